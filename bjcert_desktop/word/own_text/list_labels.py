"""The numbers that Word prints before the paragraphs of lists, and whether they only count."""

import re
from collections.abc import Iterable

from ..document.numbering import Numbers, in_chinese, roman
from ..document.styles import Styles, read, value
from ..docx_file import DocxFile
from ..markup import Element, W

_AROUND = re.compile(r"^[\W_第附注]+|[\W_条章节款项步点]+$")
_ORDINALS = {
    written: n
    for n in range(1, 100)
    for written in (str(n), f"{n:02}", in_chinese(n), roman(n), roman(n).upper(), chr(0x2460 + n - 1) * (n <= 20))
}
_DIGIT = re.compile("[0-9]")
_BY_HAND = 2  #: lists that may go on with what was counted by hand
_TYPED = re.compile(r"\s*[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[)）、.．](?![0-9])")
_LETTER = re.compile("[A-Za-z]")


class ListLabels:
    """Numbers the paragraphs of *file*, in their order."""

    def __init__(self, file: DocxFile) -> None:
        root = file.related("numbering")
        self._styles = Styles(file.related("styles"), None) if root is not None else None
        self._numbers = Numbers()
        if root is not None:
            self._numbers.learn(root)

    def label(self, paragraph: Element) -> str:
        """What is printed before the text of the next *paragraph*; empty for none."""
        if self._styles is None:
            return ""
        own = read(paragraph.find(W + "pPr"))
        table = next(paragraph.iterancestors(W + "tbl"), None)
        style = value(read(table.find(W + "tblPr")), "tblStyle") if table is not None else ""
        found = self._numbers.label(self._styles.paragraph(own, style).get("numPr"))
        return found.text if found is not None else ""


def number_of(label: str, text: str) -> str:
    """The number of an item of a list, whether Word prints it as its *label* or it stands in the *text*."""
    typed = _TYPED.match(text) if not label.strip() else None
    return typed[0] if typed else label


def miscounted(labels: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of the *labels*, each with its position, that say more than how many paragraphs there are in a list."""
    found, before = [], dict[str, int]()
    for where, label in labels:
        core = _AROUND.sub("", label.strip())
        *outer, last = core.split(".")
        shape = f"{label.replace(core, '#')}{len(outer)}" if core else ""
        count = _ORDINALS.get(last, 0)
        counts = count in (1, before.get(shape, 0) + 1) and all(each in _ORDINALS for each in outer)
        if core and not (counts and count) and not _LETTER.fullmatch(core):
            found.append((where, label.strip()))
        before[shape] = count
    return found if len(found) > _BY_HAND or any(len(_DIGIT.findall(label)) > 2 for _, label in found) else []
