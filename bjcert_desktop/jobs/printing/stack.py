"""A stack of papers: which papers of which cases, how often and in which order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from ...errors import ExportError
from ...ledger import Entry
from ...system.links import read_file
from ..export import digest

SEPARATOR = "分隔页"  #: the form of the sheet before the papers of a unit
_MOST = 100_000  # leaves of a stack


class Leaf(msgspec.Struct, frozen=True):
    """One paper to be printed once: of the case number *entry*, or the *file* with that *sha256*.

    It is the *copy*th *of* so many. A separator lists what is *inside*: the papers that follow.
    """

    unit: str
    code: str
    title: str
    kind: Literal["paper", "file", "separator"] = "paper"
    entry: int = 0
    file: str = ""
    sha256: str = ""
    copy: int = 1
    of: int = 1
    inside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people are told: unit and paper, and which copy where there are several."""
        said = f"{self.unit}：{self.title}" if self.unit else self.title
        return f"{said}（第 {self.copy} 份）" if self.of > 1 else said


def printable(entries: Iterable[Entry]) -> list[Entry]:
    """Those of *entries* that have papers and are not void."""
    return [entry for entry in entries if entry.files and not entry.void]


def titles(entries: Iterable[Entry]) -> dict[str, int]:
    """Each paper of *entries* by its title, with the number of cases that have it, in the order of their papers."""
    found: dict[str, int] = {}
    for entry in entries:
        for name in entry.files:
            found[Path(name).stem] = found.get(Path(name).stem, 0) + 1
    return found


def make_stack(
    entries: Sequence[Entry],
    copies: Mapping[str, int],
    *,
    by_form: bool = False,
    separators: bool = False,
    first: Sequence[Path] = (),
) -> list[Leaf]:
    """The papers of *entries* with *copies* of each title (one where it is not named), after the files *first*.

    They are sorted unit by unit, with a sheet before each where *separators* are wanted, or *by_form*. Raises
    ExportError for a file that cannot be read, and for more papers than anybody prints.
    """
    whole = [leaf for path in first for leaf in _of_file(path, copies.get(path.stem, 1))]
    if by_form:
        for title in titles(entries):
            for entry in entries:
                whole += _papers(entry, {**dict.fromkeys(titles([entry]), 0), title: copies.get(title, 1)})
    else:
        for entry in entries:
            papers = list(_papers(entry, copies))
            whole += [_separator(entry, papers)] if separators and papers else []
            whole += papers
    if len(whole) > _MOST:
        raise ExportError(f"一次要打 {len(whole):,} 份，太多了。", "请少选一些，分几次打印。")
    return whole


def _papers(entry: Entry, copies: Mapping[str, int]) -> Iterator[Leaf]:
    for title in titles([entry]):
        wanted = copies.get(title, 1)
        for copy in range(1, wanted + 1):
            yield Leaf(entry.unit, entry.code, title, entry=entry.id, copy=copy, of=wanted)


def _of_file(path: Path, copies: int) -> Iterator[Leaf]:
    try:
        sha256 = digest(read_file(path)) if copies else ""
    except OSError as error:
        raise ExportError(
            f"读不了“{path}”（{error.strerror}）。", "它可能已被移动或改名，请重新导出这一批。"
        ) from error
    for copy in range(1, copies + 1):
        yield Leaf("", "", path.stem, "file", file=str(path.absolute()), sha256=sha256, copy=copy, of=copies)


def _separator(entry: Entry, papers: Sequence[Leaf]) -> Leaf:
    inside = tuple(f"{leaf.title}\t{leaf.of}" for leaf in papers if leaf.copy == 1)
    return Leaf(entry.unit, entry.code, SEPARATOR, "separator", entry=entry.id, inside=inside)
