# mypy: ignore-errors
from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QSizePolicy, QStackedWidget, QVBoxLayout,
    QWidget)

from bjcert_desktop.gui.place_bar import PlaceBar

class Ui_Window(object):
    def setupUi(self, Window):
        if not Window.objectName():
            Window.setObjectName(u"Window")
        self.WindowLayout = QVBoxLayout(Window)
        self.WindowLayout.setSpacing(0)
        self.WindowLayout.setObjectName(u"WindowLayout")
        self.WindowLayout.setContentsMargins(0, 0, 0, 0)
        self.bar = PlaceBar(Window)
        self.bar.setObjectName(u"bar")

        self.WindowLayout.addWidget(self.bar)

        self.places = QStackedWidget(Window)
        self.places.setObjectName(u"places")

        self.WindowLayout.addWidget(self.places)

        self.WindowLayout.setStretch(1, 1)

        self.retranslateUi(Window)

        QMetaObject.connectSlotsByName(Window)
    # setupUi

    def retranslateUi(self, Window):
        Window.setWindowTitle(QCoreApplication.translate("Window", u"\u6570\u5b57\u8bc1\u4e66\u4e1a\u52a1\u529e\u7406\u52a9\u624b", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("Window", u"bar", None))
    # retranslateUi

