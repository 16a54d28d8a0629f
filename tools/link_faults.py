"""Links in every place that the program writes to or removes: nothing outside changes.

``python3 dev.py faults places`` works in a data folder and an output folder, as the command line and the window do
every day, with a link in one of their places: to a file or a folder outside, to what was there before, to nothing, to
itself, a hard link, a link within a folder, or one that comes and goes meanwhile. Outside, bytes, names, modes and
owners stay as they were. Every fourth time the link is another account's and the work is done by a third (needs root).
"""

import hashlib
import os
import random
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.drafts import hold_draft, release_draft, remove_draft, save_draft
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.journal import PrintJournal
from bjcert_desktop.jobs.printing.stack import make_stack
from bjcert_desktop.ledger import Ledger, backups, look_after
from bjcert_desktop.registry.api import change_notes
from bjcert_desktop.registry.checks.uscc import organisation_check, uscc_check
from bjcert_desktop.registry.writing import write_units
from bjcert_desktop.settings.policy import choose
from bjcert_desktop.system.event_log import keep_log, note
from bjcert_desktop.system.leftovers import keep_notes, noted, remove_leftovers
from bjcert_desktop.system.own_data import write_own
from bjcert_desktop.system.paths import data as shipped
from tools import faults
from tools.data_folder import make_everything, said

_ATTACKER, _VICTIM = 12_345, 12_346
_NAME = "北京市第{}局"


# --- what is there ----------------------------------------------------------------------------------------------------


def prepare(good: Path) -> None:
    """Make folders with some of everything: a data folder, an interrupted batch, a workbook, a backup, left-overs."""
    make_everything(good)
    units = []
    for number in range(3):
        first = f"1111010500000{number:03}"
        code = first + organisation_check(first[8:])
        held = (Certificate(serial=f"A{number}", valid_to=date(2027, 1, 1), phone="13900000001"),)
        name = _NAME.format(number)
        units.append(Unit(name=name, code=code + uscc_check(code), handler="王某", certificates=held, row=number + 2))
    write_units(good / "book.xlsx", units)
    begun = iter(range(faults.UNITS))
    run(faults.batch_of(good), cancelled=lambda: next(begun, None) is None or next(begun, None) is None)
    code, output = said("ledger", "backup", str(good / "kept.bjcert"), "--data-dir", str(good / "data"))
    faults.promise(code == 0, output)
    for name in ("tmp/bjcert-0123456789ab-abcdefgh", "data/replaced", "data/restore.new.part", "data/unfinished"):
        (good / name).mkdir(parents=True, exist_ok=True)
    (good / "tmp/bjcert-0123456789ab-abcdefgh/甲.docx").write_text("left")
    (good / "data/replaced/ledger.db").write_text("old")
    (good / "data/.~0123456789ab.tmp").write_text("left")
    os.utime(good / "data/.~0123456789ab.tmp", (0, 0))
    keep_log(good / "data")
    note("started")


def places(good: Path) -> list[str]:
    """Every place that the program writes to or removes, but the two folders that a person chooses."""
    there = [path.relative_to(good).as_posix() for path in sorted((good / "data").rglob("*"))]
    there += [path.relative_to(good).as_posix() for path in (*good.glob("out/.~*"), *good.glob("out/.~*/*"))]
    yet = [
        *(
            "data/ledger.db-journal",
            "data/.~ledger.db",
            "data/registry.lock",
            "data/settings.lock",
            "data/forms/forms.lock",
        ),
        *(
            "data/practice",
            "data/practice/ledger.db",
            "data/restore.new",
            "data/restore.new/ledger.db",
            "data/logs/bjcert.old.log",
        ),
        *("out/批次汇总.xlsx", "out/合并汇款单.docx", "b.bjcert", "list.xlsx", "data/unfinished/batch-0"),
        *(f"out/{date.today():%Y%m%d} 更新 {_NAME.format(number)}" for number in (0, 1)),
        *(
            "tmp/bjcert-0123456789ab-abcdefgh",
            "tmp/bjcert-0123456789ab-abcdefgh/甲.docx",
            "data/ledger-damaged-20260101-000000-000000.db",
        ),
    ]
    return sorted({*there, *yet})


# --- what is done -----------------------------------------------------------------------------------------------------


def _command(*arguments: str) -> Callable[[Path], bool]:
    """A command, with {at} for the folder; whether it was done."""

    def work(at: Path) -> bool:
        given = [each.format(at=at) for each in arguments]
        code, output = said(*given, "--data-dir", str(at / "data"))
        faults.promise(code in (0, 1, 2) and "Traceback" not in output, f"{given}: {code} {output}")
        faults.promise(code == 0 or output.strip(), f"{given} fails without a word")
        return code == 0

    return work


