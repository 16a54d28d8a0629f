# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget

from ..kit.widgets import Banner
from ..preview.marked_view import MarkedView
from ..preview.page_view import PageView

class Ui_AdoptDialog(object):
    def setupUi(self, AdoptDialog):
        if not AdoptDialog.objectName():
            AdoptDialog.setObjectName(u"AdoptDialog")
        AdoptDialog.setMinimumSize(QSize(720, 420))
        self.AdoptDialogLayout = QVBoxLayout(AdoptDialog)
        self.AdoptDialogLayout.setSpacing(12)
        self.AdoptDialogLayout.setObjectName(u"AdoptDialogLayout")
        self.AdoptDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.columns = QHBoxLayout()
        self.columns.setSpacing(16)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.leftPart = QWidget(AdoptDialog)
        self.leftPart.setObjectName(u"leftPart")
        self.left = QVBoxLayout(self.leftPart)
        self.left.setSpacing(8)
        self.left.setObjectName(u"left")
        self.left.setContentsMargins(0, 0, 0, 0)
        self.which = QHBoxLayout()
        self.which.setSpacing(8)
        self.which.setObjectName(u"which")
        self.which.setContentsMargins(0, 0, 0, 0)
        self.showBlank = QPushButton(self.leftPart)
        self.showBlank.setObjectName(u"showBlank")
        self.showBlank.setCheckable(True)
        self.showBlank.setChecked(True)
        self.showBlank.setAutoExclusive(True)

        self.which.addWidget(self.showBlank)

        self.showSample = QPushButton(self.leftPart)
        self.showSample.setObjectName(u"showSample")
        self.showSample.setCheckable(True)
        self.showSample.setAutoExclusive(True)

        self.which.addWidget(self.showSample)

        self.hint = QLabel(self.leftPart)
        self.hint.setObjectName(u"hint")

        self.which.addWidget(self.hint)

        self.which.setStretch(2, 1)

        self.left.addLayout(self.which)

        self.papers = QStackedWidget(self.leftPart)
        self.papers.setObjectName(u"papers")
        self.papers.setMinimumSize(QSize(260, 160))
        self.blank = MarkedView()
        self.blank.setObjectName(u"blank")
        self.papers.addWidget(self.blank)
        self.sample = PageView()
        self.sample.setObjectName(u"sample")
        self.papers.addWidget(self.sample)

        self.left.addWidget(self.papers)


        self.columns.addWidget(self.leftPart)

        self.rightPart = QWidget(AdoptDialog)
        self.rightPart.setObjectName(u"rightPart")
        self.right = QVBoxLayout(self.rightPart)
        self.right.setSpacing(12)
        self.right.setObjectName(u"right")
        self.right.setContentsMargins(0, 0, 0, 0)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(self.rightPart)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(self.rightPart)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)

        self.mistaken = Banner(self.rightPart)
        self.mistaken.setObjectName(u"mistaken")

        self.head.addWidget(self.mistaken)

        self.asItLooks = QPushButton(self.rightPart)
        self.asItLooks.setObjectName(u"asItLooks")

        self.head.addWidget(self.asItLooks)


        self.right.addLayout(self.head)

        self.spotScroll = QScrollArea(self.rightPart)
        self.spotScroll.setObjectName(u"spotScroll")
        self.spotScroll.setWidgetResizable(True)
        self.spotScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.insideLayout = QVBoxLayout(self.inside)
        self.insideLayout.setSpacing(12)
        self.insideLayout.setObjectName(u"insideLayout")
        self.insideLayout.setContentsMargins(0, 0, 0, 0)
        self.list = QFrame(self.inside)
        self.list.setObjectName(u"list")
        self.rows = QVBoxLayout(self.list)
        self.rows.setSpacing(0)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(16, 8, 16, 8)

        self.insideLayout.addWidget(self.list)

        self.check = QFrame(self.inside)
        self.check.setObjectName(u"check")
        self.checkLayout = QHBoxLayout(self.check)
        self.checkLayout.setSpacing(12)
        self.checkLayout.setObjectName(u"checkLayout")
        self.checkLayout.setContentsMargins(16, 12, 16, 12)
        self.checked = QVBoxLayout()
        self.checked.setSpacing(4)
        self.checked.setObjectName(u"checked")
        self.checked.setContentsMargins(0, 0, 0, 0)
        self.verdict = QLabel(self.check)
        self.verdict.setObjectName(u"verdict")
        self.verdict.setWordWrap(True)

        self.checked.addWidget(self.verdict)

        self.findings = QLabel(self.check)
        self.findings.setObjectName(u"findings")
        self.findings.setWordWrap(True)

        self.checked.addWidget(self.findings)


        self.checkLayout.addLayout(self.checked)

        self.thumbnail = QPushButton(self.check)
        self.thumbnail.setObjectName(u"thumbnail")

        self.checkLayout.addWidget(self.thumbnail)

        self.checkLayout.setStretch(0, 1)

        self.insideLayout.addWidget(self.check)

        self.insideBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.insideLayout.addItem(self.insideBottom)

        self.spotScroll.setWidget(self.inside)

        self.right.addWidget(self.spotScroll)


        self.columns.addWidget(self.rightPart)

        self.columns.setStretch(0, 5)
        self.columns.setStretch(1, 4)

        self.AdoptDialogLayout.addLayout(self.columns)

        self.problem = Banner(AdoptDialog)
        self.problem.setObjectName(u"problem")

        self.AdoptDialogLayout.addWidget(self.problem)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.cancel = QPushButton(AdoptDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.remaining = QLabel(AdoptDialog)
        self.remaining.setObjectName(u"remaining")
        self.remaining.setWordWrap(True)
        self.remaining.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.buttons.addWidget(self.remaining)

        self.allSeen = QPushButton(AdoptDialog)
        self.allSeen.setObjectName(u"allSeen")

        self.buttons.addWidget(self.allSeen)

        self.save = QPushButton(AdoptDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)

        self.accept = QPushButton(AdoptDialog)
        self.accept.setObjectName(u"accept")

        self.buttons.addWidget(self.accept)

        self.buttons.setStretch(1, 1)

        self.AdoptDialogLayout.addLayout(self.buttons)


        self.retranslateUi(AdoptDialog)

        QMetaObject.connectSlotsByName(AdoptDialog)
    # setupUi

    def retranslateUi(self, AdoptDialog):
        AdoptDialog.setWindowTitle(QCoreApplication.translate("AdoptDialog", u"\u5bfc\u5165\u5b98\u65b9\u7a7a\u767d\u8868", None))
        self.showBlank.setText(QCoreApplication.translate("AdoptDialog", u"\u7a7a\u767d\u8868(&B)", None))
#if QT_CONFIG(accessibility)
        self.showBlank.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u7a7a\u767d\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.showBlank.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"chip", None))
        self.showSample.setText(QCoreApplication.translate("AdoptDialog", u"\u8bd5\u586b\u4e00\u4efd(&T)", None))
