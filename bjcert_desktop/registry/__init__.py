"""The unit registry (单位信息表): reading an office's workbook, finding a unit in it, and making a blank one.

What this door offers is imported when it is first asked for: the reading process comes through here too, and starts
for every file with next to nothing of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cells import clean
    from .checks import check_unit, check_value
    from .columns import Column
    from .layouts import Proposal, propose_mapping
    from .model import Problem, Refused, Registry
    from .notes import (
        HAND_SHEET,
        UNKNOWN_COLUMNS,
        Confirmation,
        Notes,
        change_notes,
        load_notes,
        read_with_notes,
        with_notes,
    )
    from .process import reader_command
    from .reader import SOON_DAYS, read_registry
    from .report import write_corrected_copy, write_report
    from .rules import Finding
    from .sample import is_sample
    from .template import write_blank

#: The argument by which the bundled program knows that it is to be the reading process. Every start asks for it.
CHILD_ARGUMENT = "--read-workbook"

_HOMES = {
    "clean": "cells",
    "check_unit": "checks",
    "check_value": "checks",
    "Column": "columns",
    "Proposal": "layouts",
    "propose_mapping": "layouts",
    "Problem": "model",
    "Refused": "model",
    "Registry": "model",
    "HAND_SHEET": "notes",
    "UNKNOWN_COLUMNS": "notes",
    "Confirmation": "notes",
    "Notes": "notes",
    "change_notes": "notes",
    "load_notes": "notes",
    "read_with_notes": "notes",
    "with_notes": "notes",
    "reader_command": "process",
    "SOON_DAYS": "reader",
    "read_registry": "reader",
    "write_corrected_copy": "report",
    "write_report": "report",
    "Finding": "rules",
    "is_sample": "sample",
    "write_blank": "template",
}

__all__ = [
    "CHILD_ARGUMENT",
    "HAND_SHEET",
    "SOON_DAYS",
    "UNKNOWN_COLUMNS",
    "Column",
    "Confirmation",
    "Finding",
    "Notes",
    "Problem",
    "Proposal",
    "Refused",
    "Registry",
    "change_notes",
    "check_unit",
    "check_value",
    "clean",
    "is_sample",
    "load_notes",
    "propose_mapping",
    "read_registry",
    "read_with_notes",
    "reader_command",
    "with_notes",
    "write_blank",
    "write_corrected_copy",
    "write_report",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
