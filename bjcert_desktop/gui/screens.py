"""The places of the window: what makes one imports it, so that a start needs only the first."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .home.business_heads import read_heads
from .kit.screen import Place

if TYPE_CHECKING:
    from ..domain.case import Case
    from ..domain.unit import Unit
    from ..jobs.renewals import Handled, Wanted
    from .window import Window


def _home(window: "Window") -> Place:
    from .home.home_screen import Home

    place = Home(read_heads(), window.first_width())
    place.chosen.connect(lambda business: window.wizard.choose(business))
    place.resumed.connect(lambda draft: window.wizard.resume(draft))
    place.dropped.connect(lambda draft: window.wizard.drop(draft))
    place.wanted.connect(window.show_place)
    return place


def _wizard(window: "Window") -> Place:
    from .wizard.wizard import Wizard

    place = Wizard(window.catalogue, window.workbook, window.forms, window.drafts, window.settings)
    place.home.connect(lambda: window._show("home"))
    place.opened.connect(lambda: window._show("business"))
    return place


def _handled(window: "Window") -> list["Handled"]:
    """The cases that renewed certificates lately, those for practice where one practises. Raises LedgerError."""
    from datetime import date

    from ..jobs.renewals import handled_in

    return handled_in(window.ledger.practice if window.workbook.practising else window.ledger, date.today())


def _batch(window: "Window") -> Place:
    from .batch.batch_screen import BatchPlace

    def mend(unit: "Unit") -> None:
        window.show_place("registry")
        window.registry_place.browser.chosen.emit(unit)

    handled = partial(_handled, window)
    place = BatchPlace(window.catalogue, window.workbook, window.forms, window.settings, window.ledger, handled)
    place.mend.connect(mend)
    return place


def _renewals(window: "Window") -> Place:
    from .renewals.renewals_screen import RenewalsPlace

    def go_on(scenario: str, wanted: "Wanted") -> None:
        window.show_place("batch")
        window.batch_place.take(scenario, wanted)

    place = RenewalsPlace(window.catalogue, window.workbook, partial(_handled, window))
    place.batch.connect(go_on)
    return place


def _ledger(window: "Window") -> Place:
    from datetime import datetime

    from ..jobs.drafts import Draft, new_id
    from .ledger.ledger_screen import LedgerPlace
    from .wizard.steps import Kind

    def begin(case: "Case") -> None:
        window.wizard.resume(Draft(new_id(), case, Kind.UNIT, datetime.now()))

    place = LedgerPlace(
        window.catalogue, window.workbook, window.forms, window.ledger, window.ledger_care, window.drafts
    )
    place.resumed.connect(lambda draft: window.wizard.resume(draft))
    place.again.connect(begin)
    place.begun.connect(lambda: window.show_place("home"))
    return place


def _registry(window: "Window") -> Place:
    from .registry.registry_screen import RegistryPlace

    return RegistryPlace(window.workbook)


def _forms(window: "Window") -> Place:
    from .forms.forms_screen import FormsPlace

    def show_again() -> None:
        if "business" in window.places:
            window.wizard.show_again()

    place = FormsPlace(window.forms)
    place.changed.connect(show_again)
    return place


def _guide(window: "Window") -> Place:
    from .manual.manual_screen import GuidePlace

    place = GuidePlace(window.catalogue)
    place.left.connect(window.help.go_back)
    return place


def _settings(window: "Window") -> Place:
    from .settings.settings_screen import SettingsPlace

    place = SettingsPlace(window.catalogue, window.workbook, window.settings)
    place.wanted.connect(window.show_place)
    place.tour.connect(window.start_tour)
    return place


def _finder(window: "Window") -> Place:
    from .home.finder_screen import FinderPlace

    place = FinderPlace(window.catalogue)
    place.found.connect(lambda business, answers: window.wizard.choose(business, answers))
    place.left.connect(lambda: window._show("home"))
    return place


#: Places without a title of their own on the bar, and the one that they are under.
AT_HOME = {"home": "business", "finder": "business"}

#: Each place in the order of the bar: its key, its title there, what makes it. 设置 stands at the right end.
PLACES: tuple[tuple[str, str, Callable[["Window"], Place]], ...] = (
    ("home", "", _home),
    ("finder", "", _finder),
    ("business", "办理业务", _wizard),
    ("batch", "批量办理", _batch),
    ("ledger", "办理记录", _ledger),
    ("renewals", "到期提醒", _renewals),
    ("registry", "单位信息表", _registry),
    ("forms", "表样管理", _forms),
    ("guide", "办事指南", _guide),
    ("settings", "设置", _settings),
)
