"""The trial of what is handed out: installed, used, upgraded, repaired and removed under Wine, as an office would.

Repairing is asked for by property, as in INSTALL.zh-CN.md, and by the function of msi.dll that Windows' msiexec calls
for /f: Wine's msiexec does not get as far with /f. Wine leaves a damaged file alone whose version can still be read, so
the trial damages none in that way. Whatever is not as expected ends the trial. Its pictures stay in
``build/windows/trial``.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from . import FOLDER, ROOT, Stop, handout, product, say
from .bundle import BUNDLE
from .machine import DEBIAN, HOME, WINDOWS, linux, windows, windows_path
from .python import PYTHON
from .tables import UPGRADE_CODE, braced
from .trial_window import Window

PICTURES = FOLDER / "trial"
OLDER = "0.0.9"  #: the version from which is upgraded: the same files under another number

_PREFIX = HOME / "trial"
_DRIVE = DEBIAN / _PREFIX.relative_to("/") / "drive_c"
_USUAL = _DRIVE / "Program Files" / product.SHORT  # where it is installed when nothing else is said
_CHOSEN = r"C:\程序 目录\证书"  # where the office wants it
_PROGRAM = _DRIVE / "程序 目录" / "证书"
_DATA = _DRIVE / "users" / "root" / "AppData" / "Local" / product.SHORT
_POLICY = _DRIVE / "ProgramData" / product.SHORT / "policy.toml"
_LINK = f"{product.NAME}.lnk"
_OFFICE = _DRIVE / "单位 资料"  # the office's own folder, with Chinese letters and a blank
_BOOK = r"C:\单位 资料\单位信息表.xlsx"
_SHARED, _MARK = "共享 表样", "（本单位式样）"  # the folder of the office's own forms, and what tells them from ours
_ENVIRONMENT = {"WINEPREFIX": str(_PREFIX), "DISPLAY": ":7", "QT_QPA_PLATFORM": "windows"}
_HEAVY = {"lxml", "openpyxl", "python_calamine"}  # libraries for files; docx is no part of the program
_PYTHON = str((PYTHON / "python.exe").relative_to(ROOT))
_VALUE = ["reg", "query", rf"HKLM\Software\{product.SHORT}\Installed", "/v", "ProgramMenuFolder"]
_REINSTALL = """
import ctypes, sys
msi, code = ctypes.WinDLL("msi"), ctypes.create_unicode_buffer(39)
msi.MsiSetInternalUI(2, None)
msi.MsiEnumRelatedProductsW(sys.argv[1], 0, 0, code)
print(msi.MsiReinstallProductW(code, 0x3C0))
"""  # 0x3C0: all files, what is the machine's and the person's, and shortcuts; as with REINSTALLMODE=amus
_UNINSTALL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"


def run() -> None:
    """Put the MSI and the zip in ``build/windows/dist`` to the test. Raises Stop at the first thing amiss."""
    if WINDOWS:
        raise Stop("试装只在 Debian 上的 Wine 里做，免得改动这台电脑 (the trial runs under Wine only)")
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    shutil.rmtree(_DRIVE.parent, ignore_errors=True)
    _wine("wineboot", "--init")
    _wine("reg", "add", r"HKCU\Control Panel\Desktop", "/v", "CursorBlinkRate", "/d", "-1", "/f")  # for still pictures
    _note_reading()
    _make_own_forms()
    newer, portable = handout.names(product.version())
    older = PICTURES / "older.msi"
    handout.make_msi({older: OLDER})
    screen = _start("Xvfb", ":7", "-screen", "0", "1366x768x24")
    try:
        _install(older)
        _start_light()
        _work_on_the_command_line()
        with Window(_CHOSEN, _ENVIRONMENT, PICTURES) as window:
            window.renew_one_unit(_OFFICE / "导出 结果")
            _papers(_OFFICE / "导出 结果")
            _upgrade(newer)
        _repair(newer)
        _refuse_to_go_back(older)
        _uninstall()
        _install_as_it_comes(newer)
        _work_from_a_stick(portable)
    finally:
        screen.kill()
        screen.wait()
        older.unlink(missing_ok=True)
    say(f"试装通过，截图在 (the trial passed; its pictures are in) {PICTURES}")


# --- what an office does ----------------------------------------------------------------------------------------------


def _make_own_forms() -> None:
    """A folder of the office's own forms, as the page 表样管理 makes it."""
    from bjcert_desktop.formset import FormSet

    own = _OFFICE / "我们的申请表.docx"
    own.parent.mkdir()
    with zipfile.ZipFile(ROOT / "forms" / "申请表.docx") as shipped, zipfile.ZipFile(own, "w") as form:
        for name in shipped.namelist():
            content = shipped.read(name)
            form.writestr(name, content.replace("业务申请表".encode(), f"业务申请表{_MARK}".encode()))
    FormSet(_OFFICE / _SHARED).put_in_use("申请表", own, date.today())


