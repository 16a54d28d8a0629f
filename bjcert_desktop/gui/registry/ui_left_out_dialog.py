# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_LeftOutDialog(object):
    def setupUi(self, LeftOutDialog):
        if not LeftOutDialog.objectName():
            LeftOutDialog.setObjectName(u"LeftOutDialog")
        LeftOutDialog.setMinimumSize(QSize(480, 280))
        self.LeftOutDialogLayout = QVBoxLayout(LeftOutDialog)
        self.LeftOutDialogLayout.setSpacing(12)
        self.LeftOutDialogLayout.setObjectName(u"LeftOutDialogLayout")
        self.LeftOutDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(LeftOutDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.LeftOutDialogLayout.addWidget(self.headline)

        self.lead = QLabel(LeftOutDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.LeftOutDialogLayout.addWidget(self.lead)

        self.readHidden = QCheckBox(LeftOutDialog)
        self.readHidden.setObjectName(u"readHidden")

        self.LeftOutDialogLayout.addWidget(self.readHidden)

        self.scroll = QScrollArea(LeftOutDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.insideLayout = QVBoxLayout(self.inside)
        self.insideLayout.setSpacing(0)
        self.insideLayout.setObjectName(u"insideLayout")
        self.insideLayout.setContentsMargins(12, 8, 12, 8)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)

        self.insideLayout.addLayout(self.rows)

        self.rowsBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.insideLayout.addItem(self.rowsBottom)

        self.scroll.setWidget(self.inside)

        self.LeftOutDialogLayout.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.close = QPushButton(LeftOutDialog)
        self.close.setObjectName(u"close")

        self.buttons.addWidget(self.close)


        self.LeftOutDialogLayout.addLayout(self.buttons)


        self.retranslateUi(LeftOutDialog)

        QMetaObject.connectSlotsByName(LeftOutDialog)
    # setupUi

    def retranslateUi(self, LeftOutDialog):
        LeftOutDialog.setWindowTitle(QCoreApplication.translate("LeftOutDialog", u"\u6ca1\u6709\u8bfb\u7684\u884c", None))
        self.headline.setText(QCoreApplication.translate("LeftOutDialog", u"\u6ca1\u6709\u8bfb\u4f5c\u5355\u4f4d\u7684\u884c", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("LeftOutDialog", u"lead", None))
        self.readHidden.setText(QCoreApplication.translate("LeftOutDialog", u"\u4e5f\u8bfb\u9690\u85cf\u7684\u884c", None))
        self.scroll.setProperty(u"role", QCoreApplication.translate("LeftOutDialog", u"plain", None))
        self.close.setText(QCoreApplication.translate("LeftOutDialog", u"\u5173\u95ed", None))
        self.close.setProperty(u"role", QCoreApplication.translate("LeftOutDialog", u"primary", None))
    # retranslateUi

