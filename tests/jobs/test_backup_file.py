"""A backup that comes from elsewhere is looked at first: what is forged is refused or left out."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from bjcert_desktop import ledger
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import BjcertError, ExportError
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.jobs import backup, backup_file
from bjcert_desktop.jobs.drafts import Draft, load_drafts, new_id, save_draft
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.ledger import Ledger, open_ledger
from bjcert_desktop.registry.api import change_notes, load_notes
from tools import hostile_backups


@pytest.fixture
def office(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A data folder with a case, a draft and a unit."""
    folder = tmp_path / "office"
    case = Case("renew", {"renew.way": "mail"}, Unit(name="北京市示例区监测站"), day=date(2026, 11, 22))
    export_case(make_plan(catalogue, case), tmp_path / "out", ledger=open_ledger(folder))
    save_draft(folder / "drafts", Draft(new_id(), case, "fee", datetime(2026, 1, 1)))
    change_notes(folder, lambda notes: notes.add({"单位名称": "手工单位"}))
    return folder


@pytest.mark.parametrize("part", range(4))
def test_a_forged_backup_is_refused_or_restored_without_what_is_forged(office: Path, tmp_path: Path, part: int) -> None:
    """A sample of all kinds; nothing lies outside, and the program works with whatever was restored."""
    backup.write_backup(office, tmp_path / "b.zip")
    for number, (what, make) in enumerate(hostile_backups.kinds(hostile_backups.members_of(tmp_path / "b.zip"))):
        if number % 8 != part:
            continue
        place = tmp_path / str(number)
        place.mkdir()
        make(place / "b.zip")
        try:
            told = backup.read_backup(place / "b.zip")
        except BjcertError:
            with pytest.raises(BjcertError):
                backup.restore_backup(place / "data", place / "b.zip")
            assert not list((place / "data").rglob("*")), what
        else:
            assert backup.restore_backup(place / "data", place / "b.zip") == told, what
            found = Ledger(place / "data")
            assert (ledger.check(found), found.find().total) == ("", told.entries), what
            drafts, notes = load_drafts(place / "data" / "drafts"), load_notes(place / "data")
            assert len(drafts) == 1, what
            assert bool(notes.by_hand) is not any("registry.json" in each for each in told.problems), what
            assert FormSet(place / "data" / "forms").form("申请表").version is None, what
        assert {path.name for path in place.iterdir()} <= {"data", "b.zip"}, what
        assert {path.name for path in tmp_path.iterdir() if not path.name.isdigit()} == {"b.zip", "office", "out"}


def test_a_backup_whose_headers_contradict_its_directory_is_refused(office: Path, tmp_path: Path) -> None:
    backup.write_backup(office, tmp_path / "b.zip")
    kinds = dict(hostile_backups.kinds(hostile_backups.members_of(tmp_path / "b.zip")))
    lying = [what for what in kinds if "before a member" in what]
    assert len(lying) == 5
    for what in lying:
        kinds[what](tmp_path / "lying.zip")
        with pytest.raises(ExportError, match="不是本程序的备份"):
            backup.read_backup(tmp_path / "lying.zip")


@pytest.mark.parametrize("name", ["registry.json", "forms/A.docx"])
def test_a_backup_with_one_name_twice_is_refused_even_if_its_list_names_what_is_read(
    office: Path, tmp_path: Path, name: str
) -> None:
    """Programs disagree on which of the two there is; Windows takes names that differ in case for one."""
    backup.write_backup(office, tmp_path / "b.zip")
    members = {**hostile_backups.members_of(tmp_path / "b.zip"), "forms/a.docx": b"one"}
    hostile_backups.write(tmp_path / "b.zip", members if name in members else {**members, name: b"two"})
    if name in members:
        with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
            archive.writestr(name, members[name])
    with pytest.raises(ExportError, match="不是本程序的备份"):
        backup.read_backup(tmp_path / "b.zip")


def test_a_backup_packed_from_far_more_than_a_true_one_is_refused_before_it_is_unpacked(
    office: Path, tmp_path: Path
) -> None:
    backup.write_backup(office, tmp_path / "b.zip")
    members = hostile_backups.members_of(tmp_path / "b.zip")
    hostile_backups.write(tmp_path / "b.zip", {**members, "forms/a.docx": bytes(19 << 20)})
    with pytest.raises(ExportError, match="不是本程序的备份"):
        backup.read_backup(tmp_path / "b.zip")


def test_a_backup_larger_than_can_be_restored_is_not_written(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_file, "MOST_IN_ALL", 1000)
    with pytest.raises(ExportError, match="太大"):
        backup.write_backup(office, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()
