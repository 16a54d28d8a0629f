"""该办的，先办: the units whose certificates are due first, each with a button that begins its renewal."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...domain.board import Board, Due, due_units
from ...domain.renewals import Group
from ...domain.unit import Unit
from ..kit import style
from ..kit.rows import ruled
from ..kit.widgets import ElidedLabel, button, clear, text_label

_SHOWN = 3  # units


class DueCard(QFrame):
    """*renew* carries the ``Due`` of a unit, *received* the number of a case whose new last days are to be entered.

    *board* asks for the board of renewals.
    """

    renew = Signal(object)
    received = Signal(int)
    board = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("快到期的证书")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(style.CARD, style.SMALL, style.CARD, style.SMALL)
        self._rows.setSpacing(0)
        self._shown: object = None

    def show_board(self, board: Board, price: Callable[[Due], int | None]) -> None:
        """Show the units of *board* that are due first, or hide; *price* tells what a renewal costs in yuan."""
        due, unknown = due_units(board), board.groups[Group.UNKNOWN]
        if (shown := (board.today, due, unknown)) == self._shown:
            return  # the focus stays where it is
        self._shown = shown
        clear(self._rows)
        rows = [self._row(number, each, board.today, price(each)) for number, each in enumerate(due[:_SHOWN])]
        rows += [self._unknown_row(each) for each in unknown[: _SHOWN - len(rows)]]
        if rows:
            rows.append(self._last_row(len(due) + len({each.unit.row for each in unknown}) - len(rows)))
        for row in ruled(rows):
            self._rows.addWidget(row)
        self.setVisible(bool(rows))

    def _row(self, number: int, due: Due, today: date, price: int | None) -> QFrame:
        days = (due.first - today).days if due.first else 0
        tag = text_label(_when(days), "overdue" if days < 0 else "soon", wrap=False)
        amount = f"，{price} 元" if price is not None else ""
        told = text_label(f"{len(due.certificates)} 枚{amount}", "remark", wrap=False)
        begin = button("续办", partial(self.renew.emit, due), "plain" if number else "primary", f"续办{due.unit.name}")
        return _laid_out(due.unit, tag, told, begin)

    def _unknown_row(self, due: Due) -> QFrame:
        case = due.handled
        tag = text_label(case.words if case else "新的到期日期未登记", "tag", wrap=False)
        go = partial(self.received.emit, case.entry) if case else self.board.emit
        return _laid_out(due.unit, tag, button("登记", go, "plain", f"登记{due.unit.name}的到期日期"))

    def _last_row(self, others: int) -> QFrame:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, style.TIGHT, 0, 0)
        layout.addWidget(text_label(f"另有 {others} 个单位。" if others else "", "remark", wrap=False))
        layout.addStretch(1)
        layout.addWidget(button("全部到期提醒 ›", self.board.emit, name="全部到期提醒"))
        return row


def _when(days: int) -> str:
    """How far off the last day is."""
    return f"已过期 {-days} 天" if days < 0 else f"还有 {days} 天" if days else "今天到期"


def _laid_out(unit: Unit, tag: QWidget, *ends: QWidget) -> QFrame:
    """The name of *unit*, the *tag*, remarks, and a button at the far end."""
    row = QFrame()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, style.TIGHT, 0, style.TIGHT)
    layout.setSpacing(style.ROW)
    name = ElidedLabel(unit.name or unit.code)
    name.setProperty("role", "strong")
    layout.addWidget(name)
    layout.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
    for remark in ends[:-1]:
        layout.addWidget(remark, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addStretch(1)
    said = [each.text() for each in (tag, *ends[:-1]) if isinstance(each, QLabel)]
    ends[-1].setAccessibleDescription("，".join(said))
    layout.addWidget(ends[-1])
    return row
