"""Many units in one go: every folder whole, one bad unit alone, nothing twice, and lists that add up."""

import errno
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import openpyxl
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import ExportError
from bjcert_desktop.jobs import form_library
from bjcert_desktop.jobs.batch import journal, lists
from bjcert_desktop.jobs.batch import run as batch_module
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.registry.api import ValueFinding
from bjcert_desktop.system import durable, paths
from tests.jobs.batch.samples import DAY, TITLES, batch_of, stopping_after, unit


@pytest.fixture(autouse=True)
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups that end in the middle of what the tests export."""
    monkeypatch.setattr(batch_module, "_GROUP", 16)
    monkeypatch.setattr(batch_module, "_PATIENCE", 60)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


def failing(error: OSError, at: int, times: int = 1) -> Callable[[str, bytes], None]:
    """A stand-in for write that raises *error* from the file number *at* on."""
    calls = 0

    def write(path: str, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if at <= calls < at + times:
            Path(path).write_bytes(content[:100])
            raise error
        durable.write(path, content)

    return write


# --- the whole --------------------------------------------------------------------------------------------------------


def test_every_unit_gets_its_folder_and_the_lists_are_beside_them(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    units = [unit(number, number % 3 + 1) for number in range(1, 41)]
    result = run(batch_of(tmp_path, *units), lambda *args: told.append(args))
    names = [f"20261122 更新 {each.name}" for each in units]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, "合并汇款单.docx", "批次汇总.xlsx"])
    assert [outcome.folder for outcome in result.outcomes] == [tmp_path / name for name in names]
    for outcome in result.outcomes:
        assert [path.stem for path in outcome.paths] == TITLES
        assert all(zipfile.is_zipfile(path) for path in outcome.paths)
    assert told == [*((index, 40, each.name) for index, each in enumerate(units)), (40, 40, "")]
    assert (result.left, result.resumable, result.problems, result.strays) == (0, False, (), ())
    assert set(result.forms) == {*TITLES, "合并汇款单"}


def test_a_name_that_exists_gets_a_number_and_nothing_is_written_over(tmp_path: Path) -> None:
    batch = batch_of(tmp_path, unit(1), unit(2))
    run(batch)
    before = everything(tmp_path)
    again = run(batch)
    names = [outcome.folder.name for outcome in again.outcomes if outcome.folder]
    assert names == ["20261122 更新 北京市示例区第1局 (2)", "20261122 更新 北京市示例区第2局 (2)"]
    assert again.summary is not None
    assert again.summary.name == "批次汇总 (2).xlsx"
    assert {name: content for name, content in everything(tmp_path).items() if name in before} == before


def test_units_whose_names_hardly_differ_never_share_a_folder(tmp_path: Path) -> None:
    result = run(batch_of(tmp_path, unit(1, name="abc局"), unit(2, name="ＡＢＣ局"), unit(2, name="abc局")))
    names = [outcome.folder.name for outcome in result.outcomes if outcome.folder]
    assert names == ["20261122 更新 abc局", "20261122 更新 ＡＢＣ局 (2)", "20261122 更新 abc局 (3)"]


@pytest.mark.parametrize("name", ["路" * 300, "𠮷" * 80, "é" * 120, "a" * 99], ids=["路", "𠮷", "é", "a"])
def test_units_with_the_same_very_long_name_get_folders_with_numbers(tmp_path: Path, name: str) -> None:
    result = run(batch_of(tmp_path, *(unit(n, name=name, code="") for n in range(12))))
    names = [outcome.folder.name for outcome in result.outcomes if outcome.folder]
    assert [each.rpartition(" ")[2] for each in names[1:]] == [f"({n})" for n in range(2, 13)]
    assert {len({*folder.iterdir()}) for folder in tmp_path.iterdir() if folder.is_dir()} == {len(TITLES)}


def test_values_that_are_rejected_stay_off_the_papers_and_are_told(tmp_path: Path) -> None:
    batch = replace(
        batch_of(tmp_path),
        members=[PreparedUnit(unit(1, 3), {"code": ValueFinding("error", "", "的校验码不对。")})],
        count=2,
    )
    (outcome,) = run(batch).outcomes
    assert (outcome.code, outcome.certificates) == ("", 2)
    assert outcome.remarks == ("统一社会信用代码的校验码不对。表上先留空。", "表里有 3 枚证书，只取了前 2 枚。")


# --- what goes wrong --------------------------------------------------------------------------------------------------


def test_a_unit_that_cannot_be_planned_fails_alone(tmp_path: Path) -> None:
    result = run(batch_of(tmp_path, unit(1), unit(2, 0, certificate_count="100000"), unit(3), unit(4)))
    assert [bool(outcome.folder) for outcome in result.outcomes] == [True, False, True, True]
    assert "100000" in result.outcomes[1].problem
    assert not result.resumable
    assert result.summary is not None
    sheet = openpyxl.load_workbook(result.summary).worksheets[0]
    assert [row[10] is None for row in sheet.iter_rows(min_row=2, max_row=5, values_only=True)] == [
        True,
        False,
        True,
        True,
    ]


def test_a_place_that_is_too_deep_is_told_for_every_unit(tmp_path: Path) -> None:
    result = run(batch_of(tmp_path / ("a" * 200), unit(1), unit(2)))
    assert ["太长" in outcome.problem for outcome in result.outcomes] == [True, True]
    assert list((tmp_path / ("a" * 200)).iterdir()) == []


def test_a_name_that_the_system_does_not_take_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def move(source: Path, target: Path) -> None:
        if "第2局" in target.name:
            raise OSError(errno.ENAMETOOLONG, "too long")
        journal.move(source, target)

    monkeypatch.setattr(batch_module, "move", move)
    result = run(batch_of(tmp_path, *map(unit, range(1, 5))))
    assert [bool(outcome.folder) for outcome in result.outcomes] == [True, False, True, True]
    assert "太长" in result.outcomes[1].problem


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "full"), "磁盘空间不足"),
        (PermissionError(errno.EACCES, "denied"), "没有权限"),
        (OSError(errno.EIO, "input/output"), "失败"),
    ],
)
@pytest.mark.parametrize("at", [1, 8, 100])
def test_a_write_that_fails_is_told_and_made_up_for_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str, at: int
) -> None:
    units = [unit(number) for number in range(40)]
    whole = everything_of(tmp_path / "whole", units)
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(batch_module, "write", failing(error, at, times=7))
        first = run(batch_of(out, *units))
    failed = [outcome for outcome in first.outcomes if outcome.problem]
    assert 2 <= len(failed) <= 7
    assert all(said in outcome.problem for outcome in failed)
    assert (first.resumable, first.summary, first.transfer) == (True, None, None)
    assert_whole(out, whole)
    before = stamps(out)
    second = run(batch_of(out, *units))
    assert [outcome.problem for outcome in second.outcomes] == [""] * 40
    assert sum(outcome.resumed for outcome in second.outcomes) == 40 - len(failed)
    assert everything(out).keys() == whole.keys()
    assert before.items() <= stamps(out).items()


@pytest.mark.parametrize(("module", "what"), [(durable, "flush"), (durable, "flush_folder"), (batch_module, "move")])
def test_whatever_fails_at_the_end_of_a_group_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, what: str
) -> None:
    units = [unit(number) for number in range(40)]
    whole = everything_of(tmp_path / "whole", units)
    out, original, calls = tmp_path / "out", getattr(durable, what), 0

    def fails_once(*arguments: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == 20:
            raise OSError(errno.EIO, "input/output")
        original(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(module, what, fails_once)
        first = run(batch_of(out, *units))
    assert sum(bool(outcome.problem) for outcome in first.outcomes) == 1
    assert_whole(out, whole)
    assert not any(outcome.problem for outcome in run(batch_of(out, *units)).outcomes)
    assert everything(out).keys() == whole.keys()


def test_a_journal_that_cannot_be_written_gives_up_a_unit_to_make_room_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = [unit(number) for number in range(40)]
    add, calls = journal.Journal.add, 0

    def fails_once(self: journal.Journal, lines: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            with (self.folder / "journal").open("ab") as file:
                file.write(b'\n{"type":"unit","uni')  # cut off
            raise OSError(errno.ENOSPC, "full")
        add(self, lines)

    with monkeypatch.context() as patch:
        patch.setattr(journal.Journal, "add", fails_once)
        first = run(batch_of(tmp_path, *units))
    assert sum(bool(outcome.problem) for outcome in first.outcomes) == 1
    second = run(batch_of(tmp_path, *units))
    assert sum(outcome.resumed for outcome in second.outcomes) == 39
    assert len(list(tmp_path.iterdir())) == 42


def test_a_line_that_was_written_and_could_not_be_flushed_counts_for_nothing_once_its_unit_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = [unit(number) for number in range(4)]
    add = journal.Journal.add

    def not_flushed(self: journal.Journal, lines: Any) -> None:
        add(self, lines)
        raise OSError(errno.EIO, "input/output")

    with monkeypatch.context() as patch:
        patch.setattr(journal.Journal, "add", not_flushed)
        assert all(outcome.problem for outcome in run(batch_of(tmp_path, *units)).outcomes)
    assert run(batch_of(tmp_path, *units, unit(4)), cancelled=stopping_after(4)).left == 1
    last = run(batch_of(tmp_path, *units, unit(4)))
    assert [outcome.resumed for outcome in last.outcomes] == [True] * 4 + [False]
    assert last.strays == ()


def test_a_place_that_goes_away_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def report(index: int, _all: int, _name: str) -> None:
        if index == 20:
            shutil.rmtree(out)

    result = run(batch_of(out, *map(unit, range(30))), report)
    assert "不见了" in result.outcomes[-1].problem
    assert not out.exists()


def test_lists_that_cannot_be_written_are_told_and_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ExportError("磁盘空间不足。", "请清理磁盘。")

    batch = batch_of(tmp_path, unit(1), unit(2))
    with monkeypatch.context() as patch:
        patch.setattr(lists, "write_summary", refuse)
        first = run(batch)
    assert first.problems == ("磁盘空间不足。请清理磁盘。",)
    assert (first.summary, first.resumable) == (None, True)
    second = run(batch)
    assert second.summary == tmp_path / "批次汇总.xlsx"
    assert second.transfer == tmp_path / "合并汇款单.docx"
    assert len(list(tmp_path.iterdir())) == 4


# --- cancelled, and taken up again ------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 15, 16, 17, 33])
def test_a_cancelled_batch_goes_on_where_it_stopped(tmp_path: Path, count: int) -> None:
    units = [unit(number) for number in range(40)]
    whole = everything_of(tmp_path / "whole", units)
    out = tmp_path / "out"
    first = run(batch_of(out, *units), cancelled=stopping_after(count))
    assert (len(first.outcomes), first.left, first.resumable) == (count, 40 - count, True)
    assert (first.summary, first.transfer) == (None, None)
    assert_whole(out, whole)
    before = stamps(out)
    second = run(batch_of(out, *units))
    assert sum(outcome.resumed for outcome in second.outcomes) == count
    assert everything(out).keys() == whole.keys()
    assert before.items() <= stamps(out).items()
    assert second.summary is not None
    rows = list(openpyxl.load_workbook(second.summary).worksheets[0].iter_rows(values_only=True))
    assert (rows[-1][5], rows[-1][6]) == (40, 40 * 190)


def test_a_batch_that_is_cancelled_at_once_leaves_nothing(tmp_path: Path) -> None:
    result = run(batch_of(tmp_path, unit(1), unit(2)), cancelled=lambda: True)
    assert (result.left, result.resumable) == (2, False)
    assert list(tmp_path.iterdir()) == []


def test_cancelling_again_at_once_forgets_nothing(tmp_path: Path) -> None:
    units = [unit(number) for number in range(4)]
    run(batch_of(tmp_path, *units), cancelled=stopping_after(2))
    assert run(batch_of(tmp_path, *units), cancelled=lambda: True).resumable
    assert [outcome.resumed for outcome in run(batch_of(tmp_path, *units)).outcomes] == [True, True, False, False]


def test_the_day_of_an_interrupted_batch_is_found_again(tmp_path: Path) -> None:
    units = [unit(number) for number in range(3)]
    assert batch_of(tmp_path / "none", *units).interrupted_day is None
    run(batch_of(tmp_path, *units), cancelled=stopping_after(1))
    tomorrow = batch_of(tmp_path, *units, case=Case(day=date(2026, 11, 23)))
    assert tomorrow.interrupted_day == DAY
    assert batch_of(tmp_path, *units, scenario="new").interrupted_day is None
    run(batch_of(tmp_path, *units))
    assert tomorrow.interrupted_day is None


def test_another_batch_in_the_same_place_is_no_part_of_an_interrupted_one(tmp_path: Path) -> None:
    units = [unit(number) for number in range(3)]
    run(batch_of(tmp_path, *units), cancelled=stopping_after(2))
    other = run(batch_of(tmp_path, *units, scenario="new"))
    assert not any(outcome.resumed or outcome.problem for outcome in other.outcomes)
    assert sum(outcome.resumed for outcome in run(batch_of(tmp_path, *units)).outcomes) == 2


def test_a_unit_that_is_no_longer_in_the_registry_is_told_and_its_folder_kept(tmp_path: Path) -> None:
    units = [unit(number) for number in range(4)]
    run(batch_of(tmp_path, *units), cancelled=stopping_after(2))
    second = run(batch_of(tmp_path, *units[1:]))
    assert second.strays == (tmp_path / "20261122 更新 北京市示例区第0局",)
    assert [outcome.resumed for outcome in second.outcomes] == [True, False, False]
    assert len(list(second.strays[0].iterdir())) == 5


def test_a_unit_whose_data_changed_meanwhile_is_not_written_again_but_told(tmp_path: Path) -> None:
    units = [unit(number, 2) for number in range(3)]
    run(batch_of(tmp_path, *units), cancelled=stopping_after(2))
    changed = replace(units[0], certificates=units[0].certificates[:1])
    second = run(batch_of(tmp_path, changed, *units[1:]))
    assert second.outcomes[0].amount == 380  # as on the papers
    assert "改动过" in second.outcomes[0].remarks[-1]
    assert [outcome.changed for outcome in second.outcomes] == [True, False, False]
    assert second.outcomes[1].remarks == ()


def test_a_finished_folder_that_was_taken_away_meanwhile_is_written_again(tmp_path: Path) -> None:
    units = [unit(number) for number in range(3)]
    first = run(batch_of(tmp_path, *units), cancelled=stopping_after(2))
    assert first.outcomes[0].folder is not None
    shutil.rmtree(first.outcomes[0].folder)
    second = run(batch_of(tmp_path, *units))
    assert [outcome.resumed for outcome in second.outcomes] == [False, True, False]
    assert second.outcomes[0].folder == first.outcomes[0].folder


def test_two_rows_of_the_same_unit_stay_two_over_an_interruption(tmp_path: Path) -> None:
    twins = [unit(1), replace(unit(1), row=2), unit(3)]
    run(batch_of(tmp_path, *twins), cancelled=stopping_after(1))
    result = run(batch_of(tmp_path, *twins))
    assert [outcome.resumed for outcome in result.outcomes] == [True, False, False]
    assert [outcome.folder.name for outcome in result.outcomes[:2] if outcome.folder] == [
        "20261122 更新 北京市示例区第1局",
        "20261122 更新 北京市示例区第1局 (2)",
    ]


def test_what_a_killed_run_had_only_to_rename_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units = [unit(number) for number in range(4)]

    def killed(*_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(batch_module, "move", killed)
        with pytest.raises(KeyboardInterrupt):
            run(batch_of(tmp_path, *units))
    assert all(path.name.startswith(".~") for path in tmp_path.iterdir())
    assert [outcome.resumed for outcome in run(batch_of(tmp_path, *units)).outcomes] == [True] * 4
    assert len(list(tmp_path.iterdir())) == 6


def test_a_folder_that_somebody_else_made_meanwhile_is_not_taken_for_the_unit_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(_source: Path, target: Path) -> None:
        target.mkdir()
        raise FileExistsError(errno.EEXIST, "exists")

    with monkeypatch.context() as patch:
        patch.setattr(batch_module, "move", taken)
        first = run(batch_of(tmp_path, unit(1)))
    assert "没有覆盖" in first.outcomes[0].problem
    assert everything(tmp_path)["20261122 更新 北京市示例区第1局"] == b""
    second = run(batch_of(tmp_path, unit(1)))
    assert second.outcomes[0].folder == tmp_path / "20261122 更新 北京市示例区第1局 (2)"
    assert not list((tmp_path / "20261122 更新 北京市示例区第1局").iterdir())


def test_two_programs_do_not_work_on_one_batch(tmp_path: Path) -> None:
    batch = batch_of(tmp_path, unit(1), unit(2))
    first = journal.Journal(tmp_path, batch.digest, DAY)
    with pytest.raises(ExportError, match="另一个窗口"):
        run(batch)
    first.close()
    assert not any(outcome.problem for outcome in run(batch).outcomes)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read where Linux tells it")
def test_memory_hardly_grows_with_the_number_of_units(tmp_path: Path) -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    units = [unit(number, 2) for number in range(1_000)]
    run(batch_of(tmp_path / "few", *units[:50]))
    before = resident()
    result = run(batch_of(tmp_path / "many", *units))
    assert len(result.outcomes) == 1_000
    assert resident() - before < 20 * 2**20


# --- the form ---------------------------------------------------------------------------------------------------------


def test_the_shipped_payment_sheet_repeats_its_header_and_splits_no_row() -> None:
    with zipfile.ZipFile(paths.data("forms", "合并汇款单.docx")) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == xml.count("<w:tr>")


def test_an_office_can_put_its_own_payment_sheet_in_use(tmp_path: Path) -> None:
    forms = form_library.FormSet(tmp_path / "forms")
    own = docx.Document(str(paths.data("forms", "合并汇款单.docx")))
    own.paragraphs[0].runs[0].text = "本单位合并汇款单"
    own.save(str(tmp_path / "own.docx"))
    forms.put_in_use("合并汇款单", tmp_path / "own.docx", DAY)
    result = run(batch_of(tmp_path / "out", unit(1), unit(2), forms=forms))
    assert docx.Document(str(result.transfer)).paragraphs[0].text == "本单位合并汇款单"
    assert "本单位第 1 版" in result.forms["合并汇款单"]


# --- helpers ----------------------------------------------------------------------------------------------------------


def everything_of(folder: Path, units: list[Unit]) -> dict[str, bytes]:
    """What a run that nothing happens to leaves."""
    run(batch_of(folder, *units))
    return everything(folder)


def assert_whole(out: Path, whole: dict[str, bytes]) -> None:
    """Every folder under its final name is complete, byte for byte."""
    there = {name: content for name, content in everything(out).items() if not name.startswith(".~")}
    assert there.items() <= whole.items()
    for name in there:
        if "/" not in name:
            assert sum(other.startswith(f"{name}/") for other in there) == len(TITLES)


def stamps(out: Path) -> dict[str, tuple[int, int]]:
    """What would change if a file were written again."""
    found = (path for path in out.glob("2026*/*.docx"))
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in found}
