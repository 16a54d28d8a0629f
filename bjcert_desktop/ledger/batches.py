"""Batches in the ledger: their cases together, and the lists that were written for all of them."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from ..system.half_characters import to_json
from .checksums import sound
from .model import CaseState, following
from .queries import select, select_sound

_ABOUT = "batch, title, day, state, steps, delivery"
_files = msgspec.json.Decoder(dict[str, str])


@dataclass
class BatchInLedger:
    """What was exported together: *cases* of them count, *through* of those have reached their last step.

    *amount* is in yuan, None where the guide states none. *reached* counts the cases by the name of their state, in
    order. *folder* holds the *files* that were written for all (name → SHA-256); None and none where there are no such.
    """

    key: str
    title: str
    day: date
    cases: int = 0
    certificates: int = 0
    amount: int | None = None
    through: int = 0
    reached: dict[str, int] = field(default_factory=dict)
    folder: Path | None = None
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether any of its cases has steps left."""
        return self.through < self.cases

    @property
    def name(self) -> str:
        """What it is called, in Chinese."""
        return f"{self.day} {self.cases} 件 {self.title}"

    @property
    def payment(self) -> Path | None:
        """The payment sheet for all of them, where one was written."""
        names = [name for name in self.files if name.endswith(".docx")]
        return self.folder / names[0] if self.folder and names else None

    @property
    def progress(self) -> str:
        """How far its cases are, in Chinese."""
        return "，".join(f"{label} {count} 件" for label, count in self.reached.items())


def batches(db: sqlite3.Connection) -> list[BatchInLedger]:
    """All batches, the newest first; void cases do not count."""
    counted = f"""
        SELECT {_ABOUT}, count(*) AS cases, sum(certificates) AS certificates, sum(amount) AS amount, max(id) AS newest
        FROM cases WHERE batch > '' AND void = '' GROUP BY {_ABOUT}
    """
    with closing(db.execute("SELECT * FROM cases WHERE batch > '' AND void = ''")) as cases:
        for _ in sound(cases):
            pass  # what is counted below has not been changed by another hand
    rows = select(db, counted, ())
    rows.sort(key=lambda row: CaseState(row["state"]).position)
    found: dict[str, BatchInLedger] = {}
    newest: dict[str, int] = {}
    for row in rows:
        key, state = row["batch"], CaseState(row["state"])
        each = found.setdefault(key, BatchInLedger(key, row["title"], date.fromisoformat(row["day"])))
        newest[key] = max(newest.get(key, 0), row["newest"])
        each.cases += row["cases"]
        each.certificates += row["certificates"]
        if row["amount"] is not None:
            each.amount = (each.amount or 0) + row["amount"]
        label = state.label_for(row["delivery"])
        each.reached[label] = each.reached.get(label, 0) + row["cases"]
        if following(state, map(CaseState, row["steps"].split())) is None:
            each.through += row["cases"]
    for row in select_sound(db, "SELECT * FROM batches", ()):
        if row["key"] in found:
            found[row["key"]].folder = Path(row["folder"])
            found[row["key"]].files = _files.decode(row["files"])
    return sorted(found.values(), key=lambda each: -newest[each.key])


def note_lists(db: sqlite3.Connection, key: str, folder: Path, files: Mapping[str, str]) -> None:
    """Note the lists (name → SHA-256) in *folder* that were written for the batch *key*."""
    values = key, str(folder), to_json(files).decode()
    db.execute("INSERT OR REPLACE INTO batches (key, folder, files) VALUES (?, ?, ?)", values)
