"""One payment sheet for the fees of many units."""

from datetime import date
from pathlib import Path

import docx
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.money import by_four
from bjcert_desktop.errors import RegistryError
from bjcert_desktop.guide import Catalogue, Caveat
from bjcert_desktop.jobs.batch.payment_sheet import FORM, Payer, write_payment_sheet
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.registry.sample_units import sample_units

PAYERS = (Payer("甲局", "11110105000001011F", 2, 380), Payer("乙局", "11110106000001012G", 1, 190))
CAVEAT = Caveat("doubt", "6", "这笔金额有疑问。", verify=True)


def write(catalogue: Catalogue, path: Path, payment: str = "transfer") -> list[str]:
    """Write a sheet; return the texts of its paragraphs and cells."""
    scenario = catalogue.owner("renew-mail")[1]
    case = Case(day=date(2026, 11, 22), payment=payment)
    write_payment_sheet(path, FormSet().template(FORM), catalogue, scenario, case, PAYERS, [CAVEAT])
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*cells, *(paragraph.text for paragraph in document.paragraphs)]


def test_the_sheet_has_the_account_the_total_of_all_units_and_a_row_for_each(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    texts = write(catalogue, tmp_path / "合并汇款单.docx")
    said = "\n".join(texts)
    account = catalogue.account
    for fact in (
        account.name,
        account.bank,
        by_four(account.account),
        account.bank_number,
        "570",
        "人民币伍佰柒拾元整",
    ):
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
    assert "发票" in said
    assert CAVEAT.text in said
    assert f"汇款前致电 {catalogue.contact.telephone} 核实" in said


def test_the_way_of_payment_and_what_it_means_for_the_voucher_stand_on_the_sheet(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    said = write(catalogue, tmp_path / "合并汇款单.docx", "treasury")
    assert "国库支付" in said
    assert any("各单位材料里的汇款凭证：用国库支付时" in text for text in said)


def test_the_sheet_for_invented_units_says_so_and_no_other_does(catalogue: Catalogue, tmp_path: Path) -> None:
    invented = sample_units(date(2026, 11, 22))[0]
    scenario = catalogue.owner("renew-mail")[1]
    for code, said in ((invented.code, True), (PAYERS[0].code, False)):
        path = tmp_path / f"{code}.docx"
        payers = [Payer("甲局", code, 1, 190), PAYERS[1]]
        write_payment_sheet(path, FormSet().template(FORM), catalogue, scenario, Case(), payers, [])
        footer = "".join(line.text for line in docx.Document(str(path)).sections[0].footer.paragraphs)
        assert ("示例数据，不能提交" in footer) == said


def test_a_sheet_that_is_there_is_not_written_over(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "合并汇款单.docx"
    path.write_bytes(b"mine")
    with pytest.raises(RegistryError):
        write(catalogue, path)
    assert path.read_bytes() == b"mine"
