"""«？» beside a hard word: what it means, for the mouse, the keyboard and a screen reader."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...guide.glossary import Term, load_glossary
from . import style
from .widgets import text_label

_WIDTH = 320  # pixels of an explanation


class TermButton(QPushButton):
    """Shows below itself what *word* means, until the next key or click."""

    def __init__(self, word: str, term: Term, *, alone: bool = False) -> None:
        super().__init__(f"“{word}”是什么？" if alone else "？")
        self.word, self._text = word, f"{term.text}（{term.source}）"
        self.setProperty("role", "link" if alone else "term")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{word}：{term.text}")
        self.setAccessibleName(f"“{word}”是什么？")
        self.setAccessibleDescription(term.text)
        self.clicked.connect(self.explain)

    def explain(self) -> None:
        """Show the explanation."""
        shown = Explanation(self.word, self._text, self)
        corner = self.mapToGlobal(QPoint(0, self.height() + style.TIGHT))
        room = self.screen().availableGeometry()
        left = max(room.left(), min(corner.x(), room.right() - shown.width()))
        if corner.y() + shown.height() > room.bottom():
            corner.setY(self.mapToGlobal(QPoint(0, 0)).y() - shown.height() - style.TIGHT)
        shown.move(left, corner.y())
        shown.show()


class Explanation(QFrame):
    """A small card above the page, closed by the next key or click."""

    def __init__(self, word: str, text: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setAccessibleName(f"{word}：{text}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(style.ROW, style.ROW, style.ROW, style.ROW)
        layout.setSpacing(style.TIGHT)
        layout.addWidget(text_label(word, "strong"))
        layout.addWidget(text_label(text))
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(layout.totalHeightForWidth(_WIDTH))

    def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close at any key."""
        self.close()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close at a click, inside or outside."""
        self.close()


def terms(text: str) -> list[QWidget]:
    """A «？» for each hard word in *text*."""
    return [TermButton(word, term) for word, term in load_glossary().hard_words(text)]


def terms_row(text: str) -> QWidget:
    """A row of “…是什么？” for the hard words in *text*, where there is no room beside them."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(style.SMALL)
    for word, term in load_glossary().hard_words(text):
        layout.addWidget(TermButton(word, term, alone=True))
    layout.addStretch(1)
    if layout.count() == 1:
        row.hide()  # without a parent it would be shown as a window
    return row
