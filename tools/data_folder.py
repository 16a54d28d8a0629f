"""A data folder with some of everything in it, and the command line in this process, for what damages and forges."""

import contextlib
import io
from datetime import datetime
from pathlib import Path

from bjcert_desktop.cli import main as command
from bjcert_desktop.jobs.drafts import save_draft
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.journal import Printed, PrintJournal
from bjcert_desktop.jobs.printing.stack import make_stack
from bjcert_desktop.ledger import Ledger, confirm_date, look_after
from bjcert_desktop.registry.api import change_notes
from bjcert_desktop.settings.policy import choose
from bjcert_desktop.system.own_data import write_own
from bjcert_desktop.system.paths import data as shipped
from tools import faults


def make_everything(folder: Path) -> None:
    """Make a data folder with some of everything in *folder*."""
    data = folder / "data"
    faults.ledger_prepare(folder)
    ledger = Ledger(data)
    for change in faults.CHANGES:
        change(ledger)
    look_after(ledger)
    ledger.move(1, faults.CaseState.SENT, faults.TODAY)
    look_after(ledger)
    save_draft(data / "drafts", faults.draft(3))
    save_draft(data / "drafts", replace_id(1))
    unit = faults.unit(5)
    change_notes(data, lambda notes: notes.add({"单位名称": "手工单位", "经办人手机": "13800000000"}))
    change_notes(data, lambda notes: notes.correct(unit, "经办人手机", "13900000000", faults.DAY))
    change_notes(data, lambda notes: notes.confirm("经办人身份证号", "1", "看过原件", faults.DAY))
    FormSet(data / "forms").put_in_use("申请表", shipped("forms", "申请表.docx"), faults.DAY)
    choose(data, "copies", 3)
    choose(data, "output", str(folder / "out"))
    write_own(data / "window.json", {"values": {"toured": "true", "batch/due": "all"}, "geometry": ""}, sealed=False)
    confirm_date(ledger, faults.TODAY)
    journal = PrintJournal(data)
    journal.begin(make_stack(ledger.find().entries, {}), "打印机", datetime.now())
    journal.note(0, Printed.DONE)
    journal.close()


def replace_id(number: int) -> faults.Draft:
    draft = faults.draft(number)
    return faults.Draft(f"{number:032x}", draft.case, draft.step, draft.saved)


def said(*arguments: str) -> tuple[int, str]:
    """The exit code and all output of a command; raises whatever it does not foresee."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            code = command(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
    return code, output.getvalue()
