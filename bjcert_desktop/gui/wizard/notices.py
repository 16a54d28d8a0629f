"""Remarks on the certificates chosen, each with the button that answers it: another case sees to them, they expired."""

from PySide6.QtCore import QTimer, Signal

from ...domain.case import Case
from ...domain.expired import case_if_expired
from ...domain.preselection import Repeats
from ..kit.focus import reveal
from ..kit.question_bar import QuestionBar
from .page import PageState


class RepeatNotice(QuestionBar):
    """*insisted*: a person has said that the repetition is meant."""

    insisted = Signal()
    _held = False

    def show_repeats(self, repeats: Repeats) -> None:
        """Show *repeats*, with the button where it is needed."""
        after = "已经在办的没有勾选。" if repeats.listed and not repeats.chosen else ""
        insist = [("仍要再办一次", self.insisted.emit)] if repeats.held else []
        self.ask(f"{repeats.words}{after}" if repeats.listed else "", insist)
        if repeats.held and not self._held:
            QTimer.singleShot(0, self, lambda: reveal(self))  # once it is laid out: nothing goes on without an answer
        self._held = repeats.held


class ExpiredNotice(QuestionBar):
    """Says what the guide prescribes for expired certificates; *switched* carries the case changed to that."""

    switched = Signal(Case)

    def __init__(self) -> None:
        super().__init__()
        self._case = Case()

    def show_state(self, state: PageState) -> bool:
        """Show the way on where the certificates chosen have all expired and the guide has another rule for them.

        Return whether there is one.
        """
        found = case_if_expired(state.catalogue, state.case, state.plan) if state.plan else None
        if found is None:
            self.ask("")
            return False
        self._case = found.case  # the button stays when the words do
        title = state.catalogue.owner(found.scenario.id)[0].title
        words = f"改按“{title}”办理" if found.scenario.documents else f"看“{found.scenario.title}”怎么办"
        self.ask(f"勾选的证书已经过期。{found.rule}", [(words, lambda: self.switched.emit(self._case))])
        return True
