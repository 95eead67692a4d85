"""The two lines above a surface: what its shades mean, and whose ways are drawn over it."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gradviz.trace.surface import Surface
from gradviz.ui.plots.surface_hints import number
from gradviz.ui.plots.surface_shades import STEPS, ramp
from gradviz.ui.theme import Theme, code_font, scale, ui_font

SIZE = 8.5  # points
GAP = 6.0  # pixels between the parts of a line
STRIP = 9.0  # pixels: the height of the shades
MARK = 14.0  # pixels of a line that stands for a way
LEAST_STRIP = 30.0  # pixels: its width


class Key(pg.GraphicsWidget):
    """The name of the value, the lowest, the shades with a tick for each line, the highest."""

    def __init__(self) -> None:
        super().__init__()
        self._surface: Surface | None = None
        self._theme: Theme | None = None
        self._line = ""
        self._dashed = False
        self._training = ""

    @property
    def line(self) -> str:
        """What the second line says."""
        return self._line

    def show_surface(self, surface: Surface, line: str, way: bool, theme: Theme) -> None:
        """Tell the shades of `surface`, and `line`; with `way` it is about the way down."""
        self._surface, self._line, self._dashed, self._theme = surface, line, way, theme
        self.update()

    @property
    def training(self) -> str:
        """The training whose way is drawn, "" for none."""
        return self._training

    def show_training(self, training: str) -> None:
        """Tell which training took the other way; "" where none is drawn."""
        self._training = training
        self.update()

    def height(self) -> float:
        """How many pixels both lines take, with room below."""
        return 2 * self._row() + 9

    def _row(self) -> float:
        return QFontMetricsF(ui_font(SIZE)).height() + 2

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint both lines."""
        if self._surface is None or self._theme is None or self._surface.tones is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_shades(painter, self._surface, self._theme)
        self._paint_line(painter, self._theme)

    def _paint_shades(self, painter: QPainter, surface: Surface, theme: Theme) -> None:
        tones = surface.tones
        assert tones is not None
        left, right, row = 0.0, self.rect().width(), self._row()
        left += self._word(painter, surface.of, left, theme.text, bold=True) + 2 * GAP
        left += self._word(painter, number(tones.low, 3), left, theme.muted) + GAP
        high = number(tones.high, 3)
        wide = QFontMetricsF(code_font(SIZE - 0.5)).horizontalAdvance(high)
        strip = QRectF(
            left, (row - STRIP * scale()) / 2, right - wide - GAP - left, STRIP * scale()
        )
        if strip.width() < LEAST_STRIP:
            return
        painter.drawImage(strip, _shades(theme))
        painter.setPen(pg.mkPen(theme.text, width=1))
        for contour in surface.contours:
            x = strip.left() + float(tones.parts(contour.level)) * strip.width()
            painter.drawLine(QPointF(x, strip.bottom() - 3), QPointF(x, strip.bottom()))
        painter.setPen(pg.mkPen(theme.outline, width=1))
        painter.drawRect(strip)
        self._word(painter, high, right - wide, theme.muted)

    def _paint_line(self, painter: QPainter, theme: Theme) -> None:
        left, right, font = 0.0, self.rect().width(), ui_font(SIZE)
        painter.setFont(font)
        if self._training:
            start = right - QFontMetricsF(font).horizontalAdvance(self._training) - 2
            self._write(painter, self._training, start, right, theme.gradient)
            right = start - MARK * scale() - GAP
            self._mark(painter, right, theme.gradient)
            right -= 2 * GAP
        if self._dashed:
            self._mark(painter, 0.0, theme.text)
            left = MARK * scale() + GAP
        self._write(painter, self._line, left, right, theme.muted)

    def _mark(self, painter: QPainter, left: float, colour: str) -> None:
        middle = self._row() * 1.5 + 2
        painter.setPen(pg.mkPen(colour, width=2 * scale()))
        painter.drawLine(QPointF(left, middle), QPointF(left + MARK * scale(), middle))

    def _write(self, painter: QPainter, text: str, left: float, right: float, colour: str) -> None:
        """Write into the second line, as much as there is room for."""
        painter.setPen(QColor(colour))
        room = QRectF(left, self._row() + 2, max(right - left, 0), self._row())
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _word(
        self, painter: QPainter, text: str, left: float, colour: str, bold: bool = False
    ) -> float:
        font = code_font(SIZE - 0.5, bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        wide = QFontMetricsF(font).horizontalAdvance(text)
        painter.drawText(
            QRectF(left, 0, wide + 2, self._row()), Qt.AlignmentFlag.AlignVCenter, text
        )
        return wide


def _shades(theme: Theme) -> QImage:
    pixels = ramp(theme)[None]
    return QImage(pixels.tobytes(), STEPS, 1, 3 * STEPS, QImage.Format.Format_RGB888).copy()
