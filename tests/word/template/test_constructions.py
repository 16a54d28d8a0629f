"""Everything that a placeholder can stand in: the text arrives as typed, and nothing else in the file changes."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template

CHECKER = paths.data("forms").parent.parent / "shared" / "check_ooxml.py"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: A name with everything in it that XML or Word might trip over.
NAME = "北京<市>&“示例”'区'𠮷局 😀"
VALUES = {"单位名称": NAME, "业务类型": "更新", "经办人身份证号": "11010519491231002X", "申请日期": "2026年11月2日"}
LISTS = {"证书": [{"证书.序号": "1", "证书.证书名称": NAME, "证书.证书类型": "单位证书", "证书.USBKey序列号": "B1"}]}
FIELD = "{{单位名称}}"


@dataclass(frozen=True)
class Made:
    """A template: its body, its other stories, and what should be printed where (a line of each story)."""

    body: str
    expected: str
    stories: tuple[tuple[str, str], ...] = ()


def p(*runs: str) -> str:
    return "<w:p>" + "".join(r(run) for run in runs) + "</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str, cell: str = "") -> str:
    grid = "<w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid>"
    width = '<w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{width}{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def control(inner: str, properties: str = "<w:text/>") -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="7"/>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def check_box(shown: str) -> str:
    states = '<w14:checked w14:val="0"/><w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/>'
    return control(r(shown), f'<w14:checkbox>{states}<w14:uncheckedState w14:val="25A1"/></w14:checkbox>')


def text_box(inner: str) -> str:
    shape = f'<v:shape style="width:200pt;height:60pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
    return f"<w:p><w:r><w:pict>{shape}</v:shape></w:pict></w:r></w:p>"


FORM_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/><w:enabled/><w:checkBox><w:sizeAuto/>'
    '<w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
WHO = 'w:id="3" w:author="甲" w:date="2026-01-01T00:00:00Z"'
NOTE = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">{}</w:footnote>'

MADE = {
    "一段": Made(p(f"申请单位：{FIELD}。"), f"申请单位：{NAME}。"),
    "分成几个文字块": Made(p("甲{", "{单位", "名", "称}", "}乙"), f"甲{NAME}乙"),
    "两个字段相接": Made(p("{{单位名称}}{{业务", "类型}}"), f"{NAME}更新"),
    "拼写检查标记": Made(
        f'<w:p>{r("{{单位")}<w:proofErr w:type="spellStart"/>{r("名称}}")}<w:proofErr w:type="spellEnd"/></w:p>', NAME
    ),
    "书签": Made(
        f'<w:p>{r("{{单")}<w:bookmarkStart w:id="1" w:name="a"/>{r("位名称}}")}<w:bookmarkEnd w:id="1"/></w:p>', NAME
    ),
    "插入的修订": Made(f"<w:p>{r('甲')}<w:ins {WHO}>{r(FIELD)}</w:ins></w:p>", f"甲{NAME}"),
    "删除的修订": Made(
        f"<w:p>{r('{{单位')}<w:del {WHO}><w:r><w:delText>旧</w:delText></w:r></w:del>{r('名称}}')}</w:p>", NAME
    ),
    "格式的修订": Made(f"<w:p>{r(FIELD, f'<w:b/><w:rPrChange {WHO}><w:rPr><w:i/></w:rPr></w:rPrChange>')}</w:p>", NAME),
    "行内内容控件": Made(f"<w:p>{control(r(FIELD))}</w:p>", NAME),
    "段落内容控件": Made(control(p(FIELD), "<w:richText/>"), NAME),
    "单元格内容控件": Made(table(control(tc(p(FIELD))) + tc(p("乙"))), NAME),
    "文本框": Made(text_box(p("单位：", FIELD)), f"单位：{NAME}"),
    "表格里的文本框": Made(table(tc(text_box(p(FIELD))) + tc(p(""))), NAME),
    "页眉": Made(p("正文"), NAME, (("header1", p(FIELD)),)),
    "页脚里的表": Made(p("正文"), NAME, (("footer1", table(tc(p(FIELD)) + tc(p(""))) + p("")),)),
    "脚注": Made(p("正文"), NAME, (("footnotes", NOTE.format(p(FIELD))),)),
    "尾注": Made(p("正文"), NAME, (("endnotes", NOTE.format(p(FIELD)).replace("footnote", "endnote")),)),
    "横向合并": Made(table(tc(p(FIELD), '<w:gridSpan w:val="2"/>'), tc(p("甲")) + tc(p("乙"))), NAME),
    "纵向合并": Made(
        table(tc(p(FIELD), '<w:vMerge w:val="restart"/>') + tc(p("甲")), tc(p(""), "<w:vMerge/>") + tc(p("乙"))), NAME
    ),
    "嵌套的表": Made(table(tc(table(tc(p(FIELD)) + tc(p("内"))) + p("")) + tc(p("外"))), NAME),
    "超链接里": Made(f'<w:p><w:hyperlink w:anchor="a">{r(FIELD)}</w:hyperlink></w:p>', NAME),
    "与制表符换行同块": Made(
        f"<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>{FIELD}</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", NAME
    ),
    "勾选": Made(p("{{勾选:更新}}", "更新 ", "{{勾选:补办}}", "补办"), "☑更新 □补办"),
    "勾选在表里": Made(table(tc(p("{{勾选:业务类型=更新}}")) + tc(p("更新"))), "☑"),
    "内容控件里的勾选": Made(f"<w:p>{check_box('{{勾选:更新}}')}{r('更新')}</w:p>", "☑更新"),
    "内容控件旁的勾选": Made(f"<w:p>{check_box('□')}{r('{{勾选:更新}}')}{r('更新')}</w:p>", "☑更新"),
    "旧窗体域旁的勾选": Made(f"<w:p>{r('{{勾选:更新}}')}{FORM_FIELD}{r('更新')}</w:p>", "更新"),
    "一格一字": Made(table(tc(p("{{经办人身份证号:1}}")) + tc(p("{{经办人身份证号:18}}"))), "X"),
    "日期分开": Made(p("{{申请日期:年}}年{{申请日期:月}}月{{申请日期:日}}日"), "2026年11月2日"),
    "证书行": Made(table(tc(p("{{证书.序号}}")) + tc(p("{{证书.证书名称}}"))), NAME),
    "两张证书表": Made(
        table(tc(p("{{证书.序号}}")) + tc(p("{{证书.证书名称}}")))
        + p("")
        + table(tc(p("{{证书.USBKey序列号}}")) + tc(p("甲")), tc(p("合计")) + tc(p(""))),
        "B1",
    ),
    "嵌套表里的证书行": Made(table(tc(table(tc(p("{{证书.证书名称}}")) + tc(p(""))) + p("")) + tc(p(""))), NAME),
    "证书行里的勾选": Made(table(tc(p("{{勾选:证书.证书类型=单位证书}}")) + tc(p("{{证书.序号}}"))), "☑"),
}


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@pytest.fixture
def pair(word: Any, forms: Path, request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """A template and what came of it."""
    return _pair(word, forms, request.param)


def _pair(word: Any, forms: Path, name: str) -> tuple[Path, Path]:
    made = MADE[name]
    template, filled = forms / f"{name}.docx", forms / f"{name}-填.docx"
    content = word.pack(word.members(made.body + p("完"), dict(made.stories)))
    template.write_bytes(content)
    filled.write_bytes(load_template(template).fill(VALUES, LISTS))
    return template, filled


every_construction = pytest.mark.parametrize("pair", MADE, indirect=True)


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def skeleton(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes, without text, names, the boxes' own fonts and what may occur only once."""
    root = etree.parse(io.BytesIO(content)).getroot()
    for run in list(root.iter(W + "r")):
        text = "".join(node.text or "" for node in run.iter(W + "t"))
        if re.fullmatch(r"\{\{勾选.*\}\}|[☑□]", text) and run.getparent() is not None:
            run.getparent().remove(run)
    return [
        (
            str(node.tag),
            {
                k: v
                for k, v in node.attrib.items()
                if k not in (SPACE, W + "author") and not (str(node.tag).endswith("checked"))
            },
        )
        for node in root.iter(etree.Element)
        if node.tag != W + "checked"
    ]


