"""Which cases are printed together, and the payment sheet for all of them where it surely is theirs."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ...errors import ExportError
from ...ledger import BatchInLedger, Entry, Ledger, Query
from ..batch.result import BatchResult
from ..past_cases import payment_sheet
from .stack import printable

_VOID = "这一批里有作废的，合并汇款单上还算着它们的钱，没有一起打印。请照各单位的《汇款信息单》汇款。"
_NEWEST = 100  # cases that are looked through for one that has just been exported


@dataclass(frozen=True)
class CasesToPrint:
    """The cases with papers, in the order of their numbers; the files that come *first*; why one is missing."""

    entries: tuple[Entry, ...]
    first: tuple[Path, ...] = ()
    problem: str = ""


def cases_to_print(ledger: Ledger, numbers: Collection[int]) -> CasesToPrint:
    """The cases with these *numbers*. Where they are a whole batch, its payment sheet comes first."""
    entries = tuple(sorted(printable(ledger.entries(numbers)), key=lambda entry: entry.id))
    keys = {entry.batch for entry in entries}
    whole = [each for each in ledger.batches() if keys == {each.key} and each.cases == len(entries)]
    if not whole or whole[0].payment is None:
        return CasesToPrint(entries)
    if len(ledger.numbers(Query(batch=whole[0].key))) > len(entries):
        return CasesToPrint(entries, problem=_VOID)
    return _with_sheet(entries, whole[0])


def cases_of_batch(ledger: Ledger, key: str) -> CasesToPrint:
    """The cases of the batch *key*."""
    return cases_to_print(ledger, ledger.numbers(Query(batch=key, void=False)))


def cases_of_result(ledger: Ledger, result: BatchResult) -> CasesToPrint:
    """The cases of an export that has just ended."""
    if result.batch:
        return cases_of_batch(ledger, result.batch)
    folders = {outcome.folder for outcome in result.outcomes if outcome.folder}
    newest = ledger.find(limit=_NEWEST).entries
    return cases_to_print(ledger, [entry.id for entry in newest if entry.folder in folders])


def _with_sheet(entries: tuple[Entry, ...], batch: BatchInLedger) -> CasesToPrint:
    try:
        return CasesToPrint(entries, (payment_sheet(batch),))
    except ExportError as error:
        return CasesToPrint(entries, problem=str(error))
