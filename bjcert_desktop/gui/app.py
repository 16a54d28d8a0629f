"""Starts the window: arguments, application, and what happens once the window is shown."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog
from shiboken6 import delete

from .. import __version__
from ..errors import BjcertError
from ..settings.policy import data_folder, load_policy
from ..system.command_line import Parser
from ..system.files import refuse_impossible_date
from ..system.paths import RESTORED
from ..system.replacement import watch_imports
from .crash import report_crashes
from .kit import accessible, appearance
from .kit.icons import icon
from .kit.task import BackgroundTask, running, wait_for_all
from .screens import SCREENS
from .window import Window

_NAME = "数字证书业务办理助手"
_SCALE = "QT_SCALE_FACTOR"
_MOMENT = 500  # milliseconds
_TOURED = "toured"  # the setting that remembers that the tour was shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed."""
    chosen = _arguments(sys.argv[1:] if arguments is None else arguments)
    folder = data_folder(chosen.data_dir)
    watch_imports()
    report_crashes(folder)
    _set_text_size(load_policy(folder).number("text_size"))
    app = application()
    try:
        if (folder / RESTORED).is_dir():
            from ..jobs.backup import finish_restore

            finish_restore(folder)
        refuse_impossible_date(date.today())
        window = make_window(folder)
    except BjcertError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(f"数据文件夹“{folder}”读不出来（{error.strerror or error}）。请检查磁盘、网络连接和它的权限。")
    window.show()
    app.processEvents()  # lays the window out, which the tour points into
    if window.isVisible():  # it may have been closed at once
        make_ledger_ready(window)
        _begin(window, chosen.registry)
        app.exec()
    close_down(window)
    if running():  # in a network folder that does not answer, say: Qt would end the process like a crash
        os._exit(0)
    return 0


def close_down(window: Window) -> None:
    """Wait for what *window* still does, a result that came in last may have asked for it, and destroy it.

    Left alone, Python destroys windows, styles and running threads in any order when it ends, and may crash.
    """
    wait_for_all(window)
    delete(window)


def make_ledger_ready(window: Window) -> None:
    """Bring the ledger up to this version in the background, and say so when that takes more than a moment.

    What goes wrong is told by the check of the ledger.
    """
    if not window.ledger.path.exists():
        return
    notice = QProgressDialog("正在准备办理记录，请稍候…", "", 0, 0, window)
    notice.setWindowTitle(_NAME)
    notice.setCancelButton(None)  # type: ignore[arg-type]
    notice.setWindowModality(Qt.WindowModality.WindowModal)
    notice.setMinimumDuration(_MOMENT)  # it shows itself then
    task = BackgroundTask(notice)
    task.failed.connect(lambda _error: notice.deleteLater())
    task.ask(window.ledger.make_ready, lambda _: notice.deleteLater())


def _begin(window: Window, registry: Path | None) -> None:
    """Open the unit workbook, check the ledger, and offer the tour to whoever has not seen it."""
    policy = window.settings.policy
    if workbook := registry or policy.path("registry"):
        window.workbook.open(workbook)
    from ..jobs.office_backup import back_up_or_say
    from .ledger.ledger_check import LedgerCheck  # with SQLite, which the window itself does not need

    office = partial(back_up_or_say, window.settings.folder, policy)
    check = LedgerCheck(window.ledger, window, days=policy.number("retention_days"), office=office)
    check.told.connect(window.tell)
    if not window.settings.value(_TOURED):
        window.settings.set_value(_TOURED, "true")
        window.start_tour()


def _refused(said: str) -> int:
    """Say why the window cannot be opened; return the exit code."""
    QMessageBox(QMessageBox.Icon.Critical, _NAME, said).exec()
    return 2


def _set_text_size(percent: int) -> None:
    """Draw everything *percent* as large, on top of the system's own scaling; Qt reads this when it starts."""
    if percent != 100:
        os.environ[_SCALE] = str(float(os.environ.get(_SCALE, 1)) * percent / 100)


def application() -> QApplication:
    """The application with its style, in Chinese including the buttons of the system's dialogs."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName(_NAME)
    app.setApplicationVersion(__version__)
    accessible.install()
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    appearance.apply(app)
    app.setWindowIcon(icon("app"))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: appearance.apply(app))
    app.applicationStateChanged.connect(lambda _state: appearance.apply(app))  # Windows' contrast may have changed
    return app


def make_window(folder: Path) -> Window:
    """The window, not shown yet; *folder* holds the person's data. Raises GuideError."""
    return Window(folder, SCREENS)


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = Parser(prog="bjcert-desktop", description=_NAME)
    parser.add_argument("--version", action="version", version=__version__, help="显示版本号")
    parser.add_argument("--data-dir", metavar="DIR", help="存放设置和草稿的文件夹")
    parser.add_argument("--registry", type=Path, metavar="FILE", help="启动时打开的单位信息表")
    return parser.parse_args(given)
