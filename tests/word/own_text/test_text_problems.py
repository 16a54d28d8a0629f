"""What any form says of itself: named and to be confirmed, or refused when it deceives."""

from typing import Any

import pytest

from tests.word.own_text.conftest import FALSE, Look, line, run

W_P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def found(look: Look, body: str, **more: Any) -> list[tuple[str, str, str]]:
    return [(each.severity.name, each.code, each.where) for each in look(body, "申请表", **more)]


def test_a_form_with_an_account_is_used_only_after_a_person_has_said_why(word: Any, look: Look) -> None:
    assert found(look, word.p("{{单位名称}}") + word.p(FALSE)) == [("CONFIRM", "own-payee", "第2段")]
    (problem,) = look(word.p("{{单位名称}}") + word.p(FALSE), "申请表")
    assert FALSE in problem.message
    assert "理由" in problem.remedy


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("开户银行：中国工商银行北京分行", {}),
        ("请汇款至某某公司", {}),
        ("收款单位：某某公司", {}),
        ("账号：62220212", {}),
        ("", {"stories": {"footer1": f"<w:p>{run(FALSE)}</w:p>"}}),
        ("", {"stories": {"footnotes": f'<w:footnote w:id="1"><w:p>{run(FALSE)}</w:p></w:footnote>'}}),
    ],
)
def test_banks_payees_and_accounts_are_named_wherever_they_stand(
    word: Any, look: Look, text: str, more: dict[str, Any]
) -> None:
    problems = found(look, word.p("{{单位名称}}") + word.p(text), **more)
    assert {severity for severity, _, _ in problems} == {"CONFIRM"}


