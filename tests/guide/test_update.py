"""The payee's account is shown only from what was published, or from what administrators alone put in its place."""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bjcert_desktop.cli import main
from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import FormError, GuideError
from bjcert_desktop.guide import LIST, Catalogue, load_catalogue, seal_update
from bjcert_desktop.jobs.batch.batch import Batch
from bjcert_desktop.jobs.batch.run import run
from bjcert_desktop.jobs.export import export_case
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.preparation import PreparedUnit
from bjcert_desktop.system.paths import data

ACCOUNT, FORGED = "01090327800120102315712", "62220000000000000001"
DAY = date(2026, 11, 20)
MAIL = Case(business="renew", answers={"renew.way": "mail"}, unit=Unit(name="示例局", code="12"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped data."""
    return Path(shutil.copytree(data("resources", "guide"), tmp_path / "手册 数据"))


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every place were the administrators' alone."""
    monkeypatch.setattr("bjcert_desktop.guide.update.who_else_can_change", lambda *_: "")


def change(folder: Path, old: str = ACCOUNT, new: str = FORGED) -> None:
    file = folder / "general.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def texts_of(path: Path) -> str:
    """Everything that can be read in a finished paper."""
    with zipfile.ZipFile(path) as package:
        return re.sub("<[^>]*>", "", package.read("word/document.xml").decode())


# --- shipped data -----------------------------------------------------------------------------------------------------


def test_the_shipped_account_is_shown_and_nothing_is_said_of_an_update(catalogue: Catalogue) -> None:
    assert catalogue.account.account == ACCOUNT
    assert (catalogue.origin.problem, catalogue.origin.note) == ("", "")


@pytest.mark.parametrize("change_what", ["account", "a blank line"])
def test_changed_data_have_no_account_and_say_which_file_was_changed(folder: Path, change_what: str) -> None:
    if change_what == "account":
        change(folder)
    else:
        with (folder / "renew.toml").open("a") as file:
            file.write("\n")
    found = load_catalogue(folder)
    account = found.account
    assert (account.name, account.bank, account.account, account.bank_number) == ("", "", "", "")
    assert ("general.toml" if change_what == "account" else "renew.toml") in found.origin.problem
    assert "请先不要汇款" in found.origin.problem


def test_a_file_of_the_guide_cannot_say_where_it_comes_from(folder: Path) -> None:
    change(folder, 'title = "', 'origin = {}\ntitle = "')
    with pytest.raises(GuideError, match="origin"):
        load_catalogue(folder)


@pytest.mark.parametrize("payment", ["transfer", "treasury"])
def test_without_an_account_the_payment_sheet_is_blank_there_and_says_why(
    folder: Path, tmp_path: Path, payment: str
) -> None:
    change(folder)
    found = load_catalogue(folder)
    plan = make_plan(found, Case(**{**MAIL.__dict__, "payment": payment}))
    assert plan.payee is None
    assert plan.no_account == found.origin.problem
    exported = export_case(plan, tmp_path / "out")
    sheet = texts_of(exported.folder / "汇款信息单.docx")
    assert "general.toml" in sheet
    for path in exported.files:
        assert FORGED not in texts_of(path)
        assert ACCOUNT not in texts_of(path).replace(" ", "")


def test_paying_on_site_needs_no_account_and_is_not_held_up(folder: Path) -> None:
    change(folder)
    plan = make_plan(load_catalogue(folder), Case(**{**MAIL.__dict__, "payment": "onsite"}))
    assert (plan.payee, plan.no_account) == (None, "")
    assert "汇款信息单" not in [document.title for document in plan.documents]


@pytest.mark.parametrize(("scenario", "paper"), [("revoke", "材料清单"), ("unlock", "在线办理指引")])
def test_papers_without_an_account_say_that_the_data_were_changed_too(
    folder: Path, tmp_path: Path, scenario: str, paper: str
) -> None:
    change(folder)
    found = load_catalogue(folder)
    exported = export_case(make_plan(found, MAIL, found.owner(scenario)[1]), tmp_path / "out")
    assert "general.toml" in texts_of(exported.folder / f"{paper}.docx")


def test_the_payment_sheet_for_many_units_has_no_account_either(folder: Path, tmp_path: Path) -> None:
    change(folder)
    found = load_catalogue(folder)
    members = [PreparedUnit(Unit(name=name, code=name)) for name in ("甲局", "乙局")]
    result = run(Batch(found, found.owner("renew-mail")[1], MAIL, members, tmp_path / "out"))
    assert result.transfer is not None
    sheet = texts_of(result.transfer)
    assert "general.toml" in sheet
    assert FORGED not in sheet


def test_a_shipped_form_that_was_changed_is_not_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data("forms"), tmp_path / "forms")
    monkeypatch.setattr("bjcert_desktop.jobs.form_library.data", lambda *parts: tmp_path.joinpath(*parts))
    assert FormSet().form("申请表").path.is_file()
    with (tmp_path / "forms" / "申请表.docx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(FormError, match=r"申请表.*改动过.*重新安装"):
        FormSet().form("申请表")


# --- an update --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("safe")
def test_an_update_is_used_and_named_with_its_day_beside_the_account(folder: Path, tmp_path: Path) -> None:
    change(folder)
    seal_update(folder, DAY)
    found = load_catalogue(update=folder)
    assert found.account.account == FORGED
    assert found.origin.note == "收款账户等手册数据由本单位管理员更新于2026年11月20日。"
    exported = export_case(make_plan(found, MAIL), tmp_path / "out")
    sheet = texts_of(exported.folder / "汇款信息单.docx")
    assert found.origin.note in sheet


def _drop_list(folder: Path) -> None:
    (folder / LIST).unlink()


def _empty_list(folder: Path) -> None:
    (folder / LIST).write_text(f"# {DAY}\n")


def _list_without_day(folder: Path) -> None:
    lines = (folder / LIST).read_text().splitlines(keepends=True)
    (folder / LIST).write_text("".join(lines[1:]))


def _leave_out(folder: Path) -> None:
    lines = (folder / LIST).read_text().splitlines(keepends=True)
    (folder / LIST).write_text("".join(line for line in lines if "renew.toml" not in line))


def _list_outside(folder: Path) -> None:
    text = (folder / LIST).read_text()
    (folder / LIST).write_text(text.replace("renew.toml", "../renew.toml"))


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.usefixtures("safe")
@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (change, "和清单 guide.sha256 不符"),
        (_drop_list, "guide.sha256"),
        (_empty_list, "guide.sha256”的内容不对"),
        (_list_without_day, "guide.sha256”的内容不对"),
        (_leave_out, "缺少手册数据文件 renew.toml"),
        (_list_outside, "guide.sha256”的内容不对"),
        (_remove, "不在，或打不开"),
    ],
)
def test_an_update_that_is_not_whole_blocks_the_account_and_says_what_to_do(
    folder: Path, harm: Callable[[Path], None], said: str
) -> None:
    seal_update(folder, DAY)
    harm(folder)
    found = load_catalogue(update=folder)
    assert found.account.account == ""
    assert said in found.origin.problem
    assert "请" in found.origin.problem
    assert "可能已经过时" in found.origin.problem


