"""Races for trust: what somebody else can exchange is never taken for the administrators' own.

``python3 dev.py faults races`` reads the office's settings, guide, forms and remarks 40,000 times each from places that
another user may change, while that user, in a process of their own, exchanges what is there: the file, its folder and
the one above are renamed, replaced by links of both kinds to what the administrators have, given other rights, or gone.
What is forged must never be used, whatever the moment. Needs root, who can play both.
"""

import argparse
import os
import random
import shutil
import signal
import stat
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import sha256
from pathlib import Path

from bjcert_desktop.errors import BjcertError
from bjcert_desktop.guide.office_remarks import REMARKS_FILE, load_guide
from bjcert_desktop.guide.update import LIST, as_list, read_update
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.settings.policy import POLICY_FILE, load_policy

TIMES, FEW = 40_000, 300
BASE = Path("/usr/local/lib")  # where only root can change anything
OTHER = 65534  # the number of the user nobody
DAY = date(2026, 11, 22)
FORM, FORM_FILE = "申请表", "申请表-1.docx"
_POOL = 8  # copies of what the other user puts in place


def _policy(folder: Path) -> str:
    policy = load_policy(folder / "own", folder)
    return policy.text("output") or f"refused: {policy.problems}"


def _guide(folder: Path) -> str:
    return read_update(folder)[0]["general.toml"].decode()


def _forms(folder: Path) -> str:
    form = FormSet(folder, shared=True).form(FORM)
    return form.content.decode() if form.version else "refused: nothing there"


def _remarks(folder: Path) -> str:
    guide = load_guide(None, folder)
    return "".join(remark.text for remark in guide.remarks) or f"refused: {guide.remarks_problem}"


#: Reads what is in a folder, and returns the text that tells whose it is.
WORKS: dict[str, Callable[[Path], str]] = {"policy": _policy, "guide": _guide, "forms": _forms, "remarks": _remarks}


def _contents(whose: str) -> dict[str, bytes]:
    """Whatever an office may set, by the name of its file; each says *whose* it is."""
    form, general = f"the form is {whose}".encode(), f"# {whose}".encode()
    version = f'{{"number":1,"day":"{DAY}","file":"{FORM_FILE}","sha256":"{sha256(form).hexdigest()}"}}'
    remark = f'[[remarks]]\ntext = "{whose}"\nauthor = "某人"\nday = {DAY}\n'
    return {
        POLICY_FILE: f'output = "/{whose}"'.encode(),
        REMARKS_FILE: remark.encode(),
        "general.toml": general,
        LIST: as_list({"general.toml": general}, DAY),
        FORM_FILE: form,
        "forms.json": f'{{"in_use":{{"{FORM}":1}},"versions":{{"{FORM}":[{version}]}}}}'.encode(),
    }


def _write(folder: Path, whose: str, owner: int) -> None:
    folder.mkdir(parents=True)
    os.chown(folder, owner, owner)
    for name, content in _contents(whose).items():
        (folder / name).write_bytes(content)
        os.chown(folder / name, owner, owner)


class Place:
    """A folder *above* one called office, with what the other user exchanges for it, or for what is in it."""

    def __init__(self, above: Path, mode: int, owner: int, true: Path) -> None:
        self.above, self.office, self._true = above, above / "office", true
        above.mkdir()
        _write(self.office, "forged", OTHER)
        self._pool = above / "pool"
        self._pool.mkdir()
        for number in range(_POOL):
            _write(self._pool / f"forged-{number}", "forged", OTHER)
            _write(self._pool / f"true-{number}", "true", 0)
            (self._pool / f"links-{number}").mkdir()
            os.chown(self._pool / f"links-{number}", OTHER, OTHER)
            for name in _contents("true"):  # as other systems let everybody make them
                (self._pool / f"links-{number}" / name).hardlink_to(true / name)
        for folder, who in ((self._pool, OTHER), (above, owner)):
            os.chown(folder, who, who)
        above.chmod(mode)

    def exchange(self, dice: random.Random) -> None:
        """Something else is in place of the forged files for a moment, or they can be changed by others."""
        name, number = dice.choice(list(_contents(""))), dice.randrange(_POOL)
        file, links = self.office / name, self._pool / f"links-{number}"
        true, forged = self._pool / f"true-{number}", self._pool / f"forged-{number}"
        way = dice.randrange(9)
        place = file if way < 4 else self.office
        if way in (0, 1):  # a file of the administrators, by another name or its own
            self._for_a_moment(place, (links / name, forged / name)[way], dice)
        elif way in (2, 4):
            self._link_for_a_moment(place, self._true / name if way == 2 else self._true, dice)
        elif way in (5, 6, 7):  # a folder of the administrators, one like this, or a file in its place
            self._for_a_moment(place, (true, forged, links / name)[way - 5], dice)
        else:
            with suppress(OSError):
                place.chmod(dice.choice((0o600, 0o666, 0o700, 0o777)))
            _wait(dice)
            place.chmod(0o644 if place is file else 0o755)

    def mend(self) -> None:
        """Take away what the other user can put into a sticky folder, but not take out again."""
        with suppress(OSError):
            if self.above.stat().st_mode & stat.S_ISVTX and self.office.is_file():
                self.office.unlink()
                (self.above / "aside").rename(self.office)

    def _for_a_moment(self, place: Path, other: Path, dice: random.Random) -> None:
        aside = self.above / "aside"
        with suppress(OSError):
            place.rename(aside)
            with suppress(OSError):  # what is root's cannot always be moved
                other.rename(place)
                _wait(dice)
                place.rename(other)
            aside.rename(place)

    def _link_for_a_moment(self, place: Path, target: Path, dice: random.Random) -> None:
        aside = self.above / "aside"
        with suppress(OSError):
            place.rename(aside)
            place.symlink_to(target)
            _wait(dice)
            place.unlink()
            aside.rename(place)


