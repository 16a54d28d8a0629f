"""Past cases: print their papers again as they were, or begin a new case like one."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .. import __version__
from ..domain.case import Case
from ..domain.case_check import check_known
from ..domain.certificates import chosen_again
from ..domain.plan import make_plan
from ..domain.unit import Unit, same_unit
from ..errors import CaseError, ExportError, FormError, PlaceError
from ..guide import Account, Catalogue
from ..ledger import BatchInLedger, Entry, Ledger, LedgerError, Query
from ..system.links import is_real_file, is_real_folder, read_file
from ..system.own_files import inside
from .export import digest
from .form_cache import FormCache
from .form_library import SHIPPED, FormSet
from .paper_check import shows_another_account

MONEY = "汇款信息单"  #: the paper with the account and the amount of one case


@dataclass(frozen=True)
class Paper:
    """One paper of a past case: its .docx as exported, or filled again."""

    title: str
    content: bytes


@dataclass(frozen=True)
class Papers:
    """All papers of a case, and *remarks* (sentences) on what differs from the export."""

    papers: tuple[Paper, ...]
    remarks: tuple[str, ...] = ()


def papers_of(ledger: Ledger, entry: Entry, catalogue: Catalogue, forms: FormSet) -> Papers:
    """The papers of *entry*, to be printed again: the exported files where they are unchanged.

    Missing or changed files are filled again from the ledger with the same versions of the forms. Raises LedgerError,
    FormError if such a version is gone, CaseError if the guide no longer has the scenario.
    """
    unchanged = {name: content for name, sha256 in entry.files.items() if (content := _unchanged(entry, name, sha256))}
    remarks = [
        f"《{Path(name).stem}》上没有现在办事依据里的收款账号，或者还有别的像账号的数字（也可能是证件号码、序列号）。"
        f"请核对收款账号，拿不准的先致电 {catalogue.contact.telephone}，核实后再汇款。"
        for name, content in unchanged.items()
        if Path(name).stem == MONEY and shows_another_account(content, catalogue.account, [entry.code])
    ]
    made: dict[str, bytes] = {}
    missing = [name for name in entry.files if name not in unchanged]
    if missing:
        made = _filled_again(ledger, entry, catalogue, forms)
        names = "、".join(Path(name).stem for name in missing)
        remarks.append(f"{names}已不在文件夹里或改动过，这里按办理记录重新填写，没有改动原文件。")
        if not entry.personal:
            remarks.append("个人信息已经清除，身份证号、手机号码和邮箱需要手写。")
        if any(name in made and digest(made[name]) != entry.files[name] for name in missing):
            remarks.append(_why_different(entry))
    lost = [name for name in missing if name not in made]
    if lost:
        raise FormError(f"“{'”“'.join(lost)}”已不在文件夹里，也不能重新填写。", "请用“照此再办”重新办理。")
    papers = (Paper(Path(name).stem, unchanged.get(name) or made[name]) for name in entry.files)
    return Papers(tuple(papers), tuple(remarks))


def own_folder(entry: Entry) -> Path:
    """The folder with the papers of *entry*. Raises ExportError if it is gone, or holds none of them."""
    folder = entry.folder
    if os.path.lexists(folder) and not (
        is_real_folder(folder) and any(is_real_file(folder / name) for name in entry.files)
    ):
        raise ExportError(f"“{folder}”里没有这件业务的材料，没有打开它。", "材料移走了的，请用“更正”改成现在的文件夹。")
    return folder


def payment_sheet(ledger: Ledger, batch: BatchInLedger, account: Account) -> Path:
    """The payment sheet for all cases of *batch*, as it was written, with the guide's *account*.

    Raises ExportError if it is gone or changed, or shows another account; LedgerError.
    """
    path = batch.payment
    if path is None or not is_real_file(path):
        raise ExportError("这一批的合并汇款单不在原来的文件夹里了。", "请照各单位文件夹里的《汇款信息单》汇款。")
    try:
        content = read_file(path)
    except OSError as error:
        raise ExportError(f"“{path}”读不出来。", "请检查磁盘和文件夹的权限。") from error
    remedy = "请照各单位文件夹里的《汇款信息单》核对收款账号和金额。"
    if digest(content) != batch.files[path.name]:
        raise ExportError(f"“{path}”在导出以后改动过，没有打开它。", remedy)
    codes = {entry.code for entry in ledger.entries(ledger.numbers(Query(batch=batch.key)))}
    if shows_another_account(content, account, codes):
        raise ExportError(f"“{path}”上没有现在办事依据里的收款账号，或者还有别的像账号的数字，没有打开它。", remedy)
    return path


def _unchanged(entry: Entry, name: str, sha256: str) -> bytes | None:
    try:
        content = read_file(inside(entry.folder, name))
    except (OSError, PlaceError):
        return None
    return content if digest(content) == sha256 else None


def _filled_again(ledger: Ledger, entry: Entry, catalogue: Catalogue, forms: FormSet) -> dict[str, bytes]:
    """File name → paper, filled from the ledger's data."""
    try:
        scenario = catalogue.owner(entry.scenario)[1]
    except KeyError:
        raise CaseError(f"现在的办事依据里没有“{entry.title}”这种情形了。", "请在“办理业务”里重新选择。") from None
    case = ledger.case_of(entry.id)
    check_known(catalogue, case)
    plan = make_plan(catalogue, case, scenario, ledger.left_off(entry.id))
    pinned = FormCache(forms.as_of(entry.forms))
    return {f"{document.title}.docx": pinned.fill(document) for document in plan.documents}


def _why_different(entry: Entry) -> str:
    if entry.program != __version__ and SHIPPED in entry.forms.values():
        return "程序更新过，示例表样或办事依据可能与当时不同，请核对后再用。"
    return "与当时导出的文件不完全相同，请核对后再用。"


def with_usual_ways(case: Case, ledger: Ledger) -> Case:
    """*case* with the term and the ways of the case recorded last, if there is one."""
    if not ledger.path.exists():
        return case
    try:
        last = ledger.find(limit=1).entries
        before = ledger.case_of(last[0].id) if last else case
    except LedgerError:  # 办理记录 says what is wrong with it
        return case
    ways = {name: getattr(before, name) for name in ("years", "delivery", "collection", "payment", "masked_sender")}
    return replace(case, **ways)


def new_case_like(case: Case, units: Sequence[Unit], today: date, *, again: bool = False) -> Case:
    """A new case like *case*, with nothing ticked yet, for its unit with the present data if it is among *units*.

    The same certificates are chosen again. *again*: it is meant to repeat the other one, whose papers came back.
    """
    new = replace(case, day=today, ticked=frozenset())
    if case.unit is None:
        return new
    now = same_unit(case.unit, units) or case.unit
    choices = replace(chosen_again(case.choices, case.unit, now), again=again)
    return replace(new, unit=now, by_unit={now.key: choices})
