"""Which values of a unit may stand on its papers: decided once for the window, a batch and the command line."""

from datetime import date

import pytest

from bjcert_desktop.domain.unit import Certificate, Unit
from bjcert_desktop.jobs.preparation import prepare
from bjcert_desktop.registry.api import Notes

WRONG, RIGHT = "110105194912310021", "11010519491231002X"


@pytest.fixture
def unit() -> Unit:
    return Unit(name="北京市示例局", handler_id=WRONG, certificates=(Certificate(serial="BJCA1", user="坏\ufffd"),))


def test_a_value_that_fails_its_check_is_rejected_with_the_reason(unit: Unit) -> None:
    prepared = prepare(unit, Notes())
    assert set(prepared.rejected) == {"handler_id"}
    assert prepared.rejected["handler_id"].message


def test_a_wrong_value_of_a_certificate_is_left_out(unit: Unit) -> None:
    (certificate,) = prepare(unit, Notes()).unit.certificates
    assert (certificate.serial, certificate.user) == ("BJCA1", "")


def test_a_correction_made_for_the_case_is_checked_in_place_of_the_value(unit: Unit) -> None:
    assert not prepare(unit, Notes(), {"handler_id": RIGHT}).rejected
    assert prepare(unit, Notes(), {"handler_id": RIGHT}).unit.handler_id == WRONG  # the case keeps its corrections


def test_a_confirmed_value_and_errors_that_are_accepted_are_not_rejected(unit: Unit) -> None:
    notes = Notes().confirm("经办人身份证号", WRONG, "与原件一致", date(2026, 11, 22))
    assert not prepare(unit, notes).rejected
    assert not prepare(unit, Notes(), accept_errors=True).rejected
