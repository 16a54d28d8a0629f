"""What every dialog for printing asks: the printer, and how often each paper is printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from ...settings.policy import MOST_COPIES
from ..kit import style
from ..kit.choices import Segments
from ..kit.widgets import text_label
from ..state.settings import Settings

_EACH, _TOGETHER, _KEPT = "each", "together", "print/payment"


class PaymentChoice(QWidget):
    """Asks whether many units pay by one transfer or each by its own, with *words* on why; the answer is remembered."""

    chosen = Signal()

    def __init__(self, words: str, settings: Settings | None) -> None:
        super().__init__()
        self._settings = settings
        self.together = settings is not None and settings.value(_KEPT) == _TOGETHER
        self.ways = Segments(question="汇款")
        self.ways.chosen.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.TIGHT)
        layout.addWidget(self.ways)
        layout.addWidget(text_label(words, "caution"))
        self._show()

    def _show(self) -> None:
        answers = ((_EACH, "各单位分别汇款"), (_TOGETHER, "合并成一笔汇款"))
        self.ways.show_answers(answers, _TOGETHER if self.together else _EACH)

    def _choose(self, way: str) -> None:
        self.together = way == _TOGETHER
        if self._settings is not None:
            self._settings.set_value(_KEPT, way)
        self._show()
        self.chosen.emit()


def settings_around(widget: QWidget | None) -> Settings | None:
    """The settings of the window around *widget*."""
    while widget is not None:
        settings = getattr(widget, "settings", None)
        if isinstance(settings, Settings):
            return settings
        widget = widget.parentWidget()
    return None


def usual_copies(settings: Settings | None) -> int:
    """The copies of a paper that *settings* ask for."""
    return settings.policy.number("copies") if settings else 1


def offer_printers(box: QComboBox, label: QLabel, names: Sequence[str] | None) -> None:
    """Offer the printers of those *names*, or of this computer, the usual one chosen; without any, hide both."""
    found = list(QPrinterInfo.availablePrinterNames() if names is None else names)
    box.addItems(found)
    usual = QPrinterInfo.defaultPrinterName()
    if usual in found:
        box.setCurrentText(usual)
    box.setVisible(bool(found))
    label.setVisible(bool(found))


def _copies_box(title: QLabel, copies: int, said: str) -> QSpinBox:
    """A box for the number of *copies* of the paper with that *title*; a screen reader calls it *said*."""
    box = QSpinBox()
    box.setRange(0, MOST_COPIES)
    box.setValue(copies)
    box.setSuffix(" 份")
    box.setMinimumSize(96, 36)
    box.setAccessibleName(said)
    title.setBuddy(box)
    return box


def add_row(rows: QGridLayout, title: str, count: int, copies: int) -> QSpinBox:
    """Add a row for the paper *title* of *count* cases, 0 for one that is of none; return its box."""
    name = text_label(title)
    box = _copies_box(name, copies, f"“{title}”每件的份数" if count > 1 else f"“{title}”的份数")
    said = text_label(f"{count} 件，每件" if count > 1 else "", "secondary", wrap=False)
    row = rows.rowCount()
    for column, widget in enumerate((name, said, box)):
        rows.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
    return box
