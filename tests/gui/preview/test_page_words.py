"""Pages are pictures; what stands on them is told to assistive technology in words, and its spots can be pressed."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import invalidate

from bjcert_desktop.gui.preview.marked_view import Mark, MarkedView, MarkKind
from bjcert_desktop.gui.preview.page_view import PageView
from bjcert_desktop.gui.preview.pages import PaperPages, render
from bjcert_desktop.gui.preview.spot_areas import SpotArea
from tests.gui.reader import PRESS, Reader, name_of

Role = QAccessible.Role


@pytest.fixture
def pages(tmp_path: Path) -> PaperPages:
    """Two pages: a heading, a table, a long paragraph; then one line."""
    document = docx.Document()
    document.add_paragraph("业务申请表")
    table = document.add_table(2, 2, "Table Grid")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "甲乙丙丁", strict=True):
        cell.text = f"单位{text}"
    document.add_paragraph("这一段比一行长，" * 12)
    document.add_page_break()
    document.add_paragraph("第二页的话")
    path = tmp_path / "表.docx"
    document.save(str(path))
    return render(path.read_bytes())


def test_the_words_of_a_page_are_read_cell_by_cell_where_they_stand(qtbot: QtBot, pages: PaperPages) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    view.show_pages(pages)
    reader = Reader(view, qtbot)
    words = [name_of(node) for node in reader.all(Role.StaticText)]
    assert words == ["业务申请表", "单位甲", "单位乙", "单位丙", "单位丁", "这一段比一行长，" * 12]
    left, right = (reader.find(Role.StaticText, name).rect() for name in ("单位甲", "单位乙"))
    assert left.right() <= right.left() + 1
    assert abs(left.top() - right.top()) <= 1
    before = reader.find(Role.StaticText, "单位甲").rect().top()
    view.verticalScrollBar().setValue(40)
    assert reader.find(Role.StaticText, "单位甲").rect().top() == before - 40


def test_the_words_of_a_further_page_come_when_it_is_shown(qtbot: QtBot, pages: PaperPages) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.show_pages(pages)
    reader = Reader(view, qtbot)
    assert "第二页的话" not in reader.said()
    view.go(1)
    assert "第二页的话" in reader.said()
    view.show_pages(None)
    QApplication.processEvents()
    assert "业务申请表" not in reader.said()


def test_a_spot_is_pressed_without_a_mouse_and_without_being_seen(qtbot: QtBot, pages: PaperPages) -> None:
    view = MarkedView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    view.show_pages(pages)
    area = {where: SpotArea(page, place) for page, place, where in pages.areas()}["表1 第1行 第2列"]
    plain = view.grab().toImage()
    view.show_spots({"一": Mark(area, MarkKind.FREE, "", "表1 第1行 第2列：空着")})
    assert view.grab().toImage() == plain
    asked: list[str] = []
    view.asked.connect(lambda name, _point: asked.append(name))
    spot = Reader(view, qtbot).find(Role.Button, "表1 第1行 第2列")
    spot.actionInterface().doAction(PRESS)
    qtbot.waitUntil(lambda: asked == ["一"])
    assert view.current == "一"


def test_the_zoom_that_fits_the_width_is_the_same_with_and_without_scroll_bar(qtbot: QtBot, pages: PaperPages) -> None:
    # Otherwise the bar comes and goes for ever in a view as high as the page: the window hung on the review.
    view = PageView()
    qtbot.addWidget(view)
    view.resize(420, 560)
    view.show()
    view.show_pages(pages)
    zooms = []
    for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn):
        view.setVerticalScrollBarPolicy(policy)
        QApplication.processEvents()
        zooms.append(view.zoom)
    assert zooms[0] == zooms[1]


def test_words_are_placed_also_when_the_object_for_the_viewport_was_given_up(qtbot: QtBot, pages: PaperPages) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    viewport = view.viewport()
    view.show_pages(pages)
    invalidate(viewport)  # as happens when another dialog with such a view has just been deleted
    view.show()
    view.set_zoom(1.0)
    assert Reader(view, qtbot).find(Role.StaticText, "业务申请表") is not None
