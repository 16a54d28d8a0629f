# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QTableWidget, QVBoxLayout

from ..kit.widgets import CopyButton

class Ui_FieldsDialog(object):
    def setupUi(self, FieldsDialog):
        if not FieldsDialog.objectName():
            FieldsDialog.setObjectName(u"FieldsDialog")
        FieldsDialog.setMinimumSize(QSize(480, 280))
        self.FieldsDialogLayout = QVBoxLayout(FieldsDialog)
        self.FieldsDialogLayout.setSpacing(12)
        self.FieldsDialogLayout.setObjectName(u"FieldsDialogLayout")
        self.FieldsDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(FieldsDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.FieldsDialogLayout.addWidget(self.headline)

        self.lead = QLabel(FieldsDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.FieldsDialogLayout.addWidget(self.lead)

        self.search = QLineEdit(FieldsDialog)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.FieldsDialogLayout.addWidget(self.search)

        self.table = QTableWidget(FieldsDialog)
        self.table.setObjectName(u"table")
        self.table.setMinimumSize(QSize(0, 120))

        self.FieldsDialogLayout.addWidget(self.table)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.copy = CopyButton(FieldsDialog)
        self.copy.setObjectName(u"copy")

        self.buttons.addWidget(self.copy)

        self.close = QPushButton(FieldsDialog)
        self.close.setObjectName(u"close")

        self.buttons.addWidget(self.close)


        self.FieldsDialogLayout.addLayout(self.buttons)


        self.retranslateUi(FieldsDialog)

        QMetaObject.connectSlotsByName(FieldsDialog)
    # setupUi

    def retranslateUi(self, FieldsDialog):
        FieldsDialog.setWindowTitle(QCoreApplication.translate("FieldsDialog", u"\u53ef\u7528\u5b57\u6bb5", None))
        self.headline.setText(QCoreApplication.translate("FieldsDialog", u"\u53ef\u7528\u5b57\u6bb5", None))
        self.lead.setText(QCoreApplication.translate("FieldsDialog", u"\u5728 Word \u8868\u6837\u91cc\u5199\u4e0a {{\u5b57\u6bb5}}\uff0c\u5bfc\u51fa\u65f6\u5c31\u6362\u6210\u5185\u5bb9\u3002\u9009\u4e2d\u4e00\u884c\uff0c\u53ef\u4ee5\u590d\u5236\u5199\u6cd5\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("FieldsDialog", u"lead", None))
        self.search.setPlaceholderText(QCoreApplication.translate("FieldsDialog", u"\u6309\u540d\u79f0\u6216\u542b\u4e49\u67e5\u627e", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("FieldsDialog", u"\u67e5\u627e\u5b57\u6bb5", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("FieldsDialog", u"\u53ef\u7528\u5b57\u6bb5", None))
#endif // QT_CONFIG(accessibility)
        self.close.setText(QCoreApplication.translate("FieldsDialog", u"\u5173\u95ed", None))
        self.close.setProperty(u"role", QCoreApplication.translate("FieldsDialog", u"plain", None))
    # retranslateUi

