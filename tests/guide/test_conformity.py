"""The conformity table: every sentence of the guide has its place in the data, and every one of the data its source.

``guide_sentences.tsv`` says which places of the data carry each sentence of the guide. ``data_sentences.tsv`` gives
each sentence of the data, the help and the glossary its chapter, or calls it a remark (说明) of this program's.
"""

import re

import pytest

from bjcert_desktop.guide.glossary import load_glossary
from tests.guide.conformity import GUIDE, REMARK, all_sentences, all_values, of_the_guide, rows_of

CARRIED = rows_of("guide_sentences.tsv")
SOURCES = rows_of("data_sentences.tsv")
CHAPTERS = {chapter for chapter, _, _ in CARRIED}


def test_every_sentence_of_the_guide_is_carried_by_the_data_that_its_row_names() -> None:
    values = all_values()
    assert len(CARRIED) > 90
    lost = []
    for chapter, key, carriers in CARRIED:
        for carrier in [] if carriers == "heading" else carriers.split(" ; "):
            place, _, fact = carrier.partition("=")
            if not any(at == place and fact in text for at, text in values):
                lost.append((chapter, key, carrier))
    assert lost == []


def test_the_table_has_a_row_for_every_sentence_of_the_guide_and_no_other() -> None:
    if GUIDE is None:
        pytest.skip("the guide's text is not beside the project")
    said = list(of_the_guide(GUIDE.read_text("utf-8")))
    keys = [(chapter, key) for chapter, key, _ in CARRIED]
    assert [row for row in said if sum(row[0] == c and row[1].startswith(k) for c, k in keys) != 1] == []
    assert [(c, k) for c, k in keys if sum(row[0] == c and row[1].startswith(k) for row in said) != 1] == []


def test_every_sentence_of_the_data_the_help_and_the_glossary_has_a_source() -> None:
    listed = {(place, key) for place, key, _ in SOURCES}
    found = all_sentences()
    without = [f"{place}\t{key}\t?" for place, key in found if (place, key) not in listed]
    assert "\n".join(without) == "", "add these rows to data_sentences.tsv"
    assert sorted(listed - set(found)) == [], "remove these rows from data_sentences.tsv"
    assert len(SOURCES) == len(listed)


def test_a_source_is_a_chapter_that_exists_or_the_mark_of_a_remark() -> None:
    parents = {chapter[: -2 * n] for chapter in CHAPTERS for n in range(3)}
    known = CHAPTERS | parents | {REMARK}
    assert [row for row in SOURCES if not set(row[2].split(", ")) <= known] == []


def test_a_number_that_is_said_to_be_the_guides_stands_in_that_chapter() -> None:
    if GUIDE is None:
        pytest.skip("the guide's text is not beside the project")
    said = list(of_the_guide(GUIDE.read_text("utf-8")))
    found, wrong = all_sentences(), []
    for place, key, source in SOURCES:
        if source != REMARK:
            chapters = tuple(source.split(", "))
            text = "".join(sentence for chapter, sentence in said if chapter.startswith(chapters))
            numbers = re.findall(r"\d{2,}", re.sub(r"第[\d、]+[章节条]|= \d+", "", found[place, key]))
            wrong += [(place, number) for number in numbers if number not in text]
    assert wrong == []


def test_the_glossary_tells_people_the_source_of_each_explanation() -> None:
    sources = {}
    for place, _, source in SOURCES:
        if place.startswith("glossary."):
            sources.setdefault(place.split(".")[1], set()).add(source)
    for term in load_glossary().terms:
        assert sources[term.word] == {term.chapter or REMARK}, term.word
