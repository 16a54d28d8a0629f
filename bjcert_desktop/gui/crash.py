"""Unexpected errors go to the log and a dialog; the window and what was entered in it stay."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from ..system import event_log
from ..system.replacement import ReplacedError
from .reopen import ReplacementNotice


def report_crashes(folder: Path) -> None:
    """From now on report uncaught errors; the log is in the data folder *folder*."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, ReplacedError):
            for window in QApplication.topLevelWidgets():
                if isinstance(notice := window.findChild(ReplacementNotice), ReplacementNotice):
                    notice.ask(error)
            return
        event_log.keep_log(folder)
        _tell(kind, trace)

    sys.excepthook = report


def _tell(kind: type[BaseException], trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    frames = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    details = event_log.crash(frames, kind.__name__)  # never the message: it may contain personal data
    box = QMessageBox(QMessageBox.Icon.Critical, "出错了", "程序遇到了没有料到的问题，已填写的内容还在。")
    box.setInformativeText("可以继续操作；如果反复出现，请把下面的详细信息发给单位的技术人员。")
    box.setDetailedText(details)
    copy = box.addButton("复制详细信息", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    go_on = box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)  # so that Esc and the X close it as well
    box.exec()
    box.deleteLater()
