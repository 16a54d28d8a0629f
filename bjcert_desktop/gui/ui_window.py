# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout

from .screen_bar import ScreenBar

class Ui_Window(object):
    def setupUi(self, Window):
        if not Window.objectName():
            Window.setObjectName(u"Window")
        self.WindowLayout = QVBoxLayout(Window)
        self.WindowLayout.setSpacing(0)
        self.WindowLayout.setObjectName(u"WindowLayout")
        self.WindowLayout.setContentsMargins(0, 0, 0, 0)
        self.bar = ScreenBar(Window)
        self.bar.setObjectName(u"bar")

        self.WindowLayout.addWidget(self.bar)

        self.practice = QLabel(Window)
        self.practice.setObjectName(u"practice")
        self.practice.setProperty(u"role", u"practice")
        self.practice.setVisible(False)

        self.WindowLayout.addWidget(self.practice)

        self.amiss = QLabel(Window)
        self.amiss.setObjectName(u"amiss")
        self.amiss.setProperty(u"role", u"practice")
        self.amiss.setVisible(False)
        self.amiss.setWordWrap(True)

        self.WindowLayout.addWidget(self.amiss)

        self.screens = QStackedWidget(Window)
        self.screens.setObjectName(u"screens")

        self.WindowLayout.addWidget(self.screens)

        self.WindowLayout.setStretch(3, 1)

        self.retranslateUi(Window)

        QMetaObject.connectSlotsByName(Window)
    # setupUi

    def retranslateUi(self, Window):
        Window.setWindowTitle(QCoreApplication.translate("Window", u"\u6570\u5b57\u8bc1\u4e66\u4e1a\u52a1\u529e\u7406\u52a9\u624b", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("Window", u"bar", None))
        self.practice.setText(QCoreApplication.translate("Window", u"\u793a\u4f8b\u6570\u636e\uff1a\u5355\u4f4d\u90fd\u662f\u865a\u6784\u7684\uff0c\u5bfc\u51fa\u7684\u6587\u4ef6\u52ff\u7528\u4e8e\u6b63\u5f0f\u529e\u7406\u3002\u6b63\u5f0f\u529e\u7406\u65f6\uff0c\u8bf7\u6253\u5f00\u672c\u5355\u4f4d\u7684\u5355\u4f4d\u4fe1\u606f\u8868\u3002", None))
    # retranslateUi

