"""Pictures and shapes of forms that nobody here made: where they are, and what they take room for."""

import io
import re

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from bjcert_desktop.gui.preview.pages import PaperPages, render
from bjcert_desktop.word.document.reader import read_pages

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHAPES = (
    f'{W} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RED = "#ff0000"


def png(colour: str = RED) -> io.BytesIO:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return io.BytesIO(bytes(data.data()))


def pages(document: Document) -> PaperPages:
    stream = io.BytesIO()
    document.save(stream)
    return render(stream.getvalue())


def colour_at(paper: PaperPages, x: float, y: float) -> str:
    """The colour of the first page at a point, in points."""
    return paper.image(0, 72).pixelColor(round(x), round(y)).name()


def box(text: str, *, wrap: str = "wrapNone", x: int = 0, y: int = 0, size: tuple[int, int] = (100, 40)) -> str:
    """A text box, its place and size in points."""
    emu = [value * 12_700 for value in (x, y, *size)]
    return (
        f"<w:r {SHAPES}><w:drawing><wp:anchor>"
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{emu[0]}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{emu[1]}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu[2]}" cy="{emu[3]}"/><wp:{wrap}/>'
        "<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:ln/></wps:spPr><wps:txbx><w:txbxContent>"
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r>"
    )


@pytest.fixture
def document() -> Document:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.top_margin = Pt(72)
    return made


def test_a_picture_in_a_line_is_drawn_and_takes_its_height(document: Document) -> None:
    document.add_paragraph().add_run().add_picture(png(), width=Pt(100), height=Pt(80))
    document.add_paragraph("下面")
    paper = pages(document)
    assert colour_at(paper, 72 + 50, 72 + 40) == RED
    assert colour_at(paper, 72 + 120, 72 + 40) != RED
    below = next(rectangle for _, rectangle, where in paper.areas() if where == "第2段")
    assert below.top() >= 72 + 80


def test_a_picture_in_a_header_and_in_a_cell_is_drawn_too(document: Document) -> None:
    document.sections[0].header.paragraphs[0].add_run().add_picture(png(), width=Pt(30), height=Pt(20))
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.paragraphs[0].add_run().add_picture(png("#0000ff"), width=Pt(30), height=Pt(20))
    paper = pages(document)
    assert colour_at(paper, 72 + 15, 36 + 10) == RED
    area = next(rectangle for _, rectangle, where in paper.areas() if where == "表1 第1行 第1列")
    assert colour_at(paper, area.left() + 20, area.top() + 10) == "#0000ff"


def test_a_picture_that_cannot_be_shown_is_a_frame_of_its_size(document: Document) -> None:
    document.add_paragraph().add_run().add_picture(png(), width=Pt(100), height=Pt(80))
    part = next(part for part in document.part.related_parts.values() if part.partname.endswith(".png"))
    part._blob = b"a Windows metafile"
    paper = pages(document)
    assert colour_at(paper, 72 + 30, 72 + 10) == "#ffffff"
    assert colour_at(paper, 72, 72 + 40) != "#ffffff" or colour_at(paper, 71, 72 + 40) != "#ffffff"
    below = next(rectangle for _, rectangle, where in paper.areas() if where == "第1段")
    assert below.height() >= 80


def test_a_text_box_stands_where_it_is_anchored_and_pushes_nothing_down(document: Document) -> None:
    paragraph = document.add_paragraph("锚")
    paragraph._p.append(parse_xml(box("右边的框", x=200, y=300)))
    document.add_paragraph("下面")
    paper = pages(document)
    areas = {where: rectangle for _, rectangle, where in paper.areas()}
    assert areas["第2段"].top() < 72 + 60
    inside = areas["文本框 第1段"]
    assert (inside.left(), inside.top()) == pytest.approx((72 + 200 + 7.2, 72 + 300 + 3.6), abs=0.5)
    assert colour_at(paper, 72 + 200, 72 + 320) != "#ffffff"  # its frame


