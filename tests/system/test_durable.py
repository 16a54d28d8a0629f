"""New files survive a power cut."""

import errno
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bjcert_desktop.system import durable
from bjcert_desktop.system.durable import Flusher, move, write


def folders(parent: Path, count: int = 3) -> list[tuple[Path, list[str]]]:
    made = [(parent / str(number), ["甲.docx", "乙.docx"]) for number in range(count)]
    for folder, names in made:
        folder.mkdir()
        for name in names:
            write(folder / name, b"x" * 100_000)
    return made


def test_a_new_file_is_never_overwritten(tmp_path: Path) -> None:
    write(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        write(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"


@pytest.fixture
def flusher() -> Iterator[Flusher]:
    with closing(Flusher()) as made:
        yield made


def test_folders_are_flushed_while_others_are_written(tmp_path: Path, flusher: Flusher) -> None:
    first = flusher.begin(folders(tmp_path))
    (tmp_path / "more").mkdir()
    second = flusher.begin(folders(tmp_path / "more"))
    assert (first(), second()) == ([None] * 3, [None] * 3)


def test_every_file_and_every_folder_is_flushed(
    tmp_path: Path, flusher: Flusher, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(durable, "flush", flushed.append)
    monkeypatch.setattr(durable, "flush_folder", flushed.append)
    made = folders(tmp_path)
    flusher.begin(made)()
    assert sorted(flushed) == sorted(path for folder, names in made for path in (folder, *map(folder.joinpath, names)))


def test_a_file_that_cannot_be_flushed_fails_its_folder_alone(tmp_path: Path, flusher: Flusher) -> None:
    made = folders(tmp_path)
    (tmp_path / "1" / "乙.docx").unlink()
    errors = flusher.begin(made)()
    assert [error and error.errno for error in errors] == [None, errno.ENOENT, None]


def test_a_name_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    write(tmp_path / "a", b"a")
    write(tmp_path / "b", b"b")
    with pytest.raises(FileExistsError):
        move(tmp_path / "a", tmp_path / "b")
    move(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "c").read_bytes() == b"a"
