"""A wrong command line is refused in Chinese."""

import argparse
import ast
import re
from pathlib import Path

import pytest

from bjcert_desktop.cli import main
from bjcert_desktop.system.command_line import CATALOGUE

#: What argparse says to whoever writes a parser, not to whoever types a command line, and of what is not used here.
FOR_DEVELOPERS = {
    ".__call__() not defined",
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    'argument "-" with mode %r',
    "cannot merge actions - two groups are named %r",
    "'required' is an invalid argument for positionals",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "mutually exclusive arguments must be optional",
    "cannot have multiple subparser arguments",
    "%r is not callable",
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    "command '%(parser_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "argument '%(argument_name)s' is deprecated",
}


def test_every_message_of_the_library_has_a_translation() -> None:
    source = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    calls = (node for node in ast.walk(source) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    texts = [call.args[: 2 if call.func.id == "ngettext" else 1] for call in calls if call.func.id in ("_", "ngettext")]
    messages = {text.value for each in texts for text in each if isinstance(text, ast.Constant)}
    assert len(messages) > 30
    assert messages - CATALOGUE.keys() - FOR_DEVELOPERS == set()


def test_a_translation_takes_the_values_of_its_message_and_no_others() -> None:
    for message, chinese in CATALOGUE.items():
        taken, given = (re.findall(r"%(?:\(\w+\))?", text) for text in (chinese, message))
        assert set(taken) <= set(given), message
        assert taken.count("%") == given.count("%"), message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "缺少 COMMAND"),
        ("nothing", "没有“nothing”，可以用的有：guide、quote"),
        ("quote", "缺少 SCENARIO"),
        ("guide --what", "不认识 --what"),
        ("quote renew-mail --certs", "--certs 后面缺少内容"),
        ("quote renew-mail --certs x", "--certs：“x”不是整数"),
        ("export renew-mail", "必须写明其中一个：--unit --all --units-from"),
        ("export renew-mail --registry a --out o --all --unit b", "--unit 不能和 --all 同时使用"),
        ("export renew-mail --registry a --out o --a", "--a 没有写全，可能是 "),
        ("--version=1", "--version 后面不能带内容“1”"),
    ],
)
def test_a_wrong_command_line_is_refused_in_chinese(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(line.split())
    assert ended.value.code == 2
    written = capsys.readouterr().err
    assert said in written
    assert re.search(r"请用“bjcert[a-z ]* --help”查看用法。$", written.strip())
    assert not re.search(r"[a-z]{3,} [a-z]{3,}", written.partition("。请用")[0])


@pytest.mark.parametrize("line", ["--help", "guide --help", "export --help", "registry new --help"])
def test_the_help_is_chinese(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(line.split())
    written = capsys.readouterr().out
    assert written.startswith("用法：bjcert")
    assert re.findall(r"usage|positional|options:|show ", written) == []
