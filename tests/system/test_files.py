"""File names are valid on Windows for any unit, and files are written whole or not at all."""

import errno
import os
import re
import unicodedata
from datetime import date
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bjcert_desktop.cli import main
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import ExportError
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.export import folder_name
from bjcert_desktop.system.files import cannot_write, refuse_impossible_date, safe_name, write_whole
from bjcert_desktop.system.own_files import is_plain

AWKWARD = [
    "CON",
    "com1.txt",
    "NUL ",
    "..",
    "../../etc/passwd",
    "C:\\Windows",
    'a<b>c:d"e/f\\g|h?i*j',
    "办公室\n\t\r\x00\x1f\x7f",
    "北京市\u202e局环生\u2066\u200b\ufeff",
    "单位名称. . .",
    "   ",
    "",
    "\ud800",
    "𠮷" * 300,
    "生态环境局" * 60,
    "e\u0301" * 200,
]
NAMES = st.text(st.characters(exclude_categories=[])) | st.sampled_from(AWKWARD)


def folder_of(unit: str) -> str:
    catalogue = load_catalogue()
    return folder_name(
        make_plan(catalogue, Case(unit=Unit(name=unit), day=date(2026, 1, 2)), catalogue.owner("new")[1])
    )


def is_safe(name: str) -> bool:
    return (
        re.search(r'[<>:"/\\|?*]', name) is None
        and not any(unicodedata.category(c)[0] == "C" for c in name)
        and name == name.strip(" ").rstrip(".")
        and len(name) <= 100
        and len(name.encode()) <= 255
    )


@given(NAMES)
@example("CON")
@example("北京市\u202e局环生")
@example("𠮷" * 300)
def test_a_folder_is_named_safely_whatever_the_unit_is_called(unit: str) -> None:
    name = folder_of(unit)
    assert is_safe(name)
    assert name.startswith("20260102 新办")
    assert PureWindowsPath(name).name == name


@given(NAMES, st.integers(1, 100))
@example("CON", 3)
def test_no_part_of_a_name_is_longer_than_its_limit_or_unsafe(text: str, limit: int) -> None:
    name = safe_name(text, limit)
    assert len(name) <= limit
    assert is_safe(name)


@given(NAMES, st.integers(1, 100))
@example("路" * 300, 95)
@example("N\u200b\u0301", 9)
def test_what_was_named_safely_is_taken_for_such_a_name_also_with_a_number(text: str, limit: int) -> None:
    name = safe_name(text, limit) or "名"
    assert safe_name(name, limit) == name
    assert is_plain(name)
    assert is_plain(f"{name} (12)")


def test_an_ordinary_name_is_unchanged() -> None:
    assert folder_of("北京市示例区生态环境局（本级）") == "20260102 新办 北京市示例区生态环境局（本级）"
    assert folder_of("甲" * 60) == "20260102 新办 " + "甲" * 60


def test_a_file_replaces_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "表.docx"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["表.docx"]  # noqa: PTH208 - hidden files count


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), PermissionError(errno.EACCES, "open"), KeyboardInterrupt()]
)
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    file = tmp_path / "表.docx"
    file.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(step, fail)
    with pytest.raises(type(error)):
        write_whole(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["表.docx"]
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("error", "said", "advised"),
    [
        (FileExistsError(errno.EEXIST, ""), "不是可以使用的文件夹", "换一个保存位置"),
        (NotADirectoryError(errno.ENOTDIR, ""), "不是可以使用的文件夹", "换一个保存位置"),
        (FileNotFoundError(errno.ENOENT, ""), "找不到它所在的文件夹", "换一个保存位置"),
        (PermissionError(errno.EACCES, ""), "没有权限写入", "关闭正在打开的同名文件"),
        (OSError(errno.EROFS, ""), "没有权限写入", "换一个保存位置"),
        (OSError(errno.ENOSPC, ""), "磁盘空间不足", "清理磁盘"),
        (OSError(errno.ENAMETOOLONG, ""), "文件的位置太长", "层次少"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error", "检查磁盘"),
    ],
)
def test_an_error_of_writing_names_the_path_and_a_remedy(error: OSError, said: str, advised: str) -> None:
    sentence = cannot_write(Path("/somewhere/表.docx"), error)
    assert isinstance(sentence, ExportError)
    assert said in sentence.message
    assert "表.docx" in sentence.message
    assert advised in sentence.remedy


def test_a_clock_that_is_before_the_first_day_of_zip_files_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class LongAgo(date):
        @classmethod
        def today(cls) -> "LongAgo":
            return cls(1970, 1, 1)

    refuse_impossible_date(date(1980, 1, 1))
    monkeypatch.setattr("bjcert_desktop.cli.date", LongAgo)
    assert main(["guide"]) == 2
    assert "电脑的日期是 1970-01-01" in capsys.readouterr().err
