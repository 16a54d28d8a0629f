"""What a batch writes stands in the ledger once, also when it was cut off between a folder's name and the record."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.batch import record as record_module
from bjcert_desktop.jobs.batch import run as batch_module
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.export import digest
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.ledger import CaseState, Ledger, LedgerError, Query, Record, open_ledger

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_module, "_GROUP", 4)
    monkeypatch.setattr(record_module, "_GROUP", 4)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "data")


def unit(number: int, **values: str) -> Unit:
    held = (Certificate(serial=f"A{number}"), Certificate(serial=f"B{number}"))
    return Unit(name=f"北京市示例区第{number}局", code=f"CODE{number}", certificates=held, row=number).corrected(values)


def batch_of(tmp_path: Path, ledger: Ledger, *units: Unit) -> Batch:
    catalogue = load_catalogue()
    scenario = catalogue.owner("renew-mail")[1]
    members = [PreparedUnit(each) for each in units]
    return Batch(catalogue, scenario, Case(day=DAY), members, tmp_path / "out", ledger=ledger)


def recorded(ledger: Ledger) -> dict[str, Path]:
    """The folders in the ledger by the names of their units, each with files that are what was recorded."""
    entries = ledger.find(limit=1000).entries
    for entry in entries:
        assert {name: digest((entry.folder / name).read_bytes()) for name in entry.files} == entry.files
    folders = {entry.unit: entry.folder for entry in entries}
    assert len(folders) == len(entries)
    return folders


def killed_after(monkeypatch: pytest.MonkeyPatch, batch: Batch, records: int) -> None:
    """Run *batch*, and end it as a kill would when it is about to record for the time after *records*."""
    original, calls = Ledger.record, 0

    def record(self: Ledger, found: list[Record]) -> None:
        nonlocal calls
        calls += 1
        if calls > records:
            raise KeyboardInterrupt
        original(self, found)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Ledger, "record", record)
        run(batch)


def test_every_unit_that_was_written_is_recorded_with_its_files_and_forms(tmp_path: Path, ledger: Ledger) -> None:
    units = [unit(number) for number in range(10)]
    result = run(batch_of(tmp_path, ledger, *units))
    assert recorded(ledger) == {each.name: each.folder for each in result.outcomes}
    entry = ledger.entry(1)
    assert (entry.business, entry.amount, entry.serials) == ("renew", 380, ("A0", "B0"))
    assert entry.forms == dict.fromkeys(("申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页"), "示例表样")
    case = ledger.case_of(1)
    assert (case.unit, case.answers) == (units[0], {"renew.way": "mail"})


def test_a_batch_cut_off_before_recording_is_recorded_by_the_next_run(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = batch_of(tmp_path, ledger, *map(unit, range(10)))
    killed_after(monkeypatch, batch, records=1)
    assert len(recorded(ledger)) == 4
    assert len(list((tmp_path / "out").glob("2026*"))) == 8
    result = run(batch)
    assert [each.resumed for each in result.outcomes] == [True] * 8 + [False] * 2
    assert recorded(ledger) == {each.name: each.folder for each in result.outcomes}
    assert {entry.serials for entry in ledger.find().entries} == {(f"A{n}", f"B{n}") for n in range(10)}


def test_units_that_the_batch_has_no_more_or_with_other_data_are_recorded_as_they_were_written(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_after(monkeypatch, batch_of(tmp_path, ledger, *map(unit, range(4))), records=0)
    changed = replace(unit(1), certificates=())
    result = run(batch_of(tmp_path, ledger, changed, unit(2), unit(3)))
    assert [path.name for path in result.strays] == ["20261122 更新 北京市示例区第0局"]
    assert set(recorded(ledger)) == {unit(number).name for number in range(4)}
    entries = {entry.unit: entry for entry in ledger.find().entries}
    for number in (0, 1):  # of which the journal knows less than the workbook did
        entry = entries[unit(number).name]
        assert (entry.code, entry.certificates, entry.amount) == (f"CODE{number}", 2, 380)
    assert entries[unit(2).name].serials == ("A2", "B2")


def test_papers_that_cannot_be_recorded_are_told_and_recorded_by_the_next_run(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LedgerError("磁盘空间不足。", "请清理磁盘。")

    batch = batch_of(tmp_path, ledger, *map(unit, range(6)))
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "record", refuse)
        first = run(batch)
    assert [bool(each.folder) for each in first.outcomes] == [True] * 6
    assert ("没有记入办理记录" in first.problems[0], first.resumable, first.summary is not None) == (True, True, True)
    second = run(batch)
    assert (second.problems, second.resumable, second.summary) == ((), False, first.summary)
    assert recorded(ledger) == {each.name: each.folder for each in first.outcomes}
    assert not list((tmp_path / "out").glob(".~*"))


def test_a_ledger_that_cannot_be_used_at_all_keeps_no_papers_back(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    result = run(batch_of(tmp_path, Ledger(tmp_path / "data"), unit(1), unit(2)))
    assert all(each.folder and each.folder.is_dir() for each in result.outcomes)
    assert result.summary is not None
    assert len(result.problems) == 1


def test_the_same_unit_exported_again_is_another_case(tmp_path: Path, ledger: Ledger) -> None:
    run(batch_of(tmp_path, ledger, unit(1)))
    shutil.rmtree(tmp_path / "out")
    run(batch_of(tmp_path, ledger, unit(1)))
    assert ledger.find().total == 2


def test_papers_that_another_program_holds_open_are_told_and_come_with_the_next_run(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does while a virus scanner looks at new files: their folder cannot get its name."""
    move = batch_module.move

    def held(source: Path, target: Path) -> None:
        if "第2局" in target.name:
            raise PermissionError(13, "in use", str(target))
        move(source, target)

    batch = batch_of(tmp_path, ledger, *map(unit, range(6)))
    with monkeypatch.context() as patch:
        patch.setattr(batch_module, "move", held)
        first = run(batch)
    assert ["关闭正在打开" in each.problem for each in first.outcomes] == [number == 2 for number in range(6)]
    assert first.resumable
    assert set(recorded(ledger)) == {unit(number).name for number in (0, 1, 3, 4, 5)}
    second = run(batch)
    assert not any(each.problem for each in second.outcomes)
    assert recorded(ledger) == {each.name: each.folder for each in second.outcomes}


