"""Thousands of lines, points or rectangles in one call: Qt reads them from a NumPy array."""

from typing import cast

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from shiboken6 import Shiboken


def draw_lines(painter: QPainter, lines: np.ndarray) -> None:
    """Draw (n, 4) lines, x0 y0 x1 y1, with the pen in force."""
    if len(lines):
        memory = np.ascontiguousarray(lines, np.float64)
        painter.drawLines(cast("QLineF", _as(memory, QLineF)), len(memory))


def draw_polyline(painter: QPainter, points: np.ndarray) -> None:
    """Draw one line through (n, 2) points with the pen in force."""
    if len(points):
        memory = np.ascontiguousarray(points, np.float64)
        painter.drawPolyline(cast("QPointF", _as(memory, QPointF)), len(memory))


def draw_rects(painter: QPainter, rects: np.ndarray) -> None:
    """Draw (n, 4) rectangles, x y width height, with the pen and brush in force."""
    if len(rects):
        memory = np.ascontiguousarray(rects, np.float64)
        painter.drawRects(cast("QRectF", _as(memory, QRectF)), len(memory))


def _as(memory: np.ndarray, kind: type) -> object:
    """Return the first row of `memory` as Qt's object of that kind, without copying."""
    return Shiboken.wrapInstance(memory.ctypes.data, kind)
