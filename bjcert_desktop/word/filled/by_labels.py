"""Reads a filled form by its labels: it is emptied, and the spots are found as in a blank."""

from collections.abc import Iterator

from ..adopt.blank_form import kind_of, settle
from ..adopt.finder import find_spots
from ..adopt.found_spot import FoundSpot, Write
from ..adopt.proposal import SURE
from ..docx_file import DocxFile
from ..form_kind import FormKind
from ..markup import Element, W, ancestor
from ..positions import Positions, positions_in
from .emptying import Emptied, Taken, empty
from .plausible import looks_like
from .value import FilledForm, ReadValue


def read_by_labels(data: bytes) -> FilledForm:
    """What the filled form *data* says."""
    file = DocxFile(data)
    found: list[FoundSpot] = []
    kept = Emptied()
    for part in file.parts:
        empty(part.root, kept)
    detail = kind_of(file.parts[0].root) is FormKind.DETAIL
    positions: Positions = {}
    for part in file.parts:
        body = part.root.find(W + "body")
        found += find_spots(detail, part.root if body is None else body)
        positions |= positions_in(part.root, part.title)
    settle(found, [part.root for part in file.parts])
    values = tuple(value for spot in found for value in _values(spot, kept, positions))
    return FilledForm(values, tuple(dict.fromkeys(positions[paragraph] for paragraph in kept.unread())))


def _values(spot: FoundSpot, emptied: Emptied, positions: Positions) -> Iterator[ReadValue]:
    field = spot.meaning.field
    if field is None or spot.kind == "choice":
        return
    if spot.kind == "column":
        for item, paragraph in enumerate(_column(spot), 1):
            yield from _value(field, emptied.at(paragraph, 0), positions.get(paragraph, ""), spot, item)
        return
    pieces = [emptied.at(write.line.paragraph, write.start) for write in spot.writes]
    where = positions.get(spot.writes[0].line.paragraph, "")
    yield from _value(field, _joined(spot.writes, pieces), where, spot, 0)


def _value(field: str, taken: Taken | None, where: str, spot: FoundSpot, item: int) -> Iterator[ReadValue]:
    if taken is None or not (taken.text or taken.doubt):
        return
    confidence = spot.meaning.confidence
    if not looks_like(field, taken.text):
        confidence = min(confidence, SURE - 0.1)
    yield ReadValue(field, taken.text, where, confidence, taken.doubt, item if "." in field else 0)


def _joined(writes: list[Write], pieces: list[Taken | None]) -> Taken | None:
    """The value of a spot that is written in pieces: characters, or the numbers of a date."""
    if not writes[0].piece:
        return pieces[0]  # a second write is the same box for older programs
    signs = (write.piece if write.piece in ("年", "月", "日") else "" for write in writes)
    text = "".join(piece.text + sign for piece, sign in zip(pieces, signs, strict=True) if piece)
    return Taken(text, next((piece.doubt for piece in pieces if piece and piece.doubt), ""))


def _column(spot: FoundSpot) -> Iterator[Element]:
    """The first paragraph of each cell of a column, from the first row of the list to its last."""
    first = spot.writes[0].line.paragraph
    cell, row = ancestor(first, W + "tc"), ancestor(first, W + "tr")
    if cell is None or row is None:
        return
    at = _cells(row).index(cell)
    for each in (row, *spot.spare):
        cells = _cells(each)
        if at < len(cells):
            yield next(cells[at].iter(W + "p"))


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter(W + "tc") if ancestor(cell, W + "tr") is row]
