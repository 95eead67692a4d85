"""Titles of open groups that begin out of sight: they stick to the edge of what is seen."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gradviz.trace.groups import GroupId
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.levels import level
from gradviz.ui.graph.mark_item import MarkItem
from gradviz.ui.graph.regions import Regions, Title, TitleRow, paint_title

_INSET = 4.0  # of a title from the left end of its frame
_REACH = 30.0  # of titles out of what is drawn


class StuckTitlesItem(MarkItem):
    """The titles whose own place is out of sight though a part of their frame is seen."""

    def __init__(self, depth: float) -> None:
        super().__init__(depth)
        self.seen: Callable[[], QRectF] = QRectF  # what nothing lies over, in scene units

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the titles may cover."""
        if not graph.trace.groups:
            return QRectF()
        return graph.content.adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint them where words can be read."""
        if level(zoom).text:
            for title in stuck(graph.regions, self.seen()):
                paint_title(painter, title, graph.inks.theme)

    def title_at(self, point: QPointF) -> GroupId | None:
        """Return the group whose title, stuck or in its own place, is at `point`; or None."""
        if self._graph is None:
            return None
        titles = stuck(self._graph.regions, self.seen())
        found = next((title.group for title in titles if title.place.contains(point)), None)
        return self._graph.regions.title_at(point) if found is None else found


def stuck(regions: Regions, seen: QRectF) -> list[Title]:
    """Return the titles that stick, side by side where several begin at one place."""
    row, titles = TitleRow(), []
    for title in regions.titles:
        frame = regions.frames.of(title.group)
        if frame is None or not frame.intersects(seen) or seen.contains(title.place):
            continue
        left = max(frame.left() + _INSET, seen.left())
        top = max(frame.top() - title.place.height() / 2, seen.top())
        place = QRectF(QPointF(left, top), title.place.size())
        if place.right() <= frame.right() and place.bottom() <= frame.bottom():
            titles.append(title._replace(place=row.beside(place)))
    return titles
