"""单位与证书: finding the unit in the workbook, choosing its certificates, and correcting its values for this case."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent

from ...domain.unit import Unit
from ..kit.focus import reveal
from ..kit.widgets import button, shrink_head
from ..state.workbook import Workbook
from ..workbook.unit_browser import FIELDS_SHOWN, origin
from .certificates_panel import CertificatesPanel
from .notices import RepeatNotice
from .page import PageState, WizardPage
from .ui_unit_page import Ui_UnitPage
from .unit_fields import corrected, fields_asked, show_field, with_former_name


class UnitPage(WizardPage):
    """The list on the left; on the right the certificates of the chosen unit, and its fields."""

    help_chapter = "workbook"

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self.ui = Ui_UnitPage()
        self.ui.setupUi(self)
        self._workbook = workbook
        self._only = QTimer(self, singleShot=True, interval=0)
        self._only.timeout.connect(self._take_only)
        self.browser = self.ui.browser
        self.repeats = RepeatNotice()
        self.repeats.insisted.connect(lambda: self.case_changed.emit(self._state.case.choose(again=True)))
        self.browser.ui.unitSideLayout.insertWidget(0, self.repeats)
        self.repeats.stackUnder(self.browser.ui.unitCard)  # read out before it
        self.certificates = CertificatesPanel(workbook)
        self.certificates.case_changed.connect(self.case_changed)
        self.browser.ui.top.addWidget(self.certificates)
        self.add = button("表里没有？直接添加单位…", self.ui.open.add_unit)
        self.browser.ui.top.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.ui.open.attach(workbook)
        self.browser.ui.openOther.clicked.connect(self.ui.open.choose)
        self.browser.chosen.connect(self._choose)
        self.browser.edited.connect(self._correct)
        self.browser.finished.connect(lambda _name, _text: self.show_state(self._state))
        self.browser.confirmed.connect(workbook.confirm)
        self.browser.ui.reset.clicked.connect(self._reset)

    def show_state(self, state: PageState) -> None:
        """Show the workbook's units and the unit of the case."""
        self._state = state
        before = self.browser.isVisible()
        self.browser.setVisible(self.ui.open.show_workbook())
        if self.browser.isVisible() and not before:
            self.browser.focus()  # the focused control is hidden now
        self.ui.banner.say(self._workbook.problem)
        self.repeats.show_repeats(state.repeats)
        registry, unit = self._workbook.registry, state.case.unit
        gone = unit is not None and registry is not None and bool(registry.units) and unit not in registry.units
        kept = f"“{unit.name if unit else ''}”不在现在打开的单位信息表里，用的是以前读到的资料。" if gone else ""
        self.ui.notice.say("\n".join(filter(None, (self._workbook.notice, kept))))
        self.browser.show_workbook(self._workbook, state.case.unit)
        self._show_unit(state)
        if unit is None and registry is not None and len(registry.units) == 1:
            self._only.start()

    def focus(self, field: str = "") -> None:
        """Focus the search, or the field to correct."""
        if not self.browser.isVisible():
            self.ui.open.ui.open.setFocus()
        elif not field or any(each.name == field for each in FIELDS_SHOWN):
            self.browser.focus(field)
        else:
            control = self.certificates.control(field)
            reveal(control)
            control.setFocus()

    def begin_anew(self) -> None:
        """List all units."""
        self.browser.show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave more of a low window to the list."""
        super().resizeEvent(event)
        shrink_head(self, self.ui.headline, self.ui.lead)

    def _take_only(self) -> None:
        """Choose the only unit of the workbook, once the page has been drawn."""
        registry = self._workbook.registry
        if self.isVisible() and self._state.case.unit is None and registry is not None and len(registry.units) == 1:
            self._choose(registry.units[0])

    def _choose(self, unit: Unit) -> None:
        self.case_changed.emit(with_former_name(replace(self._state.case, unit=unit), self._state.scenario))

    def _correct(self, attribute: str, text: str) -> None:
        self.case_changed.emit(corrected(self._state.case, attribute, text))

    def _reset(self) -> None:
        self.case_changed.emit(self._state.case.choose(corrections={}))

    def _show_unit(self, state: PageState) -> None:
        unit, ui = state.case.unit, self.browser.ui
        self.add.setVisible(unit is None)
        corrections = state.case.choices.corrections if unit else {}
        if unit is None:
            optional = "也可以不选，直接看办理步骤。" if state.unit_optional else ""
            ui.unitTitle.setText("请在左边选一个单位")
            ui.unitNote.setText(f"选好后，这里显示它的资料。{optional}")
        else:
            ui.unitTitle.setText(unit.corrected(corrections).name or "（没有名称）")
            changed = f"本次改了 {len(corrections)} 项。" if corrections else ""
            listed = f"登记了 {len(unit.certificates)} 枚证书" if unit.certificates else "没有登记证书"
            pairs = "左边填原来的，右边填新的。" if state.scenario and state.scenario.renamed else ""
            ui.unitNote.setText(f"{origin(unit)}，{listed}。{pairs}{changed}")
        self._show_certificates(state)
        ui.reset.setVisible(bool(corrections))
        self.browser.show_fields(
            fields_asked(state, FIELDS_SHOWN) if unit else [],
            lambda field, edit: show_field(self._workbook, self._state, field, edit),
        )

    def _show_certificates(self, state: PageState) -> None:
        """Show the certificates above the fields, or below those that say how the unit is renamed."""
        scenario, unit = state.scenario, state.case.unit
        asked = scenario is not None and unit is not None and not scenario.online
        self.certificates.setVisible(asked)
        self.help_chapter = "certificates" if asked else "workbook"
        if scenario is not None and asked:
            ui = self.browser.ui
            above, below = ui.fieldsPart, self.certificates
            if not scenario.renamed:
                above, below = below, above
            (ui.extra if scenario.renamed else ui.top).addWidget(self.certificates)
            above.stackUnder(below)  # read out before it
            self.certificates.show_state(state)
