"""Which cases are printed together, and the payment sheet for all of them where it surely is theirs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...errors import ExportError
from ...guide import Account
from ...ledger import BatchInLedger, Entry, Ledger, Query
from ..batch.result import BatchResult
from ..past_cases import MONEY, payment_sheet
from .stack import printable, titles

_VOID = "这一批里有作废的，合并汇款单上还算着它们的钱，没有一起打印。请照各单位的《汇款信息单》汇款。"
#: Said where there is a sheet for one common transfer beside those for one each: the guide has no rule for it.
EITHER = (
    "各单位的《汇款信息单》和《合并汇款单》是同一笔钱，只打印其中一种，以免重复汇款。"
    "手册没有写明几个单位的费用可以合成一笔，合并汇款前请致电 {telephone} 核实。"
)
_NEWEST = 100  # cases that are looked through for one that has just been exported


@dataclass(frozen=True)
class CasesToPrint:
    """The cases with papers, in the order of their numbers; the files that come *first*; why one is missing."""

    entries: tuple[Entry, ...]
    first: tuple[Path, ...] = ()
    problem: str = ""

    @property
    def payments(self) -> tuple[str, str] | None:
        """The titles of the sheet for one common transfer, and of those for one each; None where there are not both."""
        each = MONEY in titles(self.entries)
        return (self.first[0].stem, MONEY) if self.entries and self.first and each else None

    def with_one_payment(self, copies: Mapping[str, int], *, together: bool) -> dict[str, int]:
        """*copies* by title, with none of the payment sheets that would pay everything a second time."""
        left_out = (self.payments[1 if together else 0],) if self.payments else ()
        return {**copies, **dict.fromkeys(left_out, 0)}


def cases_to_print(ledger: Ledger, numbers: Collection[int], account: Account) -> CasesToPrint:
    """The cases with these *numbers*. Where they are a whole batch, its payment sheet comes first.

    *account* is the guide's, which the sheet has to show.
    """
    entries = tuple(sorted(printable(ledger.entries(numbers)), key=lambda entry: entry.id))
    keys = {entry.batch for entry in entries}
    whole = [each for each in ledger.batches() if keys == {each.key} and each.cases == len(entries)]
    if not whole or whole[0].payment is None:
        return CasesToPrint(entries)
    if len(ledger.numbers(Query(batch=whole[0].key))) > len(entries):
        return CasesToPrint(entries, problem=_VOID)
    return _with_sheet(ledger, entries, whole[0], account)


def cases_of_batch(ledger: Ledger, key: str, account: Account) -> CasesToPrint:
    """The cases of the batch *key*."""
    return cases_to_print(ledger, ledger.numbers(Query(batch=key, void=False)), account)


def cases_of_result(ledger: Ledger, result: BatchResult, account: Account) -> CasesToPrint:
    """The cases of an export that has just ended."""
    if result.batch:
        return cases_of_batch(ledger, result.batch, account)
    folders = {outcome.folder for outcome in result.outcomes if outcome.folder}
    newest = ledger.find(limit=_NEWEST).entries
    return cases_to_print(ledger, [entry.id for entry in newest if entry.folder in folders], account)


def _with_sheet(ledger: Ledger, entries: tuple[Entry, ...], batch: BatchInLedger, account: Account) -> CasesToPrint:
    try:
        return CasesToPrint(entries, (payment_sheet(ledger, batch, account),))
    except ExportError as error:
        return CasesToPrint(entries, problem=str(error))
