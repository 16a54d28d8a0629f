"""Backups for the office are made by themselves, sealed, and opened only by who has the key."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.cli import main
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import ExportError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs import office_backup
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.office_backup import (
    KEEP,
    back_up_for_office,
    back_up_or_say,
    last_office_backup,
    make_key,
    open_office_backup,
)
from bjcert_desktop.ledger import Ledger, open_ledger
from bjcert_desktop.settings.policy import Policy, load_policy

DAY = date(2026, 11, 29)
UNIT = Unit(name="北京市示例区监测站", code="11110105000001011F", handler_id="11010519491231002X")


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A person's data with one case."""
    folder = tmp_path / "data"
    case = Case("renew", {"renew.way": "mail"}, UNIT, day=DAY)
    export_case(make_plan(catalogue, case), tmp_path / "out", ledger=open_ledger(folder))
    return folder


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    """The office's folder and key; the key file is ``key.txt``."""
    return office_policy(tmp_path, make_key(tmp_path / "key.txt"))


def office_policy(tmp_path: Path, key: str) -> Policy:
    (tmp_path / "policy.toml").write_text(f"backup = '{tmp_path / 'share'}'\nbackup_key = '{key}'\n", "utf-8")
    return load_policy(None, tmp_path)


def test_a_sealed_backup_is_opened_by_the_key_and_restored_on_another_computer(
    tmp_path: Path, folder: Path, policy: Policy
) -> None:
    sealed = back_up_for_office(folder, policy, DAY)
    assert sealed is not None
    contents = open_office_backup(sealed, tmp_path / "key.txt", tmp_path / "open.zip")
    assert contents.entries == 1
    assert main(["ledger", "restore", str(tmp_path / "open.zip"), "--data-dir", str(tmp_path / "new")]) == 0
    unit = Ledger(tmp_path / "new").case_of(1).unit
    assert unit is not None
    assert (unit.name, unit.handler_id) == (UNIT.name, UNIT.handler_id)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_key_opens_backups_on_any_system(tmp_path: Path, folder: Path, policy: Policy, end: bytes) -> None:
    sealed, key = back_up_for_office(folder, policy, DAY), tmp_path / "key.txt"
    assert sealed is not None
    key.write_bytes(key.read_bytes().replace(b"\n", end))
    assert open_office_backup(sealed, key, tmp_path / "open.zip").entries == 1


def test_who_reads_the_folder_of_the_office_reads_nothing_of_the_data(folder: Path, policy: Policy) -> None:
    sealed = back_up_for_office(folder, policy, DAY)
    assert sealed is not None
    content = sealed.read_bytes()
    assert not [word for word in (b"PK\x03\x04", b"backup.json", b"SQLite", UNIT.code.encode()) if word in content]


def test_it_is_made_once_a_day_and_the_last_ten_are_kept_beside_the_files_of_others(
    folder: Path, policy: Policy
) -> None:
    made = [back_up_for_office(folder, policy, DAY + timedelta(days)) for days in range(KEEP + 3)]
    assert None not in made
    assert back_up_for_office(folder, policy, DAY) is not None  # its own was removed as an old one
    share = policy.path("backup")
    assert share is not None
    (share / "数字证书备份 2020-01-01.zip").write_text("of somebody else")
    assert back_up_for_office(folder, policy, DAY + timedelta(KEEP + 3)) is not None
    assert back_up_for_office(folder, policy, DAY + timedelta(KEEP + 3)) is None
    assert back_up_for_office(folder, policy, DAY + timedelta(KEEP + 3), again=True) is not None
    assert len(list(share.glob("*.sealed"))) == KEEP
    assert (share / "数字证书备份 2020-01-01.zip").exists()
    assert last_office_backup(policy) == DAY + timedelta(KEEP + 3)


def test_a_wrong_clock_removes_no_backup_of_the_right_days(folder: Path, policy: Policy) -> None:
    with open_ledger(folder).opened(writing=True) as db:
        db.execute("UPDATE history SET at = ?", (f"{DAY}T09:00:00+08:00",))
    right = [back_up_for_office(folder, policy, DAY + timedelta(days)) for days in range(KEEP)]
    for wrong in (date(2029, 11, 29), date(2016, 11, 29)):
        assert all(back_up_for_office(folder, policy, wrong + timedelta(days)) for days in range(KEEP + 2))
    right.append(back_up_for_office(folder, policy, DAY + timedelta(KEEP)))
    assert [path for path in right if path is None or not path.exists()] == right[:1]


