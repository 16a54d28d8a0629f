"""Looking after a person's data: a backup to a file, restoring one, removing personal data from old cases."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QMessageBox, QWidget

from ...errors import BjcertError
from ...jobs import backup
from ...jobs.backup import Contents
from ...ledger import Backup, Ledger, LedgerError, backups, restore
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog
from ..kit.task import BackgroundTask
from ..kit.widgets import fit_height
from ..state.settings import documents
from .ui_clear_dialog import Ui_ClearDialog
from .ui_restore_dialog import Ui_RestoreDialog

_FILES = "数据备份 (*.zip)"


class Care(QObject):
    """*changed* says what was done, *failed* what was not and why."""

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, ledger: Ledger, window: QWidget) -> None:
        super().__init__(window)
        self._ledger, self._window = ledger, window
        self.worker = BackgroundTask(self)
        self.worker.failed.connect(self._tell)

    def back_up(self, parent: QWidget) -> None:
        """Ask for a place and write a backup of everything there."""
        proposed = str(documents() / f"数字证书数据备份 {date.today():%Y%m%d}.zip")
        name, _ = QFileDialog.getSaveFileName(parent, "备份全部数据到文件", proposed, _FILES)
        if name:
            self.back_up_to(Path(name).with_suffix(".zip"))

    def back_up_to(self, path: Path) -> None:
        """Write a backup of everything to *path*."""
        self.worker.ask(
            lambda: backup.write_backup(self._ledger.folder, path),
            lambda made: self.changed.emit(f"已备份到“{path}”：{_told(made)}。{backup.WARNING}"),
        )

    def restore_all(self, parent: QWidget) -> None:
        """Ask for a backup of everything and put it in place of what is there."""
        name, _ = QFileDialog.getOpenFileName(parent, "选择备份文件", str(documents()), _FILES)
        if name:
            self.restore_from(Path(name))

    def restore_from(self, path: Path) -> None:
        """Say what the backup at *path* replaces; when the person agrees, make it ready and close the window."""
        self.worker.ask(lambda: (backup.read_backup(path), self._entries()), lambda found: self._confirm(path, *found))

    def _entries(self) -> str:
        """How many entries would be replaced, for people."""
        try:
            return f"（{self._ledger.find(limit=0).total:,} 条）"
        except LedgerError:
            return ""

    def _confirm(self, path: Path, contents: Contents, entries: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, "用备份文件恢复", "用这份备份替换本机的全部数据？")
        box.setParent(self._window, box.windowFlags())
        box.setInformativeText(
            f"备份于 {contents.made:%Y-%m-%d %H:%M}：{_told(contents)}。\n"
            f"本机现在的办理记录{entries}、草稿、表样、更正和设置都会被换掉；换下的留在数据文件夹的“replaced”里。\n"
            "恢复后程序会关闭，重新打开就是备份里的内容。"
        )
        yes = box.addButton("恢复并关闭程序", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is yes:
            self.worker.ask(lambda: backup.stage_backup(self._ledger.folder, path), lambda _: self._window.close())

    def restore(self, parent: QWidget, *, damaged: bool = False) -> None:
        """Ask which of the ledger's own backups to put in its place."""
        dialog = RestoreDialog(self._ledger, parent, damaged=damaged)
        if dialog.exec():
            self.changed.emit(dialog.done_text)

    def clear(self, parent: QWidget) -> None:
        """Ask from which cases personal data are to be removed."""
        dialog = ClearDialog(self._ledger.folder, parent)
        if dialog.exec():
            self.changed.emit(dialog.done_text)

    def close_down(self) -> None:
        """Let what is being done end."""
        self.worker.wait()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, BjcertError):
            raise error
        self.failed.emit(str(error))


def _told(contents: Contents) -> str:
    return f"办理记录 {contents.entries:,} 条，草稿 {contents.drafts} 件，表样文件 {contents.forms} 个"


