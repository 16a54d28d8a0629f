"""``bjcert self-check``: does this installation have everything that the work needs?"""

import argparse
from typing import Any

from .. import __version__
from ..jobs.self_check import CheckState, as_text, check_installation, worst
from .common import add_command, print_json


def add_commands(commands: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``self-check`` to the subparsers *commands*; *common* and *as_json* are parents of it."""
    add_command(commands, "self-check", "检查安装", _self_check, common, as_json)


def _self_check(chosen: argparse.Namespace) -> int:
    """Print the results: 0 all is well, 1 there is a warning, 2 something does not work."""
    results = check_installation(chosen.folder)
    state = worst(results)
    if chosen.json:
        print_json({"version": __version__, "state": state, "checks": list(map(vars, results))})
    else:
        print(as_text(results))
    return list(CheckState).index(state)
