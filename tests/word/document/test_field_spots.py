"""Where the values of fields stand on a filled form."""

from collections.abc import Mapping, Sequence

from bjcert_desktop.domain.fields import UNIT_FIELDS
from bjcert_desktop.system import paths
from bjcert_desktop.word import Template, load_template
from bjcert_desktop.word.document.field_spots import FieldSpot, find_field_spots

VALUES = {field.name: field.example for field in UNIT_FIELDS}


def shipped(name: str) -> Template:
    return load_template(paths.data("forms", f"{name}.docx"))


def spots(
    form: Template, values: Mapping[str, str], lists: Mapping[str, Sequence[Mapping[str, str]]]
) -> tuple[FieldSpot, ...]:
    return find_field_spots(form.fill, values, lists)


def test_every_field_of_a_unit_on_the_application_form_has_one_cell_of_its_own() -> None:
    form = shipped("申请表")
    found = spots(form, VALUES, {})
    cells = {spot.field: spot.where for spot in found if spot.field in VALUES}
    assert set(cells) == form.fields & set(VALUES)
    assert len(set(cells.values())) == len(cells) > 10
    assert all(where.startswith("表1 第") for where in cells.values())


def test_each_row_of_a_list_has_its_own_cells() -> None:
    rows = [{"证书.USBKey序列号": f"BJCA{n}", "证书.使用人": ""} for n in range(3)]
    found = [spot for spot in spots(shipped("明细表"), {}, {"证书": rows}) if spot.field == "证书.USBKey序列号"]
    assert [spot.item for spot in found] == [0, 1, 2]
    assert len({spot.where for spot in found}) == 3


def test_a_blank_value_has_the_same_place_as_a_full_one() -> None:
    form = shipped("申请表")
    assert spots(form, VALUES, {}) == spots(form, dict.fromkeys(VALUES, ""), {})


def test_a_field_that_the_form_does_not_show_has_no_place() -> None:
    assert not [spot for spot in spots(shipped("申请表"), {"备注": "记事"}, {}) if spot.field == "备注"]
