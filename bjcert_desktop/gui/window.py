"""The window: the top bar with the program's places, and the place one is in."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ..formset import FormSet
from ..guide import Catalogue
from ..unit import Unit
from .forms_place import FormsPlace
from .registry_place import RegistryPlace
from .ui_window import Ui_Window
from .widgets import button, scrolled
from .wizard import Wizard
from .workbook import Workbook

if TYPE_CHECKING:
    from .batch_place import BatchPlace

_PLACES = ("办理业务", "批量办理", "单位信息表", "表样管理")
BATCH, REGISTRY, FORMS = 1, 2, 3


class Window(QWidget):
    """Everything on the screen; *settings* remember its size, the last workbook and the last folder."""

    def __init__(
        self, catalogue: Catalogue, workbook: Workbook, forms: FormSet, drafts: Path, settings: QSettings
    ) -> None:
        super().__init__()
        self.ui = Ui_Window()
        self.ui.setupUi(self)
        self.workbook, self.settings = workbook, settings
        workbook.setParent(self)
        self.forms = forms
        self.wizard = Wizard(catalogue, workbook, forms, drafts, settings)
        self.ui.source.setText(f"依据《{catalogue.title}》")
        self.places: list[QPushButton] = []
        for number, name in enumerate(_PLACES):
            opener = button(name, partial(self.show_place, number), "place")
            opener.setCheckable(True)
            self.places.append(opener)
            self.ui.nav.addWidget(opener)
        self._shown: dict[int, QWidget] = {0: self.wizard}
        self.ui.places.addWidget(self.wizard)
        self.show_place(0)
        self.wizard.page.focus()

    @cached_property
    def registry_place(self) -> RegistryPlace:
        """单位信息表, made when it is first gone to."""
        return RegistryPlace(self.workbook)

    @cached_property
    def forms_place(self) -> FormsPlace:
        """表样管理, made when it is first gone to."""
        place = FormsPlace(self.forms)
        place.changed.connect(self.wizard.show_again)
        return place

    @cached_property
    def batch_place(self) -> "BatchPlace":
        """批量办理, made when it is first gone to."""
        from .batch_place import BatchPlace  # with all that a batch needs, which a start does not

        place = BatchPlace(self.wizard.catalogue, self.workbook, self.forms, self.settings)
        place.mend.connect(self._mend)
        return place

    def _mend(self, unit: Unit) -> None:
        """Show the registry at *unit*, to complete it there."""
        self.show_place(REGISTRY)
        self.registry_place.browser.chosen.emit(unit)

    def show_place(self, number: int) -> None:
        """Go to one of the places; the wizard keeps its step meanwhile."""
        if number not in self._shown:
            makers: dict[int, Callable[[], QWidget]] = {
                BATCH: lambda: self.batch_place,
                REGISTRY: lambda: self.registry_place,
                FORMS: lambda: self.forms_place,
            }
            self._shown[number] = scrolled(makers[number]())
            self.ui.places.addWidget(self._shown[number])
        self.ui.places.setCurrentWidget(self._shown[number])
        if number == FORMS:
            self.forms_place.show_forms()
        for each, opener in enumerate(self.places):
            opener.setChecked(each == number)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the workbook again when a person comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.workbook.look_again()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let running work end before the window goes."""
        self.wizard.close_down()
        if BATCH in self._shown:
            self.batch_place.close_down()
        self.workbook.close()
        self.settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)
