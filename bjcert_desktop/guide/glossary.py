"""Technical terms in everyday words, and the wording of the program: ``resources/glossary.toml``."""

import tomllib
from functools import lru_cache

import msgspec
from msgspec import Struct

from ..errors import GuideError
from ..system.paths import data
from ..system.permissions import is_sealed
from .chapters import chapter_label


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A *word*, its meaning, and its other names. A *hard* word is explained wherever it is shown.

    *chapter* is where the guide says so; blank for an explanation of this program's.
    """

    word: str
    text: str
    chapter: str = ""
    also: tuple[str, ...] = ()
    hard: bool = False

    @property
    def source(self) -> str:
        """Whose words these are: the guide's chapter, or 说明."""
        return f"指导手册{chapter_label(self.chapter)}" if self.chapter else "说明"


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """The word to use (*say*) and those to *avoid*, *unless* they are part of one of these."""

    say: str
    avoid: tuple[str, ...]
    unless: tuple[str, ...] = ()


class Glossary(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    terms: tuple[Term, ...]
    words: tuple[Wording, ...]

    def term(self, name: str) -> Term | None:
        """The term of that *name*, ignoring spaces."""
        wanted = name.replace(" ", "")
        return next(
            (term for term in self.terms if wanted in (each.replace(" ", "") for each in (term.word, *term.also))), None
        )

    def hard_words(self, text: str) -> tuple[tuple[str, Term], ...]:
        """The hard words in *text*, each as written there, with its term."""
        named = ((term, [name for name in (term.word, *term.also) if name in text]) for term in self.terms if term.hard)
        return tuple((names[0], term) for term, names in named if names)


@lru_cache(maxsize=1)
def load_glossary() -> Glossary:
    """The shipped glossary, without its terms if somebody has changed the file. Raises GuideError."""
    path = data("resources", "glossary.toml")
    try:
        content = path.read_bytes()
        glossary = msgspec.convert(tomllib.loads(content.decode().replace("\r\n", "\n")), Glossary)
        return glossary if is_sealed("resources/glossary.toml", content) else Glossary((), glossary.words)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise GuideError(f"词语表“{path}”读不出来：{error}。", "请重新安装本程序。") from error
