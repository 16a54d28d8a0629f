"""The lists of a batch: a summary of all units, and a payment sheet for all of them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

import msgspec

from ...guide import Caveat
from ...registry.writing import SummaryRow, write_summary
from ...system.durable import flush_folder, move
from ...system.links import read_file
from ..export import digest
from ..form_cache import FormCache
from .batch import Batch
from .journal import Journal, Lists
from .payment_sheet import FORM, Payer, write_payment_sheet
from .result import UnitOutcome

SUMMARY, TRANSFER = "批次汇总", "合并汇款单"


def write_lists(
    batch: Batch,
    outcomes: Sequence[UnitOutcome],
    journal: Journal,
    forms: FormCache,
    caveats: Iterable[Caveat],
    *,
    anew: bool,
) -> None:
    """Write the summary of *outcomes*, and the payment sheet where several units transfer money.

    Their names are added to *journal* first; unless *anew*, a list that it tells of is kept where it exists. *caveats*
    are those about money. Raises OSError and BjcertError.
    """
    out, payers = journal.out, list(_payers(batch, outcomes))
    lists = journal.lists if journal.lists and not anew else Lists()
    journal.lists = lists
    if not lists.there(out, lists.summary):
        path = journal.staged(f"{journal.new_number()}.xlsx")
        write_summary(path, list(_rows(batch, outcomes)))
        _name(journal, path, "summary", SUMMARY)
    if len(payers) > 1 and not lists.there(out, lists.transfer):
        form = forms.trusted(FORM, batch.catalogue.account.account)
        path = journal.staged(f"{journal.new_number()}.docx")
        write_payment_sheet(path, form, batch.catalogue, batch.scenario, batch.case, payers, caveats)
        _name(journal, path, "transfer", TRANSFER)
    flush_folder(out)


def _name(journal: Journal, path: Path, which: str, stem: str) -> None:
    """Give the list at *path* a name that is free, and note it first."""
    sha256 = digest(read_file(path))
    while True:
        name, lists = _free_name(journal.out, stem, path.suffix), journal.lists or Lists()
        journal.lists = msgspec.structs.replace(lists, **{which: name}, sha256={**lists.sha256, name: sha256})
        journal.add([journal.lists])
        try:
            move(path, journal.out / name)
        except FileExistsError:  # another batch has just taken it
            continue
        return


def _payers(batch: Batch, outcomes: Sequence[UnitOutcome]) -> Iterator[Payer]:
    """The units that money is to be transferred for."""
    if batch.catalogue.payment(batch.case.payment).transfer:
        for each in outcomes:
            if each.folder and each.amount:
                yield Payer(each.name, each.code, each.certificates or 0, each.amount)


def _rows(batch: Batch, outcomes: Sequence[UnitOutcome]) -> Iterator[SummaryRow]:
    """The rows of the summary, with numbers only for what was written."""
    scenario = batch.scenario
    business = batch.catalogue.owner(scenario.id)[0].short
    for each in outcomes:
        folder, files = (each.folder.name, len(each.files)) if each.folder else ("", None)
        said = each.problem or "".join(each.remarks)
        missing = "、".join(name.removeprefix("证书.") for name in each.missing)
        numbers = each.certificates, each.amount
        yield SummaryRow(each.name, each.code, business, scenario.title, *numbers, folder, files, missing, said)
    for unknown in batch.unknown:
        yield SummaryRow(unknown.name, "", "", "", None, None, "", None, "", unknown.message)


def _free_name(out: Path, stem: str, suffix: str) -> str:
    names = (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}" for number in count(1))
    return next(name for name in names if not os.path.lexists(out / name))
