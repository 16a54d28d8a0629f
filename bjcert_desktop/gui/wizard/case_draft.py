"""The draft of the current case: saved a moment after every change, and locked against other windows."""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.case import Case
from ...jobs.drafts import Draft, hold_draft, new_id, release_draft, remove_draft, save_draft
from ...system.dpapi import ProtectError
from ...system.files import cannot_write

_SOON = 200  # milliseconds from the last change to saving


class CurrentDraft(QObject):
    """A file in *folder* named by *id*, which is blank while there is none; *status* is for the footer."""

    due = Signal()  # it is time to save

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder, self.id, self.status = folder, "", ""
        self._held: IO[bytes] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.due)

    def changed(self) -> None:
        """Save soon, once nothing more changes."""
        self._soon.start()

    def save(self, case: Case, step: str) -> None:
        """Save *case*, which has come as far as *step*."""
        self._soon.stop()
        if not self.id:
            self.take(new_id())
        try:
            save_draft(self.folder, Draft(self.id, case, step, datetime.now()))
            self.status = "已自动保存"
        except OSError as error:
            self.status = f"没有保存：{cannot_write(self.folder, error)}"
        except ProtectError as error:
            self.status = f"没有保存：{error}"

    def take(self, draft_id: str) -> bool:
        """Lock the draft of that id and use it from now on; False when another window has it."""
        held = None
        if draft_id == self.id:
            return True
        with contextlib.suppress(OSError):  # saving will report it
            held = hold_draft(self.folder, draft_id)
            if held is None:
                return False
        self.release()
        self._held, self.id = held, draft_id
        return True

    def release(self) -> None:
        """Unlock it for other windows."""
        if self._held is not None:
            release_draft(self._held)
            self._held = None

    def let_go(self) -> None:
        """Unlock it and keep it as saved; the next case gets another."""
        self._soon.stop()
        self.release()
        self.id = self.status = ""

    def remove(self) -> None:
        """Delete it, as its case is done."""
        if self.id:
            remove_draft(self.folder, self.id)