def test_a_box_with_text_above_and_below_takes_its_room(document: Document) -> None:
    paragraph = document.add_paragraph("锚")
    paragraph._p.append(parse_xml(box("中间的框", wrap="wrapTopAndBottom")))
    document.add_paragraph("下面")
    areas = {where: rectangle for _, rectangle, where in pages(document).areas()}
    assert areas["文本框 第1段"].bottom() <= areas["第2段"].top()


def test_a_picture_with_text_above_and_below_is_drawn_in_its_own_room(document: Document) -> None:
    paragraph = document.add_paragraph("锚")
    paragraph.add_run().add_picture(png(), width=Pt(100), height=Pt(80))
    inline = paragraph._p.xpath(".//wp:inline")[0]
    inline.tag = inline.tag.replace("inline", "anchor")
    inline.insert(0, parse_xml(f"<wp:wrapTopAndBottom {SHAPES}/>"))
    document.add_paragraph("下面")
    paper = pages(document)
    areas = {where: rectangle for _, rectangle, where in paper.areas()}
    assert colour_at(paper, 72 + 50, 72 + 40) == RED
    assert areas["第1段"].top() >= 72 + 80
    assert areas["第2段"].top() >= areas["第1段"].bottom()


def upright(document: Document, text: str, height: float, rule: str, width: float = 200) -> None:
    """A row with a cell of vertical text beside an ordinary one."""
    table = document.add_table(1, 2, "Table Grid")
    table.columns[0].width = Pt(width)
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(parse_xml(f'<w:trHeight {W} w:val="{height * 20}" w:hRule="{rule}"/>'))
    row.cells[0]._tc.get_or_add_tcPr().append(parse_xml(f'<w:textDirection {W} w:val="tbRlV"/>'))
    row.cells[0].text = text
    document.add_paragraph("下面")


@pytest.mark.parametrize("rule", ["exact", "atLeast"])
@pytest.mark.parametrize("width", [200, 30])
@pytest.mark.parametrize("text", ["单位意见", "申请单位主管部门审核意见（盖章）"])
def test_vertical_text_does_not_make_a_row_higher_than_it_says(
    document: Document, text: str, rule: str, width: int
) -> None:
    upright(document, text, 60, rule, width)
    area = next(rectangle for _, rectangle, where in pages(document).areas() if where == "表1 第1行 第1列")
    assert area.height() == pytest.approx(60, abs=0.5)


def test_vertical_text_that_is_too_long_goes_on_in_a_column_to_the_left(document: Document) -> None:
    upright(document, "甲乙丙丁戊己庚辛", 60, "exact")
    stream = io.BytesIO()
    document.save(stream)
    assert "甲乙丙丁" in "".join(
        block.text for row in read_pages(stream.getvalue()).sections[0].blocks[0].rows for block in row.cells[0].blocks
    )
    painted = pages(document).image(0, 72)
    left = [painted.pixelColor(x, y).lightness() for x in range(100, 180) for y in range(74, 130)]
    assert min(left) < 128


def test_a_page_number_in_a_text_box_of_the_footer_stands_on_every_page(document: Document) -> None:
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    footer = document.sections[0].footer.paragraphs[0]
    footer._p.append(parse_xml(box("第页").replace("<w:r><w:t>第页</w:t></w:r>", number)))
    document.add_paragraph("第一页")
    document.add_page_break()
    document.add_paragraph("第二页")
    paper = pages(document)
    said = [[text for _, text in paper.words(number)] for number in range(paper.count)]
    assert said == [["第一页", "1"], ["第二页", "2"]]