def _start(at: Path) -> bool:
    keep_log(at / "data")
    note("started")
    remove_leftovers(at / "data")
    look_after(Ledger(at / "data"))
    return True


def _newest(at: Path) -> bool:
    copy = backups(Ledger(at / "data"))[0].path
    return _command("ledger", "restore", str(copy))(at)


def _batch(at: Path) -> bool:
    return not any(each.problem for each in run(faults.batch_of(at)).outcomes)


def _notes(at: Path) -> bool:
    change_notes(at / "data", lambda notes: notes.add({"单位名称": "另一个单位"}))
    choose(at / "data", "copies", 4)
    write_own(at / "data" / "window.json", {"values": {}, "geometry": ""}, sealed=False)
    return True


def _drafts(at: Path) -> bool:
    folder, draft = at / "data" / "drafts", faults.draft(4)
    held = hold_draft(folder, draft.id)
    save_draft(folder, draft)
    if held:
        release_draft(held)
    remove_draft(folder, draft.id)
    return True


def _forms(at: Path) -> bool:
    FormSet(at / "data" / "forms").put_in_use("明细表", shipped("forms", "明细表.docx"), date.today())
    return True


def _print(at: Path) -> bool:
    journal = PrintJournal(at / "data")
    try:
        journal.begin(make_stack(Ledger(at / "data").find().entries, {}), "打印机", datetime.now())
    finally:
        journal.close()
    return True


def _left(at: Path) -> bool:
    """What a killed process has left in the folder for temporary files is removed."""
    keep_notes(at / "data")
    with suppress(RuntimeError), noted(at / "tmp" / "bjcert-0123456789ab-abcdefgh"):
        raise RuntimeError
    remove_leftovers(at / "data")
    return not (at / "tmp" / "bjcert-0123456789ab-abcdefgh").exists()


_EXPORT = ("export", "renew-mail", "--registry", "{at}/book.xlsx", "--out", "{at}/out")
ACTIONS: dict[str, Callable[[Path], bool]] = {
    "start": _start,
    "export": _command(*_EXPORT, "--unit", _NAME.format(0)),
    "export of all": _command(*_EXPORT, "--all"),
    "batch gone on with": _batch,
    "backup": _command("ledger", "backup", "{at}/b.bjcert"),
    "list": _command("ledger", "list", "--excel", "{at}/list.xlsx"),
    "check": _command("ledger", "check"),
    "change": _command("ledger", "return", "1", "--reason", "缺少材料"),
    "notes and settings": _notes,
    "drafts": _drafts,
    "forms": _forms,
    "print": _print,
    "left-overs": _left,
    "clear-personal": _command("ledger", "clear-personal", "--days", "0", "--date-is-right"),
    "restore": _command("ledger", "restore", "{at}/kept.bjcert"),
    "restore of a copy": _newest,
    "practice": _command("ledger", "list", "--practice"),
    "wipe": _command("wipe", "--yes"),
}


# --- links ------------------------------------------------------------------------------------------------------------


def _aside(place: Path, outside: Path) -> Path:
    """Move what is at *place* to the *outside*, if anything; its path there."""
    moved = outside / "was" / place.name
    if os.path.lexists(place):
        place.rename(moved)
    elif place.suffix:
        moved.write_bytes(b"kept")
    else:
        moved.mkdir()
    return moved


def _fresh(place: Path) -> None:
    """Remove what is at *place*, and make the folder that it is in."""
    if place.is_dir():
        shutil.rmtree(place)
    elif os.path.lexists(place):
        place.unlink()
    place.parent.mkdir(parents=True, exist_ok=True)


