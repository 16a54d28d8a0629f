# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.widgets import Banner

class Ui_RestoreDialog(object):
    def setupUi(self, RestoreDialog):
        if not RestoreDialog.objectName():
            RestoreDialog.setObjectName(u"RestoreDialog")
        RestoreDialog.setMinimumSize(QSize(560, 0))
        self.RestoreDialogLayout = QVBoxLayout(RestoreDialog)
        self.RestoreDialogLayout.setSpacing(12)
        self.RestoreDialogLayout.setObjectName(u"RestoreDialogLayout")
        self.RestoreDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(RestoreDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.RestoreDialogLayout.addWidget(self.headline)

        self.problem = Banner(RestoreDialog)
        self.problem.setObjectName(u"problem")

        self.RestoreDialogLayout.addWidget(self.problem)

        self.list = QListWidget(RestoreDialog)
        self.list.setObjectName(u"list")
        self.list.setMinimumSize(QSize(0, 120))

        self.RestoreDialogLayout.addWidget(self.list)

        self.lead = QLabel(RestoreDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.RestoreDialogLayout.addWidget(self.lead)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(RestoreDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.restore = QPushButton(RestoreDialog)
        self.restore.setObjectName(u"restore")

        self.buttons.addWidget(self.restore)


        self.RestoreDialogLayout.addLayout(self.buttons)


        self.retranslateUi(RestoreDialog)

        self.restore.setDefault(True)


        QMetaObject.connectSlotsByName(RestoreDialog)
    # setupUi

    def retranslateUi(self, RestoreDialog):
        RestoreDialog.setWindowTitle(QCoreApplication.translate("RestoreDialog", u"\u7528\u81ea\u52a8\u5907\u4efd\u6062\u590d", None))
        self.headline.setText(QCoreApplication.translate("RestoreDialog", u"\u7528\u81ea\u52a8\u5907\u4efd\u6062\u590d\u529e\u7406\u8bb0\u5f55", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("RestoreDialog", u"bad", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("RestoreDialog", u"\u5907\u4efd", None))
#endif // QT_CONFIG(accessibility)
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("RestoreDialog", u"lead", None))
        self.cancel.setText(QCoreApplication.translate("RestoreDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("RestoreDialog", u"plain", None))
        self.restore.setText(QCoreApplication.translate("RestoreDialog", u"\u6062\u590d", None))
        self.restore.setProperty(u"role", QCoreApplication.translate("RestoreDialog", u"primary", None))
    # retranslateUi

