# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.widgets import Banner
from ..workbook.open_panel import OpenPanel
from ..workbook.unit_browser import UnitBrowser

class Ui_RegistryPlace(object):
    def setupUi(self, RegistryPlace):
        if not RegistryPlace.objectName():
            RegistryPlace.setObjectName(u"RegistryPlace")
        self.RegistryPlaceLayout = QVBoxLayout(RegistryPlace)
        self.RegistryPlaceLayout.setSpacing(12)
        self.RegistryPlaceLayout.setObjectName(u"RegistryPlaceLayout")
        self.RegistryPlaceLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(RegistryPlace)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(RegistryPlace)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.RegistryPlaceLayout.addLayout(self.head)

        self.actions = QGridLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)

        self.RegistryPlaceLayout.addLayout(self.actions)

        self.banner = Banner(RegistryPlace)
        self.banner.setObjectName(u"banner")

        self.RegistryPlaceLayout.addWidget(self.banner)

        self.notice = Banner(RegistryPlace)
        self.notice.setObjectName(u"notice")

        self.RegistryPlaceLayout.addWidget(self.notice)

        self.open = OpenPanel(RegistryPlace)
        self.open.setObjectName(u"open")

        self.RegistryPlaceLayout.addWidget(self.open)

        self.browser = UnitBrowser(RegistryPlace)
        self.browser.setObjectName(u"browser")

        self.RegistryPlaceLayout.addWidget(self.browser)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.RegistryPlaceLayout.addItem(self.bottom)

        self.RegistryPlaceLayout.setStretch(5, 1)

        self.retranslateUi(RegistryPlace)

        QMetaObject.connectSlotsByName(RegistryPlace)
    # setupUi

    def retranslateUi(self, RegistryPlace):
        self.headline.setText(QCoreApplication.translate("RegistryPlace", u"\u5355\u4f4d\u4fe1\u606f\u8868", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("RegistryPlace", u"headline", None))
        self.lead.setText(QCoreApplication.translate("RegistryPlace", u"\u5728\u8fd9\u91cc\u67e5\u770b\u548c\u6539\u6b63\u5355\u4f4d\u7684\u8d44\u6599\u3002\u6539\u6b63\u53ea\u4fdd\u5b58\u5728\u672c\u673a\uff0c\u4e0d\u4f1a\u6539\u52a8\u539f\u5de5\u4f5c\u7c3f\uff1b\u53ef\u4ee5\u53e6\u5b58\u4e00\u4efd\u6539\u597d\u7684\u526f\u672c\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("RegistryPlace", u"lead", None))
        self.banner.setProperty(u"kind", QCoreApplication.translate("RegistryPlace", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("RegistryPlace", u"info", None))
        pass
    # retranslateUi

