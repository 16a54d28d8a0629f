"""Damaged and forged data: nothing is lost, nothing is believed, nothing ends in a traceback.

``python3 dev.py faults folders rows journals backups links places clocks`` runs these beside the kills:

- **folders**: a bit is flipped in, or a piece cut off, a file of a data folder, 2,000 times; the command line then does
  what it does every day, and, for every tenth folder, the window is opened and every screen shown;
- **rows**: a value of the ledger becomes another possible one, 600 times over every column of every table; after the
  start's check nothing but the rows that were written counts, and what does not is set aside;
- **journals**: the journal of an interrupted batch is damaged, 500 times, and the batch is gone on with;
- **backups**: every kind of ``hostile_backups.py``, and 200 true backups with damage, are restored;
- **links**: another account prepares links and foreign folders, or puts them in place while a batch runs (needs root);
- **places**: links stand in every place that the program writes to or removes (``link_faults.py``), 600 times;
- **clocks**: the computer's date leaps while cases are recorded and the program is started, 200 times.
"""

import argparse
import contextlib
import hashlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest import mock

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.jobs import backup
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.drafts import load_drafts
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.ledger import (
    Entry,
    Ledger,
    LedgerDamaged,
    backups,
    check,
    look_after,
    maintenance,
    note_reply,
)
from bjcert_desktop.ledger.changes import update
from bjcert_desktop.ledger.queries import select
from bjcert_desktop.ledger.soundness import COLUMNS
from bjcert_desktop.registry.api import load_notes
from bjcert_desktop.registry.writing import write_blank
from bjcert_desktop.settings.policy import load_policy
from tools import faults, hostile_backups, link_faults
from tools.data_folder import make_everything, said

Count = int
_GONE = re.compile(r"\.damaged(-\d+)?$")


# --- damage -----------------------------------------------------------------------------------------------------------


def damaged(content: bytes, chance: random.Random) -> bytes:
    """*content* with a bit flipped, a few bytes changed, a piece cut off or overwritten."""
    changed = bytearray(content)
    if not changed:
        return b"\x00"
    how = chance.randrange(6)
    if how <= 2:
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    elif how == 3:
        for _ in range(20):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    elif how == 4:
        del changed[chance.randrange(len(changed)) :]
    else:
        at = chance.randrange(len(changed))
        changed[at : at + 512] = bytes(min(512, len(changed) - at))
    return bytes(changed)


def _commands(data: Path, folder: Path) -> list[tuple[str, ...]]:
    at = ("--data-dir", str(data))
    book = str(folder / "book.xlsx")
    return [
        ("ledger", "list", *at),
        ("ledger", "show", "1", *at),
        ("ledger", "check", *at),
        ("ledger", "list", *at),
        ("registry", "show", book, *at),
        (
            "export",
            "renew-mail",
            "--registry",
            book,
            "--unit",
            "北京市某某区生态环境综合执法大队",
            "--out",
            str(folder / "papers"),
            *at,
        ),
        ("forms", "check", *at),
        ("ledger", "backup", str(folder / "b.zip"), *at),
        ("self-check", *at),
    ]


def folders(times: Count, chance: random.Random, root: Path) -> str:
    """Damage a file of a data folder."""
    good = root / "good"
    make_everything(good)
    write_blank(good / "book.xlsx", sample=True)
    files = [path.relative_to(good / "data") for path in sorted((good / "data").rglob("*")) if path.is_file()]
    files = [path for path in files if path.suffix != ".lock"]
    told = windows = 0
    for number in range(times):
        at = root / "at work"
        shutil.rmtree(at, ignore_errors=True)
        shutil.copytree(good, at)
        victim = at / "data" / files[number % len(files)]
        victim.write_bytes(content := damaged(victim.read_bytes(), chance))
        what = f"{victim.relative_to(at)} ({hashlib.sha256(content).hexdigest()[:8]})"
        if number % 10 == 9:
            windows += 1
            faults.promise(not (problem := _show(at / "data")), f"{what}: {problem}")
        told_now = []
        commands = _commands(at / "data", at)
        for each in (commands[0], *chance.sample(commands[1:], 3)):
            try:
                code, output = said(*each)
            except BaseException as error:
                raise faults.Broken(f"{what}: {' '.join(each[:2])}: {error!r}") from error
            faults.promise(code in (0, 1, 2) and "Traceback" not in output, f"{what}: {each[:2]}: {code} {output}")
            faults.promise(code == 0 or output.strip(), f"{what}: {each[:2]} fails without a word")
            told_now.append((code, output))
        told += any(word in output for _, output in told_now for word in ("损坏", "读不出来", "没有采用", "不是完好"))
        _look_at(at, good, victim, content, what)
    return f"{times} folders on the command line, {windows} in the window, {told} told"


