"""What the office settles for everybody: where each value comes from, what wins, and what is refused by name."""

import os
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bjcert_desktop.cli import main
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import FormError, PolicyError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.export import folder_name
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.registry.writing import write_blank
from bjcert_desktop.settings import policy as module
from bjcert_desktop.settings.policy import (
    FOLDER_NAME,
    OPTIONS,
    Policy,
    Setting,
    SettingSource,
    choose,
    data_folder,
    load_policy,
)
from bjcert_desktop.system.files import safe_name
from bjcert_desktop.system.paths import data, user_data

ADMX = Path(__file__).resolve().parents[2] / "installer" / "admx"
NAMESPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The administrators' folder, which nobody else can change."""
    monkeypatch.setattr(module, "who_else_can_change", lambda *_: "")
    folder = tmp_path / "machine"
    folder.mkdir()
    monkeypatch.setattr(module, "machine_data", lambda: folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def office(machine: Path, text: str, encoding: str = "utf-8") -> None:
    (machine / "policy.toml").write_text(text, encoding)


def by_group(monkeypatch: pytest.MonkeyPatch, **values: object) -> None:
    monkeypatch.setattr(module, "_group_values", lambda: values)


# --- where a value comes from -----------------------------------------------------------------------------------------


def test_without_any_file_everything_is_as_built_in(own: Path, machine: Path) -> None:
    found = load_policy(own)
    assert found == Policy({name: Setting(option.default) for name, option in OPTIONS.items()})
    assert found.path("registry") is None
    assert (found.number("copies"), found.text("folder_name")) == (1, FOLDER_NAME)


def test_each_source_wins_over_the_one_before(own: Path, machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office(machine, "copies = 2\n")
    assert load_policy(own).settings["copies"] == Setting(2, SettingSource.FILE)
    choose(own, "copies", 3)
    assert load_policy(own).settings["copies"] == Setting(3, SettingSource.OWN)
    office(machine, 'copies = 2\nlocked = ["copies"]\n')
    assert load_policy(own).settings["copies"] == Setting(2, SettingSource.FILE, locked=True)
    by_group(monkeypatch, copies=4)
    assert load_policy(own).settings["copies"] == Setting(4, SettingSource.GROUP, locked=True)


def test_a_setting_can_be_locked_at_its_built_in_value(own: Path, machine: Path) -> None:
    choose(own, "copies", 3)
    office(machine, 'locked = ["copies"]\n')
    assert load_policy(own).settings["copies"] == Setting(1, SettingSource.FILE, locked=True)


def test_what_windows_installer_writes_under_a_heading_counts_and_blanks_do_not(own: Path, machine: Path) -> None:
    office(machine, "[policy]\nregistry = '\\\\服务器\\共享\\单位 信息表.xlsx'\noutput = ''\nforms = ''\n")
    found = load_policy(own)
    assert found.text("registry") == "\\\\服务器\\共享\\单位 信息表.xlsx"
    assert found.settings["registry"].source == SettingSource.FILE
    assert found.settings["output"] == Setting("")
    assert found.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_may_be_written_by_any_tool_of_windows(own: Path, machine: Path, encoding: str) -> None:
    office(machine, "output = 'D:\\数字证书'\n", encoding)
    assert load_policy(own).text("output") == "D:\\数字证书"


def test_variables_in_a_path_are_filled_in(own: Path, machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICE", "/srv/office")
    office(machine, "output = '$OFFICE/out'\n")
    assert load_policy(own).text("output") == "/srv/office/out"


def test_variables_are_filled_in_as_windows_writes_them_and_unknown_ones_stay(
    own: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USERNAME", "张三")
    office(machine, "output = 'D:\\%USERNAME%\\%没有的%'\nforms = 'D:\\100%\\表样%'\n")
    assert load_policy(own).text("output") == "D:\\张三\\%没有的%"
    assert load_policy(own).text("forms") == "D:\\100%\\表样%"


def test_a_path_of_a_million_variables_is_refused_at_once(own: Path, machine: Path) -> None:
    office(machine, f"output = '{'%' * 1_000_000}'\n")
    (problem,) = load_policy(own).problems
    assert "output" in problem and "太长" in problem


def test_the_office_says_where_a_persons_data_lie(
    tmp_path: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "machine_data", lambda: machine)
    monkeypatch.setenv("USERNAME", "zhang")
    assert data_folder() == user_data()
    office(machine, "data = '/srv/%USERNAME%'\n")
    assert data_folder() == Path("/srv/zhang")
    assert data_folder(tmp_path) == data_folder(str(tmp_path)) == tmp_path  # what is chosen comes first
    office(machine, "data = '\\\\服务器\\共享\\%USERNAME%'\n")
    assert data_folder() == user_data()
    assert any("data" in problem and "文件锁" in problem for problem in load_policy().problems)


# --- what is refused, by name -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("outptu = 'D:\\x'", ("outptu", "output")),
        ("copies = '2'", ("copies", "1 到 99")),
        ("copies = 0", ("copies", "1 到 99")),
        ("copies = true", ("copies", "1 到 99")),
        ("retention_days = -1", ("retention_days", "0 到 3650")),
        ("registry = 5", ("registry", "引号")),
        ("registry = '单位信息表.xlsx'", ("registry", "完整的位置")),
        ("folder_name = '{日期} {业务}'", ("folder_name", "{单位}")),
        ("folder_name = '{单位} {电话}'", ("folder_name", "{单位}")),
        ("folder_name = '{单位'", ("folder_name", "{单位}")),
        ("folder_name = '..\\{单位}'", ("folder_name", "符号")),
        ("locked = ['colour']", ("locked", "colour")),
        ("locked = 3", ("locked", "3")),
        ("policy = 3", ("policy", "不是可用的设置")),
        (f"locked = [0x{'f' * 5000}]", ("policy.toml", "读不出来")),
        (f"copies = {'[' * 3000}", ("policy.toml", "读不出来")),
        ("registry = D:\\x", ("policy.toml", "读不出来")),
    ],
)
def test_what_does_not_fit_is_named_and_the_rest_counts(
    own: Path, machine: Path, text: str, named: tuple[str, ...]
) -> None:
    office(machine, f"{text}\n")
    found = load_policy(own)
    assert found.settings == {name: Setting(option.default) for name, option in OPTIONS.items()}
    (problem,) = found.problems
    assert all(word in problem for word in named)
    if "读不出来" not in problem:
        office(machine, f"{text}\noutput = '/srv/out'\n")
        assert load_policy(own).text("output") == "/srv/out"


def test_a_file_that_others_can_change_is_not_taken(own: Path, machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office(machine, "copies = 2\n")
    monkeypatch.setattr(module, "who_else_can_change", lambda *_: "“policy.toml”普通用户也能改动")
    found = load_policy(own)
    assert found.number("copies") == 1
    assert "普通用户也能改动" in found.problems[0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a file that is root's alone")
def test_on_this_system_a_file_of_root_counts_and_one_that_all_may_write_does_not(own: Path, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text("copies = 2\n")
    assert load_policy(own, tmp_path).number("copies") == 2
    (tmp_path / "policy.toml").chmod(0o666)
    found = load_policy(own, tmp_path)
    assert found.number("copies") == 1
    assert "policy.toml”普通用户也能改动" in found.problems[0]


def test_nobody_can_point_to_other_guide_data_for_himself(own: Path, machine: Path) -> None:
    own.mkdir()
    (own / "settings.toml").write_text("guide = '/home/me/guide'\n")
    found = load_policy(own)
    assert found.path("guide") is None
    assert "guide" in found.problems[0]
    for name in ("guide", "forms"):
        with pytest.raises(PolicyError, match="只能由单位统一设置"):
            choose(own, name, "/home/me/other")


# --- a person's own choices -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["/srv/数字证书", 'D:\\数字 证书\\"引号"', "\\\\server\\share"])
def test_a_choice_is_kept_as_it_was_made_and_can_be_taken_back(own: Path, machine: Path, value: str) -> None:
    choose(own, "copies", 5)
    choose(own, "output", value)
    assert tomllib.loads((own / "settings.toml").read_text("utf-8")) == {"copies": 5, "output": value}
    assert load_policy(own).settings["output"] == Setting(value, SettingSource.OWN)
    choose(own, "output", None)
    assert load_policy(own).settings["output"] == Setting("")
    assert load_policy(own).number("copies") == 5


def test_a_choice_that_does_not_fit_is_refused_and_the_one_before_stays(own: Path, machine: Path) -> None:
    choose(own, "copies", 5)
    with pytest.raises(PolicyError, match="打印份数没有改：应当是 1 到 99 之间的整数"):
        choose(own, "copies", 500)
    assert load_policy(own).number("copies") == 5


def test_choices_of_several_processes_are_all_kept(own: Path, machine: Path) -> None:
    """Each writes one value again and again; whatever one of them had saved must not be lost to another."""
    code = "import sys; from pathlib import Path; from bjcert_desktop.settings.policy import choose;"
    code += "[choose(Path(sys.argv[1]), sys.argv[2], value) for value in eval(sys.argv[3])]"
    values = {
        "copies": list(range(1, 41)),
        "retention_days": list(range(40)),
        "output": [f"/srv/{n}" for n in range(40)],
    }
    running = [subprocess.Popen([sys.executable, "-c", code, own, *map(str, each)]) for each in values.items()]
    assert [each.wait() for each in running] == [0, 0, 0]
    table = tomllib.loads((own / "settings.toml").read_text("utf-8"))
    assert table == {name: each[-1] for name, each in values.items()}


@pytest.mark.parametrize(
    "content", [b"copies = ", b"\xff\xfe\xff", b"a = " + b"[" * 3000, b"a = " + b"9" * 5000, b"\0"]
)
def test_settings_that_cannot_be_read_are_told_and_set_aside_before_anything_is_saved(
    own: Path, machine: Path, content: bytes
) -> None:
    for folder, name in ((own, "settings.toml"), (machine, "policy.toml")):
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    found = load_policy(own)
    assert (found.number("copies"), len(found.problems)) == (1, 2)
    choose(own, "copies", 5)
    assert load_policy(own).number("copies") == 5
    assert (own / "settings.toml.damaged").read_bytes() == content


def test_no_damage_to_what_the_program_wrote_counts_as_another_choice(own: Path, machine: Path) -> None:
    choose(own, "copies", 3)
    choose(own, "output", "/srv/甲")
    content = (own / "settings.toml").read_bytes()
    flips = [
        content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]
        for at in range(len(content))
        for bit in (0, 3, 7)
    ]
    for damage in (*flips, *(content[:at] for at in range(len(content)))):
        (own / "settings.toml").write_bytes(damage)
        found = load_policy(own, aside=True)
        assert (found.number("copies"), found.text("output")) in ((1, ""), (3, "/srv/甲"))
        if found.problems:
            aside = own / "settings.toml.damaged"
            assert aside.read_bytes() == damage
            assert aside.name in found.problems[0]
            aside.unlink()
        else:
            assert found.number("copies") == 3


def test_a_person_may_edit_the_settings_after_removing_the_checksum(own: Path, machine: Path) -> None:
    choose(own, "copies", 3)
    lines = (own / "settings.toml").read_bytes().splitlines(keepends=True)
    (own / "settings.toml").write_bytes(b"".join(lines[2:]).replace(b"3", b"4"))
    assert load_policy(own).number("copies") == 4
    (own / "settings.toml").write_bytes(b"".join(lines).replace(b"= 3", b"= 4"))
    found = load_policy(own)
    assert (found.number("copies"), len(found.problems)) == (1, 1)


def test_settings_of_a_newer_version_are_told_and_kept(own: Path, machine: Path) -> None:
    own.mkdir()
    (own / "settings.toml").write_text('colour = "red"\n"big letters" = true\n')
    assert len(load_policy(own).problems) == 2
    choose(own, "copies", 5)
    table = tomllib.loads((own / "settings.toml").read_text("utf-8"))
    assert table == {"colour": "red", "big letters": True, "copies": 5}


@pytest.mark.parametrize("value", ["/srv/\x7f", "/srv/\na", "/srv/\udcff"])
def test_a_place_with_invisible_characters_is_refused(own: Path, machine: Path, value: str) -> None:
    with pytest.raises(PolicyError, match="看不见"):
        choose(own, "output", value)


# --- names of folders -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naming", "name"),
    [
        (FOLDER_NAME, "20261122 吊销 甲局"),
        ("{单位}（{业务}）{日期}", "甲局（吊销）20261122"),
        ("{代码}-{情形}", "12-证书吊销"),
    ],
)
def test_a_folder_is_named_after_the_pattern(catalogue: Catalogue, naming: str, name: str) -> None:
    case = Case(unit=Unit(name="甲局", code="12"), day=date(2026, 11, 22))
    plan = make_plan(catalogue, case, catalogue.owner("revoke")[1])
    assert folder_name(plan, naming=naming) == name


def test_a_pattern_that_leaves_nothing_gives_way_to_the_usual_name(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Case(unit=Unit(name="甲局"), day=date(2026, 11, 22)), catalogue.owner("revoke")[1])
    assert folder_name(plan, naming="{代码}") == "20261122 吊销 甲局"


@pytest.mark.parametrize(
    ("name", "safe"),
    [("CON", "CO_"), ("nul.局", "nu_.局"), ("com1 ", "com_"), ("CONSUL", "CONSUL"), ("com10", "com10")],
)
def test_a_name_of_a_device_is_never_used(name: str, safe: str) -> None:
    assert safe_name(name, 100) == safe


# --- forms that the whole office shares -------------------------------------------------------------------------------


def test_a_shared_folder_that_is_not_there_is_told_and_the_samples_do_not_stand_in(tmp_path: Path) -> None:
    forms = FormSet(tmp_path / "gone", shared=True)
    with pytest.raises(FormError, match="打不开"):
        forms.form("申请表")
    (tmp_path / "gone").mkdir()
    assert forms.form("申请表").version is None


def test_locked_forms_are_not_put_in_use_or_back_by_a_person(tmp_path: Path) -> None:
    FormSet(tmp_path).put_in_use("申请表", data("forms", "申请表.docx"), date(2026, 1, 1))
    forms = FormSet(tmp_path, shared=True, locked=True)
    assert forms.form("申请表").version is not None
    with pytest.raises(FormError, match="由单位统一设置"):
        forms.put_in_use("申请表", data("forms", "申请表.docx"), date(2026, 1, 1))
    with pytest.raises(FormError, match="由单位统一设置"):
        forms.put_back("申请表")


# --- the command line -------------------------------------------------------------------------------------------------


def test_the_command_line_takes_workbook_place_naming_and_forms_from_the_settings(
    machine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook, out, forms = tmp_path / "单位信息表.xlsx", tmp_path / "导出", tmp_path / "表样"
    write_blank(workbook, sample=True)
    FormSet(forms).put_in_use("申请表", data("forms", "明细表.docx"), date(2026, 1, 1))
    settings = {"registry": workbook, "output": out, "forms": forms, "folder_name": "{单位}-{业务}"}
    office(machine, "".join(f"{name} = '{value}'\n" for name, value in settings.items()) + "colour = 1\n")
    assert main(["export", "revoke", "--all"]) == 0
    told = capsys.readouterr()
    assert "“colour”不是可用的设置" in told.err
    folders = sorted(path for path in out.iterdir() if path.is_dir())
    assert len(folders) == 30
    assert all(path.name.endswith("-吊销") for path in folders)
    assert main(["renewals"]) == 0


def test_a_locked_place_cannot_be_changed_by_an_argument(
    machine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office(machine, f"output = '{tmp_path / 'a'}'\nregistry = '/x.xlsx'\nlocked = ['output']\n")
    assert main(["export", "revoke", "--all", "--out", str(tmp_path / "b")]) == 2
    assert "保存位置由单位统一设置为" in capsys.readouterr().err


def test_without_a_workbook_or_a_place_the_missing_argument_is_named(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "revoke", "--all", "--registry", "/x.xlsx"]) == 2
    assert "缺少 --out" in capsys.readouterr().err
    assert main(["renewals"]) == 2
    assert "缺少 --registry" in capsys.readouterr().err


# --- the template for group policy ------------------------------------------------------------------------------------


def parsed(name: str) -> ElementTree.Element:
    return ElementTree.parse(ADMX / name).getroot()  # noqa: S314 - our own file


def test_the_template_has_every_setting_and_no_other_with_its_limits() -> None:
    policies = parsed("bjcert-desktop.admx").findall(f".//{NAMESPACE}policy")
    found = {}
    for policy in policies:
        assert (policy.get("key"), policy.get("class")) == (module.GROUP_KEY, "Machine")
        (element,) = policy.findall(f"{NAMESPACE}elements/*")
        assert policy.get("name") == element.get("id") == element.get("valueName")
        number = element.tag == f"{NAMESPACE}decimal"
        found[str(element.get("valueName"))] = int if number else str
        if number:
            option = OPTIONS[str(element.get("valueName"))]
            for limit in (element.get("minValue"), element.get("maxValue")):
                assert option.check(int(str(limit))) == int(str(limit))
            for beyond in (int(str(element.get("minValue"))) - 1, int(str(element.get("maxValue"))) + 1):
                with pytest.raises(ValueError, match="整数"):
                    option.check(beyond)
    assert found == {name: type(option.default) for name, option in OPTIONS.items()}


def test_the_installation_guide_explains_every_setting_in_their_order() -> None:
    guide = (ADMX.parents[1] / "INSTALL.zh-CN.md").read_text("utf-8")
    table = guide[guide.index("| 设置 |") :]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)[: len(OPTIONS)] == [*OPTIONS]


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_each_language_has_exactly_the_texts_that_the_template_refers_to(language: str) -> None:
    template = (ADMX / "bjcert-desktop.admx").read_text("utf-8")
    texts = parsed(f"{language}/bjcert-desktop.adml")
    strings = [each.get("id") for each in texts.iter(f"{NAMESPACE}string")]
    shown = {str(each.get("id")): each for each in texts.iter(f"{NAMESPACE}presentation")}
    assert sorted(f"$(string.{each})" for each in strings) == sorted(set(_referred(template, "string")))
    assert sorted(f"$(presentation.{each})" for each in shown) == sorted(set(_referred(template, "presentation")))
    assert all((each.text or "").strip() for each in texts.iter(f"{NAMESPACE}string"))
    for name, presentation in shown.items():
        (box,) = presentation
        assert box.get("refId") == name
        assert box.tag == f"{NAMESPACE}{'textBox' if isinstance(OPTIONS[name].default, str) else 'decimalTextBox'}"


def test_the_chinese_names_are_those_of_the_program() -> None:
    texts = {each.get("id"): each.text for each in parsed("zh-CN/bjcert-desktop.adml").iter(f"{NAMESPACE}string")}
    assert {name: texts[name] for name in OPTIONS} == {name: option.label for name, option in OPTIONS.items()}


def _referred(text: str, kind: str) -> list[str]:
    return [f"$({kind}.{rest.partition(')')[0]})" for rest in text.split(f"$({kind}.")[1:]]
