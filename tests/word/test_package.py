"""The package as it is written again."""

import io
import subprocess
import sys
import zipfile
from typing import Any

import pytest

from bjcert_desktop.word.package import Package, Writer


def test_a_package_written_unchanged_holds_the_same(word: Any) -> None:
    data = word.make(word.p("甲")).read_bytes()
    again = Writer(Package(data), ()).write(())
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(again)) as new:
        assert new.testzip() is None
        assert [(i.filename, i.CRC, i.compress_size) for i in old.infolist()] == [
            (i.filename, i.CRC, i.compress_size) for i in new.infolist()
        ]
        assert {i.date_time for i in new.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_members_that_are_stored_or_streamed_or_named_in_chinese_are_copied(word: Any) -> None:
    stream = io.BytesIO()

    class Unseekable(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            return stream.write(data)

    with zipfile.ZipFile(Unseekable(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "x" * 50)
        package.writestr("word/图片.bin", b"\x00\x01" * 50, zipfile.ZIP_STORED)
    again = Writer(Package(stream.getvalue()), ["[Content_Types].xml"]).write([[b"y" * 5, b"y" * 4]])
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        assert package.testzip() is None
        assert package.read("[Content_Types].xml") == b"y" * 9
        assert package.read("word/图片.bin") == b"\x00\x01" * 50
        assert package.getinfo("word/图片.bin").compress_type == zipfile.ZIP_STORED


def test_a_member_that_is_not_there_is_no_member(word: Any) -> None:
    with pytest.raises(KeyError):
        Package(word.make("").read_bytes()).read("word/none.xml")


def test_the_xml_library_is_not_loaded_with_the_door() -> None:
    code = "import sys, bjcert_desktop.word; print(sorted({'lxml', 'docx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
