"""The design system: what is written can be read in every scheme, and nothing else names a colour or a size."""

import re
from itertools import product
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFocusFrame
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit import appearance, style
from bjcert_desktop.gui.window import Window

ROOT = Path(style.__file__).parents[3]
SCHEMES = {"light": style.LIGHT, "dark": style.DARK, "contrast": style.CONTRAST}
GROUNDS = ("ground", "surface", "tint")
#: What is written in which colour, and on what.
WRITTEN = (
    *product(("text", "secondary", "primary", "hover"), GROUNDS),
    *product(("good", "caution", "bad"), ("ground", "surface")),
    *((kind, f"{kind}_tint") for kind in ("good", "caution", "bad")),
    *(("text", f"{kind}_tint") for kind in ("good", "caution", "bad")),
    ("on_primary", "primary"),
    ("on_primary", "hover"),
)
#: What only shows where a control ends, or that it has the focus.
DRAWN = (*product(("outline", "primary"), GROUNDS),)
#: The modules that make the design system.
DESIGN_SYSTEM = ("style.py", "style_sheet.py", "appearance.py")
#: Pages on paper are drawn as Word lays them out, with its fonts and sizes.
ON_PAPER = re.compile(r".*/(preview/(?!preview_dialog|exact_page)|\w+_print\.py)")


def written_modules() -> list[Path]:
    """The modules of the window that are written by hand and draw on the screen."""
    found = [path for path in ROOT.glob("bjcert_desktop/gui/**/*.py") if not path.name.startswith("ui_")]
    assert len(found) > 60
    return [path for path in found if not ON_PAPER.match(path.as_posix())]


def designs() -> list[Path]:
    """The files of Qt Designer."""
    found = [*ROOT.glob("ui/**/*.ui")]
    assert len(found) > 30
    return found


def ratio(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2.1: 1 for the same, 21 for black on white."""

    def light(colour: str) -> float:
        parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_has_a_contrast_of_4_5_to_1(scheme: str) -> None:
    chosen = SCHEMES[scheme]
    weak = {pair: ratio(*(getattr(chosen, token) for token in pair)) for pair in WRITTEN}
    assert not {pair: value for pair, value in weak.items() if value < 4.5}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_outlines_and_focus_rings_have_a_contrast_of_3_to_1(scheme: str) -> None:
    chosen = SCHEMES[scheme]
    weak = {pair: ratio(*(getattr(chosen, token) for token in pair)) for pair in DRAWN}
    assert not {pair: value for pair, value in weak.items() if value < 3}


def test_only_the_design_system_names_colours_and_font_sizes() -> None:
    found = []
    for path in (*written_modules(), *designs()):
        if path.name in DESIGN_SYSTEM:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if re.search(
                r"""["']#[0-9A-Fa-f]{6}["']|font-size|font-weight|GlobalColor|setPixelSize|setPointSize|setBold"""
                r"""|styleSheet|StyleSheet\(|<font>|<color>""",
                line,
            ):
                found.append(f"{path.name}:{number} {line.strip()}")
    assert not found


def test_every_distance_is_one_of_the_scale() -> None:
    allowed = {0, 1, 2, *style.SCALE}  # a pixel or two line text up with what stands beside it
    found = []
    pattern = r'name="(spacing|\w+Margin|horizontalSpacing|verticalSpacing)"><number>(\d+)'
    for path in designs():
        named = re.findall(pattern, path.read_text("utf-8"))
        found += [f"{path.name}: {name} {value}" for name, value in named if int(value) not in allowed]
    for path in written_modules():
        for call, values in re.findall(r"\.set(\w*Spacing|ContentsMargins)\(([^()]*)\)", path.read_text("utf-8")):
            if {int(value) for value in re.findall(r"\b\d+\b", values)} - allowed:
                found.append(f"{path.name}: set{call}({values})")
    assert not found, "\n".join(found)


def test_the_focused_control_has_a_ring(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        rings = [frame for frame in window.findChildren(QFocusFrame) if frame.isVisible()]
        assert [ring.widget() for ring in rings] == [focused]
        around = rings[0].parentWidget().mapTo(window, rings[0].geometry().topLeft())
        inside = focused.mapTo(window, QPoint(0, 0))
        assert (inside - around) == QPoint(style.RING + 1, style.RING + 1)
        assert rings[0].mask().isEmpty()  # or its round corners would be cut


def test_the_focused_control_keeps_its_ring_when_the_colours_change(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    app = cast(QApplication, QApplication.instance())
    try:
        appearance.apply(app, style.DARK)
        rings = [frame for frame in window.findChildren(QFocusFrame) if frame.isVisible()]
        assert [ring.widget() for ring in rings] == [QApplication.focusWidget()]
    finally:
        appearance.apply(app, style.LIGHT)


def test_the_ring_is_there_when_tab_has_to_scroll(window: Window, qtbot: QtBot) -> None:
    window.resize(1000, 420)
    window.show_screen("settings")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    scrolled = 0
    bar = window.screens["settings"].parentWidget().parentWidget().verticalScrollBar()  # type: ignore[attr-defined]
    for _ in range(20):
        before = bar.value()
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        scrolled += bar.value() != before
        rings = [frame for frame in window.findChildren(QFocusFrame) if frame.isVisible()]
        assert [ring.widget() for ring in rings] == [QApplication.focusWidget()]
    assert scrolled


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_colour_scheme_applies_to_the_whole_window_and_can_change_while_it_is_open(
    scheme: str, window: Window, qapp: QApplication
) -> None:
    try:
        appearance.apply(qapp, SCHEMES[scheme])
        QApplication.processEvents()
        picture = window.grab().toImage()
        assert picture.pixelColor(4, picture.height() - 4).name().upper() == SCHEMES[scheme].ground
    finally:
        appearance.apply(qapp, style.LIGHT)
