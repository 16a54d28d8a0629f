"""The ledger (办理记录): what was exported, how far each case has come, and who changed what."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import msgspec

from ..domain.case import Case
from ..domain.case_check import check_case
from ..domain.certificates import CertificateFact
from ..system.dpapi import ProtectError
from . import database
from .batches import BatchInLedger, batches, note_lists
from .certificates import Subject, add_facts, facts_follow, facts_in, subjects
from .changes import add_change, insert, now, refuse_void, update
from .ledger_file import LedgerFile
from .model import RETURNED, CaseState, Change, Entry, Found, LedgerError, Query, Record, following
from .moving import Move, move, said_of
from .personal import join, unseal
from .queries import entries_by_id, entry_by_id, history_of, matching, no_entry, select, select_sound
from .recording import add_record
from .undo import LastChange, before, keep, last_change, undo

_CORRECTABLE = ("unit", "code", "certificates", "amount", "folder")
_PAGE = 1000  # entries read at a time
MOST = 1_000_000  # entries


class Ledger(LedgerFile):
    """The ledger in *folder*. It is opened or made at its first use, and safe in several threads and processes.

    Every method raises LedgerError when the ledger cannot be used, LedgerDamaged when it has to be restored.
    """

    @cached_property
    def practice(self) -> "Ledger":
        """The ledger of cases of invented units, which are not counted, backed up or reminded of."""
        return Ledger(self.folder / database.PRACTICE)

    # --- adding

    def record(self, records: Sequence[Record]) -> None:
        """Add *records*, all or none of them; skip those whose key is there already."""
        today = date.today()
        with self.opened(writing=True) as db:
            for record in records:
                add_record(db, record, today)

    # --- reading

    def entry(self, entry: int) -> Entry:
        """The entry with that id. Raises LedgerError if there is none."""
        with self.opened() as db:
            return entry_by_id(db, entry)

    def recorded_as(self, key: str) -> Entry | None:
        """The entry that was recorded under *key*, or None."""
        with self.opened() as db:
            row = db.execute("SELECT id FROM cases WHERE key = ?", (key,)).fetchone()
            return entry_by_id(db, row[0]) if row else None

    def find(self, query: Query | None = None, limit: int = 50, offset: int = 0) -> Found:
        """The entries that match *query*, newest first: *limit* of them from *offset* on, and counts of all."""
        query = query or Query()
        with self.opened() as db:
            ids, counts = matching(db, query, limit, offset)
            entries = entries_by_id(db, ids)
            by_state = {CaseState(state): count for (state, void), count in counts.items() if not void}
        total = sum(count for (state, _), count in counts.items() if query.state in (None, state))
        return Found(tuple(sorted(entries, key=lambda each: -each.id)), total, by_state)

    def in_hand(self) -> dict[CaseState, int]:
        """How many entries have steps left, by state; void ones do not count."""
        with self.opened() as db:
            rows = select(db, "SELECT state, steps, count(*) AS n FROM cases WHERE void = '' GROUP BY state, steps", ())
            counts = dict.fromkeys(CaseState, 0)
            for row in rows:
                if following(CaseState(row["state"]), map(CaseState, row["steps"].split())):
                    counts[CaseState(row["state"])] += row["n"]
        return {state: count for state, count in counts.items() if count}

    def every(self, query: Query) -> Iterator[Entry]:
        """All entries that match *query*, newest first, each once even if others are added meanwhile."""
        last, start = None, 0
        while found := self.find(query, _PAGE, start).entries:
            start += len(found)
            for entry in found:
                if last is None or entry.id < last:
                    last = entry.id
                    yield entry

    def numbers(self, query: Query) -> list[int]:
        """The ids of all entries that match *query*, newest first."""
        with self.opened() as db:
            return matching(db, query, MOST, 0)[0]

    def entries(self, numbers: Collection[int]) -> list[Entry]:
        """The entries with these ids, newest first; ids that there are not are passed over."""
        with self.opened() as db:
            return sorted(entries_by_id(db, sorted(numbers)), key=lambda each: -each.id)

    def years(self) -> list[int]:
        """The years that have entries, latest first."""
        with self.opened() as db:
            rows = db.execute("SELECT DISTINCT substr(day, 1, 4) FROM cases ORDER BY 1 DESC").fetchall()
            return [int(year) for (year,) in rows]

    def known(self, keys: Collection[str]) -> set[str]:
        """Those of *keys* that have been recorded."""
        with self.opened() as db:
            return {key for key in keys if db.execute("SELECT 1 FROM cases WHERE key = ?", (key,)).fetchone()}

    def batches(self) -> list[BatchInLedger]:
        """All batches, the newest first."""
        with self.opened() as db:
            return batches(db)

    def note_lists(self, batch: str, folder: Path, files: Mapping[str, str]) -> None:
        """Note the lists (name → SHA-256) in *folder* that were written for all cases of *batch*."""
        with self.opened(writing=True) as db:
            note_lists(db, batch, folder, files)

    def history(self, entry: int) -> list[Change]:
        """The audit trail of an entry, earliest first."""
        with self.opened() as db:
            return history_of(db, entry)

    def case_of(self, entry: int) -> Case:
        """The case as it was exported, its day included.

        Personal values are blank if they were cleared or protected for another account.
        """
        with self.opened() as db:
            rows = select_sound(db, "SELECT * FROM details WHERE id = ?", (entry,))
            sealed = select_sound(db, "SELECT * FROM personal WHERE id = ?", (entry,))
            if not rows:
                raise no_entry(entry)
            case = msgspec.json.decode(rows[0]["content"], type=Case)
            check_case(case)
            try:
                return join(case, unseal(sealed[0]["content"])) if sealed else case
            except ProtectError:
                return case

    def subjects(self, of_the_term: Collection[str]) -> list[Subject]:
        """What the cases are about that count and are not over; *of_the_term* as in ``certificates.subjects``."""
        with self.opened() as db:
            return subjects(db, of_the_term)

    def facts(self, entry: int | None = None) -> list[CertificateFact]:
        """All facts about certificates, or those that come from the case *entry*, oldest first."""
        with self.opened() as db:
            return facts_in(db, entry)

    def left_off(self, entry: int) -> list[str]:
        """The attributes of the unit whose values were left off the papers."""
        with self.opened() as db:
            rows = select_sound(db, "SELECT * FROM details WHERE id = ?", (entry,))
            return msgspec.json.decode(rows[0]["rejected"], type=list[str]) if rows else []

    # --- changing

    def state_facts(self, facts: Sequence[CertificateFact]) -> None:
        """Add *facts* about certificates, all or none of them."""
        with self.opened(writing=True) as db:
            add_facts(db, facts)

    def move(
        self,
        entry: int,
        state: CaseState,
        day: date,
        note: str = "",
        tracking: str = "",
        facts: Sequence[CertificateFact] = (),
    ) -> Entry:
        """Do one ``Move``. Raises LedgerError like ``moving.move``."""
        return self.move_all([Move(entry, state, day, note, tracking, facts)])[0]

    def move_all(self, moves: Sequence[Move], what: str = "") -> list[Entry]:
        """Do *moves*, all or none of them, as one change that can be undone; *what* says so in Chinese.

        Raises LedgerError like ``moving.move``.
        """
        with self.opened(writing=True) as db:
            kept = before(db, [each.entry for each in moves])
            moved = [move(db, each) for each in moves]
            keep(db, kept, what or said_of(moves, moved))
            return moved

    def last_change(self) -> LastChange | None:
        """The change that can be undone, if any."""
        with self.opened() as db:
            return last_change(db)

    def undo(self) -> LastChange:
        """Take the last change back. Raises LedgerError if there is none, or if one of its cases was changed since."""
        with self.opened(writing=True) as db:
            return undo(db)

    def void(self, entry: int, reason: str) -> Entry:
        """Mark an entry as void and keep it. Raises LedgerError without a *reason*."""
        reason = reason.strip()
        if not reason:
            raise LedgerError("作废要写明原因。", "请填写原因。")
        with self.opened(writing=True) as db:
            old, kept = entry_by_id(db, entry), before(db, [entry])
            refuse_void(old)
            update(db, old.id, {"void": reason})
            add_change(db, entry, "作废", note=reason)
            gone = entry_by_id(db, entry)
            facts_follow(db, gone, date.today())
            keep(db, kept, f"第 {entry} 号作废")
            return gone

    def take_back(self, entry: int, reason: str, day: date) -> Entry:
        """Note that the papers were sent back on *day*. Raises LedgerError without a *reason*, and for a void entry."""
        reason = reason.strip()
        if not reason:
            raise LedgerError("退回要写明原因。", "请填写原因。")
        with self.opened(writing=True) as db:
            old, kept = entry_by_id(db, entry), before(db, [entry])
            refuse_void(old)
            update(db, old.id, {"returned": reason, "since": day.isoformat()})
            add_change(db, entry, RETURNED, note=f"{day}：{reason}")
            keep(db, kept, f"第 {entry} 号记为{RETURNED}")
            return entry_by_id(db, entry)

    def revive(self, entry: int, reason: str) -> Entry:
        """Let a void entry count again. Raises LedgerError without a *reason*, and if another one has replaced it."""
        reason = reason.strip()
        with self.opened(writing=True) as db:
            old = entry_by_id(db, entry)
            instead = db.execute("SELECT id FROM cases WHERE corrects = ? AND void = ''", (entry,)).fetchone()
            if not old.void or not reason:
                raise LedgerError(f"第 {entry} 号记录没有作废，或没有写明恢复的原因。", "请核对编号，并填写原因。")
            if instead:
                raise LedgerError(f"第 {entry} 号记录已由第 {instead[0]} 号代替，不能恢复。", "请先把那一条作废。")
            update(db, old.id, {"void": ""})
            add_change(db, entry, "恢复", note=reason)
            back = entry_by_id(db, entry)
            facts_follow(db, back, date.today())
            return back

    def reasons(self, column: Literal["void", "returned"]) -> list[str]:
        """The reasons given so far, the most frequent first."""
        query = f"SELECT {column} FROM cases WHERE {column} <> '' GROUP BY 1 ORDER BY count(*) DESC LIMIT 20"
        with self.opened() as db:
            return [reason for (reason,) in db.execute(query)]

    def correct(self, entry: int, reason: str, **changes: Any) -> Entry:
        """Replace an entry by a corrected one; the old one is kept and void.

        *changes*: unit, code, certificates, amount (yuan or None), folder. Raises LedgerError without a *reason*.
        """
        reason = reason.strip()
        if not reason or not changes:
            raise LedgerError("更正要写明改了什么和为什么。", "请填写更正的内容和原因。")
        if unknown := set(changes) - set(_CORRECTABLE):
            raise TypeError(f"cannot be corrected: {unknown}")
        with self.opened(writing=True) as db:
            old = entry_by_id(db, entry)
            refuse_void(old)
            row = select(db, "SELECT * FROM cases WHERE id = ?", (entry,))[0]
            row |= {name: str(value) if name == "folder" else value for name, value in changes.items()}
            new = insert(db, row | {"key": f"{row['key']} {now()} {entry}", "corrects": entry, "created": now()})
            assert new is not None  # noqa: S101 - the key is new
            for table, columns in (
                ("details", "program, files, forms, serials, rejected, content"),
                ("personal", "content"),
                ("subjects", "certificate, valid_to, ends"),
            ):
                owner = "entry" if table == "subjects" else "id"
                copied = f"INSERT INTO {table} ({owner}, {columns}) SELECT ?, {columns} FROM {table} WHERE {owner} = ?"
                db.execute(copied, (new, entry))
            for table in ("facts", "replies"):
                db.execute(f"UPDATE {table} SET entry = ? WHERE entry = ?", (new, entry))
            update(db, old.id, {"void": f"已更正为第 {new} 号：{reason}"})
            add_change(db, entry, "更正", note=f"改为第 {new} 号：{reason}")
            add_change(db, new, "更正", old.state, old.since, f"代替第 {entry} 号：{reason}")
            return entry_by_id(db, new)


def open_ledger(folder: Path) -> Ledger:
    """The ledger in *folder*, made if it is not there. Raises LedgerError."""
    ledger = Ledger(folder)
    ledger.make_ready()
    return ledger
