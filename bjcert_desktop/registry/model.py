"""What reading a workbook gives: units, the problems found in its cells, and how its columns were understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..domain.unit import Unit
from ..errors import RegistryError
from .cells import join_key, name_text
from .checks.rules import RULES, Severity
from .search import Index


class Refused(RegistryError):  # noqa: N818 - read aloud, an error is raised and a file is refused
    """A workbook that is not read, with a stable *code* such as ``encrypted`` that tells why."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.code = code


@dataclass(frozen=True)
class Problem:
    """Something to look at in one cell: *row* counts from 1 as Excel shows it and *column* is its letter.

    *code* is a stable slug; *message* says what is wrong, where, and what to do, and never shows a value. *value* is
    what the cell was read as, masked when it is personal.
    """

    sheet: str
    row: int
    column: str
    field: str
    severity: Severity
    code: str
    message: str
    value: str = ""

    @property
    def remedy(self) -> str:
        """What to do, the end of the message."""
        return f"{RULES[self.code].remedy}。"


@dataclass(frozen=True)
class Registry:
    """An office's workbook as it was read.

    *kind* is the format its content has ("xlsx", "csv" …); *mapping* tells which field each column was taken for,
    as ``{"单位!C": "法定代表人", "证书!A": "统一社会信用代码"}``; *fingerprint* tells workbooks with the same headers.
    *header_row* is where the columns of *unit_sheet* have their names, and *headers* the names of those that are read,
    by the keys of *mapping*. Where the unit sheet lists certificates, too, ``Certificate.row`` is a row of it.
    """

    path: Path
    kind: str
    sheets: tuple[str, ...]
    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping[str, str]
    fingerprint: str = ""
    unit_sheet: str = ""
    header_row: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def lists_certificates(self) -> bool:
        """Whether the unit sheet has a row for each certificate, so that one unit has several."""
        sheet = f"{self.unit_sheet}!"
        return any(key.startswith(sheet) and name.startswith("证书.") for key, name in self.mapping.items())

    def find(self, text: str) -> Unit:
        """The one unit whose code or whole name is *text*; RegistryError when there is none, or more than one."""
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
        """The first *limit* units that match *text*, best first, and how many match in all."""
        numbers, count = self.index.search(text, limit)
        return [self.units[number] for number in numbers], count

    @cached_property
    def index(self) -> Index:
        """The search index: made at the first search, or earlier by whoever asks for it in good time."""
        return Index(self.units)

    @cached_property
    def _by_code(self) -> dict[str, list[Unit]]:
        groups: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.code:
                groups.setdefault(unit.code, []).append(unit)
        return groups

    @cached_property
    def _by_name(self) -> dict[str, list[Unit]]:
        groups: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.name:
                groups.setdefault(join_key(unit.name), []).append(unit)
        return groups

    def _nearest(self, text: str) -> str:
        """The name that shares most characters with *text*, or a blank when none shares half of them."""
        wanted = set(text)
        best, score = "", 0.5
        for name in (found[0].name for found in self._by_name.values()):
            letters = set(name)
            likeness = len(wanted & letters) / (len(wanted | letters) or 1)
            if likeness > score:
                best, score = name, likeness
        return best