@pytest.mark.usefixtures("safe")
def test_an_update_that_is_wrong_in_itself_blocks_the_account(folder: Path) -> None:
    seal_update(folder, DAY)
    change(folder, "telephones = ", "phones = ")
    text = "".join(
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in sorted(path.name for path in folder.glob("*.toml"))
    )
    (folder / LIST).write_text(f"# {DAY}\n{text}")
    found = load_catalogue(update=folder)
    assert found.account.account == ""
    assert "telephones" in found.origin.problem


def test_an_update_in_a_place_that_users_can_change_blocks_the_account(folder: Path) -> None:
    folder.parent.chmod(0o777)
    seal_update(folder, DAY)
    found = load_catalogue(update=folder)
    assert found.account.account == ""
    assert "普通用户也能改动" in found.origin.problem or "不归管理员所有" in found.origin.problem
    assert "Program Files" in found.origin.problem


def test_sealing_refuses_what_is_wrong_and_writes_no_list(folder: Path, tmp_path: Path) -> None:
    change(folder, "addressee = ", "adressee = ")
    with pytest.raises(GuideError, match="adressee"):
        seal_update(folder, DAY)
    assert not (folder / LIST).exists()
    with pytest.raises(GuideError, match=r"没有手册数据"):
        seal_update(tmp_path, DAY)


