"""单位信息表: every unit with its problems, to be corrected; the workbook itself is never changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMessageBox, QPushButton

from ...domain.fields import Field
from ...domain.unit import Certificate, Unit, same_unit
from ...jobs.batch.batch import Batch
from ...jobs.preparation import PreparedUnit, prepare
from ...registry.api import Registry
from ...registry.reading import Proposal, propose_mapping, read_around
from ...registry.writing import JoinedSheets, join_sheets, lost_in_copy
from ..kit.dialogs import ask_to_save, documents, message
from ..kit.rows import fact_row, ruled
from ..kit.screen import Screen
from ..kit.task import BackgroundTask
from ..kit.widgets import FieldEdit, button, clear, shrink_head, text_label
from ..state.workbook import Workbook
from ..workbook.certificates_dialog import ask_for_certificates
from ..workbook.missing_dialog import show_missing
from ..workbook.saving import save_as_workbook, save_copy, save_report
from ..workbook.unit_browser import FIELDS_SHOWN, origin, show_fault
from .left_out_dialog import LeftOutDialog
from .mapping_dialog import MappingDialog
from .problems_dialog import ProblemsDialog
from .ui_registry_screen import Ui_RegistryScreen

_COLUMNS, _WIDE = 5, 880  # of buttons; pixels from which on there is room for them
_MOST_SHEETS, _LONGEST = 5, 8  # that have a button (the others are in 核对各列); characters of its name


class RegistryScreen(Screen):
    """Shows the office's units; corrections made here hold for all later cases. *renewal* makes that of one unit."""

    help_chapter = "workbook"

    def __init__(self, workbook: Workbook, renewal: Callable[[PreparedUnit], Batch]) -> None:
        super().__init__()
        self.ui = Ui_RegistryScreen()
        self.ui.setupUi(self)
        self._renewal, self._lister = renewal, BackgroundTask(self)
        self._lister.failed.connect(lambda error: self.ui.banner.say(message(error)))
        self._workbook = workbook
        self.browser = self.ui.browser
        self.unit: Unit | None = None
        self._around: tuple[int, int, list[str]] = (
            0,
            0,
            [],
        )  # a row that was looked at: of which reading, and what is there
        self.ui.open.attach(workbook)
        self.browser.ui.openOther.clicked.connect(self.ui.open.choose)
        self.browser.chosen.connect(self._choose)
        self.browser.finished.connect(self._correct)
        self.browser.confirmed.connect(workbook.confirm)
        self.browser.ui.reset.clicked.connect(self._remove)
        self.browser.ui.missing.clicked.connect(self._show_missing)
        self.buttons: dict[str, QPushButton] = {}
        for name, action in (
            ("重新读取", workbook.read_again),
            ("添加单位…", self.ui.open.add_unit),
            ("从去年填好的表导入…", self.ui.open.import_forms),
            ("新建空白表…", self.ui.open.create_blank),
            ("核对各列…", lambda: self._map_columns()),
            ("没有读的行…", lambda: LeftOutDialog(workbook, self).exec()),
            ("表里的问题…", lambda: ProblemsDialog(workbook, self, self._go_to).exec()),
            ("另存改好的副本…", self._save_copy),
            ("导出问题清单…", self._save_report),
            ("存成单位信息表…", self._save_as_workbook),
        ):
            self.buttons[name] = button(name, action, "plain")
        self.ui.actions.setColumnStretch(_COLUMNS, 1)
        self._columns = 0
        self._lay_out_actions()
        self._sheets: tuple[str, ...] = ()  # for which there are buttons
        workbook.changed.connect(self.show_workbook)
        self.show_workbook()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave more of a low window to the list."""
        super().resizeEvent(event)
        shrink_head(self, self.ui.headline, self.ui.lead)
        self._lay_out_actions()

    def _lay_out_actions(self) -> None:
        """Five buttons a row where there is room, so that the list stands higher."""
        columns = _COLUMNS if self.width() >= _WIDE else _COLUMNS - 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, made in enumerate(self.buttons.values()):
            self.ui.actions.addWidget(made, number // columns, number % columns)

    def show_workbook(self) -> None:
        """Show the workbook as it is now."""
        workbook = self._workbook
        self.browser.setVisible(self.ui.open.show_workbook())
        self.ui.banner.say(workbook.problem)
        others = len(workbook.view.problems.get(0, [])) if workbook.view else 0
        elsewhere = f"另有 {others} 个问题不属于某个单位（如对不上单位的证书），请看“表里的问题”。" if others else ""
        self._offer_sheets()
        registry = workbook.registry
        remarks = _remarks(registry) if registry else ()
        self.ui.notice.say("\n".join(filter(None, (workbook.notice, *remarks, elsewhere))))
        for made in self.buttons.values():
            made.setVisible(
                registry is not None or workbook.refused is not None
            )  # until then the panel offers what there is
        from_file = registry is not None and bool(registry.kind)
        self.buttons["重新读取"].setEnabled(from_file)  # also meanwhile: it would lose the focus
        self.buttons["另存改好的副本…"].setEnabled(from_file and not workbook.busy)
        self.buttons["存成单位信息表…"].setVisible(registry is not None and not from_file)
        self.buttons["没有读的行…"].setEnabled(from_file and not workbook.busy)
        for name in ("表里的问题…", "导出问题清单…"):
            self.buttons[name].setEnabled(registry is not None and not workbook.busy)
        self.buttons["核对各列…"].setEnabled((from_file or workbook.refused is not None) and not workbook.busy)
        if registry is not None and self.unit is not None and self.unit not in registry.units:
            self.unit = same_unit(self.unit, registry.units)
        self.browser.show_workbook(workbook, self.unit)
        if not workbook.working:  # a value just typed is not there yet; the one before would come back
            self._show_unit()

    def _offer_sheets(self) -> None:
        """Buttons to read another sheet, or all of them as one, where several could be read."""
        workbook = self._workbook
        self.ui.sheetsPart.setEnabled(not workbook.busy)
        sheets = _readable(workbook)
        if sheets == self._sheets:
            return
        self._sheets = sheets
        clear(self.ui.sheets)
        now = workbook.registry.unit_sheet if workbook.registry and workbook.refused is None else ""
        for sheet in [each for each in self._sheets if each != now][:_MOST_SHEETS]:
            shown = sheet if len(sheet) <= _LONGEST else f"{sheet[:_LONGEST]}…"
            self.ui.sheets.addWidget(button(f"读“{shown}”表", partial(self._read_sheet, sheet), "plain"))
        self.ui.sheets.addWidget(button("合成一张新表…", self._join_sheets, "plain"))
        self.ui.sheets.addStretch(1)
        self.ui.sheetsPart.setVisible(bool(self._sheets))

    def _read_sheet(self, sheet: str) -> None:
        """Read *sheet* from now on; its columns are asked about where they are not sure."""
        workbook = self._workbook
        path = workbook.refused or (workbook.registry.path if workbook.registry else None)

        def read(proposal: Proposal) -> None:
            if proposal.unit.question:
                self._ask_mapping(proposal)
            else:
                workbook.open(proposal.path, proposal.mapping)

        if path is not None:
            work = partial(propose_mapping, path, sheet)
            workbook.run(f"正在读取“{sheet}”表…", lambda _report, _cancelled: work(), read)

    def _join_sheets(self) -> None:
        workbook = self._workbook
        path = workbook.refused or (workbook.registry.path if workbook.registry else documents())
        start = path.with_name(f"{path.stem}-合成.xlsx")
        out, sheets = ask_to_save(self, "合成一张新表", start, new=True), self._sheets
        if out is None:
            return
        work = partial(join_sheets, path, sheets, out)

        def tell(remarks: list[str]) -> None:
            workbook.notice = "\n".join(filter(None, (*remarks, workbook.notice)))

        def joined(result: JoinedSheets) -> None:
            workbook.open(out)
            workbook.run("", lambda _report, _cancelled: result.remarks, tell)

        workbook.run("正在合成一张表…", lambda _report, _cancelled: work(), joined)

    def _choose(self, unit: Unit) -> None:
        self.unit = unit
        self.show_workbook()
        self._show_unit()

    def _correct(self, name: str, value: str) -> None:
        if self.unit is not None:
            self._workbook.correct(self.unit, name, value)

    def _show_missing(self) -> None:
        """Say what the unit still has to give."""
        if self.unit is not None:
            batch = self._renewal(prepare(self.unit, self._workbook.notes))
            show_missing(self._lister, batch, self._workbook, self, self.ui.notice.say)

    def _remove(self) -> None:
        if self.unit is not None and self.unit.row < 0:
            self._workbook.remove(self.unit)
        elif self.unit is not None:
            self._workbook.judge_row(self.unit, False)
        self.unit = None

    def _show_unit(self) -> None:
        unit, ui = self.unit, self.browser.ui
        ui.unitCard.setEnabled(unit is not None)
        ui.reset.setVisible(unit is not None)
        ui.missing.setVisible(unit is not None)
        ui.reset.setText("删除这个单位" if unit is not None and unit.row < 0 else "不是单位，忽略")
        clear(ui.extra)
        if unit is None:
            ui.unitTitle.setText("请在左边选一个单位")
            ui.unitNote.setText("选好后，这里显示它的资料和问题。")
            ui.unitProblems.say("")
        else:
            ui.unitTitle.setText(unit.name or "（没有名称）")
            ui.unitNote.setText(f"{origin(unit)}，证书 {len(unit.certificates)} 枚。")
            view = self._workbook.view
            found = view.problems.get(unit.row, []) if view else []
            serious = any(problem.severity == "error" for problem in found)
            ui.unitProblems.say("\n".join(problem.message for problem in found), "bad" if serious else "caution")
            self._show_row(unit)
            self._show_certificates(unit)
        self.browser.show_fields(list(FIELDS_SHOWN) if unit else [], self._show_field)

    def _show_field(self, field: Field, edit: FieldEdit) -> None:
        if self.unit is None:
            edit.show_value("")
            return
        notes = self._workbook.notes
        value = str(getattr(self.unit, field.attribute))
        fault = notes.fault(field.name, value)
        if fault and value:
            show_fault(edit, field.name, value, fault)
        elif not value and (damage := self._workbook.damage(self.unit, field.name)):
            above = (damage.value,) if damage.code == "ditto" and not field.personal else ()
            serious = damage.severity == "error"
            edit.show_value(value, damage.message, "bad" if serious else "caution", suggestions=above)
        elif fault:
            edit.show_value(value, "没有填写", "caution")
        elif value and (said := notes.confirmation(field.name, value)):
            edit.show_value(value, f"{said.day} 已与原件核对", "good")
        elif self.unit.row > 0 and field.name in self._workbook.corrected_fields(self.unit):
            original = getattr(self._workbook.original(self.unit), field.attribute)
            edit.show_value(value, f"已改，表里是“{original}”" if original and not field.personal else "已改")
        else:
            edit.show_value(value)

    def _show_row(self, unit: Unit) -> None:
        """Offer what the workbook has in the row of *unit*, or show it."""
        registry, reads = self._workbook.registry, self._workbook.reads
        if unit.row <= 0 or registry is None:
            return
        path, sheet, row = registry.path, registry.unit_sheet, unit.row

        def look() -> None:
            self._workbook.run("", lambda _report, _cancelled: read_around(path, sheet, row), show)

        def show(lines: list[str]) -> None:
            self._around = reads, row, lines

        if self._around[:2] == (reads, row):
            self.browser.ui.extra.addWidget(text_label("\n".join(self._around[2]), "remark", selectable=True))
        else:
            made = button("看原表", look, "plain", name=f"看原表第 {row} 行")
            self.browser.ui.extra.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_certificates(self, unit: Unit) -> None:
        extra, change = self.browser.ui.extra, "添加或更正证书…"
        extra.addWidget(text_label("证书", "title"))
        for row in ruled(_certificate_row(number, each) for number, each in enumerate(unit.certificates, 1)):
            extra.addWidget(row)
        self.change = button(change, lambda: self._workbook.state_facts(ask_for_certificates(unit, self)))
        extra.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def _save_as_workbook(self) -> None:
        """Write the units that were added by hand into a workbook of their own."""
        if path := ask_to_save(self, "存成单位信息表", documents() / "单位信息表.xlsx", new=True):
            save_as_workbook(self._workbook, path)

    def _save_copy(self) -> None:
        registry = self._workbook.registry
        if registry is None or not self._accepts_loss(lost_in_copy(registry)):
            return
        if path := self._ask_path("另存改好的副本", "更正"):
            save_copy(self._workbook, path)

    def _accepts_loss(self, lost: tuple[str, ...]) -> bool:
        """Tell what the copy will lack before it is written; True if that does not matter."""
        if not lost:
            return True
        box = QMessageBox(
            QMessageBox.Icon.Question, "另存改好的副本", f"副本里不会有：{'、'.join(lost)}。", parent=self.window()
        )
        box.setInformativeText("原来的工作簿不会改动。要保留它们的，请照问题清单，在原来的工作簿里改。")
        go_on = box.addButton("仍然另存", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is go_on

    def _save_report(self) -> None:
        if path := self._ask_path("导出问题清单", "问题清单"):
            save_report(self._workbook, path)

    def _ask_path(self, title: str, word: str) -> Path | None:
        registry = self._workbook.registry
        start = registry.path if registry and registry.kind else documents() / "单位信息表.xlsx"
        suffix = ".xlsm" if registry and registry.kind == "xlsm" and word == "更正" else ".xlsx"
        return ask_to_save(self, title, start.with_name(f"{start.stem}-{word}{suffix}"), new=True)

    def _map_columns(self, sheet: str | None = None) -> None:
        workbook = self._workbook
        path = workbook.refused or (workbook.registry.path if workbook.registry else None)
        if path is not None:
            workbook.run(
                f"正在读取“{path.name}”的表头…",
                lambda _report, _cancelled: propose_mapping(path, sheet),
                self._ask_mapping,
            )

    def _go_to(self, unit: Unit) -> None:
        """Show *unit* in the list and in the card."""
        self.browser.show_all()
        self._choose(unit)

    def _ask_mapping(self, proposal: Proposal) -> None:
        dialog = MappingDialog(proposal, self, self._workbook.notes.mappings.get(proposal.fingerprint))
        dialog.other_sheet.connect(self._map_columns)
        if dialog.exec():
            self._workbook.open(proposal.path, dialog.mapping())


def _readable(workbook: Workbook) -> tuple[str, ...]:
    """The sheets that could be read, too, or instead: those like the one that was read, or all to choose from."""
    if workbook.refused is not None:
        return workbook.choice
    registry = workbook.registry
    return (registry.unit_sheet, *registry.alike) if registry and registry.alike else ()


def _remarks(registry: Registry) -> tuple[str, ...]:
    """What a person has to know about the file as a whole: what cannot be seen in it, how many rows were not read."""
    doubtful = sum(row.kind == "doubtful" for row in registry.left_out)
    asked = f"其中 {doubtful} 行拿不准是不是单位，" if doubtful else ""
    standing = f"{''.join(registry.standing)}{asked}请看“没有读的行”。" if registry.left_out else ""
    return (*registry.remarks, standing)


def _certificate_row(number: int, certificate: Certificate) -> QFrame:
    until = f"有效期至 {certificate.valid_to}" if certificate.valid_to else "没有到期日期"
    words = f"{certificate.name or '（同单位名称）'}　{certificate.serial or '没有序列号'}　{certificate.user}".strip()
    source = f"办理记录第 {certificate.entry} 号" if certificate.entry else "" if certificate.row else "本机填写"
    until += f"（{source}）" if source else ""
    return fact_row(str(number), words, text_label(until, "remark", wrap=False), width=24)
