"""Checking an installation: whether everything is there that the work needs, and what to do where it is not.

What is found is meant to be sent to somebody: it holds no personal data, so no place that a person chose himself.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .. import __version__
from ..errors import BjcertError
from ..guide import load_catalogue
from ..guide.forms import FORMS
from ..ledger import Ledger, check
from ..registry import read_registry
from ..settings.policy import OPTIONS, Policy, Setting, Source, load_policy
from ..system import inventory
from ..system.paths import data
from ..system.permissions import is_sealed
from ..system.seals import SEALS
from ..word import Severity, check_form
from .form_library import FormSet

#: The fonts of the forms, and how they are called in lists of fonts.
_FONTS = {"宋体": ("宋体", "simsun"), "黑体": ("黑体", "simhei")}
_LITTLE, _TOO_LITTLE = 500_000_000, 50_000_000  # bytes free on a disk


class State(StrEnum):
    """What a check comes to, from good to bad."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"

    @property
    def label(self) -> str:
        """For people."""
        return {"ok": "正常", "warning": "注意", "error": "有问题"}[self.value]


@dataclass(frozen=True)
class Finding:
    """What a check found, and the *remedy* where something is amiss."""

    id: str
    title: str
    state: State
    message: str
    remedy: str = ""

    @property
    def line(self) -> str:
        """For people, in one line."""
        return f"【{self.state.label}】{self.title}：{self.message}{self.remedy}"


def check_installation(
    own: Path,
    out: Path | None = None,
    report: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Finding, ...]:
    """All checks for the person whose data folder is *own* and who exports to *out* (else where the settings say)."""
    policy = load_policy(own)
    checks: tuple[Callable[[], Finding], ...] = (
        _version,
        lambda: _guide(policy),
        _seals,
        lambda: _forms(policy, own),
        lambda: _settings(policy, own),
        lambda: _folders(own, out or policy.path("output")),
        lambda: _workbook(policy),
        lambda: _ledger(own),
        lambda: _disk(own, out or policy.path("output")),
        _fonts,
        _office,
        _printers,
    )
    found = []
    for number, one in enumerate(checks):
        if cancelled():
            break
        report(number, len(checks))
        found.append(one())
    return tuple(found)


def worst(findings: tuple[Finding, ...]) -> State:
    """The state of the whole installation."""
    order = list(State)
    return max((finding.state for finding in findings), key=order.index, default=State.OK)


def as_text(findings: tuple[Finding, ...]) -> str:
    """The report, to be copied and sent."""
    return "\n".join(finding.line for finding in findings)


# --- the program's own files


def _version() -> Finding:
    python = ".".join(map(str, sys.version_info[:3]))
    return Finding("version", "版本", State.OK, f"{__version__}（Python {python}，{inventory.system()}）。")


def _guide(policy: Policy) -> Finding:
    try:
        origin = load_catalogue(update=policy.path("guide")).origin
    except BjcertError as error:
        return Finding("guide", "手册数据", State.ERROR, error.message, error.remedy)
    if origin.problem:
        return Finding("guide", "手册数据", State.ERROR, origin.problem)
    return Finding("guide", "手册数据", State.OK, origin.note or "程序自带的，和发布时一样。")


def _seals() -> Finding:
    changed = []
    for name in SEALS:
        try:
            content = data(*name.split("/")).read_bytes()
        except OSError:
            content = b""
        if not is_sealed(name, content):
            changed.append(name.rpartition("/")[2])
    if changed:
        message = f"和程序发布时不一样，或者不见了：{'、'.join(changed)}。"
        return Finding("seals", "随程序附带的文件", State.ERROR, message, "请重新安装本程序。")
    return Finding("seals", "随程序附带的文件", State.OK, f"{len(SEALS)} 个文件都和发布时一样。")


def _forms(policy: Policy, own: Path) -> Finding:
    shared = policy.path("forms")
    forms = FormSet(shared or own / "forms", shared=shared is not None)
    faults: list[str] = []
    warnings: list[str] = []
    own_forms = 0
    for name in FORMS:
        try:
            form = forms.form(name)
        except BjcertError as error:
            return Finding("forms", "表样", State.ERROR, _without(error.message, own), error.remedy)
        own_forms += form.version is not None
        for problem in check_form(form.path):
            (faults if problem.severity is Severity.ERROR else warnings).append(f"{name}{problem.message}")
    state = State.ERROR if faults else State.WARNING if warnings else State.OK
    if state is State.OK:
        return Finding("forms", "表样", state, f"{len(FORMS)} 种都能用，其中本单位的 {own_forms} 种。")
    return Finding("forms", "表样", state, "".join(faults or warnings), "请在“表样管理”里查看。")


# --- what was set, and where things go


