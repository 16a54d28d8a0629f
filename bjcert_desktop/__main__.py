"""``python -m bjcert_desktop`` opens the window."""

import sys
from collections.abc import Sequence

from .jobs.printing import PAINT
from .registry.process import CHILD_ARGUMENT


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or be the process that reads workbooks or draws papers for it; return the exit code."""
    first = (sys.argv[1:] if arguments is None else arguments)[:1]
    if first == [PAINT]:
        from .gui.preview.painter_process import main as draw_papers  # only with what it draws with

        return draw_papers()
    if first == [CHILD_ARGUMENT]:
        from .registry.process.child import main as read_workbook  # the child process does without Qt

        return read_workbook()
    from .gui.app import main as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
