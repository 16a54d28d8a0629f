"""Forms that carry money: the guide's payee and amount in their places, plain to see, and nothing beside them."""

from typing import Any

import pytest

from bjcert_desktop.guide.forms import FORMS
from bjcert_desktop.system import paths
from bjcert_desktop.word import examine_form
from tests.word.own_text.conftest import FALSE, Look, line, run, sheet

WHITE = '<w:color w:val="FFFFFF"/>'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def of(changed: dict[str, str]) -> Any:
    return lambda word: sheet(word, changed)


def with_more(more: str) -> Any:
    return lambda word: sheet(word, after=more.replace("<t>", "<w:p><w:r><w:t>").replace("</t>", "</w:t></w:r></w:p>"))


def in_row(row: str, cell: str) -> Any:
    """The account in a row and a cell with these properties."""

    def body(word: Any) -> str:
        inside = f"<w:tr><w:tc><w:tcPr/>{word.p('账号')}</w:tc><w:tc><w:tcPr/>{word.p('{{账号}}')}</w:tc></w:tr>"
        changed = f"<w:tr><w:trPr>{row}</w:trPr>{inside[len('<w:tr>') :]}"
        at = changed.rindex("<w:tcPr/>")
        changed = f"{changed[:at]}<w:tcPr>{cell}</w:tcPr>{changed[at + len('<w:tcPr/>') :]}"
        whole = sheet(word)
        assert inside in whole
        return whole.replace(inside, changed)

    return body


def field(code: str) -> str:
    marks = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = marks
    return f"<w:p>{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}<w:r><w:t>1</w:t></w:r>{end}</w:p>"


def box(style: str, content: str) -> str:
    shape = f'<v:shape style="{style}"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


