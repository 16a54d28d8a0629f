# mypy: ignore-errors
from PySide6.QtCore import QCoreApplication, QMetaObject, QSize
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout

from ..kit.widgets import (Banner, DayEdit)

class Ui_StepDialog(object):
    def setupUi(self, StepDialog):
        if not StepDialog.objectName():
            StepDialog.setObjectName(u"StepDialog")
        StepDialog.setMinimumSize(QSize(480, 0))
        self.StepDialogLayout = QVBoxLayout(StepDialog)
        self.StepDialogLayout.setSpacing(12)
        self.StepDialogLayout.setObjectName(u"StepDialogLayout")
        self.StepDialogLayout.setContentsMargins(24, 16, 24, 16)
        self.headline = QLabel(StepDialog)
        self.headline.setObjectName(u"headline")
        self.headline.setProperty(u"role", u"title")
        self.headline.setWordWrap(True)

        self.StepDialogLayout.addWidget(self.headline)

        self.problem = Banner(StepDialog)
        self.problem.setObjectName(u"problem")

        self.StepDialogLayout.addWidget(self.problem)

        self.form = QFormLayout()
        self.form.setObjectName(u"form")
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(12)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.stateLabel = QLabel(StepDialog)
        self.stateLabel.setObjectName(u"stateLabel")

        self.form.setWidget(0, QFormLayout.LabelRole, self.stateLabel)

        self.state = QComboBox(StepDialog)
        self.state.setObjectName(u"state")
        self.state.setMinimumSize(QSize(0, 36))

        self.form.setWidget(0, QFormLayout.FieldRole, self.state)

        self.dayLabel = QLabel(StepDialog)
        self.dayLabel.setObjectName(u"dayLabel")

        self.form.setWidget(1, QFormLayout.LabelRole, self.dayLabel)

        self.day = DayEdit(StepDialog)
        self.day.setObjectName(u"day")
        self.day.setMinimumSize(QSize(0, 36))

        self.form.setWidget(1, QFormLayout.FieldRole, self.day)

        self.trackingLabel = QLabel(StepDialog)
        self.trackingLabel.setObjectName(u"trackingLabel")

        self.form.setWidget(2, QFormLayout.LabelRole, self.trackingLabel)

        self.tracking = QLineEdit(StepDialog)
        self.tracking.setObjectName(u"tracking")

        self.form.setWidget(2, QFormLayout.FieldRole, self.tracking)

        self.noteLabel = QLabel(StepDialog)
        self.noteLabel.setObjectName(u"noteLabel")

        self.form.setWidget(3, QFormLayout.LabelRole, self.noteLabel)

        self.note = QLineEdit(StepDialog)
        self.note.setObjectName(u"note")

        self.form.setWidget(3, QFormLayout.FieldRole, self.note)


        self.StepDialogLayout.addLayout(self.form)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 0)
        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.space)

        self.cancel = QPushButton(StepDialog)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.save = QPushButton(StepDialog)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)


        self.StepDialogLayout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.stateLabel.setBuddy(self.state)
        self.dayLabel.setBuddy(self.day)
        self.trackingLabel.setBuddy(self.tracking)
        self.noteLabel.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(StepDialog)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(StepDialog)
    # setupUi

    def retranslateUi(self, StepDialog):
        StepDialog.setWindowTitle(QCoreApplication.translate("StepDialog", u"\u767b\u8bb0\u8fdb\u5c55", None))
        self.problem.setProperty(u"kind", QCoreApplication.translate("StepDialog", u"bad", None))
        self.stateLabel.setText(QCoreApplication.translate("StepDialog", u"\u8fdb\u5c55", None))
#if QT_CONFIG(accessibility)
        self.state.setAccessibleName(QCoreApplication.translate("StepDialog", u"\u8fdb\u5c55", None))
#endif // QT_CONFIG(accessibility)
        self.dayLabel.setText(QCoreApplication.translate("StepDialog", u"\u65e5\u671f", None))
#if QT_CONFIG(accessibility)
        self.day.setAccessibleName(QCoreApplication.translate("StepDialog", u"\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.trackingLabel.setText(QCoreApplication.translate("StepDialog", u"\u5feb\u9012\u5355\u53f7", None))
        self.tracking.setPlaceholderText(QCoreApplication.translate("StepDialog", u"\u53ef\u4ee5\u4e0d\u586b\uff0c\u4ee5\u540e\u518d\u8865", None))
#if QT_CONFIG(accessibility)
        self.tracking.setAccessibleName(QCoreApplication.translate("StepDialog", u"\u5feb\u9012\u5355\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.noteLabel.setText(QCoreApplication.translate("StepDialog", u"\u8bf4\u660e", None))
        self.note.setPlaceholderText(QCoreApplication.translate("StepDialog", u"\u53ef\u4ee5\u4e0d\u586b", None))
#if QT_CONFIG(accessibility)
        self.note.setAccessibleName(QCoreApplication.translate("StepDialog", u"\u8bf4\u660e", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("StepDialog", u"\u53d6\u6d88", None))
        self.cancel.setProperty(u"role", QCoreApplication.translate("StepDialog", u"plain", None))
        self.save.setText(QCoreApplication.translate("StepDialog", u"\u8bb0\u4e0b", None))
        self.save.setProperty(u"role", QCoreApplication.translate("StepDialog", u"primary", None))
    # retranslateUi

