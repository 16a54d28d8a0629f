"""The filters above the ledger's list: search, business, year, and a chip for each state."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ...guide import Catalogue
from ...jobs.drafts import Draft
from ...ledger import CaseState, Query
from ..kit.accessible import name_by_label
from ..kit.choices import OneOf
from ..kit.event_filters import guard_wheel
from ..kit.widgets import chip
from ..state.settings import Settings
from .ui_ledger_screen import Ui_LedgerScreen

_VOID = "void"
_CHIPS = 5  # in a row
#: What a chip lists: a state, drafts among them, the void cases, or all that count.
_STATES: dict[str, str] = {"": "全部", **{state.value: state.label for state in CaseState}, _VOID: "作废"}


class LedgerFilters(QObject):
    """*changed* follows every choice; *chips* are the chips by state."""

    changed = Signal()

    def __init__(self, ui: Ui_LedgerScreen, catalogue: Catalogue, screen: QWidget) -> None:
        super().__init__(screen)
        self._ui, self._state = ui, ""
        ui.business.addItem("全部业务", "")
        for business in catalogue.businesses:
            ui.business.addItem(business.title, business.id)
        ui.year.addItem("全部年份", None)
        guard_wheel(ui.business, ui.year)
        for box in (ui.business, ui.year):
            name_by_label(box, box.accessibleName())
        self.chips = {name: chip(text) for name, text in _STATES.items()}
        self._states = OneOf(self, self.chips, self.show_state)
        for number, made in enumerate(self.chips.values()):
            ui.states.addWidget(made, number // _CHIPS, number % _CHIPS)
        self._states.show("")
        for signal in (ui.search.textChanged, ui.business.currentIndexChanged, ui.year.currentIndexChanged):
            signal.connect(lambda _value: self.changed.emit())
        find = QShortcut(QKeySequence("Ctrl+F"), screen)
        find.activated.connect(ui.search.setFocus)
        find.activated.connect(ui.search.selectAll)

    def keep(self, settings: Settings) -> None:
        """Choose what was chosen the last time, and remember what will be."""
        year = settings.value("ledger/year")
        if year.isascii() and year.isdigit():
            self._ui.year.addItem(f"{year} 年", int(year))
            self._ui.year.setCurrentIndex(1)
        settings.keep("ledger/business", self._ui.business)
        state = settings.value("ledger/state")
        self.show_state(state if state in _STATES else "")

        def remember() -> None:
            settings.set_value("ledger/state", self._state)
            settings.set_value("ledger/year", str(self._ui.year.currentData() or ""))

        self.changed.connect(remember)

    def show_all(self) -> None:
        """Leave nothing out."""
        self._ui.search.clear()
        self._ui.business.setCurrentIndex(0)
        self._ui.year.setCurrentIndex(0)
        self.show_state("")

    def show_state(self, name: str) -> None:
        """List the cases in one state."""
        self._state = name
        self._states.show(name)
        self.changed.emit()

    @property
    def with_drafts(self) -> bool:
        """Whether drafts are listed."""
        return self._state in ("", CaseState.DRAFT)

    @property
    def with_cases(self) -> bool:
        """Whether cases of the ledger are listed."""
        return self._state != CaseState.DRAFT

    def query(self) -> Query:
        """The cases to list."""
        listed = self._state not in ("", _VOID, CaseState.DRAFT)
        return Query(
            text=self._ui.search.text(),
            state=CaseState(self._state) if listed else None,
            business=str(self._ui.business.currentData()),
            year=self._ui.year.currentData(),
            void=self._state == _VOID,
        )

    def show_years(self, years: list[int]) -> None:
        """Offer the *years* that have cases."""
        box = self._ui.year
        if [box.itemData(index) for index in range(1, box.count())] != years:
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem("全部年份", None)
            for year in years:
                box.addItem(f"{year} 年", year)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)

    def show_counts(self, counts: Mapping[CaseState, int]) -> None:
        """Say on each chip how many cases it lists; among void ones the others are not counted."""
        for name, made in self.chips.items():
            count = sum(counts.values()) if name == "" else counts.get(CaseState(name), 0) if name != _VOID else None
            made.setText(_STATES[name] + ("" if count is None or self._state == _VOID else f" {count:,}"))


def matching(query: Query, drafts: Collection[Draft]) -> list[Draft]:
    """Those of *drafts* that *query* finds, whatever their state."""
    words = query.text.casefold().split()

    def matches(draft: Draft) -> bool:
        case = draft.case
        text = f"{case.unit.name if case.unit else ''}\n{case.unit.code if case.unit else ''}".casefold()
        wrong = (query.business and case.business != query.business) or (query.year not in (None, case.day.year))
        return bool(case.business) and not wrong and all(word in text for word in words)

    return [draft for draft in drafts if matches(draft)]
