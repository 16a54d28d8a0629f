"""A disk that fills up during a batch: it is reported, no file is half written, and the same command goes on."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

_UNSHARE = ["unshare", "--mount", "--map-root-user"]


def small_disks_can_be_made() -> bool:
    if not sys.platform.startswith("linux") or not shutil.which("unshare"):
        return False
    return subprocess.run([*_UNSHARE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not small_disks_can_be_made(), reason="needs a file system of its own (Linux, unshare)")

#: Exports to a small disk with papers and ledger, enlarges it, exports again, and lists what is there.
SCRIPT = """
mount -t tmpfs -o size=600k tmpfs "$2"
python="$1"; export="-m bjcert_desktop.cli export renew-mail --registry $3 --all --out $2/out --data-dir $2/data --json"
"$python" $export >"$4/first.json" 2>"$4/first.err"; echo $? >"$4/first.code"
mount -o remount,size=200m "$2"
"$python" $export >"$4/second.json" 2>"$4/second.err"; echo $? >"$4/second.code"
"$python" -m bjcert_desktop.cli ledger check --data-dir "$2/data/practice" --json >"$4/check.json"
"$python" -m bjcert_desktop.cli ledger list --practice --limit 100 --data-dir "$2/data" --json >"$4/list.json"
find "$2/out" -mindepth 1 -maxdepth 1 >"$4/out"
"""


def test_a_full_disk_stops_a_batch_that_goes_on_when_there_is_room_again(tmp_path: Path) -> None:
    workbook, disk, said = tmp_path / "units.xlsx", tmp_path / "disk", tmp_path / "said"
    make = [sys.executable, "-m", "bjcert_desktop.cli", "registry", "new", str(workbook), "--sample"]
    assert subprocess.run(make, capture_output=True).returncode == 0
    disk.mkdir()
    said.mkdir()
    command = [*_UNSHARE, "sh", "-c", SCRIPT, "sh", sys.executable, disk, workbook, said]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr

    first = json.loads((said / "first.json").read_text("utf-8"))
    assert (said / "first.code").read_text() == "1\n"
    assert first["cases"]
    assert first["failed"]
    assert "磁盘空间不足" in (said / "first.err").read_text("utf-8")

    second = json.loads((said / "second.json").read_text("utf-8"))
    assert (said / "second.code").read_text() == "0\n", (said / "second.err").read_text("utf-8")
    assert second["failed"] == []
    folders = {case["folder"] for case in second["cases"]}
    assert {case["folder"] for case in first["cases"]} < folders
    lists = {second["summary"], second["transfer"]}
    assert set((said / "out").read_text("utf-8").splitlines()) == folders | lists

    assert json.loads((said / "check.json").read_text("utf-8"))["ok"]
    entries = json.loads((said / "list.json").read_text("utf-8"))["entries"]
    assert sorted(entry["folder"] for entry in entries) == sorted(folders)


MIGRATION = """
mount -t tmpfs -o size="$3" tmpfs "$2"
cp "$4" "$2/ledger.db" && sha256sum <"$4" >"$5/before"
"$1" -m bjcert_desktop.cli ledger list --data-dir "$2" >"$5/first.out" 2>"$5/first.err"; echo $? >"$5/first.code"
sha256sum <"$2/ledger.db" >"$5/after"
ls "$2" >"$5/left"
mount -o remount,size=200m "$2"
"$1" -m bjcert_desktop.cli ledger list --json --data-dir "$2" >"$5/second.json" 2>"$5/second.err"
"$1" -m bjcert_desktop.cli ledger check --json --data-dir "$2" >"$5/check.json"
"""


@pytest.mark.parametrize("room", [4, 100, 400])
def test_a_ledger_of_an_earlier_version_stays_as_it_is_when_the_disk_is_full(tmp_path: Path, room: int) -> None:
    """*room* in KB beside the ledger: for nothing, for the journal's beginning, for the journal but not for more."""
    disk, said, old = tmp_path / "disk", tmp_path / "said", tmp_path / "old.db"
    disk.mkdir()
    said.mkdir()
    with closing(sqlite3.connect(old)) as db:
        db.executescript((Path(__file__).parents[1] / "ledger" / "version5.sql").read_text("utf-8"))
        row = "INSERT INTO history (entry, at, who, what, note) VALUES (1, '2026-11-22T09:00:00+08:00', '', '', ?)"
        db.executemany(row, [("话" * 300,)] * 3000)
        db.commit()
    size = f"{(old.stat().st_size >> 10) + room}k"
    command = [*_UNSHARE, "sh", "-c", MIGRATION, "sh", sys.executable, disk, size, old, said]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert (said / "first.code").read_text() == "2\n", (said / "first.out").read_text("utf-8")
    assert (said / "first.err").read_text("utf-8").startswith("错误：磁盘空间不足")
    assert (said / "after").read_text() == (said / "before").read_text()
    assert "ledger.db\n" in (said / "left").read_text()
    assert json.loads((said / "second.json").read_text("utf-8"))["total"] == 2, (said / "second.err").read_text("utf-8")
    assert json.loads((said / "check.json").read_text("utf-8"))["ok"]


LISTING = """
mount -t tmpfs -o size=16k tmpfs "$3"
"$1" -c "
from pathlib import Path
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.registry.writing import ListColumn, write_listing
try:
    write_listing(Path('$2/list.xlsx'), '清单', [ListColumn('编号', 8, '序号')], ([n] for n in range(20000)))
except BjcertError as error:
    print(error)
"
ls "$2"
"""


@pytest.mark.parametrize("full", ["out", "temporary"])
def test_a_list_that_finds_a_disk_full_says_one_sentence_and_leaves_nothing(tmp_path: Path, full: str) -> None:
    """Where it is written, or where temporary files are: the system's disk, on which offices have no room left."""
    for name in ("out", "temporary"):
        (tmp_path / name).mkdir()
    command = [*_UNSHARE, "sh", "-c", LISTING, "sh", sys.executable, tmp_path / "out", tmp_path / full]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    (said,) = done.stdout.splitlines()
    assert "磁盘没有写满" in said
    assert ("系统盘" in said) is (full == "temporary")
