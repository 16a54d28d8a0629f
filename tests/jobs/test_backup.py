"""All of a person's data is backed up and restored on another computer, all or nothing."""

import hashlib
import json
import os
import shutil
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from bjcert_desktop import ledger
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import BjcertError, ExportError, PlaceError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs import backup
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.drafts import Draft, load_drafts, new_id, save_draft
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.jobs.wipe import wipe
from bjcert_desktop.ledger import CaseState, Ledger, back_up, database, open_ledger
from bjcert_desktop.registry.api import Notes, change_notes, load_notes
from bjcert_desktop.registry.sample_units import sample_units
from bjcert_desktop.system import dpapi, leftovers, paths
from bjcert_desktop.system.locks import hold
from bjcert_desktop.system.own_data import write_own
from bjcert_desktop.system.own_files import WorkFolder

DAY = date(2026, 11, 22)
HANDLER_ID, MOBILE = "11010519491231002X", "13812345678"
UNIT = Unit(
    name="北京市示例区监测站",
    code="11110105000001011F",
    handler_id=HANDLER_ID,
    certificates=(Certificate(phone=MOBILE),),
)
CASE = Case("renew", {"renew.way": "mail"}, UNIT, day=DAY)


@pytest.fixture
def office(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A data folder with some of everything."""
    folder = tmp_path / "office"
    export_case(make_plan(catalogue, CASE), tmp_path / "out", ledger=open_ledger(folder))
    save_draft(folder / "drafts", Draft(new_id(), CASE, "fee", datetime(2026, 1, 1)))
    change_notes(folder, lambda notes: notes.add({"单位名称": "手工单位", "经办人手机": MOBILE}))
    FormSet(folder / "forms").put_in_use("申请表", paths.data("forms", "申请表.docx"), DAY)
    write_own(folder / "window.json", {"values": {"toured": "true"}, "geometry": ""}, sealed=False)
    (folder / "settings.toml").write_text("", "utf-8")
    (folder / "bjcert.log").write_text("not part of it")
    return folder


def everything(folder: Path) -> tuple[object, ...]:
    """What the program knows from *folder*."""
    book = Ledger(folder)
    entries = book.find().entries
    return (
        entries,
        [book.case_of(entry.id) for entry in entries],
        [book.history(entry.id) for entry in entries],
        load_drafts(folder / "drafts"),
        load_notes(folder),
        [path.read_bytes() for path in sorted((folder / "forms").glob("*.docx"))],
        (folder / "window.json").read_bytes(),
    )


def test_everything_comes_back_on_another_computer(office: Path, tmp_path: Path) -> None:
    made = backup.write_backup(office, tmp_path / "b.bjcert")
    assert (made.entries, made.drafts, made.forms) == (1, 1, 2)
    assert backup.read_backup(tmp_path / "b.bjcert") == made
    assert backup.restore_backup(tmp_path / "new", tmp_path / "b.bjcert") == made
    assert everything(tmp_path / "new") == everything(office)
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "drafts",
        "forms",
        "ledger.db",
        "registry.json",
        "replaced",
        "settings.toml",
        "window.json",
    ]


def test_a_backup_is_unprotected_and_protected_again_by_the_other_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Two accounts of Windows are played by two keys: what the one has sealed, the other cannot open."""

    def be(account: bytes) -> None:
        def seal(content: bytes) -> bytes:
            return b"sealed by " + account + content[::-1]

        def open_(content: bytes) -> bytes:
            if not content.startswith(b"sealed by "):
                return content
            if not content.startswith(b"sealed by " + account):
                raise dpapi.ProtectError("另一个账户", "")
            return content.removeprefix(b"sealed by " + account)[::-1]

        for module in ("system.own_data", "jobs.backup", "ledger.personal", "ledger.maintenance"):
            monkeypatch.setattr(f"bjcert_desktop.{module}.protect", seal)
            monkeypatch.setattr(f"bjcert_desktop.{module}.unprotect", open_)

    be(b"one")
    office: Path = request.getfixturevalue("office")
    before = everything(office)
    assert not holds(office, HANDLER_ID)
    backup.write_backup(office, tmp_path / "b.bjcert")
    be(b"two")
    assert Ledger(office).case_of(1).unit.handler_id == ""  # type: ignore[union-attr]
    assert load_drafts(office / "drafts") == []
    backup.restore_backup(tmp_path / "new", tmp_path / "b.bjcert")
    assert everything(tmp_path / "new") == before
    assert not holds(tmp_path / "new", HANDLER_ID)
    be(b"one")
    assert load_drafts(tmp_path / "new" / "drafts") == []


def holds(folder: Path, text: str) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "registry.lock")
    return [path for path in files if text.encode() in path.read_bytes()]


