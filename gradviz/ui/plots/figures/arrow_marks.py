"""Arrows and words, as items of a plot."""

from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QGraphicsItem

from gradviz.trace.colour_maps import shades
from gradviz.trace.figures import Arrows, Range, Words
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.inks import ink
from gradviz.ui.plots.figures.line_marks import parts_of
from gradviz.ui.plots.figures.thinning import every
from gradviz.ui.theme import ui_font

NEAR = 0.2  # of a view: words so far beside it are still written, as matplotlib does
HEAD = 0.33  # of an arrow's length
MOST_ARROWS = 2500
FAR = 1e5  # pixels: no arrow is longer
KINDS = 16  # colours of arrows on a scale
SHAFT = 0.0035  # of the width of the plot


class ArrowsItem(pg.GraphicsObject):
    """Arrows of a field. Lengths in parts of the plot's width follow its size."""

    def __init__(self, mark: Arrows, canvas: Canvas) -> None:
        super().__init__()
        self._canvas, self._in_data = canvas, mark.in_data
        x, y = canvas.x(mark.x), canvas.y(mark.y)
        known = np.isfinite(x) & np.isfinite(y) & np.isfinite(mark.u) & np.isfinite(mark.v)
        picked = np.flatnonzero(known)[every(int(known.sum()), MOST_ARROWS)]
        self._tails = np.stack([x[picked], y[picked]], axis=1)
        u, v = mark.u[picked] / mark.size, mark.v[picked] / mark.size
        self._along = np.stack([u, -v], axis=1)  # on the screen, y runs down
        self._tips = np.stack([canvas.x(mark.x[picked] + u), canvas.y(mark.y[picked] + v)], axis=1)
        self._kinds, self._colours = _kinds(mark, canvas, picked)

    def boundingRect(self) -> QRectF:
        """Return what it may paint on: the whole view."""
        (left, right), (bottom, top) = self._canvas.across, self._canvas.up
        return QRectF(QPointF(left, bottom), QPointF(right, top)).normalized()

    def paint(self, painter: QPainter, *args: object) -> None:
        """Paint the arrows in pixels of the device, so that heads keep their shape."""
        device = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = abs(device.mapRect(self.boundingRect()).width())
        thick = max(SHAFT * width, 1.2)
        tails = _mapped(self._tails, device)
        tips = _mapped(self._tips, device) if self._in_data else tails + self._along * width
        for kind, colour in enumerate(self._colours):
            chosen = self._kinds == kind
            shafts, heads = outlines(tails[chosen], tips[chosen], thick)
            painter.setPen(pg.mkPen(colour, width=thick))
            painter.drawPath(shafts)
            painter.setPen(pg.mkPen(colour, width=1))
            painter.setBrush(pg.mkBrush(colour))
            painter.drawPath(heads)
            painter.setBrush(pg.mkBrush(None))
        painter.restore()


def _kinds(mark: Arrows, canvas: Canvas, picked: np.ndarray) -> tuple[np.ndarray, list[QColor]]:
    """Return which colour each arrow has, and the colours."""
    if mark.values is None or mark.scale is None:
        one = ink(mark.style.colour, mark.style.alpha, canvas.theme, canvas.on_image)
        return np.zeros(len(picked), int), [one]
    part = np.clip(np.nan_to_num(parts_of(mark.values[picked], mark.scale)), 0, 1)
    rows = shades(mark.scale.map, np.linspace(0, 1, KINDS))
    colours = [QColor.fromRgbF(*(float(c) for c in row[:3])) for row in rows]
    return (part * (KINDS - 1)).round().astype(int), colours


def _mapped(points: np.ndarray, device: QTransform) -> np.ndarray:
    x, y = points[:, 0], points[:, 1]
    return np.stack([device.m11() * x + device.m21() * y + device.dx(),
                     device.m12() * x + device.m22() * y + device.dy()], axis=1)  # fmt: skip


def outlines(
    tails: np.ndarray, tips: np.ndarray, thick: float
) -> tuple[QPainterPath, QPainterPath]:
    """Return the shafts and the heads of arrows from `tails` to `tips`, both (n, 2) in pixels."""
    along = np.clip(np.nan_to_num(tips - tails), -FAR, FAR)
    tips = tails + along
    length = np.hypot(along[:, 0], along[:, 1])
    one = along / np.maximum(length, 1e-9)[:, None]
    head = np.minimum(np.clip(HEAD * length, 2.5 * thick, 6 * thick), np.maximum(length, thick))
    neck = tips - one * head[:, None]
    side = np.stack([-one[:, 1], one[:, 0]], axis=1) * head[:, None] * 0.42
    shafts = np.stack([tails, neck], axis=1).reshape(-1, 2)
    heads = np.stack([tips, neck + side, neck - side, tips], axis=1).reshape(-1, 2)
    joined = np.tile(np.array([1, 1, 1, 0], np.int32), len(tails))
    return (pg.arrayToQPath(shafts[:, 0], shafts[:, 1], connect="pairs"),
            pg.arrayToQPath(heads[:, 0], heads[:, 1], connect=joined))  # fmt: skip


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
    near = NEAR if canvas.seen is None else 0.0
    if _is_seen(x, canvas.across, near) and _is_seen(y, canvas.up, near):
        yield item


def _is_seen(place: float, ends: Range, near: float) -> bool:
    room = near * abs(ends[1] - ends[0])
    return min(ends) - room <= place <= max(ends) + room


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
        tail, tip = (np.array([[point.x(), point.y()]]) for point in
                     (device.map(self._tail), device.map(self._tip)))  # fmt: skip
        for path in outlines(tail, tip, 1.5):
            painter.drawPath(path)
        painter.restore()
