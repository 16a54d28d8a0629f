"""What became of each certificate: the workbook's word, and the facts that people and cases have added to it.

The newest fact counts. A workbook that has since come to say something else counts where it is the newer word: a later
last day, or another text. An earlier last day that it did not have before contradicts the fact, which a person decides.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from .case import UnitChoices
from .unit import Certificate, Unit

TEXTS = ("name", "kind", "serial", "user", "phone", "remark")
DATES = ("valid_from", "valid_to")
_Value = TypeVar("_Value")
_UNNUMBERED = "~"  # begins the label of a certificate without a serial number


class CertificateFact(Struct, frozen=True, gc=False):
    """What was stated of one certificate on a *day*: *values*, in place of what it said before (*was*).

    *certificate* is one of its ``labels`` then, *unit* and *code* its unit's. Dates are written 2026-11-29. *ended*: it
    was revoked, or is no longer used. *added*: it did not come from the workbook. *entry* is the number of the case
    that the fact comes from, 0 for a person's word. *id* orders the facts.
    """

    unit: str
    code: str
    certificate: str
    day: date
    values: Mapping[str, str] = {}
    was: Mapping[str, str] = {}
    ended: bool = False
    added: bool = False
    entry: int = 0
    id: int = 0


@dataclass(frozen=True)
class Contradiction:
    """A last day that the workbook states (*written*) against a fact (*stated*, on *day*); *entry* is the fact's."""

    unit: Unit
    certificate: Certificate
    written: date
    stated: date
    day: date
    entry: int


def decision_on(found: Contradiction, day: date, today: date) -> CertificateFact:
    """The fact, stated *today*, that *day* is the last day of a certificate that was contradicted."""
    values, was = {"valid_to": day.isoformat()}, {"valid_to": found.written.isoformat()}
    known = labels([found.certificate])[0][0]
    return CertificateFact(found.unit.name, found.unit.code, known, today, values, was, entry=found.entry)


def labels(certificates: Sequence[Certificate]) -> tuple[tuple[str, ...], ...]:
    """For each of a unit's *certificates*, what identifies it: its serial number, else its name, user and place."""
    if len(certificates) == 1 and (only := certificates[0]).serial:
        return (only.known_as or (only.serial,),)  # as most units have it
    number: Counter[str] = Counter()
    return tuple([each.known_as or (each.serial or _unnumbered(each, number),) for each in certificates])


def is_unnumbered(label: str) -> bool:
    """Whether *label* is that of a certificate without a serial number, which says nothing outside of its unit."""
    return label.startswith(_UNNUMBERED)


def _unnumbered(certificate: Certificate, number: Counter[str]) -> str:
    """A label for *certificate*, which has no serial number; *number* counts those with its name and user."""
    name = f"{_UNNUMBERED}{certificate.name}·{certificate.user}"
    number[name] += 1
    return name if number[name] == 1 else f"{name}·{number[name]}"


def only(unit: Unit, indexes: Iterable[int]) -> Unit:
    """*unit* with just these of its certificates, known by the labels that they have among all."""
    known = labels(unit.certificates)
    return replace(
        unit, certificates=tuple(replace(unit.certificates[index], known_as=known[index]) for index in indexes)
    )


def chosen_again(choices: UnitChoices, before: Unit, now: Unit) -> UnitChoices:
    """*choices* of certificates of a unit as it was *before*, as indexes into those that it has *now*."""
    if before.certificates == now.certificates:
        return choices
    places = {name: index for index, known in enumerate(labels(now.certificates)) for name in known}

    def moved(indexes: tuple[int, ...] | None) -> tuple[int, ...] | None:
        if indexes is None:
            return None
        known = labels(before.certificates)
        found = (next((places[name] for name in known[n] if name in places), None) for n in indexes if n < len(known))
        return tuple(sorted({index for index in found if index is not None}))

    return replace(choices, chosen=moved(choices.chosen), superseded=moved(choices.superseded))


def texts_of(certificate: Certificate) -> dict[str, str]:
    """The values of *certificate* as a fact states them, without blanks."""
    texts = {name: getattr(certificate, name) for name in TEXTS}
    days = {name: day.isoformat() for name in DATES if (day := getattr(certificate, name))}
    return {name: text for name, text in texts.items() if text} | days


