# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

class Ui_OpenPanel(object):
    def setupUi(self, OpenPanel):
        if not OpenPanel.objectName():
            OpenPanel.setObjectName(u"OpenPanel")
        self.OpenPanelLayout = QVBoxLayout(OpenPanel)
        self.OpenPanelLayout.setSpacing(12)
        self.OpenPanelLayout.setObjectName(u"OpenPanelLayout")
        self.OpenPanelLayout.setContentsMargins(0, 0, 0, 0)
        self.start = QFrame(OpenPanel)
        self.start.setObjectName(u"start")
        self.startLayout = QVBoxLayout(self.start)
        self.startLayout.setSpacing(12)
        self.startLayout.setObjectName(u"startLayout")
        self.startLayout.setContentsMargins(16, 12, 16, 12)
        self.startTitle = QLabel(self.start)
        self.startTitle.setObjectName(u"startTitle")
        self.startTitle.setProperty(u"role", u"title")
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

        self.add = QPushButton(self.start)
        self.add.setObjectName(u"add")

        self.startButtons.addWidget(self.add)

        self.startSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.startButtons.addItem(self.startSpace)


        self.startLayout.addLayout(self.startButtons)

        self.moreButtons = QHBoxLayout()
        self.moreButtons.setSpacing(12)
        self.moreButtons.setObjectName(u"moreButtons")
        self.moreButtons.setContentsMargins(0, 0, 0, 0)
        self.importForms = QPushButton(self.start)
        self.importForms.setObjectName(u"importForms")

        self.moreButtons.addWidget(self.importForms)

        self.sample = QPushButton(self.start)
        self.sample.setObjectName(u"sample")

        self.moreButtons.addWidget(self.sample)

        self.moreSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.moreButtons.addItem(self.moreSpace)


        self.startLayout.addLayout(self.moreButtons)


        self.OpenPanelLayout.addWidget(self.start)

        self.busy = QFrame(OpenPanel)
        self.busy.setObjectName(u"busy")
        self.busyLayout = QVBoxLayout(self.busy)
        self.busyLayout.setSpacing(8)
        self.busyLayout.setObjectName(u"busyLayout")
        self.busyLayout.setContentsMargins(16, 12, 16, 12)
        self.busyRow = QHBoxLayout()
        self.busyRow.setSpacing(16)
        self.busyRow.setObjectName(u"busyRow")
        self.busyRow.setContentsMargins(0, 0, 0, 0)
        self.busyText = QLabel(self.busy)
        self.busyText.setObjectName(u"busyText")

        self.busyRow.addWidget(self.busyText)

        self.bar = QProgressBar(self.busy)
        self.bar.setObjectName(u"bar")
        self.bar.setMinimumSize(QSize(160, 6))
        self.bar.setMaximumSize(QSize(320, 6))
        self.bar.setTextVisible(False)

        self.busyRow.addWidget(self.bar)

        self.cancel = QPushButton(self.busy)
        self.cancel.setObjectName(u"cancel")

        self.busyRow.addWidget(self.cancel)

        self.busySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.busyRow.addItem(self.busySpace)


        self.busyLayout.addLayout(self.busyRow)


        self.OpenPanelLayout.addWidget(self.busy)


        self.retranslateUi(OpenPanel)

        QMetaObject.connectSlotsByName(OpenPanel)
    # setupUi

    def retranslateUi(self, OpenPanel):
        self.start.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"card", None))
        self.startTitle.setText(QCoreApplication.translate("OpenPanel", u"\u6253\u5f00\u5355\u4f4d\u4fe1\u606f\u8868\uff0c\u6216\u8005\u76f4\u63a5\u6dfb\u52a0\u5355\u4f4d", None))
        self.startText.setText(QCoreApplication.translate("OpenPanel", u"\u5355\u4f4d\u4fe1\u606f\u8868\u662f\u4e00\u4e2a Excel \u5de5\u4f5c\u7c3f\uff0c\u4e00\u884c\u4e00\u4e2a\u5355\u4f4d\u3002\u8fd8\u6ca1\u6709\u7684\u8bdd\uff0c\u53ea\u6709\u4e00\u4e24\u4e2a\u5355\u4f4d\u5c31\u70b9\u201c\u76f4\u63a5\u6dfb\u52a0\u5355\u4f4d\u201d\uff1b\u5355\u4f4d\u591a\u7684\uff0c\u65b0\u5efa\u4e00\u4efd\u7a7a\u767d\u8868\uff0c\u586b\u597d\u540e\u518d\u6253\u5f00\uff1b\u624b\u8fb9\u6709\u4ee5\u524d\u586b\u597d\u7684\u7533\u8bf7\u8868\u3001\u660e\u7ec6\u8868\uff08Word \u6587\u4ef6\uff09\uff0c\u53ef\u4ee5\u4ece\u5b83\u4eec\u8bfb\u51fa\u6765\u3002", None))
        self.startText.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"secondary", None))
        self.open.setText(QCoreApplication.translate("OpenPanel", u"\u6253\u5f00\u5355\u4f4d\u4fe1\u606f\u8868(&O)\u2026", None))
