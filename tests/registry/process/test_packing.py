"""A column's cells arrive as they were sent."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjcert_desktop.registry.process.packing import pack, unpack

CELL = st.one_of(st.text(max_size=5), st.floats(allow_nan=False), st.booleans(), st.just("\x7f"))


@given(st.one_of(st.lists(CELL), st.lists(st.text(max_size=5))))
def test_any_cells(cells: list[Any]) -> None:
    assert list(unpack(pack(cells))) == cells  # type: ignore[arg-type]


@pytest.mark.parametrize("cells", [[], [""], ["", ""], ["甲", ""], ["\x7f"], ["a\x7f", "b"]])
def test_blank_cells_and_the_mark_itself(cells: list[str]) -> None:
    assert list(unpack(pack(cells))) == cells  # type: ignore[arg-type]


def test_texts_travel_as_one() -> None:
    assert isinstance(pack(("甲", "", "乙")), str)
    assert not isinstance(pack(("甲", 1.0)), str)
