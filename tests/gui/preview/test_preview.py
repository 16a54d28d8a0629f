"""Papers as pages: compared with LibreOffice's, in the dialog, in a PDF and printed."""

import io
import random
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.errors import ExportError, FormError
from bjcert_desktop.gui.preview.preview_dialog import PaperPages, PreviewDialog, render, save_pdf
from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template
from bjcert_desktop.word.document.model import Block, Paragraph, Table
from bjcert_desktop.word.document.reader import read_pages

FORMS = ("申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页", "在线办理指引")
LONG = "北京市示例区示例街道办事处综合行政执法与城市管理指挥调度及应急保障服务中心信息化建设和数据资源统筹管理处"
COUNTS = (1, 7, 107)
PAPERS = {**{name: (name, 7) for name in FORMS}, **{f"明细表{count}": ("明细表", count) for count in COUNTS}}

pytestmark = pytest.mark.usefixtures("qapp")


def filled(name: str, certificates: int = 7, unit: str = "北京市示例区生态环境局") -> bytes:
    """A form with something different in every row of its lists."""
    values = {key: field.example for key, field in FIELDS.items() if "." not in key}
    values |= {"单位名称": unit, "原单位名称": unit, "证书数量": str(certificates)}

    def items(prefix: str, count: int) -> list[dict[str, str]]:
        names = [name for name in FIELDS if name.startswith(f"{prefix}.")]
        return [{name: f"{name.partition('.')[2][:4]}{n}" for name in names} for n in range(1, count + 1)]

    counts = {"证书": certificates, "材料": 5, "费用": 2, "步骤": 8, "提示": 2}
    lists = {prefix: items(prefix, count) for prefix, count in counts.items()}
    return load_template(paths.data("forms", f"{name}.docx")).fill(values, lists)


