"""The package as it is written again."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.word.form_problem import RefusedForm
from bjcert_desktop.word.package import MAX_FILE, Package, Writer, read_form


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


@pytest.mark.parametrize(("at", "kind", "value"), [(8, "<H", 0), (14, "<I", 7), (22, "<I", 7), (30, "<B", 0x62)])
def test_a_form_whose_headers_contradict_its_directory_is_refused(word: Any, at: int, kind: str, value: int) -> None:
    data = bytearray(word.make(word.p("甲")).read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        struct.pack_into(kind, data, package.getinfo("word/document.xml").header_offset + at, value)
    with pytest.raises(RefusedForm):
        Package(bytes(data))


def test_the_xml_library_is_not_loaded_with_the_door() -> None:
    code = "import sys, bjcert_desktop.word; print(sorted({'lxml', 'docx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_file_is_read_up_to_the_limit_and_no_further(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(MAX_FILE)
    assert len(read_form(path)) == MAX_FILE
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(RefusedForm) as refused:
        read_form(path)
    assert refused.value.problem.code == "too-large"
