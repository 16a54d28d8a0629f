"""Kills and failing system calls: nothing that was acknowledged is lost, whatever happens to the program or the disk.

``python3 dev.py faults`` does two things to each job below, each time in a new folder and process:

- it ends the process (SIGKILL) at a random moment, 300 times;
- it makes every write-side system call (open to write, write, fsync, truncate, rename, link, unlink, mkdir, rmdir) fail
  once with ENOSPC, EIO and EACCES, and also kills the process there, SQLite's calls included. ``faults.c``
  is compiled and loaded before the C library for that, so this part needs Linux and a C compiler.

After each fault the ledger passes its checks, every acknowledged case is in it with complete files, no half-written
file has its final name, drafts hold the last acknowledged state, and the repeated job completes. ``--few`` takes a
sample, for the test suite.
"""

import argparse
import ctypes
import errno
import hashlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs import backup
from bjcert_desktop.jobs.batch import run as batch_module
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.drafts import Draft, load_drafts, save_draft
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.ledger import (
    CaseState,
    Ledger,
    Move,
    PhoneReply,
    back_up,
    backups,
    check,
    note_reply,
    open_ledger,
    remove_reply,
    replies,
)
from bjcert_desktop.system.leftovers import keep_notes, noted_for_later

KILLS = 300
KILL = -1  # in place of an error number
ERRORS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EACCES": errno.EACCES, "SIGKILL": KILL}
KINDS = ("open", "write", "sync", "truncate", "rename", "link", "unlink", "mkdir", "rmdir")
DAY, UNITS, EDITS = date(2026, 11, 22), 10, 40
TODAY = date.today()  # a state is never noted for a day yet to come
CATALOGUE = load_catalogue()
SCENARIO = CATALOGUE.owner("renew-mail")[1]
batch_module._GROUP = 4  # several groups in a batch

Ack = Callable[[Any], None]


class Broken(Exception):  # noqa: N818 - what the script looks for
    """A promise of the program was broken."""


def promise(kept: object, what: str) -> None:
    if not kept:
        raise Broken(what)


# --- the jobs ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Job:
    """*prepare* a folder; *work* in it and report what is acknowledged; *look* whether all of that is there.

    *look* is also given the sentence with which the work was refused, if it was.
    """

    name: str
    prepare: Callable[[Path], None]
    work: Callable[[Path, Ack], None]
    look: Callable[[Path, list[Any], str], None]


def unit(number: int) -> Unit:
    held = (Certificate(serial=f"A{number}", phone="13900000001", valid_to=date(2027, 1, 1)),)
    return Unit(name=f"北京市示例区第{number}局", code=f"CODE{number}", handler="王示例", certificates=held, row=number)


def batch_of(folder: Path) -> Batch:
    members = [PreparedUnit(unit(number)) for number in range(UNITS)]
    return Batch(CATALOGUE, SCENARIO, Case(day=DAY), members, folder / "out", ledger=Ledger(folder / "data"))


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


WHOLE: dict[str, dict[str, str]] = {}  # contents of each unit's folder without faults


def look_at_cases(folder: Path) -> dict[str, str]:
    """Return the folders in the ledger by unit, after checking that all folders are complete."""
    ledger = Ledger(folder / "data")
    check(ledger)
    entries = ledger.find(limit=1000).entries
    folders = {entry.unit: str(entry.folder) for entry in entries}
    promise(len(folders) == len(entries), "a case is in the ledger twice")
    for entry in entries:
        promise(digests(entry.folder) == dict(entry.files), f"{entry.folder.name} is not what was recorded")
        promise(ledger.case_of(entry.id).unit is not None, "a case has no unit")
    for path in (folder / "out").glob("2026*") if (folder / "out").exists() else ():
        promise(digests(path) == WHOLE[path.name], f"{path.name} is not whole")
    return folders


def batch_work(folder: Path, ack: Ack) -> None:
    keep_notes(folder / "data")
    result = run(batch_of(folder))
    recorded = not any("没有记入办理记录" in problem for problem in result.problems)
    ack({each.name: str(each.folder) for each in result.outcomes if each.folder} if recorded else {})