def _look_at(at: Path, good: Path, victim: Path, content: bytes, what: str) -> None:
    """What is damaged is still there, and what is not is believed as before."""
    data, name = at / "data", victim.name
    kept = [path for path in victim.parent.glob(f"{name}*") if path.is_file()]
    if name.endswith(".db"):
        kept = [*victim.parent.glob("*.db*")]
    elif victim.suffix != ".log" and name != "date.json":
        faults.promise(any(path.read_bytes() == content for path in kept), f"{what}: the damaged file is gone")
    faults.promise(kept, f"{what}: the file is gone")
    policy = load_policy(data)
    chosen = policy.number("copies"), policy.text("output")
    faults.promise(chosen in ((3, str(good / "out")), (1, "")), f"{what}: {chosen} was never chosen")
    if victim.parent.name != "drafts":
        faults.promise(len(load_drafts(data / "drafts")) == 2, f"{what}: a draft is lost")
    if name not in ("registry.json", "registry.lock"):
        faults.promise(load_notes(data) == load_notes(good / "data"), f"{what}: notes are lost")
    if name == "ledger.db":
        _look_at_amounts(data, good / "data", what)
    if name != "ledger.db" or victim.parent.name == "practice":
        check(Ledger(data))
        entries = {each.key if hasattr(each, "key") else each.id: each for each in Ledger(data).find(limit=99).entries}
        faults.promise(len(entries) >= 4, f"{what}: entries are lost")


def _look_at_amounts(data: Path, good: Path, what: str) -> None:
    """What a ledger that is used after its check holds of a case is what was recorded."""
    try:
        look_after(Ledger(data))
        found = Ledger(data).find(limit=99).entries
    except BjcertError:
        return
    known = {_counted(each) for each in Ledger(good).find(limit=99).entries}
    faults.promise(known.issuperset(map(_counted, found)), f"{what}: another case")


def _counted(entry: Entry) -> tuple[object, ...]:
    """What of a case goes into sums, lists and papers."""
    case = entry.id, entry.unit, entry.code, entry.scenario, entry.certificates, entry.amount, entry.day
    return (*case, entry.state, entry.since, entry.folder, entry.void, entry.batch)


