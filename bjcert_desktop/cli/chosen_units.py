"""Which units and certificates a command is for: the arguments, and the batch that they come to."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from ..domain.renewals import DUE_DAYS, Cases
from ..domain.unit import Unit
from ..errors import BjcertError, CaseError, RegistryError
from ..guide import Scenario
from ..jobs.batch.batch import Batch, UnknownUnit
from ..jobs.batch.selection import SkippedUnit, prepare_units, refuse_repeats, renew_due
from ..registry.api import Notes, Registry, clean
from ..system.links import read_file
from .common import day, file_path, not_negative

_ALL = "all"  # for --due: certificates whether they are due or not


def add_units(command: argparse.ArgumentParser) -> None:
    """Add the arguments to *command*."""
    command.add_argument("--registry", type=file_path, metavar="FILE", help="单位信息表，不写就用设置里的")
    units = command.add_mutually_exclusive_group(required=True)
    units.add_argument("--unit", action="append", metavar="NAME_OR_CODE", help="单位名称或代码，可以写多次")
    units.add_argument("--all", action="store_true", help="表里的全部单位")
    units.add_argument("--units-from", type=file_path, metavar="LIST.txt", help="名单里的单位，一行一个名称或代码")
    serial = "只办序列号是这个的证书，可以写多次"
    command.add_argument("--serial", action="append", default=[], metavar="NUMBER", help=serial)
    command.add_argument("--mapping", type=file_path, metavar="FILE.toml", help="指明单位信息表每一列是什么")
    command.add_argument("--accept-errors", action="store_true", help="号码没有通过检查也照填，不留空")
    command.add_argument("--again", action="store_true", help="已在办理中的也再办一次")
    due = f"只办多少天内到期和已过期的证书，all 为不论到期与否；更新时 --all 默认 {DUE_DAYS}"
    command.add_argument("--due", type=_days_or_all, metavar="DAYS", help=due)
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="申请日期，默认今天")


def for_units(
    batch: Batch, chosen: argparse.Namespace, registry: Registry, notes: Notes
) -> tuple[Batch, dict[int, str]]:
    """*batch* for the units that were asked for; row → name that each was asked for by."""
    found: dict[int, tuple[str, Unit]] = {}
    unknown: list[UnknownUnit] = []
    if chosen.all:
        found = {unit.row: (unit.name, unit) for unit in registry.units}
    for name in () if chosen.all else chosen.unit or _names(chosen.units_from):
        try:
            unit = registry.find(name)
        except BjcertError as error:
            unknown.append(UnknownUnit(name, str(error)))
            continue
        if unit.row in found:
            print(f"注意：{unit.name}：不止一次被列出，只办理一次。", file=sys.stderr)
        else:
            found[unit.row] = name, unit
    units, asked = [unit for _, unit in found.values()], {row: name for row, (name, _) in found.items()}
    members = prepare_units(units, notes, accept_errors=chosen.accept_errors)
    batch = replace(batch, members=members, unknown=tuple(unknown), listed=chosen.unit is None)
    if chosen.serial:
        if chosen.certs is not None or chosen.due is not None:
            raise CaseError("--serial 不能和 --certs、--due 一起用。", "请只用其中一个。")
        batch = batch.only_serials([clean("证书.USBKey序列号", each) for each in chosen.serial])
    day = None if chosen.date else batch.interrupted_day
    if day and day != batch.case.day:
        print(f"注意：接着办理 {day} 没有做完的这一批，申请日期仍用那一天。", file=sys.stderr)
        batch = batch.on(day)
    return batch, asked


def without_handled(
    batch: Batch, chosen: argparse.Namespace, cases: Cases
) -> tuple[Batch, tuple[SkippedUnit, ...], tuple[SkippedUnit, ...]]:
    """*batch* without what is not due or is being handled; the units skipped, and those refused.

    Whoever asks for what is due among all units need not hear of the others; whoever names a unit does.
    """
    days, cases = due_days(chosen, batch.scenario), Cases() if chosen.again else cases
    if days is None:
        batch, refused = refuse_repeats(batch, cases)
        return batch, (), refused
    batch, skipped = renew_due(batch, days, cases)
    if chosen.all:
        return batch, skipped, ()
    return (
        batch,
        tuple(each for each in skipped if not each.handled),
        tuple(each for each in skipped if each.handled),
    )


def due_days(chosen: argparse.Namespace, scenario: Scenario) -> int | None:
    """Within how many days a certificate has to expire to be handled; None for all certificates. Raises CaseError."""
    if chosen.due is None:
        return DUE_DAYS if chosen.all and not chosen.serial and scenario.renews and chosen.certs is None else None
    if chosen.due == _ALL:
        return None
    if chosen.certs is not None:
        raise CaseError("--due 和 --certs 不能一起用。", "请只写天数，或只写枚数。")
    if not scenario.renews:
        raise CaseError(f"“{scenario.title}”不按到期日期挑选证书。", "请去掉 --due。")
    return int(chosen.due)


def _days_or_all(text: str) -> int | str:
    """A number of days, or the word for all certificates."""
    return text if text == _ALL else not_negative(text)


def _names(path: Path) -> list[str]:
    """The names and codes in a text file, one per line; blank lines and lines beginning with # are skipped."""
    remedy = "请检查文件的位置和内容，每行写一个单位名称或代码。"
    try:
        content = read_file(path)
    except OSError as error:
        raise RegistryError(f"单位名单“{path}”读不出来。", remedy) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    names = [name for line in text.splitlines() if (name := line.strip()) and not name.startswith("#")]
    if not names:
        raise RegistryError(f"单位名单“{path}”里没有单位。", remedy)
    return names