def to_what_was_there(place: Path, outside: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(_aside(place, outside))


def to_a_folder(place: Path, outside: Path) -> None:
    _fresh(place)
    place.symlink_to(outside / "folder")


def to_a_file(place: Path, outside: Path) -> None:
    _fresh(place)
    place.symlink_to(outside / "file.docx")


def to_nothing(place: Path, outside: Path) -> None:
    _fresh(place)
    place.symlink_to(outside / "new")


def to_itself(place: Path, _outside: Path) -> None:
    _fresh(place)
    place.symlink_to(place.name)


def hard(place: Path, outside: Path) -> None:
    _fresh(place)
    os.link(outside / "file.docx", place)


def hard_to_what_was_there(place: Path, outside: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    moved = _aside(place, outside)
    if moved.is_dir():
        place.symlink_to(moved)
    else:
        os.link(moved, place)


def within(place: Path, outside: Path) -> None:
    """Links in a folder that is used or removed."""
    if not place.is_dir():
        _fresh(place)
        place.mkdir()
    for name, target in (("00001", "folder"), (".~0123456789ab", "folder"), ("甲.docx", "file.docx")):
        with suppress(FileExistsError):
            (place / name).symlink_to(outside / target)
    with suppress(FileExistsError):
        os.link(outside / "file.docx", place / "乙.docx")


KINDS = (to_what_was_there, to_a_folder, to_a_file, to_nothing, to_itself, hard, hard_to_what_was_there, within)


def _exchange(place: Path, outside: Path) -> None:
    """Put links in the place and take them away, again and again."""
    moved = place.with_name(f"{place.name}-moved")
    while True:
        for target in ("folder", "file.docx", "new"):
            with suppress(OSError):
                place.rename(moved)
            with suppress(OSError):
                place.symlink_to(outside / target)
            with suppress(OSError):
                if place.is_symlink():
                    place.unlink()
            with suppress(OSError):
                moved.rename(place)


# --- the attempts -----------------------------------------------------------------------------------------------------


def _make_outside(at: Path) -> Path:
    outside = at / "outside"
    for name in ("folder/00001/年报.docx", "folder/journal", "folder/lock", "folder/ledger.db", "folder/甲.docx"):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_text("kept")
    (outside / "was").mkdir()
    (outside / "file.docx").write_text("kept")
    (outside / "file.docx").chmod(0o640)
    os.utime(outside / "file.docx", (0, 0))
    return outside


def _state(outside: Path) -> dict[str, tuple[object, ...]]:
    found = {}
    for path in sorted([outside, *outside.rglob("*")]):
        about = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""
        found[str(path)] = about.st_mode, about.st_uid, about.st_gid, content
    return found


def _in_child(work: Callable[[], object], account: int | None = None) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        if account is not None:
            os.setgroups([])
            os.setgid(account)
            os.setuid(account)
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _do(at: Path, actions: list[str], done: int) -> None:
    for name in actions:
        try:
            fine = ACTIONS[name](at)
        except (BjcertError, OSError, IndexError) as error:  # refused; an OSError is told by the window and the command
            faults.promise(str(error), f"{name}: no sentence")
            fine = False
        if fine:
            os.write(done, f"{name}\n".encode())


def attempts(times: int, chance: random.Random, root: Path) -> str:
    """Try *times* links, each with all that is done every day, beginning with another part of it each time."""
    good = root / "good"
    prepare(good)
    root.chmod(0o755)
    every = [(place, kind) for place in places(good) for kind in KINDS]
    chosen = [every[number % len(every)] for number in range(times)]
    if times < len(every):
        chosen = chance.sample(every, times)
    done: Counter[str] = Counter()
    exchanged = 0
    for number, (name, kind) in enumerate(chosen):
        at = root / "at work"
        shutil.rmtree(at, ignore_errors=True)
        shutil.copytree(good, at, symlinks=True)
        outside, place = _make_outside(at), at / name
        other = number % 4 == 3 and os.geteuid() == 0
        what = f"{number}: {name}, {kind.__name__.replace('_', ' ')}{', of another account' if other else ''}"
        swapping = number % 8 == 5
        if not swapping:
            try:
                kind(place, outside)
            except (NotADirectoryError, IsADirectoryError, FileExistsError):
                continue
        if other:
            _give(at, place)
        before = _state(outside)
        first = chance.randrange(len(ACTIONS) - 1)
        names = list(ACTIONS)
        actions = [*names[first:-1], *names[:first], names[-1]]
        reader, writer = os.pipe()
        swapper = _in_child(partial(_exchange, place, outside)) if swapping else 0
        worker = _in_child(partial(_do, at, actions, writer), _VICTIM if other else None)
        os.close(writer)
        ended = os.waitpid(worker, 0)[1]
        if swapper:
            exchanged += 1
            os.kill(swapper, signal.SIGKILL)
            os.waitpid(swapper, 0)
        with os.fdopen(reader) as pipe:
            done.update(pipe.read().split("\n")[:-1])
        faults.promise(ended == 0, f"{what}: {actions} ended with {ended}")
        after = _state(outside)
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        if swapping:  # what stood in the place may itself have been exchanged
            changed -= {path for path in changed if path not in before}
        faults.promise(not changed, f"{what}: changed outside: {changed}; {actions}")
    counted = ", ".join(f"{name} {count}" for name, count in done.items())
    in_places = len({name for name, _ in chosen})
    return f"{times} links in {in_places} places, {exchanged} exchanged meanwhile; done: {counted}"


def _give(at: Path, place: Path) -> None:
    """Let the folders be the victim's, and the link another's."""
    for path in (at, *at.rglob("*")):
        os.lchown(path, _VICTIM, _VICTIM)
    if place.is_symlink():
        os.lchown(place, _ATTACKER, _ATTACKER)