def test_a_batch_is_one_thing_in_the_ledger_also_after_a_kill(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = batch_of(tmp_path, ledger, *(unit(number) for number in range(12)))
    with monkeypatch.context() as patch:
        killed_after(patch, batch, 1)
    result = run(batch)
    (found,) = ledger.batches()
    assert (found.key, found.cases, found.certificates, found.amount) == (result.batch, 12, 24, 12 * 380)
    assert {each.unit for each in ledger.find(Query(batch=found.key), 99).entries} == {
        f"北京市示例区第{n}局" for n in range(12)
    }
    assert found.folder == tmp_path / "out"
    assert {name: digest((found.folder / name).read_bytes()) for name in found.files} == found.files
    assert sorted(found.files) == ["合并汇款单.docx", "批次汇总.xlsx"]
    assert found.open


def test_two_batches_and_single_cases_are_told_apart(tmp_path: Path, ledger: Ledger) -> None:
    first = run(batch_of(tmp_path, ledger, unit(1), unit(2)))
    second = run(batch_of(tmp_path, ledger, unit(3), unit(4), unit(5)))
    assert run(batch_of(tmp_path, ledger, unit(6))).batch == ""
    assert [(each.key, each.cases) for each in ledger.batches()] == [(second.batch, 3), (first.batch, 2)]
    assert ledger.find().total == 6


def test_how_far_a_batch_is_follows_its_cases(tmp_path: Path, ledger: Ledger) -> None:
    run(batch_of(tmp_path, ledger, unit(1), unit(2), unit(3)))
    ledger.void(1, "重复导出")
    ledger.move(2, CaseState.RECEIVED, DAY)
    ledger.move(3, CaseState.SENT, DAY)
    (found,) = ledger.batches()
    assert (found.cases, found.through, found.open) == (2, 1, True)
    assert found.progress == "已寄出 1 件，已领取 1 件"
    ledger.move(3, CaseState.RECEIVED, DAY)
    assert not ledger.batches()[0].open
