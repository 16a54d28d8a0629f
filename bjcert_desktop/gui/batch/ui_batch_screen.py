# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget

from ..kit.screen import BatchFooter
from ..kit.widgets import (Banner, ElidedLabel)
from ..workbook.open_panel import OpenPanel

class Ui_BatchScreen(object):
    def setupUi(self, BatchScreen):
        if not BatchScreen.objectName():
            BatchScreen.setObjectName(u"BatchScreen")
        self.BatchScreenLayout = QVBoxLayout(BatchScreen)
        self.BatchScreenLayout.setSpacing(0)
        self.BatchScreenLayout.setObjectName(u"BatchScreenLayout")
        self.BatchScreenLayout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(BatchScreen)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(12)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(32, 24, 32, 16)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(self.body)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(self.body)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.bodyLayout.addLayout(self.head)

        self.problem = Banner(self.body)
        self.problem.setObjectName(u"problem")

        self.bodyLayout.addWidget(self.problem)

        self.notice = Banner(self.body)
        self.notice.setObjectName(u"notice")

        self.bodyLayout.addWidget(self.notice)

        self.samples = Banner(self.body)
        self.samples.setObjectName(u"samples")

        self.bodyLayout.addWidget(self.samples)

        self.open = OpenPanel(self.body)
        self.open.setObjectName(u"open")

        self.bodyLayout.addWidget(self.open)

        self.work = QWidget(self.body)
        self.work.setObjectName(u"work")
        self.workLayout = QVBoxLayout(self.work)
        self.workLayout.setSpacing(8)
        self.workLayout.setObjectName(u"workLayout")
        self.workLayout.setContentsMargins(0, 0, 0, 0)
        self.settings = QFrame(self.work)
        self.settings.setObjectName(u"settings")
        self.choiceLines = QVBoxLayout(self.settings)
        self.choiceLines.setSpacing(4)
        self.choiceLines.setObjectName(u"choiceLines")
        self.choiceLines.setContentsMargins(16, 8, 16, 8)
        self.choices = QHBoxLayout()
        self.choices.setSpacing(8)
        self.choices.setObjectName(u"choices")

        self.choiceLines.addLayout(self.choices)

        self.moreChoices = QHBoxLayout()
        self.moreChoices.setSpacing(8)
        self.moreChoices.setObjectName(u"moreChoices")

        self.choiceLines.addLayout(self.moreChoices)


        self.workLayout.addWidget(self.settings)

        self.asked = QWidget(self.work)
        self.asked.setObjectName(u"asked")
        self.askedRow = QHBoxLayout(self.asked)
        self.askedRow.setSpacing(12)
        self.askedRow.setObjectName(u"askedRow")
        self.askedRow.setContentsMargins(0, 0, 0, 0)
        self.askedText = QLabel(self.asked)
        self.askedText.setObjectName(u"askedText")
        self.askedText.setWordWrap(True)

        self.askedRow.addWidget(self.askedText)

        self.everybody = QPushButton(self.asked)
        self.everybody.setObjectName(u"everybody")

        self.askedRow.addWidget(self.everybody)

        self.askedRow.setStretch(0, 1)

        self.workLayout.addWidget(self.asked)

        self.tools = QHBoxLayout()
        self.tools.setSpacing(4)
        self.tools.setObjectName(u"tools")
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.filtersPart = QWidget(self.work)
        self.filtersPart.setObjectName(u"filtersPart")
        self.filters = QHBoxLayout(self.filtersPart)
        self.filters.setSpacing(8)
        self.filters.setObjectName(u"filters")
        self.filters.setContentsMargins(0, 0, 0, 0)

        self.tools.addWidget(self.filtersPart)

        self.search = QLineEdit(self.work)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.tools.addWidget(self.search)

        self.all = QPushButton(self.work)
        self.all.setObjectName(u"all")

        self.tools.addWidget(self.all)

        self.none = QPushButton(self.work)
        self.none.setObjectName(u"none")

        self.tools.addWidget(self.none)

        self.missing = QPushButton(self.work)
        self.missing.setObjectName(u"missing")

        self.tools.addWidget(self.missing)

        self.tools.setStretch(1, 1)

        self.workLayout.addLayout(self.tools)

        self.table = QTableView(self.work)
        self.table.setObjectName(u"table")
        self.table.setTabKeyNavigation(False)

        self.workLayout.addWidget(self.table)

        self.reasonRow = QHBoxLayout()
        self.reasonRow.setSpacing(8)
        self.reasonRow.setObjectName(u"reasonRow")
        self.reasonRow.setContentsMargins(0, 0, 0, 0)
        self.reason = QLabel(self.work)
        self.reason.setObjectName(u"reason")
        self.reason.setWordWrap(True)

        self.reasonRow.addWidget(self.reason)

        self.mend = QPushButton(self.work)
        self.mend.setObjectName(u"mend")

        self.reasonRow.addWidget(self.mend)

        self.reasonRow.setStretch(0, 1)

        self.workLayout.addLayout(self.reasonRow)

        self.workLayout.setStretch(3, 1)

        self.bodyLayout.addWidget(self.work)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.bodyLayout.addItem(self.bottom)

        self.bodyLayout.setStretch(4, 1)
        self.scroll.setWidget(self.body)

        self.BatchScreenLayout.addWidget(self.scroll)

        self.footer = QFrame(BatchScreen)
        self.footer.setObjectName(u"footer")
        self.totalsLayout = QVBoxLayout(self.footer)
        self.totalsLayout.setSpacing(8)
        self.totalsLayout.setObjectName(u"totalsLayout")
        self.totalsLayout.setContentsMargins(32, 12, 32, 12)
        self.totals = BatchFooter(self.footer)
        self.totals.setObjectName(u"totals")
        self.totalsParts = QVBoxLayout(self.totals)
        self.totalsParts.setSpacing(4)
        self.totalsParts.setObjectName(u"totalsParts")
        self.totalsParts.setContentsMargins(0, 0, 0, 0)
        self.words = QHBoxLayout()
        self.words.setSpacing(12)
        self.words.setObjectName(u"words")

        self.totalsParts.addLayout(self.words)

        self.presses = QHBoxLayout()
        self.presses.setSpacing(12)
        self.presses.setObjectName(u"presses")
        self.presses.setContentsMargins(0, 0, 0, 0)
        self.between = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.presses.addItem(self.between)

        self.total = QLabel(self.totals)
        self.total.setObjectName(u"total")
        self.total.setProperty(u"role", u"title")
        self.total.setWordWrap(True)

        self.presses.addWidget(self.total)

        self.out = ElidedLabel(self.totals)
        self.out.setObjectName(u"out")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.out.sizePolicy().hasHeightForWidth())
        self.out.setSizePolicy(sizePolicy)
        self.out.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.presses.addWidget(self.out)

        self.change = QPushButton(self.totals)
        self.change.setObjectName(u"change")

        self.presses.addWidget(self.change)

        self.follow = QPushButton(self.totals)
        self.follow.setObjectName(u"follow")

        self.presses.addWidget(self.follow)

        self.opener = QPushButton(self.totals)
        self.opener.setObjectName(u"opener")

        self.presses.addWidget(self.opener)

        self.print = QPushButton(self.totals)
        self.print.setObjectName(u"print")

        self.presses.addWidget(self.print)

        self.export = QPushButton(self.totals)
        self.export.setObjectName(u"export")

        self.presses.addWidget(self.export)

        self.presses.setStretch(1, 3)
        self.presses.setStretch(2, 2)

        self.totalsParts.addLayout(self.presses)


        self.totalsLayout.addWidget(self.totals)

        self.busy = QWidget(self.footer)
        self.busy.setObjectName(u"busy")
        self.busyLayout = QHBoxLayout(self.busy)
        self.busyLayout.setSpacing(12)
        self.busyLayout.setObjectName(u"busyLayout")
        self.busyLayout.setContentsMargins(0, 0, 0, 0)
        self.busyText = ElidedLabel(self.busy)
        self.busyText.setObjectName(u"busyText")

        self.busyLayout.addWidget(self.busyText)

        self.bar = QProgressBar(self.busy)
        self.bar.setObjectName(u"bar")
        self.bar.setMaximumSize(QSize(16777215, 6))
        self.bar.setTextVisible(False)

        self.busyLayout.addWidget(self.bar)

        self.stop = QPushButton(self.busy)
        self.stop.setObjectName(u"stop")

        self.busyLayout.addWidget(self.stop)


        self.totalsLayout.addWidget(self.busy)


        self.BatchScreenLayout.addWidget(self.footer)

        self.BatchScreenLayout.setStretch(0, 1)

        self.retranslateUi(BatchScreen)

        QMetaObject.connectSlotsByName(BatchScreen)
    # setupUi

    def retranslateUi(self, BatchScreen):
        self.headline.setText(QCoreApplication.translate("BatchScreen", u"\u6279\u91cf\u529e\u7406", None))
        self.lead.setText(QCoreApplication.translate("BatchScreen", u"\u4e00\u6b21\u4e3a\u591a\u4e2a\u5355\u4f4d\u529e\u7406\u540c\u4e00\u79cd\u4e1a\u52a1\uff0c\u6bcf\u4e2a\u5355\u4f4d\u4e00\u4e2a\u6587\u4ef6\u5939\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("BatchScreen", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("BatchScreen", u"good", None))
        self.samples.setProperty(u"kind", QCoreApplication.translate("BatchScreen", u"caution", None))
#if QT_CONFIG(accessibility)
        self.settings.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u8fd9\u4e00\u6279\u600e\u6837\u529e", None))
#endif // QT_CONFIG(accessibility)
        self.settings.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"card", None))
        self.askedText.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"secondary", None))
        self.everybody.setText(QCoreApplication.translate("BatchScreen", u"\u6539\u4e3a\u5168\u90e8\u5355\u4f4d(&T)", None))
