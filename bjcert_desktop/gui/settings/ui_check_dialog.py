# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_CheckDialog(object):
    def setupUi(self, CheckDialog):
        if not CheckDialog.objectName():
            CheckDialog.setObjectName(u"CheckDialog")
        self.CheckDialogLayout = QVBoxLayout(CheckDialog)
        self.CheckDialogLayout.setSpacing(12)
        self.CheckDialogLayout.setObjectName(u"CheckDialogLayout")
        self.CheckDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(CheckDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(CheckDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.CheckDialogLayout.addLayout(self.head)

        self.bar = QProgressBar(CheckDialog)
        self.bar.setObjectName(u"bar")
        self.bar.setTextVisible(False)
        self.bar.setMaximumSize(QSize(16777215, 6))

        self.CheckDialogLayout.addWidget(self.bar)

        self.scroll = QScrollArea(CheckDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(0)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(0, 0, 0, 0)
        self.results = QVBoxLayout()
        self.results.setSpacing(0)
        self.results.setObjectName(u"results")
        self.results.setContentsMargins(0, 0, 0, 0)

        self.bodyLayout.addLayout(self.results)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.bodyLayout.addItem(self.space)

        self.bodyLayout.setStretch(1, 1)
        self.scroll.setWidget(self.body)

        self.CheckDialogLayout.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.gap)

        self.copy = QPushButton(CheckDialog)
        self.copy.setObjectName(u"copy")

        self.buttons.addWidget(self.copy)

        self.close = QPushButton(CheckDialog)
        self.close.setObjectName(u"close")

        self.buttons.addWidget(self.close)


        self.CheckDialogLayout.addLayout(self.buttons)

        self.CheckDialogLayout.setStretch(2, 1)

        self.retranslateUi(CheckDialog)

        QMetaObject.connectSlotsByName(CheckDialog)
    # setupUi

    def retranslateUi(self, CheckDialog):
        CheckDialog.setWindowTitle(QCoreApplication.translate("CheckDialog", u"\u68c0\u67e5\u5b89\u88c5", None))
        self.headline.setText(QCoreApplication.translate("CheckDialog", u"\u6b63\u5728\u68c0\u67e5\u2026", None))
        self.lead.setText(QCoreApplication.translate("CheckDialog", u"\u770b\u770b\u7a0b\u5e8f\u3001\u6587\u4ef6\u548c\u8fd9\u53f0\u7535\u8111\u662f\u5426\u90fd\u51c6\u5907\u597d\u4e86\u3002\u62a5\u544a\u91cc\u6ca1\u6709\u5355\u4f4d\u548c\u4e2a\u4eba\u7684\u8d44\u6599\uff0c\u53ef\u4ee5\u53d1\u7ed9\u6280\u672f\u4eba\u5458\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("CheckDialog", u"lead", None))
#if QT_CONFIG(accessibility)
        self.bar.setAccessibleName(QCoreApplication.translate("CheckDialog", u"\u8fdb\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.copy.setText(QCoreApplication.translate("CheckDialog", u"\u590d\u5236\u62a5\u544a", None))
        self.copy.setProperty(u"role", QCoreApplication.translate("CheckDialog", u"plain", None))
        self.close.setText(QCoreApplication.translate("CheckDialog", u"\u5173\u95ed", None))
        self.close.setProperty(u"role", QCoreApplication.translate("CheckDialog", u"primary", None))
    # retranslateUi

