"""A sample of forged and damaged forms and workbooks: never a paper with another account, never a traceback."""

from pathlib import Path

from tools import forged_forms, forged_workbooks


def test_forged_and_damaged_forms_never_print_another_account(tmp_path: Path) -> None:
    said = forged_forms.fuzz(60, 20261129, tmp_path)
    assert sum(count for what, count in said.items() if what.endswith("refused")) > 30
    assert sum(count for what, count in said.items() if what.endswith("written")) > 0
    assert any(what.startswith("合并汇款单") for what in said)


def test_forged_and_damaged_workbooks_never_print_another_account(tmp_path: Path) -> None:
    said = forged_workbooks.fuzz(30, 20261129, tmp_path)
    assert said["read"] > 10
    assert said["papers"] > 100
