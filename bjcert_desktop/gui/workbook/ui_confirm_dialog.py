# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

class Ui_ConfirmDialog(object):
    def setupUi(self, ConfirmDialog):
        if not ConfirmDialog.objectName():
            ConfirmDialog.setObjectName(u"ConfirmDialog")
        ConfirmDialog.setMinimumSize(QSize(480, 0))
        self.ConfirmDialogLayout = QVBoxLayout(ConfirmDialog)
        self.ConfirmDialogLayout.setSpacing(12)
        self.ConfirmDialogLayout.setObjectName(u"ConfirmDialogLayout")
        self.ConfirmDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(ConfirmDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.ConfirmDialogLayout.addWidget(self.headline)

        self.lead = QLabel(ConfirmDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.ConfirmDialogLayout.addWidget(self.lead)

        self.form = QFormLayout()
        self.form.setObjectName(u"form")
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(12)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.reasonLabel = QLabel(ConfirmDialog)
        self.reasonLabel.setObjectName(u"reasonLabel")

        self.form.setWidget(0, QFormLayout.LabelRole, self.reasonLabel)

        self.reason = QLineEdit(ConfirmDialog)
        self.reason.setObjectName(u"reason")

        self.form.setWidget(0, QFormLayout.FieldRole, self.reason)


        self.ConfirmDialogLayout.addLayout(self.form)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(ConfirmDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.save = QPushButton(ConfirmDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)


        self.ConfirmDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.reasonLabel.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ConfirmDialog)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(ConfirmDialog)
    # setupUi

    def retranslateUi(self, ConfirmDialog):
        ConfirmDialog.setWindowTitle(QCoreApplication.translate("ConfirmDialog", u"\u5df2\u4e0e\u539f\u4ef6\u6838\u5bf9", None))
        self.lead.setText(QCoreApplication.translate("ConfirmDialog", u"\u586b\u5199\u4ee5\u540e\uff0c\u4e0d\u518d\u63d0\u793a\u8fd9\u4e2a\u53f7\u7801\u6709\u8bef\uff0c\u5e76\u7167\u8fd9\u4e2a\u53f7\u7801\u586b\u5230\u8868\u4e0a\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("ConfirmDialog", u"lead", None))
        self.reasonLabel.setText(QCoreApplication.translate("ConfirmDialog", u"\u6838\u5bf9\u7684\u4f9d\u636e", None))
        self.reason.setText(QCoreApplication.translate("ConfirmDialog", u"\u5df2\u4e0e\u8bc1\u4ef6\u539f\u4ef6\u6838\u5bf9\u65e0\u8bef", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("ConfirmDialog", u"\u6838\u5bf9\u7684\u4f9d\u636e", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("ConfirmDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("ConfirmDialog", u"plain", None))
        self.save.setText(QCoreApplication.translate("ConfirmDialog", u"\u786e\u5b9a", None))
        self.save.setProperty(u"role", QCoreApplication.translate("ConfirmDialog", u"primary", None))
    # retranslateUi

