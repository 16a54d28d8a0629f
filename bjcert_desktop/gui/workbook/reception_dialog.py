"""领取: what came back, for one case or for many, entered in one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from ...guide import Catalogue
from ...jobs.cases.returned_rows import match_returned
from ...jobs.reception import Returned, Returning, fault_of_day, fault_of_serial, receive_all, returning
from ...ledger import Entry, Ledger
from ...registry.api import clean, read_date
from ...registry.reading import pasted_rows
from ..kit.dialogs import WritingDialog
from ..kit.edit_table import EditColumn, EditTable
from ..kit.event_filters import guard_wheel
from .ui_reception_dialog import Ui_ReceptionDialog

_SERIAL, _LAST_DAY = "证书.USBKey序列号", "证书.到期日期"
_NEW_SERIAL, _NEW_DAY = 3, 5  # columns
_TOLD = 5  # rows named
_TO_COMPARE, _GUIDED = "待核对", "手册：与原证书一致"


@dataclass(frozen=True)
class ReturningRow:
    """A certificate of a case that comes back."""

    entry: Entry
    returning: Returning


def returning_of(ledger: Ledger, entries: Sequence[Entry], catalogue: Catalogue) -> list[ReturningRow]:
    """What comes back from *entries*. Raises LedgerError."""
    return [ReturningRow(entry, each) for entry in entries for each in returning(ledger, entry, catalogue)]


class ReceptionDialog(WritingDialog):
    """A row for each certificate: new serial number and new last day, proposed where the old one is known.

    *entries* are the cases that are received. A proposal counts once a person has compared it with the certificate.
    """

    help_chapter = "ledger"

    def __init__(self, ledger: Ledger, entries: Sequence[Entry], rows: Sequence[ReturningRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_ReceptionDialog()
        self.ui.setupUi(self)
        self._ledger, self._entries, self._rows = ledger, list(entries), list(rows)
        one = entries[0]
        many = f"登记 {len(entries)} 件业务领回的证书"
        self.ui.headline.setText(many if len(entries) > 1 else f"{one.unit}　{one.title}".strip())
        self.ui.lead.setText(
            "新的到期日期照领回的证书填写，程序按它提醒下一次。更新的按原到期日期加年限预填，请核对；换了新介质的填上新序列号。"
        )
        self.table = EditTable(
            (
                EditColumn("单位", editable=False),
                EditColumn("证书", editable=False),
                EditColumn("原序列号", editable=False),
                EditColumn("新序列号", _clean_serial, _fault_of_serial),
                EditColumn("原到期日期", editable=False),
                EditColumn("新的到期日期", _clean_day, _fault_of_day),
            )
        )
        self.ui.table.attach(self.table, (0, 1))
        self.table.show_rows([_texts(row) for row in self._rows])
        for number, row in enumerate(self._rows):
            each = row.returning
            if each.valid_to is None and each.proposed:
                self.table.remarks[number, _NEW_DAY] = _GUIDED if each.guided else _TO_COMPARE
        self._connect()
        self.fit(1000, 560 if len(self._rows) > 4 else 460)
        self._allow()

    def _connect(self) -> None:
        ui = self.ui
        ui.problem.say("")
        ui.day.end_on(date.today())
        if all(entry.through for entry in self._entries):
            ui.day.show_day(self._entries[0].since)
        guard_wheel(ui.day)
        ui.drop.setVisible(len(self._entries) > 1)
        ui.told.say("")
        ui.table.taken = self._take
        ui.paste.clicked.connect(ui.table.paste)
        ui.drop.clicked.connect(self._drop)
        ui.compared.toggled.connect(lambda _on: self._allow())
        self.table.edited.connect(self._allow)
        ui.cancel.clicked.connect(self.reject)
        ui.later.clicked.connect(lambda: self._write(dated=False))
        ui.save.clicked.connect(lambda: self._write(dated=True))

    def _take(self, text: str) -> bool:
        """Put what was pasted where its units and numbers say; False if it names none."""
        found = match_returned(pasted_rows(text), [(row.entry, row.returning) for row in self._rows])
        for each in found or ():
            if each.index is not None and not each.problem:
                for column, value in ((_NEW_SERIAL, each.serial), (_NEW_DAY, each.day)):
                    if value:
                        self.table.put(each.index, column, [[value]])
        told = [f"粘贴的第 {each.line} 行：{each.problem}，没有填入。" for each in found or () if each.problem]
        self.ui.told.say("\n".join(told[:_TOLD] + ([f"另有 {len(told) - _TOLD} 行。"] if len(told) > _TOLD else [])))
        return found is not None

    def _drop(self) -> None:
        """Leave the case of the current row as it is."""
        at = self.ui.table.currentIndex().row()
        if 0 <= at < len(self._rows) and len(self._entries) > 1:
            entry = self._rows[at].entry
            self._entries.remove(entry)
            for row in reversed([n for n, each in enumerate(self._rows) if each.entry is entry]):
                del self._rows[row]
                remarks = self.table.remarks
                self.table.remove(row)
                self.table.remarks = {(n - (n > row), c): text for (n, c), text in remarks.items() if n != row}
            self.ui.headline.setText(f"登记 {len(self._entries)} 件业务领回的证书")

    def _allow(self) -> None:
        idle = not self._writer.busy  # what is being written does not change any more
        for each in (self.ui.table, self.ui.paste, self.ui.drop):
            each.setEnabled(idle)
        dated = any(row[_NEW_DAY] for row in self.table.rows)
        faults = self.table.faults()
        self.ui.problem.say("\n".join(dict.fromkeys(faults)))
        self.ui.compared.setVisible(dated)
        entered = dated or any(row[_NEW_SERIAL] for row in self.table.rows)
        self.ui.save.setEnabled(idle and entered and not faults and (self.ui.compared.isChecked() or not dated))
        self.ui.later.setVisible(not all(entry.through for entry in self._entries))
        self.ui.later.setEnabled(idle)

    def _write(self, *, dated: bool) -> None:
        """Record the reception; without *dated*, leave the last days open."""
        self.ui.table.finish_typing()
        if dated and not self.ui.save.isEnabled():
            return
        found: dict[int, list[Returned]] = {entry.id: [] for entry in self._entries}
        for row, texts in zip(self._rows, self.table.rows, strict=True):
            last = read_date(texts[_NEW_DAY]) if dated else None
            found[row.entry.id].append(Returned(row.returning, last, texts[_NEW_SERIAL]))
        when, ledger, entries = self.ui.day.day(), self._ledger, list(self._entries)
        for wrong in (fault_of_day(each, when) for returned in found.values() for each in returned):
            if wrong:
                self.ui.problem.say("".join(wrong))
                return
        self._writer.ask(
            lambda: receive_all(ledger, [(entry, found[entry.id]) for entry in entries], when),
            lambda _: self.accept(),
        )
        self._allow()

    def _refuse(self, why: str) -> None:
        self._allow()
        self.ui.problem.say(why)


def _texts(row: ReturningRow) -> list[str]:
    each = row.returning
    was, new = each.certificate.valid_to if each.known else None, each.valid_to or each.proposed
    return [
        row.entry.unit,
        "　".join(filter(None, (each.certificate.name or "（同单位名称）", each.certificate.user))),
        each.certificate.serial or ("新办" if not each.known else "—"),
        each.serial,
        was.isoformat() if was else "—",
        new.isoformat() if new else "",
    ]


def _clean_serial(text: str) -> str:
    return clean(_SERIAL, text)


def _clean_day(text: str) -> str:
    found = read_date(text)
    return found.isoformat() if found else clean(_LAST_DAY, text)


def _fault_of_serial(text: str) -> str:
    return "".join(fault_of_serial(text) or ())


def _fault_of_day(text: str) -> str:
    return "" if not text or read_date(text) else f"“{text}”不是日期，请写成 2027-11-29 这样。"
