"""A stack as PDF: all papers in order with bookmarks, or a file for each unit."""

import re
import subprocess
from pathlib import Path

import pytest

from bjcert_desktop.errors import ExportError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.outline import Bookmark, add_outline
from bjcert_desktop.jobs.printing.pdf import save_pdf
from bjcert_desktop.jobs.printing.source import PaperSource
from bjcert_desktop.jobs.printing.stack import make_stack
from bjcert_desktop.ledger import Entry, Ledger
from tests.jobs.printing.stacks import NUMBERS, PAPERS, UNITS, export, known_page, text_of_pages


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, list[Entry], Path]:
    from bjcert_desktop.guide import load_catalogue

    ledger, entries, result = export(UNITS, load_catalogue(), tmp_path_factory.mktemp("cases"))
    assert result.transfer is not None
    return ledger, entries, result.transfer


@pytest.fixture
def source(cases: tuple[Ledger, list[Entry], Path], catalogue: Catalogue) -> PaperSource:
    return PaperSource(cases[0], catalogue, FormSet())


def bookmarks(pdf: Path) -> list[tuple[int, str, int]]:
    """Level, title and page of every bookmark, as poppler reads them."""
    out = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-stdout", str(pdf)], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    found, level = [], 0
    for opening, closing, page, title in re.findall(r'(<outline>)|(</outline>)|<item page="(\d+)">(.*?)</item>', out):
        level += bool(opening) - bool(closing)
        if page:
            found.append((level, title, int(page)))
    return found


def test_one_pdf_holds_all_papers_in_order_with_copies_and_bookmarks_by_unit_and_paper(
    cases: tuple[Ledger, list[Entry], Path], source: PaperSource, tmp_path: Path
) -> None:
    _, entries, sheet = cases
    leaves = make_stack(entries, {"明细表": 2}, first=[sheet])
    saved = save_pdf(tmp_path / "整批.pdf", leaves, source)
    of_unit = ("申请表", "明细表", "明细表", "材料清单", "汇款信息单", "邮寄地址页")
    found = [known_page(text) for text in text_of_pages(tmp_path / "整批.pdf")]
    sheet_pages = found.count("合并汇款单")
    assert found[sheet_pages:] == [f"{n:03} {name}" for n in NUMBERS for name in of_unit]
    assert (saved.files, saved.failed, saved.pages) == ((tmp_path / "整批.pdf",), (), len(found))
    assert saved.papers == 1 + 6 * UNITS
    marks = [(1, "合并汇款单", 1)]
    names = ("申请表", "明细表（第 1 份）", "明细表（第 2 份）", *PAPERS[2:])
    for number in range(UNITS):
        first = sheet_pages + 1 + 6 * number
        marks.append((1, f"北京市第{number + 1:03}测试局", first))
        marks += [(2, name, first + place) for place, name in enumerate(names)]
    assert bookmarks(tmp_path / "整批.pdf") == marks
    assert list(tmp_path.iterdir()) == [tmp_path / "整批.pdf"]


def test_sorted_by_form_the_bookmarks_are_by_form_and_unit(
    cases: tuple[Ledger, list[Entry], Path], source: PaperSource, tmp_path: Path
) -> None:
    save_pdf(tmp_path / "整批.pdf", make_stack(cases[1], {}, by_form=True), source)
    found = bookmarks(tmp_path / "整批.pdf")
    assert [title for level, title, _ in found if level == 1] == list(PAPERS)
    assert found[1:4] == [(2, f"北京市第{n:03}测试局", n) for n in (1, 2, 3)]


def test_a_pdf_for_each_unit_never_takes_the_place_of_another_file(
    cases: tuple[Ledger, list[Entry], Path], source: PaperSource, tmp_path: Path
) -> None:
    (tmp_path / "北京市第002测试局.pdf").write_bytes(b"mine")
    saved = save_pdf(tmp_path, make_stack(cases[1], {}, first=[cases[2]]), source)
    names = ["合并汇款单.pdf", "北京市第001测试局.pdf", "北京市第002测试局 (2).pdf"]
    assert [path.name for path in saved.files[:3]] == names
    assert (tmp_path / "北京市第002测试局.pdf").read_bytes() == b"mine"
    assert [known_page(text) for text in text_of_pages(saved.files[2])] == [f"002 {name}" for name in PAPERS]


def test_a_paper_that_cannot_be_drawn_is_told_and_the_others_are_there(
    cases: tuple[Ledger, list[Entry], Path], source: PaperSource, tmp_path: Path
) -> None:
    leaves = make_stack(cases[1], {})
    broken = tmp_path / "合并汇款单.docx"
    broken.write_bytes(b"no Word file")
    leaves = [*make_stack([], {}, first=[broken]), *leaves]
    saved = save_pdf(tmp_path / "整批.pdf", leaves, source)
    assert [leaf.title for leaf, _ in saved.failed] == ["合并汇款单"]
    assert len(text_of_pages(tmp_path / "整批.pdf")) == 5 * UNITS


def test_a_stopped_pdf_leaves_no_trace_and_the_file_before_it_stays(
    cases: tuple[Ledger, list[Entry], Path], source: PaperSource, tmp_path: Path
) -> None:
    path, seen = tmp_path / "整批.pdf", []
    path.write_bytes(b"before")
    saved = save_pdf(path, make_stack(cases[1], {}), source, lambda done, *_: seen.append(done), lambda: len(seen) > 4)
    assert (saved.files, saved.stopped) == ((), True)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_told(
    cases: tuple[Ledger, list[Entry], Path], source: PaperSource, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="找不到它所在的文件夹"):
        save_pdf(tmp_path / "没有" / "整批.pdf", make_stack(cases[1], {}), source)
    (tmp_path / "文件").touch()
    with pytest.raises(ExportError, match="不是可以使用的文件夹"):
        save_pdf(tmp_path / "文件" / "整批.pdf", make_stack(cases[1], {}), source)


def test_half_a_character_in_the_name_of_a_pdf_is_told(
    cases: tuple[Ledger, list[Entry], Path], source: PaperSource, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="不完整的字符"):
        save_pdf(tmp_path / "材料\ud83d.pdf", make_stack(cases[1], {}), source)


def test_a_pdf_of_another_kind_gets_no_bookmarks(tmp_path: Path) -> None:
    path = tmp_path / "别的.pdf"
    path.write_bytes(b"%PDF-1.7\nsomething else\nstartxref\n9\n%%EOF\n")
    with pytest.raises(ExportError, match="没有写完整"):
        add_outline(path, [Bookmark("一", 0)])
