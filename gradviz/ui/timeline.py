"""The timeline: a slider whose value is the cursor, over a track in two colours.

Stretches of the forward pass are blue, each backward pass is orange and named beneath, so that
colour does not speak alone. It knows steps only by their pass and their sentence.
"""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from gradviz.trace import Frame, Trace
from gradviz.trace.passes import Stretch, passes
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

TRACK, RING, GAP = 6.0, 8.5, 6.0  # thickness, radius of the handle, space between stretches
NARROW = 4.0  # pixels a stretch needs to be drawn on its own
NOTCH = 120  # Qt's units for one notch of a mouse wheel


class Timeline(QSlider):
    """0 .. number of steps. A click goes there, a drag scrubs, wheel and keys step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stretches: tuple[Stretch, ...] = ()
        self._trace = Trace("")
        self._turned = 0
        self.setObjectName("timeline")
        self.setRange(0, 0)
        self.setSingleStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(LIGHT)
        self.retranslate()

    def set_trace(self, trace: Trace) -> None:
        """Take a new run; the value stays where it can. Silent."""
        self._trace, self._stretches = trace, passes(trace)
        blocked = self.blockSignals(True)
        self.setRange(0, len(trace.steps))
        self.setPageStep(max(len(trace.steps) // 10, 1))
        self.blockSignals(blocked)
        self.update()

    def set_frame(self, frame: Frame) -> None:
        """Move the handle to where the frame is. Silent."""
        blocked = self.blockSignals(True)
        self.setValue(frame.index)
        self.blockSignals(blocked)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`, and letters as large as all are now."""
        self._theme = theme
        self.setFont(ui_font(8))
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Set all fixed texts again, in the language now in force."""
        self.setAccessibleName(say("transport.timeline"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a wide, low rectangle: track and names."""
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the least that can still be aimed at."""
        return QSize(120, self._height())

    def _height(self) -> int:
        return max(42, round(self._middle() + RING + 2) + QFontMetrics(self.font()).height())

    def x_of(self, value: float) -> float:
        """Return where on the widget the cursor `value` is, in pixels."""
        return self._left() + self._length() * value / max(self.maximum(), 1)

    def value_at(self, x: float) -> int:
        """Return the cursor nearest to `x` pixels from the left."""
        share = (x - self._left()) / max(self._length(), 1.0)
        return round(min(max(share, 0.0), 1.0) * self.maximum())

    def _left(self) -> float:
        return RING + 2

    def _length(self) -> float:
        return self.width() - 2 * self._left()

    def _middle(self) -> float:
        return 15.0  # level with the buttons beside it

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track up to the cursor in its colours, the rest grey, and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._stretches:
            self._bar(painter, self._left(), self._left() + self._length(), self._theme.line)
        elif len(self._stretches) * NARROW > self._length():
            self._paint_columns(painter)
        else:
            for stretch in self._stretches:
                self._paint_stretch(painter, stretch)
        self._paint_ring(painter)

    def _paint_stretch(self, painter: QPainter, stretch: Stretch) -> None:
        left, right = self.x_of(stretch.start), self.x_of(stretch.stop)
        gap = min(GAP, (right - left) / 3) / 2
        left += gap if stretch.start else 0
        right -= gap if stretch.stop < self.maximum() else 0
        here = min(max(self.x_of(self.value()), left), right)
        self._bar(painter, left, right, self._theme.line)
        if self.value() > stretch.start:
            self._bar(painter, left, here, self._colour(stretch.backward))
        self._paint_name(painter, stretch, left, right)

    def _paint_name(self, painter: QPainter, stretch: Stretch, left: float, right: float) -> None:
        room = QFontMetrics(self.font())
        fitting = (s for s in self._names(stretch) if room.horizontalAdvance(s) <= right - left)
        name = next(fitting, "")
        if not name:
            return
        reached = self.value() > stretch.start
        colour = self._colour(stretch.backward) if reached else self._theme.muted
        painter.setPen(QColor(colour))
        painter.setFont(self.font())
        top = self._middle() + RING + 1
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(left, top, right - left, room.height()), flags, name)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_columns(self, painter: QPainter) -> None:
        """Paint pixel by pixel what a training loop's hundreds of passes leave no room for."""
        starts = [stretch.start for stretch in self._stretches]
        top = self._middle() - TRACK / 2
        for x in range(round(self._left()), round(self._left() + self._length())):
            at = (x - self._left()) / max(self._length(), 1.0) * self.maximum()
            stretch = self._stretches[max(bisect_right(starts, int(at)) - 1, 0)]
            colour = self._colour(stretch.backward) if at < self.value() else self._theme.line
            painter.fillRect(QRectF(x, top, 1, TRACK), QColor(colour))

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(QColor(self._theme.raised))
        painter.setPen(QPen(QColor(self._theme.current), 3.0))
        centre = QPointF(self.x_of(self.value()), self._middle())
        painter.drawEllipse(centre, RING - 1.5, RING - 1.5)
        if self.hasFocus():
            painter.setBrush(QColor(self._theme.current))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(centre, 2.5, 2.5)

    def _bar(self, painter: QPainter, left: float, right: float, colour: str) -> None:
        painter.setBrush(QColor(colour))
        area = QRectF(left, self._middle() - TRACK / 2, right - left, TRACK)
        painter.drawRoundedRect(area, TRACK / 2, TRACK / 2)

    def _colour(self, backward: bool) -> str:
        return self._theme.gradient if backward else self._theme.series

    def _names(self, stretch: Stretch) -> tuple[str, ...]:
        """Return what a pass is called, in ever fewer words."""
        if not stretch.backward:
            return (say("transport.forward_pass"),)
        whole = say("transport.backward_pass", target=stretch.target)
        return whole, say("transport.backward_brief")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where the track was pressed, and hold the handle."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setValue(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub while the handle is held."""
        if self.isSliderDown():
            self.setValue(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go."""
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step once per notch: away from the person is forward."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        notches, self._turned = divmod(abs(self._turned + turn), NOTCH)
        sign = 1 if turn > 0 else -1
        self._turned *= sign
        self.setValue(self.value() + sign * notches)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip which step is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(self.value_at(event.pos().x())), self)
            return True
        return super().event(event)

    def _tip(self, value: int) -> str:
        if value == 0:
            return say("transport.start")
        step = self._trace.steps[value - 1]
        return say("transport.step", at=value, text=step.text)
