"""The papers of a stack that did not come out, with a box for each that is to be printed alone."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ...jobs.printing.stack import Leaf

_NUMBER = Qt.ItemDataRole.UserRole  # of the paper that a line is about


class RestList(QListWidget):
    """Lists papers by their numbers in the stack, each with the reason."""

    def show_rest(self, rest: Sequence[tuple[int, Leaf, str]], unsure: Collection[int]) -> None:
        """List *rest*, ticked but for those that perhaps came out."""
        self.clear()
        for number, leaf, said in rest:
            item = QListWidgetItem(f"{leaf.name}　{said}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if number in unsure else Qt.CheckState.Checked)
            item.setData(_NUMBER, number)
            self.addItem(item)

    def ticked(self) -> list[int]:
        """The numbers of the papers that are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(_NUMBER) for item in items if item.checkState() == Qt.CheckState.Checked]
