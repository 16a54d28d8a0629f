"""From a plan to a folder: every file whole or no folder at all, and never over what was there."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import Plan, make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import ExportError, FormError
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs import export, form_library
from bjcert_desktop.jobs.export import export_case, folder_name
from bjcert_desktop.jobs.form_cache import FormCache
from bjcert_desktop.system.files import MAX_PATH
from tests.scenarios import WITHOUT_PAPERS

UNIT = Unit(name="北京市示例区生态环境局", code="11110105000001011F", handler="王示例", handler_phone="13800000000")


def plan_of(scenario: str = "renew-mail", unit: Unit = UNIT, **case: str) -> Plan:
    catalogue = load_catalogue()
    chosen = Case(unit=unit, day=date(2026, 11, 22), **case)  # type: ignore[arg-type]
    return make_plan(catalogue, chosen, catalogue.owner(scenario)[1])


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def failing_at(count: int, error: BaseException) -> Callable[[Path, bytes], None]:
    """A stand-in for write that raises *error* at the file number *count*."""
    calls = 0

    def write(path: Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == count:
            raise error
        write(path, content)

    return write


def test_a_case_becomes_a_folder_named_after_day_business_and_unit(tmp_path: Path) -> None:
    exported = export_case(plan_of(), tmp_path)
    assert exported.folder == tmp_path / "20261122 更新 北京市示例区生态环境局"
    titles = ["申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页"]
    assert [path.name for path in exported.files] == [f"{title}.docx" for title in titles]
    assert everything(tmp_path) == sorted([exported.folder.name, *(f"{exported.folder.name}/{t}.docx" for t in titles)])


def test_what_is_left_blank_is_listed_in_the_order_of_the_form(tmp_path: Path) -> None:
    exported = export_case(plan_of(), tmp_path)
    assert exported.missing == (
        "法定代表人",
        "单位地址",
        "邮政编码",
        "单位电话",
        "经办人身份证号",
        "电子邮箱",
        "发票邮箱",
        "证书.USBKey序列号",
        "证书.到期日期",
    )
    assert export_case(plan_of("renew-online"), tmp_path / "在线").missing == ()


def test_the_way_of_delivery_is_ticked() -> None:
    for delivery, ticked in (("mail", "☑ 邮寄\t□ 现场"), ("onsite", "□ 邮寄\t☑ 现场")):
        plan = plan_of(delivery=delivery)
        (document,) = (d for d in plan.documents if d.form == "申请表")
        path = Path(os.environ["XDG_DATA_HOME"]) / "申请表.docx"
        path.write_bytes(FormCache(form_library.FormSet()).fill(document))
        (table,) = docx.Document(str(path)).tables
        assert ticked in [cell.text for row in table.rows for cell in row.cells]


@pytest.mark.parametrize("scenario", WITHOUT_PAPERS)
def test_a_case_without_documents_is_refused_and_leaves_nothing(tmp_path: Path, scenario: str) -> None:
    with pytest.raises(ExportError, match="没有要导出的文件"):
        export_case(plan_of(scenario), tmp_path / "out")
    assert everything(tmp_path) == []


def test_a_folder_that_is_there_already_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = export_case(plan_of(), tmp_path).folder
    (folder / "申请表.docx").write_bytes("改过".encode())
    before = everything(tmp_path)
    with pytest.raises(ExportError) as refused:
        export_case(plan_of(), tmp_path)
    assert str(folder) in refused.value.message
    assert "改名或移走" in refused.value.remedy
    assert everything(tmp_path) == before
    assert (folder / "申请表.docx").read_bytes() == "改过".encode()


def test_a_number_can_be_added_instead(tmp_path: Path) -> None:
    names = [export_case(plan_of(), tmp_path, numbered=True).folder.name for _ in range(3)]
    first = "20261122 更新 北京市示例区生态环境局"
    assert names == [first, f"{first} (2)", f"{first} (3)"]


@pytest.mark.parametrize("name", ["../../逃出", "C:\\Windows", "CON", "/etc", "..", "局" * 300, "𠮷" * 300, "\u202e"])
def test_nothing_lands_outside_the_folder_that_was_chosen(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    exported = export_case(plan_of(unit=Unit(name=name)), out)
    assert exported.folder.parent == out
    assert all(path.parent == exported.folder for path in exported.files)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_every_path_stays_within_what_windows_and_word_take(tmp_path: Path) -> None:
    out = tmp_path / ("深" * 60)
    exported = export_case(plan_of("rename-code", unit=Unit(name="局" * 300)), out, numbered=True)
    assert max(len(str(path)) for path in exported.files) <= MAX_PATH


def test_a_place_that_is_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="太长"):
        export_case(plan_of(), tmp_path / ("a" * 200) / "b")
    assert everything(tmp_path) == []


@pytest.mark.parametrize("count", [1, 3, 5])
@pytest.mark.parametrize(
    ("error", "raised", "said"),
    [
        (OSError(errno.ENOSPC, "full"), ExportError, "磁盘空间不足"),
        (PermissionError(errno.EACCES, "denied"), ExportError, "没有权限"),
        (KeyboardInterrupt(), KeyboardInterrupt, "^$"),
    ],
)
def test_an_export_that_fails_half_way_leaves_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
    error: BaseException,
    raised: type[BaseException],
    said: str,
) -> None:
    monkeypatch.setattr(export, "write", failing_at(count, error))
    with pytest.raises(raised, match=said):
        export_case(plan_of(), tmp_path)
    assert everything(tmp_path) == []


def test_a_template_that_is_missing_stops_the_export_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_library, "data", lambda *_: tmp_path / "没有.docx")
    with pytest.raises(FormError, match=r"没有\.docx"):
        export_case(plan_of(), tmp_path / "out")
    assert everything(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_bytes(b"")
    for out in (file, file / "deeper"):
        with pytest.raises(ExportError, match="不是可以使用的文件夹"):
            export_case(plan_of(), out)
    assert file.read_bytes() == b""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="没有权限"):
        export_case(plan_of(), tmp_path)


def test_a_folder_name_has_the_length_that_was_asked_for() -> None:
    assert len(folder_name(plan_of(unit=Unit(name="局" * 300)), 40)) == 40


def test_the_address_on_the_web_is_a_file_to_carry_and_no_paper(tmp_path: Path) -> None:
    written = export_case(plan_of("unlock"), tmp_path)
    url = load_catalogue().online.url
    assert [path.name for path in written.files] == ["在线办理指引.docx"]
    assert (written.folder / "在线办理网址.txt").read_text("utf-8").strip() == url
    assert f"URL={url}" in (written.folder / "在线办理网址.url").read_text("utf-8")
    assert sorted(path.suffix for path in export_case(plan_of("revoke"), tmp_path).folder.iterdir()) == [".docx"] * 4
