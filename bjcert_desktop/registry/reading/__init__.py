"""From a workbook's cells to units; what other rooms may use of it."""

from .listing import read_listing
from .named_columns import read_with_notes
from .pasted import DAMAGED, pasted_rows, read_around, read_cells, read_sheets
from .proposal import Proposal, propose_mapping
from .reader import read_registry

__all__ = [
    "DAMAGED",
    "Proposal",
    "pasted_rows",
    "propose_mapping",
    "read_around",
    "read_cells",
    "read_listing",
    "read_registry",
    "read_sheets",
    "read_with_notes",
]
