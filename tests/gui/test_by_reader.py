"""Whole businesses by accessible actions and texts alone, as a screen reader or a voice would do them."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.window import Window
from tests.gui.listening import listening
from tests.gui.reader import Reader, Role, is_checked, name_of
from tests.gui.walking import UNIT


@pytest.fixture
def reader(window: Window, qtbot: QtBot, workbook: Path) -> Iterator[Reader]:
    window.workbook.open(workbook)  # by the system's dialog for files, which is not the program's
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    with listening():
        yield Reader(window, qtbot)


def go_on_until(reader: Reader, title: str) -> None:
    """Press the primary button until a heading says *title*."""
    for _ in range(6):
        if any(title in name_of(node) for node in reader.all(Role.Heading)):
            return
        reader.press("下一步")
    raise AssertionError([name_of(node) for node in reader.all(Role.Heading)])


def texts(path: Path) -> list[str]:
    return [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]


def test_a_renewal_is_done_by_actions_and_texts(window: Window, qtbot: QtBot, reader: Reader) -> None:
    reader.press("证书更新")
    reader.choose("邮寄")
    reader.press("下一步")
    reader.write("查找单位", UNIT)
    reader.toggle(Role.ListItem, UNIT)
    reader.write("单位地址", "北京市示例区新址 1 号")
    for row in [name_of(node) for node in reader.all(Role.Cell) if node.state().checkable]:  # type: ignore[attr-defined]
        if not is_checked(reader.find(Role.Cell, row)):
            assert reader.toggle(Role.Cell, row)
    years = reader.find(Role.SpinBox, "办理年限").valueInterface()
    years.setCurrentValue(2)
    total = next(each for each in reader.said().splitlines() if each.startswith("费用合计"))
    go_on_until(reader, "准备")
    box = name_of(reader.all(Role.CheckBox)[-1])
    assert reader.tick(box)
    go_on_until(reader, "核对")
    assert total in reader.said()
    assert "北京市示例区新址 1 号" in reader.said()
    reader.press("导出 Word 文件")
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    assert any("文件已导出" in name_of(node) for node in reader.all(Role.Heading))
    exported = window.wizard.exported
    assert exported is not None
    assert any("北京市示例区新址 1 号" in text for path in exported.files for text in texts(path))


def test_a_lost_key_is_replaced_by_actions_and_texts(window: Window, qtbot: QtBot, reader: Reader) -> None:
    reader.press("丢失损坏补办")
    while reader.all(Role.RadioButton):
        answers = [name_of(node) for node in reader.all(Role.RadioButton)]
        reader.choose(next(each for each in answers if "丢失" in each or "有效" in each or each.startswith("没有")))
        reader.press("下一步")
        if any(name_of(node) == "查找单位" for node in reader.all(Role.EditableText)):
            break
    reader.write("查找单位", UNIT)
    reader.toggle(Role.ListItem, UNIT)
    rows = [name_of(node) for node in reader.all(Role.Cell) if node.state().checkable]  # type: ignore[attr-defined]
    if rows and not any(is_checked(reader.find(Role.Cell, row)) for row in rows):
        assert reader.toggle(Role.Cell, rows[0])
    go_on_until(reader, "准备")
    go_on_until(reader, "核对")
    reader.press("导出 Word 文件")
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    assert "丢失" in window.wizard.plan.scenario.title if window.wizard.plan else ""


def test_a_batch_of_three_is_exported_by_actions_and_texts(window: Window, qtbot: QtBot, reader: Reader) -> None:
    window.batch_screen.out = window.wizard.out
    reader.press("批量办理")
    screen = window.batch_screen
    qtbot.waitUntil(lambda: not screen.busy)
    reader.press("全不选")
    rows = [name_of(node) for node in reader.all(Role.Cell) if node.state().checkable]  # type: ignore[attr-defined]
    for row in rows[:3]:
        assert reader.toggle(Role.Cell, row)
    assert "3 个单位" in reader.said()
    reader.press("导出全部")
    qtbot.waitUntil(lambda: screen.selection.finished)
    assert any("已导出 3 个单位" in name_of(node) for node in reader.all(Role.AlertMessage))
    folders = [path for path in screen.out.rglob("*") if path.is_dir() and list(path.glob("*申请表*.docx"))]
    assert len(folders) == 3
