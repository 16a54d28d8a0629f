# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.edit_table import EditView
from ..kit.widgets import (Banner, DayEdit)

class Ui_ReceptionDialog(object):
    def setupUi(self, ReceptionDialog):
        if not ReceptionDialog.objectName():
            ReceptionDialog.setObjectName(u"ReceptionDialog")
        ReceptionDialog.setMinimumSize(QSize(480, 300))
        self.ReceptionDialogLayout = QVBoxLayout(ReceptionDialog)
        self.ReceptionDialogLayout.setSpacing(12)
        self.ReceptionDialogLayout.setObjectName(u"ReceptionDialogLayout")
        self.ReceptionDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(ReceptionDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.ReceptionDialogLayout.addWidget(self.headline)

        self.problem = Banner(ReceptionDialog)
        self.problem.setObjectName(u"problem")

        self.ReceptionDialogLayout.addWidget(self.problem)

        self.told = Banner(ReceptionDialog)
        self.told.setObjectName(u"told")

        self.ReceptionDialogLayout.addWidget(self.told)

        self.lead = QLabel(ReceptionDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.ReceptionDialogLayout.addWidget(self.lead)

        self.dayRow = QHBoxLayout()
        self.dayRow.setSpacing(12)
        self.dayRow.setObjectName(u"dayRow")
        self.dayLabel = QLabel(ReceptionDialog)
        self.dayLabel.setObjectName(u"dayLabel")

        self.dayRow.addWidget(self.dayLabel)

        self.day = DayEdit(ReceptionDialog)
        self.day.setObjectName(u"day")
        self.day.setMinimumSize(QSize(160, 36))

        self.dayRow.addWidget(self.day)

        self.daySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.dayRow.addItem(self.daySpace)

        self.dayRow.setStretch(2, 1)

        self.ReceptionDialogLayout.addLayout(self.dayRow)

        self.table = EditView(ReceptionDialog)
        self.table.setObjectName(u"table")
        self.table.setMinimumSize(QSize(700, 120))

        self.ReceptionDialogLayout.addWidget(self.table)

        self.tools = QHBoxLayout()
        self.tools.setSpacing(12)
        self.tools.setObjectName(u"tools")
        self.paste = QPushButton(ReceptionDialog)
        self.paste.setObjectName(u"paste")

        self.tools.addWidget(self.paste)

        self.drop = QPushButton(ReceptionDialog)
        self.drop.setObjectName(u"drop")

        self.tools.addWidget(self.drop)

        self.toolSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tools.addItem(self.toolSpace)

        self.tools.setStretch(2, 1)

        self.ReceptionDialogLayout.addLayout(self.tools)

        self.compared = QCheckBox(ReceptionDialog)
        self.compared.setObjectName(u"compared")

        self.ReceptionDialogLayout.addWidget(self.compared)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(ReceptionDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.later = QPushButton(ReceptionDialog)
        self.later.setObjectName(u"later")

        self.buttons.addWidget(self.later)

        self.save = QPushButton(ReceptionDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)


        self.ReceptionDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.dayLabel.setBuddy(self.day)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ReceptionDialog)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(ReceptionDialog)
    # setupUi

    def retranslateUi(self, ReceptionDialog):
        ReceptionDialog.setWindowTitle(QCoreApplication.translate("ReceptionDialog", u"\u767b\u8bb0\u9886\u53d6", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("ReceptionDialog", u"bad", None))
        self.told.setProperty(u"kind", QCoreApplication.translate("ReceptionDialog", u"caution", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("ReceptionDialog", u"lead", None))
        self.dayLabel.setText(QCoreApplication.translate("ReceptionDialog", u"\u9886\u53d6\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("ReceptionDialog", u"\u9886\u53d6\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ReceptionDialog", u"\u9886\u56de\u7684\u8bc1\u4e66", None))
#endif // QT_CONFIG(accessibility)
        self.paste.setText(QCoreApplication.translate("ReceptionDialog", u"\u4ece Excel \u7c98\u8d34", None))
        self.paste.setProperty(u"role", QCoreApplication.translate("ReceptionDialog", u"link", None))
        self.drop.setText(QCoreApplication.translate("ReceptionDialog", u"\u53bb\u6389\u9009\u4e2d\u7684\u4e00\u884c", None))
        self.drop.setProperty(u"role", QCoreApplication.translate("ReceptionDialog", u"link", None))
        self.compared.setText(QCoreApplication.translate("ReceptionDialog", u"\u4e0a\u9762\u7684\u5230\u671f\u65e5\u671f\u5df2\u7ecf\u7167\u9886\u56de\u7684\u8bc1\u4e66\u6838\u5bf9\u8fc7", None))
        self.cancel.setText(QCoreApplication.translate("ReceptionDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("ReceptionDialog", u"plain", None))
        self.later.setText(QCoreApplication.translate("ReceptionDialog", u"\u65e5\u671f\u4ee5\u540e\u518d\u767b\u8bb0", None))
        self.later.setProperty(u"role", QCoreApplication.translate("ReceptionDialog", u"plain", None))
        self.save.setText(QCoreApplication.translate("ReceptionDialog", u"\u8bb0\u4e0b", None))
        self.save.setProperty(u"role", QCoreApplication.translate("ReceptionDialog", u"primary", None))
    # retranslateUi

