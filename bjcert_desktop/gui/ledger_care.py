"""Looking after the ledger: a backup to a file, restoring one, removing personal data from old cases."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QWidget

from ..errors import BjcertError
from ..files import cannot_write
from ..ledger import Backup, Ledger, LedgerDamaged, LedgerError, backups, clear_personal, look_after, restore
from ..ledger.care import copy, look_into, with_personal
from .job import Newest
from .settings import documents
from .ui_clear_dialog import Ui_ClearDialog
from .ui_restore_dialog import Ui_RestoreDialog
from .widgets import guard_wheel

_FILES = "办理记录备份 (*.db)"


class Care(QObject):
    """*changed* says what was done to the ledger, *failed* what was not and why."""

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, ledger: Ledger, window: QWidget) -> None:
        super().__init__(window)
        self._ledger, self._window = ledger, window
        self._worker = Newest(self)
        self._worker.failed.connect(self._tell)

    def look_after(self) -> None:
        """What is done at every start, in the background: a damaged ledger is offered to be restored."""
        self._worker.ask(lambda: look_after(self._ledger), lambda _: None)

    def back_up(self, parent: QWidget) -> None:
        """Ask for a place and write a copy of the ledger there."""
        proposed = str(documents() / f"办理记录备份 {date.today():%Y%m%d}.db")
        name, _ = QFileDialog.getSaveFileName(parent, "备份到文件", proposed, _FILES)
        if name:
            self.back_up_to(Path(name).with_suffix(".db"))

    def back_up_to(self, path: Path) -> None:
        """Write a copy of the ledger to *path*."""

        def work() -> None:
            try:
                copy(self._ledger, path)
            except OSError as error:
                raise cannot_write(path, error) from error

        said = f"已备份到“{path}”。身份证号和手机号码由本机的 Windows 账户保护，换电脑后看不到，其余都在。"
        self._worker.ask(work, lambda _: self.changed.emit(said))

    def restore(self, parent: QWidget, *, damaged: bool = False) -> None:
        """Ask which backup to put in the ledger's place."""
        dialog = RestoreDialog(self._ledger, parent, damaged=damaged)
        if dialog.exec():
            self.changed.emit(dialog.done_text)

    def clear(self, parent: QWidget) -> None:
        """Ask from which cases personal data are to be removed."""
        dialog = ClearDialog(self._ledger, parent)
        if dialog.exec():
            self.changed.emit(dialog.done_text)

    def close_down(self) -> None:
        """Let what is being done end."""
        self._worker.wait()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, LedgerDamaged):
            self.restore(self._window, damaged=True)
        elif isinstance(error, BjcertError):
            self.failed.emit(str(error))
        else:
            raise error


