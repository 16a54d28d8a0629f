"""Certificates in the ledger: which of them a case is about, and the facts that people and cases state of them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from ..domain.certificates import CertificateFact, labels
from ..domain.fields import CERTIFICATE_FIELDS
from ..domain.plan import Plan
from ..domain.renewals import Outcome, outcome_of
from ..system.dpapi import ProtectError, protect, unprotect
from ..system.half_characters import to_json
from ..system.inventory import account
from .changes import now
from .checksums import sound
from .model import RETURNED, CaseState, Entry
from .queries import rows_of

_PERSONAL = frozenset(field.attribute for field in CERTIFICATE_FIELDS if field.personal)
_texts = msgspec.json.Decoder(dict[str, str])


@dataclass(frozen=True)
class Subject:
    """A case as what it is about: *certificates* are their labels, each with the last day that it had then."""

    entry: int
    unit: str
    code: str
    scenario: str
    day: date
    state: str
    since: date
    done: bool
    certificates: Mapping[str, date | None] = field(default_factory=dict)


def add_subjects(db: sqlite3.Connection, entry: int, plan: Plan) -> None:
    """Note which certificates the case of *plan* is about; those yet to be issued are none."""
    known, ends = labels(plan.unit.certificates), outcome_of(plan.scenario) is Outcome.ENDED
    about = ((known[index][0], plan.unit.certificates[index].valid_to) for index in plan.handled)
    rows = [(entry, name, valid_to.isoformat() if valid_to else "", ends) for name, valid_to in about]
    added = "INSERT OR IGNORE INTO subjects (entry, certificate, valid_to, ends) VALUES (?, ?, ?, ?)"
    db.executemany(added, rows)


def subjects(db: sqlite3.Connection, of_the_term: Iterable[str]) -> list[Subject]:
    """The cases that count and are not over: those with steps left, and those of scenarios *of_the_term* (which renew,
    issue or end certificates) that are through without a fact that says so.
    """
    terms = tuple(of_the_term)
    marks = ", ".join("?" * len(terms))
    query = f"""
        SELECT id, done FROM (
            SELECT *, steps = state OR steps LIKE '% ' || state
                OR (state = 'accepted' AND steps NOT LIKE '%received') AS done
            FROM cases WHERE void = ''
        ) AS each WHERE NOT done OR (scenario IN ({marks}) AND (
            SELECT count(DISTINCT certificate) FROM facts
            WHERE facts.entry = each.id AND (ended OR given LIKE '%"valid_to"%')
        ) < max(1, (SELECT count(*) FROM subjects WHERE subjects.entry = each.id)))
    """
    is_done = dict(db.execute(query, terms).fetchall())
    of_case: dict[int, dict[str, date | None]] = {}
    for row in rows_of(db, "SELECT * FROM subjects WHERE entry IN (%s)", is_done):
        last = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        of_case.setdefault(row["entry"], {})[row["certificate"]] = last
    found = []
    for row in rows_of(db, "SELECT * FROM cases WHERE id IN (%s)", is_done):
        number, day, reached = row["id"], row["day"], CaseState(row["state"])
        exported = reached is CaseState.EXPORTED
        found.append(
            Subject(
                number,
                row["unit"],
                row["code"],
                row["scenario"],
                date.fromisoformat(day),
                f"{RETURNED}（{row['returned']}）" if row["returned"] else reached.label_for(row["delivery"]),
                date.fromisoformat(day if exported else row["since"]),
                bool(is_done[number]),
                of_case.get(number, {}),
            )
        )
    return found


def add_facts(db: sqlite3.Connection, facts: Sequence[CertificateFact]) -> None:
    """Add *facts*; their ids are given here."""
    at, who = now(), account()
    for fact in facts:
        plain = {name: text for name, text in fact.values.items() if name not in _PERSONAL}
        secret = {name: text for name, text in fact.values.items() if name in _PERSONAL and text}
        was = {name: text for name, text in fact.was.items() if name not in _PERSONAL}
        sealed = protect(to_json(secret)) if secret else None
        words = fact.unit, fact.code, fact.certificate, fact.day.isoformat(), _json(plain), _json(was)
        db.execute(
            "INSERT INTO facts (unit, code, certificate, day, given, was, personal, ended, added, entry, at, who)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*words, sealed, fact.ended, fact.added, fact.entry or None, at, who),
        )


def facts_in(db: sqlite3.Connection, of_case: int | None = None) -> list[CertificateFact]:
    """Every fact, or those from one case, oldest first. Personal values of another account stay blank."""
    where, values = ("", ()) if of_case is None else ("WHERE entry = ?", (of_case,))
    with closing(db.execute(f"SELECT * FROM facts {where} ORDER BY id", values)) as rows:
        return list(map(_fact, sound(rows)))


def _fact(row: tuple[Any, ...]) -> CertificateFact:
    number, unit, code, certificate, day, given, was, personal, ended, added, entry, *_ = row
    values = _texts.decode(given)
    if personal is not None:
        values |= _opened(personal)
    replaced = _texts.decode(was) if was != "{}" else {}
    about = unit, code, certificate, date.fromisoformat(day)
    return CertificateFact(*about, values, replaced, bool(ended), bool(added), entry or 0, number)


def facts_follow(db: sqlite3.Connection, entry: Entry, day: date) -> None:
    """Bring the facts of a case in line with its state: certificates that it ends have ended when it is through.

    Before that, it has brought nothing back.
    """
    if not entry.through:
        db.execute("DELETE FROM facts WHERE entry = ?", (entry.id,))
        return
    ended = db.execute("SELECT certificate, valid_to FROM subjects WHERE entry = ? AND ends", (entry.id,)).fetchall()
    there = {row[0] for row in db.execute("SELECT certificate FROM facts WHERE entry = ? AND ended", (entry.id,))}
    add_facts(
        db,
        [
            CertificateFact(entry.unit, entry.code, name, day, {}, {"valid_to": valid_to}, ended=True, entry=entry.id)
            for name, valid_to in ended
            if name not in there
        ],
    )


def _opened(personal: bytes) -> dict[str, str]:
    try:
        return _texts.decode(unprotect(personal))
    except ProtectError:
        return {}


def _json(value: Mapping[str, str]) -> str:
    return to_json(value).decode()
