"""What the guide says of every business: where papers and money go, and what may be added to it.

Amounts are in whole yuan; chapter "3.1" is 第3章第1节.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from .dates import date_text

When = Literal[
    "always",
    "more-than-one",
    "more-than-one-year",
    "several-certificates",
    "years-not-used",
    "paid-on-site",
    "paid-on-site-mailed-back",
    "paid-by-treasury",
    "brought",
    "expired-certificates",
]
#: What can be judged only by the certificates and years of a case: no matter for somebody who reads about a business.
OF_A_CASE: tuple[When, ...] = ("years-not-used", "expired-certificates")


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything read from ``resources/guide``. A key that its class does not have is refused by name."""


class Contact(Fact, frozen=True):
    """Who receives the papers (ch. 1.1)."""

    chapter: str
    addressee: str
    telephone: str
    address: str
    postage: str
    address_lines: tuple[str, ...] = ()  # the address in lines that do not break its words


class Account(Fact, frozen=True):
    """Where money is transferred to (ch. 1.2)."""

    chapter: str
    name: str
    bank: str
    account: str
    bank_number: str


class Delivery(Fact, frozen=True):
    """A way to deliver the papers, or to get the certificates back. *mailed*: by post."""

    id: str
    label: str
    hint: str = ""
    mailed: bool = False


class Payment(Fact, frozen=True):
    """A way of payment. *transfer*: it goes to the account. *voucher*: the bank's voucher proves it.

    *voucher_note* is said of the voucher among the materials instead of its own note. *when* selects the caveats that
    are shown for it.
    """

    id: str
    label: str
    hint: str = ""
    voucher_note: str = ""
    transfer: bool = True
    voucher: bool = False
    when: When = "always"


class Invoice(Fact, frozen=True):
    """What to know about the electronic invoice (ch. 1.2, 3.2)."""

    chapter: str
    kind: str
    advice: str
    mailbox: str
    telephones: tuple[str, ...]


class Online(Fact, frozen=True):
    """The address of online renewal and unlocking (ch. 3.2, 5): shown and printed, never opened."""

    chapter: str
    url: str


class Origin(Struct, frozen=True):
    """Where the facts come from: *updated* is the day of an administrators' update, None for the shipped facts.

    With a *problem* (what is wrong and what to do) the account is not shown.
    """

    updated: date | None = None
    problem: str = ""

    @property
    def note(self) -> str:
        """The note beside an account that has been updated."""
        day = self.updated
        return f"收款账户等手册数据由本单位管理员更新于{date_text(day)}。" if day else ""


class OfficeRemark(Fact, frozen=True):
    """What an office has settled beyond the guide, for these *scenarios* (none named: for all)."""

    text: str
    author: str
    day: date
    scenarios: tuple[str, ...] = ()
    about_money: bool = False

    @property
    def sentence(self) -> str:
        """The remark with who made it and when."""
        return f"本单位说明（{self.author}，{date_text(self.day)}）：{self.text}"


class OfficeReasons(Fact, frozen=True):
    """An office's own reasons to choose from: papers came back (*returned*), a case does not count (*void*)."""

    returned: tuple[str, ...] = ()
    void: tuple[str, ...] = ()
