# mypy: ignore-errors
from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from bjcert_desktop.gui.widgets import (Banner, CopyButton)

class Ui_FeePage(object):
    def setupUi(self, FeePage):
        if not FeePage.objectName():
            FeePage.setObjectName(u"FeePage")
        self.FeePageLayout = QVBoxLayout(FeePage)
        self.FeePageLayout.setSpacing(12)
        self.FeePageLayout.setObjectName(u"FeePageLayout")
        self.FeePageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(FeePage)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(FeePage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.FeePageLayout.addLayout(self.head)

        self.remarks = QVBoxLayout()
        self.remarks.setSpacing(8)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setContentsMargins(0, 0, 0, 0)

        self.FeePageLayout.addLayout(self.remarks)

        self.money = QWidget(FeePage)
        self.money.setObjectName(u"money")
        self.moneyLayout = QHBoxLayout(self.money)
        self.moneyLayout.setSpacing(16)
        self.moneyLayout.setObjectName(u"moneyLayout")
        self.moneyLayout.setContentsMargins(0, 0, 0, 0)
        self.feeCard = QFrame(self.money)
        self.feeCard.setObjectName(u"feeCard")
        self.feeCardLayout = QVBoxLayout(self.feeCard)
        self.feeCardLayout.setSpacing(8)
        self.feeCardLayout.setObjectName(u"feeCardLayout")
        self.feeCardLayout.setContentsMargins(16, 12, 16, 12)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(8)
        self.lines.setObjectName(u"lines")
        self.lines.setContentsMargins(0, 0, 0, 0)

        self.feeCardLayout.addLayout(self.lines)

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


        self.moneyLayout.addWidget(self.feeCard)

        self.accountCard = QFrame(self.money)
        self.accountCard.setObjectName(u"accountCard")
        self.accountCardLayout = QVBoxLayout(self.accountCard)
        self.accountCardLayout.setSpacing(8)
        self.accountCardLayout.setObjectName(u"accountCardLayout")
        self.accountCardLayout.setContentsMargins(16, 8, 16, 8)
        self.account = QVBoxLayout()
        self.account.setSpacing(0)
        self.account.setObjectName(u"account")
        self.account.setContentsMargins(0, 0, 0, 0)

        self.accountCardLayout.addLayout(self.account)


        self.moneyLayout.addWidget(self.accountCard)

        self.moneyLayout.setStretch(0, 2)
        self.moneyLayout.setStretch(1, 5)

        self.FeePageLayout.addWidget(self.money)

        self.invoice = Banner(FeePage)
        self.invoice.setObjectName(u"invoice")

        self.FeePageLayout.addWidget(self.invoice)

        self.ways = QWidget(FeePage)
        self.ways.setObjectName(u"ways")
        self.waysLayout = QHBoxLayout(self.ways)
        self.waysLayout.setSpacing(16)
        self.waysLayout.setObjectName(u"waysLayout")
        self.waysLayout.setContentsMargins(0, 0, 0, 0)
        self.paymentCard = QFrame(self.ways)
        self.paymentCard.setObjectName(u"paymentCard")
        self.paymentCardLayout = QVBoxLayout(self.paymentCard)
        self.paymentCardLayout.setSpacing(8)
        self.paymentCardLayout.setObjectName(u"paymentCardLayout")
        self.paymentCardLayout.setContentsMargins(16, 12, 16, 12)
        self.paymentTitle = QLabel(self.paymentCard)
        self.paymentTitle.setObjectName(u"paymentTitle")
        self.paymentTitle.setWordWrap(True)

        self.paymentCardLayout.addWidget(self.paymentTitle)

        self.payments = QVBoxLayout()
        self.payments.setSpacing(4)
        self.payments.setObjectName(u"payments")
        self.payments.setContentsMargins(0, 0, 0, 0)

        self.paymentCardLayout.addLayout(self.payments)

        self.paymentBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.paymentCardLayout.addItem(self.paymentBottom)


        self.waysLayout.addWidget(self.paymentCard)

        self.deliveryCard = QFrame(self.ways)
        self.deliveryCard.setObjectName(u"deliveryCard")
        self.deliveryCardLayout = QVBoxLayout(self.deliveryCard)
        self.deliveryCardLayout.setSpacing(8)
        self.deliveryCardLayout.setObjectName(u"deliveryCardLayout")
        self.deliveryCardLayout.setContentsMargins(16, 12, 16, 12)
        self.deliveryTitle = QLabel(self.deliveryCard)
        self.deliveryTitle.setObjectName(u"deliveryTitle")
        self.deliveryTitle.setWordWrap(True)

        self.deliveryCardLayout.addWidget(self.deliveryTitle)

        self.deliveries = QVBoxLayout()
        self.deliveries.setSpacing(4)
        self.deliveries.setObjectName(u"deliveries")
        self.deliveries.setContentsMargins(0, 0, 0, 0)

        self.deliveryCardLayout.addLayout(self.deliveries)

        self.mailLine = QFrame(self.deliveryCard)
        self.mailLine.setObjectName(u"mailLine")
        self.mailLine.setMinimumSize(QSize(0, 1))
        self.mailLine.setMaximumSize(QSize(16777215, 1))

        self.deliveryCardLayout.addWidget(self.mailLine)

        self.mail = QVBoxLayout()
        self.mail.setSpacing(0)
        self.mail.setObjectName(u"mail")
        self.mail.setContentsMargins(0, 0, 0, 0)

        self.deliveryCardLayout.addLayout(self.mail)

        self.deliveryBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.deliveryCardLayout.addItem(self.deliveryBottom)


        self.waysLayout.addWidget(self.deliveryCard)

        self.waysLayout.setStretch(0, 1)
        self.waysLayout.setStretch(1, 1)

        self.FeePageLayout.addWidget(self.ways)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.FeePageLayout.addItem(self.bottom)


        self.retranslateUi(FeePage)

        QMetaObject.connectSlotsByName(FeePage)
    # setupUi

    def retranslateUi(self, FeePage):
        self.headline.setText("")
        self.headline.setProperty(u"role", QCoreApplication.translate("FeePage", u"headline", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("FeePage", u"lead", None))
        self.feeCard.setProperty(u"role", QCoreApplication.translate("FeePage", u"card", None))
        self.line.setProperty(u"role", QCoreApplication.translate("FeePage", u"line", None))
        self.totalLabel.setText(QCoreApplication.translate("FeePage", u"\u5408\u8ba1", None))
        self.totalLabel.setProperty(u"role", QCoreApplication.translate("FeePage", u"title", None))
        self.total.setText("")
        self.total.setProperty(u"role", QCoreApplication.translate("FeePage", u"amount", None))
        self.capitals.setText("")
        self.capitals.setProperty(u"role", QCoreApplication.translate("FeePage", u"secondary", None))
        self.accountCard.setProperty(u"role", QCoreApplication.translate("FeePage", u"card", None))
        self.invoice.setProperty(u"kind", QCoreApplication.translate("FeePage", u"info", None))
        self.paymentCard.setProperty(u"role", QCoreApplication.translate("FeePage", u"card", None))
        self.paymentTitle.setText(QCoreApplication.translate("FeePage", u"\u600e\u6837\u652f\u4ed8", None))
        self.paymentTitle.setProperty(u"role", QCoreApplication.translate("FeePage", u"title", None))
        self.deliveryCard.setProperty(u"role", QCoreApplication.translate("FeePage", u"card", None))
        self.deliveryTitle.setText(QCoreApplication.translate("FeePage", u"\u600e\u6837\u63d0\u4ea4\u6750\u6599", None))
        self.deliveryTitle.setProperty(u"role", QCoreApplication.translate("FeePage", u"title", None))
        self.mailLine.setProperty(u"role", QCoreApplication.translate("FeePage", u"line", None))
        pass
    # retranslateUi

