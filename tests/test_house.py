"""Rules for the layout of the code, which keep it easy to move into."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "bjcert_desktop"
LINES, MODULES = 350, 21  #: the most lines of a module, and modules of a folder

#: Loaded by the function that needs them: they take long to load, or are there on one system only.
HEAVY = {"docx", "lxml", "nacl", "openpyxl", "python_calamine", "xlrd"}
OF_ONE_SYSTEM = {"ctypes", "fcntl", "msvcrt", "pwd", "resource", "winreg"}
#: Modules that import others of the package late, and why; ARCHITECTURE.md names them.
LATE = {
    "__main__.py": "the process that reads a workbook runs without Qt",
    "gui/app.py": "SQLite is loaded once the window is shown",
    "gui/help.py": "the manual is loaded when it is opened",
    "gui/preview/pages.py": "lxml is loaded when a paper is read",
    "gui/state/workbook.py": "what reads a workbook is loaded with the first one",
    "gui/screens.py": "a screen is loaded when it is first shown",
    "gui/window.py": "SQLite and the forms are loaded once the window is shown",
    "word/__init__.py": "lxml is loaded when a form is opened",
    "word/filled/reading.py": "lxml is loaded when a form is opened",
    "word/adopt/adoption.py": "lxml is loaded when a form is opened",
    "word/check/form_check.py": "lxml is loaded when a form is opened",
}

#: Rooms in which every module has a test file of its own name. The others are tested through their doors.
TESTED_ONE_BY_ONE = ("domain", "guide", "jobs", "jobs/batch", "jobs/cases", "settings", "system")
#: Modules of these rooms without one, and why.
WITHOUT_TESTS = {
    "jobs/batch/batch.py": "what a batch is, run by tests/jobs/batch/test_run.py",
    "jobs/batch/result.py": "plain data, read by tests/jobs/batch/test_run.py",
    "domain/planned.py": "what tests/domain/test_plan.py reads",
    "domain/unit.py": "plain data, read and written by every test",
    "guide/forms.py": "plain data, held against the forms by tests/word/test_shipped_forms.py",
    "guide/general.py": "the classes that tests/guide/test_load.py reads the guide into",
    "guide/model.py": "the classes that tests/guide/test_load.py reads the guide into",
    "system/streams.py": "standard input and output of the processes that tests/system/test_pipes.py asks",
    "system/seals.py": "written by dev.py seal and held by tests/system/test_permissions.py",
}
#: Names that classes of different rooms share, because they mean the same to their readers.
SHARED_NAMES: set[str] = set()


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the package that is written by hand, by its path in the package."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if not path.name.startswith("ui_")]
    assert len(paths) > 200
    return {path.relative_to(PACKAGE): ast.parse(path.read_text("utf-8")) for path in paths}


def room(path: Path) -> str:
    """The room of a module: its folder below the package, or below gui."""
    return "/".join(path.parts[: 2 if path.parts[0] == "gui" else 1][: len(path.parts) - 1])


def test_the_package_imports_its_own_modules_relatively() -> None:
    absolute = []
    for path, tree in modules().items():
        for node in ast.walk(tree):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            absolute += [f"{path}:{name}" for name in names if name.partition(".")[0] == PACKAGE.name]
    assert absolute == []


def test_no_module_is_longer_than_can_be_kept_in_mind() -> None:
    lengths = {path: len((PACKAGE / path).read_text("utf-8").splitlines()) for path in modules()}
    assert {path.as_posix(): lines for path, lines in lengths.items() if lines > LINES} == {}


def test_no_folder_holds_more_modules_than_can_be_looked_through() -> None:
    held = Counter(path.parent.as_posix() for path in modules() if path.name != "__init__.py")
    assert {folder: count for folder, count in held.items() if count > MODULES} == {}


def late_imports() -> Iterator[tuple[Path, str]]:
    """Yield each module with what its functions import; the package's own modules begin with a dot."""
    for path, tree in modules().items():
        functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        for node in {inside for function in functions for inside in ast.walk(function)}:
            if isinstance(node, ast.Import):
                yield from ((path, each.name) for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield path, "." * node.level + (node.module or "")


def test_a_module_is_imported_at_the_top_unless_it_is_heavy_or_of_one_system() -> None:
    found = sorted(late_imports())
    assert len(found) > 20
    others = [(path.as_posix(), name) for path, name in found if name.partition(".")[0] not in HEAVY | OF_ONE_SYSTEM]
    assert [(path, name) for path, name in others if path not in LATE or not name.startswith(".")] == []
    assert {path for path, _ in others} == set(LATE)


def test_everything_that_is_imported_late_is_explained_in_the_architecture() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert sorted(name for name in {*HEAVY, *OF_ONE_SYSTEM, *LATE} if f"`{name}`" not in told) == []


def test_every_module_that_the_documents_name_is_there() -> None:
    folders = ("benchmarks", "bjcert_desktop", "forms", "installer", "tests", "tools")
    paths = [path.as_posix() for name in folders for path in (ROOT / name).rglob("*.py")]
    paths += [path.as_posix() for path in ROOT.glob("*.py")]
    named = set()
    for document in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        named |= set(re.findall(r"`([a-z_/]+\.py)`", (ROOT / document).read_text("utf-8")))
    assert len(named) > 80
    assert sorted(name for name in named if not any(path.endswith(f"/{name}") for path in paths)) == []


def test_classes_of_different_rooms_do_not_share_a_name() -> None:
    rooms = defaultdict(set)
    for path, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                rooms[node.name].add(room(path))
    assert len(rooms) > 200
    assert {name: found for name, found in rooms.items() if len(found) > 1 and name not in SHARED_NAMES} == {}


def test_what_the_bar_leads_to_is_called_a_screen() -> None:
    said = re.compile(r"\b(?:a|an|another|each|every|its|that|the|which) places?\b(?! in memory)", re.IGNORECASE)
    found = []
    for path in modules():
        if path.parts[0] == "gui":
            lines = (PACKAGE / path).read_text("utf-8").splitlines()
            found += [f"{path}:{number} {line.strip()}" for number, line in enumerate(lines, 1) if said.search(line)]
            found += [path.as_posix()] if "place" in path.stem else []
    assert found == []


def test_every_room_has_tests_in_a_folder_of_its_name() -> None:
    rooms = {path.parent for path in modules() if path.parent != Path()}
    without = [each.as_posix() for each in rooms if not list((ROOT / "tests" / each).rglob("test_*.py"))]
    assert sorted(without) == ["cli"]  # run as a process by tests/e2e


def test_every_module_that_decides_something_has_a_test_file_of_its_name() -> None:
    without = []
    for path in modules():
        name = path.as_posix()
        wanted = path.parent.as_posix() in TESTED_ONE_BY_ONE and path.stem != "__init__"
        if (wanted or path.stem.endswith("_screen")) and name not in WITHOUT_TESTS:
            test = ROOT / "tests" / path.parent / f"test_{path.stem}.py"
            without += [] if test.is_file() else [name]
    assert without == []
    assert all((PACKAGE / name).is_file() for name in WITHOUT_TESTS)
