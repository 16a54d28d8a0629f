"""A sample of forged and damaged forms: never a paper with another account, never a traceback."""

from pathlib import Path

from tools.forged_forms import fuzz


def test_forged_and_damaged_forms_never_print_another_account(tmp_path: Path) -> None:
    said = fuzz(60, 20261129, tmp_path)
    assert said["refused"] > 30
    assert said["written"] > 0
