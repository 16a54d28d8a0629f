"""A parser of command lines that speaks Chinese, in its refusals and in its help."""

import argparse
from typing import NoReturn

REFUSED = 2  # the exit code

_CHOICES = "可以用的有："

#: argparse's messages → Chinese. A message about one argument follows the argument's name.
CATALOGUE = {
    "usage: ": "用法：",
    "%(heading)s:": "%(heading)s：",
    "positional arguments": "要写的内容",
    "options": "选项",
    "subcommands": "命令",
    "show this help message and exit": "显示用法",
    "show program's version number and exit": "显示版本号",
    " (default: %(default)s)": "（默认 %(default)s）",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s%(message)s",
    "the following arguments are required: %s": "缺少 %s",
    "one of the arguments %s is required": "必须写明其中一个：%s",
    "unrecognized arguments: %s": "不认识 %s",
    "unexpected option string: %s": "不认识 %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 没有写全，可能是 %(matches)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": f" 没有“%(parser_name)s”，{_CHOICES}%(choices)s",
    "invalid choice: %(value)r (choose from %(choices)s)": f" 没有“%(value)s”，{_CHOICES}%(choices)s",
    "not allowed with argument %s": " 不能和 %s 同时使用",
    "ignored explicit argument %r": " 后面不能带内容“%s”",
    "expected one argument": " 后面缺少内容",
    "expected at least one argument": " 后面缺少内容",
    "expected at most one argument": " 后面最多写一项内容",
    "expected %s argument": " 后面要写 %s 项内容",
    "expected %s arguments": " 后面要写 %s 项内容",
    "invalid %(type)s value: %(value)r": " 后面的“%(value)s”不合要求",
    "can't open '%(filename)s': %(error)s": " 打不开“%(filename)s”",
}


def _translated(message: str) -> str:
    return CATALOGUE.get(message, message)


def _translated_number(one: str, many: str, number: int) -> str:
    return _translated(one if number == 1 else many)


# argparse passes its messages through these two names of the module; gettext itself would follow the person's locale.
vars(argparse).update(_=_translated, ngettext=_translated_number)


class Parser(argparse.ArgumentParser):
    """Refuses a wrong command line in one Chinese line, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Print *message* and exit."""
        said, mark, choices = message.partition(_CHOICES)
        message = (said + mark + choices.replace("'", "")).replace(", ", "、")  # Python 3.11 quotes each choice
        self.exit(REFUSED, f"错误：参数有误（{message}）。请用“{self.prog} --help”查看用法。\n")


def wrong_value(reason: str) -> argparse.ArgumentTypeError:
    """The error to raise for an argument's value."""
    return argparse.ArgumentTypeError(f"：{reason}")
