"""The lines of the program's journals survive damage line by line."""

import os
from pathlib import Path

import msgspec
import pytest

from bjcert_desktop.system.own_lines import add_lines, read_lines


class Note(msgspec.Struct, frozen=True):
    text: str


def test_lines_are_read_as_they_were_added(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    assert list(read_lines(path, Note)) == []
    add_lines(path, [Note("一"), Note("二\n行")])
    add_lines(path, [Note("三")])
    assert list(read_lines(path, Note)) == [Note("一"), Note("二\n行"), Note("三")]


def test_a_line_that_was_cut_off_or_changed_is_passed_over_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    add_lines(path, [Note("一"), Note("二")])
    path.write_bytes(path.read_bytes().replace("一".encode(), "七".encode())[:-3])
    add_lines(path, [Note("三")])
    assert list(read_lines(path, Note)) == [Note("三")]


def test_a_line_of_another_kind_is_passed_over(tmp_path: Path) -> None:
    add_lines(tmp_path / "journal", [{"number": 1}, Note("一")])
    assert list(read_lines(tmp_path / "journal", Note)) == [Note("一")]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    (tmp_path / "journal").symlink_to(tmp_path / "other")
    with pytest.raises(OSError, match="journal"):
        add_lines(tmp_path / "journal", [Note("一")])
    assert list(read_lines(tmp_path / "journal", Note)) == []


def test_a_file_that_is_far_too_large_is_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    add_lines(path, [Note("一")])
    os.truncate(path, 10 << 30)
    assert list(read_lines(path, Note)) == []
