"""Writing a batch in the background, with its progress in the footer."""

from PySide6.QtCore import QObject, Signal

from ...jobs.batch.batch import Batch
from ...jobs.batch.result import BatchResult
from ...jobs.batch.run import run
from ..kit.task import BackgroundTask, Cancelled, Report
from .ui_batch_screen import Ui_BatchScreen


class BatchExport(QObject):
    """Runs a batch, or goes on with an interrupted one; *ended* carries what became of it."""

    ended = Signal(BatchResult)

    def __init__(self, ui: Ui_BatchScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._name = ui, ""  # of the unit being exported
        self.task = BackgroundTask(self)
        self.task.progress.connect(self._progressed)
        ui.stop.clicked.connect(self.task.cancel)

    def start(self, batch: Batch) -> None:
        """Write the folders of all its units."""

        def work(report: Report, cancelled: Cancelled) -> BatchResult:
            def tell(done: int, total: int, name: str) -> None:
                self._name = name
                report(done, total)

            day = batch.interrupted_day
            return run(batch.on(day) if day else batch, tell, cancelled)

        self._name = ""
        self.task.run(work, self.ended.emit)

    def _progressed(self, done: int, total: int) -> None:
        self._ui.bar.setRange(0, total)
        self._ui.bar.setValue(done)
        self._ui.busyText.setText(f"{done} / {total}　{self._name}")
