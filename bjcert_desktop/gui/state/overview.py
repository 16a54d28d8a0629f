"""A registry as the screens see it: its problems by unit, what is due, and what the ledger knows besides."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ...domain.board import Board, make_board
from ...domain.certificates import Contradiction
from ...domain.fields import UNIT_FIELDS
from ...domain.renewals import DUE_GROUPS, Cases
from ...domain.unit import Unit
from ...registry.api import HAND_SHEET, CellProblem, Registry, is_sample
from ..kit.task import Work

#: Tells what the ledger knows of a registry's units: their certificates as they are now, the cases that are not over,
#: where the workbook contradicts a fact, and a sentence why the ledger cannot be read.
Know = Callable[[Registry], tuple[Registry, Cases, tuple[Contradiction, ...], str]]
_NEEDED = tuple(field.attribute for field in UNIT_FIELDS if field.needed)


@dataclass(frozen=True)
class Overview:
    """A registry with its problems by the unit's row, those of no unit under 0; the sets hold rows."""

    registry: Registry
    problems: dict[int, list[CellProblem]] = field(default_factory=dict)
    incomplete: frozenset[int] = frozenset()
    wrong: frozenset[int] = frozenset()
    expiring: frozenset[int] = frozenset()
    board: Board = field(default_factory=lambda: Board(date.today()))
    cases: Cases = field(default_factory=Cases)
    contradictions: tuple[Contradiction, ...] = ()
    ledger_problem: str = ""


def overview(registry: Registry, today: date, know: Know) -> Overview:
    """Sort the problems of *registry*, and find what is due on *today*, by what *know* tells besides."""
    registry, cases, against, unreadable = know(registry)
    board = make_board(registry.units, today, cases)
    rows = {unit.row for unit in registry.units}
    owners = {certificate.row: unit.row for unit in registry.units for certificate in unit.certificates}
    owners.pop(0, None)  # certificates that the workbook does not have
    problems: dict[int, list[CellProblem]] = {}
    for problem in registry.problems:
        units = problem.sheet in (registry.unit_sheet, HAND_SHEET)
        row = problem.row if units and problem.row in rows else 0
        if not row and (not units or registry.lists_certificates):
            row = owners.get(problem.row, 0)
        problems.setdefault(row, []).append(problem)
    registry.search("单位", 1)  # makes the index, here and not at the first keystroke
    return Overview(
        registry,
        problems,
        frozenset(unit.row for unit in registry.units if not all(map(unit.__getattribute__, _NEEDED))),
        frozenset(row for row, found in problems.items() if row and any(p.severity == "error" for p in found)),
        frozenset(due.unit.row for group in DUE_GROUPS for due in board.waiting(group)),
        board,
        cases,
        against,
        unreadable,
    )


def uncollected(work: Work) -> Work:
    """*work* without garbage collection meanwhile: to look through all units, again and again, would stop the window.

    What there is afterwards, units above all, is left out of collections until the next work.
    """

    def run(report: Callable[[int, int], None], cancelled: Callable[[], bool]) -> object:
        gc.unfreeze()
        gc.collect()
        gc.disable()
        try:
            return work(report, cancelled)
        finally:
            gc.freeze()
            gc.enable()

    return run


def nothing_known(registry: Registry) -> tuple[Registry, Cases, tuple[Contradiction, ...], str]:
    return registry, Cases(), (), ""


def all_invented(units: Sequence[Unit]) -> bool:
    """Whether all *units* are invented: one of an office's own makes a workbook the office's."""
    return bool(units) and all(map(is_sample, units))


def stamp_of(path: Path) -> tuple[int, int] | None:
    """What changes when a file does; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
