# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_RowsDialog(object):
    def setupUi(self, RowsDialog):
        if not RowsDialog.objectName():
            RowsDialog.setObjectName(u"RowsDialog")
        RowsDialog.setMinimumSize(QSize(480, 280))
        self.RowsDialogLayout = QVBoxLayout(RowsDialog)
        self.RowsDialogLayout.setSpacing(12)
        self.RowsDialogLayout.setObjectName(u"RowsDialogLayout")
        self.RowsDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(RowsDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.RowsDialogLayout.addWidget(self.headline)

        self.lead = QLabel(RowsDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.RowsDialogLayout.addWidget(self.lead)

        self.readHidden = QCheckBox(RowsDialog)
        self.readHidden.setObjectName(u"readHidden")

        self.RowsDialogLayout.addWidget(self.readHidden)

        self.scroll = QScrollArea(RowsDialog)
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

        self.RowsDialogLayout.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.close = QPushButton(RowsDialog)
        self.close.setObjectName(u"close")

        self.buttons.addWidget(self.close)


        self.RowsDialogLayout.addLayout(self.buttons)


        self.retranslateUi(RowsDialog)

        QMetaObject.connectSlotsByName(RowsDialog)
    # setupUi

    def retranslateUi(self, RowsDialog):
        RowsDialog.setWindowTitle(QCoreApplication.translate("RowsDialog", u"\u5355\u4f4d\u4fe1\u606f\u8868", None))
        self.headline.setText("")
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("RowsDialog", u"lead", None))
        self.readHidden.setText(QCoreApplication.translate("RowsDialog", u"\u4e5f\u8bfb\u9690\u85cf\u7684\u884c", None))
        self.scroll.setProperty(u"role", QCoreApplication.translate("RowsDialog", u"plain", None))
        self.close.setText(QCoreApplication.translate("RowsDialog", u"\u5173\u95ed", None))
        self.close.setProperty(u"role", QCoreApplication.translate("RowsDialog", u"primary", None))
    # retranslateUi

