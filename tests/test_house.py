"""How the code is laid out: rules that hold everywhere, so that it stays easy to move into."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "bjcert_desktop"


def modules() -> list[Path]:
    """Every module of the package."""
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) > 200
    return found


def test_the_package_imports_its_own_modules_relatively() -> None:
    absolute = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            absolute += [f"{path.name}:{name}" for name in names if name.partition(".")[0] == PACKAGE.name]
    assert absolute == []
