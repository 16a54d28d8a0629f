"""办事指南: chapters, search, F1 and printing."""

import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import bjcert_desktop.gui
from bjcert_desktop.errors import ExportError
from bjcert_desktop.gui.forms.fields_dialog import FieldsDialog
from bjcert_desktop.gui.kit.focus import OrderedDialog
from bjcert_desktop.gui.kit.screen import Screen
from bjcert_desktop.gui.manual.chapter_print import save_pdf
from bjcert_desktop.gui.manual.manual_screen import ManualDialog, ManualScreen
from bjcert_desktop.gui.screens import SCREENS
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.page import WizardPage
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.guide.general import Origin
from tests.gui.dialogs import meet


@pytest.fixture
def screen(window: Window) -> ManualScreen:
    window.show_screen("manual")
    return window.manual_screen


def listed(screen: ManualScreen) -> list[str]:
    return [screen.ui.list.item(row).text() for row in range(screen.ui.list.count())]


def test_only_the_pictures_of_the_chapter_shown_are_kept(screen: ManualScreen) -> None:
    pictured = {
        chapter.key: [block.text for block in chapter.blocks if block.kind == "picture"] for chapter in screen.chapters
    }
    names = {name for found in pictured.values() for name in found}
    assert len(names) > 5
    for key in (key for key, found in pictured.items() if found):
        screen.open(key)
        kind, document = QTextDocument.ResourceType.ImageResource, screen.ui.page.document()
        kept = {name for name in names if (image := document.resource(kind, QUrl(name))) and not image.isNull()}
        assert kept == set(pictured[key])


def test_a_chapter_is_shown_when_it_is_chosen(screen: ManualScreen) -> None:
    screen.ui.list.setCurrentRow(listed(screen).index("证书吊销"))
    assert "在有效期内的证书介质" in screen.ui.page.toPlainText()


def test_a_chapter_begins_at_its_top_whatever_the_size_of_the_window(window: Window, screen: ManualScreen) -> None:
    screen.open("start")
    window.resize(910, 485)
    QApplication.processEvents()
    QApplication.processEvents()
    assert screen.ui.page.verticalScrollBar().maximum() > 0
    assert screen.ui.page.verticalScrollBar().value() == 0
    assert screen.ui.page.horizontalScrollBar().maximum() == 0


def test_the_arrows_lead_from_chapter_to_chapter(screen: ManualScreen, qtbot: QtBot) -> None:
    screen.window().activateWindow()
    screen.ui.list.setFocus()
    before, read = screen.ui.list.currentRow(), []
    for _ in range(len(screen.chapters) - 1):
        qtbot.keyClick(screen.ui.list, Qt.Key.Key_Down)
        read.append(screen.chapter.key)
    assert before == listed(screen).index(screen.chapters[0].title)
    assert read == [chapter.key for chapter in screen.chapters[1:]]
    qtbot.keyClick(screen.ui.list, Qt.Key.Key_Up)
    assert screen.chapter is screen.chapters[-2]


def test_searching_lists_the_hits_and_marks_them_in_the_text(screen: ManualScreen) -> None:
    screen.ui.search.setText("国库")
    assert screen.ui.found.text() == f"找到 {screen.ui.list.count()} 处。"
    assert len(screen.ui.page.extraSelections()) == screen.ui.page.toPlainText().count("国库") > 0


def test_a_search_without_hits_says_what_to_do(screen: ManualScreen) -> None:
    screen.ui.search.setText("没有这个词")
    assert screen.ui.list.count() == 0
    assert "请换个词" in screen.ui.found.text()


def test_escape_clears_the_search_and_brings_the_chapters_back(screen: ManualScreen, qtbot: QtBot) -> None:
    screen.ui.search.setText("国库")
    qtbot.keyClick(screen.ui.search, Qt.Key.Key_Escape)
    assert "证书新办" in listed(screen)
    assert screen.ui.page.extraSelections() == []


