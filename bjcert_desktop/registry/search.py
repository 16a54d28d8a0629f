"""Search units at every keystroke.

Every unit is one line in each of three texts; a search looks at one of them: Chinese (name, handler, former name),
codes and pinyin initials, or these with full pinyin. Marks separate a line's fields, so that whole fields and
beginnings are found as fast as parts.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, compress, islice, repeat
from operator import add, contains
from string import ascii_lowercase

from ..domain.unit import Unit
from ..system.paths import data
from .characters import visible

_MARK = "\x1f"  # before every field and after the last
_MOST_READINGS = 16  # of one field
_AT_ONCE = 2048  # lines: a longer step would block the window's thread
_SAMPLE = 400  # lines
_MANY = 2000  # lines
#: Part of a text in full pinyin; it may begin and end within a syllable.
_SYLLABLES = re.compile(
    r"(?:ng|[nrgh])?(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng|[nr])?)*(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
)
_PRIVATE = 0xE000  # the first character of the private use area
_SEPARATORS = re.compile(r"[\s\x00-\x1f]+")


class Index:
    """The search index of a registry's units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        chinese: list[str] = []
        letters: list[str] = []
        sounds: list[str] = []
        for start in range(0, len(units), _AT_ONCE):
            some = units[start : start + _AT_ONCE]
            names = _normalised(f"{unit.name}{_MARK}{unit.handler}{_MARK}{unit.former_name}{_MARK}" for unit in some)
            codes = _normalised(f"{_MARK}{unit.code}{_MARK}{unit.former_code}{_MARK}" for unit in some)
            initials, full = _sounds(names)
            short = list(map(add, codes, initials))
            chinese += map(_MARK.__add__, names)
            letters += short
            sounds += map(add, short, full)
        self._chinese, self._letters, self._sounds = map(_Lines, (chinese, letters, sounds))

    def search(self, text: str, limit: int) -> tuple[list[int], int]:
        """The indexes of the first *limit* units that match all words of *text*, best first; the number of matches."""
        words = _SEPARATORS.sub(" ", unicodedata.normalize("NFKC", visible(text)).casefold()).split()
        if not words:
            return [], 0
        if len(words) == 1:
            return self._lines(words[0]).best(words[0], limit)
        words.sort(key=len, reverse=True)
        found = set(self._lines(words[0]).all(words[0]))
        for word in words[1:]:
            found.intersection_update(self._lines(word).all(word))
        ranked = sorted(found, key=lambda number: (self._lines(words[0]).rank(number, words[0]), number))
        return ranked[:limit], len(found)

    def _lines(self, word: str) -> "_Lines":
        if not word.isascii():
            return self._chinese
        return self._sounds if len(word) > 1 and _SYLLABLES.fullmatch(word) else self._letters


class _Lines:
    """Short texts joined into one long text."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._text = "\n".join(lines)
        self._starts = [0, *accumulate(map((1).__add__, map(len, lines)))]

    def best(self, word: str, limit: int) -> tuple[list[int], int]:
        """Lines with a field that equals *word*, then begins with it, then contains it; the number of all."""
        found, rest = self._sample(word)
        if self._is_frequent(found):
            return self._first(word, limit), sum(map(contains, self._lines, repeat(word)))
        found += rest
        if len(found) > _MANY:
            return self._first(word, limit), len(found)
        return sorted(found, key=lambda number: (self.rank(number, word), number))[:limit], len(found)

    def all(self, word: str) -> list[int]:
        """The indexes of all lines that contain *word*, in order."""
        found, rest = self._sample(word)
        if self._is_frequent(found):
            return list(compress(range(len(self._lines)), map(contains, self._lines, repeat(word))))
        return [*found, *rest]

    def _sample(self, word: str) -> tuple[list[int], Iterator[int]]:
        """The first lines that contain *word*, and the others."""
        lines = self._find(word)
        return list(islice(lines, _SAMPLE)), lines

    def _is_frequent(self, sample: list[int]) -> bool:
        """Whether testing every line is faster than searching for the next match."""
        return len(sample) == _SAMPLE and sample[-1] < 10 * _SAMPLE

    def _first(self, word: str, limit: int) -> list[int]:
        """The best of very many lines."""
        begin = list(islice(self._find(_MARK + word), _SAMPLE))
        if len(begin) == _SAMPLE:
            begin = [*islice(self._find(f"{_MARK}{word}{_MARK}"), limit), *begin]
        else:
            begin.sort(key=lambda number: (self.rank(number, word), number))
        best = dict.fromkeys([*begin[:limit], *islice(self._find(word), 2 * limit)])
        return list(best)[:limit]

    def rank(self, number: int, word: str) -> int:
        """0 if a field equals *word*, 1 if one begins with it, otherwise 2."""
        line = self._lines[number]
        return 0 if f"{_MARK}{word}{_MARK}" in line else 1 if f"{_MARK}{word}" in line else 2

    def _find(self, pattern: str) -> Iterator[int]:
        """The lines that contain *pattern*, each once; fast when they are few."""
        find, starts = self._text.find, self._starts
        position = find(pattern)
        while position >= 0:
            number = bisect_right(starts, position) - 1
            yield number
            position = find(pattern, starts[number + 1])


def _normalised(texts: Iterable[str]) -> list[str]:
    """The texts in lower case and half width, converted together."""
    joined = "\n".join(texts)
    return (joined if joined.isascii() else unicodedata.normalize("NFKC", joined)).casefold().split("\n")


def _sounds(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """Initials and full pinyin of the fields of each line, in all common readings of their characters."""
    readings, syllables = _tables()
    has_several = _several().search
    joined = "\n".join(
        _MARK.join(_variants(line.split(_MARK), readings)) if has_several(line) else line for line in lines
    ).replace("会计", "快计")  # the one frequent word with a reading that its character has nowhere else
    spelt = joined.translate(syllables).encode("utf-8", "surrogatepass")
    initials, full = spelt.translate(None, ascii_lowercase.encode()).lower(), spelt.lower()
    return _split(initials), _split(full)


def _split(text: bytes) -> list[str]:
    return text.decode("utf-8", "surrogatepass").split("\n")


def _variants(fields: Sequence[str], readings: dict[str, str]) -> Iterator[str]:
    """The fields, and variants with a private character for each other reading of a character."""
    for field in fields:
        variants = [field]
        for character in set(field) & readings.keys():
            variants += [text.replace(character, other) for text in variants for other in readings[character]]
        yield from variants[:_MOST_READINGS]


@cache
def _tables() -> tuple[dict[str, str], dict[int, str]]:
    """The private characters of each character's other readings; the syllable of every character.

    Syllables begin with a capital, and other letters are capitals: a text's initials remain when its lower-case
    letters are removed.
    """
    syllables = {ord(letter): letter.upper() for letter in ascii_lowercase}
    readings: dict[str, str] = {}
    private = _PRIVATE
    for line in data("resources", "pinyin.txt").read_text(encoding="utf-8").splitlines():
        syllable, characters = line.split()
        if syllable.startswith("+"):
            for character in characters:
                readings[character] = readings.get(character, "") + chr(private)
            syllables[private] = syllable[1:].capitalize()
            private += 1
        else:
            syllables.update(dict.fromkeys(map(ord, characters), syllable.capitalize()))
    return readings, syllables


@cache
def _several() -> re.Pattern[str]:
    """Any character with several readings."""
    return re.compile(f"[{''.join(_tables()[0])}]")
