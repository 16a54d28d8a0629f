# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import (Banner, CopyButton)

class Ui_OnlinePage(object):
    def setupUi(self, OnlinePage):
        if not OnlinePage.objectName():
            OnlinePage.setObjectName(u"OnlinePage")
        self.OnlinePageLayout = QVBoxLayout(OnlinePage)
        self.OnlinePageLayout.setSpacing(12)
        self.OnlinePageLayout.setObjectName(u"OnlinePageLayout")
        self.OnlinePageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(OnlinePage)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(OnlinePage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.OnlinePageLayout.addLayout(self.head)

        self.urlCard = QFrame(OnlinePage)
        self.urlCard.setObjectName(u"urlCard")
        self.urlCardLayout = QVBoxLayout(self.urlCard)
        self.urlCardLayout.setSpacing(8)
        self.urlCardLayout.setObjectName(u"urlCardLayout")
        self.urlCardLayout.setContentsMargins(16, 12, 16, 12)
        self.urlTitle = QLabel(self.urlCard)
        self.urlTitle.setObjectName(u"urlTitle")
        self.urlTitle.setWordWrap(True)

        self.urlCardLayout.addWidget(self.urlTitle)

        self.urlRow = QHBoxLayout()
        self.urlRow.setSpacing(12)
        self.urlRow.setObjectName(u"urlRow")
        self.urlRow.setContentsMargins(0, 0, 0, 0)
        self.url = QLabel(self.urlCard)
        self.url.setObjectName(u"url")
        self.url.setWordWrap(True)
        self.url.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.urlRow.addWidget(self.url)

        self.copyUrl = CopyButton(self.urlCard)
        self.copyUrl.setObjectName(u"copyUrl")

        self.urlRow.addWidget(self.copyUrl)

        self.urlRow.setStretch(0, 1)

        self.urlCardLayout.addLayout(self.urlRow)


        self.OnlinePageLayout.addWidget(self.urlCard)

        self.stepsCard = QFrame(OnlinePage)
        self.stepsCard.setObjectName(u"stepsCard")
        self.stepsCardLayout = QVBoxLayout(self.stepsCard)
        self.stepsCardLayout.setSpacing(8)
        self.stepsCardLayout.setObjectName(u"stepsCardLayout")
        self.stepsCardLayout.setContentsMargins(16, 12, 16, 12)
        self.stepsTitle = QLabel(self.stepsCard)
        self.stepsTitle.setObjectName(u"stepsTitle")
        self.stepsTitle.setProperty(u"role", u"title")
        self.stepsTitle.setWordWrap(True)

        self.stepsCardLayout.addWidget(self.stepsTitle)

        self.stepsPart = QWidget(self.stepsCard)
        self.stepsPart.setObjectName(u"stepsPart")
        self.steps = QVBoxLayout(self.stepsPart)
        self.steps.setSpacing(8)
        self.steps.setObjectName(u"steps")
        self.steps.setContentsMargins(0, 0, 0, 0)

        self.stepsCardLayout.addWidget(self.stepsPart)


        self.OnlinePageLayout.addWidget(self.stepsCard)

        self.problem = Banner(OnlinePage)
        self.problem.setObjectName(u"problem")

        self.OnlinePageLayout.addWidget(self.problem)

        self.remarksPart = QWidget(OnlinePage)
        self.remarksPart.setObjectName(u"remarksPart")
        self.remarks = QVBoxLayout(self.remarksPart)
        self.remarks.setSpacing(8)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setContentsMargins(0, 0, 0, 0)

        self.OnlinePageLayout.addWidget(self.remarksPart)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.OnlinePageLayout.addItem(self.bottom)


        self.retranslateUi(OnlinePage)

        QMetaObject.connectSlotsByName(OnlinePage)
    # setupUi

    def retranslateUi(self, OnlinePage):
        self.headline.setText("")
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("OnlinePage", u"lead", None))
#if QT_CONFIG(accessibility)
        self.urlCard.setAccessibleName(QCoreApplication.translate("OnlinePage", u"\u7f51\u5740", None))
#endif // QT_CONFIG(accessibility)
        self.urlCard.setProperty(u"role", QCoreApplication.translate("OnlinePage", u"card", None))
        self.urlTitle.setText(QCoreApplication.translate("OnlinePage", u"\u7f51\u5740\uff08\u8bf7\u5230\u80fd\u4e0a\u7f51\u7684\u7535\u8111\u4e0a\u6253\u5f00\uff0c\u672c\u7a0b\u5e8f\u4e0d\u8054\u7f51\uff09", None))
        self.urlTitle.setProperty(u"role", QCoreApplication.translate("OnlinePage", u"secondary", None))
        self.url.setText("")
        self.url.setProperty(u"role", QCoreApplication.translate("OnlinePage", u"url", None))
        self.stepsCard.setProperty(u"role", QCoreApplication.translate("OnlinePage", u"card", None))
        self.stepsTitle.setText(QCoreApplication.translate("OnlinePage", u"\u529e\u7406\u6b65\u9aa4", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("OnlinePage", u"bad", None))
        pass
    # retranslateUi

