"""The icons of this program (``resources/icons``), drawn in the colours in force."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QWidget

from ...system.paths import data
from . import style

_PLAIN = "business"  # for a name without a file: an exception while painting would crash the program
_DRAWN_IN = "#000"  # the colour in the files, replaced when drawn


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    file = data("resources", "icons", f"{name}.svg")
    text = (file if file.is_file() else file.with_name(f"{_PLAIN}.svg")).read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace(_DRAWN_IN, colour).encode()))


def draw(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Draw the icon *name* into *box*, or a plain one if there is no such icon."""
    _drawing(name, colour).render(painter, box)


class _Engine(QIconEngine):
    """Draws on demand, so that an icon follows the colours in force and the screen's scale."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name, self._tint = name, tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        tint = "disabled" if mode == QIcon.Mode.Disabled else self._tint
        draw(painter, self._name, getattr(style.colours(), tint), QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(QColor(0, 0, 0, 0))
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> "_Engine":
        _clones.append(_Engine(self._name, self._tint))  # keep a reference: Qt owns the clone, Python would delete it
        return _clones[-1]


_clones: list[_Engine] = []


def icon(name: str, tint: str = "primary") -> QIcon:
    """The icon *name* for a button, in one of the colours in force."""
    return QIcon(_Engine(name, tint))


class Picture(QWidget):
    """An icon beside text; screen readers ignore it."""

    def __init__(self, name: str, tint: str = "secondary", size: int = style.GLYPH) -> None:
        super().__init__()
        self._name, self._tint = name, tint
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, name: str, tint: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._tint = name, tint
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon in the colours in force."""
        painter = QPainter(self)
        draw(painter, self._name, getattr(style.colours(), self._tint), QRectF(self.rect()))


class Tile(QFrame):
    """An icon on a coloured square."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFixedSize(style.TILE, style.TILE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = Picture(name, "primary", style.PART)
        inside.setParent(self)
        margin = (style.TILE - style.PART) // 2
        inside.move(margin, margin)
