# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import Banner
from ..workbook.open_panel import OpenPanel
from ..workbook.unit_browser import UnitBrowser

class Ui_RegistryScreen(object):
    def setupUi(self, RegistryScreen):
        if not RegistryScreen.objectName():
            RegistryScreen.setObjectName(u"RegistryScreen")
        self.RegistryScreenLayout = QVBoxLayout(RegistryScreen)
        self.RegistryScreenLayout.setSpacing(12)
        self.RegistryScreenLayout.setObjectName(u"RegistryScreenLayout")
        self.RegistryScreenLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(RegistryScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(RegistryScreen)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.RegistryScreenLayout.addLayout(self.head)

        self.actionsPart = QWidget(RegistryScreen)
        self.actionsPart.setObjectName(u"actionsPart")
        self.actions = QGridLayout(self.actionsPart)
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)

        self.RegistryScreenLayout.addWidget(self.actionsPart)

        self.banner = Banner(RegistryScreen)
        self.banner.setObjectName(u"banner")

        self.RegistryScreenLayout.addWidget(self.banner)

        self.notice = Banner(RegistryScreen)
        self.notice.setObjectName(u"notice")

        self.RegistryScreenLayout.addWidget(self.notice)

        self.sheetsPart = QWidget(RegistryScreen)
        self.sheetsPart.setObjectName(u"sheetsPart")
        self.sheetsPart.setVisible(False)
        self.sheets = QHBoxLayout(self.sheetsPart)
        self.sheets.setSpacing(8)
        self.sheets.setObjectName(u"sheets")
        self.sheets.setContentsMargins(0, 0, 0, 0)

        self.RegistryScreenLayout.addWidget(self.sheetsPart)

        self.open = OpenPanel(RegistryScreen)
        self.open.setObjectName(u"open")

        self.RegistryScreenLayout.addWidget(self.open)

        self.browser = UnitBrowser(RegistryScreen)
        self.browser.setObjectName(u"browser")

        self.RegistryScreenLayout.addWidget(self.browser)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.RegistryScreenLayout.addItem(self.bottom)

        self.RegistryScreenLayout.setStretch(6, 1)

        self.retranslateUi(RegistryScreen)

        QMetaObject.connectSlotsByName(RegistryScreen)
    # setupUi

    def retranslateUi(self, RegistryScreen):
        self.headline.setText(QCoreApplication.translate("RegistryScreen", u"\u5355\u4f4d\u4fe1\u606f\u8868", None))
        self.lead.setText(QCoreApplication.translate("RegistryScreen", u"\u5728\u8fd9\u91cc\u67e5\u770b\u548c\u6539\u6b63\u5355\u4f4d\u7684\u8d44\u6599\u3002\u6539\u6b63\u53ea\u4fdd\u5b58\u5728\u672c\u673a\uff0c\u4e0d\u4f1a\u6539\u52a8\u539f\u5de5\u4f5c\u7c3f\uff1b\u53ef\u4ee5\u53e6\u5b58\u4e00\u4efd\u6539\u597d\u7684\u526f\u672c\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("RegistryScreen", u"lead", None))
        self.banner.setProperty(u"kind", QCoreApplication.translate("RegistryScreen", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("RegistryScreen", u"info", None))
        pass
    # retranslateUi

