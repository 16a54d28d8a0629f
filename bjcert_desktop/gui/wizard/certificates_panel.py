"""The certificates of a case: which certificates, how many, for how many years, and on which day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from ...domain.case import Case
from ...domain.money import amount_text
from ...domain.plan import MAX_CERTIFICATES, MAX_YEARS, issued_anew
from ...domain.preselection import Repeats
from ...domain.renewals import DUE_DAYS, Handled, due_indexes, is_due
from ...domain.unit import Certificate, Unit
from ...guide import Scenario, chapter_source
from ..kit import style
from ..kit.event_filters import guard_wheel
from ..kit.focus import insert_below
from ..kit.tables import CheckTable, Index, dress, fit_rows
from ..kit.widgets import button
from ..state.workbook import Workbook
from ..workbook.certificates_dialog import ask_for_certificates
from .notices import ExpiredNotice
from .page import PageState
from .ui_certificates_panel import Ui_CertificatesPanel

_ROWS = 8  # certificates shown at a time
_END, _USER = 2, 3  # the columns of last days and of users
_IN_HAND = "　"  # between the last day and what is in hand
_NARROW = 560  # pixels of a table under which the users are left to the tool tips, for the sake of the names
IN_FULL = 760  #: pixels from which there is room for what is in hand


class CertificateTable(CheckTable[tuple[int, Certificate], int]):
    """The unit's certificates with their numbers; *chosen* holds the numbers of the ticked ones.

    A *narrow* one shortens what is in hand, which the tool tips tell in full.
    """

    heads = ("证书名称", "USBKey 序列号", "有效期至", "使用人")

    def __init__(self) -> None:
        super().__init__()
        self._certificates: tuple[Certificate, ...] = ()
        self._day = date.today()
        self._handled: Mapping[int, Handled] = {}
        self._renewed = self.narrow = False

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows, in a narrow table only that a case sees to the certificate."""
        told = super().data(index, role)
        if self.narrow and role == Qt.ItemDataRole.DisplayRole and index.column() == _END and isinstance(told, str):
            until, in_hand, _ = told.partition(_IN_HAND)
            return f"{until}（在办）" if in_hand else until
        return told

    def show_certificates(
        self,
        certificates: tuple[Certificate, ...],
        chosen: tuple[int, ...],
        day: date,
        handled: Mapping[int, Handled] | None = None,
        renewed: bool = False,
    ) -> bool:
        """List *certificates* with the *chosen* ticked; those that ended before *day* are marked.

        *handled* are those that a case sees to already, by index. In a renewal (*renewed*), the days are told that
        others still have before they are due. Return whether they are others than before.
        """
        before = self.chosen, self._day, self._handled, self._renewed
        self.chosen, self._day, self._handled, self._renewed = set(chosen), day, handled or {}, renewed
        if certificates is self._certificates:
            if before != (self.chosen, self._day, self._handled, self._renewed):
                self.redraw()
            return False
        self._certificates = certificates
        self.replace_rows(enumerate(certificates))
        return True

    def key(self, row: tuple[int, Certificate]) -> int:
        """The number of the certificate."""
        return row[0]

    def texts(self, row: tuple[int, Certificate]) -> tuple[str, ...]:
        """Name, serial number, last day, user."""
        index, each = row
        until = f"{each.valid_to}{self._remark(each)}" if each.valid_to else "—"
        if case := self._handled.get(index):
            until = f"{until}{_IN_HAND}{case.words}"
        return each.name or "（同单位名称）", each.serial or "—", until, each.user or "—"

    def colour(self, row: tuple[int, Certificate], column: int) -> str | None:
        """Red for the last day of an expired certificate."""
        return style.colours().bad if column == _END and self._expired(row[1]) else None

    def _remark(self, certificate: Certificate) -> str:
        if certificate.valid_to is None or self._expired(certificate):
            return "（已过期）" if certificate.valid_to else ""
        later = self._renewed and not is_due(certificate.valid_to, self._day)
        return f"（还有 {(certificate.valid_to - self._day).days} 天）" if later else ""

    def _expired(self, certificate: Certificate) -> bool:
        return certificate.valid_to is not None and certificate.valid_to < self._day


