"""Takes the names of people out of a form: comments, who changed its text, who wrote and last saved it."""

import re

from lxml import etree

from .docx_file import DocxFile, read_xml
from .markup import Element, W
from .package import Package

_COMMENTS = re.compile(r"word/(?:comments\w*|people)\.xml", re.IGNORECASE)
_PROPERTIES = re.compile(r"docProps/(?:core|app)\.xml", re.IGNORECASE)
_NAMES = {"creator", "lastModifiedBy", "Manager", "Company"}
_MARKS = {W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
_ABOUT = (W + "author", W + "initials")


def without_people(file: DocxFile) -> tuple[Package, frozenset[str]]:
    """The package of *file* with nobody's name in it, and the names of the parts with text whose trees were changed."""
    changed = frozenset(part.name for part in file.parts if _forget(part.root))
    contents = {}
    for name in file.package.names:
        if _COMMENTS.fullmatch(name):
            root = read_xml(file.package, name)
            if len(root):
                contents[name] = _written(_emptied(root))
        elif _PROPERTIES.fullmatch(name):
            root = read_xml(file.package, name)
            named = [node for node in root.iter(etree.Element) if etree.QName(node).localname in _NAMES and node.text]
            for node in named:
                node.text = None
            if named:
                contents[name] = _written(root)
    return (file.package.with_contents(contents) if contents else file.package), changed


def remove_comment_marks(root: Element) -> bool:
    """Remove what connects the text with comments, and the runs that hold nothing else; whether there was any."""
    marks = list(root.iter(*_MARKS))
    for mark in marks:
        run = mark.getparent()
        if run is None:
            continue
        run.remove(mark)
        around = run.getparent()
        if run.tag == W + "r" and all(node.tag == W + "rPr" for node in run) and around is not None:
            around.remove(run)
    return bool(marks)


def _forget(root: Element) -> bool:
    """Whether anything about people was removed from the text under *root*."""
    found = remove_comment_marks(root)
    for node in root.iter(etree.Element):
        for name in _ABOUT:
            if node.get(name):
                node.set(name, "")
                found = True
    return found


def _emptied(root: Element) -> Element:
    for node in list(root):
        root.remove(node)
    return root


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
