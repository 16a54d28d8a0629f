"""Make the pictures and the text of the handbook from the program: ``python3 dev.py handbook``."""

import contextlib
import difflib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget

from bjcert_desktop.gui import app as gui
from bjcert_desktop.gui.kit import style, style_sheet
from bjcert_desktop.gui.ledger.ledger_detail import Shown
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.screen_bar import ScreenBar
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide.manual import Passage, program_chapters
from bjcert_desktop.jobs.printing.cases import CasesToPrint
from bjcert_desktop.registry.writing import write_blank
from tools.pictures import _wait

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "handbook"
TEXT = FOLDER / "手册.md"
SIZE = (1000, 620)
_COLOURS = 40  # of each picture; the Windows program has little room
DOCUMENTS = Path(tempfile.gettempdir()) / "文档"  # this name is shown in the pictures
SHOWN = "Shown"  # the text in each PNG that says what it shows
#: Properties of widgets that are seen.
SAID = ("text", "title", "plainText", "currentText", "placeholderText", "checked", "value")
#: What differs from day to day and from computer to computer: expression, and what stands for it.
CHANGING = (
    (r"\d{4}年\d+月(?:\d+日)?|\d{4}[-/.]\d+[-/.]\d+|\b20\d{6}\b", "DAY"),
    (r"\d+:\d\d", "TIME"),
    (r"(?:[A-Za-z]:)?[\\/][^\s“”，。；<>]*[\\/]", "FOLDER/"),
)
MOST = 1_500_000  # bytes of the handbook, which is part of every installation