def _install(installer: Path) -> None:
    say("静默安装到单位选定的文件夹 (installing silently where the office wants it)")
    given = {"REGISTRY": _BOOK, "OUTPUT": r"C:\单位 资料\导出 结果", "FORMS": rf"C:\单位 资料\{_SHARED}"}
    _expect(_msiexec("/i", installer, **given, INSTALLDIR=_CHOSEN) == 0, "msiexec /i")
    _expect(not _USUAL.exists(), "没有装到选定的文件夹 (not installed where it was wanted)")
    _expect(not _damaged(_PROGRAM), f"没有装好 (not installed whole): {_damaged(_PROGRAM)[:5]}")
    _expect(_shortcuts() == ["Programs"], f"快捷方式不对 (shortcuts): {_shortcuts()}")
    text = _POLICY.read_bytes().decode("gb18030")
    wanted = "".join(f"{name.lower()}='{place}'\n" for name, place in given.items())
    _expect(text.replace("\r\n", "\n").split("[policy]\n")[-1] == wanted, f"policy.toml: {text}")
    _expect(_registered() == [(product.NAME, OLDER)], f"“应用和功能”里的登记不对 (list of apps): {_registered()}")


def _start_light() -> None:
    say("没有打开文件时，不加载读写文件的库 (nothing for files is loaded before there is a file)")
    _forget_reading(_PROGRAM)
    for command in (["--version"], ["guide", "--json"], ["quote", "renew-mail"]):
        _bjcert(*command)
    with Window(_CHOSEN, _ENVIRONMENT, PICTURES) as window:
        window.come_to_rest()
        read = _read(_PROGRAM)
        window.leave_the_tour()
    wanted = {"bjcert_desktop/cli/guide.pyc", "bjcert_desktop/gui/home.pyc", "PySide6/QtWidgets.pyd"}
    _expect(wanted <= read, f"看不出读了哪些文件 (reading goes unnoticed): {wanted - read}")
    heavy = sorted(name for name in read if name.split("/")[0] in _HEAVY)
    _expect(not heavy, f"打开文件前就加载了 (loaded before any file was opened): {heavy[:5]}")


def _work_on_the_command_line() -> None:
    say("命令行：自检、查费用、单位信息表、导出全部情形 (the command line)")
    _expect(_bjcert("--version").strip() == product.version(), "bjcert --version")
    scenarios = list(dict.fromkeys(row["id"] for row in json.loads(_bjcert("guide", "--json"))["scenarios"]))
    _bjcert("registry", "new", _BOOK, "--sample")
    _expect("30 个单位" in _bjcert("registry", "check", _BOOK), "bjcert registry check")
    unit = json.loads(_bjcert("registry", "show", _BOOK, "--json"))["units"][0]["code"]
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # a start under Wine takes its time
        written = sum(threads.map(lambda scenario: _export(scenario, unit), scenarios))
    say(f"{len(scenarios)} 种情形，{written} 个 Word 文件 (scenarios, Word files)")
    unread = _HEAVY - {name.split("/")[0] for name in _read(_PROGRAM)}  # or their absence before would mean nothing
    _expect(not unread, f"看不出读了这些库 (their being read goes unnoticed): {unread}")
    _expect("可以使用" in _bjcert("forms", "check", rf"C:\单位 资料\{_SHARED}\申请表-1.docx"), "bjcert forms check")
    _self_check()


