"""首页: six cards, of which choosing one goes on at once. What is under them comes up a moment later."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ..kit.cards import ChoiceCard
from ..kit.screen import Screen
from .business_heads import Head
from .ui_home_screen import Ui_HomeScreen

if TYPE_CHECKING:
    from pathlib import Path

    from ...guide import Catalogue
    from ..state.workbook import Workbook
    from .home_lower import InHand

_COLUMNS = 3
_NARROW = 760  # pixels of width below which cards stand two by two


class HomeScreen(Screen):
    """Where everything begins."""

    help_chapter = "choose"
    chosen = Signal(str)  # the id of a business
    resumed = Signal(object)  # a Draft
    dropped = Signal(str)  # the id of a draft that a person gives up
    wanted = Signal(str)  # the key of a place

    def __init__(self, heads: Iterable[Head], width: int) -> None:
        super().__init__()
        self.ui = Ui_HomeScreen()
        self.ui.setupUi(self)
        self.cards: dict[str, ChoiceCard] = {}
        self._columns = 0
        self._finished = False
        self._make_cards(heads)
        self.ui.finder.clicked.connect(partial(self.wanted.emit, "finder"))
        self.fit(width)

    def _make_cards(self, heads: Iterable[Head]) -> None:
        """One card for each business, in place of those that are there."""
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        self._columns = 0
        for head in heads:
            card = ChoiceCard(head.title, head.when, tiled=True)
            card.setMinimumHeight(88)
            card.clicked.connect(partial(self._choose, head.id))
            self.cards[head.id] = card

    def finish(
        self, catalogue: "Catalogue", workbook: "Workbook", drafts: "Path", in_hand: "Callable[[], InHand]"
    ) -> None:
        """Bring in what the first picture did without: pictures, drafts, the workbook, the guide's own words."""
        from ..kit.event_filters import on_resize
        from .home_lower import Lower

        if [*self.cards] != [business.id for business in catalogue.businesses]:  # an update of the guide is in force
            self._make_cards(Head(each.id, each.title, each.when) for each in catalogue.businesses)
            self.fit(self.width())
        self.below: Lower = Lower(self, catalogue, workbook, drafts, in_hand)
        self.below.show()
        self._finished = True
        on_resize(self, self._follow_width)

    def enter(self) -> None:
        """Show the drafts and the workbook as they are now, and begin at the top."""
        if self._finished:
            self.below.show()
        self.setFocus()

    def close_down(self) -> None:
        """Let what is being looked up end."""
        if self._finished:
            self.below.close_down()

    def show_case(self, business: str) -> None:
        """Say that the case at hand, of *business*, may be given another; with none, a card begins a case."""
        for each, card in self.cards.items():
            card.setChecked(each == business)
        self.ui.change.setVisible(bool(business))
        if business:
            title = self.cards[business].accessibleName()
            self.ui.change.setText(
                f"正在办理“{title}”。再点它就接着办；点另一项就改办那一项，选好的单位和填好的内容都会保留。"
            )
            self.cards[business].setFocus()

    def _choose(self, business: str) -> None:
        self.cards[business].setChecked(False)
        self.chosen.emit(business)

    def _follow_width(self) -> None:
        self.fit(self.width())
        self.below.arrange()

    def fit(self, width: int) -> None:
        """Put the cards where there is room for their words."""
        columns = 2 if width < _NARROW else _COLUMNS
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self.ui.cards.addWidget(card, place // columns, place % columns)
        for column in range(_COLUMNS):
            self.ui.cards.setColumnStretch(column, int(column < columns))
