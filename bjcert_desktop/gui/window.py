"""The window: the top bar with the program's places, and the place one is in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ..formset import FormSet
from ..guide import Catalogue
from .forms_place import FormsPlace
from .registry_place import RegistryPlace
from .ui_window import Ui_Window
from .widgets import button, scrolled
from .wizard import Wizard
from .workbook import Workbook


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
        self.wizard = Wizard(catalogue, workbook, forms, drafts, settings)
        self.registry_place = RegistryPlace(workbook)
        self.forms_place = FormsPlace(forms)
        self.forms_place.changed.connect(self.wizard.show_again)
        self.ui.source.setText(f"依据《{catalogue.title}》")
        self.places: list[QPushButton] = []
        places: tuple[tuple[str, QWidget], ...] = (
            ("办理业务", self.wizard),
            ("单位信息表", scrolled(self.registry_place)),
            ("表样管理", scrolled(self.forms_place)),
        )
        for number, (name, place) in enumerate(places):
            opener = button(name, partial(self.show_place, number), "place")
            opener.setCheckable(True)
            self.places.append(opener)
            self.ui.nav.addWidget(opener)
            self.ui.places.addWidget(place)
        self.show_place(0)
        self.wizard.page.focus()

    def show_place(self, number: int) -> None:
        """Go to one of the places; the wizard keeps its step meanwhile."""
        self.ui.places.setCurrentIndex(number)
        if self.ui.places.widget(number).isAncestorOf(self.forms_place):
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
        self.workbook.close()
        self.settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)
