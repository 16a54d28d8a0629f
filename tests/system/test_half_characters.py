"""Half characters are left out of whatever is written."""

import msgspec
import pytest

from bjcert_desktop.system.half_characters import to_json, without_halves

HALF = "坏\ud83d值"


class Record(msgspec.Struct):
    text: str
    numbers: dict[str, tuple[str, int]]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (HALF, "坏值"),
        ("\ude00\ud83d", ""),
        ("a\udcffb", "ab"),
        ("\ud83d\ude00", "😀"),
        ("王示例😀", "王示例😀"),
        ("", ""),
        ([HALF, 1, None], ["坏值", 1, None]),
        ({HALF: (HALF, b"x")}, {"坏值": ("坏值", b"x")}),
    ],
)
def test_only_halves_are_left_out_however_deep_they_stand(given: object, left: object) -> None:
    assert without_halves(given) == left


def test_a_record_with_halves_is_written_without_them_and_another_as_it_is() -> None:
    assert to_json(Record(HALF, {HALF: (HALF, 1)})) == to_json(Record("坏值", {"坏值": ("坏值", 1)}))
    assert to_json(Record("王", {})) == msgspec.json.encode(Record("王", {}))
