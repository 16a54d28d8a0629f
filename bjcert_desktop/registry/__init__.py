"""The unit registry (单位信息表): reading an office's workbook, finding a unit in it, and making a blank one."""

from bjcert_desktop.registry.checks import check_unit, check_value
from bjcert_desktop.registry.layouts import Proposal, propose_mapping
from bjcert_desktop.registry.model import Problem, Refused, Registry
from bjcert_desktop.registry.notes import (
    HAND_SHEET,
    Confirmation,
    Notes,
    load_notes,
    save_notes,
    with_notes,
)
from bjcert_desktop.registry.process import CHILD_ARGUMENT, reader_command
from bjcert_desktop.registry.reader import SOON_DAYS, read_registry
from bjcert_desktop.registry.report import write_corrected_copy, write_report
from bjcert_desktop.registry.rules import Finding
from bjcert_desktop.registry.template import write_blank

__all__ = [
    "CHILD_ARGUMENT",
    "HAND_SHEET",
    "SOON_DAYS",
    "Confirmation",
    "Finding",
    "Notes",
    "Problem",
    "Proposal",
    "Refused",
    "Registry",
    "check_unit",
    "check_value",
    "load_notes",
    "propose_mapping",
    "read_registry",
    "reader_command",
    "save_notes",
    "with_notes",
    "write_blank",
    "write_corrected_copy",
    "write_report",
]
