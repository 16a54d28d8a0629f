"""Reads a workbook with the columns that a person has named for its headers."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ..model import Registry
from ..process.refusals import RefusedWorkbook
from ..user_notes import UNKNOWN_COLUMNS, Notes
from .proposal import propose_mapping
from .reader import read_registry


def read_with_notes(
    path: Path,
    notes: Notes,
    mapping: Mapping[str, str] | None = None,
    report: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Registry:
    """The workbook at *path*, read with *mapping*, else with the mapping that *notes* hold for its headers.

    Raises RegistryError like ``read_registry``.
    """
    try:
        read = read_registry(path, mapping, report=report, cancelled=cancelled)
    except RefusedWorkbook as refused:
        if mapping is not None or refused.code not in UNKNOWN_COLUMNS or not notes.mappings:
            raise
        sheets = propose_mapping(path).candidates or (None,)
        prints = (propose_mapping(path, sheet).fingerprint for sheet in sheets)
        remembered = next((notes.mappings[each] for each in prints if each in notes.mappings), None)
        if not remembered:
            raise
    else:
        remembered = notes.mappings.get(read.fingerprint)
        if mapping is not None or not remembered or remembered == dict(read.mapping):
            return read
    return read_registry(path, remembered, report=report, cancelled=cancelled)
