"""What prints papers, and how it fails."""

from collections.abc import Callable
from typing import Protocol

from ...errors import ExportError

Asked = Callable[[], bool]


class UnsureError(ExportError):
    """It is not known whether the paper was printed."""


class RefusedError(ExportError):
    """The printer, or the program that prints, takes no papers now: nothing was printed."""


class Way(Protocol):
    """What prints papers."""

    def put(self, title: str, content: bytes, given_up: Asked) -> None:
        """Print the .docx *content* once; stop waiting for an answer when *given_up*.

        Raises UnsureError, RefusedError, and another ExportError for a paper that cannot be printed.
        """

    def close(self) -> None:
        """End what was started for printing."""
