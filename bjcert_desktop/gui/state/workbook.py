"""The office's workbook as the window sees it: read in the background, with what people have said about it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.certificates import CertificateFact
from ...domain.renewals import Cases
from ...domain.unit import Unit
from ...errors import BjcertError, ExportError
from ...registry.api import (
    UNKNOWN_COLUMNS,
    CellProblem,
    Notes,
    RefusedWorkbook,
    Registry,
    change_notes,
    load_notes,
    with_notes,
)
from ...system.event_log import note
from ...system.files import cannot_write
from ...system.own_data import SetAsideError
from ..kit.task import BackgroundTask, Work
from .overview import Know, Overview, all_invented, nothing_known, overview, stamp_of, uncollected
from .settings import Settings

Failed = Callable[[Exception], None]


class Workbook(QObject):
    """Holds the registry. *changed* follows what pages show: units, problems, what is being done; not how far it is."""

    changed, progressed = Signal(), Signal()

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        parent: QObject | None = None,
        know: Know = nothing_known,
        keep_facts: Callable[[Sequence[CertificateFact]], object] = list,
    ) -> None:
        super().__init__(parent)
        self.folder, self.settings, self._know, self._keep_facts = folder, settings, know, keep_facts
        self._ledgers: tuple[date, object] | None = None  # the day and the ledger's state that the view is of
        self._read: Registry | None = None
        self._stamp: tuple[int, int] | None = None
        self.reads = 0  # workbooks read so far: after each, a unit may be in another row
        self._task = BackgroundTask(self)
        self._task.progress.connect(self._progressed)
        self._task.failed.connect(self._failed)
        self._on_failure: Failed | None = None
        self._waiting: list[tuple[str, Work, Callable[..., None], Failed | None]] = []
        self.view: Overview | None = None
        self.busy = self.problem = self.notice = ""
        self.progress = (0, 0)
        self.practice = False  # whether the units of the workbook are invented ones, all of them
        self.refused: Path | None = None  # the workbook whose columns a person has to name
        self.choice: tuple[str, ...] = ()  # the sheets of it among which a person has to choose
        self.notes = Notes()
        try:
            self.notes = load_notes(folder)
            self._keep = True
        except BjcertError as error:
            self.problem, self._keep = str(error), isinstance(error, SetAsideError)
        if self.notes.by_hand:
            self.view = overview(with_notes(self.as_read(), self.notes), date.today(), nothing_known)
            QTimer.singleShot(0, self, self.look_at_ledger)  # SQLite is loaded once the window is shown

    @property
    def registry(self) -> Registry | None:
        """The units with all corrections, or None before any is there."""
        return self.view.registry if self.view else None

    @property
    def cases(self) -> Cases:
        """The cases that are not over."""
        return self.view.cases if self.view else Cases()

    @property
    def practising(self) -> bool:
        """Whether there are invented units only, among those added by hand as well."""
        by_hand = [unit for unit in self.registry.units if unit.row < 0] if self.registry else []
        return all_invented([*(self._read.units if self._read else ()), *by_hand])

    # --- reading

    def open(self, path: Path, mapping: dict[str, str] | None = None) -> None:
        """Read the workbook at *path*; the last good one stays until then. *mapping* is remembered for its headers."""
        settled = self.settings.policy.path("registry")
        if self.settings.locked("registry") and path != settled:
            self.problem = (
                f"单位信息表由单位统一设置为“{settled or '不打开'}”，不能换用别的。需要更换时，请联系单位的技术人员。"
            )
            self.changed.emit()
            return
        notes = self.notes
        self.refused, self.choice = None, ()
        if self.busy:
            self.cancel()  # the file chosen last is the one that is wanted

        def work(report: Callable[[int, int], None], cancelled: Callable[[], bool]) -> object:
            from ...registry.reading import read_with_notes  # not needed to show home

            stamp = stamp_of(path)
            read = read_with_notes(path, notes, mapping, report, cancelled)
            return read, stamp, self._overview(with_notes(read, notes))

        def opened(result: tuple[Registry, tuple[int, int] | None, Overview]) -> None:
            self._read, self._stamp, self.view = result
            self.reads += 1
            self.practice = all_invented(self._read.units)
            if not self.practice:
                self.settings.remember("registry", path)
            note("workbook", kind=self._read.kind, units=len(self._read.units), problems=len(self._read.problems))
            opened_elsewhere = path.with_name(f"~${path.name}").exists()  # what Excel and WPS put beside an open file
            self.notice = f"“{path.name}”正在别的程序里打开着，这里读到的是上次保存的内容。" if opened_elsewhere else ""
            if mapping is not None:
                self.note(lambda notes: notes.map_columns(result[0].fingerprint, mapping))

        def failed(error: Exception) -> None:
            if isinstance(error, RefusedWorkbook) and error.code in UNKNOWN_COLUMNS:
                self.refused, self.choice = path, error.sheets

        self.run(f"正在读取“{path.name}”…", uncollected(work), opened, failed)

    def look_again(self) -> None:
        """Notice a workbook that was changed, moved or deleted since it was read."""
        if self._read is None or self.working:
            return
        path, stamp = self._read.path, stamp_of(self._read.path)
        if stamp is None:
            notice = f"“{path}”找不到了，可能被移走或改名；现在用的是上次读到的内容。"
        elif stamp != self._stamp:
            notice = f"“{path.name}”在打开之后改动过；现在用的是改动前的内容，请点“重新读取”。"
        else:
            notice = ""
        if notice != self.notice:
            self.notice = notice
            self.changed.emit()

    def look_at_ledger(self) -> None:
        """Take over what the ledger has come to know since, and the day."""
        if self.view is not None and self._ledgers != self._stamp_of_ledgers():
            notes = self.notes
            self.run("", lambda _report, _cancelled: self._overview(with_notes(self.as_read(), notes)), self._seen)

    def _overview(self, registry: Registry) -> Overview:
        self._ledgers = self._stamp_of_ledgers()
        return overview(registry, date.today(), self._know)

    def _stamp_of_ledgers(self) -> tuple[date, object]:
        return date.today(), tuple(map(stamp_of, (self.folder / "ledger.db", self.folder / "practice" / "ledger.db")))

    def read_again(self) -> None:
        """Read the same workbook again."""
        if self._read is not None:
            self.open(self._read.path)

    def open_sample(self) -> None:
        """Open the workbook of invented units, made in the person's data folder."""
        path = self.folder / "示例单位信息表（勿用于正式办理）.xlsx"

        def work(_report: object, _cancelled: object) -> None:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                from ...registry.writing import write_blank  # not needed to show home

                write_blank(path, sample=True)

        self.run("正在准备示例…", work, lambda _: self.open(path))

    def cancel(self) -> None:
        """Ask what is being done to stop."""
        self._task.cancel()

    def close(self) -> None:
        """Stop, and begin nothing any more."""
        self._waiting.clear()
        self._task.wait(0)

    def correct(self, unit: Unit, name: str, value: str) -> None:
        """Put *value* in place of what the workbook has for the field *name*, for good."""
        if unit.row < 0:
            self._say_by_hand(unit, lambda notes, number: notes.correct_by_hand(number, name, value))
        else:
            original = self.original(unit)
            self.note(lambda notes: notes.correct(original, name, value, date.today()))

    def confirm(self, name: str, value: str, reason: str) -> None:
        """Take *value* of the field *name* as compared with the original."""
        self.note(lambda notes: notes.confirm(name, value, reason, date.today()))

    def judge_row(self, unit: Unit, is_unit: bool) -> None:
        """Say whether the row of *unit* is one."""
        self.note(lambda notes: notes.judge_row(self.original(unit), is_unit))

    def add(self, values: dict[str, str]) -> None:
        """A unit by hand."""
        self.note(lambda notes: notes.add(values))

    def state_facts(self, facts: Sequence[CertificateFact]) -> None:
        """Keep what a person has stated of certificates."""
        notes = self.notes

        def work(_report: object, _cancelled: object) -> Overview:
            self._keep_facts(facts)
            return self._overview(with_notes(self.as_read(), notes))

        if facts:
            self.run("", work, self._seen)

    def remove(self, unit: Unit) -> None:
        """Forget a unit that was added by hand."""
        self._say_by_hand(unit, lambda notes, number: notes.without(number))

    def damage(self, unit: Unit, name: str) -> CellProblem | None:
        """Why the field *name* of *unit* is blank although its cell is not, if that is so."""
        found = self.view.problems.get(unit.row, []) if self.view else []
        cells = (each for each in found if each.row == unit.row and each.field == name)
        return next((each for each in cells if each.code != "missing"), None)

    def original(self, unit: Unit) -> Unit:
        """The unit as the workbook has it."""
        return next((each for each in self.as_read().units if each.row == unit.row), unit)

    def corrected_fields(self, unit: Unit) -> frozenset[str]:
        """The names of the fields that were corrected for good."""
        return frozenset(self.notes.corrections.get(self.original(unit).key, {}))

    def as_read(self) -> Registry:
        """The workbook without what people have said about it; an empty one if none was read."""
        return self._read or Registry(Path(), "", (), (), (), {})

    def note(self, change: Callable[[Notes], Notes]) -> None:
        """Change what a person has noted, for good."""
        notes = None
        if self._keep:
            try:
                notes = change_notes(self.folder, change)
            except OSError as error:
                self.problem = str(cannot_write(self.folder, error))
            except BjcertError as error:
                self.problem = str(error)
        self.notes = now = notes or change(self.notes)
        self.run("", lambda _report, _cancelled: self._overview(with_notes(self.as_read(), now)), self._seen)

    def _say_by_hand(self, unit: Unit, change: Callable[[Notes, int], Notes]) -> None:
        """Change a *unit* by hand, whose number may be another one since a second window added or removed some."""
        said = self.notes.by_hand[-unit.row - 1]

        def by_number(notes: Notes) -> Notes:
            return change(notes, notes.by_hand.index(said) + 1) if said in notes.by_hand else notes

        self.note(by_number)

    def _seen(self, view: Overview) -> None:
        self.view = view

    # --- work in the background

    @property
    def working(self) -> bool:
        """Whether anything is being done, also what is too short to be shown."""
        return self._task.busy

    def run(self, busy: str, work: Work, then: Callable[..., None], failed: Failed | None = None) -> None:
        """Do *work* when what is being done has ended, saying *busy* meanwhile; *then* takes its result."""
        self._waiting.append((busy, work, then, failed))
        self._next()

    def _next(self) -> None:
        if self.working or not self._waiting:
            return
        self.busy, work, then, self._on_failure = self._waiting.pop(0)
        self.progress = (0, 0)
        if self.busy:
            self.problem = ""
        self._task.run(work, lambda result: self._end(lambda: then(result)))
        self.changed.emit()

    def _end(self, then: Callable[[], None]) -> None:
        self.busy = ""
        then()
        self._next()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._end(lambda: self._tell(error, self._on_failure))

    def _tell(self, error: Exception, then: Failed | None) -> None:
        if not isinstance(error, BjcertError):
            error = ExportError(
                "处理单位信息表时遇到了没有料到的问题。",
                f"请重试；仍然不行时请把工作簿另存一份再打开（{type(error).__name__}）。",
            )
        setattr(self, "notice" if getattr(error, "code", "") == "cancelled" else "problem", str(error))
        if then is not None:
            then(error)

    def _progressed(self, done: int, total: int) -> None:
        self.progress = (done, total)
        self.progressed.emit()
