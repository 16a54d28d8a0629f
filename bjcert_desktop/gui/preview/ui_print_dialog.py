# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import Banner

class Ui_PrintDialog(object):
    def setupUi(self, PrintDialog):
        if not PrintDialog.objectName():
            PrintDialog.setObjectName(u"PrintDialog")
        PrintDialog.setMinimumSize(QSize(480, 280))
        self.PrintDialogLayout = QVBoxLayout(PrintDialog)
        self.PrintDialogLayout.setSpacing(8)
        self.PrintDialogLayout.setObjectName(u"PrintDialogLayout")
        self.PrintDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(PrintDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.PrintDialogLayout.addWidget(self.headline)

        self.lead = QLabel(PrintDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.PrintDialogLayout.addWidget(self.lead)

        self.printerRow = QHBoxLayout()
        self.printerRow.setSpacing(12)
        self.printerRow.setObjectName(u"printerRow")
        self.printerRow.setContentsMargins(0, 0, 0, 0)
        self.printerLabel = QLabel(PrintDialog)
        self.printerLabel.setObjectName(u"printerLabel")
        self.printerLabel.setWordWrap(False)

        self.printerRow.addWidget(self.printerLabel)

        self.printers = QComboBox(PrintDialog)
        self.printers.setObjectName(u"printers")
        self.printers.setMinimumSize(QSize(0, 36))

        self.printerRow.addWidget(self.printers)

        self.printerRow.setStretch(1, 1)

        self.PrintDialogLayout.addLayout(self.printerRow)

        self.scroll = QScrollArea(PrintDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.insideLayout = QVBoxLayout(self.inside)
        self.insideLayout.setSpacing(0)
        self.insideLayout.setObjectName(u"insideLayout")
        self.insideLayout.setContentsMargins(16, 8, 16, 8)
        self.rows = QGridLayout()
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)

        self.insideLayout.addLayout(self.rows)

        self.rowsBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.insideLayout.addItem(self.rowsBottom)

        self.scroll.setWidget(self.inside)

        self.PrintDialogLayout.addWidget(self.scroll)

        self.problem = Banner(PrintDialog)
        self.problem.setObjectName(u"problem")

        self.PrintDialogLayout.addWidget(self.problem)

        self.busy = QWidget(PrintDialog)
        self.busy.setObjectName(u"busy")
        self.busyLayout = QHBoxLayout(self.busy)
        self.busyLayout.setSpacing(12)
        self.busyLayout.setObjectName(u"busyLayout")
        self.busyLayout.setContentsMargins(0, 0, 0, 0)
        self.busyText = QLabel(self.busy)
        self.busyText.setObjectName(u"busyText")
        self.busyText.setWordWrap(True)

        self.busyLayout.addWidget(self.busyText)

        self.progress = QProgressBar(self.busy)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)
        self.progress.setMaximumSize(QSize(16777215, 6))

        self.busyLayout.addWidget(self.progress)

        self.stop = QPushButton(self.busy)
        self.stop.setObjectName(u"stop")
        self.stop.setAutoDefault(False)

        self.busyLayout.addWidget(self.stop)

        self.busyLayout.setStretch(1, 1)

        self.PrintDialogLayout.addWidget(self.busy)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(PrintDialog)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.buttons.addWidget(self.note)

        self.savePdf = QPushButton(PrintDialog)
        self.savePdf.setObjectName(u"savePdf")
        self.savePdf.setAutoDefault(False)

        self.buttons.addWidget(self.savePdf)

        self.cancel = QPushButton(PrintDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.print = QPushButton(PrintDialog)
        self.print.setObjectName(u"print")
        self.print.setAutoDefault(False)

        self.buttons.addWidget(self.print)

        self.buttons.setStretch(0, 1)

        self.PrintDialogLayout.addLayout(self.buttons)

        self.PrintDialogLayout.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.printerLabel.setBuddy(self.printers)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PrintDialog)

        QMetaObject.connectSlotsByName(PrintDialog)
    # setupUi

    def retranslateUi(self, PrintDialog):
        PrintDialog.setWindowTitle(QCoreApplication.translate("PrintDialog", u"\u6253\u5370", None))
        self.headline.setText(QCoreApplication.translate("PrintDialog", u"\u6253\u5370", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"lead", None))
        self.printerLabel.setText(QCoreApplication.translate("PrintDialog", u"\u6253\u5370\u673a(&P)", None))
        self.printerLabel.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.printers.setAccessibleName(QCoreApplication.translate("PrintDialog", u"\u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.problem.setProperty(u"kind", QCoreApplication.translate("PrintDialog", u"bad", None))
        self.busyText.setText("")
        self.busyText.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("PrintDialog", u"\u6253\u5370\u8fdb\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.stop.setText(QCoreApplication.translate("PrintDialog", u"\u505c\u6b62", None))
        self.stop.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"link", None))
        self.note.setText("")
        self.note.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"remark", None))
        self.savePdf.setText(QCoreApplication.translate("PrintDialog", u"\u5168\u90e8\u5b58\u4e3a\u4e00\u4e2a PDF(&S)\u2026", None))
#if QT_CONFIG(accessibility)
        self.savePdf.setAccessibleName(QCoreApplication.translate("PrintDialog", u"\u5168\u90e8\u5b58\u4e3a\u4e00\u4e2a PDF", None))
#endif // QT_CONFIG(accessibility)
        self.savePdf.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"plain", None))
        self.cancel.setText(QCoreApplication.translate("PrintDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"plain", None))
        self.print.setText(QCoreApplication.translate("PrintDialog", u"\u6253\u5370", None))
        self.print.setProperty(u"role", QCoreApplication.translate("PrintDialog", u"primary", None))
    # retranslateUi

