"""Filled forms read backwards: to the last value, or the value is named as one to look at, never confidently wrong."""

import io
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml

from bjcert_desktop.jobs.filled_forms import FilledForms, FoundUnit, read_filled_forms
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.registry.api import read_date
from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template
from bjcert_desktop.word.adopt import adopt, propose
from tests.word.adopt import blanks, more_blanks
from tests.word.conftest import members, pack

UNIT = {
    "单位名称": "北京市朝阳区园林绿化局",
    "统一社会信用代码": "11110105000001011F",
    "法定代表人": "李建国",
    "单位地址": "北京市朝阳区农展馆南路5号",
    "邮政编码": "100125",
    "单位电话": "010-65000000",
    "经办人姓名": "王小明",
    "经办人身份证号": "11010519491231002X",
    "经办人手机": "13800000000",
    "电子邮箱": "wang@126.com",
    "发票抬头": "北京市朝阳区园林绿化局机关",
    "发票邮箱": "fapiao@163.com",
}
RENAMED = {"原单位名称": "北京市朝阳区园林局", "原统一社会信用代码": "11110105000000270N"}
CASE = {"申请日期": "2026年3月5日", "业务类型": "更新", "证书数量": "2", "年限": "1"}
STAMP = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing><wp:anchor '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1" cy="1"/>'
    "</wp:anchor></w:drawing></w:r>"
)


def certificate(number: int, of: str = "办公室", user: str = "赵一") -> dict[str, str]:
    return {
        "证书.序号": str(number),
        "证书.证书名称": f"北京市朝阳区园林绿化局{of}",
        "证书.证书类型": "单位证书",
        "证书.USBKey序列号": f"BJCA00001{number:03}",
        "证书.到期日期": f"2026年11月{number}日",
        "证书.使用人": user,
        "证书.联系电话": "13912345678",
    }


CERTIFICATES = [certificate(1), certificate(2, "财务科", "钱二")]


