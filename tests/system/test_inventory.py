"""What this computer has: fonts, printers, and programs that open Word files."""

import subprocess
import sys
from pathlib import Path

import pytest

from bjcert_desktop.system import inventory

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by its registry, not by commands")


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all commands the computer has: none yet."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def write_command(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


def test_this_computer_is_asked_without_an_error() -> None:
    assert isinstance(inventory.fonts(), str | None)
    assert isinstance(inventory.office(), tuple)
    assert isinstance(inventory.printers(), int | None)
    assert inventory.system() == sys.platform


def test_what_no_command_tells_is_not_known(commands: Path) -> None:
    assert inventory.fonts() is None
    assert inventory.printers() is None
    assert inventory.office() == ()


def test_fonts_are_listed_in_small_letters(commands: Path) -> None:
    write_command(commands, "fc-list", "echo '/fonts/SimSun.ttc: SimSun,宋体'")
    assert inventory.fonts() == "/fonts/simsun.ttc: simsun,宋体\n"


def test_printers_are_counted(commands: Path) -> None:
    write_command(commands, "lpstat", "echo 一楼; echo 二楼")
    assert inventory.printers() == 2
    write_command(commands, "lpstat", "exit 1")
    assert inventory.printers() == 0


def test_libreoffice_is_found_by_its_command(commands: Path) -> None:
    write_command(commands, "soffice", "")
    assert inventory.office() == ("LibreOffice",)


def test_a_command_that_does_not_answer_leaves_the_question_open(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hanging(command: list[str], **options: object) -> None:
        raise subprocess.TimeoutExpired(command, 10)

    write_command(commands, "lpstat", "")
    monkeypatch.setattr(subprocess, "run", hanging)
    assert inventory.printers() is None