def test_a_file_whose_name_is_no_day_is_passed_over(folder: Path, policy: Policy) -> None:
    sealed = back_up_for_office(folder, policy, DAY)
    assert sealed is not None
    sealed.with_name("数字证书备份 2026-02-30.sealed").write_bytes(b"")
    assert last_office_backup(policy) == DAY


def test_another_key_a_changed_byte_and_another_file_open_nothing(tmp_path: Path, folder: Path, policy: Policy) -> None:
    sealed = back_up_for_office(folder, policy, DAY)
    assert sealed is not None
    make_key(tmp_path / "other.txt")
    changed, foreign = tmp_path / "changed.sealed", tmp_path / "foreign.sealed"
    content = bytearray(sealed.read_bytes())
    content[-1] ^= 1
    changed.write_bytes(bytes(content))
    foreign.write_bytes(b"PK")
    for file, key, said in (
        (sealed, "other.txt", "不是为这把钥匙加密的"),
        (changed, "key.txt", "已经损坏"),
        (foreign, "key.txt", "不是单位的加密备份"),
        (sealed, "policy.toml", "不是单位备份的钥匙"),
        (sealed, "gone.txt", "读不出来"),
    ):
        with pytest.raises(ExportError, match=said):
            open_office_backup(file, tmp_path / key, tmp_path / "open.zip")
        assert not (tmp_path / "open.zip").exists()


def test_no_key_is_written_over_another(tmp_path: Path) -> None:
    make_key(tmp_path / "key.txt")
    before = (tmp_path / "key.txt").read_bytes()
    with pytest.raises(ExportError, match="没有覆盖"):
        make_key(tmp_path / "key.txt")
    assert (tmp_path / "key.txt").read_bytes() == before


def test_without_a_folder_and_a_key_nothing_is_made_and_half_of_them_is_told(tmp_path: Path, folder: Path) -> None:
    assert back_up_for_office(folder, load_policy(None, tmp_path), DAY) is None
    (tmp_path / "policy.toml").write_text(f"backup = '{tmp_path / 'share'}'\n", "utf-8")
    half = load_policy(None, tmp_path)
    assert any("要同时设" in problem for problem in half.problems)
    assert back_up_for_office(folder, half, DAY) is None
    assert not (tmp_path / "share").exists()


@pytest.mark.parametrize("key", ["", "短", "AAAA", "!" * 44, "A" * 43])
def test_what_is_no_key_is_no_setting(tmp_path: Path, key: str) -> None:
    policy = office_policy(tmp_path, key)
    assert policy.text("backup_key") == ""


def test_a_folder_that_cannot_be_reached_is_told_in_a_sentence(tmp_path: Path, folder: Path, policy: Policy) -> None:
    (tmp_path / "share").write_text("a file in its place")
    assert "没有写到" in back_up_or_say(folder, policy)
    assert last_office_backup(policy) is None


def test_where_there_are_no_data_none_are_made_for_the_backup(tmp_path: Path, policy: Policy) -> None:
    assert back_up_for_office(tmp_path / "data", policy, DAY) is None
    assert not (tmp_path / "data").exists()


def test_the_command_line_makes_the_key_and_the_backup_and_opens_it(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bjcert_desktop.settings.policy.machine_data", lambda: tmp_path)
    data = ["--data-dir", str(folder)]
    assert main(["ledger", "office-backup", *data]) == 2
    assert "backup_key" in capsys.readouterr().err
    assert main(["ledger", "office-key", str(tmp_path / "key.txt"), *data]) == 0
    line = capsys.readouterr().out.splitlines()[0]
    (tmp_path / "policy.toml").write_text(f"backup = '{tmp_path / 'share'}'\n{line}\n", "utf-8")
    assert main(["ledger", "office-backup", *data]) == 0
    (sealed,) = (tmp_path / "share").iterdir()
    key, out = str(tmp_path / "key.txt"), str(tmp_path / "open.zip")
    assert main(["ledger", "office-open", str(sealed), "--key", key, "--out", out, *data]) == 0
    assert "办理记录 1 条" in capsys.readouterr().out
    assert main(["ledger", "office-open", str(sealed), "--key", key, "--out", out, *data]) == 2
    assert office_backup.KEEP == 10  # as INSTALL.zh-CN.md says


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_a_pipe_in_the_folder_of_the_office_keeps_nobody_waiting(tmp_path: Path) -> None:
    key, pipe = tmp_path / "key", tmp_path / "数字证书备份 2026-11-22.sealed"
    make_key(key)
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="不是普通的文件"):
        open_office_backup(pipe, key, tmp_path / "b.zip")
    with pytest.raises(ExportError, match="不是普通的文件"):
        open_office_backup(key, pipe, tmp_path / "b.zip")
