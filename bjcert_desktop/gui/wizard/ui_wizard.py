# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout

from ..kit.screen import Footer
from ..kit.widgets import ElidedLabel
from ..wizard.rail import Rail

class Ui_Wizard(object):
    def setupUi(self, Wizard):
        if not Wizard.objectName():
            Wizard.setObjectName(u"Wizard")
        self.WizardLayout = QVBoxLayout(Wizard)
        self.WizardLayout.setSpacing(0)
        self.WizardLayout.setObjectName(u"WizardLayout")
        self.WizardLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.rail = Rail(Wizard)
        self.rail.setObjectName(u"rail")

        self.body.addWidget(self.rail)

        self.pages = QStackedWidget(Wizard)
        self.pages.setObjectName(u"pages")

        self.body.addWidget(self.pages)

        self.body.setStretch(1, 1)

        self.WizardLayout.addLayout(self.body)

        self.footer = Footer(Wizard)
        self.footer.setObjectName(u"footer")
        self.footerLayout = QVBoxLayout(self.footer)
        self.footerLayout.setSpacing(4)
        self.footerLayout.setObjectName(u"footerLayout")
        self.footerLayout.setContentsMargins(32, 12, 32, 12)
        self.words = QHBoxLayout()
        self.words.setSpacing(12)
        self.words.setObjectName(u"words")

        self.footerLayout.addLayout(self.words)

        self.presses = QHBoxLayout()
        self.presses.setSpacing(12)
        self.presses.setObjectName(u"presses")
        self.back = QPushButton(self.footer)
        self.back.setObjectName(u"back")

        self.presses.addWidget(self.back)

        self.between = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.presses.addItem(self.between)

        self.status = ElidedLabel(self.footer)
        self.status.setObjectName(u"status")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.status.sizePolicy().hasHeightForWidth())
        self.status.setSizePolicy(sizePolicy)
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.presses.addWidget(self.status)

        self.change = QPushButton(self.footer)
        self.change.setObjectName(u"change")

        self.presses.addWidget(self.change)

        self.total = QLabel(self.footer)
        self.total.setObjectName(u"total")

        self.presses.addWidget(self.total)

        self.express = QPushButton(self.footer)
        self.express.setObjectName(u"express")

        self.presses.addWidget(self.express)

        self.only = QPushButton(self.footer)
        self.only.setObjectName(u"only")

        self.presses.addWidget(self.only)

        self.leave = QPushButton(self.footer)
        self.leave.setObjectName(u"leave")

        self.presses.addWidget(self.leave)

        self.next = QPushButton(self.footer)
        self.next.setObjectName(u"next")

        self.presses.addWidget(self.next)

        self.presses.setStretch(2, 1)

        self.footerLayout.addLayout(self.presses)


        self.WizardLayout.addWidget(self.footer)

        self.WizardLayout.setStretch(0, 1)

        self.retranslateUi(Wizard)

        QMetaObject.connectSlotsByName(Wizard)
    # setupUi

    def retranslateUi(self, Wizard):
#if QT_CONFIG(accessibility)
        Wizard.setAccessibleName(QCoreApplication.translate("Wizard", u"\u529e\u7406\u4e1a\u52a1", None))
#endif // QT_CONFIG(accessibility)
        self.rail.setProperty(u"role", QCoreApplication.translate("Wizard", u"rail", None))
        self.footer.setProperty(u"role", QCoreApplication.translate("Wizard", u"bar", None))
        self.back.setText(QCoreApplication.translate("Wizard", u"\u4e0a\u4e00\u6b65(&B)", None))
#if QT_CONFIG(accessibility)
        self.back.setAccessibleName(QCoreApplication.translate("Wizard", u"\u4e0a\u4e00\u6b65", None))
#endif // QT_CONFIG(accessibility)
        self.back.setProperty(u"role", QCoreApplication.translate("Wizard", u"plain", None))
        self.status.setProperty(u"role", QCoreApplication.translate("Wizard", u"remark", None))
        self.change.setText(QCoreApplication.translate("Wizard", u"\u66f4\u6539\u4f4d\u7f6e(&G)", None))
#if QT_CONFIG(accessibility)
        self.change.setAccessibleName(QCoreApplication.translate("Wizard", u"\u66f4\u6539\u4f4d\u7f6e", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.change.setAccessibleDescription(QCoreApplication.translate("Wizard", u"\u6539\u53d8\u4fdd\u5b58\u5230\u54ea\u4e2a\u6587\u4ef6\u5939", None))
#endif // QT_CONFIG(accessibility)
        self.change.setProperty(u"role", QCoreApplication.translate("Wizard", u"link", None))
        self.total.setProperty(u"role", QCoreApplication.translate("Wizard", u"strong", None))
        self.express.setText(QCoreApplication.translate("Wizard", u"\u4e00\u9875\u529e\u5b8c(&E)", None))
#if QT_CONFIG(accessibility)
        self.express.setAccessibleName(QCoreApplication.translate("Wizard", u"\u4e00\u9875\u529e\u5b8c", None))
#endif // QT_CONFIG(accessibility)
        self.express.setProperty(u"role", QCoreApplication.translate("Wizard", u"plain", None))
        self.only.setText(QCoreApplication.translate("Wizard", u"\u53ea\u5bfc\u51fa(&X)", None))
#if QT_CONFIG(accessibility)
        self.only.setAccessibleName(QCoreApplication.translate("Wizard", u"\u53ea\u5bfc\u51fa", None))
#endif // QT_CONFIG(accessibility)
        self.only.setProperty(u"role", QCoreApplication.translate("Wizard", u"plain", None))
        self.leave.setText(QCoreApplication.translate("Wizard", u"\u4fdd\u5b58\u5e76\u9000\u51fa(&Q)", None))
#if QT_CONFIG(accessibility)
        self.leave.setAccessibleName(QCoreApplication.translate("Wizard", u"\u4fdd\u5b58\u5e76\u9000\u51fa", None))
#endif // QT_CONFIG(accessibility)
        self.leave.setProperty(u"role", QCoreApplication.translate("Wizard", u"plain", None))
        self.next.setText(QCoreApplication.translate("Wizard", u"\u4e0b\u4e00\u6b65", None))
        self.next.setProperty(u"role", QCoreApplication.translate("Wizard", u"primary", None))
    # retranslateUi

