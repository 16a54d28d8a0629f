# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QSpinBox, QTableView, QVBoxLayout, QWidget

from ..kit.choices import Segments
from ..kit.widgets import Banner
from ..preview.living_form import LivingForm

class Ui_ExpressPage(object):
    def setupUi(self, ExpressPage):
        if not ExpressPage.objectName():
            ExpressPage.setObjectName(u"ExpressPage")
        self.pageLayout = QVBoxLayout(ExpressPage)
        self.pageLayout.setSpacing(0)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(24, 12, 16, 0)
        self.sideShown = Segments(ExpressPage)
        self.sideShown.setObjectName(u"sideShown")

        self.pageLayout.addWidget(self.sideShown)

        self.sides = QHBoxLayout()
        self.sides.setSpacing(16)
        self.sides.setObjectName(u"sides")
        self.fieldScroll = QScrollArea(ExpressPage)
        self.fieldScroll.setObjectName(u"fieldScroll")
        self.fieldScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fieldScroll.setWidgetResizable(True)
        self.answers = QWidget()
        self.answers.setObjectName(u"answers")
        self.answersLayout = QVBoxLayout(self.answers)
        self.answersLayout.setSpacing(12)
        self.answersLayout.setObjectName(u"answersLayout")
        self.answersLayout.setContentsMargins(4, 4, 8, 16)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.headline = QLabel(self.answers)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)


        self.answersLayout.addLayout(self.head)

        self.ways = QHBoxLayout()
        self.ways.setSpacing(4)
        self.ways.setObjectName(u"ways")
        self.lead = QLabel(self.answers)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.ways.addWidget(self.lead)

        self.unit = QPushButton(self.answers)
        self.unit.setObjectName(u"unit")

        self.ways.addWidget(self.unit)

        self.steps = QPushButton(self.answers)
        self.steps.setObjectName(u"steps")

        self.ways.addWidget(self.steps)

        self.ways.setStretch(0, 1)

        self.answersLayout.addLayout(self.ways)

        self.problem = Banner(self.answers)
        self.problem.setObjectName(u"problem")

        self.answersLayout.addWidget(self.problem)

        self.caveats = Banner(self.answers)
        self.caveats.setObjectName(u"caveats")

        self.answersLayout.addWidget(self.caveats)

        self.listCard = QFrame(self.answers)
        self.listCard.setObjectName(u"listCard")
        self.listCardLayout = QVBoxLayout(self.listCard)
        self.listCardLayout.setObjectName(u"listCardLayout")
        self.listCardLayout.setContentsMargins(12, 8, 12, 8)
        self.table = QTableView(self.listCard)
        self.table.setObjectName(u"table")

        self.listCardLayout.addWidget(self.table)


        self.answersLayout.addWidget(self.listCard)

        self.countRow = QHBoxLayout()
        self.countRow.setSpacing(8)
        self.countRow.setObjectName(u"countRow")
        self.countLabel = QLabel(self.answers)
        self.countLabel.setObjectName(u"countLabel")
        self.countLabel.setMinimumSize(QSize(72, 0))

        self.countRow.addWidget(self.countLabel)

        self.count = QSpinBox(self.answers)
        self.count.setObjectName(u"count")
        self.count.setMinimumSize(QSize(96, 36))
        self.count.setMaximumSize(QSize(96, 16777215))

        self.countRow.addWidget(self.count)

        self.countNote = QLabel(self.answers)
        self.countNote.setObjectName(u"countNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.countNote.sizePolicy().hasHeightForWidth())
        self.countNote.setSizePolicy(sizePolicy)

        self.countRow.addWidget(self.countNote)


        self.answersLayout.addLayout(self.countRow)

        self.selectorsPart = QWidget(self.answers)
        self.selectorsPart.setObjectName(u"selectorsPart")
        self.selectors = QGridLayout(self.selectorsPart)
        self.selectors.setObjectName(u"selectors")
        self.selectors.setHorizontalSpacing(24)
        self.selectors.setVerticalSpacing(8)
        self.selectors.setContentsMargins(0, 0, 0, 0)

        self.answersLayout.addWidget(self.selectorsPart)

        self.feeCard = QFrame(self.answers)
        self.feeCard.setObjectName(u"feeCard")
        self.feeLayout = QHBoxLayout(self.feeCard)
        self.feeLayout.setSpacing(12)
        self.feeLayout.setObjectName(u"feeLayout")
        self.feeLayout.setContentsMargins(16, 8, 16, 8)
        self.total = QLabel(self.feeCard)
        self.total.setObjectName(u"total")

        self.feeLayout.addWidget(self.total)

        self.sum = QLabel(self.feeCard)
        self.sum.setObjectName(u"sum")
        self.sum.setWordWrap(True)

        self.feeLayout.addWidget(self.sum)

        self.capitals = QLabel(self.feeCard)
        self.capitals.setObjectName(u"capitals")

        self.feeLayout.addWidget(self.capitals)

        self.feeLayout.setStretch(1, 1)

        self.answersLayout.addWidget(self.feeCard)

        self.fieldsPart = QWidget(self.answers)
        self.fieldsPart.setObjectName(u"fieldsPart")
        self.fields = QGridLayout(self.fieldsPart)
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setColumnStretch(0, 1)
        self.fields.setColumnStretch(1, 1)

        self.answersLayout.addWidget(self.fieldsPart)

        self.below = QHBoxLayout()
        self.below.setSpacing(8)
        self.below.setObjectName(u"below")
        self.more = QPushButton(self.answers)
        self.more.setObjectName(u"more")

        self.below.addWidget(self.more)

        self.origin = QLabel(self.answers)
        self.origin.setObjectName(u"origin")

        self.below.addWidget(self.origin)

        self.belowSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.below.addItem(self.belowSpace)


        self.answersLayout.addLayout(self.below)

        self.bottomSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.answersLayout.addItem(self.bottomSpace)

        self.fieldScroll.setWidget(self.answers)

        self.sides.addWidget(self.fieldScroll)

        self.paper = LivingForm(ExpressPage)
        self.paper.setObjectName(u"paper")

        self.sides.addWidget(self.paper)

        self.sides.setStretch(0, 9)
        self.sides.setStretch(1, 10)

        self.pageLayout.addLayout(self.sides)

        self.pageLayout.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.countLabel.setBuddy(self.count)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExpressPage)

        QMetaObject.connectSlotsByName(ExpressPage)
    # setupUi

    def retranslateUi(self, ExpressPage):
        self.lead.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"lead", None))
        self.unit.setText(QCoreApplication.translate("ExpressPage", u"\u6362\u5355\u4f4d(&U)", None))