#if QT_CONFIG(accessibility)
        self.everybody.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u6539\u4e3a\u5168\u90e8\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.everybody.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"link", None))
        self.search.setPlaceholderText(QCoreApplication.translate("BatchScreen", u"\u540d\u79f0\u3001\u4ee3\u7801\u6216\u62fc\u97f3\u9996\u5b57\u6bcd", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u67e5\u627e\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.all.setText(QCoreApplication.translate("BatchScreen", u"\u5168\u9009(&A)", None))
#if QT_CONFIG(accessibility)
        self.all.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u5168\u9009", None))
#endif // QT_CONFIG(accessibility)
        self.all.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"link", None))
        self.none.setText(QCoreApplication.translate("BatchScreen", u"\u5168\u4e0d\u9009(&D)", None))
#if QT_CONFIG(accessibility)
        self.none.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u5168\u4e0d\u9009", None))
#endif // QT_CONFIG(accessibility)
        self.none.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"link", None))
        self.missing.setText(QCoreApplication.translate("BatchScreen", u"\u7f3a\u4ec0\u4e48(&Q)\u2026", None))
#if QT_CONFIG(accessibility)
        self.missing.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u7f3a\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.missing.setToolTip(QCoreApplication.translate("BatchScreen", u"\u52fe\u9009\u7684\u5355\u4f4d\u8fd8\u7f3a\u4ec0\u4e48\uff1a\u53d1\u7ed9\u5355\u4f4d\u7684\u8bdd\uff0c\u548c\u53ef\u4ee5\u586b\u597d\u8bfb\u56de\u6765\u7684\u8868\u683c", None))
