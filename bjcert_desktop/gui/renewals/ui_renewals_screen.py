# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget

from ..kit.rows import BusyRow
from ..kit.widgets import Banner
from ..workbook.open_panel import OpenPanel

class Ui_RenewalsScreen(object):
    def setupUi(self, RenewalsScreen):
        if not RenewalsScreen.objectName():
            RenewalsScreen.setObjectName(u"RenewalsScreen")
        self.RenewalsScreenLayout = QVBoxLayout(RenewalsScreen)
        self.RenewalsScreenLayout.setSpacing(0)
        self.RenewalsScreenLayout.setObjectName(u"RenewalsScreenLayout")
        self.RenewalsScreenLayout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(RenewalsScreen)
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

        self.open = OpenPanel(self.body)
        self.open.setObjectName(u"open")

        self.bodyLayout.addWidget(self.open)

        self.work = QWidget(self.body)
        self.work.setObjectName(u"work")
        self.workLayout = QVBoxLayout(self.work)
        self.workLayout.setSpacing(8)
        self.workLayout.setObjectName(u"workLayout")
        self.workLayout.setContentsMargins(0, 0, 0, 0)
        self.tilesPart = QWidget(self.work)
        self.tilesPart.setObjectName(u"tilesPart")
        self.tiles = QGridLayout(self.tilesPart)
        self.tiles.setSpacing(8)
        self.tiles.setObjectName(u"tiles")
        self.tiles.setContentsMargins(0, 0, 0, 0)

        self.workLayout.addWidget(self.tilesPart)

        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tools.setObjectName(u"tools")
        self.tools.setContentsMargins(0, 0, 0, 0)
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

        self.save = QPushButton(self.work)
        self.save.setObjectName(u"save")

        self.tools.addWidget(self.save)

        self.print = QPushButton(self.work)
        self.print.setObjectName(u"print")

        self.tools.addWidget(self.print)

        self.tools.setStretch(0, 1)

        self.workLayout.addLayout(self.tools)

        self.table = QTableView(self.work)
        self.table.setObjectName(u"table")
        self.table.setTabKeyNavigation(False)

        self.workLayout.addWidget(self.table)

        self.detail = QFrame(self.work)
        self.detail.setObjectName(u"detail")
        self.detailLayout = QVBoxLayout(self.detail)
        self.detailLayout.setSpacing(4)
        self.detailLayout.setObjectName(u"detailLayout")
        self.detailLayout.setContentsMargins(16, 8, 16, 8)
        self.detailHead = QHBoxLayout()
        self.detailHead.setSpacing(12)
        self.detailHead.setObjectName(u"detailHead")
        self.detailHead.setContentsMargins(0, 0, 0, 0)
        self.unit = QLabel(self.detail)
        self.unit.setObjectName(u"unit")
        self.unit.setWordWrap(True)

        self.detailHead.addWidget(self.unit)

        self.keysPart = QWidget(self.detail)
        self.keysPart.setObjectName(u"keysPart")
        self.keys = QHBoxLayout(self.keysPart)
        self.keys.setSpacing(12)
        self.keys.setObjectName(u"keys")
        self.keys.setContentsMargins(0, 0, 0, 0)

        self.detailHead.addWidget(self.keysPart)

        self.detailHead.setStretch(0, 1)

        self.detailLayout.addLayout(self.detailHead)

        self.advice = QLabel(self.detail)
        self.advice.setObjectName(u"advice")
        self.advice.setWordWrap(True)

        self.detailLayout.addWidget(self.advice)


        self.workLayout.addWidget(self.detail)

        self.workLayout.setStretch(2, 1)

        self.bodyLayout.addWidget(self.work)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.bodyLayout.addItem(self.bottom)

        self.bodyLayout.setStretch(4, 1)
        self.scroll.setWidget(self.body)

        self.RenewalsScreenLayout.addWidget(self.scroll)

        self.footer = QFrame(RenewalsScreen)
        self.footer.setObjectName(u"footer")
        self.totalsLayout = QVBoxLayout(self.footer)
        self.totalsLayout.setSpacing(8)
        self.totalsLayout.setObjectName(u"totalsLayout")
        self.totalsLayout.setContentsMargins(32, 12, 32, 12)
        self.totalRow = QHBoxLayout()
        self.totalRow.setSpacing(12)
        self.totalRow.setObjectName(u"totalRow")
        self.totalRow.setContentsMargins(0, 0, 0, 0)
        self.total = QLabel(self.footer)
        self.total.setObjectName(u"total")
        self.total.setProperty(u"role", u"title")
        self.total.setWordWrap(True)

        self.totalRow.addWidget(self.total)

        self.waysPart = QWidget(self.footer)
        self.waysPart.setObjectName(u"waysPart")
        self.ways = QHBoxLayout(self.waysPart)
        self.ways.setSpacing(12)
        self.ways.setObjectName(u"ways")
        self.ways.setContentsMargins(0, 0, 0, 0)

        self.totalRow.addWidget(self.waysPart)

        self.totalRow.setStretch(0, 1)

        self.totalsLayout.addLayout(self.totalRow)

        self.busy = BusyRow(self.footer)
        self.busy.setObjectName(u"busy")

        self.totalsLayout.addWidget(self.busy)


        self.RenewalsScreenLayout.addWidget(self.footer)

        self.RenewalsScreenLayout.setStretch(0, 1)

        self.retranslateUi(RenewalsScreen)

        QMetaObject.connectSlotsByName(RenewalsScreen)
    # setupUi

    def retranslateUi(self, RenewalsScreen):
        self.headline.setText(QCoreApplication.translate("RenewalsScreen", u"\u5230\u671f\u63d0\u9192", None))
        self.lead.setText(QCoreApplication.translate("RenewalsScreen", u"\u6309\u5355\u4f4d\u4fe1\u606f\u8868\u91cc\u7684\u5230\u671f\u65e5\u671f\u6392\u5217\u3002\u52fe\u9009\u8981\u529e\u7684\u5355\u4f4d\uff0c\u4e00\u6b21\u529e\u5b8c\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("RenewalsScreen", u"bad", None))
        self.notice.setProperty(u"kind", QCoreApplication.translate("RenewalsScreen", u"good", None))
        self.search.setPlaceholderText(QCoreApplication.translate("RenewalsScreen", u"\u540d\u79f0\u3001\u4ee3\u7801\u6216\u62fc\u97f3\u9996\u5b57\u6bcd", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("RenewalsScreen", u"\u67e5\u627e\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.all.setText(QCoreApplication.translate("RenewalsScreen", u"\u5168\u9009", None))
        self.all.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"link", None))
        self.none.setText(QCoreApplication.translate("RenewalsScreen", u"\u5168\u4e0d\u9009", None))
        self.none.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"link", None))
        self.save.setText(QCoreApplication.translate("RenewalsScreen", u"\u5bfc\u51fa Excel\u2026", None))
        self.save.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"plain", None))
        self.print.setText(QCoreApplication.translate("RenewalsScreen", u"\u6253\u5370\u2026", None))
        self.print.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"plain", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("RenewalsScreen", u"\u5355\u4f4d\u548c\u5230\u671f\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.detail.setAccessibleName(QCoreApplication.translate("RenewalsScreen", u"\u9009\u4e2d\u7684\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.detail.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"card", None))
        self.unit.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"strong", None))
        self.advice.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"remark", None))
        self.footer.setProperty(u"role", QCoreApplication.translate("RenewalsScreen", u"bar", None))
        self.total.setText("")
        pass
    # retranslateUi

