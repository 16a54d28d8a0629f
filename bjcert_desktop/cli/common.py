"""Shared by all commands: exit codes, how a command is added, types of arguments, and output."""

import argparse
import json
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from ..jobs.backup_file import Contents
from ..system.command_line import wrong_value

DONE, SOME_FAILED, NOT_STARTED = 0, 1, 2


def add_command(
    commands: Any, name: str, summary: str, run: Callable[[argparse.Namespace], int], *parents: argparse.ArgumentParser
) -> argparse.ArgumentParser:
    """Add a command with the arguments of its *parents* to the subparsers *commands*; *run* returns the exit code.

    Besides its arguments, *run* is given the person's data folder as ``folder``.
    """
    command: argparse.ArgumentParser = commands.add_parser(name, help=summary, parents=parents)
    command.set_defaults(run=run)
    return command


def whole(text: str) -> int:
    """A whole number in ASCII digits."""
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise wrong_value(f"“{text}”不是整数")
    return int(text)


def not_negative(text: str) -> int:
    """A whole number from 0 up."""
    number = whole(text)
    if number < 0:
        raise wrong_value(f"“{text}”小于 0")
    return number


def day(text: str) -> date:
    """A day written 2026-03-01."""
    try:
        if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise wrong_value(f"“{text}”不是日期，请写成 2026-03-01 这样") from None


def file_path(text: str) -> Path:
    """A path that is not blank."""
    if not text.strip():
        raise wrong_value("没有写明位置")
    return Path(text)


def print_json(value: Any) -> None:
    """Print *value* as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """On Ctrl-C, ask the work to stop after what is under way; on a second one, stop at once."""
    asked = False

    def ask(*_: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


def print_contents(said: str, path: Path, contents: Contents, as_json: bool) -> None:
    """Print what the backup at *path* holds; *said* is what was done with it."""
    if as_json:
        counts = {name: getattr(contents, name) for name in ("program", "entries", "drafts", "forms", "problems")}
        print_json({"file": str(path), "made": contents.made.isoformat(), **counts})
    else:
        what = f"办理记录 {contents.entries} 条，草稿 {contents.drafts} 件，表样文件 {contents.forms} 个"
        print(f"{said}“{path}”：{what}，以及更正、核对记录和设置。")
        for problem in contents.problems:
            print(problem, file=sys.stderr)
