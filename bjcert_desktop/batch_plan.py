"""Which units a batch is for, and what follows for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from .case import Case
from .fields import UNIT_FIELDS
from .formset import FormSet
from .guide import Catalogue, Scenario
from .plan import Plan, make_plan
from .unit import Unit
from .word import Template

UNIT_NAMES = {field.attribute: field.name for field in UNIT_FIELDS}


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
        self.labels: dict[str, str] = {}

    def template(self, name: str) -> Template:
        """The compiled form; its label is known from then on. Raises FormError."""
        if name not in self._templates:
            self._templates[name] = self._forms.template(name)
            self.labels[name] = self._forms.form(name).label
        return self._templates[name]

    def missing(self, plan: Plan) -> tuple[str, ...]:
        """The fields left blank in the papers of *plan*, each once. Raises FormError."""
        blank = (name for each in plan.documents for name in each.missing(self.template(each.form).fields))
        return tuple(dict.fromkeys(blank))


def remarks_on(member: Member, used: int) -> tuple[str, ...]:
    """What of the unit's data is left out of its papers, with so many certificates *used*: sentences."""
    said = [f"{UNIT_NAMES[attribute]}{fault}表上先留空。" for attribute, fault in member.rejected.items()]
    held = len(member.unit.certificates)
    if held > used:
        said.append(f"表里有 {held} 枚证书，只取了前 {used} 枚。")
    return tuple(said)