def test_replaced_data_is_kept(office: Path, tmp_path: Path) -> None:
    backup.write_backup(office, tmp_path / "b.bjcert")
    saved = everything(office)
    Ledger(office).move(1, CaseState.STAMPED, date.today())
    save_draft(office / "drafts", Draft(new_id(), Case("new"), "unit", datetime(2026, 1, 2)))
    later = everything(office)
    backup.restore_backup(office, tmp_path / "b.bjcert")
    assert everything(office) == saved
    assert everything(office / "replaced")[:5] == later[:5]


def test_a_second_restore_keeps_what_the_first_has_replaced(office: Path, tmp_path: Path) -> None:
    backup.write_backup(office, tmp_path / "b.bjcert")
    unit = replace(UNIT, handler_phone="13700001111")
    save_draft(office / "drafts", Draft(new_id(), Case("new", unit=unit), "unit", datetime(2026, 1, 2)))
    for _ in range(3):  # the wrong backup, and then others
        backup.restore_backup(office, tmp_path / "b.bjcert")
    assert holds(office, "13700001111")
    assert sorted(path.name for path in office.glob("replaced*")) == ["replaced", "replaced-2", "replaced-3"]
    backup.clear_personal(office, 30, date(2027, 1, 31))
    assert not holds(office, "13700001111")
    assert not list(office.glob("replaced*"))


