"""``bjcert self-check``: whether an installation has everything that the work needs."""

import argparse
from typing import Any

from .. import __version__
from ..jobs.self_check import CheckState, as_text, check_installation, worst
from ..system.paths import user_data
from .common import print_json


def add_commands(commands: Any, common: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add ``self-check`` to the subparsers *commands*; *common* and *as_json* are parents of it."""
    command = commands.add_parser("self-check", help="检查安装", parents=[common, as_json])
    command.set_defaults(run=_self_check)


def _self_check(chosen: argparse.Namespace) -> int:
    """Print what was found: 0 all is well, 1 something should be looked at, 2 something does not work."""
    found = check_installation(user_data(getattr(chosen, "data_dir", None)))
    state = worst(found)
    if chosen.json:
        rows = [
            {"id": f.id, "title": f.title, "state": f.state, "message": f.message, "remedy": f.remedy} for f in found
        ]
        print_json({"version": __version__, "state": state, "checks": rows})
    else:
        print(as_text(found))
    return list(CheckState).index(state)
