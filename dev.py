#!/usr/bin/env python3
"""The developer command. It needs only Python: ``python3 dev.py --help`` lists what it does.

The first command sets up the virtual environment and, on Debian and Ubuntu, Qt's system libraries; after that no
command needs a network. This file must parse on Python 3.6 and later, so that an unsuitable version gets a sentence
instead of a traceback: no newer syntax, no subscripts in annotations.
"""

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

OLDEST, TOO_NEW = (3, 11), (3, 14)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
BIN = VENV / SCRIPTS
PYTHON = BIN / f"python{EXE}"
LOCK = ROOT / "requirements.lock"
SAMPLE = ROOT / "out" / "示例单位信息表.xlsx"
FORGED = ("forms", "workbooks")  # jobs of tools/forged_forms.py
RACES = ("races",)  # of tools/races.py
DAMAGE = ("folders", "rows", "journals", "backups", "links", "places", "clocks")  # jobs of tools/damage.py
DRAWN = ("side_by_side", "pictures")  # the tools that draw for ``dev.py shots``
IN_PARALLEL = ("-n", "auto", "--dist", "worksteal")  # how pytest runs the whole suite
GENERATED = "# mypy: ignore-errors\n"  # how every file compiled from ui/ begins

#: System libraries that PySide6 links to, and a Chinese font, on Debian and Ubuntu.
QT_PACKAGES = """
    libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libx11-xcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4
    libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1
    libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 fonts-noto-cjk
"""

#: Run in the virtual environment: fails when a window with Chinese text cannot be shown.
QT_PROBE = """
import ctypes, pathlib, sys
try:
    import PySide6.QtWidgets
    from PySide6.QtGui import QFontDatabase, QGuiApplication
    ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
except (ImportError, OSError) as error:
    sys.exit(str(error))
app = QGuiApplication(["probe"])
if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
    sys.exit("没有中文字体 (no Chinese font)")
"""


class Stop(Exception):  # noqa: N818 - the end of the command, with a sentence for the person at the keyboard
    """The command cannot go on; the text says why and what to type."""


def say(text: str) -> None:
    """Print a remark about the progress to stderr."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def call(*command, **options) -> int:
    """Run *command* in the project's folder and return its exit code."""
    return subprocess.run([str(part) for part in command], cwd=str(ROOT), **options).returncode


def must(*command, **options) -> None:
    """Run *command*; raise Stop when it fails."""
    if call(*command, **options) != 0:
        raise Stop(f"这一步没有成功 (this step failed): {' '.join(str(part) for part in command)}")


# --- set-up -----------------------------------------------------------------------------------------------------------


