"""The ledger (办理记录): what was exported, how far each case has come, and who changed what."""

import os
import sqlite3
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from .. import __version__
from ..domain.case import Case
from ..domain.fields import UNIT_FIELDS
from ..domain.plan import Plan
from ..domain.unit import Unit
from ..system.dpapi import ProtectError, protect, unprotect
from . import database
from .location import refuse_network
from .model import CaseState, Change, Entry, Found, LedgerError, Query, Record, following
from .personal import Personal, join, split
from .queries import ENTRY, entry_of, history_of, matching, no_entry, plain, read_entry, select

_CORRECTABLE = ("unit", "code", "certificates", "amount", "folder")
_PAGE = 1000  # entries read at a time


class Ledger:
    """The ledger in *folder*. Nothing is read or made before it is first used; safe in several threads and processes.

    Every method raises LedgerError when the ledger cannot be used, LedgerDamaged when it has to be restored.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / database.FILE
        self._ready = False

    @cached_property
    def practice(self) -> "Ledger":
        """The ledger of cases of invented units: apart, so that nothing counts, reminds of or backs up any of them."""
        return Ledger(self.folder / database.PRACTICE)

    # --- adding

    def record(self, records: Sequence[Record]) -> None:
        """Keep *records*, all or none of them; one whose key is there already changes nothing."""
        today = date.today()
        with self._open(writing=True) as db:
            for record in records:
                self._add(db, record, today)

    def _add(self, db: sqlite3.Connection, record: Record, today: date) -> None:
        plan = record.plan
        case, personal = split(_answered(plan))
        row = {
            "key": record.key,
            "unit": plan.unit.name,
            "code": plan.unit.code,
            "business": plan.business.id,
            "scenario": plan.scenario.id,
            "title": plan.scenario.title,
            "certificates": len(plan.certificates),
            "amount": plan.total,
            "delivery": plan.case.delivery,
            "folder": str(record.folder),
            "day": plan.case.day.isoformat(),
            "created": _now(),
            "state": CaseState.EXPORTED,
            "since": today.isoformat(),
            "steps": " ".join(steps_of(plan)),
            "tracking": "",
        }
        added = _insert(db, row)
        if added is None:
            return
        content = {
            "id": added,
            "program": __version__,
            "files": _json(record.files),
            "forms": _json(record.forms),
            "serials": _json([each.serial for each in plan.certificates if each.serial]),
            "rejected": _json(_kept_off(plan)),
            "content": msgspec.json.encode(case),
        }
        db.execute(f"INSERT INTO details VALUES ({', '.join(f':{name}' for name in content)})", content)
        db.execute("INSERT INTO personal VALUES (?, ?)", (added, protect(msgspec.json.encode(personal))))
        add_note(db, added, "记入", CaseState.EXPORTED, today)

    # --- looking

    def entry(self, entry: int) -> Entry:
        """The entry of that id. Raises LedgerError for one that is not there."""
        with self._open() as db:
            return entry_of(db, entry)

    def find(self, query: Query | None = None, limit: int = 50, offset: int = 0) -> Found:
        """The entries that *query* wants, the newest first: *limit* of them from *offset* on, and counts of all."""
        query = query or Query()
        with self._open() as db:
            ids, counts = matching(db, query, limit, offset)
            rows = select(db, f"{ENTRY} WHERE cases.id IN ({', '.join('?' * len(ids))})", ids)
        total = sum(count for (state, _), count in counts.items() if query.state in (None, state))
        by_state = {CaseState(state): count for (state, void), count in counts.items() if not void}
        return Found(tuple(sorted(map(read_entry, rows), key=lambda each: -each.id)), total, by_state)

    def in_hand(self) -> dict[CaseState, int]:
        """How many entries that count have steps before them still, by their states."""
        with self._open() as db:
            rows = select(db, "SELECT state, steps, count(*) AS n FROM cases WHERE void = '' GROUP BY state, steps", ())
        counts = dict.fromkeys(CaseState, 0)
        for row in rows:
            if following(CaseState(row["state"]), map(CaseState, row["steps"].split())):
                counts[CaseState(row["state"])] += row["n"]
        return {state: count for state, count in counts.items() if count}

    def every(self, query: Query) -> Iterator[Entry]:
        """Every entry that *query* wants, the newest first, each once, though others may be added meanwhile."""
        last, start = None, 0
        while found := self.find(query, _PAGE, start).entries:
            start += len(found)
            for entry in found:
                if last is None or entry.id < last:
                    last = entry.id
                    yield entry

    def years(self) -> list[int]:
        """The years that have entries, the latest first."""
        with self._open() as db:
            rows = db.execute("SELECT DISTINCT substr(day, 1, 4) FROM cases ORDER BY 1 DESC").fetchall()
        return [int(year) for (year,) in rows]

    def known(self, keys: Collection[str]) -> set[str]:
        """Which of *keys* have been recorded."""
        with self._open() as db:
            return {key for key in keys if db.execute("SELECT 1 FROM cases WHERE key = ?", (key,)).fetchone()}

    def history(self, entry: int) -> list[Change]:
        """All that was done to an entry, the earliest first."""
        with self._open() as db:
            return history_of(db, entry)

    def case_of(self, entry: int) -> Case:
        """The case as it was exported, its day included.

        Personal values are blank when they were cleared, or sealed for someone else.
        """
        with self._open() as db:
            row = db.execute("SELECT content FROM details WHERE id = ?", (entry,)).fetchone()
            sealed = db.execute("SELECT content FROM personal WHERE id = ?", (entry,)).fetchone()
        if row is None:
            raise no_entry(entry)
        case = msgspec.json.decode(row[0], type=Case)
        try:
            return join(case, msgspec.json.decode(unprotect(sealed[0]), type=Personal)) if sealed else case
        except ProtectError:
            return case

    def kept_off(self, entry: int) -> list[str]:
        """The attributes of the unit whose values were left off the papers."""
        with self._open() as db:
            row = db.execute("SELECT rejected FROM details WHERE id = ?", (entry,)).fetchone()
        return list(msgspec.json.decode(row[0])) if row else []

    # --- changing

    def move(self, entry: int, state: CaseState, day: date, note: str = "", tracking: str = "") -> Entry:
        """Note that the case has come to *state* on *day*; a *tracking* number takes the place of the one before.

        A step back needs a *note*. Raises LedgerError for that, for a day yet to come, and for an entry that is void.
        """
        if day > date.today():
            raise LedgerError(f"{day} 还没有到，不能登记。", "请填写今天或以前的日期；日期没有错的，请检查电脑的日期。")
        with self._open(writing=True) as db:
            now = entry_of(db, entry)
            refuse_void(now)
            if state is CaseState.DRAFT:
                raise LedgerError(
                    "已经导出的材料不能退回草稿。", "需要改内容时，请用“照此再办”重新导出，再把这一条作废。"
                )
            order = list(CaseState)
            if order.index(state) < order.index(now.state) and not note.strip():
                raise LedgerError(f"从“{now.label(now.state)}”退回“{now.label(state)}”要写明原因。", "请填写说明。")
            changes = {"state": state, "since": day.isoformat(), "tracking": tracking.strip() or now.tracking}
            update(db, now, changes)
            said = f"单号 {tracking.strip()}" if tracking.strip() and tracking.strip() != now.tracking else ""
            add_note(db, entry, now.label(state), state, day, "；".join(filter(None, (note.strip(), said))))
            return entry_of(db, entry)

    def void(self, entry: int, reason: str) -> Entry:
        """Let an entry no longer count; it is kept. Raises LedgerError without a *reason*."""
        if not reason.strip():
            raise LedgerError("作废要写明原因。", "请填写原因。")
        with self._open(writing=True) as db:
            now = entry_of(db, entry)
            refuse_void(now)
            update(db, now, {"void": reason.strip()})
            add_note(db, entry, "作废", note=reason.strip())
            return entry_of(db, entry)

    def correct(self, entry: int, reason: str, **changes: Any) -> Entry:
        """Put a corrected entry in place of one that says something wrong; the old one is kept and void.

        *changes*: unit, code, certificates, amount (yuan or None), folder. Raises LedgerError without a *reason*.
        """
        if not reason.strip() or not changes:
            raise LedgerError("更正要写明改了什么和为什么。", "请填写更正的内容和原因。")
        if unknown := set(changes) - set(_CORRECTABLE):
            raise TypeError(f"cannot be corrected: {unknown}")
        with self._open(writing=True) as db:
            old = entry_of(db, entry)
            refuse_void(old)
            row = select(db, "SELECT * FROM cases WHERE id = ?", (entry,))[0]
            row |= {name: str(value) if name == "folder" else value for name, value in changes.items()}
            new = _insert(db, row | {"key": f"{row['key']} {_now()} {entry}", "corrects": entry, "created": _now()})
            db.execute(
                "INSERT INTO details SELECT ?, program, files, forms, serials, rejected, content FROM details"
                " WHERE id = ?",
                (new, entry),
            )
            db.execute("INSERT INTO personal SELECT ?, content FROM personal WHERE id = ?", (new, entry))
            update(db, old, {"void": f"已更正为第 {new} 号：{reason.strip()}"})
            add_note(db, entry, "更正", note=f"改为第 {new} 号：{reason.strip()}")
            assert new is not None  # noqa: S101 - the key is new
            add_note(db, new, "更正", old.state, old.since, f"代替第 {entry} 号：{reason.strip()}")
            return entry_of(db, new)

    def _open(self, *, writing: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        self.make_ready()
        return database.opened(self.path, writing=writing)

    def make_ready(self) -> None:
        """Make sure that the ledger is there and of this version. Raises LedgerError."""
        if not self._ready:
            refuse_network(self.folder)
            lost = not self.path.exists() or self.path.stat().st_size == 0
            if lost and any((self.folder / database.BACKUPS).glob("ledger-*.db")):
                raise database.damaged(self.path)
            database.make_ready(self.path)
            self._ready = True


def open_ledger(folder: Path) -> Ledger:
    """The ledger in *folder*, made when it is not there. Raises LedgerError."""
    ledger = Ledger(folder)
    ledger.make_ready()
    return ledger


def steps_of(plan: Plan) -> tuple[CaseState, ...]:
    """The states that a case goes through: no seal, payment, parcel or certificate where the guide has none."""
    asked = {
        CaseState.STAMPED: any(material.stamp for material in plan.materials),
        CaseState.PAID: plan.transferred,
        CaseState.SENT: not plan.scenario.online,
        CaseState.RECEIVED: plan.collected,
    }
    return tuple(state for state in CaseState if state is not CaseState.DRAFT and asked.get(state, True))


def _words(row: dict[str, Any]) -> str:
    return plain("\n".join((row["unit"], row["code"], row["title"], row["tracking"])))


def _insert(db: sqlite3.Connection, row: dict[str, Any]) -> int | None:
    """Add a row to ``cases``; its id, or None when its key is there already."""
    row = {**row, "words": _words(row)}
    row.pop("id", None)
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    done = db.execute(f"INSERT INTO cases ({names}) VALUES ({marks}) ON CONFLICT (key) DO NOTHING", row)
    return done.lastrowid if done.rowcount else None


def update(db: sqlite3.Connection, entry: Entry, changes: dict[str, Any]) -> None:
    """Give columns of an entry other values."""
    row = {
        "unit": entry.unit,
        "code": entry.code,
        "title": entry.title,
        "tracking": entry.tracking,
        **changes,
    }
    changes = {**changes, "words": _words(row), "id": entry.id}
    db.execute(f"UPDATE cases SET {', '.join(f'{name} = :{name}' for name in changes)} WHERE id = :id", changes)


def add_note(
    db: sqlite3.Connection,
    entry: int,
    what: str,
    state: CaseState | None = None,
    day: date | None = None,
    note: str = "",
) -> None:
    """Add a line to the audit trail of *entry*."""
    values = entry, _now(), account(), what, state, day and day.isoformat(), note
    db.execute("INSERT INTO history (entry, at, who, what, state, day, note) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _answered(plan: Plan) -> Case:
    """The case of *plan* with the answers that lead to its scenario, which a batch does not ask for."""
    routes = {route.scenario: route.answers for route in plan.business.routes}
    answers = {**plan.case.answers, **routes.get(plan.scenario.id, {})}
    return replace(plan.case, business=plan.business.id, answers=answers)


def _kept_off(plan: Plan) -> list[str]:
    """The attributes of the unit that have a value which was left off the papers."""
    unit = (plan.case.unit or Unit()).corrected(plan.case.choices.corrections)
    names = (field.attribute for field in UNIT_FIELDS)
    return [name for name in names if getattr(unit, name) and not getattr(plan.unit, name)]


def refuse_void(entry: Entry) -> None:
    """Raise LedgerError for an entry that no longer counts."""
    if entry.void:
        raise LedgerError(f"第 {entry.id} 号记录已经作废，不能再改。", "请在代替它的记录上修改。")


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def account() -> str:
    """The name of the account that this process runs under."""
    if sys.platform == "win32":
        return os.getlogin()  # asks Windows, not the environment
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
