"""A unit's field as a line to type in: what it shows, what is said about it, and the case after a correction."""

from ...domain.case import Case
from ...domain.fields import UNIT_FIELDS, Field
from ...domain.renaming import OF_FORMER
from ...guide import Scenario
from ...registry.api import clean
from ..kit.widgets import FieldEdit
from ..state.workbook import Workbook
from ..workbook.unit_browser import show_fault
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
    """Those of *fields* that the scenario has a use for.

    Where the unit is renamed, the former values come first, each with the new one beside it in the second column.
    """
    renamed = state.scenario.renamed if state.scenario else ()
    by_attribute = {field.attribute: field for field in fields}
    first = [by_attribute[each] for new, former in OF_FORMER.items() if former in renamed for each in (former, new)]
    return [*first, *(field for field in fields if field not in first and field.attribute not in OF_FORMER.values())]


def is_needed(state: PageState, field: Field) -> bool:
    """Whether a person is expected to fill *field* on a paper of the case."""
    if state.plan is not None:
        return any(field.name in document.wanted for document in state.plan.documents)
    return not field.optional or (state.scenario is not None and field.attribute in state.scenario.renamed)


def value_of(case: Case, field: Field) -> str:
    """The value of *field* in *case*, as read or corrected."""
    return value_of_attribute(case, field.attribute)


def value_of_attribute(case: Case, attribute: str) -> str:
    """The value of a field by its *attribute*, as read or corrected."""
    read = getattr(case.unit, attribute) if case.unit else ""
    return case.choices.corrections.get(attribute, read) if case.unit else ""


def with_former_name(case: Case, scenario: Scenario | None) -> Case:
    """*case*, whose unit has just been chosen, with the workbook's values as the former ones if it has no former name.

    Its row is the unit's as it was. A person then types the new values beside them. What has been corrected stays.
    """
    if scenario is None or not scenario.renamed or case.unit is None or case.unit.former_name:
        return case
    formers = ((new, former) for new, former in OF_FORMER.items() if former in scenario.renamed)
    proposed = {former: getattr(case.unit, new) for new, former in formers if not getattr(case.unit, former)}
    return case.choose(corrections={**proposed, **case.choices.corrections})


def show_field(workbook: Workbook, state: PageState, field: Field, edit: FieldEdit) -> None:
    """Show the value of *field* in *edit*, with a remark where it is missing, doubtful, corrected or confirmed."""
    unit, value = state.case.unit, value_of(state.case, field)
    renamed = state.scenario.renamed if state.scenario else ()
    edit.call(f"新{field.name}" if OF_FORMER.get(field.attribute) in renamed else field.name)
    if unit is None:
        edit.show_value("")
        return
    needed = is_needed(state, field)
    fault = workbook.notes.fault(field.name, value) if value else None
    former = OF_FORMER.get(field.attribute, "") if field.attribute in ("name", "code") else ""
    if former in renamed and value and value == value_of_attribute(state.case, former):
        edit.show_value(value, "和原来的一样，请改成新的", "caution")
    elif not value and (damage := workbook.damage(unit, field.name)):
        edit.show_value(value, damage.message, "bad" if damage.severity == "error" else "caution")
    elif not value and needed:
        edit.show_value(value, "未填，表上留空", "caution")
    elif fault:
        show_fault(edit, field.name, value, fault)
    elif field.attribute in OF_FORMER.values() and value and value == getattr(unit, field.attribute[len("former_") :]):
        edit.show_value(value, "取自单位信息表")
    elif field.attribute in state.case.choices.corrections:
        edit.show_value(value, "已改，只用于这一次")
    elif field.attribute == "invoice_title" and not value:
        edit.show_value(value, "空着时用单位名称")
    elif value and workbook.notes.confirmation(field.name, value):
        edit.show_value(value, "已与原件核对", "good")
    else:
        edit.show_value(value)