def once(stamp: str, work, *depends_on) -> None:
    """Do *work* unless the stamp says that it was done for the same inputs in the same folder."""
    digest = hashlib.sha256(repr((str(ROOT), sys.version_info[:2], depends_on)).encode())
    for path in (LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    file = VENV / stamp
    if PYTHON.exists() and file.exists() and file.read_text() == digest.hexdigest():
        return
    work()
    file.write_text(digest.hexdigest())


def set_up() -> None:
    """Make .venv with the packages of requirements.lock, and install the system libraries that Qt needs."""
    once(".ready", install)
    if sys.platform.startswith("linux"):
        once(".qt-ready", install_qt_libraries, QT_PACKAGES)


def install() -> None:
    """Create or repair the virtual environment, and install the locked packages and the project."""
    unfinished = VENV / ".unfinished"
    if not sound() or unfinished.exists():
        if importlib.util.find_spec("ensurepip") is None:
            apt_install([f"python3.{sys.version_info[1]}-venv"], "创建虚拟环境 (to create the virtual environment)")
        say("创建虚拟环境 .venv (creating the virtual environment)")
        must(sys.executable, "-m", "venv", "--clear", VENV)
    unfinished.touch()
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    say("安装 requirements.lock 里的依赖，需要联网 (installing the locked packages; this needs a network)")
    must(*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", LOCK)
    must(*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT)
    unfinished.unlink()


def sound() -> bool:
    """Return whether .venv has this version of Python and a pip that starts."""
    if not PYTHON.exists():
        return False
    question = "import sys, pip; print(*sys.version_info[:2])"
    answer = subprocess.run([str(PYTHON), "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return answer.stdout.split() == [str(number).encode() for number in sys.version_info[:2]]


def install_qt_libraries() -> None:
    """Make sure that Qt can open a window and has a Chinese font."""
    missing = qt_problem()
    if missing:
        apt_install(QT_PACKAGES.split(), f"打开窗口 (to open a window; {missing})")
        missing = qt_problem()
    if missing:
        raise Stop(f"Qt 还缺系统组件 (Qt still lacks something of the system): {missing}")


def qt_problem() -> str:
    """Return what Qt lacks on this system, or an empty string."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(
        [str(PYTHON), "-c", QT_PROBE], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    lines = answer.stderr.decode("utf-8", "replace").strip().splitlines()
    return (lines[-1] if lines else f"exit code {answer.returncode}") if answer.returncode else ""


def apt_install(packages, purpose: str) -> None:
    """Install Debian packages where that is allowed; otherwise raise Stop with the line to type."""
    as_root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    line = f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise Stop(f"缺少系统组件，用于{purpose}。请安装与这些 Debian 软件包对应的组件: {' '.join(packages)}")
    if as_root and (not shutil.which("sudo") or call(*as_root, "true", stderr=subprocess.DEVNULL) != 0):
        raise Stop(f"缺少系统软件包，用于{purpose}。请运行 (please run):\n  {line}")
    say(f"安装系统软件包，用于{purpose}: {' '.join(packages)}")
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    call(*apt, "update", **quiet)
    if call(*apt, "install", "--yes", "--no-install-recommends", *packages, **quiet) != 0:
        raise Stop(f"安装系统软件包没有成功，请运行 (please run):\n  {line}")


# --- commands ---------------------------------------------------------------------------------------------------------


def has_display() -> bool:
    """Return whether a window can be shown."""
    return not sys.platform.startswith("linux") or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def qt_environment() -> dict:
    """Return the environment for programs that use Qt and need no display."""
    hidden = {} if has_display() else {"QT_QPA_PLATFORM": "offscreen"}
    return {**hidden, **os.environ}


def run(chosen) -> int:
    """Open the window with the sample workbook; without a display, do the same job from the command line."""
    set_up()
    if not SAMPLE.exists():
        SAMPLE.parent.mkdir(exist_ok=True)
        must(PYTHON, "-m", "bjcert_desktop.cli", "registry", "new", SAMPLE, "--sample")
    if has_display():
        return call(PYTHON, "-m", "bjcert_desktop", "--registry", SAMPLE, *chosen.arguments)
    say("没有图形显示，改用命令行完成同样的工作 (no display: doing the same job from the command line)")
    return run_without_display()


def run_without_display() -> int:
    """Export every scenario with documents for three sample units, into a new folder."""
    units = [unit["code"] for unit in bjcert("registry", "show", SAMPLE)["units"][:3]]
    folder = SAMPLE.parent / f"导出 {time.strftime('%Y%m%d-%H%M%S')}"
    which = [part for code in units for part in ("--unit", code)]
    total = 0
    answered = {}
    for row in bjcert("guide")["scenarios"]:
        answered.setdefault(row["id"], row["questions"])
    for scenario, questions in answered.items():
        if not bjcert("quote", scenario)["documents"]:
            continue
        answers = [part for question in questions.items() for part in ("--answer", "=".join(question))]
        found = bjcert(
            "export", scenario, "--registry", SAMPLE, *which, *answers, "--again", "--out", folder / scenario
        )
        for case in found["cases"]:
            print(Path(case["folder"]).relative_to(ROOT))
            for file in case["files"]:
                print(f"  {Path(file).name}")
            total += len(case["files"])
    print(f"共 {total} 个 Word 文件 (Word files written): {folder}")
    return 0


def bjcert(*arguments):
    """Return the JSON answer of the program's command line."""
    command = [str(part) for part in (PYTHON, "-m", "bjcert_desktop.cli", *arguments, "--json")]
    answer = subprocess.run(command, cwd=str(ROOT), stdout=subprocess.PIPE)
    if answer.returncode != 0:
        raise Stop(f"这一步没有成功 (this step failed): bjcert {' '.join(command[3:])}")
    return json.loads(answer.stdout.decode())


def test(chosen) -> int:
    """Run the tests; arguments go to pytest. Without any, all tests run, in a process for each core."""
    set_up()
    return call(PYTHON, "-m", "pytest", *(chosen.arguments or IN_PARALLEL), env=qt_environment())


def check(_chosen) -> int:
    """Run all checks besides the tests: style, types, layers, and generated files."""
    set_up()
    checks = {
        "ruff check": (BIN / f"ruff{EXE}", "check"),
        "ruff format": (BIN / f"ruff{EXE}", "format", "--check"),
        "mypy": (PYTHON, "-m", "mypy"),
        "mypy, Windows": (PYTHON, "-m", "mypy", "--platform", "win32"),
        "import-linter": (BIN / f"lint-imports{EXE}", "--no-logo"),
        "ui": (PYTHON, "dev.py", "ui", "--check"),
        "forms": (PYTHON, "dev.py", "forms", "--check"),
        "seal": (PYTHON, "dev.py", "seal", "--check"),
        "handbook": (PYTHON, "dev.py", "handbook", "--check"),
    }
    failed = []
    for name, command in checks.items():
        say(name)
        if call(*command) != 0:
            failed.append(name)
    say(f"没有通过 (failed): {', '.join(failed)}" if failed else "全部通过 (all checks passed)")
    return 1 if failed else 0


def ui(chosen) -> int:
    """Compile ui/**/*.ui into ui_*.py of the same rooms in bjcert_desktop/gui; with --check only say what is stale."""
    set_up()
    folder, designs = ROOT / "bjcert_desktop" / "gui", ROOT / "ui"
    wanted = {}
    for source in sorted(designs.rglob("*.ui")):
        room = source.parent.relative_to(designs)
        wanted[folder / room / f"ui_{source.stem}.py"] = compiled(source, "." * (len(room.parts) + 1))
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    orphans = [path for path in sorted(folder.rglob("ui_*.py")) if path not in wanted]
    for path in (*stale, *orphans):
        say(f"{'需要重新生成 (stale)' if chosen.check else '更新 (updated)'}: {path.relative_to(ROOT)}")
    if chosen.check:
        return 1 if stale or orphans else 0
    for path in stale:
        path.write_bytes(wanted[path].encode())
    for path in orphans:
        path.unlink()
    return 0


def compiled(source: Path, up: str) -> str:
    """Return the code for a design, without pyside6-uic's banner and without unused imports.

    Widgets of the window are imported relatively; *up* leads from the module to the window's package.
    """
    answer = subprocess.run([str(BIN / f"pyside6-uic{EXE}"), str(source)], stdout=subprocess.PIPE)
    if answer.returncode != 0:
        raise Stop(f"pyside6-uic: {source}")
    lines = answer.stdout.decode().replace("\r\n", "\n").splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.startswith(("import ", "from ")))
    imports, body = "".join(lines[first:]).split("\nclass ", 1)

    def needed(found):
        names = [name for name in re.findall(r"\w+", found.group(2)) if re.search(rf"\b{name}\b", body)]
        return "from {} import {}\n".format(found.group(1), ", ".join(names)) if names else ""

    imports = imports.replace("from bjcert_desktop.gui.", f"from {up}")
    imports = re.sub(r"from (PySide6\.\w+) import \(([^)]*)\)\n", needed, imports)
    return GENERATED + imports + "\nclass " + body


def forms(chosen) -> int:
    """Make the Word templates in forms/ anew; with --check only say which of these are stale."""
    set_up()
    source = ROOT / "forms"
    if not chosen.check:
        return call(PYTHON, source / "make_forms.py") or seal(chosen)
    with tempfile.TemporaryDirectory() as folder:
        made, facts = Path(folder) / "forms", Path("resources") / "guide"  # a form has the address of the guide
        made.mkdir()
        for script in source.glob("*.py"):
            shutil.copy(str(script), str(made))
        shutil.copytree(str(ROOT / facts), str(Path(folder) / facts))
        must(PYTHON, made / "make_forms.py")
        wanted = {path.name: members(path) for path in made.glob("*.docx")}
    there = {path.name: members(path) for path in source.glob("*.docx")}
    stale = sorted(name for name in {**wanted, **there} if wanted.get(name) != there.get(name))
    for name in stale:
        say(f"需要重新生成 (stale): forms/{name}")
    return 1 if stale else 0


def members(path: Path) -> list:
    """Return names and contents of the parts of a .docx, however they are compressed."""
    with zipfile.ZipFile(str(path)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def icon(_chosen) -> int:
    """Make the program's icon for Windows, resources/icons/app.ico, anew from app.svg."""
    set_up()
    return call(PYTHON, ROOT / "resources" / "make_icon.py")


def seal(chosen) -> int:
    """Write the hashes of the guide and the forms into bjcert_desktop/system/seals.py; --check says when stale."""
    file = ROOT / "bjcert_desktop" / "system" / "seals.py"
    resources = ROOT / "resources"
    told = (path for folder in (resources, resources / "help", resources / "guide") for path in folder.glob("*.toml"))
    sealed = sorted([*told, *(ROOT / "forms").rglob("*.docx")])
    digests = {path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sealed}
    rows = "".join(f'    "{name}": "{digest}",\n' for name, digest in digests.items())
    wanted = f'"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""\n\nSEALS = {{\n{rows}}}\n'
    if file.exists() and file.read_text("utf-8") == wanted:
        return 0
    say(f"{'需要重新生成 (stale)' if chosen.check else '更新 (updated)'}: {file.relative_to(ROOT)}")
    if not chosen.check:
        file.write_bytes(wanted.encode())
    return 1 if chosen.check else 0


def bench(chosen) -> int:
    """Run the benchmarks, or those named."""
    set_up()
    names = chosen.names or sorted(p.stem for p in (ROOT / "benchmarks").glob("*.py") if not p.stem.startswith("_"))
    return max([call(PYTHON, "-m", f"benchmarks.{name}") for name in names], default=0)


def faults(chosen) -> int:
    """Kill the program, let system calls fail, damage and forge its data (an hour); --few takes a sample.

    --times and --seed split a long job.
    """
    set_up()
    how = ["--few"] if chosen.few else []
    for name, value in (("--seed", chosen.seed), ("--times", chosen.times)):
        how += [] if value is None else [name, value]
    named = {
        "faults": [job for job in chosen.jobs if job not in (*DAMAGE, *FORGED, *RACES)],
        "damage": [*filter(DAMAGE.count, chosen.jobs)],
        "forged_forms": [*filter(FORGED.count, chosen.jobs)],
        "races": [*filter(RACES.count, chosen.jobs)],
    }
    made = [call(PYTHON, "-m", f"tools.{name}", *how, *jobs) for name, jobs in named.items() if jobs or not chosen.jobs]
    return max(made)


def walk(chosen) -> int:
    """Walk over the window at random, --actions steps from --seed: no exception, no warning, no growth of memory."""
    set_up()
    seed = [] if chosen.seed is None else ["--seed", chosen.seed]
    how = ["--actions", chosen.actions, "--beside", chosen.beside, *seed]
    return call(PYTHON, "-m", "tools.walk", *how, env=qt_environment())


def shots(chosen) -> int:
    """Write pictures of every page, dialog and state into DIR, in every size and scheme; 1 when anything is cut off.

    Beside them, where LibreOffice is there, every form in the preview and as LibreOffice sets it.
    """
    set_up()
    made = [call(PYTHON, "-m", f"tools.{name}", chosen.folder.resolve(), env=qt_environment()) for name in DRAWN]
    return max(made)


def handbook(chosen) -> int:
    """Make the pictures and the text of resources/handbook anew; with --check only say which pictures are stale."""
    set_up()
    return call(PYTHON, "-m", "tools.handbook", *(["--check"] if chosen.check else []), env=qt_environment())


def windows(chosen) -> int:
    """Make the program for Windows: MSI, zip, sums, bill of materials; with --try install it and put it to the test."""
    set_up()
    signing = ["--sign", str(chosen.sign.resolve())] if chosen.sign else []
    return call(PYTHON, "-m", "installer", *(["--try"] if chosen.trial else []), *signing)


def lock(_chosen) -> int:
    """Resolve requirements.lock and installer/requirements.lock anew, with a uv that is used once."""
    everywhere = ["--universal", "--python-version", "3.11", "--extra", "dev", "--output-file", LOCK.name]
    bundle = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13", "--extra", "windows"]
    bundle += ["--constraint", LOCK.name, "--output-file", "installer/requirements.lock"]
    with tempfile.TemporaryDirectory() as folder:
        must(sys.executable, "-m", "venv", folder)
        uv = Path(folder) / SCRIPTS / f"uv{EXE}"
        must(Path(folder) / SCRIPTS / PYTHON.name, "-m", "pip", "install", "--quiet", "uv")
        options = "--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet"
        options += " --default-index https://pypi.org/simple"
        for lock_file in (everywhere, bundle):
            must(uv, "pip", "compile", "pyproject.toml", *options.split(), *lock_file)
    return 0


# --- command line -----------------------------------------------------------------------------------------------------


def parser():
    """Return the parser of the commands and their arguments."""
    whole = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0])
    commands = whole.add_subparsers(metavar="COMMAND", dest="command")
    commands.required = True
    added = {}
    for work in (run, test, check, ui, forms, icon, seal, bench, faults, walk, shots, handbook, windows, lock):
        added[work] = commands.add_parser(work.__name__, help=work.__doc__, description=work.__doc__)
        added[work].set_defaults(work=work)
    for work in (run, test):
        added[work].usage = f"dev.py {work.__name__} [...]"
    for work in (ui, forms, seal, handbook):
        added[work].add_argument("--check", action="store_true")
    added[bench].add_argument("names", nargs="*", metavar="NAME")
    added[faults].add_argument("--few", action="store_true")
    added[faults].add_argument("jobs", nargs="*", metavar="JOB")
    added[faults].add_argument("--seed", type=int)
    added[faults].add_argument("--times", type=int)
    added[walk].add_argument("--actions", default="10000", metavar="N")
    added[walk].add_argument("--seed", metavar="N")
    added[walk].add_argument("--beside", default="0", metavar="N", help="so many other windows on the same data")
    added[windows].add_argument("--try", dest="trial", action="store_true", help="also install and use it, under Wine")
    signing = "sign with this PKCS#12 file; its password is in BJCERT_SIGN_PASSWORD"
    added[windows].add_argument("--sign", type=Path, metavar="CERT", help=signing)
    added[shots].add_argument("folder", type=Path, metavar="DIR")
    return whole


def main() -> int:
    """Run one command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        here = sys.version.split()[0]
        say(f"请安装 Python 3.11、3.12 或 3.13；这里是 {here} (please install Python 3.11 to 3.13; this is {here})")
        return 1
    words = sys.argv[1:]
    passed_on = words[1:] if words[:1] in (["run"], ["test"]) and words[1:2] not in (["-h"], ["--help"]) else []
    chosen = parser().parse_args(words[:1] if passed_on else words)
    chosen.arguments = passed_on[1:] if passed_on[:1] == ["--"] else passed_on
    try:
        return chosen.work(chosen)
    except Stop as stop:
        say(stop)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
