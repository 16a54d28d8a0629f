"""The ledger gives back what was recorded, and loses nothing."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import UnitChoices
from bjcert_desktop.ledger import CaseState, Ledger, LedgerError, Query, open_ledger, queries
from bjcert_desktop.system.inventory import account

from .conftest import DAY, EMAIL, HANDLER_ID, INVOICE_EMAIL, MOBILE, SWITCHBOARD, USER_PHONE, MakeRecord

TODAY = date.today()


def ids(ledger: Ledger, **query: object) -> list[int]:
    return [entry.id for entry in ledger.find(Query(**query)).entries]  # type: ignore[arg-type]


def test_a_recorded_case_is_read_back_complete(ledger: Ledger, a_record: MakeRecord) -> None:
    record = a_record("a")
    ledger.record([record])
    entry = ledger.entry(1)
    assert (entry.unit, entry.code) == ("北京市示例区监测站", "11110105000001011F")
    assert (entry.business, entry.scenario, entry.title) == ("renew", "renew-mail", record.plan.scenario.title)
    assert (entry.certificates, entry.amount, entry.delivery) == (2, 380, "mail")
    assert (entry.folder, entry.files, entry.forms) == (record.folder, record.files, record.forms)
    assert (entry.day, entry.since, entry.state, entry.void) == (DAY, date.today(), CaseState.EXPORTED, "")
    assert entry.personal


def test_a_key_is_recorded_once(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a"), a_record("b")])
    ledger.record([a_record("b", "改了名的单位"), a_record("c")])
    assert ledger.find().total == 3
    assert ledger.known(["a", "b", "d"]) == {"a", "b"}
    assert ledger.entry(2).unit == "北京市示例区监测站"


def test_all_records_are_added_or_none(ledger: Ledger, a_record: MakeRecord) -> None:
    broken = replace(a_record("b"), files={"a": object()})  # type: ignore[dict-item]
    with pytest.raises(TypeError):
        ledger.record([a_record("a"), broken])
    assert ledger.find().total == 0


def test_the_case_of_an_entry_is_read_back_whole(ledger: Ledger, a_record: MakeRecord) -> None:
    record = a_record("a")
    case = record.plan.case.choose(corrections={"address": "新址", "handler_phone": "13700000000"}, chosen=(0,))
    ledger.record([replace(record, plan=replace(record.plan, case=case))])
    assert ledger.case_of(1) == replace(case, answers={"renew.way": "mail"})


def test_choices_for_other_units_are_not_recorded(ledger: Ledger, a_record: MakeRecord) -> None:
    record = a_record("a")
    case = record.plan.case
    others = replace(case, by_unit={"别的单位": case.choices, **case.by_unit})
    ledger.record([replace(record, plan=replace(record.plan, case=others))])
    assert list(ledger.case_of(1).by_unit) == [case.unit.key]  # type: ignore[union-attr]


def test_personal_values_are_stored_apart_from_the_rest(ledger: Ledger, a_record: MakeRecord) -> None:
    import sqlite3
    from contextlib import closing

    case = a_record("a").plan.case.choose(corrections={"handler_phone": MOBILE})
    record = a_record("a")
    ledger.record([replace(record, plan=replace(record.plan, case=case))])
    with closing(sqlite3.connect(ledger.path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = {name: repr(db.execute(f"SELECT * FROM {name}").fetchall()) for name in tables}  # noqa: S608
    for value in (HANDLER_ID, MOBILE, USER_PHONE, EMAIL, INVOICE_EMAIL):
        assert [name for name, content in rows.items() if value in content] == ["personal"]
    assert SWITCHBOARD in rows["details"]  # a unit's own telephone is nobody's in particular


def test_values_left_off_the_papers_are_recorded(ledger: Ledger, a_record: MakeRecord) -> None:
    record = a_record("a")
    plan = replace(record.plan, unit=replace(record.plan.unit, handler_id=""))
    ledger.record([replace(record, plan=plan)])
    assert ledger.left_off(1) == ["handler_id"]


# --- finding


def test_words_are_found_in_any_order_case_and_width(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a", "北京市甲局ABC中心"), a_record("b", "北京市乙局"), a_record("c", "河北省甲院")])
    assert ids(ledger, text="甲") == [3, 1]
    assert ids(ledger, text="ａｂｃ 北京") == [1]
    assert ids(ledger, text="乙局") == [2]
    assert ids(ledger, text="%") == ids(ledger, text="_") == []
    assert ids(ledger, text="0001011f") == [3, 2, 1]


def test_entries_are_filtered_by_state_business_year_and_voiding(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record(
        [a_record("a"), a_record("b", scenario="revoke"), a_record("c", day=date(2025, 12, 31)), a_record("d")]
    )
    ledger.move(1, CaseState.STAMPED, TODAY)
    ledger.void(4, "重复")
    assert ids(ledger, state=CaseState.STAMPED) == [1]
    assert ids(ledger, business="revoke") == [2]
    assert ids(ledger, year=2025) == [3]
    assert ids(ledger, year=2026, void=False) == [2, 1]
    assert ids(ledger, void=True) == [4]
    assert ids(ledger, since=DAY) == [4, 2, 1]
    assert ids(ledger, since=DAY + timedelta(days=1)) == []
    assert ledger.years() == [2026, 2025]


def test_the_counts_of_states_do_not_depend_on_the_state_asked_for(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record(key) for key in "abcd"])
    ledger.move(1, CaseState.STAMPED, TODAY)
    ledger.void(4, "重复")
    found = ledger.find(Query(state=CaseState.EXPORTED, void=False))
    assert found.by_state == {CaseState.EXPORTED: 2, CaseState.STAMPED: 1}
    assert (found.total, len(found.entries)) == (2, 2)
    assert ledger.find().total == 4


def test_pages_follow_one_another(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record(str(number)) for number in range(7)])
    pages = [[entry.id for entry in ledger.find(limit=3, offset=offset).entries] for offset in (0, 3, 6)]
    assert pages == [[7, 6, 5], [4, 3, 2], [1]]


@pytest.mark.parametrize("query", [Query(), Query("甲"), Query(state=CaseState.STAMPED), Query("局", void=False)])
def test_many_entries_are_found_like_few(
    ledger: Ledger, a_record: MakeRecord, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.record([a_record(str(number), f"{'甲乙'[number % 2]}局{number}") for number in range(12)])
    for number in (1, 4, 7):
        ledger.move(number, CaseState.STAMPED, TODAY)
    ledger.void(5, "重复")
    few = [ledger.find(query, 3, offset) for offset in range(0, 12, 3)]
    for most in (0, 2, 5):
        monkeypatch.setattr(queries, "_FEW", most)
        assert [ledger.find(query, 3, offset) for offset in range(0, 12, 3)] == few


# --- changing


def test_every_move_of_a_case_is_in_the_history(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    way, days = [ledger.entry(1).state], [TODAY - timedelta(days=ago) for ago in (3, 2, 1, 0)]
    while (state := ledger.entry(1).next_state) is not None:
        ledger.move(1, state, days[len(way) - 1], "说明", "SF123" if state is CaseState.SENT else "")
        way.append(state)
    assert way == [CaseState.EXPORTED, CaseState.STAMPED, CaseState.PAID, CaseState.SENT, CaseState.RECEIVED]
    assert ledger.entry(1).tracking == "SF123"
    assert ids(ledger, text="sf123") == [1]
    history = ledger.history(1)
    assert [change.what for change in history] == ["记入", "已盖章", "已汇款", "已寄出", "已领取"]
    assert {change.who for change in history} == {account()}
    assert history[3].note == "说明；单号 SF123"
    assert [change.day for change in history[1:]] == days


def test_a_case_has_only_the_steps_that_its_scenario_needs(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a", scenario="revoke"), a_record("b", delivery="onsite"), a_record("c", payment="onsite")])
    assert CaseState.PAID not in ledger.entry(1).steps
    assert CaseState.RECEIVED not in ledger.entry(1).steps
    assert ledger.entry(2).label(CaseState.SENT) == "已递交"
    assert CaseState.PAID not in ledger.entry(3).steps


def test_a_case_is_in_hand_until_its_own_last_step(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a", scenario="revoke"), a_record("b"), a_record("c"), a_record("d")])
    for entry in (1, 2):
        ledger.move(entry, CaseState.SENT, TODAY)
    ledger.void(4, "重复")
    assert ledger.in_hand() == {CaseState.EXPORTED: 1, CaseState.SENT: 1}
    assert [ledger.entry(number).through for number in (1, 2, 4)] == [True, False, False]
    ledger.move(2, CaseState.RECEIVED, TODAY)
    ledger.move(1, CaseState.RECEIVED, TODAY)  # where nothing is to come back
    assert ledger.in_hand() == {CaseState.EXPORTED: 1}


def test_a_step_may_be_skipped_and_a_step_back_needs_a_reason(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    ledger.move(1, CaseState.SENT, TODAY, tracking="SF1")
    with pytest.raises(LedgerError, match="原因"):
        ledger.move(1, CaseState.STAMPED, TODAY)
    assert ledger.entry(1).state is CaseState.SENT
    moved = ledger.move(1, CaseState.STAMPED, TODAY, "寄错了")
    assert (moved.state, moved.tracking) == (CaseState.STAMPED, "SF1")
    with pytest.raises(LedgerError, match="草稿"):
        ledger.move(1, CaseState.DRAFT, TODAY, "重来")


def test_a_day_in_the_future_is_refused(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    with pytest.raises(LedgerError, match="还没有到") as refused:
        ledger.move(1, CaseState.STAMPED, date.today() + timedelta(days=1))
    assert "今天" in refused.value.remedy
    assert ledger.entry(1).state is CaseState.EXPORTED
    assert len(ledger.history(1)) == 1


def test_a_void_entry_is_kept_and_cannot_be_changed(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    with pytest.raises(LedgerError, match="原因"):
        ledger.void(1, " ")
    assert ledger.void(1, "单位撤回").void == "单位撤回"
    assert ledger.entry(1).next_state is None
    for change in (
        lambda: ledger.move(1, CaseState.STAMPED, TODAY),
        lambda: ledger.void(1, "又"),
        lambda: correct(ledger),
    ):
        with pytest.raises(LedgerError, match="作废"):
            change()
    assert [change.what for change in ledger.history(1)] == ["记入", "作废"]


def correct(ledger: Ledger) -> int:
    return ledger.correct(1, "少数了一枚", certificates=3, amount=570).id


def test_a_corrected_entry_replaces_the_old_one_which_is_kept(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    ledger.move(1, CaseState.STAMPED, TODAY)
    old, new = ledger.entry(1), ledger.entry(correct(ledger))
    assert (new.certificates, new.amount, new.corrects, new.state) == (3, 570, 1, CaseState.STAMPED)
    assert (new.unit, new.files, new.forms, new.personal) == (old.unit, old.files, old.forms, True)
    kept = ledger.entry(1)
    assert (kept.certificates, kept.amount) == (2, 380)
    assert kept.void.startswith("已更正为第 2 号")
    assert ids(ledger, void=False) == [2]
    assert ledger.case_of(2) == ledger.case_of(1)


def test_an_unknown_entry_is_an_error_with_a_message(ledger: Ledger) -> None:
    for ask in (ledger.entry, ledger.case_of, lambda entry: ledger.void(entry, "x")):
        with pytest.raises(LedgerError, match="没有第 7 号"):
            ask(7)


# --- several at a time

ADD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from ledger.conftest import maker
from bjcert_desktop.ledger import open_ledger
make = maker(Path(sys.argv[1]))
ledger = open_ledger(Path(sys.argv[1]) / "data")
for group in range(100):
    ledger.record([make(f"{sys.argv[2]}-{group}-{number}") for number in range(10)])
"""