class Papers:
    """Makes filled forms in a folder, and reads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.forms = FormSet(folder / "forms")

    def filled(self, name: str, values: dict[str, str], certificates: list[dict[str, str]] = CERTIFICATES) -> Path:
        """The shipped form *name* with these values."""
        return self.keep(load_template(paths.data("forms", f"{name}.docx")).fill(values, {"证书": certificates}), name)

    def keep(self, content: bytes, name: str) -> Path:
        path = self.folder / f"{name}-{len(list(self.folder.iterdir()))}.docx"
        path.write_bytes(content)
        return path

    def edited(self, path: Path, change: Callable[[Document], object]) -> Path:
        document = docx.Document(str(path))
        change(document)
        document.save(str(path))
        return path

    def read(self, *forms: Path) -> FilledForms:
        return read_filled_forms(forms, self.forms)

    def unit(self, *forms: Path) -> FoundUnit:
        found = self.read(*forms)
        assert found.failed == []
        (unit,) = found.units
        return unit


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


def said(unit: FoundUnit) -> dict[tuple[str, int], str]:
    return {(value.field, value.item): value.value for value in unit.values if value.sure}


def doubts(unit: FoundUnit) -> dict[tuple[str, int], str]:
    return {(value.field, value.item): value.doubt for value in unit.unsure}


def of_unit(values: dict[str, str]) -> dict[tuple[str, int], str]:
    return {(name, 0): text for name, text in values.items()}


def of_certificates(certificates: list[dict[str, str]]) -> dict[tuple[str, int], str]:
    return {
        (name, number): str(read_date(text) or text)
        for number, each in enumerate(certificates, 1)
        for name, text in each.items()
        if name != "证书.序号"
    }


SHEET = {name: UNIT[name] for name in ("单位名称", "统一社会信用代码")}


# Forms of ours


def test_an_application_form_gives_back_every_value_of_the_unit(papers: Papers) -> None:
    assert said(papers.unit(papers.filled("申请表", UNIT | CASE))) == of_unit(UNIT)


def test_a_renamed_unit_keeps_its_former_name_and_code(papers: Papers) -> None:
    assert said(papers.unit(papers.filled("申请表", UNIT | RENAMED | CASE))) == of_unit(UNIT | RENAMED)


def test_a_detail_sheet_gives_back_every_certificate(papers: Papers) -> None:
    many = [certificate(number, f"第{number}科室") for number in range(1, 25)]
    unit = papers.unit(papers.filled("明细表", UNIT | CASE, many))
    assert said(unit) == of_unit(SHEET) | of_certificates(many)
    assert unit.unit().certificates[23].valid_to == date(2026, 11, 24)


def test_both_papers_of_a_unit_make_one_unit(papers: Papers) -> None:
    unit = papers.unit(papers.filled("申请表", UNIT | CASE), papers.filled("明细表", UNIT | CASE))
    assert said(unit) == of_unit(UNIT) | of_certificates(CERTIFICATES)
    assert {place.form.name for value in unit.values if value.field == "单位名称" for place in value.places} == {
        path.name for path in papers.folder.glob("*.docx")
    }


def test_papers_of_two_units_make_two(papers: Papers) -> None:
    other = UNIT | {"单位名称": "北京市朝阳区水务局", "统一社会信用代码": "11110105000000270N"}
    found = papers.read(papers.filled("申请表", UNIT), papers.filled("申请表", other), papers.filled("明细表", other))
    assert [(unit.unit().name, len(unit.unit().certificates)) for unit in found.units] == [
        ("北京市朝阳区园林绿化局", 0),
        ("北京市朝阳区水务局", 2),
    ]


def test_the_same_certificate_on_two_sheets_is_one(papers: Papers) -> None:
    twice = papers.unit(papers.filled("明细表", UNIT), papers.filled("明细表", UNIT, CERTIFICATES[1:]))
    assert len(twice.unit().certificates) == 2


# Edited by hand


def test_a_row_that_was_added_by_hand_is_a_certificate_too(papers: Papers) -> None:
    def add_row(document: Document) -> None:
        rows = document.tables[1].rows
        copy = deepcopy(rows[2]._tr)
        rows[2]._tr.addnext(copy)
        for cell, text in zip(document.tables[1].rows[3].cells, ("3", "园林绿化局人事科"), strict=False):
            cell.paragraphs[0].runs[0].text = text
        document.tables[1].rows[3].cells[5].paragraphs[0].runs[0].text = "BJCA00001003"

    unit = papers.unit(papers.edited(papers.filled("明细表", UNIT), add_row))
    assert [each.serial for each in unit.unit().certificates] == ["BJCA00001001", "BJCA00001002", "BJCA00001003"]
    assert unit.unit().certificates[2].name == "园林绿化局人事科"


def test_a_row_that_is_built_otherwise_is_named_and_not_taken_for_a_certificate(papers: Papers) -> None:
    def add_total(document: Document) -> None:
        rows = document.tables[1].rows
        copy = deepcopy(rows[2]._tr)
        rows[2]._tr.addnext(copy)
        row = document.tables[1].rows[3]
        row.cells[1].merge(row.cells[4])

    found = papers.read(papers.edited(papers.filled("明细表", UNIT), add_total))
    assert len(found.units[0].unit().certificates) == 2
    assert [place.where for place in found.unread] == ["表2 第4行 第1列"]


def test_columns_in_another_order_are_read_by_their_headers(papers: Papers) -> None:
    def swap(document: Document) -> None:
        for row in document.tables[1].rows[:3]:
            row._tr.insert(2, row._tr.tc_lst[7])

    unit = papers.unit(papers.edited(papers.filled("明细表", UNIT), swap))
    wanted = of_certificates(CERTIFICATES)
    assert {key: text for key, text in said(unit).items() if key in wanted} == wanted


def test_a_stamp_over_the_text_does_not_hide_it(papers: Papers) -> None:
    def stamp(document: Document) -> None:
        for cell in document.tables[0].rows[4].cells:
            cell.paragraphs[0]._p.append(parse_xml(STAMP))

    assert said(papers.unit(papers.edited(papers.filled("申请表", UNIT), stamp))) == of_unit(UNIT)


def test_a_value_that_is_only_a_picture_is_named(papers: Papers) -> None:
    def picture(document: Document) -> None:
        paragraph = document.tables[0].rows[5].cells[-1].paragraphs[0]
        for run in paragraph.runs:
            run._r.getparent().remove(run._r)
        paragraph._p.append(parse_xml(STAMP))

    unit = papers.unit(papers.edited(papers.filled("申请表", UNIT), picture))
    assert doubts(unit) == {("法定代表人", 0): "是图片，不是文字"}


@pytest.mark.parametrize("how", ["strike", "double_strike", "hidden"])
def test_what_is_struck_out_or_hidden_is_not_taken_for_the_value(papers: Papers, how: str) -> None:
    def strike(document: Document) -> None:
        paragraph = document.tables[0].rows[5].cells[-1].paragraphs[0]
        setattr(paragraph.runs[0].font, how, True)
        paragraph.add_run("张新任")

    unit = papers.unit(papers.edited(papers.filled("申请表", UNIT), strike))
    assert set(doubts(unit)) == {("法定代表人", 0)}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("统一社会信用代码", "11110105000001011G"),
        ("经办人身份证号", "110105194912310021"),
        ("经办人手机", "1380000000"),
        ("邮政编码", "10012"),
        ("电子邮箱", "wang@@126.com"),
        ("经办人姓名", "见附件"),
        ("法定代表人", "李建国（签字）"),
        ("单位名称", "北京市朝阳区园林绿化局（盖章）"),
        ("单位地址", "同上"),
    ],
)
def test_what_does_not_pass_its_check_is_named_and_left_out(papers: Papers, name: str, text: str) -> None:
    unit = papers.unit(papers.filled("申请表", UNIT | {name: text}))
    assert set(doubts(unit)) == {(name, 0)}
    assert said(unit) == of_unit({field: value for field, value in UNIT.items() if field != name})


@pytest.mark.parametrize("text", ["", "无", "/", "——"])
def test_a_blank_is_no_value(papers: Papers, text: str) -> None:
    unit = papers.unit(papers.filled("申请表", UNIT | {"电子邮箱": text}))
    assert ("电子邮箱", 0) not in {(value.field, value.item) for value in unit.values}


def test_papers_that_contradict_each_other_leave_the_value_to_a_person(papers: Papers) -> None:
    unit = papers.unit(papers.filled("申请表", UNIT), papers.filled("申请表", UNIT | {"法定代表人": "张新任"}))
    assert doubts(unit) == {("法定代表人", 0): "另一处（表1 第6行 第4列）写得不同"}
    assert unit.unit().legal_person == ""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_forms_that_libreoffice_has_saved_are_read_to_the_last_value(papers: Papers, tmp_path: Path) -> None:
    forms = [papers.filled("申请表", UNIT | RENAMED | CASE), papers.filled("明细表", UNIT | CASE)]
    out = tmp_path / "saved"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "docx"),
            *("--outdir", str(out), *map(str, forms)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    unit = papers.unit(*(out / path.name for path in forms))
    assert said(unit) == of_unit(UNIT | RENAMED) | of_certificates(CERTIFICATES)


# Forms of others

BLANKS = {blank.name: blank for module in (blanks, more_blanks) for blank in module.BLANKS}


def adopted(papers: Papers, name: str) -> tuple[Path, Path, dict[tuple[str, int], str]]:
    """A blank that was adopted: its template, the same filled, and what stands on it."""
    path, out = papers.folder / f"{name}-空白.docx", papers.folder / f"{name}.docx"
    path.write_bytes(pack(members(BLANKS[name].body)))
    adoption = propose(path)
    spots = adopt(adoption, out, {spot.id: spot.field for spot in adoption.unsure}).adoption.placed
    filled = load_template(out).fill(UNIT | RENAMED | CASE, {"证书": CERTIFICATES})
    fields = {spot.field for spot in spots}
    wanted = {key: text for key, text in of_certificates(CERTIFICATES).items() if key[0] in fields}
    wanted |= {(field, 0): text for field, text in (UNIT | RENAMED).items() if field in fields}
    return out, papers.keep(filled, "填好"), wanted


@pytest.mark.parametrize("name", BLANKS)
def test_a_form_that_the_office_uses_is_read_to_the_last_value(papers: Papers, name: str) -> None:
    template, filled, wanted = adopted(papers, name)
    papers.forms.put_in_use("申请表", template, date(2026, 1, 1))
    assert wanted
    assert said(papers.unit(filled)) == wanted


@pytest.mark.parametrize("name", BLANKS)
def test_a_form_that_nobody_adopted_is_never_read_wrongly(papers: Papers, name: str) -> None:
    _, filled, wanted = adopted(papers, name)
    read = {key: text for unit in papers.read(filled).units for key, text in said(unit).items()}
    assert {key: text for key, text in read.items() if wanted.get(key) != text} == {}


def test_most_values_of_forms_that_nobody_adopted_are_read(papers: Papers) -> None:
    wanted = read = 0
    for name in BLANKS:
        _, filled, values = adopted(papers, name)
        wanted += len(values)
        read += sum(len(said(unit)) for unit in papers.read(filled).units)
    assert read / wanted > 0.7


STAMP_OF_WORD = STAMP.replace(
    "<w:drawing>",
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing>',
).replace("</w:drawing>", "</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent>")


@pytest.mark.parametrize("name", ["标签在左", "块状上标签", "号码一格一字", "注释多"])
@pytest.mark.parametrize("picture", [STAMP, STAMP_OF_WORD])
def test_a_stamp_hides_no_value_of_a_form_that_nobody_adopted_either(papers: Papers, name: str, picture: str) -> None:
    _, filled, _ = adopted(papers, name)
    before = said(papers.unit(filled))

    def stamp(document: Document) -> None:
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        for cell in cells:
            if cell.text.strip() in (UNIT["单位名称"], UNIT["单位地址"]):
                cell.paragraphs[0]._p.append(parse_xml(picture))

    assert before[("单位名称", 0)] == UNIT["单位名称"]
    assert said(papers.unit(papers.edited(filled, stamp))) == before


@pytest.mark.parametrize("name", ["标签在左", "块状上标签"])
def test_a_name_broken_in_two_is_shown_and_a_value_in_pieces_is_read(papers: Papers, name: str) -> None:
    _, filled, _ = adopted(papers, name)
    before = said(papers.unit(filled))

    def change(document: Document) -> None:
        for cell in [cell for table in document.tables for row in table.rows for cell in row.cells]:
            first = cell.paragraphs[0]
            if cell.text.strip() == UNIT["单位名称"]:
                first.runs[0].text = UNIT["单位名称"][:6]
                cell.add_paragraph(UNIT["单位名称"][6:])
            elif cell.text.strip() == UNIT["法定代表人"]:
                first.runs[0].text = UNIT["法定代表人"][:1]
                first.add_run(f" {UNIT['法定代表人'][1:]}").bold = True

    unit = papers.unit(papers.edited(filled, change))
    assert doubts(unit) == {("单位名称", 0): "写成了几行"}
    assert said(unit) == {key: text for key, text in before.items() if key != ("单位名称", 0)}


def table(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    document.add_paragraph("单位数字证书业务申请表")
    for row in rows:
        cells = document.add_table(1, len(row)).rows[0].cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
        document.tables[-1]._tbl.addnext(document.add_paragraph()._p)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("经办人姓名", "性别", "联系电话", "职务"), "性别"),
        (("经办人姓名", "职务", "手机", "13800000000"), "职务"),
        (("单位名称", "单位性质", "邮政编码", "100125"), "单位性质"),
        (("配偶姓名", "赵配偶", "身份证号", "11010519491231002X"), "赵配偶"),
    ],
)
def test_labels_and_other_people_are_not_taken_for_values(papers: Papers, row: tuple[str, ...], wrong: str) -> None:
    found = papers.read(papers.keep(table(("单位名称", "北京市朝阳区园林绿化局"), row), "表"))
    sure = [text for unit in found.units for text in said(unit).values()]
    assert wrong not in sure
    assert "11010519491231002X" not in sure


# What is no filled form


def test_a_blank_form_and_a_file_that_is_no_word_document_are_named(papers: Papers, tmp_path: Path) -> None:
    other = tmp_path / "其他.docx"
    other.write_bytes(b"no zip")
    found = papers.read(papers.filled("申请表", {}, []), other, tmp_path / "没有.docx")
    assert found.units == []
    assert [str(error).split("”")[0] for error in found.failed] == ["“申请表-1.docx", "“其他.docx", "“没有.docx"]
