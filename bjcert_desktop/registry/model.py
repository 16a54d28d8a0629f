"""The result of reading a workbook: units, the problems in its cells, and what its columns were taken for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..domain.unit import Unit
from ..errors import RegistryError
from .cell_text import join_key, name_text
from .checks.problem_kinds import PROBLEM_KINDS, ProblemSeverity
from .search import Index


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


@dataclass(frozen=True)
class Registry:
    """An office's workbook as it was read.

    *kind* is the format of its content ("xlsx", "csv" …). *mapping* holds the field of each column that is read:
    ``{"单位!C": "法定代表人", "证书!A": "统一社会信用代码"}``; *headers* holds their headers by the same keys.
    Workbooks with the same headers have the same *fingerprint*. *header_row* is the header's last row on *unit_sheet*.
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


def _grouped(pairs: Iterable[tuple[str, Unit]]) -> dict[str, list[Unit]]:
    groups: dict[str, list[Unit]] = {}
    for key, unit in pairs:
        if key:
            groups.setdefault(key, []).append(unit)
    return groups
