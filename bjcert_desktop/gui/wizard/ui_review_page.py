# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import Banner
from ..preview.living_form import LivingForm

class Ui_ReviewPage(object):
    def setupUi(self, ReviewPage):
        if not ReviewPage.objectName():
            ReviewPage.setObjectName(u"ReviewPage")
        self.sides = QHBoxLayout(ReviewPage)
        self.sides.setSpacing(16)
        self.sides.setObjectName(u"sides")
        self.sides.setContentsMargins(0, 12, 16, 0)
        self.valueScroll = QScrollArea(ReviewPage)
        self.valueScroll.setObjectName(u"valueScroll")
        self.valueScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.valueScroll.setWidgetResizable(True)
        self.content = QWidget()
        self.content.setObjectName(u"content")
        self.contentLayout = QVBoxLayout(self.content)
        self.contentLayout.setSpacing(12)
        self.contentLayout.setObjectName(u"contentLayout")
        self.contentLayout.setContentsMargins(32, 12, 8, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(self.content)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(self.content)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.contentLayout.addLayout(self.head)

        self.problem = Banner(self.content)
        self.problem.setObjectName(u"problem")

        self.contentLayout.addWidget(self.problem)

        self.missing = Banner(self.content)
        self.missing.setObjectName(u"missing")

        self.contentLayout.addWidget(self.missing)

        self.columns = QWidget(self.content)
        self.columns.setObjectName(u"columns")
        self.partsLayout = QVBoxLayout(self.columns)
        self.partsLayout.setSpacing(16)
        self.partsLayout.setObjectName(u"partsLayout")
        self.partsLayout.setContentsMargins(0, 0, 0, 0)
        self.values = QFrame(self.columns)
        self.values.setObjectName(u"values")
        self.valuesLayout = QVBoxLayout(self.values)
        self.valuesLayout.setSpacing(8)
        self.valuesLayout.setObjectName(u"valuesLayout")
        self.valuesLayout.setContentsMargins(16, 12, 16, 12)
        self.valuesTitle = QLabel(self.values)
        self.valuesTitle.setObjectName(u"valuesTitle")
        self.valuesTitle.setProperty(u"role", u"title")
        self.valuesTitle.setWordWrap(True)

        self.valuesLayout.addWidget(self.valuesTitle)

        self.valueRowsPart = QWidget(self.values)
        self.valueRowsPart.setObjectName(u"valueRowsPart")
        self.valueRows = QVBoxLayout(self.valueRowsPart)
        self.valueRows.setSpacing(0)
        self.valueRows.setObjectName(u"valueRows")
        self.valueRows.setContentsMargins(0, 0, 0, 0)

        self.valuesLayout.addWidget(self.valueRowsPart)

        self.valuesBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.valuesLayout.addItem(self.valuesBottom)


        self.partsLayout.addWidget(self.values)

        self.files = QFrame(self.columns)
        self.files.setObjectName(u"files")
        self.filesLayout = QVBoxLayout(self.files)
        self.filesLayout.setSpacing(8)
        self.filesLayout.setObjectName(u"filesLayout")
        self.filesLayout.setContentsMargins(16, 12, 16, 12)
        self.filesTitle = QLabel(self.files)
        self.filesTitle.setObjectName(u"filesTitle")
        self.filesTitle.setProperty(u"role", u"title")
        self.filesTitle.setWordWrap(True)

        self.filesLayout.addWidget(self.filesTitle)

        self.fileRowsPart = QWidget(self.files)
        self.fileRowsPart.setObjectName(u"fileRowsPart")
        self.fileRows = QVBoxLayout(self.fileRowsPart)
        self.fileRows.setSpacing(0)
        self.fileRows.setObjectName(u"fileRows")
        self.fileRows.setContentsMargins(0, 0, 0, 0)

        self.filesLayout.addWidget(self.fileRowsPart)

        self.filesBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.filesLayout.addItem(self.filesBottom)


        self.partsLayout.addWidget(self.files)


        self.contentLayout.addWidget(self.columns)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.contentLayout.addItem(self.bottom)

        self.valueScroll.setWidget(self.content)

        self.sides.addWidget(self.valueScroll)

        self.paper = LivingForm(ReviewPage)
        self.paper.setObjectName(u"paper")

        self.sides.addWidget(self.paper)

        self.sides.setStretch(0, 1)
        self.sides.setStretch(1, 1)

        self.retranslateUi(ReviewPage)

        QMetaObject.connectSlotsByName(ReviewPage)
    # setupUi

    def retranslateUi(self, ReviewPage):
        self.headline.setText(QCoreApplication.translate("ReviewPage", u"\u6838\u5bf9\u65e0\u8bef\u540e\u5bfc\u51fa", None))
        self.lead.setText(QCoreApplication.translate("ReviewPage", u"\u6bcf\u4e00\u9879\u90fd\u53ef\u4ee5\u6539\uff1b\u6ca1\u6709\u586b\u7684\u4f1a\u5728\u8868\u4e0a\u7559\u7a7a\uff0c\u6253\u5370\u540e\u624b\u5199\u3002", None))
        self.lead.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("ReviewPage", u"bad", None))
        self.missing.setProperty(u"kind", QCoreApplication.translate("ReviewPage", u"caution", None))
        self.values.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"card", None))
        self.valuesTitle.setText(QCoreApplication.translate("ReviewPage", u"\u5c06\u586b\u5230\u8868\u4e0a\u7684\u5185\u5bb9", None))
        self.files.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"card", None))
        self.filesTitle.setText("")
        pass
    # retranslateUi

