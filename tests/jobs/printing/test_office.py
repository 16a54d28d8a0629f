"""Word or WPS prints by a conversation in small steps; LibreOffice stands in for it, and recorded answers do."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from bjcert_desktop.errors import ExportError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.printing.office import SCRIPT, OfficePrinting, shell_command
from bjcert_desktop.jobs.printing.way import RefusedError, UnsureError
from tests.jobs.printing.stacks import PAPERS, export, pages_in

REJECTED, RETRY, IGNORED = -2147418111, -2147417846, -2146777998  # as Windows reports them: negative
DISCONNECTED, UNAVAILABLE = -2147417848, -2147023174

#: Plays recorded answers: each line of the file is «step code», or «step ends» for a process that ends there. What was
#: asked is added to another file, so that a second instance goes on with the next answers.
_PLAYER = """
import json, sys
from pathlib import Path
record, asked = Path(sys.argv[1]), Path(sys.argv[2])
with asked.open("a", encoding="utf-8") as out:
    out.write("instance\\n")
for line in sys.stdin:
    request = json.loads(line)
    before = [each for each in asked.read_text("utf-8").splitlines() if each != "instance"]
    with asked.open("a", encoding="utf-8") as out:
        out.write(json.dumps(request, ensure_ascii=False) + "\\n")
    step, answer = record.read_text("utf-8").splitlines()[len(before)].split()
    assert step == request["step"], (step, request)
    if answer == "ends":
        break
    print(answer, flush=True)
"""
#: Does the steps with LibreOffice: what is printed is converted to a PDF in the tray.
_LIBREOFFICE = """
import json, subprocess, sys
from pathlib import Path
office, tray = sys.argv[1], Path(sys.argv[2])
for line in sys.stdin:
    request = json.loads(line)
    if request["step"] == "open":
        document = Path(request["path"])
    elif request["step"] == "print":
        profile = (tray.parent / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(tray), str(document)], check=True, capture_output=True)
        made = tray / f"{document.stem}.pdf"
        made.rename(tray / f"{len(list(tray.glob('*.pdf'))):05}.pdf")
    print(0, flush=True)