def test_sealing_refuses_a_form_that_the_program_does_not_have(folder: Path) -> None:
    file = folder / "renew.toml"
    file.write_text(file.read_text("utf-8").replace('form = "明细表"', 'form = "明细单"', 1), "utf-8")
    with pytest.raises(GuideError, match="明细单"):
        seal_update(folder, DAY)


def test_an_update_made_for_an_earlier_version_means_what_it_meant(
    folder: Path, catalogue: Catalogue, safe: None
) -> None:
    added = ("mailed =", "voucher", "again =", 'when = "paid', "collected =", "new_term =", "keys =")
    dropped = 0
    for file in folder.glob("*.toml"):
        if file.name != "caveats.toml":
            lines = file.read_text("utf-8").splitlines(keepends=True)
            kept = [line for line in lines if not line.startswith(added)]
            dropped += len(lines) - len(kept)
            earlier = re.sub(r"\[\[collections\]\]\n(?:.+\n)+", "", "".join(kept))
            file.write_text(earlier, "utf-8")
    assert "collections" not in (folder / "general.toml").read_text("utf-8")
    seal_update(folder, DAY)
    found = load_catalogue(update=folder)
    assert dropped >= 12
    assert found.origin.problem == ""
    assert found.businesses == catalogue.businesses
    assert (found.deliveries, found.collections) == (catalogue.deliveries, catalogue.collections)
    assert found.payments == catalogue.payments


def test_two_scenarios_for_the_same_state_of_a_key_are_refused(folder: Path) -> None:
    file = folder / "unlock.toml"
    file.write_text(file.read_text("utf-8").replace("steps = [", 'keys = ["held"]\nsteps = ['), "utf-8")
    with pytest.raises(GuideError, match=r"renew-mail.*unlock.*held"):
        seal_update(folder, DAY)


# --- the command line -------------------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of administrators, whose settings are trusted."""
    machine = tmp_path / "machine"
    machine.mkdir()
    monkeypatch.setattr("bjcert_desktop.settings.policy.machine_data", lambda: machine)
    monkeypatch.setattr("bjcert_desktop.settings.policy.who_else_can_change", lambda *_: "")
    return machine


@pytest.mark.usefixtures("safe")
def test_the_command_line_takes_the_update_that_is_set(
    folder: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder)
    assert main(["guide", "seal", str(folder)]) == 0
    assert FORGED in capsys.readouterr().out
    (office / "policy.toml").write_text(f"guide = '{folder}'\n", "utf-8")
    assert main(["quote", "renew-mail"]) == 0
    told = capsys.readouterr()
    assert FORGED in told.out
    assert "由本单位管理员更新于" in told.out


def test_the_command_line_shows_no_account_from_an_update_that_is_not_safe(
    folder: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.chmod(0o777)
    seal_update(folder, DAY)
    (office / "policy.toml").write_text(f"guide = '{folder}'\n", "utf-8")
    assert main(["quote", "renew-mail"]) == 0
    told = capsys.readouterr().out
    assert ACCOUNT not in told
    assert "收款账户因此不显示" in told
    assert main(["guide"]) == 0
    assert "收款账户因此不显示" in capsys.readouterr().err
    assert main(["quote", "renew-mail", "--json"]) == 0
    assert '"payee": null' in capsys.readouterr().out
