"""Which of a unit's certificates a new case ticks by itself, and what it would handle a second time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..guide import Catalogue, Scenario
from .case import Case
from .plan import Plan, issued_anew
from .renewals import Cases, Group, Handled, due_indexes, group_of


@dataclass(frozen=True)
class Repeats:
    """Cases that one would repeat: *listed* by index of the unit's certificates, -1 for the unit as a whole.

    *chosen* are those among the certificates chosen. *held*: nobody has said yet that they are meant.
    """

    listed: Mapping[int, Handled] = field(default_factory=dict)
    chosen: Mapping[int, Handled] = field(default_factory=dict)
    held: bool = False

    @property
    def words(self) -> str:
        """Which cases these are, a line for each; blank for none."""
        found = {case.entry: case for case in self.listed.values()}
        return "\n".join(
            f"{case.numbered}{_number(sum(each.entry == case.entry for each in self.listed.values()), self.listed)}。"
            for case in found.values()
        )


def _number(count: int, listed: Mapping[int, Handled]) -> str:
    return "" if -1 in listed else f"，这里的 {count} 枚证书在其中"


def repeats_of(catalogue: Catalogue, case: Case, plan: Plan | None, cases: Cases) -> Repeats:
    """What *case* would repeat; nothing as long as its unit or scenario is not known."""
    scenario = _scenario(catalogue, case)
    if scenario is None or case.unit is None:
        return Repeats()
    every = tuple(range(len(case.unit.certificates)))
    anew = issued_anew(catalogue, case, scenario)
    existing = every if scenario.about_existing or scenario.online or anew else ()
    listed = cases.repeating(case.unit, scenario, existing)
    handled = plan.handled if plan else ()
    chosen = {index: found for index, found in listed.items() if index == -1 or index in handled}
    return Repeats(listed, chosen, bool(chosen) and not case.choices.again)


class Preselection:
    """Ticks certificates where nobody has chosen; what it ticked itself, it ticks anew for another scenario."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._proposed: tuple[tuple[int, ...] | None, tuple[int, ...] | None] = (None, None)

    def apply(self, case: Case, cases: Cases) -> Case:
        """*case* with what is due, or not handled yet, chosen for its unit."""
        scenario = _scenario(self._catalogue, case)
        if case.unit is None or scenario is None or not case.unit.certificates:
            return case
        said = case.choices
        chosen = None if said.chosen == self._proposed[0] else said.chosen
        superseded = None if said.superseded == self._proposed[1] else said.superseded
        self._proposed = proposed(self._catalogue, case, scenario, cases)
        chosen = self._proposed[0] if chosen is None else chosen
        superseded = self._proposed[1] if superseded is None else superseded
        return (
            case
            if (chosen, superseded) == (said.chosen, said.superseded)
            else case.choose(chosen=chosen, superseded=superseded)
        )


def proposed(
    catalogue: Catalogue, case: Case, scenario: Scenario, cases: Cases
) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    """The certificates to tick at first, and those to be issued anew: in a renewal what is due, elsewhere what no case
    sees to; of the lost and expired ones, one. Whose USBKey is to be replaced, of several, only a person knows: none.
    None for all, or where the scenario does not ask.
    """
    unit = case.unit
    if unit is None:
        return None, None
    every = tuple(range(len(unit.certificates)))
    if issued_anew(catalogue, case, scenario):
        repeated = cases.repeating(unit, scenario, every)
        lost = [n for n in every if group_of(unit.certificates[n].valid_to, case.day) == Group.EXPIRED]
        known = lost or (every if len(every) == 1 else ())
        return None, tuple([n for n in known if n not in repeated][:1])
    if not scenario.about_existing:
        return None, None
    if scenario.renews:
        return due_indexes(unit, case.day, cases=cases), None
    if scenario.replaces_key and len(every) > 1:
        return (), None
    repeated = cases.repeating(unit, scenario, every)
    return tuple(n for n in every if n not in repeated) if repeated else None, None


def _scenario(catalogue: Catalogue, case: Case) -> Scenario | None:
    return catalogue.scenario_for(case.business, case.answers) if case.business else None
