# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QSpinBox, QTableView, QVBoxLayout, QWidget

from ..kit.widgets import (Banner, DayEdit)

class Ui_CertificatesPage(object):
    def setupUi(self, CertificatesPage):
        if not CertificatesPage.objectName():
            CertificatesPage.setObjectName(u"CertificatesPage")
        self.CertificatesPageLayout = QVBoxLayout(CertificatesPage)
        self.CertificatesPageLayout.setSpacing(12)
        self.CertificatesPageLayout.setObjectName(u"CertificatesPageLayout")
        self.CertificatesPageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(CertificatesPage)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(CertificatesPage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.CertificatesPageLayout.addLayout(self.head)

        self.banner = Banner(CertificatesPage)
        self.banner.setObjectName(u"banner")

        self.CertificatesPageLayout.addWidget(self.banner)

        self.listCard = QFrame(CertificatesPage)
        self.listCard.setObjectName(u"listCard")
        self.listCardLayout = QVBoxLayout(self.listCard)
        self.listCardLayout.setSpacing(8)
        self.listCardLayout.setObjectName(u"listCardLayout")
        self.listCardLayout.setContentsMargins(16, 12, 16, 12)
        self.listRow = QHBoxLayout()
        self.listRow.setSpacing(12)
        self.listRow.setObjectName(u"listRow")
        self.listRow.setContentsMargins(0, 0, 0, 0)
        self.listTitle = QLabel(self.listCard)
        self.listTitle.setObjectName(u"listTitle")
        self.listTitle.setWordWrap(True)
        self.listTitle.setProperty(u"role", u"title")

        self.listRow.addWidget(self.listTitle)

        self.soon = QPushButton(self.listCard)
        self.soon.setObjectName(u"soon")

        self.listRow.addWidget(self.soon)

        self.all = QPushButton(self.listCard)
        self.all.setObjectName(u"all")

        self.listRow.addWidget(self.all)

        self.none = QPushButton(self.listCard)
        self.none.setObjectName(u"none")

        self.listRow.addWidget(self.none)

        self.listRow.setStretch(0, 1)

        self.listCardLayout.addLayout(self.listRow)

        self.table = QTableView(self.listCard)
        self.table.setObjectName(u"table")
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumSize(QSize(0, 160))

        self.listCardLayout.addWidget(self.table)


        self.CertificatesPageLayout.addWidget(self.listCard)

        self.numbers = QFrame(CertificatesPage)
        self.numbers.setObjectName(u"numbers")
        self.numbersLayout = QVBoxLayout(self.numbers)
        self.numbersLayout.setSpacing(12)
        self.numbersLayout.setObjectName(u"numbersLayout")
        self.numbersLayout.setContentsMargins(16, 12, 16, 12)
        self.countRow = QHBoxLayout()
        self.countRow.setSpacing(12)
        self.countRow.setObjectName(u"countRow")
        self.countRow.setContentsMargins(0, 0, 0, 0)
        self.countLabel = QLabel(self.numbers)
        self.countLabel.setObjectName(u"countLabel")
        self.countLabel.setMinimumSize(QSize(72, 0))

        self.countRow.addWidget(self.countLabel)

        self.count = QSpinBox(self.numbers)
        self.count.setObjectName(u"count")
        self.count.setMinimumSize(QSize(120, 36))

        self.countRow.addWidget(self.count)

        self.countNote = QLabel(self.numbers)
        self.countNote.setObjectName(u"countNote")
        self.countNote.setWordWrap(True)

        self.countRow.addWidget(self.countNote)

        self.countRow.setStretch(2, 1)

        self.numbersLayout.addLayout(self.countRow)

        self.yearsRow = QWidget(self.numbers)
        self.yearsRow.setObjectName(u"yearsRow")
        self.yearsRowLayout = QHBoxLayout(self.yearsRow)
        self.yearsRowLayout.setSpacing(12)
        self.yearsRowLayout.setObjectName(u"yearsRowLayout")
        self.yearsRowLayout.setContentsMargins(0, 0, 0, 0)
        self.yearsLabel = QLabel(self.yearsRow)
        self.yearsLabel.setObjectName(u"yearsLabel")
        self.yearsLabel.setMinimumSize(QSize(72, 0))

        self.yearsRowLayout.addWidget(self.yearsLabel)

        self.years = QSpinBox(self.yearsRow)
        self.years.setObjectName(u"years")
        self.years.setMinimumSize(QSize(120, 36))

        self.yearsRowLayout.addWidget(self.years)

        self.yearsNote = QLabel(self.yearsRow)
        self.yearsNote.setObjectName(u"yearsNote")
        self.yearsNote.setWordWrap(True)

        self.yearsRowLayout.addWidget(self.yearsNote)

        self.yearsRowLayout.setStretch(2, 1)

        self.numbersLayout.addWidget(self.yearsRow)

        self.dayRow = QHBoxLayout()
        self.dayRow.setSpacing(12)
        self.dayRow.setObjectName(u"dayRow")
        self.dayRow.setContentsMargins(0, 0, 0, 0)
        self.dayLabel = QLabel(self.numbers)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setMinimumSize(QSize(72, 0))

        self.dayRow.addWidget(self.dayLabel)

        self.day = DayEdit(self.numbers)
        self.day.setObjectName(u"day")
        self.day.setMinimumSize(QSize(160, 36))

        self.dayRow.addWidget(self.day)

        self.dayNote = QLabel(self.numbers)
        self.dayNote.setObjectName(u"dayNote")
        self.dayNote.setWordWrap(True)

        self.dayRow.addWidget(self.dayNote)

        self.dayRow.setStretch(2, 1)

        self.numbersLayout.addLayout(self.dayRow)

        self.line = QFrame(self.numbers)
        self.line.setObjectName(u"line")
        self.line.setMinimumSize(QSize(0, 1))
        self.line.setMaximumSize(QSize(16777215, 1))

        self.numbersLayout.addWidget(self.line)

        self.totalRow = QHBoxLayout()
        self.totalRow.setSpacing(12)
        self.totalRow.setObjectName(u"totalRow")
        self.totalRow.setContentsMargins(0, 0, 0, 0)
        self.totalLabel = QLabel(self.numbers)
        self.totalLabel.setObjectName(u"totalLabel")
        self.totalLabel.setMinimumSize(QSize(72, 0))

        self.totalRow.addWidget(self.totalLabel)

        self.total = QLabel(self.numbers)
        self.total.setObjectName(u"total")

        self.totalRow.addWidget(self.total)

        self.sum = QLabel(self.numbers)
        self.sum.setObjectName(u"sum")
        self.sum.setWordWrap(True)

        self.totalRow.addWidget(self.sum)

        self.totalRow.setStretch(2, 1)

        self.numbersLayout.addLayout(self.totalRow)


        self.CertificatesPageLayout.addWidget(self.numbers)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.CertificatesPageLayout.addItem(self.bottom)


        self.retranslateUi(CertificatesPage)

        QMetaObject.connectSlotsByName(CertificatesPage)
    # setupUi

    def retranslateUi(self, CertificatesPage):
        self.headline.setText(QCoreApplication.translate("CertificatesPage", u"\u529e\u7406\u51e0\u679a\u8bc1\u4e66\uff1f", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"lead", None))
        self.banner.setProperty(u"kind", QCoreApplication.translate("CertificatesPage", u"caution", None))
        self.listCard.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"card", None))
        self.listTitle.setText(QCoreApplication.translate("CertificatesPage", u"\u9009\u62e9\u8981\u529e\u7406\u7684\u8bc1\u4e66", None))
        self.soon.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"link", None))
        self.all.setText(QCoreApplication.translate("CertificatesPage", u"\u5168\u9009(&A)", None))