def _show(data: Path) -> str:
    """What goes wrong when the window is opened on *data* and every screen is shown."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication, QDialog

    from bjcert_desktop.gui.app import application, make_window
    from bjcert_desktop.gui.ledger.ledger_check import LedgerCheck
    from bjcert_desktop.gui.screens import SCREENS

    app, problems = application(), list[str]()
    hook, sys.excepthook = sys.excepthook, lambda kind, error, _trace: problems.append(f"{kind.__name__}: {error}")
    qInstallMessageHandler(
        lambda kind, _context, text: (
            problems.append(text)
            if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith("This plugin does not")
            else None
        )
    )

    def answer() -> None:
        top = QApplication.activeModalWidget()
        if isinstance(top, QDialog):
            top.reject()

    timer = QTimer(interval=20)
    timer.timeout.connect(answer)
    timer.start()
    opened = False
    try:
        window = make_window(data)
        opened = True
        window.show()
        look = LedgerCheck(window.ledger, window, 0)
        look.told.connect(window.tell)
        for entry in SCREENS:
            window.show_screen(entry.key)
            app.processEvents()
        for _ in range(500):
            app.processEvents()
            if look.done:
                break
            QApplication.instance().thread().msleep(10)  # type: ignore[union-attr]
        window.close()
        app.processEvents()
        window.deleteLater()
    except BjcertError as error:
        if opened:  # else it is told in a dialog at the start
            problems.append(repr(error))
    except Exception as error:
        problems.append(repr(error))
    finally:
        timer.stop()
        sys.excepthook = hook
        qInstallMessageHandler(None)
    return "; ".join(problems)


# --- rows of the ledger -----------------------------------------------------------------------------------------------

_Rows = dict[str, list[dict[str, object]]]


def rows(times: Count, chance: random.Random, root: Path) -> str:
    """Change a value of the ledger into another possible one."""
    good = root / "good"
    make_everything(good)
    write_blank(good / "book.xlsx", sample=True)
    ledger = Ledger(good / "data")
    note_reply(ledger, faults.answered(3, 1))
    ledger.note_lists("k", good / "out", {"合并汇款单.docx": "0" * 64})
    ledger.move(1, faults.CaseState.PAID, faults.TODAY, "退了一步")
    known = _rows(good)
    columns = [(table, column) for table in COLUMNS for column in known[table][0]]
    windows = lost = 0
    for number in range(times):
        at = root / "at work"
        shutil.rmtree(at, ignore_errors=True)
        shutil.copytree(good, at)
        table, column = columns[number % len(columns)]
        what = f"{table}.{column}: {_change_value(at, table, column, known[table], chance)}"
        for each in chance.sample(_commands(at / "data", at)[:5], 2):  # they may come before any check
            code, output = said(*each)
            faults.promise(code in (0, 1, 2) and "Traceback" not in output, f"{what}: {each[:2]}: {code} {output}")
        if number % 20 == 19:
            windows += 1
            faults.promise(not (problem := _show(at / "data")), f"{what}: {problem}")
        try:
            look_after(Ledger(at / "data"))
        except LedgerDamaged:
            lost += 1
            continue
        _look_at_rows(known, _rows(at), at, what)
        for each in chance.sample(_commands(at / "data", at), 2):
            code, output = said(*each)
            faults.promise(code in (0, 1, 2) and "Traceback" not in output, f"{what}: {each[:2]}: {code} {output}")
    return f"{times} values of {len(columns)} columns, {windows} in the window, {lost} ledgers to be restored"


def _rows(at: Path) -> _Rows:
    with closing(sqlite3.connect(at / "data" / "ledger.db")) as db:
        return {table: select(db, f"SELECT * FROM {table}", ()) for table in COLUMNS}  # noqa: S608


def _change_value(at: Path, table: str, column: str, known: list[dict[str, object]], chance: random.Random) -> str:
    """Change *column* of a row: to the value of another row, or by a bit."""
    row = chance.choice(known)
    others = [each[column] for each in known if each[column] != row[column]]
    value = chance.choice(others) if others and chance.random() < 0.5 else _flipped(row[column], chance)
    where = " AND ".join(f"{name} IS :{name}" for name in row)
    with closing(sqlite3.connect(at / "data" / "ledger.db", isolation_level=None)) as db:
        try:
            db.execute(f"UPDATE {table} SET {column} = :value_ WHERE {where}", {**row, "value_": value})  # noqa: S608
        except sqlite3.Error:
            return "cannot be"
    return f"{row[column]!r} → {value!r}"


def _flipped(value: object, chance: random.Random) -> object:
    if value is None:
        return 1
    if isinstance(value, int):
        return value ^ 1 << chance.randrange(5)
    content = bytearray(value if isinstance(value, bytes) else str(value).encode() or b"0")
    while True:
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(7)
        if isinstance(value, bytes):
            return bytes(changed)
        with contextlib.suppress(UnicodeDecodeError):
            return changed.decode()


def _look_at_rows(known: _Rows, found: _Rows, at: Path, what: str) -> None:
    """Each row is as it was written, and those that are not there any more lie aside."""
    aside = [json.loads(path.read_bytes()) for path in (at / "data").glob("ledger-rows-*.damaged")]
    for table, rows_now in found.items():
        own = ("checksum", "corrects")  # a case stays that replaced one that was set aside
        before = [{name: value for name, value in row.items() if name not in own} for row in known[table]]
        for row in rows_now:
            now = {name: value for name, value in row.items() if name not in own}
            faults.promise(now in before, f"{what}: believed: {row}")
        gone = len(known[table]) - len(rows_now)
        kept = sum(row["table"] == table for each in aside for row in each)
        faults.promise(gone == kept, f"{what}: {gone} rows of {table} are gone, {kept} set aside")


# --- journals and backups ---------------------------------------------------------------------------------------------


def journals(times: Count, chance: random.Random, root: Path) -> str:
    """Damage the journal of an interrupted batch, and go on with it."""
    good = root / "interrupted"
    batch = faults.batch_of(good)
    begun = 0

    def cancelled() -> bool:
        nonlocal begun
        begun += 1
        return begun > faults.UNITS - 2

    run(batch, cancelled=cancelled)
    for number in range(times):
        at = root / "at work"
        shutil.rmtree(at, ignore_errors=True)
        shutil.copytree(good, at)
        with Ledger(at / "data").opened(writing=True) as db:
            for entry, folder in db.execute("SELECT id, folder FROM cases").fetchall():
                update(db, entry, {"folder": folder.replace(str(good), str(at))})
        (journal,) = at.glob("out/.~*/journal")
        content = journal.read_bytes()
        for _ in range(chance.choice((1, 1, 2, 8))):
            content = damaged(content, chance)
        journal.write_bytes(content)
        result = run(faults.batch_of(at))
        what = f"journal {number}"
        faults.promise(not [each for each in result.outcomes if each.problem], f"{what}: a unit is not continued")
        faults.promise(
            sum(each.amount or 0 for each in result.outcomes) == 190 * faults.UNITS, f"{what}: another amount"
        )
        faults.promise(len(faults.look_at_cases(at)) == faults.UNITS, f"{what}: not every unit is in the ledger once")
    return f"{times} journals"


def hostile(times: Count, chance: random.Random, root: Path) -> str:
    """Restore forged and damaged backups."""
    make_everything(root / "office")
    true = root / "true.zip"
    backup.write_backup(root / "office" / "data", true)
    kinds = list(hostile_backups.kinds(hostile_backups.members_of(true)))
    if times < 100:
        kinds = chance.sample(kinds, times)
    makers: list[tuple[str, Callable[[Path], object]]] = [*kinds]
    makers += [("damage", lambda path: path.write_bytes(damaged(true.read_bytes(), chance)))] * times
    restored = 0
    for what, make in makers:
        at = root / "at work"
        shutil.rmtree(at, ignore_errors=True)
        (at / "inner").mkdir(parents=True)
        make(at / "b.zip")
        data = at / "inner" / "data"
        try:
            told = backup.restore_backup(data, at / "b.zip")
        except BjcertError:
            faults.promise(not (data.exists() and any(data.iterdir())), f"{what}: refused, and yet there")
        else:
            restored += 1
            ledger = Ledger(data)
            faults.promise(check(ledger) == "" and ledger.find().total == told.entries, f"{what}: not sound")
            load_drafts(data / "drafts"), load_notes(data)
            faults.promise(FormSet(data / "forms").form("申请表").version is None, f"{what}: a form is in use")
        faults.promise({each.name for each in at.iterdir()} <= {"b.zip", "inner"}, f"{what}: something lies outside")
        faults.promise({each.name for each in (at / "inner").iterdir()} <= {"data"}, f"{what}: something lies outside")
    return f"{len(makers)} backups of {len({what for what, _ in kinds})} kinds, {restored} restored"


# --- another account --------------------------------------------------------------------------------------------------

_ATTACKER, _VICTIM = 12_345, 12_346


def _as_account(account: int, work: Callable[[], object]) -> int:
    """Do *work* in a process of another account; return its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setgroups([])
        os.setgid(account)
        os.setuid(account)
        os.umask(0o022)
        work()
        code = 0
    except BjcertError:
        code = 0  # refused with a sentence
    except BaseException as error:
        print(f"{error!r}", file=sys.stderr)
    finally:
        os._exit(code)


