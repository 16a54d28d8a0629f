# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QSpinBox, QVBoxLayout, QWidget

from ..kit.widgets import Banner

class Ui_MappingDialog(object):
    def setupUi(self, MappingDialog):
        if not MappingDialog.objectName():
            MappingDialog.setObjectName(u"MappingDialog")
        MappingDialog.setMinimumSize(QSize(560, 300))
        self.MappingDialogLayout = QVBoxLayout(MappingDialog)
        self.MappingDialogLayout.setSpacing(12)
        self.MappingDialogLayout.setObjectName(u"MappingDialogLayout")
        self.MappingDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(MappingDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.MappingDialogLayout.addWidget(self.headline)

        self.lead = QLabel(MappingDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.MappingDialogLayout.addWidget(self.lead)

        self.sheetRow = QWidget(MappingDialog)
        self.sheetRow.setObjectName(u"sheetRow")
        self.sheetRowLayout = QHBoxLayout(self.sheetRow)
        self.sheetRowLayout.setSpacing(12)
        self.sheetRowLayout.setObjectName(u"sheetRowLayout")
        self.sheetRowLayout.setContentsMargins(0, 0, 0, 0)
        self.sheetLabel = QLabel(self.sheetRow)
        self.sheetLabel.setObjectName(u"sheetLabel")

        self.sheetRowLayout.addWidget(self.sheetLabel)

        self.sheet = QComboBox(self.sheetRow)
        self.sheet.setObjectName(u"sheet")
        self.sheet.setMinimumSize(QSize(160, 32))

        self.sheetRowLayout.addWidget(self.sheet)

        self.sheetSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sheetRowLayout.addItem(self.sheetSpace)


        self.MappingDialogLayout.addWidget(self.sheetRow)

        self.scroll = QScrollArea(MappingDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.insideLayout = QVBoxLayout(self.inside)
        self.insideLayout.setSpacing(0)
        self.insideLayout.setObjectName(u"insideLayout")
        self.insideLayout.setContentsMargins(12, 8, 12, 8)
        self.rows = QGridLayout()
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)

        self.insideLayout.addLayout(self.rows)

        self.rowsBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.insideLayout.addItem(self.rowsBottom)

        self.scroll.setWidget(self.inside)

        self.MappingDialogLayout.addWidget(self.scroll)

        self.rangeRow = QWidget(MappingDialog)
        self.rangeRow.setObjectName(u"rangeRow")
        self.rangeRowLayout = QHBoxLayout(self.rangeRow)
        self.rangeRowLayout.setSpacing(8)
        self.rangeRowLayout.setObjectName(u"rangeRowLayout")
        self.rangeRowLayout.setContentsMargins(0, 0, 0, 0)
        self.firstLabel = QLabel(self.rangeRow)
        self.firstLabel.setObjectName(u"firstLabel")

        self.rangeRowLayout.addWidget(self.firstLabel)

        self.first = QSpinBox(self.rangeRow)
        self.first.setObjectName(u"first")
        self.first.setMinimumSize(QSize(110, 32))
        self.first.setMaximum(1048576)

        self.rangeRowLayout.addWidget(self.first)

        self.lastLabel = QLabel(self.rangeRow)
        self.lastLabel.setObjectName(u"lastLabel")

        self.rangeRowLayout.addWidget(self.lastLabel)

        self.last = QSpinBox(self.rangeRow)
        self.last.setObjectName(u"last")
        self.last.setMinimumSize(QSize(110, 32))
        self.last.setMaximum(1048576)

        self.rangeRowLayout.addWidget(self.last)

        self.readHidden = QCheckBox(self.rangeRow)
        self.readHidden.setObjectName(u"readHidden")

        self.rangeRowLayout.addWidget(self.readHidden)

        self.rangeSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rangeRowLayout.addItem(self.rangeSpace)


        self.MappingDialogLayout.addWidget(self.rangeRow)

        self.problem = Banner(MappingDialog)
        self.problem.setObjectName(u"problem")

        self.MappingDialogLayout.addWidget(self.problem)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(MappingDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.accept = QPushButton(MappingDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)


        self.MappingDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.sheetLabel.setBuddy(self.sheet)
        self.firstLabel.setBuddy(self.first)
        self.lastLabel.setBuddy(self.last)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(MappingDialog)

        QMetaObject.connectSlotsByName(MappingDialog)
    # setupUi

    def retranslateUi(self, MappingDialog):
        MappingDialog.setWindowTitle(QCoreApplication.translate("MappingDialog", u"\u6838\u5bf9\u5404\u5217", None))
        self.headline.setText(QCoreApplication.translate("MappingDialog", u"\u6838\u5bf9\u5404\u5217\u662f\u4ec0\u4e48", None))
        self.lead.setText(QCoreApplication.translate("MappingDialog", u"\u5de6\u8fb9\u662f\u5de5\u4f5c\u7c3f\u91cc\u7684\u5217\uff0c\u53f3\u8fb9\u9009\u5b83\u586b\u5230\u54ea\u4e00\u9879\u3002\u6539\u8fc7\u7684\u4f1a\u8bb0\u4f4f\uff0c\u4e0b\u6b21\u6253\u5f00\u540c\u6837\u8868\u5934\u7684\u5de5\u4f5c\u7c3f\u65f6\u81ea\u52a8\u4f7f\u7528\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("MappingDialog", u"lead", None))
        self.sheetLabel.setText(QCoreApplication.translate("MappingDialog", u"\u5355\u4f4d\u8d44\u6599\u5728\u54ea\u4e2a\u5de5\u4f5c\u8868", None))
        self.sheetLabel.setProperty(u"role", QCoreApplication.translate("MappingDialog", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.sheet.setAccessibleName(QCoreApplication.translate("MappingDialog", u"\u5355\u4f4d\u8d44\u6599\u6240\u5728\u7684\u5de5\u4f5c\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.scroll.setProperty(u"role", QCoreApplication.translate("MappingDialog", u"plain", None))
        self.firstLabel.setText(QCoreApplication.translate("MappingDialog", u"\u5355\u4f4d\u4ece\u7b2c\u51e0\u884c\u5f00\u59cb", None))
        self.firstLabel.setProperty(u"role", QCoreApplication.translate("MappingDialog", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.first.setAccessibleName(QCoreApplication.translate("MappingDialog", u"\u5355\u4f4d\u4ece\u7b2c\u51e0\u884c\u5f00\u59cb", None))
#endif // QT_CONFIG(accessibility)
        self.first.setSpecialValueText(QCoreApplication.translate("MappingDialog", u"\u81ea\u52a8", None))
        self.lastLabel.setText(QCoreApplication.translate("MappingDialog", u"\u5230\u7b2c\u51e0\u884c\u7ed3\u675f", None))
        self.lastLabel.setProperty(u"role", QCoreApplication.translate("MappingDialog", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.last.setAccessibleName(QCoreApplication.translate("MappingDialog", u"\u5355\u4f4d\u5230\u7b2c\u51e0\u884c\u7ed3\u675f", None))
#endif // QT_CONFIG(accessibility)
        self.last.setSpecialValueText(QCoreApplication.translate("MappingDialog", u"\u81ea\u52a8", None))
        self.readHidden.setText(QCoreApplication.translate("MappingDialog", u"\u4e5f\u8bfb\u9690\u85cf\u7684\u884c", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("MappingDialog", u"bad", None))
        self.cancel.setText(QCoreApplication.translate("MappingDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("MappingDialog", u"plain", None))
        self.accept.setText(QCoreApplication.translate("MappingDialog", u"\u4f7f\u7528\u8fd9\u6837\u7684\u5bf9\u5e94", None))
        self.accept.setProperty(u"role", QCoreApplication.translate("MappingDialog", u"primary", None))
    # retranslateUi

