# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ..kit.widgets import Banner

class Ui_DonePage(object):
    def setupUi(self, DonePage):
        if not DonePage.objectName():
            DonePage.setObjectName(u"DonePage")
        self.DonePageLayout = QVBoxLayout(DonePage)
        self.DonePageLayout.setSpacing(12)
        self.DonePageLayout.setObjectName(u"DonePageLayout")
        self.DonePageLayout.setContentsMargins(32, 24, 32, 24)
        self.head = QVBoxLayout()
        self.head.setSpacing(4)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(DonePage)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"headline")
        self.headline.setWordWrap(True)

        self.head.addWidget(self.headline)

        self.lead = QLabel(DonePage)
        self.lead.setObjectName(u"lead")
        self.lead.setWordWrap(True)

        self.head.addWidget(self.lead)


        self.DonePageLayout.addLayout(self.head)

        self.problem = Banner(DonePage)
        self.problem.setObjectName(u"problem")

        self.DonePageLayout.addWidget(self.problem)

        self.columns = QWidget(DonePage)
        self.columns.setObjectName(u"columns")
        self.columnsLayout = QHBoxLayout(self.columns)
        self.columnsLayout.setSpacing(16)
        self.columnsLayout.setObjectName(u"columnsLayout")
        self.columnsLayout.setContentsMargins(0, 0, 0, 0)
        self.todoCard = QFrame(self.columns)
        self.todoCard.setObjectName(u"todoCard")
        self.todoCardLayout = QVBoxLayout(self.todoCard)
        self.todoCardLayout.setSpacing(8)
        self.todoCardLayout.setObjectName(u"todoCardLayout")
        self.todoCardLayout.setContentsMargins(16, 12, 16, 12)
        self.todoHead = QHBoxLayout()
        self.todoHead.setSpacing(12)
        self.todoHead.setObjectName(u"todoHead")
        self.todoHead.setContentsMargins(0, 0, 0, 0)
        self.todoTitle = QLabel(self.todoCard)
        self.todoTitle.setObjectName(u"todoTitle")
        self.todoTitle.setProperty(u"role", u"title")
        self.todoTitle.setWordWrap(True)

        self.todoHead.addWidget(self.todoTitle)

        self.printList = QPushButton(self.todoCard)
        self.printList.setObjectName(u"printList")

        self.todoHead.addWidget(self.printList)

        self.todoHead.setStretch(0, 1)

        self.todoCardLayout.addLayout(self.todoHead)

        self.todoNote = QLabel(self.todoCard)
        self.todoNote.setObjectName(u"todoNote")
        self.todoNote.setWordWrap(True)

        self.todoCardLayout.addWidget(self.todoNote)

        self.todoPart = QWidget(self.todoCard)
        self.todoPart.setObjectName(u"todoPart")
        self.todo = QVBoxLayout(self.todoPart)
        self.todo.setSpacing(0)
        self.todo.setObjectName(u"todo")
        self.todo.setContentsMargins(0, 0, 0, 0)

        self.todoCardLayout.addWidget(self.todoPart)

        self.todoBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.todoCardLayout.addItem(self.todoBottom)


        self.columnsLayout.addWidget(self.todoCard)

        self.filesCard = QFrame(self.columns)
        self.filesCard.setObjectName(u"filesCard")
        self.filesCardLayout = QVBoxLayout(self.filesCard)
        self.filesCardLayout.setSpacing(12)
        self.filesCardLayout.setObjectName(u"filesCardLayout")
        self.filesCardLayout.setContentsMargins(16, 12, 16, 12)
        self.filesTitle = QLabel(self.filesCard)
        self.filesTitle.setObjectName(u"filesTitle")
        self.filesTitle.setMinimumSize(QSize(0, 32))
        self.filesTitle.setProperty(u"role", u"title")
        self.filesTitle.setWordWrap(True)

        self.filesCardLayout.addWidget(self.filesTitle)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(12)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.folder = QPushButton(self.filesCard)
        self.folder.setObjectName(u"folder")

        self.actions.addWidget(self.folder)

        self.print = QPushButton(self.filesCard)
        self.print.setObjectName(u"print")

        self.actions.addWidget(self.print)

        self.actionSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.actionSpace)


        self.filesCardLayout.addLayout(self.actions)

        self.filesPart = QWidget(self.filesCard)
        self.filesPart.setObjectName(u"filesPart")
        self.files = QVBoxLayout(self.filesPart)
        self.files.setSpacing(0)
        self.files.setObjectName(u"files")
        self.files.setContentsMargins(0, 0, 0, 0)

        self.filesCardLayout.addWidget(self.filesPart)

        self.filesBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.filesCardLayout.addItem(self.filesBottom)


        self.columnsLayout.addWidget(self.filesCard)

        self.columnsLayout.setStretch(0, 3)
        self.columnsLayout.setStretch(1, 2)

        self.DonePageLayout.addWidget(self.columns)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.DonePageLayout.addItem(self.bottom)


        self.retranslateUi(DonePage)

        QMetaObject.connectSlotsByName(DonePage)
    # setupUi

    def retranslateUi(self, DonePage):
        self.headline.setText(QCoreApplication.translate("DonePage", u"\u6587\u4ef6\u5df2\u5bfc\u51fa", None))
        self.lead.setText("")
        self.lead.setProperty(u"role", QCoreApplication.translate("DonePage", u"lead", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("DonePage", u"caution", None))
        self.todoCard.setProperty(u"role", QCoreApplication.translate("DonePage", u"card", None))
        self.todoTitle.setText(QCoreApplication.translate("DonePage", u"\u505a\u5b8c\u4e00\u4ef6\u52fe\u4e00\u4ef6", None))
        self.printList.setText(QCoreApplication.translate("DonePage", u"\u6253\u5370\u8fd9\u5f20\u6e05\u5355(&L)", None))
#if QT_CONFIG(accessibility)
        self.printList.setAccessibleName(QCoreApplication.translate("DonePage", u"\u6253\u5370\u8fd9\u5f20\u6e05\u5355", None))
#endif // QT_CONFIG(accessibility)
        self.printList.setProperty(u"role", QCoreApplication.translate("DonePage", u"link", None))
        self.todoNote.setText("")
        self.todoNote.setProperty(u"role", QCoreApplication.translate("DonePage", u"remark", None))
        self.filesCard.setProperty(u"role", QCoreApplication.translate("DonePage", u"card", None))
        self.filesTitle.setText("")
        self.folder.setText(QCoreApplication.translate("DonePage", u"\u6253\u5f00\u6587\u4ef6\u5939(&O)", None))
#if QT_CONFIG(accessibility)
        self.folder.setAccessibleName(QCoreApplication.translate("DonePage", u"\u6253\u5f00\u6587\u4ef6\u5939", None))
#endif // QT_CONFIG(accessibility)
        self.folder.setProperty(u"role", QCoreApplication.translate("DonePage", u"plain", None))
        self.print.setText(QCoreApplication.translate("DonePage", u"\u6253\u5370\u5168\u90e8(&P)", None))
#if QT_CONFIG(accessibility)
        self.print.setAccessibleName(QCoreApplication.translate("DonePage", u"\u6253\u5370\u5168\u90e8", None))
#endif // QT_CONFIG(accessibility)
        self.print.setProperty(u"role", QCoreApplication.translate("DonePage", u"primary", None))
        pass
    # retranslateUi

