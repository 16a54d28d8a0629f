"""The window: the bar at the top and, under it, the current screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ..guide import load_guide
from ..registry.api import is_sample
from ..system.event_log import keep_log
from ..system.leftovers import keep_notes
from .help import HelpKey
from .home.home_screen import HomeScreen
from .kit.accessible import announce, heading
from .kit.dialogs import WORKBOOK_SUFFIXES
from .kit.focus import CLOSED, handled, move_focus
from .kit.screen import Screen
from .kit.task import wait_for_all
from .kit.widgets import scrolled
from .reopen import ReplacementNotice
from .state.settings import Settings
from .state.workbook import Workbook
from .tour import Tour
from .ui_window import Ui_Window

if TYPE_CHECKING:
    from ..domain.certificates import CertificateFact, Contradiction
    from ..domain.renewals import Cases
    from ..jobs.form_library import FormSet
    from ..ledger import Ledger
    from ..registry.api import Registry
    from .batch.batch_screen import BatchScreen
    from .forms.forms_screen import FormsScreen
    from .home.finder_screen import FinderScreen
    from .ledger.data_safety import DataSafety
    from .ledger.ledger_screen import LedgerScreen
    from .manual.manual_screen import ManualScreen
    from .registry.registry_screen import RegistryScreen
    from .renewals.renewals_screen import RenewalsScreen
    from .wizard.wizard import Wizard

_SIZE = (1366, 768)  # at the first start, where the screen is large enough
_MOST_TOLD = 3  # sentences about the person's data
_FRAME = (-16, -40)  # room for the window's frame, in pixels

_FORM = ".docx"

AnyScreen = TypeVar("AnyScreen", bound=Screen)


@dataclass(frozen=True)
class ScreenEntry:
    """A screen of the window, and how it is made.

    *title* is that on the bar; without one, the bar marks the screen *under* instead.
    """

    key: str
    title: str
    make: Callable[["Window"], Screen]
    under: str = ""


class _Made(Generic[AnyScreen]):
    """An attribute of the window: the screen of that key, made when first asked for."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, window: "Window", _owner: type["Window"]) -> AnyScreen:
        return cast(AnyScreen, window.get_screen(self._key))


