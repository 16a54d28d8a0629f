"""How long a batch takes, beside what cannot be done without and a docxtpl loop: ``python -m benchmarks.batch``.

A thousand units with all their papers are exported as the program does it and recorded in a ledger, without and with
the lists of the batch, in turns with the *floor*: the same papers, the finished documents compressed and written into
folders of the same names, and nothing else; once as they are, once with each file flushed to the disk, as the program
does. What the ledger takes is counted with the floor. Only ratios mean anything. docxtpl fills and saves the same forms
for a sample of the units, and its time is multiplied up to all of them; it is compared like for like with papers alone
on a disk in memory (``TMPDIR=/dev/shm``), where flushing costs nothing. With ``--memory``, first how much more memory
the process holds after ten thousand units than after ten. With ``--window``, only how long the window leaves a person
waiting while it exports the thousand units.
"""

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from docxtpl import DocxTemplate

from benchmarks.fill import changed, compressed, jinja, resident
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.ledger import Ledger, Record, open_ledger
from bjcert_desktop.system import paths

UNITS = 1_000
SAMPLE = 30
ROUNDS = 3
MANY = 10_000
BESIDE = "floor", "flushed"
FLOOR_GOAL, DOCXTPL_GOAL, ALONE_GOAL, MEMORY_GOAL, WAIT_GOAL = 1.5, 30, 40, 60, 100


def unit(number: int) -> Unit:
    """A unit with one to five certificates, different from the others as in an office's own list."""
    chance = random.Random(number)  # noqa: S311 - the same units at every run
    held = tuple(
        Certificate(
            name=f"北京市示例区第{number}街道第{n}管理所",
            kind="单位证书",
            serial=f"BJCA{chance.randrange(10**10):010}",
            valid_to=date(2027, chance.randrange(1, 13), chance.randrange(1, 29)),
            user=chance.choice("赵钱孙李周吴郑王") + "示例",
            phone=f"138{chance.randrange(10**8):08}",
        )
        for n in range(number % 5 + 1)
    )
    return Unit(
        name=f"北京市示例区第{number}街道办事处",
        code=f"1111010{chance.randrange(10**11):011}",
        legal_person="李示例",
        address=f"北京市示例区示例路{number}号",
        postcode="100000",
        phone=f"010-{chance.randrange(10**8):08}",
        handler="王示例",
        handler_id="11010519491231002X",
        handler_phone=f"139{chance.randrange(10**8):08}",
        email=f"shili{number}@example.com",
        certificates=held,
        row=number,
    )


def batch_of(out: Path, count: int, ledger: Ledger | None = None, listed: bool = True) -> Batch:
    catalogue = load_catalogue()
    members = [PreparedUnit(unit(number)) for number in range(count)]
    case = Case(day=date(2026, 11, 22))
    return Batch(catalogue, catalogue.owner("renew-mail")[1], case, members, out, listed=listed, ledger=ledger)


class Timed(Ledger):
    """A ledger that adds up what recording takes."""

    seconds = 0.0

    def record(self, records: Sequence[Record]) -> None:
        start = time.perf_counter()
        super().record(records)
        self.seconds += time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "--window" in sys.argv:
            wait(folder)
            return
        if "--memory" in sys.argv:
            grow(folder)
        compare(folder)


def compare(folder: Path) -> None:
    """Measure in turns and print the ratios."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(ROUNDS):
        for name, listed in (("papers", False), ("whole", True)):
            out, book = folder / f"{name}{number}", folder / f"{name} ledger{number}"
            open_ledger(book)
            timed = Timed(book)
            times[name].append(seconds(run, batch_of(out, UNITS, timed, listed)))
            times["ledger"].append(timed.seconds)
        times["alone"].append(seconds(run, batch_of(folder / f"alone{number}", UNITS, None, False)))
        for name, flush in (("floor", False), ("flushed", True)):
            times[name].append(sum(write_floor(out, folder / f"{name}{number}", flush)))
        times["docxtpl"].append(with_docxtpl(folder / f"docxtpl{number}") * UNITS / SAMPLE)
    took = {name: statistics.median(each) for name, each in times.items()}
    count, kept = len(list((folder / "papers0").glob("*/*"))), took["ledger"]
    print(f"{UNITS} units, {count} files:")
    print(f"  batch, on the disk and in the ledger      {took['papers']:6.2f} s, of which the ledger {kept:.2f} s")
    print(f"  batch, with its summary and payment sheet {took['whole']:6.2f} s")
    print(f"  floor                                     {took['floor']:6.2f} s")
    print(f"  floor, each file flushed                  {took['flushed']:6.2f} s")
    ratios = {name: [took[name] / (took[each] + kept) for each in BESIDE] for name in ("papers", "whole")}
    for name, title in (("papers", "batch"), ("whole", "batch with its lists")):
        least, safe = ratios[name]
        print(f"  {title} / (floor + ledger) {least:.2f}, with each file flushed {safe:.2f} (goal ≤ {FLOOR_GOAL})")
    print(f"  docxtpl, {SAMPLE} units multiplied up, neither flushed nor recorded {took['docxtpl']:.2f} s")
    whole, alone = (took["docxtpl"] / took[name] for name in ("whole", "alone"))
    print(f"  docxtpl / batch with its lists {whole:.1f} (goal ≥ {DOCXTPL_GOAL})")
    print(f"  docxtpl / papers alone {alone:.1f} (goal ≥ {ALONE_GOAL} where flushing costs nothing)")


def seconds(work: Callable[..., object], *given: object) -> float:
    settle()
    start = time.perf_counter()
    work(*given)
    return time.perf_counter() - start


def settle() -> None:
    """See to the disk what went before, so that nobody pays for another's files."""
    if hasattr(os, "sync"):
        os.sync()


