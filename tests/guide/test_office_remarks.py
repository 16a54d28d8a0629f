"""What an office has settled is shown as its own remark, and never changes what the guide says."""

import os
import sys
from pathlib import Path

import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.guide import Catalogue, load_guide
from bjcert_desktop.guide.manual import chapters
from bjcert_desktop.guide.office_remarks import REMARKS_FILE

REMARK = """
[[remarks]]
scenarios = ["renew-mail"]
text = "原介质不用寄，电话确认过。"
author = "信息中心"
day = 2026-11-20

[[remarks]]
text = "汇款附言写合同号。"
author = "财务科"
day = 2026-11-21
about_money = true
"""
SAID = "本单位说明（信息中心，2026年11月20日）：原介质不用寄，电话确认过。"
MONEY = "本单位说明（财务科，2026年11月21日）：汇款附言写合同号。"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The administrators' folder, as if it were theirs alone."""
    monkeypatch.setattr("bjcert_desktop.guide.office_remarks.who_else_can_change", lambda *_: "")
    return tmp_path


def in_force(machine: Path, text: str = REMARK) -> Catalogue:
    (machine / REMARKS_FILE).write_text(text, "utf-8")
    return load_guide(None, machine)


def tips(catalogue: Catalogue, scenario: str) -> dict[str, list[str]]:
    plan = make_plan(catalogue, Case(), catalogue.owner(scenario)[1])
    return {document.form: [tip["提示.内容"] for tip in document.lists["提示"]] for document in plan.documents}


def test_without_a_file_there_are_no_remarks(machine: Path, catalogue: Catalogue) -> None:
    assert load_guide(None, machine) == catalogue


def test_a_remark_stands_on_the_papers_that_it_concerns_with_author_and_day(machine: Path) -> None:
    catalogue = in_force(machine)
    told = tips(catalogue, "renew-mail")
    assert SAID in told["材料清单"]
    assert MONEY in told["汇款信息单"]
    assert MONEY not in told["材料清单"]
    assert SAID not in tips(catalogue, "new")["材料清单"]


def test_a_remark_stands_in_the_manual_and_leaves_the_account_and_the_guide_as_they_are(
    machine: Path, catalogue: Catalogue
) -> None:
    with_remarks = in_force(machine)
    text = "".join(line for c in chapters(with_remarks, "") for block in c.blocks for line in block.lines)
    assert SAID in text
    assert (with_remarks.account, with_remarks.businesses) == (catalogue.account, catalogue.businesses)


def test_an_office_has_reasons_of_its_own_to_choose_from(machine: Path) -> None:
    reasons = in_force(machine, f'{REMARK}\n[reasons]\nreturned = ["照片不清楚"]\nvoid = ["单位撤并"]').reasons
    assert (reasons.returned, reasons.void) == (("照片不清楚",), ("单位撤并",))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (REMARK.replace("renew-mail", "renew-male"), "renew-male"),
        (REMARK.replace('author = "财务科"', ""), "author"),
        (REMARK.replace("财务科", " "), "没有写明是谁说的"),
        (REMARK + "[[notes]]", "notes"),
        (REMARK + "account = 1", "account"),
        ("[[remarks", REMARKS_FILE),
        (REMARK + '[reasons]\nreturned = [" "]', "reasons"),
        (REMARK + '[reasons]\nlost = ["丢了"]', "lost"),
        ("remarks = " + "[" * 3000, "读不懂"),
        ("remarks = 0x" + "f" * 5000, "太大的数"),
    ],
)
def test_a_file_that_is_wrong_is_left_out_whole_and_named(machine: Path, text: str, named: str) -> None:
    catalogue = in_force(machine, text)
    assert catalogue.remarks == ()
    assert named in catalogue.remarks_problem


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_in_the_place_of_the_file_does_not_keep_the_program_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / REMARKS_FILE)
    assert "不是普通的文件" in load_guide(None, tmp_path).remarks_problem


def test_a_file_that_others_can_change_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = "bjcert_desktop.guide.office_remarks.who_else_can_change"
    monkeypatch.setattr(module, lambda *_: "“张三”也能改动")
    catalogue = in_force(tmp_path)
    assert catalogue.remarks == ()
    assert "张三" in catalogue.remarks_problem
