"""What a batch is: one scenario for many units."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from ...domain.case import Case, UnitChoices
from ...domain.plan import Plan, make_plan
from ...domain.renewals import DUE_DAYS, due_indexes
from ...guide import Catalogue, Scenario
from ...ledger import Ledger
from ...settings.policy import FOLDER_NAME
from ..form_library import FormSet
from ..preparation import PreparedUnit
from .journal import unfinished


@dataclass(frozen=True)
class UnknownUnit:
    """A unit that is not in the registry, by the name it was asked for, with a sentence that says so."""

    name: str
    message: str


@dataclass(frozen=True)
class Batch:
    """One scenario for many units, with the choices made for all of them.

    The unit of *case* is ignored; its choices by unit apply. *count* is the number of certificates for every unit,
    None for each unit's own. The units in *unknown* are listed in the summary. The lists (a summary and a payment sheet
    for all) are written for more than one unit unless *listed* is False. *naming* is the pattern of the folders' names.
    What is written is recorded in the *ledger*, if there is one.
    """

    catalogue: Catalogue
    scenario: Scenario
    case: Case
    members: Sequence[PreparedUnit]
    out: Path
    forms: FormSet = field(default_factory=FormSet)
    count: int | None = None
    listed: bool = True
    unknown: tuple[UnknownUnit, ...] = ()
    naming: str = FOLDER_NAME
    ledger: Ledger | None = None

    def plan(self, member: PreparedUnit) -> Plan:
        """The plan for one of its units. Raises CaseError."""
        case = replace(self.case, unit=member.unit)
        if self.count is not None:
            case = case.choose(count=self.count)
        return make_plan(self.catalogue, case, self.scenario, member.rejected)

    def on(self, day: date) -> "Batch":
        """This batch with *day* as the day of the applications."""
        return replace(self, case=replace(self.case, day=day))

    def only_due(self, days: int = DUE_DAYS) -> "Batch":
        """This batch for only those certificates of its units that are due on its day."""
        units = (member.unit for member in self.members)
        chosen = {unit.key: UnitChoices(chosen=due_indexes(unit, self.case.day, days)) for unit in units}
        return replace(self, case=replace(self.case, by_unit=chosen))

    @property
    def interrupted_day(self) -> date | None:
        """The day of the newest interrupted run of this batch; None when there is none."""
        return unfinished(self.out.absolute(), self.digest)

    @property
    def digest(self) -> str:
        """Tells this batch from others exported to the same folder; units and day do not count."""
        settings = self.scenario.id, self.case.years, self.case.delivery, self.case.payment, self.count
        return blake2b(repr(settings).encode(), digest_size=4).hexdigest()