@pytest.mark.parametrize("renames", range(14))
def test_an_interrupted_restore_is_finished_by_the_next_start_or_has_not_begun(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    backup.write_backup(office, tmp_path / "b.bjcert")
    saved = everything(office)
    Ledger(office).move(1, CaseState.STAMPED, date.today())
    later = everything(office)
    rename, done = Path.rename, 0

    def killed(self: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done > renames:
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "rename", killed)
        backup.restore_backup(office, tmp_path / "b.bjcert")
        raise KeyboardInterrupt  # through, without having been cut off
    backup.finish_restore(office)
    assert everything(office) == (later if renames == 0 else saved)
    if renames:
        assert everything(office / "replaced") == later
    assert not list(office.glob("restore*"))


def test_a_restore_that_another_window_blocks_waits_for_the_next_start(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.write_backup(office, tmp_path / "b.bjcert")
    Ledger(office).move(1, CaseState.STAMPED, date.today())
    later = everything(office)

    def in_use(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    backup.stage_backup(office, tmp_path / "b.bjcert")
    with monkeypatch.context() as patch, pytest.raises(ExportError, match="其他窗口"):
        patch.setattr(Path, "rename", in_use)
        backup.finish_restore(office)
    assert everything(office) == later
    backup.finish_restore(office)
    assert everything(office) != later


def spoil(path: Path, how: str) -> None:
    content = path.read_bytes()
    if how == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif how == "other":
        path.write_bytes(b"something else")
    elif how == "one byte":
        with zipfile.ZipFile(path) as archive:
            start = archive.getinfo("ledger.db").header_offset + 30 + len("ledger.db")
        path.write_bytes(content[:start] + b"\xff" + content[start + 1 :])  # no block begins so
    elif how == "gone":
        path.unlink()
    else:
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(members["backup.json"])
        if how == "changed":
            members["registry.json"] = b'{"by_hand": []}'
        elif how == "outside":
            manifest["sha256"]["forms/../../evil"] = manifest["sha256"].pop("registry.json")
            members["forms/../../evil"] = members.pop("registry.json")
        elif how == "later":
            manifest["format"] = 99
        elif how == "no ledger":
            members["ledger.db"] = b"no database"
            manifest["sha256"]["ledger.db"] = hashlib.sha256(b"no database").hexdigest()
        members["backup.json"] = json.dumps(manifest).encode()
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)


@pytest.mark.parametrize("how", ["cut", "other", "one byte", "gone", "changed", "outside", "later", "no ledger"])
def test_a_damaged_backup_is_refused_and_changes_nothing(office: Path, tmp_path: Path, how: str) -> None:
    path = tmp_path / "b.bjcert"
    backup.write_backup(office, path)
    spoil(path, how)
    before = everything(office), sorted(office.rglob("*"))
    with pytest.raises(BjcertError):
        backup.restore_backup(office, path)
    assert (everything(office), sorted(office.rglob("*"))) == before


def test_a_backup_that_cannot_be_written_is_an_error(office: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        backup.write_backup(office, tmp_path / "nowhere" / "b.bjcert")


def test_old_personal_values_are_cleared_from_ledger_backups_and_drafts(office: Path, tmp_path: Path) -> None:
    back_up(Ledger(office))
    backup.write_backup(office, tmp_path / "b.bjcert")
    backup.restore_backup(office, tmp_path / "b.bjcert")
    assert backup.clear_personal(office, 30, date(2027, 1, 31)) == 3  # a case, a draft, a typed unit
    assert not holds(office, HANDLER_ID)
    assert not holds(office, MOBILE)
    assert Ledger(office).case_of(1).unit.name == UNIT.name  # type: ignore[union-attr]
    assert load_drafts(office / "drafts")[0].case.unit.name == UNIT.name  # type: ignore[union-attr]
    assert backup.clear_personal(office, 30, date(2027, 1, 31)) == 0


def test_numbers_in_remarks_of_old_drafts_notes_and_typed_units_are_cleared_too(tmp_path: Path) -> None:
    told = f"经办人 {MOBILE}"
    unit = Unit(name="某局", code=UNIT.code, remark=told)
    save_draft(tmp_path / "drafts", Draft("0" * 32, Case("new", unit=unit), "unit", datetime(2025, 1, 1)))
    change_notes(
        tmp_path,
        lambda notes: (
            notes.add({"单位名称": "丙局", "备注": told, "单位地址": "路1号"})
            .correct(unit, "备注", f"新：{told}", date(2025, 1, 1))
            .correct(unit, "单位地址", "路2号", date(2025, 1, 1))
        ),
    )
    later = date.today() + timedelta(days=100)
    assert backup.with_personal(tmp_path, 30, later) == backup.clear_personal(tmp_path, 30, later) == 3
    assert not holds(tmp_path, MOBILE)
    notes = load_notes(tmp_path)
    assert (notes.by_hand[0]["备注"], notes.by_hand[0]["单位地址"]) == ("经办人 138****5678", "路1号")
    assert list(notes.corrections[unit.key]) == ["单位地址"]
    assert backup.with_personal(tmp_path, 30, later) == 0


def test_real_values_typed_for_an_invented_unit_are_cleared_too(
    office: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    case = Case("renew", {"renew.way": "mail"}, sample_units(DAY)[0], day=DAY).choose(
        corrections={"handler_phone": "13987654321"}
    )
    export_case(make_plan(catalogue, case), tmp_path / "out", ledger=Ledger(office))
    assert holds(office / "practice", "13987654321")
    assert backup.clear_personal(office, 30, date(2027, 1, 31)) == 3  # practice is not counted
    assert not holds(office / "practice", "13987654321")


def test_a_damaged_practice_ledger_does_not_prevent_clearing(office: Path) -> None:
    path = Ledger(office).practice.path
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    assert backup.clear_personal(office, 30, date(2027, 1, 31)) == 3
    assert not path.exists()


def test_half_written_files_are_cleared_too(office: Path) -> None:
    left = office / "drafts" / ".~abc.tmp"
    left.write_text(HANDLER_ID)
    backup.clear_personal(office, 3650, date.today())
    assert left.exists()  # it may be being written just now
    backup.clear_personal(office, 3650, date.today() + timedelta(days=1))
    assert not left.exists()


@pytest.fixture
def broken_off(office: Path, tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of a batch that was killed after it had written papers of two units there."""
    monkeypatch.setattr(leftovers, "_folder", None)
    leftovers.keep_notes(office)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("bjcert_desktop.jobs.batch.run.move", _killed)
        run(_batch(office, tmp_path, catalogue))
    (folder,) = (tmp_path / "batch").glob(".~*")
    assert holds(folder, UNIT.name[:3])
    leftovers.remove_leftovers(office)  # the next start, after which it can still be continued
    return folder


def _batch(office: Path, folder: Path, catalogue: Catalogue) -> Batch:
    members = [PreparedUnit(replace(UNIT, name=f"北京市示例区第{number}局", code="")) for number in range(3)]
    scenario = catalogue.owner("renew-mail")[1]
    return Batch(catalogue, scenario, Case(day=DAY), members, folder / "batch", ledger=Ledger(office))


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def _aged(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (1e9, 1e9))


def test_what_an_interrupted_batch_left_is_cleared_when_it_is_old(office: Path, broken_off: Path) -> None:
    before = backup.with_personal(office, 30, date.today())
    assert backup.clear_personal(office, 30, date.today()) == before
    assert (broken_off / "journal").exists()
    _aged(broken_off)
    assert backup.with_personal(office, 30, date.today()) == 1
    assert backup.clear_personal(office, 30, date.today()) == 1
    assert not broken_off.exists()
    assert not (office / "unfinished").exists()


@pytest.mark.parametrize("name", ["drafts", "forms", "window.json"])
def test_no_backup_is_made_without_what_cannot_be_read(office: Path, tmp_path: Path, name: str) -> None:
    (office / name).rename(office / "moved")
    (office / name).mkdir() if name == "window.json" else (office / name).write_text("no folder")
    with pytest.raises(ExportError, match=f"{name}.*读不出来"):
        backup.write_backup(office, tmp_path / "kept.zip")
    assert not (tmp_path / "kept.zip").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("name", ["drafts", "forms", "registry.json"])
def test_no_backup_is_made_without_what_a_link_leads_to(office: Path, tmp_path: Path, name: str) -> None:
    (office / name).rename(tmp_path / "elsewhere")
    (office / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlaceError, match=name):
        backup.write_backup(office, tmp_path / "kept.zip")
    assert not (tmp_path / "kept.zip").exists()


def test_a_finished_batch_leaves_no_note_and_one_on_an_absent_drive_keeps_its_own(
    office: Path, broken_off: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    unplugged = (tmp_path / "batch").rename(tmp_path / "unplugged")
    assert backup.with_personal(office, 30, date.today()) == backup.clear_personal(office, 30, date.today())
    unplugged.rename(tmp_path / "batch")
    assert len(list((office / "unfinished").iterdir())) == 1
    assert not run(_batch(office, tmp_path, catalogue)).resumable
    assert not (office / "unfinished").exists()


@pytest.mark.parametrize("killed_at", ["rename", "remove", "close"])
def test_the_note_of_a_batch_stays_as_long_as_anything_of_it_is_there(
    office: Path,
    broken_off: Path,
    tmp_path: Path,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    killed_at: str,
) -> None:
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(WorkFolder, killed_at, _killed)
        run(_batch(office, tmp_path, catalogue))
    left = list((tmp_path / "batch").glob(".~*"))
    assert set(left) <= set(leftovers.noted_for_later(office))
    if left:
        _aged(left[0])
    backup.clear_personal(office, 30, date.today())
    assert not list((tmp_path / "batch").glob(".~*"))
    assert not (office / "unfinished").exists()


def test_what_an_interrupted_batch_left_goes_with_everything(office: Path, broken_off: Path) -> None:
    wipe(office)
    assert not broken_off.exists()


@pytest.mark.parametrize("way", ["link", "entry", "foreign", "no mark", "held", "other name"])
def test_clearing_a_batch_removes_only_what_is_ours(office: Path, broken_off: Path, tmp_path: Path, way: str) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "lock").touch()
    (precious / "journal").write_text("kept")
    (precious / "00001").mkdir()
    (precious / "00001" / "年报.docx").write_text("kept")
    held = None
    if way == "link":
        shutil.rmtree(broken_off)
        broken_off.symlink_to(precious)
    elif way == "entry":
        (broken_off / "00009").symlink_to(precious / "00001")
    elif way == "foreign":
        (broken_off / "我的.docx").write_text("kept")
    elif way == "no mark":
        (broken_off / "lock").unlink()
    elif way == "held":
        held = hold(broken_off / "lock")
    else:
        (note,) = (office / "unfinished").iterdir()
        note.write_text(str(precious))
    _aged(tmp_path)
    backup.clear_personal(office, 30, date.today())
    assert (precious / "journal").read_text() == (precious / "00001" / "年报.docx").read_text() == "kept"
    assert broken_off.exists() == (way != "entry")
    if way == "foreign":
        assert [path.name for path in broken_off.iterdir()] == ["我的.docx"]
    if held is not None:
        assert (broken_off / "journal").exists()
        held.close()


def test_clearing_leaves_recent_values(office: Path) -> None:
    assert backup.clear_personal(office, 30, DAY) == 1  # the draft of January
    assert Ledger(office).case_of(1).unit == UNIT
    assert not (office / "replaced").exists()
    assert [draft.case.unit.handler_id for draft in load_drafts(office / "drafts") if draft.case.unit] == [""]


def test_a_backup_of_an_older_ledger_is_migrated(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup.write_backup(office, tmp_path / "b.bjcert")
    monkeypatch.setattr(database, "MIGRATIONS", [*database.MIGRATIONS, "ALTER TABLE cases ADD COLUMN later TEXT"])
    backup.restore_backup(tmp_path / "new", tmp_path / "b.bjcert")
    assert ledger.open_ledger(tmp_path / "new").entry(1).unit == UNIT.name


def test_a_form_of_a_backup_waits_until_a_person_puts_it_in_use(office: Path, tmp_path: Path) -> None:
    backup.write_backup(office, tmp_path / "b.bjcert")
    backup.restore_backup(tmp_path / "new", tmp_path / "b.bjcert")
    forms = FormSet(tmp_path / "new" / "forms")
    assert forms.form("申请表").version is None
    waiting = forms.waiting("申请表")
    assert waiting is not None
    assert "本单位第 2 版" in forms.put_in_use("申请表", waiting, DAY).label
    assert forms.waiting("申请表") is None
    assert forms.form("明细表").version is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("name", ["restore.new", "restore.new.part", "replaced", "drafts", "forms", "ledger.db"])
def test_a_restore_follows_no_link_in_the_data_folder(office: Path, tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "kept").write_text("kept")
    backup.write_backup(office, tmp_path / "b.zip")
    if (office / name).is_dir():
        shutil.rmtree(office / name)
    (office / name).unlink(missing_ok=True)
    (office / name).symlink_to(precious / "kept" if name == "ledger.db" else precious)
    backup.restore_backup(office, tmp_path / "b.zip")
    assert [(path.name, path.read_text()) for path in precious.iterdir()] == [("kept", "kept")]
    assert Ledger(office).find().total == 1


# --- typed values -----------------------------------------------------------------------------------------------------


def test_corrected_confirmed_and_typed_values_are_cleared_when_they_are_old(tmp_path: Path) -> None:
    old, today = date.today() - timedelta(days=100), date.today()

    def note(notes: Notes) -> Notes:
        for day, number in ((old, "1"), (today, "2")):
            notes = notes.correct(Unit(name=f"甲{number}"), "经办人手机", f"1380000000{number}", day)
            notes = notes.correct(Unit(name=f"甲{number}"), "单位地址", f"地址{number}", day)
            notes = notes.confirm("经办人身份证号", number, "看过原件", day)
            notes = notes.confirm("统一社会信用代码", number, f"已电话 1370000000{number} 核实", day)
            notes = notes.add({"单位名称": f"乙{number}", "经办人手机": f"1390000000{number}"})
        return msgspec.structs.replace(notes, typed_on={"乙1": old, "乙2": today})

    change_notes(tmp_path, note)
    assert backup.with_personal(tmp_path, 30, today) == 3
    assert backup.clear_personal(tmp_path, 30, today) == 3
    notes = load_notes(tmp_path)
    assert {key: set(said) for key, said in notes.corrections.items()} == {
        "甲1": {"单位地址"},
        "甲2": {"单位地址", "经办人手机"},
    }
    assert notes.confirmation("经办人身份证号", "1") is None
    assert notes.confirmation("经办人身份证号", "2")
    reasons = [
        notes.confirmed[key].reason for key in notes.confirmed if notes.confirmed[key].field == "统一社会信用代码"
    ]
    assert reasons == ["已电话 137****0001 核实", "已电话 13700000002 核实"]
    assert [unit["经办人手机"] for unit in notes.by_hand] == ["", "13900000002"]
    assert backup.with_personal(tmp_path, 30, today) == 0


def test_units_typed_with_an_earlier_version_count_from_now_on(tmp_path: Path) -> None:
    (tmp_path / "registry.json").write_text('{"by_hand": [{"单位名称": "甲", "经办人手机": "13800000000"}]}', "utf-8")
    today = date.today()
    assert backup.clear_personal(tmp_path, 30, today) == 0
    assert load_notes(tmp_path).typed_on == {"甲": today}
    assert backup.clear_personal(tmp_path, 30, today + timedelta(days=31)) == 1


def test_damaged_files_are_cleared_when_they_are_old(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "practice").mkdir()
    rows = "ledger-rows-20260101-000000-000000.damaged"
    names = ["registry.json.damaged", "drafts/a.json.damaged-2", rows, f"practice/{rows}"]
    for name in names:
        (tmp_path / name).write_text(HANDLER_ID)
    backup.clear_personal(tmp_path, 30, date.today())
    assert all((tmp_path / name).exists() for name in names)
    backup.clear_personal(tmp_path, 30, date.today() + timedelta(days=40))
    assert not any((tmp_path / name).exists() for name in names)


@pytest.mark.parametrize("days", [3650, 800_000, 10**12])
def test_any_number_of_days_can_be_asked_for(office: Path, days: int) -> None:
    assert backup.with_personal(office, days, date.today()) == 0
    assert backup.clear_personal(office, days, date.today()) == 0


def test_what_was_saved_while_the_clock_was_far_in_the_past_is_kept_from_now_on(tmp_path: Path) -> None:
    wrong, today = date(2001, 1, 1), date.today()
    draft = Draft("0" * 32, Case("new", unit=replace(UNIT, handler_phone=MOBILE)), "unit", datetime(2001, 1, 1))
    save_draft(tmp_path / "drafts", draft)

    def note(notes: Notes) -> Notes:
        notes = notes.add({"单位名称": "甲", "经办人手机": MOBILE}).correct(UNIT, "经办人手机", MOBILE, wrong)
        notes = notes.confirm("经办人手机", "1", "看过原件", wrong)
        return msgspec.structs.replace(notes, typed_on={"甲": wrong})

    change_notes(tmp_path, note)
    assert backup.with_personal(tmp_path, 30, today) == backup.clear_personal(tmp_path, 30, today) == 0
    notes = load_notes(tmp_path)
    assert notes.by_hand[0]["经办人手机"] == MOBILE
    assert notes.confirmation("经办人手机", "1")
    assert load_drafts(tmp_path / "drafts")[0].case.unit == draft.case.unit
    assert backup.clear_personal(tmp_path, 30, today + timedelta(days=31)) == 3
    assert not holds(tmp_path, MOBILE)


def test_what_another_window_renames_meanwhile_does_not_end_a_clearing(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def renamed(path: Path) -> date:
        path.unlink(missing_ok=True)
        return leftovers.changed_on(path)

    (office / ".~0123456789ab.tmp").write_text("half")
    for name in ("a", "b"):
        (office / f"{name}.damaged").write_text(HANDLER_ID)
    monkeypatch.setattr(
        "bjcert_desktop.jobs.backup.changed_on",
        lambda path: renamed(path) if path.suffix in (".tmp", ".damaged") else DAY,
    )
    assert backup.clear_personal(office, 3650, date.today()) == 0
