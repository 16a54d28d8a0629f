# mypy: ignore-errors
from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QListView, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from bjcert_desktop.gui.widgets import (Banner, ElidedLabel)

class Ui_UnitPage(object):
    def setupUi(self, UnitPage):
        if not UnitPage.objectName():
            UnitPage.setObjectName(u"UnitPage")
        self.UnitPageLayout = QVBoxLayout(UnitPage)
        self.UnitPageLayout.setSpacing(12)
        self.UnitPageLayout.setObjectName(u"UnitPageLayout")
        self.UnitPageLayout.setContentsMargins(36, 24, 36, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(UnitPage)
        self.headline.setObjectName(u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(UnitPage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.UnitPageLayout.addLayout(self.head)

        self.banner = Banner(UnitPage)
        self.banner.setObjectName(u"banner")

        self.UnitPageLayout.addWidget(self.banner)

        self.start = QFrame(UnitPage)
        self.start.setObjectName(u"start")
        self.startLayout = QVBoxLayout(self.start)
        self.startLayout.setSpacing(12)
        self.startLayout.setObjectName(u"startLayout")
        self.startLayout.setContentsMargins(18, 14, 18, 14)
        self.startTitle = QLabel(self.start)
        self.startTitle.setObjectName(u"startTitle")
        self.startTitle.setWordWrap(True)

        self.startLayout.addWidget(self.startTitle)

        self.startText = QLabel(self.start)
        self.startText.setObjectName(u"startText")
        self.startText.setWordWrap(True)

        self.startLayout.addWidget(self.startText)

        self.startButtons = QHBoxLayout()
        self.startButtons.setSpacing(12)
        self.startButtons.setObjectName(u"startButtons")
        self.startButtons.setContentsMargins(0, 0, 0, 0)
        self.open = QPushButton(self.start)
        self.open.setObjectName(u"open")

        self.startButtons.addWidget(self.open)

        self.create = QPushButton(self.start)
        self.create.setObjectName(u"create")

        self.startButtons.addWidget(self.create)

        self.sample = QPushButton(self.start)
        self.sample.setObjectName(u"sample")

        self.startButtons.addWidget(self.sample)

        self.startSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.startButtons.addItem(self.startSpace)


        self.startLayout.addLayout(self.startButtons)


        self.UnitPageLayout.addWidget(self.start)

        self.busy = QWidget(UnitPage)
        self.busy.setObjectName(u"busy")
        self.busyLayout = QHBoxLayout(self.busy)
        self.busyLayout.setSpacing(12)
        self.busyLayout.setObjectName(u"busyLayout")
        self.busyLayout.setContentsMargins(0, 0, 0, 0)
        self.busyText = QLabel(self.busy)
        self.busyText.setObjectName(u"busyText")

        self.busyLayout.addWidget(self.busyText)

        self.busyBar = QProgressBar(self.busy)
        self.busyBar.setObjectName(u"busyBar")
        self.busyBar.setMaximumSize(QSize(240, 6))
        self.busyBar.setTextVisible(False)

        self.busyLayout.addWidget(self.busyBar)

        self.cancel = QPushButton(self.busy)
        self.cancel.setObjectName(u"cancel")

        self.busyLayout.addWidget(self.cancel)

        self.busySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.busyLayout.addItem(self.busySpace)


        self.UnitPageLayout.addWidget(self.busy)

        self.work = QWidget(UnitPage)
        self.work.setObjectName(u"work")
        self.workLayout = QHBoxLayout(self.work)
        self.workLayout.setSpacing(16)
        self.workLayout.setObjectName(u"workLayout")
        self.workLayout.setContentsMargins(0, 0, 0, 0)
        self.listSide = QWidget(self.work)
        self.listSide.setObjectName(u"listSide")
        self.listSideLayout = QVBoxLayout(self.listSide)
        self.listSideLayout.setSpacing(8)
        self.listSideLayout.setObjectName(u"listSideLayout")
        self.listSideLayout.setContentsMargins(0, 0, 0, 0)
        self.fileRow = QHBoxLayout()
        self.fileRow.setSpacing(8)
        self.fileRow.setObjectName(u"fileRow")
        self.fileRow.setContentsMargins(0, 0, 0, 0)
        self.file = ElidedLabel(self.listSide)
        self.file.setObjectName(u"file")

        self.fileRow.addWidget(self.file)

        self.openOther = QPushButton(self.listSide)
        self.openOther.setObjectName(u"openOther")

        self.fileRow.addWidget(self.openOther)

        self.fileRow.setStretch(0, 1)

        self.listSideLayout.addLayout(self.fileRow)

        self.search = QLineEdit(self.listSide)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.listSideLayout.addWidget(self.search)

        self.units = QListView(self.listSide)
        self.units.setObjectName(u"units")
        self.units.setMinimumSize(QSize(200, 120))

        self.listSideLayout.addWidget(self.units)

        self.count = QLabel(self.listSide)
        self.count.setObjectName(u"count")

        self.listSideLayout.addWidget(self.count)


        self.workLayout.addWidget(self.listSide)

        self.unitCard = QFrame(self.work)
        self.unitCard.setObjectName(u"unitCard")
        self.unitCardLayout = QVBoxLayout(self.unitCard)
        self.unitCardLayout.setSpacing(8)
        self.unitCardLayout.setObjectName(u"unitCardLayout")
        self.unitCardLayout.setContentsMargins(18, 14, 18, 14)
        self.titleRow = QHBoxLayout()
        self.titleRow.setSpacing(8)
        self.titleRow.setObjectName(u"titleRow")
        self.titleRow.setContentsMargins(0, 0, 0, 0)
        self.unitTitle = QLabel(self.unitCard)
        self.unitTitle.setObjectName(u"unitTitle")
        self.unitTitle.setWordWrap(True)

        self.titleRow.addWidget(self.unitTitle)

        self.titleSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.titleRow.addItem(self.titleSpace)

        self.reset = QPushButton(self.unitCard)
        self.reset.setObjectName(u"reset")

        self.titleRow.addWidget(self.reset)

        self.titleRow.setStretch(0, 1)

        self.unitCardLayout.addLayout(self.titleRow)

        self.unitNote = QLabel(self.unitCard)
        self.unitNote.setObjectName(u"unitNote")
        self.unitNote.setWordWrap(True)

        self.unitCardLayout.addWidget(self.unitNote)

        self.fields = QGridLayout()
        self.fields.setSpacing(12)
        self.fields.setObjectName(u"fields")
        self.fields.setContentsMargins(0, 0, 0, 0)

        self.unitCardLayout.addLayout(self.fields)

        self.cardBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.unitCardLayout.addItem(self.cardBottom)


        self.workLayout.addWidget(self.unitCard)

        self.workLayout.setStretch(0, 2)
        self.workLayout.setStretch(1, 5)

        self.UnitPageLayout.addWidget(self.work)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.UnitPageLayout.addItem(self.bottom)

        self.UnitPageLayout.setStretch(4, 1)

        self.retranslateUi(UnitPage)

        QMetaObject.connectSlotsByName(UnitPage)
    # setupUi

    def retranslateUi(self, UnitPage):
        self.headline.setText(QCoreApplication.translate("UnitPage", u"\u4e3a\u54ea\u4e2a\u5355\u4f4d\u529e\u7406\uff1f", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("UnitPage", u"headline", None))
        self.lead.setText(QCoreApplication.translate("UnitPage", u"\u4ece\u5355\u4f4d\u4fe1\u606f\u8868\u91cc\u9009\u4e00\u4e2a\u5355\u4f4d\u3002\u53f3\u4fa7\u7684\u5185\u5bb9\u53ef\u4ee5\u6539\uff0c\u53ea\u7528\u4e8e\u8fd9\u4e00\u6b21\uff0c\u4e0d\u4f1a\u6539\u52a8\u5de5\u4f5c\u7c3f\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("UnitPage", u"lead", None))
        self.banner.setProperty(u"kind", QCoreApplication.translate("UnitPage", u"bad", None))
        self.start.setProperty(u"role", QCoreApplication.translate("UnitPage", u"card", None))
        self.startTitle.setText(QCoreApplication.translate("UnitPage", u"\u5148\u6253\u5f00\u672c\u5355\u4f4d\u7684\u5355\u4f4d\u4fe1\u606f\u8868", None))
        self.startTitle.setProperty(u"role", QCoreApplication.translate("UnitPage", u"title", None))
        self.startText.setText(QCoreApplication.translate("UnitPage", u"\u5355\u4f4d\u4fe1\u606f\u8868\u662f\u4e00\u4e2a Excel \u5de5\u4f5c\u7c3f\uff0c\u4e00\u884c\u4e00\u4e2a\u5355\u4f4d\u3002\u8fd8\u6ca1\u6709\u7684\u8bdd\uff0c\u53ef\u4ee5\u65b0\u5efa\u4e00\u4efd\u7a7a\u767d\u8868\uff0c\u586b\u597d\u540e\u518d\u6253\u5f00\u3002", None))
        self.startText.setProperty(u"role", QCoreApplication.translate("UnitPage", u"secondary", None))
        self.open.setText(QCoreApplication.translate("UnitPage", u"\u6253\u5f00\u5355\u4f4d\u4fe1\u606f\u8868\u2026", None))
        self.open.setProperty(u"role", QCoreApplication.translate("UnitPage", u"primary", None))
        self.create.setText(QCoreApplication.translate("UnitPage", u"\u65b0\u5efa\u7a7a\u767d\u8868\u2026", None))
        self.create.setProperty(u"role", QCoreApplication.translate("UnitPage", u"plain", None))
        self.sample.setText(QCoreApplication.translate("UnitPage", u"\u7528\u793a\u4f8b\u6570\u636e\u8bd5\u4e00\u8bd5", None))
        self.sample.setProperty(u"role", QCoreApplication.translate("UnitPage", u"plain", None))
        self.busyText.setText(QCoreApplication.translate("UnitPage", u"\u6b63\u5728\u8bfb\u53d6\u2026", None))
        self.busyText.setProperty(u"role", QCoreApplication.translate("UnitPage", u"secondary", None))
        self.cancel.setText(QCoreApplication.translate("UnitPage", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("UnitPage", u"plain", None))
        self.file.setProperty(u"role", QCoreApplication.translate("UnitPage", u"remark", None))
        self.openOther.setText(QCoreApplication.translate("UnitPage", u"\u6362\u4e00\u4e2a\u2026", None))
        self.openOther.setProperty(u"role", QCoreApplication.translate("UnitPage", u"link", None))
        self.search.setPlaceholderText(QCoreApplication.translate("UnitPage", u"\u6309\u540d\u79f0\u6216\u4ee3\u7801\u67e5\u627e", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("UnitPage", u"\u67e5\u627e\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.units.setAccessibleName(QCoreApplication.translate("UnitPage", u"\u5355\u4f4d\u5217\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.count.setText("")
        self.count.setProperty(u"role", QCoreApplication.translate("UnitPage", u"remark", None))
        self.unitCard.setProperty(u"role", QCoreApplication.translate("UnitPage", u"card", None))
        self.unitTitle.setText("")
        self.unitTitle.setProperty(u"role", QCoreApplication.translate("UnitPage", u"title", None))
        self.reset.setText(QCoreApplication.translate("UnitPage", u"\u6062\u590d\u8868\u91cc\u7684\u5185\u5bb9", None))
        self.reset.setProperty(u"role", QCoreApplication.translate("UnitPage", u"link", None))
        self.unitNote.setText("")
        self.unitNote.setProperty(u"role", QCoreApplication.translate("UnitPage", u"remark", None))
        pass
    # retranslateUi

