"""Shown while there are no units: ways to get some, or the progress of reading."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ...domain.fields import UNIT_FIELDS
from ...domain.unit import Unit
from ...jobs.filled_forms import FilledForms, read_filled_forms
from ...jobs.form_library import FormSet
from ...jobs.typed_certificates import facts_of_new
from ...registry.writing import write_units
from ..kit.dialogs import ask_to_open_several, ask_to_save, documents
from ..kit.focus import in_order
from ..preview.pages import PaperPages
from ..state.workbook import Workbook
from .choose import choose_workbook
from .filled_forms_dialog import FilledFormsDialog, pages_of
from .saving import create_blank
from .ui_open_panel import Ui_OpenPanel
from .unit_dialog import UnitDialog


class OpenPanel(QWidget):
    """Opens, creates or tries a workbook; shows progress and a stop button while one is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_OpenPanel()
        self.ui.setupUi(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.import_forms)

    def attach(self, workbook: Workbook) -> None:
        """Use *workbook*."""
        self._workbook = workbook
        self.ui.open.clicked.connect(self.choose)
        self.ui.create.clicked.connect(self.create_blank)
        self.ui.add.clicked.connect(self.add_unit)
        self.ui.importForms.clicked.connect(self.import_forms)
        self.ui.sample.clicked.connect(workbook.open_sample)
        self.ui.cancel.clicked.connect(workbook.cancel)
        workbook.progressed.connect(self._show_progress)

    def show_workbook(self) -> bool:
        """Show the progress or the ways to get units; True when neither is needed."""
        workbook = self._workbook
        self.ui.busy.setVisible(bool(workbook.busy))
        self._show_progress()
        there = workbook.registry is not None and bool(workbook.registry.units)
        self.ui.start.setVisible(not there and not workbook.busy)
        self.setVisible(not there or bool(workbook.busy))
        if self.isHidden() and (last := self.focusWidget()) is not None:
            last.clearFocus()  # otherwise it would get the focus back while hidden
            QTimer.singleShot(0, self, self._pass_on_focus)
        return there and not workbook.busy

    def _show_progress(self) -> None:
        busy, (done, total) = self._workbook.busy, self._workbook.progress
        self.ui.busyText.setText(f"{busy} {done:,} / {total:,} 行" if done else busy)
        self.ui.bar.setRange(0, total)
        self.ui.bar.setValue(done)

    def _pass_on_focus(self) -> None:
        """Give the focus to what is shown in place of the panel, unless something has it."""
        if self.window().focusWidget() is None and (found := next(in_order(self.parentWidget() or self), None)):
            found.setFocus()

    def choose(self) -> None:
        """Ask for a workbook and open it."""
        choose_workbook(self._workbook, self)

    def create_blank(self) -> None:
        """Ask for a path and write a blank workbook there."""
        if path := ask_to_save(self, "新建空白的单位信息表", documents() / "单位信息表.xlsx", new=True):
            create_blank(self._workbook, path)

    def add_unit(self) -> None:
        """Ask for the values of a unit and add it."""
        dialog = UnitDialog(self._workbook.notes, self)
        dialog.ui.importForms.clicked.connect(dialog.reject)
        dialog.ui.importForms.clicked.connect(self._soon.start)
        if dialog.exec():
            self._workbook.add(dialog.values())
            self._workbook.state_facts(dialog.facts())

    def import_forms(self) -> None:
        """Ask for filled forms of other years, and read them."""
        if paths := ask_to_open_several(self, "选择填好的申请表、明细表（可以多选）", ".docx"):
            self.read_forms(paths)

    def read_forms(self, paths: Sequence[Path]) -> None:
        """Read the filled forms at *paths*, and show what they say to be confirmed."""
        workbook = self._workbook
        forms = FormSet.in_force(workbook.settings.policy, workbook.folder)

        def work(_report: object, _cancelled: object) -> tuple[FilledForms, dict[Path, PaperPages]]:
            return read_filled_forms(paths, forms), pages_of(paths)

        def read(result: tuple[FilledForms, dict[Path, PaperPages]]) -> None:
            QTimer.singleShot(0, self, partial(self._confirm, *result))  # once the workbook is no longer busy

        workbook.run("正在读填好的表…", work, read)

    def _confirm(self, found: FilledForms, pages: dict[Path, PaperPages]) -> None:
        """Let the person confirm what was read, and keep it in a new workbook or beside the one that is open."""
        workbook = self._workbook
        if not found.units:
            workbook.problem = "\n".join(map(str, found.failed))
            workbook.changed.emit()
            return
        opened = workbook.registry is not None and bool(workbook.registry.kind)
        dialog = FilledFormsDialog(found, pages, self, opened=opened)
        if not dialog.exec():
            return
        if not dialog.saving:
            add_units(workbook, dialog.units())
        elif path := ask_to_save(self, "存成单位信息表", documents() / "单位信息表.xlsx", new=True):
            write = partial(write_units, path, dialog.units())
            workbook.run("正在写单位信息表…", lambda _report, _cancelled: write(), lambda _: workbook.open(path))


def add_units(workbook: Workbook, units: Sequence[Unit]) -> None:
    """Add *units* that were read from papers by hand; those that are there already are named and left alone."""
    held = workbook.registry.units if workbook.registry else ()
    there = {key for unit in held for key in (unit.code, unit.name) if key}
    known = [unit for unit in units if unit.code in there or unit.name in there]
    new = [unit for unit in units if unit not in known]
    for unit in new:
        values = ((field.name, getattr(unit, field.attribute)) for field in UNIT_FIELDS)
        workbook.add({name: value for name, value in values if value})
    workbook.state_facts([fact for unit in new for fact in facts_of_new(unit, date.today())])
    if known:
        workbook.notice = f"单位信息表里已经有{'、'.join(unit.name for unit in known)}，没有再添加。"
        workbook.changed.emit()
