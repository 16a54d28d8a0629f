"""The workbooks that this program writes; what other rooms may use of them."""

from .batch_summary import SummaryRow, write_summary
from .blank_workbook import write_blank, write_units
from .corrected_copy import write_corrected_copy
from .joined_sheets import JoinedSheets, join_sheets
from .list_workbook import ListColumn, ListValue, Stopped, write_listing
from .lost_parts import lost_in_copy
from .new_file import write_new
from .problem_report import write_report
from .request_workbook import NOT_ASKED, RequestSheet, write_request

__all__ = [
    "NOT_ASKED",
    "JoinedSheets",
    "ListColumn",
    "ListValue",
    "RequestSheet",
    "Stopped",
    "SummaryRow",
    "join_sheets",
    "lost_in_copy",
    "write_blank",
    "write_corrected_copy",
    "write_listing",
    "write_new",
    "write_report",
    "write_request",
    "write_summary",
    "write_units",
]