class Recorder(QPainter):
    """A painter that records texts with their positions, in points."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.image = image  # must live as long as the painter
        self.written: list[tuple[QPointF, str]] = []
        self.ends: list[float] = []

    def drawText(self, point: QPointF, text: str) -> None:  # type: ignore[override]  # noqa: N802 - Qt's name
        self.written.append((self.worldTransform().map(point), text))
        reach = QFontMetricsF(self.font()).horizontalAdvance(text)
        self.ends.append(self.worldTransform().map(QPointF(point.x() + reach, 0)).x())
        super().drawText(point, text)


def recorded(pages: PaperPages, index: int) -> Recorder:
    painter = Recorder(QImage(pages.size(index).toSize(), QImage.Format.Format_RGB32))
    pages.paint(painter, index)
    painter.end()
    return painter


def written(pages: PaperPages, index: int) -> list[tuple[QPointF, str]]:
    """The texts of a page with their positions."""
    return recorded(pages, index).written


def reach(pages: PaperPages, index: int) -> dict[str, tuple[float, float]]:
    """Text → its left and right edge."""
    found = recorded(pages, index)
    return {text: (point.x(), end) for (point, text), end in zip(found.written, found.ends, strict=True)}


def leaves(pdf: Path) -> list[str]:
    """Every page of a PDF in order: «lying» or «standing»."""
    boxes = re.findall(rb"/MediaBox \[0(?:\.0*)? 0(?:\.0*)? ([\d.]+) ([\d.]+)\]", pdf.read_bytes())
    return ["lying" if float(width) > float(height) else "standing" for width, height in boxes]


def tables(blocks: Sequence[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def dark(image: QImage) -> bool:
    """Whether anything is painted on the white image."""
    white = QImage(image.size(), image.format())
    white.fill(Qt.GlobalColor.white)
    return image != white


# Pages


@pytest.fixture(scope="module")
def office_counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many pages each paper has in LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not installed, so there is nothing to compare pages with")
    folder = tmp_path_factory.mktemp("pages")
    for title, (name, certificates) in PAPERS.items():
        (folder / f"{title}.docx").write_bytes(filled(name, certificates))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *folder.glob("*.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    count = re.compile(rb"/Type\s*/Page\b(?!s)")
    return {title: len(count.findall((folder / f"{title}.pdf").read_bytes())) for title in PAPERS}


@pytest.mark.parametrize("title", PAPERS)
def test_a_paper_has_as_many_pages_as_in_libreoffice(title: str, office_counts: dict[str, int]) -> None:
    assert render(filled(*PAPERS[title])).count == office_counts[title]


@pytest.mark.parametrize("name", FORMS)
def test_the_text_of_every_cell_lies_in_its_area(name: str) -> None:
    data = filled(name, 40 if name == "明细表" else 7)
    pages = render(data)
    rectangles = {where: (index, rectangle) for index, rectangle, where in pages.areas()}
    texts = [written(pages, index) for index in range(pages.count)]
    found = 0
    for table in tables(read_pages(data).sections[0].blocks):
        for row in table.rows:
            for cell in row.cells:
                wanted = "".join(block.text for block in cell.blocks if isinstance(block, Paragraph))
                index, rectangle = rectangles[cell.where]
                got = "".join(text for point, text in texts[index] if rectangle.contains(point))
                assert "".join(got.split()) == "".join(wanted.split()), cell.where
                found += bool(wanted)
    assert found > 4


@pytest.mark.parametrize("name", FORMS)
def test_paragraphs_outside_tables_have_areas_too(name: str) -> None:
    data = filled(name)
    areas = {where for _, _, where in render(data).areas()}
    outside = [block for block in read_pages(data).sections[0].blocks if isinstance(block, Paragraph)]
    assert {block.where for block in outside} <= areas
    assert "页脚 第1段" in areas


def test_areas_of_cells_lie_side_by_side_and_below_one_another() -> None:
    rectangles = {where: rectangle for _, rectangle, where in render(filled("申请表")).areas()}
    label, value, below = (rectangles[f"表1 第{row}行 第{column}列"] for row, column in ((5, 1), (5, 2), (6, 1)))
    assert label.right() == pytest.approx(value.left())
    assert label.bottom() == pytest.approx(below.top())
    rows = tables(read_pages(filled("申请表")).sections[0].blocks)[0].rows
    seal, last = (rectangles[row.cells[at].where] for row, at in ((rows[-3], 2), (rows[-1], 1)))
    assert seal.bottom() == pytest.approx(last.bottom())
    assert seal.left() == pytest.approx(last.right())


def test_every_page_of_a_long_sheet_begins_with_the_header_row() -> None:
    data = filled("明细表", 107)
    pages = render(data)
    head = [cell.blocks[0] for cell in tables(read_pages(data).sections[0].blocks)[1].rows[0].cells]
    names = {block.text for block in head if isinstance(block, Paragraph)}
    assert pages.count > 4
    assert len(names) == 10
    for index in range(pages.count):
        assert names <= {text for _, text in written(pages, index)}
    heads = [index for index, _, where in pages.areas() if where == "表2 第1行 第1列"]
    assert heads == [0]  # the others repeat that row


def test_every_footer_of_a_sample_has_the_page_number_on_the_right() -> None:
    pages = render(filled("明细表", 40))
    margin = 15 / 25.4 * 72
    for index in range(pages.count):
        texts, width = reach(pages, index), pages.size(index).width()
        (end,) = (end for text, (_, end) in texts.items() if f"第 {index + 1} 页　共 {pages.count} 页" in text)
        assert end == pytest.approx(width - margin, abs=0.3)


def test_text_is_aligned_left_centred_and_right() -> None:
    pages = render(filled("申请表"))
    label = reach(pages, 0)["单位名称"]
    cell = next(rectangle for _, rectangle, where in pages.areas() if where == "表1 第5行 第1列")
    assert (label[0] + label[1]) / 2 == pytest.approx(cell.center().x(), abs=0.3)
    amount = reach(render(filled("汇款信息单")), 0)["金额1"]
    edge = next(r for _, r, where in render(filled("汇款信息单")).areas() if where == "表2 第2行 第3列")
    assert amount[1] == pytest.approx(edge.right() - 1.4 / 25.4 * 72, abs=0.3)


def test_the_signatures_stay_on_the_page_of_the_total() -> None:
    for certificates in range(8, 20):
        pages = render(filled("明细表", certificates))
        last = "".join(text for _, text in written(pages, pages.count - 1))
        assert f"{certificates} 枚" in last
        assert "申请单位（公章）：" in last
        assert f"证书名称{certificates}" in last


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("unit", ["", LONG])
def test_nothing_is_painted_outside_the_page(name: str, unit: str) -> None:
    pages = render(filled(name, 30, unit))
    around = 60
    for index in range(pages.count):
        size = pages.size(index).toSize() + QSize(1, 1)
        image = QImage(size + QSize(2 * around, 2 * around), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.translate(around, around)
        pages.paint(painter, index)
        painter.end()
        assert dark(image)
        painter = QPainter(image)
        painter.fillRect(QRect(QPoint(around, around), size), QColor("white"))
        painter.end()
        assert not dark(image)


def test_a_picture_of_a_page_has_the_size_asked_for() -> None:
    pages = render(filled("明细表"))
    assert (pages.image(0, 72).width(), pages.image(0, 72).height()) == (842, 595)
    assert pages.image(0, 144).width() == 1684


def test_a_form_with_nonsensical_measures_is_still_shown() -> None:
    chance = random.Random(7)  # noqa: S311 - the same nonsense at every run
    nonsense = (b"-99999999", b"1e300", b"nan", b"", b"abc", b"0", b"65536000", b"-1", b"30")

    def change(match: re.Match[bytes]) -> bytes:
        return match[1] + chance.choice(nonsense) + b'"'

    measures = re.compile(rb'(w:(?:w|h|val|sz|line|pos|left|top|hanging|before)=")\d+"')
    for _ in range(12):
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(filled("明细表", 3))) as old, zipfile.ZipFile(stream, "w") as new:
            for member in old.namelist():
                new.writestr(member, measures.sub(change, old.read(member)))
        pages = render(stream.getvalue())
        assert 1 <= pages.count < 1000
        pages.image(0, 20)


def test_damaged_content_is_refused() -> None:
    with pytest.raises(FormError, match="无法预览"):
        render(b"PK\x03\x04")


# Forms made by others


def made(build: Callable[[Any], None]) -> PaperPages:
    """A document made by python-docx, as *build* leaves it."""
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return render(stream.getvalue())


def all_text(pages: PaperPages) -> str:
    return "".join(text for index in range(pages.count) for _, text in written(pages, index))


def test_a_row_taller_than_the_page_continues_on_the_next(qtbot: QtBot) -> None:
    words = "".join(f"第{number}句话到此为止。" for number in range(700))
    pages = made(lambda document: setattr(document.add_table(1, 1).cell(0, 0), "text", words))
    assert pages.count > 2
    assert all_text(pages) == words
    assert [index for index, _, where in pages.areas() if where.startswith("表1")] == list(range(pages.count))
    for index in range(pages.count):
        size = pages.size(index)
        assert all(0 < point.y() < size.height() - 60 for point, _ in written(pages, index))


def test_the_contents_of_a_merged_cell_continue_on_the_next_page() -> None:
    words = [f"第{number}行。" for number in range(80)]

    def build(document: Any) -> None:
        table = document.add_table(80, 2)
        table.cell(0, 0).merge(table.cell(79, 0)).text = "\n".join(words)
        for row in range(80):
            table.cell(row, 1).text = f"右{row}。"

    pages = made(build)
    assert pages.count > 1
    for index in range(pages.count):
        assert all(point.y() < pages.size(index).height() - 60 for point, _ in written(pages, index))
    assert all(word in all_text(pages) for word in words)


def test_a_heading_stays_with_the_paragraph_after_it() -> None:
    for lines in range(32, 48):

        def build(document: Any, lines: int = lines) -> None:
            for _ in range(lines):
                document.add_paragraph("正文").paragraph_format.space_after = 0
            document.add_heading("标题", 1)
            document.add_paragraph("标题之下")

        pages = made(build)
        heading = [index for index in range(pages.count) if "标题" in [text for _, text in written(pages, index)]]
        assert heading == [index for index in range(pages.count) if "标题之下" in all_text_of(pages, index)]


def all_text_of(pages: PaperPages, index: int) -> str:
    return "".join(text for _, text in written(pages, index))


def test_a_page_break_begins_a_page_and_leaves_no_empty_one() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("第一页")
        document.add_page_break()
        document.add_paragraph("第二页")

    pages = made(build)
    assert [all_text_of(pages, index) for index in range(pages.count)] == ["第一页", "第二页"]
    long = "不能断开" + "a" * 300

    def build_within(document: Any) -> None:
        document.add_paragraph("第一页").add_run().add_break(WD_BREAK.PAGE)
        document.paragraphs[0].add_run(long)

    pages = made(build_within)
    assert [all_text_of(pages, index) for index in range(pages.count)] == ["第一页", long]


def test_justified_lines_end_at_the_right_margin() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("申请单位如实填写本表并加盖公章，Word 2016 以上版本均可打开。" * 6)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    pages = made(build)
    lines: dict[float, float] = {}
    for point, _ in written(pages, 0):
        lines[round(point.y())] = max(lines.get(round(point.y()), 0), point.x())
    ends = list(lines.values())
    assert len(ends) > 3
    assert max(ends[:-1]) - min(ends[:-1]) < 6  # the last character of a line is wide or narrow


def test_the_preview_is_imported_without_loading_lxml() -> None:
    code = "import sys, bjcert_desktop.gui.preview.preview_dialog;"
    code += " print([m for m in sys.modules if m.split('.')[0] in ('lxml', 'docx')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


# PDF


def test_a_pdf_has_every_page_on_its_own_paper(tmp_path: Path) -> None:
    path = tmp_path / "全部.pdf"
    save_pdf(path, [render(filled("申请表")), render(filled("明细表", 40)), render(filled("材料清单"))])
    assert leaves(path) == ["standing", "lying", "lying", "lying", "standing"]


def test_the_chinese_text_of_a_pdf_can_be_searched(tmp_path: Path) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so the PDF cannot be read back")
    path = tmp_path / "申请表.pdf"
    render(filled("申请表")).save_pdf(path)
    text = subprocess.run([tool, path, "-"], capture_output=True, check=True).stdout.decode()
    found = "".join(unicodedata.normalize("NFKC", text).split())
    assert "北京市政务数字证书业务申请表" in found
    assert "北京市示例区生态环境局" in found


@pytest.mark.parametrize("name", FORMS)
def test_a_pdf_looks_like_the_picture_of_the_page(name: str, tmp_path: Path) -> None:
    tool = shutil.which("pdftoppm")
    if tool is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed, so the PDF cannot be looked at")
    pages = render(filled(name))
    pages.save_pdf(tmp_path / "a.pdf")
    subprocess.run([tool, "-r", "96", "-png", "-singlefile", tmp_path / "a.pdf", tmp_path / "a"], check=True)
    ours, theirs = pages.image(0, 96), QImage(str(tmp_path / "a.png"))
    differing = sum(abs(one - other) > 40 for one, other in zip(coarse(ours), coarse(theirs), strict=True))
    assert differing < 20, f"{differing} of 5040 patches differ"


def coarse(image: QImage) -> bytes:
    """How dark each of 60 × 84 patches of the page is."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    small = grey.scaled(60, 84, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return bytes(small.constBits())


