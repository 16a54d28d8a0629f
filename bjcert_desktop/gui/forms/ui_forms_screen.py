# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import Banner

class Ui_FormsScreen(object):
    def setupUi(self, FormsScreen):
        if not FormsScreen.objectName():
            FormsScreen.setObjectName(u"FormsScreen")
        self.FormsScreenLayout = QVBoxLayout(FormsScreen)
        self.FormsScreenLayout.setSpacing(12)
        self.FormsScreenLayout.setObjectName(u"FormsScreenLayout")
        self.FormsScreenLayout.setContentsMargins(32, 24, 32, 24)
        self.top = QHBoxLayout()
        self.top.setSpacing(16)
        self.top.setObjectName(u"top")
        self.top.setContentsMargins(0, 0, 0, 0)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(FormsScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(FormsScreen)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.top.addLayout(self.head)

        self.adopt = QPushButton(FormsScreen)
        self.adopt.setObjectName(u"adopt")

        self.top.addWidget(self.adopt)

        self.top.setStretch(0, 1)

        self.FormsScreenLayout.addLayout(self.top)

        self.problem = Banner(FormsScreen)
        self.problem.setObjectName(u"problem")

        self.FormsScreenLayout.addWidget(self.problem)

        self.notice = Banner(FormsScreen)
        self.notice.setObjectName(u"notice")

        self.FormsScreenLayout.addWidget(self.notice)

        self.list = QFrame(FormsScreen)
        self.list.setObjectName(u"list")
        self.listLayout = QVBoxLayout(self.list)
        self.listLayout.setSpacing(0)
        self.listLayout.setObjectName(u"listLayout")
        self.listLayout.setContentsMargins(16, 8, 16, 8)

        self.FormsScreenLayout.addWidget(self.list)

        self.how = QFrame(FormsScreen)
        self.how.setObjectName(u"how")
        self.howLayout = QVBoxLayout(self.how)
        self.howLayout.setSpacing(8)
        self.howLayout.setObjectName(u"howLayout")
        self.howLayout.setContentsMargins(16, 12, 16, 12)
        self.howTitle = QLabel(self.how)
        self.howTitle.setObjectName(u"howTitle")
        self.howTitle.setProperty(u"role", u"title")
        self.howTitle.setWordWrap(True)

        self.howLayout.addWidget(self.howTitle)

        self.stepsPart = QWidget(self.how)
        self.stepsPart.setObjectName(u"stepsPart")
        self.steps = QVBoxLayout(self.stepsPart)
        self.steps.setSpacing(4)
        self.steps.setObjectName(u"steps")
        self.steps.setContentsMargins(0, 0, 0, 0)

        self.howLayout.addWidget(self.stepsPart)

        self.howButtons = QHBoxLayout()
        self.howButtons.setSpacing(8)
        self.howButtons.setObjectName(u"howButtons")
        self.howButtons.setContentsMargins(0, 0, 0, 0)
        self.fields = QPushButton(self.how)
        self.fields.setObjectName(u"fields")

        self.howButtons.addWidget(self.fields)

        self.howSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.howButtons.addItem(self.howSpace)


        self.howLayout.addLayout(self.howButtons)


        self.FormsScreenLayout.addWidget(self.how)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.FormsScreenLayout.addItem(self.bottom)


        self.retranslateUi(FormsScreen)

        QMetaObject.connectSlotsByName(FormsScreen)
    # setupUi

    def retranslateUi(self, FormsScreen):
        self.headline.setText(QCoreApplication.translate("FormsScreen", u"\u8868\u6837\u7ba1\u7406", None))
        self.lead.setText(QCoreApplication.translate("FormsScreen", u"\u5bfc\u51fa\u6587\u4ef6\u7528\u7684 Word \u8868\u6837\u3002\u793a\u4f8b\u8868\u6837\u4ec5\u4f9b\u53c2\u8003\uff1b\u62ff\u5230\u4e86\u5b98\u65b9\u7a7a\u767d\u8868\uff0c\u70b9\u201c\u5bfc\u5165\u5b98\u65b9\u7a7a\u767d\u8868\u201d\u3002\u81ea\u5df1\u7528 Word \u6539\u597d\u7684\uff0c\u5728\u90a3\u4e00\u79cd\u540e\u9762\u70b9\u201c\u6362\u7528\u6539\u597d\u7684\u201d\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("FormsScreen", u"lead", None))
        self.adopt.setText(QCoreApplication.translate("FormsScreen", u"\u5bfc\u5165\u5b98\u65b9\u7a7a\u767d\u8868(&I)\u2026", None))
#if QT_CONFIG(accessibility)
        self.adopt.setAccessibleName(QCoreApplication.translate("FormsScreen", u"\u5bfc\u5165\u5b98\u65b9\u7a7a\u767d\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.adopt.setProperty(u"role", QCoreApplication.translate("FormsScreen", u"primary", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("FormsScreen", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("FormsScreen", u"good", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("FormsScreen", u"\u8868\u6837", None))
#endif // QT_CONFIG(accessibility)
        self.list.setProperty(u"role", QCoreApplication.translate("FormsScreen", u"card", None))
        self.how.setProperty(u"role", QCoreApplication.translate("FormsScreen", u"card", None))
        self.howTitle.setText(QCoreApplication.translate("FormsScreen", u"\u600e\u6837\u6362\u7528\u65b0\u7684\u8868\u6837", None))
        self.fields.setText(QCoreApplication.translate("FormsScreen", u"\u53ef\u7528\u5b57\u6bb5(&F)\u2026", None))
#if QT_CONFIG(accessibility)
        self.fields.setAccessibleName(QCoreApplication.translate("FormsScreen", u"\u53ef\u7528\u5b57\u6bb5", None))
#endif // QT_CONFIG(accessibility)
        self.fields.setProperty(u"role", QCoreApplication.translate("FormsScreen", u"plain", None))
        pass
    # retranslateUi