def _settings(policy: Policy, own: Path) -> Finding:
    told = "；".join(f"{OPTIONS[name].label}：{_value(setting)}" for name, setting in policy.settings.items())
    told = _without(told, own)
    if policy.problems:
        problems = _without("".join(policy.problems), own)
        return Finding("settings", "设置", State.WARNING, f"{problems}现在的设置：{told}。", "请改好设置文件。")
    return Finding("settings", "设置", State.OK, f"{told}。")


def _value(setting: Setting) -> str:
    """A value and its source; a place that a person chose may have his name in it."""
    chosen_place = setting.source is Source.OWN and isinstance(setting.value, str) and "{" not in setting.value
    value = "自己选的位置" if chosen_place else "没有设" if setting.value == "" else setting.value
    return f"{value}（{setting.source}{'，已锁定' if setting.locked else ''}）"


def _folders(own: Path, out: Path | None) -> Finding:
    places = {"数据文件夹": own, "保存位置": out, "临时文件夹": Path(tempfile.gettempdir())}
    barred = [name for name, place in places.items() if place is not None and not _can_write(place)]
    if barred:
        message = f"{'、'.join(barred)}不能写入，或者打不开。"
        return Finding("folders", "文件夹", State.ERROR, message, "请检查权限和网络连接，或在“设置”里换一个保存位置。")
    return Finding("folders", "文件夹", State.OK, f"{'、'.join(name for name, p in places.items() if p)}都能写入。")


def _can_write(place: Path) -> bool:
    """Whether something can be written to *place*, or to what is there of it."""
    try:
        while not place.is_dir():
            if place.exists() or place == place.parent:
                return False
            place = place.parent
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False


def _workbook(policy: Policy) -> Finding:
    path = policy.path("registry")
    if path is None:
        return Finding("workbook", "单位信息表", State.OK, "还没有设。")
    try:
        registry = read_registry(path)
    except BjcertError as error:
        message = error.message.replace(str(path), "单位信息表").replace(path.name, "单位信息表")
        return Finding("workbook", "单位信息表", State.ERROR, message, error.remedy)
    told = f"读得出来，共 {len(registry.units)} 个单位、{len(registry.problems)} 个问题。"
    return Finding("workbook", "单位信息表", State.OK, told)


def _ledger(own: Path) -> Finding:
    ledger = Ledger(own)
    if not ledger.path.exists():
        return Finding("ledger", "办理记录", State.OK, "还没有记录。")
    try:
        check(ledger)
    except BjcertError as error:
        return Finding("ledger", "办理记录", State.ERROR, _without(error.message, own), error.remedy)
    return Finding("ledger", "办理记录", State.OK, "完好。")


def _disk(own: Path, out: Path | None) -> Finding:
    free = min(filter(None, (_free(place) for place in (own, out) if place is not None)), default=None)
    if free is None:
        return Finding("disk", "磁盘空间", State.WARNING, "查不到还剩多少。", "请自己看一看磁盘是否快满了。")
    state = State.ERROR if free < _TOO_LITTLE else State.WARNING if free < _LITTLE else State.OK
    remedy = "请清理磁盘，或换一个保存位置。" if state is not State.OK else ""
    return Finding("disk", "磁盘空间", state, f"还剩 {free / 1e9:.1f} GB。", remedy)


def _free(place: Path) -> int | None:
    try:
        return shutil.disk_usage(next(each for each in (place, *place.parents) if each.is_dir())).free
    except (OSError, StopIteration):
        return None


def _without(text: str, own: Path) -> str:
    """*text* without the places of a person's data and of what else is his, which may hold his name."""
    return text.replace(str(own), "数据文件夹").replace(str(Path.home()), "个人文件夹")


# --- the computer


def _fonts() -> Finding:
    there = inventory.fonts()
    if there is None:
        return Finding("fonts", "字体", State.OK, "这个系统上查不到。")
    missing = [font for font, names in _FONTS.items() if not any(name in there for name in names)]
    if missing:
        message = f"没有表样用的{'、'.join(missing)}，会用别的字体代替，版式可能不一样。"
        return Finding("fonts", "字体", State.WARNING, message, "请安装这些字体，或打印前先预览。")
    return Finding("fonts", "字体", State.OK, f"{'、'.join(_FONTS)}都有。")


def _office() -> Finding:
    there = inventory.office()
    if not there:
        remedy = "可以用本程序预览和打印；要修改文件时，请安装 Word 或 WPS。"
        return Finding("office", "Word 或 WPS", State.WARNING, "没有找到。", remedy)
    return Finding("office", "Word 或 WPS", State.OK, f"有 {'、'.join(there)}。")


def _printers() -> Finding:
    count = inventory.printers()
    if count is None:
        return Finding("printers", "打印机", State.OK, "这个系统上查不到。")
    if not count:
        remedy = "请连接打印机，或存为 PDF 拿到别的电脑上打印。"
        return Finding("printers", "打印机", State.WARNING, "没有可用的打印机。", remedy)
    return Finding("printers", "打印机", State.OK, f"有 {count} 台可以选。")
