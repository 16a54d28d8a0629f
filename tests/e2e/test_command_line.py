"""The command line as a process: JSON, exit codes, and the line on stderr that gives the reason."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bjcert_desktop import __version__
from bjcert_desktop.domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.settings.policy import choose
from tests.scenarios import AMOUNTS, ROWS, SCENARIOS, WITHOUT_PAPERS

Run = Callable[..., subprocess.CompletedProcess[str]]


def start(*command: object) -> subprocess.CompletedProcess[str]:
    texts = [str(part) for part in command]
    return subprocess.run(texts, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")


@pytest.fixture(params=["module", "script"])
def either(request: pytest.FixtureRequest) -> Run:
    """The command line, started as a module and as the installed script."""
    script = Path(sys.executable).with_name("bjcert.exe" if sys.platform == "win32" else "bjcert")
    first = [sys.executable, "-m", "bjcert_desktop.cli"] if request.param == "module" else [script]
    return lambda *arguments: start(*first, *arguments)


def bjcert(*arguments: object) -> subprocess.CompletedProcess[str]:
    return start(sys.executable, "-m", "bjcert_desktop.cli", *arguments)


def answer(*arguments: object) -> Any:
    done = bjcert(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("registry") / "示例单位信息表.xlsx"
    assert bjcert("registry", "new", file, "--sample").returncode == 0
    return file


@pytest.fixture(scope="module")
def units(workbook: Path) -> list[dict[str, Any]]:
    return list(answer("registry", "show", workbook)["units"])


def refused(done: subprocess.CompletedProcess[str], code: int) -> str:
    """Return the only line on stderr of a command that ended with *code* and printed nothing else."""
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("错误：")
    assert "Traceback" not in line
    return line


# --- guide ------------------------------------------------------------------------------------------------------------


def test_the_guide_lists_its_rows_with_what_leads_to_them(either: Run) -> None:
    done = either("guide", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads(done.stdout)["scenarios"]
    assert {tuple(row) for row in rows} == {("id", "business", "title", "chapter", "questions")}
    assert [(row["id"], row["business"], row["chapter"], row["questions"]) for row in rows] == [
        (each.scenario, SCENARIOS[each.scenario].business, each.chapter, each.answers) for each in ROWS
    ]
    assert all(row["title"] for row in rows)


def test_the_guide_can_be_read_by_people(either: Run) -> None:
    done = either("guide")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) == len(ROWS)
    assert all(
        scenario.id in done.stdout and scenario.title in done.stdout for _, scenario in load_catalogue().scenarios()
    )


# --- quote ------------------------------------------------------------------------------------------------------------


def test_what_the_window_asks_can_be_answered_and_a_wrong_answer_names_the_right_ones() -> None:
    said = answer("quote", "replace", "--answer", "replace.cause=lost", "--payment", "treasury")
    assert not any("坏了的介质" in caveat for caveat in said["caveats"])
    assert any("国库支付" in caveat for caveat in said["caveats"])
    assert "damaged（损坏）" in refused(bjcert("quote", "replace", "--answer", "replace.cause=stolen"), 2)
    assert "replace.cause" in refused(bjcert("quote", "replace", "--answer", "cause=lost"), 2)
    assert "onsite（自取）" in refused(bjcert("quote", "new", "--collection", "pigeon"), 2)


def test_a_quote_has_exactly_the_promised_shape() -> None:
    quote = answer("quote", "new", "--certs", 3, "--years", 2)
    assert quote == {
        "scenario": "new",
        "business": "new",
        "chapter": "2",
        "materials": [
            {"name": "《北京市政务数字证书业务申请表》", "stamp": True, "note": quote["materials"][0]["note"]},
            {"name": "《政务单位证书业务明细表》", "stamp": True, "note": quote["materials"][1]["note"]},
            {"name": "网银转账汇款凭证打印件", "stamp": False, "note": quote["materials"][2]["note"]},
            {"name": "统一信用代码证或事业单位法人登记证复印件", "stamp": False, "note": quote["materials"][3]["note"]},
            {"name": "经办人身份证复印件", "stamp": False, "note": quote["materials"][4]["note"]},
        ],
        "lines": [
            {"label": "单位证书服务费", "unit_price": 200, "certificates": 3, "years": 2, "amount": 1200},
            {"label": "证书介质费", "unit_price": 100, "certificates": 3, "years": None, "amount": 300},
        ],
        "total": 1500,
        "capitals": "人民币壹仟伍佰元整",
        "payee": {
            "name": "北京数字认证股份有限公司",
            "bank": "北京银行股份有限公司双清苑支行",
            "account": "01090327800120102315712",
            "bank_number": "313100000415",
        },
        "documents": ["申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页"],
        "caveats": quote["caveats"],
        "steps": [],
    }
    assert "手册没有规定一次可以办理几年。多于 1 年的，请以北京数字认证核定为准。" in quote["caveats"]
    assert all(isinstance(material["note"], str) for material in quote["materials"])


@pytest.mark.parametrize(("scenario", "certs", "years", "total", "capitals"), AMOUNTS)
def test_a_quote_tells_amounts_and_payee(
    scenario: str, certs: int, years: int, total: int | None, capitals: str | None
) -> None:
    quote = answer("quote", scenario, "--certs", certs, "--years", years)
    assert (quote["total"], quote["capitals"]) == (total, capitals)
    assert (quote["payee"] is None) == (not total)
    assert bool(quote["steps"]) == SCENARIOS[scenario].online


def test_a_quote_for_people_has_the_amount_the_account_and_the_caveats() -> None:
    done = bjcert("quote", "rename-code-no-key", "--certs", 2)
    assert done.returncode == 0
    for text in ("280 元", "人民币贰佰捌拾元整", "01090327800120102315712", "313100000415", "62042172", "加盖单位公章"):
        assert text in done.stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["quote", "newish"], "newish"),
        (["quote", "new", "--certs", "0"], "0"),
        (["quote", "new", "--certs", "10000"], "10000"),
        (["quote", "new", "--years", "6"], "6"),
        (["quote", "new", "--certs", "many"], "many"),
        (["quote"], "SCENARIO"),
        (["quote", "new", "--colour", "red"], "--colour"),
        (["sing"], "sing"),
        ([], "COMMAND"),
        (["export", "new", "--registry", "x.xlsx", "--out", "x"], "--unit"),
        (["export", "new", "--registry", "x.xlsx", "--unit", "a", "--all", "--out", "x"], "--all"),
        (["export", "new", "--registry", "x.xlsx", "--all", "--out", "x", "--date", "2026-02-30"], "2026-02-30"),
    ],
)
def test_a_mistake_in_the_arguments_is_said_in_one_line(either: Run, arguments: list[str], named: str) -> None:
    assert named in refused(either(*arguments), 2)


def test_the_version_and_the_help_are_told(either: Run) -> None:
    assert either("--version").stdout.strip() == __version__
    for command in ([], ["guide"], ["quote"], ["registry"], ["registry", "new"], ["registry", "show"], ["export"]):
        done = either(*command, "--help")
        assert done.returncode == 0
        assert "--data-dir" in done.stdout or command == ["registry"]


def test_a_folder_for_data_can_be_named_before_and_after_the_command(tmp_path: Path) -> None:
    assert bjcert("--data-dir", tmp_path, "guide").returncode == 0
    assert bjcert("guide", "--data-dir", tmp_path).returncode == 0


# --- registry ---------------------------------------------------------------------------------------------------------


def test_a_blank_workbook_is_made_and_read_back_as_empty(tmp_path: Path) -> None:
    file = tmp_path / "单位信息表.xlsx"
    done = bjcert("registry", "new", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(file) in done.stdout
    assert answer("registry", "show", file) == {"units": []}


def test_the_sample_workbook_has_thirty_units_and_their_certificates(units: list[dict[str, Any]]) -> None:
    assert len(units) == 30
    assert {tuple(unit) for unit in units} == {(*(field.attribute for field in UNIT_FIELDS), "certificates")}
    certificates = [certificate for unit in units for certificate in unit["certificates"]]
    assert {tuple(certificate) for certificate in certificates} == {tuple(f.attribute for f in CERTIFICATE_FIELDS)}
    assert len(certificates) > 60
    assert all(date.fromisoformat(certificate["valid_to"]) for certificate in certificates)


def test_units_can_be_listed_for_people(workbook: Path, units: list[dict[str, Any]]) -> None:
    done = bjcert("registry", "show", workbook)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 30
    assert all(unit["name"] in done.stdout and unit["code"] in done.stdout for unit in units)


def test_a_workbook_is_never_written_over_another_file(workbook: Path) -> None:
    before = workbook.read_bytes()
    assert "已经存在" in refused(bjcert("registry", "new", workbook), 2)
    assert workbook.read_bytes() == before


@pytest.mark.parametrize("command", [["registry", "show", "FILE"], ["export", "new", "--all", "--registry", "FILE"]])
def test_a_workbook_that_cannot_be_read_is_told_and_nothing_is_written(tmp_path: Path, command: list[str]) -> None:
    out = tmp_path / "out"

    def read(file: Path) -> str:
        arguments = [str(file) if part == "FILE" else part for part in command]
        return refused(bjcert(*arguments, *(["--out", out] if command[0] == "export" else [])), 2)

    missing = tmp_path / "没有.xlsx"
    assert "没有.xlsx" in read(missing)
    damaged = tmp_path / "坏的.xlsx"
    damaged.write_bytes(b"PK\x03\x04 not a workbook")
    assert "坏的.xlsx" in read(damaged)
    letter = tmp_path / "信.xlsx"
    letter.write_text("<html>各位同事</html>", "utf-8")
    assert "信.xlsx" in read(letter)
    assert str(tmp_path) in read(tmp_path) or tmp_path.name in read(tmp_path)
    other = tmp_path / "别的表.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["菜名", "价钱"])
    book.save(other)
    assert "单位" in read(other)
    assert not out.exists()


@pytest.mark.parametrize(
    "text",
    [
        f"a = {'[' * 3000}",
        f'"单位!C" = {"9" * 5000}',
        '"单位!C" = 2026-01-01',
        f'"单位!首行" = "{"9" * 5000}"',
        '"单位!首行" = "²"',
        '"单位!末行" = "99999999999999999999"',
        '"单位!C" = "没有的"',
    ],
)
def test_columns_that_are_named_wrongly_are_refused_in_one_line(tmp_path: Path, workbook: Path, text: str) -> None:
    columns = tmp_path / "列.toml"
    columns.write_text(text, "utf-8")
    assert "列" in refused(bjcert("registry", "check", workbook, "--mapping", columns), 2)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_what_never_ends_or_is_far_too_large_is_refused_in_one_line(tmp_path: Path, workbook: Path) -> None:
    os.mkfifo(tmp_path / "管道.docx")
    with (tmp_path / "大.docx").open("wb") as file:
        file.truncate(1 << 40)
    for name in ("管道.docx", "大.docx", "/dev/zero"):
        path, export = tmp_path / name, ("export", "new", "--registry", workbook, "--out", tmp_path / "out")
        refused(bjcert("forms", "adopt", path, "--out", tmp_path / "新.docx"), 2)
        refused(bjcert("registry", "import", path, "--out", tmp_path / "新.xlsx"), 2)
        refused(bjcert(*export, "--units-from", path), 2)
        refused(bjcert(*export, "--all", "--mapping", path), 2)


# --- export -----------------------------------------------------------------------------------------------------------


def test_an_export_tells_exactly_what_it_wrote(tmp_path: Path, workbook: Path, units: list[dict[str, Any]]) -> None:
    first, second = units[0], units[2]
    told = answer(
        *("export", "renew-mail", "--registry", workbook, "--out", tmp_path, "--date", "2026-03-05"),
        *("--unit", first["code"], "--unit", second["name"]),
    )
    assert set(told) == {"cases", "failed", "skipped"}
    assert told["failed"] == []
    for case, unit in zip(told["cases"], (first, second), strict=True):
        assert set(case) == {"unit", "code", "folder", "files", "missing", "total"}
        assert (case["unit"], case["code"]) == (unit["name"], unit["code"])
        assert case["folder"] == str(tmp_path / f"示例 20260305 更新 {unit['name']}")
        titles = ["申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页"]
        assert case["files"] == [str(Path(case["folder"]) / f"{title}.docx") for title in titles]
        assert sorted(map(str, Path(case["folder"]).iterdir())) == sorted(case["files"])
        assert case["missing"] == []
        assert case["total"] == 190 * len(unit["certificates"])
    assert len(list(tmp_path.iterdir())) == 2


def test_what_a_person_has_set_in_the_window_counts_here_as_well(
    tmp_path: Path, workbook: Path, units: list[dict[str, Any]]
) -> None:
    for name, value in (("registry", workbook), ("output", tmp_path / "out"), ("folder_name", "{代码} {业务}")):
        choose(tmp_path / "data", name, str(value))
    code = units[0]["code"]
    done = answer("export", "unlock", "--unit", code, "--data-dir", tmp_path / "data")
    assert [each["folder"] for each in done["cases"]] == [str(tmp_path / "out" / f"示例 {code} 解锁")]


def test_certificates_and_years_can_be_given(tmp_path: Path, workbook: Path, units: list[dict[str, Any]]) -> None:
    arguments = ("--registry", workbook, "--unit", units[0]["code"], "--certs", 4, "--years", 2)
    told = answer("export", "new", *arguments, "--out", tmp_path)
    assert told["cases"][0]["total"] == 200 * 4 * 2 + 100 * 4


def test_papers_that_show_an_answer_are_not_written_without_it(tmp_path: Path, workbook: Path) -> None:
    command = ["export", "replace", "--registry", str(workbook), "--all", "--out", str(tmp_path / "out")]
    said = refused(bjcert(*command), 2)
    assert "丢失损坏补办要先回答：USBKey 是丢失了，还是损坏了？" in said
    assert "--answer replace.cause=lost（丢失），或 --answer replace.cause=damaged（损坏）" in said
    assert not (tmp_path / "out").exists()
    assert bjcert(*command, "--answer", "replace.cause=damaged").returncode == 0


def test_all_units_are_exported_and_what_they_lack_is_listed(
    tmp_path: Path, workbook: Path, units: list[dict[str, Any]]
) -> None:
    told = answer("export", "revoke", "--registry", workbook, "--all", "--out", tmp_path)
    assert [case["unit"] for case in told["cases"]] == [unit["name"] for unit in units]
    assert len({case["folder"] for case in told["cases"]}) == 30
    for case, unit in zip(told["cases"], units, strict=True):
        assert ("电子邮箱" in case["missing"]) == (not unit["email"])
        assert ("经办人手机" in case["missing"]) == (not unit["handler_phone"])
        assert ("证书.USBKey序列号" in case["missing"]) == (not unit["certificates"])
        assert case["total"] == 0


def test_an_unknown_unit_fails_alone(tmp_path: Path, workbook: Path, units: list[dict[str, Any]]) -> None:
    arguments = ("--registry", workbook, "--unit", "不存在的单位", "--unit", units[0]["name"], "--out", tmp_path)
    done = bjcert("export", "rename", *arguments, "--json")
    assert "不存在的单位" in refused(done, 1)
    told = json.loads(done.stdout)
    assert [case["unit"] for case in told["cases"]] == [units[0]["name"]]
    assert [failure["unit"] for failure in told["failed"]] == ["不存在的单位"]
    assert "不存在的单位" in told["failed"][0]["message"]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_there_already_is_left_alone_and_the_new_one_gets_a_number(
    tmp_path: Path, workbook: Path, units: list[dict[str, Any]]
) -> None:
    arguments = ("export", "new", "--registry", workbook, "--unit", units[0]["code"], "--out", tmp_path, "--json")
    folder = Path(json.loads(bjcert(*arguments).stdout)["cases"][0]["folder"])
    (folder / "申请表.docx").write_bytes(b"signed")
    refused(bjcert(*arguments), 1)  # a case of this unit is under way
    again = json.loads(bjcert(*arguments, "--again").stdout)
    assert [Path(case["folder"]).name for case in again["cases"]] == [f"{folder.name} (2)"]
    assert (folder / "申请表.docx").read_bytes() == b"signed"
    assert len(list(folder.iterdir())) == 5


def test_only_the_certificates_with_the_numbers_asked_for_are_handled(
    tmp_path: Path, workbook: Path, units: list[dict[str, Any]]
) -> None:
    unit = next(each for each in units if len(each["certificates"]) > 1)
    serials = [each["serial"] for each in unit["certificates"]]
    which = ("export", "renew-mail", "--registry", workbook, "--unit", unit["code"], "--out", tmp_path)
    (case,) = json.loads(bjcert(*which, "--serial", serials[1].lower(), "--json").stdout)["cases"]
    assert case["total"] == 190
    assert "没有序列号" in refused(bjcert(*which, "--serial", "NOBODY1"), 2)
    assert "--due" in refused(bjcert(*which, "--serial", serials[0], "--due", "30"), 2)


def test_a_place_that_cannot_be_written_stops_everything(tmp_path: Path, workbook: Path) -> None:
    file = tmp_path / "out"
    file.write_bytes(b"")
    for out in (file, file / "deeper"):
        done = bjcert("export", "new", "--registry", workbook, "--all", "--out", out, "--json")
        assert str(file) in refused(done, 2)
        assert done.stdout == ""
    assert file.read_bytes() == b""


@pytest.mark.parametrize("scenario", WITHOUT_PAPERS)
def test_a_scenario_without_documents_is_refused_with_what_to_do(tmp_path: Path, workbook: Path, scenario: str) -> None:
    out = tmp_path / "out"
    line = refused(bjcert("export", scenario, "--registry", workbook, "--all", "--out", out), 2)
    assert load_catalogue().owner(scenario)[1].lead in line
    assert not out.exists()


@pytest.mark.parametrize("wrong", [["newish"], ["new", "--certs", "0"], ["new", "--years", "9"]])
def test_a_case_that_the_guide_does_not_know_writes_nothing(tmp_path: Path, workbook: Path, wrong: list[str]) -> None:
    out = tmp_path / "out"
    refused(bjcert("export", *wrong, "--registry", workbook, "--all", "--out", out), 2)
    assert not out.exists()


def test_an_export_for_people_names_the_folder_the_files_and_the_blanks(tmp_path: Path, workbook: Path) -> None:
    done = bjcert("export", "revoke", "--registry", workbook, "--all", "--out", tmp_path)
    assert done.returncode == 0
    assert "申请表.docx" in done.stdout
    assert "表上留空、需要手写：" in done.stdout


def test_fewer_certificates_than_the_unit_has_are_mentioned(
    tmp_path: Path, workbook: Path, units: list[dict[str, Any]]
) -> None:
    unit = next(unit for unit in units if len(unit["certificates"]) == 7)
    arguments = ("--registry", workbook, "--unit", unit["code"], "--certs", 2, "--out", tmp_path)
    done = bjcert("export", "revoke", *arguments)
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "7 枚" in line
    assert "前 2 枚" in line


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A workbook of one unit with an invalid code and identity number."""
    file = tmp_path / "有错.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "单位"
    sheet.append(["单位名称", "统一社会信用代码", "经办人姓名", "经办人身份证号"])
    sheet.append(["北京市示例区生态环境局", "11110105000001011X", "王示例", "110105194912310021"])
    book.save(file)
    return file