def test_there_are_enough_constructions() -> None:
    assert len(MADE) >= 25


@every_construction
def test_the_text_arrives_as_typed(word: Any, pair: tuple[Path, Path], request: pytest.FixtureRequest) -> None:
    made = MADE[request.node.callspec.params["pair"]]
    name = f"word/{made.stories[0][0]}.xml" if made.stories else "word/document.xml"
    lines = word.lines(pair[1].read_bytes(), name)
    assert any(made.expected == line.replace("甲\t", "").replace("\n乙", "") for line in lines), lines
    assert not any("{{" in line for line in lines)


@every_construction
def test_the_structure_outside_the_slots_is_the_same(pair: tuple[Path, Path]) -> None:
    before, after = (members(path) for path in pair)
    for name in before:
        if name.endswith(".xml"):
            assert skeleton(before[name]) == skeleton(after[name]), name


@every_construction
def test_every_other_part_has_the_same_bytes(pair: tuple[Path, Path], request: pytest.FixtureRequest) -> None:
    made = MADE[request.node.callspec.params["pair"]]
    before, after = (members(path) for path in pair)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {f"word/{made.stories[0][0]}.xml" if made.stories else "word/document.xml"}
    assert set(before) == set(after)


def test_the_old_form_field_is_checked_only_when_the_case_says_so(word: Any, forms: Path) -> None:
    template, filled = _pair(word, forms, "旧窗体域旁的勾选")
    other = load_template(template).fill({"业务类型": "补办"}, {})
    for content, state in ((filled.read_bytes(), "1"), (other, "0")):
        checked = list(word.root(content).iter(f"{W}checked"))
        assert [node.get(f"{W}val") for node in checked] == [state]


