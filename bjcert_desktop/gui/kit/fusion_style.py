"""What a style sheet cannot draw: check boxes, radio buttons, spin and combo boxes, and the focus ring."""

from typing import Any, cast

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)
from shiboken6 import isValid

from . import style

_GAP = 1  # pixels between a control and its ring
_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)
_ROUND = QStyle.PrimitiveElement.PE_IndicatorRadioButton
_SQUARE = (QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck)
_SPIN, _COMBO = QStyle.ComplexControl.CC_SpinBox, QStyle.ComplexControl.CC_ComboBox
_ARROWS = {
    _SPIN: ((QStyle.SubControl.SC_SpinBoxUp, -1), (QStyle.SubControl.SC_SpinBoxDown, 1)),
    _COMBO: ((QStyle.SubControl.SC_ComboBoxArrow, 1),),
}
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))  # parts of a box's width and height


class Drawn(QProxyStyle):
    """Fusion with controls that are easy to see and to hit in every scheme.

    Overrides drawing only, nothing that Qt calls thousands of times while it creates widgets.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(  # noqa: N802 - Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is QStyle.PrimitiveElement.PE_FrameFocusRect:
            return  # FocusRing draws it
        if element is _ROUND or element in _SQUARE:
            _draw_indicator(painter, option, round_=element is _ROUND)
        else:
            super().drawPrimitive(element, option, painter, _whole(widget))

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control not in _ARROWS:
            super().drawComplexControl(control, option, painter, _whole(widget))
            return
        chosen, given = style.colours(), cast(Any, option)
        on = bool(given.state & QStyle.StateFlag.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(chosen.outline if on else chosen.line), 1))
        painter.setBrush(QColor(chosen.surface if on else chosen.ground))
        painter.drawRoundedRect(QRectF(given.rect).adjusted(0.5, 0.5, -0.5, -0.5), style.RADIUS, style.RADIUS)
        painter.setPen(QPen(QColor(chosen.secondary if on else chosen.disabled), 1.5))
        for part, down in _ARROWS[control]:
            middle = QRectF(self.subControlRect(control, option, part, _whole(widget))).center()
            painter.drawPolyline([middle + QPointF(x, y * down) for x, y in ((-4, -2), (0, 2), (4, -2))])
        painter.restore()


class Ring(QProxyStyle):
    """The style of the focus frame alone."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        return style.RING + _GAP if metric in _MARGINS else super().pixelMetric(metric, option, widget)

    def styleHint(self, hint: QStyle.StyleHint, *rest: Any) -> int:  # noqa: N802 - Qt's name
        if hint is QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0  # a mask would cut the round corners
        return 1 if hint is QStyle.StyleHint.SH_FocusFrame_AboveWidget else super().styleHint(hint, *rest)

    def drawControl(  # noqa: N802 - Qt's name
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element is QStyle.ControlElement.CE_FocusFrame and isinstance(widget, QFocusFrame):
            _draw_ring(painter, widget)
        else:
            super().drawControl(element, option, painter, widget)


def _whole(widget: Any) -> QWidget:
    """*widget*, or None if it is no widget: PySide may mistake it for a deleted object at the same address.

    An exception while Qt is in the constructor of a widget would bring the program down.
    """
    return cast(QWidget, widget if isinstance(widget, QWidget) else None)


def _draw_indicator(painter: QPainter, option: QStyleOption, *, round_: bool) -> None:
    """Draw a check box or a radio button."""
    chosen, state = style.colours(), cast(Any, option).state
    on, enabled = bool(state & QStyle.StateFlag.State_On), bool(state & QStyle.StateFlag.State_Enabled)
    mark = QColor(chosen.primary if enabled else chosen.disabled)
    box = QRectF(cast(Any, option).rect).adjusted(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(mark if on else QColor(chosen.outline), 1.5))
    painter.setBrush(QColor(chosen.surface) if round_ or not on else mark)
    if round_:
        painter.drawEllipse(box)
        if on:
            painter.setBrush(mark)
            painter.drawEllipse(box.adjusted(4, 4, -4, -4))
    else:
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(QColor(chosen.on_primary), 2))
            painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK])
    painter.restore()


def _draw_ring(painter: QPainter, frame: QFocusFrame) -> None:
    """Draw the ring, clipped to the parent."""
    chosen, half, radius = style.colours(), style.RING / 2, style.RADIUS + style.RING + _GAP
    seen = cast(QWidget, frame.parentWidget()).rect().translated(-frame.pos()).intersected(frame.rect())
    primary = frame.widget() is not None and frame.widget().property("role") == "primary"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(chosen.text if primary else chosen.primary), style.RING))
    painter.drawRoundedRect(QRectF(seen).adjusted(half, half, -half, -half), radius, radius)


class FocusRing(QObject):
    """One ring that follows the focus through the whole program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        self._style = Ring()
        app.focusChanged.connect(lambda _old, now: self.follow(now))

    def follow(self, now: QWidget | None) -> None:
        """Be around *now*, which has the focus."""
        if self._frame is not None and isValid(self._frame):
            self._frame.setWidget(None)  # type: ignore[arg-type]
        else:
            self._frame = None  # deleted with its parent
        if now is None or now.isWindow() or not now.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return
        if self._frame is None:
            self._frame = QFocusFrame()
            self._frame.setStyle(self._style)
        self._frame.setWidget(now)
