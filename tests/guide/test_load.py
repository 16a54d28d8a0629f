"""The guide's data against the guide: where questions lead, what each scenario asks for, and what it says of money."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import find_scenario
from bjcert_desktop.errors import CaseError, GuideError
from bjcert_desktop.guide import Catalogue, chapter_label, load_catalogue
from bjcert_desktop.system.paths import data
from tests.scenarios import (
    BUSINESSES,
    FORM,
    HANDLER,
    LICENCE,
    ROWS,
    SCENARIOS,
    SHEET,
    SHORT_NAMES,
    VALID_KEY,
    VOUCHER,
    GuideRow,
)

#: The scenarios for which the guide has no rule.
SILENT = ("rename-no-key", "replace-damaged-expired")


def texts(value: Any) -> Iterator[str]:
    """Every text in *value*, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def test_the_businesses_are_those_of_the_guide_in_its_order(catalogue: Catalogue) -> None:
    assert {b.id: (b.short, b.chapter) for b in catalogue.businesses} == BUSINESSES
    assert [b.short for b in catalogue.businesses] == list(SHORT_NAMES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_of_answers_leads_to_its_scenario(catalogue: Catalogue, row: GuideRow) -> None:
    found = catalogue.scenario_for(row.business, row.answers)
    assert found is not None
    assert (found.id, found.chapter) == (row.scenario, row.chapter)
    assert find_scenario(catalogue, Case(business=row.business, answers=row.answers)) is found


def test_the_routes_are_exactly_the_rows_of_the_table(catalogue: Catalogue) -> None:
    routes = [(b.id, route.answers, route.scenario) for b in catalogue.businesses for route in b.routes]
    assert routes == [(row.business, row.answers, row.scenario) for row in ROWS]


@pytest.mark.parametrize("row", [row for row in ROWS if row.answers], ids=lambda row: row.name)
def test_an_open_question_leads_nowhere_yet(catalogue: Catalogue, row: GuideRow) -> None:
    for left_out in row.answers:
        rest = {question: answer for question, answer in row.answers.items() if question != left_out}
        assert catalogue.scenario_for(row.business, rest) is None
        with pytest.raises(CaseError):
            find_scenario(catalogue, Case(business=row.business, answers=rest))


def test_answers_to_the_questions_of_another_business_do_not_count(catalogue: Catalogue) -> None:
    others = {"renew.way": "online", "replace.expired": "yes", "rename.code": "yes", "rename.key": "no"}
    found = catalogue.scenario_for("revoke", {**others, "revoke.valid": "yes"})
    assert found is not None
    assert found.id == "revoke"


def test_every_question_can_be_answered_in_at_least_two_ways_that_matter(catalogue: Catalogue) -> None:
    for business in catalogue.businesses:
        for question in business.questions:
            used = {route.answers.get(question.id) for route in business.routes}
            assert {option.id for option in question.options} == used - {None}


@pytest.mark.parametrize("row", SCENARIOS.values(), ids=SCENARIOS)
def test_materials_documents_and_fees_are_those_of_the_guide(catalogue: Catalogue, row: GuideRow) -> None:
    found = catalogue.owner(row.scenario)[1]
    assert [(m.name, m.stamp) for m in found.materials] == list(row.materials)
    assert [d.title or d.form for d in found.documents] == list(row.documents)
    assert [(f.label, f.price, f.per_certificate, f.per_year) for f in found.fees] == list(row.fees)
    assert (found.free, found.online, found.renamed) == (row.free, row.online, row.renamed)


@pytest.mark.parametrize("row", SCENARIOS.values(), ids=SCENARIOS)
def test_what_comes_back_and_with_which_term_is_as_the_guide_says(catalogue: Catalogue, row: GuideRow) -> None:
    found = catalogue.owner(row.scenario)[1]
    assert (found.collected, found.new_term, found.about_existing) == (row.collected, row.new_term, bool(row.issued))


def test_there_is_a_template_for_every_document(catalogue: Catalogue) -> None:
    for _, scenario in catalogue.scenarios():
        for document in scenario.documents:
            assert data("forms", f"{document.form}.docx").is_file()


def test_the_account_is_exactly_the_one_of_the_guide(catalogue: Catalogue) -> None:
    account = catalogue.account
    assert account.name == "北京数字认证股份有限公司"
    assert account.bank == "北京银行股份有限公司双清苑支行"
    assert account.account == "01090327800120102315712"
    assert account.bank_number == "313100000415"


def test_the_addressee_is_exactly_the_one_of_the_guide(catalogue: Catalogue) -> None:
    contact = catalogue.contact
    assert (contact.addressee, contact.telephone) == ("政务", "62042172")
    assert contact.address == "北京市西城区裕民东路3号京版信息港一层数字证书认证中心"


def test_the_address_on_the_web_and_the_telephones_for_invoices_are_those_of_the_guide(catalogue: Catalogue) -> None:
    url = "https://online.bjca.org.cn/v2/#/index/updateLogin?channelId=PT1BTnlnak13QVRN"
    assert catalogue.online.url == url
    assert catalogue.invoice.telephones == ("010-58515511", "010-62042172")
    for _, scenario in catalogue.scenarios():
        assert any(url in step for step in scenario.steps) == (scenario.id in ("renew-online", "unlock"))


def test_paying_on_site_is_the_only_way_that_transfers_nothing(catalogue: Catalogue) -> None:
    transfers = {payment.id: payment.transfer for payment in catalogue.payments}
    assert transfers == {"transfer": True, "treasury": True, "onsite": False}
    assert [delivery.id for delivery in catalogue.deliveries] == ["mail", "onsite"]


def test_no_text_of_the_guide_has_a_brace_left_in_it(catalogue: Catalogue) -> None:
    assert [text for text in texts(msgspec.to_builtins(catalogue)) if re.search("[{}]", text)] == []


def test_every_material_and_caveat_is_used_by_a_scenario(catalogue: Catalogue) -> None:
    for kind in ("materials", "caveats"):
        kept = tomllib.loads(data("resources", "guide", f"{kind}.toml").read_text("utf-8"))
        used = {item.id for _, scenario in catalogue.scenarios() for item in getattr(scenario, kind)}
        assert set(kept) == used


def test_every_fact_names_its_chapter(catalogue: Catalogue) -> None:
    chapters = [catalogue.contact, catalogue.account, catalogue.invoice, catalogue.online, *catalogue.businesses]
    chapters += [scenario for _, scenario in catalogue.scenarios() if scenario.id not in SILENT]
    for fact in chapters:
        assert re.fullmatch(r"第\d章(第\d节)?(第\d条)?", chapter_label(fact.chapter)), fact


def test_what_is_quoted_from_the_guide_stands_in_it_word_for_word(catalogue: Catalogue) -> None:
    source = next((Path(__file__).resolve().parents[3] / "shared" / "guide").glob("000_*.txt"), None)
    if source is None:
        pytest.skip("the guide's text is not beside the project")
    guide = source.read_text("utf-8")
    account, contact = catalogue.account, catalogue.contact
    quoted = [account.name, account.bank, account.account, account.bank_number, catalogue.online.url]
    quoted += [contact.addressee, contact.telephone, contact.address, *catalogue.invoice.telephones]
    quoted += [FORM, SHEET, VOUCHER, LICENCE, HANDLER, VALID_KEY]
    assert [text for text in quoted if text not in guide] == []


# --- what is wrong is refused by name ---------------------------------------------------------------------------------


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the guide's data, to be damaged."""
    return Path(shutil.copytree(data("resources", "guide"), tmp_path / "guide"))


def damage(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_an_unharmed_copy_is_the_same_guide(copied: Path, catalogue: Catalogue) -> None:
    assert load_catalogue(copied) == catalogue


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("general.toml", "title = "),
        ("general.toml", "businesses = "),
        ("general.toml", "addressee = "),
        ("general.toml", "telephone = "),
        ("general.toml", "account = "),
        ("general.toml", "bank_number = "),
        ("general.toml", "mailbox = "),
        ("general.toml", "telephones = "),
        ("general.toml", "url = "),
        ("materials.toml", "name = "),
        ("caveats.toml", "text = "),
        ("caveats.toml", "chapter = "),
        ("new.toml", "short = "),
        ("new.toml", "price = "),
        ("renew.toml", "lead = "),
        ("rename.toml", 'scenario = "rename-no-key"'),
        ("replace.toml", "text = "),
        ("revoke.toml", "when = "),
        ("unlock.toml", "chapter = "),
    ],
)
def test_a_missing_key_is_refused_by_name(copied: Path, file: str, line: str) -> None:
    lines = (copied / file).read_text("utf-8").splitlines(keepends=True)
    del lines[next(index for index, written in enumerate(lines) if written.startswith(line))]
    (copied / file).write_text("".join(lines), "utf-8")
    with pytest.raises(GuideError) as refused:
        load_catalogue(copied)
    assert line.split(" = ")[0] in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("file", "after"),
    [
        ("general.toml", "[contact]\n"),
        ("general.toml", "[account]\n"),
        ("general.toml", "[invoice]\n"),
        ("general.toml", "[[payments]]\n"),
        ("general.toml", ""),
        ("materials.toml", "[detail-sheet]\n"),
        ("caveats.toml", "[rename-heading]\n"),
        ("new.toml", ""),
        ("new.toml", "[[scenarios.fees]]\n"),
        ("new.toml", "[[routes]]\n"),
        ("rename.toml", "[[questions]]\n"),
        ("rename.toml", "[[questions.options]]\n"),
        ("revoke.toml", "[[scenarios]]\n"),
    ],
)
def test_an_unknown_key_is_refused_by_name(copied: Path, file: str, after: str) -> None:
    damage(copied / file, after, f'{after}colour = "red"\n')
    with pytest.raises(GuideError, match="colour"):
        load_catalogue(copied)


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("new.toml", '"handler-id"', '"handler-card"', "handler-card"),
        ("new.toml", '"years-unlimited"', '"years-free"', "years-free"),
        ("renew.toml", 'scenario = "renew-online"', 'scenario = "renew-offline"', "renew-offline"),
        ("renew.toml", '"renew.way" = "online"', '"renew.way" = "offline"', "renew.way"),
        ("general.toml", '"revoke"', '"revocation"', "revocation.toml"),
        ("new.toml", "price = 200", 'price = "200"', "price"),
        ("caveats.toml", 'when = "more-than-one"', 'when = "always-ish"', "always-ish"),
        ("revoke.toml", 'expired = { "revoke.valid" = "no"', 'expired = { "revoke.valid" = "never"', "revoke.valid"),
        ("rename.toml", '["former_name"]', '["former_handler"]', "former_handler"),
        ("unlock.toml", "[[routes]]", "[[routes]", "unlock.toml"),
    ],
)
def test_what_does_not_fit_together_is_refused_by_name(copied: Path, file: str, old: str, new: str, named: str) -> None:
    damage(copied / file, old, new)
    with pytest.raises(GuideError) as refused:
        load_catalogue(copied)
    assert named in refused.value.message


