"""What is chosen once for a whole batch: the scenario, the years, how to hand in and to pay."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QWidget

from ...domain.case import Case
from ...domain.plan import MAX_YEARS
from ...domain.renewals import DUE_DAYS
from ...guide import Catalogue, Question, Scenario
from ..kit import style
from ..kit.event_filters import guard_wheel
from ..kit.widgets import text_label
from ..state.settings import Settings

_TITLE = 420  # pixels that the longest title needs
_FIRST = 3  # controls that stay in the first row
_MOST = 9  # parts of the room that are offered to the titles, of ten


class BatchChoices(QObject):
    """The controls in a *row*, or in another one below it. *changed* is emitted when another choice is made."""

    changed = Signal()

    def __init__(self, catalogue: Catalogue, row: QHBoxLayout, below: QHBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self.scenarios, self.causes = QComboBox(), QComboBox()
        self.deliveries, self.collections, self.payments = QComboBox(), QComboBox(), QComboBox()
        self.years = QSpinBox(minimum=1, maximum=MAX_YEARS, suffix=" 年")
        self.only_due = QCheckBox(f"只办 {DUE_DAYS} 天内到期的")
        self.only_due.setChecked(True)
        listed = [each for _, each in catalogue.scenarios() if each.documents and not each.online]
        for scenario in listed:
            self.scenarios.addItem(scenario.title, scenario.id)
        for box, choices in ((self.deliveries, catalogue.deliveries), (self.payments, catalogue.payments)):
            for choice in choices:
                box.addItem(choice.label, choice.id)
        self.collections.addItem("领取：同提交方式", "")
        for choice in catalogue.collections:
            self.collections.addItem(f"领取：{choice.label}", choice.id)
        named: tuple[tuple[str, QWidget], ...] = (
            ("业务", self.scenarios),
            ("原因", self.causes),
            ("年限", self.years),
            ("提交方式", self.deliveries),
            ("领取方式", self.collections),
            ("支付方式", self.payments),
        )
        self._narrow, self._parts = False, [widget for _, widget in named]
        self._names = [text_label(name, "secondary", wrap=False) for name, _ in named]
        for label, (name, widget) in zip(self._names, named, strict=True):
            widget.setAccessibleName(name)
            label.setBuddy(widget)
            widget.setMinimumHeight(style.CONTROL)
            row.addWidget(label)
            row.addWidget(widget, _MOST if widget is self.scenarios else 0)
        row.addWidget(self.only_due)
        row.addStretch(1)
        below.addStretch(1)
        self._row, self._below, self._in_two = row, below, False
        self.scenarios.setMaximumWidth(_TITLE)
        self.scenarios.setMinimumContentsLength(8)
        self.scenarios.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scenarios.currentTextChanged.connect(self.scenarios.setToolTip)
        self.scenarios.setCurrentIndex(next((n for n, each in enumerate(listed) if each.renews), 0))
        boxes = self.causes, self.deliveries, self.collections, self.payments
        guard_wheel(self.scenarios, *boxes, self.years)
        self.scenarios.currentIndexChanged.connect(lambda _index: self._choose_scenario())
        for box in boxes:
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._offer_causes()
        self.years.valueChanged.connect(lambda _years: self.changed.emit())
        self.only_due.toggled.connect(lambda _on: self.changed.emit())

    def _choose_scenario(self) -> None:
        self._offer_causes()
        self.changed.emit()

    def _offer_causes(self) -> None:
        """Offer the answers to what a form of the scenario shows; none is chosen for the person."""
        question = self.question
        blocked = self.causes.blockSignals(True)
        self.causes.clear()
        if question is not None:
            self.causes.addItem(f"{question.short}？", "")
            for option in question.options:
                self.causes.addItem(option.label, option.id)
            self.causes.setToolTip(question.text)
        self.causes.blockSignals(blocked)

    def keep(self, settings: Settings) -> None:
        """Choose the ways that were chosen the last time, and remember those that will be."""
        for name, box in (("delivery", self.deliveries), ("collection", self.collections), ("payment", self.payments)):
            settings.keep(f"batch/{name}", box)
        self.only_due.setChecked(settings.value("batch/due") != "all")
        self.only_due.toggled.connect(lambda on: settings.set_value("batch/due", "due" if on else "all"))

    @property
    def question(self) -> Question | None:
        """The question whose answer a form of the scenario shows."""
        business, scenario = self._catalogue.owner(str(self.scenarios.currentData()))
        return next(iter(business.open_questions(scenario.id)), None)

    @property
    def unasked(self) -> str:
        """What has to be answered before anything is exported; blank if nothing."""
        question = self.question
        return f"请先选择：{question.text}" if question and not self.causes.currentData() else ""

    def answer(self, answers: Mapping[str, str]) -> None:
        """Choose these answers (question id → option id)."""
        if self.question is not None:
            self.causes.setCurrentIndex(max(0, self.causes.findData(answers.get(self.question.id, ""))))

    @property
    def scenario(self) -> Scenario:
        """The scenario that is chosen."""
        return self._catalogue.owner(str(self.scenarios.currentData()))[1]

    @property
    def due(self) -> bool:
        """Whether only certificates that are due count."""
        return self.scenario.renews and self.only_due.isChecked() and not self.only_due.isHidden()

    def case(self) -> Case:
        """A case of today with these choices, without a unit."""
        question, cause = self.question, str(self.causes.currentData() or "")
        return Case(
            answers={question.id: cause} if question and cause else {},
            years=self.years.value() if self.scenario.counted_in_years else 1,
            delivery=str(self.deliveries.currentData()),
            collection=str(self.collections.currentData()),
            payment=str(self.payments.currentData()),
            day=date.today(),
        )

    def fit(self, *, every_certificate: bool) -> None:
        """Offer what the scenario asks for. With *every_certificate*, the certificates are already chosen."""
        self.years.setVisible(self.scenario.counted_in_years)
        self.causes.setVisible(self.question is not None)
        self.collections.setVisible(self.scenario.collected)
        self.set_narrow(self._narrow)
        self.only_due.setVisible(self.scenario.renews and not every_certificate)

    def set_in_two(self, in_two: bool) -> None:
        """Put the ways into a row of their own, or back."""
        if in_two == self._in_two:
            return
        self._in_two = in_two
        line, at = (self._below, 0) if in_two else (self._row, 2 * _FIRST)
        for label, part in zip(self._names[_FIRST:], self._parts[_FIRST:], strict=True):
            line.insertWidget(at, label)
            line.insertWidget(at + 1, part)
            at += 2
        line.insertWidget(at, self.only_due)

    def set_narrow(self, narrow: bool) -> None:
        """Hide the names of the controls, and those of hidden ones."""
        self._narrow = narrow
        for label, part in zip(self._names, self._parts, strict=True):
            label.setVisible(not narrow and not part.isHidden() and part not in (self.causes, self.collections))
