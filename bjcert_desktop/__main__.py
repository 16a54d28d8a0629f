"""``python -m bjcert_desktop`` opens the window."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; returns the program's exit code."""
    from .gui.app import main as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
