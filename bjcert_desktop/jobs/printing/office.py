"""Printing by Word or WPS: one instance for the whole stack, asked by PowerShell through COM.

PowerShell does one small thing at a time and answers with a code; what to do about it is decided here. So the
conversation can be recorded, and played back by another program.
"""

import json
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from ...errors import ExportError
from ...system.files import cannot_write, safe_name
from ...system.leftovers import folder_prefix, noted
from ...system.links import remove_folder
from ...system.pipes import Conversation, NoAnswerError
from .way import Asked, RefusedError, UnsureError

PROGRAMS = {"Word": "Word.Application", "WPS": "KWPS.Application"}  #: as Windows knows them
#: Codes of a program that is busy, with a dialog of its own or with a person: RPC_E_CALL_REJECTED,
#: RPC_E_SERVERCALL_RETRYLATER and VBA_E_IGNORE. Nothing was done, so it is asked again.
_BUSY = (0x80010001, 0x8001010A, 0x800AC472)
#: Codes of a program that is gone: RPC_E_DISCONNECTED, RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED.
_GONE = (0x80010108, 0x800706BA, 0x800706BE)
_WAIT = 0.5  # seconds before a busy program is asked again
_PATIENCE = 600  # seconds for which it may be busy
_LEAVE = 20  # seconds that the paper under way has when the job is stopped
#: Word's ActivePrinter would become the printer of all of Windows; WordBasic, which WPS lacks, leaves that as it is.
#: A document is closed only when its printing in the background has ended.
SCRIPT = r"""
$ErrorActionPreference = 'Stop'
function Do-Step($ask) {
    switch ($ask.step) {
        'start' {
            $global:office = New-Object -ComObject $ask.program
            $office.Visible = $false
            $office.DisplayAlerts = 0
            $office.AutomationSecurity = 3
            $global:usual = $office.ActivePrinter
        }
        'printer' {
            $basic, $names = $office.WordBasic, @('Printer', 'DoNotSetAsSysDefault')
            $call, $values = [Reflection.BindingFlags]::InvokeMethod, @($ask.name, 1)
            try { $basic.GetType().InvokeMember('FilePrintSetup', $call, $null, $basic, $values, $null, $null, $names) }
            catch { $office.ActivePrinter = $ask.name }
        }
        'open' { $global:document = $office.Documents.Open($ask.path, $false, $true, $false) }
        'print' { $document.PrintOut() }
        'close' {
            while ($office.BackgroundPrintingStatus -gt 0) { Start-Sleep -Milliseconds 100 }
            $document.Close([ref]0)
        }
        'quit' {
            if ($usual -and $office.ActivePrinter -ne $usual) { $office.ActivePrinter = $usual }
            $office.Quit([ref]0)
            $global:office = $null
        }
    }
}
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $code = 0
    try { Do-Step ($line | ConvertFrom-Json) | Out-Null }
    catch {
        $fault = $_.Exception
        while ($fault.InnerException) { $fault = $fault.InnerException }
        $code = $fault.HResult
    }
    [Console]::Out.WriteLine($code)
}
if ($office) { try { $office.Quit([ref]0) } catch { } }
"""


