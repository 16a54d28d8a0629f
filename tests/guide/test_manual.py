"""The manual tells what the guide's data tell, all of it, and leads nowhere outside."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from bjcert_desktop.guide import Catalogue
from bjcert_desktop.guide.general import OF_A_CASE, Origin
from bjcert_desktop.guide.glossary import load_glossary
from bjcert_desktop.guide.manual import Chapter, as_html, chapters, program_chapters
from bjcert_desktop.system.paths import data


@pytest.fixture
def manual(catalogue: Catalogue) -> dict[str, Chapter]:
    return {chapter.key: chapter for chapter in chapters(catalogue, catalogue.account)}


def words(chapter: Chapter) -> str:
    return "\n".join(line for block in chapter.blocks for line in block.lines)


def test_every_fact_of_a_business_stands_in_its_chapter(catalogue: Catalogue, manual: dict[str, Chapter]) -> None:
    for business in catalogue.businesses:
        text = words(manual[business.id])
        assert business.when in text
        for question in business.questions:
            assert question.text in text
            assert question.hint in text
            assert all(option.label in text for option in question.options)
        for scenario in business.scenarios:
            facts = [scenario.lead, *scenario.steps, *scenario.notes]
            facts += [fact for material in scenario.materials for fact in (material.name, material.note)]
            facts += [f"{fee.label}：{fee.price} 元" for fee in scenario.fees]
            facts += [caveat.text for caveat in scenario.caveats if caveat.when not in OF_A_CASE]
            assert [fact for fact in facts if fact not in text] == []
            of_a_case = [caveat.text for caveat in scenario.caveats if caveat.when in OF_A_CASE]
            assert [said for said in of_a_case if said in text] == [], "said to somebody who has no case yet"


def test_the_general_facts_stand_in_their_chapters(catalogue: Catalogue, manual: dict[str, Chapter]) -> None:
    contact, account, invoice = catalogue.contact, catalogue.account, catalogue.invoice
    for fact in (contact.address, contact.telephone, contact.addressee, contact.postage, catalogue.online.url):
        assert fact in words(manual["hand-in"])
    for fact in (account.name, account.bank, account.account, account.bank_number, invoice.advice, invoice.mailbox):
        assert fact in words(manual["pay"])


def test_an_account_that_is_held_back_stands_nowhere(catalogue: Catalogue) -> None:
    held = chapters(catalogue, "账户核对没有通过，先不显示。")
    text = "\n".join(map(words, held))
    assert "账户核对没有通过" in text
    assert catalogue.account.account not in text
    assert catalogue.account.bank_number not in text


def test_data_that_the_office_has_updated_are_told_beside_the_account(catalogue: Catalogue) -> None:
    updated = replace(catalogue, origin=Origin(updated=date(2026, 11, 2)))
    found = {chapter.key: words(chapter) for chapter in chapters(updated, updated.account)}
    assert updated.origin.note
    assert updated.origin.note in found["pay"]
    assert updated.origin.note in found["quick"]


def test_a_multiplied_price_says_by_what(manual: dict[str, Chapter]) -> None:
    assert "单位证书服务费：200 元/年，按年数和枚数（推定）计算。" in words(manual["new"])
    assert "USBKey 介质补办费：100 元/枚，按枚数计算。" in words(manual["replace"])
    assert "对公转账金额：280 元。" in words(manual["rename"])


def test_the_quick_page_has_a_row_for_every_scenario_and_doubts_the_amount_that_the_guide_contradicts(
    catalogue: Catalogue, manual: dict[str, Chapter]
) -> None:
    rows = manual["quick"].blocks[0].rows[1:]
    assert len(rows) == len(list(catalogue.scenarios()))
    assert [row[3] for row in rows if "核实" in row[3]] == ["对公转账金额：280 元（汇款前请先致电核实）"]


def test_no_chapter_holds_a_link_and_its_pictures_are_shipped(manual: dict[str, Chapter]) -> None:
    for chapter in manual.values():
        marks = as_html(chapter)
        assert re.findall(r"<(?!/?(?:p|table|tr|td|img|a(?= name=|>))\b)[^>]*>|href", marks) == []
        for picture in re.findall(r'src="([^"]*)"', marks):
            assert data("resources", "handbook", f"{picture}.png").is_file()


def test_what_looks_like_a_mark_in_a_text_is_shown_as_it_is(catalogue: Catalogue) -> None:
    shown = [as_html(Chapter("x", "x", "x", each.blocks)) for each in chapters(catalogue, "<b>&")]
    assert any("&lt;b&gt;&amp;" in text for text in shown)


def test_every_term_of_the_glossary_is_explained_once(manual: dict[str, Chapter]) -> None:
    names = [row[0] for row in manual["words"].blocks[0].rows]
    assert names == [term.word for term in load_glossary().terms]
    assert len(set(names)) == len(names)


def test_no_two_chapters_share_a_key(catalogue: Catalogue) -> None:
    keys = [chapter.key for chapter in chapters(catalogue, catalogue.account)]
    assert len(set(keys)) == len(keys)


def test_help_and_glossary_that_somebody_has_changed_are_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("help/using.toml", "glossary.toml"):
        text = data("resources", *name.split("/")).read_text("utf-8")
        path = tmp_path / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("账号", "账号 6222021234567890123"), "utf-8")
    for module in ("manual", "glossary"):
        monkeypatch.setattr(f"bjcert_desktop.guide.{module}.data", lambda *parts: tmp_path.joinpath(*parts))
    for function in (program_chapters, load_glossary):
        function.cache_clear()
    try:
        (chapter,) = program_chapters()
        assert "可能被人改动过" in chapter.blocks[0].text
        assert load_glossary().terms == ()
        assert load_glossary().words
    finally:
        for function in (program_chapters, load_glossary):
            function.cache_clear()
