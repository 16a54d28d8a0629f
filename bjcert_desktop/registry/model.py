"""The result of reading a workbook: units, the problems in its cells, and what its columns were taken for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..domain.unit import Unit
from ..errors import RegistryError
from .cell_text import join_key, name_text
from .checks.problem_kinds import PROBLEM_KINDS, ProblemSeverity
from .search import Index

#: Keys of a mapping that are not columns: the first and the last row with values, and whether hidden rows are read.
ROW_KEYS = FIRST_ROW, LAST_ROW, HIDDEN_ROWS = "首行", "末行", "隐藏行"


@dataclass(frozen=True)
class CellProblem:
    """A problem of one cell: *row* and *column* as Excel shows them (a number from 1, a letter).

    *code* is a key of ``PROBLEM_KINDS``; *message* says what is wrong, where, and what to do, and never shows a value.
    *value* is the cell's value, masked when it is personal.
    """

    sheet: str
    row: int
    column: str
    field: str
    severity: ProblemSeverity
    code: str
    message: str
    value: str = ""

    @property
    def remedy(self) -> str:
        """What to do: the last sentence of *message*."""
        return f"{PROBLEM_KINDS[self.code].remedy}。"


#: Why a row is no unit, in words that follow “第 3 行”.
ROW_KINDS = {
    "heading": "是小标题",
    "total": "是合计或小计",
    "note": "是说明或落款",
    "header": "是重复的表头",
    "explanation": "是对各列的说明",
    "doubtful": "只有名称，不能确定是不是单位",
    "hidden": "是隐藏的行",
    "filtered": "被筛选隐藏了",
    "struck": "划了删除线",
    "cells": "的格数和表头对不上",
    "broken": "的引号没有配对",
    "table": "起是另一张表",
    "ignored": "，您说过不是单位",
}


#: The same kinds as names of groups of rows.
ROW_KIND_NAMES = {
    "heading": "小标题",
    "total": "合计或小计",
    "note": "说明或落款",
    "header": "重复的表头",
    "explanation": "对各列的说明",
    "doubtful": "只有名称的行",
    "hidden": "隐藏的行",
    "filtered": "被筛选隐藏的行",
    "struck": "划掉的行",
    "cells": "格数不对的行",
    "broken": "引号没有配对的行",
    "table": "另一张表",
    "ignored": "您说过不是单位的行",
}


@dataclass(frozen=True)
class LeftOutRow:
    """A row that was not read as a unit: *kind* is a key of ``ROW_KINDS``, *text* what it says.

    *unit* is what it would be, or None if it cannot be one.
    """

    sheet: str
    row: int
    kind: str
    text: str
    unit: Unit | None = None
    detail: str = ""

    @property
    def words(self) -> str:
        """Which row it is, what it says and why it was left out."""
        said = f"“{self.text[:30]}”" if self.text else ""
        return f"第 {self.row} 行{said}{ROW_KINDS[self.kind]}{self.detail}"


@dataclass(frozen=True)
class Registry:
    """An office's workbook as it was read.

    *kind* is the format of its content ("xlsx", "csv" …). *mapping* holds the field of each column that is read:
    ``{"单位!C": "法定代表人", "证书!A": "统一社会信用代码"}``; *headers* holds their headers by the same keys.
    Workbooks with the same headers have the same *fingerprint*. *header_row* is the header's last row on *unit_sheet*.
    *units* are those of rows that surely are units; the other rows are *left_out*. *remarks* are sentences about the
    file as a whole.
    If the unit sheet also lists certificates, ``Certificate.row`` is a row of that sheet.
    """

    path: Path
    kind: str
    sheets: tuple[str, ...]
    units: tuple[Unit, ...]
    problems: tuple[CellProblem, ...]
    mapping: Mapping[str, str]
    fingerprint: str = ""
    unit_sheet: str = ""
    header_row: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOutRow, ...] = ()
    remarks: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()  #: sheets with the same header as the unit sheet, which were not read

    @property
    def standing(self) -> tuple[str, ...]:
        """A sentence for each sheet: how many of its rows are units, and how many were left out, and why."""
        found: dict[str, Counter[str]] = {self.unit_sheet: Counter()} if self.unit_sheet else {}
        for row in self.left_out:
            found.setdefault(row.sheet, Counter())[row.kind] += 1
        sentences = []
        for sheet, kinds in found.items():
            units = f"读出 {sum(unit.row > 0 for unit in self.units)} 个单位" if sheet == self.unit_sheet else ""
            why = "、".join(f"{ROW_KIND_NAMES[kind]} {count} 行" for kind, count in kinds.most_common())
            rest = f"没有读 {sum(kinds.values())} 行（{why}）" if kinds else ""
            sentences.append(f"“{sheet}”表{'，'.join(filter(None, (units, rest)))}。")
        return tuple(sentences)

    @property
    def lists_certificates(self) -> bool:
        """Whether the unit sheet has one row per certificate, so that a unit may have several rows."""
        return any(field.startswith("证书.") for field in self.unit_columns)

    @property
    def unit_columns(self) -> dict[str, str]:
        """The letters of each field's column on the unit sheet."""
        sheet = f"{self.unit_sheet}!"
        return {field: key.removeprefix(sheet) for key, field in self.mapping.items() if key.startswith(sheet)}

    def find(self, text: str) -> Unit:
        """The one unit whose code or whole name is *text*; RegistryError if there is none or more than one."""
        wanted = name_text(text)
        key = join_key(wanted)
        if found := self._by_code.get(key.upper()) or self._by_name.get(key):
            if len(found) == 1:
                return found[0]
            rows = "、".join(str(unit.row) for unit in found[:5])
            raise RegistryError(
                f"单位信息表里有 {len(found)} 个单位与“{wanted}”对应（第 {rows} 行）。",
                "请改用统一社会信用代码查找；代码也相同时，请先在表里删去重复的行。",
            )
        for row in self.left_out:
            if row.unit is not None and key in (join_key(row.unit.name), row.unit.code.lower(), row.unit.code):
                raise RegistryError(
                    f"单位信息表“{self.path.name}”{row.words}，没有读作单位。",
                    "确实是单位的，请先在“单位信息表”里说明它是单位。",
                )
        nearest = self._nearest(wanted)
        hint = f"最接近的是“{nearest}”，请核对后再找。" if nearest else "请核对单位名称或统一社会信用代码。"
        raise RegistryError(f"单位信息表“{self.path.name}”里没有“{wanted}”。", hint)

    def search(self, text: str, limit: int = 50) -> tuple[list[Unit], int]:
        """The first *limit* units that match *text*, best first, and the number of all that match."""
        numbers, count = self.index.search(text, limit)
        return [self.units[number] for number in numbers], count

    @cached_property
    def index(self) -> Index:
        """The search index, built on first use."""
        return Index(self.units)

    @cached_property
    def _by_code(self) -> dict[str, list[Unit]]:
        return _grouped((unit.code, unit) for unit in self.units)

    @cached_property
    def _by_name(self) -> dict[str, list[Unit]]:
        return _grouped((join_key(unit.name), unit) for unit in self.units)

    def _nearest(self, text: str) -> str:
        """The name that shares most characters with *text*, at least half of them, or a blank."""
        wanted = set(text)
        best, score = "", 0.5
        for name in (found[0].name for found in self._by_name.values()):
            letters = set(name)
            likeness = len(wanted & letters) / (len(wanted | letters) or 1)
            if likeness > score:
                best, score = name, likeness
        return best


