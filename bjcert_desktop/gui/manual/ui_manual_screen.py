# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QSizePolicy, QSpacerItem, QTextBrowser, QVBoxLayout

class Ui_ManualScreen(object):
    def setupUi(self, ManualScreen):
        if not ManualScreen.objectName():
            ManualScreen.setObjectName(u"ManualScreen")
        self.ManualScreenLayout = QVBoxLayout(ManualScreen)
        self.ManualScreenLayout.setSpacing(12)
        self.ManualScreenLayout.setObjectName(u"ManualScreenLayout")
        self.ManualScreenLayout.setContentsMargins(32, 16, 32, 16)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.headline = QLabel(ManualScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")

        self.head.addWidget(self.headline)

        self.headSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.headSpace)

        self.back = QPushButton(ManualScreen)
        self.back.setObjectName(u"back")

        self.head.addWidget(self.back)

        self.savePdf = QPushButton(ManualScreen)
        self.savePdf.setObjectName(u"savePdf")

        self.head.addWidget(self.savePdf)

        self.print = QPushButton(ManualScreen)
        self.print.setObjectName(u"print")

        self.head.addWidget(self.print)


        self.ManualScreenLayout.addLayout(self.head)

        self.body = QHBoxLayout()
        self.body.setSpacing(16)
        self.body.setObjectName(u"body")
        self.left = QVBoxLayout()
        self.left.setSpacing(8)
        self.left.setObjectName(u"left")
        self.search = QLineEdit(ManualScreen)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.left.addWidget(self.search)

        self.list = QListWidget(ManualScreen)
        self.list.setObjectName(u"list")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.left.addWidget(self.list)

        self.found = QLabel(ManualScreen)
        self.found.setObjectName(u"found")
        self.found.setWordWrap(True)

        self.left.addWidget(self.found)

        self.left.setStretch(1, 1)

        self.body.addLayout(self.left)

        self.page = QTextBrowser(ManualScreen)
        self.page.setObjectName(u"page")
        self.page.setOpenLinks(False)

        self.body.addWidget(self.page)

        self.body.setStretch(0, 2)
        self.body.setStretch(1, 5)

        self.ManualScreenLayout.addLayout(self.body)

        self.ManualScreenLayout.setStretch(1, 1)

        self.retranslateUi(ManualScreen)

        QMetaObject.connectSlotsByName(ManualScreen)
    # setupUi

    def retranslateUi(self, ManualScreen):
        self.headline.setText(QCoreApplication.translate("ManualScreen", u"\u529e\u4e8b\u6307\u5357", None))
        self.back.setText(QCoreApplication.translate("ManualScreen", u"\u56de\u5230\u521a\u624d\u7684\u9875\u9762(&B)", None))
        self.back.setProperty(u"role", QCoreApplication.translate("ManualScreen", u"plain", None))
        self.savePdf.setText(QCoreApplication.translate("ManualScreen", u"\u672c\u7ae0\u5b58\u4e3a PDF(&S)\u2026", None))
        self.savePdf.setProperty(u"role", QCoreApplication.translate("ManualScreen", u"plain", None))
        self.print.setText(QCoreApplication.translate("ManualScreen", u"\u6253\u5370\u672c\u7ae0(&P)\u2026", None))
        self.print.setProperty(u"role", QCoreApplication.translate("ManualScreen", u"plain", None))
        self.search.setPlaceholderText(QCoreApplication.translate("ManualScreen", u"\u67e5\u627e\uff0c\u4f8b\u5982\uff1a\u884c\u53f7", None))
#if QT_CONFIG(tooltip)
        self.search.setToolTip(QCoreApplication.translate("ManualScreen", u"\u67e5\u627e\u6574\u672c\u6307\u5357\uff08Ctrl+F\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("ManualScreen", u"\u67e5\u627e\u6574\u672c\u6307\u5357", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("ManualScreen", u"\u7ae0\u8282", None))
#endif // QT_CONFIG(accessibility)
        self.found.setProperty(u"role", QCoreApplication.translate("ManualScreen", u"remark", None))
#if QT_CONFIG(accessibility)
        self.page.setAccessibleName(QCoreApplication.translate("ManualScreen", u"\u6b63\u6587", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

