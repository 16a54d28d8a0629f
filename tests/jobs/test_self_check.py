"""The self-check finds faults and names remedies, and its report holds no personal data."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.cli import main
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.guide import Catalogue, seal_update
from bjcert_desktop.jobs import self_check
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.self_check import CheckResult, CheckState, as_text, check_installation, worst
from bjcert_desktop.ledger import Ledger
from bjcert_desktop.registry.writing import write_blank
from bjcert_desktop.settings import policy
from bjcert_desktop.settings.policy import choose
from bjcert_desktop.system import inventory
from bjcert_desktop.system.paths import data

SECRETS = {
    "name": "张三丰局",
    "handler": "张三丰",
    "handler_id": "11010519491231002X",
    "phone": "13800138000",
}


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer with all that is needed; its administrators' folder."""
    for name, value in (("fonts", "simsun.ttc\nsimhei.ttf"), ("office", ("Word",)), ("printers", 2)):
        monkeypatch.setattr(inventory, name, lambda value=value: value)
    monkeypatch.setattr(policy, "who_else_can_change", lambda *_: "")
    monkeypatch.setattr(policy, "machine_data", lambda: tmp_path / "machine")
    (tmp_path / "machine").mkdir()
    return tmp_path / "machine"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "张三丰"


def found(own: Path, check: str) -> CheckResult:
    return next(finding for finding in check_installation(own) if finding.id == check)


def test_a_sound_installation_passes_every_check(own: Path) -> None:
    findings = check_installation(own)
    assert worst(findings) is CheckState.OK, as_text(findings)
    ids = ["version", "guide", "seals", "forms", "settings", "folders", "workbook", "ledger", "backup", "disk"]
    assert [finding.id for finding in findings] == [*ids, "fonts", "office", "printers"]
    assert not own.exists()  # looking writes nothing


def _changed_guide(own: Path, machine_folder: Path) -> None:
    folder = shutil.copytree(data("resources", "guide"), machine_folder / "guide")
    seal_update(folder, date(2026, 11, 20))
    folder.chmod(0o777)
    (machine_folder / "policy.toml").write_text(f"guide = '{folder}'\n")


def _wrong_settings(own: Path, machine_folder: Path) -> None:
    (machine_folder / "policy.toml").write_text("copies = 500\ncolour = 1\n")


def _lost_workbook(own: Path, machine_folder: Path) -> None:
    choose(own, "registry", str(own / "单位信息表.xlsx"))


def _damaged_form(own: Path, machine_folder: Path) -> None:
    FormSet(own / "forms").put_in_use("申请表", data("forms", "申请表.docx"), date(2026, 1, 1))
    (own / "forms" / "申请表-1.docx").write_bytes(b"")


def _damaged_ledger(own: Path, machine_folder: Path) -> None:
    own.mkdir()
    Ledger(own).path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)


def _barred_folder(own: Path, machine_folder: Path) -> None:
    own.mkdir()
    (own / "file").touch()
    choose(own, "output", str(own / "file" / "out"))


@pytest.mark.parametrize(
    ("harm", "check", "state", "said"),
    [
        (_changed_guide, "guide", CheckState.ERROR, "收款账户因此不显示"),
        (_wrong_settings, "settings", CheckState.WARNING, "colour"),
        (_lost_workbook, "workbook", CheckState.ERROR, "单位信息表"),
        (_damaged_form, "forms", CheckState.ERROR, "申请表"),
        (_damaged_ledger, "ledger", CheckState.ERROR, "办理记录"),
        (_barred_folder, "folders", CheckState.ERROR, "保存位置"),
    ],
)
def test_a_fault_is_found_with_a_remedy_and_without_the_persons_name(
    own: Path, computer: Path, harm: Callable[[Path, Path], None], check: str, state: CheckState, said: str
) -> None:
    harm(own, computer)
    finding = found(own, check)
    assert finding.state is state
    assert said in finding.message
    assert "请" in finding.message + finding.remedy
    assert "张三丰" not in as_text(check_installation(own))


def test_rows_of_the_ledger_that_were_set_aside_are_told(own: Path, computer: Path) -> None:
    ledger = Ledger(own)
    ledger.state_facts([CertificateFact("张三丰局", "", "A1", date(2026, 11, 22), {"valid_to": "2027-11-22"}, {})])
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as db:
        db.execute("UPDATE facts SET certificate = 'A2'")
    finding = found(own, "ledger")
    assert (finding.state, found(own, "ledger").state) == (CheckState.WARNING, CheckState.OK)
    assert "ledger-rows-" in finding.message


