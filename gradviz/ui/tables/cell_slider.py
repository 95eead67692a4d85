"""The slider under a grid: it moves the number of the current cell, by mouse and by keys."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradviz.trace.sliders import Slider
from gradviz.ui.tables.slider_face import Look, paint_slider, share_at
from gradviz.ui.theme import LIGHT, Theme, scale

KEYS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -10,
    Qt.Key.Key_PageUp: 10,
}


class CellSlider(QWidget):
    """A slider for one number."""

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cellSlider")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme, self._colour = LIGHT, LIGHT.constant
        self._slider, self._value, self._whole = Slider(-1.0, 1.0), 0.0, False
        self.held = False  # by the mouse

    def show_number(self, slider: Slider, value: float, whole: bool, colour: str) -> None:
        """Show `value` on `slider`, in the colour of its role."""
        self._slider, self._value, self._whole, self._colour = slider, value, whole, colour
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for groove and ends."""
        return QSize(round(120 * scale()), round(30 * scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove, handle and ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = Look(self._slider.part(self._value), self._colour, gripped=self.hasFocus())
        paint_slider(painter, self._room(), self._slider, look, self._theme, plays=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the number to where the mouse is."""
        self.held = event.button() == Qt.MouseButton.LeftButton
        self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.held = False
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._follow(event)

    def event(self, event: QEvent) -> bool:
        """Claim the arrows from the timeline."""
        wanted = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if wanted and event.key() in KEYS:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a step; with Shift by a tenth of one."""
        steps = KEYS.get(event.key())
        if steps is None:
            super().keyPressEvent(event)
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.moved.emit(self._slider.moved(self._value, steps, self._whole, fine))

    def _follow(self, event: QMouseEvent) -> None:
        share = share_at(self._room(), event.position().x())
        value = self._slider.at(share, self._whole)
        if event.buttons() & Qt.MouseButton.LeftButton and value != self._value:
            self.moved.emit(value)

    def _room(self) -> QRectF:
        middle = 4 * scale()  # of a cell of which only the part from the groove on is here
        return QRectF(8, middle - 10, self.width() - 16, 20)
