"""Where the values of fields stand on a filled form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .model import Block, Document, Table
from .reader import read_pages

_FIRST_MARK = 0xF0000  # of the private characters that stand in for values; no form has any


class FieldSpot(NamedTuple):
    """The cell or paragraph *where* («表1 第3行 第2列», «第5段») has the value of *field*.

    *item* is the number of the item for a field of a list (``证书.联系电话``), from 0.
    """

    field: str
    item: int | None
    where: str


#: Fills a form with values and lists.
Fill = Callable[[Mapping[str, str], Mapping[str, Sequence[Mapping[str, str]]]], bytes]


def find_field_spots(
    fill: Fill,
    values: Mapping[str, str],
    lists: Mapping[str, Sequence[Mapping[str, str]]],
) -> tuple[FieldSpot, ...]:
    """Where a form shows *values* and *lists*: it is filled once with a mark for each value, and the marks are read.

    *fill* is the form's. Values of which the form shows only a part (the day of a date) have no spot.
    """
    marks: dict[str, tuple[str, int | None]] = {}

    def mark(field: str, item: int | None = None) -> str:
        character = chr(_FIRST_MARK + len(marks))
        marks[character] = field, item
        return character

    marked = {name: mark(name) for name in values}
    items = {
        prefix: [{name: mark(name, number) for name in row} for number, row in enumerate(rows)]
        for prefix, rows in lists.items()
    }
    return tuple(
        dict.fromkeys(
            FieldSpot(*marks[character], where)
            for text, where in _texts(read_pages(fill(marked, items)))
            for character in text
            if character in marks
        )
    )


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every paragraph of the pages with the name of its cell, or its own."""
    for section in document.sections:
        yield from _texts_of(section.blocks, "")


def _texts_of(blocks: Sequence[Block], where: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts_of(cell.blocks, cell.where or where)
        else:
            yield block.text, where or block.where
