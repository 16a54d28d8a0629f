"""The first-run tour: four short steps, each beside what it explains. Esc ends it; 设置 starts it again."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from .home.home_screen import HomeScreen
from .kit import style
from .kit.accessible import announce
from .kit.focus import OrderedDialog
from .screen_bar import ScreenBar
from .ui_tour import Ui_Tour

_WIDTH = 400  # of the text, in pixels
_WATCH = 200  # milliseconds between two looks at where things are
_STEPS = (
    (
        "从这里开始",
        "点一项业务，程序就一步一步带您办：选单位、备材料、看费用，最后导出可以打印盖章的文件。没办完的会自动保存。",
    ),
    ("不知道该办哪一项？", "点这里，回答几个日常的问题，程序就告诉您该办哪一项。"),
    (
        "单位资料不用每次填",
        "打开一次单位信息表，以后单位资料自动填好。还没有表时，可以先用示例试一试：示例里的单位都是虚构的，放心练习。",
    ),
    ("随时可以查", "按 F1，就打开办事指南里讲眼前这一步的那一章。点左上角的程序名称，随时回到首页。"),
)


class Tour(OrderedDialog):
    """A dialog over *window*, which shows *home* under its *bar*; *lit* is the part of the window that it explains."""

    def __init__(self, window: QWidget, home: HomeScreen, bar: ScreenBar) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.ui = Ui_Tour()
        self.ui.setupUi(self)
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self._window, self._home, self._bar = window, home, bar
        self._shade = _Shade(window)
        self._at = 0
        self.ui.skip.clicked.connect(self.reject)
        self.ui.back.clicked.connect(lambda: self.go(self._at - 1))
        self.ui.next.clicked.connect(lambda: self.go(self._at + 1))
        self.finished.connect(self._end, Qt.ConnectionType.SingleShotConnection)
        self.lit = QRect()
        self._watch = QTimer(self, interval=_WATCH)
        self._watch.timeout.connect(self._follow)
        self._watch.start()
        self.go(0)

    def _follow(self) -> None:
        """Follow what the step explains when a banner comes up or the window gets another size."""
        about = self._about(self._at)
        if about != self.lit:
            self._shade.setGeometry(self._window.rect())
            self._stand_beside(about)

    def go(self, step: int) -> None:
        """Show the step of that number; after the last, end the tour."""
        if step == len(_STEPS):
            self.accept()
            return
        self._at = step
        title, text = _STEPS[step]
        self.ui.count.setText(f"第 {step + 1} 步，共 {len(_STEPS)} 步（按 Esc 跳过）")
        self.ui.title.setText(title)
        self.ui.text.setText(text)
        self.ui.back.setVisible(step > 0)
        self.ui.next.setText("知道了" if step == len(_STEPS) - 1 else "下一步")
        self.ui.next.setFocus()
        self.setAccessibleName(title)
        self.ui.next.setAccessibleDescription(text)
        announce(self, f"{self.ui.count.text()}：{title}。{text}")
        self._stand_beside(self._about(step))

    def _end(self) -> None:
        self._watch.stop()
        self._shade.hide()
        self._shade.deleteLater()
        self.deleteLater()

    def _about(self, step: int) -> QRect:
        """The part of the window that the step explains, scrolled into view."""
        home, bar = self._home, self._bar
        cards = list(home.cards.values())
        manual = bar.openers["manual"]
        things: tuple[tuple[QWidget, ...], ...] = (
            (cards[0], cards[-1]),
            (home.ui.finder,),
            (home.ui.registryCard if home.ui.dueCard.isHidden() else home.ui.dueCard,),
            (manual if manual.isVisible() else bar.more,),
        )
        home.ui.HomeScreenLayout.activate()  # the screen may just have been shown
        area = home.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and area.isAncestorOf(things[step][0]):
            area.ensureWidgetVisible(things[step][0])
        found = QRect()
        for thing in things[step]:
            found = found.united(QRect(thing.mapTo(self._window, QPoint()), thing.size()))
        return found.intersected(self._window.rect())

    def _stand_beside(self, about: QRect) -> None:
        """Move below what the step explains, or above it, or inside it if there is no other room."""
        self.lit = about
        self._shade.leave_out(about)
        for label in (self.ui.title, self.ui.text):  # adjustSize() alone would use the previous text
            label.ensurePolished()
            label.setFixedHeight(label.heightForWidth(_WIDTH - 2 * style.PART - 2))
        self.adjustSize()
        room, gap = self._window.rect(), style.CARD
        x = max(gap, min(about.left(), room.width() - self.width() - gap))
        y = about.bottom() + gap
        if y + self.height() > room.height():
            y = about.top() - self.height() - gap
        if y < 0:
            y = room.height() - self.height() - gap
        self.move(self._window.mapToGlobal(QPoint(x, y)))


class _Shade(QWidget):
    """Dims the window except for one part of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._left_out = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self.show()

    def leave_out(self, part: QRect) -> None:
        """Dim all of the window except *part*."""
        self._left_out = part
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the shade and a line around the part left out."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hole = QRectF(self._left_out.adjusted(-style.TIGHT, -style.TIGHT, style.TIGHT, style.TIGHT))
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        shade.addRoundedRect(hole, style.RADIUS_CARD, style.RADIUS_CARD)
        painter.fillPath(shade, QColor(0, 0, 0, 90))
        painter.setPen(QPen(QColor(style.colours().primary), style.RING))
        painter.drawRoundedRect(hole, style.RADIUS_CARD, style.RADIUS_CARD)