#if QT_CONFIG(accessibility)
        self.open.setAccessibleName(QCoreApplication.translate("OpenPanel", u"\u6253\u5f00\u5355\u4f4d\u4fe1\u606f\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.open.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"primary", None))
        self.create.setText(QCoreApplication.translate("OpenPanel", u"\u65b0\u5efa\u7a7a\u767d\u8868(&T)\u2026", None))
#if QT_CONFIG(accessibility)
        self.create.setAccessibleName(QCoreApplication.translate("OpenPanel", u"\u65b0\u5efa\u7a7a\u767d\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.create.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"plain", None))
        self.add.setText(QCoreApplication.translate("OpenPanel", u"\u76f4\u63a5\u6dfb\u52a0\u5355\u4f4d(&D)\u2026", None))
#if QT_CONFIG(accessibility)
        self.add.setAccessibleName(QCoreApplication.translate("OpenPanel", u"\u76f4\u63a5\u6dfb\u52a0\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.add.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"plain", None))
        self.importForms.setText(QCoreApplication.translate("OpenPanel", u"\u4ece\u53bb\u5e74\u586b\u597d\u7684\u8868\u5bfc\u5165(&Y)\u2026", None))
#if QT_CONFIG(accessibility)
        self.importForms.setAccessibleName(QCoreApplication.translate("OpenPanel", u"\u4ece\u53bb\u5e74\u586b\u597d\u7684\u8868\u5bfc\u5165", None))
#endif // QT_CONFIG(accessibility)
        self.importForms.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"plain", None))
        self.sample.setText(QCoreApplication.translate("OpenPanel", u"\u7528\u793a\u4f8b\u6570\u636e\u8bd5\u4e00\u8bd5(&S)", None))
#if QT_CONFIG(accessibility)
        self.sample.setAccessibleName(QCoreApplication.translate("OpenPanel", u"\u7528\u793a\u4f8b\u6570\u636e\u8bd5\u4e00\u8bd5", None))
#endif // QT_CONFIG(accessibility)
        self.sample.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"link", None))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(QCoreApplication.translate("OpenPanel", u"\u6b63\u5728\u8bfb\u53d6", None))
#endif // QT_CONFIG(accessibility)
        self.busy.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"card", None))
        self.busyText.setText(QCoreApplication.translate("OpenPanel", u"\u6b63\u5728\u8bfb\u53d6\u2026", None))
#if QT_CONFIG(accessibility)
        self.bar.setAccessibleName(QCoreApplication.translate("OpenPanel", u"\u8bfb\u53d6\u8fdb\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("OpenPanel", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("OpenPanel", u"plain", None))
        pass
    # retranslateUi