class _Life(Struct, eq=False, gc=False):
    """All facts about one certificate, in order."""

    facts: list[CertificateFact] = []

    @property
    def last(self) -> CertificateFact:
        return self.facts[-1]

    @property
    def added(self) -> bool:
        return self.facts[0].added

    @property
    def values(self) -> Mapping[str, str]:
        """What the facts state, the newest of each name."""
        if len(self.facts) == 1:
            return self.last.values
        return {name: text for fact in self.facts for name, text in fact.values.items()}

    def newest(self, name: str) -> CertificateFact | None:
        """The newest fact that states *name*."""
        return next((fact for fact in reversed(self.facts) if name in fact.values), None)

    def replaced(self, name: str) -> set[str]:
        """What the facts have replaced under *name*; a blank for nothing."""
        return {fact.was.get(name, "") for fact in self.facts if name in fact.values}

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that the certificate has had."""
        if len(self.facts) == 1 and "serial" not in self.last.values:
            return (self.last.certificate,)
        serials = (fact.values["serial"] for fact in self.facts if fact.values.get("serial"))
        return tuple(dict.fromkeys((*(fact.certificate for fact in self.facts), *serials)))


@dataclass
class Lives:
    """Facts sorted by the certificate that they are about, for ``current``.

    A unit goes by its code, and without one by its name. *codes* has the code of the units of each name, blank where
    there are several.
    """

    by_label: dict[str, _Life] = field(default_factory=dict)
    by_unit: dict[str, list[_Life]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def find(self, unit: Unit, alone: bool) -> list[_Life | None]:
        """The life of each of *unit*'s certificates, by its number, else by name and user as it was known before."""
        found = []
        for each, known in zip(unit.certificates, labels(unit.certificates), strict=True):
            life = self._known(known[0], unit, alone)
            if life is None and each.serial and _is_alone(each, unit.certificates):
                life = self._known(_unnumbered(each, Counter()), unit, alone)
                if life and _text(life, "serial", each.serial) != each.serial:
                    life = None
            found.append(life)
        return found

    def _known(self, label: str, unit: Unit, alone: bool) -> _Life | None:
        life = self.by_label.get(_scoped(label, unit.code, unit.name))
        if life is None and is_unnumbered(label) and (other := self._other(unit, alone)):
            life = self.by_label.get(_scoped(label, other, ""))
        return life

    def of(self, unit: Unit, alone: bool) -> list[_Life]:
        """The lives of certificates that were stated to be of *unit*."""
        found = self.by_unit.get(unit.code or unit.name, [])
        other = self._other(unit, alone)
        return found + self.by_unit.get(other, []) if other else found

    def _other(self, unit: Unit, alone: bool) -> str:
        """What else facts know *unit* by, where either they or it has no code. Blank where that may be another unit."""
        if not alone:
            return ""
        return unit.name if unit.code else self.codes.get(unit.name, "")


def _is_alone(certificate: Certificate, among: Sequence[Certificate]) -> bool:
    """Whether no other certificate *among* them has its name and user."""
    alike = (each for each in among if each.name == certificate.name and each.user == certificate.user)
    return all(each is certificate for each in alike)


def lives_of(facts: Iterable[CertificateFact]) -> Lives:
    """Sort *facts*, which are in the order of their ids."""
    found = Lives()
    for fact in facts:
        known = _scoped(fact.certificate, fact.code, fact.unit)
        life = found.by_label.get(known)
        if life is None:
            life = found.by_label[known] = _Life()
        if not life.facts or (life.last.code, life.last.unit) != (fact.code, fact.unit):
            found.by_unit.setdefault(fact.code or fact.unit, []).append(life)
            if fact.code and found.codes.setdefault(fact.unit, fact.code) != fact.code:
                found.codes[fact.unit] = ""
        life.facts.append(fact)
        if serial := fact.values.get("serial"):
            found.by_label.setdefault(serial, life)
    return found


def _scoped(certificate: str, code: str, unit: str) -> str:
    """A label that is unique among all units: serial numbers are by themselves."""
    return f"{code or unit}\n{certificate}" if is_unnumbered(certificate) else certificate


