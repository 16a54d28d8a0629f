"""The first words of the guide: what the six cards at home say, read before the rest of the guide is."""

from pathlib import Path
from typing import NamedTuple

from ...system.paths import data

_KEYS = ("id", "title", "when")


class Head(NamedTuple):
    """A business, by its id; *when* says when to choose it."""

    id: str
    title: str
    when: str


def read_heads(folder: Path | None = None) -> list[Head]:
    """The businesses of the guide in *folder* (the shipped one by default), in its order.

    The lines ``key = "text"`` at the top of each file are enough for it. Where a file is written in another way the
    whole guide is read. Raises GuideError when that fails.
    """
    try:
        first = folder or data("resources", "guide")
        return [Head(*_texts(first / f"{name}.toml", _KEYS)) for name in _names(first / "general.toml")]
    except (OSError, ValueError):
        from ...guide import load_catalogue

        return [Head(each.id, each.title, each.when) for each in load_catalogue(folder).businesses]


def _lines(path: Path) -> dict[str, str]:
    """What stands before the first table of the file at *path*, as written."""
    top = path.read_text("utf-8").split("\n[", 1)[0]
    return {
        key.strip(): value.strip() for key, mark, value in (line.partition("=") for line in top.split("\n")) if mark
    }


def _texts(path: Path, keys: tuple[str, ...]) -> list[str]:
    found = _lines(path)
    return [_text(found.get(key, "")) for key in keys]


def _names(path: Path) -> list[str]:
    listed = _lines(path).get("businesses", "")
    if not (listed.startswith("[") and listed.endswith("]")):
        raise ValueError(listed)
    return [_text(each.strip()) for each in listed[1:-1].split(",")]


def _text(written: str) -> str:
    inner = written[1:-1]
    if len(written) < 2 or written[0] != '"' or written[-1] != '"' or '"' in inner or "\\" in inner or "{" in inner:
        raise ValueError(written)
    return inner
