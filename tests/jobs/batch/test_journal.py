"""The journal of a batch: what counts as done after an interruption, and what is taken away."""

from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.errors import ExportError
from bjcert_desktop.jobs.batch.journal import Journal, Kept, Lists, unfinished
from bjcert_desktop.jobs.export import digest

DAY = date(2026, 11, 22)
FILES = ("申请表.docx", "材料清单.docx")


def entry(staged: Path, folder: str, files: tuple[str, ...] = FILES) -> Kept:
    return Kept(
        key=folder,
        unit=folder,
        seal="",
        staged=staged.name,
        folder=folder,
        files=files,
        sha256=tuple(digest(name.encode()) for name in files),
        forms={},
        missing=(),
        name=folder,
        code="",
        certificates=1,
    )


def write_papers(folder: Path, files: tuple[str, ...] = FILES) -> None:
    folder.mkdir(exist_ok=True)
    for name in files:
        (folder / name).write_bytes(name.encode())


def interrupted(out: Path, *lines: Kept | Lists) -> Path:
    """Leave a journal with *lines* as a run that was killed does; return its working folder."""
    journal = Journal(out, "b", DAY)
    journal.add(lines)
    journal.close()
    return journal.folder


def kept_of(out: Path) -> list[str]:
    journal = Journal(out, "b", DAY)
    try:
        return [line.folder for line in journal.kept]
    finally:
        journal.close()


def test_a_new_journal_has_nothing_and_goes_without_a_trace(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "out", "b", DAY)
    assert (journal.kept, journal.lists) == ([], None)
    journal.remove()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_unit_counts_as_done_while_all_its_papers_are_there(tmp_path: Path) -> None:
    interrupted(tmp_path, *(entry(Path("00001"), name) for name in ("甲局", "乙局", "丙局")))
    write_papers(tmp_path / "甲局")
    write_papers(tmp_path / "乙局", FILES[:1])
    assert kept_of(tmp_path) == ["甲局"]


def test_papers_that_had_only_to_be_renamed_get_their_name(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "b", DAY)
    staged = journal.new_folder()
    write_papers(staged)
    journal.add([entry(staged, "甲局")])
    journal.close()
    assert kept_of(tmp_path) == ["甲局"]
    assert sorted(path.name for path in (tmp_path / "甲局").iterdir()) == sorted(FILES)


def test_a_folder_that_another_program_made_meanwhile_is_not_taken_for_the_unit(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "b", DAY)
    staged = journal.new_folder()
    write_papers(staged)
    journal.add([entry(staged, "甲局")])
    journal.close()
    write_papers(tmp_path / "甲局")
    assert kept_of(tmp_path) == []


def test_papers_without_a_line_are_taken_away_and_their_number_is_not_used_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "b", DAY)
    first, second = journal.new_folder(), journal.new_folder()
    write_papers(first)
    journal.add([entry(second, "甲局")])
    write_papers(tmp_path / "甲局")
    journal.close()
    again = Journal(tmp_path, "b", DAY)
    assert not first.exists()
    assert int(again.new_folder().name) > int(second.name)
    again.close()


def test_a_line_that_was_cut_off_is_passed_over_and_the_next_one_is_read(tmp_path: Path) -> None:
    folder = interrupted(tmp_path, entry(Path("00001"), "甲局"))
    write_papers(tmp_path / "甲局")
    write_papers(tmp_path / "乙局")
    with (folder / "journal").open("ab") as file:
        file.write(b'{"type": "unit", "key": "\xe5')
    assert kept_of(tmp_path) == ["甲局"]
    interrupted(tmp_path, entry(Path("00002"), "乙局"))
    assert kept_of(tmp_path) == ["甲局", "乙局"]


def test_the_lists_count_only_when_nothing_was_written_after_them(tmp_path: Path) -> None:
    lists = Lists(summary="批次汇总.xlsx")
    interrupted(tmp_path, lists)
    journal = Journal(tmp_path, "b", DAY)
    assert journal.lists == lists
    journal.add([entry(Path("00001"), "甲局")])
    journal.close()
    journal = Journal(tmp_path, "b", DAY)
    assert journal.lists is None
    journal.close()


def test_one_process_at_a_time_works_on_a_batch(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "b", DAY)
    with pytest.raises(ExportError, match="另一个窗口"):
        Journal(tmp_path, "b", DAY)
    Journal(tmp_path, "another", DAY).close()
    journal.close()
    Journal(tmp_path, "b", DAY).close()


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(ExportError, match="out"):
        Journal(tmp_path / "out", "b", DAY)


def test_the_newest_interrupted_run_of_a_batch_is_found(tmp_path: Path) -> None:
    assert unfinished(tmp_path / "nothing", "b") is None
    for batch, day in (("b", DAY), ("b", date(2026, 10, 1)), ("c", date(2026, 12, 1))):
        Journal(tmp_path, batch, day).close()
    (tmp_path / ".~批次-b-later").mkdir()
    assert unfinished(tmp_path, "b") == DAY
