# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..wizard.fee_panel import FeePanel

class Ui_MaterialsPage(object):
    def setupUi(self, MaterialsPage):
        if not MaterialsPage.objectName():
            MaterialsPage.setObjectName(u"MaterialsPage")
        self.MaterialsPageLayout = QVBoxLayout(MaterialsPage)
        self.MaterialsPageLayout.setSpacing(12)
        self.MaterialsPageLayout.setObjectName(u"MaterialsPageLayout")
        self.MaterialsPageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(MaterialsPage)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(MaterialsPage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.MaterialsPageLayout.addLayout(self.head)

        self.waysCard = QFrame(MaterialsPage)
        self.waysCard.setObjectName(u"waysCard")
        self.waysCardLayout = QVBoxLayout(self.waysCard)
        self.waysCardLayout.setSpacing(8)
        self.waysCardLayout.setObjectName(u"waysCardLayout")
        self.waysCardLayout.setContentsMargins(16, 12, 16, 12)
        self.ways = QGridLayout()
        self.ways.setObjectName(u"ways")
        self.ways.setHorizontalSpacing(16)
        self.ways.setVerticalSpacing(8)
        self.ways.setContentsMargins(0, 0, 0, 0)
        self.ways.setColumnStretch(1, 1)

        self.waysCardLayout.addLayout(self.ways)


        self.MaterialsPageLayout.addWidget(self.waysCard)

        self.list = QFrame(MaterialsPage)
        self.list.setObjectName(u"list")
        self.listLayout = QVBoxLayout(self.list)
        self.listLayout.setSpacing(0)
        self.listLayout.setObjectName(u"listLayout")
        self.listLayout.setContentsMargins(16, 8, 16, 8)

        self.MaterialsPageLayout.addWidget(self.list)

        self.remarksPart = QWidget(MaterialsPage)
        self.remarksPart.setObjectName(u"remarksPart")
        self.remarks = QVBoxLayout(self.remarksPart)
        self.remarks.setSpacing(8)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setContentsMargins(0, 0, 0, 0)

        self.MaterialsPageLayout.addWidget(self.remarksPart)

        self.fee = FeePanel(MaterialsPage)
        self.fee.setObjectName(u"fee")

        self.MaterialsPageLayout.addWidget(self.fee)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.MaterialsPageLayout.addItem(self.bottom)


        self.retranslateUi(MaterialsPage)

        QMetaObject.connectSlotsByName(MaterialsPage)
    # setupUi

    def retranslateUi(self, MaterialsPage):
        self.headline.setText(QCoreApplication.translate("MaterialsPage", u"\u51c6\u5907\u6750\u6599", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("MaterialsPage", u"lead", None))
#if QT_CONFIG(accessibility)
        self.waysCard.setAccessibleName(QCoreApplication.translate("MaterialsPage", u"\u63d0\u4ea4\u3001\u9886\u53d6\u548c\u652f\u4ed8", None))
#endif // QT_CONFIG(accessibility)
        self.waysCard.setProperty(u"role", QCoreApplication.translate("MaterialsPage", u"card", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("MaterialsPage", u"\u6750\u6599", None))
#endif // QT_CONFIG(accessibility)
        self.list.setProperty(u"role", QCoreApplication.translate("MaterialsPage", u"card", None))
        pass
    # retranslateUi

