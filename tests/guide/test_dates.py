"""Dates as the guide and the forms write them."""

from datetime import date

from bjcert_desktop.guide.dates import date_text


def test_a_date_is_written_without_leading_zeros() -> None:
    assert date_text(date(2026, 3, 1)) == "2026年3月1日"
