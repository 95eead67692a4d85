"""Lines to and fro: a broad pen paints one in a stroke a hundred times as slowly as in pieces."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

TURNS = 100


def is_jagged(y: np.ndarray) -> bool:
    """Return whether a line turns so often that one stroke of it takes long."""
    ways = np.sign(np.diff(y))
    return int((ways[1:] * ways[:-1] < 0).sum()) > TURNS


def paint_in_pieces(line: pg.PlotDataItem) -> bool:
    """Let a jagged line be painted piece by piece, where nobody sees that; return whether so."""
    y, pen = line.yData, line.opts["pen"]
    pieces = y is not None and pen is not None and is_jagged(y)
    if pieces:
        pen = pg.mkPen(pen)
        pieces = pen.style() == Qt.PenStyle.SolidLine and pen.color().alphaF() == 1.0
    line.curve.setSegmentedLineMode("on" if pieces else "auto")
    return bool(pieces)
