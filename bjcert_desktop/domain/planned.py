"""What follows from a case, as frozen classes. Amounts are in yuan."""

from dataclasses import dataclass

from msgspec import structs

from ..guide import Account, Business, Caveat, Delivery, Material, Payment, Scenario
from .case import Case
from .document import PlannedDocument
from .money import capitals
from .unit import Certificate, Unit


@dataclass(frozen=True)
class FeeLine:
    """One line of the fee, in yuan. *certificates* or *years* is None where the guide does not multiply by it."""

    label: str
    unit_price: int
    certificates: int | None
    years: int | None
    amount: int
    stated: bool = False  # an amount that the guide states as it is, for one certificate and one year
    reason: str = ""  # when the guide states it

    @property
    def sum_text(self) -> str:
        """The calculation of the amount: "190 元 × 3 枚 × 1 年"."""
        if self.stated:
            return "手册列明的金额"
        factors = ((self.certificates, "枚"), (self.years, "年"))
        return " × ".join([f"{self.unit_price} 元", *(f"{n} {unit}" for n, unit in factors if n is not None)])

    @property
    def explained(self) -> str:
        """The calculation, or when the guide states the amount."""
        return self.reason or self.sum_text


@dataclass(frozen=True)
class Plan:
    """Everything that follows from a case. *total* is in yuan: None where the guide states no amount, 0 for free.

    Money that goes to the account has a *payee*, or *no_account* says why it has none and what to do. *checks* are
    sentences on what a person has to check in the papers. *collection* is how the certificates come back. *handled*
    are the certificates that exist already, as indexes into the unit's own. *left_off* are the attributes of the unit
    whose values failed their check and are left blank.
    """

    business: Business
    scenario: Scenario
    case: Case
    unit: Unit
    certificates: tuple[Certificate, ...]
    lines: tuple[FeeLine, ...]
    total: int | None
    payee: Account | None
    caveats: tuple[Caveat, ...]
    payment: Payment
    collection: Delivery
    documents: tuple[PlannedDocument, ...] = ()
    checks: tuple[str, ...] = ()
    no_account: str = ""
    handled: tuple[int, ...] = ()
    left_off: frozenset[str] = frozenset()

    @property
    def transferred(self) -> bool:
        """Whether money goes to the account."""
        return bool(self.payee or self.no_account)

    @property
    def collected(self) -> bool:
        """Whether a certificate comes back."""
        return self.scenario.collected

    @property
    def materials(self) -> tuple[Material, ...]:
        """What to hand in, in the guide's order."""
        return self.scenario.materials

    @property
    def items(self) -> tuple[Material, ...]:
        """The materials, each thing once, with what the chosen payment means for them."""
        found: list[Material] = []
        for material in self.materials:
            if material.again and found:
                found[-1] = structs.replace(found[-1], name=f"{found[-1].name}，即{material.name}")
            elif material.voucher and self.payment.voucher_note:
                found.append(structs.replace(material, note=self.payment.voucher_note))
            else:
                found.append(material)
        return tuple(found)

    @property
    def to_bring(self) -> tuple[Material, ...]:
        """The items that the program does not write."""
        return tuple(material for material in self.items if not material.written)

    @property
    def unticked(self) -> tuple[Material, ...]:
        """The items to bring that are not ready yet."""
        return tuple(material for material in self.to_bring if material.id not in self.case.ticked)

    @property
    def capitals(self) -> str | None:
        """The total in capitals, 免费 for nothing, None where the guide states no amount."""
        return None if self.total is None else capitals(self.total)
