"""What single edges carried back, written on them: where several contributions come to one node.

Where each number goes is the layout's; a tensor is a small heat map there. Knows no steps.
"""

from collections.abc import Collection, Mapping

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from gradviz.layout.geometry import Drawing
from gradviz.layout.labels import HEIGHT, WIDTH
from gradviz.ui.graph import sizes
from gradviz.ui.graph.face import cells_of
from gradviz.ui.graph.heat_map import grid, paint_map
from gradviz.ui.graph.hit_test import Corners, touches
from gradviz.ui.graph.inks import Inks
from gradviz.ui.graph.sizes import LABEL
from gradviz.ui.numbers import fitting

ROOM = 5  # characters
_PAD = 3.0  # of its ground, left and right
_MAP_HEIGHT = 12.0
_LEAST_SIDE = 6.0  # a long vector is no hair


class EdgeLabels:
    """The numbers on the edges of one drawing. `corners` is (labels, 4) float, by `paths`."""

    def __init__(self, drawing: Drawing) -> None:
        self.paths = np.array([*drawing.labels], np.int64)
        middles = np.array([*drawing.labels.values()], float).reshape(-1, 2)
        half = np.array([WIDTH / 2, HEIGHT / 2])
        self.corners = np.hstack([middles - half, middles + half])
        self.mask = np.zeros(len(drawing.paths), bool)
        self.mask[self.paths] = True
        self.carried: Mapping[int, np.ndarray] = {}

    def of(self, turned: np.ndarray) -> np.ndarray:
        """Return the places of the numbers on those of some paths that have one: (k, 4)."""
        return self.corners[np.isin(self.paths, turned)]

    def paint(self, painter: QPainter, parts: list[Corners], inks: Inks) -> None:
        """Paint the numbers that touch one of some rectangles."""
        if self.carried:
            self._paint(painter, touches(self.corners, parts), inks)

    def paint_on(self, painter: QPainter, edges: Collection[int], inks: Inks) -> None:
        """Paint the numbers of some edges: again, where a line was laid over the edge."""
        if not self.carried.keys().isdisjoint(edges):
            self._paint(painter, np.isin(self.paths, list(edges)), inks)

    def _paint(self, painter: QPainter, wanted: np.ndarray, inks: Inks) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for place in np.flatnonzero(wanted).tolist():
            value = self.carried.get(int(self.paths[place]))
            if value is not None:
                left, top, right, bottom = self.corners[place].tolist()
                _paint(painter, QRectF(left, top, right - left, bottom - top), value, inks)


def _paint(painter: QPainter, place: QRectF, value: np.ndarray, inks: Inks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(inks.canvas))
    if value.ndim and value.size:
        shown = _map_place(place, value)
        painter.drawRect(shown.adjusted(-1.5, -1.5, 1.0, 1.0))
        paint_map(painter, shown, grid(value), inks.theme.gradient, inks.theme)
        return
    text = fitting(value, ROOM, 3)
    width = min(sizes.text_width(text, LABEL) + 2 * _PAD, place.width())
    middle = place.center().x()
    painter.drawRoundedRect(QRectF(middle - width / 2, place.top(), width, place.height()), 3, 3)
    painter.setFont(sizes.font(LABEL))
    painter.setPen(inks.gradient)
    painter.drawText(place.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, text)


def _map_place(place: QRectF, value: np.ndarray) -> QRectF:
    rows, columns = cells_of(value.shape)
    side = min(_MAP_HEIGHT / rows, (place.width() - 4) / columns, 6.0)
    width, height = max(columns * side, _LEAST_SIDE), max(rows * side, _LEAST_SIDE)
    middle = place.center()
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
