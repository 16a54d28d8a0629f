"""How quickly the due list of 100,000 certificates answers beside 100,000 cases: ``python -m benchmarks.due``.

Half of the cases have brought back a new last day, one in ten is under way, the others are of years before. The window
works the list out in the background whenever the ledger has changed; the goal is 300 ms for the question itself.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bjcert_desktop.domain.board import make_board
from bjcert_desktop.domain.certificates import current, lives_of
from bjcert_desktop.domain.renewals import Cases
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.renewals import handled_in
from bjcert_desktop.ledger import Ledger, open_ledger

COUNT, ROUNDS = 100_000, 5
TODAY = date(2026, 11, 29)
OLD, NEW = TODAY + timedelta(days=20), TODAY + timedelta(days=385)


def fill(ledger: Ledger) -> None:
    """A case for each certificate."""
    steps = "exported stamped paid sent received"
    with ledger.opened(writing=True) as db:
        for number in range(COUNT):
            state = "sent" if number % 10 == 0 else "received"
            day = (TODAY - timedelta(days=number % 700)).isoformat()
            row = number, f"第{number}局", f"{number:018}", day, state, day, steps
            db.execute(
                "INSERT INTO cases (id, key, unit, code, business, scenario, title, certificates, delivery, folder,"
                " day, created, state, since, steps, words) VALUES (?1, ?1, ?2, ?3, 'renew', 'renew-mail', '', 1,"
                " 'mail', 'C:/', ?4, ?4, ?5, ?6, ?7, '')",
                row,
            )
            about = number, f"A{number}", OLD.isoformat()
            db.execute("INSERT INTO subjects (entry, certificate, valid_to) VALUES (?, ?, ?)", about)
            if state == "received":
                said = f'{{"valid_to":"{NEW}"}}', f'{{"valid_to":"{OLD}"}}'
                db.execute(
                    "INSERT INTO facts (unit, code, certificate, day, given, was, ended, added, entry, at, who)"
                    " VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 'x')",
                    (f"第{number}局", f"{number:018}", f"A{number}", day, *said, number, day),
                )


def timed(question: Callable[[], object]) -> tuple[float, float]:
    """The fastest and the median of some rounds, in milliseconds."""
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        question()
        took.append((time.perf_counter() - begun) * 1000)
    return min(took), statistics.median(took)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        ledger, catalogue = open_ledger(Path(name)), load_catalogue()
        fill(ledger)
        units = [
            Unit(name=f"第{n}局", code=f"{n:018}", row=n + 2, certificates=(Certificate(serial=f"A{n}", valid_to=OLD),))
            for n in range(COUNT)
        ]
        facts = ledger.facts()
        lives = lives_of(facts)
        now, _ = current(units, lives)
        cases = Cases(handled_in(ledger, catalogue))
        questions: dict[str, Callable[[], object]] = {
            "read the facts": ledger.facts,
            "read the cases": lambda: handled_in(ledger, catalogue),
            "merge workbook and facts": lambda: current(units, lives_of(facts)),
            "the due list": lambda: make_board(now, TODAY, cases),
        }
        print(f"{COUNT} cases, {COUNT} certificates, {len(facts)} facts (ms: fastest, median)")
        for words, question in questions.items():
            fastest, median = timed(question)
            print(f"  {words:26}{fastest:8.0f}{median:8.0f}")


if __name__ == "__main__":
    main()
