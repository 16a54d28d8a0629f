"""``bjcert print``: the papers of many cases in one job, or as PDF; and the same as part of an export."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ..errors import BjcertError, CaseError, ExportError
from ..guide import Catalogue
from ..jobs.form_library import FormSet
from ..jobs.printing.cases import EITHER, CasesToPrint, cases_of_batch, cases_to_print
from ..jobs.printing.journal import PrintJournal, give_up
from ..jobs.printing.painter import printers
from ..jobs.printing.pdf import is_pdf, save_pdf
from ..jobs.printing.run import run
from ..jobs.printing.source import PaperSource
from ..jobs.printing.stack import Leaf, make_stack, titles
from ..jobs.printing.ways import way_for
from ..ledger import Ledger
from ..settings.policy import MOST_COPIES
from ..system.command_line import wrong_value
from .common import DONE, SOME_FAILED, file_path, print_json, stoppable
from .in_force import forms_in_force, guide_in_force, settings_in_force
from .ledger_many import batch_named
from .units import ledger_in_use

_RANGE = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
_MOST = 10_000  # cases of one range


def add_commands(commands: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``print`` to the subparsers *commands*; the other parsers are parents of it."""
    command = commands.add_parser("print", help="打印办理记录里许多件业务的文件", parents=[common, as_json])
    which = command.add_mutually_exclusive_group()
    which.add_argument("entries", nargs="*", default=[], type=_numbers, metavar="NUMBER", help="编号，如 12 或 15-40")
    which.add_argument("--batch", metavar="BATCH", help="整批；批次见 bjcert ledger batches")
    which.add_argument("--resume", action="store_true", help="接着打印停在半路的")
    which.add_argument("--failed", action="store_true", help="只再打印上次没有打出来的")
    which.add_argument("--drop", action="store_true", help="停在半路的不再打印")
    which.add_argument("--printers", action="store_true", help="列出打印机")
    command.add_argument("--printer", default="", metavar="NAME", help="打印机，不写就用默认的")
    command.add_argument("--own-pages", action="store_true", help="装有 Word 或 WPS 的，也按预览的样子打印")
    command.add_argument("--practice", action="store_true", help="用示例单位练习时的记录")
    command.add_argument("--pdf", type=file_path, metavar="FILE|DIR", help="存为一个 PDF，或每个单位一个 PDF")
    add_order(command)
    command.set_defaults(run=_print)


def add_order(command: argparse.ArgumentParser) -> None:
    """Add what says how often papers are printed and in which order."""
    command.add_argument(
        "--copies", action="append", default=[], type=_copies, metavar="TITLE=N", help="一种文件的份数；可以写多次"
    )
    command.add_argument(
        "--together", action="store_true", help="打印合并汇款单，不打印各单位的汇款信息单（只打印一种，以免重复汇款）"
    )
    command.add_argument("--by-form", action="store_true", help="同一种文件放在一起，不按单位")
    command.add_argument("--separators", action="store_true", help="每个单位前放一张分隔页")


def _numbers(text: str) -> range:
    """A number, or the numbers from one to another."""
    found = _RANGE.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, -1)
    if not 0 <= last - first < _MOST:
        raise wrong_value(f"“{text}”不是编号，请写成 12 或 15-40 这样")
    return range(first, last + 1)


def _copies(text: str) -> tuple[str, int]:
    """The title of a paper and how often it is printed."""
    title, _, number = text.rpartition("=")
    if not title or not re.fullmatch(r"[0-9]{1,2}", number) or int(number) > MOST_COPIES:
        raise wrong_value(f"“{text}”请写成 明细表=2 这样")
    return title, int(number)


