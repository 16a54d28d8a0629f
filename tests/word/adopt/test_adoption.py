"""Adopting blank forms: the right field at every spot, and nothing where a person signs, seals or decides."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.errors import FormError
from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template
from bjcert_desktop.word.adopt import Adopted, Adoption, Spot, adopt, propose
from tests.word.adopt import blanks, more_blanks
from tests.word.adopt.blanks import Blank

CHECKER = paths.data("forms").parent.parent / "shared" / "check_ooxml.py"
BLANKS: dict[str, Any] = {blank.name: blank for module in (blanks, more_blanks) for blank in module.BLANKS}
VALUES = {name: field.example for name, field in FIELDS.items() if "." not in name}
CERTIFICATES = [{name: FIELDS[name].example for name in FIELDS if name.startswith("证书.")} for _ in range(3)]


def squeezed(lines: list[str]) -> list[str]:
    return ["".join(line.split()) for line in lines]


def spot_at(adoption: Adoption, where: str) -> Spot:
    (found,) = (spot for spot in adoption.spots if spot.where == where)
    return found


def adopt_all(blank: Path, out: Path) -> Adopted:
    """Adopt *blank* as after a person has confirmed all that was proposed."""
    adoption = propose(blank)
    return adopt(adoption, out, {spot.id: spot.field for spot in adoption.unsure})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "新表样.docx"


# Recognition


def test_there_are_many_blanks_and_each_is_built_differently() -> None:
    assert len(BLANKS) >= 20
    assert sum(len(re.findall("{{", "".join(blank.expected))) for blank in BLANKS.values()) > 300


@pytest.mark.parametrize("name", BLANKS)
def test_every_spot_of_a_blank_gets_its_field_and_no_other(word: Any, out: Path, name: str) -> None:
    blank = BLANKS[name]
    adopted = adopt_all(word.make(blank.body), out)
    assert adopted.adoption.kind == blank.kind
    assert squeezed(word.lines(out.read_bytes())) == squeezed(blank.expected)


@pytest.mark.parametrize("name", BLANKS)
def test_what_was_adopted_can_be_filled_and_has_no_error(word: Any, out: Path, name: str) -> None:
    adopted = adopt_all(word.make(BLANKS[name].body), out)
    assert adopted.ok
    lines = word.lines(load_template(out).fill(VALUES, {"证书": CERTIFICATES}))
    assert not any("{{" in line for line in lines)


@pytest.mark.parametrize("name", BLANKS)
def test_how_word_cuts_its_text_into_runs_does_not_matter(word: Any, out: Path, name: str) -> None:
    whole = r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>((?:&\w+;|[^<])*)</w:t></w:r>"

    def one_by_one(run: re.Match[str]) -> str:
        letters = re.findall(r"&\w+;|.", run[2])
        return "".join(f'<w:r>{run[1] or ""}<w:t xml:space="preserve">{c}</w:t></w:r>' for c in letters)

    adopt_all(word.make(re.sub(whole, one_by_one, BLANKS[name].body)), out)
    assert squeezed(word.lines(out.read_bytes())) == squeezed(BLANKS[name].expected)


def test_the_rest_of_the_blank_is_as_it_was(word: Any, out: Path) -> None:
    blank = word.make(BLANKS["标签在左"].body)
    before = blank.read_bytes()
    adopt(blank, out)
    assert blank.read_bytes() == before
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(out) as new:
        assert sorted(old.namelist()) == sorted(new.namelist())
        assert {name for name in old.namelist() if old.read(name) != new.read(name)} == {"word/document.xml"}


def test_templates_add_no_fault_to_what_the_schema_says_of_their_blanks(word: Any, tmp_path: Path) -> None:
    if not CHECKER.is_file():
        pytest.skip(f"{CHECKER} is not here, so the schema cannot be asked")
    for number, blank in enumerate(BLANKS.values()):
        shutil.copy(word.make(blank.body), tmp_path / f"{number}-blank.docx")
        adopt(tmp_path / f"{number}-blank.docx", tmp_path / f"{number}.docx")
    files = sorted(map(str, tmp_path.glob("[0-9]*.docx")))
    command = [sys.executable, str(CHECKER), *files]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.replace("-blank", "")
    faults = Counter(re.sub(r":\d+:", ":", line) for line in said.splitlines()[:-1])
    assert f"{len(files)} files" in said
    assert all(count % 2 == 0 for count in faults.values()), faults


def test_headers_are_read_too_and_named(word: Any, out: Path) -> None:
    blank = word.make(word.p("申请表"), {"header1": word.p("申请单位：______")})
    assert [(p.where, p.field) for p in propose(blank).spots] == [("页眉 第1段", "单位名称")]
    adopt(blank, out)
    assert word.lines(out.read_bytes(), "word/header1.xml") == ["申请单位：{{单位名称}}"]


def test_a_label_split_over_runs_and_a_prompt_of_a_content_control_are_read(word: Any, out: Path) -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr>"
        '<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt>'
    )
    body = "<w:p><w:r><w:t>单位</w:t></w:r><w:r><w:t>名称：</w:t></w:r>" + prompt + "</w:p>"
    adopt(word.make(body), out)
    assert word.lines(out.read_bytes()) == ["单位名称：{{单位名称}}"]
    assert not list(word.root(out.read_bytes()).iter("{*}showingPlcHdr", "{*}rStyle"))


def test_check_box_controls_and_old_form_fields_become_choices_and_are_ticked(word: Any, out: Path) -> None:
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        "<w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar "
        'w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{control}<w:r><w:t>更新 </w:t></w:r>{field}<w:r><w:t>补办</w:t></w:r></w:p>"
    adopted = adopt(word.make(body), out)
    assert [p.field for p in adopted.adoption.choices] == ["勾选:更新", "勾选:补办"]
    filled = load_template(out).fill({"业务类型": "更新"}, {})
    assert word.lines(filled) == ["☒更新 补办"]
    w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    assert [node.get(f"{w14}val") for node in word.root(filled).iter(f"{w14}checked")] == ["1"]
    again = word.root(load_template(out).fill({"业务类型": "补办"}, {}))
    assert [node.get(node.keys()[0]) for node in again.iter("{*}checkBox") for node in node.iter("{*}checked")] == ["1"]


def test_values_already_there_are_left_alone(word: Any) -> None:
    body = word.p("单位名称：北京市某局") + word.table((word.p("经办人"), word.p("张示例")))
    assert propose(word.make(body)).spots == ()


@pytest.mark.parametrize(
    ("title", "kind"),
    [("业务明细表", "明细表"), ("业务申请表", "申请表"), ("登记 表", "申请表"), ("证书清单", "明细表")],
)
def test_the_kind_is_told_by_the_title_unless_it_is_given(word: Any, title: str, kind: str) -> None:
    path = word.make(word.p(title) + word.p("单位名称：____"))
    assert propose(path).kind == kind
    assert propose(path, "明细表").kind == "明细表"


@pytest.mark.parametrize("text", ["单位", "原单位", "证书", "A.", "20", "（", "年月", "□ ", "_ "])
def test_a_label_that_goes_on_and_on_is_no_trouble(word: Any, text: str) -> None:
    row = (word.p(text * 500), word.p(""), word.p("Key号"), word.p("到期日"), word.p("序号"))
    propose(word.make(word.p(text * 900 + "：____") + word.table(row, tuple(word.p("") for _ in row))))


def test_a_box_for_lost_and_one_for_broken_keys_are_told_apart(word: Any, out: Path) -> None:
    adopt(word.make(word.p("□丢失补办 □损坏补办 □更新")), out)
    filled = load_template(out).fill({"业务类型": "补办", "补办原因": "损坏"}, {})
    assert word.lines(filled) == ["□丢失补办 ☑损坏补办 □更新"]
    out.unlink()
    adopt(word.make(word.p("□丢失或损坏补办 □更新")), out)
    assert word.lines(load_template(out).fill({"业务类型": "补办"}, {})) == ["☑丢失或损坏补办 □更新"]


# Correcting the proposal


def test_a_person_changes_adds_and_takes_away_fields(word: Any, out: Path) -> None:
    cells = [(word.p(label), word.p("")) for label in ("单位名称", "联系电话", "职务")]
    adoption = propose(word.make(word.table(*cells)))
    assert [(p.where, p.label, p.field) for p in adoption.spots] == [
        ("表1 第1行 第2列", "单位名称", "单位名称"),
        ("表1 第2行 第2列", "联系电话", "单位电话"),
        ("表1 第3行 第2列", "职务", None),
    ]
    ids = [spot.id for spot in adoption.spots]
    done = adopt(adoption, out, {ids[0]: None, ids[1]: "经办人手机", ids[2]: "备注"})
    assert word.lines(out.read_bytes()) == ["单位名称", "", "联系电话", "{{经办人手机}}", "职务", "{{备注}}"]
    assert done.adoption.unplaced == ("单位名称",)
    assert "单位名称" in done.adoption.fields_without_spot


def test_a_proposal_changed_beforehand_is_kept(word: Any, out: Path) -> None:
    adoption = propose(word.make(word.p("联系电话：____")))
    adopt(adoption.changed({adoption.spots[0].id: "经办人手机"}), out)
    assert word.lines(out.read_bytes()) == ["联系电话：{{经办人手机}}"]


def test_what_is_not_certain_stays_blank_until_a_person_has_confirmed_it(word: Any, out: Path) -> None:
    adoption = propose(word.make(word.p("单位名称：____") + word.p("联系电话：____")))
    (unsure,) = adoption.unsure
    done = adopt(adoption, out)
    assert word.lines(out.read_bytes()) == ["单位名称：{{单位名称}}", "联系电话：____"]
    assert done.adoption.unsure == (unsure,)
    out.unlink()
    adopt(adoption, out, {unsure.id: unsure.field})
    assert word.lines(out.read_bytes()) == ["单位名称：{{单位名称}}", "联系电话：{{单位电话}}"]


def test_a_person_adds_a_field_in_an_empty_cell_that_nothing_was_proposed_for(word: Any, out: Path) -> None:
    cells = [(word.p("单位名称"), word.p("")), (word.p(""), word.p(""))]
    adoption = propose(word.make(word.table(*cells)))
    (empty,) = (spot for spot in adoption.empty if spot.where == "表1 第2行 第2列")
    adopted = adopt(adoption, out, {empty.id: "备注"})
    assert word.lines(out.read_bytes()) == ["单位名称", "{{单位名称}}", "", "{{备注}}"]
    assert [spot.field for spot in adopted.adoption.spots] == ["单位名称", "备注"]


@pytest.mark.parametrize("mark", ['<w:sz w:val="4"/>', "<w:vanish/>", '<w:color w:val="FFFFFF"/>'])
def test_a_value_is_seen_where_the_mark_of_the_blank_cell_is_not(word: Any, out: Path, mark: str) -> None:
    cell = f"<w:p><w:pPr><w:rPr><w:b/>{mark}</w:rPr></w:pPr></w:p>"
    adopted = adopt(word.make(word.p("数字证书申请表") + word.table((word.p("单位名称"), cell))), out)
    assert adopted.ok
    assert word.lines(load_template(out).fill({"单位名称": "甲局"}, {}))[-1] == "甲局"


def test_ids_follow_from_the_place_alone(word: Any) -> None:
    cells = [[(word.p(label), word.p("")) for label in (first, "单位地址")] for first in ("单位名称", "杂项一二三四五")]
    ids = [{spot.where: spot.id for spot in propose(word.make(word.table(*rows))).spots} for rows in cells]
    assert ids[0]["表1 第2行 第2列"] == ids[1]["表1 第2行 第2列"]


def test_a_grid_is_changed_as_a_whole(word: Any, out: Path) -> None:
    row = (word.p("身份证号"), *[word.p("")] * 18)
    adoption = propose(word.make(word.table(row)))
    (grid,) = adoption.spots
    adopt(adoption, out, {grid.id: "统一社会信用代码"})
    assert word.lines(out.read_bytes())[1:3] == ["{{统一社会信用代码:1}}", "{{统一社会信用代码:2}}"]
    filled = word.lines(load_template(out).fill({"统一社会信用代码": "1111010500000101 1F"}, {}))
    assert "".join(filled[1:]) == "11110105000001011F"


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"99": "单位名称"}, "99"), ({"0.0.5": "单位名城"}, "单位名城"), ({"0.0.5": "勾选:更新"}, "勾选")],
)
def test_changes_that_make_no_sense_are_refused(word: Any, out: Path, changes: dict[str, str], said: str) -> None:
    with pytest.raises(FormError, match=said):
        adopt(propose(word.make(word.p("单位名称：____"))), out, changes)
    assert not out.exists()


def test_a_blank_changed_since_the_proposal_a_form_without_spots_and_an_existing_file_are_refused(
    word: Any, out: Path
) -> None:
    adoption = propose(word.make(word.p("单位名称：____")))
    word.make(word.p("单位地址：____"))
    with pytest.raises(FormError, match="改过"):
        adopt(adoption, out)
    with pytest.raises(FormError, match="没有认出"):
        adopt(word.make(word.p("通知")), out)
    out.write_bytes(b"")
    with pytest.raises(FormError, match="已经存在"):
        adopt(word.make(word.p("单位名称：____")), out)
    with pytest.raises(FormError, match="没有“别的”"):
        propose(word.path, "别的")


def test_a_hostile_blank_is_refused_as_a_form_would_be(word: Any, out: Path) -> None:
    link = f'<Relationship Id="r9" Type="{word.office}/attachedTemplate" Target="\\\\x\\y.dotm" TargetMode="External"/>'
    with pytest.raises(FormError, match="附加的模板"):
        adopt(word.make(word.p("单位名称：____"), links=link), out)


@pytest.mark.parametrize(
    "lines",
    [
        ("登记表", "姓名：示例", "身份证号：110105194912310021"),
        ("登记表", [["身份证号", "11010519491231002X", "单位名称", ""]]),
        ("登记表", [["手机", "13800000000"], ["电子邮箱", "a@example.gov.cn"]]),
    ],
)
def test_a_form_that_was_filled_is_told_for_what_it_is(word: Any, lines: tuple[Any, ...]) -> None:
    notes = propose(word.make(Blank("填好的", (*lines, "单位名称：")).body)).notes
    assert [note.code for note in notes] == ["filled"]
    assert not re.search("[0-9]{11}", notes[0].message)


def test_a_blank_with_the_telephone_of_an_office_is_no_filled_form(word: Any) -> None:
    body = Blank("空白", ("登记表", "单位名称：", "手机：", "咨询电话：13800000000", "统一社会信用代码：")).body
    assert propose(word.make(body)).notes == ()
