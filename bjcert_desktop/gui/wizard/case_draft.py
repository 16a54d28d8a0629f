"""The draft of the case at hand: on the disk a moment after every change, and out of other windows' reach."""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.case import Case
from ...jobs.drafts import Draft, hold_draft, new_id, release_draft, remove_draft, save_draft
from ...system.dpapi import ProtectError
from ...system.files import cannot_write

_SOON = 200  # milliseconds between the last change and its being on the disk


class OwnDraft(QObject):
    """Lies in *folder* under *id*, a blank while there is none; *said* is what the footer tells of it."""

    due = Signal()  # a moment has passed since the last change

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder, self.id, self.said = folder, "", ""
        self._held: IO[bytes] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.due)

    def changed(self) -> None:
        """Something is to be saved, once nothing more follows."""
        self._soon.start()

    def save(self, case: Case, step: str) -> None:
        """Put *case*, which has come as far as *step*, on the disk."""
        self._soon.stop()
        if not self.id:
            self.take(new_id())
        try:
            save_draft(self.folder, Draft(self.id, case, step, datetime.now()))
            self.said = "已自动保存"
        except OSError as error:
            self.said = f"没有保存：{cannot_write(self.folder, error)}"
        except ProtectError as error:
            self.said = f"没有保存：{error}"

    def take(self, draft_id: str) -> bool:
        """Be the draft of that id from now on; False when another window goes on with it."""
        held = None
        if draft_id == self.id:
            return True
        with contextlib.suppress(OSError):  # saving it will tell
            held = hold_draft(self.folder, draft_id)
            if held is None:
                return False
        self.release()
        self._held, self.id = held, draft_id
        return True

    def release(self) -> None:
        """Let other windows go on with it."""
        if self._held is not None:
            release_draft(self._held)
            self._held = None

    def let_go(self) -> None:
        """Leave it on the disk as it was saved; the next case has one of its own."""
        self._soon.stop()
        self.release()
        self.id = self.said = ""

    def remove(self) -> None:
        """Its case is done."""
        if self.id:
            remove_draft(self.folder, self.id)
