"""Read back what units filled in (缺什么的表): checked like what is typed, and kept beside the workbook."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...domain.certificates import CertificateFact
from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Unit
from ...errors import RegistryError
from ...registry.api import Notes, check_value, clean
from ...registry.reading import DAMAGED, read_sheets
from ...registry.writing import NOT_ASKED
from ..typed_certificates import TYPED, cleaned, facts_from, fault_in, row_of
from .missing import CERTIFICATE_SHEET, NUMBER, UNIT_SHEET, WORDS

_NAME, _CODE = "单位名称", "统一社会信用代码"
_UNIT = {field.name: field.attribute for field in UNIT_FIELDS}
_COLUMNS = {field.name.removeprefix("证书."): number for number, field in enumerate(TYPED)}


@dataclass(frozen=True)
class GivenValue:
    """A *value* that a unit gave for *field*; *certificate* is the index of its certificate, -1 for the unit itself."""

    unit: Unit
    field: str
    value: str
    certificate: int = -1


@dataclass(frozen=True)
class FilledRequest:
    """The *values* that may be kept, and sentences (*told*) on what was not taken and what to look at."""

    values: tuple[GivenValue, ...]
    told: tuple[str, ...]


def read_filled_request(path: Path, units: Sequence[Unit], notes: Notes) -> FilledRequest:
    """What the filled workbook at *path* says of *units*, as they are known now.

    Only what is blank, or fails its check, is replaced. Raises RegistryError for another workbook.
    """
    sheets = read_sheets(path)
    marks = {UNIT_SHEET: WORDS, CERTIFICATE_SHEET: NUMBER}
    rows = {title: list(_rows(sheets.get(title, []), mark)) for title, mark in marks.items()}
    if not any(rows.values()):
        raise RegistryError(
            f"“{path.name}”不是“缺什么”的表：没有带“{_NAME}”“{_CODE}”“{WORDS}”三列的“{UNIT_SHEET}”表。",
            "请用“导出表格…”写出的那一份，填好再读回来，不要改动表名和第一行。",
        )
    reader = _Replies(units, notes)
    for number, row in rows[UNIT_SHEET]:
        reader.take_unit(number, row)
    for number, row in rows[CERTIFICATE_SHEET]:
        reader.take_certificate(number, row)
    return FilledRequest(tuple(reader.values), tuple(reader.told))


def _rows(rows: Sequence[Sequence[str]], mark: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows under the titles (*mark* is one), each with its number on the sheet and its cells by title."""
    head = next((number for number, row in enumerate(rows) if {_NAME, _CODE, mark} <= set(row)), None)
    if head is not None:
        for number, row in enumerate(rows[head + 1 :], head + 2):
            cells = {title: "" if text == NOT_ASKED else text for title, text in zip(rows[head], row, strict=False)}
            if any(cells.values()):
                yield number, cells


