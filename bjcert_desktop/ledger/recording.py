"""Record a case: what the ledger takes from its plan."""

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Any

from .. import __version__
from ..domain.case import Case
from ..domain.fields import UNIT_FIELDS
from ..domain.plan import Plan
from ..domain.unit import Unit
from ..system.half_characters import to_json
from .certificates import add_subjects
from .changes import add_change, insert, now, update
from .model import CaseState, Record
from .personal import seal, split
from .queries import entry_by_id


def add_record(db: sqlite3.Connection, record: Record, today: date) -> None:
    """Add *record* as a new entry; do nothing if its key is there already."""
    plan = record.plan
    case, personal = split(_answered(plan))
    row = {
        "key": record.key,
        "unit": plan.unit.name,
        "code": plan.unit.code,
        "business": plan.business.id,
        "scenario": plan.scenario.id,
        "title": plan.scenario.title,
        "certificates": len(plan.certificates),
        "amount": plan.total,
        "delivery": plan.case.delivery,
        "folder": str(record.folder),
        "day": plan.case.day.isoformat(),
        "created": now(),
        "state": CaseState.EXPORTED,
        "since": today.isoformat(),
        "steps": " ".join(_steps(plan)),
        "tracking": "",
        "batch": record.batch,
    }
    entry = insert(db, row)
    if entry is None:
        return
    serials = [each.serial for each in plan.certificates if each.serial]
    details = map(_json, (record.files, record.forms, serials, _left_off(plan)))
    values = entry, __version__, *details, to_json(case)
    db.execute(
        "INSERT INTO details (id, program, files, forms, serials, rejected, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    db.execute("INSERT INTO personal (id, content) VALUES (?, ?)", (entry, seal(personal)))
    add_subjects(db, entry, plan)
    _link_replies(db, entry, row)
    if plan.case.choices.again:
        _replace_returned(db, entry, row)
    add_change(db, entry, "记入", CaseState.EXPORTED, today)


def _replace_returned(db: sqlite3.Connection, entry: int, row: dict[str, Any]) -> None:
    """Let the new *entry* stand for the case of the same unit and scenario whose papers were sent back."""
    same = "returned <> '' AND void = '' AND scenario = :scenario AND unit = :unit AND code = :code"
    found = db.execute(f"SELECT id FROM cases WHERE {same} ORDER BY id DESC LIMIT 1", row).fetchone()
    if found:
        old = entry_by_id(db, found[0])
        update(db, old.id, {"void": f"退回后重新导出为第 {entry} 号"})
        add_change(db, old.id, "作废", note=f"退回后重新导出为第 {entry} 号")
        update(db, entry, {"corrects": old.id, "batch": row["batch"] or old.batch})  # it stays with its batch


def _link_replies(db: sqlite3.Connection, entry: int, row: dict[str, Any]) -> None:
    """Keep with the case *entry* what the telephone answered for it before it was exported."""
    same = "entry IS NULL AND scenario = :scenario AND (unit = :unit OR (code = :code AND code <> ''))"
    db.execute(f"UPDATE replies SET entry = :entry WHERE {same}", {**row, "entry": entry})


def _steps(plan: Plan) -> tuple[CaseState, ...]:
    """The states that the case goes through: no seal, payment, parcel or certificate where the guide has none."""
    needed = {
        CaseState.DRAFT: False,
        CaseState.ACCEPTED: False,  # noted by those who hear of it
        CaseState.STAMPED: any(material.stamp for material in plan.materials),
        CaseState.PAID: plan.transferred,
        CaseState.SENT: not plan.scenario.online,
        CaseState.RECEIVED: plan.collected,
    }
    return tuple(state for state in CaseState if needed.get(state, True))


def _answered(plan: Plan) -> Case:
    """The case of *plan* with the answers that lead to its scenario: a batch does not ask for them."""
    if plan.case.business and plan.case.choices.superseded is not None and plan.handled:
        return plan.case  # another business has led to its scenario
    answers = {**plan.case.answers, **plan.business.agreed_answers(plan.scenario.id)}
    return replace(plan.case, business=plan.business.id, answers=answers)


def _left_off(plan: Plan) -> list[str]:
    """The attributes of the unit that have a value which is not on the papers."""
    unit = (plan.case.unit or Unit()).corrected(plan.case.choices.corrections)
    names = (field.attribute for field in UNIT_FIELDS)
    return [name for name in names if getattr(unit, name) and not getattr(plan.unit, name)]


def _json(value: object) -> str:
    return to_json(value).decode()
