"""打印整批 in a real dialog: from the batch's end, from 办理记录 and from 到期提醒; stopped and taken up again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.cases import cases_of_batch, cases_to_print
from bjcert_desktop.jobs.printing.painter import PaintedPrinting
from bjcert_desktop.ledger import Ledger
from tests.gui.dialogs import meet
from tests.jobs.printing.stacks import PAPERS, export, known_page, pages_in, text_of_pages, tray_painter

UNITS = ("001", "002")


class Desk:
    """Exported cases, a tray, and dialogs that print into it."""

    def __init__(self, folder: Path, catalogue: Catalogue, qtbot: QtBot) -> None:
        self.ledger, self.entries, self.result = export(len(UNITS), catalogue, folder)
        self.folder, self.tray, self._catalogue, self._qtbot = folder, folder / "tray", catalogue, qtbot
        self.tray.mkdir()
        self.own: list[bool] = []  # whether the program's own pages were asked for

    def dialog(self, *names: str) -> StackDialog:
        def way(printer: str, *, own: bool) -> PaintedPrinting:
            self.own.append(own)
            return PaintedPrinting(printer, tray_painter(self.tray))

        cases = cases_of_batch(self.ledger, self.result.batch)
        made = StackDialog(self.ledger, cases, self._catalogue, FormSet(), None, names or ("办公室",), way)
        self._qtbot.addWidget(made)
        made.show()
        return made

    def wait(self, dialog: StackDialog) -> None:
        self._qtbot.waitUntil(lambda: not dialog.busy, timeout=60_000)
        QApplication.processEvents()


@pytest.fixture
def desk(tmp_path: Path, catalogue: Catalogue, qtbot: QtBot) -> Desk:
    return Desk(tmp_path, catalogue, qtbot)


def test_a_whole_batch_is_printed_by_one_click_with_its_payment_sheet_first(desk: Desk) -> None:
    dialog = desk.dialog()
    assert dialog.ui.lead.text() == "2 件业务，共 11 份。"
    dialog.ui.print.click()
    desk.wait(dialog)
    assert pages_in(desk.tray) == ["合并汇款单", *(f"{unit} {name}" for unit in UNITS for name in PAPERS)]
    assert dialog.ui.problem.text() == "已把 11 份送往打印机“办公室”。"
    assert dialog.ui.problem.property("kind") == "good"


def test_copies_order_and_separators_are_as_chosen(desk: Desk) -> None:
    dialog = desk.dialog()
    for name in ("合并汇款单", "材料清单", "汇款信息单", "邮寄地址页"):
        dialog.copies[name].setValue(0)
    dialog.copies["明细表"].setValue(2)
    dialog.ui.separators.setChecked(True)
    assert dialog.ui.lead.text() == "2 件业务，共 6 份，另加 2 张分隔页。"
    dialog.ui.print.click()
    desk.wait(dialog)
    assert pages_in(desk.tray) == [f"{n} {name}" for n in UNITS for name in ("分隔页", "申请表", "明细表", "明细表")]
    dialog.ui.order.setCurrentIndex(1)
    assert not dialog.ui.separators.isEnabled()
    dialog.ui.print.click()
    desk.wait(dialog)
    names = ("001 申请表", "002 申请表", "001 明细表", "001 明细表", "002 明细表", "002 明细表")
    assert pages_in(desk.tray)[8:] == list(names)
    for box in dialog.copies.values():
        box.setValue(0)
    assert not dialog.ui.print.isEnabled()


def test_a_stopped_job_is_offered_to_be_gone_on_with_before_anything_else_is_printed(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog("二楼", "办公室")
    dialog.ui.printers.setCurrentText("办公室")
    dialog.ui.print.click()
    qtbot.waitUntil(lambda: len(list(desk.tray.glob("*.pdf"))) >= 2, timeout=60_000)
    dialog.ui.stop.click()
    desk.wait(dialog)
    assert "已停止，还有" in dialog.ui.problem.text()
    dialog.close()
    again = desk.dialog("二楼", "办公室")
    assert again.ui.unfinished.isVisible()
    assert again.ui.printers.currentText() == "办公室"
    assert not again.ui.print.isEnabled()
    again.ui.goOn.click()
    desk.wait(again)
    assert pages_in(desk.tray) == ["合并汇款单", *(f"{unit} {name}" for unit in UNITS for name in PAPERS)]
    assert not again.ui.unfinished.isVisible()
    assert again.ui.print.isEnabled()


def test_what_is_left_can_be_given_up(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    dialog.ui.print.click()
    qtbot.waitUntil(lambda: bool(list(desk.tray.glob("*.pdf"))), timeout=60_000)
    dialog.ui.stop.click()
    desk.wait(dialog)
    dialog.ui.drop.click()
    assert "份不再打印" in dialog.ui.problem.text()
    assert not dialog.ui.unfinished.isVisible()
    assert dialog.ui.print.isEnabled()
    assert not desk.dialog().ui.unfinished.isVisible()


def test_a_paused_job_prints_nothing_until_it_goes_on(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    dialog.ui.print.click()
    dialog.ui.pause.click()
    assert dialog.ui.pause.text() == "继续"
    qtbot.wait(600)
    before = len(list(desk.tray.glob("*.pdf")))
    qtbot.wait(600)
    assert len(list(desk.tray.glob("*.pdf"))) - before <= 1  # the one under way
    dialog.ui.pause.click()
    desk.wait(dialog)
    assert len(pages_in(desk.tray)) == 11


def test_what_failed_is_listed_with_the_reason_and_printed_alone(desk: Desk) -> None:
    dialog = desk.dialog()
    desk.ledger.void(desk.entries[1].id, "写错了")
    dialog.ui.print.click()
    desk.wait(dialog)
    rows = [dialog.ui.list.item(row) for row in range(dialog.ui.list.count())]
    assert rows[0].text() == "北京市第002测试局：申请表　第 2 号已作废，没有打印。作废的材料请不要提交。"
    assert len(rows) == 5
    desk.ledger.revive(desk.entries[1].id, "没有写错")
    for row in rows[2:]:
        row.setCheckState(Qt.CheckState.Unchecked)
    dialog.ui.again.click()
    desk.wait(dialog)
    assert pages_in(desk.tray)[6:] == ["002 申请表", "002 明细表"]
    assert dialog.ui.list.count() == 3


def test_without_a_printer_all_is_saved_as_one_pdf_or_one_for_each_unit(desk: Desk, qtbot: QtBot) -> None:
    cases = cases_of_batch(desk.ledger, desk.result.batch)
    dialog = StackDialog(desk.ledger, cases, desk._catalogue, FormSet(), names=())
    qtbot.addWidget(dialog)
    dialog.show()
    assert "没有可用的打印机" in dialog.ui.lead.text()
    assert not dialog.ui.print.isEnabled()
    dialog.save_pdf(desk.folder / "整批.pdf")
    desk.wait(dialog)
    pages = [known_page(text) for text in text_of_pages(desk.folder / "整批.pdf")]
    assert pages == ["合并汇款单", *(f"{unit} {name}" for unit in UNITS for name in PAPERS)]
    assert dialog.ui.problem.text() == f"已把 11 份、11 页存为 PDF：“{desk.folder / '整批.pdf'}”。"
    dialog.save_pdf(desk.folder / "各单位")
    desk.wait(dialog)
    assert len(list((desk.folder / "各单位").glob("*.pdf"))) == 3


def test_where_word_prints_the_own_pages_can_be_printed_instead(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not desk.dialog().ui.office.isVisible()
    monkeypatch.setattr("bjcert_desktop.gui.preview.stack_dialog.printing_program", lambda: "Word")
    dialog = desk.dialog()
    assert (dialog.ui.office.text(), dialog.ui.note.text()) == ("由 Word 打印(&W)", "")
    for name, box in dialog.copies.items():
        box.setValue(int(name == "合并汇款单"))
    for own in (False, True):
        dialog.ui.office.setChecked(not own)
        assert ("按预览的样子打印" in dialog.ui.note.text()) == own
        dialog.ui.print.click()
        desk.wait(dialog)
    assert desk.own == [False, True]


def test_a_payment_sheet_that_was_changed_is_not_printed_and_that_is_told(desk: Desk) -> None:
    assert desk.result.transfer is not None
    desk.result.transfer.write_bytes(b"changed")
    dialog = desk.dialog()
    assert "改动过" in dialog.ui.problem.text()
    assert "合并汇款单" not in dialog.copies


@pytest.mark.parametrize(("width", "height"), [(1366, 728), (910, 485)])
def test_it_fits_the_screen_and_nothing_in_it_is_cut_off(desk: Desk, width: int, height: int) -> None:
    dialog = desk.dialog()
    dialog.resize(min(width - 24, 760), height - 24)
    QApplication.processEvents()
    assert dialog.height() <= height - 24
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())), button.text()


# From the screens


def _counted(found: list[str]) -> Callable[[StackDialog], None]:
    def look(dialog: StackDialog) -> None:
        found.append(dialog.ui.lead.text().partition("。")[0])
        dialog.reject()

    return look


@pytest.fixture
def filled(window: Window, tmp_path: Path) -> Iterator[tuple[Window, str]]:
    """A window whose ledger has a batch of two and a single case; the key of the batch."""
    *_, result = export(2, window.catalogue, tmp_path, window.ledger)
    export(1, window.catalogue, tmp_path / "more", window.ledger)
    yield window, result.batch


def test_ticked_cases_and_a_whole_batch_are_printed_from_the_ledger(filled: tuple[Window, str], qtbot: QtBot) -> None:
    window, key = filled
    window.show_screen("ledger")
    screen, found = window.ledger_screen, list[str]()
    screen.show_batch(key)
    qtbot.waitUntil(lambda: not screen.busy and "print" in screen.detail.ways, timeout=20_000)
    for button in (screen.detail.ways["print"], screen.ui.batches.print):
        meet(StackDialog, _counted(found))
        button.click()
        qtbot.waitUntil(lambda: not screen.busy, timeout=20_000)
    screen.table.choose({1, 3})
    qtbot.waitUntil(lambda: not screen.busy and "print" in screen.detail.ways, timeout=20_000)
    meet(StackDialog, _counted(found))
    screen.detail.ways["print"].click()
    qtbot.waitUntil(lambda: len(found) == 3, timeout=20_000)
    assert found == ["2 件业务，共 11 份", "2 件业务，共 11 份", "2 件业务，共 10 份"]


def _export_and_print(window: Window, workbook: Path, qtbot: QtBot, tmp_path: Path) -> list[str]:
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.view is not None, timeout=20_000)
    window.show_screen("batch")
    screen, found = window.batch_screen, list[str]()
    screen.out = tmp_path / "批量"
    for count in (2, 1):
        qtbot.waitUntil(lambda: not screen.busy, timeout=60_000)
        rows = [each for each in screen.table.rows if each.certificates and each.complete]
        waiting = [each for each in rows if screen.selection.status(each)[0].startswith("资料完整")]
        screen.table.choose({each.row for each in waiting[:count]})
        screen.ui.export.click()
        qtbot.waitUntil(lambda: not screen.busy and screen.ui.print.isVisible(), timeout=60_000)
        meet(StackDialog, _counted(found))
        screen.ui.print.click()
    return found


def test_what_a_batch_has_written_is_printed_from_its_end(
    window: Window, workbook: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    found = _export_and_print(window, workbook, qtbot, tmp_path)
    assert found == ["2 件业务，共 11 份", "1 件业务，共 5 份"]


def test_papers_of_cases_in_hand_are_printed_from_the_board(
    window: Window, workbook: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    _export_and_print(window, workbook, qtbot, tmp_path)
    window.show_screen("renewals")
    screen, found = window.renewals_screen, list[str]()
    qtbot.waitUntil(lambda: screen.board is not None and any(due.handled for due in screen.table.rows), timeout=20_000)
    screen.ui.all.click()
    (made,) = [button for button in screen.ways if button.text().startswith("打印")]
    meet(StackDialog, _counted(found))
    made.click()
    assert found == ["3 件业务，共 15 份"]


def test_the_payment_sheet_comes_only_with_the_whole_batch(desk: Desk) -> None:
    ledger: Ledger = desk.ledger
    assert cases_to_print(ledger, [1]).first == ()
    assert cases_to_print(ledger, [1, 2]).first == (desk.result.transfer,)
    ledger.void(2, "写错了")
    assert cases_to_print(ledger, [1, 2]).first == ()
    assert "这一批里有作废的" in cases_to_print(ledger, [1, 2]).problem
