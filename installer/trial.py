"""The trial of the released files: installed, used, upgraded, repaired and removed under Wine, as an office would.

Repairing is done by property, as in INSTALL.zh-CN.md, and by the function of msi.dll that Windows' msiexec calls for
/f, as Wine's msiexec does not support /f. Wine does not repair a damaged file whose version can still be read, so the
trial damages none in that way. The first unexpected result ends the trial. Screenshots stay in
``build/windows/trial``.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from . import ROOT, Stop, handout, product, say
from .bundle import BUNDLE
from .machine import WINDOWS
from .trial_pc import (
    DRIVE,
    ENVIRONMENT,
    LINK,
    PICTURES,
    another_language,
    checksum,
    expect,
    forget_reading,
    msiexec,
    must_run,
    note_reading,
    parts_read,
    product_codes,
    registered,
    reinstall,
    run_there,
    shortcuts,
    start,
)
from .trial_rules import try_the_rules
from .trial_version import other_version
from .trial_window import Window

OLDER, NEWEST = "0.0.9", "99.0.0"  #: versions with other code, before and after the one that is released

_USUAL = DRIVE / "Program Files" / product.SHORT  # the default folder
_USUAL_THERE = rf"C:\Program Files\{product.SHORT}"
_CHOSEN = r"C:\程序 目录\证书"  # the folder that the office chose
_PROGRAM = DRIVE / "程序 目录" / "证书"
_DATA = DRIVE / "users" / "root" / "AppData" / "Local" / product.SHORT
_POLICY = DRIVE / "ProgramData" / product.SHORT / "policy.toml"
_OFFICE = DRIVE / "单位 资料"  # the office's own folder, with Chinese letters and a blank
_BOOK = r"C:\单位 资料\单位信息表.xlsx"
_SHARED, _MARK = (
    "共享 表样",
    "（本单位式样）",
)  # the folder of the office's own forms, and how they differ from the shipped ones
_APP_PATH = r"HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\bjcert.exe"
_HEAVY = {"docx", "lxml", "openpyxl", "python_calamine", "xlrd"}  # libraries for files
_VALUE = ["reg", "query", rf"HKLM\Software\{product.SHORT}\Installed", "/v", "Version"]


def run() -> None:
    """Try out the MSI and the zip in ``build/windows/dist``. Raises Stop at the first unexpected result."""
    if WINDOWS:
        raise Stop("试装只在 Debian 上的 Wine 里做，免得改动这台电脑 (the trial runs under Wine only)")
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    shutil.rmtree(DRIVE.parent, ignore_errors=True)
    must_run("wineboot", "--init")
    must_run("reg", "add", r"HKCU\Control Panel\Desktop", "/v", "CursorBlinkRate", "/d", "-1", "/f")  # still pictures
    note_reading()
    _make_own_forms()
    newer, portable = handout.names(product.version())
    older, newest = PICTURES / "older.msi", PICTURES / "newest.msi"
    bundles = {version: other_version(version) for version in (OLDER, NEWEST)}
    handout.make_msi({older: OLDER}, bundles[OLDER])
    handout.make_msi({newest: NEWEST}, bundles[NEWEST])
    try_the_rules(newer)
    screen = start("Xvfb", ":7", "-screen", "0", "1366x768x24")
    try:
        _install(older, bundles[OLDER])
        _start_light()
        _work_on_the_command_line()
        with Window(_CHOSEN, ENVIRONMENT, PICTURES) as window:
            window.renew_one_unit(_OFFICE / "导出 结果")
            _papers(_OFFICE / "导出 结果")
            _upgrade(newer, product.version())
            window.ask_to_reopen()
            expect(not _damaged(_PROGRAM), f"升级后有不对的文件 (files of another version): {_damaged(_PROGRAM)[:5]}")
        _repair(newer)
        _refuse_to_go_back(older)
        _uninstall()
        _install_as_it_comes(newer)
        with Window(_USUAL_THERE, ENVIRONMENT, PICTURES) as window:
            window.come_to_rest()
            expect(msiexec("/i", newest) in (0, 3010), "msiexec /i")
            window.ask_to_reopen()
        expect(not _damaged(_USUAL, bundles[NEWEST]), "升级后有不对的文件 (files of another version)")
        _work_from_a_stick(portable)
        _install_elsewhere(newest)
    finally:
        screen.kill()
        screen.wait()
        for path in (older, newest):
            path.unlink(missing_ok=True)
        for bundle in bundles.values():
            shutil.rmtree(bundle, ignore_errors=True)
    say(f"试装通过，截图在 (the trial passed; its pictures are in) {PICTURES}")


# --- what an office does ----------------------------------------------------------------------------------------------


def _make_own_forms() -> None:
    """Make a folder of the office's own forms, as the screen 表样管理 does."""
    from bjcert_desktop.jobs.form_library import FormSet

    own = _OFFICE / "我们的申请表.docx"
    own.parent.mkdir()
    with zipfile.ZipFile(ROOT / "forms" / "申请表.docx") as shipped, zipfile.ZipFile(own, "w") as form:
        for name in shipped.namelist():
            content = shipped.read(name)
            form.writestr(name, content.replace("业务申请表".encode(), f"业务申请表{_MARK}".encode()))
    FormSet(_OFFICE / _SHARED).put_in_use("申请表", own, date.today())


