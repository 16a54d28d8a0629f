"""The program's own pictures."""

import importlib.util
from types import ModuleType

import pytest
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from bjcert_desktop.system.paths import data

ICO = data("resources", "icons", "app.ico")


@pytest.fixture
def make_icon() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_icon", data("resources", "make_icon.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_icon_for_windows_has_every_size(make_icon: ModuleType) -> None:
    reader = QImageReader(str(ICO))
    assert reader.imageCount() == len(make_icon.SIZES)
    for number, size in enumerate(make_icon.SIZES):
        reader.jumpToImage(number)
        there, wanted = reader.read(), make_icon.drawn(size)
        assert there.size() == wanted.size()
        for x in range(0, size, 3):  # Qt may round a shade differently on another system
            for one, other in zip(there.pixelColor(x, x).getRgb(), wanted.pixelColor(x, x).getRgb(), strict=True):
                assert abs(one - other) < 8


def test_the_window_has_the_programs_icon_in_the_sizes_of_windows(qapp: QApplication) -> None:
    for size in (16, 32, 48, 256):
        picture = qapp.windowIcon().pixmap(size, size).toImage()
        assert picture.width() == size
        assert picture.pixelColor(size // 8, size // 2).name() == "#1d5fa8"
