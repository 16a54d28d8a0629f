"""A stack of papers as one PDF with bookmarks, or as one for each unit."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from secrets import token_hex

from ...errors import BjcertError, ExportError
from ...system.durable import flush, move
from ...system.durable import write as create
from ...system.files import MAX_PATH, cannot_write, safe_name
from ...system.leftovers import noted
from ...system.pipes import NoAnswerError
from ..export import folder_key
from .messages import Add, ClosePdf, OpenPdf
from .outline import Bookmark, add_outline
from .painter import Painter
from .run import Report
from .source import PaperSource
from .stack import Leaf
from .way import Asked, RefusedError


@dataclass(frozen=True)
class Saved:
    """The PDF *files* written, how many *papers* and *pages*, what *failed* and why, and *remarks* on papers."""

    files: tuple[Path, ...]
    papers: int
    pages: int
    failed: tuple[tuple[Leaf, str], ...]
    remarks: tuple[str, ...]
    stopped: bool = False

    def told(self, to: Path) -> str:
        """What was written into *to*, and what was not, a sentence a line."""
        many = f"{len(self.files)} 个 PDF" if len(self.files) > 1 else "PDF"
        lines = [f"已把 {self.papers} 份、{self.pages} 页存为 {many}：“{to}”。"] if self.files else []
        lines += ["已停止。"] if self.stopped else []
        lines += [f"“{leaf.name}”没有成功：{said}" for leaf, said in self.failed]
        return "\n".join([*lines, *self.remarks])


def is_pdf(path: Path) -> bool:
    """Whether *path* names one PDF, rather than a folder for many."""
    return path.suffix.casefold() == ".pdf"


def save_pdf(
    to: Path,
    leaves: Sequence[Leaf],
    source: PaperSource,
    report: Report = lambda *_: None,
    cancelled: Asked = lambda: False,
) -> Saved:
    """Write *leaves* into the PDF *to*, or into the folder *to*: one PDF for each unit, none in place of another file.

    Each PDF is written whole or not at all; when stopped, the one under way is left out. Raises ExportError.
    """
    parts = [(to, list(leaves))] if is_pdf(to) else list(_by_unit(to, leaves))
    work = _Work(source, Painter(), report, cancelled, len(leaves))
    try:
        for path, part in parts:
            if not work.write(path, part, replacing=is_pdf(to)):
                break
    finally:
        work.painter.close()
    remarks = tuple(f"{unit}：{remark}" for unit, said in source.remarks.items() for remark in said)
    return Saved(tuple(work.files), work.papers, work.pages, tuple(work.failed), remarks, work.stopped)


def _by_unit(folder: Path, leaves: Sequence[Leaf]) -> Iterator[tuple[Path, list[Leaf]]]:
    """A path for each unit, in the order in which they first occur, and its papers."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {folder_key(path.name) for path in folder.iterdir()}
    except OSError as error:
        raise cannot_write(folder, error) from error
    units: dict[tuple[str, str], list[Leaf]] = {}
    for leaf in leaves:
        units.setdefault((leaf.unit or leaf.title, leaf.code), []).append(leaf)
    room = min(MAX_PATH - len(str(folder.absolute())) - 12, 100)
    if room < 20:
        raise ExportError(f"保存位置“{folder}”太长。", "请换一个层次少、名称短的文件夹。")
    for (unit, _), part in units.items():
        name, number = safe_name(unit, room) or "未命名", 1
        while folder_key(f"{name}{f' ({number})' if number > 1 else ''}.pdf") in taken:
            number += 1
        file = f"{name}{f' ({number})' if number > 1 else ''}.pdf"
        taken.add(folder_key(file))
        yield folder / file, part


@dataclass
class _Work:
    """What was written so far."""

    source: PaperSource
    painter: Painter
    report: Report
    cancelled: Asked
    total: int
    seen: int = 0
    papers: int = 0
    pages: int = 0
    stopped: bool = False
    files: list[Path] = field(default_factory=list)
    failed: list[tuple[Leaf, str]] = field(default_factory=list)

    def write(self, path: Path, leaves: Sequence[Leaf], *, replacing: bool) -> bool:
        """Write one PDF, unless none of its papers can be drawn; False when it was stopped. Raises ExportError."""
        temporary = path.with_name(f".~{token_hex(6)}.tmp")
        with noted(temporary):
            try:
                create(temporary, b"")
                self.painter.ask(OpenPdf(str(temporary.absolute()), path.stem))
                drawn = self._draw(leaves)
                self.painter.ask(ClosePdf())
                if self.stopped or not drawn:
                    return not self.stopped
                add_outline(temporary, list(_bookmarks(drawn)))
                flush(temporary)
                if replacing:
                    temporary.replace(path)
                else:
                    move(temporary, path)
            except NoAnswerError:
                raise ExportError("排版的程序中断了，没有写出 PDF。", "请再试一次，或分成几次。") from None
            except OSError as error:
                raise cannot_write(path, error) from error
            finally:
                with suppress(OSError):  # never in place of what is to be told
                    temporary.unlink()
        self.files.append(path)
        return True

    def _draw(self, leaves: Sequence[Leaf]) -> list[tuple[Leaf, int]]:
        """Draw *leaves*; each that was, with its number of pages. Raises NoAnswerError, RefusedError."""
        drawn = []
        for leaf in leaves:
            self.report(self.seen, self.total, leaf.name)
            if self.cancelled():
                self.stopped = True
                break
            self.seen += 1
            try:
                content = self.source.read(leaf)
                drawn.append((leaf, self.painter.ask(Add(len(content)), content).pages))
            except RefusedError:
                raise
            except BjcertError as error:
                self.failed.append((leaf, str(error)))
        self.papers += len(drawn)
        self.pages += sum(pages for _, pages in drawn)
        return drawn


def _bookmarks(drawn: Sequence[tuple[Leaf, int]]) -> Iterator[Bookmark]:
    """A bookmark for each unit, with one for each of its papers; for each form, where they are sorted by form."""
    starts, page = [], 0
    for leaf, pages in drawn:
        starts.append((leaf, page))
        page += pages
    by_form = len(list(groupby(drawn, lambda each: each[0].title))) < len(
        list(groupby(drawn, lambda each: (each[0].unit, each[0].code)))
    )
    for name, group in groupby(starts, lambda each: each[0].title if by_form else each[0].unit or each[0].title):
        inside = list(group)
        below = (
            Bookmark((leaf.unit if by_form else leaf.title) + (f"（第 {leaf.copy} 份）" if leaf.of > 1 else ""), at)
            for leaf, at in inside
        )
        yield Bookmark(name, inside[0][1], tuple(below) if inside[0][0].unit else ())