def test_a_number_that_fails_its_check_is_left_blank_and_said(tmp_path: Path, doubtful: Path) -> None:
    done = bjcert("export", "new", "--registry", doubtful, "--all", "--out", tmp_path / "out", "--json")
    assert done.returncode == 0
    assert all(line.startswith("注意：北京市示例区生态环境局：") for line in done.stderr.splitlines())
    assert "统一社会信用代码" in done.stderr
    assert "经办人身份证号" in done.stderr
    assert "110105194912310021" not in done.stderr
    (case,) = json.loads(done.stdout)["cases"]
    assert {"统一社会信用代码", "经办人身份证号"} <= set(case["missing"])
    assert "经办人姓名" not in case["missing"]


def test_a_number_that_fails_its_check_can_be_written_all_the_same(tmp_path: Path, doubtful: Path) -> None:
    arguments = ("--registry", doubtful, "--all", "--out", tmp_path / "out", "--accept-errors")
    (case,) = answer("export", "new", *arguments)["cases"]
    assert case["code"] == "11110105000001011X"
    assert not {"统一社会信用代码", "经办人身份证号"} & set(case["missing"])


def test_a_workbook_can_be_checked_without_writing_anything(workbook: Path, doubtful: Path) -> None:
    told = answer("registry", "check", workbook)
    assert (told["units"], told["refused"]) == (30, None)
    assert {problem["severity"] for problem in told["problems"]} <= {"warning"}
    done = bjcert("registry", "check", doubtful, "--json")
    assert done.returncode == 1
    problems = json.loads(done.stdout)["problems"]
    errors = {(p["field"], p["sheet"], p["row"], p["column"]) for p in problems if p["severity"] == "error"}
    assert ("统一社会信用代码", "单位", 2, "B") in errors
    missing = bjcert("registry", "check", doubtful.with_name("没有.xlsx"), "--json")
    assert missing.returncode == 2
    assert json.loads(missing.stdout)["refused"]["code"]


