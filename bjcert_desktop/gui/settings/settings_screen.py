"""设置: every setting with its value and source; what the office has locked is read-only."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QPushButton, QSpinBox, QWidget

from ... import __version__
from ...errors import BjcertError
from ...guide import Catalogue
from ...guide.dates import date_text
from ...settings.policy import FOLDER_NAME, MOST_COPIES, OPTIONS, SettingSource, Value
from ...system.event_log import FOLDER as LOGS
from ..kit import style
from ..kit.desktop import open_folder
from ..kit.dialogs import WORKBOOKS, ask_for_folder, ask_to_open, errors_told
from ..kit.event_filters import guard_wheel
from ..kit.rows import ruled
from ..kit.screen import Screen
from ..kit.widgets import button, text_label
from ..state.settings import Settings
from ..state.workbook import Workbook
from .check_dialog import CheckDialog
from .ui_settings_screen import Ui_SettingsScreen

_NAMINGS = (FOLDER_NAME, "{单位} {业务} {日期}", "{业务} {单位} {日期}", "{日期} {业务} {单位} {代码}")
_SIZES = {100: "标准", 115: "大", 130: "特大"}
_DAYS = {0: "一直保留", 365: "一年", 730: "两年", 1095: "三年"}


class SettingsScreen(Screen):
    """*wanted* asks for another screen by its key, *tour* for the tour."""

    help_chapter = "settings"
    wanted = Signal(str)
    tour = Signal()

    def __init__(self, catalogue: Catalogue, workbook: Workbook, settings: Settings) -> None:
        super().__init__()
        self.ui = Ui_SettingsScreen()
        self.ui.setupUi(self)
        self._catalogue, self._workbook, self._settings = catalogue, workbook, settings
        self._showing = False
        self._saved = ""  # the setting changed last
        self.rows: dict[str, SettingRow] = {}
        self._make_rows()
        ledger = button("备份、恢复或清除个人信息", lambda: self.wanted.emit("ledger"), "plain")
        self.ui.personalWays.addWidget(ledger)
        self.ui.personalWays.addStretch(1)
        for way in (
            button("检查安装", self.check, "plain"),
            button("打开日志文件夹", self.open_logs, "plain"),
            button("再看一遍使用引导", self.tour.emit, "plain"),
        ):
            self.ui.aboutWays.addWidget(way)
        self.ui.aboutWays.addStretch(1)
        origin = catalogue.origin.note or "手册数据是程序自带的。"
        self.ui.about.setText(
            f"数字证书业务办理助手 {__version__}。依据《{catalogue.title}》，{origin}本程序不联网，资料都在这台电脑上。"
        )
        self.ui.notice.say("")
        settings.changed.connect(self._show)
        workbook.changed.connect(self._workbook_changed)

    def enter(self) -> None:
        """Show the settings in force."""
        self.ui.notice.say("")
        self._saved = ""
        self._show()

    # --- the rows

    def _make_rows(self) -> None:
        self.naming, self.copies, self.days, self.text_size = QComboBox(), QSpinBox(), QComboBox(), QComboBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setSuffix(" 份")
        self.copies.setKeyboardTracking(False)
        guard_wheel(self.naming, self.copies, self.days, self.text_size)
        self.naming.currentIndexChanged.connect(lambda _index: self._choose("folder_name", self.naming.currentData()))
        self.days.currentIndexChanged.connect(lambda _index: self._choose("retention_days", self.days.currentData()))
        self.text_size.currentIndexChanged.connect(
            lambda _index: self._choose("text_size", self.text_size.currentData())
        )
        self.copies.valueChanged.connect(lambda count: self._choose("copies", count))
        ends: dict[str, tuple[QWidget, ...]] = {
            "registry": (button("更改…", self._ask_for_workbook, "plain", "更改单位信息表"),),
            "output": (button("更改…", self._ask_for_folder, "plain", "更改保存位置"),),
            "folder_name": (self.naming,),
            "forms": (button("管理表样", lambda: self.wanted.emit("forms")),),
            "data": (),
            "guide": (),
            "backup": (),
            "backup_key": (),
            "copies": (self.copies,),
            "text_size": (self.text_size,),
            "retention_days": (self.days,),
        }
        for name, option in OPTIONS.items():
            self.rows[name] = SettingRow(option.label, ends[name], partial(self._choose, name, None))
        personal = self.rows["retention_days"]
        self.ui.personalRows.addWidget(personal)
        for row in ruled(row for row in self.rows.values() if row is not personal):
            self.ui.commonRows.addWidget(row)

    def _show(self) -> None:
        policy = self._settings.policy
        self.ui.problem.say("\n".join([*policy.problems, *filter(None, [self._catalogue.origin.problem])]))
        self._showing = True
        _offer(self.naming, {naming: _naming_text(naming) for naming in _NAMINGS}, policy.text("folder_name"))
        days = policy.number("retention_days")
        _offer(self.days, {**_DAYS, days: _DAYS.get(days, f"{days} 天")}, days)
        size = policy.number("text_size")
        _offer(self.text_size, {**_SIZES, size: _SIZES.get(size, f"{size} %")}, size)
        self.copies.setValue(policy.number("copies"))
        self._showing = False
        values = {
            "registry": policy.text("registry") or "还没有打开过",
            "output": str(self._settings.out),
            "folder_name": "每件业务一个文件夹",
            "forms": policy.text("forms") or "这台电脑上自己的",
            "data": policy.text("data") or "这台电脑上的默认位置",
            "guide": self._guide(policy.text("guide")),
            "backup": policy.text("backup") or "单位没有设",
            "backup_key": "单位已设" if policy.text("backup_key") else "单位没有设",
            "copies": "打印时每种文件先按这个份数，可以再改",
            "text_size": "文字和按钮一起放大，重新打开程序后生效",
            "retention_days": "办理记录和没办完的业务里的身份证号、手机号码和邮箱，过期的在打开程序时清除",
        }
        for name, row in self.rows.items():
            setting = policy.settings[name]
            row.show_setting(values[name], setting.source, locked=setting.locked, saved=name == self._saved)

    def _guide(self, folder: str) -> str:
        day = self._catalogue.origin.updated
        if not folder:
            return "程序自带的"
        return f"{folder}（{date_text(day)}更新）" if day else f"{folder}（没有采用）"

    # --- choosing

    def _choose(self, name: str, value: Value | None) -> None:
        if self._showing:
            return
        self._saved = name
        try:
            self._settings.choose(name, value)
        except BjcertError as error:
            self._saved = ""
            self._show()
            self.ui.problem.say(str(error))

    def _ask_for_workbook(self) -> None:
        now = self._settings.policy.path("registry")
        start = now.parent if now else self._settings.out.parent
        if path := ask_to_open(self, "选择单位信息表", WORKBOOKS, start):
            self._workbook.open(path)

    def _ask_for_folder(self) -> None:
        if folder := ask_for_folder(self, self._settings.out):
            self._choose("output", str(folder))

    def _workbook_changed(self) -> None:
        if self.isVisible():
            self._show()
            if self._workbook.problem:
                self.ui.problem.say(self._workbook.problem)

    # --- looking after the installation

    def check(self) -> None:
        """Check the installation and show the findings."""
        CheckDialog(self._settings.folder, self._settings.out, self).exec()

    def open_logs(self) -> None:
        """Open the folder of the logs, which exists once something has been logged."""
        folder = self._settings.folder / LOGS
        if not folder.is_dir():
            self.ui.notice.say("还没有日志：程序还没有需要记下的事。")
            return
        with errors_told(self.ui.problem.say):
            open_folder(folder)


class SettingRow(QFrame):
    """A setting: its name, its value with the source below, and the controls that change it."""

    def __init__(self, name: str, ends: tuple[QWidget, ...], back: Callable[[], object]) -> None:
        super().__init__()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, style.SMALL, 0, style.SMALL)
        layout.setHorizontalSpacing(style.ROW)
        layout.setVerticalSpacing(0)
        label = text_label(name, "strong")
        label.setFixedWidth(_LABEL)
        self.value, self.source = text_label("", selectable=True), text_label("", "remark")
        self.back = button("恢复默认", back, name=f"{name}恢复默认")
        self._ends = ends
        layout.addWidget(label, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.value, 0, 1)
        layout.addWidget(self.source, 1, 1)
        layout.addWidget(self.back, 0, 2, 2, 1)
        for column, end in enumerate(ends, 3):
            layout.addWidget(end, 0, column, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            if not isinstance(end, QPushButton):
                end.setAccessibleName(name)
                label.setBuddy(end)
                end.setMinimumHeight(style.CONTROL)
        layout.setColumnStretch(1, 1)

    def show_setting(self, value: str, source: SettingSource, *, locked: bool, saved: bool) -> None:
        """Show *value* and its *source*; a *locked* one is read-only, one just *saved* is marked."""
        self.value.setText(value)
        told = f"由单位统一设置（{source}）" if locked else f"来源：{source}"
        self.source.setText(f"{told}，已保存 ✓" if saved else told)
        self.source.setVisible(locked or saved or source is not SettingSource.BUILT_IN)  # nobody has settled it
        self.back.setVisible(source is SettingSource.OWN)
        style.set_state(self.value, "role", "secondary" if locked else "")
        for part in (self.value, *self._ends):
            part.setEnabled(not locked)


_LABEL = 152  # pixels for the longest name


def _naming_text(naming: str) -> str:
    return naming.replace("{", "").replace("}", "")


def _offer(box: QComboBox, choices: Mapping[Any, str], now: Value) -> None:
    """Fill *box* with *choices*, and with *now* if it is none of them."""
    box.clear()
    for value, text in choices.items():
        box.addItem(text, value)
    if box.findData(now) < 0:
        box.addItem(_naming_text(str(now)), now)
    box.setCurrentIndex(box.findData(now))
