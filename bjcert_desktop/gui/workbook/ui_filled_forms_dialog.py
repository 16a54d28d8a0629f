# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ..kit.tables import TypingView
from ..kit.widgets import Banner
from ..preview.marked_view import MarkedView

class Ui_FilledFormsDialog(object):
    def setupUi(self, FilledFormsDialog):
        if not FilledFormsDialog.objectName():
            FilledFormsDialog.setObjectName(u"FilledFormsDialog")
        FilledFormsDialog.setMinimumSize(QSize(720, 420))
        self.FilledFormsDialogLayout = QVBoxLayout(FilledFormsDialog)
        self.FilledFormsDialogLayout.setSpacing(12)
        self.FilledFormsDialogLayout.setObjectName(u"FilledFormsDialogLayout")
        self.FilledFormsDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.columns = QHBoxLayout()
        self.columns.setSpacing(16)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.paper = MarkedView(FilledFormsDialog)
        self.paper.setObjectName(u"paper")
        self.paper.setMinimumSize(QSize(260, 160))

        self.columns.addWidget(self.paper)

        self.right = QVBoxLayout()
        self.right.setSpacing(8)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(FilledFormsDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.right.addWidget(self.headline)

        self.lead = QLabel(FilledFormsDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.right.addWidget(self.lead)

        self.table = TypingView(FilledFormsDialog)
        self.table.setObjectName(u"table")
        self.table.setMinimumSize(QSize(400, 120))

        self.right.addWidget(self.table)


        self.columns.addLayout(self.right)

        self.columns.setStretch(0, 5)
        self.columns.setStretch(1, 4)

        self.FilledFormsDialogLayout.addLayout(self.columns)

        self.problem = Banner(FilledFormsDialog)
        self.problem.setObjectName(u"problem")

        self.FilledFormsDialogLayout.addWidget(self.problem)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.cancel = QPushButton(FilledFormsDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.remaining = QLabel(FilledFormsDialog)
        self.remaining.setObjectName(u"remaining")
        self.remaining.setWordWrap(True)
        self.remaining.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.buttons.addWidget(self.remaining)

        self.allSeen = QPushButton(FilledFormsDialog)
        self.allSeen.setObjectName(u"allSeen")

        self.buttons.addWidget(self.allSeen)

        self.add = QPushButton(FilledFormsDialog)
        self.add.setObjectName(u"add")

        self.buttons.addWidget(self.add)

        self.save = QPushButton(FilledFormsDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)

        self.buttons.setStretch(1, 1)

        self.FilledFormsDialogLayout.addLayout(self.buttons)


        self.retranslateUi(FilledFormsDialog)

        QMetaObject.connectSlotsByName(FilledFormsDialog)
    # setupUi

    def retranslateUi(self, FilledFormsDialog):
        FilledFormsDialog.setWindowTitle(QCoreApplication.translate("FilledFormsDialog", u"\u4ece\u53bb\u5e74\u586b\u597d\u7684\u8868\u5bfc\u5165", None))
#if QT_CONFIG(accessibility)
        self.paper.setAccessibleName(QCoreApplication.translate("FilledFormsDialog", u"\u586b\u597d\u7684\u8868\uff0c\u6807\u51fa\u4e86\u8bfb\u5230\u5185\u5bb9\u7684\u4f4d\u7f6e", None))
#endif // QT_CONFIG(accessibility)
        self.headline.setText(QCoreApplication.translate("FilledFormsDialog", u"\u8bfb\u5230\u7684\u5185\u5bb9\uff0c\u8bf7\u5bf9\u7167\u5de6\u8fb9\u6838\u5bf9", None))
        self.lead.setText(QCoreApplication.translate("FilledFormsDialog", u"\u6253\u52fe\u7684\u624d\u7559\u4e0b\u3002\u6709\u628a\u63e1\u7684\u5df2\u7ecf\u6253\u52fe\uff1b\u6ca1\u6709\u628a\u63e1\u7684\u8bf7\u770b\u4e00\u773c\u518d\u6253\u52fe\uff0c\u5199\u9519\u7684\u8fde\u70b9\u4e24\u4e0b\uff08\u6216\u6309 F2\uff09\u6539\u6b63\u3002\u5230\u671f\u65e5\u671f\u662f\u586b\u8868\u5f53\u65f6\u7684\uff0c\u4e4b\u540e\u66f4\u65b0\u8fc7\u7684\u8bf7\u6539\u6210\u65b0\u8bc1\u4e66\u7684\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("FilledFormsDialog", u"lead", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("FilledFormsDialog", u"\u8bfb\u5230\u7684\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        self.problem.setProperty(u"kind", QCoreApplication.translate("FilledFormsDialog", u"caution", None))
        self.cancel.setText(QCoreApplication.translate("FilledFormsDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("FilledFormsDialog", u"plain", None))
        self.remaining.setText("")
        self.remaining.setProperty(u"role", QCoreApplication.translate("FilledFormsDialog", u"remark", None))
        self.allSeen.setText(QCoreApplication.translate("FilledFormsDialog", u"\u90fd\u770b\u8fc7\u4e86(&A)", None))
#if QT_CONFIG(accessibility)
        self.allSeen.setAccessibleName(QCoreApplication.translate("FilledFormsDialog", u"\u90fd\u770b\u8fc7\u4e86", None))
#endif // QT_CONFIG(accessibility)
        self.allSeen.setProperty(u"role", QCoreApplication.translate("FilledFormsDialog", u"plain", None))
        self.add.setText(QCoreApplication.translate("FilledFormsDialog", u"\u53ea\u52a0\u5230\u8fd9\u53f0\u7535\u8111(&D)", None))
#if QT_CONFIG(accessibility)
        self.add.setAccessibleName(QCoreApplication.translate("FilledFormsDialog", u"\u53ea\u52a0\u5230\u8fd9\u53f0\u7535\u8111", None))
#endif // QT_CONFIG(accessibility)
        self.add.setProperty(u"role", QCoreApplication.translate("FilledFormsDialog", u"plain", None))
        self.save.setText(QCoreApplication.translate("FilledFormsDialog", u"\u5b58\u6210\u5355\u4f4d\u4fe1\u606f\u8868(&S)\u2026", None))
#if QT_CONFIG(accessibility)
        self.save.setAccessibleName(QCoreApplication.translate("FilledFormsDialog", u"\u5b58\u6210\u5355\u4f4d\u4fe1\u606f\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.save.setProperty(u"role", QCoreApplication.translate("FilledFormsDialog", u"primary", None))
    # retranslateUi

