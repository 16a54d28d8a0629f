# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.widgets import Banner

class Ui_FormsPlace(object):
    def setupUi(self, FormsPlace):
        if not FormsPlace.objectName():
            FormsPlace.setObjectName(u"FormsPlace")
        self.FormsPlaceLayout = QVBoxLayout(FormsPlace)
        self.FormsPlaceLayout.setSpacing(12)
        self.FormsPlaceLayout.setObjectName(u"FormsPlaceLayout")
        self.FormsPlaceLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(FormsPlace)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(FormsPlace)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.FormsPlaceLayout.addLayout(self.head)

        self.problem = Banner(FormsPlace)
        self.problem.setObjectName(u"problem")

        self.FormsPlaceLayout.addWidget(self.problem)

        self.notice = Banner(FormsPlace)
        self.notice.setObjectName(u"notice")

        self.FormsPlaceLayout.addWidget(self.notice)

        self.list = QFrame(FormsPlace)
        self.list.setObjectName(u"list")
        self.listLayout = QVBoxLayout(self.list)
        self.listLayout.setSpacing(0)
        self.listLayout.setObjectName(u"listLayout")
        self.listLayout.setContentsMargins(16, 8, 16, 8)

        self.FormsPlaceLayout.addWidget(self.list)

        self.how = QFrame(FormsPlace)
        self.how.setObjectName(u"how")
        self.howLayout = QVBoxLayout(self.how)
        self.howLayout.setSpacing(8)
        self.howLayout.setObjectName(u"howLayout")
        self.howLayout.setContentsMargins(16, 12, 16, 12)
        self.howTitle = QLabel(self.how)
        self.howTitle.setObjectName(u"howTitle")
        self.howTitle.setWordWrap(True)

        self.howLayout.addWidget(self.howTitle)

        self.steps = QVBoxLayout()
        self.steps.setSpacing(4)
        self.steps.setObjectName(u"steps")
        self.steps.setContentsMargins(0, 0, 0, 0)

        self.howLayout.addLayout(self.steps)

        self.howButtons = QHBoxLayout()
        self.howButtons.setSpacing(8)
        self.howButtons.setObjectName(u"howButtons")
        self.howButtons.setContentsMargins(0, 0, 0, 0)
        self.adopt = QPushButton(self.how)
        self.adopt.setObjectName(u"adopt")

        self.howButtons.addWidget(self.adopt)

        self.fields = QPushButton(self.how)
        self.fields.setObjectName(u"fields")

        self.howButtons.addWidget(self.fields)

        self.howSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.howButtons.addItem(self.howSpace)


        self.howLayout.addLayout(self.howButtons)


        self.FormsPlaceLayout.addWidget(self.how)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.FormsPlaceLayout.addItem(self.bottom)


        self.retranslateUi(FormsPlace)

        QMetaObject.connectSlotsByName(FormsPlace)
    # setupUi

    def retranslateUi(self, FormsPlace):
        self.headline.setText(QCoreApplication.translate("FormsPlace", u"\u8868\u6837\u7ba1\u7406", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("FormsPlace", u"headline", None))
        self.lead.setText(QCoreApplication.translate("FormsPlace", u"\u5bfc\u51fa\u6587\u4ef6\u7528\u7684 Word \u8868\u6837\u3002\u793a\u4f8b\u8868\u6837\u4ec5\u4f9b\u53c2\u8003\uff1b\u5982\u5317\u4eac\u6570\u5b57\u8ba4\u8bc1\u63d0\u4f9b\u4e86\u65b0\u7684\u7a7a\u767d\u8868\uff0c\u8bf7\u5728\u8fd9\u91cc\u6362\u7528\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("FormsPlace", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("FormsPlace", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("FormsPlace", u"good", None))
        self.list.setProperty(u"role", QCoreApplication.translate("FormsPlace", u"card", None))
        self.how.setProperty(u"role", QCoreApplication.translate("FormsPlace", u"card", None))
        self.howTitle.setText(QCoreApplication.translate("FormsPlace", u"\u600e\u6837\u6362\u7528\u65b0\u7684\u8868\u6837", None))
        self.howTitle.setProperty(u"role", QCoreApplication.translate("FormsPlace", u"title", None))
        self.adopt.setText(QCoreApplication.translate("FormsPlace", u"\u5bfc\u5165\u5b98\u65b9\u7a7a\u767d\u8868(&I)\u2026", None))
#if QT_CONFIG(accessibility)
        self.adopt.setAccessibleName(QCoreApplication.translate("FormsPlace", u"\u5bfc\u5165\u5b98\u65b9\u7a7a\u767d\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.adopt.setProperty(u"role", QCoreApplication.translate("FormsPlace", u"plain", None))
        self.fields.setText(QCoreApplication.translate("FormsPlace", u"\u53ef\u7528\u5b57\u6bb5(&F)\u2026", None))
#if QT_CONFIG(accessibility)
        self.fields.setAccessibleName(QCoreApplication.translate("FormsPlace", u"\u53ef\u7528\u5b57\u6bb5", None))
#endif // QT_CONFIG(accessibility)
        self.fields.setProperty(u"role", QCoreApplication.translate("FormsPlace", u"plain", None))
        pass
    # retranslateUi

