"""What the telephone answered where the guide is silent: kept with the case, and shown when the same caveat returns."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ..system.inventory import account
from .changes import add_change, now
from .ledger import Ledger
from .model import LedgerError, PhoneReply
from .queries import entry_by_id, select_sound

_COLUMNS = ("scenario", "caveat", "unit", "code", "day", "asked_by", "text", "entry")
_MOST = 2000  # characters of an answer


def note_reply(ledger: Ledger, reply: PhoneReply) -> PhoneReply:
    """Keep *reply*, and return it with its number.

    Raises LedgerError where it does not say who asked or what the answer was, for a day in the future, and for an
    entry that is not there.
    """
    reply = replace(reply, asked_by=" ".join(reply.asked_by.split()), text=" ".join(reply.text.split()))
    if not reply.asked_by or not reply.text:
        raise LedgerError("电话答复没有写完。", "请写明是谁问的，对方怎样答复。")
    if len(reply.text) > _MOST:
        raise LedgerError("电话答复太长了。", f"请写到 {_MOST} 个字以内。")
    if reply.day > date.today():
        raise LedgerError(
            f"{reply.day} 还没有到，不能登记。", "请填写今天或以前的日期；日期没有错的，请检查电脑的日期。"
        )
    with ledger.opened(writing=True) as db:
        if reply.entry is not None:
            entry = entry_by_id(db, reply.entry)
            reply = replace(reply, scenario=entry.scenario, unit=entry.unit, code=entry.code)
        values = {**{name: getattr(reply, name) for name in _COLUMNS}, "day": reply.day.isoformat()}
        values |= {"at": now(), "who": account()}
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        return replace(reply, id=db.execute(f"INSERT INTO replies ({names}) VALUES ({marks})", values).lastrowid or 0)


def replies(ledger: Ledger, entry: int | None = None) -> list[PhoneReply]:
    """Every reply, or those kept with the case *entry*, the newest first. A ledger is not made for it."""
    if not ledger.path.exists():
        return []
    where, values = ("", ()) if entry is None else (" WHERE entry = ?", (entry,))
    query = f"SELECT * FROM replies{where} ORDER BY day DESC, id DESC"
    with ledger.opened() as db:
        rows = select_sound(db, query, values)
    return [
        PhoneReply(**{name: row[name] for name in ("id", *_COLUMNS)} | {"day": date.fromisoformat(row["day"])})
        for row in rows
    ]


def remove_reply(ledger: Ledger, number: int) -> None:
    """Forget a reply that was noted wrongly. Raises LedgerError if there is none of that number."""
    with ledger.opened(writing=True) as db:
        found = db.execute("SELECT entry FROM replies WHERE id = ?", (number,)).fetchone()
        if found is None:
            raise LedgerError(f"没有第 {number} 条电话答复。", "请核对编号。")
        db.execute("DELETE FROM replies WHERE id = ?", (number,))
        if found[0] is not None:
            add_change(db, found[0], "删去电话答复")


def newest(found: Iterable[PhoneReply], scenario: str) -> dict[str, PhoneReply]:
    """For each caveat of *scenario* that was asked about, its newest reply; *found* has the newest first."""
    newest_of: dict[str, PhoneReply] = {}
    for reply in found:
        if reply.scenario == scenario:
            newest_of.setdefault(reply.caveat, reply)
    return newest_of
