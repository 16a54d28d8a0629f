"""Check an installation: is everything there that the work needs, and what to do where it is not.

The report is meant to be sent to somebody: it holds no personal data, so no path that a person has chosen.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

from .. import __version__
from ..errors import BjcertError
from ..guide import load_guide
from ..guide.forms import FORMS
from ..ledger import Ledger, check
from ..registry.reading import read_registry
from ..settings.policy import OPTIONS, Policy, Setting, SettingSource, load_policy
from ..system import inventory
from ..system.paths import data
from ..system.permissions import is_sealed
from ..system.seals import SEALS
from ..word import Severity
from .form_library import FormSet, check_in_use
from .office_backup import last_office_backup

#: The fonts of the forms, and their names in lists of fonts.
_FONTS = {"宋体": ("宋体", "simsun"), "黑体": ("黑体", "simhei")}
_OLD = 14  # days since the last backup for the office
_LITTLE, _TOO_LITTLE = 500_000_000, 50_000_000  # bytes free on a disk


class CheckState(StrEnum):
    """What a check comes to, from good to bad."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return {"ok": "正常", "warning": "注意", "error": "有问题"}[self.value]


@dataclass(frozen=True)
class CheckResult:
    """What a check found, and the *remedy* where something is wrong."""

    id: str
    title: str
    state: CheckState
    message: str
    remedy: str = ""

    @property
    def line(self) -> str:
        """The result in one line of the report."""
        return f"【{self.state.label}】{self.title}：{self.message}{self.remedy}"


_Answer = tuple[CheckState, str] | tuple[CheckState, str, str]  # state, message, remedy