def _install(installer: Path, bundle: Path) -> None:
    say("静默安装到单位选定的文件夹 (installing silently where the office wants it)")
    given = {"REGISTRY": _BOOK, "OUTPUT": r"C:\单位 资料\导出 结果", "FORMS": rf"C:\单位 资料\{_SHARED}"}
    expect(msiexec("/i", installer, **given, INSTALLDIR=_CHOSEN) == 0, "msiexec /i")
    expect(not _USUAL.exists(), "没有装到选定的文件夹 (not installed where it was wanted)")
    expect(not _damaged(_PROGRAM, bundle), f"没有装好 (not installed whole): {_damaged(_PROGRAM, bundle)[:5]}")
    expect(shortcuts() == ["Programs"], f"快捷方式不对 (shortcuts): {shortcuts()}")
    expect(_policy() == _lines(given), f"policy.toml: {_policy()}")
    code, version, _ = run_there(_VALUE)
    expect(code == 0 and OLDER in version, f"注册表里的版本不对 (the registry's version): {version}")
    code, path, _ = run_there(["reg", "query", _APP_PATH, "/ve"])
    expect(code == 0 and rf"{_CHOSEN}\bjcert.exe" in path, f"App Paths: {path}")
    expect(registered() == [(product.NAME, OLDER)], f"“应用和功能”里的登记不对 (list of apps): {registered()}")


def _start_light() -> None:
    say("什么时候才加载读写文件的库 (when the libraries for files are loaded)")
    forget_reading(_PROGRAM)
    for command in (["--version"], ["guide", "--json"], ["quote", "renew-mail"]):
        _bjcert(*command)
    read = parts_read(_PROGRAM)
    expect("bjcert_desktop/cli/guide.pyc" in read, "看不出读了哪些文件 (reading goes unnoticed)")
    expect(not _libraries(read), f"命令行过早加载了 (loaded too early by the command line): {_libraries(read)}")

    forget_reading(_PROGRAM)
    with Window(_CHOSEN, ENVIRONMENT, PICTURES) as window:
        window.come_to_rest()
        read = parts_read(_PROGRAM)
        window.leave_the_tour()
    expect("bjcert_desktop/gui/home/home_screen.pyc" in read, "看不出读了哪些文件 (reading goes unnoticed)")
    expect(not _libraries(read), f"没有打开信息表就加载了 (loaded without a workbook): {_libraries(read)}")


def _libraries(read: Iterable[str]) -> set[str]:
    """Return the libraries to which the files *read* belong."""
    return _HEAVY & {name.split("/")[0] for name in read}