def main(arguments: list[str]) -> int:
    """Draw the pictures and write the text; with ``--check`` only say which pictures are stale.

    Drawing is done by a process of its own, whose scale and documents folder are always the same: ``--draw DIR``.
    """
    if arguments[:1] == ["--draw"]:
        draw(Path(arguments[1]))
        return 0
    with tempfile.TemporaryDirectory() as settings, tempfile.TemporaryDirectory() as drawn:
        Path(settings, "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{DOCUMENTS}"\n', "utf-8")
        environment = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1", "XDG_CONFIG_HOME": settings}
        command = [sys.executable, "-m", "tools.handbook", "--draw", drawn]
        subprocess.run(command, check=True, env={**os.environ, **environment})
        if arguments == ["--check"]:
            return check(Path(drawn))
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()
        for new in Path(drawn).glob("*.png"):
            shutil.copy(new, FOLDER)
    TEXT.write_text(text(), "utf-8", newline="\n")
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    missing = sorted(wanted() - {path.stem for path in FOLDER.glob("*.png")})
    print(f"{len(list(FOLDER.glob('*.png')))} PNG, {size:,} bytes{f', missing: {missing}' if missing else ''}")
    return 1 if missing or size > MOST else 0


def check(drawn: Path) -> int:
    """Compare what the pictures of the handbook show with those just *drawn*; print the first difference of each."""
    stale = 0
    for new in sorted(drawn.glob("*.png")):
        lines = [QImage(str(folder / new.name)).text(SHOWN).splitlines() for folder in (FOLDER, drawn)]
        if lines[0] != lines[1]:
            stale = 1
            changed = [line for line in difflib.ndiff(*lines) if line.startswith(("- ", "+ "))]
            print(f"需要重新生成 (stale): {new.name}: {'; '.join(changed[:2])}")
    return stale


def wanted() -> set[str]:
    """Return the pictures that the text names."""
    return {block.text for chapter in program_chapters() for block in chapter.blocks if block.kind == "picture"}


def text() -> str:
    """Return the chapters on using the program as Markdown."""
    lines = ["# 数字证书业务办理助手 使用手册", ""]
    lines += ["程序里的“办事指南”有同样的内容，还有各项业务的材料、费用和步骤，按 F1 打开。", ""]
    for chapter in program_chapters():
        lines += [f"## {chapter.title}", ""]
        number, title = 0, chapter.title
        for block in chapter.blocks:
            number = number + 1 if block.kind == "step" else 0
            title = block.text if block.kind == "heading" else title
            lines += _lines(block, number, title)
    return "\n".join(lines).rstrip() + "\n"


def _lines(block: Passage, number: int, title: str) -> list[str]:
    match block.kind:
        case "heading":
            return [f"### {block.text}", ""]
        case "step":
            return [f"{number}. {block.text}", ""]
        case "point":
            return [f"- {block.text}", ""]
        case "remark":
            return [f"> {block.text}", ""]
        case "picture":
            return [f"![{title}]({block.text}.png)", ""]
        case _:
            return [block.text, ""]


def draw(out: Path) -> None:
    """Draw the pictures into *out*."""
    application = gui.application()
    with tempfile.TemporaryDirectory() as folder, _documents() as documents:
        workbook = documents / "单位信息表.xlsx"
        write_blank(workbook, sample=True)
        window = gui.make_window(Path(folder))
        window.resize(*SIZE)
        window.show()
        for name in walk(window, workbook, _wait):
            if name not in wanted():
                continue
            for _ in range(3):
                QApplication.processEvents()
            shown = application.activeModalWidget() or window
            picture = in_few_colours(shown.grab().toImage())
            picture.setText(SHOWN, contents(shown))
            picture.save(str(out / f"{name}.png"), quality=0)
        window.close()


@contextlib.contextmanager
def _documents() -> Iterator[Path]:
    """Make the documents folder, and remove it in the end."""
    DOCUMENTS.mkdir()
    try:
        yield DOCUMENTS
    finally:
        shutil.rmtree(DOCUMENTS)


def contents(window: QWidget) -> str:
    """Describe what *window* shows, a line for each widget, whatever fonts it is drawn in and on whatever day.

    What is scrolled out of sight counts as well, and so do buttons for which the bar has no room. The last line is a
    digest of the style, so that a changed colour or distance makes every picture stale.
    """
    lines = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        if widget.isVisible() or isinstance(widget.parentWidget(), ScreenBar):
            said = [f"{name}={value}" for name in SAID if (value := widget.property(name)) not in (None, "", False)]
            said += _cells(widget) if isinstance(widget, QAbstractItemView) else []
            if said:
                lines.append(" | ".join([*said, *([] if widget.isEnabled() else ["disabled"])]))
    lines.append(hashlib.sha256(style_sheet.sheet(style.LIGHT).encode()).hexdigest())
    plain = "\n".join(line.replace("\n", " ") for line in lines)
    for pattern, constant in CHANGING:
        plain = re.sub(pattern, constant, plain)
    return plain


def _cells(view: QAbstractItemView) -> list[str]:
    """Return the texts of the first cells of a list or table."""
    indexes = (view.model().index(row, column) for row in range(30) for column in range(12))
    return [str(index.data()) for index in indexes if index.isValid()]


def in_few_colours(picture: QImage) -> QImage:
    """Return *picture* in its commonest colours: a quarter of the size, without a visible difference."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _ in counted.most_common(_COLOURS)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def walk(window: Window, workbook: Path, wait: Callable[[Callable[[], bool]], None]) -> Iterator[str]:
    """Take *window* through a renewal by mail, then to each screen; yield the name of each picture."""
    window.show_screen("home")
    yield "home"
    window.show_screen("business")
    wizard, book = window.wizard, window.workbook
    wizard.out = workbook.with_name("数字证书")
    wizard.assign(replace(wizard.case, business="renew", day=date(2026, 11, 22)).answer("renew.way", "mail"))
    wizard.advance()
    wizard.keep()  # now, as the footer says so after a moment
    yield "question"
    book.open(workbook)
    wait(lambda: book.registry is not None)
    assert book.registry is not None
    unit = next(unit for unit in book.registry.units if len(unit.certificates) == 3)
    wizard.assign(replace(wizard.case, unit=unit))
    while wizard.exported is None:
        if (kind := wizard.steps[wizard.at].kind) != "question":
            wizard.keep()
            yield str(kind)
        if kind == "unit":
            wizard.assign(replace(wizard.case, ticked=frozenset({"handler-id"})))
        wizard.advance()
        if kind == "review":
            wait(lambda: wizard.exported is not None)
    yield "done"
    papers = CasesToPrint((), wizard.exported.files)
    printers = ["办公室打印机"]
    dialog: QDialog = StackDialog(window.ledger.practice, papers, window.catalogue, window.forms, window, printers)
    dialog.setModal(True)
    dialog.show()
    yield "print"
    dialog.close()
    window.show_screen("registry")
    window.registry_screen.browser.chosen.emit(book.registry.units[7])
    yield "registry"
    window.show_screen("renewals")
    wait(lambda: window.renewals_screen.board is not None)
    yield "renewals"
    window.show_screen("batch")
    wait(lambda: bool(window.batch_screen.table.rows))
    yield "batch"
    for screen in ("ledger", "forms", "settings"):
        if screen in wanted():
            window.show_screen(screen)
            _wait_a_little()
            wait(lambda screen=screen: screen != "ledger" or isinstance(window.ledger_screen.detail.shown, Shown))  # type: ignore[misc]
            wait(lambda screen=screen: screen != "forms" or not window.forms_screen.checking)  # type: ignore[misc]
            yield screen


def _wait_a_little() -> None:
    for _ in range(50):
        QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
