"""What the product is called and which version it is, for Windows."""

from __future__ import annotations

import tomllib

from . import ROOT

NAME = "数字证书业务办理助手"
WINDOW = "数字证书业务助手"  #: the program with the window, without .exe
COMMAND = "bjcert"  #: the program of the command line, without .exe
SHORT = "bjcert-desktop"  #: its folders, the names of the files that are handed out, and the maker in the list of apps


def version() -> str:
    """The version of the sources, like 0.1.0."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def version_numbers(text: str) -> tuple[int, int, int, int]:
    """A version as Windows has it: four numbers, the last one 0."""
    major, minor, patch = (int(part) for part in text.split("."))
    return major, minor, patch, 0
