"""Marks what the present stage of a backward step is about: a note beside node, edge or source.

The note keeps clear of boxes and within what can be seen; a line leads from it to what it is about.
"""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF

from gradviz.trace.stages import ACCUMULATE, LOCAL, PRODUCT, UPSTREAM
from gradviz.ui.graph.free_place import along, free_place
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.group_parts import LABEL_GAP
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.leader import clear_way
from gradviz.ui.graph.levels import shrunk
from gradviz.ui.graph.mark_item import MarkItem
from gradviz.ui.graph.node_parts import BADGE
from gradviz.ui.graph.sizes import PILL_RADIUS
from gradviz.ui.graph.stage_block import StageBlock
from gradviz.ui.graph.stage_notes import note_of
from gradviz.ui.graph.travel import Travel
from gradviz.ui.theme import scale
from gradviz.words import CATALOGUE

DOT = 3.5  # radius of the spot the line leads to
_GAP = 5.0  # between a frame and what it is around
_LARGEST = 4.0  # times its size, however small the picture is
_AWAY = 90.0  # how far from its record a product is shown at most
_ROUND = 8.0  # a note on a picture
_REACH = 1200.0  # how far from what it is about a note may stand, in scene units


class StageItem(MarkItem):
    """The note of the present stage."""

    def __init__(self, depth: float) -> None:
        super().__init__(depth)
        self.block: StageBlock | None = None  # the note when it was last painted
        self._made: tuple[object, ...] = ()  # what that was made for
        self.about = QRectF()  # what the note is about; a point where that is an edge
        self.source: QRectF | None = None  # the box that something arrives at, if it does
        self.place = QRectF()  # of the note, when it was last painted
        self._travel = Travel(self)
        self._told: tuple[object, ...] = ()  # the stage that was last come to
        self.seen: Callable[[], QRectF] = QRectF  # what nothing lies over, in scene units

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the note may cover."""
        stage = graph.moment.stage
        self.about = _about(graph) if stage is not None else QRectF()
        self.source = self.about if stage is not None and stage.kind == ACCUMULATE else None
        self._set_out(graph)
        if self.about.isNull():
            return QRectF()
        return self.about.adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint the line, the spot and the note."""
        size = _enlarged(zoom)
        block = self._block(graph, size)
        if block is None:
            return
        self.place = free_place(graph, self.about, block.size, self.seen(), size)
        self._lead(painter, graph, size)
        block.paint(painter, self.place, graph.inks.theme)
        if (goes := self._travel.spot) is not None:
            _paint_spot(painter, graph, goes, 2 * size)

    def room(self, graph: GraphPainter) -> QRectF:
        """Return what the note covers in full size where nothing bounds it, with a border."""
        block = self._block(graph, 1.0)
        if block is None or self.about.isNull():
            return QRectF()
        place = free_place(graph, self.about, block.size, QRectF(), 1.0)
        return place.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)

    def _lead(self, painter: QPainter, graph: GraphPainter, size: float) -> None:
        """Lead from the note to what it is about: straight, else round a corner, clear of boxes.

        Where neither is, only a dotted line runs across what is between, and the box has a frame.
        """
        way, clear = clear_way(graph, self.about, self.place)
        if not clear:
            _paint_frame(painter, graph, self.about, size)
        style = Qt.PenStyle.SolidLine if clear else Qt.PenStyle.DotLine
        painter.setPen(pen(graph.inks.theme.current, 1.6 * size, style))
        painter.drawPolyline(QPolygonF(way))
        _paint_spot(painter, graph, way[0], size)

    def _set_out(self, graph: GraphPainter) -> None:
        """Let a spot go the way that a new stage tells of, where there is someone to see it."""
        moment, stage = graph.moment, graph.moment.stage
        if stage is None:
            self._travel.end()
        told = (moment.active, stage.kind, stage.use) if stage is not None else self._told
        if told == self._told or self.scene() is None:
            return  # the same stage also of another run: a number is being dragged
        self._told = told
        self._travel.end()
        if moment.current and stage is not None and stage.kind in (PRODUCT, ACCUMULATE):
            points = np.asarray(graph.drawing.paths[moment.current[0]].points, float)
            middle = meeting(points)
            way = (1.0, middle) if stage.kind == PRODUCT else (middle, 0.0)
            self._travel.begin(points, *way)

    def _block(self, graph: GraphPainter, size: float) -> StageBlock | None:
        """Return the note, measured; what is painted again and again is made only once."""
        step, stage = graph.moment.step, graph.moment.stage
        if step is None or stage is None:
            return None
        key = (step, stage.kind, stage.use, size, CATALOGUE.language)
        if self.block is None or key != self._made:
            self.block, self._made = StageBlock(note_of(graph.trace, step, stage), size), key
        return self.block


def _enlarged(zoom: float) -> float:
    return min(max(1.0, scale() / max(zoom, 1e-6)), _LARGEST) * shrunk(zoom)


def _about(graph: GraphPainter) -> QRectF:
    """Return what the stage is about: the node's box, the middle of an edge, or a source's box."""
    moment = graph.moment
    assert moment.stage is not None
    own = graph.rects_of(moment.active)
    box = own[0] if own else QRectF()
    if moment.inside is not None:  # the label under a closed group says which step it is
        box = box.adjusted(0, 0, 0, LABEL_GAP + BADGE)
    if moment.stage.kind in (UPSTREAM, LOCAL) or not moment.current:
        return box
    path = graph.drawing.paths[moment.current[0]]
    if moment.stage.kind == ACCUMULATE:
        return graph.rect_of(path.tail)
    (x, y), *_ = along(path.points, np.array([meeting(path.points)])).tolist()
    return QRectF(x, y, 0.1, 0.1)


def meeting(points: Sequence[tuple[float, float]] | np.ndarray) -> float:
    """Return where on an edge its product is shown, as a share of its length: half-way.

    On a long edge that is nearer to its record, which is its end and in sight.
    """
    length = float(np.hypot(*np.diff(np.asarray(points, float), axis=0).T).sum())
    return max(0.5, 1.0 - _AWAY / max(length, _AWAY))


def _paint_frame(painter: QPainter, graph: GraphPainter, about: QRectF, size: float) -> None:
    """Frame what a note is about, where a line to it would run across something else."""
    gap = _GAP * size
    painter.setPen(pen(graph.inks.theme.current, 1.6 * size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    framed = about.adjusted(-gap, -gap, gap, gap)
    radius = min(framed.width(), framed.height(), 2 * PILL_RADIUS) / 2
    painter.drawRoundedRect(framed, radius, radius)


def _paint_spot(painter: QPainter, graph: GraphPainter, spot: QPointF, size: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(graph.inks.theme.current)))
    painter.drawEllipse(spot, DOT * size, DOT * size)
