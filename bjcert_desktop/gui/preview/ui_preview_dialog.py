# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout

from ..kit.widgets import (Banner, ElidedLabel)
from ..preview.page_view import PageView

class Ui_PreviewDialog(object):
    def setupUi(self, PreviewDialog):
        if not PreviewDialog.objectName():
            PreviewDialog.setObjectName(u"PreviewDialog")
        PreviewDialog.setMinimumSize(QSize(480, 280))
        self.PreviewDialogLayout = QVBoxLayout(PreviewDialog)
        self.PreviewDialogLayout.setSpacing(8)
        self.PreviewDialogLayout.setObjectName(u"PreviewDialogLayout")
        self.PreviewDialogLayout.setContentsMargins(24, 12, 24, 12)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(4)
        self.bar.setObjectName(u"bar")
        self.bar.setContentsMargins(0, 0, 0, 0)
        self.title = ElidedLabel(PreviewDialog)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"title")
        self.title.setWordWrap(False)
        self.title.setMinimumSize(QSize(60, 0))

        self.bar.addWidget(self.title)

        self.previous = QPushButton(PreviewDialog)
        self.previous.setObjectName(u"previous")
        self.previous.setAutoDefault(False)

        self.bar.addWidget(self.previous)

        self.pageLabel = QLabel(PreviewDialog)
        self.pageLabel.setObjectName(u"pageLabel")
        self.pageLabel.setWordWrap(False)

        self.bar.addWidget(self.pageLabel)

        self.next = QPushButton(PreviewDialog)
        self.next.setObjectName(u"next")
        self.next.setAutoDefault(False)

        self.bar.addWidget(self.next)

        self.smaller = QPushButton(PreviewDialog)
        self.smaller.setObjectName(u"smaller")
        self.smaller.setAutoDefault(False)

        self.bar.addWidget(self.smaller)

        self.zoomLabel = QLabel(PreviewDialog)
        self.zoomLabel.setObjectName(u"zoomLabel")
        self.zoomLabel.setWordWrap(False)

        self.bar.addWidget(self.zoomLabel)

        self.larger = QPushButton(PreviewDialog)
        self.larger.setObjectName(u"larger")
        self.larger.setAutoDefault(False)

        self.bar.addWidget(self.larger)

        self.fitWidth = QPushButton(PreviewDialog)
        self.fitWidth.setObjectName(u"fitWidth")
        self.fitWidth.setAutoDefault(False)

        self.bar.addWidget(self.fitWidth)

        self.actualSize = QPushButton(PreviewDialog)
        self.actualSize.setObjectName(u"actualSize")
        self.actualSize.setAutoDefault(False)

        self.bar.addWidget(self.actualSize)

        self.bar.setStretch(0, 1)

        self.PreviewDialogLayout.addLayout(self.bar)

        self.problem = Banner(PreviewDialog)
        self.problem.setObjectName(u"problem")

        self.PreviewDialogLayout.addWidget(self.problem)

        self.middle = QHBoxLayout()
        self.middle.setSpacing(12)
        self.middle.setObjectName(u"middle")
        self.middle.setContentsMargins(0, 0, 0, 0)
        self.documents = QListWidget(PreviewDialog)
        self.documents.setObjectName(u"documents")
        self.documents.setMinimumSize(QSize(150, 0))
        self.documents.setMaximumSize(QSize(210, 16777215))
        self.documents.setWordWrap(True)
        self.documents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.middle.addWidget(self.documents)

        self.view = PageView(PreviewDialog)
        self.view.setObjectName(u"view")

        self.middle.addWidget(self.view)

        self.middle.setStretch(1, 1)

        self.PreviewDialogLayout.addLayout(self.middle)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(PreviewDialog)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.buttons.addWidget(self.note)

        self.exact = QPushButton(PreviewDialog)
        self.exact.setObjectName(u"exact")
        self.exact.setAutoDefault(False)

        self.buttons.addWidget(self.exact)

        self.print = QPushButton(PreviewDialog)
        self.print.setObjectName(u"print")
        self.print.setAutoDefault(False)

        self.buttons.addWidget(self.print)

        self.savePdf = QPushButton(PreviewDialog)
        self.savePdf.setObjectName(u"savePdf")
        self.savePdf.setAutoDefault(False)

        self.buttons.addWidget(self.savePdf)

        self.close = QPushButton(PreviewDialog)
        self.close.setObjectName(u"close")
        self.close.setAutoDefault(False)

        self.buttons.addWidget(self.close)

        self.buttons.setStretch(0, 1)

        self.PreviewDialogLayout.addLayout(self.buttons)

        self.PreviewDialogLayout.setStretch(2, 1)

        self.retranslateUi(PreviewDialog)

        QMetaObject.connectSlotsByName(PreviewDialog)
    # setupUi

    def retranslateUi(self, PreviewDialog):
        PreviewDialog.setWindowTitle(QCoreApplication.translate("PreviewDialog", u"\u9884\u89c8", None))
        self.title.setText("")
        self.previous.setText(QCoreApplication.translate("PreviewDialog", u"\u2039 \u4e0a\u4e00\u9875", None))
        self.previous.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"link", None))
