"""A person's notes: what they change about a registry, when they lapse, and how they are kept."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.registry.api import HAND_SHEET, Notes, change_notes, load_notes, with_notes
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.system.own_data import SetAsideError

from .conftest import CODE, HEADER, NUMBER, OTHER_CODE, TODAY, MakeBook, problem_cells, unit

WRONG = "110105194912310021"
ROW = ("甲局", CODE, "王示例", WRONG, "1380000000")


def test_a_correction_replaces_the_value_and_its_problem(make_book: MakeBook) -> None:
    registry = read_registry(make_book({"单位": [HEADER, ROW]}))
    [read] = registry.units
    notes = Notes().correct(read, "经办人身份证号", NUMBER, TODAY).correct(read, "经办人手机", "1", TODAY)
    noted = with_notes(registry, notes)
    assert (noted.units[0].handler_id, noted.units[0].handler_phone) == (NUMBER, "1")
    assert problem_cells(noted) == [("E2", "mobile-format")]
    assert registry.units == (read,)


def test_a_correction_lapses_when_the_workbook_says_something_else(make_book: MakeBook) -> None:
    [read] = read_registry(make_book({"单位": [HEADER, ROW]})).units
    notes = Notes().correct(read, "经办人手机", "13900000000", TODAY)
    assert notes.corrections_of(read) == {"handler_phone": "13900000000"}
    assert notes.corrections_of(replace(read, handler_phone="13700000000")) == {}


def test_the_workbooks_own_value_removes_a_correction(make_book: MakeBook) -> None:
    [read] = read_registry(make_book({"单位": [HEADER, ROW]})).units
    notes = Notes().correct(read, "经办人手机", "13900000000", TODAY)
    assert notes.correct(read, "经办人手机", read.handler_phone, TODAY) == Notes()


def test_a_confirmed_value_has_no_problem_and_another_value_still_has(make_book: MakeBook) -> None:
    registry = read_registry(make_book({"单位": [HEADER, ROW]}))
    notes = Notes().confirm("经办人身份证号", WRONG, "已对照原件", TODAY)
    assert problem_cells(with_notes(registry, notes)) == [("E2", "mobile-format")]
    assert notes.fault("经办人身份证号", WRONG) is None
    assert notes.fault("经办人身份证号", "110105194912310022") is not None


def test_units_by_hand_come_last_with_rows_and_problems_of_their_own(make_book: MakeBook) -> None:
    values = {"单位名称": "乙局", "统一社会信用代码": OTHER_CODE, "经办人姓名": "李", "经办人身份证号": NUMBER}
    notes = Notes().add({"单位名称": "丙局"}).add(values).without(1).correct_by_hand(1, "经办人手机", "1")
    noted = with_notes(read_registry(make_book({"单位": [HEADER, unit("甲局")]})), notes)
    assert [(each.name, each.row) for each in noted.units] == [("甲局", 2), ("乙局", -1)]
    assert [(each.sheet, each.row, each.field) for each in noted.problems] == [(HAND_SHEET, -1, "经办人手机")]
    assert Notes().add(values).add({**values, "单位名称": "丁局"}).by_hand == ({**values, "单位名称": "丁局"},)


def test_values_that_would_send_the_papers_back_are_rejected() -> None:
    faulty = Unit(name="甲局", code="1", handler_phone="1", certificates=(Certificate(serial="\ufffd", phone="1"),))
    assert set(Notes().rejected(faulty)) == {"code"}  # a telephone that looks wrong is a warning only
    [certificate] = Notes().usable(faulty).certificates
    assert (certificate.serial, certificate.phone) == ("", "1")


def test_changes_are_made_to_the_notes_as_they_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    assert load_notes(folder) == Notes()
    change_notes(folder, lambda notes: notes.add({"单位名称": "甲局"}))
    both = change_notes(folder, lambda notes: notes.add({"单位名称": "乙局"}))
    assert [values["单位名称"] for values in both.by_hand] == ["甲局", "乙局"]
    assert load_notes(folder) == both


def test_a_damaged_file_is_told_once_and_set_aside(tmp_path: Path) -> None:
    change_notes(tmp_path, lambda notes: notes.add({"单位名称": "甲局"}))
    (tmp_path / "registry.json").write_bytes(b"{")
    with pytest.raises(SetAsideError, match=r"registry\.json"):
        change_notes(tmp_path, lambda notes: notes)
    assert (tmp_path / "registry.json.damaged").read_bytes() == b"{"
    assert load_notes(tmp_path) == Notes()


@pytest.mark.parametrize(
    "said",
    [
        {"corrections": {"甲局": {"密码": {"value": "1", "was": "", "day": "2026-11-22"}}}},
        {"corrections": {"甲局": {"地址": {"value": "1", "was": "", "day": "2026-13-22"}}}},
        {"by_hand": [{"单位名称": "甲局", "无此列": "x"}]},
        {"mappings": {"f": {"单位!C": "无此列"}}},
        {"confirmed": {"x": {"reason": "看过", "day": 1}}},
        {"corrections": []},
    ],
)
def test_notes_that_make_no_sense_are_set_aside(tmp_path: Path, said: dict[str, object]) -> None:
    (tmp_path / "registry.json").write_text(json.dumps(said), "utf-8")
    with pytest.raises(SetAsideError):
        load_notes(tmp_path)
    assert json.loads((tmp_path / "registry.json.damaged").read_text("utf-8")) == said
