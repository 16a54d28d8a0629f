"""What nobody foresaw goes to the log and a dialog; the window and what was entered in it stay."""

import sys
from pathlib import Path
from types import TracebackType


def report_crashes(folder: Path) -> None:
    """From now on report errors that nothing caught; the log is kept in the data folder *folder*."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from ..system import event_log  # here, as every start would pay for what hardly one needs

        event_log.keep_log(folder)
        _tell(kind, trace)

    sys.excepthook = report


def _tell(kind: type[BaseException], trace: TracebackType | None) -> None:
    import traceback

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication, QMessageBox

    from ..system import event_log

    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    details = event_log.crash(places, kind.__name__)  # never the message: it may hold data
    box = QMessageBox(QMessageBox.Icon.Critical, "出错了", "程序遇到了没有料到的问题，已填写的内容还在。")
    box.setInformativeText("可以继续操作；如果反复出现，请把下面的详细信息发给单位的技术人员。")
    box.setDetailedText(details)
    copy = box.addButton("复制详细信息", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