#if QT_CONFIG(accessibility)
        self.showSample.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u8bd5\u586b\u4e00\u4efd", None))
#endif // QT_CONFIG(accessibility)
        self.showSample.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"chip", None))
        self.hint.setText("")
        self.hint.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"remark", None))
#if QT_CONFIG(accessibility)
        self.blank.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u7a7a\u767d\u8868\u7684\u56fe\uff0c\u6807\u51fa\u4e86\u6bcf\u4e2a\u4f4d\u7f6e", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.sample.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u586b\u4e0a\u793a\u4f8b\u5185\u5bb9\u7684\u6837\u5b50", None))
#endif // QT_CONFIG(accessibility)
        self.headline.setText(QCoreApplication.translate("AdoptDialog", u"\u8fd9\u5f20\u8868\uff0c\u6bcf\u4e00\u5904\u586b\u4ec0\u4e48", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"lead", None))
        self.mistaken.setProperty(u"kind", QCoreApplication.translate("AdoptDialog", u"caution", None))
        self.asItLooks.setText("")
        self.asItLooks.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"plain", None))
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u8981\u586b\u7684\u7a7a", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.check.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u68c0\u67e5", None))
#endif // QT_CONFIG(accessibility)
        self.verdict.setText("")
        self.verdict.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"strong", None))
        self.findings.setText("")
        self.findings.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"remark", None))
#if QT_CONFIG(accessibility)
        self.thumbnail.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u770b\u8bd5\u586b\u7684\u4e00\u4efd\uff0c\u653e\u5927", None))
#endif // QT_CONFIG(accessibility)
        self.thumbnail.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"link", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("AdoptDialog", u"bad", None))
        self.cancel.setText(QCoreApplication.translate("AdoptDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"plain", None))
        self.remaining.setText("")
        self.remaining.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"remark", None))
        self.allSeen.setText(QCoreApplication.translate("AdoptDialog", u"\u90fd\u770b\u8fc7\u4e86(&A)", None))
#if QT_CONFIG(accessibility)
        self.allSeen.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u90fd\u770b\u8fc7\u4e86", None))
#endif // QT_CONFIG(accessibility)
        self.allSeen.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"plain", None))
        self.save.setText(QCoreApplication.translate("AdoptDialog", u"\u53e6\u5b58\u8868\u6837(&S)\u2026", None))
#if QT_CONFIG(accessibility)
        self.save.setAccessibleName(QCoreApplication.translate("AdoptDialog", u"\u53e6\u5b58\u8868\u6837", None))
#endif // QT_CONFIG(accessibility)
        self.save.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"plain", None))
        self.accept.setText(QCoreApplication.translate("AdoptDialog", u"\u542f\u7528\u8fd9\u5f20\u8868", None))
        self.accept.setProperty(u"role", QCoreApplication.translate("AdoptDialog", u"primary", None))
    # retranslateUi

