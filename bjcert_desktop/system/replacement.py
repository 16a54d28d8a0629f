"""Whether the installed program has been replaced while it runs: an upgrade, a repair by another build, a removal.

The modules of the Windows program lie loose, so old code that is running would load new code. From ``watch_imports``
on nothing more is loaded then. The Windows build writes the stamp; without one, as in the sources, nothing is watched.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from ..errors import BjcertError

STAMP = Path(__file__).resolve().parents[1] / "_data" / "build.txt"  #: first line: the version; then a digest

_UNKNOWN = "?"
_FRESH = 0.2  # seconds for which an answer holds, while hundreds of modules are loaded


class ReplacedError(BjcertError):
    """Another version of the program lies where the running one did."""

    def __init__(self, version: str) -> None:
        self.version = version
        happened = f"这台电脑上的程序已经换成 {version} 版" if version else "这台电脑上的程序正在升级，或者已被卸载"
        super().__init__(f"{happened}，正在运行的还是原来的。", "请关闭程序后重新打开，再接着办。")


class _Watch:
    """Compares the stamp with that of the start. As a finder of modules it finds none, and stops the others."""

    def __init__(self) -> None:
        self.began = _stamp()
        self._asked = float("-inf")
        self._problem: ReplacedError | None = None

    def problem(self) -> ReplacedError | None:
        """What is to be told, None as long as the program is the one that was started."""
        now = time.monotonic()
        if self.began not in ("", _UNKNOWN) and now - self._asked > _FRESH:
            self._asked = now
            found = _stamp()
            self._problem = None if found in (self.began, _UNKNOWN) else ReplacedError(found.partition("\n")[0])
        return self._problem

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: object = None) -> None:
        """Raise ReplacedError instead of letting a module of another version be loaded."""
        if name not in sys.builtin_module_names and (problem := self.problem()):
            raise problem


def _stamp() -> str:
    try:
        return STAMP.read_text("utf-8").strip()
    except FileNotFoundError:
        return ""
    except OSError:  # another program holds it for a moment, or a share is away
        return _UNKNOWN


_watch = _Watch()


def watch_imports() -> None:
    """From now on raise ReplacedError for every module that is loaded after the program was replaced."""
    if _watch.began not in ("", _UNKNOWN) and _watch not in sys.meta_path:
        sys.meta_path.insert(0, _watch)


def replaced() -> ReplacedError | None:
    """What is to be told if the program was replaced since it was started."""
    return _watch.problem()


def must_be_the_same() -> None:
    """Raise ReplacedError if the program was replaced since it was started."""
    if problem := _watch.problem():
        raise problem
