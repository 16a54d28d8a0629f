"""A stack is printed in order, with the copies wanted; it goes on where it was stopped, and prints nothing twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from bjcert_desktop.errors import ExportError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.journal import NAME, Printed, PrintJournal, PrintProgress
from bjcert_desktop.jobs.printing.painter import PaintedPrinting
from bjcert_desktop.jobs.printing.run import StackOutcome, run
from bjcert_desktop.jobs.printing.source import PaperSource
from bjcert_desktop.jobs.printing.stack import Leaf, make_stack, printable, titles
from bjcert_desktop.jobs.printing.way import Asked, RefusedError, UnsureError
from bjcert_desktop.ledger import Entry, Ledger
from tests.jobs.printing.stacks import NUMBERS, PAPERS, UNITS, export, known_page, pages_in, text_of_pages, tray_painter

NOW = datetime(2026, 11, 22, 9, 30)


class Cases:
    """Exported cases, and the folder that the virtual printer writes into."""

    def __init__(self, folder: Path, catalogue: Catalogue, count: int) -> None:
        self.ledger, self.entries, self.result = export(count, catalogue, folder)
        self.tray, self.data = folder / "tray", folder / "data"
        self.tray.mkdir()
        self.source = PaperSource(self.ledger, catalogue, FormSet())

    def printing(self) -> PaintedPrinting:
        return PaintedPrinting("打印机", tray_painter(self.tray))

    def begin(self, **options: object) -> PrintJournal:
        journal = PrintJournal(self.data)
        copies = options.pop("copies", {})
        leaves = make_stack(self.entries, copies, **options)  # type: ignore[arg-type]
        journal.begin(leaves, "打印机", NOW)
        return journal

    def print(self, journal: PrintJournal, **asked: Asked) -> StackOutcome:
        way = self.printing()
        try:
            return run(journal, self.source, way, **asked)  # type: ignore[arg-type]
        finally:
            way.close()
            journal.close()


@pytest.fixture
def cases(tmp_path: Path, catalogue: Catalogue) -> Cases:
    return Cases(tmp_path, catalogue, 3)


class Recorded:
    """A way that notes the titles put on it, and fails as told."""

    def __init__(self, *faults: tuple[int, Exception]) -> None:
        self.put_out: list[str] = []
        self._faults, self._asked = dict(faults), 0

    def put(self, title: str, _content: bytes, _given_up: Asked) -> None:
        self._asked += 1
        if error := self._faults.get(self._asked):
            raise error
        self.put_out.append(title)

    def close(self) -> None: ...


def test_all_papers_are_printed_unit_by_unit_with_the_copies_and_the_combined_sheet_first(cases: Cases) -> None:
    sheet = cases.result.transfer
    assert sheet is not None
    journal = cases.begin(copies={"明细表": 2, "邮寄地址页": 0}, first=[sheet])
    outcome = cases.print(journal)
    of_unit = ("申请表", "明细表", "明细表", "材料清单", "汇款信息单")
    assert pages_in(cases.tray) == ["合并汇款单", *(f"{n:03} {name}" for n in (1, 2, 3) for name in of_unit)]
    assert (outcome.done, outcome.rest, outcome.left) == (16, (), 0)


def test_papers_can_be_sorted_by_form(cases: Cases) -> None:
    cases.print(cases.begin(by_form=True))
    assert pages_in(cases.tray) == [f"{n:03} {name}" for name in PAPERS for n in (1, 2, 3)]


def test_a_separator_names_the_unit_and_lists_what_follows(cases: Cases) -> None:
    cases.print(cases.begin(separators=True, copies={"申请表": 2}))
    printed = pages_in(cases.tray)
    of_unit = ("分隔页", "申请表", *PAPERS)
    assert printed == [f"{n:03} {name}" for n in (1, 2, 3) for name in of_unit]
    (first, *_) = text_of_pages(min(cases.tray.glob("*.pdf")))
    assert [line in first.split() for line in (*PAPERS, "2", "1")] == [True] * 7


def test_what_was_stopped_goes_on_and_nothing_is_printed_twice(tmp_path: Path, catalogue: Catalogue) -> None:
    cases, whole = Cases(tmp_path, catalogue, UNITS), 5 * UNITS

    def after(count: int) -> Asked:
        return lambda: len(list(cases.tray.glob("*.pdf"))) >= count

    outcome = cases.print(cases.begin(), cancelled=after(4))
    assert (outcome.done, outcome.left, len(PrintProgress(cases.data).waiting)) == (4, whole - 4, whole - 4)
    for count in (5, whole // 2, whole + 1):
        outcome = cases.print(PrintJournal(cases.data), cancelled=after(count))
    assert (outcome.left, PrintProgress(cases.data).waiting) == (0, [])
    assert pages_in(cases.tray) == [f"{n:03} {name}" for n in NUMBERS for name in PAPERS]


def test_a_paused_job_waits_and_goes_on(cases: Cases) -> None:
    looks: list[bool] = []

    def paused() -> bool:
        looks.append(len(looks) < 3)
        return looks[-1]

    way, journal = Recorded(), cases.begin()
    assert run(journal, cases.source, way, paused=paused).left == 0
    assert len(way.put_out) == 15
    assert looks[:4] == [True, True, True, False]
    journal.close()


def test_a_paper_that_cannot_be_printed_is_told_and_the_rest_comes(cases: Cases) -> None:
    second = cases.entries[1]
    (second.folder / "明细表.docx").write_bytes(b"damaged")  # is filled again
    journal = cases.begin()
    cases.ledger.void(cases.entries[2].id, "写错了")
    outcome = cases.print(journal)
    assert pages_in(cases.tray) == [f"{n:03} {name}" for n in (1, 2) for name in PAPERS]
    assert {said for _, _, said in outcome.rest} == {"第 3 号已作废，没有打印。作废的材料请不要提交。"}
    assert [leaf.title for _, leaf, _ in outcome.rest] == list(PAPERS)
    assert [remark for remark in outcome.remarks if "明细表已不在文件夹里或改动过" in remark]


def test_what_failed_can_be_printed_alone(cases: Cases) -> None:
    journal, once = cases.begin(), Recorded((2, ExportError("坏了。", "修一修。")))
    outcome = run(journal, cases.source, once)
    ((number, leaf, said),) = outcome.rest
    assert (leaf.name, said) == ("北京市第001测试局：明细表", "坏了。修一修。")
    journal.again([number])
    again = Recorded()
    assert run(journal, cases.source, again).rest == ()
    assert again.put_out == ["北京市第001测试局 明细表"]
    journal.close()


def test_a_printer_that_refuses_stops_the_job_and_loses_nothing(cases: Cases) -> None:
    journal, way = cases.begin(), Recorded((3, RefusedError("打印机没有接受。", "请检查。")))
    outcome = run(journal, cases.source, way)
    assert (outcome.done, outcome.left, outcome.rest) == (2, 13, ())
    assert outcome.problem == "打印机没有接受。请检查。"
    assert run(journal, cases.source, way).left == 0
    assert way.put_out == [f"北京市第{n:03}测试局 {name}" for n in (1, 2, 3) for name in PAPERS]
    journal.close()


def test_a_paper_that_may_have_been_printed_is_not_printed_again_unasked(cases: Cases) -> None:
    journal, way = cases.begin(), Recorded((1, UnsureError("中断了。", "请看一看。")))
    outcome = run(journal, cases.source, way)
    assert outcome.unsure == (0,)
    assert [(number, leaf.title) for number, leaf, _ in outcome.rest] == [(0, "申请表")]
    assert run(journal, cases.source, way).done == 0
    journal.again([0])
    assert run(journal, cases.source, way).done == 1
    assert len(way.put_out) == len(set(way.put_out)) == 15
    journal.close()


_KILLED = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.journal import PrintJournal
from bjcert_desktop.jobs.printing.painter import PaintedPrinting
from bjcert_desktop.jobs.printing.run import run
from bjcert_desktop.jobs.printing.source import PaperSource
from bjcert_desktop.ledger import Ledger
from tests.jobs.printing.stacks import tray_painter

folder = Path({folder!r})
source = PaperSource(Ledger(folder / "data"), load_catalogue(), FormSet())
print("begun", flush=True)
run(PrintJournal(folder / "data"), source, PaintedPrinting("打印机", tray_painter(folder / "tray")))
"""


