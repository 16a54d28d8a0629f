# mypy: ignore-errors
from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QLabel,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from bjcert_desktop.gui.widgets import Banner

class Ui_BusinessPage(object):
    def setupUi(self, BusinessPage):
        if not BusinessPage.objectName():
            BusinessPage.setObjectName(u"BusinessPage")
        self.BusinessPageLayout = QVBoxLayout(BusinessPage)
        self.BusinessPageLayout.setSpacing(16)
        self.BusinessPageLayout.setObjectName(u"BusinessPageLayout")
        self.BusinessPageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(BusinessPage)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(BusinessPage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.BusinessPageLayout.addLayout(self.head)

        self.cards = QGridLayout()
        self.cards.setSpacing(16)
        self.cards.setObjectName(u"cards")
        self.cards.setContentsMargins(0, 0, 0, 0)

        self.BusinessPageLayout.addLayout(self.cards)

        self.draftsCard = QFrame(BusinessPage)
        self.draftsCard.setObjectName(u"draftsCard")
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
        self.drafts.setContentsMargins(0, 0, 0, 0)

        self.draftsCardLayout.addLayout(self.drafts)


        self.BusinessPageLayout.addWidget(self.draftsCard)

        self.note = Banner(BusinessPage)
        self.note.setObjectName(u"note")

        self.BusinessPageLayout.addWidget(self.note)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.BusinessPageLayout.addItem(self.bottom)


        self.retranslateUi(BusinessPage)

        QMetaObject.connectSlotsByName(BusinessPage)
    # setupUi

    def retranslateUi(self, BusinessPage):
        self.headline.setText(QCoreApplication.translate("BusinessPage", u"\u60a8\u8981\u529e\u7406\u4ec0\u4e48\u4e1a\u52a1\uff1f", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("BusinessPage", u"headline", None))
        self.lead.setText(QCoreApplication.translate("BusinessPage", u"\u9009\u62e9\u4e00\u9879\u5f00\u59cb\uff0c\u968f\u65f6\u53ef\u4ee5\u8fd4\u56de\u4fee\u6539\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("BusinessPage", u"lead", None))
        self.draftsCard.setProperty(u"role", QCoreApplication.translate("BusinessPage", u"card", None))
        self.draftsTitle.setText(QCoreApplication.translate("BusinessPage", u"\u7ee7\u7eed\u672a\u5b8c\u6210\u7684", None))
        self.draftsTitle.setProperty(u"role", QCoreApplication.translate("BusinessPage", u"title", None))
        self.note.setProperty(u"kind", QCoreApplication.translate("BusinessPage", u"info", None))
        pass
    # retranslateUi

