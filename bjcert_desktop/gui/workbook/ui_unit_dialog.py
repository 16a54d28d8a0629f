# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_UnitDialog(object):
    def setupUi(self, UnitDialog):
        if not UnitDialog.objectName():
            UnitDialog.setObjectName(u"UnitDialog")
        UnitDialog.setMinimumSize(QSize(480, 280))
        self.UnitDialogLayout = QVBoxLayout(UnitDialog)
        self.UnitDialogLayout.setSpacing(12)
        self.UnitDialogLayout.setObjectName(u"UnitDialogLayout")
        self.UnitDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(UnitDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.UnitDialogLayout.addWidget(self.headline)

        self.lead = QLabel(UnitDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.UnitDialogLayout.addWidget(self.lead)

        self.scroll = QScrollArea(UnitDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.insideLayout = QVBoxLayout(self.inside)
        self.insideLayout.setSpacing(0)
        self.insideLayout.setObjectName(u"insideLayout")
        self.insideLayout.setContentsMargins(12, 8, 12, 8)
        self.fields = QGridLayout()
        self.fields.setSpacing(12)
        self.fields.setObjectName(u"fields")
        self.fields.setContentsMargins(0, 0, 0, 0)

        self.insideLayout.addLayout(self.fields)

        self.fieldsBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.insideLayout.addItem(self.fieldsBottom)

        self.scroll.setWidget(self.inside)

        self.UnitDialogLayout.addWidget(self.scroll)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.said = QLabel(UnitDialog)
        self.said.setObjectName(u"said")
        self.said.setWordWrap(True)

        self.buttons.addWidget(self.said)

        self.importForms = QPushButton(UnitDialog)
        self.importForms.setObjectName(u"importForms")

        self.buttons.addWidget(self.importForms)

        self.cancel = QPushButton(UnitDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.accept = QPushButton(UnitDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)

        self.buttons.setStretch(0, 1)

        self.UnitDialogLayout.addLayout(self.buttons)


        self.retranslateUi(UnitDialog)

        QMetaObject.connectSlotsByName(UnitDialog)
    # setupUi

    def retranslateUi(self, UnitDialog):
        UnitDialog.setWindowTitle(QCoreApplication.translate("UnitDialog", u"\u6dfb\u52a0\u5355\u4f4d", None))
        self.headline.setText(QCoreApplication.translate("UnitDialog", u"\u6dfb\u52a0\u4e00\u4e2a\u5355\u4f4d", None))
        self.lead.setText(QCoreApplication.translate("UnitDialog", u"\u4e0d\u7528\u5de5\u4f5c\u7c3f\uff0c\u76f4\u63a5\u586b\u5199\u3002\u8d44\u6599\u53ea\u4fdd\u5b58\u5728\u672c\u673a\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("UnitDialog", u"lead", None))
        self.scroll.setProperty(u"role", QCoreApplication.translate("UnitDialog", u"plain", None))
        self.said.setText("")
        self.said.setProperty(u"role", QCoreApplication.translate("UnitDialog", u"remark", None))
        self.importForms.setText(QCoreApplication.translate("UnitDialog", u"\u4ece\u53bb\u5e74\u586b\u597d\u7684\u8868\u5bfc\u5165\u2026", None))
        self.importForms.setProperty(u"role", QCoreApplication.translate("UnitDialog", u"link", None))
        self.cancel.setText(QCoreApplication.translate("UnitDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("UnitDialog", u"plain", None))
        self.accept.setText(QCoreApplication.translate("UnitDialog", u"\u6dfb\u52a0", None))
        self.accept.setProperty(u"role", QCoreApplication.translate("UnitDialog", u"primary", None))
    # retranslateUi

