"""``bjcert registry join`` as a process: sheets with the same header become one workbook."""

import subprocess
import sys
from pathlib import Path

import openpyxl

from bjcert_desktop.registry.reading import read_registry


def bjcert(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bjcert_desktop.cli", "registry", "join", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")


def districts(path: Path, *names: str) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in names:
        sheet = book.create_sheet(name)
        sheet.append(("单位名称", "单位地址"))
        sheet.append((f"北京{name}示例有限公司", "示例路1号"))
        sheet.append(("北京各区示例有限公司", "示例路2号"))
    book.save(path)
    return path


def test_the_sheets_with_the_same_header_are_joined_and_what_stands_twice_is_told(tmp_path: Path) -> None:
    path, out = districts(tmp_path / "各区.xlsx", "东城", "西城", "朝阳"), tmp_path / "合成.xlsx"
    done = bjcert(path, "--out", out, "--data-dir", tmp_path / "data")
    assert (done.returncode, done.stderr) == (0, "")
    assert "东城、西城、朝阳，4 个单位" in done.stdout
    assert "只写一行，以前面的表为准：“北京各区示例有限公司”" in done.stdout
    assert len(read_registry(out).units) == 4


def test_sheets_can_be_named(tmp_path: Path) -> None:
    path, out = districts(tmp_path / "各区.xlsx", "东城", "西城", "朝阳"), tmp_path / "合成.xlsx"
    assert bjcert(path, "--sheet", "东城", "--sheet", "朝阳", "--out", out).returncode == 0
    assert [unit.name[2:4] for unit in read_registry(out).units] == ["东城", "各区", "朝阳"]


def test_one_sheet_is_nothing_to_join(tmp_path: Path) -> None:
    done = bjcert(districts(tmp_path / "一区.xlsx", "东城"), "--out", tmp_path / "合成.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有表头相同的几张工作表" in done.stderr
