"""Whole jobs on the ledger: papers printed again as they were, a case begun again, a list for Excel."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .. import __version__
from ..domain.case import Case
from ..domain.plan import make_plan
from ..domain.unit import Unit, same_unit
from ..errors import CaseError, FormError
from ..guide import Catalogue
from ..ledger import Entry, Ledger
from ..registry.api import ListColumn, ListValue, write_listing
from .export import digest, fill
from .form_library import SHIPPED, FormSet


@dataclass(frozen=True)
class Paper:
    """One paper of a case of the past: the .docx, the file as it lies there or filled again."""

    title: str
    content: bytes


@dataclass(frozen=True)
class Papers:
    """All papers of a case, and *remarks* (sentences) on what is no longer as it was when they were exported."""

    papers: tuple[Paper, ...]
    remarks: tuple[str, ...] = ()


def papers_of(ledger: Ledger, entry: Entry, catalogue: Catalogue, forms: FormSet) -> Papers:
    """The papers of *entry* to be printed again: the files that were exported, where they are still there, unchanged.

    Those that are gone or were changed are filled again from the ledger with the same versions of the forms. Raises
    LedgerError, FormError when such a version is gone, CaseError when the guide no longer has the scenario.
    """
    there = {name: content for name, sha256 in entry.files.items() if (content := _unchanged(entry, name, sha256))}
    remarks = []
    made: dict[str, bytes] = {}
    if len(there) < len(entry.files):
        gone = [Path(name).stem for name in entry.files if name not in there]
        made = _filled_again(ledger, entry, catalogue, forms)
        remarks.append(f"{'、'.join(gone)}已不在文件夹里或改动过，这里按办理记录重新填写，没有改动原文件。")
        if not entry.personal:
            remarks.append("个人信息已经清除，身份证号、手机号码和邮箱需要手写。")
        if any(digest(made[name]) != entry.files[name] for name in entry.files if name in made and name not in there):
            remarks.append(_why_different(entry))
    lost = [name for name in entry.files if name not in there and name not in made]
    if lost:
        raise FormError(f"“{'”“'.join(lost)}”已不在文件夹里，也不能重新填写。", "请用“照此再办”重新办理。")
    papers = (Paper(Path(name).stem, there.get(name) or made[name]) for name in entry.files)
    return Papers(tuple(papers), tuple(remarks))


def _unchanged(entry: Entry, name: str, sha256: str) -> bytes | None:
    try:
        content = (entry.folder / name).read_bytes()
    except OSError:
        return None
    return content if digest(content) == sha256 else None


def _filled_again(ledger: Ledger, entry: Entry, catalogue: Catalogue, forms: FormSet) -> dict[str, bytes]:
    """The papers by the names of their files, from what the ledger knows."""
    try:
        scenario = catalogue.owner(entry.scenario)[1]
    except KeyError:
        raise CaseError(f"现在的办事依据里没有“{entry.title}”这种情形了。", "请在“办理业务”里重新选择。") from None
    plan = make_plan(catalogue, ledger.case_of(entry.id), scenario, ledger.left_off(entry.id))
    pinned = forms.as_of(entry.forms)
    return {f"{document.title}.docx": fill(document, pinned) for document in plan.documents}


def _why_different(entry: Entry) -> str:
    if entry.program != __version__ and SHIPPED in entry.forms.values():
        return "程序更新过，示例表样或办事依据可能与当时不同，请核对后再用。"
    return "与当时导出的文件不完全相同，请核对后再用。"


def again(case: Case, units: Sequence[Unit], today: date) -> Case:
    """A new case like *case*, for the same unit as it stands among *units* now, where it does; nothing is ticked yet.

    Of the certificates, those are chosen again that have the same serial numbers.
    """
    new = replace(case, day=today, ticked=frozenset())
    if case.unit is None:
        return new
    now = same_unit(case.unit, units) or case.unit
    chosen = case.choices.chosen
    if chosen is not None:
        wanted = {case.unit.certificates[n].serial for n in chosen if n < len(case.unit.certificates)}
        chosen = tuple(n for n, each in enumerate(now.certificates) if each.serial in wanted)
    return replace(new, unit=now, by_unit={now.key: replace(case.choices, chosen=chosen)})


_COLUMNS = (
    ListColumn("编号", 8, "序号"),
    ListColumn("申请日期", 12, "日期"),
    ListColumn("单位名称", 30),
    ListColumn("统一社会信用代码", 20),
    ListColumn("情形", 26),
    ListColumn("证书枚数", 10, "数字"),
    ListColumn("金额（元）", 12, "金额"),
    ListColumn("状态", 12),
    ListColumn("状态日期", 12, "日期"),
    ListColumn("快递单号", 18),
    ListColumn("文件夹", 44),
    ListColumn("说明", 26),
)


def write_ledger(
    path: Path,
    entries: Iterable[Entry],
    report: Callable[[int], object] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write *entries* to the new workbook *path*, with sums of those that count. Raises like ``write_listing``."""
    write_listing(path, "办理记录", _COLUMNS, map(_row, entries), True, report, cancelled)


def _row(entry: Entry) -> Sequence[ListValue]:
    counts = not entry.void
    said = f"作废：{entry.void}" if entry.void else f"代替第 {entry.corrects} 号" if entry.corrects else ""
    numbers = (entry.certificates, entry.amount) if counts else (None, None)
    state = entry.label(entry.state) if counts else "作废"
    place = entry.tracking, str(entry.folder), said
    return entry.id, entry.day, entry.unit, entry.code, entry.title, *numbers, state, entry.since, *place
