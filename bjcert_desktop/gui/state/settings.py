"""What the window remembers, and the settings in force."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox

from ...errors import BjcertError
from ...settings.policy import Value, choose, load_policy


class Settings(QSettings):
    """*policy* holds the settings in force; *changed* follows every choice. The rest is in ``settings.ini``."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.folder = folder
        self.policy = load_policy(folder)

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
        box.currentIndexChanged.connect(lambda _index: self.setValue(name, box.currentData()))

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
