"""Shared by all tests: Qt without a display, Hypothesis without deadlines, and folders that are nobody's own."""

import os
import sys
from collections.abc import Iterator
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


@pytest.fixture(scope="session", autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty home folder for the session, also for the programs that tests start; it must stay empty.

    Fixtures that outlive a test work in the data folder of the session.
    """
    home, cache, data = (tmp_path_factory.mktemp(name) for name in ("home", "cache", "session data"))
    folders = {"HOME": home, "USERPROFILE": home, "XDG_CACHE_HOME": cache, "XDG_CONFIG_HOME": cache}
    folders |= {"XDG_DATA_HOME": data, "LOCALAPPDATA": data}
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in folders.items():
            patch.setenv(name, str(folder))
        yield
    left = {path.name for path in home.iterdir()} - {".rustup"}  # pip asks rustc, if there is one, for its version
    assert left == set()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder for settings and drafts, and one for documents, also for the programs that a test starts."""
    data, config, documents = (tmp_path_factory.mktemp(name) for name in ("data", "config", "documents"))
    (config / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', "utf-8")
    for name, folder in (("XDG_DATA_HOME", data), ("LOCALAPPDATA", data), ("XDG_CONFIG_HOME", config)):
        monkeypatch.setenv(name, str(folder))
    return data
