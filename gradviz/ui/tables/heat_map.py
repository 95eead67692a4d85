"""Fits an array's heat map into a table cell. Its look is the graph's."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gradviz.ui.graph.heat_map import grid, paint_map
from gradviz.ui.theme import Theme

LARGEST = 11.0  # side of a cell, in pixels


def paint_heat_map(
    painter: QPainter, room: QRectF, array: np.ndarray, colour: str, theme: Theme
) -> QRectF:
    """Draw `array`, of one axis or more and not empty, at the left of `room`; return its place."""
    cells = grid(array)
    rows, columns = cells.shape
    side = min(room.width() / columns, room.height() / rows, LARGEST)
    top = room.center().y() - rows * side / 2
    place = QRectF(room.left(), top, columns * side, rows * side)
    paint_map(painter, place, cells, colour, theme)
    return place
