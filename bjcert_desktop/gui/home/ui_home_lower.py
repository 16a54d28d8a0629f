# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

class Ui_HomeLower(object):
    def setupUi(self, HomeLower):
        if not HomeLower.objectName():
            HomeLower.setObjectName(u"HomeLower")
        self.HomeLowerLayout = QGridLayout(HomeLower)
        self.HomeLowerLayout.setSpacing(16)
        self.HomeLowerLayout.setObjectName(u"HomeLowerLayout")
        self.HomeLowerLayout.setContentsMargins(0, 0, 0, 0)
        self.draftsCard = QFrame(HomeLower)
        self.draftsCard.setObjectName(u"draftsCard")
        self.draftsCard.setVisible(False)
        self.draftsCardLayout = QVBoxLayout(self.draftsCard)
        self.draftsCardLayout.setSpacing(8)
        self.draftsCardLayout.setObjectName(u"draftsCardLayout")
        self.draftsCardLayout.setContentsMargins(16, 12, 16, 12)
        self.draftsTitle = QLabel(self.draftsCard)
        self.draftsTitle.setObjectName(u"draftsTitle")
        self.draftsTitle.setWordWrap(True)

        self.draftsCardLayout.addWidget(self.draftsTitle)

        self.drafts = QVBoxLayout()
        self.drafts.setSpacing(0)
        self.drafts.setObjectName(u"drafts")

        self.draftsCardLayout.addLayout(self.drafts)

        self.draftsSpace = QWidget(self.draftsCard)
        self.draftsSpace.setObjectName(u"draftsSpace")

        self.draftsCardLayout.addWidget(self.draftsSpace)

        self.draftsCardLayout.setStretch(2, 1)

        self.HomeLowerLayout.addWidget(self.draftsCard, 0, 0, 1, 1)

        self.registryCard = QFrame(HomeLower)
        self.registryCard.setObjectName(u"registryCard")
        self.registryCard.setVisible(False)
        self.registryCardLayout = QVBoxLayout(self.registryCard)
        self.registryCardLayout.setSpacing(8)
        self.registryCardLayout.setObjectName(u"registryCardLayout")
        self.registryCardLayout.setContentsMargins(16, 12, 16, 12)
        self.registryTitle = QLabel(self.registryCard)
        self.registryTitle.setObjectName(u"registryTitle")
        self.registryTitle.setWordWrap(True)

        self.registryCardLayout.addWidget(self.registryTitle)

        self.registryText = QLabel(self.registryCard)
        self.registryText.setObjectName(u"registryText")
        self.registryText.setWordWrap(True)

        self.registryCardLayout.addWidget(self.registryText)

        self.registrySource = QLabel(self.registryCard)
        self.registrySource.setObjectName(u"registrySource")
        self.registrySource.setWordWrap(True)

        self.registryCardLayout.addWidget(self.registrySource)

        self.registryWays = QHBoxLayout()
        self.registryWays.setSpacing(12)
        self.registryWays.setObjectName(u"registryWays")

        self.registryCardLayout.addLayout(self.registryWays)

        self.registrySpace = QWidget(self.registryCard)
        self.registrySpace.setObjectName(u"registrySpace")

        self.registryCardLayout.addWidget(self.registrySpace)

        self.registryCardLayout.setStretch(4, 1)

        self.HomeLowerLayout.addWidget(self.registryCard, 0, 1, 1, 1)

        self.handCard = QFrame(HomeLower)
        self.handCard.setObjectName(u"handCard")
        self.handCard.setVisible(False)
        self.handCardLayout = QHBoxLayout(self.handCard)
        self.handCardLayout.setSpacing(12)
        self.handCardLayout.setObjectName(u"handCardLayout")
        self.handCardLayout.setContentsMargins(16, 12, 16, 12)
        self.hand = QLabel(self.handCard)
        self.hand.setObjectName(u"hand")
        self.hand.setWordWrap(True)

        self.handCardLayout.addWidget(self.hand)

        self.ledger = QPushButton(self.handCard)
        self.ledger.setObjectName(u"ledger")

        self.handCardLayout.addWidget(self.ledger)

        self.handCardLayout.setStretch(0, 1)

        self.HomeLowerLayout.addWidget(self.handCard, 2, 0, 1, 2)


        self.retranslateUi(HomeLower)

        QMetaObject.connectSlotsByName(HomeLower)
    # setupUi

    def retranslateUi(self, HomeLower):
        self.draftsCard.setProperty(u"role", QCoreApplication.translate("HomeLower", u"card", None))
        self.draftsTitle.setText(QCoreApplication.translate("HomeLower", u"\u7ee7\u7eed\u672a\u5b8c\u6210\u7684", None))
        self.draftsTitle.setProperty(u"role", QCoreApplication.translate("HomeLower", u"title", None))
        self.registryCard.setProperty(u"role", QCoreApplication.translate("HomeLower", u"card", None))
        self.registryTitle.setProperty(u"role", QCoreApplication.translate("HomeLower", u"title", None))
        self.registrySource.setProperty(u"role", QCoreApplication.translate("HomeLower", u"remark", None))
        self.handCard.setProperty(u"role", QCoreApplication.translate("HomeLower", u"card", None))
        self.ledger.setText(QCoreApplication.translate("HomeLower", u"\u67e5\u770b\u529e\u7406\u8bb0\u5f55", None))
        pass
    # retranslateUi