#if QT_CONFIG(accessibility)
        self.previous.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u4e0a\u4e00\u9875", None))
#endif // QT_CONFIG(accessibility)
        self.pageLabel.setText("")
        self.pageLabel.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"secondary", None))
        self.next.setText(QCoreApplication.translate("PreviewDialog", u"\u4e0b\u4e00\u9875 \u203a", None))
        self.next.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"link", None))
#if QT_CONFIG(accessibility)
        self.next.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u4e0b\u4e00\u9875", None))
#endif // QT_CONFIG(accessibility)
        self.smaller.setText(QCoreApplication.translate("PreviewDialog", u"\uff0d", None))
        self.smaller.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"link", None))
#if QT_CONFIG(accessibility)
        self.smaller.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u7f29\u5c0f", None))
#endif // QT_CONFIG(accessibility)
        self.zoomLabel.setText("")
        self.zoomLabel.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"secondary", None))
        self.larger.setText(QCoreApplication.translate("PreviewDialog", u"\uff0b", None))
        self.larger.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"link", None))
#if QT_CONFIG(accessibility)
        self.larger.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u653e\u5927", None))
#endif // QT_CONFIG(accessibility)
        self.fitWidth.setText(QCoreApplication.translate("PreviewDialog", u"\u9002\u5408\u5bbd\u5ea6", None))
        self.fitWidth.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"link", None))
        self.actualSize.setText(QCoreApplication.translate("PreviewDialog", u"100 %", None))
        self.actualSize.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"link", None))
#if QT_CONFIG(accessibility)
        self.actualSize.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"100 %\uff0c\u6309\u5b9e\u9645\u5927\u5c0f\u663e\u793a", None))
#endif // QT_CONFIG(accessibility)
        self.problem.setProperty(u"kind", QCoreApplication.translate("PreviewDialog", u"bad", None))
#if QT_CONFIG(accessibility)
        self.documents.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u8981\u9884\u89c8\u7684\u6587\u4ef6", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.view.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u9875\u9762", None))
#endif // QT_CONFIG(accessibility)
        self.note.setText(QCoreApplication.translate("PreviewDialog", u"\u9884\u89c8\uff0c\u7248\u5f0f\u4ee5 Word \u4e3a\u51c6", None))
        self.note.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"remark", None))
        self.exact.setText(QCoreApplication.translate("PreviewDialog", u"\u770b\u7cbe\u786e\u7248\u5f0f(&E)", None))
#if QT_CONFIG(accessibility)
        self.exact.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u770b\u7cbe\u786e\u7248\u5f0f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.exact.setToolTip(QCoreApplication.translate("PreviewDialog", u"\u6253\u5f00\u4e00\u4efd\u526f\u672c\uff0c\u7248\u5f0f\u4e0e\u6253\u5370\u7684\u4e00\u6837", None))
#endif // QT_CONFIG(tooltip)
        self.exact.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"plain", None))
        self.print.setText(QCoreApplication.translate("PreviewDialog", u"\u6253\u5370(&P)\u2026", None))
#if QT_CONFIG(accessibility)
        self.print.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u6253\u5370", None))
#endif // QT_CONFIG(accessibility)
        self.print.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"plain", None))
        self.savePdf.setText(QCoreApplication.translate("PreviewDialog", u"\u53e6\u5b58\u4e3a PDF(&S)\u2026", None))
#if QT_CONFIG(accessibility)
        self.savePdf.setAccessibleName(QCoreApplication.translate("PreviewDialog", u"\u53e6\u5b58\u4e3a PDF", None))
#endif // QT_CONFIG(accessibility)
        self.savePdf.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"plain", None))
        self.close.setText(QCoreApplication.translate("PreviewDialog", u"\u5173\u95ed", None))
        self.close.setProperty(u"role", QCoreApplication.translate("PreviewDialog", u"primary", None))
    # retranslateUi

