"""The base of the wizard's pages, and the state that they show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from ...domain.case import Case
from ...domain.plan import Plan
from ...domain.preselection import Repeats
from ...guide import Catalogue, Caveat, OfficeRemark, Scenario
from ...jobs.export import Exported
from ...jobs.form_library import FormSet
from ...registry.api import ValueFinding
from ..kit.accessible import READER, heading
from ..kit.widgets import Banner, button, clear
from ..workbook.phone_replies import PhoneReplies


@dataclass(frozen=True)
class PageState:
    """Everything that pages show. *problem* says why there is no *plan* yet, or what went wrong on this page.

    *rejected* are the unit's values (by attribute) that failed a check and are left off the forms.
    """

    catalogue: Catalogue
    forms: FormSet
    case: Case
    plan: Plan | None = None
    rejected: Mapping[str, ValueFinding] = field(default_factory=dict)
    exported: Exported | None = None
    problem: str = ""
    question: str = ""
    unit_optional: bool = False
    repeats: Repeats = field(default_factory=Repeats)

    @property
    def scenario(self) -> Scenario | None:
        """The scenario that the answers lead to, if they do already."""
        return self.catalogue.scenario_for(self.case.business, self.case.answers) if self.case.business else None


class WizardPage(QWidget):
    """Shows a state and emits changed cases; a page stores no answer itself."""

    scrolls = True  # whether the wizard puts it into a scroll area; False if the page scrolls by itself
    full_width = False  # whether it takes all the width there is, rather than a readable one
    help_chapter = ""  # the key of its chapter in the manual; blank for the chapter of the business

    case_changed = Signal(Case)
    go_to = Signal(str, str)  # the kind of a step, and the field to put the cursor in
    onward = Signal()
    replies: PhoneReplies | None = None  #: what the telephone has answered, where the wizard shows the page

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(READER, "group")

    def show_state(self, state: PageState) -> None:
        """Show *state*; cursor and focus stay."""
        raise NotImplementedError

    def focus(self, field: str = "") -> None:
        """Focus the first control, or *field*."""

    def spoken(self) -> str:
        """What a screen reader says when the page is shown."""
        return heading(self)

    def begin_anew(self) -> None:
        """Forget what was searched for or unfolded; another case comes."""

    def close_down(self) -> None:
        """Save what is not saved yet; the window is closing."""

    def show_remarks(
        self,
        layout: QLayout,
        state: PageState,
        notes: Sequence[str],
        caveats: Sequence[Caveat],
        office: Iterable[OfficeRemark] = (),
    ) -> None:
        """Show the guide's notes, the office's own remarks, and what the guide leaves open, each in a banner.

        What the guide leaves open has what the telephone answered about it, and a button to note more of that.
        """
        clear(layout)
        said = tuple(remark.sentence for remark in office)
        for kind, texts in (("info", notes), ("info", said), ("caution", self.with_replies(state, caveats))):
            if texts:
                dot = "· " if len(texts) > 1 else ""
                layout.addWidget(Banner(kind=kind, text="\n".join(f"{dot}{text}" for text in texts)))
        if caveats:
            asking = self.reply_button(state, caveats)
            layout.addWidget(asking)
            layout.setAlignment(asking, Qt.AlignmentFlag.AlignLeft)

    def with_replies(self, state: PageState, caveats: Sequence[Caveat]) -> Sequence[str]:
        """The texts of *caveats* with what the telephone answered about them."""
        plain = [caveat.text for caveat in caveats]
        return self.replies.texts(state.scenario, caveats) if self.replies and state.scenario else plain

    def reply_button(self, state: PageState, caveats: Sequence[Caveat]) -> QPushButton:
        """A button to note what the telephone answered about one of *caveats*."""
        catalogue, unit = state.catalogue, state.plan.unit if state.plan else state.case.unit

        def ask() -> None:
            if self.replies and state.scenario:
                self.replies.ask(catalogue, state.scenario, caveats, unit, self)

        return button(f"记下 {catalogue.contact.telephone} 的答复…", ask)
