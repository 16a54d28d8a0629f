"""Tracking numbers of many parcels, from two columns of Excel: which case each belongs to, and which are not sure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...ledger import CaseState, Entry, Ledger, Move
from ...registry.api import clean
from .pasted_table import PastedTable, comparable, pasted_table

_NUMBER = re.compile(r"(?=(?:[A-Z-]*\d){6})[A-Z0-9-]{8,30}")
_ROUNDED = re.compile(r"\d(\.\d+)?E\+?\d+|.*改坏.*", re.IGNORECASE)
_ENTRY = re.compile(r"第?\s*(\d{1,9})\s*号?", re.ASCII)
_OTHERS = "名称、代码和编号说的不是同一件业务"
_HEADS = {
    "entry": ("编号",),
    "code": ("统一社会信用代码", "信用代码", "代码"),
    "unit": ("单位名称", "单位", "名称"),
    "tracking": ("快递单号", "运单号", "运单号码", "单号", "邮件号", "快递号", "物流单号"),
}


@dataclass(frozen=True)
class TrackedParcel:
    """A row that was pasted: the unit that it names (*said*), its *tracking* number, and the case that it is for.

    *problem* says why it cannot be noted, *doubt* why it should be looked at first.
    """

    line: int
    said: str
    tracking: str
    entry: Entry | None = None
    problem: str = ""
    doubt: str = ""

    @property
    def sure(self) -> bool:
        """Whether it can be noted without being looked at."""
        return not (self.problem or self.doubt)


def match_parcels(rows: Iterable[Sequence[str]], entries: Sequence[Entry]) -> list[TrackedParcel]:
    """Whose the tracking numbers in *rows* of cells are, among the cases *entries*.

    A unit is named by its name, its code or the number of its case; a first row with titles says which column is what.
    """
    known = _Known(entries)
    table = pasted_table(rows, _HEADS, lambda found: "tracking" in found and len(found) > 1)
    found = [_parcel(line, row, table, known) for line, row in table.rows]
    return _doubled(found)


def note_parcels(ledger: Ledger, parcels: Sequence[TrackedParcel], day: date) -> int:
    """Note the numbers of *parcels*, as one change; cases that were not sent before were on *day*. Raises LedgerError.

    Return how many there are.
    """
    moves = []
    for each in parcels:
        if each.entry is not None:
            sent = each.entry.state.position >= CaseState.SENT.position
            state, since = (each.entry.state, each.entry.since) if sent else (CaseState.SENT, day)
            moves.append(Move(each.entry.id, state, since, tracking=each.tracking))
    if moves:
        ledger.move_all(moves, f"登记 {len(moves)} 件的快递单号")
    return len(moves)


class _Known:
    """The cases that a number may be for, by what they are called."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_id: dict[int, Entry] = {}
        self.by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.by_id[entry.id] = entry
            for name in {comparable(entry.unit), comparable(entry.code)} - {""}:
                self.by_name[name].append(entry)

    def named(self, cell: str) -> list[Entry]:
        """The cases of the unit that *cell* names."""
        return self.by_name.get(comparable(cell), [])

    def numbered(self, cell: str) -> list[Entry]:
        """The case with the number in *cell*."""
        match = _ENTRY.fullmatch(cell)
        entry = self.by_id.get(int(match[1])) if match else None
        return [entry] if entry else []


