"""Arrows and words, as items of a plot."""

from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QGraphicsItem

from gradviz.trace.figures import Arrows, Words
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.inks import ink
from gradviz.ui.plots.figures.line_marks import colours_of
from gradviz.ui.theme import ui_font

HEAD = 0.33  # of an arrow's length
MOST_ARROWS = 4000
SHAFT = 0.0035  # of the width of the plot


class ArrowsItem(pg.GraphicsObject):
    """Arrows of a field. Lengths in parts of the plot's width follow its size."""

    def __init__(self, mark: Arrows, canvas: Canvas) -> None:
        super().__init__()
        self._mark, self._canvas = mark, canvas
        x, y = canvas.x(mark.x), canvas.y(mark.y)
        known = np.isfinite(x) & np.isfinite(y) & np.isfinite(mark.u) & np.isfinite(mark.v)
        self._picked = np.flatnonzero(known)[:MOST_ARROWS]
        self._x, self._y = x[self._picked], y[self._picked]
        self._colours = self._shades()

    def boundingRect(self) -> QRectF:
        """Return what it may paint on: the whole view."""
        (left, right), (bottom, top) = self._canvas.across, self._canvas.up
        return QRectF(QPointF(left, bottom), QPointF(right, top)).normalized()

    def paint(self, painter: QPainter, *args: object) -> None:
        """Paint the arrows in pixels of the device, so that heads keep their shape."""
        device = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        width = abs(device.mapRect(self.boundingRect()).width())
        thick = max(SHAFT * width, 1.2)
        for k, number in enumerate(self._picked):
            tail, tip = self._ends(k, number, device, width)
            path = arrow(tail, tip, thick)
            painter.setPen(pg.mkPen(self._colours[k], width=thick))
            painter.setBrush(pg.mkBrush(self._colours[k]))
            painter.drawPath(path)
        painter.restore()

    def _ends(
        self, k: int, number: int, device: QTransform, width: float
    ) -> tuple[QPointF, QPointF]:
        mark = self._mark
        tail = device.map(QPointF(float(self._x[k]), float(self._y[k])))
        u, v = float(mark.u[number]) / mark.size, float(mark.v[number]) / mark.size
        if mark.in_data:
            x = self._canvas.x(np.array(mark.x[number] + u))
            y = self._canvas.y(np.array(mark.y[number] + v))
            return tail, device.map(QPointF(float(x), float(y)))
        return tail, QPointF(tail.x() + u * width, tail.y() - v * width)

    def _shades(self) -> list[QColor]:
        mark = self._mark
        if mark.values is None or mark.scale is None:
            one = ink(
                mark.style.colour, mark.style.alpha, self._canvas.theme, self._canvas.on_image
            )
            return [one] * len(self._picked)
        rows = colours_of(mark.values[self._picked], mark.scale)
        return [QColor.fromRgbF(*(float(part) for part in row)) for row in rows]


def arrow(tail: QPointF, tip: QPointF, thick: float) -> QPainterPath:
    """Return an arrow from `tail` to `tip`; one that has hardly a length is a dot."""
    path = QPainterPath()
    along = tip - tail
    length = (along.x() ** 2 + along.y() ** 2) ** 0.5
    if length < 1.0:
        path.addEllipse(tail, thick / 2, thick / 2)
        return path
    one = along / length
    head = min(max(HEAD * length, 2.5 * thick), length, 6 * thick)
    side = QPointF(-one.y(), one.x()) * head * 0.42
    neck = tip - one * head
    path.moveTo(tail)
    path.lineTo(neck)
    path.moveTo(tip)
    path.lineTo(neck + side)
    path.lineTo(neck - side)
    path.closeSubpath()
    return path


def draw_arrows(mark: Arrows, canvas: Canvas) -> Iterator[QGraphicsItem]:
    """Draw arrows, and list their tails by name."""
    yield ArrowsItem(mark, canvas)


def draw_words(mark: Words, canvas: Canvas) -> Iterator[QGraphicsItem]:
    """Write a text, with an arrow to its point where it has one."""
    anchor = ({"left": 0.0, "center": 0.5, "right": 1.0}[mark.across],
              {"bottom": 1.0, "center": 0.5, "top": 0.0}[mark.up])  # fmt: skip
    item = pg.TextItem(mark.text, color=ink(mark.colour, 1.0, canvas.theme, canvas.on_image),
                     anchor=anchor)  # fmt: skip
    item.setFont(ui_font(min(max(mark.size * 0.9, 6.0), 24.0)))
    x, y = _place(mark, canvas)
    item.setPos(x, y)
    item.setZValue(8)
    if mark.tip is not None:
        tip = float(canvas.x(np.array(mark.tip[0]))), float(canvas.y(np.array(mark.tip[1])))
        yield PointerItem((x, y), tip, ink(mark.colour, 1.0, canvas.theme, canvas.on_image))
    if np.isfinite([x, y]).all():
        yield item


def _place(mark: Words, canvas: Canvas) -> tuple[float, float]:
    if not mark.in_parts:
        return float(canvas.x(np.array(mark.x))), float(canvas.y(np.array(mark.y)))
    (left, right), (bottom, top) = canvas.across, canvas.up
    return left + (right - left) * mark.x, bottom + (top - bottom) * mark.y


class PointerItem(pg.GraphicsObject):
    """The arrow of an annotation."""

    def __init__(self, tail: tuple[float, float], tip: tuple[float, float], colour: QColor) -> None:
        super().__init__()
        self._tail, self._tip, self._colour = QPointF(*tail), QPointF(*tip), colour
        self.setZValue(7)

    def boundingRect(self) -> QRectF:
        """Return where it may paint."""
        return QRectF(self._tail, self._tip).normalized()

    def paint(self, painter: QPainter, *args: object) -> None:
        """Paint it in pixels of the device."""
        device = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(pg.mkPen(self._colour, width=1.2))
        painter.setBrush(pg.mkBrush(self._colour))
        painter.drawPath(arrow(device.map(self._tail), device.map(self._tip), 1.5))
        painter.restore()
