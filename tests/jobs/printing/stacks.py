"""Cases of many units with their papers, a printer that writes PDF, and what stands on its pages."""

import os
import re
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.result import BatchResult
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.jobs.printing.painter import Painter
from bjcert_desktop.ledger import Entry, Ledger

DAY = date(2026, 11, 22)
PAPERS = ("申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页")
_RADICALS = str.maketrans("⻚⻔", "页门")  # what a font may take the signs for
UNITS = int(os.environ.get("BJCERT_UNITS", "3"))  # set it to 120 before a release
NUMBERS = range(1, UNITS + 1)
_ROOT = str(Path(__file__).resolve().parents[3])
#: The drawing process, whose printers write PDFs into a folder: 00001.pdf, 00002.pdf, … in the order of arrival.
_TRAY = """
import sys
import unicodedata
sys.path.insert(0, {root!r})
from pathlib import Path
from PySide6.QtPrintSupport import QPrinter
from bjcert_desktop.gui.preview.painter_process import main

def printer(name):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    number = len(list(Path({tray!r}).glob("*.pdf"))) + 1
    made.setOutputFileName(str(Path({tray!r}, f"{{number:05}}.pdf")))
    return made

sys.exit(main(printer))
"""


def tray_painter(tray: Path) -> Painter:
    """The drawing process with a virtual printer that writes into *tray*."""
    return Painter([sys.executable, "-X", "utf8", "-c", _TRAY.format(root=_ROOT, tray=str(tray))])


def unit(number: int) -> Unit:
    return Unit(
        name=f"北京市第{number:03}测试局",
        code=f"1111010500{number:08}",
        handler="张三",
        row=number,
        certificates=(Certificate(serial=f"BJ{number:06}", valid_to=date(2026, 12, 31)),),
    )


def export(
    count: int, catalogue: Catalogue, folder: Path, ledger: Ledger | None = None
) -> tuple[Ledger, list[Entry], BatchResult]:
    """*count* units whose certificates are renewed, in *ledger* or that of *folder*, in the order of the units."""
    ledger = ledger or Ledger(folder / "data")
    _, scenario = catalogue.owner("renew-mail")
    case = Case("renew", {"renew.way": "mail"}, day=DAY)
    members = [PreparedUnit(unit(number), {}) for number in range(1, count + 1)]
    result = run(Batch(catalogue, scenario, case, members, folder / "out", ledger=ledger))
    return ledger, sorted(ledger.find(limit=10_000).entries, key=lambda entry: entry.id), result


def text_of_pages(pdf: Path) -> list[str]:
    """The text of every page, as poppler reads it."""
    out = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8").stdout
    return [unicodedata.normalize("NFKC", page).translate(_RADICALS) for page in out.split("\f")[:-1]]


def known_page(text: str) -> str:
    """Which paper of which unit a page is: «001 申请表»; the separator before it is «001 分隔页»."""
    found = re.search(r"北京市第\s*(\d{3})\s*测试局", text)
    names = {
        "隔开各单位": "分隔页",
        "寄件存根": "邮寄地址页",
        "各单位费用明细": "合并汇款单",
        "电子发票信息": "汇款信息单",
    }
    names |= {"办理材料清单": "材料清单", "证书名称(单位": "明细表", "申请单位声明": "申请表"}
    plain = re.sub(r"\s", "", text)
    title = next((short for long, short in names.items() if long in plain), "合并汇款单")  # its later pages
    return f"{found[1]} {title}" if found and title != "合并汇款单" else title


def pages_in(tray: Path) -> list[str]:
    """What was printed, page by page in the order of printing."""
    return [known_page(text) for pdf in sorted(tray.glob("*.pdf")) for text in text_of_pages(pdf)]
