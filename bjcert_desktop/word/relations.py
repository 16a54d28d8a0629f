"""The package's own tables: which parts hold text, and whether anything in it is run or fetched from elsewhere."""

from collections.abc import Iterator

from lxml import etree

from .markup import Element, parse
from .package import Package
from .problem import Problem, Refused

#: Bytes and tags of all text parts together; the shipped application form has 100 KB and 4,000.
MAX_TEXT, MAX_TAGS = 4 * 1024 * 1024, 200_000
_MAX_ENTRIES = 10_000
_CONTENT_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = _WORD + "document.main+xml"
_STORIES = {
    _MAIN: "",
    _WORD + "header+xml": "页眉",
    _WORD + "footer+xml": "页脚",
    _WORD + "footnotes+xml": "脚注",
    _WORD + "endnotes+xml": "尾注",
}
_STRICT = "http://purl.oclc.org/ooxml/"
_SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试。"
#: Kinds of external links, by the end of their relationship type.
_LINKS = {
    "attachedTemplate": ("附加的模板", "请在 Word 的“开发工具—文档模板”中去掉附加的模板，保存后再试。"),
    "image": ("链接的图片", "请删去该图片，重新插入保存在文件里的图片。"),
    "oleObject": ("链接的对象", "请删去该对象，保存后再试。"),
}
#: Things inside the package that are no text, picture or font, by the end of their relationship type.
_EMBEDDED = {
    "oleObject": "嵌入的对象",
    "package": "嵌入的文件",
    "aFChunk": "嵌入的其他格式文档",
    "control": "控件",
}


def text_parts(package: Package) -> Iterator[tuple[str, str]]:
    """The parts that hold printed text, each with what to call it («页眉»; empty for the body)."""
    for name, kind in _overrides(package):
        if kind in _STORIES and name in package.names:
            yield name, _STORIES[kind]


def read_parts(package: Package) -> Iterator[tuple[str, str, Element]]:
    """The parts that hold printed text, parsed: name, what to call it, and root, the body first.

    Raises ``Refused`` for a damaged one, and for more than any form needs: as a tree it would take all memory.
    """
    stories = dict(text_parts(package))
    contents = [package.read(name) for name in stories]
    if sum(map(len, contents)) > MAX_TEXT or sum(content.count(b"<") for content in contents) > MAX_TAGS:
        remedy = "请删去与表样无关的内容，或请信息技术人员重新制作表样。"
        raise Refused(Problem("too-large", "", "内容太多，不像一份表样。", remedy))
    for name in sorted(stories, key=lambda name: stories[name] != ""):
        try:
            root = parse(package.read(name))
        except (etree.XMLSyntaxError, ValueError):
            remedy = "请用 Word 或 WPS 打开后另存为新的文件。"
            raise Refused(Problem("damaged", "", f"其中的部件“{name}”已经损坏。", remedy)) from None
        yield name, stories[name], root


def inspect_package(package: Package) -> Iterator[Problem]:
    """What is wrong with the package as a whole; raises ``Refused`` when it is no Word document at all."""
    kinds = dict(_overrides(package))
    if _MAIN not in kinds.values():
        yield from _not_a_document(kinds)
    elif not any(kind == _MAIN and name in package.names for name, kind in kinds.items()):
        raise Refused(Problem("damaged", "", "没有正文，文件已经损坏。", _SAVE_AS))
    if any(
        "vbaproject" in name or "/activex/" in name for name in map(str.casefold, (*package.names, *_kinds(package)))
    ):
        yield Problem("macro", "", "带有宏或控件。", "请另存为不含宏的“Word 文档（*.docx）”后再试。")
    for name in package.names:
        if name.casefold().endswith((".xml", ".rels")):
            _refuse_document_type(package, name)
        if name.casefold().endswith(".rels"):
            yield from _external_links(package, name)


def _overrides(package: Package) -> Iterator[tuple[str, str]]:
    for node in _table(package, _CONTENT_TYPES):
        if node.get("PartName"):
            yield node.get("PartName", "").lstrip("/"), node.get("ContentType", "")


def _kinds(package: Package) -> list[str]:
    """All content types that the package names."""
    return [node.get("ContentType", "") for node in _table(package, _CONTENT_TYPES)]


def _refuse_document_type(package: Package, name: str) -> None:
    """No part of a Word file has a document type: Word refuses such a file, and other readers fetch what it names."""
    content = package.read(name)
    if (
        b"<!DOCTYPE" in content
        or "<!DOCTYPE".encode("utf-16-le") in content
        or "<!DOCTYPE".encode("utf-16-be") in content
    ):
        raise Refused(Problem("damaged", "", f"其中的部件“{name}”已经损坏。", _SAVE_AS))


def _not_a_document(kinds: dict[str, str]) -> Iterator[Problem]:
    if any("macroEnabled" in kind for kind in kinds.values()):
        yield Problem("macro", "", "是带宏的文档。", "请另存为不含宏的“Word 文档（*.docx）”后再试。")
    elif _WORD + "template.main+xml" in kinds.values():
        yield Problem("dotx", "", "是 Word 模板（.dotx）。", _SAVE_AS)
    else:
        raise Refused(Problem("not-word", "", "不是 Word 文档（.docx）。", _SAVE_AS))


def _external_links(package: Package, name: str) -> Iterator[Problem]:
    for node in _table(package, name):
        kind = node.get("Type", "").rpartition("/")[2]
        if node.get("Type", "").startswith(_STRICT) and kind == "officeDocument":
            yield Problem("strict", "", "是“严格 Open XML 文档”格式。", _SAVE_AS)
        external = node.get("TargetMode", "").casefold() == "external"
        if kind in _EMBEDDED and not external:
            remedy = "请删去它，或改成普通文字或图片，保存后再试。"
            yield Problem("embedded", "", f"含有{_EMBEDDED[kind]}（{node.get('Target', '')[:60]}）。", remedy)
        elif external and kind != "hyperlink":
            what, remedy = _LINKS.get(kind, ("外部链接", "请删去链接到其他文件的内容，保存后再试。"))
            yield Problem("external", "", f"含有{what}（{node.get('Target', '')[:60]}）。", remedy)


def _table(package: Package, name: str) -> Element:
    try:
        if package.read(name).count(b"<") > _MAX_ENTRIES:
            raise Refused(Problem("suspicious", "", f"文件结构不正常，其中“{name}”的条目太多。", _SAVE_AS))
        return parse(package.read(name))
    except KeyError:
        raise Refused(Problem("not-word", "", "不是 Word 文档（.docx）。", _SAVE_AS)) from None
    except (etree.XMLSyntaxError, ValueError):
        raise Refused(Problem("damaged", "", f"其中的部件“{name}”已经损坏。", _SAVE_AS)) from None
