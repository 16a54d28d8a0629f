"""Finds the spots of a blank form, paragraph by paragraph and table by table, in reading order."""

import re
from functools import partial

from ..form_kind import titled
from ..markup import Element, W
from . import labels
from .found_spot import Context, FoundSpot
from .line_finder import LineFinder, leading_label
from .lines import FormLine
from .table_finder import TableFinder

_OF_AUTHORITY = re.compile(
    "(审核|审批|审查|核查|审定|受理|勘验|核发|颁发|发放)\\w{0,4}(《[^》]*》)?\\w{0,4}(意见|记录|情况|结果)\\w{0,3}(表|书|单)$"
)
_TRANSPARENT = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


def find_spots(detail: bool, container: Element, context: Context = Context()) -> list[FoundSpot]:  # noqa: B008 - frozen
    """The spots in *container*; *detail*: the form is a detail sheet."""
    finder = LineFinder(detail, partial(find_spots, detail))
    _find(finder, container, context)
    return finder.spots


def _find(finder: LineFinder, container: Element, context: Context) -> Context:
    """Read everything in *container*; returns the context that holds after it."""
    carried = ""
    for child in container:
        if child.tag == W + "p":
            line = FormLine(child)
            if _is_title(line):
                context = Context()
                finder.forget_person()
            elif finder.spots and _is_title_of_authority(line):
                context = Context(office=True, below=True)
            context = finder.after_heading(line, context)
            following = child.getnext()
            next_line = FormLine(following) if following is not None and following.tag == W + "p" else None
            listed = next_line is not None and next_line.shape.strip()[:1] == "□"
            boxed = _has_empty_box(child) or (_has_empty_box(following) and not _words(next_line))
            listed = listed or boxed
            if next_line is not None and labels.is_signed(next_line.words):  # «法定代表人：» above «（签字）»
                carried = ""
                continue
            finder.read(line, context, carried, end_counts=not listed)
            carried = leading_label(line) or ("" if not line.is_blank else carried)
        elif child.tag == W + "tbl":
            finder.forget_person()
            context = TableFinder(finder, child).read(context)
            finder.forget_person()
            carried = ""
        elif child.tag in _TRANSPARENT:
            context = _find(finder, child, context)
    return context


def _has_empty_box(paragraph: Element | None) -> bool:
    """Whether a paragraph holds text boxes with nothing in them."""
    boxes = [] if paragraph is None else list(paragraph.iter(W + "txbxContent"))
    return bool(boxes) and not any((text.text or "").strip() for box in boxes for text in box.iter(W + "t"))


def _words(line: FormLine | None) -> str:
    return "" if line is None else line.words.strip("\ufffc ")


def _is_title_of_authority(line: FormLine) -> bool:
    """Whether a line is the title of a form that the authority fills about an application before it."""
    return bool(_OF_AUTHORITY.search(labels.squeeze(line.words))) and not line.tokens()


def _is_title(line: FormLine) -> bool:
    """Whether a line is the title of a form: what its predecessor's headings said ends here."""
    return bool(titled(line.words)) and not line.tokens()
