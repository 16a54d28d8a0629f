"""A change of name: which name a certificate bears on the papers of the new unit and on those of the old one."""

from collections.abc import Collection, Iterable

from ..guide import Scenario
from .unit import Certificate, Unit

#: Values of a unit that its former one does not share. Each has a former value of its own, which may be blank.
OF_FORMER = {
    "name": "former_name",
    "code": "former_code",
    "legal_person": "former_legal_person",
    "address": "former_address",
}
_CODES = {"code": "新统一社会信用代码", "former_code": "原统一社会信用代码"}


def former_unit(unit: Unit) -> Unit:
    """The unit as it was before its change: what is not known of it stays blank, never the new unit's."""
    values = {attribute: getattr(unit, former) for attribute, former in OF_FORMER.items()}
    same_place = unit.former_address == unit.address
    return unit.corrected({**values, "postcode": unit.postcode if same_place else "", "invoice_title": ""})


def certificate_name(name: str, unit: Unit, *, former: bool) -> str:
    """The name of a certificate on a paper of *unit*, or of its *former* self.

    The unit's name at the beginning of *name* is exchanged, and a blank *name* is that of the unit. Where the name to
    write is not known, the result is blank.
    """
    wanted = unit.former_name if former else unit.name
    found = _leading(name, unit)
    if found is None:
        return name or wanted
    return f"{wanted}{name.removeprefix(found)}" if wanted else ""


def names_to_check(certificates: Iterable[Certificate], unit: Unit) -> tuple[str, ...]:
    """The names that begin with neither the new nor the former name of *unit*, which nobody can exchange."""
    names = (each.name for each in certificates if each.name and _leading(each.name, unit) is None)
    return tuple(dict.fromkeys(names))


def open_change(scenario: Scenario, unit: Unit, left_off: Collection[str] = ()) -> str:
    """What is not settled yet of the change of *unit* in *scenario*, as a request; blank where all is.

    Both names have to be known and to differ. Where the code changes, too, none of the codes may be *left_off* for
    failing its check (attributes), and they have to differ where both are known.
    """
    if not scenario.renamed:
        return ""
    if not (unit.name and unit.former_name):
        return "请填好原单位名称和新单位名称"
    if unit.name == unit.former_name:
        return "原单位名称和新单位名称一样，请改成新的"
    if "former_code" in scenario.renamed:
        if wrong := next((words for attribute, words in _CODES.items() if attribute in left_off), ""):
            return f"{wrong}有误，请改正，或与原件核对后确认"
        if unit.code and unit.code == unit.former_code:
            return "原统一社会信用代码和新代码一样，请改成新的"
    return ""


def _leading(name: str, unit: Unit) -> str | None:
    """The unit's name, new or former, that *name* begins with; the longer one if both fit."""
    names = sorted((unit.name, unit.former_name), key=len, reverse=True)
    return next((each for each in names if each and name.startswith(each)), None)
