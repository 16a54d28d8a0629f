"""The window: the top bar with the program's places, and the place one is in."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from ..formset import FormSet
from ..guide import Catalogue
from ..unit import Unit
from .help import Help
from .place import Place
from .settings import Settings
from .ui_window import Ui_Window
from .widgets import scrolled
from .workbook import Workbook

if TYPE_CHECKING:
    from ..ledger import Ledger
    from ..renewals import Wanted
    from .batch_place import BatchPlace
    from .forms_place import FormsPlace
    from .guide_place import GuidePlace
    from .home import Home
    from .registry_place import RegistryPlace
    from .renewals_place import RenewalsPlace
    from .wizard import Wizard


class Window(QWidget):
    """Everything on the screen; *settings* remember its size, and hold what the office and the person chose.

    *places* holds the places gone to so far, by key.
    """

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, drafts: Path, settings: Settings
    ) -> None:
        super().__init__()
        self.ui = Ui_Window()
        self.ui.setupUi(self)
        self.catalogue, self.workbook, self.forms, self.settings = catalogue, workbook, forms, settings
        self.drafts = drafts
        workbook.setParent(self)
        workbook.changed.connect(lambda: self.ui.practice.setVisible(workbook.practice))
        self.places: dict[str, Place] = {}
        self._shown: dict[str, QWidget] = {}
        self.now = ""  # the key of the place that one is in
        self.ui.bar.set_places({key: title for key, title, _ in _PLACES if title})
        self.ui.bar.chosen.connect(self._go)
        self.help = Help(self)
        self._show("home")

    def place(self, key: str) -> Place:
        """The place *key*, made now if nobody has been there yet."""
        if key not in self.places:
            place = next(make for each, _, make in _PLACES if each == key)(self)
            self.places[key] = place
            self._shown[key] = scrolled(place) if place.scrolls else place
            self.ui.places.addWidget(self._shown[key])
        return self.places[key]

    def show_place(self, key: str) -> None:
        """Go to the place *key*; going home puts the case at hand away among the drafts."""
        if key == "business" and not self._case_at_hand():
            key = "home"
        if key == "home" and self._case_at_hand() and not self.wizard.leave():
            return  # it is being exported, which is done in a moment
        self._show(key)

    def _show(self, key: str) -> None:
        self.now = key
        self.place(key).enter()
        if key == "home":
            self.home.show_case(self.wizard.case.business if self._case_at_hand() else "")
        self.ui.places.setCurrentWidget(self._shown[key])
        self.ui.bar.show_place(_AT_HOME.get(key, key))

    def _go(self, key: str) -> None:
        """What a click on the bar does: 办理业务 leads to the case at hand, and from there home."""
        self.show_place("home" if key == self.now == "business" else key)

    def _case_at_hand(self) -> bool:
        return "business" in self.places and bool(self.wizard.case.business)

    @property
    def home(self) -> "Home":
        """首页."""
        return cast("Home", self.place("home"))

    @cached_property
    def ledger(self) -> "Ledger":
        """办理记录 in the person's data folder, made when it is first used."""
        from ..ledger import Ledger

        return Ledger(self.drafts.parent)

    @property
    def wizard(self) -> "Wizard":
        """办理业务: the case at hand."""
        return cast("Wizard", self.place("business"))

    @property
    def batch_place(self) -> "BatchPlace":
        """批量办理."""
        return cast("BatchPlace", self.place("batch"))

    @property
    def renewals_place(self) -> "RenewalsPlace":
        """到期提醒."""
        return cast("RenewalsPlace", self.place("renewals"))

    @property
    def registry_place(self) -> "RegistryPlace":
        """单位信息表."""
        return cast("RegistryPlace", self.place("registry"))

    @property
    def forms_place(self) -> "FormsPlace":
        """表样管理."""
        return cast("FormsPlace", self.place("forms"))

    @property
    def guide_place(self) -> "GuidePlace":
        """办事指南."""
        return cast("GuidePlace", self.place("guide"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the workbook again when a person comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.workbook.look_again()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let running work end before the window goes."""
        for place in self.places.values():
            place.close_down()
        self.workbook.close()
        self.settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)


# --- the places: what makes one imports it, so that a start needs only the first


def _home(window: Window) -> Place:
    from .home import Home

    place = Home(window.catalogue, window.workbook, window.drafts)
    place.chosen.connect(lambda business: window.wizard.choose(business))
    place.resumed.connect(lambda draft: window.wizard.resume(draft))
    place.dropped.connect(lambda draft: window.wizard.drop(draft))
    place.wanted.connect(window.show_place)
    return place


def _wizard(window: Window) -> Place:
    from .wizard import Wizard

    place = Wizard(window.catalogue, window.workbook, window.forms, window.drafts, window.settings)
    place.home.connect(lambda: window._show("home"))
    place.opened.connect(lambda: window._show("business"))
    return place


def _batch(window: Window) -> Place:
    from .batch_place import BatchPlace

    def mend(unit: Unit) -> None:
        window.show_place("registry")
        window.registry_place.browser.chosen.emit(unit)

    place = BatchPlace(window.catalogue, window.workbook, window.forms, window.settings, window.ledger)
    place.mend.connect(mend)
    return place


def _renewals(window: Window) -> Place:
    from .renewals_place import RenewalsPlace

    def go_on(scenario: str, wanted: "Wanted") -> None:
        window.show_place("batch")
        window.batch_place.take(scenario, wanted)

    place = RenewalsPlace(window.catalogue, window.workbook, lambda: ())
    place.batch.connect(go_on)
    return place


def _registry(window: Window) -> Place:
    from .registry_place import RegistryPlace

    return RegistryPlace(window.workbook)


def _forms(window: Window) -> Place:
    from .forms_place import FormsPlace

    def show_again() -> None:
        if "business" in window.places:
            window.wizard.show_again()

    place = FormsPlace(window.forms)
    place.changed.connect(show_again)
    return place


def _guide(window: Window) -> Place:
    from .guide_place import GuidePlace

    place = GuidePlace(window.catalogue)
    place.left.connect(window.help.go_back)
    return place


_AT_HOME = {"home": "business"}  # places without a title of their own on the bar, and the title they are under

#: Each place in the order of the bar: its key, its title there, what makes it. 设置 stands at the right end.
_PLACES: tuple[tuple[str, str, Callable[[Window], Place]], ...] = (
    ("home", "", _home),
    ("business", "办理业务", _wizard),
    ("batch", "批量办理", _batch),
    ("renewals", "到期提醒", _renewals),
    ("registry", "单位信息表", _registry),
    ("forms", "表样管理", _forms),
    ("guide", "办事指南", _guide),
)
