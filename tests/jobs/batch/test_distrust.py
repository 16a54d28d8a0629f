"""What lies in the folder of a batch is not believed: links, foreign folders, damaged or changed journals."""

import random
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest

from bjcert_desktop.errors import ExportError
from bjcert_desktop.jobs.batch import run as batch_module
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.journal import unfinished
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.ledger import Ledger
from bjcert_desktop.system.own_files import WorkFolder
from tests.jobs.batch.samples import TITLES, batch_of, stopping_after, unit

UNITS = [unit(number, number % 3 + 1) for number in range(8)]
EXPENSE = str(sum(190 * (number % 3 + 1) for number in range(8)))


@pytest.fixture(autouse=True)
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_module, "_GROUP", 2)


def interrupted(tmp_path: Path) -> tuple[Batch, Path]:
    """A batch that was cancelled after 6 of 8 units, and its working folder."""
    batch = batch_of(tmp_path / "out", *UNITS, ledger=Ledger(tmp_path / "data"))
    assert run(batch, cancelled=stopping_after(6)).left == 2
    return batch, next((tmp_path / "out").glob(".~*"))


def working_folder(tmp_path: Path) -> Path:
    """The name of the working folder, which does not exist."""
    batch = batch_of(tmp_path / "out", *UNITS)
    return tmp_path / "out" / f".~批次-{batch.digest}-{batch.case.day:%Y%m%d}"


def assert_complete(batch: Batch, out: Path) -> None:
    """Every unit has its papers and one entry in the ledger, and the payment sheet asks for the right sum."""
    entries = Ledger(out.parent / "data").find(limit=100).entries
    assert sorted(each.unit for each in entries) == sorted(each.unit.name for each in batch.members)
    assert all((entry.folder / name).is_file() for entry in entries for name in entry.files)
    (sheet,) = out.glob("合并汇款单*.docx")
    text = "\n".join(
        cell.text for table in docx.Document(str(sheet)).tables for row in table.rows for cell in row.cells
    )
    assert EXPENSE in text
    assert not list(out.glob(".~*"))


# --- links and foreign folders ----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("inside", ["", "00001", "00001/申请表.docx", "journal", "lock"])
def test_nothing_is_removed_or_written_behind_a_link_in_the_place_of_the_working_folder(
    tmp_path: Path, inside: str
) -> None:
    precious = tmp_path / "precious"
    for name in ("年报.docx", "00001/年报.docx", "journal", "lock"):
        (precious / name).parent.mkdir(parents=True, exist_ok=True)
        (precious / name).write_text("kept")
    link = working_folder(tmp_path) / inside
    link.parent.mkdir(parents=True)
    if inside not in ("", "lock"):
        (working_folder(tmp_path) / "lock").touch()
    link.symlink_to(precious / inside if inside != "00001/申请表.docx" else precious / "年报.docx")
    before = {path: path.read_bytes() for path in precious.rglob("*") if path.is_file()}
    if inside in ("", "lock"):
        with pytest.raises(ExportError, match="不是本程序建立"):
            run(batch_of(tmp_path / "out", *UNITS))
    else:
        run(batch_of(tmp_path / "out", *UNITS))
    assert {path: path.read_bytes() for path in precious.rglob("*") if path.is_file()} == before


def test_a_folder_of_somebody_with_the_name_of_the_working_folder_is_left_alone(tmp_path: Path) -> None:
    kept = working_folder(tmp_path) / "00001" / "年报.docx"
    kept.parent.mkdir(parents=True)
    kept.write_text("kept")
    with pytest.raises(ExportError, match="不是本程序建立"):
        run(batch_of(tmp_path / "out", *UNITS))
    assert kept.read_text() == "kept"


def test_what_somebody_has_put_into_the_working_folder_stays(tmp_path: Path) -> None:
    batch, working = interrupted(tmp_path)
    for name in ("我的文件", "备份.docx", "1"):
        (working / name).write_text("kept")
    assert not run(batch).resumable
    assert sorted(path.name for path in working.iterdir()) == ["1", "备份.docx", "我的文件"]


# --- the journal ------------------------------------------------------------------------------------------------------


def rewritten(working: Path, checked: bool = True, **changes: Any) -> None:
    """Change values of the first line of the journal, with a right checksum or as earlier versions wrote it."""
    journal = working / "journal"
    lines = [line for line in journal.read_bytes().split(b"\n") if line]
    first = msgspec.json.decode(lines[0].partition(b" ")[2])
    text = msgspec.json.encode({**first, **changes})
    lines[0] = blake2b(text, digest_size=8).hexdigest().encode() + b" " + text if checked else text
    journal.write_bytes(b"\n".join(lines) + b"\n")


