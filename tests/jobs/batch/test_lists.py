"""The lists of a batch: a summary, and one payment sheet for all units."""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.money import by_four
from bjcert_desktop.jobs.batch import lists
from bjcert_desktop.jobs.batch.batch import UnknownUnit
from bjcert_desktop.jobs.batch.readiness import check_batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.ledger import Ledger
from tests.jobs.batch.samples import DAY, batch_of, unit


def test_the_totals_of_both_lists_are_those_of_the_plans(tmp_path: Path) -> None:
    units = [unit(number, number) for number in range(1, 7)]
    batch = batch_of(tmp_path, *units, unknown=(UnknownUnit("不存在的单位", "没有它。"),))
    result = run(batch)
    assert result.summary is not None
    assert result.transfer is not None
    sheet = openpyxl.load_workbook(result.summary).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:-1]] == [*(each.name for each in units), "不存在的单位"]
    assert [row[6] for row in rows[1:-2]] == [190 * number for number in range(1, 7)]
    assert (rows[-1][5], rows[-1][6], rows[-1][8]) == (21, 21 * 190, 30)
    assert rows[-2][10] == "没有它。"
    document = docx.Document(str(result.transfer))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    for fact in (
        "3990",
        "人民币叁仟玖佰玖拾元整",
        by_four(batch.catalogue.account.account),
        batch.catalogue.account.bank_number,
    ):
        assert fact in text
    table = document.tables[-1]
    assert [[cell.text for cell in row.cells][1:] for row in table.rows][2] == [
        units[1].name,
        units[1].code,
        "更新",
        "2",
        "380",
    ]
    assert len(table.rows) == 8
    assert not check_batch(batch).units[0].reasons


@pytest.mark.parametrize(
    ("scenario", "payment", "transfer"),
    [("renew-mail", "transfer", True), ("renew-mail", "onsite", False), ("revoke", "transfer", False)],
)
def test_a_payment_sheet_is_written_only_where_money_is_to_be_transferred(
    tmp_path: Path, scenario: str, payment: str, transfer: bool
) -> None:
    result = run(batch_of(tmp_path, unit(1), unit(2), scenario=scenario, case=Case(day=DAY, payment=payment)))
    assert (result.transfer is not None) == transfer
    assert result.summary == tmp_path / "批次汇总.xlsx"


def test_one_unit_alone_needs_no_lists(tmp_path: Path) -> None:
    result = run(batch_of(tmp_path, unit(1)))
    assert (result.summary, result.transfer) == (None, None)
    assert [path.name for path in tmp_path.iterdir()] == ["20261122 更新 北京市示例区第1局"]


def test_a_list_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "批次汇总.xlsx").write_bytes(b"mine")
    (tmp_path / "合并汇款单.docx").write_bytes(b"mine")
    result = run(batch_of(tmp_path, unit(1), unit(2)))
    assert (result.summary, result.transfer) == (tmp_path / "批次汇总 (2).xlsx", tmp_path / "合并汇款单 (2).docx")
    assert (tmp_path / "批次汇总.xlsx").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["批次汇总.xlsx", "合并汇款单.docx"])
def test_a_list_that_another_batch_writes_under_the_same_name_meanwhile_is_never_taken_for_the_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    move = lists.move

    def quicker(source: Path, target: Path) -> None:
        if target.name == name and not target.exists():
            target.write_bytes(b"of another batch")
        move(source, target)

    monkeypatch.setattr(lists, "move", quicker)
    ledger = Ledger(tmp_path / "data")
    result = run(batch_of(tmp_path / "out", unit(1), unit(2), ledger=ledger))
    assert result.problems == ()
    assert result.summary is not None
    assert result.transfer is not None
    assert name not in (result.summary.name, result.transfer.name)
    assert (tmp_path / "out" / name).read_bytes() == b"of another batch"
    assert set(ledger.batches()[0].files) == {result.summary.name, result.transfer.name}


@pytest.mark.parametrize("name", ["批次汇总.xlsx", "合并汇款单.docx"])
def test_a_list_that_appeared_while_a_batch_was_interrupted_is_not_taken_for_the_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def stopped(_source: Path, target: Path) -> None:
        if target.name == name:
            raise OSError(5, "the disk is gone")
        move(_source, target)

    move: Any = lists.move
    batch = batch_of(tmp_path / "out", unit(1), unit(2))
    with monkeypatch.context() as patch:
        patch.setattr(lists, "move", stopped)
        first = run(batch)
    assert first.resumable
    (tmp_path / "out" / name).write_bytes(b"of another batch")
    result = run(batch)
    assert result.problems == ()
    names = [path.name for path in (result.summary, result.transfer) if path]
    assert len(names) == 2
    assert name not in names
    assert (tmp_path / "out" / name).read_bytes() == b"of another batch"
