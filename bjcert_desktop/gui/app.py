"""Starting the window."""

import contextlib
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QSettings, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from .. import __version__
from ..arguments import Parser
from ..errors import BjcertError
from ..formset import FormSet
from ..guide import Catalogue, load_catalogue
from ..paths import user_data
from . import style
from .window import Window
from .workbook import Workbook

_LOG_SIZE = 200_000  # bytes after which the log of crashes begins anew; the one before is kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed."""
    parser = Parser(prog="bjcert-desktop", description="数字证书业务办理助手")
    parser.add_argument("--data-dir", metavar="DIR", help="存放设置和草稿的文件夹")
    parser.add_argument("--registry", type=Path, metavar="FILE", help="启动时打开的单位信息表")
    chosen = parser.parse_args(arguments)
    folder = user_data(chosen.data_dir)
    app = application()
    _report_crashes(folder)
    try:
        catalogue = load_catalogue()
    except BjcertError as error:
        QMessageBox(QMessageBox.Icon.Critical, "数字证书业务办理助手", str(error)).exec()
        return 2
    window = make_window(catalogue, folder)
    last = str(window.settings.value("workbook") or "")
    if chosen.registry or (last and Path(last).is_file()):
        window.workbook.open(chosen.registry or Path(last))
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
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(catalogue, Workbook(folder, settings), FormSet(folder / "forms"), folder / "drafts", settings)
    window.setMinimumSize(800, 440)
    geometry = settings.value("geometry")
    if not (geometry and window.restoreGeometry(geometry)):
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(1366, room.width()), min(768, room.height() - 32))
    return window


def _report_crashes(folder: Path) -> None:
    """What nobody foresaw goes to a log and a dialog; the window and what was entered in it stay."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        details = "\n".join(
            [f"{__version__} {sys.platform}", *places, kind.__name__]
        )  # never the message: it may hold data
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            log = folder / "crash.log"
            if log.exists() and log.stat().st_size > _LOG_SIZE:
                log.replace(folder / "crash.old.log")
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n{details}\n\n")
        box = QMessageBox(QMessageBox.Icon.Critical, "出错了", "程序遇到了没有料到的问题，已填写的内容还在。")
        box.setInformativeText("可以继续操作；如果反复出现，请把下面的详细信息发给单位的技术人员。")
        box.setDetailedText(details)
        copy = box.addButton("复制详细信息", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    sys.excepthook = report
