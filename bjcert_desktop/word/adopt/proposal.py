"""A proposal for a blank form, spot by spot, and the template written from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..form_kind import FormKind, expected
from ..form_problem import FormProblem, Severity
from ..placeholders import understand

SURE = 0.9  #: confidence from which a spot is filled without a person having confirmed it


@dataclass(frozen=True)
class Spot:
    """A spot to be filled, with its label.

    *id* names it in ``changes`` and follows from its place alone; *where* is for people («表1 第3行 第2列»). *field* is
    what stands between the braces (a field's name, or ``勾选:`` and a choice), None where nothing fits; *confidence*
    goes from 0 to 1. *kind* is text, date, grid (one character to a cell), choice, or column (of a row repeated for
    each certificate). *length* is that of the blank, in characters.
    """

    id: str
    where: str
    label: str
    field: str | None
    confidence: float
    kind: str = "text"
    length: int = 0

    @property
    def filled(self) -> bool:
        """Whether a placeholder is written here: the field is certain, or a person has confirmed or chosen it."""
        return self.field is not None and self.confidence >= SURE


@dataclass(frozen=True)
class Adoption:
    """A proposal for the blank form at *path*, whose contents are known by their *digest*.

    *spots* are those with a label; *empty* are the other empty cells and lines, where a person may add a field; *notes*
    tell what the template is written without. *looks* is the kind that the form is by its title and contents, whatever
    it is to be used as.
    """

    path: Path
    kind: FormKind
    spots: tuple[Spot, ...]
    digest: str
    empty: tuple[Spot, ...] = ()
    notes: tuple[FormProblem, ...] = ()
    looks: FormKind | None = None

    @property
    def mistaken_for(self) -> FormKind | None:
        """The kind that the form seems to be, if that is not the one that it is to be used as."""
        return None if self.looks is self.kind else self.looks

    def changed(self, changes: Mapping[str, str | None]) -> "Adoption":
        """The same with what a person decided: other fields at some spots, or the proposed ones confirmed, by ids."""
        spots = tuple(
            replace(spot, field=changes[spot.id], confidence=1.0) if spot.id in changes else spot
            for spot in (*self.spots, *(spot for spot in self.empty if changes.get(spot.id)))
        )
        return replace(self, spots=spots, empty=tuple(spot for spot in self.empty if not changes.get(spot.id)))

    @property
    def placed(self) -> tuple[Spot, ...]:
        """The spots that take a value."""
        return tuple(spot for spot in self.spots if spot.filled and spot.kind != "choice")

    @property
    def choices(self) -> tuple[Spot, ...]:
        """The boxes that are ticked by a choice."""
        return tuple(spot for spot in self.spots if spot.filled and spot.kind == "choice")

    @property
    def unsure(self) -> tuple[Spot, ...]:
        """The spots whose field a person has to confirm; until then they stay blank."""
        return tuple(spot for spot in self.spots if spot.field and not spot.filled)

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The labels of the spots and boxes that no field fits; they stay blank."""
        return tuple(dict.fromkeys(spot.label for spot in self.spots if not spot.field))

    @property
    def fields_without_spot(self) -> tuple[str, ...]:
        """The fields that a form of this kind is expected to hold and this one does not."""
        held = {_name(spot.field) for spot in self.spots if spot.field}
        return tuple(name for name in expected(self.kind) if name not in held)


@dataclass(frozen=True)
class Adopted:
    """A template, the proposal that it was written from, and its problems, with the notes of the proposal."""

    template: Path
    adoption: Adoption
    problems: tuple[FormProblem, ...]

    @property
    def ok(self) -> bool:
        """Whether the template can be used as it is."""
        return all(problem.severity is Severity.WARNING for problem in self.problems)


def _name(field: str | None) -> str:
    """The field's own name in the text between the braces."""
    meaning = understand(field or "")
    return meaning if isinstance(meaning, str) else getattr(meaning, "name", "")
