"""Draw every page, dialog and state in every size and scheme: ``python3 dev.py shots DIR``."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import docx
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from bjcert_desktop.domain.renewals import Key
from bjcert_desktop.gui import app as gui
from bjcert_desktop.gui.forms.adopt_dialog import AdoptDialog
from bjcert_desktop.gui.forms.confirm_form_dialog import ConfirmFormDialog
from bjcert_desktop.gui.forms.fields_dialog import FieldsDialog
from bjcert_desktop.gui.kit import appearance, style
from bjcert_desktop.gui.ledger.clear_dialog import ClearDialog
from bjcert_desktop.gui.ledger.ledger_detail import Shown
from bjcert_desktop.gui.ledger.ledger_dialogs import CorrectDialog, ReturnDialog, ReviveDialog, StepDialog, VoidDialog
from bjcert_desktop.gui.ledger.many_cases import ManyStepDialog
from bjcert_desktop.gui.ledger.restore_dialog import RestoreDialog
from bjcert_desktop.gui.ledger.tracking_dialog import TrackingDialog
from bjcert_desktop.gui.manual.manual_screen import ManualDialog
from bjcert_desktop.gui.preview.preview_dialog import PaperPages, PreviewDialog, render
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.registry.left_out_dialog import LeftOutDialog
from bjcert_desktop.gui.registry.mapping_dialog import MappingDialog
from bjcert_desktop.gui.registry.problems_dialog import ProblemsDialog
from bjcert_desktop.gui.settings.check_dialog import CheckDialog
from bjcert_desktop.gui.tour import Tour
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.done_page import DonePage
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from bjcert_desktop.gui.wizard.review_page import ReviewPage
from bjcert_desktop.gui.workbook.certificates_dialog import CertificatesDialog
from bjcert_desktop.gui.workbook.filled_forms_dialog import FilledFormsDialog, pages_of
from bjcert_desktop.gui.workbook.missing_dialog import MissingDialog
from bjcert_desktop.gui.workbook.reception_dialog import ReceptionDialog, returning_of
from bjcert_desktop.gui.workbook.reply_dialog import ReplyDialog
from bjcert_desktop.gui.workbook.unit_browser import ConfirmDialog
from bjcert_desktop.gui.workbook.unit_dialog import UnitDialog
from bjcert_desktop.guide.forms import FORMS
from bjcert_desktop.jobs.batch.missing import missing_of
from bjcert_desktop.jobs.filled_forms import read_filled_forms
from bjcert_desktop.jobs.form_library import sample
from bjcert_desktop.jobs.printing.cases import cases_of_batch, cases_to_print
from bjcert_desktop.ledger import CaseState, PhoneReply, back_up
from bjcert_desktop.registry.reading import propose_mapping
from bjcert_desktop.registry.writing import write_blank
from bjcert_desktop.system.paths import data
from bjcert_desktop.word.adopt import Adoption, propose
from tools.layout_faults import faults

#: Name → (width, height, scale): the size of a maximised window, without the task bar, in pixels at 100 %.
SIZES = {
    "1024x600": (1024, 560, "1"),
    "1366x768": (1366, 728, "1"),
    "1366x768@150": (910, 485, "1.5"),
    "1366x768@200": (667, 360, "2"),
    "1920x1080@150": (1280, 680, "1.5"),
    "1920x1080@200": (960, 500, "2"),
    "3840x2160@150": (2560, 1400, "1.5"),
}
SCHEMES = {"light": style.LIGHT, "dark": style.DARK, "contrast": style.CONTRAST}
#: Sizes that are also drawn in dark and in high contrast; layout does not depend on colours.
IN_EVERY_SCHEME = ("1024x600", "1366x768", "1920x1080@150")


def main(arguments: list[str]) -> int:
    """Draw every page at each size in each scheme, and print layout faults; return 1 when there are any.

    Each size has a process of its own, as Qt reads its scale and the screen at the start.
    """
    out = Path(arguments[0])
    if len(arguments) > 1:
        return _draw(out, arguments[1], arguments[2])
    out.mkdir(parents=True, exist_ok=True)
    bad = 0
    for size in SIZES:
        for scheme in SCHEMES if size in IN_EVERY_SCHEME else ("light",):
            command = [sys.executable, "-m", "tools.pictures", str(out), size, scheme]
            bad |= subprocess.run(command, check=False, env=on_screen(size)).returncode
    print(f"{len(list(out.glob('*/*.png')))} PNG → {out}")
    return bad


def on_screen(size: str) -> dict[str, str]:
    """The environment for a process that draws on a screen of that *size* and scale."""
    width, height = size.partition("@")[0].split("x")
    screen = {"name": size, "x": 0, "y": 0, "width": int(width), "height": int(height), "logicalDpi": 96, "dpr": 1}
    file = Path(tempfile.gettempdir()) / f"bjcert-screen-{width}x{height}.json"
    file.write_text(json.dumps({"screens": [screen]}))
    platform = f"offscreen:configfile={file}"
    return {**os.environ, "QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": SIZES[size][2]}


def _draw(out: Path, size: str, scheme: str) -> int:
    width, height, _ = SIZES[size]
    application = gui.application()
    appearance.apply(application, SCHEMES[scheme])
    appearance.apply = lambda _app, _chosen=None: None  # type: ignore[assignment]  # ignore changes of the system's scheme
    target, bad = out / f"{size} {scheme}", 0
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "单位信息表.xlsx"
        write_blank(workbook, sample=True)
        window = gui.make_window(Path(folder))
        window.wizard.out = Path(folder) / "数字证书"
        window.resize(width, height)
        window.show()
        window.activateWindow()
        for name in walk(window, workbook, _wait):
            settle(window)
            (application.activeWindow() or window).grab().save(str(target / f"{name}.png"))
            for fault in faults(window):
                bad = 1
                print(f"{size} {scheme}, {name}: {fault}")
        window.close()
    return bad


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not until() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def settle(window: Window) -> None:
    """Process events until no visible widget has moved for three rounds, at most two seconds."""
    before, quiet, end = None, 0, time.monotonic() + 2
    while quiet < 3 and time.monotonic() < end:
        QApplication.processEvents()
        now = [(each.geometry(), each.isVisible()) for each in window.findChildren(QWidget)]
        before, quiet = now, quiet + 1 if now == before else 0
        time.sleep(0.005)


def walk(window: Window, workbook: Path, wait: Callable[[Callable[[], bool]], None]) -> Iterator[str]:
    """Take *window* through its pages and states; yield the name of each picture."""
    wizard, book, screen = window.wizard, window.workbook, window.registry_screen
    yield "01 首页"
    tour = window.start_tour()
    yield "010 使用引导"
    tour.reject()
    window.show_screen("finder")
    yield "011 不确定办哪个"
    window.finder.cards[1].click()
    window.finder.cards[1].click()
    yield "012 不确定办哪个，第三问"
    window.finder.cards[1].click()
    yield "013 不确定办哪个，结果"
    window.show_screen("home")
    wizard.assign(replace(wizard.case, business="rename", day=date(2026, 11, 22)))
    wizard.advance()
    yield "02 情形"
    wizard.assign(wizard.case.answer("rename.code", "yes").answer("rename.key", "no"))
    wizard.advance()
    yield "03 情形，已回答"
    wizard.advance()
    yield "04 选择单位，还没有工作簿"
    book.open(workbook.with_name("没有这个文件.xlsx"))
    wait(lambda: not book.busy)
    yield "05 选择单位，打不开"
    book.open(workbook)
    yield "06 选择单位，正在读取"
    wait(lambda: book.registry is not None)
    yield "06 选择单位，未选"
    assert book.registry is not None
    unit = max(book.registry.units, key=lambda unit: len(unit.certificates))
    wizard.assign(replace(wizard.case, unit=unit).choose(corrections={}))
    wizard.assign(wizard.case.choose(corrections={"address": "北京市示例区示例路 18 号"}))
    yield "07 选择单位，单位名称变更"
    former = {"former_name": unit.name, "former_code": unit.code}
    renamed = {**former, "name": "北京市示例区新名称局", "code": "11110105000001011F"}
    wizard.assign(wizard.case.choose(corrections={**wizard.case.choices.corrections, **renamed}))
    yield "08 选择单位，新名称已填"
    for number, (business, answers) in enumerate(
        (("rename", {}), ("new", {}), ("renew", {"renew.way": "mail"}), ("revoke", {"revoke.valid": "yes"}))
    ):
        wizard.assign(replace(wizard.case, business=business, answers={**wizard.case.answers, **answers}))
        while wizard.steps[wizard.at].kind != "unit":
            assert wizard.steps[wizard.at].ready, wizard.steps[wizard.at]
            wizard.advance()
        yield f"1{number} 单位与证书 {business}"
        if business == "rename":
            _scroll_down(wizard.page)
            yield f"1{number} 单位与证书 {business}，下面"
        wizard.advance()
        if business == "renew":
            wizard.assign(replace(wizard.case, ticked=frozenset({"handler-id"})))
        yield f"2{number} 材料与费用 {business}"
        _scroll_down(wizard.page)
        yield f"3{number} 材料与费用 {business}，下面"
        wizard.advance()
        review = wizard.page
        assert isinstance(review, ReviewPage)
        wait(lambda: review.ui.paper.settled)  # noqa: B023 - waited for here
        yield f"4{number} 核对与导出 {business}"
        if business == "renew":
            wizard.advance()
            yield "49 正在导出"
            wait(lambda: wizard.exported is not None)
            yield "50 完成"
            done = wizard.page
            assert isinstance(done, DonePage)
            done.boxes["print"].click()
            done.boxes["stamp"].click()
            yield "51 完成，做了两件"
        wizard.go(0)
    wizard.choose("renew", {"renew.way": "mail"})
    wizard.go_express()
    express = wizard.page
    assert isinstance(express, ExpressPage)
    wait(lambda: express.ui.paper.settled)
    yield "52 一页办理"
    express.ui.more.click()
    wizard.assign(wizard.case.choose(corrections={"handler_phone": "", "code": "1111010500000101IF"}))
    wait(lambda: express.ui.paper.settled)
    yield "53 一页办理，有空着的和有误的"
    if express.ui.sideShown.isVisible():
        express.ui.sideShown.buttons["paper"].click()
        yield "54 一页办理，看纸面"
    wizard.go(0)
    for name, business, answers in (
        ("60 在线更新", "renew", {"renew.way": "online"}),
        ("61 密码解锁", "unlock", {}),
        ("62 手册没有规定", "rename", {"rename.code": "no", "rename.key": "no"}),
        ("63 不需要吊销", "revoke", {"revoke.valid": "no"}),
    ):
        case = replace(wizard.case, business=business, answers={**wizard.case.answers, **answers})
        wizard.assign(case.choose(again=True))  # the unit has just been renewed
        while wizard.steps[wizard.at].kind not in ("online", "stop"):
            assert wizard.steps[wizard.at].ready, wizard.steps[wizard.at]
            wizard.advance()
        yield name
        wizard.go(0)
    window.show_screen("registry")
    yield "70 单位信息表"
    assert book.view is not None
    wrong = book.registry.units[7]
    screen.browser.chosen.emit(wrong)
    book.correct(wrong, "统一社会信用代码", "1211019200000260O")
    book.correct(wrong, "经办人身份证号", "110105194912310021")
    wait(lambda: book.view is not None and bool(book.view.wrong))
    yield "71 单位信息表，有问题的单位"
    practice = window.ledger.practice
    one = cases_to_print(practice, [1], window.catalogue.account)
    dialogs: dict[str, QDialog] = {
        "72 核对各列": MappingDialog(propose_mapping(workbook), window),
        "721 没有读的行": LeftOutDialog(book, window),
        "722 表里的问题": ProblemsDialog(book, window, screen.browser.chosen.emit),
        "73 添加单位": UnitDialog(book.notes, window),
        "73a 已与原件核对": ConfirmDialog("经办人身份证号", "110105194912310021", window),
        "74 可用字段": FieldsDialog(window),
        "74a 证书": CertificatesDialog(unit, window),
        "74b 换用表样前确认": ConfirmFormDialog("申请表", ("表1 第2行 第1列：写有开户行。",), window),
        "76 打印": StackDialog(practice, one, window.catalogue, window.forms, window, ["办公室打印机"]),
    }
    for name, dialog in dialogs.items():
        dialog.show()
        yield name
        dialog.close()
    with tempfile.TemporaryDirectory() as folder:
        adopting = AdoptDialog(*_blank(Path(folder)), window)
        adopting.show()
        wait(lambda: adopting.trial is not None)
        yield "75 导入官方空白表"
        adopting.ui.showSample.click()
        yield "75a 导入官方空白表，试填"
        adopting.close()
        paper = Path(folder) / "申请表.docx"
        paper.write_bytes(sample(window.forms.template("申请表")))
        reading = FilledFormsDialog(read_filled_forms([paper], window.forms), pages_of([paper]), window, opened=False)
        reading.show()
        yield "75b 从去年填好的表导入"
        reading.close()
    preview = PreviewDialog([(name, partial(sample, window.forms.template(name))) for name in FORMS], 0, window)
    preview.show()
    wait(lambda: preview.pages is not None)
    yield "77 预览"
    preview.close()
    window.show_screen("forms")
    yield "80 表样管理，正在检查"
    wait(lambda: not window.forms_screen.checking)
    yield "80 表样管理"
    window.show_screen("renewals")
    wait(lambda: window.renewals_screen.board is not None)
    yield "85 到期提醒"
    window.renewals_screen.show_group("expired")
    window.renewals_screen.ui.table.selectRow(0)
    window.renewals_screen.keys[Key.LOST].click()
    yield "86 到期提醒，过期且丢失"
    window.renewals_screen.ways[0].click()
    wait(lambda: bool(window.batch_screen.table.rows))
    yield "87 批量办理，来自到期提醒"
    window.batch_screen.ui.everybody.click()
    wait(lambda: len(window.batch_screen.table.rows) > 20)
    yield "90 批量办理"
    batch = window.batch_screen
    lacking = replace(batch.batch(), members=[each.member for each in batch.table.rows[:12]])
    asking = MissingDialog(missing_of(lacking), book, batch)
    asking.show()
    yield "90b 批量办理，缺什么"
    asking.close()
    batch.ui.all.click()
    batch.out = Path(tempfile.mkdtemp(dir=workbook.parent)) / "批量"
    batch.export()
    wait(lambda: batch.ui.bar.value() > 0 or not batch.busy)
    yield "90a 批量办理，正在导出"
    wait(lambda: not batch.busy and bool(batch.ui.notice.text()))
    yield "91 批量办理，已导出"
    practice = window.ledger.practice
    cases = cases_of_batch(practice, practice.batches()[0].key, window.catalogue.account)
    stack = StackDialog(practice, cases, window.catalogue, window.forms, window, ["办公室打印机"])
    stack.show()
    yield "91a 打印整批"
    stack.close()
    yield from _ledger(window, wait)
    window.show_screen("manual")
    window.manual_screen.open("renew")
    yield "95 办事指南"
    window.manual_screen.ui.search.setText("国库")
    yield "96 办事指南，查找"
    window.manual_screen.ui.search.clear()
    over = ManualDialog(window.catalogue, "print", window)
    over.show()
    yield "96 办事指南，在对话框上"
    over.close()
    window.show_screen("settings")
    yield "97 设置"
    check = CheckDialog(window.folder, window.settings.out, window)
    check.show()
    wait(lambda: bool(check.findings))
    yield "98 检查安装"
    check.close()
    window.show_screen("home")
    yield "99 首页，有草稿和单位信息表"
    tour = Tour(window, window.home, window.ui.bar)
    tour.show()
    yield "99 第一次打开时的介绍"
    tour.go(1)
    yield "99 第一次打开时的介绍，第 2 步"
    tour.close()


def _scroll_down(page: QWidget) -> None:
    """Show the end of what scrolls on *page*, or around it."""
    frame = page.parentWidget() and page.parentWidget().parentWidget()
    for area in [frame] if isinstance(frame, QScrollArea) else page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _ledger(window: Window, wait: Callable[[Callable[[], bool]], None]) -> Iterator[str]:
    """Show 办理记录 with the cases exported so far, and 到期提醒, which takes them into account."""
    window.show_screen("ledger")
    screen = window.ledger_screen
    wait(lambda: bool(screen.table.entries))
    screen.ui.table.selectRow(screen.table.row_of(screen.table.entries[0].id))
    wait(lambda: isinstance(screen.detail.shown, Shown))
    yield "92 办理记录"
    ledger = window.ledger.practice
    last = ledger.correct(screen.table.entries[0].id, "枚数写错", certificates=2)
    ledger.move(last.id, CaseState.STAMPED, date.today(), "办公室盖章")
    ledger.move(last.id, CaseState.SENT, date.today(), "", "SF1234567890123")
    screen.enter()
    wait(lambda: screen.table.entries[0].state is CaseState.SENT and not screen.busy)
    yield "93 办理记录，已寄出"
    screen.ui.all.click()
    wait(lambda: not isinstance(screen.detail.shown, Shown) and not screen.busy)
    yield "93 办理记录，选了许多件"
    chosen = ledger.entries(screen.table.chosen)
    QApplication.clipboard().setText(
        "\n".join(f"{each.unit}\tSF{each.id:013}" for each in chosen) + "\n不认识的单位\tSF1"
    )
    screen.ui.none.click()
    now = ledger.entry(last.id)
    back_up(ledger)
    telephone = window.catalogue.contact.telephone
    caveats = window.catalogue.owner(now.scenario)[1].caveats
    said = date.today(), "王示例", "示例：原介质不用寄。"
    asked = PhoneReply(now.scenario, caveats[0].id, *said, now.unit, now.code, now.id)
    dialogs: dict[str, QDialog] = {
        "94a 登记进展": StepDialog(ledger, now, CaseState.RECEIVED, screen),
        "94a 登记进展，许多件": ManyStepDialog(ledger, chosen, screen),
        "94a 粘贴快递单号": TrackingDialog(ledger, chosen, screen),
        "94b 更正": CorrectDialog(ledger, now, screen),
        "94c 作废": VoidDialog(ledger, now, screen),
        "94c 退回": ReturnDialog(ledger, now, screen),
        "94c 恢复作废的": ReviveDialog(ledger, now, screen),
        "94c 电话答复": ReplyDialog(ledger, asked, caveats, [replace(asked, id=1)], telephone, screen),
        "94c 领取": ReceptionDialog(ledger, [now], returning_of(ledger, [now], window.catalogue), screen),
        "94d 从备份恢复": RestoreDialog(ledger, screen),
        "94d 从备份恢复，还没有备份": RestoreDialog(window.ledger, screen),
        "94e 清除个人信息": ClearDialog(ledger.folder, screen),
    }
    for name, dialog in dialogs.items():
        dialog.show()
        if isinstance(dialog, RestoreDialog):
            wait(lambda shown=dialog: not shown.busy)  # type: ignore[misc]
        yield name
        dialog.close()
    window.show_screen("renewals")
    board = window.renewals_screen.board
    wait(lambda: window.renewals_screen.board is not board)
    yield "94f 到期提醒，办理中"


def _blank(folder: Path) -> tuple[Adoption, PaperPages]:
    """Return the shipped application form without its fields, as a blank in *folder*."""
    document = docx.Document(str(data("forms", "申请表.docx")))
    for paragraph in (
        p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs
    ):
        for run in paragraph.runs:
            run.text = re.sub(r"\{\{[^}]*\}\}", "", re.sub(r"\{\{勾选:[^}]*\}\}", "□", run.text))
    path = folder / "官方空白申请表.docx"
    document.save(str(path))
    return propose(path), render(path.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