def links(times: Count, chance: random.Random, root: Path) -> str:
    """Let another account prepare links, or put them in place while a batch runs."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "needs root"
    root.chmod(0o755)
    for number in range(times):
        at = root / "at work"
        _precious(at, sticky=number % 2 == 0)
        batch = replace(faults.batch_of(at), out=at / "out")
        working = at / "out" / f".~批次-{batch.digest}-{batch.case.day:%Y%m%d}"
        way = number % 4
        os.waitpid(_as_account(_ATTACKER, partial(_prepare, way, working, at / "precious")), 0)
        attacker = _as_account(_ATTACKER, partial(_swap, working, at / "precious")) if way == 3 else 0
        before = _kept(at / "precious")
        ended = os.waitpid(_as_account(_VICTIM, partial(run, batch)), 0)[1]
        if attacker:
            os.kill(attacker, signal.SIGKILL)
            os.waitpid(attacker, 0)
        faults.promise(before.items() <= _kept(at / "precious").items(), f"link {number}, way {way}: something is gone")
        faults.promise(ended == 0, f"link {number}, way {way}: the batch ended with {ended}")
    return f"{times} attempts of another account"


def _precious(at: Path, *, sticky: bool) -> None:
    """Make a folder that everybody can write to, and one of the victim's with names as the program uses them."""
    shutil.rmtree(at, ignore_errors=True)
    for name in ("out", "data", "precious"):
        (at / name).mkdir(parents=True)
        os.chown(at / name, *((0, 0) if name == "out" else (_VICTIM, _VICTIM)))
    at.chmod(0o755)
    (at / "out").chmod(0o1777 if sticky else 0o777)
    for name in ("年报.docx", "00001/年报.docx", "00002/年报.docx", "journal", "lock", ".~0123456789ab/年报.docx"):
        path = at / "precious" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("kept")
        for each in (path.parent, path):
            os.chown(each, _VICTIM, _VICTIM)


