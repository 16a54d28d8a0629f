# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QSpinBox, QVBoxLayout

from ..kit.widgets import Banner

class Ui_ClearDialog(object):
    def setupUi(self, ClearDialog):
        if not ClearDialog.objectName():
            ClearDialog.setObjectName(u"ClearDialog")
        ClearDialog.setMinimumSize(QSize(560, 0))
        self.ClearDialogLayout = QVBoxLayout(ClearDialog)
        self.ClearDialogLayout.setSpacing(12)
        self.ClearDialogLayout.setObjectName(u"ClearDialogLayout")
        self.ClearDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(ClearDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.ClearDialogLayout.addWidget(self.headline)

        self.lead = QLabel(ClearDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.ClearDialogLayout.addWidget(self.lead)

        self.problem = Banner(ClearDialog)
        self.problem.setObjectName(u"problem")

        self.ClearDialogLayout.addWidget(self.problem)

        self.daysRow = QHBoxLayout()
        self.daysRow.setSpacing(12)
        self.daysRow.setObjectName(u"daysRow")
        self.daysRow.setContentsMargins(0, 0, 0, 0)
        self.daysLabel = QLabel(ClearDialog)
        self.daysLabel.setObjectName(u"daysLabel")

        self.daysRow.addWidget(self.daysLabel)

        self.days = QSpinBox(ClearDialog)
        self.days.setObjectName(u"days")
        self.days.setMinimumSize(QSize(120, 36))
        self.days.setMinimum(0)
        self.days.setMaximum(36500)
        self.days.setValue(365)

        self.daysRow.addWidget(self.days)

        self.daysSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.daysRow.addItem(self.daysSpace)


        self.ClearDialogLayout.addLayout(self.daysRow)

        self.count = QLabel(ClearDialog)
        self.count.setObjectName(u"count")
        self.count.setWordWrap(True)

        self.ClearDialogLayout.addWidget(self.count)

        self.sure = QCheckBox(ClearDialog)
        self.sure.setObjectName(u"sure")

        self.ClearDialogLayout.addWidget(self.sure)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(ClearDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.clear = QPushButton(ClearDialog)
        self.clear.setObjectName(u"clear")

        self.buttons.addWidget(self.clear)


        self.ClearDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.daysLabel.setBuddy(self.days)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ClearDialog)

        self.clear.setDefault(True)


        QMetaObject.connectSlotsByName(ClearDialog)
    # setupUi

    def retranslateUi(self, ClearDialog):
        ClearDialog.setWindowTitle(QCoreApplication.translate("ClearDialog", u"\u6e05\u9664\u4e2a\u4eba\u4fe1\u606f", None))
        self.headline.setText(QCoreApplication.translate("ClearDialog", u"\u6e05\u9664\u65e7\u8bb0\u5f55\u91cc\u7684\u4e2a\u4eba\u4fe1\u606f", None))
        self.lead.setText(QCoreApplication.translate("ClearDialog", u"\u6e05\u9664\u8eab\u4efd\u8bc1\u53f7\u3001\u624b\u673a\u53f7\u7801\u548c\u90ae\u7bb1\uff0c\u65e7\u8349\u7a3f\u548c\u81ea\u52a8\u5907\u4efd\u91cc\u7684\u4e5f\u4e00\u8d77\u6e05\u9664\uff1b\u5355\u4f4d\u3001\u91d1\u989d\u3001\u8fdb\u5c55\u7b49\u4ecd\u7136\u4fdd\u7559\u3002\u5df2\u5bfc\u51fa\u7684 Word \u6587\u4ef6\u548c\u5907\u4efd\u5230\u522b\u5904\u7684\u6587\u4ef6\u4e0d\u4f1a\u6539\u52a8\uff0c\u8bf7\u53e6\u884c\u4fdd\u7ba1\u6216\u5220\u9664\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("ClearDialog", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("ClearDialog", u"bad", None))
        self.daysLabel.setText(QCoreApplication.translate("ClearDialog", u"\u6e05\u9664\u591a\u5c11\u5929\u4ee5\u524d\u7684", None))
        self.days.setSuffix(QCoreApplication.translate("ClearDialog", u" \u5929", None))
#if QT_CONFIG(accessibility)
        self.days.setAccessibleName(QCoreApplication.translate("ClearDialog", u"\u6e05\u9664\u591a\u5c11\u5929\u4ee5\u524d\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.count.setText("")
        self.count.setProperty(u"role", QCoreApplication.translate("ClearDialog", u"strong", None))
        self.sure.setText(QCoreApplication.translate("ClearDialog", u"\u6211\u660e\u767d\uff1a\u6e05\u9664\u540e\u4e0d\u80fd\u6062\u590d", None))
        self.cancel.setText(QCoreApplication.translate("ClearDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("ClearDialog", u"plain", None))
        self.clear.setText(QCoreApplication.translate("ClearDialog", u"\u6e05\u9664", None))
        self.clear.setProperty(u"role", QCoreApplication.translate("ClearDialog", u"primary", None))
    # retranslateUi

