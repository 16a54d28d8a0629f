"""Says where the workbook and what was entered give a certificate different last days, and lets a person decide."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.certificates import Contradiction
from ..kit import style
from ..kit.widgets import Banner, button, clear


class ContradictionBar(QWidget):
    """Shows one contradiction after another; *decided* carries it and the day that is right."""

    decided = Signal(object, date)

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.SMALL)
        self.banner = Banner(self, kind="caution")
        inside = QWidget(self)
        self._ways = QHBoxLayout(inside)
        self._ways.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.banner)
        layout.addWidget(inside)
        self.hide()

    def show_contradictions(self, found: Sequence[Contradiction]) -> None:
        """Show the first of *found*, and how many there are."""
        clear(self._ways)
        self.setVisible(bool(found))
        if not found:
            self.banner.say("")
            return
        first = found[0]
        what = first.certificate.serial or first.certificate.name or "一枚证书"
        source = f"办理记录第 {first.entry} 号" if first.entry else "本机填写"
        more = f"这样的还有 {len(found) - 1} 枚。" if len(found) > 1 else ""
        self.banner.say(
            f"{first.unit.name}的“{what}”到期日期两处说法不一样：工作簿里是 {first.written}，"
            f"{source}（{first.day} 登记）是 {first.stated}。请照证书选一个。{more}"
        )
        for text, day in ((f"工作簿的 {first.written}", first.written), (f"登记的 {first.stated}", first.stated)):
            self._ways.addWidget(button(text, partial(self.decided.emit, first, day), "plain"))
        self._ways.addStretch(1)
