"""A Word file to write: its values, and which of its fields a person is expected to fill."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .fields import CERTIFICATE_FIELDS, FIELDS, UNIT_FIELDS, Field, FieldKind, names_of
from .renaming import OF_FORMER

#: What only a certificate that has been issued has.
NOT_ISSUED = dict.fromkeys(names_of(FieldKind.SERIAL, FieldKind.DATE), "")
#: Where the electronic invoice is sent (ch. 1.2): a person is expected to fill it where money is paid.
MAILBOX = "发票邮箱"
#: Given only where a name or code changes: elsewhere they would only confuse.
FORMER = set(OF_FORMER.values())


@dataclass(frozen=True)
class PlannedDocument:
    """One Word file. *values* and *lists* fill the template *form*; blank fields among *wanted* count as missing."""

    title: str
    form: str
    values: Mapping[str, str]
    lists: Mapping[str, tuple[Mapping[str, str], ...]]
    wanted: frozenset[str]
    former: bool = False

    def missing(self, fields: frozenset[str]) -> list[str]:
        """The template's *fields* that stay blank although a person is expected to fill them.

        In a document for the former unit, its name and code go by the names that they have in the registry.
        """
        blank = {name for name, prefix in _by_list(fields & self.wanted) if not self._has(name, prefix)}
        names = (name for name in FIELDS if name in blank) if blank else ()
        return [f"原{name}" if self.former and f"原{name}" in FIELDS else name for name in names]

    def _has(self, name: str, prefix: str) -> bool:
        return all(row[name] for row in self.lists[prefix]) if prefix else bool(self.values[name])


@cache
def _by_list(fields: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Each of *fields* with the prefix of the list that it belongs to, blank for none."""
    return tuple((name, prefix if dot else "") for name in fields for prefix, dot, _ in (name.partition("."),))


@cache
def wanted_fields(renamed: tuple[str, ...], former: bool, existing: bool, invoiced: bool = False) -> frozenset[str]:
    """The fields that a person is expected to fill in a document of this kind; *invoiced*: money is paid for it."""

    def wanted(field: Field) -> bool:
        if field in UNIT_FIELDS and field.attribute in FORMER:
            return field.attribute in renamed and not former
        if field.name == MAILBOX:
            return invoiced and not former
        if former and field.name == "邮政编码":
            return False  # the former address says enough
        return not field.optional and (existing or field.name not in NOT_ISSUED)

    return frozenset(field.name for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS) if wanted(field))