# --- lightness --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["guide", "--json"], ["quote", "new", "--json"]])
def test_what_needs_no_file_loads_no_library_for_files(command: list[str]) -> None:
    heavy = ["PySide6", "docx", "lxml", "openpyxl", "python_calamine", "pypinyin"]
    code = f"""
import sys
from bjcert_desktop.cli import main
assert main({command!r}) == 0
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""
    done = start(sys.executable, "-c", code)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("units", "loaded"), [(["--unit", "北京市示例区生态环境局"], ["docx"]), (["--all"], ["openpyxl", "docx"])]
)
def test_an_export_loads_no_window_and_only_a_summary_needs_a_workbook_writer(
    tmp_path: Path, workbook: Path, units: list[str], loaded: list[str]
) -> None:
    command = ["export", "new", "--registry", str(workbook), *units, "--out", str(tmp_path)]
    code = f"""
import sys
from bjcert_desktop.cli import main
assert main({command!r}) == 0
print([name for name in ("PySide6", "openpyxl", "docx") if name in sys.modules], file=sys.stderr)
"""
    done = start(sys.executable, "-c", code)
    assert done.returncode == 0
    assert done.stderr.strip() == str(loaded)


def test_texts_arrive_whole_whatever_the_console_speaks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bjcert_desktop.cli", "guide", "--json"],
        capture_output=True,
        env={"PATH": "", "PYTHONIOENCODING": "ascii", "SYSTEMROOT": "C:\\Windows"},
        check=True,
    )
    assert "丢失损坏补办" in done.stdout.decode("utf-8")
