"""Style, palette and style sheet of the application, in the colours of the system's scheme."""

import sys
from itertools import count
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from . import style
from .fusion_style import Drawn, FocusRing
from .style import DARK, LIGHT, Colours, contrast
from .style_sheet import sheet

_dialogs = count(1)


def apply(app: QApplication, chosen: Colours | None = None) -> None:
    """Apply style, palette and style sheet in *chosen* colours (default: the system's); no-op if already applied."""
    colours = chosen or system_colours()
    style.use(colours)
    if not app.property("drawn"):
        app.setProperty("drawn", True)
        app.setStyle(Drawn())
        app.setFont(style.font("body"))  # for what the style sheet does not reach
        FocusRing(app)
    if app.property("colours") != repr(colours):
        app.setProperty("colours", repr(colours))
        app.setPalette(_palette(colours))
        _set_sheet(app, sheet(colours))


def tidy() -> None:
    """Give back the memory that Qt keeps for nothing; called once a dialog is gone, and done each hundredth time.

    Qt's style has a kilobyte of each combo box's list and of some parts of tables, deleted ones included, until the
    style sheet is set again, which takes a quarter of a second. A line keeps each character ever typed, to undo it;
    only the one with the focus needs that.
    """
    app = QApplication.instance()
    if next(_dialogs) % 100 == 0 and isinstance(app, QApplication):
        _set_sheet(app, app.styleSheet())
        for window in app.topLevelWidgets():
            for line in cast(list[QLineEdit], window.findChildren(QLineEdit)):
                if line.isUndoAvailable() and not line.hasFocus():
                    edited = line.isModified()
                    line.setText(line.text())
                    line.setModified(edited)


def _set_sheet(app: QApplication, text: str) -> None:
    """Set the style sheet, under which Qt hides the focus ring."""
    app.setStyleSheet(text)
    for ring in cast(list[FocusRing], app.findChildren(FocusRing)):
        ring.follow(app.focusWidget())


def system_colours() -> Colours:
    """The system's high-contrast theme if one is on, otherwise its light or dark scheme."""
    if sys.platform == "win32" and (found := _windows_contrast()):
        return found
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _palette(chosen: Colours) -> QPalette:
    """The palette for what the style sheet does not reach."""
    role, made = QPalette.ColorRole, QPalette()
    for roles, colour in (
        ((role.Window, role.AlternateBase), chosen.ground),
        ((role.Base, role.Button, role.ToolTipBase), chosen.surface),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipText), chosen.text),
        ((role.PlaceholderText,), chosen.secondary),
        ((role.Highlight, role.Accent, role.Link), chosen.primary),
        ((role.HighlightedText,), chosen.on_primary),
    ):
        for each in roles:
            made.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(chosen.disabled))
    return made


def _windows_contrast() -> Colours | None:
    """The colours of a Windows high-contrast theme, or None when none is on (SPI_GETHIGHCONTRAST, GetSysColor)."""
    if sys.platform != "win32":
        return None
    import ctypes

    class HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_ulong), ("scheme", ctypes.c_wchar_p))

    asked = HighContrast(ctypes.sizeof(HighContrast), 0, None)
    told = ctypes.windll.user32.SystemParametersInfoW(0x42, asked.size, ctypes.byref(asked), 0)
    if not told or not asked.flags & 1:
        return None

    def colour(index: int) -> str:  # a COLORREF has its red in the lowest byte
        value = ctypes.windll.user32.GetSysColor(index)
        return f"#{value & 255:02X}{value >> 8 & 255:02X}{value >> 16 & 255:02X}"

    return contrast(*(colour(index) for index in (5, 8, 13, 14, 17)))  # window, its text, highlight, its text, grey
