"""The whole graph at one frame, painted from arrays: what is in view is found by NumPy masks.

Needs no widget: the view paints its background through this, and the exports their pages. What it
paints depends on the trace, the drawing, the theme and the frame alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, Node, NodeId, Trace
from gradviz.trace.curves import Sparks
from gradviz.trace.folding import fold
from gradviz.trace.groups import GroupId
from gradviz.ui.graph.batch import draw_rects
from gradviz.ui.graph.blocks import OPERATION, block_colours
from gradviz.ui.graph.close_up import LEAST_CLOSEST, closest
from gradviz.ui.graph.edge_labels import EdgeLabels
from gradviz.ui.graph.edge_painter import (
    AT_REST,
    THICKEST,
    THINNEST,
    TRAVELLED,
    WAITING,
    EdgePainter,
    a_pixel_wide,
)
from gradviz.ui.graph.group_parts import LABEL_GAP, OVER
from gradviz.ui.graph.hit_test import Corners, HitTest, touches
from gradviz.ui.graph.inks import Inks
from gradviz.ui.graph.kept_boxes import KeptBoxes
from gradviz.ui.graph.levels import Level, level
from gradviz.ui.graph.moment import Moment, Story
from gradviz.ui.graph.node_painter import NodePainter, smooth
from gradviz.ui.graph.node_parts import BADGE
from gradviz.ui.graph.regions import Regions
from gradviz.ui.graph.spark import Spark, spark_lines
from gradviz.ui.theme import Theme

# How far strokes, piles and badges reach out of the bounds of a box, and heads out of an edge's.
BOX_REACH: Corners = (OVER, 3.0, OVER, BADGE + LABEL_GAP)
_EDGE_REACH: Corners = (7.0, 7.0, 7.0, 7.0)
_LABEL_REACH: Corners = (4.0, 2.0, 4.0, 2.0)
_PIECE = 50  # boxes


class GraphPainter:
    """Paints one trace in one theme. Set a frame, then paint any rectangle at any zoom."""

    def __init__(self, trace: Trace, drawing: Drawing, theme: Theme) -> None:
        self.trace, self.drawing = trace, drawing
        self.fold = drawing.fold or fold(trace)
        self._nodes = {node.id: node for node in self.fold.nodes}
        self.story = Story(trace, drawing, self.fold)
        self.hits = HitTest(drawing)
        index = drawing.indexed
        self.boxes_of, self._box_nodes = index.boxes_of, index.nodes
        self.edges = EdgePainter(drawing, self._nodes)
        self.weighed, self._frame = False, Frame(0)
        self.sparks: Sparks | None = None
        self._lines: Mapping[NodeId, Spark] = {}
        self.regions = Regions(trace, drawing, self.fold, self.hits.rects)
        self.moment = self.story.moment(Frame(0))
        self._states = self._edge_states(self.moment)
        self.labels = EdgeLabels(drawing)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme` from now on."""
        self.inks = Inks(theme)
        self.nodes = NodePainter(
            self._nodes,
            self.inks,
            self.fold,
            lambda moment: self.story.insides.words(moment.inside),
            self.drawing.downwards,
        )
        self.nodes.set_sparks(self._lines)
        self._blocks = block_colours(self._nodes, len(self.moment.looks), theme)

    def set_frame(self, frame: Frame) -> np.ndarray:
        """Paint `frame` from now on; return what looks new: (k, 4) left, top, right, bottom."""
        before, states = self.moment, self._states
        reweighed = self.stand_at(frame)
        boxes = np.flatnonzero((before.looks != self.moment.looks)[self._box_nodes])
        turned = np.flatnonzero((states != self._states) | reweighed)
        changed = [
            self.hits.corners[boxes] + np.array([-1, -1, 1, 1]) * BOX_REACH,
            self.edges.paths.sections(turned) + np.array([-1, -1, 1, 1]) * _EDGE_REACH,
            self.labels.of(turned) + np.array([-1, -1, 1, 1]) * _LABEL_REACH,
        ]
        return np.vstack(changed)

    def stand_at(self, frame: Frame) -> np.ndarray:
        """Paint `frame` from now on; return which edges are not as wide any more."""
        self.moment = self.story.moment(frame)
        self._states = self._edge_states(self.moment)
        self._frame = frame
        self.labels.carried = self.story.carrying(frame, self.labels.mask & self.moment.travelled)
        return self._weigh()

    def set_sparks(self, sparks: Sparks | None) -> None:
        """Draw in the boxes of numbers what they are along a name; None draws no lines."""
        self._lines = spark_lines(sparks, self.sparks, self._lines)
        self.sparks = sparks
        self.nodes.set_sparks(self._lines)

    def take_sparks(self, before: "GraphPainter") -> None:
        """Draw the lines of another painter."""
        self.sparks, self._lines = before.sparks, before._lines
        self.nodes.set_sparks(self._lines)

    def set_weighed(self, weighed: bool) -> None:
        """Let the thickness of an edge tell how much it carried back, or let all be as thick."""
        self.weighed = weighed
        self._weigh()

    def _weigh(self) -> np.ndarray:
        """Take the widths of this frame; return which edges have another one now."""
        before = self.edges.widths
        self.edges.widths = None
        if self.weighed:
            share = np.sqrt(self.story.carried(self._frame))
            self.edges.widths = THINNEST + (THICKEST - THINNEST) * share
        if before is None or self.edges.widths is None:
            return np.zeros(len(self.drawing.paths), bool)
        return before != self.edges.widths

    def rect_of(self, box: int) -> QRectF:
        """Return the rectangle of a box."""
        one = self.drawing.boxes[box]
        return QRectF(one.x, one.y, one.width, one.height)

    def node(self, number: NodeId) -> Node:
        """Return the node, or the closed group, with this id."""
        drawn = self._nodes.get(number)
        return self.trace.drawable[number] if drawn is None else drawn

    def is_real(self, number: NodeId | None) -> bool:
        """Return whether this is a node of the trace, and neither a ghost nor a closed group."""
        return number is not None and number < len(self.trace.nodes)

    def box_of_group(self, group: GroupId) -> NodeId:
        """Return the id of a group's box, drawn where the group is closed."""
        return len(self.fold.drawn) + group

    def group_of(self, node: NodeId) -> GroupId | None:
        """Return the group a box of this id stands for; None for a node."""
        return node - len(self.fold.drawn) if node in self.fold.boxes else None

    def has_alike(self, other: "GraphPainter", box: int | None) -> bool:
        """Return whether a box shows here what it shows in the graph of another run."""
        if box is None or box >= min(len(self.drawing.boxes), len(other.drawing.boxes)):
            return False
        here, there = (g.node(g.drawing.boxes[box].node) for g in (self, other))
        return (here.op, here.label) == (there.op, there.label)

    def boxes_showing(self, node: NodeId | None) -> list[int]:
        """Return the boxes that show `node`: one, or one per copy, or its closed group's."""
        if node is None:
            return []
        if node not in self.boxes_of and node < len(self.fold.drawn):
            node = int(self.fold.drawn[node])
        return self.boxes_of.get(node, [])

    def rects_of(self, node: NodeId | None) -> list[QRectF]:
        """Return the rectangles of the boxes that show `node`; none for None."""
        return [self.rect_of(box) for box in self.boxes_showing(node)]

    @cached_property
    def content(self) -> QRectF:
        """What is drawn, without the margin around it."""
        corners = np.vstack([self.edges.paths.bounds, self.hits.corners])
        if not len(corners):
            return QRectF(0, 0, self.drawing.width, self.drawing.height)
        (left, top), (right, bottom) = corners[:, :2].min(0), corners[:, 2:].max(0)
        return QRectF(left, top, right - left, bottom - top)

    @cached_property
    def closest(self) -> float:
        """The zoom at which every number of the largest tensor can be read."""
        tensors = {node.id for node in self.fold.nodes if node.shape}
        boxes = (box for box in self.drawing.boxes if box.node in tensors)
        zooms = (closest(self.node(box.node), box.width, box.height) for box in boxes)
        return max(zooms, default=LEAST_CLOSEST)

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        zoom: float,
        places: Sequence[QRectF] = (),
        kept: KeptBoxes | None = None,
    ) -> None:
        """Paint what lies in `area` (scene units); `zoom` is pixels per scene unit.

        With `places`, only what touches one of these parts of the area need be painted. With
        `kept`, for pixels only, boxes are kept there as pictures, to be laid down again.
        """
        for _ in self.painting(painter, area, zoom, places, kept):
            pass

    def painting(
        self,
        painter: QPainter,
        area: QRectF,
        zoom: float,
        places: Sequence[QRectF] = (),
        kept: KeptBoxes | None = None,
    ) -> Iterator[int]:
        """Do the same in pieces: give the number of boxes that are painted, again and again."""
        shows, inks = level(zoom), self.inks
        parts = places or [area]
        corners = _grown(area, _EDGE_REACH)
        if not shows.heads and list(parts) == [area]:  # cheap lines: some of them too many
            numbers = self.edges.paths.within(*corners)
        else:
            numbers = self.edges.paths.touching(corners, [_grown(p, _EDGE_REACH) for p in parts])
        boxes = self.hits.boxes_in(*_grown(area, BOX_REACH))
        if places:
            near = touches(self.hits.corners[boxes], [_grown(p, BOX_REACH) for p in parts])
            boxes = boxes[near]
        states = self._states[numbers]
        painter.save()
        try:
            self.regions.paint(painter, corners, inks.theme)
            if shows.heads:
                self.edges.paint_near(painter, numbers, states, inks, zoom)
                if shows.text:
                    self.labels.paint(painter, [_grown(p, _LABEL_REACH) for p in parts], inks)
                yield from self._paint_boxes(painter, boxes, zoom, kept)
                if shows.text:
                    self.regions.paint_titles(painter, corners, inks.theme)
            else:
                self.edges.paint_far(painter, numbers, states, inks, corners, zoom, shows)
                self._paint_blocks(painter, boxes, shows)
        finally:  # also where painting is given up
            painter.restore()

    def _edge_states(self, moment: Moment) -> np.ndarray:
        states = np.where(moment.reached, AT_REST, WAITING)
        states[moment.travelled] = TRAVELLED
        return states

    # --- boxes ----------------------------------------------------------------------------------

    def _paint_boxes(
        self, painter: QPainter, numbers: np.ndarray, zoom: float, kept: KeptBoxes | None
    ) -> Iterator[int]:
        boxes = [self.drawing.boxes[number] for number in numbers.tolist()]
        if kept is not None and not level(zoom).close:  # from close by they are few, and large
            kept.paint(painter, self.nodes, boxes, self.moment, zoom)
            return
        smooth(painter)
        for painted, box in enumerate(boxes):
            if painted % _PIECE == 0:
                yield painted
            place = self.rect_of(box.id)
            self.nodes.paint(painter, box.node, place, self.moment, box.proxy, zoom)

    def _paint_blocks(self, painter: QPainter, numbers: np.ndarray, shows: Level) -> None:
        """Paint boxes without words: one call per colour."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        theme, nodes = self.inks.theme, self._box_nodes[numbers]
        palette, codes = self._blocks
        ahead, done = len(palette), len(palette) + 1
        codes = np.where(self.moment.done & (codes == OPERATION), done, codes)
        codes = np.where(self.moment.shown, codes, ahead)[nodes]
        for code, colour in enumerate((*palette, self.inks.waiting.color().name(), theme.gradient)):
            painter.setBrush(QBrush(QColor(theme.raised if shows.outlines else colour)))
            painter.setPen(a_pixel_wide(QPen(QColor(colour))))
            if not shows.outlines:
                painter.setPen(Qt.PenStyle.NoPen)
            draw_rects(painter, self.hits.rects[numbers[codes == code]])


def _grown(area: QRectF, reach: Corners) -> Corners:
    """Return `area` with what reaches into it: so far to the left, up, right and down."""
    left, top, right, bottom = reach
    within = area.adjusted(-right, -bottom, left, top)
    return within.left(), within.top(), within.right(), within.bottom()