def _work_on_the_command_line() -> None:
    say("命令行：自检、查费用、单位信息表、导出全部情形 (the command line)")
    expect(_bjcert("--version").strip() == OLDER, "bjcert --version")
    answered: dict[str, dict[str, str]] = {}
    for row in json.loads(_bjcert("guide", "--json"))["scenarios"]:
        answered.setdefault(row["id"], row["questions"])
    _bjcert("registry", "new", _BOOK, "--sample")
    expect("30 个单位" in _bjcert("registry", "check", _BOOK), "bjcert registry check")
    unit = json.loads(_bjcert("registry", "show", _BOOK, "--json"))["units"][0]["code"]
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # starting a program under Wine takes long
        written = sum(threads.map(lambda scenario: _export(scenario, answered[scenario], unit), answered))
    say(f"{len(answered)} 种情形，{written} 个 Word 文件 (scenarios, Word files)")
    unread = _HEAVY - _libraries(parts_read(_PROGRAM)) - {"xlrd"}  # no .xls is opened here
    expect(not unread, f"看不出读了这些库 (their being read goes unnoticed): {unread}")
    expect("可以使用" in _bjcert("forms", "check", rf"C:\单位 资料\{_SHARED}\申请表-1.docx"), "bjcert forms check")
    _self_check()
    _save_as_pdf()
    _back_up_for_the_office()
    _seal_newer_data()


def _export(scenario: str, questions: dict[str, str], unit: str) -> int:
    """Quote *scenario* and export it for *unit*, its *questions* answered; return the number of Word files."""
    plan = json.loads(_bjcert("quote", scenario, "--json"))
    if not plan["documents"]:
        return 0
    out = f"C:\\单位 资料\\各种 情形\\{scenario}"
    answers = [part for question in questions.items() for part in ("--answer", "=".join(question))]
    exported = _bjcert("export", scenario, "--unit", unit, *answers, "--again", "--out", out, "--json")
    cases = json.loads(exported)["cases"]
    found = _papers(_OFFICE / "各种 情形" / scenario)
    expect(found == sum(len(case["files"]) for case in cases) > 0, f"{scenario}: {found}")
    return found


def _papers(folder: Path) -> int:
    """Count the Word files in *folder*; all must be whole, every 申请表 made from the office's form."""
    found = sorted(folder.rglob("*.docx"))
    for path in found:
        with zipfile.ZipFile(path) as package:
            expect(package.testzip() is None, f"{path}")
            text = package.read("word/document.xml").decode()
        expect(path.name.startswith("申请表") == (_MARK in text), f"用错了表样 (made from another form): {path}")
    return len(found)


def _self_check() -> None:
    """Run the self-check: what Wine lacks is a warning, all else must be in order."""
    code, output, errors = run_there([rf"{_CHOSEN}\bjcert.exe", "self-check", "--json"])
    report = json.loads(output)
    (PICTURES / "self-check.json").write_text(output, "utf-8")
    wrong = [check for check in report["checks"] if check["state"] == "error"]
    expect(code in (0, 1) and not errors and not wrong, f"self-check: {code} {errors} {wrong}")
    expect("本单位的 1 种" in output and output.count("单位设置文件") >= 3, f"self-check: {output}")


def _save_as_pdf() -> None:
    """Let the program's process for drawing, which has no window, put several cases into one PDF."""
    told = json.loads(_bjcert("print", "1-3", "--practice", "--pdf", r"C:\单位 资料\整批.pdf", "--json"))
    made = (_OFFICE / "整批.pdf").read_bytes()
    expect(told["pages"] >= 3 and not told["failed"] and b"/Outlines" in made, f"bjcert print --pdf: {told}")


def _back_up_for_the_office() -> None:
    """Make a key, back up by it and open the backup again, as INSTALL.zh-CN.md says."""
    key, share = r"C:\单位 资料\钥匙.txt", r"C:\单位 资料\备份\%USERNAME%"
    line = _bjcert("ledger", "office-key", key).splitlines()[0]
    before = _POLICY.read_bytes()
    try:
        _POLICY.write_text(f"backup = '{share}'\n{line}\n", "utf-8")
        _bjcert("ledger", "office-backup")
    finally:
        _POLICY.write_bytes(before)
    (sealed,) = (_OFFICE / "备份").glob("*/*.sealed")
    there = rf"C:\单位 资料\备份\{sealed.parent.name}\{sealed.name}"
    opened = _bjcert("ledger", "office-open", there, "--key", key, "--out", r"C:\单位 资料\打开的备份.zip")
    expect(opened.startswith("已打开"), f"office-open: {opened}")