def show_in(table: QTableView, model: CertificateTable) -> None:
    """Bring the ticked certificates into view, as many of them as there is room for."""
    for row in (*sorted(model.chosen)[-1:], *sorted(model.chosen)[:1]):
        table.scrollTo(model.index(row, 0))


class CertificatesPanel(QWidget):
    """Boxes for existing certificates, a number for others, and the total."""

    case_changed = Signal(Case)

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self.ui = Ui_CertificatesPanel()
        self.ui.setupUi(self)
        self._workbook = workbook
        self.expired = ExpiredNotice()
        self.expired.switched.connect(self._switch)
        insert_below(self.ui.CertificatesPanelLayout, self.ui.banner, self.expired)
        self.change = button("添加或更正这个单位的证书…", self._change_certificates)
        insert_below(self.ui.CertificatesPanelLayout, self.ui.listCard, self.change, left=True)
        self.model = CertificateTable()
        self.model.ticked.connect(lambda: self._tick(tuple(sorted(self.model.chosen))))
        dress(self.ui.table, self.model, (0,))
        self.ui.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.ui.soon.clicked.connect(lambda: self._tick(self._soon))
        self.ui.all.clicked.connect(lambda: self._tick(tuple(range(self.model.rowCount()))))
        self.ui.none.clicked.connect(lambda: self._tick(()))
        guard_wheel(self.ui.count, self.ui.years, self.ui.day)
        self.ui.years.setRange(1, MAX_YEARS)
        self.ui.count.valueChanged.connect(self._count)
        self.ui.years.valueChanged.connect(lambda years: self.case_changed.emit(replace(self._case, years=years)))
        self.ui.day.dateChanged.connect(lambda _day: self.case_changed.emit(replace(self._case, day=self.ui.day.day())))

    def show_state(self, state: PageState) -> None:
        """Show the choices of the case and what they cost."""
        self._case, scenario, unit = state.case, state.scenario, state.case.unit
        if scenario is None or unit is None:
            return
        self._anew = issued_anew(state.catalogue, state.case, scenario)
        listed, chosen = certificates_asked(state, scenario, unit)
        self._repeats = state.repeats
        count = len(state.plan.certificates) if state.plan else len(chosen)
        self._existing = scenario.about_existing or (self._anew and bool(listed))
        self.ui.lead.setText(
            "　".join(filter(None, (_lead(scenario.counted_in_years, bool(listed)), chapter_source(scenario.chapter))))
        )
        asked = said_of(state, listed, chosen)
        switching = self.expired.show_state(state)
        remark = asked or ("" if switching else _remark(state))
        self.ui.banner.say(remark, "info" if asked and asked != state.problem else "caution")
        self.ui.listCard.setVisible(bool(listed))
        if self.model.show_certificates(listed, chosen, state.case.day, state.repeats.listed, scenario.renews):
            show_in(self.ui.table, self.model)
        fit_rows(self.ui.table, min(len(listed), _ROWS))
        self._soon = due_indexes(unit, state.case.day) if listed else ()
        self.ui.soon.setVisible(scenario.counted_in_years and 0 < len(self._soon) < len(listed))
        self.ui.soon.setText(f"只选 {DUE_DAYS} 天内到期和已过期的（{len(self._soon)} 枚）")
        self.ui.countLabel.setText("另外办理" if listed else "办理枚数")
        self.ui.count.setAccessibleName(self.ui.countLabel.text())
        self.ui.countNote.setText(
            f"已勾选 {len(chosen)} 枚，共办理 {count} 枚。上面没有列出的证书在这里加，明细表上留空行手写。"
            if listed
            else "没有登记证书，明细表上的序列号和有效期留空，打印后手写。"
            if scenario.about_existing
            else ""
        )
        for widget, shown in (
            (self.ui.count, (0 if listed else 1, MAX_CERTIFICATES, count - len(chosen) if listed else count)),
            (self.ui.years, (1, MAX_YEARS, state.case.years)),
        ):
            widget.blockSignals(True)
            widget.setRange(*shown[:2])
            widget.setValue(shown[2])
            widget.blockSignals(False)
        self.ui.day.blockSignals(True)
        self.ui.day.show_day(state.case.day)
        self.ui.day.blockSignals(False)
        self.ui.yearsRow.setVisible(scenario.counted_in_years)
        self.ui.yearsNote.setText("多于 1 年的，请以北京数字认证核定为准。" if state.case.years > 1 else "")
        self._show_total(state)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave room for the names of the certificates."""
        super().resizeEvent(event)
        self.model.narrow = self.width() < IN_FULL
        self.ui.table.setColumnHidden(_USER, self.width() < _NARROW)

    def control(self, name: str = "") -> QWidget:
        """What asks for *name*: the date, or else the certificates or their number."""
        if name == self.ui.dayLabel.text():
            return self.ui.day
        return self.ui.count if self.ui.listCard.isHidden() else self.ui.table

    def _show_total(self, state: PageState) -> None:
        plan = state.plan
        self.ui.total.setText(amount_text(plan.total if plan else None))
        self.ui.sum.setText("，".join(f"{line.label} {line.explained}" for line in plan.lines) if plan else "")

    def _change_certificates(self) -> None:
        if unit := self._case.unit:
            self._workbook.state_facts(ask_for_certificates(unit, self))

    def _switch(self, case: Case) -> None:
        self.ui.table.setFocus()  # the button goes
        self.case_changed.emit(case)

    def _tick(self, chosen: tuple[int, ...]) -> None:
        self.case_changed.emit(ticked(self._case, chosen, anew=self._anew, repeats=self._repeats))

    def _count(self, count: int) -> None:
        self.case_changed.emit(self._case.choose(**{"extra" if self._existing else "requested": count}))


def certificates_asked(
    state: PageState, scenario: Scenario, unit: Unit
) -> tuple[tuple[Certificate, ...], tuple[int, ...]]:
    """The certificates to choose from, and those chosen: the existing ones, or the lost ones to be issued anew."""
    choices, every = state.case.choices, unit.certificates
    if scenario.about_existing:
        return every, choices.chosen_of(len(every), single=scenario.replaces_key)
    if issued_anew(state.catalogue, state.case, scenario) and choices.superseded is not None:
        return every, choices.superseded
    return (), ()


def ticked(case: Case, chosen: tuple[int, ...], *, anew: bool, repeats: Repeats) -> Case:
    """*case* with these certificates *chosen*; who ticks one that a case sees to already means it."""
    before = set(case.choices.superseded or ()) if anew else set(repeats.chosen)
    again = case.choices.again or any(index in repeats.listed and index not in before for index in chosen)
    return case.choose(**{"superseded" if anew else "chosen": chosen}, again=again)


def said_of(state: PageState, listed: tuple[Certificate, ...], chosen: tuple[int, ...]) -> str:
    """What is wrong with the choice; nothing chosen is asked about rather than called wrong."""
    if not listed or chosen or state.plan is not None:
        return state.problem
    due = due_indexes(state.case.unit, state.case.day) if state.case.unit else ()
    if state.scenario is None or not state.scenario.renews or set(due) - set(state.repeats.listed):
        return "请勾选要办理的证书。"
    return f"没有 {DUE_DAYS} 天内到期或已过期、又还没有在办的证书。确实要现在更新的，请勾选。"


def _lead(years: bool, listed: bool) -> str:
    what = "勾选这次要办理的证书" if listed else "填写这次要办理的枚数"
    return f"{what}{'，并选择年限' if years else ''}。每枚证书在明细表上占一行。"


def _remark(state: PageState) -> str:
    """What the guide says about expired certificates."""
    caveats = state.plan.caveats if state.plan else ()
    return "".join(caveat.text for caveat in caveats if caveat.when == "expired-certificates")