def test_a_filled_box_covers_the_text_below_it_and_one_behind_the_text_does_not(document: Document) -> None:
    for behind in (0, 1):
        paragraph = document.add_paragraph("■" * 8)
        shape = box("", size=(200, 40)).replace("<wp:anchor>", f'<wp:anchor behindDoc="{behind}">')
        paragraph._p.append(parse_xml(shape.replace("<a:ln/>", '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>')))
        paragraph.paragraph_format.space_after = Pt(50)
    paper = pages(document)
    over, behind = (
        {colour_at(paper, 72 + x, rectangle.top() + 8) for x in range(2, 60)}
        for _, rectangle, where in paper.areas()
        if "段" in where and "文本框" not in where
    )
    assert over == {RED}
    assert "#000000" in behind


def test_text_marked_with_a_colour_is_marked(document: Document) -> None:
    document.add_paragraph().add_run("单位名称").font.highlight_color = WD_COLOR_INDEX.YELLOW
    assert "#ffff00" in {colour_at(pages(document), 72 + x, 72 + y) for x in range(40) for y in range(14)}


def line(*, flipped: bool) -> str:
    """A line in a rectangle of 100 by 40 points."""
    shape = f'<a:xfrm flipV="{int(flipped)}"/><a:prstGeom prst="line"/><a:ln w="25400"/>'
    return re.sub("<wps:txbx>.*</wps:txbx>", "", box("")).replace("<a:ln/>", shape)


@pytest.mark.parametrize("flipped", [False, True])
def test_a_line_is_drawn_from_corner_to_corner(document: Document, flipped: bool) -> None:
    document.add_paragraph()._p.append(parse_xml(line(flipped=flipped)))
    document.add_paragraph()
    inked = [[colour_at(pages(document), 72 + x, 72 + y) != "#ffffff" for x in (10, 50, 90)] for y in (4, 20, 36)]
    falling = [[True, False, False], [False, True, False], [False, False, True]]
    assert inked == (falling[::-1] if flipped else falling)


@pytest.mark.parametrize(("side", "inked"), [("tl2br", [True, False]), ("tr2bl", [False, True])])
def test_a_cell_that_is_crossed_out_has_its_diagonal(document: Document, side: str, inked: list[bool]) -> None:
    table = document.add_table(1, 1)
    table.rows[0].height = Pt(100)
    borders = f'<w:tcBorders {W}><w:{side} w:val="single" w:sz="16"/></w:tcBorders>'
    table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(borders))
    paper = pages(document)
    ((_, cell, _),) = [area for area in paper.areas() if "表1" in area[2]]
    x = cell.left() + cell.width() / 4
    assert [colour_at(paper, x, cell.top() + part * cell.height()) != "#ffffff" for part in (0.25, 0.75)] == inked


def test_narrowed_characters_take_less_room(document: Document) -> None:
    for stretch in (100, 50):
        run = document.add_paragraph().add_run("单位名称" * 12)
        run.font.size = Pt(12)
        run._r.get_or_add_rPr().append(parse_xml(f'<w:w {W} w:val="{stretch}"/>'))
    wide, narrow = (rectangle.height() for _, rectangle, where in pages(document).areas() if "段" in where)
    assert wide == pytest.approx(2 * narrow)


def test_a_form_full_of_drawings_is_laid_out(document: Document) -> None:
    for number in range(30):
        paragraph = document.add_paragraph(f"第 {number} 段")
        paragraph.add_run().add_picture(png(), width=Pt(20), height=Pt(20))
        paragraph._p.append(parse_xml(box("框", x=number, y=number)))
    assert pages(document).count >= 1


def test_bold_text_is_bold_in_a_font_that_stands_in_for_another() -> None:
    def ink(bold: bool) -> int:
        made = docx.Document()
        run = made.add_paragraph().add_run("国国国国")
        run.bold = bold
        run.font.size = Pt(40)
        run._r.get_or_add_rPr().append(
            parse_xml(f'<w:rFonts {W} w:eastAsia="没有装的宋体;SimSun" w:ascii="没有装的宋体"/>')
        )
        image = pages(made).image(0, 72)
        return sum(image.pixelColor(x, y).lightness() < 128 for x in range(60, 300) for y in range(60, 160))

    assert ink(bold=True) > ink(bold=False) * 1.2
