"""Searching the manual: every passage that contains all the words looked for."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .manual import Chapter

_AROUND = 22  # characters of an excerpt on both sides of the word


@dataclass(frozen=True)
class Hit:
    """A passage that contains every word searched for, and the text around the first of them."""

    chapter: Chapter
    block: int
    excerpt: str


def search(found: Sequence[Chapter], wanted: str) -> list[Hit]:
    """The lines that contain all words of *wanted* (separated by blanks); first the chapters named so."""
    words = [_plain(word) for word in wanted.split()]
    if not words:
        return []
    titled = [Hit(c, 0, c.blocks[0].lines[0]) for c in found if all(word in _plain(c.title) for word in words)]
    return titled + [
        Hit(chapter, number, _excerpt(line, words[0]))
        for chapter in found
        for number, block in enumerate(chapter.blocks)
        for line in block.lines
        if all(word in _plain(line) for word in words)
    ]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _excerpt(text: str, word: str) -> str:
    at = max(_plain(text).find(word), 0)
    start, end = max(at - _AROUND // 2, 0), at + len(word) + _AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