def batch_look(folder: Path, acks: list[Any], _refused: str) -> None:
    keep_notes(folder / "data")
    folders = look_at_cases(folder)
    for acked in acks:
        promise(acked.items() <= folders.items(), "an acknowledged unit is not in the ledger")
    for attempt in range(3):
        if len(folders) == UNITS and not _working(folder):
            break  # it had come to its end; once more would be another batch
        result = run(batch_of(folder))
        if not any(each.problem and "没有覆盖" not in each.problem for each in result.outcomes):
            break
        promise(attempt < 2, f"the batch does not go on: {[each.problem for each in result.outcomes if each.problem]}")
    folders = look_at_cases(folder)
    promise(len(folders) == UNITS, f"{len(folders)} of {UNITS} units after going on")
    out = sorted(path.name for path in (folder / "out").iterdir() if not path.name.startswith((".~", "~")))
    promise(out == sorted([*WHOLE, "批次汇总.xlsx", "合并汇款单.docx"]), f"the batch is not complete: {out}")
    promise(not _working(folder), "a finished batch has left its working folder")
    left, noted = set((folder / "out").glob(".~批次*")), set(noted_for_later(folder / "data"))
    promise(left == noted, f"left: {left}, noted: {noted}")


def _working(folder: Path) -> list[Path]:
    """The working folders of batches without those whose removal was cut off, which are cleared when they are old."""
    return [path for path in (folder / "out").glob(".~批次*") if not re.search("0{8}-[0-9]{8}$", path.name)]


def export_work(folder: Path, ack: Ack) -> None:
    for number in range(2):
        plan = make_plan(CATALOGUE, Case("renew", {"renew.way": "mail"}, unit(number), day=DAY))
        exported = export_case(plan, folder / "out", numbered=True, ledger=Ledger(folder / "data"))
        ack([plan.unit.name, str(exported.folder), exported.unrecorded])


def export_look(folder: Path, acks: list[Any], refused: str) -> None:
    ledger = Ledger(folder / "data")
    check(ledger)
    recorded = {entry.unit: entry for entry in ledger.find().entries}
    for name, written, unrecorded in acks:
        promise(unrecorded or str(recorded[name].folder) == written, "an acknowledged case is not in the ledger")
        promise(digests(Path(written)) == WHOLE[Path(written).name], "an acknowledged case is not whole")
    for path in (folder / "out").glob("2026*"):
        promise(digests(path) == WHOLE[path.name], f"{path.name} is not whole")
    if refused:  # not killed: then every folder was acknowledged
        told = {written for _, written, _ in acks}
        promise(all(str(path) in told for path in (folder / "out").glob("2026*")), "refused, and yet there")


def draft(step: int) -> Draft:
    case = Case("renew", {"renew.way": "mail"}, unit(1), day=DAY).choose(corrections={"address": "路" * step * 40})
    return Draft("0" * 32, case, str(step), datetime(2026, 11, 22, 9, step))


def draft_work(folder: Path, ack: Ack) -> None:
    for step in range(EDITS):
        try:
            save_draft(folder / "data" / "drafts", draft(step))
        except OSError:
            continue  # the window shows this; the next change is saved again
        ack(step)


def draft_look(folder: Path, acks: list[Any], _refused: str) -> None:
    found = load_drafts(folder / "data" / "drafts")
    promise(len(found) == 1 or not acks, "the draft is gone")
    if found:
        step = int(found[0].step)
        promise(found[0] == draft(step), "the draft is not what was kept")
        promise(not acks or step in (acks[-1], acks[-1] + 1), "the draft is not the last acknowledged one")
    save_draft(folder / "data" / "drafts", draft(1))
    promise(load_drafts(folder / "data" / "drafts") == [draft(1)], "the draft cannot be kept any more")


def _stated(certificate: str, entry: int, **values: str) -> CertificateFact:
    """A fact about a certificate, as a case or a person states it."""
    return CertificateFact("北京市示例区第0局", "CODE0", certificate, DAY, values, added=not entry, entry=entry)


def answered(number: int, entry: int | None = None) -> PhoneReply:
    """What the telephone said, for a case or before there is one."""
    return PhoneReply("renew-mail", "renew-old-key", DAY, "王示例", f"答复 {number}", "北京市示例区第0局", entry=entry)


