"""Roles that Qt does not know by itself."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit.accessible import READER, heading
from bjcert_desktop.gui.kit.cards import ChoiceCard
from bjcert_desktop.gui.kit.rows import fact_row
from bjcert_desktop.gui.kit.widgets import Banner, CopyButton, text_label

Role, Text = QAccessible.Role, QAccessible.Text
_UI = Path(__file__).parents[3] / "ui"

pytestmark = pytest.mark.usefixtures("qapp")


def seen(thing: QFrame | QLabel | QPushButton) -> tuple[QAccessible.Role, str]:
    node = QAccessible.queryAccessibleInterface(thing)
    return node.role(), node.text(Text.Name)


def test_headings_groups_and_alerts_are_called_so(qtbot: QtBot) -> None:
    card = QFrame()
    qtbot.addWidget(card)
    card.setProperty("role", "card")
    title, banner = text_label("怎样支付", "title"), Banner(card, "bad", "磁盘满了")
    layout = QVBoxLayout(card)
    for part in (title, text_label("说明"), banner):
        layout.addWidget(part)
    card.show()
    assert seen(title) == (Role.Heading, "怎样支付")
    assert seen(card) == (Role.Grouping, "怎样支付")
    assert seen(banner) == (Role.AlertMessage, "磁盘满了")
    banner.say("磁盘又满了")
    title.setText("怎样提交")
    assert seen(banner)[1] == "磁盘又满了"
    assert seen(card)[1] == heading(card) == "怎样提交"


def test_a_frame_without_a_title_is_no_group_and_a_title_in_a_button_no_heading(qtbot: QtBot) -> None:
    frame, card = QFrame(), ChoiceCard("证书更新", "证书要继续使用。")
    for each in (frame, card):
        qtbot.addWidget(each)
    frame.setProperty(READER, "group")
    assert seen(frame) == (Role.Pane, "")
    assert seen(card) == (Role.Button, "证书更新")
    labels = [seen(label) for label in card.findChildren(QLabel) if isinstance(label, QLabel)]
    assert labels == [(Role.StaticText, "证书更新"), (Role.StaticText, "证书要继续使用。")]


def test_the_value_is_read_with_the_button_beside_it(qtbot: QtBot) -> None:
    copy = CopyButton(content="01090327", name="账号")
    row = fact_row("账号", "0109 0327", copy)
    qtbot.addWidget(row)
    node = QAccessible.queryAccessibleInterface(copy)
    assert (node.text(Text.Name), node.text(Text.Description)) == ("复制账号", "0109 0327")


def test_every_heading_of_a_design_has_its_role_before_its_text() -> None:
    # Qt asks for the role with the first text, and the compiler sets translated properties after it.
    designs = list(_UI.rglob("*.ui"))
    assert designs
    role = re.compile(r'name="role" stdset="0"><string>(headline|title|practice)<')
    assert [path.name for path in designs if role.search(path.read_text("utf-8"))] == []
