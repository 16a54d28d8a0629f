"""What other rooms may use of units and a person's notes on them; reading/ and writing/ are doors of their own."""

from .cell_text import RawCell, clean, read_date
from .checks.problem_kinds import ValueFinding
from .checks.values import check_value, suggest
from .model import FIRST_ROW, HIDDEN_ROWS, LAST_ROW, CellProblem, LeftOutRow, ProblemGroup, Registry, group_problems
from .process.refusals import RefusedWorkbook
from .sample_units import is_sample
from .user_notes import HAND_SHEET, UNKNOWN_COLUMNS, Notes, change_notes, load_notes, with_notes

__all__ = [
    "FIRST_ROW",
    "HAND_SHEET",
    "HIDDEN_ROWS",
    "LAST_ROW",
    "UNKNOWN_COLUMNS",
    "CellProblem",
    "LeftOutRow",
    "Notes",
    "ProblemGroup",
    "RawCell",
    "RefusedWorkbook",
    "Registry",
    "ValueFinding",
    "change_notes",
    "check_value",
    "clean",
    "group_problems",
    "is_sample",
    "load_notes",
    "read_date",
    "suggest",
    "with_notes",
]
