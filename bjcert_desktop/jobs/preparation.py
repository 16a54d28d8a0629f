"""Prepare a unit for its papers: the window, a batch and the command line all leave the same values blank."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..domain.certificates import labels
from ..domain.unit import Unit
from ..registry.api import Notes, ValueFinding


@dataclass(frozen=True)
class PreparedUnit:
    """A unit as its papers may show it. The values of *rejected* (attribute → fault) are left blank on them."""

    unit: Unit
    rejected: Mapping[str, ValueFinding] = field(default_factory=dict)


def prepare(
    unit: Unit, notes: Notes, corrections: Mapping[str, str] | None = None, *, accept_errors: bool = False
) -> PreparedUnit:
    """Separate the values of *unit* that may be printed from those that fail their check and nobody has confirmed.

    *corrections* (attribute → text) replace values of the unit before they are checked. With *accept_errors*, no value
    of the unit itself is rejected.
    """
    rejected = {} if accept_errors else notes.rejected(unit.corrected(corrections or {}))
    usable = notes.usable(unit)
    if usable is not unit:  # a certificate whose number stays off the papers is still known by it
        known = labels(unit.certificates)
        pairs = zip(usable.certificates, known, strict=True)
        usable = replace(usable, certificates=tuple(replace(each, known_as=name) for each, name in pairs))
    return PreparedUnit(usable, rejected)
