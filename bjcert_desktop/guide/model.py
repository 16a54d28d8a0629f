"""The guide's facts as frozen classes. Amounts are whole yuan; a chapter is written "3.1" for 第3章第1节."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

When = Literal[
    "always",
    "more-than-one",
    "more-than-one-year",
    "years-not-used",
    "paid-on-site",
    "paid-by-treasury",
    "expired-certificates",
]


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all that is read from ``resources/guide``: a key that no class knows is refused by name."""


class Contact(Fact, frozen=True):
    """Who receives the papers (ch. 1.1)."""

    chapter: str
    addressee: str
    telephone: str
    address: str
    postage: str


class Account(Fact, frozen=True):
    """Where money is transferred to (ch. 1.2)."""

    chapter: str
    name: str
    bank: str
    account: str
    bank_number: str


class Choice(Fact, frozen=True):
    """A way of delivery."""

    id: str
    label: str
    hint: str = ""


class Payment(Choice, frozen=True):
    """A way of payment; *transfer* when it goes to the account."""

    transfer: bool = True


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


class Material(Fact, frozen=True):
    """One thing to hand in; *stamp* when it bears the unit's seal, *written* when this program writes it."""

    id: str
    name: str
    stamp: bool = False
    written: bool = False
    note: str = ""


class Caveat(Fact, frozen=True):
    """A place where the guide is silent or contradicts itself, and *when* to say so."""

    id: str
    chapter: str
    text: str
    when: When = "always"
    about_money: bool = False


class Fee(Fact, frozen=True):
    """*price* in yuan, for each certificate and for each year where the guide says so, else as stated."""

    label: str
    price: int
    per_certificate: bool = False
    per_year: bool = False


class Document(Fact, frozen=True):
    """A Word file to write from the template *form*.

    *short* is the business ticked on it (by default the scenario's own). *existing* is False where the certificates
    are yet to be issued, so that serial numbers and dates stay blank. *former* takes the unit's former name and code.
    """

    form: str
    title: str = ""
    short: str = ""
    existing: bool = True
    former: bool = False


class Scenario(Fact, frozen=True):
    """What one case needs. No fee and not *free* means that the guide states none.

    *renamed* lists the former values that this scenario asks for.
    """

    id: str
    title: str
    chapter: str
    lead: str
    materials: tuple[Material, ...] = ()
    fees: tuple[Fee, ...] = ()
    free: bool = False
    documents: tuple[Document, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    renamed: tuple[Literal["former_name", "former_code"], ...] = ()

    @property
    def online(self) -> bool:
        """Done on the web, with nothing on paper to hand in."""
        return bool(self.steps)

    @property
    def about_existing(self) -> bool:
        """Whether it handles certificates that have been issued already."""
        return any(document.existing for document in self.documents if document.form == "明细表")

    @property
    def counted_in_years(self) -> bool:
        """Whether the term in years changes the amount."""
        return any(fee.per_year for fee in self.fees)


class Option(Fact, frozen=True):
    """An answer to a question."""

    id: str
    label: str
    hint: str = ""


class Question(Fact, frozen=True):
    """What decides between scenarios; *short* names it in the list of steps."""

    id: str
    short: str
    text: str
    options: tuple[Option, ...]
    hint: str = ""


class Route(Fact, frozen=True):
    """The answers (question id → option id) that lead to a scenario."""

    scenario: str
    answers: dict[str, str] = {}


class Business(Fact, frozen=True):
    """One of the six businesses; *short* is its name in ticks and folder names, *when* says when to choose it."""

    id: str
    title: str
    short: str
    when: str
    chapter: str
    routes: tuple[Route, ...]
    questions: tuple[Question, ...] = ()
    scenarios: tuple[Scenario, ...] = ()


class Origin(Struct, frozen=True):
    """Where the facts come from: *updated* is the day of an administrator's update, None for the shipped ones.

    *problem* (what is wrong, and what to do) keeps the account from being shown.
    """

    updated: date | None = None
    problem: str = ""

    @property
    def note(self) -> str:
        """What is said beside an account that has been updated."""
        day = self.updated
        return f"收款账户等手册数据由本单位管理员更新于{day.year}年{day.month}月{day.day}日。" if day else ""


class Reply(Fact, frozen=True):
    """An answer in everyday words: *then* asks on, *business* (with *answers* to its questions) or *ask* is the end.

    *ask* says what to ask by telephone where the guide has no rule.
    """

    label: str
    hint: str = ""
    then: str = ""
    business: str = ""
    answers: dict[str, str] = {}
    ask: str = ""


class Asked(Fact, frozen=True):
    """A question in everyday words, for those who do not know which business is theirs."""

    id: str
    text: str
    replies: tuple[Reply, ...]
    hint: str = ""


class Catalogue(Fact, frozen=True):
    """The whole guide. The fields of *account* are blank where its *origin* has a problem."""

    title: str
    contact: Contact
    account: Account
    deliveries: tuple[Choice, ...]
    payments: tuple[Payment, ...]
    invoice: Invoice
    online: Online
    businesses: tuple[Business, ...]
    finder: tuple[Asked, ...]  # the first is asked first
    origin: Origin = Origin()

    def business(self, business_id: str) -> Business:
        """The business of that id; KeyError when there is none."""
        return {business.id: business for business in self.businesses}[business_id]

    def owner(self, scenario_id: str) -> tuple[Business, Scenario]:
        """The scenario of that id and the business that it belongs to; KeyError when there is none."""
        return {scenario.id: (business, scenario) for business, scenario in self.scenarios()}[scenario_id]

    def scenarios(self) -> Iterator[tuple[Business, Scenario]]:
        """Every scenario with its business, in the guide's order."""
        return ((business, scenario) for business in self.businesses for scenario in business.scenarios)

    def scenario_for(self, business_id: str, answers: Mapping[str, str]) -> Scenario | None:
        """Where *answers* lead, or None while a question is still open. Answers to other questions do not count."""
        for route in self.business(business_id).routes:
            if all(answers.get(question) == option for question, option in route.answers.items()):
                return self.owner(route.scenario)[1]
        return None


@cache
def chapter_label(chapter: str) -> str:
    """ "6.1.2, 2" → 第6章第1节第2条、第2章; blank where the guide has no chapter on the matter."""
    if not chapter.strip("—"):
        return ""
    parts = (part.strip().split(".") for part in chapter.split(","))
    return "、".join("".join(f"第{n}{unit}" for n, unit in zip(part, "章节条", strict=False)) for part in parts)
