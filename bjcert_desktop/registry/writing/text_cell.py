"""Cells that stay text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...system.half_characters import without_halves

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Put *text* into *cell* as text, never a formula or number, without the characters that Excel forbids."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell

    if isinstance(cell, MergedCell):
        return  # it shows nothing
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", without_halves(text))
    cell.number_format = "@"
    if text:
        cell.data_type = "s"
