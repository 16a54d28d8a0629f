"""Whole jobs by the command line: the content of the exported papers, cell by cell, and their printed pages."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.table import Table, _Row

from bjcert_desktop.domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from tests.scenarios import FORM_SETS, ON_PAPER, ONLINE, SCENARIOS, SHORT_NAMES, WITH_FEES

SHARED = Path(__file__).resolve().parents[3] / "shared"
DAY = "2026年11月22日"


def unit(name: str, code: str, count: int, mark: str) -> Unit:
    """Return a unit with a distinct value in every field."""
    certificates = tuple(
        Certificate(
            name="" if n == 1 else f"{name[:20]}第{n}科",
            kind="单位证书",
            serial=f"BJCA{mark}{n:08}",
            valid_from=date(2026, 1, 1),
            valid_to=date(2027, 1 + n % 12, 1 + n % 28),
            user=f"使用人{n}",
            phone=f"1390000{n:04}",
            remark=f"备注{n}",
        )
        for n in range(1, count + 1)
    )
    texts = {field.attribute: f"{field.name}{mark}" for field in UNIT_FIELDS}
    return replace(
        Unit(**texts),
        name=name,
        code=code,
        former_code="111101050000030336",
        handler_id="11010519491231002X",
        handler_phone="13800000000",
        postcode="100000",
        email=f"{mark}@126.com",
        invoice_email=f"invoice.{mark}@163.com",
        certificate_count="",
        certificates=certificates,
    )


LONG = unit("北京市示例区" + "生态环境保护" * 9, "11110105000001011F", 7, "L")
ONE = replace(unit("北京市某某区𠮷祥监测站", "121101050000035003", 1, "O"), address="A&B <路> \"1\" '号' ]]> 三层")
MANY = unit("北京市虚构区生态环境局", "11110105000002022T", 107, "M")
UNITS = (LONG, ONE, MANY)

#: Every USBKey is lost: otherwise a replacement is for one.
LOST = [f"--serial={each.serial}" for one in UNITS for each in one.certificates]

Pages = dict[tuple[str, str, str], list[str]]


@dataclass
class Papers:
    """The papers of one run of ``bjcert export``: unit → title → file."""

    answer: dict[str, Any]
    files: dict[str, dict[str, Path]]

    def of(self, one: Unit, title: str) -> Any:
        return docx.Document(str(self.files[one.code][title]))


def write_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "单位"
    sheet.append([field.name for field in UNIT_FIELDS])
    for one in UNITS:
        sheet.append([getattr(one, field.attribute) for field in UNIT_FIELDS])
    certificates = book.create_sheet("证书")
    certificates.append(["统一社会信用代码", *(field.name.removeprefix("证书.") for field in CERTIFICATE_FIELDS)])
    for one in UNITS:
        for certificate in one.certificates:
            certificates.append([one.code, *(getattr(certificate, field.attribute) for field in CERTIFICATE_FIELDS)])
    book.save(path)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Papers]:
    folder = tmp_path_factory.mktemp("export")
    workbook = folder / "单位信息表.xlsx"
    write_workbook(workbook)
    papers = {}
    for scenario in (*ON_PAPER, *ONLINE):
        command = [sys.executable, "-m", "bjcert_desktop.cli", "export", scenario, "--registry", str(workbook), "--all"]
        command += ["--out", str(folder / scenario), "--again", "--date", "2026-11-22", "--json"]
        command += ["--answer", "replace.cause=lost", *LOST] if scenario == "replace" else ["--due", "all"]
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "HOME": str(folder)})
        assert done.stderr == b"" or SCENARIOS[scenario].renamed, done.stderr  # names that nobody can exchange
        answer = json.loads(done.stdout)
        assert answer["failed"] == []
        files = {case["code"]: {Path(f).stem: Path(f) for f in case["files"]} for case in answer["cases"]}
        papers[scenario] = Papers(answer, files)
    return papers


def cells(row: _Row) -> list[str]:
    """Return the stripped texts of a row's cells, merged ones once."""
    return [cell.text.strip() for cell in dict.fromkeys(row.cells)]


def labelled(table: Table) -> dict[str, str]:
    """Return label → value, for a table in which each value follows its label."""
    found: dict[str, str] = {}
    for row in table.rows:
        texts = cells(row)
        for label, value in zip(texts[::2], texts[1::2], strict=False):
            found[label.split("\n")[0]] = "".join(value.split("\t"))
    return found


def boxes(document: Any) -> dict[str, bool]:
    """Return whether each box of a document is ticked, by the words after it."""
    text = "\n".join(text for table in document.tables for row in table.rows for text in cells(row))
    text += "\n".join(paragraph.text for paragraph in document.paragraphs)
    return {words.strip(): box == "☑" for box, words in re.findall("([□☑])([^□☑\t\n]*)", text)}


