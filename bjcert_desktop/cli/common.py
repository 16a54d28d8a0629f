"""What every command shares: exit codes, the parser that speaks Chinese, and how answers are printed."""

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

DONE, SOME_FAILED, NOT_STARTED = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one Chinese line."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        for english, chinese in _ENGLISH.items():
            message = message.replace(english, chinese)
        self.exit(NOT_STARTED, f"错误：参数有误（{message}）。请用“{self.prog} --help”查看用法。\n")


#: What the library says of arguments, for people who read Chinese.
_ENGLISH = {
    "the following arguments are required: ": "缺少 ",
    "one of the arguments ": "必须写明其中一个：",
    " is required": "",
    "unrecognized arguments: ": "不认识 ",
    "expected one argument": "后面缺少内容",
    "not allowed with argument": "不能同时使用",
    "invalid choice: ": "没有这一项：",
    "argument ": "",
}


def whole(text: str) -> int:
    """A whole number in plain digits."""
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是整数")
    return int(text)


def not_negative(text: str) -> int:
    """A whole number from 0 up."""
    number = whole(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"“{text}”小于 0")
    return number


def day(text: str) -> date:
    """A day written 2026-03-01."""
    try:
        if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-03-01 这样") from None


def file_path(text: str) -> Path:
    """A place that is not blank."""
    if not text.strip():
        raise argparse.ArgumentTypeError("没有写明位置")
    return Path(text)


def print_json(value: Any) -> None:
    """Print *value* for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