#if QT_CONFIG(accessibility)
        self.unit.setAccessibleName(QCoreApplication.translate("ExpressPage", u"\u6362\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.unit.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"link", None))
        self.steps.setText(QCoreApplication.translate("ExpressPage", u"\u4e00\u6b65\u4e00\u6b65\u529e(&S)", None))
#if QT_CONFIG(accessibility)
        self.steps.setAccessibleName(QCoreApplication.translate("ExpressPage", u"\u4e00\u6b65\u4e00\u6b65\u529e", None))
#endif // QT_CONFIG(accessibility)
        self.steps.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"link", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("ExpressPage", u"bad", None))
        self.caveats.setProperty(u"kind", QCoreApplication.translate("ExpressPage", u"caution", None))
#if QT_CONFIG(accessibility)
        self.listCard.setAccessibleName(QCoreApplication.translate("ExpressPage", u"\u8bc1\u4e66", None))
#endif // QT_CONFIG(accessibility)
        self.listCard.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"card", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ExpressPage", u"\u8bc1\u4e66\u5217\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.countLabel.setText(QCoreApplication.translate("ExpressPage", u"\u529e\u7406\u679a\u6570", None))
        self.countLabel.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"secondary", None))
#if QT_CONFIG(accessibility)
        self.count.setAccessibleName(QCoreApplication.translate("ExpressPage", u"\u529e\u7406\u679a\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.countNote.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"remark", None))
#if QT_CONFIG(accessibility)
        self.feeCard.setAccessibleName(QCoreApplication.translate("ExpressPage", u"\u8d39\u7528", None))
#endif // QT_CONFIG(accessibility)
        self.feeCard.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"card", None))
        self.total.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"amount", None))
        self.sum.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"remark", None))
        self.capitals.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"remark", None))
        self.more.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"link", None))
        self.origin.setProperty(u"role", QCoreApplication.translate("ExpressPage", u"remark", None))
        pass
    # retranslateUi

