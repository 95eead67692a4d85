"""A small curve in the box of a number: what it would be, were the swept input another.

It has a room of its own under the words, kept whether it is there yet or not; a dot stands at what
is.
"""

from collections.abc import Mapping
from copy import copy

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from gradviz.trace import NodeId
from gradviz.trace.curves import Sparks
from gradviz.ui.graph.batch import polygon
from gradviz.ui.graph.inks import pen
from gradviz.ui.theme import Theme

WIDTH, DOT = 1.4, 2.4  # of the line; radius of the dot
_ROUGH = 1e30  # beyond, a line is cut: Qt knows no larger coordinates


class Spark:
    """One line, with both axes from 0 to 1. `pieces` are its parts between gaps."""

    def __init__(self, x: np.ndarray, y: np.ndarray, at: float) -> None:
        known = np.isfinite(y) & (np.abs(y) < _ROUGH)
        low, high = (y[known].min(), y[known].max()) if known.any() else (0.0, 0.0)
        if high == low:
            beside = max(1.0, abs(low))  # 1 is lost beside a large number
            low, high = low - beside, high + beside
        across = (x - x[0]) / (x[-1] - x[0])
        up = (np.where(known, y, low) - low) / (high - low)
        starts = np.flatnonzero(np.diff(known.astype(int), prepend=0) == 1)
        stops = np.flatnonzero(np.diff(known.astype(int), append=0) == -1) + 1
        points = np.stack([across, 1 - up], axis=1)
        self.pieces = [points[a:b] for a, b in zip(starts, stops, strict=True) if b - a > 1]
        self.at = (at - float(x[0])) / float(x[-1] - x[0])
        self._low, self._span = float(low), float(high - low)

    def moved(self, at: float) -> "Spark":
        """Return the same line with its dot at this part of the way along it."""
        spark = copy(self)
        spark.at = at
        return spark

    def height_of(self, value: float) -> float:
        """Return where a value lies: 0 at the top, 1 at the bottom."""
        return 1 - min(max((value - self._low) / self._span, 0.0), 1.0)


_NONE: Mapping[NodeId, Spark] = {}


def spark_lines(
    sparks: Sparks | None, before: Sparks | None = None, drawn: Mapping[NodeId, Spark] = _NONE
) -> Mapping[NodeId, Spark]:
    """Return the lines to be painted, by node. `drawn` are those of `before`, which may hold."""
    if sparks is None:
        return {}
    if before is not None and sparks.lines is before.lines:
        at = (sparks.at - float(sparks.x[0])) / float(sparks.x[-1] - sparks.x[0])
        return {node: spark.moved(at) for node, spark in drawn.items()}
    return {node: Spark(sparks.x, line, sparks.at) for node, line in sparks.lines.items()}


def paint_spark(
    painter: QPainter, place: QRectF, spark: Spark, value: float, theme: Theme, size: float = 1.0
) -> None:
    """Paint a line into `place`, and the dot at `value`, which is what the number is now."""
    painter.setPen(pen(theme.series, WIDTH * size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    scale, corner = [place.width(), place.height()], [place.left(), place.top()]
    for piece in spark.pieces:
        painter.drawPolyline(polygon(piece * scale + corner))
    if np.isfinite(value) and 0 <= spark.at <= 1:
        spot = QPointF(
            place.left() + spark.at * place.width(),
            place.top() + spark.height_of(value) * place.height(),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.series)))
        painter.drawEllipse(spot, DOT * size, DOT * size)
