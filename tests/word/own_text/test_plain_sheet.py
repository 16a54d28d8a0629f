"""A form that carries money consists of plain paragraphs and tables; everything else Word has is refused there."""

from typing import Any

import pytest

from tests.word.own_text.conftest import FALSE, ROWS, Look, line, run, sheet

D = "http://schemas.openxmlformats.org/drawingml/2006/"
CELL = "<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr>{}</w:tcPr>{}<w:p/></w:tc></w:tr></w:tbl>"
MORE = {
    "a picture in the line": (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{D}wordprocessingDrawing" xmlns:a="{D}main"><wp:extent cx="900000" '
        'cy="900000"/><a:graphic><a:graphicData><a:blip r:embed="x"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    ),
    "an old picture": "<w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>",
    "an outline": '<w:p><w:r><w:pict><v:shape style="width:90pt;height:30pt" path="m0,0l9,9e"/></w:pict></w:r></w:p>',
    "a line of points": '<w:p><w:r><w:pict><v:polyline points="0,0 9,9"/></w:pict></w:r></w:p>',
    "a shape over the text": (
        '<w:p><w:r><w:pict><v:rect style="position:absolute;width:300pt;height:90pt;z-index:5"/></w:pict></w:r></w:p>'
    ),
    "WordArt": (
        '<w:p><w:r><w:pict><v:shape style="width:90pt"><v:textpath string="甲"/></v:shape></w:pict></w:r></w:p>'
    ),
    "an embedded object": "<w:p><w:r><w:object/></w:r></w:p>",
    "ink": "<w:p><w:r><w:contentPart/></w:r></w:p>",
    "two versions of the same": (
        "<w:p><mc:AlternateContent><mc:Choice Requires='zz'/><mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    ),
    "characters above others": "<w:p><w:r><w:ruby><w:rubyPr/><w:rt/><w:rubyBase/></w:ruby></w:r></w:p>",
    "a formula": "<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'/></w:p>",
    "another document": "<w:p><w:subDoc/></w:p>",
    "text of another file": '<w:altChunk r:id="none"/>',
    "a note": '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    "a floating table": "<w:tbl><w:tblPr><w:tblpPr w:tblpY='1'/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "a table from the right": "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "a table in a cell": CELL.format("", CELL.format("", "")),
    "cells far apart": CELL.format("", "").replace("<w:tblPr/>", '<w:tblPr><w:tblCellSpacing w:w="6000"/></w:tblPr>'),
    "a crossed cell": CELL.format("<w:tcBorders><w:tl2br w:val='single'/></w:tcBorders>", ""),
    "a striped cell": CELL.format("<w:shd w:val='horzStripe'/>", ""),
    "a frame": line(
        run("甲"), properties='<w:framePr w:w="5000" w:h="3000" w:wrap="none" w:vAnchor="page" w:y="3000"/>'
    ),
    "a paragraph from the right": line(run("甲"), properties="<w:bidi/>"),
    "text that turns": line(run("\u202e甲")),
    "a mark of direction alone": line(run("\u202b"), run("12")),
    "a character on the one before": line(run("8\u0338")),
    "letters from the right": line(run("א")),
    "dots for the fingers": line(run("⠼⠋⠃")),
    "dice": line(run("⚀⚁⚂")),
    "text that is fitted": line(run("甲", '<w:fitText w:val="900"/>')),
    "two lines in one": line(run("甲乙", '<w:eastAsianLayout w:combine="1"/>')),
    "raised text": line(run("88", '<w:position w:val="60"/>')),
    "a thick frame": line(run("甲", '<w:bdr w:val="single" w:sz="96"/>')),
    "lines on each other": line(
        run("甲", '<w:sz w:val="40"/>'), properties='<w:spacing w:line="100" w:lineRule="exact"/>'
    ),
    "a quarter of a line": line(run("甲"), properties='<w:spacing w:line="60" w:lineRule="auto"/>'),
    "text beside the page": line(run("甲"), properties='<w:ind w:left="-2500"/>'),
    "half a page of nothing": line(run("甲"), properties='<w:spacing w:before="8000"/>'),
    "signs instead of letters": line(run("abc", '<w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/>')),
    "a sign by its code": '<w:p><w:r><w:sym w:font="Arial" w:char="0038"/></w:r></w:p>',
    "an unknown element": "<w:p><zz:wrap xmlns:zz='urn:zz'/></w:p>",
    "a list to choose from": (
        "<w:p><w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    ),
    "rows that repeat": (
        '<w:sdt><w:sdtPr><w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    ),
    "formatting that a revision changes": line(run("甲", "<w:rPrChange w:id='1' w:author='x'><w:rPr/></w:rPrChange>")),
}


@pytest.mark.parametrize("kind", MORE)
def test_what_is_no_plain_paragraph_or_table_is_refused_with_its_place(word: Any, look: Look, kind: str) -> None:
    problems = look(sheet(word, after=MORE[kind]))
    (problem, *_) = [each for each in problems if each.code == "not-plain"]
    assert problem.severity.name == "ERROR"
    assert problem.where
    assert "删去" in problem.remedy


@pytest.mark.parametrize("story", ["header1", "footer1"])
def test_headers_and_footers_are_as_plain(word: Any, look: Look, story: str) -> None:
    problems = look(sheet(word), stories={story: MORE["a shape over the text"]})
    assert [problem.code for problem in problems] == ["not-plain"]
    assert problems[0].where.startswith("页")


SECTIONS = {
    "columns": '<w:cols w:num="2"/>',
    "numbers of lines": '<w:lnNumType w:countBy="1" w:start="622202"/>',
    "a small sheet": '<w:pgSz w:w="2000" w:h="2000"/>',
    "a margin that is too wide": '<w:pgMar w:left="9000" w:right="1440" w:top="1440" w:bottom="1440"/>',
    "a header over the text": '<w:pgMar w:left="1440" w:right="1440" w:top="-3000" w:bottom="1440"/>',
    "a gutter that is too wide": '<w:pgMar w:left="1440" w:right="1440" w:top="1440" w:bottom="1440" w:gutter="5000"/>',
    "a header that is too low": '<w:pgMar w:left="1440" w:right="1440" w:top="1440" w:bottom="1440" w:header="9000"/>',
    "characters in each other": '<w:docGrid w:type="linesAndChars" w:charSpace="-30000"/>',
    "a sheet like a poster": '<w:pgSz w:w="31680" w:h="31680"/>',
    "upright lines": '<w:textDirection w:val="tbRl"/>',
    "from the right": "<w:bidi/>",
}


def section(word: Any, properties: str) -> dict[str, Any]:
    members = word.members(sheet(word))
    body = members["word/document.xml"].replace("<w:sectPr/>", f"<w:sectPr>{properties}</w:sectPr>")
    return {"word/document.xml": body}


def test_the_page_has_the_colour_of_paper(word: Any, look: Look) -> None:
    body = word.members(sheet(word))["word/document.xml"]
    for colour, expected in (("FFFFF0", []), ("101010", ["not-plain"])):
        coloured = body.replace("<w:body>", f'<w:background w:color="{colour}"/><w:body>')
        assert [problem.code for problem in look("", more={"word/document.xml": coloured})] == expected


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_page_is_an_ordinary_one(word: Any, look: Look, kind: str) -> None:
    problems = look("", more=section(word, SECTIONS[kind]))
    assert "not-plain" in [problem.code for problem in problems]


ACCOUNT = {
    "dotted": '<w:em w:val="dot"/>',
    "narrow": '<w:w w:val="45"/>',
    "close": '<w:spacing w:val="-60"/>',
    "low": '<w:vertAlign w:val="subscript"/>',
    "blinking": '<w:effect w:val="shimmer"/>',
    "on black": '<w:highlight w:val="black"/>',
    "white on black": '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="101010"/>',
    "on dark without a colour": '<w:shd w:val="clear" w:fill="101010"/>',
    "far apart": '<w:spacing w:val="1000"/>',
    "very wide": '<w:w w:val="600"/>',
    "very large": '<w:sz w:val="800"/>',
    "as a formula": "<w:oMath/>",
}


@pytest.mark.parametrize("way", ACCOUNT)
def test_the_account_itself_has_ordinary_characters(word: Any, look: Look, way: str) -> None:
    problems = look(sheet(word, {"账号": line(run("{{账号}}", ACCOUNT[way]))}))
    assert {problem.code for problem in problems} & {"payee-hidden", "not-plain"}


def test_the_column_of_the_account_is_wide_enough(word: Any, look: Look) -> None:
    for width, expected in ((200, {"payee-hidden"}), (5000, set())):
        grid = f'<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="{width}"/></w:tblGrid>'
        problems = look(sheet(word).replace("<w:tblGrid/>", grid))
        assert {problem.code for problem in problems} == expected


def test_the_cell_of_the_account_ends_on_the_page(word: Any, look: Look) -> None:
    cell = f'<w:tcPr><w:tcW w:w="7000" w:type="dxa"/></w:tcPr>{word.p("{{账号}}")}'
    body = sheet(word).replace(f"<w:tcPr/>{word.p('{{账号}}')}", cell)
    for indent, expected in ((0, []), (4000, ["payee-hidden"])):
        table = f'<w:tblPr><w:tblInd w:w="{indent}" w:type="dxa"/></w:tblPr>'
        problems = look(body.replace("<w:tblPr/>", table))
        assert [problem.code for problem in problems] == expected


CELLS = {
    "upright": '<w:textDirection w:val="tbRl"/>',
    "narrow": '<w:tcW w:w="300" w:type="dxa"/>',
    "a hundredth of the table": '<w:tcW w:w="50" w:type="pct"/>',
    "dark": '<w:shd w:val="clear" w:fill="202020"/>',
    "with wide margins": '<w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar>',
}


@pytest.mark.parametrize("way", CELLS)
def test_the_cell_of_the_account_is_an_ordinary_one(word: Any, look: Look, way: str) -> None:
    cell = f"<w:tcPr>{CELLS[way]}</w:tcPr>{word.p('{{账号}}')}"
    problems = look(sheet(word).replace(f"<w:tcPr/>{word.p('{{账号}}')}", cell))
    assert [problem for problem in problems if problem.severity.name == "ERROR"]


LAST = '<w:style w:type="table" w:default="1" w:styleId="t"><w:tblStylePr w:type="lastCol">{}</w:tblStylePr></w:style>'
WHOLE = '<w:style w:type="{}" w:default="1" w:styleId="t">{}</w:style>'
STYLES = {
    "the last column in signs": LAST.format('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
    "the last column struck through": LAST.format("<w:rPr><w:strike/></w:rPr>"),
    "the last column narrow": LAST.format('<w:rPr><w:w w:val="30"/></w:rPr>'),
    "the last column striped": LAST.format('<w:tcPr><w:shd w:val="diagCross" w:color="000000"/></w:tcPr>'),
    "tables in frames": LAST.format('<w:pPr><w:framePr w:w="200" w:h="200" w:hRule="exact" w:y="9000"/></w:pPr>'),
    "tables in low characters": WHOLE.format("table", '<w:rPr><w:vertAlign w:val="subscript"/></w:rPr>'),
    "paragraphs in frames": WHOLE.format(
        "paragraph", '<w:pPr><w:framePr w:w="2000" w:vAnchor="page" w:y="3000"/></w:pPr>'
    ),
    "paragraphs from the right": WHOLE.format("paragraph", "<w:pPr><w:bidi/></w:pPr>"),
    "everything from the right": "<w:docDefaults><w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault></w:docDefaults>",
    "dotted paragraphs": WHOLE.format("paragraph", '<w:rPr><w:em w:val="dot"/></w:rPr>'),
    "everything narrow": "<w:docDefaults><w:rPrDefault><w:rPr><w:w w:val='20'/></w:rPr></w:rPrDefault></w:docDefaults>",
}


@pytest.mark.parametrize("way", STYLES)
def test_no_style_changes_that(word: Any, look: Look, way: str) -> None:
    link = f'<Relationship Id="s" Type="{word.office}/styles" Target="styles.xml"/>'
    problems = look(sheet(word), links=link, more={"word/styles.xml": word.part("styles", STYLES[way])})
    assert {problem.code for problem in problems} & {"payee-hidden", "not-plain", "hidden-text"}


def test_black_on_the_dark_part_of_a_table_style_is_seen_only_where_it_is(word: Any, look: Look) -> None:
    link = f'<Relationship Id="s" Type="{word.office}/styles" Target="styles.xml"/>'
    black = sheet(word, {"账号": line(run("{{账号}}", '<w:color w:val="000000"/>'))})
    for region, expected in (("lastCol", ["payee-hidden"]), ("firstRow", [])):
        dark = LAST.format('<w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>').replace("lastCol", region)
        problems = look(black, links=link, more={"word/styles.xml": word.part("styles", dark)})
        assert [problem.code for problem in problems] == expected


def test_a_theme_may_name_a_font_of_signs(word: Any, look: Look) -> None:
    link = f'<Relationship Id="t" Type="{word.office}/theme" Target="theme1.xml"/>'
    fonts = '<a:fontScheme><a:minorFont><a:latin typeface="Wingdings"/></a:minorFont></a:fontScheme>'
    theme = f'<a:theme xmlns:a="{D}main"><a:themeElements>{fonts}</a:themeElements></a:theme>'
    body = sheet(word, {"账号": line(run("{{账号}}", '<w:rFonts w:asciiTheme="minorHAnsi"/>'))})
    problems = look(body, links=link, more={"word/theme1.xml": theme})
    assert "payee-hidden" in [problem.code for problem in problems]


def test_a_font_that_is_replaced_by_one_of_signs_is_refused(word: Any, look: Look) -> None:
    link = f'<Relationship Id="f" Type="{word.office}/fontTable" Target="fontTable.xml"/>'
    table = word.part("fonts", '<w:font w:name="宋体"><w:altName w:val="SimSun,Wingdings"/></w:font>')
    assert [problem.code for problem in look(sheet(word), links=link, more={"word/fontTable.xml": table})] == [
        "not-plain"
    ]


def numbered(word: Any, starts: str, level: str = "%1.") -> dict[str, Any]:
    """A list for each of the *starts*, and a paragraph in each."""
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, start in enumerate(starts, 1)
    )
    kind = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{level}"/></w:lvl>'
    numbering = word.part("numbering", f'<w:abstractNum w:abstractNumId="0">{kind}</w:abstractNum>{lists}')
    link = f'<Relationship Id="n" Type="{word.office}/numbering" Target="numbering.xml"/>'
    return {"links": link, "more": {"word/numbering.xml": numbering}}


def items(*lists: int) -> str:
    return "".join(
        line(run("核对"), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        for number in lists
    )


def test_lists_only_count(word: Any, look: Look) -> None:
    assert look(sheet(word, after=items(1, 1, 1)), **numbered(word, "1")) == []
    assert look(sheet(word, after=items(1, 1, 1)), **numbered(word, "1", "（%1）")) == []
    for starts, level in ((FALSE, "%1."), ("6222", "%1"), ("1", "6222%1"), ("1", "6222"), ("1", "收款人%1")):
        problems = look(sheet(word, after=items(*range(1, len(starts) + 1))), **numbered(word, starts, level))
        assert [problem for problem in problems if problem.severity.name == "ERROR"], (starts, level)


LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("金额（小写，元）", "9"),
        ("账号", "9"),
        ("收款单位", "北京某某科技有限公司"),
        ("金额（大写）", "壹万"),
        ("账号", "%1"),
    ],
)
def test_the_number_of_a_list_is_no_part_of_payee_or_amount(word: Any, look: Look, label: str, name: str) -> None:
    body = sheet(word, {label: line(run(ROWS[label]), properties=LIST)})
    assert [problem for problem in look(body, **numbered(word, "1", name)) if problem.severity.name == "ERROR"]
    styled = body.replace(LIST, '<w:pStyle w:val="x"/>')
    given = numbered(word, "1", name)
    given["links"] += f'<Relationship Id="s" Type="{word.office}/styles" Target="styles.xml"/>'
    style = f'<w:style w:type="paragraph" w:styleId="x"><w:pPr>{LIST}</w:pPr></w:style>'
    given["more"]["word/styles.xml"] = word.part("styles", style)
    assert [problem for problem in look(styled, **given) if problem.severity.name == "ERROR"]


def test_labels_may_be_numbered(word: Any, look: Look) -> None:
    rows = (f"{label}：{value}" for label, value in ROWS.items())
    body = word.p("汇款信息单") + "".join(line(run(row), properties=LIST) for row in rows)
    assert look(body, **numbered(word, "1", "%1、")) == []


def test_the_list_of_a_style_is_read_by_its_name(word: Any, look: Look) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="张三"/></w:lvl>'
    numbering = word.part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    link = f'<Relationship Id="n" Type="{word.office}/numbering" Target="numbering.xml"/>'
    body = sheet(word, after=word.table((word.p("收款人"), line(run(""), properties=LIST))))
    problems = look(body, links=link, more={"word/numbering.xml": numbering})
    assert [problem for problem in problems if problem.severity.name == "ERROR"]


def test_a_header_that_only_some_programs_print_is_as_plain(word: Any, look: Look) -> None:
    link = f'<Relationship Id="h" Type="{word.office}/header" Target="h.xml"/>'
    more = {"word/h.xml": word.part("hdr", MORE["a picture in the line"])}
    assert [problem.code for problem in look(sheet(word), links=link, more=more)] == ["not-plain"]


def test_an_account_in_the_numbers_of_lists_is_named_in_other_forms(word: Any, look: Look) -> None:
    body = word.p("{{单位名称}}") + items(*range(1, len(FALSE) + 1))
    problems = look(body, "申请表", **numbered(word, FALSE, "%1"))
    assert ("CONFIRM", "own-payee") in [(problem.severity.name, problem.code) for problem in problems]


SONG = '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/><w:spacing w:val="-10"/><w:b/>'
OFFICE = {
    "other fonts and sizes": lambda word: sheet(word, {"账号": line(run("{{账号}}", SONG))}),
    "the office's name above": lambda word: sheet(word, before=word.p("北京市某某局") + word.p("财务科")),
    "notes below": lambda word: sheet(
        word,
        after="".join(
            map(
                word.p,
                (
                    "注：1. 汇款前请逐位核对账号。",
                    "2. 汇款后请将凭证交给财务科，一式两份，由财务科转给办理人。",
                    "3. 联系人：王五，电话 010-62042172，手机 13800138000",
                    "4. 三个工作日内到账，2026年11月22日起执行。",
                ),
            )
        ),
    ),
    "rows at least so high": lambda word: sheet(word).replace(
        "<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="900" w:hRule="atLeast"/><w:cantSplit/></w:trPr>'
    ),
    "light rows": lambda word: sheet(word).replace(
        "<w:tcPr/>", '<w:tcPr><w:shd w:val="clear" w:fill="F2F2F2"/></w:tcPr>'
    ),
    "indented and centred": lambda word: sheet(
        word,
        {"账号": line(run("{{账号}}"), properties='<w:ind w:leftChars="-51" w:left="-107"/><w:jc w:val="center"/>')},
    ),
    "the label downwards": lambda word: sheet(word).replace(
        word.p("收款单位") + "</w:tc>", "".join(map(word.p, "收款单位")) + "</w:tc>"
    ),
    "lines to sign": lambda word: sheet(word, after=word.p("经办人：＿＿＿＿　　审核：＿＿＿＿　　年　月　日")),
    "boxes to tick": lambda word: sheet(
        word, after='<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t>已核对</w:t></w:r></w:p>'
    ),
    "a number of the page": lambda word: sheet(
        word, after="<w:p><w:fldSimple w:instr=' PAGE \\* MERGEFORMAT '><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
    ),
    "what is around the field": lambda word: sheet(
        word,
        {
            "收款单位": "{{收款单位}}（全称）",
            "金额（小写，元）": "¥ {{费用合计}} 元整",
            "账号": "{{账号}}（请逐位核对）",
        },
    ),
    "two places in a line": lambda word: sheet(
        word,
        {"账号": "", "行号": "", "金额（小写，元）": "", "金额（大写）": ""},
        after=word.p("账　号：{{账号}}　　行　号：{{行号}}")
        + word.p("合计：{{费用合计}} 元（{{证书数量}} 枚）  分管领导：　　大写：{{费用大写}}"),
    ),
    "who is to be asked": lambda word: sheet(
        word, {"收款单位": ""}, after=word.p("收款单位：{{收款单位}}    联 系 人：王五    电话：010-62042172")
    ),
    "labels in brackets": lambda word: sheet(word, {"账号": ""}, after=word.p("【账号】{{账号}}")),
    "fees and their sum": lambda word: sheet(
        word,
        {"金额（小写，元）": "{{费用合计}}{{金额提示}}"},
        after=word.table(
            tuple(map(word.p, ("{{费用.项目}}", "{{费用.算式}}", "{{费用.金额}}"))),
            tuple(map(word.p, ("合计", "{{证书数量}}", "{{费用合计}}"))),
        ),
    ),
    "a control around the field": lambda word: sheet(
        word,
        {
            "账号": "<w:p><w:sdt><w:sdtPr><w:id w:val='1'/><w:text/></w:sdtPr><w:sdtContent>"
            f"{run('{{账号}}')}</w:sdtContent></w:sdt></w:p>"
        },
    ),
}


@pytest.mark.parametrize("way", OFFICE)
def test_a_sheet_as_offices_make_it_passes(word: Any, look: Look, way: str) -> None:
    assert look(OFFICE[way](word)) == []


def test_the_page_number_in_a_frame_of_the_footer_passes(word: Any, look: Look) -> None:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    footer = f"<w:p><w:pPr>{frame}</w:pPr><w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
    assert look(sheet(word), stories={"footer1": footer}) == []
