"""导入官方空白表: a picture of the form with its spots marked, and the field for each."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from ...domain.fields import FIELDS
from ...guide import business_names
from ...word import Adoption, Spot
from ..kit import style
from ..kit.event_filters import guard_wheel
from ..kit.focus import OrderedDialog
from ..kit.widgets import text_label
from ..preview.preview_dialog import PaperPages
from .ui_adopt_dialog import Ui_AdoptDialog

_DPI = 64.0
_GAP = 12  # pixels between pages
_BLANK = "（留空）"


class FormPicture(QWidget):
    """The pages of a form one under the other, its numbered spots framed; the selected one stands out."""

    def __init__(self, pages: PaperPages, spots: tuple[Spot, ...]) -> None:
        super().__init__()
        self._images = [pages.image(index, _DPI) for index in range(pages.count)]
        found = {where: (page, rectangle) for page, rectangle, where in reversed(pages.areas())}
        self._tops = [sum(image.height() + _GAP for image in self._images[:index]) for index in range(pages.count)]
        self.marks: list[QRectF | None] = [self._mark(found.get(spot.where)) for spot in spots]
        self._numbers: dict[str, list[int]] = {}
        for number, spot in enumerate(spots):
            self._numbers.setdefault(spot.where, []).append(number)
        self.chosen = -1
        self.setAccessibleName("空白表的图，标出了每个位置")
        width = max((image.width() for image in self._images), default=1)
        self.setFixedSize(width, sum(image.height() + _GAP for image in self._images))

    def _mark(self, found: tuple[int, QRectF] | None) -> QRectF | None:
        """The rectangle of a spot on the whole picture; None where the preview has no such spot."""
        if found is None:
            return None
        page, rectangle = found
        scale = _DPI / 72
        top_left = QPointF(rectangle.x() * scale, rectangle.y() * scale + self._tops[page])
        return QRectF(top_left, rectangle.size() * scale)

    def choose(self, number: int) -> None:
        """Let the spot *number* stand out."""
        self.chosen = number
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages and the frames."""
        painter = QPainter(self)
        colours = style.LIGHT  # paper is white in the dark scheme too
        for image, top in zip(self._images, self._tops, strict=True):
            painter.drawImage(0, top, image)
        for numbers in self._numbers.values():  # several spots may lie in one cell
            mark = self.marks[numbers[0]]
            if mark is not None:
                now = self.chosen in numbers
                fill = QColor(colours.caution if now else colours.primary)
                painter.setPen(QPen(fill, 2 if now else 1))
                fill.setAlpha(60 if now else 24)
                painter.setBrush(fill)
                painter.drawRect(mark)
                label = f"{numbers[0] + 1}–{numbers[-1] + 1}" if len(numbers) > 1 else f"{numbers[0] + 1}"
                painter.drawText(mark.adjusted(0, 0, -2, 0), Qt.AlignmentFlag.AlignRight, label)


class AdoptDialog(OrderedDialog):
    """A row for each spot: its number, where it is, its label, and a box with its field, to be corrected."""

    help_chapter = "forms"

    def __init__(self, adoption: Adoption, pages: PaperPages, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.ui = Ui_AdoptDialog()
        self.ui.setupUi(self)
        self._adoption = adoption
        self.picture = FormPicture(pages, adoption.spots)
        self.ui.pictureScroll.setWidget(self.picture)
        self.ui.lead.setText(
            f"“{adoption.path.name}”看起来是{adoption.kind}，认出 {len(adoption.spots)} 个位置。"
            "把握不大的标了“请核对”；点右边的一行，左边的图上会标出它。"
        )
        for at, head in enumerate(("位置", "表上的字", "填什么", "")):
            self.ui.spots.addWidget(text_label(head, "secondary", wrap=False), 0, at)
        self.boxes = [self._row(number, spot) for number, spot in enumerate(adoption.spots)]
        self.ui.spots.setColumnStretch(1, 1)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.accept.clicked.connect(self.accept)
        self._show_missing()
        self.fit(1180, 760)
        if self.boxes:
            self.boxes[0].setFocus()

    def changes(self) -> dict[str, str | None]:
        """What the person has seen and confirmed or changed: id → field, None for a spot that stays blank."""
        chosen = zip(self._adoption.spots, self.boxes, strict=True)
        return {spot.id: box.currentData() for spot, box in chosen}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Mark the spot whose row has the focus."""
        if event.type() == QEvent.Type.FocusIn and watched in self.boxes:
            self._choose(self.boxes.index(watched))
        return super().eventFilter(watched, event)

    def _row(self, number: int, spot: Spot) -> QComboBox:
        row = number + 1
        label = text_label(spot.label)
        label.setToolTip(spot.where)
        self.ui.spots.addWidget(text_label(f"{row}　{spot.where}", "remark"), row, 0)
        self.ui.spots.addWidget(label, row, 1)
        box = QComboBox()
        box.setAccessibleName(f"{spot.where} {spot.label} 填什么")
        box.addItem(_BLANK, None)
        for field in _fields(spot):
            box.addItem(field, field)
        box.setCurrentIndex(max(box.findData(spot.field), 0))
        box.setMinimumWidth(150)
        guard_wheel(box)
        box.installEventFilter(self)
        box.currentIndexChanged.connect(partial(self._changed, number))
        self.ui.spots.addWidget(box, row, 2)
        doubt = "请核对" if spot.field is None or spot.confidence < 0.8 else ""
        self.ui.spots.addWidget(text_label(doubt, "caution", wrap=False), row, 3)
        return box

    def _changed(self, number: int, _index: int) -> None:
        self._choose(number)
        self._show_missing()

    def _choose(self, number: int) -> None:
        self.picture.choose(number)
        mark = self.picture.marks[number]
        if mark is not None:
            centre = mark.center().toPoint()
            self.ui.pictureScroll.ensureVisible(centre.x(), centre.y(), 60, 120)
        self.ui.spotScroll.ensureWidgetVisible(self.boxes[number] if hasattr(self, "boxes") else self)

    def _show_missing(self) -> None:
        """Name the fields that such a form usually has and this one lacks."""
        lacking = self._adoption.changed(self.changes()).fields_without_spot
        self.ui.missing.say(
            f"表上没有找到这些内容的位置：{'、'.join(lacking)}。如果表上有，请在右边指定。" if lacking else ""
        )
        self.ui.accept.setEnabled(any(box.currentData() for box in self.boxes))


def _fields(spot: Spot) -> list[str]:
    """What can go to a spot of that kind, including what was proposed."""
    if spot.kind == "choice":
        known = [f"勾选:{choice}" for choice in business_names()]
    elif spot.kind == "column":
        known = [name for name in FIELDS if name.startswith("证书.")]
    else:
        known = [name for name in FIELDS if "." not in name]
    return known if spot.field is None or spot.field in known else [spot.field, *known]