class _Replies:
    """Takes row after row."""

    def __init__(self, units: Sequence[Unit], notes: Notes) -> None:
        self._notes = notes
        self._by_key, self._by_name = defaultdict[str, list[Unit]](list), defaultdict[str, list[Unit]](list)
        for unit in units:
            self._by_key[unit.key].append(unit)
            self._by_name[unit.name].append(unit)
        self.values: list[GivenValue] = []
        self.told: list[str] = []

    def take_unit(self, number: int, cells: Mapping[str, str]) -> None:
        """Take a row about a unit."""
        where = f"“{UNIT_SHEET}”表第 {number} 行"
        unit = self._unit(cells, where)
        for title, text in cells.items() if unit else ():
            if unit and title in _UNIT and text:
                self._take(unit, title, text, where)

    def _unit(self, cells: Mapping[str, str], where: str) -> Unit | None:
        """The unit by code and name; by its name alone where its own code is blank or wrong."""
        name, code = clean(_NAME, cells[_NAME]), clean(_CODE, cells[_CODE])
        found = self._by_key.get(Unit(name=name, code=code).key, [])
        if not found:
            found = [unit for unit in self._by_name.get(name, []) if self._is_open(unit, _CODE)]
        if len(found) == 1:
            return found[0]
        why = "不止一个单位是这个名称和代码" if found else "单位信息表里没有这个名称和代码的单位"
        self.told.append(f"{where}（{name or code}）：{why}，没有读入。")
        return None

    def _is_open(self, unit: Unit, field: str) -> bool:
        """Whether the unit's value of *field* is blank or fails its check."""
        value = getattr(unit, _UNIT[field])
        fault = self._notes.fault(field, value) if value else None
        return not value or (fault is not None and fault.severity == "error")

    def _take(self, unit: Unit, field: str, text: str, where: str) -> None:
        value, now = clean(field, text), getattr(unit, _UNIT[field])
        what = f"{where}（{unit.name}）的{field}"
        if value == now:
            return
        fault = check_value(field, value)
        if text == DAMAGED:
            self.told.append(f"{what}：数字已被 Excel 改坏，没有读入，请重新填写。")
        elif not self._is_open(unit, field):
            self.told.append(f"{what}：现在已有别的内容，没有改动；要改的请在单位信息表里改。")
        elif fault and fault.severity == "error":
            self.told.append(f"{what}：{fault.message}没有读入。")
        else:
            self.values.append(GivenValue(unit, field, value))
            if fault:
                self.told.append(f"{what}：{fault.message}已经读入，请核对。")

    def take_certificate(self, number: int, cells: Mapping[str, str]) -> None:
        """Take a row about a certificate, which is told by its place in the unit and what is shown of it."""
        where = f"“{CERTIFICATE_SHEET}”表第 {number} 行"
        unit = self._unit(cells, where)
        if unit is None:
            return
        text = cells.get(NUMBER, "")
        index = int(text) - 1 if text.isascii() and text.isdigit() else -1
        texts = row_of(unit.certificates[index]) if 0 <= index < len(unit.certificates) else None
        given = {title: cleaned(_COLUMNS[title], cell) for title, cell in cells.items() if title in _COLUMNS and cell}
        if texts is None or any(texts[_COLUMNS[title]] not in ("", given.get(title, "")) for title in given):
            self.told.append(f"{where}（{unit.name}）：认不出是哪一枚证书，或它已有别的内容，没有读入。")
            return
        for title, value in given.items():
            column = _COLUMNS[title]
            fault = fault_in(column, value) if value != DAMAGED else "数字已被 Excel 改坏。"
            if fault:
                self.told.append(f"{where}（{unit.name}）的{title}：{fault}没有读入。")
            elif not texts[column]:
                self.values.append(GivenValue(unit, TYPED[column].name, value, index))


def with_given(notes: Notes, values: Sequence[GivenValue], in_workbook: Mapping[int, Unit], today: date) -> Notes:
    """*notes* with the values of units that were given; *in_workbook* are the units as the workbook has them."""
    for each in values:
        if each.certificate < 0:
            number = -each.unit.row
            if number <= 0:
                notes = notes.correct(in_workbook[each.unit.row], each.field, each.value, today)
            elif number <= len(notes.by_hand) and notes.by_hand[number - 1].get(_NAME) == each.unit.name:
                notes = notes.correct_by_hand(number, each.field, each.value)
    return notes


def facts_given(values: Sequence[GivenValue], today: date) -> list[CertificateFact]:
    """The facts about certificates that were given."""
    by_unit = defaultdict[int, list[GivenValue]](list)
    for each in values:
        if each.certificate >= 0:
            by_unit[each.unit.row].append(each)
    facts: list[CertificateFact] = []
    for given in by_unit.values():
        unit = given[0].unit
        rows = [row_of(certificate) for certificate in unit.certificates]
        for each in given:
            rows[each.certificate][_COLUMNS[each.field.removeprefix("证书.")]] = each.value
        facts += facts_from(unit, list(enumerate(rows)), today)
    return facts
