"""What all tests share: a Qt that needs no display, examples drawn without a stopwatch, and nobody's own settings."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from bjcert_desktop.guide import Catalogue, load_catalogue

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("project", deadline=None, database=None)
settings.load_profile("project")


@pytest.fixture
def catalogue() -> Catalogue:
    """The shipped guide."""
    return load_catalogue()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh place for settings and drafts, for this process and for those that a test starts."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder
