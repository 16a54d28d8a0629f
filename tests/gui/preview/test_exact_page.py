"""The exact page, laid out by Word, WPS or LibreOffice."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from bjcert_desktop.errors import ExportError, FormError
from bjcert_desktop.gui.preview import exact_page, preview_dialog
from bjcert_desktop.gui.preview.exact_page import PageSetter, find_setter
from bjcert_desktop.gui.preview.preview_dialog import PreviewDialog
from bjcert_desktop.jobs.form_library import FormSet, sample
from bjcert_desktop.word import libreoffice

WORD, LIBRE = PageSetter("Word"), PageSetter("LibreOffice", converts=True)
needs_office = pytest.mark.skipif(libreoffice.find_office() is None, reason="LibreOffice is not installed")


class Desktop(QObject):
    """A fake desktop: keeps the paths that it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    made = Desktop()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[call-overload]
    yield made
    QDesktopServices.unsetUrlHandler("file")


def filled(name: str) -> bytes:
    return sample(FormSet().template(name))


Opened = Callable[[PageSetter | None], PreviewDialog]


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Opened:
    def make(setter: PageSetter | None) -> PreviewDialog:
        monkeypatch.setattr(preview_dialog, "find_setter", lambda: setter)
        dialog = PreviewDialog([("申请表/示例", lambda: filled("申请表"))])
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.pages is not None, timeout=20_000)
        return dialog

    return make


def test_word_opens_a_read_only_copy(opened: Opened, qtbot: QtBot, desktop: Desktop) -> None:
    dialog = opened(WORD)
    assert dialog.ui.exact.text() == "用 Word 看精确版式"
    dialog.ui.exact.click()
    qtbot.waitUntil(lambda: bool(desktop.opened), timeout=20_000)
    (path,) = desktop.opened
    assert path.name == "申请表_示例.docx"
    assert path.read_bytes() == filled("申请表")
    assert path.stat().st_mode & 0o222 == 0
    qtbot.waitUntil(lambda: "只读的副本" in dialog.ui.problem.text(), timeout=20_000)
    if os.name != "nt":
        assert path.parent.stat().st_mode & 0o077 == 0


@needs_office
def test_libreoffice_sets_the_pages_and_says_how_many(opened: Opened, qtbot: QtBot, desktop: Desktop) -> None:
    dialog = opened(LIBRE)
    dialog.ui.exact.click()
    assert dialog.ui.exact.text() == "停止排版"
    qtbot.waitUntil(lambda: bool(desktop.opened), timeout=120_000)
    (path,) = desktop.opened
    assert path.read_bytes().startswith(b"%PDF")
    assert dialog.ui.problem.text() == "LibreOffice 排成 1 页，与预览相同。已打开它的 PDF。"
    assert dialog.ui.exact.text() == "用 LibreOffice 看精确版式"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a script")
def test_stopping_or_closing_leaves_no_process_and_opens_nothing(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desktop: Desktop, tmp_path: Path
) -> None:
    number, program = tmp_path / "number", tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 600 & echo $! >'{number}.part' && mv '{number}.part' '{number}'; wait\n")
    program.chmod(0o700)
    monkeypatch.setattr(libreoffice, "find_office", lambda: str(program))
    dialog = opened(LIBRE)
    for stop in (dialog.ui.exact.click, dialog.close):
        dialog.ui.exact.click()
        qtbot.waitUntil(number.exists, timeout=20_000)
        sleeping = Path(f"/proc/{number.read_text().strip()}/stat")
        stop()
        qtbot.waitUntil(lambda: not dialog.opening, timeout=20_000)
        while sleeping.exists() and ") Z " not in sleeping.read_text():
            time.sleep(0.01)
        number.unlink()
    assert desktop.opened == []
    assert dialog.ui.problem.text() == ""


def test_copies_are_deleted_when_the_program_ends_and_those_of_others_are_not(tmp_path: Path) -> None:
    other = tmp_path / "bjcert-exact-left" / "申请表.docx"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"of a second window, or of somebody")
    code = "from bjcert_desktop.gui.preview.exact_page import *;"
    code += " print(PageSetter('Word').prepare('申请表', b'x', bool).path.exists())"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("True", "")
    assert list(tmp_path.iterdir()) == [other.parent]
    assert other.exists()


def test_without_word_or_libreoffice_there_is_no_such_button(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact_page, "find_office", lambda: None)
    monkeypatch.setattr(exact_page, "office_command", lambda _verb: "")
    dialog = opened(find_setter())
    assert not dialog.ui.exact.isVisible()
    assert dialog.ui.print.isVisible()


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (r'"c:\program files\microsoft office\root\office16\winword.exe" /n "%1"', "Word"),
        (r'"c:\users\a\kingsoft\wps office\wps.exe" /wps "%1"', "WPS"),
    ],
)
def test_word_or_wps_is_called_by_its_name(monkeypatch: pytest.MonkeyPatch, command: str, name: str) -> None:
    monkeypatch.setattr(exact_page, "office_command", lambda _verb: command)
    assert find_setter() == PageSetter(name)


def test_a_paper_that_cannot_be_filled_or_laid_out_is_reported(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> bytes:
        raise FormError("表样“申请表.docx”已经损坏。", "请换用好的表样。")

    monkeypatch.setattr(preview_dialog, "find_setter", lambda: WORD)
    dialog = PreviewDialog([("申请表", broken)])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.ui.problem.text()), timeout=20_000)
    dialog.ui.exact.click()
    assert dialog.ui.problem.text() == ""
    qtbot.waitUntil(lambda: "请换用好的表样。" in dialog.ui.problem.text(), timeout=20_000)
    monkeypatch.setattr(libreoffice, "find_office", lambda: str(Path("no", "such", "program")))
    with pytest.raises(ExportError, match="没有排出"):
        LIBRE.prepare("申请表", b"x", bool)
