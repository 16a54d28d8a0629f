"""到期提醒: which certificates expire when, and a batch for the chosen ones."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from ...domain.board import Board, Due, wanted
from ...domain.certificates import decision_on
from ...domain.renewals import DUE_GROUPS, LABELS, Group, Key, answers_for, scenario_for
from ...guide import Catalogue
from ...jobs.renewals import write_renewals
from ...registry.writing import Stopped
from ..kit import style
from ..kit.accessible import tell
from ..kit.cards import CountTile
from ..kit.choices import OneOf
from ..kit.dialogs import ask_to_save, documents, message
from ..kit.focus import insert_below
from ..kit.screen import Screen
from ..kit.tables import dress, give_room
from ..kit.task import Cancelled, Report
from ..kit.widgets import button, chip, clear
from ..state.overview import Overview
from ..state.workbook import Workbook
from .contradiction_bar import ContradictionBar
from .renewals_advice import explain
from .renewals_print import ask_and_print, listing
from .renewals_table import Ident, RenewalsTable, ident
from .ui_renewals_screen import Ui_RenewalsScreen

_Way = tuple[str, tuple[tuple[str, str], ...]]  # the id of a scenario, and answers to the questions of its form

#: What a tile shows: its name, the groups, and how pressing they are.
_TILES: dict[str, tuple[str, tuple[Group, ...], str]] = {
    "soon": ("现在要办", DUE_GROUPS, ""),
    "expired": (LABELS[Group.EXPIRED], (Group.EXPIRED,), "bad"),
    "first": (LABELS[Group.FIRST], (Group.FIRST,), "caution"),
    "second": (LABELS[Group.SECOND], (Group.SECOND,), ""),
    "later": (LABELS[Group.LATER], (Group.LATER,), ""),
    "unknown": ("新日期未登记", (Group.UNKNOWN,), "caution"),
    "undated": (LABELS[Group.UNDATED], (Group.UNDATED,), ""),
}
_KEYS = {Key.HELD: "USBKey 在手里", Key.LOST: "丢了", Key.DAMAGED: "坏了"}

_FEW = 4  # tiles in a row of a narrow window


class RenewalsScreen(Screen):
    """The board.

    *batch* asks for a batch: the scenario's id, what is ``Wanted`` of which unit, and answers to questions. *received*
    asks to enter what came back from the cases of these numbers, *printing* to print their papers.
    """

    help_chapter = "renewals"
    batch = Signal(str, object, object)
    received = Signal(list)
    printing = Signal(list)
    scrolls = False

    def __init__(self, catalogue: Catalogue, workbook: Workbook) -> None:
        super().__init__()
        self.ui = Ui_RenewalsScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook = catalogue, workbook
        self.board: Board | None = None
        self._tile = "soon"
        self._proposed: set[Ident] = set()  # what was ticked for the person
        self._low, self._across = False, 0  # tiles in a row
        self._keys: dict[Ident, Key] = {}  # of the USBKeys that are lost or damaged
        self.ways: list[QPushButton] = []
        self.tiles = {}
        for name, (title, _, kind) in _TILES.items():
            self.tiles[name] = CountTile(title, "个单位", kind)
        self._groups = OneOf(self, self.tiles, self.show_group)
        self.keys = {key: chip(text) for key, text in _KEYS.items()}
        self._key_states = OneOf(self, self.keys, self._set_key)
        for made in self.keys.values():
            self.ui.keys.addWidget(made)
        self.against = ContradictionBar()
        self.against.decided.connect(lambda found, day: workbook.state_facts([decision_on(found, day, date.today())]))
        insert_below(self.ui.bodyLayout, self.ui.problem, self.against)
        self._make_table()
        self.ui.open.attach(workbook)
        self.ui.search.textChanged.connect(lambda _text: self._list())
        self.ui.all.clicked.connect(lambda: self.table.choose(map(ident, self.table.rows)))
        self.ui.none.clicked.connect(lambda: self.table.choose(()))
        self.ui.save.clicked.connect(self._ask_for_workbook)
        self.ui.print.clicked.connect(self._print)
        self.ui.busy.task.failed.connect(self._not_saved)
        for banner in (self.ui.problem, self.ui.notice):
            banner.say("")
        workbook.changed.connect(self._workbook_changed)
        self._view: Overview | None = None
        self._workbook_changed()

    def _make_table(self) -> None:
        self.table = RenewalsTable(self.advice)
        self.table.ticked.connect(self._show_ways)
        view = self.ui.table
        dress(view, self.table, (0, len(RenewalsTable.heads) - 1))
        view.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_detail())

    # --- the board

    def _workbook_changed(self) -> None:
        self._show_work()
        if self._workbook.view is not self._view:
            self._view = self._workbook.view
            self._show_board()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for the table."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < style.LOW_BELOW and not self.ui.work.isHidden()
        give_room(self.ui, low)
        across = _FEW if self.width() < style.NARROW_BELOW else len(self.tiles)
        for number, tile in enumerate(self.tiles.values()):
            tile.set_low(low)
            if across != self._across:
                self.ui.tiles.addWidget(tile, number // across, number % across)
                self.ui.tiles.setColumnStretch(number, int(number < across))
        self._across = across
        if low != self._low:
            self._low = low
            self._show_detail()

    def _show_work(self) -> None:
        there = self.ui.open.show_workbook()
        self.ui.work.setVisible(there)
        self.ui.footer.setVisible(there)
        self._fit()
        if self._workbook.problem:
            self.ui.problem.say(self._workbook.problem)

    def _show_board(self) -> None:
        """Show what is due as the workbook and the ledger have it."""
        if self._view is None:
            return
        first = self.board is None
        self.board = self._view.board
        self.ui.problem.say(self._view.ledger_problem)
        self.against.show_contradictions(self._view.contradictions)
        for name, tile in self.tiles.items():
            groups = _TILES[name][1]
            listed = [due for group in groups for due in self.board.groups[group]]
            shown = listed if groups == (Group.UNKNOWN,) else self._waiting(name)
            certificates = sum(len(due.certificates) for due in shown)
            handled = f"，另有 {len(listed) - len(shown)} 个在办理中" if len(listed) > len(shown) else ""
            tile.say(len({due.unit.row for due in shown}), f"{certificates} 枚证书{handled}")
        if first or self.table.chosen == self._proposed:  # a unit may have another name or code by now
            self._propose(self._tile)
        self.show_group(self._tile)

    def show_group(self, name: str) -> None:
        """List the groups of a tile. When it is another one than before, choose all that is not in hand."""
        if name != self._tile:
            self._propose(name)
        self._tile = name
        self._groups.show(name)
        self._list()

    def _propose(self, tile: str) -> None:
        """Tick all entries of *tile* that are not in hand."""
        self._proposed = set(map(ident, self._waiting(tile)))
        self.table.choose(self._proposed)

    def _waiting(self, tile: str) -> list[Due]:
        """The entries of a tile that are not in hand."""
        return [due for group in _TILES[tile][1] for due in self.board.waiting(group)] if self.board else []

    def _list(self) -> None:
        registry = self._workbook.registry
        if self.board is None or registry is None:
            return
        text = self.ui.search.text().strip()
        found = {unit.row for unit in registry.search(text, len(registry.units))[0]} if text else None
        rows = [due for group in _TILES[self._tile][1] for due in self.board.groups[group]]
        rows.sort(key=lambda due: due.handled is not None)  # first those that the tile counts
        self.table.show_dues([due for due in rows if found is None or due.unit.row in found], self.board.today)
        self._show_ways()
        self._show_detail()

    # --- what is to be done

    def advice(self, due: Due) -> str:
        """What to do about an entry, in a few words."""
        if due.handled is not None:
            return due.handled.words
        scenario = scenario_for(self._catalogue, due.group, self._key(due))
        return self._catalogue.owner(scenario.id)[0].title if scenario else "先打电话询问"

    def _key(self, due: Due) -> Key:
        return self._keys.get(ident(due), Key.HELD)

    def _set_key(self, key: Key) -> None:
        if (due := self._at()) is not None:
            self._keys[ident(due)] = key
            self.table.redraw()
            self._show_ways()
        self._show_detail()

    def _at(self) -> Due | None:
        row = self.ui.table.currentIndex().row()
        return self.table.rows[row] if 0 <= row < len(self.table.rows) else None

    def _show_detail(self) -> None:
        due = self._at()
        self._key_states.show(self._key(due) if due else None)
        for made in self.keys.values():
            made.setVisible(due is not None)
        self.ui.detail.setVisible(due is not None or not self._low)
        if due is None:
            tell(self.ui.unit, "选中一行，这里可以写明 USBKey 丢了或坏了。" if self.table.rows else "这里没有单位。")
            self.ui.advice.hide()
            return
        style.set_state(self.ui.unit, "role", "remark" if self._low else "strong")
        self.ui.unit.setText(explain(self._catalogue, due, self._key(due)) if self._low else due.unit.name)
        self.ui.advice.setText(explain(self._catalogue, due, self._key(due)))
        self.ui.advice.setVisible(not self._low)
        self.ui.table.scrollTo(self.ui.table.currentIndex())

    def _chosen(self) -> dict[_Way, list[Due]]:
        """The chosen entries that are listed, by the way to handle them; under a blank those without one."""
        found: dict[_Way, list[Due]] = {}
        for due in self.table.rows:
            if ident(due) in self.table.chosen:
                key = self._key(due)
                scenario = scenario_for(self._catalogue, due.group, key)
                answers = answers_for(self._catalogue, scenario, key) if scenario else {}
                way = (scenario.id if scenario else "", tuple(answers.items()))
                found.setdefault(way, []).append(due)
        return found

    def _show_ways(self) -> None:
        """Show what is chosen, with a button for each scenario."""
        chosen = self._chosen()
        units = {due.unit.row for dues in chosen.values() for due in dues}
        certificates = sum(len(due.certificates) for dues in chosen.values() for due in dues)
        said = f"已选 {len(units)} 个单位，{certificates} 枚证书" if units else self._ask()
        if asked := chosen.pop(("", ()), []):
            said += f"；{len(asked)} 个要先打电话询问"
        tell(self.ui.total, said)
        clear(self.ui.ways)
        self.ways = []
        if self._tile == "unknown":
            self._offer_reception()
            chosen = {}
        for number, way in enumerate(sorted(chosen, key=lambda each: -len(chosen[each]))):
            business, count = self._catalogue.owner(way[0])[0], len({due.unit.row for due in chosen[way]})
            causes = "、".join(filter(None, (each.label_of(dict(way[1])) for each in business.questions)))
            text = f"批量{business.short}{f'（{causes}）' if causes else ''} {count} 个单位"
            go = partial(self._go, way, chosen[way])
            self.ways.append(button(text, go, "plain" if number else "primary"))
            self.ui.ways.addWidget(self.ways[-1])
        self._offer_papers()
        self.ui.print.setEnabled(bool(self.table.rows))
        self._allow_saving()

    def _offer_reception(self) -> None:
        """Offer to enter the new last days of what is listed, or ticked."""
        chosen = [due for due in self.table.rows if ident(due) in self.table.chosen] or self.table.rows
        cases = sorted({due.handled.entry for due in chosen if due.handled})
        if cases:
            text = f"登记 {len(cases)} 件的新到期日期…"
            self.ways.append(button(text, partial(self.received.emit, cases), "primary"))
            self.ui.ways.addWidget(self.ways[-1])

    def _offer_papers(self) -> None:
        """Offer to print the papers of the cases that see to what is ticked."""
        ticked = (due for due in self.table.rows if ident(due) in self.table.chosen)
        cases = sorted({due.handled.entry for due in ticked if due.handled and due.group != Group.UNKNOWN})
        if cases:
            self.ways.append(button(f"打印 {len(cases)} 件的材料…", partial(self.printing.emit, cases), "plain"))
            self.ui.ways.addWidget(self.ways[-1])

    def _ask(self) -> str:
        """The text shown while nothing is chosen."""
        if not self.table.rows:
            return "这里没有单位"
        if self._tile == "unknown":
            return "已领取，还没有登记新的到期日期"
        return "这里的单位都在办理中" if all(due.handled for due in self.table.rows) else "请勾选要办的单位"

    def _go(self, way: _Way, dues: Sequence[Due]) -> None:
        self.batch.emit(way[0], wanted(dues), dict(way[1]))

    # --- on paper, as a workbook

    def _print(self) -> None:
        if self.board is not None:
            title = f"到期提醒：{_TILES[self._tile][0]}"
            ask_and_print(listing(title, self.table.rows, self.board.today, self.advice), self)

    def _ask_for_workbook(self) -> None:
        proposed = documents() / f"到期提醒 {date.today():%Y%m%d}.xlsx"
        if path := ask_to_save(self, "导出到期提醒", proposed, new=True):
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the listed entries to the new workbook *path*."""
        if self.board is None or self.ui.busy.task.busy:
            return
        rows, today = list(self.table.rows), self.board.today
        said = {id(due): self.advice(due) for due in rows}
        total = sum(max(len(due.certificates), 1) for due in rows)

        def work(report: Report, cancelled: Cancelled) -> None:
            write_renewals(path, rows, today, lambda due: said[id(due)], lambda n: report(n, total), cancelled)

        self.ui.problem.say("")
        self.ui.notice.say("")
        self.ui.busy.run("正在导出", work, lambda _: self._saved(path))
        self._allow_saving()

    def _allow_saving(self) -> None:
        self.ui.save.setEnabled(bool(self.table.rows) and not self.ui.busy.task.busy)

    def _saved(self, path: Path) -> None:
        self._allow_saving()
        self.ui.notice.say(f"已导出“{path}”。", "good")

    def _not_saved(self, error: Exception) -> None:
        self._allow_saving()
        if isinstance(error, Stopped):
            self.ui.notice.say(str(error), "info")
        else:
            self.ui.problem.say(message(error))
