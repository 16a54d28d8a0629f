"""What comes back at the end of a case: new last days and serial numbers, kept as facts about the certificates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..domain.certificates import CertificateFact, labels, texts_of
from ..domain.plan import Plan, make_plan
from ..domain.renewals import Outcome, outcome_of
from ..domain.unit import Certificate
from ..errors import CaseError
from ..guide import Catalogue
from ..ledger import CaseState, Entry, Ledger, Move
from ..registry.api import check_value, clean

_SERIAL = "证书.USBKey序列号"
_MOST_YEARS = 10  # a certificate that is said to last longer was mistyped


@dataclass(frozen=True)
class Returning:
    """A certificate that comes back from a case. *known* is its label; blank for one that is newly issued.

    *certificate* is as it was then. *proposed* is the last day that it should have now: *guided* if the guide says so
    (ch. 6), otherwise to be compared with the certificate. *new_key*: it comes on a new USBKey; *renamed*: it bears the
    new name of its unit. *valid_to* and *serial* are what has been entered already.
    """

    known: str
    certificate: Certificate
    proposed: date | None = None
    guided: bool = False
    new_key: bool = False
    renamed: bool = False
    valid_to: date | None = None
    serial: str = ""

    @property
    def new_term(self) -> bool:
        """Whether its last day is another one than before."""
        return self.proposed is None or self.proposed != self.certificate.valid_to


@dataclass(frozen=True)
class Returned:
    """What a person reads off a certificate that came back: its last day and serial number, blank where not known."""

    returning: Returning
    valid_to: date | None = None
    serial: str = ""


def returning(ledger: Ledger, entry: Entry, catalogue: Catalogue) -> tuple[Returning, ...]:
    """The certificates that come back from the case *entry*; none where the guide has nothing come back."""
    try:
        _, scenario = catalogue.owner(entry.scenario)
    except KeyError:
        return ()
    outcome = outcome_of(scenario)
    if outcome in (Outcome.ENDED, Outcome.NONE):
        return ()
    plan = make_plan(catalogue, ledger.case_of(entry.id), scenario)
    known = labels(plan.unit.certificates)
    names = [known[index][0] for index in plan.handled]
    names += [""] * (len(plan.certificates) - len(names))
    found = []
    for name, certificate in zip(names, plan.certificates, strict=True):
        was = certificate.valid_to if name else None
        proposed = was if outcome is Outcome.KEPT else None
        if outcome is Outcome.RENEWED and was:
            proposed = years_after(was, plan.case.years)
        guided = outcome is Outcome.KEPT and bool(scenario.renamed) and proposed is not None
        new_key = outcome is Outcome.ISSUED or (outcome is Outcome.KEPT and not scenario.renamed) or not name
        shown = certificate if name else replace(certificate, serial="", valid_from=None, valid_to=None)
        now = _renamed(shown, plan)
        found.append(Returning(name, now, proposed, guided, new_key, now is not shown))
    entered = ledger.facts(entry.id)
    of_known = {fact.certificate: fact for fact in entered if not fact.added}
    new = iter([fact for fact in entered if fact.added])
    return tuple(_as_entered(each, of_known.get(each.known) if each.known else next(new, None)) for each in found)


def next_expiry(ledger: Ledger, entry: Entry) -> date | None:
    """The first of the last days that were entered for what came back from *entry*; None when none is known yet."""
    days = [fact.values["valid_to"] for fact in ledger.facts(entry.id) if fact.values.get("valid_to")]
    return date.fromisoformat(min(days)) if days else None


def _as_entered(each: Returning, fact: CertificateFact | None) -> Returning:
    """*each* with what has been entered of it."""
    if fact is None:
        return each
    valid_to = fact.values.get("valid_to", "")
    return replace(
        each, valid_to=date.fromisoformat(valid_to) if valid_to else None, serial=fact.values.get("serial", "")
    )


def _renamed(certificate: Certificate, plan: Plan) -> Certificate:
    """*certificate* under the new name of its unit, where it bore the former one."""
    former = plan.unit.former_name if plan.scenario.renamed else ""
    return replace(certificate, name=plan.unit.name) if former and certificate.name == former else certificate


def years_after(day: date, years: int) -> date:
    """The same day *years* later; 28 February for 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def receive(
    ledger: Ledger, entry: Entry, returned: Sequence[Returned], day: date, note: str = "", tracking: str = ""
) -> Entry:
    """Record that what *entry* was about came back on *day*, with what is known of each certificate.

    Raises LedgerError, and CaseError for a last day or a serial number that cannot be right.
    """
    return ledger.move_all([_move_of(entry, returned, day, note, tracking)])[0]


