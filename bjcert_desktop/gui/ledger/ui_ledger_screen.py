# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget

from ..kit.rows import BusyRow
from ..kit.widgets import Banner
from ..ledger.batch_row import BatchRow
from ..ledger.ledger_detail import LedgerDetail

class Ui_LedgerScreen(object):
    def setupUi(self, LedgerScreen):
        if not LedgerScreen.objectName():
            LedgerScreen.setObjectName(u"LedgerScreen")
        self.LedgerScreenLayout = QVBoxLayout(LedgerScreen)
        self.LedgerScreenLayout.setSpacing(12)
        self.LedgerScreenLayout.setObjectName(u"LedgerScreenLayout")
        self.LedgerScreenLayout.setContentsMargins(32, 16, 32, 16)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(LedgerScreen)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")

        self.head.addWidget(self.headline)

        self.receive = QPushButton(LedgerScreen)
        self.receive.setObjectName(u"receive")

        self.head.addWidget(self.receive)

        self.save = QPushButton(LedgerScreen)
        self.save.setObjectName(u"save")

        self.head.addWidget(self.save)

        self.care = QPushButton(LedgerScreen)
        self.care.setObjectName(u"care")

        self.head.addWidget(self.care)

        self.head.setStretch(0, 1)

        self.LedgerScreenLayout.addLayout(self.head)

        self.problemRow = QHBoxLayout()
        self.problemRow.setSpacing(12)
        self.problemRow.setObjectName(u"problemRow")
        self.problemRow.setContentsMargins(0, 0, 0, 0)
        self.problem = Banner(LedgerScreen)
        self.problem.setObjectName(u"problem")

        self.problemRow.addWidget(self.problem)

        self.mend = QPushButton(LedgerScreen)
        self.mend.setObjectName(u"mend")

        self.problemRow.addWidget(self.mend)

        self.problemRow.setStretch(0, 1)

        self.LedgerScreenLayout.addLayout(self.problemRow)

        self.notice = Banner(LedgerScreen)
        self.notice.setObjectName(u"notice")

        self.LedgerScreenLayout.addWidget(self.notice)

        self.empty = QFrame(LedgerScreen)
        self.empty.setObjectName(u"empty")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.empty.sizePolicy().hasHeightForWidth())
        self.empty.setSizePolicy(sizePolicy)
        self.emptyLayout = QVBoxLayout(self.empty)
        self.emptyLayout.setSpacing(8)
        self.emptyLayout.setObjectName(u"emptyLayout")
        self.emptyLayout.setContentsMargins(16, 16, 16, 16)
        self.emptyTitle = QLabel(self.empty)
        self.emptyTitle.setObjectName(u"emptyTitle")
        self.emptyTitle.setProperty(u"role", u"title")
        self.emptyTitle.setWordWrap(True)

        self.emptyLayout.addWidget(self.emptyTitle)

        self.emptyText = QLabel(self.empty)
        self.emptyText.setObjectName(u"emptyText")
        self.emptyText.setWordWrap(True)

        self.emptyLayout.addWidget(self.emptyText)

        self.emptyRow = QHBoxLayout()
        self.emptyRow.setSpacing(12)
        self.emptyRow.setObjectName(u"emptyRow")
        self.emptyRow.setContentsMargins(0, 4, 0, 0)
        self.begin = QPushButton(self.empty)
        self.begin.setObjectName(u"begin")

        self.emptyRow.addWidget(self.begin)

        self.emptySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.emptyRow.addItem(self.emptySpace)


        self.emptyLayout.addLayout(self.emptyRow)


        self.LedgerScreenLayout.addWidget(self.empty)

        self.work = QWidget(LedgerScreen)
        self.work.setObjectName(u"work")
        self.workLayout = QHBoxLayout(self.work)
        self.workLayout.setSpacing(16)
        self.workLayout.setObjectName(u"workLayout")
        self.workLayout.setContentsMargins(0, 0, 0, 0)
        self.listSide = QVBoxLayout()
        self.listSide.setSpacing(8)
        self.listSide.setObjectName(u"listSide")
        self.listSide.setContentsMargins(0, 0, 0, 0)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tools.setObjectName(u"tools")
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit(self.work)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.tools.addWidget(self.search)

        self.business = QComboBox(self.work)
        self.business.setObjectName(u"business")
        self.business.setMinimumSize(QSize(0, 36))

        self.tools.addWidget(self.business)

        self.year = QComboBox(self.work)
        self.year.setObjectName(u"year")
        self.year.setMinimumSize(QSize(0, 36))

        self.tools.addWidget(self.year)

        self.tools.setStretch(0, 1)

        self.listSide.addLayout(self.tools)

        self.batches = BatchRow(self.work)
        self.batches.setObjectName(u"batches")

        self.listSide.addWidget(self.batches)

        self.statesPart = QWidget(self.work)
        self.statesPart.setObjectName(u"statesPart")
        self.states = QGridLayout(self.statesPart)
        self.states.setSpacing(4)
        self.states.setObjectName(u"states")
        self.states.setContentsMargins(0, 0, 0, 0)

        self.listSide.addWidget(self.statesPart)

        self.table = QTableView(self.work)
        self.table.setObjectName(u"table")

        self.listSide.addWidget(self.table)

        self.below = QHBoxLayout()
        self.below.setSpacing(12)
        self.below.setObjectName(u"below")
        self.below.setContentsMargins(0, 0, 0, 0)
        self.count = QLabel(self.work)
        self.count.setObjectName(u"count")
        self.count.setWordWrap(True)

        self.below.addWidget(self.count)

        self.undo = QPushButton(self.work)
        self.undo.setObjectName(u"undo")

        self.below.addWidget(self.undo)

        self.all = QPushButton(self.work)
        self.all.setObjectName(u"all")

        self.below.addWidget(self.all)

        self.none = QPushButton(self.work)
        self.none.setObjectName(u"none")

        self.below.addWidget(self.none)

        self.below.setStretch(0, 1)

        self.listSide.addLayout(self.below)

        self.busy = BusyRow(self.work)
        self.busy.setObjectName(u"busy")

        self.listSide.addWidget(self.busy)

        self.listSide.setStretch(3, 1)

        self.workLayout.addLayout(self.listSide)

        self.scroll = QScrollArea(self.work)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.detail = LedgerDetail()
        self.detail.setObjectName(u"detail")
        self.scroll.setWidget(self.detail)

        self.workLayout.addWidget(self.scroll)

        self.workLayout.setStretch(0, 6)
        self.workLayout.setStretch(1, 5)

        self.LedgerScreenLayout.addWidget(self.work)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.LedgerScreenLayout.addItem(self.bottom)

        self.LedgerScreenLayout.setStretch(4, 1)

        self.retranslateUi(LedgerScreen)

        QMetaObject.connectSlotsByName(LedgerScreen)
    # setupUi

    def retranslateUi(self, LedgerScreen):
        self.headline.setText(QCoreApplication.translate("LedgerScreen", u"\u529e\u7406\u8bb0\u5f55", None))
        self.receive.setText(QCoreApplication.translate("LedgerScreen", u"\u6279\u91cf\u9886\u53d6(&L)\u2026", None))