def applicant(scenario: str, ending: str, one: Unit) -> Unit:
    """Return the unit as an application shows it, with former values only where they change."""
    row = SCENARIOS[scenario]
    if ending and ending in row.issued:  # the certificates of the former unit are revoked
        known = {"name": one.former_name, "code": one.former_code, "legal_person": one.former_legal_person}
        known |= {"address": one.former_address, "postcode": "", "invoice_title": one.former_name}
        return replace(one, **known, former_name="", former_code="")
    return replace(one, **{name: "" for name in ("former_name", "former_code") if name not in row.renamed})


def name_on(certificate: Certificate, one: Unit, expected: Unit) -> str:
    """Return the name of a certificate on the papers of *expected*, which is *one* or its former self."""
    return certificate.name.replace(one.name, expected.name) or expected.name


# --- the two forms ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("one", UNITS, ids=lambda one: one.legal_person[-1])
@pytest.mark.parametrize(("scenario", "ending"), FORM_SETS)
def test_the_application_form_holds_the_values_of_its_unit(
    exported: dict[str, Papers], scenario: str, ending: str, one: Unit
) -> None:
    (table,) = exported[scenario].of(one, f"申请表{ending}").tables
    found, expected = labelled(table), applicant(scenario, ending, one)
    for field in UNIT_FIELDS:
        if field.name not in ("证书数量", "备注", "原法定代表人", "原单位地址"):
            assert found[field.name] == getattr(expected, field.attribute), field.name
    assert found["证书数量"] == f"{len(one.certificates)}枚"
    assert found["办理年限"] == ("1年" if any(yearly for *_, yearly in SCENARIOS[scenario].fees) else "年")
    assert f"申请日期：{DAY}" in [text for row in table.rows for text in cells(row)]


@pytest.mark.parametrize(("scenario", "ending"), FORM_SETS)
def test_exactly_the_right_boxes_are_ticked(exported: dict[str, Papers], scenario: str, ending: str) -> None:
    for one in UNITS:
        found = boxes(exported[scenario].of(one, f"申请表{ending}"))
        businesses = {name.partition("（")[0]: ticked for name, ticked in found.items() if name[:2] in SHORT_NAMES}
        assert businesses == {name: name == SCENARIOS[scenario].ticked[ending] for name in SHORT_NAMES}
        others = {name: ticked for name, ticked in found.items() if name[:2] not in SHORT_NAMES}
        assert others == {"邮寄": True, "现场": False, "丢失": scenario == "replace", "损坏）": False}


@pytest.mark.parametrize(("scenario", "ending"), FORM_SETS)
def test_the_places_for_signature_seal_and_the_authority_stay_blank(
    exported: dict[str, Papers], scenario: str, ending: str
) -> None:
    (table,) = exported[scenario].of(ONE, f"申请表{ending}").tables
    found = labelled(table)
    assert found["USBKey 序列号"] == found["操作员签名"] == ""
    assert found["受理日期"] == "年月日"
    texts = [text for row in table.rows for text in cells(row)]
    assert "经办人签名：" in texts
    assert "申请单位（公章）：" in texts


@pytest.mark.parametrize("one", UNITS, ids=lambda one: one.legal_person[-1])
@pytest.mark.parametrize(("scenario", "ending"), FORM_SETS)
def test_the_detail_sheet_has_one_row_for_each_certificate(
    exported: dict[str, Papers], scenario: str, ending: str, one: Unit
) -> None:
    table = next(t for t in exported[scenario].of(one, f"明细表{ending}").tables if cells(t.rows[0])[0] == "序号")
    head, *rows = [cells(row) for row in table.rows]
    rows = rows[: len(one.certificates)]
    expected = applicant(scenario, ending, one)
    for number, (row, certificate) in enumerate(zip(rows, one.certificates, strict=True), 1):
        found = dict(zip(head, row, strict=True))
        last_day = certificate.valid_to
        assert last_day is not None
        issued = ending in SCENARIOS[scenario].issued
        assert found == {
            "序号": str(number),
            "证书名称（单位或部门）": name_on(certificate, one, expected),
            "统一社会信用代码": expected.code,
            "证书类型": certificate.kind,
            "业务类型": SCENARIOS[scenario].ticked[ending],
            "USBKey 序列号": certificate.serial if issued else "",
            "有效期至": f"{last_day.year}年{last_day.month}月{last_day.day}日" if issued else "",
            "使用人": certificate.user,
            "联系电话": certificate.phone,
            "备注": certificate.remark,
        }
    total = cells(table.rows[len(one.certificates) + 1])
    assert total == ["合\u3000计", f"{len(one.certificates)} 枚"]


