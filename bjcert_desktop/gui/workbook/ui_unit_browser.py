# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import (Banner, LeastList, LeastScrollArea)

class Ui_UnitBrowser(object):
    def setupUi(self, UnitBrowser):
        if not UnitBrowser.objectName():
            UnitBrowser.setObjectName(u"UnitBrowser")
        self.UnitBrowserLayout = QHBoxLayout(UnitBrowser)
        self.UnitBrowserLayout.setSpacing(16)
        self.UnitBrowserLayout.setObjectName(u"UnitBrowserLayout")
        self.UnitBrowserLayout.setContentsMargins(0, 0, 0, 0)
        self.listSide = QWidget(UnitBrowser)
        self.listSide.setObjectName(u"listSide")
        self.listSideLayout = QVBoxLayout(self.listSide)
        self.listSideLayout.setSpacing(8)
        self.listSideLayout.setObjectName(u"listSideLayout")
        self.listSideLayout.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit(self.listSide)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.listSideLayout.addWidget(self.search)

        self.filtersPart = QWidget(self.listSide)
        self.filtersPart.setObjectName(u"filtersPart")
        self.filters = QGridLayout(self.filtersPart)
        self.filters.setSpacing(8)
        self.filters.setObjectName(u"filters")
        self.filters.setContentsMargins(0, 0, 0, 0)

        self.listSideLayout.addWidget(self.filtersPart)

        self.units = LeastList(self.listSide)
        self.units.setObjectName(u"units")
        self.units.setMinimumSize(QSize(200, 120))

        self.listSideLayout.addWidget(self.units)

        self.fileRow = QHBoxLayout()
        self.fileRow.setSpacing(8)
        self.fileRow.setObjectName(u"fileRow")
        self.fileRow.setContentsMargins(0, 0, 0, 0)
        self.count = QLabel(self.listSide)
        self.count.setObjectName(u"count")
        self.count.setWordWrap(True)

        self.fileRow.addWidget(self.count)

        self.openOther = QPushButton(self.listSide)
        self.openOther.setObjectName(u"openOther")

        self.fileRow.addWidget(self.openOther)

        self.fileRow.setStretch(0, 1)

        self.listSideLayout.addLayout(self.fileRow)


        self.UnitBrowserLayout.addWidget(self.listSide)

        self.unitScroll = LeastScrollArea(UnitBrowser)
        self.unitScroll.setObjectName(u"unitScroll")
        self.unitScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unitScroll.setMinimumSize(QSize(0, 240))
        self.unitScroll.setWidgetResizable(True)
        self.unitSide = QWidget()
        self.unitSide.setObjectName(u"unitSide")
        self.unitSideLayout = QVBoxLayout(self.unitSide)
        self.unitSideLayout.setSpacing(8)
        self.unitSideLayout.setObjectName(u"unitSideLayout")
        self.unitSideLayout.setContentsMargins(0, 0, 0, 0)
        self.unitCard = QFrame(self.unitSide)
        self.unitCard.setObjectName(u"unitCard")
        self.unitCardLayout = QVBoxLayout(self.unitCard)
        self.unitCardLayout.setSpacing(8)
        self.unitCardLayout.setObjectName(u"unitCardLayout")
        self.unitCardLayout.setContentsMargins(16, 12, 16, 12)
        self.titleRow = QHBoxLayout()
        self.titleRow.setSpacing(8)
        self.titleRow.setObjectName(u"titleRow")
        self.titleRow.setContentsMargins(0, 0, 0, 0)
        self.unitTitle = QLabel(self.unitCard)
        self.unitTitle.setObjectName(u"unitTitle")
        self.unitTitle.setProperty(u"role", u"title")
        self.unitTitle.setWordWrap(True)

        self.titleRow.addWidget(self.unitTitle)

        self.missing = QPushButton(self.unitCard)
        self.missing.setObjectName(u"missing")
        self.missing.setVisible(False)

        self.titleRow.addWidget(self.missing)

        self.reset = QPushButton(self.unitCard)
        self.reset.setObjectName(u"reset")

        self.titleRow.addWidget(self.reset)

        self.titleRow.setStretch(0, 1)

        self.unitCardLayout.addLayout(self.titleRow)

        self.unitNote = QLabel(self.unitCard)
        self.unitNote.setObjectName(u"unitNote")
        self.unitNote.setWordWrap(True)

        self.unitCardLayout.addWidget(self.unitNote)

        self.unitProblems = Banner(self.unitCard)
        self.unitProblems.setObjectName(u"unitProblems")

        self.unitCardLayout.addWidget(self.unitProblems)

        self.top = QVBoxLayout()
        self.top.setSpacing(8)
        self.top.setObjectName(u"top")
        self.top.setContentsMargins(0, 0, 0, 0)

        self.unitCardLayout.addLayout(self.top)

        self.fieldsPart = QWidget(self.unitCard)
        self.fieldsPart.setObjectName(u"fieldsPart")
        self.fields = QGridLayout(self.fieldsPart)
        self.fields.setSpacing(12)
        self.fields.setObjectName(u"fields")
        self.fields.setContentsMargins(0, 0, 0, 0)

        self.unitCardLayout.addWidget(self.fieldsPart)

        self.extra = QVBoxLayout()
        self.extra.setSpacing(8)
        self.extra.setObjectName(u"extra")
        self.extra.setContentsMargins(0, 0, 0, 0)

        self.unitCardLayout.addLayout(self.extra)

        self.cardBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.unitCardLayout.addItem(self.cardBottom)


        self.unitSideLayout.addWidget(self.unitCard)

        self.unitScroll.setWidget(self.unitSide)

        self.UnitBrowserLayout.addWidget(self.unitScroll)

        self.UnitBrowserLayout.setStretch(0, 2)
        self.UnitBrowserLayout.setStretch(1, 5)

        self.retranslateUi(UnitBrowser)

        QMetaObject.connectSlotsByName(UnitBrowser)
    # setupUi

    def retranslateUi(self, UnitBrowser):
        self.search.setPlaceholderText(QCoreApplication.translate("UnitBrowser", u"\u540d\u79f0\u3001\u4ee3\u7801\u3001\u7ecf\u529e\u4eba\u6216\u62fc\u97f3\u9996\u5b57\u6bcd", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("UnitBrowser", u"\u67e5\u627e\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.units.setAccessibleName(QCoreApplication.translate("UnitBrowser", u"\u5355\u4f4d\u5217\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.count.setText("")
        self.count.setProperty(u"role", QCoreApplication.translate("UnitBrowser", u"remark", None))
        self.openOther.setText(QCoreApplication.translate("UnitBrowser", u"\u6362\u4e00\u5f20\u8868\u2026", None))
        self.openOther.setProperty(u"role", QCoreApplication.translate("UnitBrowser", u"link", None))
        self.unitCard.setProperty(u"role", QCoreApplication.translate("UnitBrowser", u"card", None))
        self.unitTitle.setText("")
        self.missing.setText(QCoreApplication.translate("UnitBrowser", u"\u7f3a\u4ec0\u4e48\u2026", None))
#if QT_CONFIG(tooltip)
        self.missing.setToolTip(QCoreApplication.translate("UnitBrowser", u"\u8fd9\u4e2a\u5355\u4f4d\u529e\u7406\u66f4\u65b0\u8fd8\u7f3a\u4ec0\u4e48\uff1a\u53d1\u7ed9\u5355\u4f4d\u7684\u8bdd\uff0c\u548c\u53ef\u4ee5\u586b\u597d\u8bfb\u56de\u6765\u7684\u8868\u683c", None))
#endif // QT_CONFIG(tooltip)
        self.missing.setProperty(u"role", QCoreApplication.translate("UnitBrowser", u"link", None))
        self.reset.setText(QCoreApplication.translate("UnitBrowser", u"\u6062\u590d\u8868\u91cc\u7684\u5185\u5bb9", None))
        self.reset.setProperty(u"role", QCoreApplication.translate("UnitBrowser", u"link", None))
        self.unitNote.setText("")
        self.unitNote.setProperty(u"role", QCoreApplication.translate("UnitBrowser", u"remark", None))
        self.unitProblems.setProperty(u"kind", QCoreApplication.translate("UnitBrowser", u"caution", None))
        pass
    # retranslateUi

