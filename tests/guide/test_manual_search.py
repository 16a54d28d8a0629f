"""Searching the manual finds every line with all the words, whatever their case or width."""

import pytest

from bjcert_desktop.guide import Catalogue
from bjcert_desktop.guide.manual import Chapter, chapters
from bjcert_desktop.guide.manual_search import search


@pytest.fixture
def manual(catalogue: Catalogue) -> dict[str, Chapter]:
    return {chapter.key: chapter for chapter in chapters(catalogue, catalogue.account)}


def test_a_search_finds_every_line_with_all_the_words(manual: dict[str, Chapter]) -> None:
    found = search(tuple(manual.values()), "190 枚数")
    assert {hit.chapter.key for hit in found} == {"renew", "quick"}
    assert all("190" in hit.excerpt for hit in found)


def test_a_search_begins_with_the_chapter_of_that_name(manual: dict[str, Chapter]) -> None:
    assert search(tuple(manual.values()), "吊销")[0].chapter.key == "revoke"


def test_a_search_does_not_mind_case_or_width(manual: dict[str, Chapter]) -> None:
    plain = search(tuple(manual.values()), "usbkey")
    assert plain
    assert search(tuple(manual.values()), "ＵＳＢＫＥＹ") == plain


@pytest.mark.parametrize("wanted", ["", "   ", "没有这个词"])
def test_nothing_is_found_for_nothing_and_for_what_is_not_there(manual: dict[str, Chapter], wanted: str) -> None:
    assert search(tuple(manual.values()), wanted) == []
