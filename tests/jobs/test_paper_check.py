"""A finished paper is read back: the account on it is the guide's, or nothing is written."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import Plan, make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import FormError
from bjcert_desktop.guide import Account, Catalogue
from bjcert_desktop.guide.model import Origin
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_cache import FormCache
from bjcert_desktop.jobs.form_confirmation import FormConfirmation, remarks_to_confirm
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.paper_check import check_paper
from bjcert_desktop.word import examine_form

DAY = date(2026, 11, 22)
FORM = "汇款信息单"
ACCOUNT = "6222021234567890123"


def plan_for(catalogue: Catalogue, **unit: str) -> Plan:
    known = Unit(name="北京市示例区监测站", code="11110105000001011F")
    return make_plan(catalogue, Case(business="new", day=DAY, unit=replace(known, **unit)))  # type: ignore[arg-type]


def sheet(plan: Plan) -> Any:
    return next(document for document in plan.documents if document.form == FORM)


def changed(content: bytes, replaced: Mapping[str, str]) -> bytes:
    """The paper with other texts in its body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for one, other in replaced.items():
                text = text.replace(one.encode(), other.encode())
            new.writestr(name, text)
    return stream.getvalue()


def test_a_paper_that_shows_anything_but_the_guides_account_is_not_written(catalogue: Catalogue) -> None:
    document, template = sheet(plan_for(catalogue)), FormSet().template(FORM)
    content = FormCache(FormSet()).fill(document)
    check_paper(content, template, FORM, document.values, document.lists)
    account, number, bank, name = (document.values[field] for field in ("账号", "行号", "开户行", "收款单位"))
    assert account.replace(" ", "") == catalogue.account.account
    for replaced in (
        {account: ACCOUNT},
        {account: ""},
        {number: account},
        {account: f"{account}</w:t><w:t>{account}"},
        {number: f"{number}</w:t><w:t>{number}"},
        {account: f"{account}</w:t><w:t>{ACCOUNT}"},
        {account: f"{account}</w:t><w:t>6222 0212 3456 7890 123"},
        {account: f"{account}</w:t><w:t>６２２２０２１２３４５６７８９０"},
        {account: f"{account}</w:t><w:t>٦٢٢٢٠٢١٢٣٤٥٦٧٨"},
        {bank: "中国工商银行"},
        {name: "某某公司"},
    ):
        with pytest.raises(FormError, match="不一致"):
            check_paper(changed(content, replaced), template, FORM, document.values, document.lists)


DISGUISED = (
    "⑥②②②⓪②①②③④⑤⑥⑦⑧⑨⓪①②③",
    "𝟔𝟐𝟐𝟐𝟎𝟐𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏𝟐𝟑",
    "٦٢٢٢٠٢١٢٣٤٥٦٧٨٩٠١٢٣",
    "六二二二零二一二三四五六七八九零一二三",
    "陆贰贰贰零贰壹贰叁肆伍陆柒捌玖零",
    "\u202e3210987654321202226\u202c",
    "6\u200b2\u200b2\u200b2\u200b021234567890123",
    "点".join(ACCOUNT),
    "\u3164".join(ACCOUNT),
    "６２２２０２１２３４５６７８９０１２",
    "622202l2345678901O",
    "6222021234567890123@x",
    "账号6222021234567890123@x.cn",
    "6222.0212.3456.7890@qq.com",
)


@pytest.mark.parametrize(
    "text",
    [f"收款账号 {ACCOUNT}", "监测站６２２２０２１２３４５６７８９０", "6222 0212 3456 7890", *DISGUISED],
)
@pytest.mark.parametrize("field", ["name", "invoice_title", "invoice_email", "code"])
def test_a_value_of_the_unit_that_looks_like_an_account_is_not_printed_beside_the_guides(
    field: str, text: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    with pytest.raises(FormError, match="像账号的数字"):
        export_case(plan_for(catalogue, **{field: text}), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_codes_and_telephones_of_the_unit_are_no_accounts(catalogue: Catalogue, tmp_path: Path) -> None:
    unit = {"code": "111101050000010110", "phone": "010-62042172 转 8001", "invoice_email": "100000000001@163.com"}
    assert export_case(plan_for(catalogue, **unit), tmp_path / "out").files


def test_a_text_of_the_guide_or_the_office_names_no_other_account(catalogue: Catalogue) -> None:
    document, template = sheet(plan_for(catalogue)), FormSet().template(FORM)
    field = next(name for name in sorted(template.fields) if name.startswith("提示."))
    said = f"本单位的另一账号 {ACCOUNT}"
    for text, refused in ((said, True), ("咨询电话 010-62042172、010-62042173", False), ("三个工作日内到账", False)):
        lists = {**document.lists, "提示": [{field: text}]}
        content = template.fill(document.values, lists)
        if not refused:
            check_paper(content, template, FORM, document.values, lists)
            continue
        with pytest.raises(FormError, match="不是指导手册的账号"):
            check_paper(content, template, FORM, document.values, lists)


def test_a_form_with_a_confirmed_number_is_not_used_while_the_guides_account_is_withheld(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "own.docx"
    document = docx.Document()
    document.add_paragraph(f"{{{{单位名称}}}} {ACCOUNT}")
    document.save(str(path))
    forms = FormSet(tmp_path / "forms")
    remarks = remarks_to_confirm(examine_form(path, name="申请表"))
    forms.put_in_use("申请表", path, DAY, FormConfirmation(remarks, "受理单位的编号"))
    assert export_case(plan_for(catalogue), tmp_path / "out", forms).files
    blank = Account(catalogue.account.chapter, name="", bank="", account="", bank_number="")
    withheld = msgspec.structs.replace(catalogue, account=blank, origin=Origin(problem="手册数据改动过。"))
    with pytest.raises(FormError, match="手册数据不可信"):
        export_case(plan_for(withheld), tmp_path / "other", forms)
    assert export_case(plan_for(withheld), tmp_path / "other").files
