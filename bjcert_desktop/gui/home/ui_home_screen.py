# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

class Ui_HomeScreen(object):
    def setupUi(self, HomeScreen):
        if not HomeScreen.objectName():
            HomeScreen.setObjectName(u"HomeScreen")
        self.HomeScreenLayout = QVBoxLayout(HomeScreen)
        self.HomeScreenLayout.setSpacing(16)
        self.HomeScreenLayout.setObjectName(u"HomeScreenLayout")
        self.HomeScreenLayout.setContentsMargins(32, 24, 32, 16)
        self.head = QVBoxLayout()
        self.head.setSpacing(0)
        self.head.setObjectName(u"head")
        self.headline = QLabel(HomeScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.leadRow = QHBoxLayout()
        self.leadRow.setSpacing(0)
        self.leadRow.setObjectName(u"leadRow")
        self.lead = QLabel(HomeScreen)
        self.lead.setObjectName(u"lead")

        self.leadRow.addWidget(self.lead)

        self.finder = QPushButton(HomeScreen)
        self.finder.setObjectName(u"finder")

        self.leadRow.addWidget(self.finder)

        self.leadSpace = QWidget(HomeScreen)
        self.leadSpace.setObjectName(u"leadSpace")

        self.leadRow.addWidget(self.leadSpace)

        self.leadRow.setStretch(2, 1)

        self.head.addLayout(self.leadRow)


        self.HomeScreenLayout.addLayout(self.head)

        self.change = QLabel(HomeScreen)
        self.change.setObjectName(u"change")
        self.change.setWordWrap(True)
        self.change.setVisible(False)

        self.HomeScreenLayout.addWidget(self.change)

        self.cards = QGridLayout()
        self.cards.setSpacing(16)
        self.cards.setObjectName(u"cards")

        self.HomeScreenLayout.addLayout(self.cards)

        self.lower = QWidget(HomeScreen)
        self.lower.setObjectName(u"lower")

        self.HomeScreenLayout.addWidget(self.lower)

        self.bottom = QWidget(HomeScreen)
        self.bottom.setObjectName(u"bottom")

        self.HomeScreenLayout.addWidget(self.bottom)

        self.note = QLabel(HomeScreen)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.HomeScreenLayout.addWidget(self.note)

        self.HomeScreenLayout.setStretch(4, 1)

        self.retranslateUi(HomeScreen)

        QMetaObject.connectSlotsByName(HomeScreen)
    # setupUi

    def retranslateUi(self, HomeScreen):
        self.headline.setText(QCoreApplication.translate("HomeScreen", u"\u60a8\u8981\u529e\u7406\u4ec0\u4e48\u4e1a\u52a1\uff1f", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"headline", None))
        self.lead.setText(QCoreApplication.translate("HomeScreen", u"\u9009\u62e9\u4e00\u9879\u5f00\u59cb\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"lead", None))
        self.finder.setText(QCoreApplication.translate("HomeScreen", u"\u4e0d\u786e\u5b9a\u529e\u54ea\u4e2a\uff1f\u56de\u7b54\u51e0\u4e2a\u5c0f\u95ee\u9898 \u203a", None))
        self.finder.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"link", None))
        self.change.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"lead", None))
        self.note.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"remark", None))
        pass
    # retranslateUi