@pytest.mark.parametrize("file", ["general.toml", "materials.toml", "caveats.toml", "renew.toml"])
def test_a_missing_or_garbled_file_is_refused_by_name(copied: Path, file: str) -> None:
    (copied / file).write_bytes("标题 = “".encode("gb18030"))
    with pytest.raises(GuideError, match=file):
        load_catalogue(copied)
    (copied / file).unlink()
    load_catalogue.cache_clear()
    with pytest.raises(GuideError, match=file):
        load_catalogue(copied)


@pytest.mark.parametrize("odd", ["5", "true", "2026-11-30", "1.5", "[[1]]", "[5]", "{ a = 1 }", "[" * 900 + "]" * 900])
@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("general.toml", "businesses"),
        ("general.toml", "url"),
        ("general.toml", "telephones"),
        ("general.toml", "telephone"),
        ("renew.toml", "caveats"),
        ("renew.toml", "materials"),
        ("renew.toml", "lead"),
    ],
)
def test_a_value_of_another_kind_is_refused_and_never_a_traceback(copied: Path, file: str, key: str, odd: str) -> None:
    text = (copied / file).read_text("utf-8")
    before, _, rest = text.partition(f"\n{key} = ")
    end = rest.index("]\n") + 1 if rest.startswith("[") else rest.index("\n")
    (copied / file).write_text(f"{before}\n{key} = {odd}{rest[end:]}", "utf-8")
    with pytest.raises(GuideError) as refused:
        load_catalogue(copied)
    assert re.search(f"{file}|{key}", refused.value.message)
