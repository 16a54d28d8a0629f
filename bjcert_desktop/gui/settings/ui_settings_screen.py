# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.widgets import Banner

class Ui_SettingsScreen(object):
    def setupUi(self, SettingsScreen):
        if not SettingsScreen.objectName():
            SettingsScreen.setObjectName(u"SettingsScreen")
        self.SettingsScreenLayout = QVBoxLayout(SettingsScreen)
        self.SettingsScreenLayout.setSpacing(12)
        self.SettingsScreenLayout.setObjectName(u"SettingsScreenLayout")
        self.SettingsScreenLayout.setContentsMargins(32, 24, 32, 16)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(SettingsScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(SettingsScreen)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.SettingsScreenLayout.addLayout(self.head)

        self.problem = Banner(SettingsScreen)
        self.problem.setObjectName(u"problem")

        self.SettingsScreenLayout.addWidget(self.problem)

        self.notice = Banner(SettingsScreen)
        self.notice.setObjectName(u"notice")

        self.SettingsScreenLayout.addWidget(self.notice)

        self.commonCard = QFrame(SettingsScreen)
        self.commonCard.setObjectName(u"commonCard")
        self.commonCardLayout = QVBoxLayout(self.commonCard)
        self.commonCardLayout.setSpacing(8)
        self.commonCardLayout.setObjectName(u"commonCardLayout")
        self.commonCardLayout.setContentsMargins(24, 16, 24, 16)
        self.commonTitle = QLabel(self.commonCard)
        self.commonTitle.setObjectName(u"commonTitle")
        self.commonTitle.setProperty(u"role", u"title")

        self.commonCardLayout.addWidget(self.commonTitle)

        self.commonRows = QVBoxLayout()
        self.commonRows.setSpacing(0)
        self.commonRows.setObjectName(u"commonRows")
        self.commonRows.setContentsMargins(0, 0, 0, 0)

        self.commonCardLayout.addLayout(self.commonRows)


        self.SettingsScreenLayout.addWidget(self.commonCard)

        self.personalCard = QFrame(SettingsScreen)
        self.personalCard.setObjectName(u"personalCard")
        self.personalCardLayout = QVBoxLayout(self.personalCard)
        self.personalCardLayout.setSpacing(8)
        self.personalCardLayout.setObjectName(u"personalCardLayout")
        self.personalCardLayout.setContentsMargins(24, 16, 24, 16)
        self.personalTitle = QLabel(self.personalCard)
        self.personalTitle.setObjectName(u"personalTitle")
        self.personalTitle.setProperty(u"role", u"title")

        self.personalCardLayout.addWidget(self.personalTitle)

        self.personalRows = QVBoxLayout()
        self.personalRows.setSpacing(0)
        self.personalRows.setObjectName(u"personalRows")
        self.personalRows.setContentsMargins(0, 0, 0, 0)

        self.personalCardLayout.addLayout(self.personalRows)

        self.personalWays = QHBoxLayout()
        self.personalWays.setSpacing(12)
        self.personalWays.setObjectName(u"personalWays")
        self.personalWays.setContentsMargins(0, 0, 0, 0)

        self.personalCardLayout.addLayout(self.personalWays)


        self.SettingsScreenLayout.addWidget(self.personalCard)

        self.aboutCard = QFrame(SettingsScreen)
        self.aboutCard.setObjectName(u"aboutCard")
        self.aboutCardLayout = QVBoxLayout(self.aboutCard)
        self.aboutCardLayout.setSpacing(8)
        self.aboutCardLayout.setObjectName(u"aboutCardLayout")
        self.aboutCardLayout.setContentsMargins(24, 16, 24, 16)
        self.aboutTitle = QLabel(self.aboutCard)
        self.aboutTitle.setObjectName(u"aboutTitle")
        self.aboutTitle.setProperty(u"role", u"title")

        self.aboutCardLayout.addWidget(self.aboutTitle)

        self.about = QLabel(self.aboutCard)
        self.about.setObjectName(u"about")
        self.about.setWordWrap(True)

        self.aboutCardLayout.addWidget(self.about)

        self.aboutWays = QHBoxLayout()
        self.aboutWays.setSpacing(12)
        self.aboutWays.setObjectName(u"aboutWays")
        self.aboutWays.setContentsMargins(0, 0, 0, 0)

        self.aboutCardLayout.addLayout(self.aboutWays)


        self.SettingsScreenLayout.addWidget(self.aboutCard)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.SettingsScreenLayout.addItem(self.space)

        self.SettingsScreenLayout.setStretch(6, 1)

        self.retranslateUi(SettingsScreen)

        QMetaObject.connectSlotsByName(SettingsScreen)
    # setupUi

    def retranslateUi(self, SettingsScreen):
        self.headline.setText(QCoreApplication.translate("SettingsScreen", u"\u8bbe\u7f6e", None))
        self.lead.setText(QCoreApplication.translate("SettingsScreen", u"\u6539\u4e86\u9a6c\u4e0a\u751f\u6548\uff0c\u4e0b\u6b21\u6253\u5f00\u4e5f\u8bb0\u5f97\u3002\u7070\u8272\u7684\u7531\u5355\u4f4d\u7edf\u4e00\u8bbe\u7f6e\uff0c\u9700\u8981\u6539\u65f6\u8bf7\u8054\u7cfb\u5355\u4f4d\u7684\u6280\u672f\u4eba\u5458\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("SettingsScreen", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("SettingsScreen", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("SettingsScreen", u"good", None))
        self.commonCard.setProperty(u"role", QCoreApplication.translate("SettingsScreen", u"card", None))
        self.commonTitle.setText(QCoreApplication.translate("SettingsScreen", u"\u5e38\u7528\u8bbe\u7f6e", None))
        self.personalCard.setProperty(u"role", QCoreApplication.translate("SettingsScreen", u"card", None))
        self.personalTitle.setText(QCoreApplication.translate("SettingsScreen", u"\u4e2a\u4eba\u4fe1\u606f\u548c\u5907\u4efd", None))
        self.aboutCard.setProperty(u"role", QCoreApplication.translate("SettingsScreen", u"card", None))
        self.aboutTitle.setText(QCoreApplication.translate("SettingsScreen", u"\u5173\u4e8e", None))
        self.about.setText("")
        self.about.setProperty(u"role", QCoreApplication.translate("SettingsScreen", u"secondary", None))
        pass
    # retranslateUi