PIECES = "6217004160093582071"  # which counts nothing
LETTERS = "abcdefghjkmnpqrstuv"
SIGNS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
SCATTERED = {
    "words between the digits": with_more(f"<t>{'点'.join(PIECES)}</t>"),
    "letters between the digits": with_more(
        "<t>" + "".join(map("{}{}".format, PIECES, "abcdefghjkmnpqrstuv")) + "</t>"
    ),
    "labels between the cells": lambda word: sheet(
        word, after=word.table(*((word.p(label), word.p(digit)) for label, digit in zip(LETTERS, PIECES, strict=True)))
    ),
    "numbers before the lines": with_more(
        "".join(f"<t>{PIECES[at : at + 2]}. {word}</t>" for at, word in zip(range(0, 19, 2), LETTERS, strict=False))
    ),
    "a sentence around each digit": with_more("".join(f"<t>这一位请写作{digit}，不要写错</t>" for digit in PIECES)),
    "in two tables": lambda word: sheet(
        word,
        before=word.table((word.p("前一半"), word.p(PIECES[:10]))),
        after=word.table((word.p("后一半"), word.p(PIECES[10:]))),
    ),
    "three words for the pieces": with_more(
        f"<t>先写{PIECES[:6]}</t><t>再写{PIECES[6:11]}</t><t>最后{PIECES[11:]}</t>"
    ),
    "Chinese numerals apart": with_more("<t>六点二点一点七点零点零点四点一点六点零点零点九点三</t>"),
    "signs of a font": with_more(f"<w:p>{run(''.join(chr(0xF080 + int(digit)) for digit in PIECES), SIGNS)}</w:p>"),
    "brackets of a formula": with_more(
        f"<w:p><m:oMath {M}>"
        + "".join(f'<m:d><m:dPr><m:begChr m:val="{digit}"/></m:dPr></m:d>' for digit in PIECES)
        + "</m:oMath></w:p>"
    ),
    "the number of a page": with_more(field(' PAGE \\# "621700#4160093" ')),
    "the day in digits": with_more(field(" DATE \\@ \"'62170041'\" ")),
    "a count from a large number": with_more(field(" SEQ a \\r 621700416 ")),
    "a computed box": with_more(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:type w:val="calculated"/></w:textInput>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "a cell that a revision deletes": with_more(
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:cellDel w:id="1" w:author="x"/></w:tcPr><w:p/></w:tc>'
        "</w:tr></w:tbl>"
    ),
    "another way to pay": with_more("<t>支付宝账户：某某</t>"),
    "characters that look the same": with_more("<t>请汇入工商银⾏，户名某某</t>"),
}


@pytest.mark.parametrize("forged", SCATTERED)
def test_digits_scattered_over_a_payment_sheet_are_refused_as_an_account(word: Any, look: Look, forged: str) -> None:
    problems = look(SCATTERED[forged](word))
    assert [problem for problem in problems if problem.severity.name == "ERROR"]


def test_an_account_in_pieces_of_header_body_and_footer_is_refused(word: Any, look: Look) -> None:
    stories = {"header1": word.p(f"甲 {PIECES[:6]}"), "footer1": word.p(f"丙 {PIECES[12:]}")}
    (problem,) = look(sheet(word, after=word.p(f"乙 {PIECES[6:12]}")), stories=stories)
    assert (problem.code, problem.severity.name) == ("own-payee", "ERROR")


@pytest.mark.parametrize("level", ['<w:start w:val="621700416"/>', '<w:lvlText w:val="621700416"/>'])
def test_numbers_of_lists_count_as_digits_of_the_form(word: Any, look: Look, level: str) -> None:
    numbering = word.part("numbering", f'<w:abstractNum w:abstractNumId="0"><w:lvl>{level}</w:lvl></w:abstractNum>')
    link = f'<Relationship Id="n" Type="{word.office}/numbering" Target="numbering.xml"/>'
    problems = look(sheet(word, after=word.p("0093582071")), links=link, more={"word/numbering.xml": numbering})
    assert "own-payee" in [problem.code for problem in problems]


@pytest.mark.parametrize(
    "notes",
    [
        ("1. 汇款前请核对", "2. 汇款后请保留凭证", "3. 一式两份，甲方一份", "（4）三个工作日内到账"),
        ("咨询电话：010-58515511、010-62042172", "办公时间：08:30-11:30，13:30-17:30", "2026年11月22日"),
        ("2026-11-22", "第 1 联", "第 2 联"),
        ("汇款后请将凭证传真至 010-62042172，或致电 13800138000 告知。", "联系电话 010-62042172、010-62042173（汇款）"),
        ("发票由收款单位开具。", "汇款凭证请交财务科王会计（分机 8021）。"),
    ],
)
def test_ordinary_notes_on_a_payment_sheet_are_no_scattered_account(
    word: Any, look: Look, notes: tuple[str, ...]
) -> None:
    rows = word.table(*((word.p(str(number)), word.p("")) for number in range(1, 9)))
    assert look(sheet(word, after=rows + "".join(map(word.p, notes)))) == []


@pytest.mark.parametrize("name", ["word/charts/chart1.xml", "elsewhere/part.xml"])
def test_charts_have_no_place_on_a_payment_sheet(word: Any, look: Look, name: str) -> None:
    chart = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>1</c:v></c:chartSpace>'
    problems = look(sheet(word), more={name: chart})
    assert [(problem.code, problem.severity.name) for problem in problems] == [("picture", "ERROR")]


SYMBOLS = "".join(f'<w:r><w:sym w:font="宋体" w:char="00{ord(digit):02X}"/></w:r>' for digit in FALSE)
FORGED = {
    "account written out": of({"账号": FALSE}),
    "account missing": of({"账号": ""}),
    "account and bank number swapped": of({"账号": "{{行号}}", "行号": "{{账号}}"}),
    "account from the remark": of({"账号": "{{备注}}"}),
    "account from the unit's telephone": of({"账号": "{{单位电话}}"}),
    "remark beside the account": of({"账号": "{{账号}}{{备注}}"}),
    "account hidden beside a false one": of({"账号": line(run("{{账号}}", "<w:vanish/>"), run(FALSE))}),
    "account white beside a false one": of({"账号": line(run("{{账号}}", WHITE), run(FALSE))}),
    "account nearly white": of({"账号": line(run("{{账号}}", '<w:color w:val="D0D0D0"/>'))}),
    "account tiny": of({"账号": line(run("{{账号}}", '<w:sz w:val="8"/>'))}),
    "account struck through": of({"账号": line(run("{{账号}}", "<w:strike/>"))}),
    "account in signs": of({"账号": line(run("{{账号}}", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'))}),
    "account in other signs": of({"账号": line(run("{{账号}}", '<w:rFonts w:ascii="Monotype Sorts"/>'))}),
    "account in vertical signs": of({"账号": line(run("{{账号}}", '<w:rFonts w:ascii="@Wingdings"/>'))}),
    "amount of a unit with a digit behind it": with_more("<t>{{单位.金额}}0</t>"),
    "amount of a fee with a digit before it": with_more("<t>9{{费用.金额}}</t>"),
    "account in bars": of({"账号": line(run("{{账号}}", '<w:rFonts w:ascii="Libre Barcode 128"/>'))}),
    "account embossed": of({"账号": line(run("{{账号}}", "<w:emboss/>"))}),
    "account with a glow": of(
        {"账号": line(run("{{账号}}", '<w14:glow w14:rad="9"><w14:srgbClr w14:val="FF0000"/></w14:glow>'))}
    ),
    "account in two lines of one": of({"账号": line(run("{{账号}}", '<w:eastAsianLayout w:combine="1"/>'))}),
    "account in low lines": of(
        {"账号": line(run("{{账号}}"), properties='<w:spacing w:line="140" w:lineRule="exact"/>')}
    ),
    "account cut off by its row": in_row(
        '<w:trHeight w:val="160" w:hRule="exact"/>', '<w:tcW w:w="4000" w:type="dxa"/>'
    ),
    "account cut off in its second line": in_row(
        '<w:trHeight w:val="300" w:hRule="exact"/>', '<w:tcW w:w="900" w:type="dxa"/>'
    ),
    "account fitted into its cell": in_row("", "<w:tcFitText/>"),
    "account squeezed": of({"账号": line(run("{{账号}}", '<w:w w:val="5"/>'))}),
    "account turned round": of({"账号": f'<w:p><w:bdo w:val="rtl">{run("{{账号}}")}</w:bdo></w:p>'}),
    "account off the page": of({"账号": line(run("{{账号}}"), properties='<w:ind w:left="30000"/>')}),
    "account in single characters": of({"账号": "{{账号:1}}{{账号:2}}{{账号:3}}"}),
    "account twice": with_more("<t>账号：{{账号}}</t>"),
    "account of the payer": of({"账号": "", "付款账号": "{{账号}}"}),
    "account that is said to be old": of({"账号": "", "原账号（作废）": "{{账号}}", "旧账号": ""}),
    "account to send money back to": of({"账号": "", "退款账号": "{{账号}}"}),
    "account until further notice": lambda word: sheet(word).replace(word.p("账号"), word.p("账号（以短信通知为准）")),
    "account in part": lambda word: sheet(word).replace(word.p("账号"), word.p("账号（前半）")),
    "payee by another": lambda word: sheet(word).replace(word.p("收款单位"), word.p("收款单位（张三代收）")),
    "payee with a name in its label": lambda word: sheet(word).replace(
        word.p("收款单位"), word.p("收款单位（户名：张三）")
    ),
    "amount of a tax": lambda word: sheet(word).replace(word.p("金额（小写，元）"), word.p("税额合计")),
    "where to transfer": with_more("<t>款项划拨至以下账户</t>"),
    "amount without a unit": with_more("<t>应付三千二百三十</t>"),
    "amount in mixed digits": with_more("<t>3千2百</t>"),
    "account without a label": of({"账号": "", "说明": "{{账号}}"}),
    "account under two labels": of({"账号": "", "账号（行号）": "{{账号}}"}),
    "second account": with_more(f"<t>账号：{FALSE}</t>"),
    "second account without a label": with_more(f"<t>{FALSE}</t>"),
    "second account over runs": lambda word: sheet(word, after=word.p("622202", "1234567", "890123")),
    "second account over paragraphs": with_more("<t>6222021</t><t>2345678</t><t>90123</t>"),
    "second account over cells": lambda word: sheet(word, after=word.table(tuple(map(word.p, FALSE)))),
    "second account down a column": lambda word: sheet(
        word, after=word.table(*((word.p(part), word.p("说明")) for part in ("6222021", "2345678", "90123")))
    ),
    "short second account": with_more("<t>账号：622202123</t>"),
    "full-width account": with_more("<t>６２２２０２１２３４５６７８９０１２３</t>"),
    "circled account": with_more("<t>⑥②②②⓪②①②③④⑤⑥⑦</t>"),
    "account with letters": with_more("<t>6222O212345678l0123</t>"),
    "account as symbols": with_more(f"<w:p>{SYMBOLS}</w:p>"),
    "account as a formula": with_more(f"<w:p><m:oMath {M}><m:r><m:t>{FALSE}</m:t></m:r></m:oMath></w:p>"),
    "account in a field": with_more(field(f' QUOTE "{FALSE}" ')),
    "account from a property": with_more(field(" DOCPROPERTY x ")),
    "account in a computed field": with_more(field(" = 6222 * 1 ")),
    "account in a text box": with_more(box("width:0;height:0", f"<w:p>{run(FALSE)}</w:p>")),
    "account deleted": with_more(f'<w:p><w:del w:id="1" w:author="x">{run(FALSE)}</w:del></w:p>'),
    "account inserted": of({"账号": f'<w:p><w:ins w:id="1" w:author="x">{run("{{账号}}")}</w:ins></w:p>'}),
    "account in a text box of its own": lambda word: sheet(word, {"账号": ""}, after=box("", word.p("账号：{{账号}}"))),
    "another payee": of({"收款单位": "北京某某科技有限公司"}),
    "a person as payee": of({"收款单位": "张三"}),
    "payee with another": of({"收款单位": "{{收款单位}}（张三）"}),
    "second payee": with_more("<t>收款单位：张三</t>"),
    "company in a note": with_more("<t>发票由北京某某科技有限公司开具</t>"),
    "another bank": of({"开户行": "中国工商银行北京分行"}),
    "bank in a note": with_more("<t>请汇入招商银行</t>"),
    "fixed amount": of({"金额（小写，元）": "3230"}),
    "amount with another digit": of({"金额（小写，元）": "{{费用合计}}0"}),
    "amount in capitals": of({"金额（大写）": "人民币叁仟元整"}),
    "amount in a note": with_more("<t>每枚 190 元</t>"),
    "account with digits behind it": of({"账号": "{{账号}}0123"}),
    "account with digits before it": of({"账号": "01{{账号}}"}),
    "account with a numeral behind it": of({"账号": "{{账号}}零"}),
    "account with a letter behind it": of({"账号": "{{账号}}O"}),
    "account with digits below it": of({"账号": f"{line(run('{{账号}}'))}<w:p>{run('尾号 8071')}</w:p>"}),
    "account with a cell of digits beside it": lambda word: sheet(word).replace(
        f"{word.p('{{账号}}')}</w:tc>", f"{word.p('{{账号}}')}</w:tc><w:tc><w:tcPr/>{word.p('8071')}</w:tc>"
    ),
    "amount with a digit in the next cell": lambda word: sheet(word).replace(
        f"{word.p('{{费用合计}}')}</w:tc>", f"{word.p('{{费用合计}}')}</w:tc><w:tc><w:tcPr/>{word.p('0')}</w:tc>"
    ),
    "digits alone in a row": lambda word: sheet(word, after=word.table((word.p(""), word.p("807100")))),
    "account in a field that counts pages": of(
        {"账号": f'<w:p><w:fldSimple w:instr=" PAGE ">{run("{{账号}}")}</w:fldSimple></w:p>'}
    ),
    "account in a list of choices": of(
        {
            "账号": "<w:p><w:sdt><w:sdtPr><w:comboBox/></w:sdtPr><w:sdtContent>"
            + run("{{账号}}")
            + "</w:sdtContent></w:sdt></w:p>"
        }
    ),
    "payee with one more character": of({"收款单位": "{{收款单位}}二"}),
    "bank with a branch": of({"开户行": "{{开户行}}海淀支行"}),
    "amount in ten thousands": of({"金额（小写，元）": "{{费用合计}}万元"}),
    "amount in tenths": of({"金额（小写，元）": "{{费用合计}}角"}),
    "amount in hundreds": of({"金额（小写，元）": "{{费用合计}}佰元"}),
    "amount in another currency": of({"金额（小写，元）": "{{费用合计}}美元"}),
    "amount in capitals with more": of({"金额（大写）": "壹万{{费用大写}}"}),
    "label in ten thousands": lambda word: sheet(word).replace("（小写，元）", "（小写，万元）"),
    "amount in numerals": with_more("<t>共计三千二百三十元</t>"),
    "amount with a comma": with_more("<t>3,230</t>"),
    "amount with decimals": with_more("<t>3230.00</t>"),
    "amount in wide digits": with_more("<t>３２３０元</t>"),
    "amount in dollars": with_more("<t>USD 500</t>"),
    "payee down a cell": lambda word: sheet(
        word, after=word.table(("".join(map(word.p, "收款人")), word.p("张三公司")))
    ),
    "payee over cells": lambda word: sheet(word, after=word.table((*map(word.p, "收款人"), word.p("张三")))),
    "payee over paragraphs": with_more("<t>收</t><t>款单位：张三</t>"),
    "somebody to give it to": with_more("<t>请打给张三</t>"),
    "a code to pay by": with_more("<t>请用微信扫码</t>"),
    "payee in English": with_more("<t>Payee: Zhang San</t>"),
    "bank in English": with_more("<t>Bank of Beijing, Haidian Branch</t>"),
    "bank in letters": with_more("<t>ICBC</t>"),
    "account in English words": with_more("<t>six two two two zero two one two three four five six</t>"),
    "amount with a ring behind it": of({"金额（小写，元）": "{{费用合计}}○"}),
    "account with a stroke behind it": of({"账号": "{{账号}} |"}),
    "another sum of the same amount": with_more("<t>保证金合计：{{费用合计}}</t>"),
    "a number that Word joins": lambda word: sheet(
        word,
        {
            "金额（小写，元）": '<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:fldSimple w:instr=" PAGE "/></w:p>'
            + word.p("{{费用合计}}")
        },
    ),
    "amount for each": of({"金额（小写，元）": "{{费用合计}} 元/枚"}),
    "amount to be doubled": of({"金额（小写，元）": "{{费用合计}}（双份）"}),
    "amount in pounds": of({"金额（小写，元）": "{{费用合计}}英镑"}),
    "label of the amount for each": lambda word: sheet(word).replace("（小写，元）", "（每枚，元）"),
    "label in tenths": lambda word: sheet(word).replace("（小写，元）", "（小写，角）"),
    "all above is void": with_more("<t>以上信息作废，以短信通知为准</t>"),
    "the account overleaf": with_more("<t>备用账户见背面</t>"),
    "to be given to a person": with_more("<t>现金交财务张三代收</t>"),
    "account said to have changed": with_more("<t>账号已变更，请致电核实</t>"),
    "amount with the number of certificates behind it": of({"金额（小写，元）": "{{费用合计}}{{证书数量}}"}),
    "amount with the number of years before it": of({"金额（小写，元）": "{{年限}} {{费用合计}}"}),
    "amount with the amount of a unit behind it": with_more("<t>合计：{{费用合计}}{{单位.金额}}</t>"),
    "postcode as an amount": with_more("<t>汇款金额：{{邮政编码}}</t>"),
    "postcode with the unit of money": with_more("<t>请汇 {{邮政编码}} 元</t>"),
    "remark as an amount": lambda word: sheet(word, after=word.table((word.p("应付金额"), word.p("{{备注}}")))),
    "digits between two places": lambda word: sheet(
        word, {"账号": "", "行号": ""}, after=word.p("账号：{{账号}}99　行号：{{行号}}")
    ),
    "a person between two places": lambda word: sheet(
        word, {"收款单位": "", "开户行": ""}, after=word.p("收款单位：{{收款单位}}张三　开户行：{{开户行}}")
    ),
    "a person in brackets between two places": lambda word: sheet(
        word, {"收款单位": "", "开户行": ""}, after=word.p("收款单位：{{收款单位}}（张三）开户行：{{开户行}}")
    ),
    "amount in a line without a colon": lambda word: sheet(
        word, {"金额（小写，元）": ""}, after=word.p("合计 {{费用合计}}000")
    ),
    "text of a field between its marks": with_more(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t> DOCPROPERTY x </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "lines that Word joins": lambda word: sheet(
        word,
        {"金额（小写，元）": ""},
        after="<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>合计：{{费用合计}}</w:t></w:r></w:p>"
        + word.p("9。"),
    ),
    "another bank that has no branch": with_more("<t>备注：汇丰银行</t>"),
    "a bank in letters again": with_more("<t>HSBC</t>"),
    "digits of dark cells": lambda word: sheet(
        word,
        after=word.table(*((word.p(""),) * 9,) * 5).replace("<w:tcPr/>", '<w:tcPr><w:shd w:fill="000000"/></w:tcPr>'),
    ),
    "digits of signs": with_more("".join(f"<t>{row}</t>" for row in ("###  ##", "#    # #", "###  ##", "# #  # #"))),
    "amounts swapped": of({"金额（小写，元）": "{{费用大写}}", "金额（大写）": "{{费用合计}}"}),
}


COLUMNS = {
    "收款人": "收款单位",
    "开户银行": "开户行",
    "银行账号": "账号",
    "联行号": "行号",
    "合计": "费用合计",
    "大写": "费用大写",
}


def columns(word: Any, **changed: str) -> str:
    """The labels in a row, the values below them; *changed*: field → what stands in its place."""
    values = {name: f"{{{{{name}}}}}" for name in COLUMNS.values()} | changed
    return str(word.table(tuple(map(word.p, COLUMNS)), tuple(map(word.p, values.values()))))


@pytest.mark.parametrize(
    "changed",
    [
        {"账号": "{{账号}}12"},
        {"账号": "{{账号}}{{证书数量}}"},
        {"收款单位": "{{收款单位}}（张三）"},
        {"收款单位": "{{收款单位}}{{单位名称}}"},
        {"费用合计": "{{费用合计}}00"},
        {"费用合计": "{{费用合计}}万"},
    ],
)
def test_the_place_below_a_label_holds_its_field_alone(word: Any, look: Look, changed: dict[str, str]) -> None:
    assert look(columns(word)) == []
    assert [problem.where for problem in look(columns(word, **changed))]


def test_a_second_payee_below_labels_is_refused(word: Any, look: Look) -> None:
    other = word.table(tuple(map(word.p, ("收款人", "开户银行"))), tuple(map(word.p, ("张三", "见短信"))))
    assert "表2 第2行" not in [problem.where for problem in look(columns(word))]
    assert {problem.code for problem in look(columns(word) + other)} == {"own-payee"}


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.transfer])
@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_payment_sheet_is_refused(word: Any, look: Look, forged: str, name: str) -> None:
    problems = look(FORGED[forged](word), name)
    assert [problem for problem in problems if problem.severity.name == "ERROR"]
    assert all(problem.message and problem.remedy for problem in problems)


@pytest.mark.parametrize(
    "body",
    [
        lambda word: sheet(word),
        lambda word: sheet(word, {"账号": line(run("{{账"), run("号}}", "<w:b/>"))}),
        in_row('<w:trHeight w:val="600" w:hRule="exact"/>', '<w:tcW w:w="6000" w:type="dxa"/>'),
        lambda word: (
            word.p("汇款单", "{{单位名称}}", "付款账号：")
            + word.p("收款单位：{{收款单位}}")
            + word.p("开户行：{{开户行}}　账　号：{{账号}}　行号：{{行号}}")
            + word.p("金额（小写）：{{费用合计}}元　大写：{{费用大写}}")
        ),
        lambda word: word.table(
            tuple(map(word.p, ("收款人", "开户银行", "银行账号", "联行号", "合计金额", "大写金额"))),
            tuple(word.p(f"{{{{{name}}}}}") for name in ("收款单位", "开户行", "账号", "行号", "费用合计", "费用大写")),
        ),
        lambda word: word.table(
            (word.p("付款人"), word.p("全　称"), word.p("{{单位名称}}")),
            (word.p("收款人"), word.p("全　称"), word.p("{{收款单位}}")),
            (word.p("收款人"), word.p("账　号"), word.p("{{账号}}")),
            (word.p("收款人"), word.p("开户银行"), word.p("{{开户行}}")),
            (word.p("收款人"), word.p("支付系统行号"), word.p("{{行号}}")),
            (word.p("金额"), word.p("小写"), word.p("{{费用合计}}")),
            (word.p("金额"), word.p("大写"), word.p("{{费用大写}}")),
        ),
    ],
)
def test_an_office_may_lay_out_its_own_payment_sheet(word: Any, look: Look, body: Any) -> None:
    assert look(body(word)) == []


def test_every_problem_says_where_it_is(word: Any, look: Look) -> None:
    swapped = look(FORGED["account and bank number swapped"](word))
    assert {problem.where for problem in swapped} >= {"表1 第3行 第2列", "表1 第4行 第2列"}
    header = look(sheet(word), stories={"header1": word.p(FALSE), "footnotes": ""})
    assert [problem.where for problem in header] == ["页眉 第1段"]


def test_the_account_in_a_header_is_not_in_its_place(word: Any, look: Look) -> None:
    problems = look(sheet(word, {"账号": ""}), stories={"header1": word.p("账号：{{账号}}")})
    assert [problem.code for problem in problems] == ["payee-place"]


def test_embedded_fonts_may_show_other_digits(word: Any, look: Look) -> None:
    problems = look(sheet(word), more={"word/fonts/font1.odttf": b"x"})
    assert [problem.code for problem in problems] == ["embedded-font"]
    link = f'<Relationship Id="f" Type="{word.office}/fontTable" Target="fontTable.xml"/>'
    table = word.part("fonts", '<w:font w:name="宋体"><w:embedRegular/></w:font>')
    assert [problem.code for problem in look(sheet(word), links=link, more={"word/fontTable.xml": table})] == [
        "embedded-font"
    ]


def test_a_form_is_known_to_carry_money_by_its_title_its_file_or_its_fields(word: Any, look: Look) -> None:
    body = sheet(word, {"账号": FALSE})
    assert "payee-missing" in [problem.code for problem in look(body, "")]  # by the title
    untitled = body.replace("汇款信息单", "某某")
    assert "payee-missing" in [problem.code for problem in look(untitled, "")]  # by the fields
    named = word.path.with_name("汇款信息单（新）.docx")
    named.write_bytes(word.pack(word.members(word.p(FALSE))))
    assert "payee-missing" in [problem.code for problem in examine_form(named).problems]


@pytest.mark.parametrize("part", ["9", "1,111", "壹", "测", "九", "1.", "9 ", "\u202e", "人民币"])
def test_a_monstrous_line_is_looked_through_in_one_go(word: Any, look: Look, part: str) -> None:
    look(sheet(word, after=word.p(part * 30_000)))


@pytest.mark.parametrize("name", FORMS)
def test_the_shipped_forms_pass(name: str) -> None:
    assert examine_form(paths.data("forms", f"{name}.docx"), name=name).ok
