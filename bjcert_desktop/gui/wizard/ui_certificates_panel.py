# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QSpinBox, QTableView, QVBoxLayout, QWidget

from ..kit.widgets import (Banner, DayEdit)

class Ui_CertificatesPanel(object):
    def setupUi(self, CertificatesPanel):
        if not CertificatesPanel.objectName():
            CertificatesPanel.setObjectName(u"CertificatesPanel")
        self.CertificatesPanelLayout = QVBoxLayout(CertificatesPanel)
        self.CertificatesPanelLayout.setSpacing(12)
        self.CertificatesPanelLayout.setObjectName(u"CertificatesPanelLayout")
        self.CertificatesPanelLayout.setContentsMargins(0, 0, 0, 0)
        self.lead = QLabel(CertificatesPanel)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.CertificatesPanelLayout.addWidget(self.lead)

        self.banner = Banner(CertificatesPanel)
        self.banner.setObjectName(u"banner")

        self.CertificatesPanelLayout.addWidget(self.banner)

        self.listCard = QWidget(CertificatesPanel)
        self.listCard.setObjectName(u"listCard")
        self.listCardLayout = QVBoxLayout(self.listCard)
        self.listCardLayout.setSpacing(8)
        self.listCardLayout.setObjectName(u"listCardLayout")
        self.listCardLayout.setContentsMargins(0, 0, 0, 0)
        self.listRow = QHBoxLayout()
        self.listRow.setSpacing(12)
        self.listRow.setObjectName(u"listRow")
        self.listRow.setContentsMargins(0, 0, 0, 0)
        self.soon = QPushButton(self.listCard)
        self.soon.setObjectName(u"soon")

        self.listRow.addWidget(self.soon)

        self.all = QPushButton(self.listCard)
        self.all.setObjectName(u"all")

        self.listRow.addWidget(self.all)

        self.none = QPushButton(self.listCard)
        self.none.setObjectName(u"none")

        self.listRow.addWidget(self.none)

        self.listSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.listRow.addItem(self.listSpace)


        self.listCardLayout.addLayout(self.listRow)

        self.table = QTableView(self.listCard)
        self.table.setObjectName(u"table")
        self.table.setTabKeyNavigation(False)

        self.listCardLayout.addWidget(self.table)


        self.CertificatesPanelLayout.addWidget(self.listCard)

        self.numbers = QWidget(CertificatesPanel)
        self.numbers.setObjectName(u"numbers")
        self.numbersLayout = QVBoxLayout(self.numbers)
        self.numbersLayout.setSpacing(12)
        self.numbersLayout.setObjectName(u"numbersLayout")
        self.numbersLayout.setContentsMargins(0, 0, 0, 0)
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


        self.CertificatesPanelLayout.addWidget(self.numbers)

#if QT_CONFIG(shortcut)
        self.countLabel.setBuddy(self.count)
        self.yearsLabel.setBuddy(self.years)
        self.dayLabel.setBuddy(self.day)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CertificatesPanel)

        QMetaObject.connectSlotsByName(CertificatesPanel)
    # setupUi

    def retranslateUi(self, CertificatesPanel):
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"remark", None))
        self.banner.setProperty(u"kind", QCoreApplication.translate("CertificatesPanel", u"caution", None))
        self.soon.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"link", None))
        self.all.setText(QCoreApplication.translate("CertificatesPanel", u"\u5168\u9009(&A)", None))
#if QT_CONFIG(accessibility)
        self.all.setAccessibleName(QCoreApplication.translate("CertificatesPanel", u"\u5168\u9009", None))
#endif // QT_CONFIG(accessibility)
        self.all.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"link", None))
        self.none.setText(QCoreApplication.translate("CertificatesPanel", u"\u5168\u4e0d\u9009(&D)", None))
#if QT_CONFIG(accessibility)
        self.none.setAccessibleName(QCoreApplication.translate("CertificatesPanel", u"\u5168\u4e0d\u9009", None))
#endif // QT_CONFIG(accessibility)
        self.none.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"link", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("CertificatesPanel", u"\u8bc1\u4e66\u5217\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.countLabel.setText(QCoreApplication.translate("CertificatesPanel", u"\u529e\u7406\u679a\u6570", None))
#if QT_CONFIG(accessibility)
        self.count.setAccessibleName(QCoreApplication.translate("CertificatesPanel", u"\u529e\u7406\u679a\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.count.setSuffix(QCoreApplication.translate("CertificatesPanel", u" \u679a", None))
        self.countNote.setText("")
        self.countNote.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"remark", None))
        self.yearsLabel.setText(QCoreApplication.translate("CertificatesPanel", u"\u529e\u7406\u5e74\u9650", None))
#if QT_CONFIG(accessibility)
        self.years.setAccessibleName(QCoreApplication.translate("CertificatesPanel", u"\u529e\u7406\u5e74\u9650", None))
#endif // QT_CONFIG(accessibility)
        self.years.setSuffix(QCoreApplication.translate("CertificatesPanel", u" \u5e74", None))
        self.yearsNote.setText("")
        self.yearsNote.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"remark", None))
        self.dayLabel.setText(QCoreApplication.translate("CertificatesPanel", u"\u7533\u8bf7\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("CertificatesPanel", u"\u7533\u8bf7\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.dayNote.setText(QCoreApplication.translate("CertificatesPanel", u"\u5370\u5728\u8868\u4e0a\u7684\u65e5\u671f", None))
        self.dayNote.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"remark", None))
        self.totalLabel.setText(QCoreApplication.translate("CertificatesPanel", u"\u8d39\u7528\u5408\u8ba1", None))
        self.total.setText("")
        self.total.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"amount", None))
        self.sum.setText("")
        self.sum.setProperty(u"role", QCoreApplication.translate("CertificatesPanel", u"remark", None))
        pass
    # retranslateUi

