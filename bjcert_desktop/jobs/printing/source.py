"""The content of the papers of a stack, read or filled again when its turn has come."""

from pathlib import Path

from ...domain.fields import FIELDS
from ...domain.unit import Unit
from ...errors import BjcertError, ExportError, FormError
from ...guide import Catalogue
from ...guide.dates import date_text
from ...ledger import Entry, Ledger
from ...registry.api import is_sample
from ...system.links import read_file
from ..export import digest
from ..form_cache import MARK, FormCache
from ..form_library import FormSet
from ..past_cases import Papers, papers_of
from .stack import SEPARATOR, Leaf


class PaperSource:
    """Reads papers of the cases in *ledger*. *remarks* (sentences) tell what differs from the export, by unit."""

    def __init__(self, ledger: Ledger, catalogue: Catalogue, forms: FormSet) -> None:
        self._ledger, self._catalogue, self._forms = ledger, catalogue, forms
        self._entry: Entry | None = None
        self._papers = Papers(())
        self.remarks: dict[str, tuple[str, ...]] = {}

    def read(self, leaf: Leaf) -> bytes:
        """The .docx of *leaf*. Raises BjcertError."""
        try:
            return self._read(leaf)
        except BjcertError:
            raise
        except Exception as error:  # of a file that nobody foresaw; the others are to be printed
            remedy = "请在“办理记录”里打开这一件，用 Word 或 WPS 打印。"
            raise ExportError(f"出现了没有料到的问题（{type(error).__name__}）。", remedy) from error

    def _read(self, leaf: Leaf) -> bytes:
        if leaf.kind == "file":
            return _unchanged(leaf)
        entry = self._look_up(leaf.entry)
        if (entry.unit, entry.code) != (leaf.unit, leaf.code):  # of a ledger that was restored since
            said = f"第 {entry.id} 号现在是“{entry.unit}”的，没有打印。"
            raise ExportError(said, "办理记录恢复过的，请在“办理记录”里重新选择要打印的业务。")
        if leaf.kind == "separator":
            return self._separator(entry, leaf)
        if self._papers.papers == ():
            self._papers = papers_of(self._ledger, entry, self._catalogue, self._forms)
            if self._papers.remarks:
                self.remarks[entry.unit] = self._papers.remarks
        found = (paper.content for paper in self._papers.papers if paper.title == leaf.title)
        content = next(found, None)
        if content is None:
            raise FormError(f"第 {entry.id} 号里没有《{leaf.title}》。", "请在“办理记录”里打开这一件看一看。")
        return content

    def _look_up(self, number: int) -> Entry:
        """The case of that *number*; it is looked up again only when another one was asked for meanwhile."""
        if self._entry is None or self._entry.id != number:
            entry = self._ledger.entry(number)
            if entry.void:
                raise ExportError(f"第 {number} 号已作废，没有打印。", "作废的材料请不要提交。")
            self._entry, self._papers = entry, Papers(())
        return self._entry

    def _separator(self, entry: Entry, leaf: Leaf) -> bytes:
        values = {
            "单位名称": entry.unit,
            "统一社会信用代码": entry.code,
            "情形": entry.title,
            "申请日期": date_text(entry.day),
        }
        if is_sample(Unit(code=entry.code)):
            values[MARK] = FIELDS[MARK].example
        rows = (line.partition("\t") for line in leaf.inside)
        papers = [{"文件.名称": title, "文件.份数": count} for title, _, count in rows]
        return FormCache(self._forms).template(SEPARATOR).fill(values, {"文件": papers})


def _unchanged(leaf: Leaf) -> bytes:
    """The file of *leaf*. Raises ExportError if it is gone, or is not what it was when the stack was made."""
    path = Path(leaf.file)
    try:
        content = read_file(path)
    except OSError as error:
        raise ExportError(f"读不了“{path}”（{error.strerror}）。", "它可能已被移动或改名。") from error
    if digest(content) != leaf.sha256:
        raise ExportError(f"“{path}”在打印开始以后改动过，没有打印。", "请打开它看一看，再单独打印。")
    return content
