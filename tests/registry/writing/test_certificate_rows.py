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

from ..conftest import CODE, HEADER, MakeBook, unit

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
