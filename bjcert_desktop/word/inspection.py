"""What a package says about itself, inspected before python-docx opens it: content types, relationships, size."""

import re
from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from lxml import etree

from .form_problem import FormProblem, RefusedForm
from .markup import Element
from .package import Package

MAIN = CONTENT_TYPE.WML_DOCUMENT_MAIN
#: What lxml and python-docx raise for files that break the rules.
UNREADABLE = (etree.LxmlError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
_BYTES_PER_TAG = 20  #: parts with fewer on average would take too much memory as trees
_MAX_ENTRIES = 10_000
#: Names of namespaces in a part; forms have 150, and their number counts squared when it is parsed.
_MOST_SPACES = 2_000
_MOST_PARSED = 16 * 1024 * 1024  #: bytes
#: Roots of parts whose text Word prints, wherever it finds them.
_STORIES = {"document", "hdr", "ftr", "footnotes", "endnotes"}
#: What parts may be written in; other programs read other encodings, each as it likes.
_ENCODINGS = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"}
_OF_WORD = ("word/", "docprops/", "customxml/")  #: folders whose parts Word reads; others hold what tools leave
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试。"
_STRICT_PROBLEM = FormProblem("strict", "", "是“严格 Open XML 文档”格式。", _SAVE_AS)
_DOCUMENT_TYPE = ["<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
#: Kinds of external links, by the end of their relationship type.
_LINKS = {
    "attachedTemplate": ("附加的模板", "请在 Word 的“开发工具—文档模板”中去掉附加的模板，保存后再试。"),
    "image": ("链接的图片", "请删去该图片，重新插入保存在文件里的图片。"),
    "oleObject": ("链接的对象", "请删去该对象，保存后再试。"),
}
#: Kinds of relationships whose targets Word does not miss; the document itself is looked for later.
_SPARED = {
    "hyperlink",
    "thumbnail",
    "customXml",
    "customXmlProps",
    "glossaryDocument",
    "printerSettings",
    "officeDocument",
}
#: Parts that are not text, pictures or fonts, by the end of their relationship type.
_EMBEDDED = {
    "oleObject": "嵌入的对象",
    "package": "嵌入的文件",
    "aFChunk": "嵌入的其他格式文档",
    "control": "控件",
}


def damaged(message: str) -> RefusedForm:
    """The refusal of a damaged file."""
    return RefusedForm(FormProblem("damaged", "", message, _SAVE_AS))


def damaged_part(name: str) -> RefusedForm:
    """The refusal of a file whose part *name* is damaged."""
    return damaged(f"其中的部件“{name}”已经损坏。")


def read_table(package: Package, name: str) -> Element:
    """The root of a table of content types or relationships; raises ``RefusedForm`` for a damaged or huge one."""
    if package.read(name).count(b"<") > _MAX_ENTRIES:
        raise RefusedForm(FormProblem("suspicious", "", f"文件结构不正常，其中“{name}”的条目太多。", _SAVE_AS))
    try:
        table = parse_xml(package.read(name))
    except UNREADABLE:
        raise damaged_part(name) from None
    if any(not (node.get("Id") and node.get("Type")) for node in table.iterchildren("{*}Relationship")):
        raise damaged_part(name)  # as Word does
    return table


def is_external(relationship: Element) -> bool:
    """Whether the target lies outside the package."""
    return relationship.get("TargetMode", "").casefold() == "external"


def target_of(table: str, relationship: Element) -> str:
    """The member that a relationship in *table* leads to."""
    folder = "/" + table.rpartition("_rels/")[0].rstrip("/")
    return str(PackURI.from_rel_ref(folder, relationship.get("Target", "")).membername)


def decoded(target: str) -> str:
    """*target* with the characters that are written %20 and the like."""
    plain = re.sub(rb"%([0-9A-Fa-f]{2})", lambda code: bytes((int(code[1], 16),)), target.encode())
    return plain.decode(errors="replace")


class Inspection:
    """What is known of a package before it is opened."""

    def __init__(self, package: Package) -> None:
        """Raises ``RefusedForm`` for a package that holds no Word document."""
        if "[Content_Types].xml" not in package.names:
            raise RefusedForm(FormProblem("not-word", "", "不是 Word 文档（.docx）。", _SAVE_AS))
        self._package = package
        #: Member, or ending of its name («rels»), in lower case → content type.
        self._kinds = {
            (node.get("PartName", "") or node.get("Extension", "")).lstrip("/").casefold(): node.get("ContentType", "")
            for node in read_table(package, "[Content_Types].xml").iterchildren(tag=etree.Element)
        }
        self.xml_names = tuple(filter(self._is_xml, package.names))
        #: The parts that are text by what is in them, whatever the tables say.
        self.stories: list[str] = []

    def _is_xml(self, name: str) -> bool:
        name = name.casefold()
        kind = self._kinds.get(name) or self._kinds.get(name.rpartition(".")[2], "")
        return name.endswith((".xml", ".rels")) or (kind.endswith("xml") and not kind.startswith("image/"))

    def problems(self) -> Iterator[FormProblem]:
        """What is wrong with the package as a whole; raises ``RefusedForm`` when it is no Word document at all."""
        kinds = self._kinds.values()
        if MAIN not in kinds:
            yield from self._not_a_document()
        names = map(str.casefold, (*self._package.names, *kinds))
        if any("vbaproject" in name or "/activex/" in name for name in names):
            yield FormProblem("macro", "", "带有宏或控件。", "请另存为不含宏的“Word 文档（*.docx）”后再试。")
        for name in self.xml_names:
            # Word refuses a file with a document type, and other readers fetch what it names.
            if any(text in self._package.read(name) for text in _DOCUMENT_TYPE):
                raise damaged_part(name)
            if name.casefold().endswith(".rels"):
                table = read_table(self._package, name)
                self._refuse_lost(name, table)
                yield from _links(table)
            elif self._root_of(name, needed=name.casefold().startswith(_OF_WORD)) in _STORIES:
                self.stories.append(name)

    def _refuse_lost(self, name: str, relationships: Element) -> None:
        """Raise ``RefusedForm`` when a part is gone that the document needs, or has no content type."""
        known = {each.casefold() for each in self._package.names}
        for node in relationships.iterchildren(tag=etree.Element):
            kind, target = node.get("Type", "").rpartition("/")[2], target_of(name, node)
            if (
                is_external(node)
                or kind in _SPARED
                or kind in _EMBEDDED
                or target.rpartition("/")[2].casefold() == "null"
            ):
                continue
            found = next((each for each in (target, decoded(target)) if each.casefold() in known), None)
            if found is None:
                raise damaged(f"缺少其中的部件“{target[:60]}”。")
            ending = found.casefold().rpartition(".")[2]
            if found.casefold() not in self._kinds and ending not in self._kinds:
                raise damaged(f"其中的部件“{found[:60]}”没有写明类型。")

    def _root_of(self, name: str, *, needed: bool) -> str:
        """The root of an XML part, empty for one of another vocabulary; refuses a *needed* one that is broken."""
        content = self._package.read(name)
        if content.count(b"xmlns") > _MOST_SPACES:
            raise RefusedForm(FormProblem("suspicious", "", f"文件结构不正常，其中“{name[:60]}”写得不正常。", _SAVE_AS))
        if len(content) > _MOST_PARSED:
            return ""  # refused for its size
        try:
            root = etree.fromstring(content, parser := etree.XMLParser(resolve_entities=False, no_network=True))
        except UNREADABLE:
            if needed:
                raise damaged_part(name) from None
            return ""
        found = root.getroottree().docinfo
        known = (found.encoding or "UTF-8").upper() in _ENCODINGS
        wrong = len(parser.error_log.filter_from_errors())  # such as a namespace that pieces cannot be parsed with
        if needed and (wrong or not known or found.doctype):  # type: ignore[union-attr]  # the stubs have it optional
            raise damaged_part(name)
        if any(_STRICT.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be")):
            raise RefusedForm(_STRICT_PROBLEM)  # in part or whole, it is shown by some programs and not by others
        return etree.QName(root).localname if "wordprocessingml" in (etree.QName(root).namespace or "") else ""

    def _not_a_document(self) -> Iterator[FormProblem]:
        kinds = self._kinds.values()
        if any("macroEnabled" in kind for kind in kinds):
            yield FormProblem("macro", "", "是带宏的文档。", "请另存为不含宏的“Word 文档（*.docx）”后再试。")
        elif _TEMPLATE in kinds:
            yield FormProblem("dotx", "", "是 Word 模板（.dotx）。", _SAVE_AS)
        else:
            raise RefusedForm(FormProblem("not-word", "", "不是 Word 文档（.docx）。", _SAVE_AS))

    def refuse_above(self, max_text: int) -> None:
        """Raise ``RefusedForm`` when the parts that are parsed have more than *max_text* bytes together."""
        contents = [self._package.read(name) for name in self.xml_names]
        tags = sum(content.count(b"<") for content in contents)
        if sum(map(len, contents)) > max_text or tags > max_text // _BYTES_PER_TAG:
            remedy = "请删去与表样无关的内容，或请信息技术人员重新制作表样。"
            raise RefusedForm(FormProblem("too-large", "", "内容太多，不像一份表样。", remedy))


def _links(relationships: Element) -> Iterator[FormProblem]:
    for node in relationships.iterchildren(tag=etree.Element):
        kind = node.get("Type", "").rpartition("/")[2]
        if node.get("Type", "").startswith(_STRICT) and kind == "officeDocument":
            yield _STRICT_PROBLEM
        if kind in _EMBEDDED and not is_external(node):
            remedy = "请删去它，或改成普通文字或图片，保存后再试。"
            yield FormProblem("embedded", "", f"含有{_EMBEDDED[kind]}（{node.get('Target', '')[:60]}）。", remedy)
        elif is_external(node) and kind != "hyperlink":
            what, remedy = _LINKS.get(kind, ("外部链接", "请删去链接到其他文件的内容，保存后再试。"))
            yield FormProblem("external", "", f"含有{what}（{node.get('Target', '')[:60]}）。", remedy)