def _wait(dice: random.Random) -> None:
    until = time.perf_counter() + dice.choice((0, 0, 0.00002, 0.0001, 0.001))
    while time.perf_counter() < until:
        pass


@contextmanager
def places(folder: Path) -> Iterator[tuple[Path, list[Place], list[Path]]]:
    """What is true, where the other user is at work, and the paths that are read meanwhile."""
    folder.mkdir()
    try:
        true = folder / "true"
        _write(true, "true", 0)
        theirs = Place(folder / "theirs", 0o755, OTHER, true)
        everybodys = Place(folder / "everybodys", 0o777, 0, true)
        sticky = Place(folder / "sticky", 0o1777, 0, true)
        (folder / "linked").symlink_to(sticky.office)
        made = [theirs, everybodys, sticky]
        around = sticky.office / ".." / ".." / "true"
        yield true, made, [*(place.office for place in made), folder / "linked", around]
    finally:
        shutil.rmtree(folder)


@contextmanager
def at_work(made: list[Place], seed: int) -> Iterator[None]:
    """The other user exchanges things until the end."""
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(OTHER)
            os.setuid(OTHER)
            dice = random.Random(seed)  # noqa: S311 - not for secrets
            while os.getppid() != 1:
                dice.choice(made).exchange(dice)
        finally:
            os._exit(1)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def race(name: str, times: int, seed: int, folder: Path) -> Counter[str]:
    """Read *times* times; how often what was there was used, and how often refused. Raises AssertionError."""
    read, said, dice = WORKS[name], Counter[str](), random.Random(seed)  # noqa: S311 - not for secrets
    with places(folder) as (true, made, paths):
        assert "true" in read(true), "what the administrators have set is not used"
        with at_work(made, seed):
            for _ in range(times):
                path = dice.choice(paths)
                try:
                    found = read(path)
                except BjcertError as error:
                    found = f"refused: {error.message}"
                assert found.startswith("refused") or "forged" not in found, f"{path}: {found} (seed {seed})"
                for place in made:
                    place.mend()
                said["refused" if found.startswith("refused") else "of the administrators"] += 1
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--few", action="store_true", help="a sample")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--times", type=int, default=0, help="how many of each, instead of the usual number")
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=f"races, or some of {', '.join(WORKS)}")
    chosen = parser.parse_args()
    if os.name != "posix" or os.geteuid() != 0:
        print("races: left out, only root can play both users")
        return 0
    seed = random.randrange(10**6) if chosen.seed is None else chosen.seed  # noqa: S311
    print(f"seed {seed}", flush=True)
    for name in [each for each in chosen.jobs if each in WORKS] or WORKS:
        begun = time.perf_counter()
        folder = Path(tempfile.mkdtemp(prefix="bjcert-races-", dir=BASE))
        try:
            folder.chmod(0o755)
            said = race(name, chosen.times or (FEW if chosen.few else TIMES), seed, folder / name)
        except Exception:
            traceback.print_exc()
            print(f"BROKEN: {name}")
            return 1
        finally:
            shutil.rmtree(folder)
        counted = ", ".join(f"{count} {what}" for what, count in sorted(said.items()))
        print(f"{name}: {counted}; nothing forged was used, {time.perf_counter() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
