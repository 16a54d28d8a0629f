"""``bjcert print`` and ``bjcert export --pdf`` as processes."""

from pathlib import Path

import pytest

from bjcert_desktop.ledger import Ledger
from bjcert_desktop.registry.writing.blank_workbook import write_units
from tests.e2e.test_ledger_command import answer, bjcert, own
from tests.jobs.printing.stacks import PAPERS, text_of_pages


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    write_units(tmp_path / "单位信息表.xlsx", [own(number) for number in range(3)])
    return tmp_path / "单位信息表.xlsx"


def export(workbook: Path, *more: object) -> list[object]:
    folder = workbook.parent
    ways = "--registry", workbook, "--all", "--out", folder / "out", "--data-dir", folder / "data"
    return ["export", "renew-mail", *ways, *more]


def test_an_export_is_saved_as_one_pdf_too(workbook: Path) -> None:
    pdf = workbook.parent / "整批.pdf"
    done = bjcert(*export(workbook, "--pdf", pdf, "--copies", "明细表=2", "--separators"))
    assert done.returncode == 0
    assert "只打印其中一种，以免重复汇款" in done.stderr
    assert str(pdf) in done.stdout.splitlines()
    pages = text_of_pages(pdf)
    assert len(pages) == 3 * (1 + len(PAPERS) + 1)
    assert "分隔页" in pages[0]
    again = bjcert(*export(workbook, "--pdf", pdf, "--again"))
    assert (again.returncode, "已经存在，没有覆盖" in again.stderr) == (2, True)
    assert Ledger(workbook.parent / "data").find().total == 3


def test_cases_are_saved_as_a_pdf_for_each_unit(workbook: Path) -> None:
    folder, data = workbook.parent / "PDF", workbook.parent / "data"
    assert bjcert(*export(workbook)).returncode == 0
    done = answer("print", "1-2", "--pdf", folder, "--data-dir", data)
    assert sorted(path.name for path in folder.iterdir()) == ["北京市第0局.pdf", "北京市第1局.pdf"]
    assert (len(done["files"]), done["papers"], done["pages"], done["failed"]) == (2, 10, 10, [])
    batch = answer("ledger", "batches", "--data-dir", data)["batches"][0]["key"]
    done = answer("print", "--batch", batch[:8], "--pdf", workbook.parent / "整批.pdf", "--data-dir", data)
    assert done["papers"] == 15
    together = workbook.parent / "合并.pdf"
    done = answer("print", "--batch", batch[:8], "--together", "--pdf", together, "--data-dir", data)
    assert done["papers"] == 13
    assert "合并汇款单" in text_of_pages(together)[0]
    assert bjcert("print", "1", "2", "--pdf", folder, "--data-dir", data).returncode == 0
    assert len(list(folder.iterdir())) == 4


def test_what_cannot_be_printed_is_refused_with_a_reason(workbook: Path) -> None:
    data = workbook.parent / "data"
    assert bjcert(*export(workbook)).returncode == 0
    for arguments, said in (
        (["9"], "办理记录里没有第 9 号"),
        (["4-9"], "没有要打印的业务"),
        (["x"], "不是编号"),
        ([], "没有要打印的业务"),
        (["--batch", "xyz"], "没有批次“xyz”"),
        (["1-3", "--copies", "合并汇款单=1"], "以免重复汇款"),
        (["1-3", "--together", "--copies", "汇款信息单=1"], "以免重复汇款"),
        (["1", "--copies", "收据=2"], "没有《收据》"),
        (["1", "--copies", "明细表"], "请写成 明细表=2 这样"),
        (["1"], "没有可用的打印机"),
        (["--resume"], "没有停在半路的打印"),
        (["--failed"], "没有停在半路的打印"),
        (["--resume", "--pdf", "x.pdf"], "--pdf 不能和 --resume"),
    ):
        done = bjcert("print", *arguments, "--data-dir", data)
        assert (done.returncode, said in done.stderr) == (2, True), (arguments, done.stderr)
    assert answer("print", "--printers")["printers"] == []
