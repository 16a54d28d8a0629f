"""Certificates as a person types them: rows of texts, checked like a workbook's cells, and the facts they come to."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from ..domain.certificates import CertificateFact, labels, texts_of
from ..domain.fields import CERTIFICATE_FIELDS
from ..domain.unit import Certificate, Unit
from ..registry.api import check_value, clean, read_date

#: What is typed, in the order of the columns.
TYPED = tuple(
    next(field for field in CERTIFICATE_FIELDS if field.attribute == name)
    for name in ("name", "serial", "valid_to", "user", "phone")
)
_DAY = "valid_to"


def row_of(certificate: Certificate) -> list[str]:
    """The texts of *certificate* as they are typed."""
    texts = texts_of(certificate)
    return [texts.get(field.attribute, "") for field in TYPED]


def cleaned(column: int, text: str) -> str:
    """*text* typed in a column, normalised like a cell; a date as 2026-11-29."""
    field = TYPED[column]
    day = read_date(text) if field.attribute == _DAY else None
    return day.isoformat() if day else clean(field.name, text)


def fault_in(column: int, text: str) -> str:
    """A sentence on what is wrong with a text; blank if nothing."""
    field = TYPED[column]
    if field.attribute == _DAY:
        return "" if not text or read_date(text) else f"“{text}”不是日期，请写成 2026-11-29 这样。"
    fault = check_value(field.name, text) if text else None
    return fault.message if fault and fault.severity == "error" else ""


def faults_among(rows: Sequence[Sequence[str]]) -> list[str]:
    """What is wrong with the rows as a whole."""
    serials = [row[1] for row in rows if row[1]]
    twice = sorted({serial for serial in serials if serials.count(serial) > 1})
    return [f"序列号“{'、'.join(twice)}”填了两次，请核对。"] if twice else []


def facts_from(unit: Unit, rows: Sequence[tuple[int, Sequence[str]]], day: date) -> list[CertificateFact]:
    """The facts that make *unit*'s certificates those in *rows*: each with its index in the unit, -1 for a new one.

    One that is missing has been taken away. Blank new rows count as none.
    """
    known = labels(unit.certificates)
    kept = {index: texts for index, texts in rows if index >= 0}
    facts = []
    for index, certificate in enumerate(unit.certificates):
        before = texts_of(certificate)
        if index not in kept:
            was = {_DAY: before[_DAY]} if _DAY in before else {}
            facts.append(CertificateFact(unit.name, unit.code, known[index][0], day, {}, was, ended=True))
            continue
        now = dict(zip((field.attribute for field in TYPED), kept[index], strict=True))
        changed = {name: text for name, text in now.items() if text != before.get(name, "")}
        if changed:
            was = {name: before.get(name, "") for name in changed}
            facts.append(CertificateFact(unit.name, unit.code, known[index][0], day, changed, was))
    return [*facts, *_added(unit, [texts for index, texts in rows if index < 0 and any(texts)], day)]


def facts_of_new(unit: Unit, day: date) -> list[CertificateFact]:
    """The facts that give a new unit, which no workbook has, all certificates of *unit*."""
    known = labels(unit.certificates)
    return [
        CertificateFact(unit.name, unit.code, name, day, texts_of(certificate), added=True)
        for (name, *_), certificate in zip(known, unit.certificates, strict=True)
    ]


def _added(unit: Unit, rows: Sequence[Sequence[str]], day: date) -> list[CertificateFact]:
    """Facts that add a certificate for each of *rows*."""
    values = [{field.attribute: text for field, text in zip(TYPED, texts, strict=True) if text} for texts in rows]
    new = [
        Certificate(each.get("name", ""), serial=each.get("serial", ""), user=each.get("user", "")) for each in values
    ]
    known = labels([*unit.certificates, *new])[len(unit.certificates) :]
    taken = set(chain.from_iterable(labels(unit.certificates)))
    return [
        CertificateFact(unit.name, unit.code, name, day, each, added=name not in taken)
        for each, (name, *_) in zip(values, known, strict=True)
    ]