def receive_all(ledger: Ledger, received: Sequence[tuple[Entry, Sequence[Returned]]], day: date) -> None:
    """Record that several cases came back on *day*, as one change. Raises like ``receive``."""
    _refuse_twice([each for _, returned in received for each in returned])
    ledger.move_all([_move_of(entry, returned, day) for entry, returned in received])


def _move_of(entry: Entry, returned: Sequence[Returned], day: date, note: str = "", tracking: str = "") -> Move:
    """The move by which *entry* is received."""
    facts = [fact for each in returned if (fact := _fact(entry, each, day))]
    _refuse_twice(returned)
    known = sum("valid_to" in fact.values for fact in facts)
    said = f"登记了 {known} 枚证书新的到期日期" if known else ""
    return Move(entry.id, CaseState.RECEIVED, day, "；".join(filter(None, (note.strip(), said))), tracking, facts)


def _refuse_twice(returned: Sequence[Returned]) -> None:
    """Raise CaseError for a serial number that stands for two certificates."""
    serials = [each.serial for each in returned if each.serial]
    if twice := sorted({each for each in serials if serials.count(each) > 1}):
        raise CaseError(f"两枚证书填了同一个序列号“{'、'.join(twice)}”。", "请照介质外壳分别填写。")


def _fact(entry: Entry, returned: Returned, day: date) -> CertificateFact | None:
    """What *returned* states of its certificate; None if nothing."""
    each, serial = returned.returning, clean(_SERIAL, returned.serial)
    problem = fault_of_day(returned, day) or fault_of_serial(serial)
    if problem:
        raise CaseError(*problem)
    values = {"valid_to": returned.valid_to.isoformat()} if returned.valid_to else {}
    if serial and serial != each.certificate.serial:
        values["serial"] = serial
    if not values:
        return None
    was = {name: text for name, text in texts_of(each.certificate).items() if name in values}
    if not each.known:
        values = {**texts_of(each.certificate), **values}
        name = labels([replace(each.certificate, serial=serial)])[0][0]
        return CertificateFact(entry.unit, entry.code, name, day, values, {}, added=True, entry=entry.id)
    if each.renamed:
        values["name"] = each.certificate.name
    return CertificateFact(entry.unit, entry.code, each.known, day, values, was, entry=entry.id)


def fault_of_day(returned: Returned, day: date) -> tuple[str, str] | None:
    """What is wrong with the last day that was read off a certificate, and what to do."""
    each, found = returned.returning, returned.valid_to
    if found is None:
        return None
    name = each.certificate.serial or each.certificate.name or "新证书"
    remedy = "请照证书核对到期日期。"
    was = each.certificate.valid_to
    if found < day:
        return f"“{name}”的到期日期 {found} 在领取的日子之前。", remedy
    if found > years_after(day, _MOST_YEARS):
        return f"“{name}”的到期日期 {found} 太远了。", remedy
    if was and each.proposed and each.proposed > was >= found:
        return f"“{name}”更新以后的到期日期 {found} 不晚于原来的 {was}。", remedy
    return None


def fault_of_serial(serial: str) -> tuple[str, str] | None:
    """What is wrong with a serial number, and what to do."""
    fault = check_value(_SERIAL, serial) if serial else None
    return (fault.message, "请照介质外壳填写。") if fault and fault.severity == "error" else None


def returned_as(found: Sequence[Returning], valid_to: date | None, serials: Mapping[str, str]) -> tuple[Returned, ...]:
    """What the command line says of certificates *found*: one last day for all, and old → new serial numbers.

    New numbers of newly issued certificates stand under a blank, one after another. Raises CaseError for a serial
    number that is not among them.
    """
    new = [number for number in serials.get("", "").split("\n") if number]
    unknown = serials.keys() - {each.certificate.serial for each in found} - {""}
    if unknown:
        raise CaseError(f"这件业务没有序列号为“{'、'.join(sorted(unknown))}”的证书。", "请核对原来的序列号。")
    if len(new) > sum(not each.known for each in found):
        raise CaseError("新序列号比新办的证书多。", "换发的请写成“原序列号=新序列号”。")
    fresh = iter(new)
    return tuple(
        Returned(
            each,
            valid_to or each.valid_to,
            serials.get(each.certificate.serial, "") if each.known else next(fresh, "") or each.serial,
        )
        for each in found
    )
