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


def field(code: str) -> str:
    marks = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = marks
    return f"<w:p>{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}<w:r><w:t>1</w:t></w:r>{end}</w:p>"


def box(style: str, content: str) -> str:
    shape = f'<v:shape style="{style}"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


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
    "account squeezed": of({"账号": line(run("{{账号}}", '<w:w w:val="5"/>'))}),
    "account turned round": of({"账号": f'<w:p><w:bdo w:val="rtl">{run("{{账号}}")}</w:bdo></w:p>'}),
    "account off the page": of({"账号": line(run("{{账号}}"), properties='<w:ind w:left="30000"/>')}),
    "account in single characters": of({"账号": "{{账号:1}}{{账号:2}}{{账号:3}}"}),
    "account twice": with_more("<t>账号：{{账号}}</t>"),
    "account of the payer": of({"账号": "", "付款账号": "{{账号}}"}),
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
    "amounts swapped": of({"金额（小写，元）": "{{费用大写}}", "金额（大写）": "{{费用合计}}"}),
}


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


def test_what_a_picture_shows_has_to_be_confirmed(word: Any, look: Look) -> None:
    picture = '<w:p><w:r><w:pict><v:shape style="width:90pt;height:30pt"><v:imagedata/></v:shape></w:pict></w:r></w:p>'
    problems = look(sheet(word, before=picture))
    assert [(problem.code, problem.severity.name, problem.where) for problem in problems] == [
        ("picture", "CONFIRM", "第2段")
    ]


def test_a_picture_in_front_of_the_text_is_refused(word: Any, look: Look) -> None:
    style = "position:absolute;width:300pt;height:90pt;z-index:5"
    picture = f'<w:p><w:r><w:pict><v:shape style="{style}"><v:imagedata/></v:shape></w:pict></w:r></w:p>'
    assert "covering" in [problem.code for problem in look(sheet(word, before=picture))]


def test_embedded_fonts_may_show_other_digits(word: Any, look: Look) -> None:
    problems = look(sheet(word), more={"word/fonts/font1.odttf": b"x"})
    assert [problem.code for problem in problems] == ["embedded-font"]


def test_a_form_is_known_to_carry_money_by_its_title_its_file_or_its_fields(word: Any, look: Look) -> None:
    body = sheet(word, {"账号": FALSE})
    assert "payee-missing" in [problem.code for problem in look(body, "")]  # by the title
    untitled = body.replace("汇款信息单", "某某")
    assert "payee-missing" in [problem.code for problem in look(untitled, "")]  # by the fields
    named = word.path.with_name("汇款信息单（新）.docx")
    named.write_bytes(word.pack(word.members(word.p(FALSE))))
    assert "payee-missing" in [problem.code for problem in examine_form(named).problems]


@pytest.mark.parametrize("name", FORMS)
def test_the_shipped_forms_pass(name: str) -> None:
    assert examine_form(paths.data("forms", f"{name}.docx"), name=name).ok
