"""Parts of the Windows build that need no Windows: cabinet, zip, bill of materials, locks, what is left out."""

import hashlib
import subprocess
import sys
import zlib
from pathlib import Path, PurePosixPath

import pytest

from installer import Stop, bundle, product, python
from installer.cab import write_cabinet
from installer.handout import make_zip
from installer.tables import File

from .conftest import program

ROOT = Path(__file__).resolve().parents[2]

CONTENTS = {"A": b"x" * 100_000, "B": bytes(range(256)) * 300, "C": b""}


@pytest.fixture
def to_pack(tmp_path: Path) -> list[File]:
    for name, content in CONTENTS.items():
        (tmp_path / name).write_bytes(content)
    return [File(tmp_path / name, PurePosixPath(name)) for name in CONTENTS]


def test_a_cabinet_unpacks_to_what_went_in_and_is_the_same_every_time(tmp_path: Path, to_pack: list[File]) -> None:
    first, second = tmp_path / "1.cab", tmp_path / "2.cab"
    write_cabinet(first, to_pack)
    write_cabinet(second, to_pack)
    assert first.read_bytes() == second.read_bytes()
    assert unpacked(first.read_bytes()) == {file.key: CONTENTS[file.path.name] for file in to_pack}


def unpacked(cabinet: bytes) -> dict[str, bytes]:
    """Unpack a cabinet of one MSZIP folder according to the description of the format."""

    def number(place: int, size: int) -> int:
        return int.from_bytes(cabinet[place : place + size], "little")

    assert cabinet[:4] == b"MSCF"
    assert number(8, 4) == len(cabinet)
    data, blocks, kind = number(36, 4), number(40, 2), number(42, 2)
    assert kind == 1
    plain = before = b""
    for _ in range(blocks):
        packed, size = number(data + 4, 2), number(data + 6, 2)
        content = cabinet[data + 8 : data + 8 + packed]
        assert content[:2] == b"CK"
        before = zlib.decompressobj(-15, zdict=before).decompress(content[2:])
        assert len(before) == size
        plain += before
        data += 8 + packed
    found, place = {}, number(16, 4)
    for _ in range(number(28, 2)):
        size, start = number(place, 4), number(place + 4, 4)
        end = cabinet.index(b"\0", place + 16)
        found[cabinet[place + 16 : end].decode("ascii")] = plain[start : start + size]
        place = end + 1
    return found


def test_a_zip_is_the_same_every_time_and_keeps_chinese_names(tmp_path: Path) -> None:
    source = tmp_path / "文件"
    source.write_bytes(b"1")
    for name in ("1.zip", "2.zip"):
        make_zip(tmp_path / name, {"夹/甲.txt": source, "乙.txt": source})
        source.touch()
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_the_windows_lock_pins_everything_by_hash_in_the_versions_that_are_tested() -> None:
    root = ROOT
    windows = python.pins((root / "installer" / "requirements.lock").read_text("utf-8"))
    tested = python.pins((root / "requirements.lock").read_text("utf-8"))
    assert {"pyside6-essentials", "shiboken6", "lxml", "pyinstaller", python.INTERPRETER} <= windows.keys()
    for name, pin in windows.items():
        assert pin.hashes, name
        assert name not in tested or tested[name].version == pin.version


def test_the_build_stops_when_the_program_imports_what_is_left_out() -> None:
    bundle.check_left_out("excluded module named ssl - imported by platform (top-level)\n")
    with pytest.raises(Exception, match=r"PySide6\.QtSvg"):
        bundle.check_left_out(
            "excluded module named PySide6.QtSvg - imported by bjcert_desktop.gui.kit.icons (top-level)\n"
        )


def test_the_build_stops_when_a_file_for_connections_is_in_the_bundle() -> None:
    bundle.check_offline(["Qt6Core.dll", "QtGui.pyd", "select.pyd", "_sqlite3.pyd", "ssl.txt"])
    for name in ("_socket.pyd", "_ssl.pyd", "Qt6Network.dll", "QtNetwork.pyd", "libcrypto-3.dll", "libssl-3-x64.dll"):
        with pytest.raises(Exception, match=name):
            bundle.check_offline(["Qt6Core.dll", name])


def test_word_files_can_be_opened_without_a_library_for_connections() -> None:
    hook = ROOT / "installer" / "programs" / "capsule_type.py"
    code = f"import runpy, sys; sys.modules['_socket'] = None; runpy.run_path({str(hook)!r}); import docx"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.fixture
def beside(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with python.org's zips of two versions, and the list of those that may be packed."""
    for name in ("python-3.13.9-embed-amd64.zip", "python-3.13.12-embed-amd64.zip", "python-3.14.1-embed-amd64.zip"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path, tmp_path / "python.sha256"


def test_the_newest_interpreter_beside_the_build_is_packed_if_its_hash_is_pinned(beside: tuple[Path, Path]) -> None:
    folder, allowed = beside
    newest = folder / "python-3.13.12-embed-amd64.zip"
    line = f"{hashlib.sha256(newest.read_bytes()).hexdigest()}  {newest.name}"
    allowed.write_text(f"# 核对过的\n{line}\n", "utf-8")
    assert python.newer_interpreter(folder, allowed) == newest
    allowed.write_text(line.replace("3.13.12", "3.13.9"), "utf-8")
    with pytest.raises(Stop, match=line):
        python.newer_interpreter(folder, allowed)


def test_without_one_the_package_is_unpacked(tmp_path: Path) -> None:
    assert python.newer_interpreter(tmp_path, python.NEWER) is None


def test_the_build_stops_when_the_runtime_is_older_than_a_module(tmp_path: Path) -> None:
    (tmp_path / "vcruntime140.dll").write_bytes(program("14.42.34433.0", 1033))
    (tmp_path / "new.pyd").write_bytes(program("1.0.0.0", 0))  # linked by 14.51
    files = [File(tmp_path / name, PurePosixPath(name)) for name in ("vcruntime140.dll", "new.pyd")]
    with pytest.raises(Stop, match=r"new\.pyd"):
        bundle.check_runtime(files)
    (tmp_path / "vcruntime140.dll").write_bytes(program("14.51.36231.0", 1033))
    bundle.check_runtime(files)


def test_the_version_is_one_that_windows_can_compare() -> None:
    assert product.version_numbers("1.20.3") == (1, 20, 3, 0)
    assert len(product.version_numbers(product.version())) == 4
