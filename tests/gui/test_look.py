"""No page is cut off: at a 1366×768 screen, and at the room that 150 % scaling leaves of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QStyle,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot
from shots import SIZES, walk

from bjcert_desktop.gui.drawn import Drawn
from bjcert_desktop.gui.widgets import ElidedLabel
from bjcert_desktop.gui.window import Window


def faults(window: Window) -> list[str]:
    """What is wider or higher than the place it has got."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.isWindow() or isinstance(widget.parent(), QAbstractScrollArea):
            continue  # what scrolls may be larger than what is seen of it
        if isinstance(widget, QFocusFrame):
            continue  # the ring stands around what has the focus
        name = f"{type(widget).__name__} “{getattr(widget, 'text', lambda: '')() or widget.objectName()}”"
        parent = widget.parentWidget()
        inner = isinstance(parent, QLineEdit) or isinstance(parent and parent.parent(), QAbstractScrollArea)
        if parent is not None and not inner and not parent.rect().contains(widget.geometry()):
            found.append(f"{name} stands out of {type(parent).__name__}: {widget.geometry()} {parent.rect()}")
        if isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            need = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if need > widget.height() or (not widget.wordWrap() and widget.sizeHint().width() > widget.width()):
                found.append(f"{name} is cut off: needs {need} has {widget.height()}")
        if isinstance(widget, QAbstractButton) and widget.sizeHint().width() > widget.width() and widget.text():
            found.append(f"{name} is narrower than its text")
    return found


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_off_on_any_page(size: str, window: Window, qtbot: QtBot, workbook: Path) -> None:
    width, height, _ = SIZES[size]
    window.resize(width, height)

    def wait(until: Callable[[], bool]) -> None:
        qtbot.waitUntil(until, timeout=20_000)

    found = {}
    for name in walk(window, workbook, wait):
        for _ in range(3):
            QApplication.processEvents()
        if wrong := faults(window):
            found[name] = wrong
    assert not found, "\n".join(f"{page}: {fault}" for page, wrong in found.items() for fault in wrong)


def test_the_footer_with_the_primary_button_stays_in_sight(window: Window, qtbot: QtBot, workbook: Path) -> None:
    window.resize(910, 485)
    for _ in walk(window, workbook, lambda until: qtbot.waitUntil(until, timeout=20_000)):
        QApplication.processEvents()
        if window.wizard.at:
            button = window.wizard.ui.next
            assert window.rect().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))


def test_every_control_tells_a_screen_reader_its_name(window: Window, qtbot: QtBot, workbook: Path) -> None:
    nameless = set()
    for name in walk(window, workbook, lambda until: qtbot.waitUntil(until, timeout=20_000)):
        QApplication.processEvents()
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
                if not said and not widget.objectName().startswith("qt_"):
                    nameless.add(f"{name}: {type(widget).__name__} {widget.objectName()}")
    assert not nameless


def test_the_programs_style_bears_what_is_no_widget(qapp: QApplication) -> None:
    """PySide may take a widget that is only half made for a thing that was there before; Qt asks even then."""
    drawn, widget = Drawn(), QWidget()
    item = QWidgetItem(widget)
    assert drawn.pixelMetric(QStyle.PixelMetric.PM_ButtonIconSize, None, item) > 0  # type: ignore[arg-type]
    assert drawn.styleHint(QStyle.StyleHint.SH_Widget_ShareActivation, None, item) == 0  # type: ignore[arg-type]
