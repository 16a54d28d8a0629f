"""Whether a case that was read from data can be one: damaged or changed data are not worked with."""

from dataclasses import fields

from ..errors import CaseError
from ..guide import Catalogue
from .case import Case, UnitChoices
from .plan import MAX_CERTIFICATES, MAX_YEARS
from .unit import Unit

_TEXTS = frozenset(each.name for each in fields(Unit) if each.default == "")


def check_case(case: Case) -> None:
    """Raise ValueError for a case that nobody can have chosen in the window or on the command line."""
    if not 1 <= case.years <= MAX_YEARS or not all(map(_is_possible, case.by_unit.values())):
        raise ValueError("no possible case")


def _is_possible(choices: UnitChoices) -> bool:
    numbers = [*(choices.chosen or ()), *(choices.superseded or ()), *(choices.extra, choices.requested, choices.count)]
    return _TEXTS.issuperset(choices.corrections) and all(n is None or 0 <= n <= MAX_CERTIFICATES for n in numbers)


def check_known(catalogue: Catalogue, case: Case) -> None:
    """Raise CaseError for a business or a way of delivery or payment that the guide does not have."""
    known = (
        case.business in {each.id for each in catalogue.businesses}
        and case.delivery in {each.id for each in catalogue.deliveries}
        and case.collection in {"", *(each.id for each in catalogue.collections)}
        and case.payment in {each.id for each in catalogue.payments}
    )
    if not known:
        raise CaseError("现在的办事依据里没有这件业务的办法了。", "请在“办理业务”里重新选择。")