CHANGES: tuple[Callable[[Ledger], object], ...] = (
    lambda ledger: ledger.move(1, CaseState.STAMPED, TODAY, "盖好了"),
    lambda ledger: ledger.move(1, CaseState.PAID, TODAY),
    lambda ledger: ledger.move(2, CaseState.SENT, TODAY, tracking="SF123"),
    lambda ledger: ledger.correct(2, "少数了一枚", certificates=3),
    lambda ledger: ledger.void(3, "重复"),
    lambda ledger: ledger.move(1, CaseState.RECEIVED, TODAY, facts=[_stated("A0", 1, valid_to="2028-01-01")]),
    lambda ledger: ledger.state_facts([_stated(f"B{n}", 0, serial=f"B{n}", phone="13900000002") for n in range(5)]),
    lambda ledger: ledger.take_back(4, "缺少材料", TODAY),
    lambda ledger: ledger.revive(3, "点错了"),
    lambda ledger: ledger.move(1, CaseState.SENT, TODAY, "还没有领"),
    lambda ledger: note_reply(ledger, answered(1)),
    lambda ledger: note_reply(ledger, answered(2, 4)),
    lambda ledger: ledger.correct(4, "少数了一枚", certificates=2),
    lambda ledger: remove_reply(ledger, 2),
    lambda ledger: ledger.move_all([Move(number, CaseState.RECEIVED, TODAY, "一起领的") for number in (1, 3, 5)]),
    lambda ledger: ledger.undo(),
)
STATES: list[str] = []  # the ledger after 0, 1, 2 … of the changes


def ledger_prepare(folder: Path) -> None:
    ledger = open_ledger(folder / "data")
    for number in range(3):
        plan = make_plan(CATALOGUE, Case("renew", {"renew.way": "mail"}, unit(number), day=DAY))
        export_case(plan, folder / "out", ledger=ledger)


def told(ledger: Ledger) -> str:
    """Return all that the ledger holds, without times of day and folders."""
    entries = ledger.find(limit=100).entries
    rows = [
        (
            each.id,
            each.unit,
            each.state,
            each.since,
            each.tracking,
            each.void,
            each.corrects,
            each.certificates,
            each.returned,
        )
        for each in entries
    ]
    facts: list[Any] = [(each.certificate, dict(each.values), each.entry) for each in ledger.facts()]
    facts += [(each.text, each.entry) for each in replies(ledger)]
    lines = [[(c.what, c.state, c.day, c.note) for c in ledger.history(each.id)] for each in entries]
    return repr([facts, rows, lines, ledger.last_change()])


def state_work(folder: Path, ack: Ack) -> None:
    ledger = Ledger(folder / "data")
    for number, change in enumerate(CHANGES, 1):
        change(ledger)
        ack(number)


def state_look(folder: Path, acks: list[Any], _refused: str) -> None:
    ledger = Ledger(folder / "data")
    check(ledger)
    done = acks[-1] if acks else 0
    promise(told(ledger) in STATES[done : done + 2], "the ledger is neither as before nor as after a change")
    for change in CHANGES[STATES.index(told(ledger)) :]:
        change(ledger)
    promise(told(ledger) == STATES[-1], "the changes cannot be made any more")


def copy_prepare(folder: Path) -> None:
    ledger_prepare(folder)
    back_up(Ledger(folder / "data"))
    Ledger(folder / "data").move(1, CaseState.STAMPED, TODAY, "盖好了")


def copy_work(folder: Path, ack: Ack) -> None:
    back_up(Ledger(folder / "data"))
    ack("copied")


def copy_look(folder: Path, acks: list[Any], _refused: str) -> None:
    ledger = Ledger(folder / "data")
    check(ledger)
    promise(told(ledger) == STATES[1], "the ledger has changed")
    there = list((folder / "data" / "backups").glob("ledger-*.db"))
    promise(len(there) == len(backups(ledger)) == 2 or not acks, "a copy is missing or not sound")
    promise(len(there) == len(backups(ledger)), "a half-written copy stands under its final name")


def migrate_prepare(folder: Path) -> None:
    """A ledger of version 5, larger than SQLite keeps in memory before it writes."""
    (folder / "data").mkdir()
    with closing(sqlite3.connect(folder / "data" / "ledger.db")) as db:
        db.executescript((Path(__file__).parents[1] / "tests" / "ledger" / "version5.sql").read_text("utf-8"))
        row = "INSERT INTO history (entry, at, who, what, note) VALUES (1, '2026-11-22T09:00:00+08:00', '', '', ?)"
        db.executemany(row, [("话" * 300,)] * 3000)
        db.commit()


def migrate_work(folder: Path, ack: Ack) -> None:
    ledger = Ledger(folder / "data")
    ledger.make_ready()
    promise(ledger.told == "", "rows of an older ledger were set aside")
    ack("brought up to date")


