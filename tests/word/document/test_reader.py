"""Finished Word files as plain values: what is read, and what is refused."""

import io
import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from lxml import etree

from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.errors import FormError
from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template
from bjcert_desktop.word.document import reader
from bjcert_desktop.word.document.model import Align, Block, Document, LineRule, Look, Paragraph, Row, Stop, Table
from bjcert_desktop.word.document.numbering import in_chinese
from bjcert_desktop.word.document.reader import read_pages
from bjcert_desktop.word.markup import W

FORMS = ("申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页", "在线办理指引")
MM = 72 / 25.4
WORD = W.strip("{}")
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def filled(name: str, certificates: int = 7) -> bytes:
    values = {key: field.example for key, field in FIELDS.items() if "." not in key}

    def items(prefix: str, count: int) -> list[dict[str, str]]:
        names = [name for name in FIELDS if name.startswith(f"{prefix}.")]
        return [{name: f"{name.partition('.')[2]}{n}" for name in names} for n in range(1, count + 1)]

    counts = {"证书": certificates, "材料": 5, "费用": 2, "步骤": 8, "提示": 2}
    lists = {prefix: items(prefix, count) for prefix, count in counts.items()}
    return load_template(paths.data("forms", f"{name}.docx")).fill(values, lists)


def part(tag: str, content: str) -> str:
    return f'<w:{tag} xmlns:w="{WORD}" xmlns:mc="{MC}">{content}</w:{tag}>'


def read(word: Any, body: str, stories: Mapping[str, str] | None = None, **more: str) -> Document:
    """The document with this *body*; *more* are further members by the name that relations know them by (styles)."""
    links = [f'<Relationship Id="{name}" Type="{word.office}/{name}" Target="{name}.xml"/>' for name in more]
    members = word.members(body, stories, links="".join(links))
    for name, content in more.items():
        members[f"word/{name}.xml"] = part(name, content)
    return read_pages(word.pack(members))


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def first(document: Document) -> Paragraph:
    return next(paragraphs(document.sections[0].blocks))


def table(document: Document) -> Table:
    return next(block for block in document.sections[0].blocks if isinstance(block, Table))


def text(document: Document) -> str:
    return "|".join(each.text for each in paragraphs(document.sections[0].blocks))


# Shipped forms


@pytest.mark.parametrize("name", FORMS)
def test_every_character_of_a_filled_form_is_read_in_its_order(name: str) -> None:
    data = filled(name)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    wanted = "".join(node.text or "" for node in root.iter(W + "t"))
    got = "".join(each.text for each in paragraphs(read_pages(data).sections[0].blocks))
    assert re.sub(r"[\t\n]", "", got) == wanted


def test_the_detail_sheet_lies_on_its_side_and_the_application_form_stands() -> None:
    lying, standing = (read_pages(filled(name)).sections[0] for name in ("明细表", "申请表"))
    assert (lying.width, lying.height) == (841.9, 595.3)
    assert (standing.width, standing.height) == (595.3, 841.9)
    assert standing.margins == pytest.approx((16 * MM, 20 * MM, 15 * MM, 20 * MM), abs=0.05)
    assert standing.edges[1] == pytest.approx(8 * MM, abs=0.05)


def test_the_head_of_the_detail_sheet_is_repeated_and_no_row_of_it_is_split() -> None:
    rows = [block for block in read_pages(filled("明细表")).sections[0].blocks if isinstance(block, Table)][1].rows
    assert [row.header for row in rows] == [True, *[False] * 9]
    assert all(row.whole and not row.exact for row in rows)
    assert rows[1].height == pytest.approx(9 * MM, abs=0.05)


def test_the_footer_of_the_detail_sheet_counts_its_pages() -> None:
    (line,) = paragraphs(read_pages(filled("明细表")).sections[0].footer.usual)
    assert [run.counter for run in line.runs if run.counter] == ["PAGE", "NUMPAGES"]
    assert [stop.kind for stop in line.stops] == ["right"]


def test_the_space_for_the_authoritys_seal_is_one_cell_over_three_rows() -> None:
    (form,) = (block for block in read_pages(filled("申请表")).sections[0].blocks if isinstance(block, Table))
    seal = form.rows[-3].cells[2]
    assert (seal.rows, seal.covered, seal.valign) == (3, False, "top")
    assert all(row.cells[2].covered and not row.cells[2].blocks for row in form.rows[-2:])


# Characters


