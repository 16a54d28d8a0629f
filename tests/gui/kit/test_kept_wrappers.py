"""PySide keeps for ever what it has of an object that Qt has made, once one of the object's signals was asked for."""

import gc
from collections import Counter
from pathlib import Path

import docx
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from bjcert_desktop.gui.forms.spot_menu import spot_menu
from bjcert_desktop.gui.preview.page_view import PageView
from bjcert_desktop.gui.preview.pages import render
from bjcert_desktop.word.adopt import propose

pytestmark = pytest.mark.usefixtures("qapp")


def kept() -> Counter[str]:
    """The kinds of what is kept although Qt has deleted it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    everything = [each for each in gc.get_objects() if isinstance(each, shiboken6.Object)]
    return Counter(type(each).__name__ for each in everything if not shiboken6.isValid(each))


def test_nothing_is_kept_of_pages_that_were_scrolled_and_of_menus_whose_spot_was_filled(tmp_path: Path) -> None:
    path = tmp_path / "空白.docx"
    document = docx.Document()
    document.add_paragraph("单位名称：__________")
    document.save(str(path))
    pages, adoption, before = render(path.read_bytes()), propose(path), kept()
    moves: list[None] = []
    chosen: list[str | None] = []

    def scroll_and_fill() -> None:
        view = PageView()
        view.moved.connect(lambda: moves.append(None))
        view.resize(300, 200)
        view.show()
        view.show_pages(pages)
        view.verticalScrollBar().setValue(50)
        menu = spot_menu(adoption, adoption.spots[0], chosen.append, view)
        menu.actions()[1].trigger()
        view.deleteLater()

    for _ in range(3):
        scroll_and_fill()
    assert moves
    assert chosen == ["单位名称"] * 3
    assert not kept() - before
