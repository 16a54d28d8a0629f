"""``bjcert wipe`` and ``bjcert ledger merge`` as processes."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl


def bjcert(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bjcert_desktop.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")


def test_a_clerks_year_is_listed_merged_and_wiped(tmp_path: Path) -> None:
    book, data, lists = tmp_path / "表.xlsx", tmp_path / "数据", []
    assert bjcert("registry", "new", book, "--sample").returncode == 0
    given = ("--registry", book, "--out", tmp_path / "导出", "--data-dir", data)
    unit = json.loads(bjcert("registry", "show", book, "--json").stdout)["units"][0]["code"]
    assert bjcert("export", "renew-mail", "--unit", unit, *given).returncode == 0
    for clerk in ("张三", "李四"):
        lists.append(tmp_path / f"{clerk}.xlsx")
        done = bjcert("ledger", "list", "--practice", "--excel", lists[-1], "--data-dir", data)
        assert done.returncode == 0, done.stderr
    done = bjcert("ledger", "merge", *lists, "--out", tmp_path / "汇总.xlsx", "--json")
    assert json.loads(done.stdout) == {"out": str(tmp_path / "汇总.xlsx"), "lists": 2, "entries": 1, "repeated": 1}
    assert openpyxl.load_workbook(tmp_path / "汇总.xlsx").worksheets[0].max_row == 3  # with header and sums

    done = bjcert("wipe", "--data-dir", data)
    assert (done.returncode, data.is_dir()) == (2, True)
    assert "还没有清除" in done.stdout
    done = bjcert("wipe", "--yes", "--data-dir", data)
    assert (done.returncode, data.exists()) == (0, False), done.stderr
    assert list((tmp_path / "导出").rglob("*.docx"))
