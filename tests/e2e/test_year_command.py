"""What came back is known, and nobody pays twice: on the command line."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

EXPORTED = date.today() - timedelta(days=400)
END = EXPORTED + timedelta(days=20)
NEW = END.replace(year=END.year + 1) if (END.month, END.day) != (2, 29) else END.replace(year=END.year + 1, day=28)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [f"甲局,11110105000001011F,A1,{END}", f"甲局,11110105000001011F,A2,{END}"]
    path = tmp_path / "单位信息表.csv"
    path.write_text("\n".join(["单位名称,统一社会信用代码,USBKey序列号,到期日期", *rows]), "utf-8-sig")
    return tmp_path


def bjcert(data: Path, *arguments: object) -> tuple[int, Any, str]:
    command = [sys.executable, "-m", "bjcert_desktop.cli", *map(str, arguments), "--json", "--data-dir", data / "data"]
    done = subprocess.run(list(map(str, command)), capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8")
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def export(data: Path, scenario: str = "renew-mail", *more: object) -> tuple[int, Any, str]:
    where = ("--registry", data / "单位信息表.csv", "--out", data / "out", "--date", EXPORTED, "--accept-errors")
    return bjcert(data, "export", scenario, "--unit", "甲局", *where, *more)


def groups(data: Path, day: date) -> dict[str, Any]:
    code, answer, _ = bjcert(data, "renewals", "--registry", data / "单位信息表.csv", "--date", day, "--days", 500)
    assert code == 0
    return {group["id"]: group["units"] for group in answer["groups"] if group["units"]}


def test_the_same_case_is_refused_unless_it_is_meant(data: Path) -> None:
    assert export(data)[0] == 0
    code, answer, said = export(data)
    assert (code, answer["cases"], [each["unit"] for each in answer["failed"]]) == (1, [], ["甲局"])
    assert "第 1 号" in answer["failed"][0]["message"]
    assert "--again" in said
    assert export(data, "renew-online")[0] == 1
    assert export(data, "revoke")[0] == 0
    assert bjcert(data, "ledger", "void", 1, "--reason", "重复")[0] == 0


def test_what_came_back_is_entered_with_a_new_last_day_and_a_new_number(data: Path) -> None:
    export(data)
    assert groups(data, EXPORTED)["first"][0]["handled"] == {"date": EXPORTED.isoformat(), "state": "已导出"}
    received = EXPORTED + timedelta(days=10)
    code, _, said = bjcert(data, "ledger", "move", 1, "received", "--date", received)
    assert (code, "还有 2 枚证书没有登记" in said) == (0, True)
    later = groups(data, EXPORTED + timedelta(days=200))
    assert list(later) == ["unknown"]
    assert later["unknown"][0]["handled"] == {"date": received.isoformat(), "state": "已领取"}
    code, entry, _ = bjcert(data, "ledger", "move", 1, "received", "--valid-to", NEW, "--serial", "A2=B2")
    assert (code, entry["since"]) == (0, received.isoformat())
    (unit,) = groups(data, EXPORTED + timedelta(days=200))["later"]
    assert [(each["serial"], each["valid_to"]) for each in unit["certificates"]] == [
        ("A1", NEW.isoformat()),
        ("B2", NEW.isoformat()),
    ]
    assert unit["handled"]["state"] == "已领取"
    assert list(groups(data, NEW)) == ["first"]
    assert groups(data, NEW)["first"][0]["handled"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sent", "--valid-to", "2027-11-29"), "只在领取时用"),
        (("received", "--serial", "X=Y"), "没有序列号为“X”"),
        (("received", "--valid-to", "2001-01-01"), "在领取的日子之前"),
    ],
)
def test_what_cannot_be_right_is_refused(data: Path, arguments: tuple[str, ...], said: str) -> None:
    export(data)
    code, _, errors = bjcert(data, "ledger", "move", 1, *arguments)
    assert code != 0
    assert said in errors


def test_papers_that_came_back_are_exported_again_in_place_of_the_old_entry(data: Path) -> None:
    export(data)
    assert bjcert(data, "ledger", "return", 1, "--reason", "缺少材料")[1]["returned"] == "缺少材料"
    assert "已退回（缺少材料）" in export(data)[1]["failed"][0]["message"]
    assert bjcert(data, "ledger", "void", 1, "--reason", "单位不办了")[0] == 0
    assert bjcert(data, "ledger", "revive", 1, "--reason", "仍要办理")[1]["void"] == ""


def test_what_the_telephone_answered_is_told_with_the_next_quote(data: Path) -> None:
    export(data)
    said = ("--by", "王芳", "--text", "原介质不用寄。")
    code, _, errors = bjcert(data, "ledger", "reply", "--entry", 1, "--caveat", "nothing", *said)
    assert (code, "renew-old-key" in errors) == (2, True)
    code, noted, _ = bjcert(data, "ledger", "reply", "--entry", 1, "--caveat", "renew-old-key", *said)
    assert (code, noted["unit"], noted["scenario"]) == (0, "甲局", "renew-mail")
    assert "：原介质不用寄。" in bjcert(data, "ledger", "show", 1)[1]["phone_replies"][0]
    asked = ("ledger", "reply", "--scenario", "rename-no-key", "--caveat", "no-rule")
    assert bjcert(data, *asked, "--by", "李", "--text", "先寄申请表", "--unit", "乙局")[0] == 0
    assert "原介质不用寄" in bjcert(data, "quote", "renew-mail")[1]["phone_replies"]["renew-old-key"]
    assert "phone_replies" not in bjcert(data, "quote", "new")[1]
    assert [each["id"] for each in bjcert(data, "ledger", "replies")[1]["replies"]] == [2, 1]
    assert bjcert(data, "ledger", "replies", "--remove", 1)[1]["replies"][0]["unit"] == "乙局"
    assert bjcert(data, "ledger", "replies", "--remove", 1)[0] == 2