def stack_of(cases: CasesToPrint, chosen: argparse.Namespace, usual: int) -> list[Leaf]:
    """The papers of *cases* as they were asked for, *usual* copies where nothing was said. Raises CaseError."""
    known = {**dict.fromkeys((path.stem for path in cases.first), usual), **dict.fromkeys(titles(cases.entries), usual)}
    if unknown := [title for title, _ in chosen.copies if title not in known]:
        raise CaseError(f"这些业务里没有《{'》《'.join(unknown)}》。", f"有的文件：{'、'.join(known)}。")
    copies = cases.with_one_payment({**known, **dict(chosen.copies)}, together=chosen.together)
    if paid_twice := [title for title, count in chosen.copies if count and not copies[title]]:
        raise CaseError(f"《{paid_twice[0]}》和另一种汇款单只打印一种，以免重复汇款。", "--together 打印合并汇款单。")
    separators = chosen.separators and not chosen.by_form
    return make_stack(cases.entries, copies, by_form=chosen.by_form, separators=separators, first=cases.first)


def refuse_to_replace(path: Path | None) -> None:
    """Raise ExportError if *path* names a PDF that exists, or a folder that is a file."""
    if path is not None and (path.exists() if is_pdf(path) else path.is_file()):
        raise ExportError(f"“{path}”已经存在，没有覆盖。", "请换一个文件名。")


def _print(chosen: argparse.Namespace) -> int:
    if chosen.printers:
        return _list_printers(chosen)
    policy = settings_in_force(chosen)
    ledger = ledger_in_use(chosen)
    catalogue, forms = guide_in_force(policy), forms_in_force(policy, chosen)
    if chosen.drop:
        give_up(ledger.folder)
        return DONE
    leaves: list[Leaf] = []
    if not (chosen.resume or chosen.failed):
        refuse_to_replace(chosen.pdf)
        cases = _cases(ledger, chosen, catalogue)
        leaves = stack_of(cases, chosen, policy.number("copies"))
        _tell_payments(cases, catalogue)
    elif chosen.pdf:
        raise CaseError("--pdf 不能和 --resume、--failed 一起用。", "PDF 是一次写成的，请重新选业务。")
    if chosen.pdf:
        return save_as_pdf(chosen.pdf, leaves, PaperSource(ledger, catalogue, forms), as_json=chosen.json)
    return _print_stack(ledger, leaves, PaperSource(ledger, catalogue, forms), chosen)


def _cases(ledger: Ledger, chosen: argparse.Namespace, catalogue: Catalogue) -> CasesToPrint:
    """The cases that were asked for. Raises CaseError where there are none with papers."""
    if chosen.batch:
        cases = cases_of_batch(ledger, batch_named(ledger, chosen.batch), catalogue.account)
    else:
        numbers = {number for some in chosen.entries for number in some}
        cases = cases_to_print(ledger, numbers, catalogue.account)
        unknown = sorted(numbers - {entry.id for entry in cases.entries})
        single = [some[0] for some in chosen.entries if len(some) == 1]
        if unknown := [number for number in unknown if number in single]:
            said = "、".join(map(str, unknown))
            raise CaseError(f"办理记录里没有第 {said} 号，或它已作废、没有文件。", "请核对编号，可用列表查看。")
    if not cases.entries:
        raise CaseError("没有要打印的业务。", "请写明编号，如 12 或 15-40，或用 --batch 指明批次。")
    if cases.problem:
        print(f"注意：{cases.problem}", file=sys.stderr)
    return cases


def _list_printers(chosen: argparse.Namespace) -> int:
    names = printers()
    if chosen.json:
        print_json({"printers": list(names)})
    else:
        print("\n".join(names) or "这台电脑上没有可用的打印机。")
    return DONE


