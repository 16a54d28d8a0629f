"""A blank registry: what a clerk opens in Excel, and what the program reads back from it."""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.checks.identity_number import id_check
from bjcert_desktop.registry.checks.uscc import organisation_check, uscc_check
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.sample_units import sample_units
from bjcert_desktop.registry.writing import write_blank

TODAY = date(2026, 11, 22)


def test_a_blank_workbook_reads_back_with_every_column_and_no_unit(tmp_path: Path) -> None:
    write_blank(tmp_path / "空白.xlsx")
    registry = read_registry(tmp_path / "空白.xlsx")
    assert registry.units == ()
    assert {field.name for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS)} <= set(registry.mapping.values())
    assert registry.sheets == ("单位", "证书", "填写说明")


def test_the_sample_reads_back_as_the_units_it_was_made_of(tmp_path: Path) -> None:
    write_blank(tmp_path / "样例.xlsx", sample=True, today=TODAY)
    registry = read_registry(tmp_path / "样例.xlsx")
    rows = count(2)
    made = [
        replace(unit, row=row, certificates=tuple(replace(each, row=next(rows)) for each in unit.certificates))
        for row, unit in enumerate(sample_units(TODAY), 2)
    ]
    assert list(registry.units) == made


def test_the_sample_has_valid_numbers_and_certificates_in_every_state() -> None:
    units = sample_units(TODAY)
    assert len(units) == len({unit.code for unit in units}) == len({unit.name for unit in units}) == 30
    assert any(len(unit.name) >= 40 for unit in units)
    assert any("（" in unit.name and len(unit.name) < 40 for unit in units)
    for unit in units:
        assert unit.code[16] == organisation_check(unit.code[8:16])
        assert unit.code[17] == uscc_check(unit.code[:17])
        assert unit.handler_id[17] == id_check(unit.handler_id[:17])
    days = [(cert.valid_to - TODAY).days for unit in units for cert in unit.certificates if cert.valid_to]
    assert min(days) < 0 < max(days)
    assert any(0 <= day < 60 for day in days)
    assert sum(day > 60 for day in days) > len(days) / 2


def test_the_sample_is_the_same_at_every_call() -> None:
    assert sample_units(TODAY) == sample_units(TODAY)


@pytest.mark.parametrize("sheet", ["单位", "证书"])
def test_number_columns_are_text_before_anything_is_typed(tmp_path: Path, sheet: str) -> None:
    write_blank(tmp_path / "空白.xlsx")
    page = openpyxl.load_workbook(tmp_path / "空白.xlsx")[sheet]
    for column in range(1, page.max_column + 1):
        expected = "yyyy-mm-dd" if "日期" in str(page.cell(1, column).value) else "@"
        assert {page.cell(row, column).number_format for row in (2, 300, 501)} == {expected}
    assert page.freeze_panes == "B2"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)


def test_the_notes_explain_every_column(tmp_path: Path) -> None:
    write_blank(tmp_path / "空白.xlsx")
    page = openpyxl.load_workbook(tmp_path / "空白.xlsx")["填写说明"]
    explained = {(row[0], row[1]) for row in page.iter_rows(min_row=2, values_only=True)}
    assert {("单位", field.name) for field in UNIT_FIELDS} <= explained
    assert {("证书", field.name.removeprefix("证书.")) for field in CERTIFICATE_FIELDS} <= explained


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "单位信息表.xlsx"
    target.write_text("mine")
    with pytest.raises(RegistryError, match="已经存在"):
        write_blank(target)
    assert target.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"文件夹.*不存在"):
        write_blank(tmp_path / "没有" / "单位信息表.xlsx")
