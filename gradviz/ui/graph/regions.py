"""Open groups: a tinted ground under their boxes, and a title that closes them.

A group's boxes need not lie together, so its ground is laid under each of them; where they are
neighbours it runs together. Deeper groups have a darker ground. Where no group is closed nobody has
asked for groups: then only the innermost one around what is selected is marked.
"""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from gradviz.layout.geometry import Drawing
from gradviz.trace import Trace
from gradviz.trace.folding import Fold
from gradviz.trace.groups import GroupId
from gradviz.trace.homes import chain
from gradviz.ui.graph import sizes
from gradviz.ui.graph.batch import draw_rects
from gradviz.ui.graph.face import title_of
from gradviz.ui.graph.heat_map import mixed
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.node_parts import CENTRE
from gradviz.ui.graph.sizes import NOTE
from gradviz.ui.theme import Theme

ACROSS, DOWN = 17.0, 13.0  # how far the ground reaches around a box
_HEIGHT, _PAD = 15.0, 6.0  # of a title
_TINT, _DEEPER = 0.04, 0.025  # share of the text's colour in the ground
_MOST_SHADES = 3
_CLOSES = "−"


class Title(NamedTuple):
    """The title of an open group: a click on it closes the group."""

    group: GroupId
    text: str
    place: QRectF


class Regions:
    """The open groups of one drawing."""

    def __init__(self, trace: Trace, drawing: Drawing, fold: Fold, rects: np.ndarray) -> None:
        """`rects` is (boxes, 4): x, y, width, height."""
        self._trace, self._drawing, self._fold = trace, drawing, fold
        self._grounds = rects + np.array([-ACROSS, -DOWN, 2 * ACROSS, 2 * DOWN])
        self._always = bool(fold.closed)
        self._chosen: tuple[GroupId, ...] = ()
        self._choose()

    def around(self, box: int) -> list[GroupId]:
        """Return the open groups around a box, innermost first."""
        node = self._drawing.boxes[box].node
        shut = self._fold.boxes.get(node)
        home = int(self._fold.homes[node]) if shut is None else shut.group
        return chain(self._trace.groups, home)

    def boxes_in(self, group: GroupId) -> list[int]:
        """Return the boxes inside an open group."""
        return [box.id for box in self._drawing.boxes if group in self.around(box.id)]

    def choose(self, box: int | None) -> bool:
        """Mark the innermost group around a box; return whether another was marked before."""
        chosen = () if box is None else tuple(self.around(box)[:1])
        if chosen == self._chosen:
            return False
        self._chosen = chosen
        self._choose()
        return not self._always

    def _choose(self) -> None:
        self._marked: dict[int, list[GroupId]] = {}  # by box, where there are any
        if self._always or self._chosen:
            for box in range(len(self._drawing.boxes)):
                around = self.around(box)
                marked = [g for g in around if self._always or g in self._chosen]
                if marked:
                    self._marked[box] = marked
        self._depths = np.zeros(len(self._drawing.boxes), np.int64)
        for box, marked in self._marked.items():
            self._depths[box] = len(marked)
        self._titles: tuple[Title, ...] | None = None

    @property
    def titles(self) -> tuple[Title, ...]:
        """The titles, outer groups first."""
        if self._titles is None:
            self._titles = tuple(self._placed())
        return self._titles

    def title_at(self, point: QPointF) -> GroupId | None:
        """Return the group whose title is at `point`, or None."""
        return next((t.group for t in self.titles if t.place.contains(point)), None)

    def paint(self, painter: QPainter, corners: tuple[float, ...], theme: Theme) -> None:
        """Paint the grounds that touch a rectangle: left, top, right, bottom."""
        if not self._depths.any():
            return
        left, top, right, bottom = corners
        x, y, width, height = self._grounds.T
        near = (x + width >= left) & (x <= right) & (y + height >= top) & (y <= bottom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for depth in range(1, int(self._depths.max()) + 1):
            share = _TINT + _DEEPER * (min(depth, _MOST_SHADES) - 1)
            painter.setBrush(QBrush(mixed(theme.canvas, theme.text, share)))
            draw_rects(painter, self._grounds[near & (self._depths >= depth)])

    def paint_titles(self, painter: QPainter, corners: tuple[float, ...], theme: Theme) -> None:
        """Paint the titles that touch a rectangle."""
        left, top, right, bottom = corners
        area = QRectF(left, top, right - left, bottom - top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(sizes.font(NOTE))
        for title in self.titles:
            if title.place.intersects(area):
                painter.setPen(pen(theme.outline, 1.0))
                painter.setBrush(QBrush(mixed(theme.canvas, theme.text, 0.02)))
                painter.drawRoundedRect(title.place, 4, 4)
                painter.setPen(mixed(theme.canvas, theme.text, 0.75))
                painter.drawText(title.place, CENTRE, title.text)

    def _placed(self) -> list[Title]:
        """Place each title over the first box of its group; several there stand in a row."""
        firsts: dict[GroupId, int] = {}
        boxes = self._drawing.boxes
        for box in sorted((boxes[k] for k in self._marked), key=lambda box: (box.x, box.y)):
            for group in self._marked[box.id]:
                firsts.setdefault(group, box.id)
        used: dict[int, float] = {}
        titles = []
        for group in sorted(firsts):
            box = boxes[firsts[group]]
            one = self._trace.groups[group]
            text = f"{_CLOSES} {title_of(one.kind, one.name, one.number)}"
            left = box.x - DOWN + used.get(box.id, 0.0)
            width = sizes.text_width(text, NOTE) + 2 * _PAD
            used[box.id] = used.get(box.id, 0.0) + width + 2
            titles.append(Title(group, text, QRectF(left, box.y - _HEIGHT - 3, width, _HEIGHT)))
        return titles