class Window(QWidget):
    """Shows one of *entries* at a time. *folder* holds the person's data; it is made when there is something to keep.

    *screens* holds the screens made so far, by key; *now* is the key of the current screen.
    Raises GuideError when the guide cannot be read. What home does not need is imported and made on first use.
    """

    home: "_Made[HomeScreen]" = _Made("home")
    finder: "_Made[FinderScreen]" = _Made("finder")
    wizard: "_Made[Wizard]" = _Made("business")
    batch_screen: "_Made[BatchScreen]" = _Made("batch")
    ledger_screen: "_Made[LedgerScreen]" = _Made("ledger")
    renewals_screen: "_Made[RenewalsScreen]" = _Made("renewals")
    registry_screen: "_Made[RegistryScreen]" = _Made("registry")
    forms_screen: "_Made[FormsScreen]" = _Made("forms")
    manual_screen: "_Made[ManualScreen]" = _Made("manual")

    def __init__(self, folder: Path, entries: Sequence[ScreenEntry]) -> None:
        super().__init__()
        self.folder, self.drafts = folder, folder / "drafts"
        self.settings = Settings(folder)
        self.catalogue = load_guide(self.settings.policy.path("guide"))
        keep_log(folder)
        keep_notes(folder)
        self.workbook = Workbook(folder, self.settings, self, self._know, self._keep_facts)
        self._entries = {entry.key: entry for entry in entries}
        self.screens: dict[str, Screen] = {}
        self._frames: dict[str, QWidget] = {}  # each screen, or the scroll area around it
        self._told: list[str] = []
        self.now = self._before_help = ""
        self.ui = Ui_Window()
        self.ui.setupUi(self)
        self.setAcceptDrops(True)
        self.ui.bar.set_screens({entry.key: entry.title for entry in entries if entry.title})
        self.ui.bar.chosen.connect(self._go)
        self.workbook.changed.connect(self.show_practice)
        HelpKey(self, self.catalogue, self.chapter).wanted.connect(self.open_help)
        self.replacement = ReplacementNotice(self)
        self._show_problems()
        for problem in filter(None, (self.settings.problem, self.workbook.problem)):
            self.tell(problem)
        self._restore_geometry()
        cast(QApplication, QApplication.instance()).focusWindowChanged.connect(self._check_workbook_soon)
        self.bring_up("home")

    @cached_property
    def forms(self) -> "FormSet":
        """The forms in use. Why the office's own cannot be is told once, above the screens."""
        from ..jobs.form_library import FormSet  # with the modules that read forms

        forms = FormSet.in_force(self.settings.policy, self.folder)
        if problem := forms.problem():
            self.tell(problem)
        return forms

    @cached_property
    def ledger(self) -> "Ledger":
        """办理记录."""
        from ..ledger import Ledger  # with SQLite

        return Ledger(self.folder)

    def _know(self, registry: "Registry") -> "tuple[Registry, Cases, tuple[Contradiction, ...], str]":
        """What the ledger knows of *registry*; of invented units only, the ledger for practice."""
        from ..jobs.renewals import known_of

        practising = bool(registry.units) and all(map(is_sample, registry.units))
        return known_of(registry, self.ledger.practice if practising else self.ledger, self.catalogue)

    def _keep_facts(self, facts: "Sequence[CertificateFact]") -> None:
        """Keep what a person has stated of certificates."""
        (self.ledger.practice if self.workbook.practising else self.ledger).state_facts(facts)

    @cached_property
    def data_safety(self) -> "DataSafety":
        """Backups of the person's data."""
        from .ledger.data_safety import DataSafety

        return DataSafety(self.ledger, self)

    def _check_workbook_soon(self) -> None:
        QTimer.singleShot(0, self, self._check_workbook)  # until then the previous window counts as the active one

    def _check_workbook(self) -> None:
        """Look whether the workbook was changed while another program was in front."""
        if self.isActiveWindow() and not self.replacement.look():
            self.workbook.look_again()
            self.workbook.look_at_ledger()

    def _show_problems(self) -> None:
        """Say above the screens that the guide or the settings have problems."""
        problems = self.settings.policy.problems
        found = ["手册数据有问题，收款账户不显示。"] if self.catalogue.origin.problem else []
        found += [f"设置有 {len(problems)} 处没有采用。"] if problems else []
        lines = [f"{''.join(found)}原因和办法在“设置”里。"] if found else []
        lines += self._told[:_MOST_TOLD]
        if more := self._told[_MOST_TOLD:]:
            lines.append(f"另有 {len(more)} 处类似的问题，“设置”的“检查安装”里有清单。")
        self.ui.amiss.setText("\n".join(lines))
        self.ui.amiss.setVisible(bool(lines))

    def show_practice(self) -> None:
        """Say so while the workbook's units, or that of the open case, are invented."""
        unit = self.wizard.case.unit if self.now == "business" else None
        self.ui.practice.setVisible(self.workbook.practice or (unit is not None and is_sample(unit)))

    def tell(self, problem: str) -> None:
        """Say above the screens, once, that something of the person's data cannot be used."""
        if problem not in self._told:
            self._told.append(problem)
            self._show_problems()

    def start_tour(self) -> Tour:
        """Show the tour for new users, on the home screen."""
        self.show_screen("home")
        tour = Tour(self, self.home, self.ui.bar)
        tour.open()
        return tour

    # --- from screen to screen

    def get_screen(self, key: str) -> Screen:
        """The screen *key*, made on first use."""
        if key not in self.screens:
            screen = self.screens[key] = self._entries[key].make(self)
            self._frames[key] = scrolled(screen) if screen.scrolls else screen
            self.ui.screens.addWidget(self._frames[key])
        return self.screens[key]

    def show_screen(self, key: str) -> None:
        """Show the screen *key*; going home keeps the open case among the drafts."""
        if key == "business" and not self._case_is_open():
            key = "home"
        if key == "home" and self._case_is_open() and not self.wizard.leave():
            return  # it is being exported, which takes a moment
        self.bring_up(key)

    def bring_up(self, key: str, *, back: bool = False) -> None:
        """Show the screen *key*, as it was if one comes *back* to it, and leave the open case as it is."""
        self.now = key
        self.workbook.look_at_ledger()
        screen = self.get_screen(key)
        screen.come_back() if back else screen.enter()
        if key == "home":
            self.home.show_case(self.wizard.case.business if self._case_is_open() else "")
        frame = self._frames[key]
        if key == "home" and isinstance(frame, QScrollArea):
            frame.verticalScrollBar().setValue(0)
        self.ui.screens.setCurrentWidget(frame)
        self.ui.bar.show_screen(self._entries[key].under or key)
        announce(self.screens[key], self.screens[key].accessibleName() or heading(self.screens[key]))
        self.show_practice()

    def _go(self, key: str) -> None:
        """Follow a click on the bar: 办理业务 leads to the open case, and from there home."""
        self.show_screen("home" if key == self.now == "business" else key)

    def _case_is_open(self) -> bool:
        return "business" in self.screens and bool(self.wizard.case.business)

    # --- help

    def chapter(self) -> str:
        """The key of the manual's chapter on the current page."""
        return self.screens[self.now].chapter_now() or "start"

    def open_help(self, chapter: str) -> None:
        """Show the manual at that *chapter*; F1 in the manual changes nothing."""
        if self.now == "manual":
            if chapter != self.chapter():
                self.manual_screen.open(chapter)
        else:
            self._before_help = self.now
            self.manual_screen.open(chapter)
            self.show_screen("manual")
            self.manual_screen.set_way_back(True)
            self.manual_screen.ui.list.setFocus()

    def leave_help(self) -> None:
        """Go back to the screen that was shown before the manual."""
        if key := self._before_help:
            self.bring_up("home" if key == "business" and not self._case_is_open() else key, back=True)
            self.manual_screen.set_way_back(False)
            self._before_help = ""

    # --- events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept a workbook or a form."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the workbook, or adopt the form, that was dropped."""
        path = _dropped(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == _FORM:
            self.show_screen("forms")
            self.forms_screen.adopt(path)
        else:
            self.workbook.open(path)

    def _restore_geometry(self) -> None:
        """Take the size of the last time, or one that fits the screen."""
        self.setMinimumSize(640, 360)
        if self.restoreGeometry(self.settings.geometry):
            return
        spare = self.screen().availableGeometry().adjusted(0, 0, *_FRAME)
        width, height = min(_SIZE[0], spare.width()), min(_SIZE[1], spare.height())
        self.resize(width, height)
        self.move(spare.x() + (spare.width() - width) // 2, spare.y() + (spare.height() - height) // 2)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Move the focus in reading order."""
        return move_focus(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Handle keys that no control wanted: Enter on a button, Ctrl+F."""
        if not handled(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Wait for running work, and keep the window's position and size."""
        self.setProperty(CLOSED, True)
        for screen in self.screens.values():
            screen.close_down()
        self.workbook.close()
        wait_for_all(self)
        self.settings.geometry = bytes(self.saveGeometry().data())
        super().closeEvent(event)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dragged, if the window can open it."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    known = len(paths) == 1 and paths[0].suffix.lower() in (*WORKBOOK_SUFFIXES, _FORM)
    return paths[0] if known else None
