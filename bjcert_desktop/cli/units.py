"""The units that a command works on: those of the workbook and those added by hand, as they are now."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..domain.certificates import CertificateFact
from ..domain.renewals import Cases
from ..domain.unit import Unit
from ..errors import RegistryError
from ..guide import Catalogue
from ..jobs.renewals import handled_in, with_facts
from ..ledger import Ledger, LedgerError
from ..registry.api import Notes, Registry, is_sample, load_notes, with_notes
from ..registry.reading import read_with_notes
from ..settings.policy import Policy
from ..system.links import read_file
from ..system.toml_text import table_in
from .in_force import path_in_force


def registry_in_force(policy: Policy, chosen: argparse.Namespace) -> None:
    """Put the workbook to use into *chosen*; None where an office has only units added by hand. Raises PolicyError."""
    by_hand = chosen.registry is None and policy.path("registry") is None and load_notes(chosen.folder).by_hand
    chosen.registry = None if by_hand else path_in_force(policy, "registry", chosen.registry, "--registry")


def open_registry(chosen: argparse.Namespace) -> tuple[Registry, Notes]:
    """The workbook of ``--registry`` and ``--mapping`` with what the person and the ledger know besides; and the notes.

    Units that were added by hand are there as well. Certificates are as they are now.
    """
    notes = load_notes(chosen.folder)
    if chosen.registry is None:
        registry = with_notes(Registry(Path(), "", (), (), (), {}), notes)
        return with_facts(registry, facts_about(registry.units, chosen.folder))[0], notes
    mapping = read_mapping(chosen.mapping) if chosen.mapping else None
    registry = with_notes(read_with_notes(chosen.registry, notes, mapping), notes)
    now, against = with_facts(registry, facts_about(registry.units, chosen.folder))
    for each in against:
        what = f"{each.unit.name}的证书“{each.certificate.serial or each.certificate.name}”"
        said = f"工作簿里的到期日期是 {each.written}，登记的是 {each.stated}，现在按登记的算。"
        print(f"注意：{what}：{said}请照证书核对，在“到期提醒”里选一个。", file=sys.stderr)
    return now, notes


def facts_about(units: Sequence[Unit], folder: Path) -> list[CertificateFact]:
    """What the ledger in *folder* knows of certificates, the one for practice for invented units.

    Print why it cannot be read.
    """
    ledger = ledger_for(units, folder)
    try:
        return ledger.facts() if ledger.path.exists() else []
    except LedgerError as error:
        print(f"注意：{error}", file=sys.stderr)
        return []


def ledger_in_use(chosen: argparse.Namespace) -> Ledger:
    """The ledger, or with ``--practice`` that of invented units."""
    ledger = Ledger(chosen.folder)
    return ledger.practice if chosen.practice else ledger


def ledger_for(units: Sequence[Unit], folder: Path) -> Ledger:
    """The ledger in *folder* that knows of *units*: the one for practice if all are invented."""
    ledger = Ledger(folder)
    return ledger.practice if units and all(map(is_sample, units)) else ledger


def cases_of(units: Sequence[Unit], folder: Path, catalogue: Catalogue) -> Cases:
    """The cases in the ledger that are not over. Print why it cannot be read."""
    ledger = ledger_for(units, folder)
    try:
        return Cases(handled_in(ledger, catalogue) if ledger.path.exists() else ())
    except LedgerError as error:
        print(f"注意：{error}", file=sys.stderr)
        return Cases()


def read_mapping(file: Path) -> dict[str, str]:
    """The columns that a person has named in a TOML file: ``"单位!C" = "法定代表人"``."""
    try:
        table = table_in(read_file(file))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise RegistryError(f"列对应文件“{file}”读不出来：{reason}。", "请检查文件的位置和内容。") from error
    table = table.get("mapping", table)
    if not isinstance(table, dict):
        raise RegistryError(f"列对应文件“{file}”里的 mapping 不是一张表。", '请写成 "单位!C" = "法定代表人" 这样的行。')
    wrong = [key for key, field in table.items() if not isinstance(field, str)]
    if wrong:
        raise RegistryError(
            f"列对应文件“{file}”里的“{'”“'.join(wrong)}”不是字段名。", '请写成 "单位!C" = "法定代表人" 这样的一行。'
        )
    return dict(table)
