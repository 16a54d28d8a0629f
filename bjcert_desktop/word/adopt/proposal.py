"""What came of reading a blank form: the places in it, what is proposed for each, and what was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..form_kind import Kind, expected
from ..problem import Problem, Severity
from ..template.placeholders import understand


@dataclass(frozen=True)
class Place:
    """One place to be filled, with the label it goes by.

    *id* names it in ``changes``, *where* is for people («表1 第3行 第2列»). *field* is what stands between the braces
    (a field's name, or ``勾选:`` and a choice), None where nothing fits; *confidence* goes from 0 to 1. *kind* is text,
    date, grid (one character to a cell), choice, or column (of a row repeated for each certificate).
    """

    id: str
    where: str
    label: str
    field: str | None
    confidence: float
    kind: str = "text"


@dataclass(frozen=True)
class Adoption:
    """A proposal for the blank form at *path*, whose contents are known by their *digest*."""

    path: Path
    kind: Kind
    places: tuple[Place, ...]
    digest: str

    def changed(self, changes: Mapping[str, str | None]) -> "Adoption":
        """The same with other fields at some places, by their ids."""
        places = tuple(
            Place(p.id, p.where, p.label, changes[p.id], 1.0, p.kind) if p.id in changes else p for p in self.places
        )
        return Adoption(self.path, self.kind, places, self.digest)

    @property
    def placed(self) -> tuple[Place, ...]:
        """The places that take a value."""
        return tuple(place for place in self.places if place.field and place.kind != "choice")

    @property
    def choices(self) -> tuple[Place, ...]:
        """The boxes that are ticked by a choice."""
        return tuple(place for place in self.places if place.field and place.kind == "choice")

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The labels of the places and boxes that no field fits; they stay blank."""
        return tuple(dict.fromkeys(place.label for place in self.places if not place.field))

    @property
    def fields_without_place(self) -> tuple[str, ...]:
        """The fields that a form of this kind is expected to hold and this one does not."""
        held = {_name(place.field) for place in self.places if place.field}
        return tuple(name for name in expected(self.kind) if name not in held)


@dataclass(frozen=True)
class Adopted:
    """A template as it was written, the proposal it was written from, and what the check says of it."""

    template: Path
    adoption: Adoption
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the template can be used."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def _name(field: str | None) -> str:
    """The field's own name in what stands between the braces."""
    meaning = understand(field or "")
    return meaning if isinstance(meaning, str) else getattr(meaning, "name", "")