@dataclass(frozen=True)
class ProblemGroup:
    """Problems of one kind in one column of one sheet, or columns of one sheet with the same problem."""

    problems: tuple[CellProblem, ...]

    @property
    def first(self) -> CellProblem:
        """The first of them."""
        return self.problems[0]

    @property
    def message(self) -> str:
        """The problem's own sentence; of many, one with their number and where they are."""
        first = self.first
        if len(self.problems) == 1:
            return first.message
        place, _, what = first.message.partition("）")
        what = _ROW_BEFORE.sub("前面的行", what)
        if first.code in _OF_COLUMNS:
            columns = "、".join(
                f"{p.column} {p.message.partition('（')[2].partition('）')[0]}".strip() for p in self.problems
            )
            return f"“{first.sheet}”表有 {len(self.problems)} 列（{columns}）{what}"
        column = f" {first.column} 列" if first.column else ""
        rows = _ranges([problem.row for problem in self.problems])
        return f"“{first.sheet}”表{column}（{place.partition('（')[2]}）有 {len(self.problems)} 行{what}行号：{rows}。"


_OF_COLUMNS = ("column-unused", "column-missing")
_ROW_BEFORE = re.compile(r"第 \d+ 行")


def group_problems(problems: Iterable[CellProblem], most: int = 3) -> list[ProblemGroup]:
    """The *problems* in their order; more than *most* of one kind in one column are one group."""
    kinds: dict[tuple[str, str, str, str], list[CellProblem]] = {}
    for problem in problems:
        place = ("", "") if problem.code in _OF_COLUMNS else (problem.column, problem.field)
        kinds.setdefault((problem.sheet, problem.code, *place), []).append(problem)
    groups: list[ProblemGroup] = []
    for same in kinds.values():
        groups += [ProblemGroup(tuple(same))] if len(same) > most else [ProblemGroup((each,)) for each in same]
    return sorted(groups, key=lambda group: (group.first.row, group.first.column))


def _ranges(rows: Sequence[int]) -> str:
    """Row numbers as 3-7、9; of very many only the first."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    shown = "、".join(str(first) if first == last else f"{first}-{last}" for first, last in parts[:10])
    return shown + (f" 等 {len(parts)} 段" if len(parts) > 10 else "")


def _grouped(pairs: Iterable[tuple[str, Unit]]) -> dict[str, list[Unit]]:
    groups: dict[str, list[Unit]] = {}
    for key, unit in pairs:
        if key:
            groups.setdefault(key, []).append(unit)
    return groups
