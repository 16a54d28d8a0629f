"""``bjcert registry import`` as a process: from filled forms to a workbook that the program itself reads."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template

VALUES = {name: field.example for name, field in FIELDS.items() if "." not in name}
CERTIFICATE = {name: FIELDS[name].example for name in FIELDS if name.startswith("证书.")}


def bjcert(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bjcert_desktop.cli", "registry", "import", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")


def filled(folder: Path, name: str, values: dict[str, str]) -> Path:
    path = folder / f"{name}.docx"
    path.write_bytes(load_template(paths.data("forms", f"{name}.docx")).fill(values, {"证书": [CERTIFICATE]}))
    return path


@pytest.fixture
def forms(tmp_path: Path) -> list[Path]:
    return [filled(tmp_path, name, VALUES) for name in ("申请表", "明细表")]


def test_last_years_papers_become_a_workbook(tmp_path: Path, forms: list[Path]) -> None:
    out = tmp_path / "单位信息表.xlsx"
    done = bjcert(*forms, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 个单位，1 枚证书" in done.stdout
    (unit,) = read_registry(out).units
    assert (unit.name, unit.code, unit.handler_id) == (
        VALUES["单位名称"],
        VALUES["统一社会信用代码"],
        VALUES["经办人身份证号"],
    )
    (certificate,) = unit.certificates
    assert (certificate.serial, certificate.valid_to) == ("BJCA0000000001", date(2026, 11, 30))


def test_what_is_not_sure_is_named_masked_and_left_blank(tmp_path: Path) -> None:
    form = filled(tmp_path, "申请表", VALUES | {"经办人身份证号": "110105194912310021"})
    out = tmp_path / "单位信息表.xlsx"
    done = bjcert(form, "--out", out)
    assert done.returncode == 1
    assert "经办人身份证号“1101**********0021”（申请表.docx 表1 第9行 第4列）：校验不通过" in done.stdout
    assert read_registry(out).units[0].handler_id == ""


def test_a_workbook_that_exists_is_not_overwritten(tmp_path: Path, forms: list[Path]) -> None:
    out = tmp_path / "单位信息表.xlsx"
    out.write_bytes(b"mine")
    done = bjcert(*forms, "--out", out)
    assert done.returncode == 2
    assert "已经存在" in done.stderr
    assert out.read_bytes() == b"mine"


def test_programs_are_told_every_value_and_where_it_stands(tmp_path: Path, forms: list[Path]) -> None:
    done = bjcert(*forms, "--out", tmp_path / "单位信息表.xlsx", "--json")
    (values,) = json.loads(done.stdout)["units"]
    (code,) = (value for value in values if value["field"] == "统一社会信用代码")
    assert (code["value"], code["sure"], code["certificate"]) == (VALUES["统一社会信用代码"], True, None)
    assert {place["where"] for place in code["places"]} == {"表1 第6行 第2列", "表2 第2行 第3列"}


def test_without_a_readable_form_nothing_is_written(tmp_path: Path) -> None:
    done = bjcert(tmp_path / "没有.docx", "--out", tmp_path / "单位信息表.xlsx")
    assert done.returncode == 2
    assert "没有.docx" in done.stderr
    assert not (tmp_path / "单位信息表.xlsx").exists()
