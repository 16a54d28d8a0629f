"""A unit and its certificates, from the office's workbook or a person's corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Certificate:
    """One certificate on one USBKey. A blank or None is a value that was not given.

    *row* is that of the certificates' sheet, 0 when there is none. *entry* is the number of the case that its last day
    comes from, 0 for none; *known_as* are its labels, where they are not just its number (``certificates.labels``).
    """

    name: str = ""
    kind: str = ""
    serial: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    user: str = ""
    phone: str = ""
    remark: str = ""
    row: int = 0
    entry: int = 0
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unit:
    """One row of the registry. Attribute names are those of ``fields.UNIT_FIELDS``; *row* is that of the sheet.

    A unit that was added by hand has a row below 0.
    """

    name: str = ""
    code: str = ""
    legal_person: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    handler: str = ""
    handler_id: str = ""
    handler_phone: str = ""
    email: str = ""
    invoice_title: str = ""
    invoice_email: str = ""
    former_name: str = ""
    former_code: str = ""
    certificate_count: str = ""
    remark: str = ""
    former_legal_person: str = ""
    former_address: str = ""
    certificates: tuple[Certificate, ...] = ()
    row: int = 0

    @property
    def key(self) -> str:
        """Identifies the unit in its workbook: code and name."""
        return f"{self.code} {self.name}".strip()

    def corrected(self, corrections: Mapping[str, str]) -> "Unit":
        """A copy with the values of *corrections* (attribute → text) instead of its own."""
        changed = {name: text for name, text in corrections.items() if getattr(self, name) != text}
        return replace(self, **changed) if changed else self  # type: ignore[arg-type]


def same_unit(unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """The same unit among *units* read again: by code and name, otherwise in the same row with one of them kept."""
    by_key = (each for each in units if each.key == unit.key)
    by_row = (each for each in units if each.row == unit.row and (each.name == unit.name or each.code == unit.code))
    return next(by_key, None) or next(by_row, None)
