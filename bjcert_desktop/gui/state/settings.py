"""What the window remembers, and the settings in force with what the person chose among them."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Signal

from ...errors import BjcertError
from ...settings.policy import Value, choose, load_policy


class Settings(QSettings):
    """*policy* are the settings in force; *changed* follows every choice. The rest is Qt's, in ``settings.ini``."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.folder = folder
        self.policy = load_policy(folder)

    def choose(self, name: str, value: Value | None) -> None:
        """Keep the person's choice; None goes back to what holds without it. Raises PolicyError or ExportError."""
        choose(self.folder, name, value)
        self.policy = load_policy(self.folder)
        self.changed.emit()

    def remember(self, name: str, place: Path) -> None:
        """Keep a place that was chosen in passing, where it can be kept and is the person's to choose."""
        if not self.locked(name) and self.policy.path(name) != place.absolute():
            with suppress(BjcertError):
                self.choose(name, str(place.absolute()))

    def locked(self, name: str) -> bool:
        """Whether the office has settled *name*."""
        return self.policy.settings[name].locked

    @property
    def out(self) -> Path:
        """Where cases are exported to."""
        return self.policy.path("output") or documents() / "数字证书"


def documents() -> Path:
    """The person's own documents, where file dialogs begin."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
