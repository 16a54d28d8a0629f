"""``bjcert forms`` as IT staff use it: its JSON, its exit codes, and what it writes."""

import argparse
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from bjcert_desktop.cli.forms import add_commands
from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.system import paths
from bjcert_desktop.word.libreoffice import find_office

Printed = pytest.CaptureFixture[str]


def run(*arguments: object) -> int:
    """The commands on a parser of their own, added as the command line adds them."""
    parser = argparse.ArgumentParser()
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true")
    add_commands(parser.add_subparsers(required=True), argparse.ArgumentParser(add_help=False), as_json)
    chosen = parser.parse_args(["forms", *map(str, arguments)])
    return int(chosen.run(chosen))


def answer(printed: Printed, *arguments: object, code: int = 0) -> Any:
    assert run(*arguments, "--json") == code
    return json.loads(printed.readouterr().out)


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("数字证书业务申请表")
    document.add_paragraph("业务类型：□更新 □其他")
    table = document.add_table(3, 2)
    for row, label in zip(table.rows, ("单位名称", "单位性质", "经办人签字"), strict=True):
        row.cells[0].text = label
    path = tmp_path / "空白表.docx"
    document.save(str(path))
    return path


def test_every_field_is_listed_with_what_a_person_needs_to_know(capsys: Printed) -> None:
    fields = answer(capsys, "fields")["fields"]
    assert [field["name"] for field in fields] == list(FIELDS)
    code = next(field for field in fields if field["name"] == "经办人身份证号")
    assert (code["source"], code["personal"]) == ("单位信息表", True)
    assert code["meaning"]
    assert code["example"]
    assert run("fields") == 0
    assert "{{经办人身份证号}}" in capsys.readouterr().out


def test_the_shipped_forms_are_checked_when_none_is_named(capsys: Printed) -> None:
    forms = answer(capsys, "check")["forms"]
    assert {Path(form["file"]).name for form in forms} == {path.name for path in paths.data("forms").glob("*.docx")}
    assert all(form["ok"] and form["fields"] for form in forms)
    assert [problem for form in forms for problem in form["problems"]] == []


def test_a_form_with_an_error_is_told_with_its_place_and_exit_code_1(capsys: Printed, tmp_path: Path) -> None:
    path = tmp_path / "表样.docx"
    document = docx.Document()
    document.add_table(1, 2).rows[0].cells[1].text = "{{单位名城}}"
    document.save(str(path))
    (form,) = answer(capsys, "check", path, code=1)["forms"]
    assert (form["file"], form["ok"]) == (str(path), False)
    problem = form["problems"][0]
    assert {**problem, "message": ""} == {
        "severity": "error",
        "code": "unknown-field",
        "where": "表1 第1行 第2列",
        "message": "",
    }
    assert "单位名称" in problem["message"]
    assert run("check", path, paths.data("forms", "申请表.docx")) == 1
    assert "不能使用" in capsys.readouterr().out


def test_files_that_cannot_be_opened_are_exit_code_2(capsys: Printed, tmp_path: Path) -> None:
    (form,) = answer(capsys, "check", tmp_path / "没有.docx", code=2)["forms"]
    assert [problem["code"] for problem in form["problems"]] == ["missing"]


def test_a_blank_is_adopted_and_what_was_placed_is_told(capsys: Printed, blank: Path, tmp_path: Path) -> None:
    before, out = blank.read_bytes(), tmp_path / "表样.docx"
    told = answer(capsys, "adopt", blank, "--out", out)
    assert told["template"] == str(out)
    (placed,) = told["placed"]
    named = {"where": "表1 第1行 第2列", "label": "单位名称", "field": "单位名称", "kind": "text"}
    assert placed == {**named, "id": placed["id"], "confidence": 0.95}
    assert [(row["where"], row["field"], row["kind"]) for row in told["choices"]] == [("第2段", "勾选:更新", "choice")]
    assert told["unsure"] == []
    assert told["unplaced"] == ["其他", "单位性质"]
    assert "经办人姓名" in told["fields_without_place"]
    assert "单位名称" not in told["fields_without_place"]
    assert told["kind"] == told["looks_like"] == "申请表"
    lists = {"placed", "choices", "unsure", "unplaced", "fields_without_place"}
    assert set(told) == {"template", "kind", "looks_like", *lists}
    assert blank.read_bytes() == before
    assert docx.Document(str(out)).tables[0].rows[0].cells[1].text == "{{单位名称}}"


def test_what_has_to_be_confirmed_is_told_and_filled_only_on_demand(capsys: Printed, tmp_path: Path) -> None:
    path, out = tmp_path / "空白表.docx", tmp_path / "表样.docx"
    document = docx.Document()
    document.add_paragraph("单位名称：______")
    document.add_paragraph("联系电话：______")
    document.save(str(path))
    (unsure,) = answer(capsys, "adopt", path, "--out", out)["unsure"]
    assert unsure["field"] == "单位电话"
    assert unsure["confidence"] < 0.9
    out.unlink()
    told = answer(capsys, "adopt", path, "--out", out, "--all")
    assert told["unsure"] == []
    assert told["placed"][1] == unsure


def test_a_blank_without_anything_sure_is_told_though_nothing_is_written(capsys: Printed, tmp_path: Path) -> None:
    path, out = tmp_path / "空白表.docx", tmp_path / "表样.docx"
    document = docx.Document()
    document.add_paragraph("联系电话：______")
    document.save(str(path))
    with pytest.raises(BjcertError, match="把握都不大"):
        run("adopt", path, "--out", out, "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["template"], told["placed"], len(told["unsure"])) == (None, [], 1)
    assert not out.exists()


def test_the_same_is_told_in_words(capsys: Printed, blank: Path, tmp_path: Path) -> None:
    assert run("adopt", blank, "--out", tmp_path / "表样.docx", "--kind", "申请表") == 0
    said = capsys.readouterr().out
    assert "表1 第1行 第2列：单位名称 → 单位名称" in said
    assert "单位性质" in said


def test_nothing_is_overwritten_and_nothing_but_a_word_file_is_adopted(blank: Path, tmp_path: Path) -> None:
    out = tmp_path / "已有.docx"
    out.write_bytes(b"x")
    with pytest.raises(BjcertError, match="已经存在"):
        run("adopt", blank, "--out", out)
    assert out.read_bytes() == b"x"
    with pytest.raises(BjcertError, match=r"\.docx"):
        run("adopt", blank, "--out", tmp_path / "表样.pdf")
    with pytest.raises(BjcertError, match="找不到"):
        run("adopt", tmp_path / "没有.docx", "--out", tmp_path / "新.docx")
    with zipfile.ZipFile(tmp_path / "包.docx", "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(BjcertError, match="不是 Word 文档"):
        run("adopt", tmp_path / "包.docx", "--out", tmp_path / "新.docx")
    assert not (tmp_path / "新.docx").exists()


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_an_older_document_is_converted_on_demand_and_left_as_it_was(capsys: Printed, tmp_path: Path) -> None:
    path, out = tmp_path / "空白表.rtf", tmp_path / "表样.docx"
    label = "".join(f"\\u{ord(sign)}?" for sign in "单位名称：")
    path.write_text(f"{{\\rtf1\\ansi {label}________}}", encoding="ascii")
    before = path.read_bytes()
    with pytest.raises(BjcertError, match="--convert"):
        run("adopt", path, "--out", out)
    told = answer(capsys, "adopt", path, "--out", out, "--convert")
    assert [row["field"] for row in told["placed"]] == ["单位名称"]
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path, out]