@pytest.mark.parametrize(
    ("name", "value", "check", "state"),
    [
        ("fonts", "msyh.ttc", "fonts", CheckState.WARNING),
        ("fonts", None, "fonts", CheckState.OK),
        ("office", (), "office", CheckState.WARNING),
        ("printers", 0, "printers", CheckState.WARNING),
        ("printers", None, "printers", CheckState.OK),
    ],
)
def test_missing_equipment_is_a_warning(
    own: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object, check: str, state: CheckState
) -> None:
    monkeypatch.setattr(inventory, name, lambda: value)
    assert found(own, check).state is state


@pytest.mark.parametrize(
    ("free", "state"),
    [(10**10, CheckState.OK), (10**8, CheckState.WARNING), (10**6, CheckState.ERROR), (None, CheckState.WARNING)],
)
def test_a_nearly_full_disk_is_a_warning_or_an_error(
    own: Path, monkeypatch: pytest.MonkeyPatch, free: int | None, state: CheckState
) -> None:
    monkeypatch.setattr(self_check, "_free", lambda _: free)
    assert found(own, "disk").state is state


def test_a_changed_shipped_file_is_named(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("forms", "resources"):
        shutil.copytree(data(name), tmp_path / "shipped" / name)
    monkeypatch.setattr(self_check, "data", lambda *parts: tmp_path.joinpath("shipped", *parts))
    assert found(own, "seals").state is CheckState.OK
    (tmp_path / "shipped" / "forms" / "明细表.docx").unlink()
    with (tmp_path / "shipped" / "resources" / "guide" / "new.toml").open("a") as file:
        file.write("#")
    finding = found(own, "seals")
    assert finding.state is CheckState.ERROR
    assert "明细表.docx" in finding.message
    assert "new.toml" in finding.message


def test_a_workbook_is_counted_and_a_path_that_the_person_chose_is_left_out(own: Path, tmp_path: Path) -> None:
    write_blank(tmp_path / "张三丰的表.xlsx", sample=True)
    choose(own, "registry", str(tmp_path / "张三丰的表.xlsx"))
    assert "30 个单位" in found(own, "workbook").message
    settings = found(own, "settings").message
    assert "单位信息表：自己选的位置（本人设置）" in settings


def test_a_path_that_the_office_set_is_shown_with_its_source(
    own: Path, computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (computer / "policy.toml").write_text("output = '/srv/数字证书'\nlocked = ['output']\n")
    assert "保存位置：/srv/数字证书（单位设置文件，已锁定）" in found(own, "settings").message
    monkeypatch.setenv("HOME", "/home/张三丰")
    (computer / "policy.toml").write_text("output = '$HOME/数字证书'\n")
    assert "保存位置：个人文件夹/数字证书（单位设置文件）" in found(own, "settings").message


def test_the_report_holds_nothing_of_a_unit_or_a_person(own: Path, catalogue: Catalogue) -> None:
    case = Case(unit=Unit(**SECRETS))
    export_case(make_plan(catalogue, case, catalogue.owner("revoke")[1]), own / "out", ledger=Ledger(own))
    report = as_text(check_installation(own))
    assert "办理记录：完好" in report
    assert [secret for secret in SECRETS.values() if secret in report] == []


def test_a_check_can_be_stopped_and_reports_its_progress(own: Path) -> None:
    seen: list[tuple[int, int]] = []
    assert len(check_installation(own, None, lambda *at: seen.append(at), lambda: len(seen) == 3)) == 3
    assert seen == [(0, 13), (1, 13), (2, 13)]


@pytest.mark.parametrize(("harm", "code"), [(None, 0), (_wrong_settings, 1), (_damaged_form, 2)])
def test_the_exit_code_says_how_bad_it_is(
    own: Path,
    computer: Path,
    capsys: pytest.CaptureFixture[str],
    harm: Callable[[Path, Path], None] | None,
    code: int,
) -> None:
    if harm:
        harm(own, computer)
    assert main(["self-check", "--data-dir", str(own)]) == code
    assert "【正常】版本：" in capsys.readouterr().out
