"""A batch from the command line: lists, unit names from a file, Ctrl-C, and kills at random moments."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bjcert_desktop.domain.renewals import DUE_DAYS

COMMAND = (sys.executable, "-m", "bjcert_desktop.cli")
UNITS = 250
KILLS = int(os.environ.get("BJCERT_KILLS", "20"))  # set it higher before a release


def bjcert(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8", check=False)


def write_registry(path: Path, numbers: range) -> Path:
    rows = [f"北京市示例区第{number}局,{number:018},{number % 5 + 1}" for number in numbers]
    path.write_text("\n".join(["单位名称,统一社会信用代码,证书数量", *rows]), "utf-8-sig")
    return path


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write_registry(tmp_path / "单位信息表.csv", range(UNITS))


def export(registry: Path, out: Path, *which: object) -> tuple[object, ...]:
    where = ("--registry", registry, "--out", out, "--accept-errors", "--date", "2026-11-22", "--json")
    return ("export", "renew-mail", *where, *(which or ("--all", "--due", "all", "--again")))


def papers(out: Path) -> dict[str, bytes]:
    """Return the files in the folders of units that have their final name."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.glob("2026*/*")}


def stamps(out: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in out.glob("2026*/*")}


def hidden(out: Path) -> list[str]:
    return [path.name for path in out.iterdir() if path.name.startswith((".", "~"))]


