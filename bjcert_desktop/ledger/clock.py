"""Whether the computer's date can be right: a wrong one must not remove copies or personal values."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from ..system.files import cannot_write
from ..system.own_data import OwnDataError, read_own, write_own
from .ledger import Ledger
from .model import LedgerError

Days = Callable[[], Iterable[date]]
GAP = 31  # days without an entry after which a person has to say that the date is right
_FILE = "date.json"  # in the data folder


class _Confirmed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last day on which a person said that the date was right."""

    day: date


def doubtful_since(ledger: Ledger, today: date, other_days: Days = tuple) -> date | None:
    """The last day known to be right if *today* is more than ``GAP`` days later, otherwise None. Raises LedgerError.

    Entries that were made after such a gap do not make the date right. Without entries, *other_days* of work count.
    """
    last = _confirmed(ledger, today)
    for day in _days_of_entries(ledger) or sorted(other_days()):
        if last is None or 0 < (day - last).days <= GAP:
            last = day
    return last if last is not None and (today - last).days > GAP else None


def _days_of_entries(ledger: Ledger) -> list[date]:
    if not ledger.path.exists():
        return []
    with ledger.opened() as db:
        days = db.execute("SELECT substr(at, 1, 10) AS made FROM history GROUP BY made ORDER BY min(id)").fetchall()
    return [date.fromisoformat(text) for (text,) in days]


def refuse_doubtful_date(ledger: Ledger, today: date, other_days: Days = tuple) -> None:
    """Raise LedgerError if *today* is doubtful and something would be removed by it."""
    last = doubtful_since(ledger, today, other_days)
    if last is not None:
        raise LedgerError(
            f"电脑的日期是 {today}，上一次有记录的日期是 {last}，没有清除任何内容。",
            "日期不对的，请先改好；日期没有错的，请加上 --date-is-right 再运行。",
        )


def confirm_date(ledger: Ledger, today: date) -> None:
    """Keep that a person has said that *today* is right. Raises ExportError."""
    try:
        ledger.folder.mkdir(parents=True, exist_ok=True)
        write_own(ledger.folder / _FILE, _Confirmed(today), sealed=False)
    except OSError as error:
        raise cannot_write(ledger.folder / _FILE, error) from error


def _confirmed(ledger: Ledger, today: date) -> date | None:
    """The day that was confirmed, None if it is yet to come: the date was wrong then."""
    try:
        found = read_own(ledger.folder / _FILE, _Confirmed, "确认过的日期")
    except OwnDataError:
        return None
    return found.day if found and found.day <= today else None
