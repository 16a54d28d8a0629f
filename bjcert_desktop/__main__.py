"""``python -m bjcert_desktop`` opens the window."""

import gc
import sys
from collections.abc import Sequence
from types import ModuleType


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or be the process that reads a workbook for it; returns the program's exit code."""
    from .registry.process import CHILD_ARGUMENT

    if (sys.argv[1:] if arguments is None else arguments)[:1] == [CHILD_ARGUMENT]:
        from .registry.process.child import main as read_workbook

        return read_workbook()
    return int(window_code().main(arguments))


def window_code() -> ModuleType:
    """The window's code, loaded with the collector off, which would find nothing to collect in it."""
    gc.disable()  # until the window is whole
    from .gui import app

    return app


if __name__ == "__main__":
    sys.exit(main())
