# mypy: ignore-errors
from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

from bjcert_desktop.gui.widgets import ElidedLabel

class Ui_Window(object):
    def setupUi(self, Window):
        if not Window.objectName():
            Window.setObjectName(u"Window")
        self.WindowLayout = QVBoxLayout(Window)
        self.WindowLayout.setSpacing(0)
        self.WindowLayout.setObjectName(u"WindowLayout")
        self.WindowLayout.setContentsMargins(0, 0, 0, 0)
        self.topBar = QFrame(Window)
        self.topBar.setObjectName(u"topBar")
        self.topBar.setMinimumSize(QSize(0, 44))
        self.topBarLayout = QHBoxLayout(self.topBar)
        self.topBarLayout.setSpacing(24)
        self.topBarLayout.setObjectName(u"topBarLayout")
        self.topBarLayout.setContentsMargins(24, 0, 24, 0)
        self.brand = QLabel(self.topBar)
        self.brand.setObjectName(u"brand")

        self.topBarLayout.addWidget(self.brand)

        self.nav = QHBoxLayout()
        self.nav.setSpacing(0)
        self.nav.setObjectName(u"nav")
        self.nav.setContentsMargins(0, 0, 0, 0)

        self.topBarLayout.addLayout(self.nav)

        self.topSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.topBarLayout.addItem(self.topSpace)

        self.source = ElidedLabel(self.topBar)
        self.source.setObjectName(u"source")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.source.sizePolicy().hasHeightForWidth())
        self.source.setSizePolicy(sizePolicy)
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.topBarLayout.addWidget(self.source)


        self.WindowLayout.addWidget(self.topBar)

        self.places = QStackedWidget(Window)
        self.places.setObjectName(u"places")

        self.WindowLayout.addWidget(self.places)

        self.WindowLayout.setStretch(1, 1)

        self.retranslateUi(Window)

        QMetaObject.connectSlotsByName(Window)
    # setupUi

    def retranslateUi(self, Window):
        Window.setWindowTitle(QCoreApplication.translate("Window", u"\u6570\u5b57\u8bc1\u4e66\u4e1a\u52a1\u529e\u7406\u52a9\u624b", None))
        self.topBar.setProperty(u"role", QCoreApplication.translate("Window", u"bar", None))
        self.brand.setText(QCoreApplication.translate("Window", u"\u6570\u5b57\u8bc1\u4e66\u4e1a\u52a1\u529e\u7406\u52a9\u624b", None))
        self.brand.setProperty(u"role", QCoreApplication.translate("Window", u"brand", None))
        self.source.setProperty(u"role", QCoreApplication.translate("Window", u"remark", None))
    # retranslateUi