def test_what_a_style_says_is_inherited_and_overridden_step_by_step(word: Any) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:spacing '
        'w:after="120"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr>'
        '<w:spacing w:line="400" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr><w:rPr><w:b/><w:rFonts '
        'w:eastAsia="黑体"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    )
    run = '<w:r><w:rPr><w:b w:val="0"/><w:color w:val="FF0000"/><w:u w:val="single"/></w:rPr><w:t>字</w:t></w:r>'
    body = f'<w:p><w:pPr><w:pStyle w:val="c"/><w:spacing w:before="60"/></w:pPr>{run}<w:r><w:t>粗</w:t></w:r></w:p>'
    paragraph = first(read(word, body, styles=styles))
    assert (paragraph.before, paragraph.after, paragraph.line, paragraph.rule) == (3, 6, 20, LineRule.EXACT)
    assert paragraph.align is Align.CENTRE
    assert paragraph.runs[0].look == Look("Arial", "黑体", 10.5, colour="FF0000", underline=True)
    assert paragraph.runs[1].look == Look("Arial", "黑体", 10.5, bold=True)


def test_styles_that_are_based_on_each_other_do_not_go_round_for_ever(word: Any) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("a", "b"), ("b", "a"))
    )
    body = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>'
    assert text(read(word, body, styles=styles)) == "字"


def test_tabs_breaks_and_unbreakable_hyphens_are_characters(word: Any) -> None:
    body = (
        "<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/></w:r>"
        '<w:r><w:br w:type="page"/><w:t>四</w:t></w:r></w:p>'
    )
    assert text(read(word, body)) == "一\t二\n三\u2011\f四"


def test_tab_stops_are_in_order_and_a_style_may_be_cleared_of_one(word: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:tabs><w:tab w:val="left" w:pos="400"/>'
        '<w:tab w:val="right" w:leader="dot" w:pos="2000"/></w:tabs></w:pPr></w:style>'
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="a"/><w:tabs><w:tab w:val="clear" w:pos="400"/>'
        '<w:tab w:val="center" w:pos="1000"/></w:tabs></w:pPr></w:p>'
    )
    assert first(read(word, body, styles=styles)).stops == (Stop(50, "center"), Stop(100, "right", "dot"))


def test_indents_may_be_counted_in_characters_and_a_hanging_one_replaces_that_of_the_style(word: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr>'
        '<w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="a"/>{}</w:pPr><w:r><w:t>字</w:t></w:r></w:p>'
    assert first(read(word, body.format(""), styles=styles)).first == 24
    hanging = first(read(word, body.format('<w:ind w:left="400" w:hanging="200"/>'), styles=styles))
    assert (hanging.left, hanging.first) == (20, -10)
    odd = first(read(word, body.format('<w:ind w:left="0" w:hangingChars="100" w:firstLine="31680"/>'), styles=styles))
    assert odd.first == -12


@pytest.mark.parametrize(
    ("placed", "left"),
    [
        ('w:horzAnchor="page" w:tblpX="2000"', 100 - 72),
        ('w:horzAnchor="margin" w:tblpX="200"', 10),
        ('w:horzAnchor="page" w:tblpXSpec="center"', 0),
    ],
)
def test_a_table_placed_on_the_page_begins_there(word: Any, placed: str, left: float) -> None:
    section = '<w:sectPr><w:pgMar w:left="1440" w:right="1440" w:top="1440" w:bottom="1440"/></w:sectPr>'
    properties = f'<w:tblpPr {placed}/><w:tblInd w:w="600" w:type="dxa"/>'
    body = f"<w:tbl><w:tblPr>{properties}</w:tblPr>{grid(900)}<w:tr>{cell()}</w:tr></w:tbl>{section}"
    made = table(read(word, body))
    assert made.left == pytest.approx(left)
    assert made.align is (Align.CENTRE if "center" in placed else Align.LEFT)


def test_deleted_and_hidden_text_is_not_shown_and_inserted_text_is(word: Any) -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>"
    )
    assert text(read(word, body)) == "新"


def test_of_a_field_the_result_is_shown_and_page_numbers_are_counted_anew(word: Any) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def field(code: str, result: str) -> str:
        instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        return f"{mark('begin')}{instruction}{mark('separate')}<w:r><w:t>{result}</w:t></w:r>{mark('end')}"

    body = f"<w:p>{field(' DATE ', '今天')}<w:r><w:t>第</w:t></w:r>{field('PAGE', '99')}</w:p>"
    runs = first(read(word, body)).runs
    assert [(run.text, run.counter) for run in runs] == [("今天第", ""), ("1", "PAGE")]


@pytest.mark.parametrize(
    ("mark", "box"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "□"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑"),
        ('<w:sym w:font="Wingdings" w:char="没有"/>', "□"),
    ],
)
def test_boxes_from_symbol_fonts_are_boxes(word: Any, mark: str, box: str) -> None:
    assert text(read(word, f"<w:p><w:r>{mark}</w:r></w:p>")) == box


