"""What the telephone answered is kept with the case, and found again for the same caveat of the same scenario."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bjcert_desktop.ledger import (
    Ledger,
    LedgerError,
    PhoneReply,
    back_up,
    backups,
    check,
    clear_personal,
    newest,
    note_reply,
    portable,
    remove_reply,
    replies,
    restore,
    write_portable,
)
from bjcert_desktop.ledger.maintenance import with_personal

from .conftest import MakeRecord

UNIT, CODE = "北京市示例区监测站", "11110105000001011F"
TODAY = date.today()
ASKED = PhoneReply("renew-mail", "renew-old-key", TODAY, "王芳", "原介质不用寄。", UNIT, CODE)


def test_an_answer_from_before_the_export_is_kept_with_the_case_it_was_asked_for(
    ledger: Ledger, a_record: MakeRecord
) -> None:
    note_reply(ledger, ASKED)
    note_reply(ledger, replace(ASKED, unit="另一个单位", code=""))
    note_reply(ledger, replace(ASKED, scenario="replace"))
    ledger.record([a_record("a")])
    assert [each.id for each in replies(ledger, 1)] == [1]
    assert "为“北京市示例区监测站”）：原介质不用寄。" in replies(ledger, 1)[0].sentence
    ledger.record([a_record("b")])
    assert not replies(ledger, 2)  # it is the first case's


def test_an_answer_noted_at_a_case_follows_its_correction(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    noted = note_reply(ledger, replace(ASKED, scenario="", unit="", code="", entry=1))
    assert (noted.scenario, noted.unit, noted.code) == ("renew-mail", UNIT, CODE)
    ledger.correct(1, "少数了一枚", certificates=3)
    assert replies(ledger, 2) == [replace(noted, entry=2)]
    remove_reply(ledger, noted.id)
    assert not replies(ledger)
    assert "删去电话答复" in [each.what for each in ledger.history(2)]


def test_the_newest_answer_on_a_caveat_counts_in_its_own_scenario_only(ledger: Ledger) -> None:
    for days, text in ((1, "昨天说不用"), (0, "今天说要寄"), (2, "前天说不知道")):
        note_reply(ledger, replace(ASKED, day=TODAY - timedelta(days=days), text=text))
    note_reply(ledger, replace(ASKED, scenario="replace", text="补办另说"))
    found = newest(replies(ledger), "renew-mail")
    assert {caveat: each.text for caveat, each in found.items()} == {"renew-old-key": "今天说要寄"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"asked_by": " "}, "没有写完"),
        ({"text": "\n"}, "没有写完"),
        ({"text": "长" * 2001}, "太长"),
        ({"day": TODAY + timedelta(days=1)}, "还没有到"),
        ({"entry": 9}, "没有第 9 号"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(ledger: Ledger, changes: dict[str, object], said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        note_reply(ledger, replace(ASKED, **changes))  # type: ignore[arg-type]
    assert not replies(ledger)


def test_to_look_for_answers_makes_no_ledger(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("无")
    assert not replies(Ledger(folder))
    assert not list(folder.iterdir())


def test_numbers_of_persons_in_old_answers_are_cleared_everywhere_and_the_guides_telephone_stays(
    ledger: Ledger,
) -> None:
    said = "62042172 的李老师 13812345678 或 138-1234-5678，li@example.cn，证件 11010519491231002X，010-58515511"
    note_reply(ledger, replace(ASKED, day=TODAY - timedelta(days=40), asked_by="王 13700000000", text=said))
    note_reply(ledger, replace(ASKED, text=said))
    back_up(ledger)
    before = TODAY - timedelta(days=30)
    assert with_personal(ledger, before) == 1
    assert clear_personal(ledger, before) == 1
    recent, old = replies(ledger)
    assert recent.text == said
    assert old.asked_by == "王 137****0000"
    assert old.text.startswith("62042172 的李老师 138****5678 或 138-*****5678，l****@example.cn")
    assert "11010519491231002X" not in old.text
    assert old.text.endswith("010-58515511")
    assert with_personal(ledger, before) == 0
    restore(ledger, backups(ledger)[0].path)
    assert replies(ledger)[1].text == old.text


def test_answers_go_with_a_backup_and_unreadable_ones_are_set_aside(
    ledger: Ledger, tmp_path_factory: pytest.TempPathFactory
) -> None:
    note_reply(ledger, ASKED)
    other = Ledger(tmp_path_factory.mktemp("另一台"))
    write_portable(portable(ledger), other.path)
    assert replies(other) == [replace(ASKED, id=1)]
    with other.opened(writing=True) as db:
        db.execute("UPDATE replies SET day = 'gestern'")
    assert "1 处读不出来" in check(other)
    assert not replies(other)
    assert len(list(other.folder.glob("ledger-rows-*.damaged"))) == 1
