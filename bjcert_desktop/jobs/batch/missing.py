"""What is missing from whom (缺什么): for a text to send to a unit, and for a workbook that it fills in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...domain.case import Case
from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ...domain.unit import Unit
from ...errors import CaseError
from ...guide import Catalogue
from ...guide.dates import date_text
from ...registry.writing import RequestSheet, write_request
from ..form_cache import FormCache
from ..form_library import FormSet
from ..preparation import PreparedUnit
from .batch import Batch

_UNIT = {field.name: field for field in UNIT_FIELDS}
_CERTIFICATE = {field.name: field for field in CERTIFICATE_FIELDS}
_NAME, _CODE = "单位名称", "统一社会信用代码"
DAYS_TO_ANSWER = 7  #: that a unit is given to answer, unless another day is chosen
UNIT_SHEET, CERTIFICATE_SHEET = "单位", "证书"
WORDS, NUMBER = "还缺什么", "第几枚"
#: What tells a certificate: shown on its row.
KNOWN_BY = ("证书.证书名称", "证书.USBKey序列号")


@dataclass(frozen=True)
class MissingValue:
    """A value that a unit has to give: *field* is its name; *certificate* the index of its certificate, -1 for none.

    *fault* is what is wrong with the one there is; blank where there is none.
    """

    field: str
    certificate: int = -1
    fault: str = ""


@dataclass(frozen=True)
class MissingOfUnit:
    """What one *unit* has to give for the *business* (its name) that is done for it."""

    unit: Unit
    business: str
    values: tuple[MissingValue, ...]

    @property
    def words(self) -> str:
        """What is missing and what is wrong, in Chinese."""
        lacking = [each.field for each in self.values if each.certificate < 0 and not each.fault]
        shown = [name.removeprefix("证书.") for name in lacking if name in _UNIT]
        if any(name in _CERTIFICATE for name in lacking):
            shown.append("证书清单（证书名称、序列号、到期日期）")
        for name in _CERTIFICATE:
            of = [each.certificate for each in self.values if each.field == name and each.certificate >= 0]
            if of:
                shown.append(f"{self._which(of)}的{name.removeprefix('证书.')}")
        wrong = [f"{each.field}要核对（{each.fault.rstrip('。')}）" for each in self.values if each.fault]
        return "；".join(filter(None, ("、".join(shown), *wrong)))

    def _which(self, indexes: Sequence[int]) -> str:
        """The certificates with these indexes, in Chinese."""
        if len(indexes) > 1:
            return f"{len(indexes)} 枚证书"
        certificate = self.unit.certificates[indexes[0]]
        return f"证书 {certificate.serial or certificate.name or f'第 {indexes[0] + 1} 枚'} "

    def letter(self, until: date) -> str:
        """The text to send to the unit, which answers *until* that day."""
        lacks = "还缺：" if any(not each.fault for each in self.values) else "，"
        return f"您单位办理{self.business}{lacks}{self.words}。请于 {date_text(until)} 前回复。"


def renewal_of_unit(catalogue: Catalogue, forms: FormSet, unit: PreparedUnit) -> Batch:
    """The renewal of *unit* on paper, for what it lacks: that is what every unit does again and again."""
    scenario = next(each for _, each in catalogue.scenarios() if each.renews)
    return Batch(catalogue, scenario, Case(), (unit,), Path(), forms)


def missing_of(batch: Batch) -> list[MissingOfUnit]:
    """What the units of *batch* have to give, without those that lack nothing. Raises FormError."""
    forms, business = FormCache(batch.forms), batch.catalogue.owner(batch.scenario.id)[0].title
    found = []
    for member in batch.members:
        try:
            plan = batch.plan(member)
        except CaseError:  # a number of certificates that cannot be; the screen of the batch says so
            continue
        names = [name for name in forms.missing(plan) if name in _UNIT or name in _CERTIFICATE]
        rejected = {_attribute_name(name): fault.message for name, fault in member.rejected.items()}
        values = [MissingValue(name) for name in names if name in _UNIT and name not in rejected]
        values += (MissingValue(name, fault=fault) for name, fault in rejected.items())
        asked = [name for name in names if name in _CERTIFICATE]
        values += _of_certificates(member, asked, plan.handled if plan.unit.certificates else ())
        if values:
            found.append(MissingOfUnit(member.unit, business, tuple(values)))
    return found


def _attribute_name(attribute: str) -> str:
    return next(field.name for field in UNIT_FIELDS if field.attribute == attribute)


def _of_certificates(member: PreparedUnit, names: Iterable[str], handled: Sequence[int]) -> list[MissingValue]:
    """The fields *names* that certificates lack; of a unit that lists none, the whole list."""
    if not handled:
        return [MissingValue(name) for name in names]
    certificates = member.unit.certificates
    return [
        MissingValue(name, index)
        for name in names
        for index in handled
        if not getattr(certificates[index], _CERTIFICATE[name].attribute)
    ]


def letters(found: Sequence[MissingOfUnit], until: date) -> str:
    """The texts for all units, each under its name; of a single unit just the text."""
    if len(found) == 1:
        return found[0].letter(until)
    return "\n\n".join(f"{each.unit.name or each.unit.code}：\n{each.letter(until)}" for each in found)


def write_missing(path: Path, found: Sequence[MissingOfUnit]) -> None:
    """Write what is missing to the new workbook *path*: a row for each unit, and one for each certificate that lacks.

    What is known already is not shown but for names, codes and serial numbers. Raises RegistryError.
    """
    names = [name for name in _UNIT if any(v.field == name and v.certificate < 0 for e in found for v in e.values)]
    columns = [name for name in names if name not in (_NAME, _CODE)]
    rows: list[list[str | None]] = []
    for each in found:
        asked = {value.field for value in each.values if value.certificate < 0}
        rows.append(
            [
                each.unit.name or None,
                each.unit.code or None,
                each.words,
                *(None if name in asked else "" for name in columns),
            ]
        )
    sheets = [RequestSheet(UNIT_SHEET, (_NAME, _CODE, WORDS, *columns), rows)]
    if any(value.certificate >= 0 for each in found for value in each.values):
        sheets.append(_certificate_sheet(found))
    write_request(path, sheets)


def _certificate_sheet(found: Sequence[MissingOfUnit]) -> RequestSheet:
    names = [name for name in _CERTIFICATE if any(v.field == name for each in found for v in each.values)]
    columns = [*KNOWN_BY, *(name for name in names if name not in KNOWN_BY)]
    rows: list[list[str | None]] = []
    for each in found:
        for index in sorted({value.certificate for value in each.values if value.certificate >= 0}):
            asked = {value.field for value in each.values if value.certificate == index}
            certificate = each.unit.certificates[index]
            shown = [
                None
                if name in asked
                else getattr(certificate, _CERTIFICATE[name].attribute)
                if name in KNOWN_BY
                else ""
                for name in columns
            ]
            rows.append([each.unit.name, each.unit.code, str(index + 1), *shown])
    heads = (_NAME, _CODE, NUMBER, *(name.removeprefix("证书.") for name in columns))
    return RequestSheet(CERTIFICATE_SHEET, heads, rows)
