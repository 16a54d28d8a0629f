"""The settings in force: those built in, those of the office's administrators, and the person's own.

Administrators write ``policy.toml`` in the machine's data folder, or set values of the same names by group policy
(``HKLM\\Software\\Policies\\bjcert-desktop``). A later source wins: built in, policy.toml, the person's settings.toml,
what policy.toml locks, group policy. What is set by group policy is always locked.
"""

import base64
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import Any

from ..errors import PolicyError
from ..system.files import cannot_write, write_whole
from ..system.links import open_file, read_file
from ..system.locks import locked
from ..system.own_data import decode_text, encode_text, set_aside
from ..system.paths import machine_data, user_data
from ..system.permissions import who_else_can_change
from ..system.toml_text import table_in

POLICY_FILE, OWN_FILE = "policy.toml", "settings.toml"
GROUP_KEY = r"Software\Policies\bjcert-desktop"
FOLDER_NAME = "{日期} {业务} {单位}"
FOLDER_FIELDS = ("日期", "业务", "情形", "单位", "代码")
MOST_COPIES, MOST_DAYS = 99, 3650
TEXT_SIZES = 100, 200  # least and most, in percent of the usual size
_LOCKED, _LOCK = "locked", "settings.lock"
_KEY_BYTES = 32
_LONGEST_PATH = 1000  # characters, before variables are filled in
_NAMED = r"%([^%\\/]{1,100})%"  # a variable
_VARIABLE = re.compile(_NAMED if sys.platform == "win32" else rf"{_NAMED}|\$(\w{{1,100}})")

Value = str | int


class SettingSource(StrEnum):
    """Where a value comes from, in Chinese."""

    BUILT_IN = "内置默认"
    OWN = "本人设置"
    FILE = "单位设置文件"
    GROUP = "组策略"


@dataclass(frozen=True)
class Setting:
    """A value in force. Only the office can change a *locked* one."""

    value: Value
    source: SettingSource = SettingSource.BUILT_IN
    locked: bool = False


@dataclass(frozen=True)
class SettingSpec:
    """A setting of the program. *check* returns the value as it is used, or raises ValueError with a clause.

    *own*: a person may choose a value of their own.
    """

    name: str
    label: str
    default: Value
    check: Callable[[Any], Value]
    own: bool = True


@dataclass(frozen=True)
class Policy:
    """Every setting by name, and *problems*: a sentence for each value that was not adopted."""

    settings: Mapping[str, Setting]
    problems: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """The value of a text setting."""
        return str(self.settings[name].value)

    def number(self, name: str) -> int:
        """The value of a number setting."""
        return int(self.settings[name].value)

    def path(self, name: str) -> Path | None:
        """The path that a setting names, None if it is blank."""
        return Path(self.text(name)) if self.text(name) else None


def _path(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("应当是放在引号里的位置")
    if len(value) > _LONGEST_PATH:
        raise ValueError(f"位置太长，最多 {_LONGEST_PATH} 个字")
    path = _VARIABLE.sub(lambda found: os.environ.get(found[found.lastindex or 0], found[0]), value.strip())
    if path and not (Path(path).is_absolute() or PureWindowsPath(path).is_absolute()):
        raise ValueError(r"应当是完整的位置，例如 D:\数字证书 或 \\服务器\共享\单位信息表.xlsx")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in path):
        raise ValueError("有看不见的字符")
    return path


def _local_path(value: Any) -> str:
    path = _path(value)
    if path.startswith(("\\\\", "//")):
        raise ValueError(r"不能是 \\服务器 这样的网络位置：网络盘上的文件锁不可靠，办理记录会损坏")
    return path


def _public_key(value: Any) -> str:
    try:
        if len(base64.b64decode(value, validate=True)) == _KEY_BYTES:
            return str(value)
    except (ValueError, TypeError):
        pass
    raise ValueError("应当是 bjcert ledger office-key 显示的 44 个字符")


