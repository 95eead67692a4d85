"""Keeps the pictures of boxes that have been painted, to lay them down again.

Most boxes in a repainted area look as they did before: a step changes two of them. A picture is
painted by `node_painter` at the very fraction of a pixel that its box begins at, so that what is on
the screen does not hang on whether a box was painted just now or a step ago.
"""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from gradviz.layout.geometry import Box
from gradviz.ui.graph.atlas import Atlas, Room
from gradviz.ui.graph.hit_test import Corners
from gradviz.ui.graph.moment import Moment
from gradviz.ui.graph.node_painter import NodePainter, smooth

_PARTS = 64  # of a pixel, to which boxes are placed
_MOST = 12  # images full of pictures: 24 MB

_Key = tuple[int, object, int, int]  # a box, its look, and where in a pixel it begins


class KeptBoxes:
    """The pictures of the boxes of one drawing, in one theme and language, at one zoom."""

    def __init__(self, reach: Corners) -> None:
        """`reach` is how far a box is painted beyond its bounds (scene units)."""
        self._reach, self._atlas = reach, Atlas()
        self._kept: dict[_Key, Room] = {}
        self._valid: tuple[object, ...] = ()
        self._scale, self._margins = 1.0, (0, 0, 0, 0)

    def paint(
        self,
        painter: QPainter,
        nodes: NodePainter,
        boxes: Sequence[Box],
        moment: Moment,
        zoom: float,
    ) -> None:
        """Paint boxes as `painter` is set up: with a scale and a shift, and nothing else."""
        shift = painter.deviceTransform()
        scale, across, down = shift.m11(), shift.dx(), shift.dy()
        self._look_over(nodes, scale)
        keys, places = [], []
        for box in boxes:
            x = round((box.x * scale + across) * _PARTS)
            y = round((box.y * scale + down) * _PARTS)
            keys.append((box.id, nodes.look(box.node, moment), x % _PARTS, y % _PARTS))
            places.append((x // _PARTS, y // _PARTS))
        new = [pair for pair in zip(boxes, keys, strict=True) if pair[1] not in self._kept]
        self._make(nodes, new, moment, zoom)
        self._lay_down(painter, keys, places)

    def _look_over(self, nodes: NodePainter, scale: float) -> None:
        """Forget what was painted of another drawing or otherwise, and if there is too much."""
        valid = nodes, nodes.edition, scale
        if valid != self._valid or self._atlas.size > _MOST:
            left, top, right, bottom = (ceil(reach * scale) + 1 for reach in self._reach)
            self._scale, self._margins = scale, (left, top, right, bottom)
            self._kept.clear()
            self._atlas.forget()
            self._valid = valid

    def _lay_down(
        self, painter: QPainter, keys: Sequence[_Key], places: Sequence[tuple[int, int]]
    ) -> None:
        left, top, _, _ = self._margins
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        painter.resetTransform()
        painter.scale(1 / ratio, 1 / ratio)
        for key, (x, y) in zip(keys, places, strict=True):
            painter.drawImage(x - left, y - top, *self._kept[key])
        painter.restore()

    def _make(
        self, nodes: NodePainter, new: Sequence[tuple[Box, _Key]], moment: Moment, zoom: float
    ) -> None:
        painter, image = QPainter(), None
        for box, key in new:
            room = self._room(box)
            if room.image is not image:
                image = room.image
                if painter.isActive():
                    painter.end()
                painter.begin(image)
                smooth(painter)
            self._enter(painter, room, box, key)
            place = QRectF(box.x, box.y, box.width, box.height)
            nodes.paint(painter, box.node, place, moment, box.proxy, zoom)
            self._kept[key] = room
        if painter.isActive():
            painter.end()

    def _room(self, box: Box) -> Room:
        left, top, right, bottom = self._margins
        width, height = ceil(box.width * self._scale), ceil(box.height * self._scale)
        return self._atlas.room(left + width + right, top + height + bottom)

    def _enter(self, painter: QPainter, room: Room, box: Box, key: _Key) -> None:
        """Clear a room, and let scene units lead into it."""
        left, top, _, _ = self._margins
        modes, scale = QPainter.CompositionMode, self._scale
        painter.resetTransform()
        painter.setCompositionMode(modes.CompositionMode_Source)
        painter.fillRect(*room[1:], Qt.GlobalColor.transparent)
        painter.setCompositionMode(modes.CompositionMode_SourceOver)
        x, y = room.x + left + key[2] / _PARTS, room.y + top + key[3] / _PARTS
        shift = QTransform(scale, 0, 0, scale, x - box.x * scale, y - box.y * scale)
        painter.setTransform(shift)
