# mypy: ignore-errors
from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QStackedWidget,
    QVBoxLayout, QWidget)

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
        self.topBarLayout = QHBoxLayout(self.topBar)
        self.topBarLayout.setSpacing(16)
        self.topBarLayout.setObjectName(u"topBarLayout")
        self.topBarLayout.setContentsMargins(24, 10, 24, 10)
        self.brand = QLabel(self.topBar)
        self.brand.setObjectName(u"brand")

        self.topBarLayout.addWidget(self.brand)

        self.topSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.topBarLayout.addItem(self.topSpace)

        self.source = QLabel(self.topBar)
        self.source.setObjectName(u"source")

        self.topBarLayout.addWidget(self.source)


        self.WindowLayout.addWidget(self.topBar)

        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.rail = QFrame(Window)
        self.rail.setObjectName(u"rail")
        self.rail.setMinimumSize(QSize(228, 0))
        self.rail.setMaximumSize(QSize(228, 16777215))
        self.railLayout = QVBoxLayout(self.rail)
        self.railLayout.setSpacing(0)
        self.railLayout.setObjectName(u"railLayout")
        self.railLayout.setContentsMargins(0, 16, 0, 16)

        self.body.addWidget(self.rail)

        self.pages = QStackedWidget(Window)
        self.pages.setObjectName(u"pages")

        self.body.addWidget(self.pages)

        self.body.setStretch(1, 1)

        self.WindowLayout.addLayout(self.body)

        self.footer = QFrame(Window)
        self.footer.setObjectName(u"footer")
        self.footerLayout = QHBoxLayout(self.footer)
        self.footerLayout.setSpacing(12)
        self.footerLayout.setObjectName(u"footerLayout")
        self.footerLayout.setContentsMargins(36, 12, 36, 12)
        self.back = QPushButton(self.footer)
        self.back.setObjectName(u"back")

        self.footerLayout.addWidget(self.back)

        self.status = ElidedLabel(self.footer)
        self.status.setObjectName(u"status")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.status.sizePolicy().hasHeightForWidth())
        self.status.setSizePolicy(sizePolicy)
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.footerLayout.addWidget(self.status)

        self.change = QPushButton(self.footer)
        self.change.setObjectName(u"change")

        self.footerLayout.addWidget(self.change)

        self.next = QPushButton(self.footer)
        self.next.setObjectName(u"next")

        self.footerLayout.addWidget(self.next)


        self.WindowLayout.addWidget(self.footer)

        self.WindowLayout.setStretch(1, 1)

        self.retranslateUi(Window)

        QMetaObject.connectSlotsByName(Window)
    # setupUi

    def retranslateUi(self, Window):
        Window.setWindowTitle(QCoreApplication.translate("Window", u"\u6570\u5b57\u8bc1\u4e66\u4e1a\u52a1\u529e\u7406\u52a9\u624b", None))
        self.topBar.setProperty(u"role", QCoreApplication.translate("Window", u"bar", None))
        self.brand.setText(QCoreApplication.translate("Window", u"\u6570\u5b57\u8bc1\u4e66\u4e1a\u52a1\u529e\u7406\u52a9\u624b", None))
        self.brand.setProperty(u"role", QCoreApplication.translate("Window", u"brand", None))
        self.source.setText("")
        self.source.setProperty(u"role", QCoreApplication.translate("Window", u"remark", None))
        self.rail.setProperty(u"role", QCoreApplication.translate("Window", u"rail", None))
        self.footer.setProperty(u"role", QCoreApplication.translate("Window", u"bar", None))
        self.back.setText(QCoreApplication.translate("Window", u"\u4e0a\u4e00\u6b65", None))
        self.back.setProperty(u"role", QCoreApplication.translate("Window", u"plain", None))
        self.status.setProperty(u"role", QCoreApplication.translate("Window", u"remark", None))
        self.change.setText(QCoreApplication.translate("Window", u"\u66f4\u6539", None))
        self.change.setProperty(u"role", QCoreApplication.translate("Window", u"link", None))
        self.next.setText(QCoreApplication.translate("Window", u"\u4e0b\u4e00\u6b65", None))
        self.next.setProperty(u"role", QCoreApplication.translate("Window", u"primary", None))
    # retranslateUi