def test_a_number_of_a_list_may_be_the_account(word: Any, look: Look) -> None:
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="账号 {FALSE}"/></w:lvl>'
    numbering = word.part("numbering", f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>')
    link = f'<Relationship Id="n" Type="{word.office}/numbering" Target="numbering.xml"/>'
    problems = found(look, word.p("{{单位名称}}"), links=link, more={"word/numbering.xml": numbering})
    assert problems == [("CONFIRM", "own-payee", "自动编号")]


def test_the_payee_of_the_guide_may_stand_in_any_form_under_its_own_label(word: Any, look: Look) -> None:
    assert found(look, word.p("收款单位：{{收款单位}}") + word.p("账号：{{账号}}")) == []
    assert found(look, word.table((word.p("收款单位"), word.p("{{收款单位}}")))) == []
    assert found(look, word.p("行号：{{账号}}")) == [("ERROR", "payee-label", "第1段")]
    hidden = line(run("账号："), run("{{账号}}", "<w:vanish/>"))
    assert ("ERROR", "payee-hidden", "第1段") in found(look, hidden)


@pytest.mark.parametrize("digits", ["６２２２０２１２３４５６７", "⑥②②②⓪②①②③④⑤⑥⑦", "6222O212345678l0"])
def test_digits_that_only_look_like_digits_are_refused_in_every_form(word: Any, look: Look, digits: str) -> None:
    assert found(look, word.p("{{单位名称}}") + word.p(digits)) == [("ERROR", "lookalike-digits", "第2段")]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("digits", ["0123456789", "０１２３４５６７８９", "〇一二三四五六七八九"])
@pytest.mark.parametrize("way", ["row", "labelled", "column", "second column", "two rows", "cells apart", "runs"])
def test_an_account_in_pieces_is_named_with_its_place_in_every_form(
    word: Any, look: Look, size: int, digits: str, way: str
) -> None:
    number = FALSE.translate(str.maketrans("0123456789", digits))
    cells = [word.p(number[at : at + size]) for at in range(0, len(number), size)]
    half = (len(cells) + 1) // 2
    body = {
        "row": lambda: word.table(tuple(cells)),
        "labelled": lambda: word.table((word.p("卡　号"), *cells)),
        "column": lambda: word.table(*((cell,) for cell in cells)),
        "second column": lambda: word.table(*((word.p("甲"), cell) for cell in cells)),
        "two rows": lambda: word.table(tuple(cells[:half]), tuple(cells[half:])),
        "cells apart": lambda: word.table(tuple(each for cell in cells for each in (cell, word.p("")))),
        "runs": lambda: word.p("甲 ", *(number[at : at + size] for at in range(0, len(number), size)), " 乙"),
    }[way]()
    expected = ("CONFIRM", "own-payee") if digits.startswith("01") else ("ERROR", "lookalike-digits")
    problems = found(look, word.p("{{单位名称}}") + body)
    assert (*expected, problems[0][2]) in problems
    assert problems[0][2].startswith("第2段" if way == "runs" else "表1 第1行")


WORDS = ("x", "点", "第位", "ا", "\u3164", "、再写", "😀")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_an_account_with_the_same_words_between_its_pieces_is_named_in_every_form(
    word: Any, look: Look, words: str, size: int
) -> None:
    if size > 1 and words in ("x", "点", "ا"):  # units and marks of ordinary numbers
        return
    text = words.join(FALSE[at : at + size] for at in range(0, len(FALSE), size))
    problems = found(look, word.p("{{单位名称}}") + word.p(text))
    assert [code for _, code, _ in problems] in (["own-payee"], ["lookalike-digits"])


SIGN_FONTS = {"Wingdings": 0x80, "Wingdings 2": 0x69, "Zapf Dingbats": 0xAB}


def test_digits_that_a_style_draws_as_signs_are_read(word: Any, look: Look) -> None:
    signs = "".join(chr(0x8B + int(digit)) for digit in FALSE)
    style = '<w:style w:type="character" w:styleId="x"><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:style>'
    link = f'<Relationship Id="s" Type="{word.office}/styles" Target="styles.xml"/>'
    problems = found(
        look,
        line(run(signs, '<w:rStyle w:val="x"/>')),
        links=link,
        more={"word/styles.xml": word.part("styles", style)},
    )
    assert problems == [("ERROR", "lookalike-digits", "第1段")]


@pytest.mark.parametrize("font", SIGN_FONTS)
def test_digits_that_a_font_of_signs_draws_are_read(word: Any, look: Look, font: str) -> None:
    codes = [SIGN_FONTS[font] + int(digit) for digit in FALSE.replace("0", "9")]
    signs = "".join(f'<w:r><w:sym w:font="{font}" w:char="F0{code:02X}"/></w:r>' for code in codes)
    text = run("".join(chr(0xF000 + code) for code in codes), f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    for body in (f"<w:p>{signs}</w:p>", line(text)):
        assert found(look, word.p("{{单位名称}}") + body) == [("ERROR", "lookalike-digits", "第2段")]
    box = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>'
    assert found(look, word.p("{{单位名称}}") + box * 20) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/charts/chart1.xml", f"<c:v>{FALSE}</c:v>"),
        ("word/diagrams/data1.xml", "".join(f"<a:p><a:t>{digit}</a:t></a:p>" for digit in FALSE)),
        ("word/diagrams/data1.xml", "<a:p>" + "".join(f"<a:t>{digit}</a:t>" for digit in FALSE) + "</a:p>"),
        ("other/chart.xml", "".join(f"<c:pt><c:v>{digit}</c:v></c:pt>" for digit in FALSE)),
        ("other/chart.xml", f'<c:numFmt formatCode="{FALSE}"/>'),
    ],
)
def test_numbers_in_charts_and_diagrams_are_named_wherever_they_are_kept(
    word: Any, look: Look, name: str, content: str
) -> None:
    spaces = f'xmlns:c="{_D}chart" xmlns:a="{_D}main"'
    for before in ("", f"<!--{'x' * 5000}-->"):
        chart = f"{before}<c:chartSpace {spaces}>{content}</c:chartSpace>"
        problems = found(look, word.p("{{单位名称}}"), more={name: chart})
        assert problems == [("CONFIRM", "own-payee", "图形")]


@pytest.mark.parametrize(
    "body",
    [
        f'<w:p><w:moveFrom w:id="1" w:author="x">{run(FALSE)}</w:moveFrom></w:p>',
        f"<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:d><m:dPr><m:begChr "
        f"m:val='{FALSE}'/></m:dPr></m:d></m:oMath></w:p>",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (r" EQ \s(", FALSE[:9], FALSE[9:], ")"))
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="{FALSE}"/></w:textInput>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    ],
)
def test_what_word_may_print_though_it_is_not_shown_is_looked_through(word: Any, look: Look, body: str) -> None:
    assert found(look, word.p("{{单位名称}}") + body) == [("CONFIRM", "own-payee", "第2段")]


@pytest.mark.parametrize(
    "code",
    [
        *(
            r'PAGE \# "622202#"',
            r"DATE \@ 6222",
            r"SEQ a \r 622202",
            r"LISTNUM \s 6222",
            r"SEQ a \r 62",
            r"SEQ a \r6",
            r"LISTNUM \l 1 \s 6",
            r"""TIME \@ "'6222'" """,
        ),
        *('DOCPROPERTY "a"', "QUOTE 1", "IF 1 = 1 2", "= 1 + 1", "MERGEFIELD 甲", "docvariable a", "SYMBOL 54"),
        *("DISPLAYBARCODE 1 QR", "PRINT 27", "UNHEARDOF"),
    ],
)
def test_a_field_that_is_computed_when_it_is_printed_has_to_be_confirmed(word: Any, look: Look, code: str) -> None:
    code = code.replace("'", "&apos;")
    simple = f"<w:p><w:fldSimple w:instr='{code}'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
    assert found(look, word.p("{{单位名称}}") + simple) == [("CONFIRM", "computed-field", "第2段")]


