"""What other rooms may use: reading a registry, finding its units, a person's notes, and writing workbooks."""

from .cell_text import RawCell, clean, read_date
from .checks.problem_kinds import ValueFinding
from .checks.values import check_unit, check_value, suggest
from .model import CellProblem, LeftOutRow, ProblemGroup, Registry, group_problems
from .process.client import reader_command
from .process.refusals import RefusedWorkbook
from .reading.columns import SheetColumn
from .reading.listing import read_listing
from .reading.pasted import DAMAGED, pasted_rows, read_around, read_cells, read_sheets
from .reading.proposal import FIRST_ROW, HIDDEN_ROWS, LAST_ROW, Proposal, propose_mapping
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
from .writing.batch_summary import SummaryRow, write_summary
from .writing.blank_workbook import write_blank, write_units
from .writing.corrected_copy import write_corrected_copy
from .writing.joined_sheets import JoinedSheets, join_sheets
from .writing.list_workbook import ListColumn, ListValue, Stopped, write_listing
from .writing.lost_parts import lost_in_copy
from .writing.new_file import write_new
from .writing.problem_report import write_report
from .writing.request_workbook import NOT_ASKED, RequestSheet, write_request
from .writing.sample_units import is_sample

__all__ = [
    "DAMAGED",
    "FIRST_ROW",
    "HAND_SHEET",
    "HIDDEN_ROWS",
    "LAST_ROW",
    "NOT_ASKED",
    "UNKNOWN_COLUMNS",
    "CellProblem",
    "Confirmation",
    "JoinedSheets",
    "LeftOutRow",
    "ListColumn",
    "ListValue",
    "Notes",
    "ProblemGroup",
    "Proposal",
    "RawCell",
    "RefusedWorkbook",
    "Registry",
    "RequestSheet",
    "SheetColumn",
    "Stopped",
    "SummaryRow",
    "ValueFinding",
    "change_notes",
    "check_unit",
    "check_value",
    "clean",
    "group_problems",
    "is_sample",
    "join_sheets",
    "load_notes",
    "lost_in_copy",
    "pasted_rows",
    "propose_mapping",
    "read_around",
    "read_cells",
    "read_date",
    "read_listing",
    "read_registry",
    "read_sheets",
    "read_with_notes",
    "reader_command",
    "suggest",
    "with_notes",
    "write_blank",
    "write_corrected_copy",
    "write_listing",
    "write_new",
    "write_report",
    "write_request",
    "write_summary",
    "write_units",
]
