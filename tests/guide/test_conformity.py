"""The conformity table: every sentence of the guide has its place in the data, and every one of the data its source.

``guide_sentences.tsv`` says which places of the data carry each sentence of the guide. ``data_sentences.tsv`` gives
each sentence of the data, the help and the glossary its chapter, or calls it a remark (说明) of this program's.
``program_sentences.tsv`` does so for the forms, and for what screens, messages and commands say; 无 claims nothing.
"""

import re

import pytest

from bjcert_desktop.guide.glossary import load_glossary
from tests.guide.conformity import (
    GUIDE,
    NO_CLAIM,
    REMARK,
    all_sentences,
    all_values,
    in_the_program,
    of_the_guide,
    rows_of,
)

CARRIED = rows_of("guide_sentences.tsv")
SOURCES = rows_of("data_sentences.tsv")
OF_THE_PROGRAM = rows_of("program_sentences.tsv")
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
    assert unequal(SOURCES, all_sentences()) == ("", [])


def test_every_sentence_of_forms_screens_and_messages_on_the_business_has_a_source_or_claims_nothing() -> None:
    assert unequal(OF_THE_PROGRAM, in_the_program()) == ("", [])


def unequal(rows: list[list[str]], found: dict[tuple[str, str], str]) -> tuple[str, list[tuple[str, str]]]:
    """The rows to add to a table, and those to remove from it."""
    listed = {(place, key) for place, key, _ in rows}
    assert len(rows) == len(listed)
    missing = "\n".join(f"{place}\t{key}\t?" for place, key in found if (place, key) not in listed)
    return missing, sorted(listed - set(found))


def test_a_source_is_a_chapter_that_exists_or_the_mark_of_a_remark() -> None:
    parents = {chapter[: -2 * n] for chapter in CHAPTERS for n in range(3)}
    known = CHAPTERS | parents | {REMARK}
    assert [row for row in SOURCES if not set(row[2].split(", ")) <= known] == []
    assert [row for row in OF_THE_PROGRAM if not set(row[2].split(", ")) <= known | {NO_CLAIM}] == []


def test_a_number_that_is_said_to_be_the_guides_stands_in_that_chapter() -> None:
    if GUIDE is None:
        pytest.skip("the guide's text is not beside the project")
    said = list(of_the_guide(GUIDE.read_text("utf-8")))
    found, wrong = {**all_sentences(), **in_the_program()}, []
    for place, key, source in (*SOURCES, *OF_THE_PROGRAM):
        if source not in (REMARK, NO_CLAIM):
            chapters = tuple(source.split(", "))
            text = "".join(sentence for chapter, sentence in said if chapter.startswith(chapters))
            numbers = re.findall(r"\d{2,}", re.sub(r"第[\d、]+[章节条]|= \d+", "", found[place, key]))
            wrong += [(place, number) for number in numbers if number not in text]
    assert wrong == []


def test_no_amount_account_or_telephone_of_the_guide_stands_outside_of_its_data() -> None:
    numbers = re.compile(r"62042172|58515511|01090327800120102315712|313100000415|\b(?:190|200|280) ?元")
    examples = {"domain/fields.py"}  # of the list of fields
    assert [row for row in in_the_program().items() if numbers.search(row[1]) and row[0][0] not in examples] == []


def test_the_glossary_tells_people_the_source_of_each_explanation() -> None:
    sources = {}
    for place, _, source in SOURCES:
        if place.startswith("glossary."):
            sources.setdefault(place.split(".")[1], set()).add(source)
    for term in load_glossary().terms:
        assert sources[term.word] == {term.chapter or REMARK}, term.word
