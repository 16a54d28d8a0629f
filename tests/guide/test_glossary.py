"""The glossary: no word twice, each in plain words, found by whatever it is called."""

import pytest

from bjcert_desktop.guide.glossary import load_glossary


def test_no_name_belongs_to_two_terms() -> None:
    names = [name for term in load_glossary().terms for name in (term.word, *term.also)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("name", "word"),
    [("USBKey", "USBKey 介质"), ("USBKey介质", "USBKey 介质"), ("原介质", "USBKey 介质"), ("行号", "行号")],
)
def test_a_term_is_found_by_any_of_its_names_whatever_the_blanks(name: str, word: str) -> None:
    term = load_glossary().term(name)
    assert term is not None
    assert term.word == word


def test_an_unknown_word_has_no_term() -> None:
    assert load_glossary().term("没有这个词") is None


@pytest.mark.parametrize("term", load_glossary().terms, ids=lambda term: term.word)
def test_an_explanation_is_short_and_says_more_than_the_word(term) -> None:  # type: ignore[no-untyped-def]
    assert term.text.endswith("。")
    assert len(term.text) <= 80
    assert not term.text.startswith(term.word)


@pytest.mark.parametrize("wording", load_glossary().words, ids=lambda wording: wording.say)
def test_no_word_is_both_wanted_and_avoided(wording) -> None:  # type: ignore[no-untyped-def]
    avoided = {word for each in load_glossary().words for word in each.avoid}
    assert not avoided & set(wording.say.split("、"))
