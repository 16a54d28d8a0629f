"""The menu of a spot: the likely fields, to leave it blank, and all fields."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ...domain.fields import FIELDS
from ...word.adopt import Adoption, Spot, fields_for, suggestions

BLANK = "空着，手写"


def shown_field(field: str | None) -> str:
    """A field as people read it: «勾选:更新» is the box of 更新, «证书.备注» the remark on a certificate."""
    return "空着" if field is None else field.replace("勾选:", "勾选 ").replace("证书.", "")


def spot_menu(
    adoption: Adoption, spot: Spot, choose: Callable[[str | None], object], parent: QWidget | None = None
) -> QMenu:
    """The menu; *choose* is given the field chosen, or None."""
    menu = QMenu(parent)
    menu.setAccessibleName(f"{spot.where} {spot.label} 填什么")
    title = menu.addAction(f"“{spot.label}”填什么？" if spot.label else "这里填什么？")
    title.setEnabled(False)
    first = None
    for field in suggestions(adoption, spot):
        action = _add(menu, field, spot, choose)
        first = first or action
    menu.addSeparator()
    _add(menu, None, spot, choose)
    whole = menu.addMenu("全部字段")
    groups: dict[str, QMenu] = {}
    for field in fields_for(spot):
        source = FIELDS[field].source if field in FIELDS else "勾选"
        if source not in groups:
            groups[source] = whole.addMenu(str(source))
        _add(groups[source], field, spot, choose)
    if first is not None:
        menu.setActiveAction(first)
    return menu


def _add(menu: QMenu, field: str | None, spot: Spot, choose: Callable[[str | None], object]) -> QAction:
    """Add the choice of *field*. No signal of the action is asked for: PySide would keep its wrapper for ever."""
    action = menu.addAction(shown_field(field) if field else BLANK, lambda: choose(field))
    action.setData(field)
    action.setCheckable(True)
    action.setChecked(field == spot.field)
    return action
