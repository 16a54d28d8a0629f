"""The names of the workbooks that are written."""

from pathlib import Path

import pytest

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import write_blank, write_corrected_copy, write_report

from ..conftest import HEADER, MakeBook, unit


@pytest.mark.parametrize("name", ["x", "y.xls", "z.csv", "v.xlsm"])
def test_a_workbook_is_written_under_no_name_that_excel_refuses(make_book: MakeBook, tmp_path: Path, name: str) -> None:
    registry = read_registry(make_book({"单位": [HEADER, unit("甲局")]}))
    out = tmp_path / name
    for write in (
        lambda: write_blank(out),
        lambda: write_report(registry, out),
        lambda: write_corrected_copy(registry, {}, out),
    ):
        with pytest.raises(RegistryError) as caught:
            write()
        assert f"{out.stem}.xlsx" in caught.value.remedy
    assert not out.exists()
