# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..home.due_card import DueCard

class Ui_HomeScreen(object):
    def setupUi(self, HomeScreen):
        if not HomeScreen.objectName():
            HomeScreen.setObjectName(u"HomeScreen")
        self.HomeScreenLayout = QVBoxLayout(HomeScreen)
        self.HomeScreenLayout.setSpacing(16)
        self.HomeScreenLayout.setObjectName(u"HomeScreenLayout")
        self.HomeScreenLayout.setContentsMargins(32, 24, 32, 16)
        self.dueTitle = QLabel(HomeScreen)
        self.dueTitle.setObjectName(u"dueTitle")
        self.dueTitle.setProperty(u"role", u"headline")
        self.dueTitle.setVisible(False)

        self.HomeScreenLayout.addWidget(self.dueTitle)

        self.dueCard = DueCard(HomeScreen)
        self.dueCard.setObjectName(u"dueCard")
        self.dueCard.setVisible(False)

        self.HomeScreenLayout.addWidget(self.dueCard)

        self.head = QVBoxLayout()
        self.head.setSpacing(0)
        self.head.setObjectName(u"head")
        self.headline = QLabel(HomeScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
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

        self.cardsPart = QWidget(HomeScreen)
        self.cardsPart.setObjectName(u"cardsPart")
        self.cards = QGridLayout(self.cardsPart)
        self.cards.setSpacing(16)
        self.cards.setObjectName(u"cards")
        self.cards.setContentsMargins(0, 0, 0, 0)

        self.HomeScreenLayout.addWidget(self.cardsPart)

        self.lowerPart = QWidget(HomeScreen)
        self.lowerPart.setObjectName(u"lowerPart")
        self.lower = QGridLayout(self.lowerPart)
        self.lower.setSpacing(16)
        self.lower.setObjectName(u"lower")
        self.lower.setContentsMargins(0, 0, 0, 0)
        self.draftsCard = QFrame(self.lowerPart)
        self.draftsCard.setObjectName(u"draftsCard")
        self.draftsCard.setVisible(False)
        self.draftsCardLayout = QVBoxLayout(self.draftsCard)
        self.draftsCardLayout.setSpacing(8)
        self.draftsCardLayout.setObjectName(u"draftsCardLayout")
        self.draftsCardLayout.setContentsMargins(16, 12, 16, 12)
        self.draftsTitle = QLabel(self.draftsCard)
        self.draftsTitle.setObjectName(u"draftsTitle")
        self.draftsTitle.setProperty(u"role", u"title")
        self.draftsTitle.setWordWrap(True)

        self.draftsCardLayout.addWidget(self.draftsTitle)

        self.draftsPart = QWidget(self.draftsCard)
        self.draftsPart.setObjectName(u"draftsPart")
        self.drafts = QVBoxLayout(self.draftsPart)
        self.drafts.setSpacing(0)
        self.drafts.setObjectName(u"drafts")
        self.drafts.setContentsMargins(0, 0, 0, 0)

        self.draftsCardLayout.addWidget(self.draftsPart)

        self.draftsSpace = QWidget(self.draftsCard)
        self.draftsSpace.setObjectName(u"draftsSpace")

        self.draftsCardLayout.addWidget(self.draftsSpace)

        self.draftsCardLayout.setStretch(2, 1)

        self.lower.addWidget(self.draftsCard, 0, 0, 1, 1)

        self.registryCard = QFrame(self.lowerPart)
        self.registryCard.setObjectName(u"registryCard")
        self.registryCardLayout = QVBoxLayout(self.registryCard)
        self.registryCardLayout.setSpacing(8)
        self.registryCardLayout.setObjectName(u"registryCardLayout")
        self.registryCardLayout.setContentsMargins(16, 12, 16, 12)
        self.registryTitle = QLabel(self.registryCard)
        self.registryTitle.setObjectName(u"registryTitle")
        self.registryTitle.setProperty(u"role", u"title")
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

        self.registryWaysPart = QWidget(self.registryCard)
        self.registryWaysPart.setObjectName(u"registryWaysPart")
        self.registryWays = QHBoxLayout(self.registryWaysPart)
        self.registryWays.setSpacing(12)
        self.registryWays.setObjectName(u"registryWays")
        self.registryWays.setContentsMargins(0, 0, 0, 0)

        self.registryCardLayout.addWidget(self.registryWaysPart)

        self.registrySpace = QWidget(self.registryCard)
        self.registrySpace.setObjectName(u"registrySpace")

        self.registryCardLayout.addWidget(self.registrySpace)

        self.registryCardLayout.setStretch(4, 1)

        self.lower.addWidget(self.registryCard, 0, 1, 1, 1)

        self.handCard = QFrame(self.lowerPart)
        self.handCard.setObjectName(u"handCard")
        self.handCard.setVisible(False)
        self.handCardLayout = QVBoxLayout(self.handCard)
        self.handCardLayout.setSpacing(4)
        self.handCardLayout.setObjectName(u"handCardLayout")
        self.handCardLayout.setContentsMargins(16, 12, 16, 12)
        self.handRow = QHBoxLayout()
        self.handRow.setSpacing(12)
        self.handRow.setObjectName(u"handRow")
        self.handRow.setContentsMargins(0, 0, 0, 0)
        self.hand = QLabel(self.handCard)
        self.hand.setObjectName(u"hand")
        self.hand.setWordWrap(True)

        self.handRow.addWidget(self.hand)

        self.ledger = QPushButton(self.handCard)
        self.ledger.setObjectName(u"ledger")

        self.handRow.addWidget(self.ledger)

        self.handRow.setStretch(0, 1)

        self.handCardLayout.addLayout(self.handRow)

        self.batches = QWidget(self.handCard)
        self.batches.setObjectName(u"batches")
        self.batchRows = QVBoxLayout(self.batches)
        self.batchRows.setSpacing(0)
        self.batchRows.setObjectName(u"batchRows")
        self.batchRows.setContentsMargins(0, 0, 0, 0)

        self.handCardLayout.addWidget(self.batches)


        self.lower.addWidget(self.handCard, 2, 0, 1, 2)

        self.lower.setColumnStretch(0, 1)
        self.lower.setColumnStretch(1, 1)

        self.HomeScreenLayout.addWidget(self.lowerPart)

        self.bottom = QWidget(HomeScreen)
        self.bottom.setObjectName(u"bottom")

        self.HomeScreenLayout.addWidget(self.bottom)

        self.note = QLabel(HomeScreen)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.HomeScreenLayout.addWidget(self.note)

        self.HomeScreenLayout.setStretch(6, 1)

        self.retranslateUi(HomeScreen)

        QMetaObject.connectSlotsByName(HomeScreen)
    # setupUi

    def retranslateUi(self, HomeScreen):
        self.dueTitle.setText(QCoreApplication.translate("HomeScreen", u"\u8be5\u529e\u7684\uff0c\u5148\u529e", None))
        self.headline.setText(QCoreApplication.translate("HomeScreen", u"\u60a8\u8981\u529e\u7406\u4ec0\u4e48\u4e1a\u52a1\uff1f", None))
        self.lead.setText(QCoreApplication.translate("HomeScreen", u"\u9009\u62e9\u4e00\u9879\u5f00\u59cb\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"lead", None))
        self.finder.setText(QCoreApplication.translate("HomeScreen", u"\u4e0d\u786e\u5b9a\u529e\u54ea\u4e2a\uff1f\u56de\u7b54\u51e0\u4e2a\u5c0f\u95ee\u9898 \u203a", None))
        self.finder.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"link", None))
        self.change.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"lead", None))
        self.draftsCard.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"card", None))
        self.draftsTitle.setText(QCoreApplication.translate("HomeScreen", u"\u7ee7\u7eed\u672a\u5b8c\u6210\u7684", None))
        self.registryCard.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"card", None))
        self.registrySource.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"remark", None))
#if QT_CONFIG(accessibility)
        self.handCard.setAccessibleName(QCoreApplication.translate("HomeScreen", u"\u6ca1\u6709\u529e\u5b8c\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.handCard.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"card", None))
        self.ledger.setText(QCoreApplication.translate("HomeScreen", u"\u67e5\u770b\u529e\u7406\u8bb0\u5f55", None))
        self.note.setProperty(u"role", QCoreApplication.translate("HomeScreen", u"remark", None))
        pass
    # retranslateUi

