"""Damage is noticed and repaired from backups; cleared values are gone from ledger and backups."""

import os
import shutil
import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.ledger import (
    CaseState,
    Ledger,
    LedgerDamaged,
    LedgerError,
    Record,
    back_up,
    backups,
    check,
    clear_personal,
    database,
    look_after,
    open_ledger,
    restore,
    with_personal,
)
from bjcert_desktop.ledger.location import file_system
from bjcert_desktop.ledger.maintenance import KEPT, remove_old_backups

from .conftest import DAY, EMAIL, HANDLER_ID, INVOICE_EMAIL, MOBILE, USER_PHONE, MakeRecord


def damage(path: Path) -> None:
    """Overwrite the middle of a file, as a bad disk does."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 3)
        file.write(os.urandom(size // 3))


def make_old(path: Path) -> None:
    """As if it had last been changed long ago."""
    os.utime(path, (1, 1))


def test_check_tells_a_sound_ledger_from_a_damaged_one(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record(str(number)) for number in range(50)])
    check(ledger)
    damage(ledger.path)
    with pytest.raises(LedgerDamaged):
        check(open_ledger(ledger.folder))


@pytest.mark.parametrize(
    "how",
    [
        lambda path: path.write_bytes(b"x" * 5000),
        Path.unlink,
        *(lambda path, size=size: path.write_bytes(path.read_bytes()[:size]) for size in (0, 1, 2, 99, 100)),
    ],
)
def test_a_missing_or_foreign_file_is_replaced_by_a_backup(ledger: Ledger, a_record: MakeRecord, how: object) -> None:
    ledger.record([a_record("a")])
    look_after(ledger)
    how(ledger.path)  # type: ignore[operator]
    with pytest.raises(LedgerDamaged):
        open_ledger(ledger.folder)
    anew = Ledger(ledger.folder)
    (backup,) = backups(anew)
    assert backup.entries == 1
    restore(anew, backup.path)
    assert open_ledger(ledger.folder).entry(1).unit == "北京市示例区监测站"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not tell which files are open")
def test_an_unreadable_ledger_is_closed_again(ledger: Ledger) -> None:
    """On Windows a file that is open could not be put aside, to be restored."""
    ledger.path.write_bytes(b"damaged" * 2000)
    with pytest.raises(LedgerDamaged) as caught:
        check(ledger)
    assert ledger.path not in {each.resolve() for each in Path("/proc/self/fd").iterdir() if each.exists()}
    assert caught.value.remedy


def test_the_journal_of_a_damaged_ledger_does_not_spoil_the_restored_one(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    back_up(ledger)
    journal = ledger.path.with_name("ledger.db-journal")
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE cases SET unit = hex(randomblob(50000))")  # so much that the journal is on the disk
        hot = journal.read_bytes()
        db.execute("ROLLBACK")
    journal.write_bytes(hot)
    damage(ledger.path)
    aside = restore(ledger, backups(ledger)[0].path)
    assert aside is not None
    assert aside.exists()
    check(ledger)
    assert ledger.entry(1).unit == "北京市示例区监测站"


def test_a_damaged_backup_is_not_restored(ledger: Ledger, a_record: MakeRecord, tmp_path: Path) -> None:
    ledger.record([a_record("a")])
    for content in (b"", b"no database at all" * 500):
        (tmp_path / "broken.db").write_bytes(content)
        with pytest.raises(LedgerError):
            restore(ledger, tmp_path / "broken.db")
    with pytest.raises(LedgerError):
        restore(ledger, tmp_path / "nothing.db")
    assert ledger.find().total == 1
    assert sorted(path.name for path in ledger.folder.iterdir()) == ["ledger.db"]


def test_ten_backups_are_kept_and_an_unchanged_ledger_gets_none(ledger: Ledger, a_record: MakeRecord) -> None:
    for number in range(KEPT + 3):
        ledger.record([a_record(str(number))])
        look_after(ledger)
        assert back_up(ledger) is None
    assert [backup.entries for backup in backups(ledger)] == list(range(KEPT + 3, 3, -1))


def test_a_copy_that_another_window_has_just_removed_is_no_error(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = ledger.folder / "backups" / "ledger-20250101-000000-000000-000001.db"
    monkeypatch.setattr("bjcert_desktop.ledger.maintenance.old_backups", lambda *_: [gone])
    remove_old_backups(ledger, DAY)


def test_the_message_for_a_damaged_practice_ledger_says_to_delete_it(ledger: Ledger) -> None:
    ledger.practice.find()
    ledger.practice.path.write_bytes(b"damaged" * 2000)
    with pytest.raises(LedgerDamaged, match="删除这个文件") as caught:
        ledger.practice.find()
    assert "备份" not in str(caught.value)


def test_a_damaged_ledger_replaces_no_backup(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record(str(number)) for number in range(50)])
    look_after(ledger)
    damage(ledger.path)
    with pytest.raises(LedgerDamaged):
        look_after(ledger)
    assert [backup.entries for backup in backups(ledger)] == [50]


def test_a_damaged_backup_is_not_offered(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    first = back_up(ledger)
    ledger.record([a_record("b")])
    second = back_up(ledger)
    assert first is not None
    assert second is not None
    damage(second)
    assert [backup.path for backup in backups(ledger)] == [first]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_the_ledger_and_its_backups_can_be_read_by_their_owner_only(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    backup = back_up(ledger)
    assert backup is not None
    for path in (ledger.path, backup):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


# --- personal values


def test_numbers_of_persons_in_old_remarks_and_reasons_are_masked_and_the_rest_stays(
    ledger: Ledger, a_record: MakeRecord
) -> None:
    ledger.record([a_record("a", day=date(2025, 6, 1)), a_record("b", day=DAY), a_record("c", day=date(2025, 6, 1))])
    for entry in (1, 2):
        ledger.move(entry, CaseState.PAID, DAY, f"{MOBILE} 的王示例说已汇", tracking="1234567890123")
        ledger.take_back(entry, f"缺材料，已告知 {MOBILE}", DAY)
        ledger.void(entry, f"重复，见 {EMAIL}")
    back_up(ledger)
    (copy,) = backups(ledger)
    assert with_personal(ledger, date(2026, 1, 1)) == clear_personal(ledger, date(2026, 1, 1)) == 2
    assert with_personal(ledger, date(2026, 1, 1)) == 0
    for found in (ledger, Ledger(restored(copy.path, ledger.folder.parent / "copy"))):
        entry = found.entry(1)
        assert (entry.returned, entry.void) == ("缺材料，已告知 138****5678", "重复，见 w****@example.cn")
        notes = " ".join(change.note for change in found.history(1))
        assert MOBILE not in notes
        assert EMAIL not in notes
        assert "单号 1234567890123" in notes
        assert MOBILE in found.entry(2).returned
        assert check(found) == ""


def test_numbers_of_persons_in_the_free_texts_of_old_cases_are_masked_and_nothing_else(ledger: Ledger) -> None:
    told = f"经办人 {MOBILE}，证件 {HANDLER_ID}"
    certificate = Certificate(serial="13812345678", user=f"王 {MOBILE}", remark=EMAIL)
    code = "121101910000007562"  # nothing but digits
    name, phone = f"某局 {MOBILE}", f"010-12345678、{MOBILE}"
    unit = Unit(name=name, code=code, phone=phone, remark=told, address="路1号", certificates=(certificate,))
    case = Case("renew", {"renew.way": "mail"}, unit, day=date(2025, 1, 1))
    typed = case.choose(corrections={"address": f"路2号 {MOBILE}", "former_code": code})
    for key, each in (("a", typed), ("b", replace(typed, day=DAY))):
        ledger.record([Record(key, make_plan(load_catalogue(), each), ledger.folder / key, {}, {})])
    back_up(ledger)
    assert with_personal(ledger, date(2026, 1, 1)) == clear_personal(ledger, date(2026, 1, 1)) == 1
    assert with_personal(ledger, date(2026, 1, 1)) == 0
    for found in (ledger, Ledger(restored(backups(ledger)[0].path, ledger.folder.parent / "copy"))):
        kept = found.case_of(1)
        assert kept.unit is not None
        assert kept.unit.remark == "经办人 138****5678，证件 1101**********002X"
        assert (kept.unit.name, kept.unit.code, kept.unit.address) == (unit.name, code, "路1号")
        assert kept.unit.phone == "010-12345678、138****5678"
        (one,) = kept.unit.certificates
        assert (one.serial, one.user, one.remark) == ("13812345678", "王 138****5678", "w****@example.cn")
        assert kept.choices.corrections == {"address": "路2号 138****5678", "former_code": code}
        assert found.case_of(2).unit == unit
        assert check(found) == ""


def restored(copy: Path, folder: Path) -> Path:
    """A data folder with that copy as its ledger."""
    folder.mkdir()
    shutil.copy(copy, folder / database.FILE)
    return folder


@pytest.mark.parametrize("content", [b"", b"no ledger" * 1000, None], ids=["empty", "foreign", "another's tables"])
def test_a_copy_that_is_no_ledger_does_not_prevent_clearing(
    ledger: Ledger, a_record: MakeRecord, content: bytes | None
) -> None:
    ledger.record([a_record("a", day=date(2025, 6, 1))])
    copy = back_up(ledger)
    assert copy is not None
    if content is None:
        with closing(sqlite3.connect(copy)) as db:
            db.execute("DROP TABLE personal")
            db.commit()
    else:
        copy.write_bytes(content)
    assert clear_personal(ledger, date(2026, 1, 1)) == 1
    assert not copy.exists()


def test_cleared_values_are_gone_from_ledger_and_backups_and_the_rest_stays(
    ledger: Ledger, a_record: MakeRecord
) -> None:
    ledger.record([a_record("old", day=date(2025, 1, 1)), a_record("new")])
    back_up(ledger)
    restore(ledger, backups(ledger)[0].path)  # which leaves the one before aside
    assert clear_personal(ledger, date(2026, 1, 1)) == 1
    assert [ledger.entry(number).personal for number in (1, 2)] == [False, True]
    cleared = ledger.case_of(1).unit
    assert cleared is not None
    assert (cleared.name, cleared.handler, cleared.handler_id, cleared.certificates[0].phone) == (
        "北京市示例区监测站",
        "王示例",
        "",
        "",
    )
    assert ledger.history(1)[-1].what == "清除个人信息"
    assert clear_personal(ledger, date(2027, 1, 1)) == 1
    for path in ledger.folder.rglob("*"):
        for value in (HANDLER_ID, MOBILE, USER_PHONE, EMAIL, INVOICE_EMAIL):
            assert path.is_dir() or value.encode() not in path.read_bytes(), path


# --- versions and locations


def test_a_ledger_of_a_later_version_is_refused_and_unchanged(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = ledger.path.read_bytes()
    with pytest.raises(LedgerError, match="更新版本"):
        open_ledger(ledger.folder)
    assert ledger.path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, len(database.MIGRATIONS) + 1))
def test_a_ledger_of_every_older_version_is_migrated(
    tmp_path: Path, a_record: MakeRecord, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next version, that does not exist yet, stands in for one to come."""
    folder = tmp_path / "old"
    folder.mkdir()
    with closing(sqlite3.connect(folder / database.FILE)) as db:
        db.executescript((Path(__file__).parent / f"version{version}.sql").read_text("utf-8"))
    monkeypatch.setattr(
        database,
        "MIGRATIONS",
        [*database.MIGRATIONS, "ALTER TABLE cases ADD COLUMN later TEXT; ALTER TABLE facts ADD COLUMN later TEXT"],
    )
    ledger = open_ledger(folder)
    assert [entry.state for entry in ledger.find().entries] == [CaseState.EXPORTED, CaseState.SENT]
    assert ledger.history(1)[-1].note == "单号 SF1"
    assert ledger.case_of(1) != Case()
    assert {fact.certificate for fact in ledger.facts()} <= {"A1"}  # each row by its checksum, as for batches
    assert len(ledger.batches()) <= 1
    ledger.record([a_record("new")])
    with closing(sqlite3.connect(ledger.path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(database.MIGRATIONS),)


def test_several_windows_may_bring_an_older_ledger_up_to_date_at_once(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / database.FILE)) as db:
        db.executescript((Path(__file__).parent / "version5.sql").read_text("utf-8"))
    with ThreadPoolExecutor(4) as windows:
        counted = [*windows.map(lambda _: Ledger(tmp_path).find().total, range(8))]
    assert counted == [2] * 8
    assert check(Ledger(tmp_path)) == ""