def test_a_killed_job_goes_on_without_printing_anything_twice(cases: Cases, tmp_path: Path) -> None:
    cases.begin().close()
    for _ in range(3):
        code = _KILLED.format(root=str(Path(__file__).resolve().parents[3]), folder=str(tmp_path))
        process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True, stdout=subprocess.PIPE)
        before = len(list(cases.tray.glob("*.pdf")))
        while process.poll() is None and len(list(cases.tray.glob("*.pdf"))) < before + 3:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    journal = PrintJournal(cases.data)
    unsure = [f"{leaf.unit[4:7]} {leaf.title}" for leaf in map(leaf_of(journal), journal.unsure)]
    outcome = cases.print(journal)
    whole = [pdf for pdf in sorted(cases.tray.glob("*.pdf")) if pdf.read_bytes().rstrip().endswith(b"%%EOF")]
    printed = [known_page(text) for pdf in whole for text in text_of_pages(pdf)]
    wanted = [f"{n:03} {name}" for n in (1, 2, 3) for name in PAPERS]
    assert len(printed) == len(set(printed))
    assert printed == [name for name in wanted if name in printed]
    assert set(wanted) - set(printed) <= set(unsure)
    assert outcome.left == 0
    assert len(unsure) <= 3


def leaf_of(journal: PrintJournal) -> object:
    assert journal.job is not None
    return journal.job.leaves.__getitem__


