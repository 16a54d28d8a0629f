"""设置: values, sources, locks, and what changes at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bjcert_desktop.cli import main
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.gui.app import make_window
from bjcert_desktop.gui.kit.task import running
from bjcert_desktop.gui.preview.stack_dialog import StackDialog
from bjcert_desktop.gui.settings.check_dialog import CheckDialog
from bjcert_desktop.gui.settings.settings_screen import SettingsScreen
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide import load_catalogue, seal_update
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.cases import CasesToPrint
from bjcert_desktop.settings import policy
from bjcert_desktop.settings.policy import load_policy
from bjcert_desktop.system.paths import data

Click = Callable[[QPushButton], None]
#: A value for every setting.
VALUES: dict[str, policy.Value] = {
    "registry": "/srv/单位信息表.xlsx",
    "output": "/srv/数字证书",
    "folder_name": "{单位} {代码}",
    "forms": "/srv/表样",
    "data": "/srv/数据",
    "guide": "/srv/手册",
    "backup": "/srv/备份",
    "backup_key": "A" * 43 + "=",
    "copies": 2,
    "text_size": 130,
    "retention_days": 400,
}


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The administrators' folder."""
    folder = tmp_path / "machine"
    folder.mkdir()
    monkeypatch.setattr(policy, "machine_data", lambda: folder)
    monkeypatch.setattr(policy, "who_else_can_change", lambda *_: "")
    return folder


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Window]]:
    """Opens a window with the settings made by then."""
    windows: list[Window] = []

    def make() -> Window:
        window = make_window(tmp_path / "own")
        window.resize(1366, 728)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
    load_catalogue.cache_clear()


def settings_of(window: Window) -> SettingsScreen:
    window.show_screen("settings")
    screen = window.screens["settings"]
    assert isinstance(screen, SettingsScreen)
    return screen