"""


class Recording:
    """A recorded conversation."""

    def __init__(self, folder: Path, *answers: str) -> None:
        self._record, self._asked = folder / "record", folder / "asked"
        self._record.write_text("\n".join(answers), "utf-8")
        command = [sys.executable, "-X", "utf8", "-c", _PLAYER, str(self._record), str(self._asked)]
        self.office = OfficePrinting("Word", "三楼打印机", lambda: command, wait=0.001)

    def put(self, title: str = "甲局 申请表") -> None:
        self.office.put(title, b"a Word file", lambda: False)

    @property
    def instances(self) -> int:
        return self._asked.read_text("utf-8").splitlines().count("instance")

    @property
    def asked(self) -> list[dict[str, str]]:
        lines = self._asked.read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines if line != "instance"]


def test_one_instance_prints_all_papers_and_ends_with_the_last(tmp_path: Path) -> None:
    paper = ("open 0", "print 0", "close 0")
    recording = Recording(tmp_path, "start 0", "printer 0", *paper, *paper, "quit 0")
    recording.put()
    recording.put("乙局 明细表")
    recording.office.close()
    asked = recording.asked
    assert (recording.instances, asked[0]) == (1, {"step": "start", "program": "Word.Application"})
    assert asked[1] == {"step": "printer", "name": "三楼打印机"}
    opened = [Path(request["path"]) for request in asked if request["step"] == "open"]
    assert [path.name for path in opened] == ["甲局 申请表.docx", "乙局 明细表.docx"]
    assert not any(path.exists() or path.parent.exists() for path in opened)


@pytest.mark.parametrize("code", [REJECTED, RETRY, IGNORED])
def test_a_busy_program_is_asked_again_and_prints_once(code: int, tmp_path: Path) -> None:
    busy = (f"open {code}", f"open {code}", "open 0", f"print {code}", "print 0", f"close {code}", "close 0")
    recording = Recording(tmp_path, "start 0", "printer 0", *busy, "quit 0")
    recording.put()
    recording.office.close()
    assert recording.instances == 1


def test_a_program_that_was_closed_is_started_again_for_the_next_paper(tmp_path: Path) -> None:
    first = ("start 0", "printer 0", "open 0", "print 0", "close 0")
    again = (f"open {UNAVAILABLE}", "start 0", "printer 0", "open 0", "print 0", "close 0", "quit 0")
    recording = Recording(tmp_path, *first, *again)
    recording.put()
    recording.put()
    recording.office.close()
    assert recording.instances == 2


@pytest.mark.parametrize("answer", [f"print {DISCONNECTED}", "print ends"])
def test_a_program_that_is_gone_while_it_prints_leaves_a_doubt(answer: str, tmp_path: Path) -> None:
    recording = Recording(tmp_path, "start 0", "printer 0", "open 0", answer)
    with pytest.raises(UnsureError, match="先看一看这一份打出来没有"):
        recording.put()
    recording.office.close()


def test_a_paper_that_cannot_be_opened_is_told_and_the_next_is_printed(tmp_path: Path) -> None:
    recording = Recording(
        tmp_path, "start 0", "printer 0", "open -2146822880", "open 0", "print 0", "close 0", "quit 0"
    )
    with pytest.raises(ExportError, match="打不开这一份") as told:
        recording.put()
    assert not isinstance(told.value, RefusedError | UnsureError)
    recording.put()
    recording.office.close()


@pytest.mark.parametrize("answers", [["start -2147221005"], ["start 0", "printer -2146824288"], ["start ends"]])
def test_without_the_program_or_the_printer_nothing_is_begun(answers: list[str], tmp_path: Path) -> None:
    recording = Recording(tmp_path, *answers)
    with pytest.raises(RefusedError, match="没有启动，或不认得打印机“三楼打印机”"):
        recording.put()
    recording.office.close()


def test_stopping_does_not_wait_for_a_dialog_that_nobody_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bjcert_desktop.jobs.printing.office._LEAVE", 0.1)
    code = (
        "import sys, time\nfor n, line in enumerate(sys.stdin):\n    n < 3 or time.sleep(600)\n    print(0, flush=True)"
    )
    office = OfficePrinting("WPS", "打印机", lambda: [sys.executable, "-c", code])
    with pytest.raises(UnsureError, match="WPS 没有回答"):
        office.put("申请表", b"a Word file", lambda: True)
    office.close()


def test_without_powershell_nothing_is_begun(tmp_path: Path) -> None:
    office = OfficePrinting("Word", "打印机", lambda: [str(tmp_path / "none")])
    with pytest.raises(RefusedError, match="没有启动"):
        office.put("申请表", b"a Word file", lambda: False)
    office.close()


def test_the_script_has_a_branch_for_each_step_and_no_double_quotes_that_a_command_line_would_change() -> None:
    assert all(f"'{step}' {{" in SCRIPT for step in ("start", "printer", "open", "print", "close", "quit"))
    assert '"' not in SCRIPT
    assert shell_command()[-1] == SCRIPT


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_papers_are_printed_in_order_by_an_office_program(tmp_path: Path, catalogue: Catalogue) -> None:
    _, entries, _ = export(1, catalogue, tmp_path)
    (tray := tmp_path / "tray").mkdir()
    command = [sys.executable, "-X", "utf8", "-c", _LIBREOFFICE, str(shutil.which("soffice")), str(tray)]
    office = OfficePrinting("Word", "打印机", lambda: command)
    for name in (*PAPERS[:2], PAPERS[0]):
        office.put(f"甲局 {name}", (entries[0].folder / f"{name}.docx").read_bytes(), lambda: False)
    office.close()
    assert pages_in(tray) == ["001 申请表", "001 明细表", "001 申请表"]
