# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

class Ui_ConfirmFormDialog(object):
    def setupUi(self, ConfirmFormDialog):
        if not ConfirmFormDialog.objectName():
            ConfirmFormDialog.setObjectName(u"ConfirmFormDialog")
        ConfirmFormDialog.setMinimumSize(QSize(480, 280))
        self.ConfirmFormDialogLayout = QVBoxLayout(ConfirmFormDialog)
        self.ConfirmFormDialogLayout.setSpacing(12)
        self.ConfirmFormDialogLayout.setObjectName(u"ConfirmFormDialogLayout")
        self.ConfirmFormDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(ConfirmFormDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.ConfirmFormDialogLayout.addWidget(self.headline)

        self.lead = QLabel(ConfirmFormDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.ConfirmFormDialogLayout.addWidget(self.lead)

        self.remarks = QPlainTextEdit(ConfirmFormDialog)
        self.remarks.setObjectName(u"remarks")
        self.remarks.setReadOnly(True)
        self.remarks.setTabChangesFocus(True)

        self.ConfirmFormDialogLayout.addWidget(self.remarks)

        self.reasonLabel = QLabel(ConfirmFormDialog)
        self.reasonLabel.setObjectName(u"reasonLabel")
        self.reasonLabel.setWordWrap(True)

        self.ConfirmFormDialogLayout.addWidget(self.reasonLabel)

        self.reason = QLineEdit(ConfirmFormDialog)
        self.reason.setObjectName(u"reason")
        self.reason.setMaxLength(100)

        self.ConfirmFormDialogLayout.addWidget(self.reason)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(ConfirmFormDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.confirm = QPushButton(ConfirmFormDialog)
        self.confirm.setObjectName(u"confirm")

        self.buttons.addWidget(self.confirm)


        self.ConfirmFormDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.reasonLabel.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ConfirmFormDialog)

        QMetaObject.connectSlotsByName(ConfirmFormDialog)
    # setupUi

    def retranslateUi(self, ConfirmFormDialog):
        ConfirmFormDialog.setWindowTitle(QCoreApplication.translate("ConfirmFormDialog", u"\u786e\u8ba4\u8868\u6837", None))
        self.headline.setText(QCoreApplication.translate("ConfirmFormDialog", u"\u6362\u7528\u524d\u8bf7\u786e\u8ba4", None))
        self.lead.setText(QCoreApplication.translate("ConfirmFormDialog", u"\u8868\u6837\u91cc\u6709\u4e0b\u9762\u7684\u5185\u5bb9\uff0c\u4f1a\u539f\u6837\u5370\u5728\u6bcf\u4e00\u4efd\u6750\u6599\u4e0a\u3002\u8bf7\u9010\u6761\u6838\u5bf9\uff1b\u4e0d\u8ba4\u8bc6\u7684\uff0c\u8bf7\u4e0d\u8981\u6362\u7528\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("ConfirmFormDialog", u"lead", None))
#if QT_CONFIG(accessibility)
        self.remarks.setAccessibleName(QCoreApplication.translate("ConfirmFormDialog", u"\u8981\u786e\u8ba4\u7684\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        self.reasonLabel.setText(QCoreApplication.translate("ConfirmFormDialog", u"\u4e3a\u4ec0\u4e48\u8981\u8fd9\u6837\u5370\uff08\u4f1a\u5199\u5728\u6750\u6599\u6e05\u5355\u4e0a\uff09", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("ConfirmFormDialog", u"\u4f8b\u5982\uff1a\u662f\u53d7\u7406\u5355\u4f4d\u81ea\u5df1\u7684\u8054\u7cfb\u53f7\u7801\uff0c\u5df2\u7535\u8bdd\u6838\u5b9e", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("ConfirmFormDialog", u"\u7406\u7531", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("ConfirmFormDialog", u"\u4e0d\u6362\u7528", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("ConfirmFormDialog", u"primary", None))
        self.confirm.setText(QCoreApplication.translate("ConfirmFormDialog", u"\u786e\u8ba4\u5e76\u6362\u7528", None))
        self.confirm.setProperty(u"role", QCoreApplication.translate("ConfirmFormDialog", u"plain", None))
    # retranslateUi