def test_boxes_before_and_after_their_placeholders_go_with_their_own(word: Any) -> None:
    first = "".join(check_box("□") + r(f"{{{{勾选:{name}}}}}") for name in ("更新", "补办"))
    second = "".join(r(f"{{{{勾选:{name}}}}}") + check_box("□") for name in ("更新", "补办"))
    for body in (first, second):
        assert word.lines(word.fill(f"<w:p>{body}</w:p>", {"业务类型": "补办"})) == ["□☑"]


def test_a_control_without_states_shows_the_usual_signs(word: Any) -> None:
    body = f"<w:p>{control(r('{{勾选:更新}}'), '<w14:checkbox/>')}</w:p>"
    assert word.lines(word.fill(body, {"业务类型": "更新"})) == ["☒"]
    assert word.lines(word.fill(body, {})) == ["☐"]


def test_a_value_shorter_than_its_cells_leaves_the_rest_blank(word: Any) -> None:
    body = p("".join(f"[{{{{邮政编码:{i}}}}}]" for i in range(1, 8)))
    assert word.lines(word.fill(body, {"邮政编码": "100 000"})) == ["[1][0][0][0][0][0][]"]
    assert word.lines(word.fill(body, {})) == ["[][][][][][][]"]


def test_the_pieces_of_a_certificate_are_its_own(word: Any) -> None:
    body = word.table((p("{{证书.USBKey序列号:1}}"), p("{{证书.USBKey序列号:2}}"), p("{{证书.到期日期:年}}")))
    items = [{"证书.USBKey序列号": key, "证书.到期日期": f"20{key}年1月1日"} for key in ("12", "34")]
    assert word.lines(word.fill(body, {}, {"证书": items})) == ["1", "2", "2012", "3", "4", "2034"]


def test_results_add_no_fault_to_what_the_schema_says_of_their_templates(word: Any, forms: Path) -> None:
    if not CHECKER.is_file():
        pytest.skip(f"{CHECKER} is not here, so the schema cannot be asked")
    pairs = [_pair(word, forms, name) for name in MADE]
    command = [sys.executable, str(CHECKER), *(str(path) for pair in pairs for path in pair)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    faults: dict[str, set[str]] = {}
    for line in said.splitlines():
        if match := re.match(r"(.*?\.docx)\W+(.*)", line):
            faults.setdefault(match[1], set()).add(re.sub(r"\d+", "", match[2]))
    for template, filled in pairs:
        assert faults.get(str(filled), set()) <= faults.get(str(template), set())
    assert "files" in said


def test_results_have_as_many_pages_as_their_templates(word: Any, forms: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not installed, so pages cannot be counted")
    pairs = [_pair(word, forms, name) for name in MADE]
    profile = (forms / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(forms)]
    files = [str(path) for pair in pairs for path in pair]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    for pair in pairs:
        counts = [len(re.findall(rb"/Type\s*/Page\b(?!s)", path.with_suffix(".pdf").read_bytes())) for path in pair]
        assert counts == [1, 1], pair[0].name
