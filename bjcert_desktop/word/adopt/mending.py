"""Takes out of a blank form what office programs leave in it and no form needs; the file itself stays as it is.

WPS writes a link to a local template into every new file, LibreOffice keeps the macros of a .doc in the .docx,
equations and inserted tables are objects with a picture of themselves, and reviewers leave comments. What would load
something from elsewhere, or is of use only with its macros, is not mended: it is refused as in any other form.
"""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from lxml import etree

from ..docx_file import MAX_TEXT
from ..form_problem import FormProblem, Severity
from ..inspection import MAIN, UNREADABLE, is_external
from ..markup import Element, W, ancestor
from ..package import Package
from ..people import remove_comment_marks

_LOCAL = re.compile(r"^(file:///(?!/)|[A-Za-z]:[\\/]|/(?!/)|(?!\w+:|[\\/]{2})[^:]*$)")  # not on another computer
_TYPES = "[Content_Types].xml"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_AUTHOR = W + "author"
_MACRO = re.compile(r"^word/(_rels/)?vba\w*\.(bin|xml)(\.rels)?$", re.IGNORECASE)
_COMMENTS = re.compile(r"^word/(comments\w*|people)\.xml$", re.IGNORECASE)
_MARGIN = re.compile(r"^word/(header|footer)\d*\.xml$", re.IGNORECASE)
_TINY = 4 * 12_700  #: EMU
_STORY = re.compile(r"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$", re.IGNORECASE)


def mend(data: bytes) -> tuple[bytes, tuple[FormProblem, ...]]:
    """The .docx *data* without what is left over in it, and a note on each thing that was taken out."""
    package = Package(data)
    if _TYPES not in package.names:
        return data, ()
    mender = _Mender(package)
    try:
        for step in (mender.template, mender.macros, mender.objects, mender.comments, mender.page_numbers):
            step()
    except UNREADABLE:
        return data, ()  # the inspection says what is wrong
    return (mender.packed(), tuple(mender.notes)) if mender.notes else (data, ())


