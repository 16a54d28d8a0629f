"""A unit's field as a line to type in: what it shows, what is said about it, and the case after a correction."""

from ...domain.case import Case
from ...domain.fields import UNIT_FIELDS, Field
from ...registry.api import clean, suggest
from ..kit.widgets import FieldEdit
from ..state.workbook import Workbook
from .page import PageState


def corrected(case: Case, attribute: str, text: str) -> Case:
    """*case* with *text* typed for a field of its unit; a text that the unit has anyway is no correction."""
    if case.unit is None:
        return case
    name = next(field.name for field in UNIT_FIELDS if field.attribute == attribute)
    corrections = {**case.choices.corrections, attribute: clean(name, text)}
    if getattr(case.unit, attribute) == corrections[attribute]:
        del corrections[attribute]
    return case.choose(corrections=corrections)


def fields_asked(state: PageState, fields: tuple[Field, ...]) -> list[Field]:
    """Those of *fields* that the scenario has a use for: former names only where the unit is renamed."""
    renamed = state.scenario.renamed if state.scenario else ()
    return [field for field in fields if not field.name.startswith("原") or field.attribute in renamed]


def value_of(case: Case, field: Field) -> str:
    """The value of *field* in *case*, as read or corrected."""
    read = getattr(case.unit, field.attribute) if case.unit else ""
    return case.choices.corrections.get(field.attribute, read) if case.unit else ""


def show_field(workbook: Workbook, state: PageState, field: Field, edit: FieldEdit) -> None:
    """Show the value of *field* in *edit*, with a remark where it is missing, doubtful, corrected or confirmed."""
    unit, value = state.case.unit, value_of(state.case, field)
    if unit is None:
        edit.show_value("")
        return
    needed = not field.optional or field.attribute in (state.scenario.renamed if state.scenario else ())
    fault = workbook.notes.fault(field.name, value) if value else None
    if not value and (damage := workbook.damage(unit, field.name)):
        edit.show_value(value, damage.message, "bad" if damage.severity == "error" else "caution")
    elif not value and needed:
        edit.show_value(value, "未填，表上留空", "caution")
    elif fault:
        serious = fault.severity == "error"
        edit.show_value(
            value,
            fault.message,
            "bad" if serious else "caution",
            confirmable=True,
            suggestions=suggest(field.name, value),
        )
    elif field.attribute in state.case.choices.corrections:
        edit.show_value(value, "已改，只用于这一次")
    elif field.attribute == "invoice_title" and not value:
        edit.show_value(value, "空着时用单位名称")
    elif value and workbook.notes.confirmation(field.name, value):
        edit.show_value(value, "已与原件核对", "good")
    else:
        edit.show_value(value)
