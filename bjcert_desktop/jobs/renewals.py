"""The board of renewals: what the ledger knows of it, and the board as a workbook."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from ..domain.renewals import LABELS, RECENT_DAYS, Due, Handled
from ..domain.unit import Certificate
from ..guide import Catalogue
from ..ledger import Ledger, Query
from ..registry.api import ListColumn, ListValue, write_listing


def handled_in(ledger: Ledger, today: date, catalogue: Catalogue) -> list[Handled]:
    """The recent cases in *ledger* that gave certificates a new last day. Raises LedgerError."""
    new_term = catalogue.with_new_term
    query = Query(since=today - timedelta(days=RECENT_DAYS), void=False)
    return [
        Handled(
            each.code,
            each.unit,
            each.day,
            each.label(each.state),
            each.through,
            frozenset(each.serials),
        )
        for each in ledger.every(query)
        if each.scenario in new_term
    ]


def write_renewals(
    path: Path,
    dues: Iterable[Due],
    today: date,
    advice: Callable[[Due], str],
    report: Callable[[int], object] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write *dues* to the new workbook *path*, a row for each certificate, with what *advice* says of each.

    Raises like ``write_listing``.
    """
    columns = (
        ListColumn("到期", 12),
        ListColumn("单位名称", 30),
        ListColumn("统一社会信用代码", 20),
        ListColumn("证书名称", 26),
        ListColumn("USBKey序列号", 16),
        ListColumn("到期日期", 12, "日期"),
        ListColumn("剩余天数", 10, "序号"),
        ListColumn("怎么办", 30),
    )

    def rows() -> Iterator[tuple[ListValue, ...]]:
        for due in dues:
            for certificate in [due.unit.certificates[index] for index in due.certificates] or [Certificate()]:
                days = (certificate.valid_to - today).days if certificate.valid_to else None
                names = LABELS[due.group], due.unit.name, due.unit.code, certificate.name, certificate.serial
                yield (*names, certificate.valid_to, days, advice(due))

    write_listing(path, "到期提醒", columns, rows(), False, report, cancelled)
