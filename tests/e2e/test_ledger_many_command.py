"""``bjcert ledger`` for many cases as a process: a batch, tracking numbers from a file, the last change taken back."""

from pathlib import Path

import openpyxl
import pytest

from bjcert_desktop.registry.writing.blank_workbook import write_units
from tests.e2e.test_ledger_command import answer, bjcert, ledger, own


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a batch of three units in its ledger."""
    workbook, data = tmp_path / "单位信息表.xlsx", tmp_path / "data"
    write_units(workbook, [own(number) for number in range(3)])
    answer("export", "renew-mail", "--registry", workbook, "--all", "--out", tmp_path / "out", "--data-dir", data)
    return data


def test_a_batch_is_listed_moved_on_and_taken_back(folder: Path) -> None:
    (batch,) = ledger(folder, "batches")["batches"]
    assert (batch["cases"], batch["through"], batch["reached"]) == (3, 0, {"已导出": 3})
    assert Path(batch["payment"]).name == "合并汇款单.docx"
    short = batch["key"][:8]
    assert ledger(folder, "list", "--batch", short)["total"] == 3
    ledger(folder, "move", 2, "sent")
    told = bjcert("ledger", "move", "--batch", short, "paid", "--note", "一起汇款", "--data-dir", folder)
    assert (told.returncode, told.stdout) == (1, "2 件记为已汇款。\n")
    assert "1 件已经是“已寄出”" in told.stderr
    assert ledger(folder, "undo") == {"undone": "2 件记为已汇款", "cases": 2}
    assert bjcert("ledger", "undo", "--data-dir", folder).returncode == 2
    assert [each["state"] for each in ledger(folder, "list")["entries"]] == ["exported", "sent", "exported"]
    moved = ledger(folder, "move", 1, 3, "stamped")
    assert moved == {"moved": [3, 1], "left": {}}
    assert bjcert("ledger", "move", 1, 77, "paid", "--data-dir", folder).returncode == 2
    assert bjcert("ledger", "move", "--batch", "nonsense", "paid", "--data-dir", folder).returncode == 2


def test_numbers_in_a_file_are_noted_and_what_is_not_sure_is_told(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["单位", "单号"],
        ["北京市第0局", "SF0000000000001"],
        ["北京市第1局", 773123456789012],
        ["不认识的局", "SF0000000000003"],
    ):
        book.active.append(row)
    book.save(tmp_path / "单号.xlsx")
    done = bjcert("ledger", "tracking", tmp_path / "单号.xlsx", "--data-dir", folder)
    assert (done.returncode, done.stdout) == (1, "登记了 2 件的快递单号。\n")
    assert done.stderr == "错误：第 4 行 不认识的局：办理记录里没有这个单位\n"
    entries = ledger(folder, "list")["entries"]
    assert {each["unit"]: each["tracking"] for each in entries} == {
        "北京市第0局": "SF0000000000001",
        "北京市第1局": "773123456789012",
        "北京市第2局": "",
    }
