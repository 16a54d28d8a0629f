"""Backups as somebody may forge them, for the tests and for ``dev.py faults backups``."""

import hashlib
import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

Members = dict[str, bytes]
LEDGER, NOTES, MANIFEST, LIST = "ledger.db", "registry.json", "backup.json", "forms/forms.json"
ID = "0" * 32


def members_of(path: Path) -> Members:
    """What is in a backup, without its manifest."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}


def write(path: Path, members: Members, manifest: dict[str, Any] | None = None, **settings: Any) -> None:
    """Write a backup with right digests; values of *manifest* replace those of a true one."""
    said = {
        "format": 1,
        "program": "0.1.0",
        "made": "2026-11-22T09:00:00+08:00",
        "entries": 1,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in members.items()},
        **(manifest or {}),
    }
    with zipfile.ZipFile(path, "w", **{"compression": zipfile.ZIP_DEFLATED, **settings}) as archive:
        archive.writestr(MANIFEST, json.dumps(said))
        for name, content in members.items():
            archive.writestr(name, content)


def ledger_with(content: bytes, *statements: str) -> bytes:
    """The ledger in *content* after *statements*."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(content)
        db.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            db.execute(statement)
        return db.serialize()


def _names(good: Members) -> Iterator[tuple[str, Members]]:
    for name in (
        "../registry.json",
        "../../outside.txt",
        "/etc/outside",
        "C:\\outside",
        "drafts/../registry.json",
        "drafts/../../outside.json",
        f"drafts/{ID}.json/x",
        "drafts/a.json",
        f"drafts/{ID.upper()[:-1]}A.json",
        "forms/../../outside.docx",
        "forms/a/b.docx",
        "forms/con.docx",
        "forms/a:b",
        "forms/",
        "logs/bjcert.log",
        "policy.toml",
        "window.dat",
        "unfinished/0",
        "ledger.db-journal",
        "backups/ledger-20260101-000000-000000.db",
        "restore.new/x",
        ".~x",
        "date.json",
        f"drafts/{ID}.json.",
        f"drafts/{ID}.json ",
        f"drafts/{ID}.json:hidden",
        f"Drafts/{ID}.json",
        f"drafts\\{ID}.json",
        "forms/NUL",
        "forms/a.docx.",
        "forms/ a.docx",
        "forms/\u202ea.docx",
        "FORMS/forms.json",
        "\\\\server\\share\\x",
        "./registry.json",
        "registry.json/",
        "ledger.db-wal",
    ):
        yield f"a member {name}", {**good, name: b"x"}


def _drafts(good: Members) -> Iterator[tuple[str, Members]]:
    draft = next(json.loads(each[each.index(b"{") :]) for name, each in good.items() if name.startswith("drafts/"))
    for what, changes in (
        ("../registry", {"id": "../registry"}),
        ("../../outside", {"id": "../../outside"}),
        ("another's", {"id": "1" * 32}),
        ("a number", {"id": 7}),
        ("nothing", {"id": ""}),
        ("years", {"case": {**draft["case"], "years": 10**20}}),
        ("corrections", {"case": {**draft["case"], "by_unit": {"": {"corrections": {"__class__": "x"}}}}}),
        ("a zone", {"saved": "2026-11-22T09:00:00+08:00"}),
        ("a field", {"command": "calc.exe"}),
    ):
        content = json.dumps({**draft, "id": ID, **changes}).encode()
        yield f"a draft with {what}", {**good, f"drafts/{ID}.json": content}
    yield "a draft that is none", {**good, f"drafts/{ID}.json": b"\xff\xfe"}
    yield "a deep draft", {**good, f"drafts/{ID}.json": b"[" * 100_000}


def _notes(good: Members) -> Iterator[tuple[str, Members]]:
    for content in (b"\xff", b"{", b"[]", b"[" * 100_000, b'{"by_hand": [{"__class__": "x"}]}', b'{"corrections": 1}'):
        yield f"notes {content[:20]!r}", {**good, NOTES: content}


