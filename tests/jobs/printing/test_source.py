"""The content of the papers of a stack: as exported, filled again, or the sheet between units."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.errors import ExportError, FormError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.printing.source import PaperSource
from bjcert_desktop.jobs.printing.stack import Leaf, make_stack
from bjcert_desktop.ledger import Ledger
from bjcert_desktop.registry.sample_units import sample_units
from tests.jobs.printing.stacks import export, unit

DAY = date(2026, 11, 22)


def test_the_sheet_between_invented_units_says_so_and_no_other_does(tmp_path: Path, catalogue: Catalogue) -> None:
    for each, invented in ((sample_units(DAY)[0], True), (unit(1), False)):
        ledger = Ledger(tmp_path / str(invented))
        export_case(make_plan(catalogue, Case("renew", {"renew.way": "mail"}, each, day=DAY)), tmp_path, ledger=ledger)
        shown = ledger.practice if invented else ledger
        separator, *_ = make_stack(shown.find().entries, {}, separators=True)
        paper = docx.Document(io.BytesIO(PaperSource(shown, catalogue, FormSet()).read(separator)))
        assert each.name in [cell.text for table in paper.tables for cell in table.columns[0].cells]
        assert ("示例数据" in paper.sections[0].footer.paragraphs[0].text) == invented


def test_papers_are_read_as_they_were_exported_and_a_changed_one_is_filled_again(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger, (entry,), _ = export(1, catalogue, tmp_path)
    source = PaperSource(ledger, catalogue, FormSet())
    leaves = make_stack([entry], {})
    contents = {leaf.title: source.read(leaf) for leaf in leaves}
    assert contents == {path.stem: path.read_bytes() for path in entry.folder.glob("*.docx")}
    (entry.folder / "申请表.docx").unlink()
    again = PaperSource(ledger, catalogue, FormSet())
    assert again.read(leaves[0]) == contents["申请表"]
    assert "申请表已不在文件夹里" in again.remarks[entry.unit][0]
    with pytest.raises(FormError, match="第 1 号里没有《收据》"):
        again.read(Leaf(entry.unit, entry.code, "收据", entry=1))


def test_what_nobody_foresaw_is_told_of_the_paper_and_ends_nothing(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, (entry,), _ = export(1, catalogue, tmp_path)
    monkeypatch.setattr("bjcert_desktop.jobs.printing.source.papers_of", lambda *_: 1 / 0)
    with pytest.raises(ExportError, match="没有料到的问题（ZeroDivisionError）"):
        PaperSource(ledger, catalogue, FormSet()).read(make_stack([entry], {})[0])


def test_a_file_that_was_changed_after_the_job_began_is_not_printed(tmp_path: Path, catalogue: Catalogue) -> None:
    ledger, _, result = export(2, catalogue, tmp_path)
    assert result.transfer is not None
    (leaf,) = make_stack([], {}, first=[result.transfer])
    source = PaperSource(ledger, catalogue, FormSet())
    assert source.read(leaf) == result.transfer.read_bytes()
    result.transfer.write_bytes(b"another account")
    with pytest.raises(ExportError, match="在打印开始以后改动过"):
        source.read(leaf)
    result.transfer.unlink()
    with pytest.raises(ExportError, match="读不了"):
        source.read(leaf)


def test_a_number_that_is_another_units_since_a_restore_is_not_printed(tmp_path: Path, catalogue: Catalogue) -> None:
    _, (before,), _ = export(1, catalogue, tmp_path / "before")
    leaves = make_stack([before], {}, separators=True)
    restored = Ledger(tmp_path / "restored")
    export_case(make_plan(catalogue, Case("new", unit=unit(7), day=DAY)), tmp_path, ledger=restored)
    source = PaperSource(restored, catalogue, FormSet())
    for leaf in leaves:
        with pytest.raises(ExportError, match=rf"第 1 号现在是“{unit(7).name}”的，没有打印"):
            source.read(leaf)
