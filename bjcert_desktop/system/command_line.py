"""A parser of command lines that speaks Chinese: in what it refuses and in what ``--help`` prints."""

import argparse
import re
from typing import NoReturn

REFUSED = 2  # the exit code

#: What the library says of a wrong argument → a Chinese sentence.
_REFUSALS = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"one of the arguments (.+) is required", r"必须写明其中一个：\1"),
    (r"unrecognized arguments: (.+)", r"不认识 \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 没有写全，可能是 \2"),
    (r"(?:argument (.+?): )?unknown parser (.+) \(choices: (.+)\)", r"没有 \2，可以用的有：\3"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 没有 \2，可以用的有：\3"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 不能和 \2 同时使用"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 后面不能带内容 \2"),
    (r"argument (.+?): expected at most one argument", r"\1 后面最多写一项内容"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 后面缺少内容"),
    (r"argument (.+?): expected (\d+) arguments?", r"\1 后面要写 \2 项内容"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1 后面的 \2 不合要求"),
    (r"argument (.+?): can't open (.+?): .*", r"\1 打不开 \2"),
    (r"argument (.+?): (.+)", r"\1：\2"),
)
_HELP = {
    "usage: ": "用法：",
    "positional arguments:": "要写的内容：",
    "options:": "选项：",
    "show this help message and exit": "显示用法",
    "show program's version number and exit": "显示版本号",
}


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one Chinese line and ends with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        for english, chinese in _REFUSALS:
            if match := re.fullmatch(english, message):
                said, mark, choices = match.expand(chinese).partition("有：")
                message = re.sub(r" ?'([^']*)'", r"“\1”", said) + mark + choices.replace("'", "")
                break
        message = message.replace(", ", "、")
        self.exit(REFUSED, f"错误：参数有误（{message}）。请用“{self.prog} --help”查看用法。\n")

    def format_usage(self) -> str:
        """How to call it."""
        return _in_chinese(super().format_usage())

    def format_help(self) -> str:
        """How to call it, and what each argument means."""
        return _in_chinese(super().format_help())


def _in_chinese(text: str) -> str:
    for english, chinese in _HELP.items():
        text = text.replace(english, chinese)
    return text