class _Mender:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._trees: dict[str, Element] = {}
        self._gone: set[str] = set()
        self.notes: list[FormProblem] = []

    def template(self) -> None:
        """Take out a link to a template on the computer where the form was made."""
        for rels in self._tables():
            for link in self._links(rels, "attachedTemplate", is_external):
                if not _LOCAL.match(link.get("Target", "")):
                    continue
                name = link.get("Target", "").replace("\\", "/").rpartition("/")[2]
                self._drop_link(rels, link)
                settings = self._tree(_owner(rels))
                for node in settings.findall(W + "attachedTemplate"):
                    settings.remove(node)
                self._note("template-link", f"带有指向原来电脑上模板“{name[:40]}”的链接，没有写进表样。")

    def macros(self) -> None:
        """Take out macros of a document that cannot run them."""
        if MAIN.encode() not in self._package.read(_TYPES):
            return
        if left := [name for name in self._package.names if _MACRO.match(name)]:
            self._drop_parts(left)
            self._note("left-over-macro", "带有另存时留下的宏，没有写进表样。")

    def objects(self) -> None:
        """Leave of an embedded object its picture."""
        for name in self._stories():
            rels = _rels_of(name)
            if rels not in self._package.names:
                continue
            for kind in ("oleObject", "package"):
                for link in self._links(rels, kind, lambda each: not is_external(each)):
                    objects = [o for o in self._tree(name).iter(_OLE) if o.get(_ID) == link.get("Id")]
                    used = objects or any(link.get("Id") in node.attrib.values() for node in self._tree(name).iter())
                    if used and not (objects and all(map(_has_picture, objects))):
                        continue
                    for each in objects:
                        each.getparent().remove(each)  # type: ignore[union-attr]  # it is inside its w:object
                    self._drop_link(rels, link)
                    self._drop_parts([_target(name, link)])
                    self._note("object-picture", "带有嵌入的对象（如公式、表格），表样里只保留它的图。")

    def comments(self) -> None:
        """Take out comments, and the names of those who wrote them or changed the text."""
        named = False
        for name in self._stories():
            if not any(sign in self._package.read(name) for sign in (b":comment", b":author=")):
                continue
            remove_comment_marks(self._tree(name))
            for node in self._tree(name).iter(tag=etree.Element):
                if node.get(_AUTHOR):
                    node.set(_AUTHOR, "")
                    named = True
        if parts := [name for name in self._package.names if _COMMENTS.match(name)]:
            self._drop_parts(parts)
            self._note("comments", "带有批注，批注和写批注人的姓名没有写进表样。")
        if named:
            self._note("authors", "带有修订，修订人的姓名没有写进表样。")

    def page_numbers(self) -> None:
        """Put page numbers into their line, whose frames a conversion has made too small to be seen."""
        for name in self._stories():
            if not _MARGIN.match(name) or b"txbxContent" not in self._package.read(name):
                continue
            for box in list(self._tree(name).iter(W + "txbxContent")):
                frame = _frame(box)
                if frame is None or not _is_page_number(box) or not _is_tiny(frame):
                    continue
                run = ancestor(frame, W + "r")
                if run is not None:
                    for each in list(box.iter(W + "r")):
                        run.addprevious(each)
                    frame.getparent().remove(frame)  # type: ignore[union-attr]  # it is in the run
                    self._note("page-number", "页码所在的框太小，表样里改成了一行普通的页码。")

    def packed(self) -> bytes:
        """The package as it is now."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self._package.names:
                if name in self._gone:
                    continue
                content = self._package.read(name)
                if name in self._trees:
                    content = etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _note(self, code: str, message: str) -> None:
        note = FormProblem(code, "", message, "原来的文件没有改动。", Severity.WARNING)
        if note not in self.notes:
            self.notes.append(note)

    def _tables(self) -> list[str]:
        return [name for name in self._package.names if name.casefold().endswith(".rels")]

    def _stories(self) -> list[str]:
        return [name for name in self._package.names if _STORY.match(name)]

    def _tree(self, name: str) -> Element:
        if name not in self._trees:
            self._trees[name] = _parsed(self._package, name)
        return self._trees[name]

    def _links(self, rels: str, kind: str, fits: Callable[[Element], bool]) -> list[Element]:
        nodes = self._tree(rels).iterchildren(tag=etree.Element)
        return [node for node in nodes if node.get("Type", "").endswith(f"/{kind}") and fits(node)]

    def _drop_link(self, rels: str, link: Element) -> None:
        self._tree(rels).remove(link)

    def _drop_parts(self, names: list[str]) -> None:
        """Take out parts, with the links to them and their content types."""
        self._gone.update(names)
        for rels in self._tables():
            for link in list(self._tree(rels).iterchildren(tag=etree.Element)):
                if not is_external(link) and _target(_owner(rels), link) in names:
                    self._drop_link(rels, link)
        for node in list(self._tree(_TYPES).iterchildren(tag=etree.Element)):
            if node.get("PartName", "").lstrip("/") in names:
                self._tree(_TYPES).remove(node)
        kinds = {name.rpartition(".")[2].casefold() for name in self._package.names if name not in self._gone}
        for node in list(self._tree(_TYPES).iterchildren(tag=etree.Element)):
            if "vbaProject" in node.get("ContentType", "") and node.get("Extension", "").casefold() not in kinds:
                self._tree(_TYPES).remove(node)


def _frame(box: Element) -> Element | None:
    """What a text box is in, with its version for older programs; None for that version itself."""
    nodes = list(box.iterancestors())
    if any(_ends(node, "Fallback") for node in nodes):
        return None
    both = next((node for node in nodes if _ends(node, "AlternateContent")), None)
    return both if both is not None else next((node for node in nodes if node.tag == W + "drawing"), None)


def _ends(node: Element, name: str) -> bool:
    return str(node.tag).endswith("}" + name)


def _is_page_number(box: Element) -> bool:
    printed = "".join(text.text or "" for text in box.iter(W + "t"))
    fields = "".join(text.text or "" for text in box.iter(W + "instrText"))
    return "PAGE" in fields and bool(re.fullmatch(r"[\d\s/第页共—–-]{0,12}", printed))


def _is_tiny(frame: Element) -> bool:
    """Whether a frame has no room for a line."""
    sizes = [node.get(side, "") for node in frame.iter() if _ends(node, "extent") for side in ("cx", "cy")]
    return any(size.isdecimal() and len(size) < 8 and int(size) < _TINY for size in sizes)


def _parsed(package: Package, name: str) -> Element:
    if len(package.read(name)) > MAX_TEXT:
        raise ValueError(name)  # such a form is refused
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _rels_of(name: str) -> str:
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels"


def _owner(rels: str) -> str:
    """The part that a table of relationships belongs to."""
    return rels.replace("_rels/", "", 1).removesuffix(".rels")


def _target(owner: str, link: Element) -> str:
    target = link.get("Target", "")
    if target.startswith("/"):
        return target.lstrip("/")
    folders = owner.split("/")[:-1]
    for step in target.split("/"):
        folders = folders[:-1] if step == ".." else [*folders, step]
    return "/".join(folders)


def _has_picture(ole: Element) -> bool:
    parent = ole.getparent()
    return parent is not None and any(isinstance(n.tag, str) and n.tag.endswith("}imagedata") for n in parent.iter())
