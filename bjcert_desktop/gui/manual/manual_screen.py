"""办事指南: the manual, to read, search and print; no link leads out of the program."""

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QListWidgetItem, QTextEdit, QVBoxLayout, QWidget

from ...guide import Catalogue
from ...guide.manual import Chapter, chapters
from ...guide.manual_search import Hit, search
from ..kit import style
from ..kit.accessible import tell
from ..kit.focus import OrderedDialog
from ..kit.screen import Screen
from .chapter_print import ask_and_print, ask_for_pdf, dress
from .ui_manual_screen import Ui_ManualScreen

_NARROWEST, _WIDEST = 160, 1000  # pixels of a picture
_ITEM = Qt.ItemDataRole.UserRole  # the Chapter or the Hit of a row


class ManualScreen(Screen):
    """Chapters or hits on the left, the chapter on the right. *left* asks to go back."""

    scrolls = False
    left = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.ui = Ui_ManualScreen()
        self.ui.setupUi(self)
        self.chapters = chapters(catalogue, catalogue.origin.problem or catalogue.account)
        self.chapter = self.chapters[0]
        self._pictures: list[str] = []  # of the chapter that is shown
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._show_again)
        self.ui.search.textChanged.connect(self._look_for)
        self.ui.list.currentItemChanged.connect(lambda item, _: self._show_item(item))
        self.ui.back.clicked.connect(self.left)
        self.ui.print.clicked.connect(lambda: ask_and_print(self.chapter, self))
        self.ui.savePdf.clicked.connect(lambda: ask_for_pdf(self.chapter, self))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._begin_search)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.ui.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)  # or the list would never get an arrow
        down.activated.connect(self.ui.list.setFocus)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)
        self.ui.page.setTextInteractionFlags(
            self.ui.page.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )  # with a caret
        self.set_way_back(False)
        self.ui.found.hide()
        self.open(self.chapter.key)

    def enter(self) -> None:
        """Focus the list."""
        self.ui.list.setFocus()

    def set_way_back(self, there: bool) -> None:
        """Show or hide the button to go back."""
        self.ui.back.setVisible(there)

    def open(self, key: str) -> None:
        """Show the chapter *key*, and list all chapters."""
        self.chapter = next((chapter for chapter in self.chapters if chapter.key == key), self.chapters[0])
        self.ui.search.clear()
        self._list_chapters()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the system's colour scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "chapter"):
            self._show_again()

    # --- the list

    def _list_chapters(self) -> None:
        listed, part = self.ui.list, ""
        listed.blockSignals(True)
        listed.clear()
        for chapter in self.chapters:
            if chapter.part != part and chapter.part != chapter.title:
                listed.addItem(_part(chapter.part))
            part = chapter.part
            item = QListWidgetItem(chapter.title, listed)
            item.setData(_ITEM, chapter)
            if chapter is self.chapter:
                listed.setCurrentItem(item)
        listed.blockSignals(False)
        self.ui.found.hide()
        self._show()

    def _look_for(self, wanted: str) -> None:
        if not wanted.strip():
            self._list_chapters()
            return
        hits, listed = search(self.chapters, wanted), self.ui.list
        listed.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.chapter.title}\n{hit.excerpt}", listed)
            item.setData(_ITEM, hit)
        self.ui.found.show()
        tell(self.ui.found, f"找到 {len(hits)} 处。" if hits else "没有找到，请换个词，或少写几个字。")
        listed.setCurrentRow(0)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        chosen = item.data(_ITEM) if item is not None else None
        if isinstance(chosen, Hit):
            self.chapter = chosen.chapter
            self._show(chosen.block)
        elif isinstance(chosen, Chapter):
            self.chapter = chosen
            self._show()

    def _begin_search(self) -> None:
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def _leave(self) -> None:
        if self.ui.search.text():
            self.ui.search.clear()
        else:
            self.left.emit()

    # --- the page

    def _show(self, block: int = 0) -> None:
        page = self.ui.page
        width, ratio = self._picture_width(), page.devicePixelRatioF()
        for name in self._pictures:  # a document would keep those of every chapter that was ever shown
            page.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), QImage())
        self._pictures = [block.text for block in self.chapter.blocks if block.kind == "picture"]
        dress(page.document(), self.chapter, style.colours(), width=width, ratio=ratio)
        page.moveCursor(QTextCursor.MoveOperation.Start)  # setting the text leaves it at the end
        self._mark_hits()
        page.verticalScrollBar().setValue(0)
        if block:
            page.scrollToAnchor(f"b{block}")

    def _picture_width(self) -> int:
        return max(_NARROWEST, min(_WIDEST, self.ui.page.viewport().width() - 40))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        if self._pictures:
            self._resized.start()

    def _show_again(self) -> None:
        bar = self.ui.page.verticalScrollBar()
        before, whole = bar.value(), max(bar.maximum(), 1)
        self._show()
        bar.setValue(before * bar.maximum() // whole)

    def _mark_hits(self) -> None:
        ink, marks = style.colours(), []
        shape = QTextCharFormat()
        shape.setBackground(QColor(ink.caution_tint))
        shape.setForeground(QColor(ink.caution))
        shape.setFontUnderline(True)  # colour is never the only sign
        for word in self.ui.search.text().split():
            cursor = self.ui.page.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, shape  # type: ignore[attr-defined]
                marks.append(mark)
                cursor = self.ui.page.document().find(word, cursor)
        self.ui.page.setExtraSelections(marks)


def _part(title: str) -> QListWidgetItem:
    """The heading of a part in the list, which cannot be selected."""
    item = QListWidgetItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setForeground(QColor(style.colours().secondary))
    item.setBackground(QColor(style.colours().ground))
    item.setFont(style.font("small", strong=True))
    return item


class ManualDialog(OrderedDialog):
    """The manual above another dialog, which blocks the window."""

    def __init__(self, catalogue: Catalogue, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("办事指南")
        self.manual = ManualScreen(catalogue)
        self.manual.open(key)
        self.manual.left.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.manual)
        self.fit(1000, 640)
        self.manual.ui.list.setFocus()
