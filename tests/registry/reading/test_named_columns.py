"""Columns that a person has named are found again in the next workbook with the same headers."""

import pytest

from bjcert_desktop.registry.api import Notes, RefusedWorkbook
from bjcert_desktop.registry.reading import propose_mapping, read_with_notes

from ..conftest import CODE, MakeBook


def test_a_mapping_is_remembered_for_the_same_headers(make_book: MakeBook) -> None:
    path = make_book({"单位": [("所在机关", "编码"), ("甲局", CODE)]})
    mapping = {"单位!A": "单位名称", "单位!B": "统一社会信用代码"}
    notes = Notes().map_columns(propose_mapping(path).fingerprint, mapping)
    with pytest.raises(RefusedWorkbook):
        read_with_notes(path, Notes())
    assert [each.name for each in read_with_notes(path, notes).units] == ["甲局"]