def check_installation(
    own: Path,
    out: Path | None = None,
    report: Callable[[int, int], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[CheckResult, ...]:
    """Run all checks for the person with the data folder *own*, who exports to *out* or where the settings say."""
    policy = load_policy(own)
    out = out or policy.path("output")
    checks: tuple[tuple[str, str, Callable[[], _Answer]], ...] = (
        ("version", "版本", _version),
        ("guide", "手册数据", partial(_guide, policy)),
        ("seals", "随程序附带的文件", _seals),
        ("forms", "表样", partial(_forms, policy, own)),
        ("settings", "设置", partial(_settings, policy, own)),
        ("folders", "文件夹", partial(_folders, own, out)),
        ("workbook", "单位信息表", partial(_workbook, policy)),
        ("ledger", "办理记录", partial(_ledger, own)),
        ("backup", "单位备份", partial(_office_backup, policy)),
        ("disk", "磁盘空间", partial(_disk, own, out)),
        ("fonts", "字体", _fonts),
        ("office", "Word 或 WPS", _office),
        ("printers", "打印机", _printers),
    )
    results = []
    for number, (name, title, run) in enumerate(checks):
        if cancelled():
            break
        report(number, len(checks))
        try:
            answer = run()
        except BjcertError as error:
            answer = CheckState.ERROR, _without(error.message, own), error.remedy
        results.append(CheckResult(name, title, *answer))
    return tuple(results)


def worst(results: tuple[CheckResult, ...]) -> CheckState:
    """The state of the whole installation."""
    return max((result.state for result in results), key=list(CheckState).index, default=CheckState.OK)


def as_text(results: tuple[CheckResult, ...]) -> str:
    """The report, to be copied and sent."""
    return "\n".join(result.line for result in results)


# --- the program's own files


def _version() -> _Answer:
    python = ".".join(map(str, sys.version_info[:3]))
    return CheckState.OK, f"{__version__}（Python {python}，{inventory.system()}）。"


def _guide(policy: Policy) -> _Answer:
    catalogue = load_guide(policy.path("guide"))
    origin = catalogue.origin
    if origin.problem:
        return CheckState.ERROR, origin.problem
    if catalogue.remarks_problem:
        return CheckState.WARNING, catalogue.remarks_problem
    office = f"另有本单位说明 {len(catalogue.remarks)} 条。" if catalogue.remarks else ""
    return CheckState.OK, f"{origin.note or '程序自带的，和发布时一样。'}{office}"


def _seals() -> _Answer:
    changed = [name.rpartition("/")[2] for name in SEALS if not _as_published(name)]
    if changed:
        return CheckState.ERROR, f"和程序发布时不一样，或者不见了：{'、'.join(changed)}。", "请重新安装本程序。"
    return CheckState.OK, f"{len(SEALS)} 个文件都和发布时一样。"


def _as_published(name: str) -> bool:
    try:
        return is_sealed(name, data(*name.split("/")).read_bytes())
    except OSError:
        return False


def _forms(policy: Policy, own: Path) -> _Answer:
    forms = FormSet.in_force(policy, own)
    in_use = [forms.form(name) for name in FORMS]
    problems = [(problem, form.name) for form in in_use for problem in check_in_use(form)]
    faults = [f"{name}{problem.message}" for problem, name in problems if problem.severity is not Severity.WARNING]
    if problems:
        state = CheckState.ERROR if faults else CheckState.WARNING
        told = faults or [f"{name}{problem.message}" for problem, name in problems]
        return state, "".join(told), "请在“表样管理”里查看。"
    own_forms = sum(form.version is not None for form in in_use)
    return CheckState.OK, f"{len(FORMS)} 种都能用，其中本单位的 {own_forms} 种。"


# --- settings and folders


def _settings(policy: Policy, own: Path) -> _Answer:
    values = "；".join(f"{OPTIONS[name].label}：{_value(setting)}" for name, setting in policy.settings.items())
    values = _without(values, own)
    if policy.problems:
        problems = _without("".join(policy.problems), own)
        return CheckState.WARNING, f"{problems}现在的设置：{values}。", "请改好设置文件。"
    return CheckState.OK, f"{values}。"


def _value(setting: Setting) -> str:
    """A value and its source. A path that a person has chosen may hold a name: it is left out."""
    chosen_path = setting.source is SettingSource.OWN and isinstance(setting.value, str) and "{" not in setting.value
    value = "自己选的位置" if chosen_path else "没有设" if setting.value == "" else setting.value
    return f"{value}（{setting.source}{'，已锁定' if setting.locked else ''}）"


def _folders(own: Path, out: Path | None) -> _Answer:
    folders = {"数据文件夹": own, "保存位置": out, "临时文件夹": Path(tempfile.gettempdir())}
    barred = [name for name, folder in folders.items() if folder is not None and not _can_write(folder)]
    if barred:
        remedy = "请检查权限和网络连接，或在“设置”里换一个保存位置。"
        return CheckState.ERROR, f"{'、'.join(barred)}不能写入，或者打不开。", remedy
    return CheckState.OK, f"{'、'.join(name for name, folder in folders.items() if folder)}都能写入。"


def _can_write(folder: Path) -> bool:
    """Whether *folder*, or the nearest one above it that exists, can be written to."""
    try:
        while not folder.is_dir():
            if folder.exists() or folder == folder.parent:
                return False
            folder = folder.parent
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _workbook(policy: Policy) -> _Answer:
    path = policy.path("registry")
    if path is None:
        return CheckState.OK, "还没有设。"
    try:
        registry = read_registry(path)
    except BjcertError as error:
        message = error.message.replace(str(path), "单位信息表").replace(path.name, "单位信息表")
        return CheckState.ERROR, message, error.remedy
    return CheckState.OK, f"读得出来，共 {len(registry.units)} 个单位、{len(registry.problems)} 个问题。"


def _ledger(own: Path) -> _Answer:
    ledger = Ledger(own)
    if not ledger.path.exists():
        return CheckState.OK, "还没有记录。"
    if check(ledger):
        said = "有读不出来或被改动过的内容，已经移到数据文件夹里以 ledger-rows- 开头的文件，其余照常使用。"
        return CheckState.WARNING, said, "需要找回的，请从自动备份恢复办理记录。"
    return CheckState.OK, "完好。"


def _office_backup(policy: Policy) -> _Answer:
    if not policy.text("backup"):
        return CheckState.OK, "单位没有设。"
    last = last_office_backup(policy)
    if last is None or (date.today() - last).days > _OLD:
        said = "还没有，或者看不到" if last is None else f"最近一份是 {last} 的"
        return CheckState.WARNING, f"{said}。", "请检查网络连接和文件夹的权限，再打开一次程序。"
    return CheckState.OK, f"最近一份是 {last} 的。"


def _disk(own: Path, out: Path | None) -> _Answer:
    free = min(filter(None, (_free(folder) for folder in (own, out) if folder is not None)), default=None)
    if free is None:
        return CheckState.WARNING, "查不到还剩多少。", "请自己看一看磁盘是否快满了。"
    state = CheckState.ERROR if free < _TOO_LITTLE else CheckState.WARNING if free < _LITTLE else CheckState.OK
    remedy = "请清理磁盘，或换一个保存位置。" if state is not CheckState.OK else ""
    return state, f"还剩 {free / 1e9:.1f} GB。", remedy


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(next(each for each in (folder, *folder.parents) if each.is_dir())).free
    except (OSError, StopIteration):
        return None


def _without(text: str, own: Path) -> str:
    """*text* without the paths of the data folder and the home folder, which may hold the person's name."""
    return text.replace(str(own), "数据文件夹").replace(str(Path.home()), "个人文件夹")


# --- the computer


def _fonts() -> _Answer:
    installed = inventory.fonts()
    if installed is None:
        return CheckState.OK, "这个系统上查不到。"
    missing = [font for font, names in _FONTS.items() if not any(name in installed for name in names)]
    if missing:
        message = f"没有表样用的{'、'.join(missing)}，会用别的字体代替，版式可能不一样。"
        return CheckState.WARNING, message, "请安装这些字体，或打印前先预览。"
    return CheckState.OK, f"{'、'.join(_FONTS)}都有。"


def _office() -> _Answer:
    installed = inventory.office()
    if not installed:
        return CheckState.WARNING, "没有找到。", "可以用本程序预览和打印；要修改文件时，请安装 Word 或 WPS。"
    return CheckState.OK, f"有 {'、'.join(installed)}。"


def _printers() -> _Answer:
    count = inventory.printers()
    if count is None:
        return CheckState.OK, "这个系统上查不到。"
    if not count:
        return CheckState.WARNING, "没有可用的打印机。", "请连接打印机，或存为 PDF 拿到别的电脑上打印。"
    return CheckState.OK, f"有 {count} 台可以选。"