@pytest.mark.parametrize(
    "changes",
    [
        {"staged": "../../precious"},
        {"staged": "."},
        {"staged": "１２３４５"},
        {"staged": "99999999999999999999"},
        {"folder": "../precious"},
        {"folder": "/etc"},
        {"folder": ""},
        {"folder": "a\x00b"},
        {"files": ["../申请表.docx"], "sha256": ["0" * 64]},
        {"files": ["申请表.docx"], "sha256": []},
        {"sha256": ["x"] * 5},
        {"certificates": 0},
        {"certificates": 10**12},
        {"type": "folder"},
        {"key": None},
    ],
)
@pytest.mark.parametrize("checked", [True, False])
def test_a_line_that_names_something_outside_or_makes_no_sense_is_passed_over(
    tmp_path: Path, changes: dict[str, Any], checked: bool
) -> None:
    (tmp_path / "precious").mkdir()
    for title in TITLES:
        (tmp_path / "precious" / f"{title}.docx").write_text("kept")
    batch, working = interrupted(tmp_path)
    rewritten(working, checked, **changes)
    result = run(batch)
    assert [each.resumed for each in result.outcomes] == [True] * 6 + [False] * 2
    assert "已逐字核对" in "".join(result.outcomes[0].remarks)
    assert_complete(batch, tmp_path / "out")
    assert (tmp_path / "precious" / "申请表.docx").read_text() == "kept"


@pytest.mark.parametrize("checked", [True, False])
def test_amounts_come_from_the_plan_whatever_the_journal_says(tmp_path: Path, checked: bool) -> None:
    batch, working = interrupted(tmp_path)
    rewritten(working, checked, amount=1, certificates=7, name="别的单位")
    assert sum(each.amount or 0 for each in run(batch).outcomes) == int(EXPENSE)
    assert_complete(batch, tmp_path / "out")


def test_a_journal_of_a_version_without_checksums_is_gone_on_with(tmp_path: Path) -> None:
    batch, working = interrupted(tmp_path)
    lines = [line.partition(b" ")[2] for line in (working / "journal").read_bytes().split(b"\n")]
    (working / "journal").write_bytes(b"\n".join(lines).replace(b'"certificates":', b'"amount":190,"certificates":'))
    result = run(batch)
    assert [each.resumed for each in result.outcomes] == [True] * 6 + [False] * 2
    assert not any("核对" in remark for each in result.outcomes for remark in each.remarks)
    assert_complete(batch, tmp_path / "out")


@pytest.mark.parametrize("seed", range(25))
def test_a_batch_with_a_damaged_journal_is_gone_on_with_and_nothing_is_written_twice(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    batch, working = interrupted(tmp_path)
    content = bytearray((working / "journal").read_bytes())
    for _ in range(chance.choice((1, 1, 5, 50))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    (working / "journal").write_bytes(content)
    result = run(batch)
    assert not any(each.problem for each in result.outcomes)
    assert_complete(batch, tmp_path / "out")


def test_papers_without_a_name_yet_that_are_not_those_that_were_written_are_written_again(tmp_path: Path) -> None:
    batch, working = interrupted(tmp_path)
    folder = tmp_path / "out" / "20261122 更新 北京市示例区第0局"
    staged = working / "00001"
    folder.rename(staged)  # as when the run ended just before the name was given
    (staged / "汇款信息单.docx").write_bytes(b"something else")
    result = run(batch)
    assert not any(each.problem for each in result.outcomes)
    assert (folder / "汇款信息单.docx").read_bytes() != b"something else"


def test_a_batch_whose_journal_is_gone_is_gone_on_with_by_what_the_folders_hold(tmp_path: Path) -> None:
    batch, working = interrupted(tmp_path)
    (working / "journal").unlink()
    changed = tmp_path / "out" / "20261122 更新 北京市示例区第0局" / "申请表.docx"
    changed.write_bytes(b"filled in by hand")
    result = run(batch)
    folders = [each.folder.name for each in result.outcomes if each.folder]
    assert folders[0] == "20261122 更新 北京市示例区第0局 (2)"
    assert not any(name.endswith(")") for name in folders[1:])
    assert changed.read_bytes() == b"filled in by hand"


def test_what_the_end_of_a_batch_could_not_remove_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch, working = interrupted(tmp_path)
    remove = WorkFolder.remove

    def refused(work: WorkFolder, name: str) -> None:
        if name == "journal":
            raise PermissionError(13, "in use")
        remove(work, name)

    monkeypatch.setattr(WorkFolder, "remove", refused)
    assert not run(batch).problems
    (left,) = (tmp_path / "out").glob(".~*")
    assert left != working
    assert (left / "journal").is_file()
    assert unfinished(tmp_path / "out", batch.digest) is None
    assert not any(each.resumed for each in run(batch).outcomes)
