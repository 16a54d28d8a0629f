# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import Banner

class Ui_AdoptDialog(object):
    def setupUi(self, AdoptDialog):
        if not AdoptDialog.objectName():
            AdoptDialog.setObjectName(u"AdoptDialog")
        AdoptDialog.setMinimumSize(QSize(720, 420))
        self.AdoptDialogLayout = QVBoxLayout(AdoptDialog)
        self.AdoptDialogLayout.setSpacing(12)
        self.AdoptDialogLayout.setObjectName(u"AdoptDialogLayout")
        self.AdoptDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(AdoptDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.AdoptDialogLayout.addWidget(self.headline)

        self.lead = QLabel(AdoptDialog)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.AdoptDialogLayout.addWidget(self.lead)

        self.columns = QHBoxLayout()
        self.columns.setSpacing(12)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.pictureScroll = QScrollArea(AdoptDialog)
        self.pictureScroll.setObjectName(u"pictureScroll")
        self.pictureScroll.setMinimumSize(QSize(260, 160))
        self.pictureScroll.setWidgetResizable(False)
        self.pictureScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self.columns.addWidget(self.pictureScroll)

        self.spotScroll = QScrollArea(AdoptDialog)
        self.spotScroll.setObjectName(u"spotScroll")
        self.spotScroll.setWidgetResizable(True)
        self.spotScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.insideLayout = QVBoxLayout(self.inside)
        self.insideLayout.setSpacing(0)
        self.insideLayout.setObjectName(u"insideLayout")
        self.insideLayout.setContentsMargins(12, 8, 12, 8)
        self.spots = QGridLayout()
        self.spots.setSpacing(8)
        self.spots.setObjectName(u"spots")
        self.spots.setContentsMargins(0, 0, 0, 0)

        self.insideLayout.addLayout(self.spots)

        self.spotsBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.insideLayout.addItem(self.spotsBottom)

        self.spotScroll.setWidget(self.inside)

        self.columns.addWidget(self.spotScroll)

        self.columns.setStretch(0, 1)
        self.columns.setStretch(1, 1)

        self.AdoptDialogLayout.addLayout(self.columns)

        self.missing = Banner(AdoptDialog)
        self.missing.setObjectName(u"missing")

        self.AdoptDialogLayout.addWidget(self.missing)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(AdoptDialog)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.buttons.addWidget(self.note)

        self.cancel = QPushButton(AdoptDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.accept = QPushButton(AdoptDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)

        self.buttons.setStretch(0, 1)

        self.AdoptDialogLayout.addLayout(self.buttons)


        self.retranslateUi(AdoptDialog)

        QMetaObject.connectSlotsByName(AdoptDialog)
    # setupUi

    def retranslateUi(self, AdoptDialog):
        AdoptDialog.setWindowTitle(QCoreApplication.translate("AdoptDialog", u"\u5bfc\u5165\u5b98\u65b9\u7a7a\u767d\u8868", None))
        self.headline.setText(QCoreApplication.translate("AdoptDialog", u"\u6838\u5bf9\u6bcf\u4e2a\u4f4d\u7f6e\u586b\u4ec0\u4e48", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"headline", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"lead", None))
        self.missing.setProperty(u"kind", QCoreApplication.translate("AdoptDialog", u"caution", None))
        self.note.setText(QCoreApplication.translate("AdoptDialog", u"\u7b7e\u540d\u3001\u76d6\u7ae0\u548c\u53d7\u7406\u5355\u4f4d\u586b\u5199\u7684\u5730\u65b9\u4e00\u5f8b\u7559\u7a7a\u3002", None))
        self.note.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"remark", None))
        self.cancel.setText(QCoreApplication.translate("AdoptDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"plain", None))
        self.accept.setText(QCoreApplication.translate("AdoptDialog", u"\u5199\u6210\u8868\u6837\u2026", None))
        self.accept.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"primary", None))
    # retranslateUi

