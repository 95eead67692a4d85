"""Bars and areas, as items of a plot."""

from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPolygonItem

from gradviz.trace.figures import Area, Bars
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.inks import brush, edge_pen, ink
from gradviz.ui.plots.figures.thinning import MOST, every

MOST_BARS = 1500
FLOOR = 1e-300  # where bars stand on a logarithmic axis: below everything that is seen


def draw_bars(mark: Bars, canvas: Canvas) -> Iterator[QGraphicsItem]:
    """Draw bars; a point-less data item beside them lists their numbers by name."""
    x0, x1, y0, y1 = corners(mark, canvas)
    known = np.isfinite(x0) & np.isfinite(x1) & np.isfinite(y0) & np.isfinite(y1)
    picked = np.flatnonzero(known)
    if len(picked) > MOST_BARS and not mark.sideways:
        picked = picked[canvas.near((x0 + x1)[picked] / 2)]
    if len(picked) > MOST_BARS:
        x0, x1, y0, y1 = _gathered(x0[picked], x1[picked], y0[picked], y1[picked])
        picked = np.arange(len(x0))
    brushes: object = brush(mark.style, canvas.theme)
    if mark.colours:
        ways = {c: pg.mkBrush(ink(c, mark.style.alpha, canvas.theme)) for c in set(mark.colours)}
        brushes = [ways[mark.colours[k % len(mark.colours)]] for k in picked]
    gap = edge_pen(mark.style, canvas.theme)
    if not mark.style.edge and len(picked) <= 60:
        gap = pg.mkPen(canvas.theme.window, width=0.8)  # bars that touch are told apart
    filled = {"brushes": brushes} if isinstance(brushes, list) else {"brush": brushes}
    yield pg.BarGraphItem(x0=x0[picked], x1=x1[picked], y0=y0[picked], y1=y1[picked], pen=gap,
                          **filled)  # fmt: skip
    listed = pg.PlotDataItem(pen=None, name=mark.label or None)
    places, heights = canvas.x(mark.x), canvas.y(mark.base + mark.y)
    if not mark.sideways and len(places) and np.isfinite(heights).any():
        listed.setData(places[:MOST], heights[:MOST])
    yield listed


def _gathered(*ends: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return fewer bars, each in place of several neighbours and as high as the highest."""
    size = -(-len(ends[0]) // MOST_BARS)
    starts = np.arange(0, len(ends[0]), size)
    takes = (np.minimum, np.maximum, np.minimum, np.maximum)
    return tuple(take.reduceat(end, starts) for take, end in zip(takes, ends, strict=True))


def corners(mark: Bars, canvas: Canvas) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the left, right, lower and upper ends of bars, as places."""
    first, last = mark.x - mark.widths / 2, mark.x + mark.widths / 2
    log = (canvas.axes.xscale if mark.sideways else canvas.axes.yscale) == "log"
    base = np.where(mark.base > 0, mark.base, FLOOR) if log else mark.base
    top = mark.base + mark.y
    if mark.sideways:
        ends = canvas.x(base), canvas.x(top), canvas.y(first), canvas.y(last)
    else:
        ends = canvas.x(first), canvas.x(last), canvas.y(base), canvas.y(top)
    x0, x1, y0, y1 = ends
    return np.minimum(x0, x1), np.maximum(x0, x1), np.minimum(y0, y1), np.maximum(y0, y1)


def draw_area(mark: Area, canvas: Canvas) -> Iterator[QGraphicsItem]:
    """Fill what lies between two curves, piece by piece where there are gaps."""
    x, high, low = canvas.x(mark.x), canvas.y(mark.y), canvas.y(mark.low)
    known = np.isfinite(x) & np.isfinite(high) & np.isfinite(low)
    listed = pg.PlotDataItem(pen=None, name=mark.label or None)
    if known.any():
        listed.setData(x[known][:MOST], high[known][:MOST])
    yield listed
    for piece in _runs(known):
        near = piece[canvas.near(x[piece])] if len(piece) > MOST else piece
        chosen = near[every(len(near))]
        around = np.concatenate([chosen, chosen[::-1]])
        heights = np.concatenate([high[chosen], low[chosen][::-1]])
        points = [QPointF(float(a), float(b)) for a, b in zip(x[around], heights, strict=True)]
        item = QGraphicsPolygonItem(QPolygonF(points))
        item.setBrush(brush(mark.style, canvas.theme))
        edge = edge_pen(mark.style, canvas.theme)
        edge.setCosmetic(True)
        item.setPen(edge if mark.style.edge else Qt.PenStyle.NoPen)
        item.setZValue(-1)
        yield item


def _runs(known: np.ndarray) -> list[np.ndarray]:
    places = np.flatnonzero(known)
    breaks = np.flatnonzero(np.diff(places) > 1) + 1
    return [run for run in np.split(places, breaks) if len(run) > 1][:200]
