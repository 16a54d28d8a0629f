"""The board of renewals: what the ledger knows of it, and the board as a workbook."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..domain.board import Due
from ..domain.certificates import CertificateFact, Contradiction, current, lives_of
from ..domain.renewals import LABELS, OF_THE_TERM, Cases, Group, Handled, Outcome, outcome_of
from ..domain.unit import Certificate
from ..guide import Catalogue
from ..ledger import Ledger, LedgerError
from ..registry.api import Registry
from ..registry.writing import ListColumn, ListValue, write_listing


def handled_in(ledger: Ledger, catalogue: Catalogue) -> list[Handled]:
    """The cases in *ledger* that are under way, or that came back without a new last day. Raises LedgerError."""
    scenarios = {scenario.id: scenario for _, scenario in catalogue.scenarios()}
    of_the_term = [key for key, scenario in scenarios.items() if outcome_of(scenario) in OF_THE_TERM]
    found = []
    for each in ledger.subjects(of_the_term):
        scenario = scenarios.get(each.scenario)
        outcome = outcome_of(scenario) if scenario else Outcome.KEPT
        who = each.code, each.unit, each.day, each.state, each.done, each.certificates, each.entry, each.since
        found.append(Handled(*who, each.scenario, outcome))
    return found


def known_of(
    registry: Registry, ledger: Ledger, catalogue: Catalogue
) -> tuple[Registry, Cases, tuple[Contradiction, ...], str]:
    """*registry* as *ledger* knows it now, the cases that are not over, contradictions, and why it cannot be read."""

    def read() -> tuple[list[CertificateFact], list[Handled]]:
        return (ledger.facts(), handled_in(ledger, catalogue)) if ledger.path.exists() else ([], [])

    try:
        facts, cases = ledger.read(read)
    except LedgerError as error:  # the workbook's own dates are useful, too
        return registry, Cases(), (), str(error)
    now, against = with_facts(registry, facts)
    return now, Cases(cases), against, ledger.told


def with_facts(registry: Registry, facts: Iterable[CertificateFact]) -> tuple[Registry, tuple[Contradiction, ...]]:
    """*registry* with its units' certificates as they are now, and where it contradicts a fact."""
    units, against = current(registry.units, lives_of(facts))
    return replace(registry, units=units), against


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
                last = None if due.group is Group.UNKNOWN else certificate.valid_to  # the one before
                days = (last - today).days if last else None
                names = LABELS[due.group], due.unit.name, due.unit.code, certificate.name, certificate.serial
                yield (*names, last, days, advice(due))

    write_listing(path, "到期提醒", columns, rows(), False, report, cancelled)
