"""Move cases on: to which state, as of which day, and what came back with them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..domain.certificates import CertificateFact
from .certificates import add_facts, facts_follow
from .changes import add_change, refuse_void, update
from .model import CaseState, Entry, LedgerError
from .queries import entry_by_id


@dataclass(frozen=True)
class Move:
    """The case *entry* gets the *state* as of *day*; a *tracking* number replaces the one before.

    *facts* are those about the certificates that came back.
    """

    entry: int
    state: CaseState
    day: date
    note: str = ""
    tracking: str = ""
    facts: Sequence[CertificateFact] = ()


def move(db: sqlite3.Connection, wanted: Move) -> Entry:
    """Do it. A step back needs a note: raises LedgerError without, for a day in the future, and for a void entry."""
    entry, state, day = wanted.entry, wanted.state, wanted.day
    note, tracking = wanted.note.strip(), wanted.tracking.strip()
    if day > date.today():
        raise LedgerError(f"{day} 还没有到，不能登记。", "请填写今天或以前的日期；日期没有错的，请检查电脑的日期。")
    old = entry_by_id(db, entry)
    refuse_void(old)
    if state is CaseState.DRAFT:
        raise LedgerError("已经导出的材料不能退回草稿。", "需要改内容时，请用“照此再办”重新导出，再把这一条作废。")
    if state.position < old.state.position and not note:
        raise LedgerError(f"从“{old.label(old.state)}”退回“{old.label(state)}”要写明原因。", "请填写说明。")
    changes = {"state": state, "since": day.isoformat(), "tracking": tracking or old.tracking}
    update(db, old.id, {**changes, "returned": ""})
    number = f"单号 {tracking}" if tracking not in ("", old.tracking) else ""
    add_change(db, entry, old.label(state), state, day, "；".join(filter(None, (note, number))))
    moved = entry_by_id(db, entry)
    if wanted.facts:
        db.execute("DELETE FROM facts WHERE entry = ?", (entry,))  # entered again
    facts_follow(db, moved, day)
    add_facts(db, wanted.facts)
    return moved


def said_of(moves: Sequence[Move], moved: Sequence[Entry]) -> str:
    """What *moves* do, in Chinese."""
    labels = dict.fromkeys(entry.label(each.state) for each, entry in zip(moves, moved, strict=True))
    which = f"第 {moves[0].entry} 号" if len(moves) == 1 else f"{len(moves)} 件"
    return f"{which}记为{'、'.join(labels)}"
