"""References to the guide are written out for people."""

from bjcert_desktop.guide import chapter_label, chapter_source


def test_a_chapter_is_written_out_for_people() -> None:
    assert chapter_label("6.1.2, 2") == "第6章第1节第2条、第2章"
    assert chapter_label("3.1") == "第3章第1节"
    assert chapter_label("—") == ""
    assert chapter_label("") == ""


def test_a_source_is_named_only_where_there_is_one() -> None:
    assert chapter_source("3.1") == "依据：指导手册第3章第1节"
    assert chapter_source("—") == ""
