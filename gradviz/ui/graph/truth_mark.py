"""Marks over the graph: conventions as badges, what is not finite tinted, where it began ringed.

What to mark is taken from the trace once and from the moment at each frame; only what is in view
is painted.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from gradviz.trace import NodeId, Trace
from gradviz.trace.conventions import conventional
from gradviz.trace.nonfinite import Birth, births, is_finite
from gradviz.ui.graph import marks, sizes
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.levels import level, shrunk
from gradviz.ui.graph.mark_item import MarkItem
from gradviz.ui.graph.node_painter import corner
from gradviz.ui.graph.node_parts import BADGE
from gradviz.ui.narration.birth_words import label
from gradviz.words import say

TINT = 38  # of 255: how much of the colour lies over what is spoiled
RISE = 11.0  # how far a badge stands above its box
SIDE = 6.0  # left and right of a badge's words
_WIDE = 60.0  # how far a badge may reach out of its box


class _TruthItem(MarkItem):
    """What there is to mark at this moment. Subclasses say how a box is marked."""

    def __init__(self, depth: float) -> None:
        super().__init__(depth)
        self.spoiled: frozenset[NodeId] = frozenset()
        self.born: dict[NodeId, list[Birth]] = {}
        self.conventional: frozenset[NodeId] = frozenset()

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the marks cover, once it is known what is to be marked."""
        self.born = _born(graph)
        self.spoiled = _spoiled(graph) - self.born.keys()
        shown = graph.moment.shown
        self.conventional = frozenset(k for k in conventional(graph.trace) if shown[k])
        if not (self.born or self.spoiled or self.conventional):
            return QRectF()
        return graph.content.adjusted(-_WIDE, -_WIDE, _WIDE, _WIDE)

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint what lies in view."""
        to_scene, _ = painter.worldTransform().inverted()
        area = to_scene.mapRect(QRectF(painter.viewport())).adjusted(-_WIDE, -_WIDE, _WIDE, _WIDE)
        corners = area.left(), area.top(), area.right(), area.bottom()
        for number in graph.hits.boxes_in(*corners).tolist():
            self.mark_box(painter, graph, number, zoom)

    def mark_box(self, painter: QPainter, graph: GraphPainter, box: int, zoom: float) -> None:
        """Mark one box, where it shows what is to be marked."""
        raise NotImplementedError


class TintItem(_TruthItem):
    """A wash over every value or gradient that is not finite, a ring where it began."""

    def mark_box(self, painter: QPainter, graph: GraphPainter, box: int, zoom: float) -> None:
        """Wash one box, where it is spoiled."""
        node = graph.drawing.boxes[box].node
        began = node in self.born
        if not began and node not in self.spoiled:
            return
        wash = QColor(graph.inks.theme.bad)
        wash.setAlpha(TINT)
        style = Qt.PenStyle.SolidLine if began else Qt.PenStyle.DashLine
        width = 3.0 * marks.enlarged(zoom) if began else 1.2 * shrunk(zoom)
        painter.setPen(pen(graph.inks.theme.bad, width, style))
        painter.setBrush(QBrush(wash))
        place = graph.rect_of(box)
        radius = corner(graph.node(node), place, zoom)
        painter.drawRoundedRect(place, radius, radius)


class BadgeItem(_TruthItem):
    """Words on a box: that its derivative is a convention, that the first NaN is here."""

    def mark_box(self, painter: QPainter, graph: GraphPainter, box: int, zoom: float) -> None:
        """Write the badge of one box, where words can be read."""
        node = graph.drawing.boxes[box].node
        born = self.born.get(node, [])
        words = [*dict.fromkeys(label(birth) for birth in born)]
        words += [say("convention.badge")] if node in self.conventional else []
        if words and level(zoom).text:
            ink = graph.inks.theme.bad if born else graph.inks.theme.text
            place, size = graph.rect_of(box), shrunk(zoom)
            painter.save()
            painter.translate(place.center().x(), place.top())
            painter.scale(size, size)
            paint_badge(painter, graph, " · ".join(words), ink)
            painter.restore()


def paint_badge(painter: QPainter, graph: GraphPainter, text: str, ink: str) -> None:
    """Write a few words on the upper edge of a box, the middle of which is at the origin."""
    width = sizes.text_width(text, sizes.NOTE) + 2 * SIDE
    badge = QRectF(-width / 2, -RISE, width, BADGE)
    painter.setPen(pen(ink, 1.0))
    painter.setBrush(QBrush(QColor(graph.inks.theme.raised)))
    painter.drawRoundedRect(badge, BADGE / 2, BADGE / 2)
    painter.setFont(sizes.font(sizes.NOTE))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _born(graph: GraphPainter) -> dict[NodeId, list[Birth]]:
    """Return the births that have happened, by node."""
    found: dict[NodeId, list[Birth]] = {}
    for birth in births(graph.trace):
        if birth.backward:
            tail = birth.node if birth.tail is None else birth.tail
            there = not is_finite(graph.moment.adjoints.get(tail))
        else:
            there = bool(graph.moment.shown[birth.node]) and _matters(graph.trace, birth)
        if there:
            found.setdefault(birth.node, []).append(birth)
    return found


def _matters(trace: Trace, birth: Birth) -> bool:
    """Return whether it was made, or, where it was given, does harm: masks are meant to be -inf."""
    return bool(birth.spoiled) or not trace.nodes[birth.node].is_leaf


def _spoiled(graph: GraphPainter) -> frozenset[NodeId]:
    shown, adjoints = graph.moment.shown, graph.moment.adjoints
    found: set[NodeId] = set()
    for birth in births(graph.trace):
        if birth.backward:
            found |= {k for k in birth.spoiled if not is_finite(adjoints.get(k))}
        else:
            found |= {k for k in birth.spoiled if shown[k]}
    return frozenset(found)