def _export(scenario: str, unit: str) -> int:
    """Ask what *scenario* costs and export it for *unit*; how many Word files there are now."""
    plan = json.loads(_bjcert("quote", scenario, "--json"))
    if not plan["documents"]:
        return 0
    out = f"C:\\单位 资料\\各种 情形\\{scenario}"
    cases = json.loads(_bjcert("export", scenario, "--unit", unit, "--out", out, "--json"))["cases"]
    found = _papers(_OFFICE / "各种 情形" / scenario)
    _expect(found == sum(len(case["files"]) for case in cases) > 0, f"{scenario}: {found}")
    return found


def _papers(folder: Path) -> int:
    """How many Word files there are in *folder*, all of them whole and every 申请表 made from the office's own form."""
    found = sorted(folder.rglob("*.docx"))
    for path in found:
        with zipfile.ZipFile(path) as package:
            _expect(package.testzip() is None, f"{path}")
            text = package.read("word/document.xml").decode()
        _expect(path.name.startswith("申请表") == (_MARK in text), f"用错了表样 (made from another form): {path}")
    return len(found)


def _self_check() -> None:
    """Everything that Wine can have must be well; what it has not is a warning."""
    code, output, errors = _run([rf"{_CHOSEN}\bjcert.exe", "self-check", "--json"])
    report = json.loads(output)
    (PICTURES / "self-check.json").write_text(output, "utf-8")
    wrong = [check for check in report["checks"] if check["state"] == "error"]
    _expect(code in (0, 1) and not errors and not wrong, f"self-check: {code} {errors} {wrong}")


def _upgrade(installer: Path) -> None:
    say("办理记录正在使用时升级 (upgrading while the ledger is in use)")
    before, policy = _recorded(), _POLICY.read_bytes()
    _expect(len(before) > 5, f"办理记录太少 (too few records): {before}")
    code = _msiexec("/i", installer, DESKTOPSHORTCUT="1")
    _expect(code in (0, 3010), f"msiexec /i → {code}")  # 3010: files in use are replaced at the next start of Windows
    _expect(_registered() == [(product.NAME, product.version())], f"升级后的登记不对: {_registered()}")
    _expect(_PROGRAM.is_dir() and not _USUAL.exists(), "升级后换了文件夹 (the upgrade went to another folder)")
    _expect(_recorded() == before, "升级后办理记录变了 (the ledger changed)")
    _expect(_POLICY.read_bytes() == policy, "升级后单位设置变了 (the policy changed)")
    _expect(_shortcuts() == ["Desktop", "Programs"], f"升级后快捷方式不对 (shortcuts): {_shortcuts()}")
    _expect(_bjcert("--version").strip() == product.version(), "bjcert --version")


def _repair(installer: Path) -> None:
    say("修复被破坏的程序 (repairing a damaged program)")
    kept = _kept()
    for how, repair in {
        "REINSTALL=ALL": lambda: _msiexec("/i", installer, REINSTALL="ALL", REINSTALLMODE="amus"),
        "MsiReinstallProduct": lambda: int(_run([_PYTHON, "-s", "-B", "-c", _REINSTALL, braced(UPGRADE_CODE)])[1]),
    }.items():
        _damage()
        code = repair()
        _expect(code == 0, f"{how} → {code}")
        _expect(not _damaged(_PROGRAM), f"{how} 没有修好 (not repaired): {_damaged(_PROGRAM)}")
        _expect(_shortcuts() == ["Desktop", "Programs"], f"{how}: {_shortcuts()}")
        _expect(_run(_VALUE)[0] == 0, f"{how} 没有修好注册表里的值 (the registry's value is not back)")
        _expect(_registered() == [(product.NAME, product.version())], f"{how}: {_registered()}")
    _expect(_kept() == kept, "修复动了用户的文件 (repairing touched the person's files)")
    _expect(_bjcert("--version").strip() == product.version(), "bjcert --version")