def test_two_processes_add_a_thousand_cases_each(tmp_path: Path) -> None:
    tests = str(Path(__file__).parents[1])
    command = [sys.executable, "-W", "error", "-c", ADD, str(tmp_path)]
    running = [subprocess.Popen([*command, name, tests], stderr=subprocess.PIPE, text=True) for name in ("一", "二")]
    assert [process.communicate()[1] for process in running] == ["", ""]
    assert open_ledger(tmp_path / "data").find(limit=1).total == 2000


# --- sent back, and void entries that count again


def test_papers_that_came_back_keep_their_state_and_reason_until_they_go_on(
    ledger: Ledger, a_record: MakeRecord
) -> None:
    ledger.record([a_record("a")])
    ledger.move(1, CaseState.SENT, DAY)
    back = ledger.take_back(1, "缺少材料", DAY)
    assert (back.state, back.returned, back.state_label) == (CaseState.SENT, "缺少材料", "已退回")
    (subject,) = ledger.subjects(["renew-mail"])
    assert subject.state == "已退回（缺少材料）"
    assert ledger.reasons("returned") == ["缺少材料"]
    assert ledger.move(1, CaseState.ACCEPTED, DAY).state_label == "已受理"
    with pytest.raises(LedgerError, match="原因"):
        ledger.take_back(1, " ", DAY)