def _folder_name(value: Any) -> str:
    fields = re.findall(r"\{([^{}]*)\}", value) if isinstance(value, str) else []
    plain = re.sub(r"\{[^{}]*\}", "", value) if isinstance(value, str) else ""
    unknown = [field for field in fields if field not in FOLDER_FIELDS]
    if unknown or set("{}") & set(plain) or not {"单位", "代码"} & set(fields):
        known = "".join(f"{{{field}}}" for field in FOLDER_FIELDS)
        raise ValueError(f"应当是由 {known} 组成的文字，并且有 {{单位}} 或 {{代码}}")
    if set('<>:"/\\|?*') & set(plain):
        raise ValueError('不能有 < > : " / \\ | ? * 这些符号')
    return str(value).strip()


def _number(least: int, most: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"应当是 {least} 到 {most} 之间的整数")
        return value

    return check


#: Every setting there is, in the order in which it is shown. The template for group policy has the same names.
OPTIONS = {
    option.name: option
    for option in (
        SettingSpec("registry", "单位信息表", "", _path),
        SettingSpec("output", "保存位置", "", _path),
        SettingSpec("folder_name", "文件夹命名", FOLDER_NAME, _folder_name),
        SettingSpec("forms", "本单位表样的文件夹", "", _path, own=False),
        SettingSpec("data", "个人数据的位置", "", _local_path, own=False),
        SettingSpec("guide", "更新的手册数据", "", _path, own=False),
        SettingSpec("backup", "单位备份的文件夹", "", _path, own=False),
        SettingSpec("backup_key", "单位备份的公钥", "", _public_key, own=False),
        SettingSpec("copies", "打印份数", 1, _number(1, MOST_COPIES)),
        SettingSpec("text_size", "文字大小", 100, _number(*TEXT_SIZES)),
        SettingSpec("retention_days", "个人信息保留天数", 0, _number(0, MOST_DAYS)),
    )
}


def data_folder(chosen: str | Path | None = None) -> Path:
    """The person's data folder: *chosen*, the one that the office sets, or the usual one. It need not exist."""
    return Path(chosen) if chosen else load_policy().path("data") or user_data()


def load_policy(own: Path | None = None, machine: Path | None = None, *, aside: bool = False) -> Policy:
    """The settings in force for the person whose data folder is *own*; *machine* is the administrators' folder.

    Raises nothing: an invalid value is left out and reported in ``problems``. Whoever tells those sets a damaged file
    of the person's own *aside*.
    """
    problems: list[str] = []
    settings = {name: Setting(option.default) for name, option in OPTIONS.items()}
    file = (machine or machine_data()) / POLICY_FILE
    office = _read_offices(file, problems)
    locked = _locked(office.pop(_LOCKED, []), file, problems)
    shared = _checked(office, f"“{file}”", problems)
    for name, value in shared.items():
        settings[name] = Setting(value, SettingSource.FILE, name in locked)
    if own is not None:
        chosen = _read_own(own / OWN_FILE, problems, aside=aside)
        for name, value in _checked(chosen, f"“{own / OWN_FILE}”", problems, own=True).items():
            if not settings[name].locked:
                settings[name] = Setting(value, SettingSource.OWN)
    for name in locked - shared.keys():
        settings[name] = Setting(OPTIONS[name].default, SettingSource.FILE, locked=True)
    for name, value in _checked(_group_values(), "组策略", problems).items():
        settings[name] = Setting(value, SettingSource.GROUP, locked=True)
    if bool(settings["backup"].value) != bool(settings["backup_key"].value):
        problems.append("单位备份没有做：backup（文件夹）和 backup_key（公钥）要同时设。")
    return Policy(settings, tuple(problems))


def choose(own: Path, name: str, value: Value | None) -> None:
    """Save *value* as the person's own choice in the data folder *own*; None removes the choice.

    Raises PolicyError for an invalid value or a setting that only the office may change, ExportError if saving fails.
    """
    option = OPTIONS[name]
    if not option.own:
        raise PolicyError(f"{option.label}只能由单位统一设置。", "需要更换时，请联系单位的技术人员。")
    file = own / OWN_FILE
    try:
        checked = None if value is None else option.check(value)
    except ValueError as error:
        raise PolicyError(f"{option.label}没有改：{error}。", "请改好后再保存。") from error
    try:
        own.mkdir(parents=True, exist_ok=True)
        with locked(own / _LOCK):
            problems: list[str] = []
            chosen = _read_own(file, problems)
            if problems:  # what cannot be read is not overwritten either
                set_aside(file)
            chosen = {key: said for key, said in chosen.items() if isinstance(said, str | int) and key != name}
            if checked is not None:
                chosen[name] = checked
            # a JSON string is a TOML string as well, and so are keys, numbers and booleans
            lines = (f"{json.dumps(key)} = {json.dumps(said, ensure_ascii=False)}\n" for key, said in chosen.items())
            write_whole(file, encode_text("".join(lines).encode()))
    except OSError as error:
        raise cannot_write(file, error) from error