def shell_command() -> list[str]:
    """The command that starts PowerShell with the script, which reads its input itself: its host must not."""
    windows = os.environ.get("SYSTEMROOT", r"C:\Windows")
    shell = Path(windows, "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
    return [str(shell), "-NoProfile", "-NonInteractive", "-InputFormat", "None", "-Command", SCRIPT]


class OfficePrinting:
    """Prints by *program*, a name of ``PROGRAMS``, on *printer*. It is started with the first paper."""

    def __init__(
        self,
        program: str,
        printer: str,
        command: Callable[[], list[str]] = shell_command,
        wait: float = _WAIT,
    ) -> None:
        self._program, self._printer, self._command, self._wait = program, printer, command, wait
        self._shell: Conversation | None = None
        self._kept = ExitStack()
        self._folder: Path | None = None

    def put(self, title: str, content: bytes, given_up: Asked) -> None:
        """Print the .docx *content* once, from a copy called *title*, as the original may change meanwhile."""
        path = self._copy(title, content)
        try:
            self._open(path, given_up)
            self._print(given_up)
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _copy(self, title: str, content: bytes) -> Path:
        if self._folder is None:
            folder = Path(tempfile.mkdtemp(prefix=folder_prefix()))
            self._kept.enter_context(noted(folder))
            self._kept.callback(_remove, folder)
            self._folder = folder
        path = self._folder / f"{safe_name(title, 80)}.docx"
        try:
            path.write_bytes(content)
        except OSError as error:
            raise cannot_write(path, error) from error
        return path

    def _open(self, path: Path, given_up: Asked) -> None:
        """Open *path*, in a new instance if the one before is gone. Raises RefusedError, ExportError."""
        for last in (False, True):
            self._start(given_up)
            try:
                code = self._ask(given_up, step="open", path=str(path))
            except NoAnswerError:
                code = _GONE[0]
            if code in _GONE and not last:
                self._forget()
                continue
            if code in (*_BUSY, *_GONE):
                self._forget()
                raise self._refused("一直在忙，可能有一个对话框等着回答。" if code in _BUSY else "关闭了。")
            if code:
                raise ExportError(f"{self._program} 打不开这一份（代码 {code:#x}）。", "请打开它看一看，再单独打印。")
            return

    def _print(self, given_up: Asked) -> None:
        """Print the document that is open, and close it. Raises UnsureError, ExportError."""
        try:
            code = self._ask(given_up, step="print")
            if code in _GONE:
                raise NoAnswerError
            self._ask(given_up, step="close")
        except NoAnswerError:
            self._forget()
            raise UnsureError(f"{self._program} 没有回答。", "请先看一看这一份打出来没有。") from None
        if code in _BUSY:
            raise self._refused("一直在忙，可能有一个对话框等着回答。")
        if code:
            raise ExportError(f"{self._program} 没有打印这一份（代码 {code:#x}）。", "请打开它看一看，再单独打印。")

    def _start(self, given_up: Asked) -> None:
        """Start the program, unless it is there, and choose the printer. Raises RefusedError."""
        if self._shell is not None:
            return
        try:
            self._shell = Conversation(self._command())
            code = self._ask(given_up, step="start", program=PROGRAMS[self._program])
            code = code or self._ask(given_up, step="printer", name=self._printer)
        except (OSError, NoAnswerError):
            code = _GONE[0]
        if code:
            self._forget()
            raise self._refused(f"没有启动，或不认得打印机“{self._printer}”（代码 {code:#x}）。")

    def _refused(self, why: str) -> RefusedError:
        remedy = f"请看一看任务栏里的 {self._program}，再点“接着打印”。"
        return RefusedError(f"{self._program} {why}", remedy)

    def _ask(self, given_up: Asked, **request: str) -> int:
        """The code of the answer, 0 for done; a busy program is asked again for a while. Raises NoAnswerError."""
        late = time.monotonic() + _PATIENCE
        while True:
            if self._shell is None:
                raise NoAnswerError
            line = self._shell.ask(json.dumps(request).encode(), given_up=_after_a_while(given_up))
            try:
                code = int(line) & 0xFFFFFFFF
            except ValueError:
                raise NoAnswerError from None
            if code not in _BUSY or given_up() or time.monotonic() > late:
                return code
            time.sleep(self._wait)

    def _forget(self) -> None:
        """End the conversation, and with it the program if it still answers."""
        shell, self._shell = self._shell, None
        if shell is not None:
            shell.close()

    def close(self) -> None:
        """End the program, with the printer that it had before, and remove the copies."""
        if self._shell is not None:
            with suppress(NoAnswerError):
                self._ask(lambda: False, step="quit")
        self._forget()
        self._kept.close()
        self._folder = None


def _after_a_while(given_up: Asked) -> Asked:
    """*given_up*, but not before the paper under way has had time to come out."""
    since: list[float] = []

    def asked() -> bool:
        if not given_up():
            return False
        since.append(time.monotonic())
        return time.monotonic() - since[0] > _LEAVE

    return asked


def _remove(folder: Path) -> None:
    with suppress(OSError):
        remove_folder(folder)
