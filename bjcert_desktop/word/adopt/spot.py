"""A place as it is found: its label, what it was taken for, and how it is written into the document."""

from dataclasses import dataclass, field

from ..markup import Element
from .labels import Meaning
from .lines import Line
from .vocabulary import Whose


@dataclass(frozen=True)
class Context:
    """What a place stands under: a block about someone, or a part that the certification authority fills in.

    *below* is such a part that reaches beyond its table («以下由…填写»). *wary*: in a row whose beginning is the
    authority's, only what is the applicant's without a doubt is filled.
    """

    block: Whose | None = None
    office: bool = False
    below: bool = False
    wary: bool = False


@dataclass(frozen=True, eq=False)
class Write:
    """Characters of a line that a placeholder takes the place of; *piece* («1», «年») if it is a piece of the field."""

    line: Line
    start: int
    end: int
    piece: str = ""
    gap: str = ""


@dataclass(eq=False)
class Spot:
    """A place while the form is being read; *spare* are the rows that go when its own row is repeated."""

    label: str
    meaning: Meaning
    writes: list[Write]
    kind: str = "text"
    spare: list[Element] = field(default_factory=list)
    group: str = ""
