"""Units from the papers of other years: filled forms are read, checked like what is typed, and joined.

A value is *sure* when its spot is certain, the text passes its check, and no other place says otherwise. What is not
sure is shown to a person and kept out of a workbook.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..domain.fields import CERTIFICATE_FIELDS, FIELDS, UNIT_FIELDS, FieldKind
from ..domain.unit import Certificate, Unit
from ..errors import FormError
from ..registry.api import check_value, clean, read_date
from ..word.adopt import SURE
from ..word.filled import ReadValue, read_filled
from .form_library import FormSet

_OF_UNIT = {field.name: field for field in UNIT_FIELDS if field.attribute not in ("certificate_count", "remark")}
_OF_CERTIFICATE = {field.name: field for field in CERTIFICATE_FIELDS}
_SERIAL = "证书.USBKey序列号"
_NOTHING = re.compile(r"[-—/\\*.、。]*|无|暂无|没有|空")
_ELSEWHERE = re.compile(r"同上|同左|〃|″|见附|详见|另附|待定|待补")
_STRANGE = re.compile(r"[□☐☑☒_：]|盖章|公章|签章|签字|签名|印章|单位章|\(章\)|（章）|填写")
_PERSON = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·.]{2,30}|[A-Za-z][A-Za-z .'-]{2,40}")
_SPACED_NAME = re.compile(r"[\u3400-\u9fff](\s+[\u3400-\u9fff]{1,2}){1,2}")  #: «李 建 国»
_PEOPLE = ("法定代表人", "经办人姓名", "证书.使用人")


@dataclass(frozen=True)
class Place:
    """Where a value was read: the form and the position in it."""

    form: Path
    where: str


@dataclass(frozen=True)
class FoundValue:
    """A value of a unit, or of its certificate number *item*; *doubt* says why it is not *sure*."""

    field: str
    value: str
    places: tuple[Place, ...]
    doubt: str = ""
    item: int = 0

    @property
    def sure(self) -> bool:
        """Whether it may be kept without a person having looked at it."""
        return not self.doubt


@dataclass(frozen=True)
class FoundUnit:
    """What the forms say of one unit."""

    values: tuple[FoundValue, ...]

    @property
    def unsure(self) -> tuple[FoundValue, ...]:
        """The values that a person has to look at."""
        return tuple(value for value in self.values if not value.sure)

    def unit(self, confirmed: Iterable[FoundValue] = ()) -> Unit:
        """The unit with what is sure, and with the values that a person has *confirmed* instead of their own."""
        chosen = {(v.field, v.item): v for v in self.values if v.sure} | {(v.field, v.item): v for v in confirmed}
        own = {_OF_UNIT[v.field].attribute: v.value for v in chosen.values() if not v.item}
        items = sorted({v.item for v in chosen.values() if v.item})
        certificates = (_certificate(v for v in chosen.values() if v.item == item) for item in items)
        return Unit(certificates=tuple(c for c in certificates if c != Certificate())).corrected(own)


@dataclass
class FilledForms:
    """The *units* of some forms, places with text that nobody could read (*unread*), and files that failed."""

    units: list[FoundUnit] = field(default_factory=list)
    unread: list[Place] = field(default_factory=list)
    failed: list[FormError] = field(default_factory=list)


def read_filled_forms(paths: Sequence[Path], forms: FormSet) -> FilledForms:
    """Read the filled forms at *paths*; those of the same unit are joined."""
    result = FilledForms()
    templates = forms.all_templates()
    groups: list[list[FoundValue]] = []
    for path in paths:
        try:
            read = read_filled(path, templates)
        except FormError as error:
            result.failed.append(error)
            continue
        values = [found for value in read.values if (found := _found(path, value))]
        if values:
            groups.append(values)
        else:
            result.failed.append(
                FormError(f"“{path.name}”里没有读出单位的资料。", "请确认它是填好的申请表或明细表，不是空白表。")
            )
        result.unread += (Place(path, where) for where in read.unread)
    result.units = [FoundUnit(tuple(_joined(group))) for group in _same_units(groups)]
    return result


def typed(found: FoundValue, text: str) -> FoundValue:
    """*found* with what a person typed instead, checked anew."""
    value = clean(found.field, text)
    day = read_date(value) if FIELDS[found.field].kind is FieldKind.DATE else None
    return replace(found, value=day.isoformat() if day else value, doubt=_doubt(found.field, value, value))


def _found(path: Path, read: ReadValue) -> FoundValue | None:
    """What was read as a value, None for a blank and for what no registry keeps."""
    kept = _OF_UNIT.get(read.field) or _OF_CERTIFICATE.get(read.field)
    if kept is None or (_NOTHING.fullmatch("".join(read.text.split())) and not read.doubt):
        return None
    value = clean(read.field, _one_line(read.text))
    if read.field in _PEOPLE and _SPACED_NAME.fullmatch(value):
        value = "".join(value.split())
    day = read_date(value) if kept.kind is FieldKind.DATE else None
    if day:
        value = day.isoformat()
    doubt = read.doubt or _doubt(read.field, value, read.text)
    if not doubt and read.confidence < SURE:
        doubt = f"不能肯定这一处就是{kept.name.removeprefix('证书.')}"
    return FoundValue(read.field, value, (Place(path, read.where),), doubt, read.item)


def _one_line(text: str) -> str:
    """*text* without its line breaks; between Chinese characters nothing takes their place."""
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])", "", text)


def _doubt(field_name: str, value: str, read: str) -> str:
    """What is odd about a value; empty if nothing is."""
    kind = FIELDS[field_name].kind
    if "\n" in read.strip():
        return "写成了几行"
    if _ELSEWHERE.search(value):
        return "写的是另一处的内容"
    if kind is FieldKind.DATE:
        return "" if read_date(value) else "不是能认出的日期"
    if kind is FieldKind.SERIAL and not re.fullmatch(r"[A-Z0-9-]{4,40}", value):
        return "不像序列号"
    if fault := check_value(field_name, value):
        return fault.message.split("。")[0]
    if _STRANGE.search(value):
        return "里有不像内容的字"
    if field_name in _PEOPLE and not _PERSON.fullmatch(value):
        return "不像姓名"
    return ""


def _same_units(groups: Sequence[Sequence[FoundValue]]) -> list[list[FoundValue]]:
    """The values of the forms, those of the same unit together: by a sure code, otherwise by a sure name.

    A form that names no unit belongs to the only unit there is. Certificates are numbered anew.
    """
    units: dict[str, list[FoundValue]] = {}
    names: dict[str, str] = {}
    nameless: list[Sequence[FoundValue]] = []
    for group in sorted(groups, key=lambda group: _sure(group, "统一社会信用代码") == ""):
        code, name = _sure(group, "统一社会信用代码"), _sure(group, "单位名称")
        key = code or names.get(name, name)
        if not key:
            nameless.append(group)
            continue
        if name:
            names.setdefault(name, key)
        _append(units.setdefault(key, []), group)
    for number, group in enumerate(nameless):
        key = next(iter(units)) if len(units) == 1 else f"?{number}"
        _append(units.setdefault(key, []), group)
    return list(units.values())


def _append(unit: list[FoundValue], group: Sequence[FoundValue]) -> None:
    """Add the values of a form to those of its *unit*; a certificate with a known serial number is the same one."""
    known = {v.value: v.item for v in unit if v.field == _SERIAL and v.sure}
    last = max((v.item for v in unit), default=0)
    numbers: dict[int, int] = {}
    for item in sorted({v.item for v in group if v.item}):
        serial = next((v.value for v in group if v.item == item and v.field == _SERIAL), "")
        if serial not in known:
            last += 1
        numbers[item] = known.get(serial, last)
    unit += (replace(value, item=numbers.get(value.item, 0)) for value in group)


def _sure(group: Sequence[FoundValue], field_name: str) -> str:
    """The value of a field that all places of a form agree about; empty if they do not, or none is sure."""
    said = {value.value for value in group if value.field == field_name}
    sure = {value.value for value in group if value.field == field_name and value.sure}
    return next(iter(said)) if len(said) == len(sure) == 1 else ""


def _joined(values: Sequence[FoundValue]) -> Iterator[FoundValue]:
    """One value for each field: sure if a place is sure and no other says something else."""
    places: dict[tuple[int, str], list[FoundValue]] = {}
    for value in values:
        places.setdefault((value.item, value.field), []).append(value)
    order = {name: number for number, name in enumerate((*_OF_UNIT, *_OF_CERTIFICATE))}
    for _, found in sorted(places.items(), key=lambda pair: (pair[0][0], order[pair[0][1]])):
        first = next((value for value in found if value.sure), found[0])
        same = [value for value in found if value.value == first.value]
        others = [value for value in found if value.value != first.value]
        doubt = first.doubt or (f"另一处（{others[0].places[0].where}）写得不同" if others else "")
        yield replace(first, places=tuple(place for value in (*same, *others) for place in value.places), doubt=doubt)


def _certificate(values: Iterable[FoundValue]) -> Certificate:
    own: dict[str, Any] = {}
    for value in values:
        kept = _OF_CERTIFICATE[value.field]
        own[kept.attribute] = read_date(value.value) if kept.kind is FieldKind.DATE else value.value
    return Certificate(**own)