def _seal_newer_data() -> None:
    """Seal newer data of the guide as INSTALL.zh-CN.md says."""
    newer = _OFFICE / "手册 数据"
    newer.mkdir()
    for file in (_PROGRAM / "_internal/bjcert_desktop/_data/resources/guide").glob("*.toml"):
        shutil.copy(file, newer)
    output = _bjcert("guide", "seal", r"C:\单位 资料\手册 数据")
    expect("账号" in output and (newer / "guide.sha256").is_file(), f"bjcert guide seal: {output}")


def _upgrade(installer: Path, version: str) -> None:
    say("办理记录正在使用时升级 (upgrading while the ledger is in use)")
    before, policy = _recorded(), _POLICY.read_bytes()
    expect(len(before) > 5, f"办理记录太少 (too few records): {before}")
    code = msiexec("/i", installer, DESKTOPSHORTCUT="1")
    expect(code in (0, 3010), f"msiexec /i → {code}")  # 3010: files in use are replaced at the next start of Windows
    expect(registered() == [(product.NAME, version)], f"升级后的登记不对: {registered()}")
    expect(_PROGRAM.is_dir() and not _USUAL.exists(), "升级后换了文件夹 (the upgrade went to another folder)")
    expect(_recorded() == before, "升级后办理记录变了 (the ledger changed)")
    expect(_POLICY.read_bytes() == policy, "升级后单位设置变了 (the policy changed)")
    expect(shortcuts() == ["Desktop", "Programs"], f"升级后快捷方式不对 (shortcuts): {shortcuts()}")
    expect(_bjcert("--version").strip() == version, "bjcert --version")


def _repair(installer: Path) -> None:
    say("修复被破坏的程序 (repairing a damaged program)")
    kept = _kept()
    for how, repair in {
        "REINSTALL=ALL": lambda: msiexec("/i", installer, REINSTALL="ALL", REINSTALLMODE="amus"),
        "MsiReinstallProduct": reinstall,
    }.items():
        _damage()
        code = repair()
        expect(code == 0, f"{how} → {code}")
        expect(not _damaged(_PROGRAM), f"{how} 没有修好 (not repaired): {_damaged(_PROGRAM)}")
        expect(shortcuts() == ["Desktop", "Programs"], f"{how}: {shortcuts()}")
        expect(run_there(_VALUE)[0] == 0, f"{how} 没有修好注册表里的值 (the registry's value is not back)")
        expect(registered() == [(product.NAME, product.version())], f"{how}: {registered()}")
    expect(_kept() == kept, "修复动了用户的文件 (repairing touched the person's files)")
    expect(_bjcert("--version").strip() == product.version(), "bjcert --version")


def _damage() -> None:
    """Damage something of every kind that was installed."""
    (_PROGRAM / "_internal/PySide6/Qt6Svg.dll").unlink()
    (_PROGRAM / "bjcert.exe").write_bytes(b"MZ")
    form = _PROGRAM / "_internal/bjcert_desktop/_data/forms/申请表.docx"
    form.write_bytes(form.read_bytes()[:100])
    for link in DRIVE.rglob(LINK):
        link.unlink()
    must_run("reg", "delete", *_VALUE[2:], "/f")
    expect(len(_damaged(_PROGRAM)) == 3 and not shortcuts(), "没有弄坏 (nothing was damaged)")


def _refuse_to_go_back(installer: Path) -> None:
    say("拒绝降级 (refusing a downgrade)")
    code = msiexec("/i", installer)
    expect(code == 1603, f"降级没有被拒绝 (the downgrade was not refused): {code}")
    expect(registered() == [(product.NAME, product.version())], f"降级后的登记: {registered()}")


def _uninstall() -> None:
    say("卸载，看留下什么 (uninstalling)")
    kept = _kept()
    code = product_codes()[0]  # as where the MSI is gone
    expect(msiexec("/x", code) == 0, "msiexec /x")
    expect(not _PROGRAM.exists(), f"卸载后还留有 (left behind): {list(_PROGRAM.rglob('*'))[:5]}")
    expect(not shortcuts(), f"卸载后还留有快捷方式 (shortcuts left behind): {shortcuts()}")
    expect(registered() == [], f"卸载后还有登记 (still registered): {registered()}")
    code = run_there(["reg", "query", f"HKLM\\Software\\{product.SHORT}"])[0]
    expect(code != 0, "卸载后注册表里还有本程序的项 (left in the registry)")
    changed = [str(path) for path, before in kept.items() if _kept().get(path) != before]
    expect(not changed, f"卸载动了用户的文件 (the person's files were touched): {changed}")
    names = {path.name for path in kept}
    expect(names >= {"ledger.db", "policy.toml", "申请表-1.docx"}, f"没有可留的东西 (nothing to keep): {names}")