def told(done: subprocess.CompletedProcess[str], code: int = 0) -> Any:
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def test_all_units_come_with_a_summary_and_one_payment_sheet(tmp_path: Path, registry: Path) -> None:
    out = tmp_path / "out"
    answer = told(bjcert(*export(registry, out)))
    assert set(answer) == {"cases", "failed", "skipped", "summary", "transfer"}
    assert (len(answer["cases"]), answer["failed"]) == (UNITS, [])
    assert answer["summary"] == str(out / "批次汇总.xlsx")
    assert answer["transfer"] == str(out / "合并汇款单.docx")
    assert len(list(out.iterdir())) == UNITS + 2
    last = list(openpyxl.load_workbook(answer["summary"]).worksheets[0].iter_rows(values_only=True))[-1]
    assert last[6] == sum(case["total"] for case in answer["cases"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_units_can_be_named_in_a_file(tmp_path: Path, registry: Path, encoding: str) -> None:
    listed = tmp_path / "名单.txt"
    lines = ["# 本月到期", "", "北京市示例区第3局", f"  {7:018}  ", "没有这个局", "北京市示例区第7局"]
    listed.write_bytes("\r\n".join(lines).encode(encoding))
    done = bjcert(*export(registry, tmp_path / "out", "--units-from", listed))
    answer = told(done, 1)
    assert [case["unit"] for case in answer["cases"]] == ["北京市示例区第3局", "北京市示例区第7局"]
    assert [failure["unit"] for failure in answer["failed"]] == ["没有这个局"]
    assert [line[:3] for line in done.stderr.splitlines()] == ["注意：", "错误："]
    assert answer["summary"]
    rows = list(openpyxl.load_workbook(answer["summary"]).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["北京市示例区第3局", "北京市示例区第7局", "没有这个局", "合计"]


@pytest.mark.parametrize("content", [None, b"", b"# nobody\n\n"])
def test_a_list_without_units_is_refused(tmp_path: Path, registry: Path, content: bytes | None) -> None:
    listed = tmp_path / "名单.txt"
    if content is not None:
        listed.write_bytes(content)
    done = bjcert(*export(registry, tmp_path / "out", "--units-from", listed))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "名单.txt" in line
    assert not (tmp_path / "out").exists()


def test_one_unit_from_a_list_needs_no_lists(tmp_path: Path, registry: Path) -> None:
    (tmp_path / "名单.txt").write_text("北京市示例区第3局", "utf-8")
    answer = told(bjcert(*export(registry, tmp_path / "out", "--units-from", tmp_path / "名单.txt")))
    assert (answer["summary"], answer["transfer"]) == (None, None)


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    """A registry whose units have certificates on the last day that is due, on the next, expired, and undated."""
    ends = {"到期局": DUE_DAYS, "以后局": DUE_DAYS + 1, "过期局": -1, "两枚局": DUE_DAYS + 1, "无日期局": None}
    rows = [f"{name},{number:018},{number:04},{after(days)}" for number, (name, days) in enumerate(ends.items())]
    rows.append(f"两枚局,{3:018},1003,{after(1)}")
    path = tmp_path / "单位信息表.csv"
    path.write_text("\n".join(["单位名称,统一社会信用代码,USBKey序列号,到期日期", *rows]), "utf-8-sig")
    return path


def after(days: int | None) -> str:
    return "" if days is None else str(date(2026, 11, 22) + timedelta(days=days))


def numbers(cases: list[dict[str, Any]]) -> dict[str, int]:
    """Unit → certificates, each renewed for 190 yuan."""
    return {case["unit"]: case["total"] // 190 for case in cases}


def test_all_renews_only_what_is_due_and_tells_what_it_leaves_out(tmp_path: Path, dated: Path) -> None:
    done = bjcert(*export(dated, tmp_path / "out", "--all"))
    answer = told(done)
    assert numbers(answer["cases"]) == {"到期局": 1, "过期局": 1, "两枚局": 1}
    assert [each["unit"] for each in answer["skipped"]] == ["以后局", "无日期局"]
    assert f"以后局：没有 {DUE_DAYS} 天内到期" in done.stderr
    assert "无日期局：没有登记证书的到期日期" in done.stderr
    assert "--due all" in done.stderr


@pytest.mark.parametrize(
    ("which", "renewed"),
    [
        (("--all", "--due", DUE_DAYS + 1), {"到期局": 1, "以后局": 1, "过期局": 1, "两枚局": 2}),
        (("--all", "--due", 0), {"过期局": 1}),
        (("--all", "--due", "all"), {"到期局": 1, "以后局": 1, "过期局": 1, "两枚局": 2, "无日期局": 1}),
        (("--all", "--certs", 1), {"到期局": 1, "以后局": 1, "过期局": 1, "两枚局": 1, "无日期局": 1}),
        (("--unit", "两枚局"), {"两枚局": 2}),
        (("--unit", "两枚局", "--unit", "以后局", "--due", 30), {"两枚局": 1}),
    ],
)
def test_whoever_says_so_renews_other_certificates(
    tmp_path: Path, dated: Path, which: tuple[object, ...], renewed: dict[str, int]
) -> None:
    assert numbers(told(bjcert(*export(dated, tmp_path / "out", *which)))["cases"]) == renewed


def test_what_is_in_hand_is_not_renewed_again_unless_it_is_asked_for(tmp_path: Path, dated: Path) -> None:
    data = ("--data-dir", tmp_path / "data")
    assert told(bjcert(*export(dated, tmp_path / "out", "--unit", "过期局", *data)))["cases"]
    answer = told(bjcert(*export(dated, tmp_path / "again", "--all", *data)))
    assert numbers(answer["cases"]) == {"到期局": 1, "两枚局": 1}
    assert "再导出会重复" in {each["unit"]: each["message"] for each in answer["skipped"]}["过期局"]
    answer = told(bjcert(*export(dated, tmp_path / "third", "--all", *data)))
    assert (answer["cases"], len(answer["skipped"])) == ([], 5)
    assert not (tmp_path / "third").exists()


@pytest.mark.parametrize(
    ("scenario", "which", "said"),
    [
        ("renew-mail", ("--due", "soon"), "soon"),
        ("renew-mail", ("--due", "-1"), "-1"),
        ("renew-mail", ("--due", "30", "--certs", "2"), "--certs"),
        ("revoke", ("--due", "30"), "--due"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    tmp_path: Path, dated: Path, scenario: str, which: tuple[str, ...], said: str
) -> None:
    done = bjcert("export", scenario, "--registry", dated, "--out", tmp_path / "out", "--all", *which)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def start(command: tuple[object, ...], out: Path) -> subprocess.Popen[bytes]:
    """Start an export and wait until it has begun to write. A kill may cut its output inside a character."""
    texts = [*COMMAND, *map(str, command)]
    process = subprocess.Popen(texts, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None and not (out.is_dir() and hidden(out)):
        time.sleep(0.002)
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot send Ctrl-C to one process only")
def test_ctrl_c_finishes_the_unit_and_tells_how_to_go_on(tmp_path: Path) -> None:
    registry, out = write_registry(tmp_path / "大表.csv", range(600)), tmp_path / "out"
    process = start(export(registry, out), out)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate()
    assert process.returncode == 1
    (line,) = stderr.decode().splitlines()
    assert line.startswith("已中断：")
    assert "同样的命令" in line
    first = json.loads(stdout)
    assert {Path(case["folder"]) for case in first["cases"]} == set(out.glob("2026*"))
    assert (first["summary"], first["failed"]) == (None, [])
    before = stamps(out)
    answer = told(bjcert(*export(registry, out)))
    assert len(answer["cases"]) == 600
    assert before.items() <= stamps(out).items()
    assert hidden(out) == []


def test_an_export_that_is_killed_at_any_moment_is_finished_by_the_same_command(tmp_path: Path, registry: Path) -> None:
    told(bjcert(*export(registry, tmp_path / "whole")))
    whole = papers(tmp_path / "whole")
    assert len(whole) == UNITS * 5
    chance, kills = random.Random(), 0  # noqa: S311 - moments, not secrets
    for attempt in range(KILLS):
        out = tmp_path / f"out{attempt}"
        while kills < KILLS:
            process = start(export(registry, out), out)
            time.sleep(chance.random() * 0.7)
            process.kill()
            process.communicate()
            kills += 1
            there = papers(out)
            assert there.items() <= whole.items(), "a file under its final name is whole"
            assert all(len(list(folder.iterdir())) == 5 for folder in out.glob("2026*")), "so is a folder"
            if process.returncode == 0 or not hidden(out):
                break
        before = stamps(out)
        if hidden(out) or not before:  # else the killed run had just finished, and another one is meant
            assert len(told(bjcert(*export(registry, out)))["cases"]) == UNITS
        assert papers(out) == whole
        assert before.items() <= stamps(out).items(), "nothing is written twice"
        assert sorted(path.name for path in out.iterdir() if path.is_file()) == ["合并汇款单.docx", "批次汇总.xlsx"]
        assert hidden(out) == []
        if kills >= KILLS:
            return


def test_a_unit_that_left_the_registry_meanwhile_is_told(tmp_path: Path) -> None:
    registry, out = write_registry(tmp_path / "大表.csv", range(600)), tmp_path / "out"
    process = start(export(registry, out), out)
    while process.poll() is None and not list(out.glob("2026*")):
        time.sleep(0.002)
    process.kill()
    process.communicate()
    assert hidden(out)
    write_registry(registry, range(1, 600))
    done = bjcert(*export(registry, out))
    assert len(told(done)["cases"]) == 599
    (line,) = done.stderr.splitlines()
    assert "第0局" in line
    assert len(list((out / "20261122 更新 北京市示例区第0局").iterdir())) == 5
