"""A past case is printed again as it was, and begun again."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import msgspec
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import Plan, make_plan
from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.errors import CaseError, ExportError, FormError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.export import Exported, digest, export_case
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.past_cases import new_case_like, own_folder, papers_of, payment_sheet, with_usual_ways
from bjcert_desktop.jobs.printing.cases import cases_of_batch
from bjcert_desktop.ledger import Entry, Ledger, LedgerError, clear_personal, open_ledger
from bjcert_desktop.system import paths
from tests.jobs.batch.samples import batch_of, unit

DAY = date(2026, 11, 22)
UNIT = Unit(
    name="北京市示例区监测站",
    code="11110105000001011F",
    handler_id="11010519491231002X",
    certificates=(Certificate(serial="A1"), Certificate(serial="A2"), Certificate(serial="A3")),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "data")


@pytest.fixture
def plan(catalogue: Catalogue) -> Plan:
    case = Case("renew", {"renew.way": "mail"}, UNIT, day=DAY).choose(chosen=(0, 2))
    return make_plan(catalogue, case, rejected=["handler_id"])


@pytest.fixture
def exported(plan: Plan, ledger: Ledger, tmp_path: Path) -> Exported:
    return export_case(plan, tmp_path / "out", ledger=ledger)


def text(content: Path | bytes, tmp_path: Path) -> str:
    path = content if isinstance(content, Path) else tmp_path / "read.docx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    return docx.Document(str(path)).element.xml


def form_with(words: str, path: Path) -> Path:
    """The shipped application form with something in it to know it by."""
    document = docx.Document(str(paths.data("forms", "申请表.docx")))
    document.add_paragraph(words)
    document.save(str(path))
    return path


def test_an_exported_case_is_in_the_ledger_with_its_files(exported: Exported, ledger: Ledger) -> None:
    entry = ledger.entry(1)
    assert (entry.folder, list(entry.files)) == (exported.folder, [path.name for path in exported.files])
    assert (entry.serials, entry.certificates, entry.amount) == (("A1", "A3"), 2, 380)
    assert (entry.forms, exported.unrecorded) == (exported.forms, "")


def test_papers_stay_and_a_message_tells_if_the_ledger_cannot_be_written(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where the data folder should be")
    exported = export_case(plan, tmp_path / "out", ledger=Ledger(tmp_path / "file"))
    assert exported.unrecorded
    assert all(path.is_file() for path in exported.files)


def test_unchanged_papers_are_printed_as_they_are(exported: Exported, ledger: Ledger, catalogue: Catalogue) -> None:
    papers = papers_of(ledger, ledger.entry(1), catalogue, FormSet())
    assert [paper.title for paper in papers.papers] == [path.stem for path in exported.files]
    assert [paper.content for paper in papers.papers] == [path.read_bytes() for path in exported.files]
    assert papers.remarks == ()


def test_missing_or_changed_papers_are_filled_again_byte_for_byte(
    exported: Exported, ledger: Ledger, catalogue: Catalogue
) -> None:
    before = [path.read_bytes() for path in exported.files]
    exported.files[0].unlink()
    exported.files[1].write_bytes(b"changed")
    papers = papers_of(ledger, ledger.entry(1), catalogue, FormSet())
    assert [paper.content for paper in papers.papers] == before
    assert papers.remarks == ("申请表、明细表已不在文件夹里或改动过，这里按办理记录重新填写，没有改动原文件。",)
    assert exported.files[1].read_bytes() == b"changed"


def test_papers_are_filled_again_with_the_same_versions_of_the_forms(
    plan: Plan, ledger: Ledger, catalogue: Catalogue, tmp_path: Path
) -> None:
    forms = FormSet(tmp_path / "forms")
    forms.put_in_use("申请表", form_with("第一版的话", tmp_path / "1.docx"), DAY)
    exported = export_case(plan, tmp_path / "out", forms, ledger=ledger)
    forms.put_in_use("申请表", form_with("第二版的话", tmp_path / "2.docx"), DAY)
    forms.put_in_use("明细表", paths.data("forms", "明细表.docx"), DAY)
    for path in exported.files:
        path.unlink()
    papers = papers_of(ledger, ledger.entry(1), catalogue, forms)
    assert "第一版的话" in text(papers.papers[0].content, tmp_path)
    assert papers.remarks[1:] == ()  # what was told of the forms then is told again
    (tmp_path / "forms" / "forms.json").unlink()
    with pytest.raises(FormError, match="第 1 版"):
        papers_of(ledger, ledger.entry(1), catalogue, forms)


def test_remarks_tell_what_differs_from_the_export(exported: Exported, ledger: Ledger, catalogue: Catalogue) -> None:
    exported.files[0].unlink()
    clear_personal(ledger, date(2027, 1, 1))
    facts = replace_account(catalogue)
    remarks = papers_of(ledger, ledger.entry(1), facts, FormSet()).remarks
    assert remarks[1] == "个人信息已经清除，身份证号、手机号码和邮箱需要手写。"
    exported.files[3].unlink()
    remarks = papers_of(ledger, ledger.entry(1), facts, FormSet()).remarks
    assert remarks[2] == "与当时导出的文件不完全相同，请核对后再用。"


def replace_account(catalogue: Catalogue) -> Catalogue:
    account = msgspec.structs.replace(catalogue.account, bank="别的银行")
    return msgspec.structs.replace(catalogue, account=account)


def test_a_new_case_like_an_old_one_has_the_units_present_data(plan: Plan, exported: Exported, ledger: Ledger) -> None:
    certificates = (Certificate(serial="A3"), Certificate(serial="A4"), Certificate(serial="A1"))
    now = replace(UNIT, address="新址", certificates=certificates, row=7)
    case = new_case_like(ledger.case_of(1), [Unit(name="别的单位"), now], date(2027, 11, 1))
    assert (case.unit, case.choices.chosen, case.day) == (now, (0, 2), date(2027, 11, 1))
    assert (case.business, case.answers) == ("renew", {"renew.way": "mail"})
    assert new_case_like(ledger.case_of(1), [], DAY).unit == UNIT


def test_an_entry_whose_scenario_is_gone_is_an_error_with_a_message(
    exported: Exported, ledger: Ledger, catalogue: Catalogue
) -> None:
    entry: Entry = replace(ledger.entry(1), scenario="no-more", folder=Path("nowhere"))
    with pytest.raises(CaseError, match="这种情形"):
        papers_of(ledger, entry, catalogue, FormSet())
    with pytest.raises(LedgerError):
        papers_of(ledger, replace(ledger.entry(1), id=9, folder=Path("nowhere")), catalogue, FormSet())


def test_a_new_case_takes_term_and_ways_from_the_case_recorded_last(
    exported: Exported, plan: Plan, ledger: Ledger, catalogue: Catalogue, tmp_path: Path
) -> None:
    case = replace(plan.case, years=3, delivery="onsite", collection="mail", payment="treasury")
    export_case(make_plan(catalogue, case), tmp_path / "second", ledger=ledger)
    found = with_usual_ways(Case("new", unit=UNIT), ledger)
    assert (found.years, found.delivery, found.collection, found.payment) == (3, "onsite", "mail", "treasury")
    assert (found.business, found.unit) == ("new", UNIT)


def test_without_a_case_before_a_new_one_stays_as_it_is(tmp_path: Path) -> None:
    case = Case("new", unit=UNIT)
    assert with_usual_ways(case, Ledger(tmp_path / "none")) == case
    assert with_usual_ways(case, open_ledger(tmp_path / "empty")) == case


# --- what a ledger from elsewhere says --------------------------------------------------------------------------------


def test_only_the_folder_that_holds_the_papers_of_a_case_is_opened(
    exported: Exported, ledger: Ledger, tmp_path: Path
) -> None:
    entry = ledger.entry(1)
    assert own_folder(entry) == exported.folder
    (exported.folder / next(iter(entry.files))).write_bytes(b"filled in by hand")
    assert own_folder(entry) == exported.folder
    program, other = tmp_path / "calc.exe", tmp_path / "other"
    program.write_bytes(b"MZ")
    other.mkdir()
    (other / "年报.docx").write_bytes(b"")
    for folder in (program, other, Path("/")):
        with pytest.raises(ExportError, match="没有打开"):
            own_folder(replace(entry, folder=folder))
    assert own_folder(replace(entry, folder=tmp_path / "gone")) == tmp_path / "gone"  # which is told when it is opened


def test_papers_are_not_read_outside_the_folder(exported: Exported, ledger: Ledger, catalogue: Catalogue) -> None:
    secret = exported.folder.parent / "secret.docx"
    secret.write_bytes(b"secret")
    entry = replace(ledger.entry(1), files={"../secret.docx": digest(b"secret")})
    with pytest.raises(FormError, match="不能重新填写"):
        papers_of(ledger, entry, catalogue, FormSet())


def other_number(content: bytes, catalogue: Catalogue) -> bytes:
    """The payment sheet with another account in the place of the guide's."""
    part = catalogue.account.account[:4].encode()  # the account stands in groups
    return with_body(content, part, b"6222")


