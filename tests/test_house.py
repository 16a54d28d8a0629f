"""Rules for the layout of the code, which keep it easy to move into."""

import ast
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "bjcert_desktop"
MODULES = 21  #: the most modules of a folder


#: Names that classes of different rooms share, because they mean the same to their readers.
SHARED_NAMES: set[str] = set()


@cache
def modules() -> dict[Path, ast.Module]:
    """Return every hand-written module by its path in the package."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if not path.name.startswith("ui_")]
    assert len(paths) > 200
    return {path.relative_to(PACKAGE): ast.parse(path.read_text("utf-8")) for path in paths}


def test_the_package_imports_its_own_modules_relatively() -> None:
    absolute = []
    for path, tree in modules().items():
        for node in ast.walk(tree):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            absolute += [f"{path}:{name}" for name in names if name.partition(".")[0] == PACKAGE.name]
    assert absolute == []


def test_no_folder_holds_more_modules_than_can_be_looked_through() -> None:
    held = Counter(path.parent.as_posix() for path in modules() if path.name != "__init__.py")
    assert {folder: count for folder, count in held.items() if count > MODULES} == {}


def room(path: Path) -> str:
    """Return the room of a module: its folder below the package, or below gui."""
    return "/".join(path.parts[: 2 if path.parts[0] == "gui" else 1][: len(path.parts) - 1])


def test_classes_of_different_rooms_do_not_share_a_name() -> None:
    rooms = defaultdict(set)
    for path, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                rooms[node.name].add(room(path))
    assert len(rooms) > 200
    assert {name: found for name, found in rooms.items() if len(found) > 1 and name not in SHARED_NAMES} == {}


def test_every_room_has_tests_in_a_folder_of_its_name() -> None:
    rooms = {path.parent for path in modules() if path.parent != Path()}
    without = [each.as_posix() for each in rooms if not list((ROOT / "tests" / each).rglob("test_*.py"))]
    assert sorted(without) == ["cli"]  # run as a process by tests/e2e