def _ledgers(good: Members) -> Iterator[tuple[str, Members]]:
    for what, *statements in (
        ("a trigger", "CREATE TRIGGER t AFTER INSERT ON cases BEGIN UPDATE cases SET amount = 1; END"),
        ("a view", "CREATE VIEW v AS SELECT 1"),
        ("a table", "CREATE TABLE t (x)"),
        ("a virtual table", "CREATE VIRTUAL TABLE t USING fts5 (x)"),
        ("an index on an expression", "CREATE INDEX i ON cases (lower(unit))"),
        ("a generated column", "ALTER TABLE cases ADD COLUMN g TEXT AS (hex(unit))"),
        ("no table", "DROP TABLE history"),
        ("a newer version", "PRAGMA user_version = 99"),
        ("a version below 0", "PRAGMA user_version = -1"),
        ("version 0", "PRAGMA user_version = 0"),
        ("a day that is none", "UPDATE cases SET day = 'x'"),
        ("a relative folder", "UPDATE cases SET folder = '../../outside'"),
        ("files outside", """UPDATE details SET files = '{"../../outside.docx": "' || hex(zeroblob(32)) || '"}'"""),
        ("a state that is none", "UPDATE cases SET state = 'flown'"),
        ("an amount below 0", "UPDATE cases SET amount = -1"),
        ("a case that is none", "UPDATE details SET content = x'7b22796561727322'"),
        ("personal values that are none", "UPDATE personal SET content = x'5b5d'"),
        ("text that is none", "UPDATE history SET note = CAST(x'ff' AS TEXT)"),
        ("rows of nobody", "UPDATE history SET entry = 99"),
    ):
        yield f"a ledger with {what}", {**good, LEDGER: ledger_with(good[LEDGER], *statements)}
    for cut in (0, 15, 100, 4096, len(good[LEDGER]) // 2):
        yield f"a ledger cut at {cut}", {**good, LEDGER: good[LEDGER][:cut]}
    holed = good[LEDGER][:5000] + b"\xff" * 3000 + good[LEDGER][8000:]
    yield "a ledger with a hole", {**good, LEDGER: holed}
    yield "no ledger", {name: content for name, content in good.items() if name != LEDGER}


def _others(good: Members) -> Iterator[tuple[str, Members]]:
    for content in (b"[", b"\xff", b'{"in_use": {"x": 1}}', b'{"versions": {"x": [{"number": 1}]}}', b"{}"):
        yield f"a list of forms {content!r}", {**good, LIST: content}
    yield (
        "a form outside",
        {
            **good,
            LIST: json.dumps(
                {
                    "in_use": {"申请表": 1},
                    "versions": {
                        "申请表": [{"number": 1, "day": "2026-11-22", "file": "../../outside.docx", "sha256": "0" * 64}]
                    },
                }
            ).encode(),
        },
    )
    for content in (b"[" * 3000, b"a = " + b"9" * 5000, b"\xff\xfe\xff", b"copies = -1", b"output = '../../outside'"):
        yield f"settings {content[:12]!r}", {**good, "settings.toml": content}
    yield (
        "what the window remembers",
        {**good, "settings.ini": b"[General]\ntoured=@Variant(\\0\\0\\0\\xff\\xff)\n\0\xff="},
    )


def _archives(good: Members) -> Iterator[tuple[str, Callable[[Path], None]]]:
    manifest: dict[str, Any]
    for what, manifest in (
        ("a newer format", {"format": 2}),
        ("a format that is none", {"format": "x"}),
        ("a wrong digest", {"sha256": dict.fromkeys(good, "0" * 64)}),
        ("members that are not there", {"sha256": {"ledger.db": "0" * 64, "more": "0" * 64}}),
        ("a day that is none", {"made": "x"}),
        ("an odd program", {"program": "\x1b[31m" + "x" * 10_000}),
        ("a lying count", {"entries": -5}),
    ):
        yield f"a manifest with {what}", lambda path, said=manifest: write(path, good, said)  # type: ignore[misc]
    yield "no manifest", lambda path: _zip(path, good)
    yield "bzip2", lambda path: write(path, good, compression=zipfile.ZIP_BZIP2)
    yield "lzma", lambda path: write(path, good, compression=zipfile.ZIP_LZMA)
    yield "a bomb for a ledger", lambda path: write(path, {**good, LEDGER: bytes(200 << 20)})
    yield (
        "a bomb for a form",
        lambda path: write(path, {**good, "forms/a.docx": bytes(19 << 20), "forms/b": bytes(19 << 20)}),
    )
    yield (
        "a bomb of drafts",
        lambda path: write(path, {**good, **{f"drafts/{n:032x}.json": bytes(4 << 20) for n in range(60)}}),
    )
    yield "many members", lambda path: write(path, {**good, **{f"drafts/{n:032x}.json": b"" for n in range(6000)}})
    yield "a name twice", lambda path: _zip(path, {**good, MANIFEST: b"{}"}, twice=LEDGER)
    yield "a link", lambda path: _with_link(path, good)
    yield "something before it", lambda path: _behind(path, good, b"MZ" * 5000)
    yield "something behind it", lambda path: _behind(path, good, b"", b"PK" * 50)
    yield "names that differ in case", lambda path: write(path, {**good, "Ledger.db": good[LEDGER]})
    yield "an encrypted member", lambda path: _with_flag(path, good)
    yield "nothing", lambda path: path.write_bytes(b"") and None
    yield "no archive", lambda path: path.write_bytes(b"PK\x03\x04" * 1000) and None
    yield "a lying directory", lambda path: _with_size(path, good)
    for what, at, kind, value in (
        ("method", 8, "<H", zipfile.ZIP_STORED),
        ("CRC", 14, "<I", 7),
        ("packed size", 18, "<I", 7),
        ("size", 22, "<I", 7),
        ("name", 30, "<B", ord("L")),
    ):
        yield (
            f"another {what} before a member",
            lambda path, place=(at, kind, value): _with_header(path, good, *place),  # type: ignore[misc]
        )
    yield "a folder", lambda path: path.mkdir()


def _zip(path: Path, members: Members, twice: str = "") -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        if twice:
            archive.writestr(twice[:-1] + "X", b"another ledger")
    path.write_bytes(
        packed.getvalue().replace((twice[:-1] + "X").encode(), twice.encode()) if twice else packed.getvalue()
    )


def _with_flag(path: Path, members: Members) -> None:
    write(path, members)
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(content)


def _with_link(path: Path, members: Members) -> None:
    """Let a member be a symbolic link."""
    write(path, {**members, "settings.toml": b"/etc/passwd"})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"settings.toml")  # in the directory, where the name stands 46 bytes behind the beginning
    struct.pack_into("<I", content, at - 46 + 38, 0o120777 << 16)
    content[at - 46 + 5] = 3  # made on Unix
    path.write_bytes(content)


def _behind(path: Path, members: Members, before: bytes, after: bytes = b"") -> None:
    write(path, members)
    path.write_bytes(before + path.read_bytes() + after)


def _with_size(path: Path, members: Members) -> None:
    """Let the directory say that the first member has only ten bytes."""
    write(path, members)
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 24, 10)
    path.write_bytes(content)


def _with_header(path: Path, members: Members, at: int, kind: str, value: int) -> None:
    """Let the header before the ledger say something else than the directory."""
    write(path, members)
    content = bytearray(path.read_bytes())
    struct.pack_into(kind, content, content.index(LEDGER.encode()) - 30 + at, value)
    path.write_bytes(content)


def kinds(good: Members) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """What is wrong, and what writes such a backup, made of the *good* members of a true one."""
    for make in (_names, _drafts, _notes, _ledgers, _others):
        for what, members in make(good):
            yield what, lambda path, made=members: write(path, made)  # type: ignore[misc]
    yield from _archives(good)
