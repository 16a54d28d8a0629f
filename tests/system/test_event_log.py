"""The log tells what the program did, stays small, and holds nothing about a unit or a person."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bjcert_desktop.cli import main
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import write_blank
from bjcert_desktop.system import event_log


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(event_log, "_folder", None)
    event_log.keep_log(tmp_path)
    return tmp_path / "logs"


def test_the_first_event_creates_the_log(folder: Path) -> None:
    assert not folder.exists()
    event_log.note("exported", scenario="renew-mail", files=5)
    (line,) = (folder / "bjcert.log").read_text("utf-8").splitlines()
    assert line.endswith(" exported scenario=renew-mail files=5")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("place", ["logs", "logs/bjcert.log"])
@pytest.mark.parametrize("make", [os.symlink, os.link])
def test_nothing_is_logged_through_a_link(
    folder: Path, place: str, make: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "bjcert.log").write_text("kept")
    if place == "logs":
        folder.symlink_to(outside)
    else:
        folder.mkdir()
        make(outside / "bjcert.log", folder / "bjcert.log")
    event_log.note("exported")
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("bjcert.log", "kept")]


@pytest.mark.parametrize(
    "secret",
    ["张三", "11010519491231002X", "13800138000", 13800138000, "a b", "C:\\Users\\zhang", "/home/z", "x" * 41],
)
def test_values_that_may_identify_a_person_are_not_logged(folder: Path, secret: str | int) -> None:
    event_log.note("exported", scenario=secret)
    assert str(secret) not in (folder / "bjcert.log").read_text("utf-8")


def test_a_large_log_is_rotated_and_one_old_file_kept(folder: Path) -> None:
    for number in range(8000):
        event_log.note("exported", number=number, padding="x" * 30)
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert sorted(sizes) == ["bjcert.log", "bjcert.old.log"]
    assert max(sizes.values()) < event_log.SIZE + 1000
    assert "number=7999 " in (folder / "bjcert.log").read_text("utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(folder: Path) -> None:
    folder.parent.joinpath("logs").touch()
    event_log.note("exported")
    assert folder.is_file()


def test_an_export_leaves_no_trace_of_units_or_people(folder: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "单位信息表.xlsx"
    write_blank(workbook, sample=True)
    own = tmp_path / "own"
    arguments = ("--registry", str(workbook), "--all", "--out", str(tmp_path / "out"), "--data-dir", str(own))
    assert main(["export", "revoke", *arguments, "--accept-errors"]) == 0
    assert main(["export", "revoke", *arguments, "--accept-errors"]) == 1
    text = "".join(path.read_text("utf-8") for path in (own / "logs").iterdir())
    assert "exported scenario=revoke written=30 failed=0" in text
    values = [value for unit in read_registry(workbook).units for value in vars_of(unit) if len(value) > 3]
    assert len(values) > 200
    assert [value for value in values if value in text] == []


def vars_of(unit: object) -> list[str]:
    return [value for value in (getattr(unit, name) for name in unit.__dataclass_fields__) if isinstance(value, str)]  # type: ignore[attr-defined]
