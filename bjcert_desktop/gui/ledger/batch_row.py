"""The batches above the list of the ledger: which one is listed, how far it has come, and its lists."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ...ledger import BatchInLedger
from ..kit import style
from ..kit.accessible import name_by_label
from ..kit.event_filters import guard_wheel
from ..kit.widgets import button, text_label

_CHARACTERS = 12  # of a batch's name that are shown at least


class BatchRow(QWidget):
    """*changed* follows the choice of a batch, *asked* names a button: print, payment, folder."""

    changed = Signal()
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batches: dict[str, BatchInLedger] = {}
        self.box = QComboBox()
        self.box.setAccessibleName("批次")
        self.box.setMinimumHeight(style.CONTROL)
        self.box.setMinimumContentsLength(_CHARACTERS)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.addItem("全部批次和单件", "")
        guard_wheel(self.box)
        self._progress = text_label("", "remark")
        self.print = button("打印整批…", lambda: self.asked.emit("print"))
        self.payment = button("合并汇款单", lambda: self.asked.emit("payment"))
        self.folder = button("打开文件夹", lambda: self.asked.emit("folder"), name="打开文件夹，这一批的")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.TIGHT)
        line = QHBoxLayout()
        line.setSpacing(style.TIGHT)
        layout.addWidget(self.box)
        name_by_label(self.box, "批次")
        layout.addLayout(line)
        line.addWidget(self._progress, 1)
        for each in (self.print, self.payment, self.folder):
            line.addWidget(each)
        self.box.currentIndexChanged.connect(lambda _index: self._choose())
        self._show()
        self.hide()

    @property
    def key(self) -> str:
        """The key of the batch that is listed; blank for all cases."""
        return str(self.box.currentData() or "")

    @property
    def batch(self) -> BatchInLedger | None:
        """The batch that is listed."""
        return self._batches.get(self.key)

    def choose(self, key: str) -> None:
        """List the batch *key*, which may be known only later; blank for all cases."""
        if self.box.findData(key) < 0:
            self.box.addItem("这一批", key)
        self.box.setCurrentIndex(self.box.findData(key))

    def show_batches(self, batches: Sequence[BatchInLedger]) -> None:
        """Offer *batches*, unfinished ones first."""
        chosen, self._batches = self.key, {each.key: each for each in batches}
        blocked = self.box.blockSignals(True)
        while self.box.count() > 1:
            self.box.removeItem(1)
        for each in sorted(batches, key=lambda each: not each.open):
            self.box.addItem(f"{each.name}{'' if each.open else ' ✓'}", each.key)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.blockSignals(blocked)
        self.setVisible(bool(batches))
        self._show()
        if self.key != chosen:
            self.changed.emit()

    def _choose(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        batch = self.batch
        self._progress.setText(f"办完 {batch.through} / {batch.cases}：{batch.progress}" if batch else "")
        self._progress.setVisible(batch is not None)
        self.box.setToolTip(batch.name if batch else "")
        self.print.setVisible(batch is not None)
        self.payment.setVisible(batch is not None and batch.payment is not None)
        self.folder.setVisible(batch is not None and batch.folder is not None)