def _prepare(way: int, working: Path, precious: Path) -> None:
    """Put something in the place of the working folder."""
    if way == 0:
        working.symlink_to(precious)
    elif way < 3:
        working.mkdir()
        (working / "00001").symlink_to(precious / "00001")
        for name in ("lock", "journal"):
            if way == 1:
                (working / name).symlink_to(precious / name)
            else:
                (working / name).touch()


def _swap(working: Path, precious: Path) -> None:
    """Put a link in the place of the working folder and take it away, again and again."""
    moved = working.with_name("moved")
    while True:
        with contextlib.suppress(OSError):
            working.rename(moved)
            working.symlink_to(precious)
        with contextlib.suppress(OSError):
            working.unlink()
            moved.rename(working)


def _kept(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}


# --- clocks -----------------------------------------------------------------------------------------------------------


def clocks(times: Count, chance: random.Random, root: Path) -> str:
    """Let the date leap while cases are recorded and the program is started."""
    starts = 0
    for number in range(times):
        at = root / "at work"
        shutil.rmtree(at, ignore_errors=True)
        ledger, today = Ledger(at / "data"), date(2026, 11, 22)
        honest = True
        for step in range(chance.randrange(3, 14)):
            real, leap = today, chance.random() < 0.3
            shown = today + timedelta(days=chance.choice((-9000, -40, 40, 400, 20_000))) if leap else today
            case = Case("renew", {"renew.way": "mail"}, faults.unit(step), day=shown)
            clock = _clock(datetime(shown.year, shown.month, shown.day, 9, step))
            with mock.patch.object(maintenance, "datetime", clock), _recorded_on(shown):
                export_case(make_plan(faults.CATALOGUE, case), at / "out", numbered=True, ledger=ledger)
                look_after(ledger, shown)
            starts += 1
            newest = backups(ledger)[0]
            faults.promise(newest.entries == ledger.find().total, f"clock {number}: the newest copy is not there")
            today, honest = real + timedelta(days=chance.randrange(0, 20)), honest and not leap
        faults.promise(
            len(backups(ledger)) >= min(ledger.find().total, maintenance.KEPT), f"clock {number}: copies are gone"
        )
        check(ledger)
    return f"{times} clocks, {starts} starts"


def _clock(when: datetime) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return when

    return Clock


def _recorded_on(day: date) -> contextlib.AbstractContextManager[object]:
    return mock.patch("bjcert_desktop.ledger.changes.now", lambda: f"{day}T09:00:00+08:00")


#: What is done by name: how often, how often in a sample, and the work.
JOBS: dict[str, tuple[Count, Count, Callable[[Count, random.Random, Path], str]]] = {
    "folders": (2000, 20, folders),
    "rows": (600, 12, rows),
    "journals": (500, 10, journals),
    "backups": (200, 15, hostile),
    "links": (200, 8, links),
    "places": (600, 24, link_faults.attempts),
    "clocks": (200, 5, clocks),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--few", action="store_true", help="a sample")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--times", type=int, default=0, help="how often, instead of the usual number")
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=f"some of {', '.join(JOBS)}")
    chosen = parser.parse_args()
    if sys.platform == "win32":
        print("damage: needs fork (Linux)")
        return 2
    seed = random.randrange(10**6) if chosen.seed is None else chosen.seed  # noqa: S311
    print(f"seed {seed}", flush=True)
    for name in chosen.jobs or JOBS:
        times, sample, function = JOBS[name]
        begun = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="damage-", ignore_cleanup_errors=True) as folder:
            root = Path(folder)
            try:
                faults.learn(root / "learned")
                often = chosen.times or (sample if chosen.few else times)
                done = function(often, random.Random(seed), root)  # noqa: S311
            except Exception:
                traceback.print_exc()
                print(f"BROKEN: {name}")
                return 1
            finally:
                faults.WHOLE.clear()
                faults.STATES.clear()
        print(f"{name}: {done}; nothing lost, {time.perf_counter() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