#if QT_CONFIG(accessibility)
        self.all.setAccessibleName(QCoreApplication.translate("CertificatesPage", u"\u5168\u9009", None))
#endif // QT_CONFIG(accessibility)
        self.all.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"link", None))
        self.none.setText(QCoreApplication.translate("CertificatesPage", u"\u5168\u4e0d\u9009(&D)", None))
#if QT_CONFIG(accessibility)
        self.none.setAccessibleName(QCoreApplication.translate("CertificatesPage", u"\u5168\u4e0d\u9009", None))
#endif // QT_CONFIG(accessibility)
        self.none.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"link", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("CertificatesPage", u"\u8bc1\u4e66\u5217\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.numbers.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"card", None))
        self.countLabel.setText(QCoreApplication.translate("CertificatesPage", u"\u529e\u7406\u679a\u6570", None))
#if QT_CONFIG(accessibility)
        self.count.setAccessibleName(QCoreApplication.translate("CertificatesPage", u"\u529e\u7406\u679a\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.count.setSuffix(QCoreApplication.translate("CertificatesPage", u" \u679a", None))
        self.countNote.setText("")
        self.countNote.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"remark", None))
        self.yearsLabel.setText(QCoreApplication.translate("CertificatesPage", u"\u529e\u7406\u5e74\u9650", None))
#if QT_CONFIG(accessibility)
        self.years.setAccessibleName(QCoreApplication.translate("CertificatesPage", u"\u529e\u7406\u5e74\u9650", None))
#endif // QT_CONFIG(accessibility)
        self.years.setSuffix(QCoreApplication.translate("CertificatesPage", u" \u5e74", None))
        self.yearsNote.setText("")
        self.yearsNote.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"remark", None))
        self.dayLabel.setText(QCoreApplication.translate("CertificatesPage", u"\u7533\u8bf7\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("CertificatesPage", u"\u7533\u8bf7\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.dayNote.setText(QCoreApplication.translate("CertificatesPage", u"\u5370\u5728\u8868\u4e0a\u7684\u65e5\u671f", None))
        self.dayNote.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"remark", None))
        self.line.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"line", None))
        self.totalLabel.setText(QCoreApplication.translate("CertificatesPage", u"\u8d39\u7528\u5408\u8ba1", None))
        self.total.setText("")
        self.total.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"amount", None))
        self.sum.setText("")
        self.sum.setProperty(u"role", QCoreApplication.translate("CertificatesPage", u"remark", None))
        pass
    # retranslateUi

