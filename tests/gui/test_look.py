"""Every page, dialog and state of the window at the sizes of real screens: nothing cut off, nothing out of reach."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop import gui
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.gui.app import make_window
from bjcert_desktop.gui.kit.focus import OrderedDialog
from bjcert_desktop.gui.kit.fusion_style import Drawn
from bjcert_desktop.gui.screens import SCREENS
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.guide.manual import chapters
from bjcert_desktop.registry.writing.blank_workbook import write_units
from tools.access_faults import out_of_reach, spoken, too_small
from tools.layout_faults import contested, cut_off, nameless, tabbed, unreachable
from tools.pictures import SIZES, walk

#: The others are drawn by ``dev.py shots``.
EVERYDAY = ("1024x600", "1366x768@150", "1366x768@200")
GUI = Path(gui.__file__).parent


@dataclass
class Tour:
    """What was found on a walk through the window: page → faults."""

    cut_off: dict[str, list[str]] = field(default_factory=dict)
    nameless: dict[str, list[str]] = field(default_factory=dict)
    unreachable: dict[str, list[str]] = field(default_factory=dict)
    contested: dict[str, list[str]] = field(default_factory=dict)
    spoken: dict[str, list[str]] = field(default_factory=dict)
    out_of_reach: dict[str, list[str]] = field(default_factory=dict)
    too_small: dict[str, list[str]] = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)
    footers: list[str] = field(default_factory=list)
    screens: set[str] = field(default_factory=set)
    dialogs: set[str] = field(default_factory=set)

    def look(self, name: str, window: Window) -> None:
        """Find everything that is wrong now."""
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        top = dialog if isinstance(dialog, OrderedDialog) else window
        self.screens.add(window.now)
        if top is not window:
            self.dialogs.add(type(top).__name__)
        buttons = cast(list[QAbstractButton], top.findChildren(QAbstractButton))
        self.letters |= {each.text() for each in buttons if each.isVisible() and "&" in each.text()}
        for found, faults in (
            (self.cut_off, cut_off),
            (self.nameless, nameless),
            (self.unreachable, unreachable),
            (self.contested, contested),
            (self.spoken, spoken),
            (self.out_of_reach, out_of_reach),
            (self.too_small, too_small),
        ):
            if wrong := [*faults(window), *(faults(top) if top is not window else ())]:
                found[name] = wrong
        button = window.wizard.ui.next
        if window.now == "business" and not window.rect().contains(
            QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        ):
            self.footers.append(name)


@pytest.fixture(scope="module", params=EVERYDAY)
def tour(request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Tour:
    from bjcert_desktop.registry.writing import write_blank
    from tools.pictures import _wait, settle

    width, height, _ = SIZES[request.param]
    folder = tmp_path_factory.mktemp("看")
    workbook = folder / "单位信息表.xlsx"
    write_blank(workbook, sample=True)
    window = make_window(folder / "设置")
    window.wizard.out = folder / "导出"
    window.resize(width, height)
    window.show()
    window.activateWindow()
    found = Tour()
    for name in walk(window, workbook, _wait):
        settle(window)
        found.look(name, window)
    window.close()
    window.deleteLater()
    return found


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{page}: {fault}" for page, wrong in found.items() for fault in wrong)


def test_no_text_is_cut_off_and_nothing_sticks_out_of_its_parent(tour: Tour) -> None:
    assert not tour.cut_off, told(tour.cut_off)


def test_the_footer_with_the_primary_button_stays_in_sight(tour: Tour) -> None:
    assert not tour.footers


def test_every_control_tells_a_screen_reader_its_name(tour: Tour) -> None:
    assert not tour.nameless, told(tour.nameless)


def test_every_control_is_reached_by_tab(tour: Tour) -> None:
    assert not tour.unreachable, told(tour.unreachable)


def test_a_letter_with_alt_is_for_one_control_alone(tour: Tour) -> None:
    assert "导出全部(&E)" in tour.letters
    assert not tour.contested, told(tour.contested)


def test_what_is_heard_has_its_name_and_role_and_comes_in_the_order_of_what_is_seen(tour: Tour) -> None:
    assert not tour.spoken, told(tour.spoken)


def test_scrolling_brings_every_control_into_sight(tour: Tour) -> None:
    assert not tour.out_of_reach, told(tour.out_of_reach)


def test_every_control_is_large_enough_to_be_hit(tour: Tour) -> None:
    assert not tour.too_small, told(tour.too_small)


def test_the_manual_names_every_letter_and_every_screen_s_number(tour: Tour, catalogue: Catalogue) -> None:
    (chapter,) = (each for each in chapters(catalogue, catalogue.account) if each.key == "keys")
    text = "\n".join(line for block in chapter.blocks for line in block.lines)
    named = [re.fullmatch(r"(.+)\(&(\w)\)…?", each) for each in tour.letters]
    keys = {f"{found[1]} Alt+{found[2]}" for found in named if found and found[2] not in "NM"} | {"Alt+N", "Alt+M"}
    keys |= {f"Ctrl+{number} {entry.title}" for number, entry in enumerate((e for e in SCREENS if e.title), 1)}
    assert len(keys) > 30
    assert {key for key in keys if key not in text} == set()


@pytest.mark.parametrize("key", ["batch", "renewals"])
def test_six_units_can_be_seen_at_once_in_the_lowest_window(
    window: Window, qtbot: QtBot, key: str, tmp_path: Path
) -> None:
    path = tmp_path / "单位信息表.xlsx"
    soon = Certificate(valid_to=date.today() + timedelta(days=9))
    write_units(path, [Unit(name=f"北京市第{number}局", certificates=(soon,)) for number in range(20)])
    window.workbook.open(path)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    window.resize(*SIZES["1366x768@150"][:2])
    window.show_screen(key)
    view = window.screens[key].ui.table  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view.model().rowCount() == 20, timeout=20_000)

    def seen() -> int:
        QApplication.processEvents()
        footer = window.screens[key].ui.footer  # type: ignore[attr-defined]
        bottom = footer.mapTo(window, QPoint(0, 0)).y()
        rows = [view.visualRect(view.model().index(row, 0)) for row in range(20)]
        whole = [row for row in rows if view.viewport().rect().contains(row)]
        return sum(view.viewport().mapTo(window, row.bottomLeft()).y() < bottom for row in whole)

    assert seen() >= 6
    view.selectRow(1)  # which says more about a unit
    assert seen() >= 6


def test_what_is_out_of_sight_does_not_get_the_focus(window: Window, qtbot: QtBot, workbook: Path) -> None:
    window.activateWindow()
    for key in ("batch", "renewals", "ledger"):
        window.show_screen(key)
        QApplication.processEvents()
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.view is not None and not window.workbook.busy, timeout=20_000)
    for key in ("batch", "renewals"):
        window.show_screen(key)
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()


def test_every_screen_and_every_dialog_is_looked_at(tour: Tour) -> None:
    assert tour.screens == {entry.key for entry in SCREENS}
    assert tour.dialogs == {made.__name__ for made in dialogs(OrderedDialog)}


def dialogs(kind: type) -> Iterator[type]:
    """Every dialog of the program, without what some of them have in common."""
    below = kind.__subclasses__()
    for each in below:
        yield from dialogs(each)
    if not below:
        yield kind


def test_every_dialog_is_one_in_which_tab_goes_in_order() -> None:
    plain = re.compile(r"^class \w+\(QDialog\)", re.MULTILINE)
    assert [path.name for path in GUI.rglob("*.py") if plain.search(path.read_text("utf-8"))] == ["focus.py"]


def test_the_style_is_asked_nothing_while_a_widget_is_made() -> None:
    """PySide may take a widget that is only half made for a thing that was there before, which ends the program."""
    assert not {"styleHint", "pixelMetric", "sizeFromContents", "polish", "standardIcon"} & set(vars(Drawn))


def test_tab_comes_by_everything_once_and_goes_round(window: Window, qtbot: QtBot, workbook: Path) -> None:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    for key in (entry.key for entry in SCREENS):
        window.show_screen(key)
        QApplication.processEvents()
        visited = tabbed(window)
        assert len(visited) > 5, key
        assert len(visited) == len(set(map(id, visited))), key
