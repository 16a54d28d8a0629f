"""Parts of a document that the next version of it, with some values changed, need not make again."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class KeptParts(Generic[Made]):
    """What was made for each key; what a version did not ask for is forgotten with the next one."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Made] = {}
        self._now: dict[Hashable, Made] = {}

    def begin(self) -> None:
        """Begin the next version."""
        self._before, self._now = self._now, {}

    def get(self, key: Hashable, make: Callable[[], Made], keeps: Callable[[Made], bool] = lambda _made: True) -> Made:
        """What was made for *key*, or else what *make* makes, which is kept if *keeps* says so."""
        found = self._now.get(key) or self._before.get(key) or make()
        if keeps(found):
            self._now[key] = found
        return found
