"""Which units a batch is for, and what each of them still lacks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.case import Case
from ...domain.fields import UNIT_FIELDS
from ...domain.plan import Plan, PlannedDocument, make_plan
from ...domain.unit import Certificate, Unit
from ...errors import BjcertError
from ...guide import Catalogue, Scenario
from ...settings.policy import FOLDER_NAME
from ...word import Template
from ..export import blanks
from ..form_library import FormSet

if TYPE_CHECKING:
    from ...ledger import Ledger

Cancelled = Callable[[], bool]

_NAMES = {field.attribute: field.name for field in UNIT_FIELDS}


@dataclass(frozen=True)
class Member:
    """A unit of the batch; *rejected* (attribute → what is wrong with the value) stays off its papers."""

    unit: Unit
    rejected: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """A unit that nothing was written for, by the name it was asked for, and the sentence that says why."""

    unit: str
    message: str


@dataclass(frozen=True)
class Batch:
    """One scenario for many units, as it was chosen.

    Of *case* everything but its unit counts, the choices by unit included; *count* is the number of certificates for
    every unit, None for each one's own. *unknown* are those asked for that are not in the registry: they are listed.
    The lists (a summary, and a payment sheet for all) are written for more than one unit, unless *listed* is False.
    *naming* is the pattern of the folders' names. What is written is recorded in the *ledger*, where there is one.
    """

    catalogue: Catalogue
    scenario: Scenario
    case: Case
    members: Sequence[Member]
    out: Path
    forms: FormSet = field(default_factory=FormSet)
    count: int | None = None
    listed: bool = True
    unknown: tuple[Failure, ...] = ()
    naming: str = FOLDER_NAME
    ledger: "Ledger | None" = None

    def plan(self, member: Member) -> Plan:
        """What follows for one of its units. Raises CaseError."""
        case = replace(self.case, unit=member.unit)
        if self.count is not None:
            case = case.choose(count=self.count)
        return make_plan(self.catalogue, case, self.scenario, member.rejected)

    @property
    def digest(self) -> str:
        """What tells this batch from others that are exported to the same place; units and day do not count."""
        settings = self.scenario.id, self.case.years, self.case.delivery, self.case.payment, self.count
        return blake2b(repr(settings).encode(), digest_size=4).hexdigest()


class Forms:
    """The forms in use, each looked up once; *labels* tell which version it is."""

    def __init__(self, forms: FormSet) -> None:
        self._forms = forms
        self._templates: dict[str, Template] = {}
        self._told: dict[str, dict[str, str]] = {}
        self.labels: dict[str, str] = {}

    def template(self, name: str) -> Template:
        """The compiled form; its label is known from then on. Raises FormError."""
        if name not in self._templates:
            self._templates[name] = self._forms.template(name)
            self.labels[name] = self._forms.form(name).label
            self._told[name] = self._forms.told(self._templates[name])
        return self._templates[name]

    def fill(self, document: PlannedDocument) -> bytes:
        """The finished Word file of *document*. Raises FormError."""
        template, told = self.template(document.form), self._told[document.form]
        return template.fill({**document.values, **told} if told else document.values, document.lists)

    def missing(self, plan: Plan) -> tuple[str, ...]:
        """The fields left blank in the papers of *plan*, each once. Raises FormError."""
        blank = (name for each in plan.documents for name in blanks(each, self.template(each.form)))
        return tuple(dict.fromkeys(blank))


def remarks_on(member: Member, used: int, *, first: bool = False) -> tuple[str, ...]:
    """What of the unit's data is left out of its papers, with so many certificates *used*: sentences.

    *first*: those are the first of its certificates, and not chosen ones.
    """
    said = [f"{_NAMES[attribute]}{fault}表上先留空。" for attribute, fault in member.rejected.items()]
    held = len(member.unit.certificates)
    if held > used:
        said.append(f"表里有 {held} 枚证书，{'只取了前' if first else '这次只办其中'} {used} 枚。")
    return tuple(said)


# Looking before writing


@dataclass(frozen=True)
class Readiness:
    """What would be written for a unit, and the *reasons* (sentences) why its papers would not be complete.

    *missing* are the fields left blank; *amount* is in yuan, None where the guide states none.
    """

    member: Member
    certificates: int
    amount: int | None
    missing: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing has to be looked at."""
        return not self.reasons


@dataclass(frozen=True)
class Preview:
    """The units of a batch in their order, and the totals of certificates and yuan."""

    units: tuple[Readiness, ...]
    certificates: int
    amount: int | None

    @property
    def complete(self) -> int:
        """How many units lack nothing."""
        return sum(unit.complete for unit in self.units)


def preview(batch: Batch, cancelled: Cancelled = lambda: False) -> Preview:
    """Look at every unit without writing anything; a cancelled look ends with the units seen so far."""
    forms = Forms(batch.forms)
    units = []
    for member in batch.members:
        if cancelled():
            break
        units.append(_readiness(batch, member, forms))
    return Preview(tuple(units), sum(unit.certificates for unit in units), _total(unit.amount for unit in units))


def _readiness(batch: Batch, member: Member, forms: Forms) -> Readiness:
    try:
        plan = batch.plan(member)
        missing = forms.missing(plan)
    except BjcertError as error:
        return Readiness(member, 0, None, (), (str(error),))
    reasons = list(remarks_on(member, len(member.unit.certificates)))
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


def _total(amounts: Iterable[int | None]) -> int | None:
    """The sum of the amounts that are stated, in yuan; None when none is."""
    stated = [amount for amount in amounts if amount is not None]
    return sum(stated) if stated else None
