"""Starting the window."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from .. import __version__, log
from ..arguments import Parser
from ..errors import BjcertError
from ..formset import FormSet
from ..guide import Catalogue, load_catalogue
from ..paths import user_data
from ..policy import load_policy
from . import style
from .settings import Settings
from .window import Window
from .workbook import Workbook


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed."""
    parser = Parser(prog="bjcert-desktop", description="数字证书业务办理助手")
    parser.add_argument("--data-dir", metavar="DIR", help="存放设置和草稿的文件夹")
    parser.add_argument("--registry", type=Path, metavar="FILE", help="启动时打开的单位信息表")
    chosen = parser.parse_args(arguments)
    folder = user_data(chosen.data_dir)
    app = application()
    log.keep_log(folder)
    _report_crashes()
    try:
        catalogue = load_catalogue(update=load_policy(folder).path("guide"))
    except BjcertError as error:
        QMessageBox(QMessageBox.Icon.Critical, "数字证书业务办理助手", str(error)).exec()
        return 2
    window = make_window(catalogue, folder)
    if workbook := chosen.registry or window.settings.policy.path("registry"):
        window.workbook.open(workbook)
    window.show()
    return app.exec()


def application() -> QApplication:
    """The dressed application, in Chinese down to the buttons of the system's dialogs."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("数字证书业务办理助手")
    app.setApplicationVersion(__version__)
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    style.apply(app)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: style.apply(app))
    app.applicationStateChanged.connect(lambda _state: style.apply(app))  # Windows' contrast may have been switched
    return app


def make_window(catalogue: Catalogue, folder: Path) -> Window:
    """The window, as large as it was last time or as fits the screen; its settings are kept in *folder*."""
    settings = Settings(folder)
    shared, locked = settings.policy.path("forms"), settings.locked("forms")
    forms = FormSet(shared or folder / "forms", shared=shared is not None, locked=locked)
    window = Window(catalogue, Workbook(folder, settings), forms, folder / "drafts", settings)
    window.setMinimumSize(800, 440)
    geometry = settings.value("geometry")
    if not (geometry and window.restoreGeometry(geometry)):
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(1366, room.width()), min(768, room.height() - 32))
    return window


def _report_crashes() -> None:
    """What nobody foresaw goes to a log and a dialog; the window and what was entered in it stay."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        details = log.crash(places, kind.__name__)  # never the message: it may hold data
        box = QMessageBox(QMessageBox.Icon.Critical, "出错了", "程序遇到了没有料到的问题，已填写的内容还在。")
        box.setInformativeText("可以继续操作；如果反复出现，请把下面的详细信息发给单位的技术人员。")
        box.setDetailedText(details)
        copy = box.addButton("复制详细信息", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    sys.excepthook = report