def test_ctrl_f_puts_the_cursor_into_the_search(screen: ManualScreen, qtbot: QtBot) -> None:
    screen.ui.list.setFocus()
    qtbot.keyClick(screen.ui.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.ui.search.hasFocus()


def test_a_click_on_an_address_in_the_text_leads_nowhere(screen: ManualScreen) -> None:
    assert not screen.ui.page.openLinks()
    assert not screen.ui.page.openExternalLinks()


def test_f1_opens_the_chapter_of_the_page_and_escape_goes_back_to_it(window: Window, qtbot: QtBot) -> None:
    window.show_screen("forms")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.now == "manual"
    assert window.manual_screen.chapter.key == "forms"
    qtbot.keyClick(window.manual_screen.ui.list, Qt.Key.Key_Escape)
    assert window.now == "forms"


def test_f1_on_a_step_of_a_business_opens_that_business(window: Window, qtbot: QtBot) -> None:
    window.home.cards["replace"].click()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.manual_screen.chapter.key == "replace"


def test_shift_f1_opens_the_chapter_on_all_keys_anywhere(window: Window, qtbot: QtBot) -> None:
    window.show_screen("batch")
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert (window.now, window.manual_screen.chapter.key) == ("manual", "keys")
    window.manual_screen.open("forms")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.manual_screen.chapter.key == "forms"
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert window.manual_screen.chapter.key == "keys"
    dialog, seen = FieldsDialog(window), []

    def press(_dialog: FieldsDialog) -> None:
        meet(ManualDialog, lambda manual: (seen.append(manual.manual.chapter.key), manual.reject()))
        qtbot.keyClick(dialog, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        dialog.reject()

    meet(FieldsDialog, press, ready=FieldsDialog.isActiveWindow)
    dialog.exec()
    assert seen == ["keys"]


def test_f1_in_a_dialog_opens_the_manual_over_it(window: Window, qtbot: QtBot) -> None:
    seen = []
    dialog = FieldsDialog(window)

    def press(_dialog: FieldsDialog) -> None:
        meet(ManualDialog, look)
        qtbot.keyClick(dialog, Qt.Key.Key_F1)
        dialog.reject()

    def look(manual: ManualDialog) -> None:
        seen.append(manual.manual.chapter.key)
        manual.reject()

    meet(FieldsDialog, press, ready=FieldsDialog.isActiveWindow)
    dialog.exec()
    assert seen == ["forms"]


def test_every_screen_has_a_chapter(window: Window) -> None:
    for key in (entry.key for entry in SCREENS):
        if key not in ("business", "manual"):
            assert window.get_screen(key).help_chapter, key


def test_every_chapter_named_by_a_screen_a_page_or_a_dialog_exists(window: Window) -> None:
    found = {
        made.__name__: made.help_chapter
        for each in pkgutil.walk_packages(bjcert_desktop.gui.__path__, "bjcert_desktop.gui.")
        for _, made in inspect.getmembers(import_module(each.name), inspect.isclass)
        if issubclass(made, Screen | WizardPage | OrderedDialog)
    }
    assert len(found) > 35
    assert {"BatchScreen", "MaterialsPage", "StackDialog"} <= {name for name, chapter in found.items() if chapter}
    assert {*found.values()} - {""} <= {chapter.key for chapter in window.manual_screen.chapters}


def test_the_quick_page_fits_one_sheet(screen: ManualScreen, tmp_path: Path) -> None:
    quick = next(chapter for chapter in screen.chapters if chapter.key == "quick")
    assert save_pdf(quick, tmp_path / "速查.pdf") == 1
    assert (tmp_path / "速查.pdf").read_bytes().startswith(b"%PDF")


def test_a_path_that_cannot_be_written_is_named(screen: ManualScreen, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="没有这个文件夹"):
        save_pdf(screen.chapter, tmp_path / "没有这个文件夹" / "a.pdf")


def test_the_manual_shows_what_the_catalogue_of_the_window_says(window: Window, catalogue: Catalogue) -> None:
    window.manual_screen.open("pay")
    assert catalogue.account.account in window.manual_screen.ui.page.toPlainText()


def test_an_untrusted_account_is_not_shown_here_either(qtbot: QtBot, catalogue: Catalogue) -> None:
    doubtful = replace(catalogue, origin=Origin(problem="手册数据和发布时不一样，请重新安装。"))
    screen = ManualScreen(doubtful)
    qtbot.addWidget(screen)
    for key in ("pay", "quick"):
        screen.open(key)
        assert catalogue.account.account not in screen.ui.page.toPlainText()
        assert "请重新安装" in screen.ui.page.toPlainText()


def test_the_text_has_a_caret_that_the_arrows_move(screen: ManualScreen, qtbot: QtBot) -> None:
    screen.window().activateWindow()
    screen.ui.page.setFocus()
    lines = []
    for _ in range(3):
        lines.append(screen.ui.page.textCursor().block().text())
        qtbot.keyClick(screen.ui.page, Qt.Key.Key_Down)
    assert len(set(lines)) == 3
