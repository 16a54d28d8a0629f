"""Cells that python-calamine gives as blank though they are not: error values, and formulas without a stored value."""

from typing import NamedTuple

MOST_ODD_CELLS = 10_000
ERROR_VALUES = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))


class OddCell(NamedTuple):
    """*row* and *column* count from 0; *code* is a key of ``PROBLEM_KINDS``; *value* is the error value, if any."""

    row: int
    column: int
    code: str
    value: str
