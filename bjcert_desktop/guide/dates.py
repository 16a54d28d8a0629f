"""Dates as the guide and the forms write them."""

from datetime import date


def date_text(day: date) -> str:
    """*day* as 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