def _install_as_it_comes(installer: Path) -> None:
    say("再装到默认的文件夹 (installing again, into the usual folder)")
    policy = _POLICY.read_bytes()
    expect(msiexec("/i", installer) == 0, "msiexec /i")
    expect(not _damaged(_USUAL) and not _PROGRAM.exists(), "没有装到默认的文件夹 (not in the usual folder)")
    expect(shortcuts() == ["Programs"], f"快捷方式不对 (shortcuts): {shortcuts()}")
    expect(_POLICY.read_bytes() == policy, "再装时单位设置变了 (the policy changed)")
    expect(_bjcert("--version", folder=_USUAL_THERE).strip() == product.version(), "--version")


def _install_elsewhere(installer: Path) -> None:
    say("在非中文区域的 Windows 上带着中文属性安装 (Chinese properties where the system's language is another)")
    expect(msiexec("/x", product_codes()[0]) == 0, "msiexec /x")
    shutil.rmtree(_POLICY.parent)
    given = {"REGISTRY": _BOOK, "DATA": r"D:\用户 数据\%USERNAME%"}
    with another_language():
        expect(msiexec("/i", installer, **given) == 0, "msiexec /i")
    expect(_policy() == _lines(given), f"policy.toml: {_policy()}")


def _work_from_a_stick(portable: Path) -> None:
    say("从 U 盘运行 zip 里的程序 (running from a stick)")
    stick = DRIVE / "U盘 便携"
    with zipfile.ZipFile(portable) as package:
        package.extractall(stick)
    (folder,) = stick.iterdir()
    program = f"C:\\U盘 便携\\{folder.name}\\bjcert.exe"
    out = ("--registry", _BOOK, "--all", "--out", r"C:\U盘 便携\导出", "--data-dir", r"C:\U盘 便携\数据")
    code, output, errors = run_there([program, "export", "renew-mail", "--due", "all", *out])
    expect(code == 0 and not errors, f"{code} {output[-500:]} {errors}")
    expect(
        len(list((stick / "导出").rglob("申请表*.docx"))) == 30, "没有给每个单位写出申请表 (an application form each)"
    )


# --- helpers ----------------------------------------------------------------------------------------------------------


def _bjcert(*arguments: str, folder: str = _CHOSEN) -> str:
    """Run the installed command line and return its output. Nothing may be written to stderr."""
    code, output, errors = run_there([rf"{folder}\bjcert.exe", *arguments])
    expect(code == 0 and not errors, f"bjcert {' '.join(arguments)} → {code}\n{output[-2000:]}\n{errors[-2000:]}")
    return output


def _recorded() -> list[object]:
    """Return the entries of the ledger."""
    found: list[object] = json.loads(_bjcert("ledger", "list", "--practice", "--json", "--limit", "1000"))["entries"]
    return found


def _damaged(folder: Path, bundle: Path = BUNDLE) -> list[str]:
    """Return the files of the bundle that are missing or different in *folder*."""
    names = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()]
    return [
        name for name in names if not (folder / name).is_file() or checksum(folder / name) != checksum(bundle / name)
    ]


def _policy() -> str:
    """Return what stands in the office's settings below the heading."""
    return _POLICY.read_bytes().decode("utf-16").replace("\r\n", "\n").split("[policy]\n")[-1]


def _lines(given: dict[str, str]) -> str:
    """Return the lines that are written for the properties *given*."""
    return "".join(f"{name.lower()}='{place}'\n" for name, place in given.items())


def _kept() -> dict[Path, str]:
    """Return every file of the office and the user, with its digest."""
    return {
        path: checksum(path) for top in (_DATA, _OFFICE, _POLICY.parent) for path in top.rglob("*") if path.is_file()
    }
