"""What a batch is: one scenario for many units."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from ...domain.case import Case, UnitChoices
from ...domain.plan import Plan, make_plan
from ...domain.renewals import DUE_DAYS, Cases, Handled, due_indexes
from ...domain.unit import Unit
from ...errors import CaseError
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

    The unit of *case* is ignored. *choices* are those for single units, by their rows: two may have the same name and
    code. *count* is the number of certificates for every unit, None for each unit's own. The units in *unknown* are
    listed in the summary. The lists (a summary and a payment sheet for all) are written for more than one unit unless
    *listed* is False. *naming* is the pattern of the folders' names. What is written is recorded in the *ledger*, if
    there is one.
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
    choices: Mapping[int, UnitChoices] = field(default_factory=dict)

    def plan(self, member: PreparedUnit) -> Plan:
        """The plan for one of its units. Raises CaseError."""
        unit, answers = member.unit, self.case.answers
        if not self.case.business:
            answers = {**answers, **self.catalogue.owner(self.scenario.id)[0].agreed_answers(self.scenario.id)}
        choices = {unit.key: self.choices.get(unit.row, UnitChoices())}
        case = replace(self.case, unit=unit, answers=answers, by_unit=choices)
        if self.count is not None:
            case = case.choose(count=self.count)
        return make_plan(self.catalogue, case, self.scenario, member.rejected)

    def on(self, day: date) -> "Batch":
        """This batch with *day* as the day of the applications."""
        return replace(self, case=replace(self.case, day=day))

    def only_due(self, days: int = DUE_DAYS) -> "Batch":
        """This batch for only those certificates of its units that are due on its day."""
        units = (member.unit for member in self.members)
        chosen = {unit.row: UnitChoices(chosen=due_indexes(unit, self.case.day, days)) for unit in units}
        return replace(self, choices=chosen)

    def only_serials(self, serials: Collection[str]) -> "Batch":
        """This batch for only those certificates of its units that have one of these serial numbers.

        Units without any are left out. Raises CaseError for a number that none of them has.
        """
        if not self.scenario.about_existing:
            raise CaseError(f"“{self.scenario.title}”不挑选已有的证书。", "请去掉序列号。")
        chosen = {
            member.unit.row: tuple(n for n, each in enumerate(member.unit.certificates) if each.serial in serials)
            for member in self.members
        }
        known = {each.serial for member in self.members for each in member.unit.certificates}
        if unknown := sorted(set(serials) - known):
            raise CaseError(f"这些单位没有序列号为“{'、'.join(unknown)}”的证书。", "请照介质外壳核对序列号。")
        kept = [member for member in self.members if chosen[member.unit.row]]
        return replace(self, members=kept, choices={row: UnitChoices(chosen=of) for row, of in chosen.items() if of})

    def issuing_anew(self) -> "Batch":
        """This batch with a new certificate in place of the first of each unit's own, which was lost after its end.

        A unit that lists several may have lost the others, too: each is a case of its own.
        """
        owner = self.catalogue.owner(self.scenario.id)[0]
        ways = ((each, route) for each in self.catalogue.businesses for route in each.routes if each is not owner)
        way = next((way for way in ways if way[1].scenario == self.scenario.id), None)
        if way is None:
            return self
        units = (member.unit for member in self.members)
        chosen = {unit.row: UnitChoices(superseded=(0,) if unit.certificates else ()) for unit in units}
        return replace(self, case=replace(self.case, business=way[0].id, answers=way[1].answers), choices=chosen)

    def without_repeats(self, repeats: Mapping[int, Mapping[int, Handled]]) -> "Batch":
        """This batch without the certificates that *repeats* names (row → index → case); a unit keeps its last ones."""
        by_row = dict(self.choices)
        for unit in (member.unit for member in self.members):
            choices = by_row.get(unit.row, UnitChoices())
            chosen = choices.chosen_of(len(unit.certificates), single=self.scenario.replaces_key)
            left = tuple(index for index in chosen if index not in repeats.get(unit.row, {}))
            if left and left != chosen:
                by_row[unit.row] = replace(choices, chosen=left)
        return replace(self, choices=by_row)

    def repeats(self, cases: Cases) -> dict[int, dict[int, Handled]]:
        """What exporting would repeat: row → index of a certificate (-1 for the unit as a whole) → case.

        Nothing while an interrupted run is to be resumed: its cases are this batch's own.
        """
        found: dict[int, dict[int, Handled]] = {}
        if self.interrupted_day:
            return found
        for unit in (member.unit for member in self.members):
            if again := cases.repeating(unit, self.scenario, self.existing(unit)):
                found[unit.row] = again
        return found

    def existing(self, unit: Unit) -> tuple[int, ...]:
        """The certificates of *unit* that this batch is about and that exist already, as indexes."""
        choices, listed = self.choices.get(unit.row, UnitChoices()), len(unit.certificates)
        if self.scenario.about_existing or self.scenario.online:
            return choices.chosen_of(listed, single=self.scenario.replaces_key)
        return choices.superseded or ()

    @property
    def interrupted_day(self) -> date | None:
        """The day of the newest interrupted run of this batch; None when there is none."""
        return unfinished(self.out.absolute(), self.digest)

    @property
    def digest(self) -> str:
        """Tells this batch from others exported to the same folder; units and day do not count."""
        case = self.case
        ways = case.delivery, case.payment, case.collection, case.masked_sender, sorted(case.answers.items())
        settings = self.scenario.id, case.years, *ways, self.count
        return blake2b(repr(settings).encode(), digest_size=4).hexdigest()
