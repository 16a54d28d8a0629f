"""办理记录, with a ledger of exported cases."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import ExportError
from bjcert_desktop.gui.ledger.clear_dialog import ClearDialog
from bjcert_desktop.gui.ledger.ledger_detail import Shown
from bjcert_desktop.gui.ledger.ledger_dialogs import CorrectDialog, StepDialog, VoidDialog
from bjcert_desktop.gui.ledger.ledger_screen import LedgerScreen
from bjcert_desktop.gui.ledger.restore_dialog import RestoreDialog
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.window import Window
from bjcert_desktop.jobs.backup import finish_restore
from bjcert_desktop.jobs.drafts import Draft, load_drafts
from bjcert_desktop.jobs.export import export_case, new_key
from bjcert_desktop.ledger import CaseState, Ledger, Record, backups, look_after
from bjcert_desktop.system.paths import RESTORED
from tests.gui.dialogs import meet

Click = Callable[[QPushButton], None]
TODAY = date.today()
ID_NUMBER = "11010519491231002X"
RENEWED = Unit(
    name="北京市示例区监测站",
    code="11110105000001011F",
    handler="王示例",
    handler_id=ID_NUMBER,
    handler_phone="13800001234",
    certificates=(Certificate(serial="BJCA1", valid_to=TODAY + timedelta(days=9)),),
    row=2,
)
REVOKED = Unit(name="北京市样本区生态环境局", code="11110106000001012G", row=3)


def case(window: Window, business: str, unit: Unit, days_ago: int = 0) -> Case:
    answers = {"renew.way": "mail", "revoke.valid": "yes"}
    return Case(business=business, answers=answers, unit=unit, day=TODAY - timedelta(days=days_ago))


def export(window: Window, business: str, unit: Unit, days_ago: int = 0) -> None:
    plan = make_plan(window.catalogue, case(window, business, unit, days_ago))
    assert not export_case(plan, window.drafts.parent / "导出", numbered=True, ledger=window.ledger).unrecorded


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> Iterator[LedgerScreen]:
    """A ledger of a renewal (第 1 号) and of an older revocation (第 2 号)."""
    export(window, "renew", RENEWED)
    export(window, "revoke", REVOKED, 400)
    window.show_screen("ledger")
    settle(window.ledger_screen, qtbot)
    yield window.ledger_screen


def settle(screen: LedgerScreen, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not screen.busy, timeout=20_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not screen.busy, timeout=20_000)


def show(screen: LedgerScreen, qtbot: QtBot, number: int) -> None:
    screen.ui.table.selectRow(screen.table.row_of(number))
    qtbot.waitUntil(lambda: shown(screen) == number, timeout=20_000)
    settle(screen, qtbot)


def shown(screen: LedgerScreen) -> int:
    return screen.detail.shown.entry.id if isinstance(screen.detail.shown, Shown) else 0


def numbers(screen: LedgerScreen) -> list[int]:
    return [each.id for each in screen.table.entries]


def detail_text(screen: LedgerScreen) -> str:
    return "\n".join(label.text() for label in screen.detail.findChildren(QLabel))


def test_an_empty_ledger_says_what_to_do_first(window: Window, qtbot: QtBot, click: Click) -> None:
    window.show_screen("ledger")
    screen = window.ledger_screen
    settle(screen, qtbot)
    assert screen.ui.empty.isVisible()
    assert not screen.ui.work.isVisible()
    click(screen.ui.begin)
    assert window.home.isVisible()


def test_a_case_is_listed_as_soon_as_the_wizard_has_exported_it(window: Window, qtbot: QtBot, click: Click) -> None:
    window.wizard.assign(case(window, "renew", RENEWED))
    while window.wizard.steps[window.wizard.at].kind != StepKind.REVIEW:
        window.wizard.go(window.wizard.at + 1)
    window.wizard.advance()
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    window.show_screen("ledger")
    settle(window.ledger_screen, qtbot)
    assert [each.unit for each in window.ledger_screen.table.entries] == [RENEWED.name]
    assert "第 1 号" in detail_text(window.ledger_screen)


def test_the_next_state_is_recorded_with_day_note_and_tracking_number(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click
) -> None:
    show(screen, qtbot, 1)
    day = TODAY - timedelta(days=2)

    def fill_in(dialog: StepDialog) -> None:
        assert not dialog.ui.tracking.isVisible()
        dialog.ui.day.setDate(dialog.ui.day.date().addDays(-2))
        dialog.ui.note.setText("办公室盖章")
        dialog.ui.save.click()

    meet(StepDialog, fill_in)
    click(screen.detail.next)
    settle(screen, qtbot)
    entry = window.ledger.entry(1)
    assert (entry.state, entry.since) == (CaseState.STAMPED, day)
    assert f"{day}　办公室盖章" in detail_text(screen)
    assert screen.detail.next.text() == "记为已汇款…"
    window.ledger.move(1, CaseState.PAID, TODAY)
    screen.enter()
    settle(screen, qtbot)

    def send(dialog: StepDialog) -> None:
        dialog.ui.tracking.setText("SF1234567890123")
        dialog.ui.save.click()

    meet(StepDialog, send)
    click(screen.detail.next)
    settle(screen, qtbot)
    assert window.ledger.entry(1).tracking == "SF1234567890123"
    screen.ui.search.setText("sf12345")
    settle(screen, qtbot)
    assert numbers(screen) == [1]


def test_a_revocation_recorded_as_collected_by_the_command_line_can_be_changed_in_the_window(
    screen: LedgerScreen, window: Window
) -> None:
    entry = window.ledger.move(2, CaseState.RECEIVED, TODAY)
    assert CaseState.RECEIVED not in entry.steps
    dialog = StepDialog(window.ledger, entry, entry.state, screen)
    assert dialog.ui.state.currentText() == "已领取"


def test_a_state_cannot_be_recorded_for_a_future_day(screen: LedgerScreen, window: Window, qtbot: QtBot) -> None:
    dialog = StepDialog(window.ledger, window.ledger.entry(1), CaseState.STAMPED, screen)
    dialog.ui.day.setDate(dialog.ui.day.date().addDays(3))
    assert dialog.ui.day.date() == QDate(TODAY.year, TODAY.month, TODAY.day)
    dialog.ui.day.setMaximumDate(dialog.ui.day.date().addDays(3))  # as if the clock were set back
    dialog.ui.day.setDate(dialog.ui.day.maximumDate())
    dialog.show()
    dialog.save()
    qtbot.waitUntil(lambda: "还没有到" in dialog.ui.problem.text(), timeout=10_000)
    assert window.ledger.entry(1).state is CaseState.EXPORTED
    dialog.close()


def test_going_back_needs_a_reason_and_the_dialog_says_so(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click
) -> None:
    window.ledger.move(1, CaseState.PAID, TODAY)
    show(screen, qtbot, 1)
    said = []

    def go_back(dialog: StepDialog) -> None:
        dialog.ui.state.setCurrentIndex(dialog.ui.state.findText("已盖章"))
        dialog.ui.save.click()
        qtbot.waitUntil(lambda: bool(dialog.ui.problem.text()), timeout=10_000)
        said.append(dialog.ui.problem.text())
        dialog.ui.note.setText("登记错了")
        dialog.ui.save.click()

    meet(StepDialog, go_back)
    click(screen.detail.ways["state"])
    settle(screen, qtbot)
    assert "要写明原因" in said[0]
    assert window.ledger.entry(1).state is CaseState.STAMPED
    assert "登记错了" in detail_text(screen)


def test_cases_are_found_by_text_state_business_and_year(screen: LedgerScreen, window: Window, qtbot: QtBot) -> None:
    window.ledger.move(2, CaseState.RECEIVED, TODAY)
    screen.enter()

    def listed() -> list[int]:
        settle(screen, qtbot)
        return numbers(screen)

    assert listed() == [2, 1]
    screen.filters.chips["received"].click()
    assert listed() == [2]
    assert screen.filters.chips["received"].text() == "已领取 1"
    assert screen.filters.chips["stamped"].text() == "已盖章 0"
    screen.filters.chips[""].click()
    screen.ui.business.setCurrentIndex(screen.ui.business.findData("renew"))
    assert listed() == [1]
    screen.ui.business.setCurrentIndex(0)
    screen.ui.year.setCurrentIndex(screen.ui.year.findData((TODAY - timedelta(days=400)).year))
    assert listed() == [2]
    screen.ui.year.setCurrentIndex(0)
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.ui.search.hasFocus()
    screen.ui.search.setText("样本区")
    assert listed() == [2]
    screen.ui.search.setText("没有这样的单位")
    assert listed() == []
    assert "没有找到" in screen.ui.count.text()


def test_a_long_list_comes_page_by_page(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    plan = make_plan(window.catalogue, case(window, "renew", RENEWED))
    window.ledger.record([Record(new_key(), plan, tmp_path, {}, {}) for _ in range(350)])
    window.show_screen("ledger")
    screen = window.ledger_screen
    settle(screen, qtbot)
    assert screen.ui.count.text() == "共 350 条"
    assert 100 <= len(screen.table.entries) < 350
    for _ in range(5):
        screen.ui.table.scrollToBottom()
        settle(screen, qtbot)
    assert numbers(screen) == list(range(350, 0, -1))
    screen.save_list(tmp_path / "全部.xlsx")
    settle(screen, qtbot)
    assert openpyxl.load_workbook(tmp_path / "全部.xlsx").worksheets[0].max_row == 1 + 350 + 1


def test_personal_data_are_masked_until_asked_for(screen: LedgerScreen, qtbot: QtBot, click: Click) -> None:
    show(screen, qtbot, 1)
    assert "1101**********002X" in detail_text(screen)
    assert ID_NUMBER not in detail_text(screen)
    reveal = next(
        each for each in screen.detail.findChildren(QPushButton) if each.accessibleName() == "显示经办人身份证号"
    )
    click(reveal)
    assert ID_NUMBER in detail_text(screen)
    show(screen, qtbot, 2)
    show(screen, qtbot, 1)
    assert ID_NUMBER not in detail_text(screen)


def test_a_draft_is_listed_and_continued(screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click) -> None:
    window.wizard.choose("new")
    window.show_screen("home")  # closes the case
    window.show_screen("ledger")
    settle(screen, qtbot)
    screen.filters.chips["draft"].click()
    settle(screen, qtbot)
    assert [draft.case.business for draft in screen.table.rows if isinstance(draft, Draft)] == ["new"]
    assert numbers(screen) == []
    screen.ui.table.selectRow(0)
    click(screen.detail.ways["resume"])
    assert window.wizard.isVisible()
    assert window.wizard.case.business == "new"


def test_an_old_case_begins_again_today_with_the_unit_as_it_is_now(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    path = tmp_path / "单位信息表.csv"
    path.write_text(f"单位名称,统一社会信用代码,单位地址\n{REVOKED.name},{REVOKED.code},新地址 1 号", "utf-8-sig")
    window.workbook.open(path)
    qtbot.waitUntil(lambda: window.workbook.registry is not None and not window.workbook.busy, timeout=20_000)
    show(screen, qtbot, 2)
    click(screen.detail.ways["again"])
    begun = window.wizard.case
    assert window.wizard.isVisible()
    assert (begun.business, begun.day, begun.answers["revoke.valid"]) == ("revoke", TODAY, "yes")
    assert begun.unit is not None
    assert begun.unit.address == "新地址 1 号"
    window.wizard.keep()
    assert len(load_drafts(window.drafts)) == 1
    assert window.ledger.find().total == 2


def test_a_corrected_entry_replaces_the_old_one_which_is_kept(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click
) -> None:
    show(screen, qtbot, 2)
    said = []

    def correct(dialog: CorrectDialog) -> None:
        dialog.ui.amount.setText("一百")
        dialog.ui.save.click()
        said.append(dialog.ui.problem.text())
        dialog.ui.amount.setText("")
        dialog.ui.certificates.setValue(3)
        dialog.ui.reason.setText("枚数写错")
        dialog.ui.save.click()

    meet(CorrectDialog, correct)
    click(screen.detail.ways["correct"])
    settle(screen, qtbot)
    assert "整数" in said[0]
    assert numbers(screen) == [3, 1]
    entry = window.ledger.entry(3)
    assert (entry.certificates, entry.amount, entry.corrects) == (3, None, 2)
    assert "代替第 2 号" in detail_text(screen)
    screen.filters.chips["void"].click()
    settle(screen, qtbot)
    assert numbers(screen) == [2]
    show(screen, qtbot, 2)
    assert "已更正为第 3 号：枚数写错" in detail_text(screen)
    assert "correct" not in screen.detail.ways


def test_a_void_entry_needs_a_reason_and_no_longer_counts(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click
) -> None:
    show(screen, qtbot, 1)

    def void(dialog: VoidDialog) -> None:
        dialog.ui.save.click()
        qtbot.waitUntil(lambda: "原因" in dialog.ui.problem.text(), timeout=10_000)
        dialog.ui.reason.setText("重复导出")
        dialog.ui.save.click()

    meet(VoidDialog, void)
    click(screen.detail.ways["void"])
    settle(screen, qtbot)
    assert numbers(screen) == [2]
    assert "已作废：重复导出" in detail_text(screen)  # the case just changed stays shown
    assert Path(window.ledger.entry(1).folder).is_dir()


def test_the_papers_are_printed_again_even_when_a_file_is_missing(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    entry = window.ledger.entry(1)
    (entry.folder / "申请表.docx").unlink()
    show(screen, qtbot, 1)
    titles, said = [], []

    def look(dialog: StackDialog) -> None:
        titles.extend(dialog.copies)
        dialog.save_pdf(tmp_path / "全部文件.pdf")
        qtbot.waitUntil(lambda: not dialog.busy)
        said.append(dialog.ui.problem.text())
        dialog.reject()

    meet(StackDialog, look)
    click(screen.detail.ways["print"])
    settle(screen, qtbot)
    qtbot.waitUntil(lambda: bool(titles), timeout=20_000)
    assert titles == [Path(name).stem for name in entry.files]
    assert (tmp_path / "全部文件.pdf").is_file()
    assert "重新填写" in said[0]


def test_a_missing_folder_is_reported(screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click) -> None:
    folder = window.ledger.entry(2).folder
    folder.rename(folder.with_name("搬走了"))
    show(screen, qtbot, 2)
    click(screen.detail.ways["open"])
    assert "找不到" in screen.ui.problem.text()


def test_the_filtered_list_is_exported_to_excel_with_real_numbers(
    screen: LedgerScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.ui.business.setCurrentIndex(screen.ui.business.findData("renew"))
    settle(screen, qtbot)
    screen.save_list(tmp_path / "记录.xlsx")
    settle(screen, qtbot)
    rows = list(openpyxl.load_workbook(tmp_path / "记录.xlsx").worksheets[0].iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == [RENEWED.name, "合计"]
    assert rows[2][6] == 190
    screen.save_list(tmp_path / "记录.xlsx")
    settle(screen, qtbot)
    assert "已经存在" in screen.ui.problem.text()


def test_a_long_export_to_excel_shows_its_progress_and_can_be_stopped(
    window: Window, qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    plan = make_plan(window.catalogue, case(window, "renew", RENEWED))
    window.ledger.record([Record(new_key(), plan, tmp_path, {}, {}) for _ in range(3000)])
    window.show_screen("ledger")
    screen = window.ledger_screen
    settle(screen, qtbot)
    path = tmp_path / "清单" / "全部.xlsx"
    path.parent.mkdir()
    screen.save_list(path)
    qtbot.waitUntil(screen.ui.busy.isVisible, timeout=20_000)
    assert not screen.ui.save.isEnabled()
    assert "3,000" in "".join(label.text() for label in screen.ui.busy.findChildren(QLabel))
    click(screen.ui.busy.stop)
    settle(screen, qtbot)
    assert "没有写出" in screen.ui.notice.text()
    assert not screen.ui.busy.isVisible()
    assert list(path.parent.iterdir()) == []
    screen.save_list(path)
    settle(screen, qtbot)
    assert "已导出" in screen.ui.notice.text()
    assert openpyxl.load_workbook(path).worksheets[0].max_row == 3000 + 2
    assert screen.ui.save.isEnabled()


def test_a_backup_file_is_restored_completely_at_the_next_start(
    screen: LedgerScreen, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.data_safety.back_up_to(tmp_path / "备份.zip")
    settle(screen, qtbot)
    assert "办理记录 2 条" in screen.ui.notice.text()
    assert "没有密码保护" in screen.ui.notice.text()
    window.ledger.void(1, "之后的改动")
    said = []

    def agree(box: QMessageBox) -> None:
        said.append(box.informativeText())
        next(each for each in box.buttons() if each.text() == "恢复并关闭程序").click()

    meet(QMessageBox, agree)
    window.data_safety.restore_from(tmp_path / "备份.zip")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert "办理记录（2 条）" in said[0]
    assert "replaced" in said[0]
    finish_restore(window.folder)
    assert Ledger(window.folder).entry(1).void == ""


def test_a_restore_that_is_declined_changes_nothing(
    screen: LedgerScreen, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.data_safety.back_up_to(tmp_path / "备份.zip")
    settle(screen, qtbot)
    asked: list[bool] = []
    meet(QMessageBox, lambda box: (asked.append(True), box.reject()))
    window.data_safety.restore_from(tmp_path / "备份.zip")
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    settle(screen, qtbot)
    assert window.isVisible()
    assert not (window.folder / RESTORED).exists()


def test_a_file_that_is_not_a_backup_is_refused(
    screen: LedgerScreen, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "别的.zip").write_bytes(b"PK" + bytes(4000))
    window.data_safety.restore_from(tmp_path / "别的.zip")
    settle(screen, qtbot)
    assert "不是本程序的备份" in screen.ui.problem.text()


def test_before_the_first_automatic_backup_a_sentence_replaces_the_empty_list(
    screen: LedgerScreen, window: Window, qtbot: QtBot
) -> None:
    said = []

    def look(dialog: RestoreDialog) -> None:
        qtbot.waitUntil(lambda: not dialog.ui.list.isVisible(), timeout=10_000)
        said.append(dialog.ui.headline.text() + dialog.ui.lead.text())
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.ui.cancel, timeout=60_000)
        dialog.ui.cancel.click()

    meet(RestoreDialog, look)
    window.data_safety.restore(screen)
    assert "还没有自动备份" in said[0]
    assert "每次打开时" in said[0]


def test_a_row_that_another_hand_has_changed_is_left_out_of_the_list_and_told(
    screen: LedgerScreen, window: Window, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(window.ledger.path)) as db:
        db.execute("UPDATE cases SET amount = amount + 1 WHERE id = 1")
        db.commit()
    screen.enter()
    settle(screen, qtbot)
    assert numbers(screen) == [2]
    assert "（第 1 号）" in screen.ui.problem.text()
    screen.enter()
    settle(screen, qtbot)
    assert screen.ui.problem.text() == ""


def test_a_damaged_ledger_is_reported_and_restored_from_its_own_backup(
    screen: LedgerScreen, window: Window, qtbot: QtBot, click: Click
) -> None:
    look_after(window.ledger)
    assert len(backups(window.ledger)) == 1
    content = window.ledger.path.read_bytes()
    window.ledger.path.write_bytes(b"\xff" * 2000 + content[2000:])
    screen.enter()
    settle(screen, qtbot)
    assert "损坏" in screen.ui.problem.text()
    said = []

    def restore(dialog: RestoreDialog) -> None:
        qtbot.waitUntil(lambda: dialog.chosen() is not None, timeout=10_000)
        said.append(dialog.ui.lead.text())
        dialog.ui.restore.click()

    meet(RestoreDialog, restore)
    click(screen.ui.mend)
    settle(screen, qtbot)
    assert "备份的 2 条" in said[0]
    assert "已恢复" in screen.ui.notice.text()
    assert numbers(screen) == [2, 1]
    assert not screen.ui.mend.isVisible()
    assert Ledger(window.folder).find().total == 2


def test_clearing_can_be_tried_again_after_it_has_failed(
    screen: LedgerScreen, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(window, "renew", replace(RENEWED, name="北京市旧例区监测站"), 500)
    said: list[object] = []

    def fail(*_: object) -> int:
        raise ExportError("磁盘空间不足。", "请清理磁盘。")

    def clear(dialog: ClearDialog) -> None:
        dialog.ui.days.setValue(450)
        qtbot.waitUntil(lambda: " 1 件" in dialog.ui.count.text(), timeout=10_000)
        dialog.ui.sure.setChecked(True)
        with monkeypatch.context() as patched:
            patched.setattr("bjcert_desktop.jobs.backup.clear_personal", fail)
            dialog.ui.clear.click()
            qtbot.waitUntil(lambda: "磁盘空间不足" in dialog.ui.problem.text(), timeout=10_000)
        said.append(dialog.ui.clear.isEnabled())
        dialog.ui.clear.click()

    meet(ClearDialog, clear)
    window.data_safety.clear(screen)
    settle(screen, qtbot)
    assert said == [True]
    assert "已清除 1 件" in screen.ui.notice.text()


def test_clearing_waits_for_a_count_that_could_be_read(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A count of other days is none of these."""
    export(window, "renew", replace(RENEWED, name="北京市旧例区监测站"), 500)
    dialog = ClearDialog(window.folder, window)
    dialog.ui.sure.setChecked(True)
    dialog.ui.days.setValue(450)
    qtbot.waitUntil(dialog.ui.clear.isEnabled, timeout=10_000)

    def fail(*_: object) -> int:
        raise ExportError("读不出来。", "请检查。")

    monkeypatch.setattr("bjcert_desktop.jobs.backup.with_personal", fail)
    dialog.ui.days.setValue(10)
    qtbot.waitUntil(lambda: "读不出来" in dialog.ui.problem.text(), timeout=10_000)
    assert not dialog.ui.clear.isEnabled()
    dialog.reject()


def test_personal_data_of_old_cases_are_cleared_and_the_rest_is_kept(
    screen: LedgerScreen, window: Window, qtbot: QtBot
) -> None:
    export(window, "renew", replace(RENEWED, name="北京市旧例区监测站"), 500)
    said = []

    def clear(dialog: ClearDialog) -> None:
        dialog.ui.days.setValue(450)
        qtbot.waitUntil(lambda: " 1 件" in dialog.ui.count.text(), timeout=10_000)
        said.append(dialog.ui.clear.isEnabled())
        dialog.ui.sure.setChecked(True)
        dialog.ui.clear.click()

    meet(ClearDialog, clear)
    window.data_safety.clear(screen)
    settle(screen, qtbot)
    assert said == [False]  # before it was confirmed
    assert "已清除 1 件" in screen.ui.notice.text()
    assert [window.ledger.entry(number).personal for number in (1, 3)] == [True, False]
    show(screen, qtbot, 3)
    assert "已清除" in detail_text(screen)
    assert "北京市旧例区监测站" in detail_text(screen)
