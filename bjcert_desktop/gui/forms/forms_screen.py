"""表样管理: the forms in use, what their check says, and ways to use others."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QVBoxLayout

from ...errors import BjcertError
from ...guide.forms import FORMS
from ...jobs.form_confirmation import remarks_to_confirm
from ...jobs.form_library import FormInUse, FormSet, check_in_use, sample
from ...system.files import cannot_write
from ...word import FormKind, FormProblem, Severity, examine_form, form_content
from ...word.adopt import Adoption, propose
from ...word.conversion import convert, converter
from ..kit.dialogs import ask_to_open, ask_to_save, documents, errors_told, message
from ..kit.focus import keeping_focus
from ..kit.rows import numbered_row, ruled
from ..kit.screen import Screen
from ..kit.style import set_state
from ..kit.task import BackgroundTask
from ..kit.widgets import button, clear, text_label
from ..preview.preview_dialog import PaperPages, PreviewDialog, render
from .adopt_dialog import AdoptDialog
from .confirm_form_dialog import ConfirmFormDialog
from .fields_dialog import FieldsDialog
from .ui_forms_screen import Ui_FormsScreen

_SOON = 50  # milliseconds before the checks, so that the screen is drawn first
_BLANKS = "空白表 (*.docx *.doc *.wps *.rtf *.odt);;所有文件 (*)"
_STEPS = (
    "拿到新的空白表（.docx）后，点上面的“导入官方空白表”：程序认出每个位置该填什么，您在图上核对，就能启用。",
    "也可以点“另存一份”，用 Word 或 WPS 直接改；要填写的地方写上字段，例如 {{单位名称}}，写法见“可用字段”。",
    "改好以后，在那一种后面点“换用改好的…”，选择这份文件。程序会先检查，没有错误才换用；随时可以恢复示例表样。",
)

_Stamp = tuple[FormInUse, int, int]  # a form in use, with the time and the size of its file


class FormsScreen(Screen):
    """A row for each form; *changed* follows when another form is put in use."""

    help_chapter = "forms"
    changed = Signal()

    def __init__(self, forms: FormSet) -> None:
        super().__init__()
        self.ui = Ui_FormsScreen()
        self.ui.setupUi(self)
        self._forms = forms
        self.ui.problem.say("")
        self.ui.notice.say("")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._check)
        self._checker, self._adopter = BackgroundTask(self), BackgroundTask(self)
        self._checker.failed.connect(self._failed)
        self._adopter.failed.connect(self._failed)
        self._shown: dict[str, _Stamp | str] = {}
        self._checked: dict[_Stamp, list[FormProblem]] = {}
        self._words: dict[str, tuple[QVBoxLayout, QLabel]] = {}  # of each row
        self.ui.adopt.clicked.connect(self._ask_for_blank)
        self.ui.fields.clicked.connect(lambda: FieldsDialog(self).exec())
        for number, step in enumerate(_STEPS, 1):
            self.ui.steps.addWidget(numbered_row(number, step))

    def enter(self) -> None:
        """Show each form in use and what its check says; a form that has not changed is not checked again."""
        found = {name: self._stamp(name) for name in FORMS}
        if found == self._shown:
            return
        self._shown = found
        with keeping_focus(self.ui.list):
            clear(self.ui.listLayout)
            for row in ruled(self._row(name, stamp) for name, stamp in found.items()):
                self.ui.listLayout.addWidget(row)
        if self._unknown():
            self._soon.start()

    def _unknown(self) -> list[_Stamp]:
        stamps = self._shown.values()
        return [stamp for stamp in stamps if not isinstance(stamp, str) and stamp not in self._checked]

    def _check(self) -> None:
        unknown = self._unknown()
        self._checker.ask(lambda: {stamp: check_in_use(stamp[0]) for stamp in unknown}, self._show_checked)

    def _show_checked(self, checked: dict[_Stamp, list[FormProblem]]) -> None:
        self._checked.update(checked)
        for name, stamp in self._shown.items():
            if not isinstance(stamp, str) and stamp in checked:
                self._tell(name, stamp)

    @property
    def checking(self) -> bool:
        """Whether a check is waiting or running."""
        return self._soon.isActive() or self._checker.busy

    def close_down(self) -> None:
        """Begin no check any more."""
        self._soon.stop()

    def _stamp(self, name: str) -> _Stamp | str:
        """What changes when another form is used or its file is changed; the error's text where there is none."""
        try:
            form = self._forms.form(name)
            there = form.path.stat()
        except (BjcertError, OSError) as error:
            return str(error)
        return form, there.st_mtime_ns, there.st_size

    def _row(self, name: str, stamp: _Stamp | str) -> QFrame:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 8, 0, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        layout.addLayout(words, 1)
        words.addWidget(text_label(name))
        label = text_label("", "remark")
        words.addWidget(label)
        self._words[name] = words, label
        self._tell(name, stamp)
        with errors_told(self.ui.problem.say):
            if not self._forms.locked and (waiting := self._forms.waiting(name)) is not None:
                words.addWidget(text_label("备份里有本单位的表样，没有自动启用。", "caution"))
                use = partial(self.put_in_use, name, waiting)
                layout.addWidget(button("启用备份里的…", use, name=f"启用备份里的{name}"))
        own = isinstance(stamp, str) or stamp[0].version is not None
        if own and not self._forms.locked:
            layout.addWidget(button("恢复示例表样", partial(self._put_back, name), name=f"{name}恢复示例表样"))
        layout.addWidget(button("预览", partial(self._preview, name), name=f"预览{name}"))
        layout.addWidget(button("另存一份…", partial(self._save, name), name=f"另存一份{name}"))
        if not self._forms.locked:
            change = button("换用改好的…", partial(self._choose, name), "plain", f"换用改好的{name}")
            change.setToolTip("选一份写好了字段的 Word 表样；选了还没有字段的空白表，就转到“导入官方空白表”")
            layout.addWidget(change)
        return row

    def _tell(self, name: str, stamp: _Stamp | str) -> None:
        """Say in the row of *name* what is in use and what its check found, as far as that is known."""
        words, label = self._words[name]
        if isinstance(stamp, str):
            label.setText(stamp)
            set_state(label, "role", "bad")
            return
        problems = self._checked.get(stamp)
        said = "，正在检查…" if problems is None else "" if problems else "，检查通过 ✓"
        label.setText(stamp[0].label + said)
        for problem in problems or ():
            role = "bad" if problem.severity is not Severity.WARNING else "caution"
            words.addWidget(text_label(f"{problem.where}　{problem.message}{problem.remedy}".strip(), role))

    def _preview(self, name: str) -> None:
        PreviewDialog([(f"{name}（示例内容）", lambda: sample(self._forms.template(name)))], 0, self).exec()

    def _ask_for_blank(self) -> None:
        if path := ask_to_open(self, "选择官方空白表", _BLANKS):
            self.adopt(path)

    def adopt(self, blank: Path, kind: str | None = None) -> None:
        """Find the spots of the form at *blank* in the background, and show them for correction."""
        self.ui.problem.say("")
        if program := converter(blank):
            self._offer_conversion(blank, program, kind)
            return
        self.ui.notice.say(f"正在识别“{blank.name}”…")
        self.ui.adopt.setEnabled(False)
        self._adopter.ask(
            lambda: (propose(blank, kind), render(form_content(blank))), lambda found: self._correct(*found)
        )

    def _offer_conversion(self, blank: Path, program: str, kind: str | None) -> None:
        """Ask whether *program* is to make a .docx of an older file; if so, adopt that."""
        made = blank.with_suffix(".docx")
        box = QMessageBox(QMessageBox.Icon.Question, "导入官方空白表", f"“{blank.name}”不是 .docx 文档。")
        box.setParent(self.window(), box.windowFlags())
        box.setInformativeText(f"可以用 {program} 另存一份“{made.name}”，放在它旁边，再导入。原来的文件不会改动。")
        yes = box.addButton("另存并导入", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(yes)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            self.ui.notice.say(f"正在用 {program} 转换“{blank.name}”…")
            self.ui.adopt.setEnabled(False)
            self._adopter.ask(lambda: convert(blank, made), lambda _: self.adopt(made, kind))
        box.deleteLater()

    def _correct(self, adoption: Adoption, pages: PaperPages) -> None:
        self.ui.notice.say("")
        self.ui.adopt.setEnabled(True)
        self.ui.adopt.setFocus()  # which it lost meanwhile
        dialog = AdoptDialog(adoption, pages, self, usable=not self._forms.locked)
        accepted = dialog.exec()
        if dialog.other is not None:
            self.adopt(adoption.path, str(dialog.other))
        elif accepted and dialog.trial is not None:
            with TemporaryDirectory() as folder:
                path = Path(folder) / dialog.trial.adopted.template.name
                path.write_bytes(dialog.trial.template)
                self.put_in_use(str(adoption.kind), path)

    def _failed(self, error: Exception) -> None:
        self.ui.notice.say("")
        self.ui.adopt.setEnabled(True)
        self.ui.adopt.setFocus()  # which it lost meanwhile
        if isinstance(error, OSError):
            self.ui.problem.say(f"打不开这个文件（{error.strerror}）。")
        else:
            self.ui.problem.say(message(error))

    def _choose(self, name: str) -> None:
        if path := ask_to_open(self, f"选择新的{name}", ".docx"):
            self.use(name, path)

    def use(self, name: str, path: Path) -> None:
        """Use the form at *path* as *name*; a blank without fields is adopted first."""
        if name in tuple(FormKind) and any(
            problem.code == "no-fields" for problem in examine_form(path, name=name).problems
        ):
            self.adopt(path, name)
        else:
            self.put_in_use(name, path)

    def put_in_use(self, name: str, path: Path) -> None:
        """Use the form at *path* as *name* if its check finds no error, and a person confirms what it names."""
        examined = examine_form(path, name=name)
        confirmed = None
        if examined.to_confirm and not examined.faults:
            dialog = ConfirmFormDialog(name, remarks_to_confirm(examined), self)
            if not dialog.exec():
                self.ui.notice.say(f"没有换用“{path.name}”。", "info")
                return
            confirmed = dialog.confirmed
        done = f"已换用新的{name}，下次导出就用它。"
        self._do(lambda: self._forms.put_in_use(name, path, date.today(), confirmed), done)

    def _put_back(self, name: str) -> None:
        self._do(lambda: self._forms.put_back(name), f"{name}已恢复为示例表样；本单位的表样仍然保留。")

    def _save(self, name: str) -> None:
        if path := ask_to_save(self, f"另存一份{name}", documents() / f"{name}.docx"):
            self._do(lambda: self._copy(name, path), f"已另存为“{path}”。")

    def _copy(self, name: str, path: Path) -> None:
        content = self._forms.form(name).content
        try:
            path.write_bytes(content)
        except OSError as error:
            raise cannot_write(path, error) from error

    def _do(self, action: Callable[[], object], notice: str) -> None:
        self.ui.problem.say("")
        self.ui.notice.say("")
        with errors_told(self.ui.problem.say):
            action()
            self.ui.notice.say(notice)
            self.changed.emit()
        self.enter()
