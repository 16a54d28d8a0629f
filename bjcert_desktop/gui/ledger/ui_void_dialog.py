# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.widgets import Banner

class Ui_VoidDialog(object):
    def setupUi(self, VoidDialog):
        if not VoidDialog.objectName():
            VoidDialog.setObjectName(u"VoidDialog")
        VoidDialog.setMinimumSize(QSize(480, 0))
        self.VoidDialogLayout = QVBoxLayout(VoidDialog)
        self.VoidDialogLayout.setSpacing(12)
        self.VoidDialogLayout.setObjectName(u"VoidDialogLayout")
        self.VoidDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(VoidDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.VoidDialogLayout.addWidget(self.headline)

        self.lead = QLabel(VoidDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.VoidDialogLayout.addWidget(self.lead)

        self.problem = Banner(VoidDialog)
        self.problem.setObjectName(u"problem")

        self.VoidDialogLayout.addWidget(self.problem)

        self.form = QFormLayout()
        self.form.setObjectName(u"form")
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(12)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.reasonLabel = QLabel(VoidDialog)
        self.reasonLabel.setObjectName(u"reasonLabel")

        self.form.setWidget(0, QFormLayout.LabelRole, self.reasonLabel)

        self.reason = QLineEdit(VoidDialog)
        self.reason.setObjectName(u"reason")

        self.form.setWidget(0, QFormLayout.FieldRole, self.reason)


        self.VoidDialogLayout.addLayout(self.form)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(VoidDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.save = QPushButton(VoidDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)


        self.VoidDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.reasonLabel.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(VoidDialog)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(VoidDialog)
    # setupUi

    def retranslateUi(self, VoidDialog):
        VoidDialog.setWindowTitle(QCoreApplication.translate("VoidDialog", u"\u4f5c\u5e9f", None))
        self.lead.setText(QCoreApplication.translate("VoidDialog", u"\u4f5c\u5e9f\u540e\u8fd9\u4e00\u6761\u4e0d\u518d\u8ba1\u5165\uff0c\u4f46\u4f1a\u4fdd\u7559\uff0c\u53ef\u5728\u201c\u4f5c\u5e9f\u201d\u91cc\u67e5\u5230\u3002\u5df2\u5bfc\u51fa\u7684\u6587\u4ef6\u4e0d\u4f1a\u5220\u9664\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("VoidDialog", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("VoidDialog", u"bad", None))
        self.reasonLabel.setText(QCoreApplication.translate("VoidDialog", u"\u4f5c\u5e9f\u7684\u539f\u56e0", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("VoidDialog", u"\u5fc5\u586b\uff0c\u5982\u201c\u91cd\u590d\u5bfc\u51fa\u201d", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("VoidDialog", u"\u4f5c\u5e9f\u7684\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("VoidDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("VoidDialog", u"plain", None))
        self.save.setText(QCoreApplication.translate("VoidDialog", u"\u4f5c\u5e9f", None))
        self.save.setProperty(u"role", QCoreApplication.translate("VoidDialog", u"primary", None))
    # retranslateUi

