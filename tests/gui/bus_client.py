"""Does a renewal through the accessibility bus; run by the system's Python, which has the bindings of the bus.

Its argument is the name of the unit. Prints what is announced, and “finished” at the end.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi
from gi.repository import GLib

_APP = "数字证书业务办理助手"
_PATIENCE = 40  # seconds


def wait(until: Callable[[], Any], what: str) -> Any:
    """What *until* returns once it is not empty."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            if found := until():
                return found
        except Exception:  # the bus says so when what is asked has gone meanwhile
            pause(0.1)
        pause(0.2)
    raise SystemExit(f"not there: {what}")


def pause(seconds: float) -> None:
    """Let the program act, and hear what it tells."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.02)


def program() -> Any:
    return next((each for each in pyatspi.Registry.getDesktop(0) if each and each.name == _APP), None)


def shown(node: Any) -> Iterator[Any]:
    """Everything that is shown in *node*."""
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield from shown(child)


def find(role: str, name: str) -> Any:
    """The first thing of that role whose name or label begins with *name*."""

    def look() -> Any:
        return next((e for e in shown(program()) if e.getRoleName() == role and named(e).startswith(name)), None)

    return wait(look, f"{role} {name}")


def named(node: Any) -> str:
    """The label of *node*, or else its name."""
    labels = [
        relation.getTarget(0).name
        for relation in node.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
    ]
    return labels[0] if labels and node.getRoleName() in ("combo box", "spin button") else node.name


def act(role: str, name: str, action: str) -> None:
    node = find(role, name)
    actions = node.queryAction()
    names = [actions.getName(index) for index in range(actions.nActions)]
    actions.doAction(names.index(action))
    pause(0.4)


def checked(role: str, name: str) -> bool:
    return bool(find(role, name).getState().contains(pyatspi.STATE_CHECKED))


def main(unit: str) -> None:
    pyatspi.Registry.registerEventListener(lambda event: print(event.any_data), "object:announcement")
    wait(program, "the program")
    act("push button", "证书更新", "Press")
    act("radio button", "邮寄", "Toggle")
    assert checked("radio button", "邮寄")
    act("push button", "下一步", "Press")
    find("text", "查找单位").queryEditableText().setTextContents(unit)
    act("list item", unit, "Toggle")
    find("text", "单位地址").queryEditableText().setTextContents("北京市示例区新址 1 号")
    rows = [node.name for node in shown(program()) if node.getState().contains(pyatspi.STATE_CHECKABLE)]
    cells = [name for name in rows if any(e.getRoleName() == "table cell" and e.name == name for e in shown(program()))]
    before = checked("table cell", cells[0])
    act("table cell", cells[0], "Toggle")
    assert checked("table cell", cells[0]) is not before
    if before:
        act("table cell", cells[0], "Toggle")
    day = find("spin button", "申请日期").queryValue()
    day.currentValue += 1
    act("push button", "下一步", "Press")
    find("heading", "准备")
    act("push button", "下一步", "Press")
    find("heading", "核对")
    wait(lambda: any("北京市示例区新址 1 号" in e.name for e in shown(program())), "the new address")
    act("push button", "导出 Word 文件", "Press")
    find("heading", "文件已导出")
    pause(1)
    batch()
    print("finished")


def batch() -> None:
    """Export the first three units of the batch."""
    act("push button", "批量办理", "Press")
    wait(lambda: find("push button", "全不选").getState().contains(pyatspi.STATE_ENABLED), "the units")
    act("push button", "全不选", "Press")
    cells = [e for e in shown(program()) if e.getRoleName() == "table cell"]
    for name in [e.name for e in cells if e.getState().contains(pyatspi.STATE_CHECKABLE)][:3]:
        act("table cell", name.partition("，")[0], "Toggle")
        assert checked("table cell", name.partition("，")[0])
    act("push button", "导出全部", "Press")
    wait(lambda: any("已导出 3 个单位" in e.name for e in shown(program())), "the batch")
    pause(1)


if __name__ == "__main__":
    main(sys.argv[1])
