"""The pages of the wizard by kind of step, each made when it is first shown, in a frame that scrolls."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QWidget

from ...domain.steps import StepKind
from ..kit import style
from ..kit.accessible import announce
from ..kit.widgets import scrolled
from ..state.workbook import Workbook
from ..workbook.phone_replies import PhoneReplies
from .done_page import DonePage
from .express_page import ExpressPage
from .materials_page import MaterialsPage
from .online_page import OnlinePage
from .page import WizardPage
from .question_page import QuestionPage
from .review_page import ReviewPage
from .stop_page import StopPage
from .unit_page import UnitPage

_PAGES: dict[StepKind, type[WizardPage]] = {
    StepKind.QUESTION: QuestionPage,
    StepKind.MATERIALS: MaterialsPage,
    StepKind.REVIEW: ReviewPage,
    StepKind.ONLINE: OnlinePage,
    StepKind.STOP: StopPage,
    StepKind.DONE: DonePage,
}


_WITH_WORKBOOK: dict[StepKind, type[UnitPage] | type[ExpressPage]] = {
    StepKind.UNIT: UnitPage,
    StepKind.EXPRESS: ExpressPage,
}


class PageStack:
    """Shows one page of *stack* at a time; *connect* is called with each page that is made.

    *folder* is the person's data folder, whose ledger knows what the telephone has answered.
    """

    def __init__(
        self, stack: QStackedWidget, workbook: Workbook, folder: Path, connect: Callable[[WizardPage], None]
    ) -> None:
        self.replies = PhoneReplies(folder, workbook, stack)
        self.pages: dict[StepKind, WizardPage] = {}
        self._frames: dict[StepKind, QWidget] = {}  # each page, or the scroll area around it
        self._stack, self._workbook, self._connect = stack, workbook, connect
        self._width, self._compact = 0, False

    def page(self, kind: StepKind) -> WizardPage:
        """The page of that kind."""
        if kind not in self.pages:
            page = _WITH_WORKBOOK[kind](self._workbook) if kind in _WITH_WORKBOOK else _PAGES[kind]()
            page.replies = self.replies
            self._connect(page)
            self._frames[kind] = scrolled(page) if page.scrolls else page
            self._stack.addWidget(self._frames[kind])
            self.pages[kind] = page
            self._fit(page)
        return self.pages[kind]

    def begin_anew(self) -> None:
        """Prepare the pages for another case."""
        for page in self.pages.values():
            page.begin_anew()

    def show(self, kind: StepKind) -> None:
        """Bring that page to the front."""
        self._stack.setCurrentWidget(self._frames[kind])

    def enter(self, kind: StepKind, field: str, wanted: str) -> None:
        """Show the top of that page, with the cursor in *field*; readers say its title and what is *wanted*."""
        frame = self._frames[kind]
        for area in (frame, *frame.findChildren(QScrollArea)):
            if isinstance(area, QScrollArea):
                area.verticalScrollBar().setValue(0)
        self.pages[kind].focus(field)
        announce(self.pages[kind], "　".join(filter(None, (self.pages[kind].spoken(), wanted))))

    def fit(self, width: int, *, compact: bool) -> None:
        """Keep the pages' contents within a readable width; *width* is what the rail leaves, in pixels.

        In a narrow window columns stand one above the other.
        """
        self._width, self._compact = width, compact
        for page in self.pages.values():
            self._fit(page)

    def _fit(self, page: WizardPage) -> None:
        layout, side = page.layout(), style.MARGIN_COMPACT if self._compact else style.MARGIN
        if layout is not None and not page.full_width:
            margins = layout.contentsMargins()
            spare = self._width - side - style.WIDEST
            layout.setContentsMargins(side, margins.top(), max(side, spare), margins.bottom())
        if isinstance(columns := page.findChild(QBoxLayout, "columnsLayout"), QBoxLayout):
            narrow = self._width < style.NARROW_BELOW
            columns.setDirection(columns.Direction.TopToBottom if narrow else columns.Direction.LeftToRight)
