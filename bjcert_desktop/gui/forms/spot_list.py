"""The spots of a blank form as a list: first those to look at, then the certain ones, then what stays blank."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ...word.adopt import Adoption, Spot
from ..kit import style
from ..kit.rows import ruled
from ..kit.style import set_state
from ..kit.widgets import button, clear, text_label
from .spot_menu import shown_field

_NARROW = 360  #: pixels of a row, under which it has the buttons below its words
_NAMED = 2  #: labels that stand for a whole group


class SpotRow(QFrame):
    """One spot: its label, its field and where it is; a click anywhere selects it."""

    selected = Signal(str)

    def __init__(self, spot: Spot, kind: str, tag: str, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self.spot = spot
        layout = self._parts = QHBoxLayout(self)
        layout.setContentsMargins(0, style.TIGHT, 0, style.TIGHT)
        layout.setSpacing(style.SMALL)
        beside = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        layout.addWidget(tag_label(tag, kind), 0, beside)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(f"{spot.label or '（没有文字）'} → {shown_field(spot.field)}"))
        words.addWidget(text_label(spot.where, "remark"))
        layout.addLayout(words, 1)
        self.buttons = list(buttons)
        presses = QHBoxLayout()
        presses.setSpacing(style.SMALL)
        layout.addLayout(presses)
        for each in self.buttons:
            presses.addWidget(each, 0, beside)
            each.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons below the words where these would have little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._parts.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Select the row whose button has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.selected.emit(self.spot.id)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select the row."""
        self.selected.emit(self.spot.id)


def tag_label(text: str, kind: str) -> QLabel:
    """A short word on the colour of its *kind*."""
    label = text_label(text, "tag", wrap=False)
    label.setProperty("kind", kind)
    return label


class SpotList(QObject):
    """Fills *rows* with the spots of an adoption.

    *selected* follows a click or the focus; *decided* carries a spot and its field or None; *asked* wants the menu of a
    spot, at a point of the screen.
    """

    selected = Signal(str)
    decided = Signal(str, object)
    asked = Signal(str, QPoint)

    def __init__(self, rows: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self._open: set[str] = set()
        self.shown: dict[str, SpotRow] = {}
        self._current = ""

    def show_spots(self, adoption: Adoption) -> None:
        """Show the spots as they are now."""
        clear(self._rows)
        self.shown = {}
        frames: list[QFrame] = [self._row(spot, "caution", "请看") for spot in adoption.unsure]
        sure = [spot for spot in adoption.spots if spot.filled]
        blank = [spot for spot in adoption.spots if not spot.field]
        for kind, tag, spots in (("good", "有把握", sure), ("none", "空着", blank)):
            if spots:
                frames.append(self._head(kind, tag, spots, adoption))
                frames += [self._row(spot, kind, tag) for spot in spots if kind in self._open]
        for frame in ruled(frames):
            self._rows.addWidget(frame)
        self._mark()

    def choose(self, name: str, adoption: Adoption) -> SpotRow | None:
        """Let the row of a spot stand out, opening its group; returns it."""
        self._current = name
        spot = next((spot for spot in adoption.spots if spot.id == name), None)
        if spot is not None and name not in self.shown:
            self._open.add("good" if spot.filled else "none")
            self.show_spots(adoption)
        self._mark()
        return self.shown.get(name)

    def _mark(self) -> None:
        for name, row in self.shown.items():
            set_state(row, "now", "true" if name == self._current else "")

    def _row(self, spot: Spot, kind: str, tag: str) -> SpotRow:
        what = f"{spot.where} {spot.label}"
        buttons = []
        if kind == "caution":
            buttons = [
                button("对", partial(self.decided.emit, spot.id, spot.field), "plain", f"{what} 填{spot.field}，对"),
                button("空着", partial(self.decided.emit, spot.id, None), "plain", f"{what} 空着"),
            ]
        change = button("改…", lambda: None, "link", f"{what} 改")
        change.clicked.connect(lambda: self.asked.emit(spot.id, change.mapToGlobal(QPoint(0, change.height()))))
        row = SpotRow(spot, kind, tag, [*buttons, change])
        row.selected.connect(self.selected)
        self.shown[spot.id] = row
        return row

    def _head(self, kind: str, tag: str, spots: Sequence[Spot], adoption: Adoption) -> QFrame:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, style.TIGHT, 0, style.TIGHT)
        layout.setSpacing(style.SMALL)
        layout.addWidget(tag_label(tag, kind), 0, Qt.AlignmentFlag.AlignVCenter)
        names = list(dict.fromkeys(shown_field(spot.field) if spot.field else spot.label for spot in spots))
        said = "、".join(filter(None, names[:_NAMED]))
        more = len(spots) > _NAMED or not said
        layout.addWidget(text_label(f"{said} 等 {len(spots)} 处" if more else said), 1)
        is_open = kind in self._open
        word = "收起" if is_open else "展开"
        layout.addWidget(button(word, lambda: self._toggle(kind, adoption), name=f"{word}{tag}的 {len(spots)} 处"))
        return row

    def _toggle(self, kind: str, adoption: Adoption) -> None:
        self._open ^= {kind}
        self.show_spots(adoption)
