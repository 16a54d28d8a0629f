"""Facts about certificates: kept with the ledger, sealed, carried to another computer, and cleared."""

from datetime import date, timedelta
from pathlib import Path

from bjcert_desktop.domain.certificates import CertificateFact
from bjcert_desktop.ledger import Ledger, clear_personal, open_ledger, portable, write_portable

from .conftest import DAY, USER_PHONE, MakeRecord


def fact(certificate: str, day: date = DAY, **values: str) -> CertificateFact:
    return CertificateFact("甲局", "代码甲", certificate, day, values, {"phone": USER_PHONE}, added=True)


def test_facts_keep_their_order_and_values(ledger: Ledger) -> None:
    ledger.state_facts([fact("A", serial="A", phone=USER_PHONE), fact("B", valid_to="2027-11-29")])
    ledger.state_facts([fact("A", valid_to="2028-11-29")])
    found = ledger.facts()
    assert [(each.certificate, dict(each.values), each.id) for each in found] == [
        ("A", {"serial": "A", "phone": USER_PHONE}, 1),
        ("B", {"valid_to": "2027-11-29"}, 2),
        ("A", {"valid_to": "2028-11-29"}, 3),
    ]
    assert all("phone" not in each.was for each in found)  # what is personal is kept once, and sealed


def test_they_go_along_to_another_computer(ledger: Ledger, tmp_path: Path) -> None:
    ledger.state_facts([fact("A", serial="A", phone=USER_PHONE)])
    (tmp_path / "new").mkdir()
    write_portable(portable(ledger), tmp_path / "new" / "ledger.db")
    assert open_ledger(tmp_path / "new").facts() == ledger.facts()


def test_old_personal_values_are_cleared_and_the_rest_stays(ledger: Ledger, a_record: MakeRecord) -> None:
    ledger.record([a_record("a")])
    recent = DAY + timedelta(days=10)
    ledger.state_facts([fact("A", serial="A", phone=USER_PHONE), fact("B", recent, phone=USER_PHONE)])
    clear_personal(ledger, DAY + timedelta(days=1))
    assert [dict(each.values) for each in ledger.facts()] == [{"serial": "A"}, {"phone": USER_PHONE}]


def test_two_windows_add_to_the_same_store(ledger: Ledger) -> None:
    other = Ledger(ledger.folder)
    ledger.state_facts([fact("A")])
    other.state_facts([fact("B")])
    assert [each.certificate for each in ledger.facts()] == ["A", "B"]
