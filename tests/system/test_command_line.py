"""Whatever is wrong with a command line is said in Chinese."""

import re

import pytest

from bjcert_desktop.cli import main


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
        ("export renew-mail --registry a --out o --a", "--a 没有写全，可能是 --all、--accept-errors"),
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
