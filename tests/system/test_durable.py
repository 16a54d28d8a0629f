"""Files that a power cut cannot take away."""

import errno
from pathlib import Path

import pytest

from bjcert_desktop.system import durable
from bjcert_desktop.system.durable import Flusher, move, write

BY_ONE = pytest.param((), id="file by file")
WHOLE = pytest.param(durable._SYNCED_WHOLE, id="all at once where the system can")


def folders(place: Path, count: int = 3) -> list[tuple[Path, list[str]]]:
    made = [(place / str(number), ["甲.docx", "乙.docx"]) for number in range(count)]
    for folder, names in made:
        folder.mkdir()
        for name in names:
            write(folder / name, b"x" * 100_000)
    return made


def test_a_new_file_holds_what_was_written_and_is_never_written_over(tmp_path: Path) -> None:
    write(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        write(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"


@pytest.mark.parametrize("synced", [BY_ONE, WHOLE])
def test_folders_are_flushed_while_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synced: tuple[int, ...]
) -> None:
    monkeypatch.setattr(durable, "_SYNCED_WHOLE", synced)
    flusher = Flusher(tmp_path)
    first = flusher.begin(folders(tmp_path))
    (tmp_path / "more").mkdir()
    second = flusher.begin(folders(tmp_path / "more"))
    assert (first(), second()) == ([None] * 3, [None] * 3)
    flusher.close()


def test_a_file_that_cannot_be_flushed_is_told_for_its_folder_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_SYNCED_WHOLE", ())
    flusher, made = Flusher(tmp_path), folders(tmp_path)
    (tmp_path / "1" / "乙.docx").unlink()
    told = flusher.begin(made)()
    assert [error and error.errno for error in told] == [None, errno.ENOENT, None]
    flusher.close()


def test_what_the_system_could_not_flush_at_once_is_flushed_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed = []
    monkeypatch.setattr(durable, "_file_system", lambda _place: 0)
    monkeypatch.setattr(durable, "_sync", lambda _system: False)
    monkeypatch.setattr(durable, "flush", flushed.append)
    flusher = Flusher(tmp_path)
    assert flusher.begin(folders(tmp_path))() == [None] * 3
    assert len(flushed) == 6
    flusher._system = None
    flusher.close()


def test_a_name_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    write(tmp_path / "a", b"a")
    write(tmp_path / "b", b"b")
    with pytest.raises(FileExistsError):
        move(tmp_path / "a", tmp_path / "b")
    move(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "c").read_bytes() == b"a"
