"""The guide's businesses as frozen classes. Amounts are in whole yuan; chapter "3.1" is 第3章第1节."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import field

from .forms import FORMS
from .general import (
    Account,
    Contact,
    Delivery,
    Fact,
    Invoice,
    OfficeReasons,
    OfficeRemark,
    Online,
    Origin,
    Payment,
    When,
)

#: What became of a USBKey, and whether its certificate has expired.
KeyState = Literal["held", "held-expired", "lost", "lost-expired", "damaged", "damaged-expired"]


class Material(Fact, frozen=True):
    """One thing to hand in. *stamp*: it bears the unit's seal. *written*: this program writes it.

    *voucher*: it proves the payment. *key*: it is a USBKey. *again*: it is the same thing as the material before it.
    """

    id: str
    name: str
    stamp: bool = False
    written: bool = False
    voucher: bool = False
    key: bool = False
    again: bool = False
    note: str = ""


class Caveat(Fact, frozen=True):
    """A passage where the guide is silent or contradicts itself, and *when* to say so.

    It is not said where one of the *answers* (question id → option id) that it is about was answered otherwise.
    *verify*: the amount is to be verified by telephone before it is transferred.
    """

    id: str
    chapter: str
    text: str
    when: When = "always"
    about_money: bool = False
    verify: bool = False
    answers: dict[str, str] = field(default_factory=dict)


class Fee(Fact, frozen=True):
    """*price* in yuan, per certificate and per year, otherwise as stated.

    *derived*: that it is due for each certificate is derived; the guide only says per year. *reason*: when the guide
    states this amount.
    """

    label: str
    price: int
    per_certificate: bool = False
    derived: bool = False
    per_year: bool = False
    reason: str = ""


class DocumentSpec(Fact, frozen=True):
    """A Word file to write from the template *form*.

    *short* is the business ticked on it (by default the scenario's own). *existing* is False where the certificates
    are yet to be issued: serial numbers and dates stay blank. *former*: made out to the unit's former name and code.
    """

    form: str
    title: str = ""
    short: str = ""
    existing: bool = True
    former: bool = False


class Scenario(Fact, frozen=True):
    """What one case needs. Without a fee and not *free*, the guide states no amount.

    *renamed* lists the former values that this scenario asks for. *collected*: a certificate comes back. *new_term*: it
    gets a new last day. *keys* are the states of a USBKey for which the guide prescribes this scenario. *typed*
    are the fields of the unit to type on the web. *expired* are the answers (question id → option id) that apply
    instead where the certificates have expired.
    """

    id: str
    title: str
    chapter: str
    lead: str
    materials: tuple[Material, ...] = ()
    fees: tuple[Fee, ...] = ()
    free: bool = False
    documents: tuple[DocumentSpec, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    renamed: tuple[Literal["former_name", "former_code", "former_legal_person", "former_address"], ...] = ()
    collected: bool = True
    new_term: bool = False
    keys: tuple[KeyState, ...] = ()
    typed: tuple[str, ...] = ()
    expired: dict[str, str] = field(default_factory=dict)

    @property
    def online(self) -> bool:
        """Whether it is done on the web, with nothing on paper to hand in."""
        return bool(self.steps)

    @property
    def about_existing(self) -> bool:
        """Whether it handles certificates that have been issued already."""
        return any(document.existing for document in self.documents if FORMS[document.form].certificates)

    @property
    def renews(self) -> bool:
        """Whether it gives certificates that have been issued already a new last day, on paper."""
        return self.new_term and self.about_existing

    @property
    def replaces_key(self) -> bool:
        """Whether it is about single USBKeys that were lost or damaged, rather than all that a unit has."""
        return self.about_existing and not {"lost", "damaged"}.isdisjoint(self.keys)

    @property
    def counted_in_years(self) -> bool:
        """Whether the term in years changes the amount."""
        return any(fee.per_year for fee in self.fees)


class Answer(Fact, frozen=True):
    """An answer to a question."""

    id: str
    label: str
    hint: str = ""


class Question(Fact, frozen=True):
    """What decides between scenarios. *short* is its name in the list of steps.

    *field* is the field of the forms that the label of the answer fills.
    """

    id: str
    short: str
    text: str
    options: tuple[Answer, ...]
    hint: str = ""
    field: str = ""

    def label_of(self, answers: Mapping[str, str]) -> str:
        """The label of the option chosen in *answers*; blank while it is open."""
        return next((option.label for option in self.options if option.id == answers.get(self.id)), "")


class Route(Fact, frozen=True):
    """The answers (question id → option id) that lead to a scenario."""

    scenario: str
    answers: dict[str, str] = field(default_factory=dict)


class Business(Fact, frozen=True):
    """One of the six businesses. *short* is its name in ticks and folder names; *when* says when to choose it."""

    id: str
    title: str
    short: str
    when: str
    chapter: str
    routes: tuple[Route, ...]
    questions: tuple[Question, ...] = ()
    scenarios: tuple[Scenario, ...] = ()

    def agreed_answers(self, scenario: str) -> dict[str, str]:
        """The answers that all ways to the scenario with that id have in common."""
        ways = [route.answers.items() for route in self.routes if route.scenario == scenario]
        return dict(set(ways[0]).intersection(*ways)) if ways else {}

    def open_questions(self, scenario: str) -> tuple[Question, ...]:
        """The questions whose answer a form of that scenario shows, and which the way to it leaves open."""
        agreed = self.agreed_answers(scenario)
        return tuple(question for question in self.questions if question.field and question.id not in agreed)


class Reply(Fact, frozen=True):
    """An answer in everyday words. It leads to another question (*then*), to a *business* (with *answers* to its
    questions), or to *ask*: what to ask by telephone where the guide has no rule.
    """

    label: str
    hint: str = ""
    then: str = ""
    business: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    ask: str = ""


class Asked(Fact, frozen=True):
    """A question in everyday words, for those who do not know which business is theirs."""

    id: str
    text: str
    replies: tuple[Reply, ...]
    hint: str = ""


class Catalogue(Fact, frozen=True):
    """The whole guide. The fields of *account* are blank where its *origin* has a problem.

    *remarks* and *reasons* are the office's own, or *remarks_problem* says why they are left out.
    """

    title: str
    contact: Contact
    account: Account
    deliveries: tuple[Delivery, ...]
    collections: tuple[Delivery, ...]
    payments: tuple[Payment, ...]
    invoice: Invoice
    online: Online
    businesses: tuple[Business, ...]
    finder: tuple[Asked, ...]  # the first is asked first
    origin: Origin = Origin()
    remarks: tuple[OfficeRemark, ...] = ()
    reasons: OfficeReasons = OfficeReasons()
    remarks_problem: str = ""

    def remarks_on(self, scenario: Scenario) -> tuple[OfficeRemark, ...]:
        """The office's remarks on *scenario*."""
        return tuple(each for each in self.remarks if not each.scenarios or scenario.id in each.scenarios)

    def business(self, business_id: str) -> Business:
        """The business of that id; KeyError when there is none."""
        return {business.id: business for business in self.businesses}[business_id]

    def owner(self, scenario_id: str) -> tuple[Business, Scenario]:
        """The scenario of that id and the business that it belongs to; KeyError when there is none."""
        return {scenario.id: (business, scenario) for business, scenario in self.scenarios()}[scenario_id]

    def scenarios(self) -> Iterator[tuple[Business, Scenario]]:
        """Every scenario with its business, in the guide's order."""
        return ((business, scenario) for business in self.businesses for scenario in business.scenarios)

    def delivery(self, delivery_id: str) -> Delivery:
        """The way of delivery of that id; KeyError when there is none."""
        return {delivery.id: delivery for delivery in self.deliveries}[delivery_id]

    def collection(self, case_delivery: str, collection_id: str) -> Delivery:
        """How certificates come back: as chosen, otherwise like the papers of *case_delivery* went in."""
        mailed = self.delivery(case_delivery).mailed
        chosen = (each for each in self.collections if each.id == collection_id)
        return next(chosen, None) or next(each for each in self.collections if each.mailed == mailed)

    def payment(self, payment_id: str) -> Payment:
        """The way of payment of that id; KeyError when there is none."""
        return {payment.id: payment for payment in self.payments}[payment_id]

    def scenario_of_key(self, state: str, expired: bool | None) -> Scenario | None:
        """The scenario for a USBKey that is held, lost or damaged (*state*), by whether its certificate has *expired*.

        None where the guide has no rule. Where nobody knows whether it has *expired* (None), both rules must agree.
        """
        states = [state] * (expired is not True) + [f"{state}-expired"] * (expired is not False)
        found = [next((each for _, each in self.scenarios() if one in each.keys), None) for one in states]
        return found[0] if all(each is found[0] for each in found) else None

    def scenario_for(self, business_id: str, answers: Mapping[str, str]) -> Scenario | None:
        """The scenario that *answers* lead to, None while a question is open. Other answers are ignored."""
        for route in self.business(business_id).routes:
            if all(answers.get(question) == option for question, option in route.answers.items()):
                return self.owner(route.scenario)[1]
        return None
