"""An office's own forms: checked before they are used, kept by version, and put back at will."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import docx
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import BjcertError, FormError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.guide.forms import FORMS
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_confirmation import FormConfirmation, remarks_to_confirm
from bjcert_desktop.jobs.form_library import SHIPPED, FormSet, check_in_use, official_samples
from bjcert_desktop.system.own_data import SetAsideError
from bjcert_desktop.system.paths import data
from bjcert_desktop.word import examine_form

TODAY = date(2026, 11, 22)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "新表.docx"
    document = docx.Document()
    document.add_paragraph("新版申请表：{{单位名称}}")
    document.save(str(path))
    return path


@pytest.fixture
def forms(tmp_path: Path) -> FormSet:
    return FormSet(tmp_path / "forms")


@pytest.mark.parametrize("name", FORMS)
def test_the_shipped_form_is_used_as_long_as_there_is_no_other(name: str, forms: FormSet) -> None:
    assert forms.form(name).path == data("forms", f"{name}.docx")
    assert forms.form(name).label == "示例表样"


def test_an_office_form_is_used_for_the_next_case_and_the_case_tells_its_version(
    own: Path, forms: FormSet, catalogue: Catalogue, tmp_path: Path
) -> None:
    forms.put_in_use("申请表", own, TODAY)
    case = Case(business="new", day=TODAY, unit=Unit(name="北京市示例区监测站"))
    exported = export_case(make_plan(catalogue, case), tmp_path / "out", forms)
    assert docx.Document(str(exported.files[0])).paragraphs[0].text == "新版申请表：北京市示例区监测站"
    assert exported.forms["申请表"] == "本单位第 1 版（2026-11-22 启用）"
    assert exported.forms["明细表"] == "示例表样"


def test_it_is_known_before_an_export_which_official_forms_are_only_samples(own: Path, forms: FormSet) -> None:
    assert forms.samples(FORMS) == ["申请表", "明细表"]
    assert forms.samples(["材料清单", "申请表"]) == ["申请表"]
    forms.put_in_use("申请表", own, TODAY)
    assert forms.samples(FORMS) == ["明细表"]


def test_every_version_is_kept_and_the_shipped_form_can_be_put_back(own: Path, forms: FormSet) -> None:
    first = forms.put_in_use("申请表", own, TODAY)
    second = forms.put_in_use("申请表", own, TODAY)
    assert first.path != second.path
    assert first.path.exists()
    forms.put_back("申请表")
    assert forms.form("申请表").version is None
    assert second.path.exists()
    assert forms.put_in_use("申请表", own, TODAY).version.number == 3  # type: ignore[union-attr]


def test_a_form_with_an_unknown_field_is_not_put_in_use(tmp_path: Path, forms: FormSet) -> None:
    path = tmp_path / "错.docx"
    document = docx.Document()
    document.add_paragraph("{{单位名城}}")
    document.save(str(path))
    with pytest.raises(FormError, match="单位名称"):
        forms.put_in_use("申请表", path, TODAY)
    assert forms.form("申请表").version is None


@pytest.mark.parametrize("how", ["changed", "deleted"])
def test_an_office_form_that_changed_behind_our_back_is_told_and_not_filled(
    how: str, own: Path, forms: FormSet
) -> None:
    path = forms.put_in_use("申请表", own, TODAY).path
    if how == "changed":
        path.write_bytes(path.read_bytes() + b" ")
    else:
        path.unlink()
    with pytest.raises(FormError, match="改动过"):
        forms.form("申请表")
    forms.put_back("申请表")
    assert forms.form("申请表").version is None


def test_a_case_keeps_on_its_own_list_which_versions_of_the_forms_it_was_written_with(
    own: Path, forms: FormSet, catalogue: Catalogue, tmp_path: Path
) -> None:
    forms.put_in_use("申请表", own, TODAY)
    case = Case(business="new", day=TODAY, unit=Unit(name="北京市示例区监测站"))
    exported = export_case(make_plan(catalogue, case), tmp_path / "out", forms)
    listed = docx.Document(str(exported.folder / "材料清单.docx"))
    cells = [cell.text for table in listed.tables for row in table.rows for cell in row.cells]
    assert "申请表用本单位第 1 版（2026-11-22 启用）；明细表用示例表样" in cells


def test_only_the_samples_of_official_forms_are_told_of() -> None:
    assert official_samples({"申请表": SHIPPED, "明细表": SHIPPED, "材料清单": SHIPPED}) == ["申请表", "明细表"]
    assert official_samples({"申请表": "v2", "明细表": SHIPPED}) == ["明细表"]
    assert official_samples({"申请表": "v2", "明细表": "v1"}) == []


ACCOUNT = "6222021234567890123"


def with_account(tmp_path: Path, text: str = f"账号 {ACCOUNT}") -> Path:
    path = tmp_path / "带账号.docx"
    document = docx.Document()
    document.add_paragraph("{{单位名称}}")
    document.add_paragraph(text)
    document.save(str(path))
    return path


def test_a_form_with_an_account_is_used_only_as_far_as_a_person_has_confirmed_it(
    tmp_path: Path, forms: FormSet, catalogue: Catalogue
) -> None:
    path = with_account(tmp_path)
    with pytest.raises(FormError, match=ACCOUNT):
        forms.put_in_use("申请表", path, TODAY)
    remarks = remarks_to_confirm(examine_form(path, name="申请表"))
    for reason in ("", "  "):
        with pytest.raises(FormError, match="确认"):
            forms.put_in_use("申请表", path, TODAY, FormConfirmation(remarks, reason))
    with pytest.raises(FormError, match="确认"):
        forms.put_in_use("申请表", path, TODAY, FormConfirmation(("别的话",), "理由"))
    form = forms.put_in_use("申请表", path, TODAY, FormConfirmation(remarks, "受理单位的编号"))
    assert form.version is not None
    assert form.version.confirmed == FormConfirmation(remarks, "受理单位的编号")
    assert ["受理单位的编号" in problem.remedy for problem in check_in_use(form) if ACCOUNT in problem.message] == [
        True
    ]
    case = Case(business="new", day=TODAY, unit=Unit(name="北京市示例区监测站"))
    exported = export_case(make_plan(catalogue, case), tmp_path / "out", forms)
    listed = docx.Document(str(exported.folder / "材料清单.docx"))
    cells = "".join(cell.text for table in listed.tables for row in table.rows for cell in row.cells)
    assert ACCOUNT in cells
    assert "理由：受理单位的编号" in cells


def test_a_form_that_another_hand_has_put_in_the_list_is_not_filled(tmp_path: Path, forms: FormSet) -> None:
    remarks = remarks_to_confirm(examine_form(with_account(tmp_path, "编号 100000000001"), name="申请表"))
    confirmed = FormConfirmation(remarks, "编号")
    path = forms.put_in_use("申请表", with_account(tmp_path, "编号 100000000001"), TODAY, confirmed).path
    forged = with_account(tmp_path).read_bytes()
    listed = (tmp_path / "forms" / "forms.json").read_text("utf-8").partition("\n")[2]  # without its checksum
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(forged)
    (tmp_path / "forms" / "forms.json").write_text(listed.replace(before, hashlib.sha256(forged).hexdigest()), "utf-8")
    assert forms.form("申请表").version is not None
    with pytest.raises(FormError, match=ACCOUNT):
        forms.template("申请表")


@pytest.mark.parametrize("name", ["汇款信息单", "合并汇款单"])
def test_a_payment_sheet_without_the_guides_payee_is_never_put_in_use(
    name: str, tmp_path: Path, forms: FormSet
) -> None:
    path = with_account(tmp_path)
    remarks = remarks_to_confirm(examine_form(path, name="申请表"))
    with pytest.raises(FormError):
        forms.put_in_use(name, path, TODAY, FormConfirmation(remarks, "就是这个账号"))
    assert forms.form(name).version is None


@pytest.mark.parametrize("file", ["../申请表-1.docx", "../../etc/passwd", "/etc/passwd", "a\\..\\b.docx", "C:x.docx"])
def test_a_form_outside_its_folder_is_not_read(file: str, own: Path, tmp_path: Path, forms: FormSet) -> None:
    forms.put_in_use("申请表", own, TODAY)
    path = tmp_path / "forms" / "forms.json"
    (tmp_path / "申请表-1.docx").write_bytes((tmp_path / "forms" / "申请表-1.docx").read_bytes())
    path.write_text(
        path.read_text("utf-8").partition("\n")[2].replace("申请表-1.docx", file.replace("\\", "\\\\")), "utf-8"
    )
    with pytest.raises(BjcertError, match="没有使用"):
        forms.form("申请表")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can make a place that is root's alone")
def test_shared_forms_count_only_where_nobody_but_administrators_can_change_them(own: Path) -> None:
    base = Path(tempfile.mkdtemp(prefix="bjcert-test-", dir="/usr/local/lib"))
    base.chmod(0o755)
    try:
        FormSet(base / "forms").put_in_use("申请表", own, TODAY)
        for path in (base / "forms").iterdir():
            path.chmod(0o644)
        shared = FormSet(base / "forms", shared=True)
        assert shared.form("申请表").version is not None
        for path, mode in ((base / "forms", 0o777), (base / "forms" / "forms.json", 0o666)):
            before = path.stat().st_mode
            path.chmod(mode)
            with pytest.raises(FormError, match=r"没有采用.*普通用户也能改动"):
                shared.form("申请表")
            path.chmod(before)
    finally:
        shutil.rmtree(base)


def test_forms_put_in_use_by_several_processes_are_all_kept(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from datetime import date;"
    code += "from bjcert_desktop.jobs.form_library import FormSet; from bjcert_desktop.system.paths import data;"
    code += "[FormSet(Path(sys.argv[1])).put_in_use(sys.argv[2], data('forms', f'{sys.argv[2]}.docx'), date.today())"
    code += " for _ in range(5)]"
    names = ["申请表", "明细表", "材料清单"]
    running = [subprocess.Popen([sys.executable, "-c", code, tmp_path / "forms", name]) for name in names]
    assert [each.wait() for each in running] == [0, 0, 0]
    assert ["第 5 版" in FormSet(tmp_path / "forms").form(name).label for name in names] == [True] * 3


def test_a_damaged_list_is_told_once_and_set_aside(tmp_path: Path, forms: FormSet, own: Path) -> None:
    forms.put_in_use("申请表", own, TODAY)
    path = tmp_path / "forms" / "forms.json"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SetAsideError, match=r"forms\.json\.damaged"):
        forms.samples(["申请表"])
    assert forms.form("申请表").version is None
    assert forms.problem() == ""


def test_a_list_of_a_newer_version_is_told_left_as_it_is_and_stops_no_page(tmp_path: Path, forms: FormSet) -> None:
    path = tmp_path / "forms" / "forms.json"
    path.parent.mkdir()
    path.write_text('{"of": "a newer version"}')
    assert "更新版本" in forms.problem()
    assert forms.samples(["申请表"]) == []
    with pytest.raises(BjcertError, match="更新版本"):
        forms.form("申请表")
    assert path.read_text() == '{"of": "a newer version"}'


def test_a_damaged_list_is_told_with_what_follows_from_it(tmp_path: Path, forms: FormSet, own: Path) -> None:
    forms.put_in_use("申请表", own, TODAY)
    path = tmp_path / "forms" / "forms.json"
    path.write_bytes(path.read_bytes()[:-20])
    assert "forms.json.damaged" in (told := forms.problem())
    assert "重新换用" in told
    assert forms.problem() == ""
    assert FormSet(tmp_path / "gone", shared=True).problem() == ""  # a drive that may come back