def current(units: Sequence[Unit], lives: Lives) -> tuple[tuple[Unit, ...], tuple[Contradiction, ...]]:
    """*units* with their certificates as they are now, and where workbook and facts contradict each other."""
    if not lives.by_label:
        return tuple(units), ()
    against: list[Contradiction] = []
    shown: set[int] = set()
    named = Counter([unit.name for unit in units])
    found = tuple([_current(unit, lives, named[unit.name] == 1, against, shown) for unit in units])
    return found, tuple(against)


def _current(unit: Unit, lives: Lives, alone: bool, against: list[Contradiction], shown: set[int]) -> Unit:
    rows, of_unit = lives.find(unit, alone), lives.of(unit, alone)
    if not of_unit and not any(rows):
        return unit
    if len(rows) == 1 and of_unit == rows and of_unit[0]:  # as most units have it
        shown.add(id(of_unit[0]))
        now = _with_facts(unit, unit.certificates[0], of_unit[0], against)
        return _changed(unit, {"certificates": (now,) if now else ()})
    others = [life for life in of_unit if life not in rows]
    # Two rows of one certificate: its key was replaced, and the row of the new one was added.
    newest = {
        id(life): each
        for each, life in zip(unit.certificates, rows, strict=True)
        if life and each.serial == _text(life, "serial", each.serial)
    }
    found = []
    for each, known, life in zip(unit.certificates, labels(unit.certificates), rows, strict=True):
        if life is None:
            found.append(each if each.serial else _changed(each, {"known_as": known}))
            continue
        shown.add(id(life))
        if newest.setdefault(id(life), each) is each and (now := _with_facts(unit, each, life, against)):
            found.append(now)
    for life in others:
        if id(life) in shown or not (life.added or not unit.certificates):
            continue  # a workbook that lists a unit's certificates decides which of them there are
        shown.add(id(life))
        if now := _with_facts(unit, Certificate(), life, []):
            found.append(now)
    return _changed(unit, {"certificates": tuple(found)})


def _changed(value: _Value, changes: Mapping[str, Any]) -> _Value:
    """As ``dataclasses.replace``, which sets every attribute anew and takes three times as long."""
    found = object.__new__(type(value))
    vars(found).update(vars(value), **changes)
    return found


def _with_facts(unit: Unit, written: Certificate, life: _Life, against: list[Contradiction]) -> Certificate | None:
    """The certificate as it is now; None when it has ended."""
    stated = life.newest("valid_to")
    last_day, entry, clash = _last_day(written.valid_to, life, stated)
    if life.last.ended and not (written.valid_to and entry == 0 and _is_newer(written.valid_to, life)):
        return None
    named = life.values
    changed: dict[str, Any] = {name: _text(life, name, getattr(written, name)) for name in named if name in TEXTS}
    first = written.valid_from if last_day == written.valid_to else None  # of the term before
    if "valid_from" in named:
        first = _day(_text(life, "valid_from", first.isoformat() if first else ""))
    now = _changed(written, {**changed, "valid_from": first, "valid_to": last_day, "entry": entry})
    if life.labels != (now.serial,):
        now = _changed(now, {"known_as": life.labels})
    if clash and stated and written.valid_to and last_day:
        against.append(Contradiction(unit, now, written.valid_to, last_day, stated.day, stated.entry))
    return now


def _last_day(written: date | None, life: _Life, stated: CertificateFact | None) -> tuple[date | None, int, bool]:
    """The last day that counts, the case that it comes from, and whether the workbook contradicts it."""
    if stated is None:
        return written, 0, False
    day = _day(stated.values["valid_to"])
    if written is None or written == day or written.isoformat() in life.replaced("valid_to"):
        return day, stated.entry, False
    if day is None or written > day:
        return written, 0, False
    before = _day(stated.was.get("valid_to", ""))
    older = before is not None and written < before <= day  # than what the fact itself replaced
    return day, stated.entry, not older


def _is_newer(written: date, life: _Life) -> bool:
    """Whether the workbook states a later last day than anything known of an ended certificate."""
    known = [fact.values.get("valid_to", "") for fact in life.facts]
    known += [text for fact in life.facts for text in (fact.was.get("valid_to", ""),)]
    return written.isoformat() > max(known, default="")


def _text(life: _Life, name: str, written: str) -> str:
    """The text that counts: the fact's, unless the workbook has come to say something else since."""
    stated = life.newest(name)
    if stated is None:
        return written
    text = stated.values[name]
    return text if not written or written == text or written in life.replaced(name) else written


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
