"""The invented units are the same at every call, whatever fields the program has."""

from datetime import date, timedelta

from bjcert_desktop.registry.sample_units import is_sample, sample_units

TODAY = date(2026, 11, 22)


def test_the_values_of_a_sample_do_not_change_from_version_to_version() -> None:
    unit, last = sample_units(TODAY)[0], sample_units(TODAY)[-1]
    assert (unit.code, unit.handler_id, unit.handler_phone) == (
        *("11110191000000019J", "11019919871010324X", "13800000263"),
    )
    assert (unit.certificates[0].serial, unit.certificates[0].phone) == ("BJCA0000000001", "13900005445")
    assert is_sample(unit)
    assert is_sample(last)


def test_only_the_dates_of_certificates_move_with_the_day() -> None:
    for today, later in zip(sample_units(TODAY), sample_units(TODAY + timedelta(days=3)), strict=True):
        assert (today.code, today.handler, today.address) == (later.code, later.handler, later.address)
        for one, other in zip(today.certificates, later.certificates, strict=True):
            assert one.valid_to is not None
            assert other.valid_to == one.valid_to + timedelta(days=3)
