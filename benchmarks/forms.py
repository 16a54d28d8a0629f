"""Times checking a form and adopting a blank: ``python benchmarks/forms.py``.

Each job starts from the file. The first one in a process also loads python-docx and lxml and is shown separately. The
goals are what people wait for without noticing: 300 ms for a check, 2 s for an adoption.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

from bjcert_desktop.system import paths
from bjcert_desktop.word import check_form
from bjcert_desktop.word.adopt import adopt, propose

ROUNDS = 15
CHECK_GOAL, ADOPTION_GOAL = 0.3, 2.0  # seconds


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form in sorted(paths.data("forms").glob("*.docx")):
            report(f"check {form.stem}", lambda form=form: check_form(form), CHECK_GOAL)  # type: ignore[misc]
        for rows in (10, 200):
            blank = a_blank(folder / f"{rows}.docx", rows)
            report(f"propose, {rows} rows", lambda blank=blank: propose(blank), ADOPTION_GOAL)  # type: ignore[misc]
            report(f"adopt, {rows} rows", adopting(blank, folder), ADOPTION_GOAL)
    for form in ("申请表", "明细表"):
        print(f"check {form}, in a process of its own: {first(form) * 1000:.0f} ms (goal {CHECK_GOAL * 1000:.0f} ms)")


def adopting(blank: Path, folder: Path) -> Callable[[], object]:
    """Adopt *blank* under a new name each time, since nothing is overwritten."""
    numbers = iter(range(1_000_000))
    return lambda: adopt(blank, folder / f"{blank.stem}-{next(numbers)}.docx")


def report(title: str, work: Callable[[], object], goal: float) -> None:
    """Run *work* several times and print the median and the worst."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    middle, worst = statistics.median(times), max(times)
    print(f"{title}: {middle * 1000:.0f} ms, at worst {worst * 1000:.0f} ms (goal {goal * 1000:.0f} ms)")


def first(form: str) -> float:
    """Seconds for checking a form in a new process."""
    code = (
        "import sys, time; from pathlib import Path; start = time.perf_counter(); "
        "from bjcert_desktop.word import check_form; check_form(Path(sys.argv[1])); print(time.perf_counter() - start)"
    )
    command = [sys.executable, "-c", code, str(paths.data("forms", f"{form}.docx"))]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def a_blank(path: Path, rows: int) -> Path:
    """A blank form with a table of that many rows of labels and spots, and a list of as many blank rows."""
    document = docx.Document()
    document.add_paragraph("数字证书业务申请表")
    document.add_paragraph("业务类型：□新办 □更新 □补办 □变更 □解锁 □吊销")
    labels = ("单位名称", "统一社会信用代码", "法定代表人", "通讯地址", "邮编", "经办人", "身份证号", "手机")
    table = document.add_table(rows, 4)
    for number, row in enumerate(table.rows):
        cells = row.cells
        cells[0].text, cells[2].text = labels[2 * number % 8], labels[(2 * number + 1) % 8]
    document.add_paragraph("证书清单：")
    detail = document.add_table(rows + 1, 5)
    for cell, label in zip(detail.rows[0].cells, ("序号", "证书名称", "Key号", "有效期至", "使用人"), strict=True):
        cell.text = label
    document.save(str(path))
    return path


if __name__ == "__main__":
    main()
