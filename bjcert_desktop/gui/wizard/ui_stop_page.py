# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import CopyButton

class Ui_StopPage(object):
    def setupUi(self, StopPage):
        if not StopPage.objectName():
            StopPage.setObjectName(u"StopPage")
        self.StopPageLayout = QVBoxLayout(StopPage)
        self.StopPageLayout.setSpacing(12)
        self.StopPageLayout.setObjectName(u"StopPageLayout")
        self.StopPageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(StopPage)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(StopPage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.StopPageLayout.addLayout(self.head)

        self.remarksPart = QWidget(StopPage)
        self.remarksPart.setObjectName(u"remarksPart")
        self.remarks = QVBoxLayout(self.remarksPart)
        self.remarks.setSpacing(8)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setContentsMargins(0, 0, 0, 0)

        self.StopPageLayout.addWidget(self.remarksPart)

        self.callCard = QFrame(StopPage)
        self.callCard.setObjectName(u"callCard")
        self.callCardLayout = QVBoxLayout(self.callCard)
        self.callCardLayout.setSpacing(8)
        self.callCardLayout.setObjectName(u"callCardLayout")
        self.callCardLayout.setContentsMargins(16, 12, 16, 12)
        self.callTitle = QLabel(self.callCard)
        self.callTitle.setObjectName(u"callTitle")

        self.callCardLayout.addWidget(self.callTitle)

        self.callRow = QHBoxLayout()
        self.callRow.setSpacing(12)
        self.callRow.setObjectName(u"callRow")
        self.callRow.setContentsMargins(0, 0, 0, 0)
        self.telephone = QLabel(self.callCard)
        self.telephone.setObjectName(u"telephone")

        self.callRow.addWidget(self.telephone)

        self.copyTelephone = CopyButton(self.callCard)
        self.copyTelephone.setObjectName(u"copyTelephone")

        self.callRow.addWidget(self.copyTelephone)

        self.callSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.callRow.addItem(self.callSpace)


        self.callCardLayout.addLayout(self.callRow)


        self.StopPageLayout.addWidget(self.callCard)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.StopPageLayout.addItem(self.bottom)


        self.retranslateUi(StopPage)

        QMetaObject.connectSlotsByName(StopPage)
    # setupUi

    def retranslateUi(self, StopPage):
        self.headline.setText("")
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("StopPage", u"lead", None))
#if QT_CONFIG(accessibility)
        self.callCard.setAccessibleName(QCoreApplication.translate("StopPage", u"\u54a8\u8be2\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.callCard.setProperty(u"role", QCoreApplication.translate("StopPage", u"card", None))
        self.callTitle.setText(QCoreApplication.translate("StopPage", u"\u54a8\u8be2\u7535\u8bdd", None))
        self.callTitle.setProperty(u"role", QCoreApplication.translate("StopPage", u"secondary", None))
        self.telephone.setText("")
        self.telephone.setProperty(u"role", QCoreApplication.translate("StopPage", u"digits", None))
        pass
    # retranslateUi