def test_a_pdf_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "申请表.pdf").mkdir()
    with pytest.raises(ExportError, match=r"申请表\.pdf"):
        render(filled("申请表")).save_pdf(tmp_path / "申请表.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["申请表.pdf"]


# The dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> PreviewDialog:
    """Three papers, the second of which is shown first."""
    contents = {"申请表": ("申请表", 7), "明细表": ("明细表", 107), "材料清单": ("材料清单", 7)}
    documents = [(title, lambda which=which: filled(*which)) for title, which in contents.items()]
    made = PreviewDialog(documents, 1)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.pages is not None, timeout=20_000)
    return made


def test_the_dialog_is_operated_by_keyboard_alone(dialog: PreviewDialog, qtbot: QtBot) -> None:
    view, label = dialog.ui.view, dialog.ui.pageLabel
    assert dialog.focusWidget() is view
    assert label.text() == "第 1 / 7 页"
    qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert label.text() == "第 2 / 7 页"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert label.text() == "第 7 / 7 页"
    assert not dialog.ui.next.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert label.text() == "第 1 / 7 页"
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.ui.zoomLabel.text() == "100 %"
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.ui.zoomLabel.text() == "125 %"
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.ui.zoomLabel.text() == "100 %"
    qtbot.keyClick(view, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert view.fits_width
    before = view.verticalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > before
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("zoom", [0.5, 1.0, 4.0])
def test_the_page_is_shown_at_the_zoom_asked_for(dialog: PreviewDialog, zoom: float) -> None:
    assert dialog.pages is not None
    view = dialog.ui.view
    dialog.ui.documents.setFocus()
    view.set_zoom(zoom)
    view.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    page = dialog.pages.image(0, 96 * zoom)
    left = max((view.viewport().width() - page.width()) // 2, 14)
    seen = view.viewport().grab(QRect(left, 14, page.width(), page.height())).toImage()
    part = QRect(0, 0, min(seen.width(), view.viewport().width() - left), view.viewport().height() - 14)
    pictures = coarse(seen.copy(part & page.rect())), coarse(page.copy(part & page.rect()))
    differing = sum(abs(one - other) > 40 for one, other in zip(*pictures, strict=True))
    assert max(pictures[1]) - min(pictures[1]) > 40
    assert differing < 20, f"{differing} of 5040 patches differ"


def test_another_paper_is_made_when_it_is_chosen(dialog: PreviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.ui.documents, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: dialog.pages is not None, timeout=20_000)
    assert dialog.ui.title.text() == "申请表"
    assert dialog.ui.pageLabel.text() == "第 1 / 1 页"
    assert "版式以 Word 为准" in dialog.ui.note.text()


def test_quick_changes_end_at_the_paper_chosen_last(dialog: PreviewDialog, qtbot: QtBot) -> None:
    dialog.ui.documents.setCurrentRow(0)
    dialog.ui.documents.setCurrentRow(2)
    qtbot.waitUntil(lambda: dialog.pages is not None, timeout=20_000)
    assert dialog.ui.title.text() == "材料清单"
    assert dialog.ui.pageLabel.text() == "第 1 / 1 页"


def test_a_single_paper_needs_no_list(qtbot: QtBot) -> None:
    made = PreviewDialog([("申请表", lambda: filled("申请表"))])
    qtbot.addWidget(made)
    made.show()
    assert not made.ui.documents.isVisible()
    made.close()  # while the paper is being made


def test_a_paper_that_cannot_be_made_is_reported_and_the_others_are_shown(qtbot: QtBot) -> None:
    def broken() -> bytes:
        raise FormError("表样“申请表.docx”已经损坏。", "请换用好的表样。")

    made = PreviewDialog([("申请表", broken), ("材料清单", lambda: filled("材料清单"))])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.ui.problem.text()), timeout=20_000)
    assert "请换用好的表样。" in made.ui.problem.text()
    assert not made.ui.print.isEnabled()
    made.ui.documents.setCurrentRow(1)
    qtbot.waitUntil(lambda: made.pages is not None, timeout=20_000)
    assert made.ui.problem.text() == ""


