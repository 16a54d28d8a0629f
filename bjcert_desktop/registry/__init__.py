"""The unit registry (单位信息表): reading an office's workbook, finding a unit in it, and making a blank one.

What this door offers is imported when it is first asked for: the reading process comes through here too, and starts
for every file with next to nothing of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cells import clean
    from .checks.rules import Finding
    from .checks.values import check_unit, check_value
    from .model import Problem, Refused, Registry
    from .process.book import reader_command
    from .reading.columns import Column
    from .reading.layouts import Proposal, propose_mapping
    from .reading.reader import read_registry
    from .user_notes import (
        HAND_SHEET,
        UNKNOWN_COLUMNS,
        Confirmation,
        Notes,
        change_notes,
        load_notes,
        read_with_notes,
        with_notes,
    )
    from .writing.blank import write_blank
    from .writing.report import write_corrected_copy, write_report
    from .writing.sample import is_sample

#: The argument by which the bundled program knows that it is to be the reading process. Every start asks for it.
CHILD_ARGUMENT = "--read-workbook"

_HOMES = {
    "clean": "cells",
    "check_unit": "checks.values",
    "check_value": "checks.values",
    "Column": "reading.columns",
    "Proposal": "reading.layouts",
    "propose_mapping": "reading.layouts",
    "Problem": "model",
    "Refused": "model",
    "Registry": "model",
    "HAND_SHEET": "user_notes",
    "UNKNOWN_COLUMNS": "user_notes",
    "Confirmation": "user_notes",
    "Notes": "user_notes",
    "change_notes": "user_notes",
    "load_notes": "user_notes",
    "read_with_notes": "user_notes",
    "with_notes": "user_notes",
    "reader_command": "process.book",
    "read_registry": "reading.reader",
    "write_corrected_copy": "writing.report",
    "write_report": "writing.report",
    "Finding": "checks.rules",
    "is_sample": "writing.sample",
    "write_blank": "writing.blank",
}

__all__ = [
    "CHILD_ARGUMENT",
    "HAND_SHEET",
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
