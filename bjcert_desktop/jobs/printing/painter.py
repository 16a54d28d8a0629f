"""Papers as the program's own pages, drawn by a process of its own: onto a printer, or into a PDF.

Drawing needs Qt, which only the window has; and a window whose own process drew would answer late. The process answers
each request (a line of JSON, for a paper followed by its .docx) with one line.
"""

import sys

import msgspec

from ...errors import ExportError
from ...system.paths import PACKAGE
from ...system.pipes import Conversation, NoAnswerError
from ...system.replacement import must_be_the_same
from . import PAINT
from .messages import ListPrinters, PainterAnswer, Print, Request
from .way import Asked, RefusedError, UnsureError


def painter_command() -> list[str]:
    """The command that starts the drawing process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, PAINT]
    root = str(PACKAGE.parent)
    code = f"import sys; sys.path.insert(0, {root!r}); from bjcert_desktop.__main__ import main;"
    code += f" sys.exit(main([{PAINT!r}]))"
    return [sys.executable, "-X", "utf8", "-c", code]


class Painter:
    """The drawing process. It is started when it is first asked, and again after it has ended."""

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command or painter_command()
        self._process: Conversation | None = None

    def ask(self, request: Request, content: bytes = b"", given_up: Asked = lambda: False) -> PainterAnswer:
        """Its answer. Raises NoAnswerError when it ends or is *given_up*, RefusedError, ExportError for a problem."""
        must_be_the_same()  # the process would be another version
        if self._process is None:
            try:
                self._process = Conversation(self._command)
            except OSError as error:
                raise RefusedError(
                    f"排版的程序没有启动（{error.strerror}）。", "请重新打开本程序，再试一次。"
                ) from error
        try:
            line = self._process.ask(_written(request), content, given_up)
            answer = msgspec.json.decode(line, type=PainterAnswer)
        except (NoAnswerError, msgspec.MsgspecError):
            self.close()
            raise NoAnswerError from None
        if answer.problem:
            raise (RefusedError if answer.refused else ExportError)(answer.problem, answer.remedy)
        return answer

    def close(self) -> None:
        """Let the process end."""
        if self._process is not None:
            self._process.close()
            self._process = None


def _written(request: Request) -> bytes:
    try:
        return msgspec.json.encode(request)
    except UnicodeEncodeError:
        raise RefusedError("名称或位置里有不完整的字符，没有排版。", "请给文件夹或文件换一个名称，再试一次。") from None


class PaintedPrinting:
    """Prints the program's own pages on *printer*, each paper as a job, so that a printer begins it on a new sheet."""

    def __init__(self, printer: str, painter: Painter | None = None) -> None:
        self._printer, self._painter = printer, painter or Painter()

    def put(self, title: str, content: bytes, _given_up: Asked) -> None:
        """Print the .docx *content* once; it takes a moment, so that it is not given up half-way."""
        try:
            self._painter.ask(Print(title, self._printer, len(content)), content)
        except NoAnswerError:
            raise UnsureError("排版的程序中断了。", "请先看一看这一份打出来没有。") from None

    def close(self) -> None:
        """End the process."""
        self._painter.close()


def printers() -> tuple[str, ...]:
    """The names of the printers, the usual one first. Raises ExportError."""
    painter = Painter()
    try:
        return painter.ask(ListPrinters()).names
    except NoAnswerError:
        raise ExportError("查不到这台电脑上的打印机。", "请重新打开本程序，再试一次。") from None
    finally:
        painter.close()
