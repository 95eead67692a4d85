"""NumPy arrays as Qt draws them: thousands of lines or rectangles are read where they lie."""

from typing import cast

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from shiboken6 import Shiboken


def draw_lines(painter: QPainter, lines: np.ndarray) -> None:
    """Draw (n, 4) lines, x0 y0 x1 y1, with the pen in force."""
    if len(lines):
        memory = np.ascontiguousarray(lines, np.float64)
        painter.drawLines(cast("QLineF", _as(memory, QLineF)), len(memory))


def polygon(points: np.ndarray) -> QPolygonF:
    """Return (n, 2) points as Qt's polygon, to be drawn as a line or filled."""
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def draw_rects(painter: QPainter, rects: np.ndarray) -> None:
    """Draw (n, 4) rectangles, x y width height, with the pen and brush in force."""
    if len(rects):
        memory = np.ascontiguousarray(rects, np.float64)
        painter.drawRects(cast("QRectF", _as(memory, QRectF)), len(memory))


def _as(memory: np.ndarray, kind: type) -> object:
    """Return the first row of `memory` as Qt's object of that kind, without copying."""
    return Shiboken.wrapInstance(memory.ctypes.data, kind)
