"""A value with half a character, as a broken paste leaves it, is kept, shown and printed without it everywhere."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.backup import restore_backup, write_backup
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.drafts import Draft, load_drafts, save_draft
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.ledger_list import write_ledger_list
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.ledger import CaseState, Ledger, PhoneReply, Query, check, note_reply, replies
from bjcert_desktop.registry.api import change_notes, load_notes
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import write_units
from bjcert_desktop.settings.policy import PolicyError, choose

BAD, GOOD, DAY = "坏\ud83d值", "坏值", date(2026, 11, 22)
UNIT = Unit(
    name=f"{BAD}局",
    code="11110105000001011F",
    address=BAD,
    handler=BAD,
    invoice_title=BAD,
    email="a\udcffb@example.cn",
    certificates=(Certificate(name=BAD, serial=f"A1{BAD}", user=BAD, phone=BAD),),
)
CASE = Case("renew", {"renew.way": "mail"}, UNIT, day=DAY).choose(corrections={"remark": BAD})


def test_a_draft_is_kept(tmp_path: Path) -> None:
    save_draft(tmp_path, Draft("0" * 32, CASE, BAD, datetime(2026, 11, 22)))
    (draft,) = load_drafts(tmp_path)
    assert draft.case.unit and (draft.case.unit.name, draft.step) == (f"{GOOD}局", GOOD)


def test_notes_are_kept_and_apply_to_the_value_without_it(tmp_path: Path) -> None:
    change_notes(tmp_path, lambda notes: notes.add({"单位名称": BAD, "经办人姓名": BAD}))
    change_notes(tmp_path, lambda notes: notes.correct(UNIT, "经办人姓名", f"王{BAD}", DAY))
    change_notes(tmp_path, lambda notes: notes.confirm("经办人身份证号", BAD, BAD, DAY))
    change_notes(tmp_path, lambda notes: notes.map_columns(BAD, {f"Sheet!{BAD}": "单位名称"}))
    change_notes(tmp_path, lambda notes: notes.judge_row(UNIT, True))
    notes = load_notes(tmp_path)
    assert notes.by_hand[0]["单位名称"] == GOOD
    assert notes.confirmation("经办人身份证号", GOOD)
    assert list(notes.mappings) == [GOOD]


def test_a_setting_is_kept_or_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PolicyError):
        choose(tmp_path, "output", str(tmp_path / BAD))


def test_a_case_is_exported_recorded_found_changed_listed_and_backed_up(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "data")
    exported = export_case(make_plan(load_catalogue(), CASE), tmp_path / "out", numbered=True, ledger=ledger)
    assert not exported.unrecorded and exported.folder.name.endswith(f"{GOOD}局")
    assert ledger.find(Query(text=BAD)).total == ledger.find(Query(text=GOOD)).total == 1
    ledger.move(1, CaseState.STAMPED, DAY, BAD, BAD)
    ledger.state_facts([CertificateFact(BAD, "", BAD, DAY, {"serial": BAD, "phone": BAD})])
    note_reply(ledger, PhoneReply("renew-mail", "renew-old-key", DAY, BAD, BAD, BAD))
    ledger.note_lists(BAD, tmp_path / "out", {f"{GOOD}.docx": "0" * 64})
    ledger.take_back(1, BAD, DAY)
    ledger.void(1, BAD)
    entry = ledger.entry(1)
    assert (entry.unit, entry.tracking, entry.void, entry.returned) == (f"{GOOD}局", GOOD, GOOD, GOOD)
    kept = ledger.case_of(1)
    assert kept.unit and (kept.unit.address, kept.unit.email) == (GOOD, "ab@example.cn")
    assert (ledger.facts()[0].values["phone"], replies(ledger)[0].text) == (GOOD, GOOD)
    write_ledger_list(tmp_path / "list.xlsx", ledger.find().entries)
    assert check(ledger) == ""
    write_backup(ledger.folder, tmp_path / "b.bjcert")
    assert restore_backup(tmp_path / "other", tmp_path / "b.bjcert").entries == 1


def test_a_batch_is_exported_and_gone_on_with(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    units = [PreparedUnit(UNIT)]
    batch = Batch(
        catalogue, catalogue.owner("renew-mail")[1], Case(day=DAY), units, tmp_path / "out", ledger=Ledger(tmp_path)
    )
    assert [each.problem for each in run(batch).outcomes] == [""]
    assert Ledger(tmp_path).find().entries[0].unit == f"{GOOD}局"


def test_units_are_written_to_a_workbook_and_read_again(tmp_path: Path) -> None:
    write_units(tmp_path / "units.xlsx", [UNIT])
    assert read_registry(tmp_path / "units.xlsx").units[0].name == f"{GOOD}局"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no half characters to a process")
@pytest.mark.parametrize(
    "arguments",
    [
        ("ledger", "void", "1", "--reason", BAD.encode("utf-8", "surrogatepass")),
        ("ledger", "list", "--text", b"\xff\xe5"),
        ("ledger", "move", "1", "sent", "--tracking", b"SF\xff1", "--note", b"\xb0\xa1"),
    ],
)
def test_the_command_line_takes_arguments_in_another_encoding(tmp_path: Path, arguments: tuple[str | bytes]) -> None:
    export_case(make_plan(load_catalogue(), CASE), tmp_path / "out", ledger=Ledger(tmp_path))
    command = [sys.executable, "-m", "bjcert_desktop.cli", *arguments, "--data-dir", tmp_path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"})
    assert done.returncode == 0 and not done.stderr, done.stderr