def _read_offices(file: Path, problems: list[str]) -> dict[str, Any]:
    """The table in *file*, empty if there is none. Only administrators may be able to change it."""
    try:
        with open_file(file) as opened:
            why = who_else_can_change(opened)
            content = b"" if why else opened.read()
    except FileNotFoundError:
        return {}
    except OSError as error:
        problems.append(f"设置文件“{file}”读不出来（{error.strerror}），没有采用。请检查它的读取权限。")
        return {}
    if why:
        problems.append(f"设置文件没有采用：{why}。请由管理员重新放置，并且只允许管理员改动。")
        return {}
    return _table(content, file, problems)


def _read_own(file: Path, problems: list[str], *, aside: bool = False) -> dict[str, Any]:
    """The table in the person's own *file*: what the program has written there is not used once it is damaged."""
    try:
        content = read_file(file)
        return _table(decode_text(content), file, problems)
    except FileNotFoundError:
        return {}
    except OSError as error:
        problems.append(f"设置文件“{file}”读不出来（{error.strerror}），没有采用。请检查它的读取权限。")
    except ValueError:
        moved = set_aside(file) if aside else None
        named = f"，改名为“{moved.name}”留在原处" if moved else ""
        problems.append(f"设置文件“{file}”已经损坏，没有采用{named}。请在“设置”里重新选择。")
    return {}


def _table(content: bytes, file: Path, problems: list[str]) -> dict[str, Any]:
    try:
        table = table_in(content)
    except ValueError as error:
        problems.append(f"设置文件“{file}”读不出来（{error}），没有采用。请改好它，位置请放在单引号里。")
        return {}
    inner = table.pop("policy", {})  # what Windows Installer writes stands under a heading
    return {**table, **inner} if isinstance(inner, dict) else {**table, "policy": inner}


def _checked(table: Mapping[str, Any], where: str, problems: list[str], *, own: bool = False) -> dict[str, Value]:
    """The valid values. Unknown names and invalid values are added to *problems*."""
    found = {}
    for name, value in table.items():
        option = OPTIONS.get(name)
        if option is None or (own and not option.own):
            known = "、".join(each.name for each in OPTIONS.values() if each.own or not own)
            problems.append(f"{where}里的“{name}”不是可用的设置，没有采用。可用的有：{known}。")
        elif value != "" or not isinstance(option.default, str):
            try:
                found[name] = option.check(value)
            except ValueError as error:
                problems.append(f"{where}里的“{name}”没有采用：{error}。")
    return found


def _locked(value: Any, file: Path, problems: list[str]) -> set[str]:
    named: Iterable[Any] = value if isinstance(value, list) else [value]
    unknown = [name for name in named if not isinstance(name, str) or name not in OPTIONS]
    if unknown:
        said = "、".join(map(str, unknown))
        problems.append(f"“{file}”的 {_LOCKED} 里没有名为“{said}”的设置。可用的有：{'、'.join(OPTIONS)}。")
    return {name for name in named if name not in unknown}


def _group_values() -> dict[str, Any]:
    """The values that group policy sets for this computer."""
    if sys.platform == "win32":
        import winreg

        found: dict[str, Any] = {}
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, GROUP_KEY, 0, winreg.KEY_READ | 0x100) as key:
                for index in range(winreg.QueryInfoKey(key)[1]):
                    name, value, _kind = winreg.EnumValue(key, index)
                    found[name.lower()] = value
        except OSError:  # no policy for this program
            return {}
        return found
    return {}