def _damage() -> None:
    """Spoil something of every kind that the installation put there."""
    (_PROGRAM / "_internal/PySide6/Qt6Svg.dll").unlink()
    (_PROGRAM / "bjcert.exe").write_bytes(b"MZ")
    form = _PROGRAM / "_internal/bjcert_desktop/_data/forms/申请表.docx"
    form.write_bytes(form.read_bytes()[:100])
    for link in _DRIVE.rglob(_LINK):
        link.unlink()
    _wine("reg", "delete", *_VALUE[2:], "/f")
    _expect(len(_damaged(_PROGRAM)) == 3 and not _shortcuts(), "没有弄坏 (nothing was damaged)")


def _refuse_to_go_back(installer: Path) -> None:
    say("拒绝降级 (refusing a downgrade)")
    code = _msiexec("/i", installer)
    _expect(code == 1603, f"降级没有被拒绝 (the downgrade was not refused): {code}")
    _expect(_registered() == [(product.NAME, product.version())], f"降级后的登记: {_registered()}")


def _uninstall() -> None:
    say("卸载，看留下什么 (uninstalling)")
    kept = _kept()
    code = _codes()[0]  # as where the MSI is no longer at hand
    _expect(_msiexec("/x", code) == 0, "msiexec /x")
    _expect(not _PROGRAM.exists(), f"卸载后还留有 (left behind): {list(_PROGRAM.rglob('*'))[:5]}")
    _expect(not _shortcuts(), f"卸载后还留有快捷方式 (shortcuts left behind): {_shortcuts()}")
    _expect(_registered() == [], f"卸载后还有登记 (still registered): {_registered()}")
    code = _run(["reg", "query", f"HKLM\\Software\\{product.SHORT}"])[0]
    _expect(code != 0, "卸载后注册表里还有本程序的项 (left in the registry)")
    changed = [str(path) for path, before in kept.items() if _kept().get(path) != before]
    _expect(not changed, f"卸载动了用户的文件 (the person's files were touched): {changed}")
    names = {path.name for path in kept}
    _expect(names >= {"ledger.db", "policy.toml", "申请表-1.docx"}, f"没有可留的东西 (nothing to keep): {names}")


def _install_as_it_comes(installer: Path) -> None:
    say("再装到默认的文件夹 (installing again, into the usual folder)")
    policy = _POLICY.read_bytes()
    _expect(_msiexec("/i", installer) == 0, "msiexec /i")
    _expect(not _damaged(_USUAL) and not _PROGRAM.exists(), "没有装到默认的文件夹 (not in the usual folder)")
    _expect(_shortcuts() == ["Programs"], f"快捷方式不对 (shortcuts): {_shortcuts()}")
    _expect(_POLICY.read_bytes() == policy, "再装时单位设置变了 (the policy changed)")
    _expect(_bjcert("--version", folder=rf"C:\Program Files\{product.SHORT}").strip() == product.version(), "--version")


def _work_from_a_stick(portable: Path) -> None:
    say("从 U 盘运行 zip 里的程序 (running from a stick)")
    stick = _DRIVE / "U盘 便携"
    with zipfile.ZipFile(portable) as package:
        package.extractall(stick)
    (folder,) = stick.iterdir()
    program = f"C:\\U盘 便携\\{folder.name}\\bjcert.exe"
    out = ("--registry", _BOOK, "--all", "--out", r"C:\U盘 便携\导出", "--data-dir", r"C:\U盘 便携\数据")
    code, output, errors = _run([program, "export", "renew-mail", *out])
    _expect(code == 0 and not errors, f"{code} {output[-500:]} {errors}")
    _expect(
        len(list((stick / "导出").rglob("申请表*.docx"))) == 30, "没有给每个单位写出申请表 (an application form each)"
    )


# --- means ------------------------------------------------------------------------------------------------------------


def _bjcert(*arguments: str, folder: str = _CHOSEN) -> str:
    """Run the command line that is installed in *folder*; its output. Anything on stderr is amiss."""
    code, output, errors = _run([rf"{folder}\bjcert.exe", *arguments])
    _expect(code == 0 and not errors, f"bjcert {' '.join(arguments)} → {code}\n{output[-2000:]}\n{errors[-2000:]}")
    return output


