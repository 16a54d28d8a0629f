"""A spot as it is found: its label, its meaning, and where a placeholder is written."""

from dataclasses import dataclass, field

from ..markup import Element
from .labels import Meaning
from .lines import FormLine
from .vocabulary import Whose


@dataclass(frozen=True)
class Context:
    """What a spot belongs to: a block about someone, or an *office* part, which the certification authority fills in.

    *below*: the office part reaches beyond its table («以下由…填写»). *wary*: the row begins with a cell of the
    authority's, so only spots that are certainly the applicant's are filled.
    """

    block: Whose | None = None
    office: bool = False
    below: bool = False
    wary: bool = False


@dataclass(frozen=True, eq=False)
class Write:
    """Characters of a line that a placeholder replaces; *piece* («1», «年») if it is a piece of the field."""

    line: FormLine
    start: int
    end: int
    piece: str = ""
    gap: str = ""


@dataclass(eq=False)
class FoundSpot:
    """A spot while the form is being read; *spare* are the rows to remove when its own row is repeated."""

    label: str
    meaning: Meaning
    writes: list[Write]
    kind: str = "text"
    spare: list[Element] = field(default_factory=list)
    group: str = ""
