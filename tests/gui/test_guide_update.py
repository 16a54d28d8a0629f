"""A guide that administrators have updated: its businesses come, go and change their names, and the window follows."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.app import make_window
from bjcert_desktop.gui.window import Window
from bjcert_desktop.guide import load_catalogue, seal_update
from bjcert_desktop.guide.model import Business
from bjcert_desktop.settings import policy
from bjcert_desktop.system.paths import data

Click = Callable[[QPushButton], None]

SUSPEND = """
id = "suspend"
title = "证书冻结"
short = "冻结"
when = "暂时不用证书。"
chapter = "8"

[[routes]]
scenario = "suspend"
answers = {}

[[scenarios]]
id = "suspend"
title = "证书冻结"
chapter = "8"
lead = "准备盖章的纸质材料。"
materials = ["application-form", "detail-sheet"]
free = true
documents = [{ form = "申请表" }, { form = "明细表" }]
"""


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped guide, in force as the administrators' once it is sealed."""
    monkeypatch.setattr("bjcert_desktop.guide.update.who_else_can_change", lambda *_: "")
    monkeypatch.setattr(policy, "who_else_can_change", lambda *_: "")
    monkeypatch.setattr(policy, "machine_data", lambda: tmp_path)
    folder = tmp_path / "手册"
    folder.mkdir()
    for path in data("resources", "guide").glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (tmp_path / "policy.toml").write_text(f"guide = '{folder}'\n", "utf-8")
    yield folder
    load_catalogue.cache_clear()


def list_businesses(guide: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Change the list of businesses in the guide's general file."""
    file = guide / "general.toml"
    text = file.read_text("utf-8")
    names = ", ".join(f'"{name}"' for name in change(tomllib.loads(text)["businesses"]))
    file.write_text(re.sub(r"^businesses = .*$", f"businesses = [{names}]", text, flags=re.MULTILINE), "utf-8")


def add(guide: Path) -> None:
    (guide / "suspend.toml").write_text(SUSPEND, "utf-8")
    list_businesses(guide, lambda names: [*names, "suspend"])
    file = guide / "finder.toml"
    last = 'business = "revoke" },'
    reply = '{ label = "证书暂时不用", business = "suspend" },'
    file.write_text(file.read_text("utf-8").replace(last, f"{last} {reply}"), "utf-8")


def remove(guide: Path) -> None:
    list_businesses(guide, lambda names: [name for name in names if name != "new"])
    file = guide / "finder.toml"
    text = file.read_text("utf-8")
    text = text.replace('label = "单位还没有证书，第一次申请", business = "new"', 'label = "第一次", ask = "请致电。"')
    file.write_text(text.replace('business = "new"', 'ask = "请致电。"'), "utf-8")
    file = guide / "replace.toml"  # which leads there too
    text = file.read_text("utf-8")
    assert 'scenario = "new"' in text
    file.write_text(text.replace('scenario = "new"', 'scenario = "replace"'), "utf-8")
    (guide / "new.toml").unlink()


def rename(guide: Path) -> None:
    file = guide / "renew.toml"
    file.write_text(file.read_text("utf-8").replace('title = "证书更新"', 'title = "证书延期"', 1), "utf-8")


def opened(guide: Path, qtbot: QtBot, tmp_path: Path) -> Window:
    seal_update(guide, date(2026, 11, 20))
    window = make_window(tmp_path / "own")
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    assert window.catalogue.origin.updated == date(2026, 11, 20)
    return window


@pytest.mark.parametrize("change", [add, remove, rename])
def test_the_window_starts_with_the_businesses_of_an_updated_guide(
    guide: Path, qtbot: QtBot, tmp_path: Path, click: Click, change: Callable[[Path], None]
) -> None:
    change(guide)
    window = opened(guide, qtbot, tmp_path)

    def shown(business: Business) -> tuple[str, str]:
        card = window.home.cards[business.id]
        assert card.isVisible()
        assert not card.grab().isNull()
        return card.accessibleName(), card.accessibleDescription()

    assert [*window.home.cards] == [each.id for each in window.catalogue.businesses]
    for business in window.catalogue.businesses:
        assert shown(business) == (business.title, business.when)
        click(window.home.cards[business.id])
        assert window.wizard.case.business == business.id
        window.show_screen("home")
    window.close()


def test_a_business_that_was_added_is_handled_like_any_other(
    guide: Path, qtbot: QtBot, tmp_path: Path, click: Click
) -> None:
    add(guide)
    window = opened(guide, qtbot, tmp_path)
    click(window.home.cards["suspend"])
    assert window.wizard.plan is not None
    assert [document.title for document in window.wizard.plan.documents] == ["申请表", "明细表"]
    assert window.wizard.plan.total == 0
    window.close()