def button_of(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def test_every_setting_is_shown_with_its_value_and_source(
    opened: Callable[[], Window], machine: Path, tmp_path: Path
) -> None:
    (machine / "policy.toml").write_text("copies = 2\noutput = '/srv/数字证书'\nlocked = ['output']\n", "utf-8")
    policy.choose(tmp_path / "own", "folder_name", "{单位} {业务} {日期}")
    screen = settings_of(opened())
    assert list(screen.rows) == list(policy.OPTIONS)
    shown = {name: (row.value.text(), row.source.text()) for name, row in screen.rows.items()}
    assert shown["output"] == ("/srv/数字证书", "由单位统一设置（单位设置文件）")
    assert shown["copies"][1] == "来源：单位设置文件"
    assert shown["folder_name"][1] == "来源：本人设置"
    assert shown["guide"] == ("程序自带的", "来源：内置默认")
    assert (screen.copies.value(), screen.naming.currentText()) == (2, "单位 业务 日期")
    assert not button_of(screen.rows["output"], "更改…").isEnabled()
    assert button_of(screen.rows["registry"], "更改…").isEnabled()


def test_there_is_a_value_to_try_for_every_setting() -> None:
    assert [*VALUES] == [*policy.OPTIONS]


@pytest.mark.parametrize("name", VALUES)
def test_a_setting_reaches_the_window_and_the_command_line(
    opened: Callable[[], Window], machine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    value = VALUES[name]
    (machine / "policy.toml").write_text(f"{name} = {value if isinstance(value, int) else repr(value)}\n", "utf-8")
    window = opened()
    assert window.settings.policy.settings[name].value == value
    assert settings_of(window).rows[name].source.text() == f"来源：{policy.SettingSource.FILE}"
    main(["self-check", "--data-dir", str(tmp_path / "own")])
    assert f"{policy.OPTIONS[name].label}：{value}" in capsys.readouterr().out


def test_a_choice_applies_at_once_is_remembered_and_can_be_reset(
    opened: Callable[[], Window], click: Click, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    before = window.wizard.out
    screen = settings_of(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "新 位置"))
    click(button_of(screen.rows["output"], "更改…"))
    assert window.wizard.out == window.batch_screen.out == tmp_path / "新 位置"
    screen.copies.setValue(3)
    screen.naming.setCurrentIndex(1)
    screen.days.setCurrentIndex(screen.days.count() - 1 - screen.days.currentIndex())
    found = load_policy(tmp_path / "own")
    assert (found.path("output"), found.number("copies")) == (tmp_path / "新 位置", 3)
    assert found.text("folder_name") == "{单位} {业务} {日期}"
    assert screen.rows["retention_days"].source.text() == "来源：本人设置，已保存 ✓"
    assert screen.rows["copies"].source.text() == "来源：本人设置"
    for name in ("output", "copies", "folder_name", "retention_days"):
        click(screen.rows[name].back)
        assert not screen.rows[name].back.isVisible()
    assert load_policy(tmp_path / "own").settings == load_policy().settings
    assert window.wizard.out == before


def test_every_print_dialog_begins_with_the_number_of_copies_set(opened: Callable[[], Window], machine: Path) -> None:
    (machine / "policy.toml").write_text("copies = 3\n")
    window = opened()
    window.show_screen("batch")
    inner = QDialog(window)
    for parent in (window, window.batch_screen, window.batch_screen.ui.table, inner):
        papers = CasesToPrint((), (Path("甲.docx"), Path("乙.docx")))
        dialog = StackDialog(window.ledger, papers, window.catalogue, window.forms, parent, ["打印机"])
        assert {title: box.value() for title, box in dialog.copies.items()} == {"甲": 3, "乙": 3}


def test_a_locked_setting_cannot_be_changed_elsewhere_either(
    opened: Callable[[], Window], machine: Path, tmp_path: Path, workbook: Path, click: Click
) -> None:
    FormSet(tmp_path / "forms").put_in_use("申请表", data("forms", "申请表.docx"), date(2026, 1, 1))
    (machine / "policy.toml").write_text(
        f"registry = '{tmp_path / '单位.xlsx'}'\noutput = '{tmp_path}'\nforms = '{tmp_path / 'forms'}'\n"
        "locked = ['registry', 'output', 'forms']\n",
        "utf-8",
    )
    window = opened()
    window.workbook.open(workbook)
    assert "由单位统一设置" in window.workbook.problem
    assert window.workbook.registry is None
    window.show_screen("batch")
    assert not window.batch_screen.ui.change.isVisible()
    window.show_screen("forms")
    texts = [each.text() for each in window.forms_screen.findChildren(QPushButton) if each.isVisible()]
    assert "换用改好的…" not in texts
    assert "恢复示例表样" not in texts
    assert any("本单位第 1 版" in label.text() for label in window.forms_screen.findChildren(QLabel))


def test_wrong_settings_are_reported_on_every_screen_and_explained_in_the_settings(
    opened: Callable[[], Window], machine: Path
) -> None:
    (machine / "policy.toml").write_text("colour = 1\ncopies = 0\n")
    window = opened()
    assert "设置有 2 处没有采用" in window.ui.amiss.text()
    assert window.ui.amiss.isVisible()
    problem = settings_of(window).ui.problem.text()
    assert "colour" in problem
    assert "copies" in problem


def test_no_problem_is_reported_where_there_is_none(opened: Callable[[], Window]) -> None:
    window = opened()
    assert not window.ui.amiss.isVisible()
    assert settings_of(window).ui.problem.text() == ""


def test_unsafe_guide_data_show_no_account_and_say_so(
    opened: Callable[[], Window], machine: Path, click: Click
) -> None:
    folder = machine / "guide"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    for path in data("resources", "guide").glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    seal_update(folder, date(2026, 11, 20))
    (machine / "policy.toml").write_text(f"guide = '{folder}'\n", "utf-8")
    window = opened()
    assert "收款账户不显示" in window.ui.amiss.text()
    fee = fee_page(window)
    texts = "\n".join(label.text() for label in fee.findChildren(QLabel) if label.isVisible())
    assert "收款账户因此不显示" in texts
    assert "0109 0327" not in texts
    screen = settings_of(window)
    assert "收款账户因此不显示" in screen.ui.problem.text()
    assert screen.rows["guide"].value.text() == f"{folder}（没有采用）"


def test_an_update_of_the_guide_is_named_with_its_day_beside_the_account(
    opened: Callable[[], Window], machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bjcert_desktop.guide.update.who_else_can_change", lambda *_: "")
    folder = machine / "guide"
    folder.mkdir()
    for path in data("resources", "guide").glob("*.toml"):
        text = path.read_text("utf-8").replace("01090327800120102315712", "62220000000000000001")
        (folder / path.name).write_text(text, "utf-8")
    seal_update(folder, date(2026, 11, 20))
    (machine / "policy.toml").write_text(f"guide = '{folder}'\n", "utf-8")
    window = opened()
    assert not window.ui.amiss.isVisible()
    texts = "\n".join(label.text() for label in fee_page(window).findChildren(QLabel) if label.isVisible())
    assert "6222 0000" in texts
    assert "由本单位管理员更新于2026年11月20日" in texts
    assert settings_of(window).rows["guide"].value.text() == f"{folder}（2026年11月20日更新）"


def fee_page(window: Window) -> QWidget:
    """The page with the fee of a renewal by mail."""
    window.wizard.choose("renew")
    window.wizard.assign(window.wizard.case.answer("renew.way", "mail"))
    while window.wizard.steps[window.wizard.at].kind != "materials":
        window.wizard.go(window.wizard.at + 1)
    return window.wizard.page


def test_the_installation_is_checked_and_the_report_can_be_copied(
    opened: Callable[[], Window], qtbot: QtBot, click: Click, tmp_path: Path
) -> None:
    window = opened()
    dialog = CheckDialog(tmp_path / "own", tmp_path / "out", window)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.findings), timeout=20_000)
    click(dialog.ui.copy)
    copied = QGuiApplication.clipboard().text()
    assert "版本：" in copied
    assert "手册数据：程序自带的，和发布时一样。" in copied
    assert len(copied.splitlines()) == len(dialog.findings) == 13
    assert "正常" in dialog.ui.headline.text() or "处要" in dialog.ui.headline.text()
    click(dialog.ui.close)


def test_a_running_check_ends_with_the_window(opened: Callable[[], Window], tmp_path: Path) -> None:
    window = opened()
    dialog = CheckDialog(tmp_path / "own", tmp_path / "out", window)
    dialog.show()
    dialog.reject()
    assert not dialog.isVisible()
    window.close()
    assert not running()


def test_an_export_from_the_window_is_in_the_log_without_a_trace_of_unit_or_person(
    opened: Callable[[], Window], qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    window.wizard.out = tmp_path / "out"
    secrets = {"name": "张三丰局", "code": "11110191000000019J", "handler": "张三丰", "phone": "13800138000"}
    secrets["handler_id"] = "11010519491231002X"
    window.wizard.choose("revoke")
    window.wizard.assign(replace(window.wizard.case.answer("revoke.valid", "yes"), unit=Unit(**secrets)))
    while window.wizard.steps[window.wizard.at].kind != "review":
        window.wizard.go(window.wizard.at + 1)
    window.wizard.advance()
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    text = (tmp_path / "own" / "logs" / "bjcert.log").read_text("utf-8")
    assert "exported scenario=revoke files=" in text
    assert [secret for secret in secrets.values() if secret in text] == []


def test_a_missing_log_folder_is_reported(opened: Callable[[], Window]) -> None:
    screen = settings_of(opened())
    screen.open_logs()
    assert "还没有日志" in screen.ui.notice.text()


def test_the_settings_lead_to_the_ledger_with_its_backups_and_to_the_forms(
    opened: Callable[[], Window], click: Click
) -> None:
    window = opened()
    for text, key in (("备份、恢复或清除个人信息", "ledger"), ("管理表样", "forms")):
        click(button_of(settings_of(window), text))
        assert window.now == key