@pytest.mark.parametrize(("state", "box"), [("<w:checked/>", "☑"), ('<w:default w:val="0"/>', "□"), ("", "□")])
def test_an_old_form_field_is_a_box(word: Any, state: str, box: str) -> None:
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'
        '</w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert text(read(word, body)) == box


def test_a_text_box_that_is_there_for_old_and_new_programs_is_shown_once(word: Any) -> None:
    inside = f"<w:txbxContent>{word.p('框')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>外</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{inside}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )
    document = read(word, body)
    assert text(document) == "外|框"
    assert [each.where for each in paragraphs(document.sections[0].blocks)] == ["第1段", "文本框 第1段"]


def test_what_is_not_understood_is_shown_as_plain_text(word: Any) -> None:
    body = (
        '<w:p><w:smartTag><w:r><w:t>一</w:t></w:r></w:smartTag><x:new xmlns:x="urn:x"><w:r><w:t>二</w:t></w:r></x:new>'
        '<w:hyperlink><w:r><w:t>三</w:t></w:r></w:hyperlink><w:r><w:unheardOf w:val="1"/><w:t>四</w:t></w:r></w:p>'
        f"<w:sdt><w:sdtPr/><w:sdtContent>{word.p('五')}</w:sdtContent></w:sdt>"
    )
    assert text(read(word, body)) == "一二三四|五"


def numbering(*levels: str) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{level}<w:pPr><w:ind w:left="400" w:hanging="200"/></w:pPr>'
        "</w:lvl>"
        for depth, level in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="5">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )


def numbered(depth: int, what: int = 1) -> str:
    which = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{what}"/></w:numPr>'
    return f"<w:p><w:pPr>{which}</w:pPr><w:r><w:t>字</w:t></w:r></w:p>"


@pytest.mark.parametrize(("sign", "shown"), [("\uf0a8", "□字"), ("\uf06f", "□字"), ("\uf0b7", "•字"), ("●", "●字")])
def test_a_bullet_of_a_symbol_font_is_the_sign_that_the_font_shows(word: Any, sign: str, shown: str) -> None:
    level = (
        f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/><w:suff w:val="nothing"/>'
        '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    )
    assert text(read(word, numbered(0), numbering=numbering(level))) == shown


def test_paragraphs_are_numbered_as_word_does_by_itself(word: Any) -> None:
    levels = (
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/>',
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/>',
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:suff w:val="space"/>',
    )
    body = "".join(map(numbered, (0, 1, 1, 0, 1, 2))) + numbered(0, 2)
    document = read(word, body, numbering=numbering(*levels))
    assert text(document) == "一、字|（1）\t字|（2）\t字|二、字|（1）\t字|• 字|一、字"
    assert (first(document).left, first(document).first) == (20, -10)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("upperRoman", "I II III IV"),
        ("lowerLetter", "a b c d"),
        ("decimalZero", "01 02 03 04"),
        ("decimalEnclosedCircleChinese", "① ② ③ ④"),
        ("chineseCountingThousand", "一 二 三 四"),
    ],
)
def test_numbers_are_written_in_the_way_asked_for(word: Any, style: str, written: str) -> None:
    level = f'<w:numFmt w:val="{style}"/><w:lvlText w:val="%1"/><w:suff w:val="space"/>'
    document = read(word, numbered(0) * 4, numbering=numbering(level))
    assert text(document) == "|".join(f"{each} 字" for each in written.split())


def test_numbers_beyond_ten_are_written_in_chinese_as_people_say_them() -> None:
    written = {10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 111: "一百一十一"}
    assert {count: in_chinese(count) for count in written} == written


# Tables


def grid(*widths: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def cell(properties: str = "", content: str = "<w:p/>") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_merged_cells_cover_columns_and_rows(word: Any) -> None:
    span, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        f"<w:tr>{cell(start)}{cell(span)}</w:tr><w:tr>{cell(on)}{cell()}{cell()}</w:tr>"
        f"<w:tr>{cell(on)}{cell()}{cell()}</w:tr><w:tr>{cell()}{cell()}{cell()}</w:tr>"
    )
    made = table(read(word, f"<w:tbl><w:tblPr/>{grid(200, 400, 600)}{rows}</w:tbl>"))
    assert made.columns == (10, 20, 30)
    assert [(one.column, one.columns, one.rows) for one in made.rows[0].cells] == [(0, 1, 3), (1, 2, 1)]
    assert [row.cells[0].covered for row in made.rows] == [False, True, True, False]
    assert made.rows[2].cells[1].where == "表1 第3行 第2列"


