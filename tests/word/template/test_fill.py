"""Filling: what is written where, and that nothing else changes."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bjcert_desktop.errors import FormError
from bjcert_desktop.word import load_template

NAME = "北京市示例区生态环境局"
UNIT = {"单位名称": NAME, "业务类型": "更新"}
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def certificates(count: int) -> dict[str, list[dict[str, str]]]:
    return {"证书": [{"证书.序号": str(i), "证书.证书名称": f"第{i}枚"} for i in range(1, count + 1)]}


def test_a_field_is_replaced_by_its_value(word: Any) -> None:
    assert word.lines(word.fill(word.p("申请单位：{{单位名称}}。"), UNIT)) == [f"申请单位：{NAME}。"]


def test_spaces_and_full_width_signs_in_a_field_are_what_a_chinese_keyboard_gives(word: Any) -> None:
    body = word.p("{{ 单位名称 }}") + word.p("{{勾选：更新}}") + word.p("{{证书．USBKey 序列号}}")
    lists = {"证书": [{"证书.USBKey序列号": "BJCA1"}]}
    assert word.lines(word.fill(body, UNIT, lists)) == [NAME, "☑", "BJCA1"]


@pytest.mark.parametrize(
    "pieces", ["{|{单位名称}}", "{{单位|名称}}", "{{单位名称}|}", "甲{|{|单|位|名|称|}|}乙", "甲{{单位名称|}}乙"]
)
def test_a_field_split_over_runs_is_found(word: Any, pieces: str) -> None:
    filled = word.lines(word.fill(word.p(*pieces.split("|")), UNIT))
    assert filled == [pieces.replace("|", "").replace("{{单位名称}}", NAME)]


def test_marks_inside_a_field_do_not_matter(word: Any) -> None:
    body = (
        '<w:p><w:r><w:t>{{单</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>位名</w:t></w:r></w:ins><w:bookmarkEnd w:id="1"/>'
        '<w:del w:id="3" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del><w:proofErr w:type="spellEnd"/>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>称}}</w:t></w:r></w:p>"
    )
    assert word.lines(word.fill(body, UNIT)) == [NAME]


def test_the_formatting_is_that_of_the_first_character(word: Any) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>前{</w:t></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t>{单位名称}}后</w:t></w:r></w:p>"
    )
    runs = docx.Document(io.BytesIO(word.fill(body, UNIT))).paragraphs[0].runs
    assert [(run.text, run.italic, run.bold) for run in runs] == [(f"前{NAME}", True, None), ("后", None, True)]


def test_two_fields_in_one_run_and_two_sharing_a_run_are_both_filled(word: Any) -> None:
    body = word.p("{{单位名称}}{{业务类型}}") + word.p("{{单位", "名称}}与{{业务", "类型}}")
    assert word.lines(word.fill(body, UNIT)) == [f"{NAME}更新", f"{NAME}与更新"]


def test_a_missing_or_empty_value_prints_nothing(word: Any) -> None:
    body = word.p("甲{{法定代表人}}乙{{单位电话}}丙")
    assert word.lines(word.fill(body, {"单位电话": ""})) == ["甲乙丙"]


@pytest.mark.parametrize(
    "value", ["A&B<x>", "\"'", "]]>", "{{单位名称}}", "{{ 7*7 }}", "&amp;", "a  b", " 前后 ", "𠮷😀"]
)
def test_text_arrives_as_typed(word: Any, value: str) -> None:
    assert word.lines(word.fill(word.p("[{{单位名称}}]"), {"单位名称": value})) == [f"[{value}]"]


def test_line_breaks_and_tabs_become_those_of_word(word: Any) -> None:
    data = word.fill(word.p("{{备注}}"), {"备注": "一\n二\r\n三\r四\x0b五\t六"})
    assert word.lines(data) == ["一\n二\n三\n四\n五\t六"]
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "一\n二\n三\n四\n五\t六"


def test_characters_that_xml_does_not_allow_are_dropped(word: Any) -> None:
    assert word.lines(word.fill(word.p("{{备注}}"), {"备注": "甲\x00\x07\ud800\ufffe\uffff乙"})) == ["甲乙"]
    assert word.lines(word.fill(word.p("{{备注}}"), {"备注": "甲\uffff￥乙"})) == ["甲￥乙"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text())
def test_whatever_is_typed_the_document_can_be_read(word: Any, value: str) -> None:
    word.lines(word.fill(word.p("{{单位名称}}"), {"单位名称": value}))


def test_a_part_without_the_usual_prefix_is_filled(word: Any, tmp_path: Path) -> None:
    files = word.members("")
    files["word/document.xml"] = (
        '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>{{备注}}</t></r></p>'
        "</body></document>"
    )
    path = tmp_path / "无前缀.docx"
    path.write_bytes(word.pack(files))
    assert word.lines(load_template(path).fill({"备注": "一\n二"}, {})) == ["一\n二"]


# Where text can stand


@pytest.mark.parametrize("story", ["header1", "footer2", "footnotes", "endnotes"])
def test_headers_footers_and_notes_are_filled(word: Any, story: str) -> None:
    inner = word.p("{{单位名称}}")
    if story.endswith("notes"):
        inner = f'<w:{story[:-1]} w:id="1">{inner}</w:{story[:-1]}>'
    data = word.fill(word.p("正文"), UNIT, **{story: inner})
    assert word.lines(data, f"word/{story}.xml") == [NAME]


def test_cells_and_nested_tables_are_filled(word: Any) -> None:
    inner = word.table((word.p("{{业务类型}}"),))
    body = word.table((word.p("{{单位名称}}"), inner + word.p("")))
    assert word.lines(word.fill(body, UNIT)) == [NAME, "更新", ""]


def test_text_boxes_are_filled_in_both_of_their_versions(word: Any) -> None:
    box = f"<w:txbxContent>{word.p('{{单位', '名称}}')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>{{业务</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="{WPS}">{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>{{业务类型}}</w:t></w:r></w:p>"
    ).replace("{{业务</w:t>", "业务</w:t>")
    assert word.lines(word.fill(body, UNIT))[1:] == [NAME, NAME]
    assert "".join(word.lines(word.fill(body, UNIT))[0]).endswith("更新")


def test_content_controls_are_filled_and_no_longer_bound_to_data_that_would_undo_it(word: Any) -> None:
    body = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/><w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr>'
        f"<w:sdtContent>{word.p('{{单位名称}}')}</w:sdtContent></w:sdt>"
    )
    data = word.fill(body, UNIT)
    assert word.lines(data) == [NAME]
    assert [str(node.tag).rpartition("}")[2] for node in word.root(data)[0][0][0]] == ["id"]


# Ticks


def test_the_box_of_the_case_is_ticked_and_the_others_are_not(word: Any) -> None:
    body = word.p("{{勾选:新办}}新办 {{勾选:更新}}更新 {{勾选:办理方式=邮寄}}邮寄")
    assert word.lines(word.fill(body, UNIT)) == ["□新办 ☑更新 □邮寄"]
    assert word.lines(word.fill(body, {"业务类型": "新办", "办理方式": "邮寄"})) == ["☑新办 □更新 ☑邮寄"]


def test_both_boxes_are_in_a_font_that_windows_has_them_in_and_otherwise_formatted_as_their_spot(word: Any) -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii="黑体" w:eastAsia="黑体"/><w:b/><w:sz w:val="30"/></w:rPr><w:t>{}</w:t></w:r>'
    data = word.fill(f"<w:p>{run.format('甲{{勾选:更新}}乙{{勾选:新办}}')}</w:p>", UNIT)
    runs = docx.Document(io.BytesIO(data)).paragraphs[0].runs
    assert [(r.text, r.font.name) for r in runs] == [
        ("甲", "黑体"),
        ("☑", "Segoe UI Symbol"),
        ("乙", "黑体"),
        ("□", "宋体"),
    ]
    assert all(r.bold and r.font.size and r.font.size.pt == 15 for r in runs)


def test_a_tick_between_the_other_things_of_a_run_leaves_them_in_order(word: Any) -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>{{勾选:更新}}{{单位名称}}</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    assert word.lines(word.fill(body, UNIT)) == [f"甲\t☑{NAME}\n乙"]


def test_a_tick_in_a_repeated_row_looks_at_its_own_item(word: Any) -> None:
    body = word.table((word.p("{{勾选:证书.证书类型=单位证书}}{{证书.序号}}"),))
    lists = {"证书": [{"证书.序号": "1", "证书.证书类型": "单位证书"}, {"证书.序号": "2"}]}
    assert word.lines(word.fill(body, {}, lists)) == ["☑1", "□2"]


# Repetition


@pytest.mark.parametrize("count", [1, 7, 107])
def test_a_row_is_repeated_once_for_each_item(word: Any, count: int) -> None:
    body = word.table(
        (word.p("序号"), word.p("名称"), word.p("单位")),
        (word.p("{{证书.序号}}"), word.p("{{证书.", "证书名称}}"), word.p("{{单位名称}}")),
        (word.p("合计"), word.p(""), word.p("")),
    )
    table = docx.Document(io.BytesIO(word.fill(body, UNIT, certificates(count)))).tables[0]
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert rows[1:-1] == [(str(i), f"第{i}枚", NAME) for i in range(1, count + 1)]
    assert (rows[0][0], rows[-1][0]) == ("序号", "合计")


def test_a_paragraph_outside_a_table_is_repeated(word: Any) -> None:
    body = word.p("前") + word.p("{{证书.序号}}、{{证书.证书名称}}") + word.p("后")
    assert word.lines(word.fill(body, {}, certificates(2))) == ["前", "1、第1枚", "2、第2枚", "后"]
    assert word.lines(word.fill(body)) == ["前", "后"]


def test_an_empty_list_drops_its_row(word: Any) -> None:
    body = word.table((word.p("序号"),), (word.p("{{证书.序号}}"),))
    assert word.lines(word.fill(body, {}, {"证书": []})) == ["序号"]


def test_a_table_without_a_row_left_is_left_out(word: Any) -> None:
    body = word.table((word.p("{{证书.序号}}"),), (word.p("{{材料.名称}}"),)) + word.p("后")
    assert word.lines(word.fill(body)) == ["后"]
    assert word.lines(word.fill(body, {}, {"材料": [{"材料.名称": "甲"}]})) == ["甲", "后"]


def test_a_cell_or_header_keeps_a_paragraph(word: Any) -> None:
    nested = word.table((word.table((word.p("{{证书.序号}}"),)) + word.p("尾"),))
    story = f"<w:txbxContent>{word.p('{{提示.内容}}')}</w:txbxContent>"
    box = f"<w:p><w:r><w:pict><v:textbox>{story}</v:textbox></w:pict></w:r></w:p>"
    data = word.fill(nested + box, header1=word.p("{{提示.内容}}"))
    assert word.lines(data) == ["尾", "", ""]
    assert word.lines(data, "word/header1.xml") == [""]


def test_the_inner_row_is_repeated_within_a_nested_table_and_lists_may_nest(word: Any) -> None:
    inner = word.table((word.p("{{证书.序号}}"),))
    body = word.table((word.p("{{材料.名称}}") + inner + word.p("-"),))
    lists = {**certificates(2), "材料": [{"材料.名称": "甲"}, {"材料.名称": "乙"}]}
    assert word.lines(word.fill(body, {}, lists)) == ["甲", "1", "2", "-", "乙", "1", "2", "-"]
    assert word.lines(word.fill(body, {}, {"材料": lists["材料"]})) == ["甲", "-", "乙", "-"]


def test_keep_with_next_in_a_repeated_row_holds_for_the_last_one_only(word: Any) -> None:
    row = word.p("{{证书.序号}}").replace("<w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr>")
    data = word.fill(word.table((row,), (word.p("合计"),)), {}, certificates(3))
    rows = docx.Document(io.BytesIO(data)).tables[0].rows
    tied = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert tied == [None, None, True, None]


def test_what_may_occur_only_once_is_not_repeated(word: Any) -> None:
    row = (
        '<w:p w14:paraId="00000001"><w:bookmarkStart w:id="7" w:name="b"/><w:r><w:t>{{证书.序号}}</w:t></w:r>'
        '<w:bookmarkEnd w:id="7"/></w:p>'
    )
    xml = zipfile.ZipFile(io.BytesIO(word.fill(word.table((row,)), {}, certificates(2)))).read("word/document.xml")
    assert b"bookmark" not in xml
    assert b"paraId" not in xml


# What does not change


def test_every_other_part_keeps_its_bytes(word: Any) -> None:
    data = word.fill(word.p("{{单位名称}}"), UNIT, header1=word.p("无字段"), footer1=word.p("{{单位名称}}"))
    with zipfile.ZipFile(word.path) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        assert sorted(after.namelist()) == sorted(before.namelist())
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "word/footer1.xml"}


def test_the_same_values_give_the_same_bytes(word: Any) -> None:
    assert word.fill(word.p("{{单位名称}}"), UNIT) == word.fill(word.p("{{单位名称}}"), UNIT)


def test_a_form_without_fields_comes_out_as_it_is(word: Any) -> None:
    template = load_template(word.make(word.p("{ 单位 } 名称")))
    assert template.fields == frozenset()
    assert word.lines(template.fill(UNIT, {})) == ["{ 单位 } 名称"]


def test_the_fields_of_a_form_include_those_of_lists_and_ticks(word: Any) -> None:
    body = word.p("{{单位名称}}{{勾选:办理方式=邮寄}}{{勾选:更新}}") + word.p("{{证书.序号}}")
    fields = load_template(word.make(body, {"footer1": word.p("{{申请日期}}")})).fields
    assert fields == {"单位名称", "办理方式", "业务类型", "证书.序号", "申请日期"}


def test_a_form_is_compiled_once_and_again_when_it_has_changed(word: Any) -> None:
    first = load_template(word.make(word.p("{{单位名称}}")))
    assert load_template(word.path) is first
    changed = load_template(word.make(word.p("{{单位名称}}，已改")))
    assert word.lines(changed.fill(UNIT, {})) == [f"{NAME}，已改"]


@pytest.mark.parametrize(
    "typed",
    [
        "｛｛单位名称｝｝",
        "｛{单位名称}｝",
        "{{单位名称｝｝",
        "｛｛ 单位名称 ｝｝",
        "｛｛勾选：更新｝｝",
        "｛｛申请日期：年｝｝",
    ],
)
def test_braces_of_a_chinese_keyboard_are_braces(word: Any, typed: str) -> None:
    values = {"单位名称": "示例局", "业务类型": "更新", "申请日期": "2026年1月2日"}
    (line,) = word.lines(word.fill(word.p(f"一{typed}二"), values))
    assert line in ("一示例局二", "一☑二", "一2026二")


def test_an_unclosed_brace_of_a_chinese_keyboard_is_named(word: Any) -> None:
    with pytest.raises(FormError, match="单位名称"):
        word.fill(word.p("｛｛单位名称｝"))


def test_single_wide_braces_are_text(word: Any) -> None:
    assert word.lines(word.fill(word.p("｛附件一｝{{单位名称}}"), {"单位名称": "示例局"})) == ["｛附件一｝示例局"]