class RestoreDialog(OrderedDialog):
    """The ledger's own backups, and what restoring one replaces."""

    def __init__(self, ledger: Ledger, parent: QWidget, *, damaged: bool = False) -> None:
        super().__init__(parent.window())
        self.ui = Ui_RestoreDialog()
        self.ui.setupUi(self)
        self._ledger, self._damaged = ledger, damaged
        self.done_text = ""
        self._now: int | None = None  # how many entries the ledger has
        self._reader, self._writer = BackgroundTask(self), BackgroundTask(self)
        for each in (self._reader, self._writer):
            each.failed.connect(self._failed)
        self.ui.problem.say("")
        if damaged:
            self.ui.headline.setText("办理记录损坏了，建议恢复")
        self.ui.lead.setText("正在查看备份…")
        self.ui.list.currentRowChanged.connect(lambda _row: self._explain())
        self.ui.cancel.setText("以后再说" if damaged else "取消")
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.restore.clicked.connect(self.restore)
        self._explain()
        fit_height(self)
        self._reader.ask(self._look, self._show)

    def _look(self) -> tuple[list[Backup], int | None]:
        try:
            now = None if self._damaged else self._ledger.find(limit=1).total
        except LedgerError:
            now = None
        return backups(self._ledger), now

    def _show(self, result: tuple[list[Backup], int | None]) -> None:
        found, self._now = result
        for each in found:
            item = QListWidgetItem(f"{each.made:%Y-%m-%d %H:%M}　{each.entries:,} 条")
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setToolTip(str(each.path))
            self.ui.list.addItem(item)
        self.ui.list.setCurrentRow(0)
        self._explain()
        if not found:
            self._say_that_there_is_none()

    def _say_that_there_is_none(self) -> None:
        """Say why there is nothing to choose from, and what to do instead."""
        for part in (self.ui.list, self.ui.restore):
            part.hide()
        self.ui.cancel.setText("关闭")
        self.ui.cancel.setFocus()
        from_file = "“备份与恢复”里的“用备份文件恢复…”"
        if self._damaged:
            self.ui.headline.setText("办理记录损坏了，没有可用的自动备份")
            self.ui.lead.setText(
                f"材料文件夹不受影响。做过备份文件的，请用“办理记录”中{from_file}。"
                f"没有做过的，请技术人员把“{self._ledger.path}”改名保存，程序就会从头开始记。"
            )
        else:
            self.ui.headline.setText("还没有自动备份")
            self.ui.lead.setText(
                "程序每次打开时自动备份办理记录：有了第一条记录，下次打开程序以后，这里就有备份可选。"
                f"要换成另做的备份文件，请用{from_file}。"
            )
        fit_height(self)

    def chosen(self) -> Backup | None:
        """The backup that is marked."""
        item = self.ui.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _explain(self) -> None:
        backup = self.chosen()
        self.ui.restore.setEnabled(backup is not None and not self._writer.busy)
        if backup is None:
            return
        now = "现在的记录" if self._now is None else f"现在的 {self._now:,} 条记录"
        self.ui.lead.setText(
            f"{now}会换成 {backup.made:%Y-%m-%d %H:%M} 备份的 {backup.entries:,} 条；那以后的改动要重新登记。"
            "现在的文件不会删除，改名后仍放在原处。"
        )
        fit_height(self)

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


class ClearDialog(OrderedDialog):
    """Older than how many days, and how many cases that comes to; it cannot be undone."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_ClearDialog()
        self.ui.setupUi(self)
        self._folder = folder
        self._count = 0
        self.done_text = ""
        self._reader, self._writer = BackgroundTask(self), BackgroundTask(self)
        for each in (self._reader, self._writer):
            each.failed.connect(self._failed)
        guard_wheel(self.ui.days)
        self.ui.problem.say("")
        self.ui.days.valueChanged.connect(lambda _days: self._look())
        self.ui.sure.toggled.connect(lambda _on: self._allow())
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.clear.clicked.connect(self.clear)
        self.ui.count.setText("正在查看…")
        fit_height(self)
        self._look()

    def _look(self) -> None:
        days = self.ui.days.value()
        self.ui.clear.setEnabled(False)
        self._reader.ask(lambda: backup.with_personal(self._folder, days, date.today()), self._show)

    def _show(self, count: int) -> None:
        self._count = count
        before = date.today() - timedelta(days=self.ui.days.value())
        self.ui.count.setText(
            f"{before} 以前的有 {count:,} 件还保存着个人信息。"
            if count
            else f"{before} 以前的都没有个人信息，不用清除。"
        )
        self._allow()

    def _allow(self) -> None:
        self.ui.clear.setEnabled(bool(self._count) and self.ui.sure.isChecked() and not self._writer.busy)

    def clear(self) -> None:
        """Remove the personal data."""
        days = self.ui.days.value()
        self.ui.clear.setEnabled(False)
        self._writer.ask(lambda: backup.clear_personal(self._folder, days, date.today()), self._cleared)

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
