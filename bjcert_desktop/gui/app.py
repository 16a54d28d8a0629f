"""Starting the window: its first picture with as little as it takes, and everything else a moment later."""

import gc
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from .. import __version__
from ..system.paths import RESTORED, user_data
from .crash import report_crashes
from .kit import style
from .window import Window

if TYPE_CHECKING:
    import argparse

_TOURED = "toured"  # the setting that tells that a person has been shown around
_LATER = (
    "batch.batch_screen",
    "ledger.ledger_screen",
    "renewals.renewals_screen",
    "registry.registry_screen",
    "forms.forms_screen",
    "manual.manual_screen",
    "settings.settings_screen",
    "home.finder_screen",
)
_SOON, _PAUSE = 500, 50  # milliseconds to what is loaded before somebody asks for it, and between its parts
_PATIENCE = 2  # seconds to wait for a picture that the system does not ask for, as behind a locked screen


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    chosen = _arguments(given) if given else None
    folder = user_data(chosen.data_dir if chosen else None)
    report_crashes(folder)
    if (folder / RESTORED).is_dir():
        from ..jobs.backup import finish_restore

        try:
            finish_restore(folder)
        except Exception as error:
            application()
            return _refuse(error)
    app, window = first_picture(folder)
    _dress(app)
    try:
        window.finish()
    except Exception as error:
        return _refuse(error)
    gc.enable()  # which was off since the start
    if workbook := (chosen and chosen.registry) or window.settings.policy.path("registry"):
        window.workbook.open(workbook)
    _look_after(window)
    QTimer.singleShot(_SOON, window, partial(_go_on, window, ahead(window)))
    if not window.settings.value(_TOURED):
        window.settings.setValue(_TOURED, True)
        window.start_tour()
    return app.exec()


def ahead(window: Window) -> Iterator[object]:
    """What is loaded part by part while a person reads the first page: the places' code, the forms in use."""
    from ..errors import BjcertError
    from ..guide.forms import FORMS

    yield window.screen_of("business")
    for module in _LATER:
        yield import_module(f".{module}", __package__)
    for name in FORMS:
        with suppress(BjcertError):  # it is told where the form is wanted
            yield window.forms.template(name)


def _go_on(window: Window, work: Iterator[object]) -> None:
    for _part in work:
        QTimer.singleShot(_PAUSE, window, partial(_go_on, window, work))
        return


def _look_after(window: Window) -> None:
    from .ledger.ledger_check import LedgerCheck

    LedgerCheck(window.ledger, window, days=window.settings.policy.number("retention_days"))


def first_picture(folder: Path) -> tuple[QApplication, Window]:
    """The window on the screen with home in it, not yet finished; what a person has is kept in *folder*."""
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    _name(app)
    style.dress_first(app)
    window = Window(folder)
    window.show()
    end = time.monotonic() + _PATIENCE
    while not window.windowHandle().isExposed() and time.monotonic() < end:
        app.processEvents()
    app.processEvents()
    return app, window


def application() -> QApplication:
    """The dressed application, in Chinese down to the buttons of the system's dialogs."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    _name(app)
    _dress(app)
    return app


def make_window(folder: Path) -> Window:
    """The window, complete and not yet shown; what a person has is kept in *folder*."""
    window = Window(folder)
    window.finish()
    return window


def _name(app: QApplication) -> None:
    app.setApplicationName("数字证书业务办理助手")
    app.setApplicationVersion(__version__)


def _dress(app: QApplication) -> None:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    from .kit.icons import icon

    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    style.apply(app)
    app.setWindowIcon(icon("app"))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: style.apply(app))
    app.applicationStateChanged.connect(lambda _state: style.apply(app))  # Windows' contrast may have been switched


def _arguments(given: Sequence[str]) -> "argparse.Namespace":
    from ..system.command_line import Parser

    parser = Parser(prog="bjcert-desktop", description="数字证书业务办理助手")
    parser.add_argument("--data-dir", metavar="DIR", help="存放设置和草稿的文件夹")
    parser.add_argument("--registry", type=Path, metavar="FILE", help="启动时打开的单位信息表")
    return parser.parse_args(given)


def _refuse(error: Exception) -> int:
    """Say why the program cannot work; what is no message for people goes the way of every crash."""
    from PySide6.QtWidgets import QMessageBox

    from ..errors import BjcertError

    if not isinstance(error, BjcertError):
        raise error
    QMessageBox(QMessageBox.Icon.Critical, "数字证书业务办理助手", str(error)).exec()
    return 2
