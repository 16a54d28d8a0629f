"""The trial of what is handed out: installed, used, upgraded and removed under Wine, as an office would.

Repairing is left out: Wine's msiexec does not know /f. Whatever is not as expected ends the trial. The pictures it
takes stay in ``build/windows/trial``.
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
from pathlib import Path

from . import FOLDER, ROOT, Stop, handout, product, say
from .machine import DEBIAN, HOME, WINDOWS, linux, windows, windows_path
from .python import PYTHON
from .trial_window import Window

PICTURES = FOLDER / "trial"
OLDER = "0.0.9"  #: the version from which is upgraded: the same files under another number

_PREFIX = HOME / "trial"
_DRIVE = DEBIAN / _PREFIX.relative_to("/") / "drive_c"
_PROGRAM = _DRIVE / "Program Files" / product.SHORT
_DATA = _DRIVE / "users" / "root" / "AppData" / "Local" / product.SHORT
_POLICY = _DRIVE / "ProgramData" / product.SHORT / "policy.toml"
_LINK = f"{product.NAME}.lnk"
_OFFICE = _DRIVE / "单位 资料"  # the office's own folder, with Chinese letters and a blank
_BOOK = r"C:\单位 资料\单位信息表.xlsx"
_ENVIRONMENT = {"WINEPREFIX": str(_PREFIX), "DISPLAY": ":7", "QT_QPA_PLATFORM": "windows"}
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
    _OFFICE.mkdir()
    newer, portable = handout.names(product.version())
    older = PICTURES / "older.msi"
    handout.make_msi({older: OLDER})
    screen = _start("Xvfb", ":7", "-screen", "0", "1366x768x24")
    try:
        _install(older)
        _work_on_the_command_line()
        with Window(_ENVIRONMENT, PICTURES) as window:
            window.renew_one_unit(_OFFICE / "导出 结果")
            _upgrade(newer)
        _refuse_to_go_back(older)
        _uninstall(newer)
        _work_from_a_stick(portable)
    finally:
        screen.kill()
        screen.wait()
        older.unlink(missing_ok=True)
    say(f"试装通过，截图在 (the trial passed; its pictures are in) {PICTURES}")


# --- what an office does ----------------------------------------------------------------------------------------------


def _install(installer: Path) -> None:
    say("静默安装 (installing silently)")
    given = {"REGISTRY": _BOOK, "OUTPUT": r"C:\单位 资料\导出 结果"}
    _expect(_msiexec("/i", installer, **given) == 0, "msiexec /i")
    missing = [name for name in _bundled() if not (_PROGRAM / name).is_file()]
    _expect(not missing, f"没有装上 (not installed): {missing[:5]}")
    _expect(_shortcuts() == ["Programs"], f"快捷方式不对 (shortcuts): {_shortcuts()}")
    text = _POLICY.read_bytes().decode("gb18030")
    wanted = "".join(f"{name.lower()}='{place}'\n" for name, place in given.items())
    _expect(text.replace("\r\n", "\n").split("[policy]\n")[-1] == wanted, f"policy.toml: {text}")
    _expect(_registered() == [(product.NAME, OLDER)], f"“应用和功能”里的登记不对 (list of apps): {_registered()}")


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
    _self_check()


def _export(scenario: str, unit: str) -> int:
    """Ask what *scenario* costs and export it for *unit*; how many Word files there are now."""
    plan = json.loads(_bjcert("quote", scenario, "--json"))
    if not plan["documents"]:
        return 0
    out = f"C:\\单位 资料\\各种 情形\\{scenario}"
    cases = json.loads(_bjcert("export", scenario, "--unit", unit, "--out", out, "--json"))["cases"]
    found = sorted((_OFFICE / "各种 情形" / scenario).rglob("*.docx"))
    _expect(len(found) == sum(len(case["files"]) for case in cases) > 0, f"{scenario}: {found}")
    for path in found:
        with zipfile.ZipFile(path) as package:
            _expect(package.testzip() is None and "word/document.xml" in package.namelist(), f"{path}")
    return len(found)


def _self_check() -> None:
    """Everything that Wine can have must be well; what it has not is a warning."""
    code, output, errors = _run([r"C:\Program Files\bjcert-desktop\bjcert.exe", "self-check", "--json"])
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
    _expect(_recorded() == before, "升级后办理记录变了 (the ledger changed)")
    _expect(_POLICY.read_bytes() == policy, "升级后单位设置变了 (the policy changed)")
    _expect(_shortcuts() == ["Desktop", "Programs"], f"升级后快捷方式不对 (shortcuts): {_shortcuts()}")
    _expect(_bjcert("--version").strip() == product.version(), "bjcert --version")


def _refuse_to_go_back(installer: Path) -> None:
    say("拒绝降级 (refusing a downgrade)")
    code = _msiexec("/i", installer)
    _expect(code == 1603, f"降级没有被拒绝 (the downgrade was not refused): {code}")
    _expect(_registered() == [(product.NAME, product.version())], f"降级后的登记: {_registered()}")


def _uninstall(installer: Path) -> None:
    say("卸载，看留下什么 (uninstalling)")
    kept = {path: _sum(path) for top in (_DATA, _OFFICE, _POLICY.parent) for path in top.rglob("*") if path.is_file()}
    _expect(_msiexec("/x", installer) == 0, "msiexec /x")
    _expect(not _PROGRAM.exists(), f"卸载后还留有 (left behind): {list(_PROGRAM.rglob('*'))[:5]}")
    _expect(not _shortcuts(), f"卸载后还留有快捷方式 (shortcuts left behind): {_shortcuts()}")
    _expect(_registered() == [], f"卸载后还有登记 (still registered): {_registered()}")
    code = _run(["reg", "query", f"HKLM\\Software\\{product.SHORT}"])[0]
    _expect(code != 0, "卸载后注册表里还有本程序的项 (left in the registry)")
    changed = [str(path) for path, before in kept.items() if not path.is_file() or _sum(path) != before]
    _expect(not changed, f"卸载动了用户的文件 (the person's files were touched): {changed}")
    _expect(any("ledger" in path.name for path in kept), "没有办理记录可留 (there was no ledger to keep)")


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


def _bjcert(*arguments: str) -> str:
    """Run the installed command line; its output. Anything on stderr is amiss."""
    code, output, errors = _run([r"C:\Program Files\bjcert-desktop\bjcert.exe", *arguments])
    _expect(code == 0 and not errors, f"bjcert {' '.join(arguments)} → {code}\n{output[-2000:]}\n{errors[-2000:]}")
    return output


def _msiexec(action: str, installer: Path, **properties: str) -> int:
    """Run Windows Installer silently, as INSTALL.zh-CN.md says; its exit code, which Linux would cut to 8 bits."""
    log = windows_path(PICTURES / f"msiexec {action.strip('/')} {installer.stem}.log")
    given = " ".join(f'{name}="{value}"' for name, value in properties.items())
    line = f'msiexec {action} "{windows_path(installer)}" /qn /l*v "{log}" {given}'
    python = str((PYTHON / "python.exe").relative_to(ROOT))
    told = _run([python, "-s", "-B", "-c", "import subprocess, sys; print(subprocess.call(sys.argv[1]))", line])
    return int(told[1])


def _recorded() -> list[object]:
    """What the ledger holds."""
    found: list[object] = json.loads(_bjcert("ledger", "list", "--practice", "--json", "--limit", "1000"))["entries"]
    return found


def _registered() -> list[tuple[str, str]]:
    """The entries of this product in the list of apps: name and version."""
    output = _run(["reg", "query", _UNINSTALL, "/s", "/v", "DisplayVersion", "/reg:64"])[1]
    names = _run(["reg", "query", _UNINSTALL, "/s", "/v", "DisplayName", "/reg:64"])[1]
    return [
        (name, version) for name, version in zip(_values(names), _values(output), strict=True) if name == product.NAME
    ]


def _shortcuts() -> list[str]:
    """The folders that have a shortcut to the program. Wine puts them among the person's own, Windows among all's."""
    return sorted(path.parent.name for path in _DRIVE.rglob(_LINK))


def _values(output: str) -> list[str]:
    return [line.split("REG_SZ", 1)[1].strip() for line in output.splitlines() if "REG_SZ" in line]


def _bundled() -> list[str]:
    from .bundle import BUNDLE

    return [path.relative_to(BUNDLE).as_posix() for path in BUNDLE.rglob("*") if path.is_file()]


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
