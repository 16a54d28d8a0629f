"""Lists of rows of the workbook, each with a button that shows what stands there."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ...registry.reading import read_around
from ..kit.focus import OrderedDialog
from ..kit.rows import ruled
from ..kit.widgets import button, clear, text_label
from ..state.workbook import Workbook
from .ui_rows_dialog import Ui_RowsDialog

MOST_ROWS = 200  # that are listed


class RowsDialog(OrderedDialog):
    """A scrolled list of rows; subclasses say in ``show_rows`` what is listed, and where more is found."""

    help_chapter = "workbook"

    def __init__(self, workbook: Workbook, parent: QWidget, title: str, headline: str) -> None:
        super().__init__(parent.window())
        self.ui = Ui_RowsDialog()
        self.ui.setupUi(self)
        self.setWindowTitle(title)
        self.ui.headline.setText(headline)
        self._workbook = workbook
        self._around: dict[tuple[str, int], list[str]] = {}  # the rows that were looked at, with their neighbours
        self.ui.close.clicked.connect(self.accept)
        workbook.changed.connect(self.show_rows)
        self.show_rows()
        self.fit(760, 560)

    def show_rows(self) -> None:
        """List the rows as they are now."""
        raise NotImplementedError

    def list_rows(self, rows: Iterable[QFrame], more: int, otherwise: str) -> None:
        """Show *rows* and how many *more* there are; *otherwise* is said if there are none."""
        clear(self.ui.rows)
        for row in (shown := list(ruled(rows))):
            self.ui.rows.addWidget(row)
        if more > 0:
            self.ui.rows.addWidget(text_label(f"还有 {more:,} 行没有列出，都在“导出问题清单”里。", "remark"))
        if not shown:
            self.ui.rows.addWidget(text_label(otherwise, "remark"))

    def around(self, sheet: str, row: int) -> list[str]:
        """What the workbook has in a row, and above and below it; nothing before somebody has looked."""
        return self._around.get((sheet, row), [])

    def look_buttons(self, sheet: str, row: int) -> list[QPushButton]:
        """A button that shows a row of the workbook, unless it is shown."""
        if (sheet, row) in self._around:
            return []
        return [button("看原表", partial(self._look, sheet, row), "plain", name=f"看原表第 {row} 行")]

    def _look(self, sheet: str, row: int) -> None:
        registry = self._workbook.registry
        if registry is None:
            return
        path = registry.path

        def read(lines: list[str]) -> None:
            self._around[sheet, row] = lines

        self._workbook.run("", lambda _report, _cancelled: read_around(path, sheet, row), read)