def test_what_is_exported_again_on_purpose_stands_for_what_came_back(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    ledger.take_back(1, "填写的内容不对", DAY)
    meant = UnitChoices(again=True)
    key = ledger.case_of(1).unit.key  # type: ignore[union-attr]
    ledger.record([a_record("b", by_unit={key: meant})])
    assert (ledger.entry(1).void, ledger.entry(2).corrects) == ("退回后重新导出为第 2 号", 1)
    with pytest.raises(LedgerError, match="第 2 号代替"):
        ledger.revive(1, "点错了")


def test_a_void_entry_counts_again(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a", "北京市示例区监测站", "revoke")])
    ledger.move(1, CaseState.SENT, DAY)
    ledger.void(1, "点错了")
    assert ledger.facts() == []
    assert not ledger.revive(1, "仍要办理").void
    assert [fact.ended for fact in ledger.facts()] == [True, True]
    assert ledger.history(1)[-1].what == "恢复"
    with pytest.raises(LedgerError, match="没有作废"):
        ledger.revive(1, "仍要办理")


def test_accepted_is_a_state_on_the_way_or_the_end_of_what_brings_nothing_back(
    ledger: Ledger, a_record: MakeRecord
) -> None:
    ledger.record([a_record("a"), a_record("b", "北京市示例区监测站", "revoke")])
    assert ledger.move(1, CaseState.ACCEPTED, DAY).next_state is CaseState.RECEIVED
    assert ledger.move(2, CaseState.ACCEPTED, DAY).through
    assert [each.entry for each in ledger.subjects(["renew-mail", "revoke"])] == [1]