class RestoreDialog(QDialog):
    """The backups there are, and what restoring one replaces."""

    def __init__(self, ledger: Ledger, parent: QWidget, *, damaged: bool = False) -> None:
        super().__init__(parent.window())
        self.ui = Ui_RestoreDialog()
        self.ui.setupUi(self)
        self._ledger, self._damaged = ledger, damaged
        self.done_text = ""
        self._now: int | None = None  # how many entries the ledger has
        self._reader, self._writer = Newest(self), Newest(self)
        for each in (self._reader, self._writer):
            each.failed.connect(self._failed)
        self.ui.problem.say("")
        if damaged:
            self.ui.headline.setText("办理记录损坏了，建议恢复")
        self.ui.lead.setText("正在查看备份…")
        self.ui.list.currentRowChanged.connect(lambda _row: self._explain())
        self.ui.file.clicked.connect(self._ask_for_file)
        self.ui.cancel.setText("以后再说" if damaged else "取消")
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.restore.clicked.connect(self.restore)
        self._explain()
        self._reader.ask(self._look, self._show)

    def _look(self) -> tuple[list[Backup], int | None]:
        try:
            now = None if self._damaged else self._ledger.find(limit=1).total
        except LedgerError:
            now = None
        return backups(self._ledger), now

    def _show(self, result: tuple[list[Backup], int | None]) -> None:
        found, self._now = result
        for backup in found:
            self._add(backup, "自动备份")
        self.ui.list.setCurrentRow(0)
        self._explain()

    def _add(self, backup: Backup, what: str) -> None:
        item = QListWidgetItem(f"{backup.made:%Y-%m-%d %H:%M}　{what}　{backup.entries:,} 条")
        item.setData(Qt.ItemDataRole.UserRole, backup)
        item.setToolTip(str(backup.path))
        self.ui.list.insertItem(0 if what != "自动备份" else self.ui.list.count(), item)

    def chosen(self) -> Backup | None:
        """The backup that is marked."""
        item = self.ui.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _explain(self) -> None:
        backup = self.chosen()
        self.ui.restore.setEnabled(backup is not None and not self._writer.busy)
        if backup is None:
            if not self._reader.busy:
                self.ui.lead.setText("没有自动备份。如果以前备份到文件过，请选那个文件。")
            return
        now = "现在的记录" if self._now is None else f"现在的 {self._now:,} 条记录"
        self.ui.lead.setText(
            f"{now}会换成 {backup.made:%Y-%m-%d %H:%M} 备份的 {backup.entries:,} 条；那以后的改动要重新登记。"
            "现在的文件不会删除，改名后仍放在原处。"
        )

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择备份文件", str(documents()), _FILES)
        if name:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Offer the backup at *path*."""
        self.ui.problem.say("")
        self._reader.ask(lambda: look_into(path), self._add_file)

    def _add_file(self, backup: Backup) -> None:
        self._add(backup, backup.path.name)
        self.ui.list.setCurrentRow(0)

    def restore(self) -> None:
        """Put the backup that is marked in the ledger's place."""
        backup = self.chosen()
        if backup is not None:
            self.ui.restore.setEnabled(False)
            self._writer.ask(lambda: restore(self._ledger, backup.path), lambda aside: self._restored(backup, aside))

    def _restored(self, backup: Backup, aside: Path | None) -> None:
        kept = f"原来的文件改名为“{aside.name}”，仍在原处。" if aside else ""
        self.done_text = f"已恢复 {backup.made:%Y-%m-%d %H:%M} 的备份，共 {backup.entries:,} 条。{kept}"
        self.accept()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BjcertError):
            raise error
        self.ui.problem.say(str(error))
        self._explain()

    def done(self, result: int) -> None:
        """Close, once what is being done is done."""
        self._reader.wait()
        self._writer.wait()
        super().done(result)


class ClearDialog(QDialog):
    """Older than how many days, and how many cases that comes to; it cannot be undone."""

    def __init__(self, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_ClearDialog()
        self.ui.setupUi(self)
        self._ledger = ledger
        self._count = 0
        self.done_text = ""
        self._reader, self._writer = Newest(self), Newest(self)
        for each in (self._reader, self._writer):
            each.failed.connect(self._failed)
        guard_wheel(self.ui.days)
        self.ui.problem.say("")
        self.ui.days.valueChanged.connect(lambda _days: self._look())
        self.ui.sure.toggled.connect(lambda _on: self._allow())
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.clear.clicked.connect(self.clear)
        self._look()

    @property
    def before(self) -> date:
        """Cases of an earlier day are cleared."""
        return date.today() - timedelta(days=self.ui.days.value())

    def _look(self) -> None:
        before = self.before
        self.ui.clear.setEnabled(False)
        self._reader.ask(lambda: with_personal(self._ledger, before), self._show)

    def _show(self, count: int) -> None:
        self._count = count
        self.ui.count.setText(
            f"{self.before} 以前申请的有 {count:,} 件还保存着个人信息。"
            if count
            else f"{self.before} 以前申请的，都没有保存个人信息，不用清除。"
        )
        self._allow()

    def _allow(self) -> None:
        self.ui.clear.setEnabled(bool(self._count) and self.ui.sure.isChecked() and not self._writer.busy)

    def clear(self) -> None:
        """Remove the personal data."""
        before = self.before
        self.ui.clear.setEnabled(False)
        self._writer.ask(lambda: clear_personal(self._ledger, before), self._cleared)

    def _cleared(self, count: int) -> None:
        self.done_text = f"已清除 {count:,} 件的个人信息，其余内容都保留。"
        self.accept()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BjcertError):
            raise error
        self.ui.problem.say(str(error))

    def done(self, result: int) -> None:
        """Close, once what is being done is done."""
        self._reader.wait()
        self._writer.wait()
        super().done(result)
