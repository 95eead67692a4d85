"""Turns what the mouse does over the graph into what the person means: click, drag, zoom, rest.

Watches a viewport and speaks in pixels; what lies under them is the view's affair.
"""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

ZOOM_STEP = 1.25
_NOTCH = 120.0  # what Qt counts for one notch of a wheel
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)


class Pointer(QObject):
    """The mouse over one viewport. Points are QPointF in its pixels."""

    clicked = Signal(QPointF)  # pressed and released in one place
    moved = Signal(QPointF)  # without a button
    left = Signal()
    rested = Signal(QPointF)  # where a tool tip would come
    dragged = Signal(float, float)  # by so many pixels
    zoomed = Signal(float, QPointF)  # by a factor, around a point

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's events; let all others go on."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                self._press(event)
            elif kind == QEvent.Type.MouseMove:
                self._move(event)
            elif kind == QEvent.Type.MouseButtonRelease:
                self._release(event)
            return True
        if isinstance(event, QWheelEvent):
            self._turn(event)
            return True
        if isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            self.rested.emit(QPointF(event.pos()))
            return True
        if kind == QEvent.Type.Leave:
            self.left.emit()
        return False

    def _press(self, event: QMouseEvent) -> None:
        if event.button() in _BUTTONS:
            self._pressed = self._last = event.position()
            self._dragging = False

    def _move(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self.moved.emit(event.position())
            return
        way = (event.position() - self._pressed).manhattanLength()
        if self._dragging or way >= QApplication.startDragDistance():
            self._dragging = True
            self._viewport.setCursor(Qt.CursorShape.ClosedHandCursor)
            step = event.position() - self._last
            self.dragged.emit(step.x(), step.y())
            self._last = event.position()

    def _release(self, event: QMouseEvent) -> None:
        pressed, dragged = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        self.moved.emit(event.position())
        if pressed is not None and not dragged and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position())

    def _turn(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift, or on a wheel that tilts, move sideways."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.dragged.emit(float(turn.x() or turn.y()), 0.0)
        elif turn.y():
            self.zoomed.emit(ZOOM_STEP ** (turn.y() / _NOTCH), event.position())
        else:
            self.dragged.emit(float(turn.x()), 0.0)
        event.accept()
