"""The screens of the window: one record each, how each is made and where its signals lead.

A screen's module is imported when the screen is first shown: importing all of them at the start would add a third to
the time until the window is shown (benchmarks/start.py).
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from ..domain.case import Case
from ..domain.renewals import Wanted
from ..domain.steps import StepKind
from ..domain.unit import Unit
from ..errors import BjcertError
from ..jobs.drafts import Draft, new_id
from ..registry.api import is_sample
from .home.home_screen import HomeScreen, InHand
from .kit.screen import Screen
from .window import ScreenEntry, Window

if TYPE_CHECKING:
    from ..jobs.batch.result import BatchResult
    from ..jobs.printing.cases import CasesToPrint
    from ..ledger import Ledger
_BATCHES = 3  # named at home


def _home(window: Window) -> Screen:
    def in_hand() -> InHand:
        """The exported cases that are not finished yet, the batches among them, the newest first, and what to print."""
        from ..jobs.printing.journal import PrintProgress  # with SQLite

        ledger = window.ledger.practice if window.workbook.practising else window.ledger
        if not ledger.path.exists():
            return InHand()
        batches = [each for each in ledger.read(ledger.batches) if each.open][:_BATCHES]  # 办理记录 tells what is wrong
        named = {each.key: f"{each.name}：{each.progress}" for each in batches}
        cases = {state.label: count for state, count in ledger.in_hand().items()}
        with suppress(BjcertError):  # the stack of papers shows the error
            return InHand(cases, named, len(PrintProgress(ledger.folder).waiting))
        return InHand(cases, named)

    def renew(case: Case) -> None:
        from ..jobs.past_cases import with_usual_ways  # with SQLite

        _begin(window, with_usual_ways(case, window.ledger.practice if window.workbook.practising else window.ledger))

    def go_on_printing() -> None:
        from ..jobs.printing.cases import CasesToPrint  # with SQLite

        _print(window, lambda _ledger: CasesToPrint(()))
        screen.enter()

    screen = HomeScreen(window.catalogue, window.workbook, window.drafts, in_hand)
    screen.chosen.connect(lambda business: window.wizard.choose(business))
    screen.resumed.connect(partial(_resume, window))
    screen.dropped.connect(lambda draft: window.wizard.drop(draft))
    screen.wanted.connect(window.show_screen)
    screen.told.connect(window.tell)
    screen.renewed.connect(renew)
    screen.received.connect(lambda number: _receive(window, [number]))
    screen.followed.connect(partial(_follow, window))
    screen.printing.connect(go_on_printing)
    return screen


def _follow(window: Window, batch: str) -> None:
    """Show a batch in 办理记录, all of its cases ticked."""
    window.show_screen("ledger")
    window.ledger_screen.show_batch(batch)


def _begin(window: Window, case: Case) -> None:
    """Begin *case*, whose questions are answered and whose unit is known, on one page."""
    window.wizard.resume(Draft(new_id(), case, StepKind.EXPRESS, datetime.now()))


def _resume(window: Window, draft: Draft) -> None:
    """Continue *draft*; one for practice where there are no units, with the invented ones."""
    workbook, unit = window.workbook, draft.case.unit
    if unit is not None and is_sample(unit) and workbook.registry is None and not workbook.busy:
        workbook.open_sample()
    window.wizard.resume(draft)


def _receive(window: Window, numbers: list[int]) -> None:
    """Ask what came back from the cases of these numbers."""
    window.show_screen("ledger")
    window.ledger_screen.receive(numbers)


def _print(window: Window, find: "Callable[[Ledger], CasesToPrint]") -> None:
    """Let the papers of the cases be printed that *find* finds in the ledger shown."""
    from .preview.stack_dialog import StackDialog

    ledger = window.ledger.practice if window.workbook.practising else window.ledger
    try:
        cases = find(ledger)
    except BjcertError as error:
        window.tell(str(error))
        return
    StackDialog(ledger, cases, window.catalogue, window.forms, window).exec()


def _finder(window: Window) -> Screen:
    from .home.finder_screen import FinderScreen

    screen = FinderScreen(window.catalogue)
    screen.found.connect(lambda business, answers: window.wizard.choose(business, answers))
    screen.left.connect(partial(window.bring_up, "home"))
    return screen


def _wizard(window: Window) -> Screen:
    from .wizard.wizard import Wizard

    screen = Wizard(window.catalogue, window.workbook, window.forms, window.drafts, window.settings)
    screen.home.connect(partial(window.bring_up, "home"))
    screen.opened.connect(partial(window.bring_up, "business"))
    screen.shown.connect(window.show_practice)
    return screen


def _batch(window: Window) -> Screen:
    from .batch.batch_screen import BatchScreen

    def mend(unit: Unit) -> None:
        window.show_screen("registry")
        window.registry_screen.browser.chosen.emit(unit)

    screen = BatchScreen(window.catalogue, window.workbook, window.forms, window.settings, window.ledger)

    def print_all(result: "BatchResult") -> None:
        from ..jobs.printing.cases import cases_of_result

        _print(window, lambda ledger: cases_of_result(ledger, result, window.catalogue.account))

    screen.mend.connect(mend)
    screen.printing.connect(print_all)
    screen.followed.connect(partial(_follow, window))
    return screen


def _ledger(window: Window) -> Screen:
    from .ledger.ledger_screen import LedgerScreen

    screen = LedgerScreen(
        window.catalogue,
        window.workbook,
        window.forms,
        window.ledger,
        window.data_safety,
        window.drafts,
        window.settings,
    )
    screen.resumed.connect(partial(_resume, window))
    screen.again.connect(partial(_begin, window))
    screen.begun.connect(partial(window.show_screen, "home"))
    return screen


def _renewals(window: Window) -> Screen:
    from .renewals.renewals_screen import RenewalsScreen

    def go_on(scenario: str, wanted: Wanted, answers: dict[str, str]) -> None:
        window.show_screen("batch")
        window.batch_screen.take(scenario, wanted, answers)

    def print_cases(numbers: list[int]) -> None:
        from ..jobs.printing.cases import cases_to_print

        _print(window, lambda ledger: cases_to_print(ledger, numbers, window.catalogue.account))

    screen = RenewalsScreen(window.catalogue, window.workbook)

    screen.batch.connect(go_on)
    screen.received.connect(partial(_receive, window))
    screen.printing.connect(print_cases)
    return screen


def _registry(window: Window) -> Screen:
    from ..jobs.batch.missing import renewal_of_unit
    from .registry.registry_screen import RegistryScreen

    return RegistryScreen(window.workbook, lambda unit: renewal_of_unit(window.catalogue, window.forms, unit))


def _forms(window: Window) -> Screen:
    from .forms.forms_screen import FormsScreen

    def show_again() -> None:
        if "business" in window.screens:
            window.wizard.refresh()
        if "batch" in window.screens:
            window.batch_screen.check()

    screen = FormsScreen(window.forms)
    screen.changed.connect(show_again)
    return screen


def _manual(window: Window) -> Screen:
    from .manual.manual_screen import ManualScreen

    screen = ManualScreen(window.catalogue)
    screen.left.connect(window.leave_help)
    return screen


def _settings(window: Window) -> Screen:
    from .settings.settings_screen import SettingsScreen

    screen = SettingsScreen(window.catalogue, window.workbook, window.settings)
    screen.wanted.connect(window.show_screen)
    screen.tour.connect(window.start_tour)
    return screen


#: Each screen in the order of the bar, where 设置 stands at the right end.
SCREENS = (
    ScreenEntry("home", "", _home, under="business"),
    ScreenEntry("finder", "", _finder, under="business"),
    ScreenEntry("business", "办理业务", _wizard),
    ScreenEntry("batch", "批量办理", _batch),
    ScreenEntry("ledger", "办理记录", _ledger),
    ScreenEntry("renewals", "到期提醒", _renewals),
    ScreenEntry("registry", "单位信息表", _registry),
    ScreenEntry("forms", "表样管理", _forms),
    ScreenEntry("manual", "办事指南", _manual),
    ScreenEntry("settings", "设置", _settings),
)
