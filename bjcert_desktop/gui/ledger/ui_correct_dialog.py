# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QSpinBox, QVBoxLayout

from ..kit.widgets import Banner

class Ui_CorrectDialog(object):
    def setupUi(self, CorrectDialog):
        if not CorrectDialog.objectName():
            CorrectDialog.setObjectName(u"CorrectDialog")
        CorrectDialog.setMinimumSize(QSize(600, 0))
        self.CorrectDialogLayout = QVBoxLayout(CorrectDialog)
        self.CorrectDialogLayout.setSpacing(12)
        self.CorrectDialogLayout.setObjectName(u"CorrectDialogLayout")
        self.CorrectDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(CorrectDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.CorrectDialogLayout.addWidget(self.headline)

        self.lead = QLabel(CorrectDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.CorrectDialogLayout.addWidget(self.lead)

        self.problem = Banner(CorrectDialog)
        self.problem.setObjectName(u"problem")

        self.CorrectDialogLayout.addWidget(self.problem)

        self.form = QFormLayout()
        self.form.setObjectName(u"form")
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(12)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.unitLabel = QLabel(CorrectDialog)
        self.unitLabel.setObjectName(u"unitLabel")

        self.form.setWidget(0, QFormLayout.LabelRole, self.unitLabel)

        self.unit = QLineEdit(CorrectDialog)
        self.unit.setObjectName(u"unit")

        self.form.setWidget(0, QFormLayout.FieldRole, self.unit)

        self.codeLabel = QLabel(CorrectDialog)
        self.codeLabel.setObjectName(u"codeLabel")

        self.form.setWidget(1, QFormLayout.LabelRole, self.codeLabel)

        self.code = QLineEdit(CorrectDialog)
        self.code.setObjectName(u"code")

        self.form.setWidget(1, QFormLayout.FieldRole, self.code)

        self.certificatesLabel = QLabel(CorrectDialog)
        self.certificatesLabel.setObjectName(u"certificatesLabel")

        self.form.setWidget(2, QFormLayout.LabelRole, self.certificatesLabel)

        self.certificates = QSpinBox(CorrectDialog)
        self.certificates.setObjectName(u"certificates")
        self.certificates.setMinimumSize(QSize(0, 36))
        self.certificates.setMinimum(0)
        self.certificates.setMaximum(9999)

        self.form.setWidget(2, QFormLayout.FieldRole, self.certificates)

        self.amountLabel = QLabel(CorrectDialog)
        self.amountLabel.setObjectName(u"amountLabel")

        self.form.setWidget(3, QFormLayout.LabelRole, self.amountLabel)

        self.amount = QLineEdit(CorrectDialog)
        self.amount.setObjectName(u"amount")

        self.form.setWidget(3, QFormLayout.FieldRole, self.amount)

        self.folderLabel = QLabel(CorrectDialog)
        self.folderLabel.setObjectName(u"folderLabel")

        self.form.setWidget(4, QFormLayout.LabelRole, self.folderLabel)

        self.folder = QLineEdit(CorrectDialog)
        self.folder.setObjectName(u"folder")

        self.form.setWidget(4, QFormLayout.FieldRole, self.folder)

        self.reasonLabel = QLabel(CorrectDialog)
        self.reasonLabel.setObjectName(u"reasonLabel")

        self.form.setWidget(5, QFormLayout.LabelRole, self.reasonLabel)

        self.reason = QLineEdit(CorrectDialog)
        self.reason.setObjectName(u"reason")

        self.form.setWidget(5, QFormLayout.FieldRole, self.reason)


        self.CorrectDialogLayout.addLayout(self.form)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(CorrectDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.save = QPushButton(CorrectDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)


        self.CorrectDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.unitLabel.setBuddy(self.unit)
        self.codeLabel.setBuddy(self.code)
        self.certificatesLabel.setBuddy(self.certificates)
        self.amountLabel.setBuddy(self.amount)
        self.folderLabel.setBuddy(self.folder)
        self.reasonLabel.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CorrectDialog)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(CorrectDialog)
    # setupUi

    def retranslateUi(self, CorrectDialog):
        CorrectDialog.setWindowTitle(QCoreApplication.translate("CorrectDialog", u"\u66f4\u6b63", None))
        self.lead.setText(QCoreApplication.translate("CorrectDialog", u"\u53ea\u6539\u8bb0\u5f55\uff0c\u4e0d\u6539\u5df2\u5bfc\u51fa\u7684\u6587\u4ef6\u3002\u539f\u6765\u7684\u4e00\u6761\u4f1a\u4f5c\u5e9f\u5e76\u4fdd\u7559\uff0c\u6539\u597d\u7684\u4e00\u6761\u4ee3\u66ff\u5b83\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("CorrectDialog", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("CorrectDialog", u"bad", None))
        self.unitLabel.setText(QCoreApplication.translate("CorrectDialog", u"\u5355\u4f4d\u540d\u79f0", None))
#if QT_CONFIG(accessibility)
        self.unit.setAccessibleName(QCoreApplication.translate("CorrectDialog", u"\u5355\u4f4d\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.codeLabel.setText(QCoreApplication.translate("CorrectDialog", u"\u4fe1\u7528\u4ee3\u7801", None))
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("CorrectDialog", u"\u4fe1\u7528\u4ee3\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.certificatesLabel.setText(QCoreApplication.translate("CorrectDialog", u"\u8bc1\u4e66\u679a\u6570", None))
        self.certificates.setSuffix(QCoreApplication.translate("CorrectDialog", u" \u679a", None))
#if QT_CONFIG(accessibility)
        self.certificates.setAccessibleName(QCoreApplication.translate("CorrectDialog", u"\u8bc1\u4e66\u679a\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.amountLabel.setText(QCoreApplication.translate("CorrectDialog", u"\u8d39\u7528\uff08\u5143\uff09", None))
        self.amount.setPlaceholderText(QCoreApplication.translate("CorrectDialog", u"\u6ca1\u6709\u5199\u660e\u65f6\u7559\u7a7a", None))
#if QT_CONFIG(accessibility)
        self.amount.setAccessibleName(QCoreApplication.translate("CorrectDialog", u"\u8d39\u7528\uff0c\u5355\u4f4d\u5143", None))
#endif // QT_CONFIG(accessibility)
        self.folderLabel.setText(QCoreApplication.translate("CorrectDialog", u"\u6587\u4ef6\u5939", None))
#if QT_CONFIG(accessibility)
        self.folder.setAccessibleName(QCoreApplication.translate("CorrectDialog", u"\u6587\u4ef6\u5939", None))
#endif // QT_CONFIG(accessibility)
        self.reasonLabel.setText(QCoreApplication.translate("CorrectDialog", u"\u66f4\u6b63\u7684\u539f\u56e0", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("CorrectDialog", u"\u5fc5\u586b\uff0c\u5982\u201c\u5355\u4f4d\u540d\u79f0\u5199\u9519\u201d", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("CorrectDialog", u"\u66f4\u6b63\u7684\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("CorrectDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("CorrectDialog", u"plain", None))
        self.save.setText(QCoreApplication.translate("CorrectDialog", u"\u66f4\u6b63", None))
        self.save.setProperty(u"role", QCoreApplication.translate("CorrectDialog", u"primary", None))
    # retranslateUi

