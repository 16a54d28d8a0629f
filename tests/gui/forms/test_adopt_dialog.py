"""导入官方空白表: the picture is the form. By mouse and by keyboard, the same."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.forms.adopt_dialog import AdoptDialog
from bjcert_desktop.gui.preview.preview_dialog import render
from bjcert_desktop.gui.window import Window
from bjcert_desktop.word.adopt import propose

ROWS = (
    ("单位名称", "", "邮政编码", ""),
    ("经办人姓名", "", "联系电话", ""),
    ("负责人", "", "日期", ""),
    ("", "", "审核人签字", ""),
)


def blank(path: Path, *, landscape: bool = False) -> Path:
    """An official form: certain places, doubtful ones, one for a signature, and empty cells without a label."""
    document = docx.Document()
    if landscape:
        section = document.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.add_paragraph("北京市政务数字证书业务申请表")
    table = document.add_table(len(ROWS), len(ROWS[0]), "Table Grid")
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("业务类型：□新办  □更新  □吊销    联系人：________  邮箱：________")
    document.save(str(path))
    return path


@pytest.fixture
def open_dialog(window: Window, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., AdoptDialog]]:
    made: list[AdoptDialog] = []

    def make(*, landscape: bool = False, usable: bool = True) -> AdoptDialog:
        path = blank(tmp_path / "官方.docx", landscape=landscape)
        dialog = AdoptDialog(propose(path), render(path.read_bytes()), window, usable=usable)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.trial is not None)
        return dialog

    yield make
    for dialog in made:
        dialog.close()


@pytest.fixture
def dialog(open_dialog: Callable[..., AdoptDialog]) -> AdoptDialog:
    return open_dialog()


def at(dialog: AdoptDialog, where: str) -> str:
    """The id of the spot at a place of the form."""
    spots = (*dialog.adoption.spots, *dialog.adoption.empty)
    (name,) = (spot.id for spot in spots if spot.where == where)
    return name


def click(dialog: AdoptDialog, name: str, qtbot: QtBot) -> None:
    """Click the middle of a spot on the picture."""
    dialog.ui.blank.choose(name)
    point = dialog.ui.blank.mark_rect(name).center()
    qtbot.mouseClick(dialog.ui.blank.viewport(), Qt.MouseButton.LeftButton, pos=point)


def pick(dialog: AdoptDialog, text: str) -> None:
    assert dialog.menu is not None
    next(action for action in dialog.menu.actions() if action.text() == text).trigger()
    dialog.menu.close()


def filled(dialog: AdoptDialog, qtbot: QtBot) -> list[str]:
    """The cells of the template as it is now."""
    qtbot.waitUntil(lambda: dialog.trial is not None)
    assert dialog.trial is not None
    document = docx.Document(io.BytesIO(dialog.trial.template))
    return [cell.text for row in document.tables[0].rows for cell in row.cells]


def test_every_place_of_the_form_lies_on_its_picture(dialog: AdoptDialog) -> None:
    spots = (*dialog.adoption.spots, *dialog.adoption.empty)
    assert len(spots) >= 9
    rects = {spot.id: dialog.ui.blank.mark_rect(spot.id) for spot in spots}
    assert all(rect.width() > 5 and rect.height() > 5 for rect in rects.values())
    assert {name: dialog.ui.blank.mark_at(rect.center()) for name, rect in rects.items()} == {
        name: name for name in rects
    }


def test_a_landscape_form_fits_the_width_of_its_picture(open_dialog: Callable[..., AdoptDialog]) -> None:
    dialog = open_dialog(landscape=True)
    view = dialog.ui.blank
    assert view.horizontalScrollBar().maximum() == 0
    assert view.viewport().rect().contains(view.mark_rect(at(dialog, "表1 第1行 第4列")))


def test_a_click_on_a_place_chooses_its_field(dialog: AdoptDialog, qtbot: QtBot) -> None:
    click(dialog, at(dialog, "表1 第2行 第4列"), qtbot)
    pick(dialog, "经办人手机")
    assert filled(dialog, qtbot)[7] == "{{经办人手机}}"


def test_a_click_on_an_empty_cell_adds_a_place_and_another_leaves_it_blank(dialog: AdoptDialog, qtbot: QtBot) -> None:
    name = at(dialog, "表1 第4行 第2列")
    click(dialog, name, qtbot)
    assert dialog.menu is not None
    dialog.menu.close()
    dialog.decide(name, "法定代表人")
    assert filled(dialog, qtbot)[13] == "{{法定代表人}}"
    click(dialog, name, qtbot)
    pick(dialog, "空着，手写")
    assert filled(dialog, qtbot)[13] == ""
    assert dialog.changes() == {}


def test_what_is_not_certain_stays_blank_until_it_was_looked_at(dialog: AdoptDialog, qtbot: QtBot) -> None:
    unsure = dialog.adoption.unsure
    assert unsure
    assert f"还有 {len(unsure)} 处没有看过" in dialog.ui.remaining.text()
    assert "{{单位电话}}" not in filled(dialog, qtbot)
    dialog.ui.allSeen.click()
    assert dialog.adoption.unsure == ()
    assert not dialog.ui.allSeen.isVisible()
    assert "{{单位电话}}" in filled(dialog, qtbot) or "{{经办人手机}}" in filled(dialog, qtbot)


def test_one_place_is_confirmed_and_another_left_blank_in_the_list(
    dialog: AdoptDialog, click: Callable[[QPushButton], None]
) -> None:
    first, second = dialog.adoption.unsure[:2]
    click(dialog.list.shown[first.id].buttons[0])
    click(dialog.list.shown[second.id].buttons[1])
    assert dialog.changes() == {first.id: first.field, second.id: None}


def test_list_and_picture_show_the_same_place(dialog: AdoptDialog, qtbot: QtBot) -> None:
    spot = dialog.adoption.unsure[-1]
    dialog.list.shown[spot.id].buttons[0].setFocus()
    QApplication.processEvents()
    assert dialog.ui.blank.current == spot.id
    other = next(spot for spot in dialog.adoption.spots if spot.filled)
    click_on = dialog.ui.blank.mark_rect(other.id).center()
    qtbot.mouseClick(dialog.ui.blank.viewport(), Qt.MouseButton.LeftButton, pos=click_on)
    assert dialog.list.shown[other.id].property("now") == "true"


def test_the_check_and_a_filled_sample_follow_every_change(dialog: AdoptDialog, qtbot: QtBot) -> None:
    assert dialog.ui.verdict.text().startswith("检查通过")
    assert dialog.ui.thumbnail.isVisible()
    for spot in dialog.adoption.spots:
        dialog.decide(spot.id, None)
    assert dialog.ui.verdict.text() == "还没有要填的位置"
    assert not dialog.ui.accept.isEnabled()
    dialog.decide(at(dialog, "表1 第1行 第2列"), "单位名称")
    qtbot.waitUntil(dialog.ui.accept.isEnabled)
    dialog.ui.thumbnail.click()
    assert dialog.ui.papers.currentWidget() is dialog.ui.sample


def test_the_keyboard_alone_corrects_adds_confirms_and_accepts(dialog: AdoptDialog, qtbot: QtBot) -> None:
    view = dialog.ui.blank
    view.setFocus()
    for _ in range(100):  # from place to place by the arrows, to the empty cell
        if view.current == at(dialog, "表1 第4行 第2列"):
            break
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "空着" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert dialog.menu is not None
    qtbot.keyClick(dialog.menu, Qt.Key.Key_Return)  # the likeliest field
    added = dialog.changes()[at(dialog, "表1 第4行 第2列")]
    assert added
    qtbot.keyClick(view, Qt.Key.Key_Up)
    name = view.current
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert dialog.changes().get(name) is None
    qtbot.keyClick(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.adoption.unsure == ())
    qtbot.waitUntil(dialog.ui.accept.isEnabled)
    for _ in range(60):
        if dialog.focusWidget() is dialog.ui.accept:
            break
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == AdoptDialog.DialogCode.Accepted
    assert f"{{{{{added}}}}}" in filled(dialog, qtbot)


def test_what_is_missing_is_said_plainly_and_a_form_that_is_what_it_looks_is_not_questioned(
    dialog: AdoptDialog, qtbot: QtBot
) -> None:
    dialog.confirm_all()
    qtbot.waitUntil(lambda: dialog.trial is not None)
    lacking = dialog.adoption.fields_without_spot
    assert dialog.ui.verdict.text() == f"检查通过，但有 {len(lacking)} 项没有位置"
    assert all(name in dialog.ui.findings.text() for name in lacking)
    assert not dialog.ui.mistaken.isVisible()
    assert not dialog.ui.asItLooks.isVisible()


def test_enter_beside_the_buttons_leaves_the_dialog_open(dialog: AdoptDialog, qtbot: QtBot) -> None:
    for place in (dialog.ui.sample, dialog.ui.blank):
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_Return)
        assert dialog.isVisible()


def test_a_template_can_be_saved_elsewhere_and_where_forms_are_locked_only_that(
    open_dialog: Callable[..., AdoptDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, out = open_dialog(usable=False), tmp_path / "表样.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(out), ""))
    assert not dialog.ui.accept.isVisible()
    dialog.ui.save.click()
    assert "{{单位名称}}" in [cell.text for cell in docx.Document(str(out)).tables[0].rows[0].cells]
    assert str(out) in dialog.ui.problem.text()
