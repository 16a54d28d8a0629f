"""Certificates in a copy of an office's workbook."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.model import Registry
from bjcert_desktop.registry.reading.reader import read_registry
from bjcert_desktop.registry.writing.corrected_copy import write_corrected_copy

from ..conftest import CODE, HEADER, OTHER_CODE, MakeBook, unit

TYPED = Certificate(name="=甲", serial="T1", valid_to=date(2027, 3, 1), user="王")


def copied(registry: Registry, out: Path, *units: Unit) -> tuple[Unit, ...]:
    write_corrected_copy(registry, {}, out, units)
    return read_registry(out).units


def test_a_workbook_without_certificates_gets_a_sheet_of_them(make_book: MakeBook, tmp_path: Path) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局")]}))
    (found,) = copied(registry, tmp_path / "改.xlsx", replace(registry.units[0], certificates=(TYPED,)))
    assert [(each.name, each.serial, each.valid_to, each.user) for each in found.certificates] == [
        ("=甲", "T1", date(2027, 3, 1), "王")
    ]
    book = openpyxl.load_workbook(tmp_path / "改.xlsx")
    assert book.sheetnames == ["单位", "证书"]
    assert book["证书"].data_validations.dataValidation
    assert book["证书"]["C2"].data_type == "s"


def test_rows_are_changed_in_place_and_new_ones_stand_below(make_book: MakeBook, tmp_path: Path) -> None:
    heads = ("统一社会信用代码", "USBKey序列号", "到期日期")
    held = [(CODE, "A1", "2026-11-29"), (CODE, "A2", "2026-11-29")]
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局")], "证书": [heads, *held]}))
    (first,) = registry.units
    renewed = replace(first.certificates[0], valid_to=date(2027, 11, 29), entry=3)
    (found,) = copied(
        registry, tmp_path / "改.xlsx", replace(first, certificates=(renewed, first.certificates[1], TYPED))
    )
    assert [(each.serial, each.valid_to, each.row) for each in found.certificates] == [
        ("A1", date(2027, 11, 29), 2),
        ("A2", date(2026, 11, 29), 3),
        ("T1", date(2027, 3, 1), 4),
    ]
    assert found.certificates[2].user == "王"  # in a column of its own


def test_nothing_is_written_when_nothing_differs(make_book: MakeBook, tmp_path: Path) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局")]}))
    copied(registry, tmp_path / "改.xlsx", *registry.units)
    assert openpyxl.load_workbook(tmp_path / "改.xlsx").sheetnames == ["单位"]


def test_a_row_that_has_changed_since_is_left_alone(make_book: MakeBook, tmp_path: Path) -> None:
    heads = ("统一社会信用代码", "USBKey序列号", "到期日期")
    path = make_book({"单位": [HEADER, unit("甲局")], "证书": [heads, (CODE, "A1", "2026-11-29")]})
    registry = read_registry(path)
    book = openpyxl.load_workbook(path)
    book["证书"]["B2"] = "B9"
    book.save(path)
    (first,) = registry.units
    renewed = replace(first.certificates[0], valid_to=date(2027, 11, 29))
    with pytest.raises(RegistryError, match="改动过"):
        copied(registry, tmp_path / "改.xlsx", replace(first, certificates=(renewed,)))


HEADS = ("统一社会信用代码", "USBKey序列号", "到期日期", "柜号")


def without(registry: Registry, *serials: str) -> tuple[Unit, ...]:
    """The units without the certificates of these numbers."""
    return tuple(
        replace(each, certificates=tuple(one for one in each.certificates if one.serial not in serials))
        for each in registry.units
    )


def test_an_ended_certificate_leaves_an_empty_row_in_the_sheet_of_certificates(
    make_book: MakeBook, tmp_path: Path
) -> None:
    held = [(CODE, "A1", "2026-11-29", 7), (CODE, "A2", "2027-11-29", 8), (OTHER_CODE, "B1", "2026-12-29", 9)]
    book = {"单位": [HEADER, unit("甲局"), unit("乙局", OTHER_CODE)], "证书": [HEADS, *held]}
    registry = read_registry(make_book(book))
    found = copied(registry, tmp_path / "改.xlsx", *without(registry, "A1", "B1"))
    assert [[each.serial for each in unit.certificates] for unit in found] == [["A2"], []]
    sheet = openpyxl.load_workbook(tmp_path / "改.xlsx")["证书"]
    assert [[cell.value for cell in row] for row in sheet["A2:D4"]] == [
        [None, None, None, 7],
        [CODE, "A2", "2027-11-29", 8],
        [None, None, None, 9],
    ]
    assert {each.code for each in read_registry(tmp_path / "改.xlsx").problems} == {"column-unused"}


@pytest.mark.parametrize("gone", [("A1",), ("A2",), ("A3",), ("A1", "A3"), ("A1", "A2", "A3")])
@pytest.mark.parametrize("merged", [False, True])
def test_an_ended_certificate_in_a_list_of_both_takes_no_unit_with_it(
    gone: tuple[str, ...], merged: bool, make_book: MakeBook, tmp_path: Path
) -> None:
    rows = [
        ("甲局", CODE, "A1", "2026-11-29"),
        ("甲局", CODE, "A2", "2027-11-29"),
        ("乙局", OTHER_CODE, "B1", "2027-01-29"),
        ("甲局", CODE, "A3", "2027-11-29"),
    ]
    rows = sorted(rows, reverse=True) if merged else rows
    path = make_book({"单位": [("单位名称", "统一社会信用代码", "USBKey序列号", "到期日期"), *rows]})
    if merged:
        book = openpyxl.load_workbook(path)
        for column in "AB":
            book["单位"].merge_cells(f"{column}2:{column}4")
        book.save(path)
    registry = read_registry(path)
    kept = {each.name: [one.serial for one in each.certificates] for each in without(registry, *gone)}
    found = copied(registry, tmp_path / "改.xlsx", *without(registry, *gone))
    assert {unit.name: [each.serial for each in unit.certificates] for unit in found} == kept
    assert [unit.code for unit in found] == [unit.code for unit in registry.units]


def test_a_row_that_a_person_left_out_keeps_its_certificates(make_book: MakeBook, tmp_path: Path) -> None:
    held = [(CODE, "A1", "2026-11-29", 7), (OTHER_CODE, "B1", "2026-12-29", 9)]
    book = {"单位": [HEADER, unit("甲局"), unit("乙局", OTHER_CODE)], "证书": [HEADS, *held]}
    registry = read_registry(make_book(book))
    found = copied(registry, tmp_path / "改.xlsx", registry.units[0])
    assert [[each.serial for each in unit.certificates] for unit in found] == [["A1"], ["B1"]]