@pytest.mark.parametrize(("scenario", "ending"), FORM_SETS)
def test_the_head_of_the_detail_sheet_is_marked_to_be_repeated(
    exported: dict[str, Papers], scenario: str, ending: str
) -> None:
    table = next(t for t in exported[scenario].of(MANY, f"明细表{ending}").tables if cells(t.rows[0])[0] == "序号")
    repeated = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
    assert repeated == [True] + [False] * (len(table.rows) - 1)


# --- the program's own sheets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", ON_PAPER)
def test_the_list_of_materials_has_them_all_in_order_with_their_seals(
    exported: dict[str, Papers], scenario: str
) -> None:
    document = exported[scenario].of(LONG, "材料清单")
    facts, materials = document.tables
    assert labelled(facts)["申请单位"] == LONG.name
    listed = load_catalogue().owner(scenario)[1].materials
    expected = [material for material in listed if not material.again]
    rows = [cells(row) for row in materials.rows][1:]
    assert [row[1] for row in rows] == [str(n) for n in range(1, len(expected) + 1)]
    assert [row[2].partition("，即")[0] for row in rows] == [material.name for material in expected]
    assert [row[2].partition("，即")[2] for row in rows if "，即" in row[2]] == [m.name for m in listed if m.again]
    assert labelled(facts)["提交方式"] == "邮寄"
    assert [row[3] for row in rows] == ["加盖单位公章" if material.stamp else "" for material in expected]


@pytest.mark.parametrize("scenario", ON_PAPER)
def test_every_caveat_stands_once_on_the_sheet_that_it_concerns(exported: dict[str, Papers], scenario: str) -> None:
    papers = exported[scenario]
    sheets = [title for title in ("材料清单", "汇款信息单") if title in papers.files[ONE.code]]
    text = {title: "\n".join(p.text for p in papers.of(ONE, title).paragraphs) for title in sheets}
    for caveat in load_catalogue().owner(scenario)[1].caveats:
        about = sheets[-1] if caveat.about_money else "材料清单"
        expected = [about] if caveat.when == "always" and not caveat.answers else []
        assert [title for title in sheets if caveat.text in text[title]] == expected, caveat.id


@pytest.mark.parametrize("one", UNITS, ids=lambda one: one.legal_person[-1])
@pytest.mark.parametrize("scenario", WITH_FEES)
def test_the_payment_sheet_holds_account_and_amount_exactly(
    exported: dict[str, Papers], scenario: str, one: Unit
) -> None:
    account, lines, invoice = exported[scenario].of(one, "汇款信息单").tables
    total = SCENARIOS[scenario].total(len(one.certificates))
    found = labelled(account)
    assert found["收款单位"] == "北京数字认证股份有限公司"
    assert found["开户行"] == "北京银行股份有限公司双清苑支行"
    assert found["账号"] == "0109 0327 8001 2010 2315 712"
    assert found["行号"] == "313100000415"
    assert found["金额（小写，元）"] == str(total)
    assert found["金额（大写）"].startswith("人民币")
    assert found["金额（大写）"].endswith("元整")
    amounts = [cells(row)[-1] for row in lines.rows][1:]
    assert sum(int(amount) for amount in amounts[:-1]) == int(amounts[-1]) == total
    assert labelled(invoice)["发票抬头"] == one.invoice_title
    assert labelled(invoice)["统一社会信用代码"] == one.code


@pytest.mark.parametrize("scenario", [scenario for scenario in ON_PAPER if scenario not in WITH_FEES])
def test_there_is_no_payment_sheet_where_nothing_is_to_be_paid(exported: dict[str, Papers], scenario: str) -> None:
    for one in UNITS:
        assert "汇款信息单" not in exported[scenario].files[one.code]


@pytest.mark.parametrize("scenario", ON_PAPER)
def test_the_parcel_page_holds_both_addresses(exported: dict[str, Papers], scenario: str) -> None:
    parcel = exported[scenario].of(ONE, "邮寄地址页").tables[0]
    text = "\n".join(text for row in parcel.rows for text in cells(row))
    receiver, sender = text.split(ONE.name)
    assert "政务" in receiver
    assert "62042172" in receiver
    assert "北京市西城区裕民东路3号\n京版信息港一层\n数字证书认证中心" in receiver
    with_key = any(material.key for material in load_catalogue().owner(scenario)[1].materials)
    assert ("内有 USBKey" in receiver) == with_key
    assert all(value in sender for value in (ONE.address, ONE.handler, ONE.handler_phone, ONE.phone, ONE.postcode))