def _parcel(line: int, row: Sequence[str], table: PastedTable, known: _Known) -> TrackedParcel:
    if table.columns:
        cells = table.named(row)
        said = cells.get("unit") or cells.get("code") or cells.get("entry") or ""
        numbers = [cells.get("tracking", "")]
        called = [
            *([known.numbered(cells["entry"])] if cells.get("entry") else []),
            *(known.named(cells[what]) for what in ("code", "unit") if cells.get(what)),
        ]
    else:
        names = [cell for cell in row if known.named(cell) or (cell.startswith("第") and known.numbered(cell))]
        numbers = [cell for cell in row if cell not in names and _looks_like_number(cell)]
        rest = [cell for cell in row if cell not in numbers]
        said = names[0] if names else next((cell for cell in rest if cell), "")
        called = [known.named(name) or known.numbered(name) for name in names]
    parcel = TrackedParcel(line, said, _tracking(numbers[0]) if len(numbers) == 1 else "")
    if len(numbers) > 1:
        return replace(parcel, problem="这一行有几格都像单号，看不出是哪一格")
    if not numbers or not numbers[0]:
        return replace(parcel, problem="没有单号")
    if _ROUNDED.fullmatch(numbers[0]):
        return replace(parcel, problem="单号已被 Excel 改成科学计数，末几位丢了；请把那一列设成文本，重新填写再复制")
    if not _NUMBER.fullmatch(parcel.tracking):
        return replace(parcel, problem=f"“{numbers[0]}”不像快递单号")
    return _of_case(parcel, called)


def _looks_like_number(cell: str) -> bool:
    is_code = len(comparable(cell)) == 18 and not clean("统一社会信用代码", cell).isdigit() and cell[:2].isdigit()
    return bool(_ROUNDED.fullmatch(cell)) or (bool(_NUMBER.fullmatch(_tracking(cell))) and not is_code)


def _tracking(cell: str) -> str:
    return comparable(cell)


def _of_case(parcel: TrackedParcel, called: Sequence[Sequence[Entry]]) -> TrackedParcel:
    """*parcel* with its case; *called* are the cases that each of its names fits."""
    if not called or not all(called):
        return replace(parcel, problem=_OTHERS if any(called) else "选中的业务里没有这个单位")
    common = [entry for entry in called[0] if all(entry in others for others in called[1:])]
    if not common:
        return replace(parcel, problem=_OTHERS)
    counting = [entry for entry in common if not entry.void]
    mailed = [entry for entry in counting if entry.delivery == "mail" and CaseState.SENT in entry.steps]
    waiting = [entry for entry in mailed if entry.state.position < CaseState.SENT.position and not entry.returned]
    if not mailed:
        return replace(parcel, problem="已经作废" if not counting else "不是邮寄办理的，没有快递单号")
    if len(mailed) > 1 and len(waiting) != 1:
        numbers = "、".join(str(entry.id) for entry in sorted(mailed, key=lambda each: each.id))
        return replace(parcel, problem=f"这个单位有 {len(mailed)} 件（第 {numbers} 号），请把单位名称换成“第几号”")
    entry = waiting[0] if len(waiting) == 1 else mailed[0]
    parcel = replace(parcel, entry=entry)
    if entry.returned:
        return replace(parcel, doubt=f"材料被退回（{entry.returned}），请先看是不是重新寄的")
    if entry.tracking == parcel.tracking:
        return replace(parcel, entry=None, problem="已经登记过这个单号")
    return replace(parcel, doubt=f"已经登记过另一个单号 {entry.tracking}" if entry.tracking else "")


def _doubled(parcels: Sequence[TrackedParcel]) -> list[TrackedParcel]:
    """*parcels* with what stands there twice: a case with two numbers, a number of two cases."""
    of_case, of_number = defaultdict[int, list[TrackedParcel]](list), defaultdict[str, list[TrackedParcel]](list)
    for each in parcels:
        if each.entry is not None:
            of_case[each.entry.id].append(each)
            of_number[each.tracking].append(each)
    found = []
    for each in parcels:
        if each.entry is not None:
            same = of_case[each.entry.id]
            if len({other.tracking for other in same}) > 1:
                lines = "、".join(str(other.line) for other in same)
                each = replace(each, problem=f"这个单位有不同的单号（第 {lines} 行），一个也没有登记")
            elif each is not same[0]:
                each = replace(each, problem=f"和第 {same[0].line} 行重复")
            elif others := [other for other in of_number[each.tracking] if other.entry != each.entry]:
                doubt = f"和第 {others[0].line} 行是同一个单号，装在一个包裹里的才勾选"
                each = replace(each, doubt="；".join(filter(None, (doubt, each.doubt))))
        found.append(each)
    return found
