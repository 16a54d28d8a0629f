# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

class Ui_Tour(object):
    def setupUi(self, Tour):
        if not Tour.objectName():
            Tour.setObjectName(u"Tour")
        self.TourLayout = QVBoxLayout(Tour)
        self.TourLayout.setObjectName(u"TourLayout")
        self.TourLayout.setContentsMargins(0, 0, 0, 0)
        self.card = QFrame(Tour)
        self.card.setObjectName(u"card")
        self.cardLayout = QVBoxLayout(self.card)
        self.cardLayout.setSpacing(8)
        self.cardLayout.setObjectName(u"cardLayout")
        self.cardLayout.setContentsMargins(24, 16, 24, 16)
        self.count = QLabel(self.card)
        self.count.setObjectName(u"count")

        self.cardLayout.addWidget(self.count)

        self.title = QLabel(self.card)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")
        self.title.setWordWrap(True)

        self.cardLayout.addWidget(self.title)

        self.text = QLabel(self.card)
        self.text.setObjectName(u"text")
        self.text.setWordWrap(True)

        self.cardLayout.addWidget(self.text)

        self.ways = QHBoxLayout()
        self.ways.setSpacing(12)
        self.ways.setObjectName(u"ways")
        self.skip = QPushButton(self.card)
        self.skip.setObjectName(u"skip")
        self.skip.setAutoDefault(False)

        self.ways.addWidget(self.skip)

        self.waysSpace = QWidget(self.card)
        self.waysSpace.setObjectName(u"waysSpace")

        self.ways.addWidget(self.waysSpace)

        self.back = QPushButton(self.card)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.ways.addWidget(self.back)

        self.next = QPushButton(self.card)
        self.next.setObjectName(u"next")

        self.ways.addWidget(self.next)

        self.ways.setStretch(1, 1)

        self.cardLayout.addLayout(self.ways)


        self.TourLayout.addWidget(self.card)


        self.retranslateUi(Tour)

        self.next.setDefault(True)


        QMetaObject.connectSlotsByName(Tour)
    # setupUi

    def retranslateUi(self, Tour):
        Tour.setWindowTitle(QCoreApplication.translate("Tour", u"\u4f7f\u7528\u5f15\u5bfc", None))
        self.card.setProperty(u"role", QCoreApplication.translate("Tour", u"card", None))
        self.count.setProperty(u"role", QCoreApplication.translate("Tour", u"remark", None))
        self.skip.setText(QCoreApplication.translate("Tour", u"\u8df3\u8fc7\u5f15\u5bfc", None))
        self.skip.setProperty(u"role", QCoreApplication.translate("Tour", u"link", None))
        self.back.setText(QCoreApplication.translate("Tour", u"\u4e0a\u4e00\u6b65", None))
        self.back.setProperty(u"role", QCoreApplication.translate("Tour", u"plain", None))
        self.next.setProperty(u"role", QCoreApplication.translate("Tour", u"primary", None))
    # retranslateUi

