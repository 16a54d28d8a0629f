"""TOML of people is read whatever tool has saved it, and refused by a reason whatever stands in it."""

import pytest

from bjcert_desktop.system.toml_text import table_in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_is_read_in_the_encodings_of_windows(encoding: str, end: str) -> None:
    assert table_in(f'"单位" = "某局"{end}copies = 2{end}'.encode(encoding)) == {"单位": "某局", "copies": 2}


@pytest.mark.parametrize(
    "content",
    [
        b"x = " + b"[" * 3000 + b"]" * 3000,
        b"x = " + b"{a=" * 900 + b"1" + b"}" * 900,
        b"x = " + b"9" * 5000,
        b"x = 0x" + b"f" * 5000,
        b"x = [[[0x" + b"f" * 5000 + b"]]]",
        b"x = {y = 9223372036854775808}",
        b"x = 1\nx = 2",
        b"x = 2026-13-45",
        b"x = \x00",
        b"\xff\xfe1",
        b"\x80\x81\xff\xff",
        "x = 1".encode("utf-32"),
        b"x = 1\ry = 2",
    ],
)
def test_what_cannot_be_read_gives_a_short_reason(content: bytes) -> None:
    with pytest.raises(ValueError) as raised:
        table_in(content)
    assert str(raised.value)
    assert len(str(raised.value)) < 200


def test_the_largest_and_the_smallest_integer_of_toml_are_read() -> None:
    assert table_in(b"x = [9223372036854775807, -9223372036854775807]")
