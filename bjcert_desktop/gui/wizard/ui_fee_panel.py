# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import (Banner, CopyButton)

class Ui_FeePanel(object):
    def setupUi(self, FeePanel):
        if not FeePanel.objectName():
            FeePanel.setObjectName(u"FeePanel")
        self.FeePanelLayout = QVBoxLayout(FeePanel)
        self.FeePanelLayout.setSpacing(12)
        self.FeePanelLayout.setObjectName(u"FeePanelLayout")
        self.FeePanelLayout.setContentsMargins(0, 0, 0, 0)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(FeePanel)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(FeePanel)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.FeePanelLayout.addLayout(self.head)

        self.remarksPart = QWidget(FeePanel)
        self.remarksPart.setObjectName(u"remarksPart")
        self.remarks = QVBoxLayout(self.remarksPart)
        self.remarks.setSpacing(8)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setContentsMargins(0, 0, 0, 0)

        self.FeePanelLayout.addWidget(self.remarksPart)

        self.money = QWidget(FeePanel)
        self.money.setObjectName(u"money")
        self.columnsLayout = QHBoxLayout(self.money)
        self.columnsLayout.setSpacing(16)
        self.columnsLayout.setObjectName(u"columnsLayout")
        self.columnsLayout.setContentsMargins(0, 0, 0, 0)
        self.feeCard = QFrame(self.money)
        self.feeCard.setObjectName(u"feeCard")
        self.feeCardLayout = QVBoxLayout(self.feeCard)
        self.feeCardLayout.setSpacing(8)
        self.feeCardLayout.setObjectName(u"feeCardLayout")
        self.feeCardLayout.setContentsMargins(16, 12, 16, 12)
        self.linesPart = QWidget(self.feeCard)
        self.linesPart.setObjectName(u"linesPart")
        self.lines = QVBoxLayout(self.linesPart)
        self.lines.setSpacing(8)
        self.lines.setObjectName(u"lines")
        self.lines.setContentsMargins(0, 0, 0, 0)

        self.feeCardLayout.addWidget(self.linesPart)

        self.line = QFrame(self.feeCard)
        self.line.setObjectName(u"line")
        self.line.setMinimumSize(QSize(0, 1))
        self.line.setMaximumSize(QSize(16777215, 1))

        self.feeCardLayout.addWidget(self.line)

        self.totalRow = QHBoxLayout()
        self.totalRow.setSpacing(8)
        self.totalRow.setObjectName(u"totalRow")
        self.totalRow.setContentsMargins(0, 0, 0, 0)
        self.totalLabel = QLabel(self.feeCard)
        self.totalLabel.setObjectName(u"totalLabel")
        self.totalLabel.setProperty(u"role", u"title")

        self.totalRow.addWidget(self.totalLabel)

        self.totalSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.totalRow.addItem(self.totalSpace)

        self.total = QLabel(self.feeCard)
        self.total.setObjectName(u"total")

        self.totalRow.addWidget(self.total)


        self.feeCardLayout.addLayout(self.totalRow)

        self.capitalsRow = QHBoxLayout()
        self.capitalsRow.setSpacing(8)
        self.capitalsRow.setObjectName(u"capitalsRow")
        self.capitalsRow.setContentsMargins(0, 0, 0, 0)
        self.capitals = QLabel(self.feeCard)
        self.capitals.setObjectName(u"capitals")
        self.capitals.setWordWrap(True)

        self.capitalsRow.addWidget(self.capitals)

        self.copyCapitals = CopyButton(self.feeCard)
        self.copyCapitals.setObjectName(u"copyCapitals")

        self.capitalsRow.addWidget(self.copyCapitals)

        self.capitalsRow.setStretch(0, 1)

        self.feeCardLayout.addLayout(self.capitalsRow)

        self.feeBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.feeCardLayout.addItem(self.feeBottom)


        self.columnsLayout.addWidget(self.feeCard)

        self.accountCard = QFrame(self.money)
        self.accountCard.setObjectName(u"accountCard")
        self.accountCardLayout = QVBoxLayout(self.accountCard)
        self.accountCardLayout.setSpacing(8)
        self.accountCardLayout.setObjectName(u"accountCardLayout")
        self.accountCardLayout.setContentsMargins(16, 8, 16, 8)
        self.accountPart = QWidget(self.accountCard)
        self.accountPart.setObjectName(u"accountPart")
        self.account = QVBoxLayout(self.accountPart)
        self.account.setSpacing(0)
        self.account.setObjectName(u"account")
        self.account.setContentsMargins(0, 0, 0, 0)

        self.accountCardLayout.addWidget(self.accountPart)


        self.columnsLayout.addWidget(self.accountCard)

        self.columnsLayout.setStretch(0, 2)
        self.columnsLayout.setStretch(1, 5)

        self.FeePanelLayout.addWidget(self.money)

        self.invoice = Banner(FeePanel)
        self.invoice.setObjectName(u"invoice")

        self.FeePanelLayout.addWidget(self.invoice)

        self.mailCard = QFrame(FeePanel)
        self.mailCard.setObjectName(u"mailCard")
        self.mailCardLayout = QVBoxLayout(self.mailCard)
        self.mailCardLayout.setSpacing(8)
        self.mailCardLayout.setObjectName(u"mailCardLayout")
        self.mailCardLayout.setContentsMargins(16, 12, 16, 12)
        self.mailTitle = QLabel(self.mailCard)
        self.mailTitle.setObjectName(u"mailTitle")
        self.mailTitle.setProperty(u"role", u"title")
        self.mailTitle.setWordWrap(True)

        self.mailCardLayout.addWidget(self.mailTitle)

        self.mailPart = QWidget(self.mailCard)
        self.mailPart.setObjectName(u"mailPart")
        self.mail = QVBoxLayout(self.mailPart)
        self.mail.setSpacing(0)
        self.mail.setObjectName(u"mail")
        self.mail.setContentsMargins(0, 0, 0, 0)

        self.mailCardLayout.addWidget(self.mailPart)


        self.FeePanelLayout.addWidget(self.mailCard)


        self.retranslateUi(FeePanel)

        QMetaObject.connectSlotsByName(FeePanel)
    # setupUi

    def retranslateUi(self, FeePanel):
        self.headline.setText("")
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("FeePanel", u"lead", None))
        self.feeCard.setProperty(u"role", QCoreApplication.translate("FeePanel", u"card", None))
        self.line.setProperty(u"role", QCoreApplication.translate("FeePanel", u"line", None))
        self.totalLabel.setText(QCoreApplication.translate("FeePanel", u"\u5408\u8ba1", None))
        self.total.setText("")
        self.total.setProperty(u"role", QCoreApplication.translate("FeePanel", u"amount", None))
        self.capitals.setText("")
        self.capitals.setProperty(u"role", QCoreApplication.translate("FeePanel", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.accountCard.setAccessibleName(QCoreApplication.translate("FeePanel", u"\u6536\u6b3e\u8d26\u6237", None))
#endif // QT_CONFIG(accessibility)
        self.accountCard.setProperty(u"role", QCoreApplication.translate("FeePanel", u"card", None))
        self.invoice.setProperty(u"kind", QCoreApplication.translate("FeePanel", u"info", None))
        self.mailCard.setProperty(u"role", QCoreApplication.translate("FeePanel", u"card", None))
        self.mailTitle.setText("")
        pass
    # retranslateUi

