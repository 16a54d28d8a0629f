"""What the window remembers, and the settings in force."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox

from ...errors import BjcertError
from ...settings.policy import Value, choose, load_policy
from ...system.locks import locked
from ...system.own_data import read_own, write_own

_FILE, _LOCK = "window.json", "window.lock"
_FORMER = "settings.ini"  # of version 1.0.0


class Remembered(msgspec.Struct):
    """*values* are what was chosen in passing, by name; *geometry* is the window's position and size."""

    values: dict[str, str] = {}
    geometry: bytes = b""


class Settings(QObject):
    """*policy* holds the settings in force; *changed* follows every choice. *problem* says what cannot be used."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder, self.problem = folder, ""
        self.policy = load_policy(folder, aside=True)
        self._remembered = self._read() or self._former()

    def value(self, name: str) -> str:
        """What the window remembers by that name, blank for nothing."""
        return self._remembered.values.get(name, "")

    def set_value(self, name: str, value: str) -> None:
        """Remember *value*."""
        if self.value(name) != value:
            self._remembered.values[name] = value
            self._keep(lambda now: now.values.update({name: value}))

    @property
    def geometry(self) -> bytes:
        """The position and size of the window, as Qt writes them."""
        return self._remembered.geometry

    @geometry.setter
    def geometry(self, geometry: bytes) -> None:
        self._keep(lambda now: setattr(now, "geometry", geometry))

    def _read(self) -> Remembered | None:
        try:
            return read_own(self.folder / _FILE, Remembered, "窗口记住的选择")
        except BjcertError as error:
            self.problem = str(error)
        return None

    def _keep(self, change: Callable[[Remembered], object]) -> None:
        """Change what is kept, also after another window; where that is impossible, it is no loss."""
        with suppress(OSError, BjcertError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(self.folder / _LOCK):
                now = read_own(self.folder / _FILE, Remembered, "窗口记住的选择") or self._remembered
                change(now)
                write_own(self.folder / _FILE, now, sealed=False)

    def _former(self) -> Remembered:
        """What version 1.0.0 has remembered."""
        former = self.folder / _FORMER
        old = QSettings(str(former), QSettings.Format.IniFormat) if former.is_file() else None
        return Remembered({name: str(old.value(name)) for name in old.allKeys()} if old is not None else {})

    def choose(self, name: str, value: Value | None) -> None:
        """Save the person's choice; None removes it. Raises PolicyError or ExportError."""
        choose(self.folder, name, value)
        self.policy = load_policy(self.folder)
        self.changed.emit()

    def remember(self, name: str, path: Path) -> None:
        """Save a folder or file chosen in passing, unless the office has fixed the setting or it cannot be saved."""
        if not self.locked(name) and self.policy.path(name) != path.absolute():
            with suppress(BjcertError):
                self.choose(name, str(path.absolute()))

    def keep(self, name: str, box: QComboBox) -> None:
        """Choose in *box* what was chosen there before, and remember what will be; what it no longer has is left."""
        if (at := box.findData(self.value(name))) >= 0:
            box.setCurrentIndex(at)
        box.currentIndexChanged.connect(lambda _index: self.set_value(name, str(box.currentData() or "")))

    def locked(self, name: str) -> bool:
        """Whether the office has fixed *name*."""
        return self.policy.settings[name].locked

    @property
    def out(self) -> Path:
        """The folder that cases are exported to."""
        return self.policy.path("output") or documents() / "数字证书"


def documents() -> Path:
    """The person's documents folder, where file dialogs start."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
