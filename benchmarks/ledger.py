"""How quickly a ledger of 100,000 cases answers: ``python -m benchmarks.ledger``.

Every question is asked anew, on a connection of its own, as the window does it. What other programs do to the machine
shows between the fastest and the slowest of each. Beside them stands what the same table scanned with LIKE takes, what
a start does in the background, and how long it takes in the window, from the click to the rows on the screen.
"""

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.ledger import CaseState, Ledger, Query, Record, back_up, check, open_ledger

CASES, GROUP, ROUNDS = 100_000, 1_000, 15
FIRST, FILTER = 200, 100  # milliseconds
FIRST_DAY = date(2022, 1, 1)


def fill(ledger: Ledger) -> None:
    """Cases of five years, of units with names of Han characters chosen at random, in all states."""
    chance = random.Random(1)  # noqa: S311 - the same cases at every run
    characters = [chr(0x4E00 + 7 * n) for n in range(1500)]
    catalogue = load_catalogue()
    case = Case("renew", {"renew.way": "mail"}, Unit(certificates=(Certificate(serial="BJCA1", phone="13900000001"),)))
    plan = make_plan(catalogue, case)
    forms = dict.fromkeys((document.form for document in plan.documents), "示例表样")
    files = {f"{document.title}.docx": "0" * 64 for document in plan.documents}
    for start in range(0, CASES, GROUP):
        records = []
        for number in range(start, start + GROUP):
            name = f"北京市{''.join(chance.choices(characters, k=6))}局"
            unit = replace(plan.unit, name=name, code=f"1111010{chance.randrange(10**11):011}")
            day = FIRST_DAY + timedelta(days=number * 1800 // CASES)
            changed = replace(plan, unit=unit, case=replace(case, unit=unit, day=day))
            records.append(Record(str(number), changed, Path(f"C:/数字证书/{day:%Y%m%d} 更新 {name}"), files, forms))
        ledger.record(records)
    with ledger.opened(writing=True) as db:
        db.executemany("UPDATE cases SET state = ? WHERE id % 10 = ?", [("received", n) for n in range(6)])


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = open_ledger(folder / "data")
        begun = time.perf_counter()
        fill(ledger)
        took = time.perf_counter() - begun
        size = ledger.path.stat().st_size / 1e6
        print(f"{CASES} cases, {size:.0f} MB, recorded in groups of {GROUP} in {took:.0f} s")
        ask(ledger)
        look_after(ledger)
        watch(ledger)


def ask(ledger: Ledger) -> None:
    """Print how long each question takes."""
    unit = ledger.entry(CASES // 3).unit
    pairs = {unit[3:4]: "one Han character", unit[3:5]: "two Han characters"}
    with closing(sqlite3.connect(ledger.path)) as db:
        names = [name for (name,) in db.execute("SELECT unit FROM cases")]
    for word in pairs:
        assert ledger.find(Query(word)).total == sum(word in name for name in names), "not all are found"
    print(f"  {'':26}{'fastest':>7}{'median':>8}{'slowest':>8}")
    questions: list[tuple[str, int, Callable[[], object]]] = [
        ("opened, first page", FIRST, lambda: Ledger(ledger.folder).find()),
        ("by state", FILTER, lambda: ledger.find(Query(state=CaseState.EXPORTED, void=False))),
        ("by business and year", FILTER, lambda: ledger.find(Query(business="renew", year=2024))),
        *((f"by {what}", FILTER, lambda word=word: ledger.find(Query(word))) for word, what in pairs.items()),
        ("by words in every name", FILTER, lambda: ledger.find(Query("北京 局"))),
        ("by a word in no name", FILTER, lambda: ledger.find(Query("龘龘"))),
        ("by word, state and year", FILTER, lambda: ledger.find(Query(unit[3:5], CaseState.EXPORTED, year=2024))),
        ("the last page", FILTER, lambda: ledger.find(offset=CASES - 50)),
        ("(LIKE over the table)", 0, lambda: like(ledger, unit[3:5])),
    ]
    for what, goal, question in questions:
        times = sorted(milliseconds(question) for _ in range(ROUNDS))
        said = f"  (goal ≤ {goal})" if goal else ""
        print(f"  {what:26}{times[0]:7.1f}{statistics.median(times):8.1f}{times[-1]:8.1f} ms{said}")


def like(ledger: Ledger, word: str) -> object:
    with closing(sqlite3.connect(ledger.path)) as db:
        return db.execute("SELECT id FROM cases WHERE words LIKE ? ORDER BY id DESC", (f"%{word}%",)).fetchmany(50)


def look_after(ledger: Ledger) -> None:
    """Print how long a change takes, and what a start does in the background."""
    told = list[str]()
    moved = [milliseconds(lambda n=n: ledger.move(n, CaseState.STAMPED, FIRST_DAY, "盖好了")) for n in range(1, ROUNDS)]
    times = min(moved), statistics.median(moved), max(moved)
    print(f"  {'one change, on the disk':26}{times[0]:7.1f}{times[1]:8.1f}{times[2]:8.1f} ms")
    print(f"  looked over at start      {milliseconds(lambda: told.append(check(ledger))):7.1f} ms")
    assert told == [""], told
    print(f"  copied at start           {milliseconds(lambda: back_up(ledger)):7.1f} ms")


def watch(ledger: Ledger) -> None:
    """Print how long the window takes until the rows stand on the screen, and what it makes a person wait meanwhile."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from bjcert_desktop.gui.app import application, make_window

    app = application()
    window = make_window(ledger.folder)
    window.resize(1366, 728)
    window.show()
    started = time.perf_counter() + 1
    while time.perf_counter() < started:  # let what follows the start end
        app.processEvents()

    def until_shown(change: Callable[[], object]) -> None:
        change()
        while window.ledger_screen.busy:
            app.processEvents()
        app.processEvents()

    steps: list[tuple[str, int, Callable[[], object]]] = [
        ("in the window, place made", FIRST, lambda: window.show_screen("ledger")),
        ("opened again", FIRST, lambda: (window.show_screen("home"), window.show_screen("ledger"))),
        ("by state", FILTER, lambda: window.ledger_screen.filters.chips["received"].click()),
        ("by all", FILTER, lambda: window.ledger_screen.filters.chips[""].click()),
        ("by two Han characters", FILTER, lambda: window.ledger_screen.ui.search.setText("北京")),
        ("by nothing", FILTER, lambda: window.ledger_screen.ui.search.setText("")),
        ("by year", FILTER, lambda: window.ledger_screen.ui.year.setCurrentIndex(2)),
    ]
    for what, goal, change in steps:
        print(f"  {what:26}{milliseconds(lambda change=change: until_shown(change)):7.1f} ms  (goal ≤ {goal})")
    window.close()


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
