"""Check the units of a batch without writing anything: what each lacks, what it costs, and what is in hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ...domain.account_text import account_texts
from ...domain.account_values import is_account
from ...domain.case import Case, UnitChoices
from ...domain.document import MAILBOX
from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, FieldKind
from ...domain.renewals import Cases, Handled
from ...domain.unit import Certificate, Unit
from ...errors import CaseError
from ..form_cache import FormCache
from ..preparation import PreparedUnit
from .batch import Batch

Cancelled = Callable[[], bool]

_LIKE_ACCOUNT = "里像是写着账号、银行或收款单位，请核对，不要照它汇款。"
_NAMES = {field.attribute: field.name for field in UNIT_FIELDS}


@dataclass(frozen=True)
class Readiness:
    """What would be written for a unit, and the *reasons* (sentences) why its papers would not be complete.

    *missing* are the fields left blank; *amount* is in yuan, None where the guide states none.
    """

    member: PreparedUnit
    certificates: int
    amount: int | None
    missing: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def row(self) -> int:
        """The unit's row in the registry."""
        return self.member.unit.row

    @property
    def complete(self) -> bool:
        """Whether its papers would be complete."""
        return not self.reasons

    @property
    def usable(self) -> bool:
        """Whether nothing is missing but the mailbox for the invoice, which sends no papers back."""
        return self.complete or (self.missing == (MAILBOX,) and len(self.reasons) == 1)

    @property
    def idle(self) -> bool:
        """Whether the unit has certificates, but none to handle in this batch."""
        return not self.certificates and bool(self.member.unit.certificates)


@dataclass(frozen=True)
class CheckedBatch:
    """The units of a batch in their order.

    *unfinished* is the day of an interrupted run that exporting goes on with. *handled* (row → case) are the units that
    cases see to already; what an interrupted run wrote is not among them. *case* and *choices* are the batch's: without
    the certificates that a case sees to, where a unit has others.
    """

    units: tuple[Readiness, ...]
    unfinished: date | None = None
    handled: Mapping[int, Handled] = field(default_factory=dict)
    case: Case = field(default_factory=Case)
    choices: Mapping[int, UnitChoices] = field(default_factory=dict)

    @property
    def certificates(self) -> int:
        """The number of certificates of all units."""
        return sum(unit.certificates for unit in self.units)

    @property
    def amount(self) -> int | None:
        """The total in yuan of the amounts that are stated; None when none is."""
        return total(unit.amount for unit in self.units)

    @property
    def complete(self) -> int:
        """How many units lack nothing."""
        return sum(unit.complete for unit in self.units)


def check_batch(batch: Batch, cases: Cases | None = None, cancelled: Cancelled = lambda: False) -> CheckedBatch:
    """Check every unit of *batch*; a cancelled check ends with the units seen so far. *cases* are those not over.

    Raises BjcertError for forms that cannot be used: then nothing is known of any unit.
    """
    repeats = batch.repeats(cases or Cases())
    batch, forms, units = batch.without_repeats(repeats), FormCache(batch.forms), []
    for member in batch.members:
        if cancelled():
            break
        units.append(_readiness(batch, member, forms))
    return CheckedBatch(tuple(units), batch.interrupted_day, covered(batch, repeats), batch.case, batch.choices)


def covered(batch: Batch, repeats: Mapping[int, Mapping[int, Handled]]) -> dict[int, Handled]:
    """The units of which *batch* would only repeat cases: row → case."""
    found = {}
    for unit in (member.unit for member in batch.members):
        again = repeats.get(unit.row, {})
        if again and all(index in again for index in batch.existing(unit)):
            found[unit.row] = next(iter(again.values()))
    return found


def remarks_on(member: PreparedUnit, used: int, *, first: bool = False) -> tuple[str, ...]:
    """Sentences on what is left out of a unit's papers when *used* of its certificates are handled, or would mislead.

    *first*: these are the first of its certificates, and not chosen ones.
    """
    said = [f"{_NAMES[attribute]}{fault.message}表上先留空。" for attribute, fault in member.rejected.items()]
    said += [f"{name}{_LIKE_ACCOUNT}" for name in dict.fromkeys(_like_accounts(member.unit))]
    held = len(member.unit.certificates)
    if held > used:
        said.append(f"表里有 {held} 枚证书，{'只取了前' if first else '这次只办其中'} {used} 枚。")
    return tuple(said)


def _like_accounts(unit: Unit) -> Iterator[str]:
    """The names of the fields whose text looks like an account, a bank or a payee."""
    for holder, fields in ((unit, UNIT_FIELDS), *((each, CERTIFICATE_FIELDS) for each in unit.certificates)):
        for each in fields:
            value = getattr(holder, each.attribute)
            if not isinstance(value, str) or not value:
                continue
            if account_texts(value) if each.kind is FieldKind.TEXT else is_account(value, each.kind):
                yield each.name.removeprefix("证书.")


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum of the amounts that are stated, in yuan; None when none is."""
    stated = [amount for amount in amounts if amount is not None]
    return sum(stated) if stated else None


def _readiness(batch: Batch, member: PreparedUnit, forms: FormCache) -> Readiness:
    try:
        plan = batch.plan(member)
    except CaseError as error:
        return Readiness(member, 0, None, (), (str(error),))
    missing = forms.missing(plan)
    listed = len(member.unit.certificates)
    reasons = list(remarks_on(member, listed))
    anew = batch.choices.get(member.unit.row, UnitChoices()).superseded
    if anew is not None and len(anew) < listed:
        reasons.append(f"有 {listed} 枚，这一批只办第 1 枚；其余的也丢了的，请在“办理业务”里一件一件办。")
    rejected = {_NAMES[attribute] for attribute in member.rejected}
    lacking = [name for name in missing if name not in rejected]
    if all(certificate == Certificate() for certificate in plan.certificates):
        if any(name.startswith("证书.") for name in lacking):
            reasons.append("没有选定证书，明细表上先留空。请在单位信息表里补上，或选择要办理的证书。")
        lacking = [name for name in lacking if not name.startswith("证书.")]
    if lacking:
        reasons.append(f"缺少{'、'.join(name.removeprefix('证书.') for name in lacking)}，表上先留空。")
    expired = sum(bool(each.valid_to and each.valid_to < plan.case.day) for each in plan.certificates)
    reasons += (f"{expired} 枚证书已过期。{c.text}" for c in plan.caveats if c.when == "expired-certificates")
    return Readiness(member, len(plan.certificates), plan.total, missing, tuple(reasons))