#endif // QT_CONFIG(tooltip)
        self.missing.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"link", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u672c\u6279\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.reason.setText("")
        self.reason.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"remark", None))
        self.mend.setText(QCoreApplication.translate("BatchScreen", u"\u53bb\u8865\u9f50(&M)", None))
#if QT_CONFIG(accessibility)
        self.mend.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u53bb\u8865\u9f50", None))
#endif // QT_CONFIG(accessibility)
        self.mend.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"link", None))
        self.footer.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"bar", None))
        self.total.setText("")
        self.out.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"remark", None))
        self.change.setText(QCoreApplication.translate("BatchScreen", u"\u66f4\u6539(&G)", None))
#if QT_CONFIG(accessibility)
        self.change.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u66f4\u6539", None))
#endif // QT_CONFIG(accessibility)
        self.change.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"link", None))
        self.follow.setText(QCoreApplication.translate("BatchScreen", u"\u767b\u8bb0\u8fdb\u5c55(&V)", None))
#if QT_CONFIG(accessibility)
        self.follow.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u767b\u8bb0\u8fdb\u5c55", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.follow.setToolTip(QCoreApplication.translate("BatchScreen", u"\u5728\u201c\u529e\u7406\u8bb0\u5f55\u201d\u91cc\u770b\u8fd9\u4e00\u6279\uff0c\u767b\u8bb0\u76d6\u7ae0\u3001\u6c47\u6b3e\u3001\u5bc4\u51fa\u548c\u9886\u53d6", None))
#endif // QT_CONFIG(tooltip)
        self.follow.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"plain", None))
        self.opener.setText(QCoreApplication.translate("BatchScreen", u"\u6253\u5f00\u6587\u4ef6\u5939(&O)", None))
#if QT_CONFIG(accessibility)
        self.opener.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u6253\u5f00\u6587\u4ef6\u5939", None))
#endif // QT_CONFIG(accessibility)
        self.opener.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"plain", None))
        self.print.setText(QCoreApplication.translate("BatchScreen", u"\u6253\u5370\u6574\u6279(&P)\u2026", None))
#if QT_CONFIG(accessibility)
        self.print.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u6253\u5370\u6574\u6279", None))
#endif // QT_CONFIG(accessibility)
        self.print.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"primary", None))
        self.export.setText(QCoreApplication.translate("BatchScreen", u"\u5bfc\u51fa\u5168\u90e8(&E)", None))
#if QT_CONFIG(accessibility)
        self.export.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u5bfc\u51fa\u5168\u90e8", None))
#endif // QT_CONFIG(accessibility)
        self.export.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"primary", None))
        self.busyText.setText("")
#if QT_CONFIG(accessibility)
        self.bar.setAccessibleName(QCoreApplication.translate("BatchScreen", u"\u5bfc\u51fa\u8fdb\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.stop.setText(QCoreApplication.translate("BatchScreen", u"\u505c\u6b62", None))
        self.stop.setProperty(u"role", QCoreApplication.translate("BatchScreen", u"plain", None))
        pass
    # retranslateUi

