"""What a clerk has chosen. A case is frozen: each page is given one and emits a changed one, so no answer is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .unit import Unit


@dataclass(frozen=True)
class UnitChoices:
    """What was chosen for one unit.

    *corrections* (attribute of Unit → text) count for this case only. Of certificates that exist, *chosen* are indexes
    into the unit's own (None: those of `chosen_of`) and *extra* the number of others (None: none, or the unit's stated
    number where it lists none). *requested* is the number of certificates yet to be issued (None: as many as the unit
    has, at least 1). *count*, where given, goes before both. *superseded* are those of the unit's that are issued anew
    because they were lost after their end; only the way that leads there asks for them. *again*: that the case repeats
    another one is intended.
    """

    corrections: Mapping[str, str] = field(default_factory=dict)
    chosen: tuple[int, ...] | None = None
    extra: int | None = None
    requested: int | None = None
    count: int | None = None
    superseded: tuple[int, ...] | None = None
    again: bool = False

    def chosen_of(self, listed: int, *, single: bool = False) -> tuple[int, ...]:
        """The indexes chosen among the *listed* certificates of the unit.

        Until somebody chooses, these are all of them; with *single*, which asks for one, none among several.
        """
        if self.chosen is None and single and listed > 1:
            return ()
        return tuple(index for index in range(listed) if self.chosen is None or index in self.chosen)


_NOTHING_CHOSEN = UnitChoices()


@dataclass(frozen=True)
class Case:
    """One business case being prepared.

    *answers* (question id → option id) and *by_unit* (unit key → choices) keep what was said on paths since left;
    what does not apply is ignored. *years* is the term, *ticked* the ids of the materials at hand. *collection* is how
    the certificates come back; blank until somebody chooses: the way that the papers go in. With *masked_sender*, the
    handler's mobile number is masked on the parcel.
    """

    business: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    unit: Unit | None = None
    by_unit: Mapping[str, UnitChoices] = field(default_factory=dict)
    years: int = 1
    ticked: frozenset[str] = frozenset()
    delivery: str = "mail"
    collection: str = ""
    payment: str = "transfer"
    masked_sender: bool = False
    day: date = field(default_factory=date.today)

    @property
    def choices(self) -> UnitChoices:
        """The choices for the current unit."""
        return self.by_unit.get(self.unit.key if self.unit else "", _NOTHING_CHOSEN)

    def answer(self, question: str, option: str) -> "Case":
        """A copy with one question answered."""
        return replace(self, answers={**self.answers, question: option})

    def choose(self, **changes: Any) -> "Case":
        """A copy with other choices (fields of UnitChoices) for the current unit."""
        key = self.unit.key if self.unit else ""
        return replace(self, by_unit={**self.by_unit, key: replace(self.choices, **changes)})