def migrate_look(folder: Path, _acks: list[Any], refused: str) -> None:
    promise(not refused or "办理记录" in refused or "磁盘" in refused, f"no sentence: {refused}")
    ledger = Ledger(folder / "data")
    promise(check(ledger) == "", "the older ledger is not whole any more")
    promise([each.id for each in ledger.find().entries] == [2, 1], "a case is gone")
    promise(len(ledger.history(1)) > 3000, "a line of the history is gone")
    promise(sorted(path.name for path in (folder / "data").iterdir()) == ["ledger.db"], "something is left")


def restore_prepare(folder: Path) -> None:
    ledger_prepare(folder)
    save_draft(folder / "data" / "drafts", draft(1))
    backup.write_backup(folder / "data", folder / "kept.bjcert")
    Ledger(folder / "data").move(1, CaseState.STAMPED, TODAY, "盖好了")
    save_draft(folder / "data" / "drafts", draft(2))


def restore_work(folder: Path, ack: Ack) -> None:
    backup.write_backup(folder / "data", folder / "now.bjcert")
    ack("backed up")
    backup.restore_backup(folder / "data", folder / "kept.bjcert")
    ack("restored")


def restore_look(folder: Path, acks: list[Any], _refused: str) -> None:
    backup.finish_restore(folder / "data")  # as the next start does
    ledger = Ledger(folder / "data")
    check(ledger)
    drafts = load_drafts(folder / "data" / "drafts")
    before, after = (STATES[1], [draft(2)]), (STATES[0], [draft(1)])
    promise((told(ledger), drafts) in (before, after), "half restored")
    promise((told(ledger), drafts) == after or "restored" not in acks, "restored, and yet not")
    if (folder / "now.bjcert").exists():
        promise(backup.read_backup(folder / "now.bjcert").entries == 3, "the backup is not whole")
    promise((folder / "now.bjcert").exists() or "backed up" not in acks, "backed up, and yet not there")


def nothing(_folder: Path) -> None: ...


JOBS = (
    Job("batch", nothing, batch_work, batch_look),
    Job("export", nothing, export_work, export_look),
    Job("draft", nothing, draft_work, draft_look),
    Job("state", ledger_prepare, state_work, state_look),
    Job("copy", copy_prepare, copy_work, copy_look),
    Job("migrate", migrate_prepare, migrate_work, migrate_look),
    Job("restore", restore_prepare, restore_work, restore_look),
)


def learn(folder: Path) -> None:
    """Do everything once without faults, for comparison."""
    run(batch_of(folder / "batch"))
    WHOLE.update((path.name, digests(path)) for path in (folder / "batch" / "out").glob("2026*"))
    ledger_prepare(folder / "state")
    ledger = Ledger(folder / "state" / "data")
    STATES.append(told(ledger))
    for change in CHANGES:
        change(ledger)
        STATES.append(told(ledger))


# --- faults ---------------------------------------------------------------------------------------------


def start(job: Job, folder: Path, before: Callable[[], None]) -> tuple[int, int]:
    """Start a process that runs *before* and *job* in *folder*; return its id and a pipe of acknowledgements."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    code = 0
    try:
        os.close(reader)
        before()
        job.work(folder, lambda acked: os.write(writer, json.dumps({"ack": acked}).encode() + b"\n") and None)
    except (BjcertError, OSError) as error:  # expected: callers turn these into sentences
        os.write(writer, json.dumps({"refused": str(error)}).encode() + b"\n")
    except BaseException:
        os.write(writer, json.dumps({"crashed": traceback.format_exc()}).encode() + b"\n")
        code = 1
    finally:
        os._exit(code)


def end(job: Job, folder: Path, child: int, reader: int) -> None:
    """Wait for the process, and check what it leaves."""
    with os.fdopen(reader, "rb") as pipe:
        lines = [json.loads(line) for line in pipe.read().splitlines()]
    os.waitpid(child, 0)
    said = {key: value for line in lines for key, value in line.items()}
    promise("crashed" not in said, said.get("crashed", ""))
    job.look(folder, [line["ack"] for line in lines if "ack" in line], said.get("refused", ""))


@contextmanager
def fresh(job: Job, root: Path) -> Iterator[Path]:
    folder = root / "at work"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    job.prepare(folder)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def kill(job: Job, root: Path, times: int, chance: random.Random) -> int:
    """Kill the job's process at random moments, *times* times; return how often it had ended before the kill."""
    took = min(duration(job, root) for _ in range(3))
    late = done = 0
    while done < times:
        with fresh(job, root) as folder:
            child, reader = start(job, folder, lambda: None)
            time.sleep(chance.uniform(0, took))
            os.kill(child, signal.SIGKILL)
            ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
            killed = ended is not None and ended.si_code == os.CLD_KILLED
            done, late = done + killed, late + (not killed)
            end(job, folder, child, reader)
            promise(late < 10 * times, "the job ends before it can be killed")
    return late


