"""Lines, points, straight lines and bands, as items of a plot."""

from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsItem

from gradviz.trace.colour_maps import shades
from gradviz.trace.figures import Dots, Rule, Scale, Segments, Series, Style
from gradviz.ui.plots.figures.canvas import Canvas
from gradviz.ui.plots.figures.inks import (
    STROKED,
    brush,
    edge_pen,
    ink,
    pen,
    symbol,
    symbol_size,
)
from gradviz.ui.plots.figures.thinning import MOST, every, thinned
from gradviz.ui.plots.jagged import is_jagged, paint_in_pieces

Items = Iterator[QGraphicsItem]
SHADES = 48  # kinds of dots that a scale is drawn with: each kind has a picture of its own


def draw_series(mark: Series, canvas: Canvas) -> Items:
    """Draw a line, its points, or both."""
    style = mark.style
    count = min(len(mark.x), len(mark.y))
    x, y = stepped(canvas.x(mark.x[:count]), canvas.y(mark.y[:count]), style.steps)
    if len(x) > MOST:
        near = canvas.near(x)
        x, y = x[near], y[near]
    if not style.marker:
        x, y = thinned(x, y)
    line = pg.PlotDataItem(antialias=True, name=mark.label or None)
    line.setPen(pen(style, canvas.theme, canvas.on_image))
    if style.marker:
        _put_symbols(line, style, canvas)
    some = bool((np.isfinite(x) & np.isfinite(y)).any())
    line.setData(x if some else [], y if some else [], connect="finite")
    if some and not paint_in_pieces(line) and is_jagged(y) and line.opts["pen"] is not None:
        fine = pg.mkPen(line.opts["pen"])
        fine.setWidthF(1.0)
        line.setPen(fine)
    yield line


