# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..kit.widgets import CopyButton

class Ui_FinderScreen(object):
    def setupUi(self, FinderScreen):
        if not FinderScreen.objectName():
            FinderScreen.setObjectName(u"FinderScreen")
        self.FinderScreenLayout = QVBoxLayout(FinderScreen)
        self.FinderScreenLayout.setSpacing(16)
        self.FinderScreenLayout.setObjectName(u"FinderScreenLayout")
        self.FinderScreenLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.said = QLabel(FinderScreen)
        self.said.setObjectName(u"said")
        self.said.setWordWrap(True)

        self.head.addWidget(self.said)

        self.headline = QLabel(FinderScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(FinderScreen)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.FinderScreenLayout.addLayout(self.head)

        self.repliesPart = QWidget(FinderScreen)
        self.repliesPart.setObjectName(u"repliesPart")
        self.replies = QGridLayout(self.repliesPart)
        self.replies.setSpacing(12)
        self.replies.setObjectName(u"replies")
        self.replies.setContentsMargins(0, 0, 0, 0)

        self.FinderScreenLayout.addWidget(self.repliesPart)

        self.callCard = QFrame(FinderScreen)
        self.callCard.setObjectName(u"callCard")
        self.callLayout = QHBoxLayout(self.callCard)
        self.callLayout.setSpacing(12)
        self.callLayout.setObjectName(u"callLayout")
        self.callLayout.setContentsMargins(16, 12, 16, 12)
        self.telephone = QLabel(self.callCard)
        self.telephone.setObjectName(u"telephone")

        self.callLayout.addWidget(self.telephone)

        self.copyTelephone = CopyButton(self.callCard)
        self.copyTelephone.setObjectName(u"copyTelephone")

        self.callLayout.addWidget(self.copyTelephone)

        self.callSpace = QWidget(self.callCard)
        self.callSpace.setObjectName(u"callSpace")

        self.callLayout.addWidget(self.callSpace)

        self.callLayout.setStretch(2, 1)

        self.FinderScreenLayout.addWidget(self.callCard)

        self.ways = QHBoxLayout()
        self.ways.setSpacing(12)
        self.ways.setObjectName(u"ways")
        self.back = QPushButton(FinderScreen)
        self.back.setObjectName(u"back")

        self.ways.addWidget(self.back)

        self.begin = QPushButton(FinderScreen)
        self.begin.setObjectName(u"begin")

        self.ways.addWidget(self.begin)

        self.anew = QPushButton(FinderScreen)
        self.anew.setObjectName(u"anew")

        self.ways.addWidget(self.anew)

        self.waysSpace = QWidget(FinderScreen)
        self.waysSpace.setObjectName(u"waysSpace")

        self.ways.addWidget(self.waysSpace)

        self.ways.setStretch(3, 1)

        self.FinderScreenLayout.addLayout(self.ways)

        self.bottom = QWidget(FinderScreen)
        self.bottom.setObjectName(u"bottom")

        self.FinderScreenLayout.addWidget(self.bottom)

        self.FinderScreenLayout.setStretch(4, 1)

        self.retranslateUi(FinderScreen)

        QMetaObject.connectSlotsByName(FinderScreen)
    # setupUi

    def retranslateUi(self, FinderScreen):
        self.said.setProperty(u"role", QCoreApplication.translate("FinderScreen", u"remark", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("FinderScreen", u"lead", None))
#if QT_CONFIG(accessibility)
        self.callCard.setAccessibleName(QCoreApplication.translate("FinderScreen", u"\u54a8\u8be2\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.callCard.setProperty(u"role", QCoreApplication.translate("FinderScreen", u"card", None))
        self.telephone.setProperty(u"role", QCoreApplication.translate("FinderScreen", u"digits", None))
        self.back.setText(QCoreApplication.translate("FinderScreen", u"\u4e0a\u4e00\u6b65(&B)", None))
#if QT_CONFIG(accessibility)
        self.back.setAccessibleName(QCoreApplication.translate("FinderScreen", u"\u4e0a\u4e00\u6b65", None))
#endif // QT_CONFIG(accessibility)
        self.back.setProperty(u"role", QCoreApplication.translate("FinderScreen", u"plain", None))
        self.begin.setProperty(u"role", QCoreApplication.translate("FinderScreen", u"primary", None))
        self.anew.setText(QCoreApplication.translate("FinderScreen", u"\u91cd\u65b0\u56de\u7b54(&R)", None))
#if QT_CONFIG(accessibility)
        self.anew.setAccessibleName(QCoreApplication.translate("FinderScreen", u"\u91cd\u65b0\u56de\u7b54", None))
#endif // QT_CONFIG(accessibility)
        self.anew.setProperty(u"role", QCoreApplication.translate("FinderScreen", u"link", None))
        pass
    # retranslateUi

