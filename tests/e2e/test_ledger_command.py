"""``bjcert ledger`` as a process: exported cases are recorded, moved on, backed up and restored."""

import json
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bjcert_desktop.domain.board import make_board
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.jobs.drafts import Draft, load_drafts, save_draft
from bjcert_desktop.jobs.renewals import write_renewals
from bjcert_desktop.ledger import Ledger
from bjcert_desktop.registry.api import change_notes
from bjcert_desktop.registry.checks.uscc import organisation_check, uscc_check
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing.blank_workbook import write_units

HANDLER_ID, MOBILE, USER_PHONE, EMAIL = "11010519491231002X", "13812345678", "13987654321", "wangmou@example.cn"


def bjcert(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bjcert_desktop.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")


def answer(*arguments: object) -> Any:
    done = bjcert(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ledger(folder: Path, *arguments: object) -> Any:
    return answer("ledger", *arguments, "--data-dir", folder)


def own(number: int) -> Unit:
    """Return a real unit, not an invented one of the sample."""
    first = f"1111010500000{number:03}"
    code = first + organisation_check(first[8:])
    handler = {"handler": "王某", "handler_id": HANDLER_ID, "handler_phone": MOBILE, "email": EMAIL}
    certificates = (Certificate(serial=f"A{number}", valid_to=date.today() + timedelta(days=9), phone=USER_PHONE),)
    return Unit(name=f"北京市第{number}局", code=code + uscc_check(code), certificates=certificates, **handler)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with three units in its ledger."""
    workbook, data = tmp_path / "单位信息表.xlsx", tmp_path / "data"
    write_units(workbook, [own(number) for number in range(4)])
    units = [unit["code"] for unit in answer("registry", "show", workbook)["units"][:3]]
    which = [part for code in units for part in ("--unit", code)]
    done = bjcert("export", "renew-mail", "--registry", workbook, *which, "--out", tmp_path / "out", "--data-dir", data)
    assert done.returncode == 0, done.stderr
    return data


def test_exported_cases_are_listed_found_moved_and_voided(folder: Path, tmp_path: Path) -> None:
    listed = ledger(folder, "list", "--excel", tmp_path / "办理记录.xlsx")
    assert (listed["total"], [entry["id"] for entry in listed["entries"]]) == (3, [3, 2, 1])
    assert all((Path(entry["folder"]) / entry["files"][0]).is_file() for entry in listed["entries"])
    assert openpyxl.load_workbook(tmp_path / "办理记录.xlsx").worksheets[0].max_row == 5
    day = str(date.today() - timedelta(days=1))
    moved = ledger(folder, "move", 2, "sent", "--date", day, "--tracking", "SF1234")
    assert (moved["state"], moved["since"], moved["tracking"]) == ("sent", day, "SF1234")
    assert [entry["id"] for entry in ledger(folder, "list", "--text", "sf12")["entries"]] == [2]
    assert [entry["id"] for entry in ledger(folder, "list", "--state", "exported")["entries"]] == [3, 1]
    ledger(folder, "void", 3, "--reason", "重复")
    assert [entry["id"] for entry in ledger(folder, "list")["entries"]] == [2, 1]
    assert [change["what"] for change in ledger(folder, "show", 3)["history"]] == ["记入", "作废"]
    corrected = ledger(folder, "correct", 1, "--certs", 9, "--amount", 1710, "--reason", "漏了几枚")
    assert (corrected["corrects"], corrected["certificates"], corrected["amount"]) == (1, 9, 1710)
    assert "更正" in ledger(folder, "show", 1)["void"]
    back = bjcert("ledger", "move", 2, "stamped", "--data-dir", folder)
    assert (back.returncode, "原因" in back.stderr) == (2, True)


def test_a_day_to_come_and_names_that_nobody_knows_are_refused_with_what_can_be_said_instead(
    folder: Path, tmp_path: Path
) -> None:
    def refused(*arguments: object) -> str:
        done = bjcert("ledger", *arguments, "--data-dir", folder)
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr

    tomorrow = str(date.today() + timedelta(days=1))
    assert "还没有到" in refused("move", 1, "stamped", "--date", tomorrow)
    assert ledger(folder, "show", 1)["state"] == "exported"
    told = refused("list", "--business", "renewal", "--excel", tmp_path / "清单.xlsx")
    assert "renew（更新）" in told
    assert "revoke（吊销）" in told
    assert not (tmp_path / "清单.xlsx").exists()
    told = refused("list", "--state", "posted")
    assert "posted" in told
    assert "exported、stamped、paid、sent、accepted、received" in told
    assert ledger(folder, "list", "--business", "renew")["total"] == 3
    assert ledger(folder, "list", "--business", "revoke")["total"] == 0


def test_cases_of_invented_units_are_kept_apart_from_the_offices_own(folder: Path, tmp_path: Path) -> None:
    sample = tmp_path / "示例.xlsx"
    assert bjcert("registry", "new", sample, "--sample").returncode == 0
    units = answer("registry", "show", sample)["units"][:2]
    where = ("--registry", sample, "--out", tmp_path / "练习", "--data-dir", folder)
    done = bjcert("export", "renew-mail", "--unit", units[0]["code"], *where)
    assert "不计入办理记录" in done.stdout
    everything = tmp_path / "单位.txt"
    everything.write_text("\n".join(unit["code"] for unit in units), "utf-8")
    assert bjcert("export", "revoke", "--units-from", everything, *where).returncode == 0
    assert ledger(folder, "list")["total"] == 3
    practised = ledger(folder, "list", "--practice")["entries"]
    assert [entry["unit"] for entry in practised] == [units[1]["name"], units[0]["name"], units[0]["name"]]
    ledger(folder, "move", 1, "stamped", "--practice")
    assert ledger(folder, "show", 1)["state"] == "exported"
    assert ledger(folder, "show", 1, "--practice")["state"] == "stamped"
    bjcert("ledger", "backup", tmp_path / "b.zip", "--data-dir", folder)
    assert ledger(tmp_path / "new", "restore", tmp_path / "b.zip")["entries"] == 3


def test_a_place_that_cannot_be_is_a_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in ("9" * 5000, tmp_path / "file" / "b.zip", tmp_path / ("路" * 300)):
        done = bjcert("ledger", "backup", place, "--data-dir", folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("错误：")
        assert "Traceback" not in done.stderr


def test_words_for_people_name_the_unit_and_never_a_personal_number(folder: Path) -> None:
    unit = ledger(folder, "show", 1)["unit"]
    for command in (("list",), ("show", 1), ("check",), ("clear-personal", "--days", 0)):
        done = bjcert("ledger", *command, "--data-dir", folder)
        assert done.returncode == 0
        assert unit in done.stdout or command[0] in ("check", "clear-personal")
        assert HANDLER_ID not in done.stdout + done.stderr


def test_no_personal_number_stands_in_a_name_a_log_or_the_settings(folder: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "单位信息表.xlsx"
    unit = answer("registry", "show", workbook)["units"][0]
    numbers = [unit["handler_id"], unit["handler_phone"]]
    assert all(numbers)
    for path in (*folder.rglob("*"), *(tmp_path / "out").rglob("*")):
        assert not any(number in path.name for number in numbers)
        if path.suffix in (".log", ".toml", ".ini", ".dat"):
            assert not any(number in path.read_text("utf-8") for number in numbers)


def test_no_list_of_cases_units_or_certificates_holds_anything_personal(folder: Path, tmp_path: Path) -> None:
    workbook, out = tmp_path / "单位信息表.xlsx", tmp_path / "批"
    where = ("--registry", workbook, "--out", out, "--data-dir", folder)
    done = bjcert("export", "renew-mail", "--all", "--due", "all", "--again", *where)
    assert done.returncode == 0, done.stderr
    ledger(folder, "list", "--excel", out / "办理记录.xlsx")
    units = read_registry(workbook).units
    board = make_board(units, date.today())
    dues = [due for group in board.groups.values() for due in group]
    write_renewals(out / "到期提醒.xlsx", dues, date.today(), lambda due: due.group)
    lists = [path for path in out.iterdir() if path.suffix in (".xlsx", ".docx")]
    assert {path.stem for path in lists} == {"批次汇总", "合并汇款单", "办理记录", "到期提醒"}
    for path in lists:
        with zipfile.ZipFile(path) as package:
            content = b"".join(map(package.read, package.namelist()))
        assert units[0].code.encode() in content
        for value in (HANDLER_ID, MOBILE, USER_PHONE, EMAIL):
            assert value.encode() not in content, path.name


def test_a_backup_moves_everything_to_another_folder(folder: Path, tmp_path: Path) -> None:
    made = bjcert("ledger", "backup", tmp_path / "b.bjcert", "--data-dir", folder)
    assert (made.returncode, "身份证号" in made.stderr) == (0, True)
    again = bjcert("ledger", "backup", tmp_path / "b.bjcert", "--data-dir", folder)
    assert (again.returncode, "没有覆盖" in again.stderr) == (2, True)
    assert ledger(tmp_path / "new", "restore", tmp_path / "b.bjcert")["entries"] == 3
    assert ledger(tmp_path / "new", "list") == ledger(folder, "list")


def test_a_damaged_ledger_is_told_and_restored_from_a_file(folder: Path, tmp_path: Path) -> None:
    assert ledger(folder, "check")["ok"]
    bjcert("ledger", "backup", tmp_path / "b.bjcert", "--data-dir", folder)
    before = ledger(folder, "list")
    (folder / "ledger.db").write_bytes(b"damaged" * 1000)
    broken = bjcert("ledger", "check", "--data-dir", folder)
    assert (broken.returncode, "损坏" in broken.stdout) == (1, True)
    assert bjcert("ledger", "list", "--data-dir", folder).returncode == 2
    ledger(folder, "restore", tmp_path / "b.bjcert")
    assert ledger(folder, "list") == before


def test_personal_values_are_cleared_from_old_cases(folder: Path) -> None:
    assert ledger(folder, "clear-personal", "--days", 30)["cleared"] == 0
    assert ledger(folder, "show", 1)["personal"]


def test_nothing_is_cleared_on_a_day_long_after_the_last_entry_until_a_person_says_that_it_is_right(
    folder: Path,
) -> None:
    with Ledger(folder).opened(writing=True) as db:
        db.execute("UPDATE history SET at = '2001-01-01T09:00:00+08:00'")
        db.execute("UPDATE cases SET day = '2001-01-01'")
    command = ("ledger", "clear-personal", "--days", 30, "--data-dir", folder)
    refused = bjcert(*command)
    assert (refused.returncode, "没有清除任何内容" in refused.stderr) == (2, True)
    assert ledger(folder, "show", 1)["personal"]
    assert bjcert(*command, "--date-is-right").returncode == 0
    assert not ledger(folder, "show", 1)["personal"]


def test_without_a_ledger_the_days_of_drafts_and_typed_units_say_whether_the_date_can_be_right(tmp_path: Path) -> None:
    long_ago = date.today() - timedelta(days=1000)
    unit = Unit(name="甲局", handler_id="11010519491231002X")
    saved = datetime.combine(long_ago, time(9))
    save_draft(tmp_path / "drafts", Draft("0" * 32, Case("new", unit=unit), "unit", saved))
    change_notes(tmp_path, lambda notes: notes.confirm("经办人身份证号", "1", "与原件一致", long_ago))
    command = ("ledger", "clear-personal", "--days", 365, "--data-dir", tmp_path)
    refused = bjcert(*command)
    assert (refused.returncode, f"上一次有记录的日期是 {long_ago}" in refused.stderr) == (2, True)
    (kept,) = load_drafts(tmp_path / "drafts")
    assert kept.case.unit == unit
    assert bjcert(*command, "--date-is-right").returncode == 0
    (cleared,) = load_drafts(tmp_path / "drafts")
    assert cleared.case.unit is not None
    assert cleared.case.unit.handler_id == ""
