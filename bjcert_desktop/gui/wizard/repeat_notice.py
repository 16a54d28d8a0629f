"""Says which cases see to a unit's certificates already, and lets a person insist on another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.preselection import Repeats
from ..kit import style
from ..kit.widgets import Banner, button


class RepeatNotice(QWidget):
    """A banner, and a button where a person has to say that the repetition is meant; hidden when there is none."""

    insisted = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.SMALL)
        self.banner = Banner(self, kind="caution")
        self.insist = button("仍要再办一次", self.insisted.emit, "plain")
        layout.addWidget(self.banner)
        layout.addWidget(self.insist, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_repeats(self, repeats: Repeats) -> None:
        """Show *repeats*, with the button where it is needed."""
        after = "已经在办的没有勾选。" if repeats.listed and not repeats.chosen else ""
        self.banner.say(f"{repeats.words}{after}")
        self.insist.setVisible(repeats.held)
        self.setVisible(bool(repeats.listed))