def _msiexec(action: str, what: Path | str, **properties: str) -> int:
    """Run Windows Installer silently, as INSTALL.zh-CN.md says, on an MSI or a product code; its exit code.

    Linux would cut that to 8 bits.
    """
    name = what.stem if isinstance(what, Path) else "product"
    log = windows_path(PICTURES / f"msiexec {action.strip('/')} {name}.log")
    given = " ".join(f'{name}="{value}"' for name, value in properties.items())
    place = f'"{windows_path(what)}"' if isinstance(what, Path) else what
    line = f'msiexec {action} {place} /qn /l*v "{log}" {given}'
    told = _run([_PYTHON, "-s", "-B", "-c", "import subprocess, sys; print(subprocess.call(sys.argv[1]))", line])
    return int(told[1])


def _recorded() -> list[object]:
    """What the ledger holds."""
    found: list[object] = json.loads(_bjcert("ledger", "list", "--practice", "--json", "--limit", "1000"))["entries"]
    return found


def _registered() -> list[tuple[str, str]]:
    """The entries of this product in the list of apps: name and version."""
    names, versions = (_listed(value) for value in ("DisplayName", "DisplayVersion"))
    return [(name, versions[code]) for code, name in names.items() if name == product.NAME]


def _codes() -> list[str]:
    """The product codes under which this product stands in the list of apps."""
    return [code for code, name in _listed("DisplayName").items() if name == product.NAME]


def _listed(value: str) -> dict[str, str]:
    """A *value* of every entry in the list of apps, by the entry's key."""
    found, key = {}, ""
    for line in _run(["reg", "query", _UNINSTALL, "/s", "/v", value, "/reg:64"])[1].splitlines():
        if line.startswith("HKEY_"):
            key = line.rsplit("\\", 1)[1]
        elif "REG_SZ" in line:
            found[key] = line.split("REG_SZ", 1)[1].strip()
    return found


def _shortcuts() -> list[str]:
    """The folders that have a shortcut to the program. Wine puts them among the person's own, Windows among all's."""
    return sorted(path.parent.name for path in _DRIVE.rglob(_LINK))


def _damaged(folder: Path) -> list[str]:
    """What of the bundle is missing or different in *folder*."""
    names = [path.relative_to(BUNDLE).as_posix() for path in BUNDLE.rglob("*") if path.is_file()]
    return [name for name in names if not (folder / name).is_file() or _sum(folder / name) != _sum(BUNDLE / name)]


def _kept() -> dict[Path, str]:
    """What is the office's and the person's, and no concern of the installer's: every file with its sum."""
    return {path: _sum(path) for top in (_DATA, _OFFICE, _POLICY.parent) for path in top.rglob("*") if path.is_file()}


def _note_reading() -> None:
    """Have the system note when a file of the drive was last read, even where it does not by itself."""
    subprocess.run(["mount", "--bind", str(_DRIVE), str(_DRIVE)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,relatime", str(_DRIVE)], check=True)


def _forget_reading(folder: Path) -> None:
    """Make every file in *folder* one that nobody has read for years."""
    for path in folder.rglob("*"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns))


def _read(folder: Path) -> set[str]:
    """Which of the program's parts in *folder* were read since then."""
    parts = folder / "_internal"
    return {path.relative_to(parts).as_posix() for path in parts.rglob("*") if path.is_file() and path.stat().st_atime}


def _start(*command: str) -> subprocess.Popen[bytes]:
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(linux(*command, environment=_ENVIRONMENT), **quiet)


def _wine(*command: str) -> None:
    code, output, errors = _run(list(command))
    _expect(code == 0, f"{' '.join(command)} → {code}\n{output}{errors}")


def _run(command: list[str], environment: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        windows(*command, environment={**_ENVIRONMENT, **(environment or {})}),
        input=b"",
        capture_output=True,
    )
    return done.returncode, _text(done.stdout), _text(done.stderr)


def _text(output: bytes) -> str:
    """What a program wrote: bjcert writes UTF-8, Windows' own tools the Chinese code page."""
    try:
        return output.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return output.decode("gb18030", "replace").replace("\r\n", "\n")


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _expect(right: object, otherwise: str) -> None:
    if not right:
        raise Stop(f"试装没有通过 (the trial failed): {otherwise}")
