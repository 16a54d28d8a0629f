"""What a run of a batch has come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..preparation import PreparedUnit


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """What became of a unit: *folder* and *files* in it, or the *problem* (a sentence) that kept it from being written.

    *name* and *code* are those on the papers. *remarks* are sentences about what was left out of them. A *resumed* one
    had been written by the run that was interrupted; its data may have been *changed* since, of which the last remark
    tells.
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
        """The files where they are."""
        return tuple(self.folder / name for name in self.files) if self.folder else ()


@dataclass(frozen=True)
class BatchResult:
    """*outcomes* in the order of the units; *left* units were not begun, because the batch was cancelled.

    *resumable*: the same batch run again goes on where this one was cancelled, or could not write; the lists are
    written when it is through. *problems* are sentences about lists that could not be written. *strays* are folders
    that the interrupted run wrote for units that the batch no longer has. *forms* tells which version of each form was
    used, for people.
    """

    outcomes: tuple[UnitOutcome, ...]
    left: int
    resumable: bool
    summary: Path | None
    transfer: Path | None
    problems: tuple[str, ...]
    strays: tuple[Path, ...]
    forms: Mapping[str, str]


NOTHING_DONE = BatchResult((), 0, False, None, None, (), (), {})
