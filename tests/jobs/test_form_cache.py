"""The forms in use while papers are filled: what they leave blank."""

import io
from datetime import date
from pathlib import Path

import docx

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import Plan, make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.form_cache import FormCache
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.registry.sample_units import sample_units


def plan_of(scenario: str) -> Plan:
    catalogue = load_catalogue()
    case = Case(unit=Unit(name="北京市示例区生态环境局", code="11110105000001011F"), day=date(2026, 11, 22))
    return make_plan(catalogue, case, catalogue.owner(scenario)[1])


def test_a_form_whose_boxes_ask_for_more_than_a_case_says_is_told_to_be_ticked_by_hand(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{勾选:更新}}更新 {{勾选:情形=丢失补办}}丢失 {{勾选:情形=损坏补办}}损坏 {{单位名称}}")
    document.save(str(tmp_path / "自己的.docx"))
    forms = FormSet(tmp_path / "forms")
    forms.put_in_use("申请表", tmp_path / "自己的.docx", date(2026, 11, 22))
    assert "业务类型" in FormCache(forms).missing(plan_of("replace"))
    assert "业务类型" not in FormCache(forms).missing(plan_of("renew-mail"))
    assert "业务类型" not in FormCache(FormSet()).missing(plan_of("replace"))


def test_a_missing_former_name_goes_by_its_name_in_the_workbook() -> None:
    missing = FormCache(FormSet()).missing(plan_of("rename-code"))
    assert missing.count("原单位名称") == missing.count("原统一社会信用代码") == 1


def test_papers_of_invented_units_say_so_and_no_others_do() -> None:
    catalogue, day = load_catalogue(), date(2026, 11, 22)
    for unit, invented in ((sample_units(day)[0], True), (Unit(name="北京市示例区生态环境局", code="1"), False)):
        plan = make_plan(catalogue, Case(unit=unit, day=day), catalogue.owner("renew-mail")[1])
        for document in plan.documents:
            (section,) = docx.Document(io.BytesIO(FormCache(FormSet()).fill(document))).sections
            footers = "".join(line.text for line in (*section.footer.paragraphs, *section.first_page_footer.paragraphs))
            assert ("示例数据，不能提交" in footers) == invented, document.title


def test_an_office_form_without_a_spot_for_it_is_marked_for_invented_units_alone(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("新版申请表：{{单位名称}}")
    document.save(str(tmp_path / "新表.docx"))
    forms, catalogue, day = FormSet(tmp_path / "forms"), load_catalogue(), date(2026, 11, 22)
    forms.put_in_use("申请表", tmp_path / "新表.docx", day)
    for unit, invented in ((sample_units(day)[0], True), (Unit(name="北京市示例区生态环境局", code="1"), False)):
        plan = make_plan(catalogue, Case(unit=unit, day=day), catalogue.owner("renew-mail")[1])
        filled = FormCache(forms).fill(plan.documents[0])
        template = FormCache(forms).template("申请表")
        assert (filled == template.fill(plan.documents[0].values, {})) != invented
        (section,) = docx.Document(io.BytesIO(filled)).sections
        assert ("示例数据，不能提交" in "".join(line.text for line in section.header.paragraphs)) == invented
