"""Adopting blank forms: the right field at every place, and nothing where a person signs, seals or decides."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.word import adopt


def _blanks() -> Any:
    spec = importlib.util.spec_from_file_location("blanks", Path(__file__).with_name("blanks.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["blanks"] = module
    spec.loader.exec_module(module)
    return module


BLANKS = {blank.name: blank for blank in _blanks().BLANKS}


def squeezed(lines: list[str]) -> list[str]:
    return ["".join(line.split()) for line in lines]


@pytest.mark.parametrize("name", BLANKS)
def test_every_place_of_a_blank_gets_its_field_and_no_other(word: Any, tmp_path: Path, name: str) -> None:
    blank = BLANKS[name]
    adopted = adopt(word.make(blank.body), tmp_path / "表样2.docx")
    assert adopted.adoption.kind == blank.kind
    assert squeezed(word.lines(adopted.template.read_bytes())) == squeezed(blank.expected)
