# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.widgets import Banner
from ..workbook.open_panel import OpenPanel
from ..workbook.unit_browser import UnitBrowser

class Ui_UnitPage(object):
    def setupUi(self, UnitPage):
        if not UnitPage.objectName():
            UnitPage.setObjectName(u"UnitPage")
        self.UnitPageLayout = QVBoxLayout(UnitPage)
        self.UnitPageLayout.setSpacing(12)
        self.UnitPageLayout.setObjectName(u"UnitPageLayout")
        self.UnitPageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(UnitPage)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(UnitPage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.UnitPageLayout.addLayout(self.head)

        self.banner = Banner(UnitPage)
        self.banner.setObjectName(u"banner")

        self.UnitPageLayout.addWidget(self.banner)

        self.notice = Banner(UnitPage)
        self.notice.setObjectName(u"notice")

        self.UnitPageLayout.addWidget(self.notice)

        self.open = OpenPanel(UnitPage)
        self.open.setObjectName(u"open")

        self.UnitPageLayout.addWidget(self.open)

        self.browser = UnitBrowser(UnitPage)
        self.browser.setObjectName(u"browser")

        self.UnitPageLayout.addWidget(self.browser)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.UnitPageLayout.addItem(self.bottom)

        self.UnitPageLayout.setStretch(4, 1)

        self.retranslateUi(UnitPage)

        QMetaObject.connectSlotsByName(UnitPage)
    # setupUi

    def retranslateUi(self, UnitPage):
        self.headline.setText(QCoreApplication.translate("UnitPage", u"\u4e3a\u54ea\u4e2a\u5355\u4f4d\u529e\u7406\uff0c\u529e\u54ea\u51e0\u679a\u8bc1\u4e66\uff1f", None))
        self.lead.setText(QCoreApplication.translate("UnitPage", u"\u5de6\u8fb9\u9009\u5355\u4f4d\uff0c\u53f3\u8fb9\u9009\u8bc1\u4e66\u3002\u5355\u4f4d\u8d44\u6599\u53ef\u4ee5\u6539\uff0c\u53ea\u7528\u4e8e\u8fd9\u4e00\u6b21\uff0c\u4e0d\u4f1a\u6539\u52a8\u5de5\u4f5c\u7c3f\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("UnitPage", u"lead", None))
        self.banner.setProperty(u"kind", QCoreApplication.translate("UnitPage", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("UnitPage", u"info", None))
        pass
    # retranslateUi

