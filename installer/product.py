"""Names, version and licence of the product on Windows."""

from __future__ import annotations

import tomllib

from . import ROOT

NAME = "数字证书业务办理助手"
WINDOW = "数字证书业务助手"  #: the program with the window, without .exe
COMMAND = "bjcert"  #: the program of the command line, without .exe
SHORT = "bjcert-desktop"  #: its folders, the names of the released files, and the publisher in the list of apps


def version() -> str:
    """Return the version of the sources, such as 1.0.0."""
    return _project()["version"]


def licence() -> str:
    """Return the licence of the sources as an SPDX expression."""
    return _project()["license"]


def _project() -> dict[str, str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, str] = tomllib.load(file)["project"]
    return project


def version_numbers(text: str) -> tuple[int, int, int, int]:
    """Return a version as Windows has it: four numbers, the last one 0."""
    major, minor, patch = (int(part) for part in text.split("."))
    return major, minor, patch, 0