def test_a_damaged_line_of_the_journal_is_passed_over_and_only_doubts_are_left(cases: Cases) -> None:
    journal = cases.begin()
    run(journal, cases.source, Recorded())
    journal.close()
    lines = (cases.data / NAME).read_bytes().split(b"\n")
    last = max(number for number, line in enumerate(lines) if line)
    lines[last] = lines[last][:-9]
    (cases.data / NAME).write_bytes(b"\n".join(lines))
    journal = PrintJournal(cases.data)
    assert (journal.waiting, journal.unsure) == ([], [14])
    journal.close()


@pytest.mark.parametrize("kept", [0, 40, -1])
def test_a_journal_that_does_not_say_what_was_to_be_printed_is_told_and_set_aside(cases: Cases, kept: int) -> None:
    journal = cases.begin()
    journal.note(0, Printed.DONE)
    journal.close()
    path = cases.data / NAME
    job, rest = path.read_bytes().strip().split(b"\n", 1)
    content = job[:kept] + (b"\n\n" + rest if kept <= 0 else b"")
    path.write_bytes(content)
    for _ in range(2):  # looking changes nothing
        with pytest.raises(ExportError, match="不知道是哪些"):
            PrintProgress(cases.data)
    with pytest.raises(ExportError, match="不知道是哪些"):
        PrintJournal(cases.data)
    assert path.with_name(f"{NAME}.damaged").read_bytes() == content
    journal = cases.begin()
    assert len(journal.waiting) == 14 + 1
    journal.close()


def test_two_windows_do_not_print_by_the_same_journal(cases: Cases) -> None:
    journal = PrintJournal(cases.data)
    with pytest.raises(ExportError, match="另一个窗口正在打印"):
        PrintJournal(cases.data)
    journal.close()
    PrintJournal(cases.data).close()


def test_void_cases_and_those_without_papers_are_left_out(cases: Cases) -> None:
    cases.ledger.void(cases.entries[0].id, "写错了")
    entries: list[Entry] = [cases.ledger.entry(entry.id) for entry in cases.entries]
    assert [entry.id for entry in printable(entries)] == [2, 3]
    assert titles(printable(entries)) == dict.fromkeys(PAPERS, 2)


def test_a_leaf_is_called_by_unit_and_paper_and_by_its_copy_where_there_are_several() -> None:
    assert Leaf("甲局", "", "申请表").name == "甲局：申请表"
    assert Leaf("甲局", "", "申请表", copy=2, of=3).name == "甲局：申请表（第 2 份）"
    assert Leaf("", "", "合并汇款单").name == "合并汇款单"


def test_a_new_ledger_is_not_needed_to_ask_what_is_unfinished(tmp_path: Path) -> None:
    assert PrintProgress(tmp_path / "nothing").waiting == []
    assert Ledger(tmp_path).path.exists() is False
