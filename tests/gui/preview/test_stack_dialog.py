"""打印整批 in a real dialog: from the batch's end, from 办理记录 and from 到期提醒; stopped and taken up again."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide import Catalogue, load_catalogue
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.cases import CasesToPrint, cases_of_batch, cases_to_print
from bjcert_desktop.jobs.printing.journal import Printed, PrintJournal
from bjcert_desktop.jobs.printing.painter import PaintedPrinting
from bjcert_desktop.jobs.printing.stack import make_stack
from bjcert_desktop.ledger import Ledger
from tests.gui.dialogs import meet
from tests.jobs.printing.stacks import PAPERS, export, known_page, pages_in, text_of_pages, tray_painter

UNITS = ("001", "002")
WHOLE = [f"{unit} {name}" for unit in UNITS for name in PAPERS]


class Desk:
    """Exported cases, a tray, and dialogs that print into it."""

    def __init__(self, folder: Path, catalogue: Catalogue, qtbot: QtBot) -> None:
        self.ledger, self.entries, self.result = export(len(UNITS), catalogue, folder)
        self.folder, self.tray, self._catalogue, self._qtbot = folder, folder / "tray", catalogue, qtbot
        self.tray.mkdir()
        self.own: list[bool] = []  # whether the program's own pages were asked for

    def dialog(self, *names: str) -> StackDialog:
        return self.of(cases_of_batch(self.ledger, self.result.batch, self._catalogue.account), *names)

    def of(self, cases: CasesToPrint, *names: str) -> StackDialog:
        def way(printer: str, *, own: bool) -> PaintedPrinting:
            self.own.append(own)
            return PaintedPrinting(printer, tray_painter(self.tray))

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


def test_a_whole_batch_is_printed_by_one_click(desk: Desk) -> None:
    dialog = desk.dialog()
    assert dialog.ui.lead.text() == "2 件业务，共 10 份。不需要的，把份数改成 0。"
    dialog.ui.print.click()
    desk.wait(dialog)
    assert pages_in(desk.tray) == WHOLE
    assert dialog.ui.problem.text() == "已把 10 份送往打印机“办公室”。"
    assert dialog.ui.problem.property("kind") == "good"


def test_the_same_money_is_asked_for_by_one_kind_of_sheet_only(desk: Desk) -> None:
    dialog = desk.dialog()
    assert dialog.payments.isVisible()
    assert "只打印其中一种，以免重复汇款" in " ".join(label.text() for label in dialog.payments.findChildren(QLabel))
    both = [dialog.copies[name] for name in ("合并汇款单", "汇款信息单")]
    assert [(box.value(), box.isEnabled()) for box in both] == [(0, False), (1, True)]
    dialog.payments.ways.buttons["together"].click()
    assert [(box.value(), box.isEnabled()) for box in both] == [(1, True), (0, False)]
    assert dialog.ui.lead.text().startswith("2 件业务，共 9 份。")
    dialog.ui.print.click()
    desk.wait(dialog)
    assert [box.isEnabled() for box in both] == [True, False]
    assert pages_in(desk.tray) == ["合并汇款单", *(name for name in WHOLE if "汇款" not in name)]


def test_how_many_units_pay_is_remembered(filled: tuple[Window, str], qtbot: QtBot) -> None:
    window, key = filled
    account, guide = window.catalogue.account, window.catalogue
    for chosen in ("together", "each"):
        dialog = StackDialog(window.ledger, cases_of_batch(window.ledger, key, account), guide, FormSet(), window)
        qtbot.addWidget(dialog)
        dialog.payments.ways.buttons[chosen].click()
        again = StackDialog(window.ledger, cases_of_batch(window.ledger, key, account), guide, FormSet(), window)
        qtbot.addWidget(again)
        assert again.payments.together == (chosen == "together")
    single = StackDialog(window.ledger, cases_to_print(window.ledger, [1], account), guide, FormSet(), window)
    qtbot.addWidget(single)
    assert not single.payments.isVisibleTo(single)


def test_copies_order_and_separators_are_as_chosen(desk: Desk) -> None:
    dialog = desk.dialog()
    for name in ("材料清单", "汇款信息单", "邮寄地址页"):
        dialog.copies[name].setValue(0)
    dialog.copies["明细表"].setValue(2)
    dialog.ui.separators.setChecked(True)
    assert dialog.ui.lead.text() == "2 件业务，共 6 份，另加 2 张分隔页。不需要的，把份数改成 0。"
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
    assert pages_in(desk.tray) == WHOLE
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
    assert len(pages_in(desk.tray)) == 10


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
    assert pages_in(desk.tray)[5:] == ["002 申请表", "002 明细表"]
    assert dialog.ui.list.count() == 3


def test_without_a_printer_all_is_saved_as_one_pdf_or_one_for_each_unit(desk: Desk, qtbot: QtBot) -> None:
    cases = cases_of_batch(desk.ledger, desk.result.batch, load_catalogue().account)
    dialog = StackDialog(desk.ledger, cases, desk._catalogue, FormSet(), names=())
    qtbot.addWidget(dialog)
    dialog.show()
    assert "没有可用的打印机" in dialog.ui.lead.text()
    assert not dialog.ui.print.isEnabled()
    dialog.save_pdf(desk.folder / "整批.pdf")
    desk.wait(dialog)
    pages = [known_page(text) for text in text_of_pages(desk.folder / "整批.pdf")]
    assert pages == WHOLE
    assert dialog.ui.problem.text() == f"已把 10 份、10 页存为 PDF：“{desk.folder / '整批.pdf'}”。"
    dialog.save_pdf(desk.folder / "各单位")
    desk.wait(dialog)
    assert len(list((desk.folder / "各单位").glob("*.pdf"))) == 2


def test_where_word_prints_the_own_pages_can_be_printed_instead(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not desk.dialog().ui.office.isVisible()
    monkeypatch.setattr("bjcert_desktop.gui.preview.stack_dialog.printing_program", lambda: "Word")
    dialog = desk.dialog()
    assert (dialog.ui.office.text(), dialog.ui.note.text()) == ("由 Word 打印(&W)", "")
    for name, box in dialog.copies.items():
        box.setValue(int(name == "材料清单"))
    for own in (False, True):
        dialog.ui.office.setChecked(not own)
        assert ("按预览的样子打印" in dialog.ui.note.text()) == own
        dialog.ui.print.click()
        desk.wait(dialog)
    assert desk.own == [False, True]


@pytest.fixture
def single(desk: Desk, qtbot: QtBot) -> StackDialog:
    """The papers that have just been exported for one case."""
    folder, files = desk.entries[0].folder, desk.entries[0].files
    dialog = desk.of(CasesToPrint((), tuple(folder / name for name in files)))
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_files_of_one_case_are_printed_in_the_same_dialog_without_what_only_many_need(
    desk: Desk, single: StackDialog
) -> None:
    ui = single.ui
    assert (single.windowTitle(), ui.headline.text(), ui.savePdf.text()) == ("打印", "打印", "存为 PDF(&S)…")
    for needless in (ui.order, ui.separators, ui.savePdfs, single.payments):
        assert not needless.isVisible()
    single.copies["明细表"].setValue(2)
    single.copies["邮寄地址页"].setValue(0)
    assert ui.lead.text() == "共 5 份。不需要的，把份数改成 0。"
    ui.print.click()
    desk.wait(single)
    assert pages_in(desk.tray) == [f"001 {name}" for name in ("申请表", "明细表", "明细表", "材料清单", "汇款信息单")]
    single.save_pdf(desk.folder / "全部文件.pdf")
    desk.wait(single)
    pages = [known_page(text) for text in text_of_pages(desk.folder / "全部文件.pdf")]
    assert pages == [f"001 {name}" for name in ("申请表", "明细表", "明细表", "材料清单", "汇款信息单")]


def test_a_file_that_is_gone_or_no_document_is_told_and_the_others_are_printed(desk: Desk, single: StackDialog) -> None:
    folder = desk.entries[0].folder
    (folder / "明细表.docx").write_bytes(b"damaged")
    single.ui.print.click()
    desk.wait(single)
    assert len(pages_in(desk.tray)) == 4
    assert single.ui.list.item(0).text().startswith("明细表　")
    (folder / "明细表.docx").unlink()
    single.ui.print.click()
    assert "读不了" in single.ui.problem.text()


def test_one_case_is_printed_by_keyboard_alone(desk: Desk, single: StackDialog, qtbot: QtBot) -> None:
    assert single.focusWidget() is single.ui.print
    seen = []
    for _ in range(9):
        seen.append(single.focusWidget())
        qtbot.keyClick(single.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [single.ui.print, single.ui.printers, *single.copies.values(), single.ui.savePdf, single.ui.cancel]
    single.copies["申请表"].setFocus()
    qtbot.keyClick(single.copies["申请表"], Qt.Key.Key_Up)
    single.ui.print.setFocus()
    qtbot.keyClick(single.ui.print, Qt.Key.Key_Space)
    desk.wait(single)
    assert len(pages_in(desk.tray)) == 6
    qtbot.keyClick(single, Qt.Key.Key_Escape)
    assert not single.isVisible()


def test_home_tells_of_a_stopped_print_job_and_leads_to_it(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    _, entries, _ = export(2, window.catalogue, tmp_path, window.ledger)
    journal = PrintJournal(window.ledger.folder)
    journal.begin(make_stack(entries, {}), "办公室", datetime.now())
    journal.note(0, Printed.DONE)
    journal.close()
    window.home.enter()
    qtbot.waitUntil(window.home.ui.batches.isVisible)
    row = next(each for each in window.home.ui.batches.findChildren(QFrame) if "停在半路" in texts(each))
    assert "还有 9 份没有打" in texts(row)
    seen: list[str] = []

    def give_up(dialog: StackDialog) -> None:
        seen.append(dialog.ui.unfinishedText.text())
        assert dialog.ui.lead.text() == "这台电脑上没有可用的打印机"
        assert not dialog.ui.goOn.isEnabled()
        dialog.ui.drop.click()
        dialog.reject()

    meet(StackDialog, give_up)
    row.findChildren(QPushButton)[0].click()
    assert "还有 9 份没有打" in seen[0]
    qtbot.waitUntil(lambda: "停在半路" not in texts(window.home.ui.batches))


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


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
    assert found == ["2 件业务，共 10 份", "2 件业务，共 10 份", "2 件业务，共 10 份"]


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
    assert found == ["2 件业务，共 10 份", "共 5 份"]


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
    assert cases_to_print(ledger, [1], load_catalogue().account).first == ()
    assert cases_to_print(ledger, [1, 2], load_catalogue().account).first == (desk.result.transfer,)
    ledger.void(2, "写错了")
    assert cases_to_print(ledger, [1, 2], load_catalogue().account).first == ()
    assert "这一批里有作废的" in cases_to_print(ledger, [1, 2], load_catalogue().account).problem
