"""The places of the window: what makes one imports it, so that a start needs only the first."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .home.business_heads import read_heads
from .kit.screen import Screen

if TYPE_CHECKING:
    from ..domain.case import Case
    from ..domain.renewals import Handled, Wanted
    from ..domain.unit import Unit
    from .window import Window


def _home(window: "Window") -> Screen:
    from .home.home_screen import HomeScreen

    screen = HomeScreen(read_heads(), window.first_width())
    screen.chosen.connect(lambda business: window.wizard.choose(business))
    screen.resumed.connect(lambda draft: window.wizard.resume(draft))
    screen.dropped.connect(lambda draft: window.wizard.drop(draft))
    screen.wanted.connect(window.show_screen)
    return screen


def _wizard(window: "Window") -> Screen:
    from .wizard.wizard import Wizard

    screen = Wizard(window.catalogue, window.workbook, window.forms, window.drafts, window.settings)
    screen.home.connect(lambda: window._show("home"))
    screen.opened.connect(lambda: window._show("business"))
    return screen


def _handled(window: "Window") -> list["Handled"]:
    """The cases that renewed certificates lately, those for practice where one practises. Raises LedgerError."""
    from datetime import date

    from ..jobs.renewals import handled_in

    return handled_in(
        window.ledger.practice if window.workbook.practising else window.ledger, date.today(), window.catalogue
    )


def _batch(window: "Window") -> Screen:
    from .batch.batch_screen import BatchScreen

    def mend(unit: "Unit") -> None:
        window.show_screen("registry")
        window.registry_screen.browser.chosen.emit(unit)

    handled = partial(_handled, window)
    screen = BatchScreen(window.catalogue, window.workbook, window.forms, window.settings, window.ledger, handled)
    screen.mend.connect(mend)
    return screen


def _renewals(window: "Window") -> Screen:
    from .renewals.renewals_screen import RenewalsScreen

    def go_on(scenario: str, wanted: "Wanted") -> None:
        window.show_screen("batch")
        window.batch_screen.take(scenario, wanted)

    screen = RenewalsScreen(window.catalogue, window.workbook, partial(_handled, window))
    screen.batch.connect(go_on)
    return screen


def _ledger(window: "Window") -> Screen:
    from datetime import datetime

    from ..domain.steps import StepKind
    from ..jobs.drafts import Draft, new_id
    from .ledger.ledger_screen import LedgerScreen

    def begin(case: "Case") -> None:
        window.wizard.resume(Draft(new_id(), case, StepKind.UNIT, datetime.now()))

    screen = LedgerScreen(
        window.catalogue, window.workbook, window.forms, window.ledger, window.ledger_care, window.drafts
    )
    screen.resumed.connect(lambda draft: window.wizard.resume(draft))
    screen.again.connect(begin)
    screen.begun.connect(lambda: window.show_screen("home"))
    return screen


def _registry(window: "Window") -> Screen:
    from .registry.registry_screen import RegistryScreen

    return RegistryScreen(window.workbook)


def _forms(window: "Window") -> Screen:
    from .forms.forms_screen import FormsScreen

    def show_again() -> None:
        if "business" in window.screens:
            window.wizard.show_again()

    screen = FormsScreen(window.forms)
    screen.changed.connect(show_again)
    return screen


def _guide(window: "Window") -> Screen:
    from .manual.manual_screen import ManualScreen

    screen = ManualScreen(window.catalogue)
    screen.left.connect(window.help.go_back)
    return screen


def _settings(window: "Window") -> Screen:
    from .settings.settings_screen import SettingsScreen

    screen = SettingsScreen(window.catalogue, window.workbook, window.settings)
    screen.wanted.connect(window.show_screen)
    screen.tour.connect(window.start_tour)
    return screen


def _finder(window: "Window") -> Screen:
    from .home.finder_screen import FinderScreen

    screen = FinderScreen(window.catalogue)
    screen.found.connect(lambda business, answers: window.wizard.choose(business, answers))
    screen.left.connect(lambda: window._show("home"))
    return screen


#: Places without a title of their own on the bar, and the one that they are under.
AT_HOME = {"home": "business", "finder": "business"}

#: Each place in the order of the bar: its key, its title there, what makes it. 设置 stands at the right end.
SCREENS: tuple[tuple[str, str, Callable[["Window"], Screen]], ...] = (
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