#if QT_CONFIG(accessibility)
        self.receive.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u6279\u91cf\u9886\u53d6", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.receive.setToolTip(QCoreApplication.translate("LedgerScreen", u"\u52fe\u9009\u51e0\u4ef6\u4e00\u8d77\u767b\u8bb0\u9886\u53d6\uff1b\u6ca1\u6709\u52fe\u9009\u65f6\uff0c\u767b\u8bb0\u5217\u51fa\u7684\u5168\u90e8\u5df2\u5bc4\u51fa\u7684", None))
#endif // QT_CONFIG(tooltip)
        self.receive.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"plain", None))
        self.save.setText(QCoreApplication.translate("LedgerScreen", u"\u5bfc\u51fa Excel(&E)\u2026", None))
#if QT_CONFIG(accessibility)
        self.save.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u5bfc\u51fa Excel", None))
#endif // QT_CONFIG(accessibility)
        self.save.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"plain", None))
        self.care.setText(QCoreApplication.translate("LedgerScreen", u"\u5907\u4efd\u4e0e\u6062\u590d(&K)", None))
#if QT_CONFIG(accessibility)
        self.care.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u5907\u4efd\u4e0e\u6062\u590d", None))
#endif // QT_CONFIG(accessibility)
        self.care.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"plain", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("LedgerScreen", u"bad", None))
        self.mend.setText(QCoreApplication.translate("LedgerScreen", u"\u4ece\u5907\u4efd\u6062\u590d\u2026", None))
        self.mend.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"primary", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("LedgerScreen", u"good", None))
        self.empty.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"card", None))
        self.emptyTitle.setText(QCoreApplication.translate("LedgerScreen", u"\u8fd8\u6ca1\u6709\u529e\u7406\u8bb0\u5f55", None))
        self.emptyText.setText(QCoreApplication.translate("LedgerScreen", u"\u5bfc\u51fa\u4e00\u6b21\u6587\u4ef6\uff0c\u8fd9\u91cc\u5c31\u4f1a\u8bb0\u4e0b\u4e00\u6761\u3002\u4ee5\u540e\u53ef\u4ee5\u5728\u8fd9\u91cc\u767b\u8bb0\u76d6\u7ae0\u3001\u6c47\u6b3e\u3001\u5bc4\u51fa\u548c\u9886\u53d6\uff0c\u518d\u6253\u5370\u4e00\u4efd\uff0c\u6216\u7167\u7740\u518d\u529e\u4e00\u6b21\u3002", None))
        self.emptyText.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"secondary", None))
        self.begin.setText(QCoreApplication.translate("LedgerScreen", u"\u53bb\u529e\u7406\u4e1a\u52a1", None))
        self.begin.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"primary", None))
        self.search.setPlaceholderText(QCoreApplication.translate("LedgerScreen", u"\u5355\u4f4d\u3001\u4ee3\u7801\u3001\u60c5\u5f62\u6216\u5feb\u9012\u5355\u53f7", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u67e5\u627e\u529e\u7406\u8bb0\u5f55", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.search.setToolTip(QCoreApplication.translate("LedgerScreen", u"\u67e5\u627e\u529e\u7406\u8bb0\u5f55\uff08Ctrl+F\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.business.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u4e1a\u52a1", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u5e74\u4efd", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u529e\u7406\u8bb0\u5f55", None))
#endif // QT_CONFIG(accessibility)
        self.count.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"remark", None))
        self.undo.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"link", None))
        self.all.setText(QCoreApplication.translate("LedgerScreen", u"\u5168\u9009(&A)", None))
#if QT_CONFIG(accessibility)
        self.all.setAccessibleName(QCoreApplication.translate("LedgerScreen", u"\u5168\u9009", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.all.setToolTip(QCoreApplication.translate("LedgerScreen", u"\u52fe\u9009\u627e\u5230\u7684\u5168\u90e8\u4e1a\u52a1\uff0c\u6ca1\u6709\u663e\u793a\u51fa\u6765\u7684\u4e5f\u5728\u5185", None))
#endif // QT_CONFIG(tooltip)
        self.all.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"link", None))
        self.none.setText(QCoreApplication.translate("LedgerScreen", u"\u5168\u4e0d\u9009", None))
        self.none.setProperty(u"role", QCoreApplication.translate("LedgerScreen", u"link", None))
        pass
    # retranslateUi

