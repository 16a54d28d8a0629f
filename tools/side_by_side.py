"""Pictures of the preview beside LibreOffice's page of the same file: part of ``python3 dev.py shots DIR``."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from bjcert_desktop.gui.app import application
from bjcert_desktop.gui.preview.preview_dialog import render
from bjcert_desktop.guide.forms import FORMS
from bjcert_desktop.jobs.form_library import FormSet, sample
from bjcert_desktop.word.libreoffice import make_pdfs

DPI = 96
GAP = 24  # pixels between the two


def main(arguments: list[str]) -> int:
    """Write a picture of every shipped form with sample values into the folder: the preview on the left."""
    out = Path(arguments[0]) / "预览与 LibreOffice"
    application()
    papers = [sample(FormSet().template(name)) for name in FORMS]
    drawn = make_pdfs(papers) if shutil.which("pdftoppm") else None
    if drawn is None:
        print("没有 LibreOffice 或 pdftoppm，不画对照图 (no pictures beside LibreOffice's)")
        return 0
    out.mkdir(parents=True, exist_ok=True)
    for name, paper, pdf in zip(FORMS, papers, drawn, strict=True):
        beside(render(paper).image(0, DPI), first_page(pdf)).save(str(out / f"{name}.png"))
    print(f"{len(FORMS)} PNG → {out}")
    return 0


def first_page(pdf: bytes) -> QImage:
    """Return the first page of *pdf*."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "page.pdf")
        file.write_bytes(pdf)
        command = ["pdftoppm", "-png", "-r", str(DPI), "-singlefile", str(file), str(file.with_suffix(""))]
        subprocess.run(command, check=True)
        return QImage(str(file.with_suffix(".png")))


def beside(left: QImage, right: QImage) -> QImage:
    """Return both pictures side by side."""
    both = QImage(left.width() + GAP + right.width(), max(left.height(), right.height()), QImage.Format.Format_RGB32)
    both.fill("#7B8794")
    painter = QPainter(both)
    painter.drawImage(0, 0, left)
    painter.drawImage(left.width() + GAP, 0, right)
    painter.end()
    return both


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
