# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import Banner
from ..preview.rest_list import RestList

class Ui_StackDialog(object):
    def setupUi(self, StackDialog):
        if not StackDialog.objectName():
            StackDialog.setObjectName(u"StackDialog")
        StackDialog.setMinimumSize(QSize(480, 280))
        self.StackDialogLayout = QVBoxLayout(StackDialog)
        self.StackDialogLayout.setSpacing(8)
        self.StackDialogLayout.setObjectName(u"StackDialogLayout")
        self.StackDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(StackDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.StackDialogLayout.addWidget(self.headline)

        self.lead = QLabel(StackDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.StackDialogLayout.addWidget(self.lead)

        self.unfinished = QWidget(StackDialog)
        self.unfinished.setObjectName(u"unfinished")
        self.unfinishedLayout = QHBoxLayout(self.unfinished)
        self.unfinishedLayout.setSpacing(12)
        self.unfinishedLayout.setObjectName(u"unfinishedLayout")
        self.unfinishedLayout.setContentsMargins(0, 0, 0, 0)
        self.unfinishedText = QLabel(self.unfinished)
        self.unfinishedText.setObjectName(u"unfinishedText")
        self.unfinishedText.setWordWrap(True)

        self.unfinishedLayout.addWidget(self.unfinishedText)

        self.drop = QPushButton(self.unfinished)
        self.drop.setObjectName(u"drop")
        self.drop.setAutoDefault(False)

        self.unfinishedLayout.addWidget(self.drop)

        self.goOn = QPushButton(self.unfinished)
        self.goOn.setObjectName(u"goOn")
        self.goOn.setAutoDefault(False)

        self.unfinishedLayout.addWidget(self.goOn)

        self.unfinishedLayout.setStretch(0, 1)

        self.StackDialogLayout.addWidget(self.unfinished)

        self.printerRow = QHBoxLayout()
        self.printerRow.setSpacing(12)
        self.printerRow.setObjectName(u"printerRow")
        self.printerRow.setContentsMargins(0, 0, 0, 0)
        self.printerLabel = QLabel(StackDialog)
        self.printerLabel.setObjectName(u"printerLabel")
        self.printerLabel.setWordWrap(False)

        self.printerRow.addWidget(self.printerLabel)

        self.printers = QComboBox(StackDialog)
        self.printers.setObjectName(u"printers")
        self.printers.setMinimumSize(QSize(0, 36))

        self.printerRow.addWidget(self.printers)

        self.printerRow.setStretch(1, 1)

        self.StackDialogLayout.addLayout(self.printerRow)

        self.orderRow = QHBoxLayout()
        self.orderRow.setSpacing(12)
        self.orderRow.setObjectName(u"orderRow")
        self.orderRow.setContentsMargins(0, 0, 0, 0)
        self.orderLabel = QLabel(StackDialog)
        self.orderLabel.setObjectName(u"orderLabel")
        self.orderLabel.setWordWrap(False)

        self.orderRow.addWidget(self.orderLabel)

        self.order = QComboBox(StackDialog)
        self.order.addItem("")
        self.order.addItem("")
        self.order.setObjectName(u"order")
        self.order.setMinimumSize(QSize(240, 36))

        self.orderRow.addWidget(self.order)

        self.separators = QCheckBox(StackDialog)
        self.separators.setObjectName(u"separators")

        self.orderRow.addWidget(self.separators)

        self.orderRow.setStretch(2, 1)

        self.StackDialogLayout.addLayout(self.orderRow)

        self.office = QCheckBox(StackDialog)
        self.office.setObjectName(u"office")
        self.office.setChecked(True)

        self.StackDialogLayout.addWidget(self.office)

        self.scroll = QScrollArea(StackDialog)
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

        self.StackDialogLayout.addWidget(self.scroll)

        self.rest = QWidget(StackDialog)
        self.rest.setObjectName(u"rest")
        self.restLayout = QVBoxLayout(self.rest)
        self.restLayout.setSpacing(8)
        self.restLayout.setObjectName(u"restLayout")
        self.restLayout.setContentsMargins(0, 0, 0, 0)
        self.restLabel = QLabel(self.rest)
        self.restLabel.setObjectName(u"restLabel")

        self.restLayout.addWidget(self.restLabel)

        self.list = RestList(self.rest)
        self.list.setObjectName(u"list")
        self.list.setWordWrap(True)

        self.restLayout.addWidget(self.list)

        self.again = QPushButton(self.rest)
        self.again.setObjectName(u"again")
        self.again.setAutoDefault(False)

        self.restLayout.addWidget(self.again)

        self.restLayout.setStretch(1, 1)

        self.StackDialogLayout.addWidget(self.rest)

        self.problem = Banner(StackDialog)
        self.problem.setObjectName(u"problem")

        self.StackDialogLayout.addWidget(self.problem)

        self.busy = QWidget(StackDialog)
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

        self.pause = QPushButton(self.busy)
        self.pause.setObjectName(u"pause")
        self.pause.setAutoDefault(False)

        self.busyLayout.addWidget(self.pause)

        self.stop = QPushButton(self.busy)
        self.stop.setObjectName(u"stop")
        self.stop.setAutoDefault(False)

        self.busyLayout.addWidget(self.stop)

        self.busyLayout.setStretch(0, 2)
        self.busyLayout.setStretch(1, 1)

        self.StackDialogLayout.addWidget(self.busy)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(StackDialog)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.buttons.addWidget(self.note)

        self.savePdf = QPushButton(StackDialog)
        self.savePdf.setObjectName(u"savePdf")
        self.savePdf.setAutoDefault(False)

        self.buttons.addWidget(self.savePdf)

        self.savePdfs = QPushButton(StackDialog)
        self.savePdfs.setObjectName(u"savePdfs")
        self.savePdfs.setAutoDefault(False)

        self.buttons.addWidget(self.savePdfs)

        self.cancel = QPushButton(StackDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.print = QPushButton(StackDialog)
        self.print.setObjectName(u"print")
        self.print.setAutoDefault(False)

        self.buttons.addWidget(self.print)

        self.buttons.setStretch(0, 1)

        self.StackDialogLayout.addLayout(self.buttons)

        self.StackDialogLayout.setStretch(6, 1)
        self.StackDialogLayout.setStretch(7, 1)
#if QT_CONFIG(shortcut)
        self.printerLabel.setBuddy(self.printers)
        self.orderLabel.setBuddy(self.order)
        self.restLabel.setBuddy(self.list)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(StackDialog)

        QMetaObject.connectSlotsByName(StackDialog)
    # setupUi

    def retranslateUi(self, StackDialog):
        StackDialog.setWindowTitle(QCoreApplication.translate("StackDialog", u"\u6253\u5370\u6574\u6279", None))
        self.headline.setText(QCoreApplication.translate("StackDialog", u"\u6253\u5370\u6574\u6279", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("StackDialog", u"lead", None))
        self.unfinishedText.setText("")
        self.unfinishedText.setProperty(u"role", QCoreApplication.translate("StackDialog", u"strong", None))
        self.drop.setText(QCoreApplication.translate("StackDialog", u"\u4e0d\u518d\u6253\u5370", None))
        self.drop.setProperty(u"role", QCoreApplication.translate("StackDialog", u"plain", None))
        self.goOn.setText(QCoreApplication.translate("StackDialog", u"\u63a5\u7740\u6253\u5370", None))
        self.goOn.setProperty(u"role", QCoreApplication.translate("StackDialog", u"primary", None))
        self.printerLabel.setText(QCoreApplication.translate("StackDialog", u"\u6253\u5370\u673a(&P)", None))
        self.printerLabel.setProperty(u"role", QCoreApplication.translate("StackDialog", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.printers.setAccessibleName(QCoreApplication.translate("StackDialog", u"\u6253\u5370\u673a", None))
#endif // QT_CONFIG(accessibility)
        self.orderLabel.setText(QCoreApplication.translate("StackDialog", u"\u6392\u5217(&O)", None))
        self.orderLabel.setProperty(u"role", QCoreApplication.translate("StackDialog", u"secondary", None))
        self.order.setItemText(0, QCoreApplication.translate("StackDialog", u"\u4e00\u4e2a\u5355\u4f4d\u7684\u653e\u5728\u4e00\u8d77", None))
        self.order.setItemText(1, QCoreApplication.translate("StackDialog", u"\u540c\u4e00\u79cd\u6587\u4ef6\u653e\u5728\u4e00\u8d77", None))

#if QT_CONFIG(accessibility)
        self.order.setAccessibleName(QCoreApplication.translate("StackDialog", u"\u6392\u5217", None))
#endif // QT_CONFIG(accessibility)
        self.separators.setText(QCoreApplication.translate("StackDialog", u"\u6bcf\u4e2a\u5355\u4f4d\u524d\u653e\u4e00\u5f20\u5206\u9694\u9875(&F)", None))
#if QT_CONFIG(accessibility)
        self.separators.setAccessibleName(QCoreApplication.translate("StackDialog", u"\u6bcf\u4e2a\u5355\u4f4d\u524d\u653e\u4e00\u5f20\u5206\u9694\u9875", None))
#endif // QT_CONFIG(accessibility)
        self.office.setText("")
        self.restLabel.setText(QCoreApplication.translate("StackDialog", u"\u6ca1\u6709\u6253\u51fa\u6765\u7684(&L)", None))
        self.restLabel.setProperty(u"role", QCoreApplication.translate("StackDialog", u"strong", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("StackDialog", u"\u6ca1\u6709\u6253\u51fa\u6765\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.again.setText(QCoreApplication.translate("StackDialog", u"\u6253\u5370\u52fe\u9009\u7684", None))
        self.again.setProperty(u"role", QCoreApplication.translate("StackDialog", u"plain", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("StackDialog", u"bad", None))
        self.busyText.setText("")
        self.busyText.setProperty(u"role", QCoreApplication.translate("StackDialog", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("StackDialog", u"\u6253\u5370\u8fdb\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.pause.setText(QCoreApplication.translate("StackDialog", u"\u6682\u505c", None))
        self.pause.setProperty(u"role", QCoreApplication.translate("StackDialog", u"link", None))
        self.stop.setText(QCoreApplication.translate("StackDialog", u"\u505c\u6b62", None))
        self.stop.setProperty(u"role", QCoreApplication.translate("StackDialog", u"link", None))
        self.note.setText("")
        self.note.setProperty(u"role", QCoreApplication.translate("StackDialog", u"remark", None))
        self.savePdf.setText(QCoreApplication.translate("StackDialog", u"\u6574\u6279\u5b58\u4e3a PDF(&S)\u2026", None))
#if QT_CONFIG(accessibility)
        self.savePdf.setAccessibleName(QCoreApplication.translate("StackDialog", u"\u6574\u6279\u5b58\u4e3a PDF", None))
#endif // QT_CONFIG(accessibility)
        self.savePdf.setProperty(u"role", QCoreApplication.translate("StackDialog", u"plain", None))
        self.savePdfs.setText(QCoreApplication.translate("StackDialog", u"\u6bcf\u5355\u4f4d\u4e00\u4e2a PDF(&E)\u2026", None))
#if QT_CONFIG(accessibility)
        self.savePdfs.setAccessibleName(QCoreApplication.translate("StackDialog", u"\u6bcf\u5355\u4f4d\u4e00\u4e2a PDF", None))
#endif // QT_CONFIG(accessibility)
        self.savePdfs.setProperty(u"role", QCoreApplication.translate("StackDialog", u"plain", None))
        self.cancel.setText(QCoreApplication.translate("StackDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("StackDialog", u"plain", None))
        self.print.setText(QCoreApplication.translate("StackDialog", u"\u6253\u5370", None))
        self.print.setProperty(u"role", QCoreApplication.translate("StackDialog", u"primary", None))
    # retranslateUi