def stepped(x: np.ndarray, y: np.ndarray, steps: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a line that goes from value to value in steps."""
    if not steps or len(x) < 2:
        return x, y
    if steps == "mid":
        middles = (x[:-1] + x[1:]) / 2
        ends = np.concatenate([x[:1], np.repeat(middles, 2), x[-1:]])
        return ends, np.repeat(y, 2)
    if steps == "pre":
        return np.repeat(x, 2)[:-1], np.repeat(y, 2)[1:]
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]


def _put_symbols(line: pg.PlotDataItem, style: Style, canvas: Canvas) -> None:
    line.setSymbol(symbol(style.marker))
    line.setSymbolSize(symbol_size(style))
    line.setSymbolBrush(_inside(style, canvas))
    line.setSymbolPen(_round(style, canvas))


def _inside(style: Style, canvas: Canvas) -> object:
    if style.marker in STROKED:
        return pg.mkBrush(None)
    return brush(style, canvas.theme, canvas.on_image)


def _round(style: Style, canvas: Canvas) -> object:
    if style.edge:
        return edge_pen(style, canvas.theme)
    if style.marker in STROKED:
        return pg.mkPen(ink(style.colour, style.alpha, canvas.theme, canvas.on_image), width=1.6)
    return pg.mkPen(None)


def draw_dots(mark: Dots, canvas: Canvas) -> Items:
    """Draw points, each with its own size and colour where it has one."""
    style = mark.style
    x, y = canvas.x(mark.x), canvas.y(mark.y)
    known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    if len(known) > MOST:
        known = known[canvas.near(x[known])]
    picked = known[every(len(known))]
    sizes = np.full(len(x), style.size) if mark.sizes is None else mark.sizes
    # A data item, so that the plot lists the points by their name.
    yield pg.PlotDataItem(
        x[picked],
        y[picked],
        name=mark.label or None,
        pen=None,
        symbol=symbol(style.marker),
        symbolPen=_round(style, canvas),
        symbolSize=np.maximum(sizes[picked] * symbol_size(style) / style.size, 1.5),
        symbolBrush=_brushes(mark, canvas, picked),
    )


def _brushes(mark: Dots, canvas: Canvas, picked: np.ndarray) -> object:
    style = mark.style
    if mark.values is not None and mark.scale is not None:
        parts = np.clip(parts_of(mark.values[picked], mark.scale), 0.0, 1.0)
        alpha = round(style.alpha * 255)
        rows = shades(mark.scale.map, np.linspace(0, 1, SHADES))
        ways = [pg.mkBrush(*(round(float(c) * 255) for c in row), alpha) for row in rows]
        return [ways[k] for k in np.nan_to_num(parts * (SHADES - 1)).round().astype(int)]
    if mark.colours:
        named = {c: pg.mkBrush(ink(c, style.alpha, canvas.theme)) for c in set(mark.colours)}
        return [named[mark.colours[k]] for k in picked]
    return _inside(style, canvas)


def colours_of(values: np.ndarray, scale: Scale) -> np.ndarray:
    """Return the colours of values on a scale: (..., 3), 0 to 1."""
    return np.nan_to_num(shades(scale.map, parts_of(values, scale)))


def parts_of(values: np.ndarray, scale: Scale) -> np.ndarray:
    """Return where values stand between the ends of a scale: 0 to 1, NaN for none."""
    low, high = scale.low, scale.high
    if scale.log:
        with np.errstate(divide="ignore", invalid="ignore"):
            values, (low, high) = np.log10(values), np.log10((low, high))
    return (
        (values - low) / (high - low) if high > low else np.where(np.isfinite(values), 0.5, np.nan)
    )


def draw_segments(mark: Segments, canvas: Canvas) -> Items:
    """Draw straight lines, with caps where they have markers."""
    x = np.stack([canvas.x(mark.x0), canvas.x(mark.x1)], axis=1).ravel()
    y = np.stack([canvas.y(mark.y0), canvas.y(mark.y1)], axis=1).ravel()
    known = np.isfinite(x) & np.isfinite(y)
    both = np.repeat(known.reshape(-1, 2).all(axis=1), 2)
    line = pg.PlotDataItem(antialias=True, name=mark.label or None)
    line.setPen(pen(mark.style, canvas.theme, canvas.on_image))
    if mark.style.marker:
        _put_symbols(line, mark.style, canvas)
    line.setData(x[both], y[both], connect="pairs")
    yield line


def draw_rule(mark: Rule, canvas: Canvas) -> Items:
    """Draw a line or a band right across, or a straight line without end."""
    (left, right), (bottom, top) = canvas.across, canvas.up
    if mark.through is not None:
        yield _straight(mark, canvas)
        return
    start, stop = (bottom, top) if mark.upright else (left, right)
    ends = start + (stop - start) * np.array(mark.ends)
    along = canvas.x if mark.upright else canvas.y
    low, high = (float(along(np.array(end))) for end in (mark.low, mark.high))
    if mark.is_band:
        corners = (low, ends[0], high, ends[1]) if mark.upright else (ends[0], low, ends[1], high)
        yield _box(corners, mark.style, canvas)
        return
    x, y = ([low, low], ends) if mark.upright else (ends, [low, low])
    line = pg.PlotDataItem(x, y, antialias=True, name=mark.label or None)
    line.setPen(pen(mark.style, canvas.theme, canvas.on_image))
    yield line


def _straight(mark: Rule, canvas: Canvas) -> QGraphicsItem:
    assert mark.through is not None
    x, y, slope = mark.through
    line = pg.PlotDataItem(antialias=True, name=mark.label or None)
    line.setPen(pen(mark.style, canvas.theme, canvas.on_image))
    if np.isfinite(slope):
        places = canvas.across_numbers(160)
        line.setData(canvas.x(places), canvas.y(y + slope * (places - x)), connect="finite")
    else:
        at = float(canvas.x(np.array(x)))
        line.setData([at, at], list(canvas.up))
    return line


def _box(corners: tuple[float, float, float, float], style: Style, canvas: Canvas) -> QGraphicsItem:
    a, b, c, d = corners
    item = pg.BarGraphItem(x0=[min(a, c)], x1=[max(a, c)], y0=[min(b, d)], y1=[max(b, d)],
                           pen=edge_pen(style, canvas.theme),
                           brush=brush(style, canvas.theme))  # fmt: skip
    item.setZValue(-1)
    return item