def test_a_cells_own_borders_replace_those_of_the_table_side_by_side(word: Any) -> None:
    borders = "".join(f'<w:{side} w:val="single" w:sz="8"/>' for side in ("top", "left", "bottom", "right"))
    inner = '<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="dashed" w:sz="4" w:color="A6A6A6"/>'
    open_side = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders><w:shd w:val="clear" w:fill="F2F2F2"/>'
    row = f"<w:tr>{cell(open_side)}{cell()}</w:tr>"
    properties = f"<w:tblPr><w:tblBorders>{borders}{inner}</w:tblBorders></w:tblPr>"
    made = table(read(word, f"<w:tbl>{properties}{grid(100, 100)}{row}{row}</w:tbl>"))
    upper = made.rows[0].cells[0]
    assert [line.width for line in (upper.borders.top, upper.borders.left)] == [1, 1]
    assert upper.borders.bottom.width == 0
    assert (upper.borders.right.width, upper.borders.right.kind, upper.borders.right.colour) == (
        0.5,
        "dashed",
        "A6A6A6",
    )
    assert upper.shade == "F2F2F2"


def test_borders_and_margins_come_from_the_tables_style_where_it_says_nothing(word: Any) -> None:
    styles = (
        '<w:style w:type="table" w:styleId="t"><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="12"/></w:tblBorders>'
        '<w:tblCellMar><w:left w:w="60"/></w:tblCellMar></w:tblPr></w:style>'
    )
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr>{grid(900)}<w:tr>{cell()}</w:tr></w:tbl>'
    (only,) = table(read(word, body, styles=styles)).rows[0].cells
    assert only.borders.top.width == 1.5
    assert only.margins == (0, 3, 0, 5.4)


@pytest.mark.parametrize(
    ("properties", "row"),
    [
        ("", Row((), 0)),
        ('<w:trHeight w:val="400"/>', Row((), 20)),
        ('<w:trHeight w:val="400" w:hRule="exact"/><w:tblHeader/><w:cantSplit/>', Row((), 20, True, True, True)),
        ('<w:tblHeader w:val="0"/>', Row((), 0)),
    ],
)
def test_rows_have_a_least_or_exact_height(word: Any, properties: str, row: Row) -> None:
    body = f"<w:tbl><w:tblPr/>{grid(900)}<w:tr><w:trPr>{properties}</w:trPr>{cell()}</w:tr></w:tbl>"
    made = table(read(word, body)).rows[0]
    assert Row((), made.height, made.exact, made.header, made.whole) == row


# Pages


def test_each_section_has_its_own_paper_and_takes_over_the_header_of_the_one_before(word: Any) -> None:
    lying = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    body = f"<w:p><w:pPr>{lying}</w:pPr><w:r><w:t>横</w:t></w:r></w:p>{word.p('竖')}"
    document = read(word, body, {"header1": word.p("页眉文字")})
    assert [section.width for section in document.sections] == [841.9, 595.3]
    assert [next(paragraphs(section.header.usual)).text for section in document.sections] == ["页眉文字"] * 2
    assert next(paragraphs(document.sections[0].header.usual)).where == "页眉 第1段"


# What is refused


def broken(data: bytes, name: str, change: Any) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip file at all",
        b"PK\x03\x04 damaged",
        broken(filled("申请表"), "word/document.xml", lambda xml: xml[: len(xml) // 2]),
        broken(filled("申请表"), "word/styles.xml", lambda xml: b"<w:styles"),
        broken(filled("申请表"), "word/document.xml", lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        broken(filled("申请表"), "[Content_Types].xml", lambda xml: b"<Types/>"),
    ],
    ids=["empty", "text", "cut off", "half a body", "broken styles", "document type", "no document"],
)
def test_damaged_content_is_refused_with_a_sentence_and_a_remedy(data: bytes) -> None:
    with pytest.raises(FormError) as caught:
        read_pages(data)
    assert caught.value.message.startswith("无法预览：")
    assert caught.value.remedy.endswith("。")


def test_a_document_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    long = filled("明细表", 2)
    monkeypatch.setattr(reader, "_LARGEST", 5_000)
    with pytest.raises(FormError, match="太长"):
        read_pages(long)


def test_tables_in_tables_in_tables_are_read(word: Any) -> None:
    body = word.p("里")
    for _ in range(60):
        body = word.table((body + word.p("外"),))
    assert text(read(word, body)).count("外") == 60


def test_numbers_that_make_no_sense_do_not_stop_the_reading() -> None:
    chance = random.Random(7)  # noqa: S311 - the same nonsense at every run
    nonsense = ["-99999999", "1e300", "nan", "", "abc", "0", "65536000", "-1"]

    def change(xml: bytes) -> bytes:
        return re.sub(
            rb'(w:(?:w|h|val|sz|line|pos|left|top|hanging)=")\d+"',
            lambda m: m[1] + chance.choice(nonsense).encode() + b'"',
            xml,
        )

    for _ in range(20):
        document = read_pages(broken(filled("明细表", 3), "word/document.xml", change))
        assert "政务单位证书业务明细表" in text(document)
