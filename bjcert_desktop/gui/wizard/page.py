"""What every page is given and what it may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from ...domain.case import Case
from ...domain.plan import Plan
from ...guide import Catalogue, Caveat, Scenario, chapter_label
from ...jobs.export import Exported
from ...jobs.form_library import FormSet
from ...registry import Finding
from ..kit.widgets import Banner, clear


@dataclass(frozen=True)
class PageState:
    """All that pages show. *problem* says why there is no *plan* yet, or what went wrong on this page.

    *rejected* are the unit's values (by attribute) that failed a check and stay off the forms.
    """

    catalogue: Catalogue
    forms: FormSet
    case: Case
    plan: Plan | None = None
    rejected: Mapping[str, Finding] = field(default_factory=dict)
    exported: Exported | None = None
    problem: str = ""
    question: str = ""
    unit_optional: bool = False

    @property
    def scenario(self) -> Scenario | None:
        """Where the answers lead so far."""
        return self.catalogue.scenario_for(self.case.business, self.case.answers) if self.case.business else None


class WizardPage(QWidget):
    """A page shows a state and gives back changed cases; it keeps no answer of its own."""

    help_chapter = ""  # the key of its chapter in the manual; blank for that of the business

    case_changed = Signal(Case)
    go_to = Signal(str, str)  # the kind of a step, and the field to put the cursor in
    onward = Signal()

    def show_state(self, state: PageState) -> None:
        """Show *state*, moving neither cursor nor focus."""
        raise NotImplementedError

    def focus(self, field: str = "") -> None:
        """Put the cursor where the page begins, or in *field*."""

    def close_down(self) -> None:
        """The window is closing: keep what is not kept yet."""


def source(chapter: str) -> str:
    """Where in the guide something stands, as the end of a lead."""
    label = chapter_label(chapter)
    return f"依据：指导手册{label}" if label else ""


def show_remarks(layout: QLayout, notes: tuple[str, ...], caveats: tuple[Caveat, ...]) -> None:
    """The guide's notes in one banner, and what it leaves open in another."""
    clear(layout)
    for kind, texts in (("info", notes), ("caution", tuple(caveat.text for caveat in caveats))):
        if texts:
            dot = "· " if len(texts) > 1 else ""
            layout.addWidget(Banner(kind=kind, text="\n".join(f"{dot}{text}" for text in texts)))