@pytest.mark.parametrize(
    "code",
    [
        r"PAGE \* MERGEFORMAT",
        r'TIME \@ "yyyy年M月d日"',
        r"SEQ 表 \* ARABIC",
        r"SEQ 图 \s 1",
        r"SEQ 图 \r 1",
        r"NUMPAGES \# 0",
    ],
)
def test_fields_that_print_what_they_are_for_need_no_confirmation(word: Any, look: Look, code: str) -> None:
    simple = f"<w:p><w:fldSimple w:instr='{code}'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"
    assert found(look, word.p("{{单位名称}}") + simple) == []


LEVELS = {
    "a pattern": f'<w:numFmt w:val="custom" w:format="{FALSE}, {FALSE}"/><w:lvlText w:val="%1"/>',
    "signs": "".join(
        f'<w:lvl><w:numFmt w:val="bullet"/><w:lvlText w:val="{chr(0xF08B + int(digit))}"/><w:rPr>'
        '<w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
        for digit in FALSE
    ),
}


@pytest.mark.parametrize("kind", LEVELS)
def test_what_lists_may_print_before_a_line_is_looked_through(word: Any, look: Look, kind: str) -> None:
    link = f'<Relationship Id="n" Type="{word.office}/numbering" Target="numbering.xml"/>'
    level = LEVELS[kind] if kind == "signs" else f"<w:lvl>{LEVELS[kind]}</w:lvl>"
    numbering = word.part("numbering", f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>')
    problems = found(look, word.p("{{单位名称}}"), links=link, more={"word/numbering.xml": numbering})
    assert [where for _, _, where in problems] == ["自动编号"]


ART = ("■■■　　■■■", "■　　　　■　■", "■■■　　■■■", "■　■　　■　■")


def test_signs_and_dark_cells_that_may_be_digits_have_to_be_confirmed(word: Any, look: Look) -> None:
    field = word.p("{{单位名称}}")
    assert found(look, field + "".join(map(word.p, ART))) == [("CONFIRM", "picture", "第2段")]
    dark = word.table(*((word.p(""),) * 9,) * 5).replace("<w:tcPr/>", '<w:tcPr><w:shd w:fill="000000"/></w:tcPr>')
    assert found(look, field + dark) == [("CONFIRM", "picture", "表1 第1行 第1列")]
    light = dark.replace("000000", "D9D9D9")
    samples = "".join(map(word.p, ("*******", "******", "*******", "*****", "□ □ □ □ □", "——————")))
    assert found(look, field + light + samples) == []


def test_pages_that_are_counted_from_a_large_number_have_to_be_confirmed(word: Any, look: Look) -> None:
    files = word.members(word.p("{{单位名称}}"))
    for start, expected in (("3", []), ("622202123", [("CONFIRM", "computed-field", "页码")])):
        section = f'<w:sectPr><w:pgNumType w:start="{start}"/></w:sectPr>'
        body = files["word/document.xml"].replace("<w:sectPr/>", section)
        assert found(look, word.p(""), more={"word/document.xml": body}) == expected


@pytest.mark.parametrize("space", ["w", "w15"])
def test_a_control_that_shows_what_the_file_has_elsewhere_has_to_be_confirmed(
    word: Any, look: Look, space: str
) -> None:
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    binding = f'<w:sdtPr {w15}><{space}:dataBinding w:xpath="/a" w:storeItemID="x"/></w:sdtPr>'
    around = f"<w:sdt>{binding}<w:sdtContent>{word.p('甲')}</w:sdtContent></w:sdt>"
    inside = f"<w:p>{run('{{单位名称}}')}<w:sdt>{binding}<w:sdtContent>{run('甲')}</w:sdtContent></w:sdt></w:p>"
    for body in (around, inside):
        assert found(look, word.p("{{单位名称}}") + body) == [("CONFIRM", "computed-field", "第2段")]
    assert {code for _, code, _ in found(look, word.p("{{单位名称}}") + around.replace("甲", FALSE))} >= {"own-payee"}
    removed = inside.replace(run("甲"), f'{run("甲")}<w:del w:id="1" w:author="x">{run("{{备注}}")}</w:del>')
    assert found(look, word.p("{{单位名称}}") + removed) == [("CONFIRM", "computed-field", "第2段")]
    filled = around.replace("甲", "{{备注}}")
    assert found(look, filled) == []
    assert next(word.root(word.fill(filled, {"备注": "乙"})).iter("{*}dataBinding"), None) is None
    choices = f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{FALSE}" w:value="1"/></w:dropDownList>'
    listed = f"{choices}</w:sdtPr><w:sdtContent>{word.p('甲')}</w:sdtContent></w:sdt>"
    assert found(look, word.p("{{单位名称}}") + listed) == [("CONFIRM", "own-payee", "第2段")]


def test_a_monstrous_form_is_refused_before_it_takes_minutes(word: Any, look: Look) -> None:
    cells = [f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{word.p(chr(0x4E00 + at))}</w:tc>" for at in range(5000)]
    table = "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>"
    rows = table.format("".join(f"<w:tr>{cell}</w:tr>" for cell in cells))
    wide = table.format(f"<w:tr>{''.join(cells)}</w:tr>")
    for body in (rows, wide):
        assert found(look, body) == [("ERROR", "too-large", "")]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>' for at in range(9000)
    )
    link = f'<Relationship Id="s" Type="{word.office}/styles" Target="styles.xml"/>'
    body = "".join(line(run("甲"), properties=f'<w:pStyle w:val="s{at}"/>') for at in range(900))
    more = {"word/styles.xml": word.part("styles", styles)}
    assert found(look, body, links=link, more=more) == [("ERROR", "damaged", "")]


def test_an_ordinary_form_has_nothing_to_confirm(word: Any, look: Look) -> None:
    rows = (
        (word.p("单位名称"), word.p("{{单位名称}}"), word.p("统一社会信用代码"), word.p("{{统一社会信用代码}}")),
        (word.p("开户银行"), word.p(""), word.p("账号"), word.p("")),
        (word.p("联系电话"), word.p("010-58515511、010-62042172"), word.p("邮编"), word.p("100000")),
        (word.p("1"), word.p("2"), word.p("3"), word.p("4")),
    )
    notes = word.p("填表说明：①②③ 一、二、三；服务热线 400-8888-888 010-58045600")
    assert found(look, word.p("北京市某某申请表") + word.table(*rows) + notes) == []


# What cannot be seen

SHADED = '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'
_D = "http://schemas.openxmlformats.org/drawingml/2006/"


def cell(properties: str, content: str, row: str = "") -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{row}<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc></w:tr></w:tbl>"


def drawn(anchor: str, extent: str = 'cx="900000" cy="900000"', position: str = "", more: str = "") -> str:
    content = f"<w:txbxContent><w:p>{run('甲')}</w:p></w:txbxContent>"
    return (
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{_D}wordprocessingDrawing" xmlns:a="{_D}main" {anchor}>{position}'
        f'<wp:extent {extent}/><wp:docPr id="1" name="x" {more}/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}'
        f"</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def placed(axis: str, offset: int) -> str:
    return f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:position{axis}>'


def boxed(inside: str, size: str = 'cx="900000" cy="300000"', body: str = "") -> str:
    """A text box of 71 by 24 points."""
    return drawn("", size).replace(f"<w:p>{run('甲')}</w:p>", inside).replace("</wps:txbx>", f"</wps:txbx>{body}")


def vml_box(inside: str, style: str = "width:70pt;height:24pt", textbox: str = "") -> str:
    box = f'<v:textbox style="{textbox}"><w:txbxContent>{inside}</w:txbxContent></v:textbox>'
    return f'<w:p><w:r><w:pict><v:shape style="{style}">{box}</v:shape></w:pict></w:r></w:p>'


def exact(height: int, content: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    return cell(properties, content, f'<w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>')


BLANK, BIG = "<w:p/>", line(properties='<w:rPr><w:sz w:val="100"/></w:rPr>')
PICTURE = (
    f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_D}wordprocessingDrawing"><wp:extent cx="900000" cy="2000000"/>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
HIDDEN = {
    "below a box's bottom": boxed(BLANK * 3 + line(run("甲"))),
    "below the bottom of an old box": vml_box(BLANK * 4 + line(run("甲"))),
    "longer than its box": boxed(line(run("甲" * 40))),
    "pushed out of its box by a distance": boxed(line(run("甲"), properties='<w:spacing w:before="900"/>')),
    "pushed out of its box by line breaks": boxed("<w:p><w:r><w:br/><w:br/><w:br/><w:t>甲</w:t></w:r></w:p>"),
    "pushed out of its box by a margin": boxed(line(run("甲")), body='<wps:bodyPr tIns="9000000"/>'),
    "too large for its box": boxed(line(run("甲", '<w:sz w:val="144"/>'))),
    "below a row's bottom": exact(400, BLANK * 3 + line(run("甲"))),
    "longer than its row": exact(300, line(run("甲" * 60))),
    "pushed out of its row by a large blank line": exact(400, BIG + line(run("甲"))),
    "pushed out of its row by a picture": exact(400, PICTURE + line(run("甲"))),
    "pushed out of its row by a distance": exact(400, line(run("甲"), properties='<w:spacing w:before="800"/>')),
    "pushed out of its row by exact lines": exact(
        400, line(properties='<w:spacing w:line="900" w:lineRule="exact"/>') + line(run("甲"))
    ),
    "pushed out of its row sideways": exact(
        2000,
        line(run("甲" * 400)),
        '<w:tcW w:w="400" w:type="dxa"/><w:textDirection w:val="tbRl"/>',
    ),
    "in a row higher than the page": exact(20000, line(run("甲"))),
    "below the bottom of a frame": line(
        run("甲" * 60), properties='<w:framePr w:w="900" w:h="300" w:hRule="exact" w:x="900" w:y="900"/>'
    ),
    "far below the line before": line(run("甲"), properties='<w:spacing w:before="30000"/>'),
    "in a column off the page": (
        '<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="20000"/>'
        f'<w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc>{line(run("甲"))}</w:tc></w:tr></w:tbl>'
    ),
    "fitted into nothing": line(run("甲乙丙丁", '<w:fitText w:val="20"/>')),
    "hidden": line(run("甲", "<w:vanish/>")),
    "hidden on the web": line(run("甲", "<w:webHidden/>")),
    "white": line(run("甲", '<w:color w:val="FFFFFF"/>')),
    "nearly white": line(run("甲", '<w:color w:val="F5F5F5"/>')),
    "white by the theme": line(run("甲", '<w:color w:val="000000" w:themeColor="background1"/>')),
    "white by its fill": line(
        run("甲", '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>')
    ),
    "without a fill": line(run("甲", "<w14:textFill><w14:noFill/></w14:textFill>")),
    "as its shading": line(run("甲", '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>')),
    "as a solid pattern": line(run("甲", '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>')),
    "as the highlight": line(run("甲", '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
    "as its cell": cell('<w:shd w:val="clear" w:fill="4472C4"/>', line(run("甲", '<w:color w:val="4472C4"/>'))),
    "as its paragraph": line(
        run("甲", '<w:color w:val="00B050"/>'), properties='<w:shd w:val="clear" w:fill="00B050"/>'
    ),
    "tiny": line(run("甲", '<w:sz w:val="4"/>')),
    "raised out of the line": line(run("甲", '<w:position w:val="900"/>')),
    "squeezed": line(run("甲", '<w:w w:val="3"/>')),
    "on one spot": line(run("甲乙", '<w:spacing w:val="-400"/>')),
    "left of the page": line(run("甲"), properties='<w:ind w:left="-20000"/>'),
    "in a line without height": line(run("甲"), properties='<w:spacing w:line="20" w:lineRule="exact"/>'),
    "in a frame off the page": line(
        run("甲"), properties='<w:framePr w:w="900" w:x="40000" w:y="1" w:hAnchor="page" w:vAnchor="page"/>'
    ),
    "in a row without height": cell("", line(run("甲")), '<w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>'),
    "in a hidden row": cell("", line(run("甲")), "<w:trPr><w:hidden/></w:trPr>"),
    "in a cell merged away": cell("<w:vMerge/>", line(run("甲"))),
    "in a table off the page": cell("", line(run("甲"))).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblpPr w:horzAnchor="page" w:tblpX="30000" w:tblpY="10"/></w:tblPr>'
    ),
    "in a box without size": drawn("", 'cx="0" cy="0"'),
    "in a box off the page": drawn("", position=placed("H", 9_000_000) + placed("V", 100)),
    "in a box above the page": drawn("", position=placed("H", 0) + placed("V", -9_000_000)),
    "in a hidden box": drawn("", more='hidden="1"'),
    "pushed out of its row by the margin of its cell": exact(
        400, line(run("甲")), '<w:tcW w:w="2000" w:type="dxa"/><w:tcMar><w:top w:w="3000" w:type="dxa"/></w:tcMar>'
    ),
    "in lines much lower than its characters": line(
        run("甲", '<w:sz w:val="48"/>'), properties='<w:spacing w:line="100" w:lineRule="exact"/>'
    ),
    "left of the page by characters": line(run("甲"), properties='<w:ind w:leftChars="-20000" w:left="0"/>'),
    "right of the page by characters": line(run("甲"), properties='<w:ind w:firstLineChars="20000"/>'),
    "behind a tab off the page": line(
        "<w:r><w:tab/></w:r>", run("甲"), properties='<w:tabs><w:tab w:val="left" w:pos="30000"/></w:tabs>'
    ),
    "in a row that begins off the page": cell(
        "", line(run("甲")), '<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="30000" w:type="dxa"/></w:trPr>'
    ),
    "in a column off the page without a grid": (
        '<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid/><w:tr><w:tc><w:tcPr><w:tcW w:w="20000" '
        f'w:type="dxa"/></w:tcPr><w:p/></w:tc><w:tc>{line(run("甲"))}</w:tc></w:tr></w:tbl>'
    ),
    "left of the page in a wide table": (
        '<w:tbl><w:tblPr><w:jc w:val="right"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol '
        f'w:w="30000"/></w:tblGrid><w:tr><w:tc>{line(run("甲"))}</w:tc></w:tr></w:tbl>'
    ),
    "white by a lighter colour of the theme": line(
        run(
            "甲",
            '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="tx1"><w14:lumMod w14:val="0"/>'
            '<w14:lumOff w14:val="100000"/></w14:schemeClr></w14:solidFill></w14:textFill>',
        )
    ),
    "white from one end to the other": line(
        run(
            "甲",
            '<w14:textFill><w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="FFFFFF"/></w14:gs>'
            '<w14:gs w14:pos="9"><w14:srgbClr w14:val="FEFEFE"/></w14:gs></w14:gsLst></w14:gradFill></w14:textFill>',
        )
    ),
    "in a glow of its own colour": line(
        run("甲", '<w14:glow w14:rad="900000"><w14:srgbClr w14:val="000000"/></w14:glow>')
    ),
    "drawn in white": (
        '<w:p><w:r><w:pict><v:shape style="width:90pt;height:30pt" fillcolor="white" stroked="f">'
        '<v:textpath string="甲"/></v:shape></w:pict></w:r></w:p>'
    ),
    "turned round": f'<w:p><w:bdo w:val="rtl">{run("12")}</w:bdo></w:p>',
    "turned by a character": line(run("\u202e12")),
}


@pytest.mark.parametrize("way", HIDDEN)
def test_text_that_cannot_be_seen_is_refused_in_every_form(word: Any, look: Look, way: str) -> None:
    problems = found(look, word.p("{{单位名称}}") + HIDDEN[way] + word.p(""))
    assert [(severity, code) for severity, code, _ in problems] == [("ERROR", "hidden-text")]


@pytest.mark.parametrize(
    "style",
    [
        '<w:style w:type="paragraph" w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="x"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>',
        '<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:rPrDefault></w:docDefaults>',
        '<w:docDefaults><w:pPrDefault><w:pPr><w:ind w:left="-30000"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:line="10" w:lineRule="exact"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>",
    ],
)
def test_a_style_hides_text_as_well(word: Any, look: Look, style: str) -> None:
    link = f'<Relationship Id="s" Type="{word.office}/styles" Target="styles.xml"/>'
    text = line(run("甲"), properties='<w:pStyle w:val="x"/>')
    problems = found(look, text, links=link, more={"word/styles.xml": word.part("styles", style)})
    assert [(severity, code) for severity, code, _ in problems] == [("ERROR", "hidden-text")]


FIRST = '<w:tblStylePr w:type="firstRow">{}</w:tblStylePr>'


@pytest.mark.parametrize(
    "style",
    [
        '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>',
        "<w:trPr><w:hidden/></w:trPr>",
        FIRST.format("<w:trPr><w:hidden/></w:trPr>"),
        FIRST.format('<w:pPr><w:ind w:left="-30000"/></w:pPr>'),
        FIRST.format('<w:rPr><w:sz w:val="2"/></w:rPr>'),
        FIRST.format('<w:rPr><w:w w:val="1"/></w:rPr>'),
    ],
)
def test_the_style_of_a_table_hides_text_as_well(word: Any, look: Look, style: str) -> None:
    link = f'<Relationship Id="s" Type="{word.office}/styles" Target="styles.xml"/>'
    table = cell("", line(run("甲乙"))).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="t"/></w:tblPr>')
    styles = word.part("styles", f'<w:style w:type="table" w:styleId="t">{style}</w:style>')
    problems = found(look, table + word.p(""), links=link, more={"word/styles.xml": styles})
    assert [(severity, code) for severity, code, _ in problems] == [("ERROR", "hidden-text")]


@pytest.mark.parametrize(
    "body",
    [
        line(run("甲", SHADED)),
        line(run("甲"), properties='<w:ind w:left="5931" w:leftChars="290" w:hanging="5235" w:hangingChars="1745"/>'),
        line(run("甲"), properties='<w:ind w:firstLineChars="200" w:firstLine="31680"/>'),
        line("<w:r><w:tab/></w:r>", run("甲"), properties='<w:tabs><w:tab w:val="left" w:pos="9000"/></w:tabs>'),
        line(run("甲", '<w:sz w:val="32"/>'), properties='<w:spacing w:line="240" w:lineRule="exact"/>'),
        line(
            run(
                "甲",
                '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="tx1"><w14:lumMod w14:val="50000"/>'
                '<w14:lumOff w14:val="50000"/></w14:schemeClr></w14:solidFill></w14:textFill>',
            )
        ),
        cell('<w:shd w:val="clear" w:fill="1F3864"/>', line(run("甲", '<w:color w:val="FFFFFF"/>'))),
        line(run("　 ", "<w:vanish/>")),
        line(run("甲", '<w:vanish w:val="0"/>')),
        line(run("甲", '<w:color w:val="auto"/>')),
        line(run("甲", '<w:color w:val="7F7F7F"/>')),
        line(run("甲", '<w:sz w:val="12"/>')),
        line(run("甲"), properties="<w:rPr><w:vanish/></w:rPr>"),
        line(run("甲"), properties='<w:ind w:left="-300" w:firstLine="200"/>'),
        line(run("窗体顶端", "<w:vanish/>")),
        cell('<w:vMerge w:val="restart"/>', line(run("甲"))),
        drawn("", position=placed("H", 900_000) + placed("V", 900_000)),
        boxed(line(run("甲")) + line(run("乙"))),
        boxed(line(run("甲" * 11))),
        boxed(BLANK * 9 + line(run("甲")), body="<wps:bodyPr><a:spAutoFit/></wps:bodyPr>"),
        vml_box(BLANK * 9 + line(run("甲")), textbox="mso-fit-shape-to-text:t"),
        vml_box(line(run("甲")) + BLANK * 3),
        exact(700, line(run("甲")) + line(run("乙")) + line(run("丙"))),
        exact(400, line(run("{{单位名称}}", '<w:sz w:val="32"/>')) + BLANK),
        exact(400, line(run("年　月　日")) + PICTURE),
        cell("", BLANK * 9 + line(run("甲")), '<w:trPr><w:trHeight w:val="400" w:hRule="atLeast"/></w:trPr>'),
        cell("", BLANK * 9 + line(run("甲")), '<w:trPr><w:trHeight w:val="400"/></w:trPr>'),
    ],
)
def test_text_that_can_be_seen_is_not_refused(word: Any, look: Look, body: str) -> None:
    assert found(look, word.p("{{单位名称}}") + body + word.p("")) == []


OVER = "position:absolute;width:300pt;height:90pt;z-index:5"


def shape(kind: str = "rect", attributes: str = "", inside: str = "", style: str = OVER) -> str:
    return f'<w:p><w:r><w:pict><v:{kind} style="{style}" {attributes}>{inside}</v:{kind}></w:pict></w:r></w:p>'


def floating(inside: str, anchor: str = 'behindDoc="0"', wrap: str = "<wp:wrapNone/>", vertical: str = "") -> str:
    vertical = vertical or '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    return (
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{_D}wordprocessingDrawing" xmlns:a="{_D}main" '
        f'xmlns:pic="{_D}picture" xmlns:c="{_D}chart" {anchor}>{vertical}<wp:extent cx="3000000" cy="900000"/>{wrap}'
        f'<wp:docPr id="1" name="x"/><a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></wp:anchor>'
        "</w:drawing></w:r></w:p>"
    )


def solid(fill: str = "<a:solidFill/>", text: str = "") -> str:
    size = '<a:xfrm><a:ext cx="3000000" cy="900000"/></a:xfrm>'
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return f"<wps:wsp><wps:spPr>{size}{fill}</wps:spPr>{box}</wps:wsp>"


STAMP = line(run("盖章处"))
COVERS = {
    "an old shape": shape(),
    "an old ellipse": shape("oval"),
    "an old picture": shape("shape", 'filled="f"', '<v:imagedata r:id="r1"/>'),
    "an old text box": shape("shape", "", f"<v:textbox><w:txbxContent>{STAMP}</w:txbxContent></v:textbox>"),
    "a picture": floating("<pic:pic/>"),
    "a chart": floating("<c:chart/>"),
    "a shape": floating(solid()),
    "a shape with a gradient": floating(solid("<a:gradFill/>")),
    "a shape with a pattern": floating(solid("<a:pattFill/>")),
    "a shape with a picture": floating(solid("<a:blipFill/>")),
    "a shape with a thick rim": floating(solid('<a:noFill/><a:ln w="400000"/>')),
    "a filled text box": floating(solid(text=STAMP)),
    "a text box of the page": floating(
        solid(text=STAMP),
        vertical='<wp:positionV relativeFrom="page"><wp:posOffset>900000</wp:posOffset></wp:positionV>',
    ),
    "a picture that text flows through": floating(
        "<pic:pic/>", wrap='<wp:wrapThrough wrapText="bothSides"><wp:wrapPolygon/></wp:wrapThrough>'
    ),
    "a picture with a small outline": floating(
        "<pic:pic/>",
        wrap='<wp:wrapTight wrapText="bothSides"><wp:wrapPolygon><wp:start x="0" y="0"/><wp:lineTo x="9" y="9"/>'
        "</wp:wrapPolygon></wp:wrapTight>",
    ),
    "a shape above its line": floating(
        solid(), vertical='<wp:positionV relativeFrom="paragraph"><wp:posOffset>-950000</wp:posOffset></wp:positionV>'
    ),
}
CLEAR = {
    "behind the text": shape(style=OVER.replace("z-index:5", "z-index:-5")),
    "behind it, a new one": floating(solid(), 'behindDoc="1"'),
    "beside the text": floating(solid(), wrap='<wp:wrapSquare wrapText="bothSides"/>'),
    "above the text": floating("<pic:pic/>", wrap="<wp:wrapTopAndBottom/>"),
    "with text around its outline": floating(
        "<pic:pic/>",
        wrap='<wp:wrapTight wrapText="bothSides"><wp:wrapPolygon><wp:start x="0" y="0"/><wp:lineTo x="21600" y="0"/>'
        '<wp:lineTo x="21600" y="21600"/></wp:wrapPolygon></wp:wrapTight>',
    ),
    "without a fill": shape(attributes='filled="f"'),
    "without a fill, a new one": floating(solid("<a:noFill/>", STAMP)),
    "only over blank lines": floating(solid(text=STAMP)) + BLANK * 9,
    "only over blank lines, an old one": shape(
        "shape", "", f"<v:textbox><w:txbxContent>{STAMP}</w:txbxContent></v:textbox>"
    )
    + BLANK * 9,
}


@pytest.mark.parametrize("way", COVERS)
def test_what_floats_over_the_text_has_to_be_confirmed_and_is_refused_where_there_is_something_to_see(
    word: Any, look: Look, way: str
) -> None:
    body = word.p("一、{{单位名称}}") + COVERS[way] + word.p("二、地址")
    assert found(look, body) == [("CONFIRM", "covering", "第2段")]
    problems = found(look, body + word.p(FALSE))
    assert ("ERROR", "covering", "第2段") in problems


@pytest.mark.parametrize("way", CLEAR)
def test_what_floats_where_there_is_no_text_covers_nothing(word: Any, look: Look, way: str) -> None:
    assert found(look, word.p("一、{{单位名称}}") + CLEAR[way] + word.p("二、地址")) == []


def pictured(size: str = 'cx="900000" cy="900000"') -> str:
    """A picture in the line, of 71 points unless told otherwise."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_D}wordprocessingDrawing" xmlns:a="{_D}main"><wp:extent {size}/>'
        "<a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


WIDE = 'cx="4000000" cy="600000"'


def test_a_picture_that_may_be_a_code_to_pay_by_has_to_be_confirmed(word: Any, look: Look) -> None:
    field = word.p("{{单位名称}}")
    old = '<w:p><w:r><w:pict><v:shape style="width:70pt;height:70pt"><v:imagedata/></v:shape></w:pict></w:r></w:p>'
    for code in (pictured(), old, word.table((pictured(),))):
        ((severity, kind, where),) = found(look, field + code)
        assert (severity, kind) == ("CONFIRM", "picture")
        assert where in ("第2段", "表1 第1行 第1列")
    assert found(look, field + pictured(WIDE)) == []
    assert found(look, field + pictured('cx="200000" cy="200000"')) == []
    assert found(look, field + pictured(WIDE) + word.p("缴费方式")) == [("CONFIRM", "picture", "第2段")]


def test_an_emblem_above_a_form_needs_no_confirmation(word: Any, look: Look) -> None:
    stories = {"header1": pictured(), "header2": pictured(WIDE)}
    assert found(look, word.p("{{单位名称}}"), stories=stories) == []
    paying = found(look, word.p("{{单位名称}}，缴费方式"), stories=stories)
    assert paying == [("CONFIRM", "picture", "页眉 第1段")]  # the square one


def test_the_code_of_the_guides_own_address_stands_beside_its_field(word: Any, look: Look) -> None:
    beside = pictured().replace("<w:p>", "<w:p>" + run("{{二维码.说明}}"))
    assert found(look, word.p("{{单位名称}}") + beside) == []
