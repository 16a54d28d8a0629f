# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

class Ui_Home(object):
    def setupUi(self, Home):
        if not Home.objectName():
            Home.setObjectName(u"Home")
        self.HomeLayout = QVBoxLayout(Home)
        self.HomeLayout.setSpacing(16)
        self.HomeLayout.setObjectName(u"HomeLayout")
        self.HomeLayout.setContentsMargins(32, 24, 32, 16)
        self.head = QVBoxLayout()
        self.head.setSpacing(0)
        self.head.setObjectName(u"head")
        self.headline = QLabel(Home)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.leadRow = QHBoxLayout()
        self.leadRow.setSpacing(0)
        self.leadRow.setObjectName(u"leadRow")
        self.lead = QLabel(Home)
        self.lead.setObjectName(u"lead")

        self.leadRow.addWidget(self.lead)

        self.finder = QPushButton(Home)
        self.finder.setObjectName(u"finder")

        self.leadRow.addWidget(self.finder)

        self.leadSpace = QWidget(Home)
        self.leadSpace.setObjectName(u"leadSpace")

        self.leadRow.addWidget(self.leadSpace)

        self.leadRow.setStretch(2, 1)

        self.head.addLayout(self.leadRow)


        self.HomeLayout.addLayout(self.head)

        self.change = QLabel(Home)
        self.change.setObjectName(u"change")
        self.change.setWordWrap(True)
        self.change.setVisible(False)

        self.HomeLayout.addWidget(self.change)

        self.cards = QGridLayout()
        self.cards.setSpacing(16)
        self.cards.setObjectName(u"cards")

        self.HomeLayout.addLayout(self.cards)

        self.lower = QWidget(Home)
        self.lower.setObjectName(u"lower")

        self.HomeLayout.addWidget(self.lower)

        self.bottom = QWidget(Home)
        self.bottom.setObjectName(u"bottom")

        self.HomeLayout.addWidget(self.bottom)

        self.note = QLabel(Home)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.HomeLayout.addWidget(self.note)

        self.HomeLayout.setStretch(4, 1)

        self.retranslateUi(Home)

        QMetaObject.connectSlotsByName(Home)
    # setupUi

    def retranslateUi(self, Home):
        self.headline.setText(QCoreApplication.translate("Home", u"\u60a8\u8981\u529e\u7406\u4ec0\u4e48\u4e1a\u52a1\uff1f", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("Home", u"headline", None))
        self.lead.setText(QCoreApplication.translate("Home", u"\u9009\u62e9\u4e00\u9879\u5f00\u59cb\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("Home", u"lead", None))
        self.finder.setText(QCoreApplication.translate("Home", u"\u4e0d\u786e\u5b9a\u529e\u54ea\u4e2a\uff1f\u56de\u7b54\u51e0\u4e2a\u5c0f\u95ee\u9898 \u203a", None))
        self.finder.setProperty(u"role", QCoreApplication.translate("Home", u"link", None))
        self.change.setProperty(u"role", QCoreApplication.translate("Home", u"lead", None))
        self.note.setProperty(u"role", QCoreApplication.translate("Home", u"remark", None))
        pass
    # retranslateUi

