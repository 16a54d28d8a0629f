"""The result of a batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..preparation import PreparedUnit


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """The result for a unit: *folder* and *files* in it, or the *problem* (a sentence) why it was not written.

    *name* and *code* are those on the papers. *remarks* are sentences about what was left out of them. A *resumed* unit
    had been written by the interrupted run; if its data have *changed* since, the last remark says so.
    """

    member: PreparedUnit
    name: str
    code: str
    certificates: int | None = None
    amount: int | None = None
    folder: Path | None = None
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    problem: str = ""
    resumed: bool = False
    changed: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The full paths of the files."""
        return tuple(self.folder / name for name in self.files) if self.folder else ()


@dataclass(frozen=True)
class BatchResult:
    """*outcomes* in the order of the units; *left* units were not begun because the batch was cancelled.

    *resumable*: running the same batch again continues where this one was cancelled or could not write; the lists are
    written once it is complete. *problems* are sentences about lists that could not be written. *strays* are folders
    that the interrupted run wrote for units that are no longer in the batch. *forms* tells in Chinese which version of
    each form was used. *batch* identifies it in the ledger; blank for a single unit.
    """

    outcomes: tuple[UnitOutcome, ...]
    left: int
    resumable: bool
    summary: Path | None
    transfer: Path | None
    problems: tuple[str, ...]
    strays: tuple[Path, ...]
    forms: Mapping[str, str]
    batch: str = ""


NOTHING_DONE = BatchResult((), 0, False, None, None, (), (), {})