def write_floor(source: Path, target: Path, flush: bool) -> Iterator[float]:
    """Pack and write every file of *source* anew, and tell how long that took without the reading."""
    target.mkdir()
    settle()
    for folder in sorted(path for path in source.iterdir() if path.is_dir()):
        prepared = [(target / folder.name / path.name, *taken_apart(path)) for path in sorted(folder.iterdir())]
        start = time.perf_counter()
        (target / folder.name).mkdir()
        for path, before, content, after in prepared:
            with path.open("wb") as file:
                file.write(b"".join((before, compressed(content), after)))
                if flush:
                    file.flush()
                    os.fsync(file.fileno())
        yield time.perf_counter() - start


def taken_apart(path: Path) -> tuple[bytes, bytes, bytes]:
    """The bytes before the document, the document unpacked, and the bytes after it."""
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("word/document.xml")
        content = archive.read(info)
    start = info.header_offset + 30 + len(info.filename)
    return whole[:start], content, whole[start + info.compress_size :]


def with_docxtpl(folder: Path) -> float:
    """Seconds that docxtpl takes to fill and save all papers of the sample."""
    batch = batch_of(folder, SAMPLE)
    folder.mkdir()
    templates = {
        name: changed(paths.data("forms", f"{name}.docx"), folder / f"{name}.docx", loops)
        for name in ("申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页")
    }

    def work() -> None:
        for member in batch.members:
            plan = batch.plan(member)
            into = folder / plan.unit.name
            into.mkdir()
            for document in plan.documents:
                lists = {f"{prefix}清单": list(map(bare, rows)) for prefix, rows in document.lists.items()}
                filled = DocxTemplate(templates[document.form])
                filled.render({**document.values, **lists})
                filled.save(into / f"{document.title}.docx")

    return seconds(work)


def bare(row: dict[str, str]) -> dict[str, str]:
    return {name.partition(".")[2]: text for name, text in row.items()}


def loops(xml: str) -> str:
    """Our placeholders as Jinja's, with tags around every repeated row or paragraph."""
    for prefix in sorted({name.partition(".")[0] for name in FIELDS if "." in name} - {"证书"}):
        screen = xml.find(f"{{{{{prefix}.")
        if screen < 0:
            continue
        in_row = xml.rfind("<w:tr>", 0, screen) > xml.rfind("</w:tr>", 0, screen)
        kind, tag = ("tr", "w:tr") if in_row else ("p", "w:p")
        start, end = xml.rfind(f"<{tag}>", 0, screen), xml.index(f"</{tag}>", screen) + len(f"</{tag}>")
        inside = "<w:r><w:t>{{%{} {} %}}</w:t></w:r>"
        line = "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>" if in_row else "<w:p>{}</w:p>"
        first, last = (line.format(inside.format(kind, words)) for words in (f"for {prefix} in {prefix}清单", "endfor"))
        xml = xml[:start] + first + xml[start:end] + last + xml[end:]
    return jinja(xml)


def grow(folder: Path) -> None:
    """Print how much more memory the process holds after many units than after ten."""
    held = []
    for count in (10, MANY):
        out = folder / f"memory{count}"
        run(batch_of(out, count))
        held.append(resident())
        shutil.rmtree(out)
    print(f"memory after 10 and after {MANY} units: {held[0]:.1f} and {held[1]:.1f} MB (goal ≤ {MEMORY_GOAL} more)")


def at_rest(screen) -> bool:
    """Whether the batch screen has checked its units, or written them."""
    return not screen.busy


def wait(folder: Path) -> None:
    """Print the longest time in which the window did nothing else while it exported all units."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer

    from bjcert_desktop.gui.app import application, make_window
    from bjcert_desktop.registry.writing.blank_workbook import write_units

    app = application()
    write_units(folder / "units.xlsx", [unit(number) for number in range(UNITS)])
    window = make_window(folder / "settings")
    window.show()
    window.workbook.open(folder / "units.xlsx")
    window.show_screen("batch")
    screen, gaps, last = window.batch_screen, [0.0], time.perf_counter()
    screen.out = folder / "window"

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    def until(done: Callable[[], bool]) -> None:
        while not done():
            app.processEvents()
            time.sleep(0.001)

    until(lambda: window.workbook.view is not None and at_rest(screen))
    screen.choices.only_due.setChecked(False)
    until(lambda: at_rest(screen))
    screen.ui.all.click()
    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    tick()
    gaps.clear()
    timer.start()
    screen.ui.export.click()
    until(lambda: at_rest(screen))
    worst = sorted(gaps)
    print(f"{UNITS} units exported from the window: {len(list(screen.out.glob('*/*')))} files")
    longest, rare = worst[-1] * 1000, worst[-len(worst) // 100] * 1000
    print(f"  longest wait {longest:.0f} ms (goal ≤ {WAIT_GOAL}), one in a hundred longer than {rare:.0f} ms")
    window.close()


if __name__ == "__main__":
    main()
