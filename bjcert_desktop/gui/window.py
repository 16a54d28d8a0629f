"""The window: the top bar with the program's places, and the place one is in."""

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from .kit.cards import scroll_area
from .kit.screen import Screen
from .screens import AT_HOME, SCREENS
from .ui_window import Ui_Window

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWidgets import QScrollArea

    from ..guide import Catalogue
    from ..jobs.form_library import FormSet
    from ..ledger import Ledger
    from .batch.batch_screen import BatchScreen
    from .forms.forms_screen import FormsScreen
    from .home.finder_screen import FinderScreen
    from .home.home_screen import HomeScreen
    from .ledger.data_safety import DataSafety
    from .ledger.ledger_screen import LedgerScreen
    from .manual.manual_screen import ManualScreen
    from .registry.registry_screen import RegistryScreen
    from .renewals.renewals_screen import RenewalsScreen
    from .state.settings import Settings
    from .state.workbook import Workbook
    from .tour import Tour
    from .wizard.wizard import Wizard

_GEOMETRY = "window.dat"  # in the person's data folder: where the window was, and how large
_FRAME = (-16, -40)  # what the frame takes of the screen


class Window(QWidget):
    """Everything on the screen. What a person has is kept in *folder*, which is made when there is something to keep.

    At first it shows home and the bar alone; ``finish`` makes it whole. *places* holds the places gone to so far, by
    key, and *now* is the key of the one that one is in.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder, self.drafts = folder, folder / "drafts"
        self.screens: dict[str, Screen] = {}
        self._shown: dict[str, QWidget] = {}
        self.now = ""
        self._finished = False
        self.ui = Ui_Window()
        self.ui.setupUi(self)
        self.ui.bar.set_screens({key: title for key, title, _ in SCREENS if title})
        self.ui.bar.chosen.connect(self._go)
        self._place_on_screen()
        self.ui.bar.fit(self.first_width())
        self._show("home")

    def finish(self) -> None:
        """Bring in what the first picture did without. Raises GuideError when the guide cannot be read."""
        from ..system.event_log import keep_log
        from .help import Help
        from .kit.widgets import only_up_and_down

        self.catalogue  # noqa: B018 - an error in the guide is to be told first
        keep_log(self.folder)
        self._finished = True
        self.help: Help = Help(self)
        self.ui.bar.finish()
        only_up_and_down(cast("QScrollArea", self._shown["home"]))
        self.workbook.changed.connect(lambda: self.ui.practice.setVisible(self.workbook.practice))
        self.home.finish(self.catalogue, self.workbook, self.drafts, self._cases_in_hand)
        self._tell_what_is_amiss()
        cast("QApplication", QApplication.instance()).focusWindowChanged.connect(self._look_again_soon)

    def _look_again_soon(self) -> None:
        QTimer.singleShot(0, self, self._look_again)  # until then the window before counts as the active one

    def _look_again(self) -> None:
        """When a person has come back to the window, the workbook may be another one."""
        if self.isActiveWindow():
            self.workbook.look_again()

    def _tell_what_is_amiss(self) -> None:
        problems = self.settings.policy.problems
        said = ["手册数据有问题，收款账户不显示。"] if self.catalogue.origin.problem else []
        said += [f"设置有 {len(problems)} 处没有采用。"] if problems else []
        self.ui.amiss.setText(f"{''.join(said)}原因和办法在“设置”里。")
        self.ui.amiss.setVisible(bool(said))

    def start_tour(self) -> "Tour":
        """Show a newcomer around at home."""
        from .tour import Tour

        self.show_screen("home")
        tour = Tour(self)
        tour.open()
        return tour

    # --- what the places work with, made when it is first needed

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The guide."""
        from ..guide import load_catalogue

        return load_catalogue(update=self.settings.policy.path("guide"))

    @cached_property
    def settings(self) -> "Settings":
        """What the office and the person chose."""
        from .state.settings import Settings

        return Settings(self.folder)

    @cached_property
    def workbook(self) -> "Workbook":
        """The office's workbook."""
        from .state.workbook import Workbook

        return Workbook(self.folder, self.settings, self)

    @cached_property
    def forms(self) -> "FormSet":
        """The forms in use."""
        from ..jobs.form_library import FormSet

        shared = self.settings.policy.path("forms")
        return FormSet(shared or self.folder / "forms", shared=shared is not None, locked=self.settings.locked("forms"))

    @cached_property
    def ledger(self) -> "Ledger":
        """办理记录."""
        from ..ledger import Ledger

        return Ledger(self.folder)

    @cached_property
    def ledger_care(self) -> "DataSafety":
        """Backups of the ledger and the like."""
        from .ledger.data_safety import DataSafety

        return DataSafety(self.ledger, self)

    def _cases_in_hand(self) -> dict[str, int]:
        """How many exported cases are not through yet, by the name of their state."""
        ledger = self.ledger.practice if self.workbook.practising else self.ledger
        return {state.label: count for state, count in ledger.in_hand().items()} if ledger.path.exists() else {}

    # --- going from place to place

    def screen_of(self, key: str) -> Screen:
        """The place *key*, made now if nobody has been there yet."""
        if key not in self.screens:
            screen = next(make for each, _, make in SCREENS if each == key)(self)
            self.screens[key] = screen
            self._shown[key] = self._frame() if screen.scrolls else screen
            self.ui.screens.addWidget(self._shown[key])
            if screen.scrolls:
                cast("QScrollArea", self._shown[key]).setWidget(screen)
        return self.screens[key]

    def _frame(self) -> QWidget:
        frame = scroll_area()
        if self._finished:
            from .kit.widgets import only_up_and_down

            only_up_and_down(frame)
        return frame

    def show_screen(self, key: str) -> None:
        """Go to the place *key*; going home puts the case at hand away among the drafts."""
        if key == "business" and not self._case_at_hand():
            key = "home"
        if key == "home" and self._case_at_hand() and not self.wizard.leave():
            return  # it is being exported, which is done in a moment
        self._show(key)

    def _show(self, key: str) -> None:
        self.now = key
        self.screen_of(key).enter()
        if key == "home":
            self.home.show_case(self.wizard.case.business if self._case_at_hand() else "")
        self.ui.screens.setCurrentWidget(self._shown[key])
        self.ui.bar.show_screen(AT_HOME.get(key, key))

    def _go(self, key: str) -> None:
        """What a click on the bar does: 办理业务 leads to the case at hand, and from there home."""
        self.show_screen("home" if key == self.now == "business" else key)

    def _case_at_hand(self) -> bool:
        return "business" in self.screens and bool(self.wizard.case.business)

    @property
    def home(self) -> "HomeScreen":
        """首页."""
        return cast("HomeScreen", self.screen_of("home"))

    @property
    def finder(self) -> "FinderScreen":
        """不确定办哪个？"""
        return cast("FinderScreen", self.screen_of("finder"))

    @property
    def wizard(self) -> "Wizard":
        """办理业务: the case at hand."""
        return cast("Wizard", self.screen_of("business"))

    @property
    def batch_screen(self) -> "BatchScreen":
        """批量办理."""
        return cast("BatchScreen", self.screen_of("batch"))

    @property
    def ledger_screen(self) -> "LedgerScreen":
        """办理记录."""
        return cast("LedgerScreen", self.screen_of("ledger"))

    @property
    def renewals_screen(self) -> "RenewalsScreen":
        """到期提醒."""
        return cast("RenewalsScreen", self.screen_of("renewals"))

    @property
    def registry_screen(self) -> "RegistryScreen":
        """单位信息表."""
        return cast("RegistryScreen", self.screen_of("registry"))

    @property
    def forms_screen(self) -> "FormsScreen":
        """表样管理."""
        return cast("FormsScreen", self.screen_of("forms"))

    @property
    def manual_screen(self) -> "ManualScreen":
        """办事指南."""
        return cast("ManualScreen", self.screen_of("guide"))

    # --- coming and going

    def _place_on_screen(self) -> None:
        """As large as it was last time, or as fits the screen."""
        self.setMinimumSize(640, 360)
        try:
            if self.restoreGeometry((self.folder / _GEOMETRY).read_bytes()):
                return
        except OSError:
            pass  # it is the first time
        room = self.screen().availableGeometry()
        spare = room.adjusted(0, 0, *_FRAME)
        width, height = min(1366, spare.width()), min(768, spare.height())
        self.resize(width, height)
        self.move(spare.x() + (spare.width() - width) // 2, spare.y() + (spare.height() - height) // 2)

    def first_width(self) -> int:
        """How wide it comes up: on its whole screen where it was closed like that."""
        return self.screen().availableGeometry().width() if self.isMaximized() else self.width()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes as things are laid out."""
        from .kit.focus import move_focus

        return move_focus(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: "QKeyEvent") -> None:  # noqa: N802 - Qt's name
        """Keys that no control wanted: Enter on a button, Ctrl+F."""
        from .kit.focus import handled

        if not handled(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: N802 - Qt's name
        """Let running work end before the window goes."""
        for screen in self.screens.values():
            screen.close_down()
        if "ledger_care" in self.__dict__:
            self.ledger_care.close_down()
        if "workbook" in self.__dict__:
            self.workbook.close()
        from .kit.task import wait_for_all

        wait_for_all()
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / _GEOMETRY).write_bytes(self.saveGeometry().data())
        super().closeEvent(event)