def test_an_unlocking_of_before_that_had_nothing_to_fetch_is_through(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / database.FILE)) as db:
        db.executescript((Path(__file__).parent / "version2.sql").read_text("utf-8"))
        db.execute("UPDATE cases SET business = 'unlock', scenario = 'unlock', steps = 'exported received'")
        db.commit()
    ledger = open_ledger(tmp_path)
    assert ledger.entry(2).through
    assert not ledger.in_hand()


def test_a_migration_that_fails_changes_nothing(
    ledger: Ledger, a_record: MakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.record([a_record("a")])
    monkeypatch.setattr(
        database, "MIGRATIONS", [*database.MIGRATIONS, "ALTER TABLE cases ADD COLUMN x TEXT; DROP TABLE nothing"]
    )
    before = ledger.path.read_bytes()
    with pytest.raises(LedgerError):
        open_ledger(ledger.folder)
    assert ledger.path.read_bytes() == before
    monkeypatch.undo()
    assert open_ledger(ledger.folder).entry(1).unit == "北京市示例区监测站"


MOUNTS = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:40 / /home/a\\040b rw shared:2 - nfs4 server:/home rw
31 30 8:2 / /home/a\\040b/local rw - xfs /dev/sdb rw
32 21 0:41 / /mnt rw - cifs //server/share rw
33 32 8:3 / /mnt rw - ext4 /dev/sdc rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/", "ext4"),
        ("/home/a b/x", "nfs4"),
        ("/home/a b/local/y/z", "xfs"),
        ("/home/abc", "ext4"),
        ("/mnt/data", "ext4"),
    ],
)
def test_the_file_system_of_a_folder_is_that_of_the_mount_on_top(folder: str, kind: str) -> None:
    assert file_system(Path(folder), MOUNTS) == kind


def test_a_ledger_on_a_network_drive_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bjcert_desktop.ledger import location

    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"30 21 0:40 / {tmp_path / 'net'} rw shared:2 - cifs //server/share rw\n", "utf-8")
    monkeypatch.setattr(location, "_MOUNTS", mounts)
    with pytest.raises(LedgerError, match="网络位置"):
        open_ledger(tmp_path / "net" / "data")
    assert not (tmp_path / "net").exists()
    open_ledger(tmp_path / "here")
