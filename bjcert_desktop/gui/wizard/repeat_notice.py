"""Says which cases see to a unit's certificates already, and lets a person insist on another."""

from PySide6.QtCore import Signal

from ...domain.preselection import Repeats
from ..kit.question_bar import QuestionBar


class RepeatNotice(QuestionBar):
    """*insisted*: a person has said that the repetition is meant."""

    insisted = Signal()

    def show_repeats(self, repeats: Repeats) -> None:
        """Show *repeats*, with the button where it is needed."""
        after = "已经在办的没有勾选。" if repeats.listed and not repeats.chosen else ""
        insist = [("仍要再办一次", self.insisted.emit)] if repeats.held else []
        self.ask(f"{repeats.words}{after}" if repeats.listed else "", insist)
