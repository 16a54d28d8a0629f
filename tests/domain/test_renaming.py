"""A change of name: each certificate bears the right unit's name on each set of papers."""

import pytest

from bjcert_desktop.domain.renaming import certificate_name, former_unit, names_to_check, open_change
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.guide import Catalogue

OLD, NEW = "北京市示例区环境保护局", "北京市示例区生态环境局"
UNIT = Unit(name=NEW, former_name=OLD)


@pytest.mark.parametrize(
    ("name", "on_new", "on_old"),
    [
        ("", NEW, OLD),
        (OLD, NEW, OLD),
        (NEW, NEW, OLD),
        (f"{OLD}办公室", f"{NEW}办公室", f"{OLD}办公室"),
        (f"{NEW}（财务科）", f"{NEW}（财务科）", f"{OLD}（财务科）"),
        ("信息中心", "信息中心", "信息中心"),
    ],
)
def test_the_units_name_at_the_beginning_is_exchanged(name: str, on_new: str, on_old: str) -> None:
    assert certificate_name(name, UNIT, former=False) == on_new
    assert certificate_name(name, UNIT, former=True) == on_old


def test_without_a_former_name_the_new_one_never_stands_on_the_papers_that_revoke() -> None:
    unit = Unit(name=NEW)
    assert [certificate_name(name, unit, former=True) for name in ("", NEW, f"{NEW}办公室")] == ["", "", ""]
    assert certificate_name("信息中心", unit, former=True) == "信息中心"


def test_the_longer_name_counts_where_one_begins_with_the_other() -> None:
    unit = Unit(name=f"{OLD}朝阳分局", former_name=OLD)
    assert certificate_name(f"{OLD}朝阳分局办公室", unit, former=True) == f"{OLD}办公室"
    assert certificate_name(f"{OLD}办公室", unit, former=False) == f"{OLD}朝阳分局办公室"


def test_names_that_begin_with_neither_are_left_for_a_person_to_check() -> None:
    names = ("", OLD, f"{NEW}办公室", "信息中心", "信息中心", "档案室")
    assert names_to_check([Certificate(name=name) for name in names], UNIT) == ("信息中心", "档案室")


def test_what_is_not_known_of_the_former_unit_stays_blank() -> None:
    unit = Unit(name=NEW, former_name=OLD, legal_person="新法人", address="新址", postcode="100000", invoice_title=NEW)
    old = former_unit(unit)
    assert (old.name, old.legal_person, old.address, old.postcode, old.invoice_title) == (OLD, "", "", "", "")
    known = former_unit(unit.corrected({"former_legal_person": "老法人", "former_address": "新址"}))
    assert (known.legal_person, known.address, known.postcode) == ("老法人", "新址", "100000")


@pytest.mark.parametrize(
    ("scenario", "unit", "settled"),
    [
        ("rename", UNIT, True),
        ("rename", Unit(name=NEW), False),
        ("rename", Unit(former_name=OLD), False),
        ("rename", Unit(name=OLD, former_name=OLD), False),
        ("rename", Unit(name=NEW, former_name=OLD, code="1", former_code="1"), True),
        ("rename-code", Unit(name=NEW, former_name=OLD, code="1", former_code="1"), False),
        ("rename-code", Unit(name=NEW, former_name=OLD, code="2", former_code="1"), True),
        ("renew-mail", Unit(), True),
    ],
)
def test_both_names_are_asked_for_and_differ(catalogue: Catalogue, scenario: str, unit: Unit, settled: bool) -> None:
    assert (open_change(catalogue.owner(scenario)[1], unit) == "") == settled


@pytest.mark.parametrize(
    ("scenario", "left_off", "said"),
    [
        ("rename-code", "code", "新统一社会信用代码有误，请改正，或与原件核对后确认"),
        ("rename-code-no-key", "former_code", "原统一社会信用代码有误，请改正，或与原件核对后确认"),
        ("rename-code", "email", ""),
        ("rename", "code", ""),  # is on the papers, but does not change
    ],
)
def test_a_code_that_changes_may_not_be_wrong(catalogue: Catalogue, scenario: str, left_off: str, said: str) -> None:
    assert open_change(catalogue.owner(scenario)[1], UNIT, {left_off}) == said