def test_the_paper_shown_is_saved_as_pdf_with_a_message(dialog: PreviewDialog, tmp_path: Path) -> None:
    dialog.save_pdf(tmp_path / "明细表.pdf")
    assert leaves(tmp_path / "明细表.pdf") == ["lying"] * 7
    assert "明细表.pdf" in dialog.ui.problem.text()
    dialog.save_pdf(tmp_path / "没有" / "明细表.pdf")
    assert dialog.ui.problem.property("kind") == "bad"


def nameless(dialog: QDialog) -> list[str]:
    """The controls without a name for screen readers."""
    reached = [w for w in dialog.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    said = {w: w.accessibleName() or (w.text() if isinstance(w, QAbstractButton) else "") for w in reached}
    return [w.objectName() for w, name in said.items() if not name and not w.objectName().startswith("qt_")]


@pytest.mark.parametrize(("width", "height"), [(1366, 728), (910, 485)])
def test_it_fits_the_screen_and_nothing_in_it_is_cut_off(width: int, height: int, qtbot: QtBot) -> None:
    dialog = PreviewDialog([(name, lambda name=name: filled(name)) for name in FORMS])
    qtbot.addWidget(dialog)
    dialog.resize(min(width - 24, 1040), height - 24)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.pages is not None, timeout=20_000)
    QApplication.processEvents()
    assert dialog.height() <= height - 24
    assert nameless(dialog) == []
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())), button.text()


# Printing


def test_the_paper_shown_is_printed_with_the_usual_copies_on_the_printer_asked_for(
    dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(asked: QPrintDialog) -> int:
        printer = asked.printer()
        copies.append(printer.copyCount())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "打印.pdf"))
        return 1

    copies: list[int] = []
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog.ui.print.click()
    assert leaves(tmp_path / "打印.pdf") == ["lying"] * 7
    assert copies == [1]
    assert dialog.ui.problem.property("kind") == "good"


def test_a_printer_that_refuses_is_reported(
    dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(asked: QPrintDialog) -> int:
        asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        asked.printer().setOutputFileName(str(tmp_path / "没有" / "打印.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog.ui.print.click()
    assert "没有接受" in dialog.ui.problem.text()
    assert dialog.ui.problem.property("kind") == "bad"
