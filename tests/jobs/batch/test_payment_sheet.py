"""One payment sheet for the fees of many units."""

from datetime import date
from pathlib import Path

import docx
import pytest

from bjcert_desktop.errors import RegistryError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.batch.payment_sheet import FORM, Payer, write_payment_sheet
from bjcert_desktop.jobs.form_library import FormSet

PAYERS = (Payer("甲局", "11110105000001011F", 2, 380), Payer("乙局", "11110106000001012G", 1, 190))
CAVEAT = "国库支付的，请先与财务核对。"


def write(catalogue: Catalogue, path: Path) -> list[str]:
    """Write a sheet; return the texts of its paragraphs and cells."""
    scenario = catalogue.owner("renew-mail")[1]
    write_payment_sheet(path, FormSet().template(FORM), catalogue, scenario, date(2026, 11, 22), PAYERS, [CAVEAT])
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*cells, *(paragraph.text for paragraph in document.paragraphs)]


def test_the_sheet_has_the_account_the_total_of_all_units_and_a_row_for_each(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    texts = write(catalogue, tmp_path / "合并汇款单.docx")
    said = "\n".join(texts)
    account = catalogue.account
    for fact in (account.name, account.bank, account.account, account.bank_number, "570", "人民币伍佰柒拾元整"):
        assert fact in said, fact
    for payer in PAYERS:
        at = texts.index(payer.name)
        assert texts[at : at + 5] == [payer.name, payer.code, "更新", str(payer.certificates), str(payer.amount)]


def test_the_sheet_says_that_the_guide_does_not_settle_one_transfer_for_all(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    said = "\n".join(write(catalogue, tmp_path / "合并汇款单.docx"))
    assert "手册没有写明几个单位的费用可以合成一笔汇款" in said
    assert catalogue.contact.telephone in said
    assert CAVEAT in said


def test_a_sheet_that_is_there_is_not_written_over(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "合并汇款单.docx"
    path.write_bytes(b"mine")
    with pytest.raises(RegistryError):
        write(catalogue, path)
    assert path.read_bytes() == b"mine"
