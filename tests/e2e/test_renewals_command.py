"""``bjcert renewals`` as a process."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.domain.renewals import DUE_DAYS

TODAY = date(2026, 11, 22)


def bjcert(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bjcert_desktop.cli", "renewals", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    rows = (
        "甲局,1,2026-11-21",
        "乙局,2,2026-11-22",
        "丙局,3,2026-12-23",
        "丁局,4,2028-01-01",
        "戊局,5,",
        f"己局,6,{TODAY + timedelta(DUE_DAYS)}",
        f"庚局,7,{TODAY + timedelta(DUE_DAYS + 1)}",
    )
    path = tmp_path / "单位信息表.csv"
    path.write_text("\n".join(["单位名称,统一社会信用代码,到期日期", *rows]), "utf-8-sig")
    return path


def groups(registry: Path, *arguments: object) -> dict[str, list[str]]:
    done = bjcert("--registry", registry, "--date", "2026-11-22", "--json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    answer: Any = json.loads(done.stdout)
    assert answer["date"] == "2026-11-22"
    return {group["id"]: [unit["unit"] for unit in group["units"]] for group in answer["groups"]}


def test_units_are_told_by_how_soon_their_certificates_expire(registry: Path) -> None:
    near = {"expired": ["甲局"], "first": ["乙局"], "second": ["丙局", "己局"], "unknown": [], "undated": ["戊局"]}
    assert groups(registry) == {**near, "later": []}
    assert groups(registry, "--days", 9999) == {**near, "later": ["庚局", "丁局"]}
    assert groups(registry, "--days", DUE_DAYS + 1) == {**near, "later": ["庚局"]}
    assert groups(registry, "--days", 31) == {**near, "second": ["丙局"], "later": []}
    assert groups(registry, "--days", 30) == {**near, "second": [], "later": []}
    assert groups(registry, "--days", 0) == {**near, "second": [], "later": []}


def test_people_get_a_list_with_dates(registry: Path) -> None:
    told = bjcert("--registry", registry, "--date", "2026-11-22").stdout
    assert "已过期：1 个单位，1 枚证书\n  2026-11-21  1  甲局  1 枚\n" in told


def test_days_below_nothing_are_refused_in_one_line(registry: Path) -> None:
    done = bjcert("--registry", registry, "--days", -1)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_unit_whose_papers_were_exported_is_told_as_being_handled(registry: Path, tmp_path: Path) -> None:
    where = (
        "--registry",
        registry,
        "--unit",
        "甲局",
        "--out",
        tmp_path / "导出",
        "--date",
        "2026-11-20",
        "--accept-errors",
    )
    export = [sys.executable, "-m", "bjcert_desktop.cli", "export", "renew-mail", *map(str, where)]
    assert subprocess.run(export, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
    told = bjcert("--registry", registry, "--date", "2026-11-22").stdout
    assert "甲局  1 枚  已导出（2026-11-20）\n" in told


def test_a_case_that_is_told_by_the_name_alone_says_so(registry: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    command = [sys.executable, "-m", "bjcert_desktop.cli", "export", "renew-mail", "--registry", str(registry)]
    command += ["--unit", "甲局", "--out", str(tmp_path / "out"), "--date", "2026-11-22", "--data-dir", str(data)]
    subprocess.run(command, capture_output=True, check=True)  # without the code, which is wrong
    told = bjcert("--registry", registry, "--date", "2026-11-22", "--data-dir", data).stdout
    assert "甲局  1 枚  已导出（2026-11-22）（只按单位名称对上，代码请核对）\n" in told