def duration(job: Job, root: Path) -> float:
    """Return the seconds that the job takes without faults."""
    with fresh(job, root) as folder:
        begun = time.perf_counter()
        child, reader = start(job, folder, lambda: None)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        took = time.perf_counter() - begun
        end(job, folder, child, reader)
    return took


def fail(job: Job, root: Path, few: int, chance: random.Random) -> tuple[int, int, dict[str, int]]:
    """Make each write-side call of the job fail, or about *few* of them unless that is 0.

    Return the number of faults, the number of calls, and the number of each kind.
    """
    shim = ctypes.CDLL(None)
    with fresh(job, root) as folder:
        shim.faults_arm(str(folder).encode(), 0, 0)
        job.work(folder, lambda _: None)
        calls, kinds = shim.faults_count(-1), {name: shim.faults_count(n) for n, name in enumerate(KINDS)}
        shim.faults_arm(b"", 0, 0)
    every = max(1, calls // few) if few else 1
    faults = [(*error, at) for error in ERRORS.items() for at in range(1 + chance.randrange(every), calls + 1, every)]
    for name, error, at in faults:
        with fresh(job, root) as folder:
            child, reader = start(job, folder, partial(shim.faults_arm, str(folder).encode(), at, error))
            try:
                end(job, folder, child, reader)
            except Exception as broken:
                raise Broken(f"{job.name}, {name} at call {at} of {calls}: {broken}") from broken
    return len(faults), calls, kinds


# --- the script -------------------------------------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--few", action="store_true", help="a sample of kills and calls")
    parser.add_argument("--seed", type=int, default=None, help="for the random moments")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave what is broken there")
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=f"some of {', '.join(job.name for job in JOBS)}")
    chosen = parser.parse_args()
    if sys.platform == "win32":
        print("faults: needs fork and signals (Linux)")
        return 2
    if "LD_PRELOAD" not in os.environ and (compiler := shutil.which("cc")) and sys.platform == "linux":
        return again_with_shim(compiler)
    root = chosen.keep or Path(tempfile.mkdtemp(prefix="faults-"))
    seed = random.randrange(10**6) if chosen.seed is None else chosen.seed  # noqa: S311
    shim = "LD_PRELOAD" in os.environ
    failing = "system calls fail, too" if shim else "system calls cannot be made to fail here (Linux with cc)"
    print(f"seed {seed}; {failing}", flush=True)
    try:
        shutil.rmtree(root / "learned", ignore_errors=True)
        learn(root / "learned")
        for job in JOBS:
            if chosen.jobs and job.name not in chosen.jobs:
                continue
            begun, chance = time.perf_counter(), random.Random(seed)  # noqa: S311
            times = 5 if chosen.few else KILLS
            late = kill(job, root, times, chance)
            said = f"{job.name}: killed {times} times at work and {late} times just after it"
            if shim:
                count, calls, kinds = fail(job, root, 4 if chosen.few else 0, chance)
                said += f"; {count} faults at {calls} calls ({', '.join(f'{n} {k}' for k, n in kinds.items() if n)})"
            print(f"{said}; nothing lost, {time.perf_counter() - begun:.0f} s", flush=True)
    except Exception:
        traceback.print_exc()
        print(f"BROKEN; what there is: {root / 'at work'}")
        return 1
    shutil.rmtree(root, ignore_errors=True)
    return 0


def again_with_shim(compiler: str) -> int:
    """Run this script again with faults.c loaded before the C library."""
    with tempfile.TemporaryDirectory() as folder:
        shim, source = Path(folder) / "faults.so", Path(__file__).with_suffix(".c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"], check=True)
        command = [sys.executable, "-m", "tools.faults", *sys.argv[1:]]
        return subprocess.run(command, env={**os.environ, "LD_PRELOAD": str(shim)}).returncode


if __name__ == "__main__":
    sys.exit(main())
