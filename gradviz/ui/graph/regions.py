"""Open groups: a tinted ground under their boxes, and a title that closes them.

A group whose boxes have a place of their own has one ground with a frame. Where others stand
between them its ground is laid under each box; where those are neighbours it runs together. Deeper
groups have a darker ground. Layers are always marked; other groups where some group is closed, for
else nobody has asked for them: then only the innermost one around what is selected is marked.
"""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from gradviz.layout.geometry import Drawing
from gradviz.trace import Trace
from gradviz.trace.folding import Fold
from gradviz.trace.groups import LAYER, GroupId
from gradviz.trace.homes import chain
from gradviz.ui.graph import sizes
from gradviz.ui.graph.batch import draw_rects
from gradviz.ui.graph.face import title_of
from gradviz.ui.graph.frames import Frames
from gradviz.ui.graph.heat_map import mixed
from gradviz.ui.graph.hit_test import touches
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.node_parts import CENTRE
from gradviz.ui.graph.sizes import NOTE
from gradviz.ui.theme import Theme

ACROSS, DOWN = 17.0, 13.0  # how far the ground reaches around a box
_HEIGHT, _PAD = 15.0, 6.0  # of a title
_TINT, _DEEPER = 0.04, 0.025  # share of the text's colour in the ground
_MOST_SHADES = 3
_MANY = 2000  # boxes; in larger pictures layers are marked as other groups are
_CLOSES = "−"
_CELL = 80.0  # side of the cells in which titles look for others in their way


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
        self._rects = rects
        self._small = np.array([box.proxy for box in drawing.boxes], bool)
        self._grounds = rects + np.array([-ACROSS, -DOWN, 2 * ACROSS, 2 * DOWN])
        self._always = self._marked_always()
        self._chosen: tuple[GroupId, ...] = ()
        self._choose()

    def _marked_always(self) -> frozenset[GroupId]:
        groups = self._trace.groups
        if self._fold.closed:
            return frozenset(range(len(groups)))
        if len(self._drawing.boxes) > _MANY:
            return frozenset()
        return frozenset(group.id for group in groups if group.kind == LAYER)

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
        """Mark the innermost group around a box; return whether that changes the picture."""
        chosen = () if box is None else tuple(self.around(box)[:1])
        if chosen == self._chosen:
            return False
        before, self._chosen = self._chosen, chosen
        if not (set(before) | set(chosen)) - self._always:
            return False
        self._choose()
        return True

    def _choose(self) -> None:
        wanted = self._always | set(self._chosen)
        self._marked: dict[int, list[GroupId]] = {}  # by box, where there are any
        for box in range(len(self._drawing.boxes)) if wanted else ():
            marked = [group for group in self.around(box) if group in wanted]
            if marked:
                self._marked[box] = marked
        self.frames = Frames(self._marked, self._rects, self._small)
        self._depths = np.zeros(len(self._drawing.boxes), np.int64)
        for box, marked in self._marked.items():
            if not self.frames.hold_all(marked):
                self._depths[box] = len(marked)
        self._titles: tuple[Title, ...] | None = None

    @property
    def titles(self) -> tuple[Title, ...]:
        """The titles, outer groups first."""
        if self._titles is None:
            self._titles = tuple(self._placed())
            places = [title.place.getCoords() for title in self._titles]
            self._title_bounds = np.array(places, float).reshape(-1, 4)
        return self._titles

    def titles_in(self, area: QRectF) -> list[Title]:
        """Return the titles that touch a rectangle; there may be hundreds that do not."""
        titles = self.titles
        corners = area.left(), area.top(), area.right(), area.bottom()
        near = touches(self._title_bounds, [corners]) if titles else np.zeros(0, bool)
        return [titles[k] for k in np.flatnonzero(near).tolist()]

    def extent(self) -> QRectF:
        """Return what frames and titles cover; an empty rectangle where there are none."""
        covered = QRectF()
        for place in (*(f.place for f in self.frames), *(title.place for title in self.titles)):
            covered = covered.united(place)
        return covered

    def title_at(self, point: QPointF) -> GroupId | None:
        """Return the group whose title is at `point`, or None."""
        return next((t.group for t in self.titles if t.place.contains(point)), None)

    def paint(self, painter: QPainter, corners: tuple[float, ...], theme: Theme) -> None:
        """Paint the grounds that touch a rectangle: left, top, right, bottom."""
        left, top, right, bottom = corners
        area = QRectF(left, top, right - left, bottom - top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(pen(theme.outline, 1.0))
        for frame in self.frames:
            if frame.place.intersects(area):
                painter.setBrush(_ground(frame.depth, theme))
                painter.drawRoundedRect(frame.place, 8, 8)
        if not self._depths.any():
            return
        x, y, width, height = self._grounds.T
        near = (x + width >= left) & (x <= right) & (y + height >= top) & (y <= bottom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for depth in range(1, int(self._depths.max()) + 1):
            painter.setBrush(_ground(depth, theme))
            draw_rects(painter, self._grounds[near & (self._depths >= depth)])

    def paint_titles(self, painter: QPainter, corners: tuple[float, ...], theme: Theme) -> None:
        """Paint the titles that touch a rectangle."""
        left, top, right, bottom = corners
        area = QRectF(left, top, right - left, bottom - top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for title in self.titles_in(area):
            paint_title(painter, title, theme)

    def _placed(self) -> list[Title]:
        """Place each title at the top of its frame, or over the first box of its group.

        Several that begin at one place stand in a row.
        """
        firsts: dict[GroupId, int] = {}
        boxes = self._drawing.boxes
        for box in sorted((boxes[k] for k in self._marked), key=lambda box: (box.x, box.y)):
            for group in self._marked[box.id]:
                firsts.setdefault(group, box.id)
        row = TitleRow()
        titles = []
        for group in sorted(firsts):
            box, frame = boxes[firsts[group]], self.frames.of(group)
            corner = frame.topLeft() if frame is not None else QPointF(box.x - DOWN, box.y - DOWN)
            one = self._trace.groups[group]
            text = f"{_CLOSES} {title_of(one.kind, one.name, one.number)}"
            width = sizes.text_width(text, NOTE) + 2 * _PAD
            place = QRectF(corner.x() + 4, corner.y() - _HEIGHT / 2, width, _HEIGHT)
            titles.append(Title(group, text, row.beside(place)))
        return titles


def paint_title(painter: QPainter, title: Title, theme: Theme) -> None:
    """Paint one title in its place."""
    painter.setFont(sizes.font(NOTE))
    painter.setPen(pen(theme.outline, 1.0))
    painter.setBrush(QBrush(mixed(theme.canvas, theme.text, 0.02)))
    painter.drawRoundedRect(title.place, 4, 4)
    painter.setPen(mixed(theme.canvas, theme.text, 0.75))
    painter.drawText(title.place, CENTRE, title.text)


class TitleRow:
    """Titles side by side: each moves right until it covers none of those before it."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[QRectF]] = {}

    def beside(self, place: QRectF) -> QRectF:
        """Return the free place nearest to `place`, from now on taken."""
        covered = True
        while covered:
            near = [other for cell in _cells(place) for other in self._taken.get(cell, ())]
            covered = any(other.intersects(place) for other in near)
            if covered:
                place.moveLeft(max(o.right() for o in near if o.intersects(place)) + 2)
        for cell in _cells(place):
            self._taken.setdefault(cell, []).append(place)
        return place


def _cells(place: QRectF) -> list[tuple[int, int]]:
    """Return the cells of a coarse grid that a title lies in."""
    columns = range(int(place.left() // _CELL), int(place.right() // _CELL) + 1)
    rows = range(int(place.top() // _CELL), int(place.bottom() // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]


def _ground(depth: int, theme: Theme) -> QBrush:
    share = _TINT + _DEEPER * (min(depth, _MOST_SHADES) - 1)
    return QBrush(QColor(mixed(theme.canvas, theme.text, share)))
