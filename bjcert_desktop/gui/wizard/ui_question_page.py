# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_QuestionPage(object):
    def setupUi(self, QuestionPage):
        if not QuestionPage.objectName():
            QuestionPage.setObjectName(u"QuestionPage")
        self.QuestionPageLayout = QVBoxLayout(QuestionPage)
        self.QuestionPageLayout.setSpacing(12)
        self.QuestionPageLayout.setObjectName(u"QuestionPageLayout")
        self.QuestionPageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(QuestionPage)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(QuestionPage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.QuestionPageLayout.addLayout(self.head)

        self.optionsPart = QWidget(QuestionPage)
        self.optionsPart.setObjectName(u"optionsPart")
        self.options = QVBoxLayout(self.optionsPart)
        self.options.setSpacing(12)
        self.options.setObjectName(u"options")
        self.options.setContentsMargins(0, 0, 0, 0)

        self.QuestionPageLayout.addWidget(self.optionsPart)

        self.remarksPart = QWidget(QuestionPage)
        self.remarksPart.setObjectName(u"remarksPart")
        self.remarks = QVBoxLayout(self.remarksPart)
        self.remarks.setSpacing(8)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setContentsMargins(0, 0, 0, 0)

        self.QuestionPageLayout.addWidget(self.remarksPart)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.QuestionPageLayout.addItem(self.bottom)

        self.QuestionPageLayout.setStretch(3, 1)

        self.retranslateUi(QuestionPage)

        QMetaObject.connectSlotsByName(QuestionPage)
    # setupUi

    def retranslateUi(self, QuestionPage):
        self.headline.setText("")
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("QuestionPage", u"lead", None))
        pass
    # retranslateUi

