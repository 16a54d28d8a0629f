"""A pasted table is read by its titles where it has them, and as it stands where not."""

from bjcert_desktop.jobs.cases.pasted_table import comparable, pasted_table

TITLES = {"unit": ("单位名称", "单位"), "number": ("单号",)}


def test_the_first_row_that_is_not_blank_names_the_columns_and_is_no_row() -> None:
    table = pasted_table([["", ""], [" 单号 ", "单位"], ["", ""], ["SF1", "甲局"], ["SF2"]], TITLES, bool)
    assert table.columns == {"unit": 1, "number": 0}
    assert table.rows == [(4, ["SF1", "甲局"]), (5, ["SF2"])]
    assert [table.named(row) for _, row in table.rows] == [{"unit": "甲局", "number": "SF1"}, {"number": "SF2"}]


def test_of_two_titles_of_a_column_the_first_named_counts() -> None:
    assert pasted_table([["单位", "单位名称"]], TITLES, bool).columns == {"unit": 1}


def test_a_first_row_with_too_few_titles_is_a_row_like_others() -> None:
    table = pasted_table([["单位", "甲局"]], TITLES, lambda found: len(found) > 1)
    assert (table.columns, table.rows) == ({}, [(1, ["单位", "甲局"])])


def test_nothing_pasted_is_an_empty_table() -> None:
    assert pasted_table([], TITLES, bool).rows == []
    assert pasted_table([["", " "]], TITLES, bool).rows == []


def test_names_compare_without_blanks_width_and_case() -> None:
    assert comparable(" ａb　局 ") == comparable("AB局")
