"""证书与年限: which certificates, how many, for how many years, and on which day."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView

from ...domain.case import Case
from ...domain.money import amount_text
from ...domain.plan import MAX_CERTIFICATES, MAX_YEARS
from ...domain.renewals import DUE_DAYS, due_indexes
from ...domain.unit import Certificate
from ..kit import style
from ..kit.event_filters import guard_wheel
from .page import Page, State, source
from .ui_certificates_page import Ui_CertificatesPage

_HEADERS = ("证书名称", "USBKey 序列号", "有效期至", "使用人")
Index = QModelIndex | QPersistentModelIndex


class CertificateTable(QAbstractTableModel):
    """The unit's certificates, each with a box to tick."""

    ticked = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.certificates: tuple[Certificate, ...] = ()
        self.chosen: tuple[int, ...] = ()
        self.day = date.today()

    def show_certificates(self, certificates: tuple[Certificate, ...], chosen: tuple[int, ...], day: date) -> None:
        """List *certificates* with the *chosen* ticked; those that ended before *day* are marked."""
        if certificates is not self.certificates:
            self.beginResetModel()
            self.certificates, self.chosen, self.day = certificates, chosen, day
            self.endResetModel()
        elif (chosen, day) != (self.chosen, self.day):
            self.chosen, self.day = chosen, day
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(_HEADERS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """One row for each certificate."""
        return 0 if parent.isValid() else len(self.certificates)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Name, serial number, last day, user."""
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> str | None:  # noqa: N802
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADERS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = 0) -> object:
        """What a cell shows."""
        certificate = self.certificates[index.row()]
        expired = certificate.valid_to is not None and certificate.valid_to < self.day
        if role == Qt.ItemDataRole.DisplayRole:
            until = f"{certificate.valid_to}{'（已过期）' if expired else ''}" if certificate.valid_to else "—"
            return (certificate.name or "（同单位名称）", certificate.serial or "—", until, certificate.user or "—")[
                index.column()
            ]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if index.row() in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and expired and index.column() == 2:
            return QColor(style.colours().bad)
        return None

    def setData(self, index: Index, value: object, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        """Tick or untick a certificate."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked.emit(tuple(sorted({*self.chosen, index.row()} if on else {*self.chosen} - {index.row()})))
        return True


class CertificatesPage(Page):
    """Ticks for certificates that exist, a number for those that do not, and the running total."""

    help_chapter = "certificates"

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_CertificatesPage()
        self.ui.setupUi(self)
        self.model = CertificateTable()
        self.model.ticked.connect(self._tick)
        self.ui.table.setModel(self.model)
        self.ui.table.verticalHeader().hide()
        self.ui.table.setShowGrid(False)
        self.ui.table.setSelectionBehavior(self.ui.table.SelectionBehavior.SelectRows)
        self.ui.table.verticalHeader().setDefaultSectionSize(36)
        self.ui.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.ui.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.ui.soon.clicked.connect(lambda: self._tick(self._soon))
        self.ui.all.clicked.connect(lambda: self._tick(tuple(range(self.model.rowCount()))))
        self.ui.none.clicked.connect(lambda: self._tick(()))
        guard_wheel(self.ui.count, self.ui.years, self.ui.day)
        self.ui.years.setRange(1, MAX_YEARS)
        self.ui.count.valueChanged.connect(self._count)
        self.ui.years.valueChanged.connect(lambda years: self.case_changed.emit(replace(self._case, years=years)))
        self.ui.day.setDisplayFormat("yyyy年M月d日")
        self.ui.day.setCalendarPopup(True)
        self.ui.day.dateChanged.connect(
            lambda day: self.case_changed.emit(replace(self._case, day=date(day.year(), day.month(), day.day())))
        )

    def show_state(self, state: State) -> None:
        """Show the choices of the case and what they cost."""
        self._case, scenario, unit = state.case, state.scenario, state.case.unit
        if scenario is None or unit is None:
            return
        listed = unit.certificates if scenario.about_existing else ()
        chosen = _chosen(state.case, len(listed))
        count = len(state.plan.certificates) if state.plan else len(chosen)
        self._existing = scenario.about_existing
        self.ui.lead.setText(
            "　".join(filter(None, (_lead(scenario.counted_in_years, bool(listed)), source(scenario.chapter))))
        )
        self.ui.banner.say(state.problem or _remark(state))
        self.ui.listCard.setVisible(bool(listed))
        self.model.show_certificates(listed, chosen, state.case.day)
        self._soon = due_indexes(unit, state.case.day) if listed else ()
        self.ui.soon.setVisible(scenario.counted_in_years and 0 < len(self._soon) < len(listed))
        self.ui.soon.setText(f"只选 {DUE_DAYS} 天内到期和已过期的（{len(self._soon)} 枚）")
        self.ui.countLabel.setText("另外办理" if listed else "办理枚数")
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
        self.ui.day.setDate(QDate(state.case.day.year, state.case.day.month, state.case.day.day))
        self.ui.day.blockSignals(False)
        self.ui.yearsRow.setVisible(scenario.counted_in_years)
        self.ui.yearsNote.setText("多于 1 年的，请以北京数字认证核定为准。" if state.case.years > 1 else "")
        self._show_total(state)

    def focus(self, field: str = "") -> None:
        """Begin with the certificates, or the number."""
        (self.ui.table if self.ui.listCard.isVisible() else self.ui.count).setFocus()

    def _show_total(self, state: State) -> None:
        plan = state.plan
        self.ui.total.setText(amount_text(plan.total if plan else None))
        self.ui.sum.setText("，".join(f"{line.label} {line.sum_text}" for line in plan.lines) if plan else "")

    def _tick(self, chosen: tuple[int, ...]) -> None:
        self.case_changed.emit(self._case.choose(chosen=chosen))

    def _count(self, count: int) -> None:
        self.case_changed.emit(self._case.choose(**{"extra" if self._existing else "requested": count}))


def _chosen(case: Case, listed: int) -> tuple[int, ...]:
    chosen = case.choices.chosen
    return tuple(range(listed)) if chosen is None else tuple(index for index in chosen if index < listed)


def _lead(years: bool, listed: bool) -> str:
    what = "勾选这次要办理的证书" if listed else "填写这次要办理的枚数"
    return f"{what}{'，并选择年限' if years else ''}。每枚证书在明细表上占一行。"


def _remark(state: State) -> str:
    """What the guide says against certificates that have ended."""
    caveats = state.plan.caveats if state.plan else ()
    return "".join(caveat.text for caveat in caveats if caveat.when == "expired-certificates")
