"""Another process is asked line by line, and nobody waits for one that has ended."""

import sys
import time

import pytest

from bjcert_desktop.system.pipes import Conversation, NoAnswerError

_ECHO = """
from bjcert_desktop.system.streams import standard_stream
requests, answers = standard_stream(0, "rb"), standard_stream(1, "wb")
for line in requests:
    size = int(line.partition(b" ")[2] or 0)
    answers.write(line.strip() + b":" + requests.read(size) + b"\\n")
    answers.flush()
"""


def conversation(code: str) -> Conversation:
    return Conversation([sys.executable, "-c", code])


def test_each_line_is_answered_with_what_belongs_to_it() -> None:
    other = conversation(_ECHO)
    assert other.ask(b"one") == b"one:\n"
    assert other.ask(b"two 5", b"12345") == b"two 5:12345\n"
    other.close()


def test_a_process_that_ends_gives_no_answer() -> None:
    other = conversation("input()")
    with pytest.raises(NoAnswerError):
        other.ask(b"one")
    with pytest.raises(NoAnswerError):
        other.ask(b"two")
    other.close()


def test_a_process_that_is_given_up_is_ended() -> None:
    other, begun = conversation("import time; time.sleep(60)"), time.monotonic()
    with pytest.raises(NoAnswerError):
        other.ask(b"one", given_up=lambda: True)
    other.close()
    assert time.monotonic() - begun < 50


def test_what_it_needs_to_know_can_be_in_its_environment() -> None:
    code = "import os; input(); print(os.environ['SAID'], flush=True)"
    other = Conversation([sys.executable, "-c", code], {"SAID": "yes"})
    assert other.ask(b"") == b"yes\n"
    other.close()
