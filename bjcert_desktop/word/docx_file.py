"""Opens Word files with python-docx after their packages have been inspected: the only way to a part's XML.

This module loads python-docx and lxml, so it is imported only where a file is opened.
"""

import zipfile
from io import BytesIO
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package as DocxPackage
from lxml import etree

from .form_problem import RefusedForm
from .inspection import MAIN, UNREADABLE, Inspection, damaged, damaged_part, decoded, is_external, read_table, target_of
from .markup import Element
from .package import Package

MAX_TEXT = 4 * 1024 * 1024  #: bytes of all XML parts of a form; the shipped application form has 100 KB
_STORIES = {
    MAIN: "",
    CONTENT_TYPE.WML_HEADER: "页眉",
    CONTENT_TYPE.WML_FOOTER: "页脚",
    CONTENT_TYPE.WML_FOOTNOTES: "脚注",
    CONTENT_TYPE.WML_ENDNOTES: "尾注",
}


class TextPart(NamedTuple):
    """A part that holds printed text: its member *name*, what people call it («页眉», empty for the body), its root."""

    name: str
    title: str
    root: Element


class DocxFile:
    """A Word file opened by python-docx.

    *problems* are those of its *package* as a whole; *parts* are those that hold printed text, the body first; *strays*
    have text as well, but do not belong to the document, as far as this program follows its tables.
    A file that must not be used may have problems and no parts.
    """

    def __init__(self, data: bytes, max_text: int = MAX_TEXT) -> None:
        """Raises ``RefusedForm`` for what is damaged, deceptive, longer than *max_text* bytes, or no Word document."""
        self.package = Package(data)
        inspection = Inspection(self.package)
        self.problems = tuple(inspection.problems())
        inspection.refuse_above(max_text)
        try:
            opened = DocxPackage.open(sound_copy(self.package))
        except UNREADABLE:
            raise _unreadable(self.package, inspection.xml_names) from None
        rels = [rel for rel in opened.rels.values() if rel.reltype == RELATIONSHIP_TYPE.OFFICE_DOCUMENT]
        self._main = next((rel.target_part for rel in rels if rel.target_part.content_type == MAIN), None)
        if self._main is None and not self.problems:
            raise damaged("没有正文，文件已经损坏。")
        if len(rels) > 1:  # programs choose differently
            raise damaged("有不止一篇正文，文件已经损坏。")
        self.parts = [] if self._main is None else [_text_part(part) for part in _printed(self._main)]
        known = {part.name.casefold() for part in self.parts}
        strays = [name for name in inspection.stories if name.casefold() not in known]
        self.strays = [TextPart(name, f"部件“{name[:60]}”", read_xml(self.package, name)) for name in strays]

    def part(self, relationship: str) -> TextPart | None:
        """The header or footer that the body refers to by this *relationship* id."""
        part = None if self._main is None else self._main.related_parts.get(relationship)
        return None if part is None else _text_part(part)

    def image(self, name: str, relationship: str) -> bytes:
        """The image file that the part *name* refers to by this *relationship* id; empty where there is none."""
        parts = [] if self._main is None else _printed(self._main)
        part = next((part for part in parts if part.partname.membername == name), None)
        image = None if part is None else part.related_parts.get(relationship)
        return b"" if image is None or isinstance(image, XmlPart) else bytes(image.blob)

    def related(self, kind: str) -> Element | None:
        """The root of the part that belongs to the body as *kind* («styles»)."""
        rels = [] if self._main is None else self._main.rels.values()
        found = (rel.target_part for rel in rels if rel.reltype.endswith(f"/{kind}") and not rel.is_external)
        part = next(found, None)
        return None if part is None else _text_part(part).root


def read_xml(package: Package, name: str) -> Element:
    """The root of a part that python-docx does not open; raises ``RefusedForm`` for a damaged one."""
    try:
        return parse_xml(package.read(name))
    except UNREADABLE:
        raise damaged_part(name) from None


def _printed(main: Part) -> list[Part]:
    return [main, *dict.fromkeys(part for part in main.related_parts.values() if part.content_type in _STORIES)]


def _text_part(part: Part) -> TextPart:
    name = part.partname.membername
    try:
        root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    except UNREADABLE:
        raise damaged_part(name) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs have it optional
        raise damaged_part(name)
    etree.strip_tags(root, etree.Comment, etree.PI)
    return TextPart(name, _STORIES.get(part.content_type, ""), root)


def sound_copy(package: Package) -> BytesIO:
    """The inspected members with sound relationships, for python-docx to open.

    Word ignores relationships that lead nowhere and the case of names and modes; python-docx fails on all three.
    """
    members = {name.casefold(): name for name in package.names}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as copy:
        for name in package.names:
            content = package.read(name)
            if name.casefold().endswith(".rels"):
                table = read_table(package, name)
                for node in list(table.iterchildren(tag=etree.Element)):
                    target = target_of(name, node)
                    if is_external(node):
                        node.set("TargetMode", "External")
                    elif found := members.get(target.casefold()) or members.get(decoded(target).casefold()):
                        node.set("Target", f"/{found}")
                    else:
                        table.remove(node)
                content = etree.tostring(table)
            copy.writestr(name, content)
    stream.seek(0)
    return stream


def _unreadable(package: Package, names: tuple[str, ...]) -> RefusedForm:
    """The refusal of a package that python-docx cannot open, naming the first part that cannot be parsed."""
    for name in names:
        try:
            parse_xml(package.read(name))
        except UNREADABLE:
            return damaged_part(name)
    return damaged("文件结构已经损坏。")
