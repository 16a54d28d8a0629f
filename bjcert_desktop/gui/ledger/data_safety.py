"""备份与恢复: backing up all data to a file, restoring them, removing personal data from old cases."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from ...jobs import backup
from ...jobs.backup_file import Contents
from ...ledger import Ledger, LedgerError
from ..kit.dialogs import ask_to_open, ask_to_save, documents, message
from ..kit.focus import is_closed
from ..kit.task import BackgroundTask
from .clear_dialog import ClearDialog
from .restore_dialog import RestoreDialog

_MOST_TOLD = 5  # sentences about what cannot be used of a backup


class DataSafety(QObject):
    """*changed* says what was done, *failed* what was not and why."""

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, ledger: Ledger, window: QWidget) -> None:
        super().__init__(window)
        self._ledger, self._window = ledger, window
        self._task = BackgroundTask(self)
        self._task.failed.connect(lambda error: self.failed.emit(message(error)))

    @property
    def busy(self) -> bool:
        """Whether a backup is being written, read or made ready."""
        return self._task.busy

    def menu(self, parent: QWidget) -> QMenu:
        """All of it as a menu of *parent*."""
        menu = QMenu(parent)
        menu.addAction("备份全部数据到文件…", lambda: self.back_up(parent))
        menu.addAction("用备份文件恢复…", lambda: self.restore_all(parent))
        menu.addAction("恢复自动备份的办理记录…", lambda: self.restore(parent))
        menu.addSeparator()
        menu.addAction("清除个人信息…", lambda: self.clear(parent))
        return menu

    def back_up(self, parent: QWidget) -> None:
        """Ask for a file and back up everything to it."""
        proposed = documents() / f"数字证书数据备份 {date.today():%Y%m%d}.zip"
        if path := ask_to_save(parent, "备份全部数据到文件", proposed):
            self.back_up_to(path)

    def back_up_to(self, path: Path) -> None:
        """Back up everything to *path*."""
        self._task.ask(
            lambda: backup.write_backup(self._ledger.folder, path),
            lambda made: self.changed.emit(f"已备份到“{path}”：{_described(made)}。{backup.WARNING}"),
        )

    def restore_all(self, parent: QWidget) -> None:
        """Ask for a backup of everything and replace all data with it."""
        if path := ask_to_open(parent, "选择备份文件", ".zip"):
            self.restore_from(path)

    def restore_from(self, path: Path) -> None:
        """Say what the backup at *path* replaces; when the person agrees, make it ready and close the window."""
        self._task.ask(lambda: (backup.read_backup(path), self._entries()), lambda found: self._confirm(path, *found))

    def _entries(self) -> str:
        """How many entries would be replaced, for people."""
        try:
            return f"（{self._ledger.find(limit=0).total:,} 条）"
        except LedgerError:
            return ""

    def _confirm(self, path: Path, contents: Contents, entries: str) -> None:
        if is_closed(self._window):
            return
        box = QMessageBox(QMessageBox.Icon.Question, "用备份文件恢复", "用这份备份替换本机的全部数据？")
        box.setParent(self._window, box.windowFlags())
        box.setInformativeText(
            f"备份于 {contents.made:%Y-%m-%d %H:%M}：{_described(contents)}。\n"
            f"本机现在的办理记录{entries}、草稿、表样、更正和设置都会被换掉；换下的留在数据文件夹的“replaced”里。\n"
            "备份里的表样不会自动启用，请在“表样管理”里看过再启用。恢复后程序会关闭，重新打开就是备份里的内容。"
            + "".join(f"\n{problem}" for problem in contents.problems[:_MOST_TOLD])
        )
        yes = box.addButton("恢复并关闭程序", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is yes:
            self._task.ask(lambda: backup.stage_backup(self._ledger.folder, path), lambda _: self._window.close())
        box.deleteLater()

    def restore(self, parent: QWidget, *, damaged: bool = False) -> None:
        """Ask which of the ledger's own backups is to replace it."""
        dialog = RestoreDialog(self._ledger, parent, damaged=damaged)
        if dialog.exec():
            self.changed.emit(dialog.done_text)

    def clear(self, parent: QWidget) -> None:
        """Ask from which cases personal data are to be removed."""
        dialog = ClearDialog(self._ledger.folder, parent)
        if dialog.exec():
            self.changed.emit(dialog.done_text)


def _described(contents: Contents) -> str:
    return f"办理记录 {contents.entries:,} 条，草稿 {contents.drafts} 件，表样文件 {contents.forms} 个"