@pytest.mark.parametrize("scenario", ONLINE)
def test_the_sheet_to_take_along_holds_the_address_and_every_step(exported: dict[str, Papers], scenario: str) -> None:
    papers = exported[scenario]
    assert set(papers.files[ONE.code]) == {"在线办理指引"}
    url, steps, *typed, certificates = papers.of(ONE, "在线办理指引").tables
    assert cells(url.rows[0]) == ["https://online.bjca.org.cn/v2/#/index/updateLogin?channelId=PT1BTnlnak13QVRN"]
    expected = load_catalogue().owner(scenario)[1].steps
    assert [cells(row)[:2] for row in steps.rows] == [[str(n), step] for n, step in enumerate(expected, 1)]
    (held,) = ONE.certificates
    assert cells(certificates.rows[1])[1:] == [ONE.name, held.serial, "有效期至 2027年2月2日"]
    assert bool(typed) == (scenario == "renew-online"), "the guide names nothing to type when a password is unlocked"


# --- every file -------------------------------------------------------------------------------------------------------


def all_files(exported: dict[str, Papers]) -> Iterator[Path]:
    return (file for papers in exported.values() for files in papers.files.values() for file in files.values())


def test_no_paper_has_a_placeholder_left_in_it(exported: dict[str, Papers]) -> None:
    for file in all_files(exported):
        with zipfile.ZipFile(file) as package:
            for name in package.namelist():
                content = package.read(name)
                assert b"{{" not in content, (file, name)
                assert b"}}" not in content, (file, name)


def test_nothing_is_missing_from_papers_of_units_with_every_value(exported: dict[str, Papers]) -> None:
    for papers in exported.values():
        assert [case["missing"] for case in papers.answer["cases"]] == [[], [], []]


def test_the_total_is_told_as_a_number_or_not_at_all(exported: dict[str, Papers]) -> None:
    for scenario, papers in exported.items():
        expected = [SCENARIOS[scenario].total(len(one.certificates)) for one in UNITS]
        told = [case["total"] for case in papers.answer["cases"]]
        assert told == expected


def test_every_paper_is_valid_by_the_schemas_of_word(exported: dict[str, Papers]) -> None:
    checker = SHARED / "check_ooxml.py"
    if not checker.exists():
        pytest.skip("the schemas of Word are not beside the project")
    command = [sys.executable, str(checker), *map(str, all_files(exported))]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout[-3000:]


# --- on paper ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed(exported: dict[str, Papers], tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """(scenario, unit's code, title) → the text of each page, for the longest name and the longest list."""
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("LibreOffice or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("pdf")
    wanted: dict[str, tuple[str, str, str]] = {}
    for scenario, papers in exported.items():
        for one in (LONG, MANY):
            for title, file in papers.files[one.code].items():
                if one is LONG or title.startswith("明细表"):
                    wanted[f"{len(wanted)}"] = (scenario, one.code, title)
                    shutil.copy(file, folder / f"{len(wanted) - 1}.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = (str(folder / f"{name}.docx") for name in wanted)
    subprocess.run([*command, *files], check=True, capture_output=True, env={**os.environ, "HOME": str(folder)})
    pages = {}
    for name, key in wanted.items():
        text = subprocess.run(["pdftotext", "-layout", f"{folder}/{name}.pdf", "-"], check=True, capture_output=True)
        pages[key] = text.stdout.decode().split("\f")[:-1]
    return pages


def test_the_application_form_is_one_page_even_with_a_name_of_sixty_characters(
    printed: Pages,
) -> None:
    assert len(LONG.name) == 60
    lengths = {key: len(pages) for key, pages in printed.items() if key[2].startswith("申请表")}
    assert len(lengths) == len(FORM_SETS)
    assert set(lengths.values()) == {1}


def test_no_box_of_the_application_form_wraps(printed: Pages) -> None:
    for (scenario, _, title), pages in printed.items():
        if title.startswith("申请表"):
            lines = [line for line in pages[0].splitlines() if "□" in line or "☑" in line]
            assert len(lines) == 2, (scenario, title)  # the businesses, and the ways of delivery
            boxes_in_all = [line.count("□") + line.count("☑") for line in lines]
            assert boxes_in_all == [len(SHORT_NAMES) + 2, 2], (scenario, title)  # 补办: lost or damaged
            assert all(short in lines[0] for short in SHORT_NAMES), (scenario, title)


def test_a_detail_sheet_of_seven_is_one_page_and_its_like_of_a_hundred_repeats_its_head(
    printed: Pages,
) -> None:
    for (_, code, title), pages in printed.items():
        if title.startswith("明细表"):
            assert all("证书名称" in page for page in pages if re.search(r"^\s*\d+\s", page, re.MULTILINE))
            assert len(pages) == 1 if code == LONG.code else len(pages) > 3


def test_every_other_sheet_is_one_page_or_two(printed: Pages) -> None:
    for (scenario, _, title), pages in printed.items():
        if not title.startswith(("申请表", "明细表")):
            assert 1 <= len(pages) <= 2, (scenario, title)