def _print_stack(ledger: Ledger, leaves: Sequence[Leaf], source: PaperSource, chosen: argparse.Namespace) -> int:
    """Print *leaves* as a new job, or what the one before has left."""
    journal = PrintJournal(ledger.folder)
    try:
        if leaves and journal.waiting:
            remedy = "请用 --resume 接着打印，或用 --drop 不要了。"
            raise CaseError(f"有一次打印停在半路，还有 {len(journal.waiting)} 份没有打。", remedy)
        if not leaves and not (journal.failed if chosen.failed else journal.waiting):
            raise CaseError("没有停在半路的打印，也没有要再打的。", "请写明编号，如 12 或 15-40。")
        before = journal.job.printer if journal.job and not leaves else ""
        printer = chosen.printer or before or next(iter(printers()), "")
        if not printer:
            raise ExportError("这台电脑上没有可用的打印机。", "可以用 --pdf 存为 PDF，拿到有打印机的电脑上打印。")
        if leaves:
            journal.begin(leaves, printer, datetime.now())
        elif chosen.failed:
            journal.again(journal.failed)
        way = way_for(printer, own=chosen.own_pages)
        try:
            with stoppable() as cancelled:
                outcome = run(journal, source, way, cancelled=cancelled)
        finally:
            way.close()
    finally:
        journal.close()
    if chosen.json:
        told = [_row(leaf, said, number in outcome.unsure) for number, leaf, said in outcome.rest]
        print_json({"printer": printer, "printed": outcome.done, "left": outcome.left, "failed": told})
    else:
        print(f"已把 {outcome.done} 份送往打印机“{printer}”。")
    _tell(outcome.remarks, [(leaf, said) for _, leaf, said in outcome.rest])
    if outcome.problem:
        print(f"错误：{outcome.problem}", file=sys.stderr)
    if outcome.left:
        print(f"还有 {outcome.left} 份没有打，可用 bjcert print --resume 接着打印。", file=sys.stderr)
    return SOME_FAILED if outcome.rest or outcome.left else DONE


def save_as_pdf(to: Path, leaves: Sequence[Leaf], source: PaperSource, *, as_json: bool) -> int:
    """Save *leaves* into the PDF or the folder *to*, and say what was written."""
    with stoppable() as cancelled:
        saved = save_pdf(to, leaves, source, cancelled=cancelled)
    if as_json:
        failed = [_row(leaf, said, unsure=False) for leaf, said in saved.failed]
        files = [str(path) for path in saved.files]
        print_json({"files": files, "papers": saved.papers, "pages": saved.pages, "failed": failed})
    else:
        for path in saved.files:
            print(path)
        print(f"共 {saved.papers} 份，{saved.pages} 页。")
    _tell(saved.remarks, saved.failed)
    return SOME_FAILED if saved.failed or saved.stopped else DONE


def pdf_of_export(
    cases: CasesToPrint, ledger: Ledger, catalogue: Catalogue, forms: FormSet, chosen: argparse.Namespace, usual: int
) -> int:
    """Save the papers of an export as ``--pdf`` says; its answer in JSON has been printed already."""
    try:
        leaves = stack_of(cases, chosen, usual)
        saved = save_pdf(chosen.pdf, leaves, PaperSource(ledger, catalogue, forms))
        _tell_payments(cases, catalogue)
    except BjcertError as error:
        print(f"错误：{error}", file=sys.stderr)
        return SOME_FAILED
    if not chosen.json:
        print(*saved.files, sep="\n")
    _tell((*saved.remarks, *filter(None, (cases.problem,))), saved.failed)
    return SOME_FAILED if saved.failed else DONE


def _tell_payments(cases: CasesToPrint, catalogue: Catalogue) -> None:
    """Say that there are two kinds of sheets for the same money."""
    if cases.payments:
        print(f"注意：{EITHER.format(telephone=catalogue.contact.telephone)}", file=sys.stderr)


def _tell(remarks: Sequence[str], failed: Sequence[tuple[Leaf, str]]) -> None:
    for remark in remarks:
        print(f"注意：{remark}", file=sys.stderr)
    for leaf, said in failed:
        print(f"错误：{leaf.name}：{said}", file=sys.stderr)


def _row(leaf: Leaf, said: str, unsure: bool) -> dict[str, Any]:
    return {"unit": leaf.unit, "code": leaf.code, "paper": leaf.title, "message": said, "unsure": unsure}
