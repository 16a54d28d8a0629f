"""恢复自动备份: replacing the ledger with one of its own backups."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ...ledger import Backup, Ledger, LedgerError, backups, restore
from ..kit.dialogs import WritingDialog, message
from ..kit.task import BackgroundTask
from .ui_restore_dialog import Ui_RestoreDialog


class RestoreDialog(WritingDialog):
    """The ledger's own backups, and what restoring one replaces."""

    def __init__(self, ledger: Ledger, parent: QWidget, *, damaged: bool = False) -> None:
        super().__init__(parent)
        self.ui = Ui_RestoreDialog()
        self.ui.setupUi(self)
        self._ledger, self._damaged = ledger, damaged
        self.done_text = ""
        self._now: int | None = None  # entries of the ledger, where it can be read
        self._reader = BackgroundTask(self)
        self._reader.failed.connect(lambda error: self._refuse(message(error)))
        self.ui.problem.say("")
        if damaged:
            self.ui.headline.setText("办理记录损坏了，建议恢复")
        self.ui.lead.setText("正在查看备份…")
        self.ui.list.currentRowChanged.connect(lambda _row: self._explain())
        self.ui.cancel.setText("以后再说" if damaged else "取消")
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.restore.clicked.connect(self.restore)
        self._explain()
        self.fit_height()
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
            self._show_no_backups()

    def _show_no_backups(self) -> None:
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
        self.fit_height()

    def chosen(self) -> Backup | None:
        """The selected backup."""
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
        self.fit_height()

    def restore(self) -> None:
        """Replace the ledger with the selected backup."""
        backup = self.chosen()
        if backup is not None:
            self.ui.restore.setEnabled(False)
            self._writer.ask(lambda: restore(self._ledger, backup.path), lambda aside: self._restored(backup, aside))

    def _restored(self, backup: Backup, aside: Path | None) -> None:
        kept = f"原来的文件改名为“{aside.name}”，仍在原处。" if aside else ""
        self.done_text = f"已恢复 {backup.made:%Y-%m-%d %H:%M} 的备份，共 {backup.entries:,} 条。{kept}"
        self.accept()

    def _refuse(self, why: str) -> None:
        self.ui.problem.say(why)
        self._explain()

    @property
    def busy(self) -> bool:
        """Whether backups are being looked at or restored."""
        return self._reader.busy or self._writer.busy