def one_more(content: bytes, catalogue: Catalogue) -> bytes:
    """The payment sheet with another account beside the guide's."""
    name = catalogue.account.name.encode()
    return with_body(content, name, name + " 账号 6222021234567890123".encode())


def in_disguise(content: bytes, catalogue: Catalogue) -> bytes:
    name = catalogue.account.name.encode()
    return with_body(content, name, name + " ６２２２</w:t><w:t>０２１２３４５６７８９".encode())


def no_paper(content: bytes, catalogue: Catalogue) -> bytes:
    return b"PK" + catalogue.account.account.encode()


def with_body(content: bytes, old: bytes, new: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            member = before.read(name)
            if name == "word/document.xml":
                assert old in member
                member = member.replace(old, new, 1)
            after.writestr(name, member)
    return packed.getvalue()


@pytest.mark.parametrize("forge", [other_number, one_more, in_disguise, no_paper])
def test_the_payment_sheet_of_a_batch_that_shows_another_account_is_neither_opened_nor_printed(
    tmp_path: Path, catalogue: Catalogue, forge: Callable[[bytes, Catalogue], bytes]
) -> None:
    ledger = Ledger(tmp_path / "data")
    result = run(batch_of(tmp_path / "out", *map(unit, range(3)), ledger=ledger))
    (batch,) = ledger.batches()
    assert payment_sheet(ledger, batch, catalogue.account) == result.transfer
    assert cases_of_batch(ledger, batch.key, catalogue.account).first == (result.transfer,)
    assert result.transfer is not None
    result.transfer.write_bytes(forge(result.transfer.read_bytes(), catalogue))
    batch = replace(batch, files={result.transfer.name: digest(result.transfer.read_bytes())})
    with pytest.raises(ExportError, match="没有现在办事依据里的收款账号"):
        payment_sheet(ledger, batch, catalogue.account)
    with pytest.raises(ExportError, match="改动过"):
        payment_sheet(ledger, ledger.batches()[0], catalogue.account)
    assert cases_of_batch(ledger, batch.key, catalogue.account).first == ()


@pytest.mark.parametrize("forge", [other_number, one_more, in_disguise, no_paper])
def test_a_payment_sheet_without_the_guides_account_is_told_even_if_it_is_what_was_recorded(
    forge: Callable[[bytes, Catalogue], bytes], exported: Exported, ledger: Ledger, catalogue: Catalogue
) -> None:
    assert papers_of(ledger, ledger.entry(1), catalogue, FormSet()).remarks == ()
    path = exported.folder / "汇款信息单.docx"
    path.write_bytes(forge(path.read_bytes(), catalogue))
    entry = ledger.entry(1)
    forged = replace(entry, files={**entry.files, path.name: digest(path.read_bytes())})
    (remark,) = papers_of(ledger, forged, catalogue, FormSet()).remarks
    assert "没有现在办事依据里的收款账号" in remark
