"""Paints the edges of one drawing: near to with arrow heads and dashes, from afar as plain lines.

What an edge looks like near to is worked out once and kept. Knows states of edges, not steps.
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from gradviz.layout.geometry import Drawing, Path
from gradviz.trace import Node, NodeId
from gradviz.ui.graph.batch import draw_lines, polygon
from gradviz.ui.graph.edges import DASH, DOT, SPACE, Paths, on_grid, pieces_within
from gradviz.ui.graph.face import is_written
from gradviz.ui.graph.hit_test import Corners
from gradviz.ui.graph.inks import Inks, as_wide
from gradviz.ui.graph.levels import MOST_SMOOTH, Level, shrunk

WAITING, AT_REST, TRAVELLED = 0, 1, 2  # states of an edge
SOLID, DASHED, DOTTED = 0, 1, 2  # styles of an edge
LENGTHS = {DASHED: (DASH, SPACE), DOTTED: (DOT, SPACE)}
_NEARLY_ONE = 1.3  # pixels: Qt paints a line of one pixel many times faster than this one
THINNEST, THICKEST = 1.0, 7.0  # of travelled edges, where thickness tells how much they carried


class EdgePainter:
    """The edges of one drawing. `widths` is (paths,) float, or None where all are as thick."""

    def __init__(self, drawing: Drawing, nodes: Mapping[NodeId, Node]) -> None:
        self.paths = Paths(drawing)
        self._drawing, self._nodes = drawing, nodes
        self._kept: dict[tuple[int, bool], tuple[QPolygonF | np.ndarray, QPolygonF]] = {}
        self.widths: np.ndarray | None = None

    def paint_far(
        self,
        painter: QPainter,
        numbers: np.ndarray,
        states: np.ndarray,
        inks: Inks,
        corners: Corners,
        zoom: float,
        shows: Level,
    ) -> None:
        """Paint some edges a pixel wide, as far as they lie within `corners`."""
        for state, ink in _by_state(inks):
            chosen = numbers[states == state]
            whole = self.paths.coarse(chosen) if shows.merged else self.paths.plain(chosen)
            pieces = on_grid(whole, zoom) if shows.merged else pieces_within(whole, *corners)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(pieces) < MOST_SMOOTH)
            painter.setPen(a_pixel_wide(ink))
            draw_lines(painter, pieces)

    def paint_near(
        self,
        painter: QPainter,
        numbers: np.ndarray,
        states: np.ndarray,
        inks: Inks,
        zoom: float = 1.0,
    ) -> None:
        """Paint some edges with arrow heads, each on its own.

        Qt blends lines drawn by one call in groups: which pieces overlap would then depend on
        which other edges are in the area, and a part painted anew would differ from the whole.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        scale, thin = painter.deviceTransform().m11(), shrunk(zoom)
        for state, ink in _by_state(inks):
            chosen = numbers[states == state].tolist()
            ink = a_pixel_wide(ink) if ink.widthF() * scale <= _NEARLY_ONE else ink
            ink = as_wide(ink, ink.widthF() * thin) if thin < 1 else ink
            self._work_out(chosen, state == TRAVELLED)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ink)
            writing = state == AT_REST and not self._written.keys().isdisjoint(chosen)
            for number in chosen:
                line = self._kept[number, state == TRAVELLED][0]
                if state == TRAVELLED and self.widths is not None:
                    painter.setPen(as_wide(ink, float(self.widths[number]) * thin))
                elif writing:
                    painter.setPen(self._ink(number, ink, inks, thin))
                if isinstance(line, QPolygonF):
                    painter.drawPolyline(line)
                else:
                    draw_lines(painter, line)
            heads = [self._kept[number, state == TRAVELLED][1] for number in chosen]
            if thin < 1:
                heads = [_shrunken(painter, ink, head, thin) for head in heads]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(ink.color()))
            for number, head in zip(chosen, heads, strict=True):
                if writing:
                    painter.setBrush(QBrush(self._ink(number, ink, inks, thin).color()))
                painter.drawPolygon(head)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @cached_property
    def _styles(self) -> np.ndarray:
        return _styles(self._nodes, self._drawing)

    @cached_property
    def _written(self) -> dict[int, str]:
        return _written(self._nodes, self._drawing)

    def _ink(self, number: int, ink: QPen, inks: Inks, thin: float) -> QPen:
        """Return the pen of an edge at rest: in a Variable's colour where it is written to."""
        role = self._written.get(number)
        if role is None:
            return ink
        written = inks.written(role)
        return as_wide(written, written.widthF() * thin) if thin < 1 else written

    def _work_out(self, numbers: list[int], backwards: bool) -> None:
        """Keep the lines and heads of those edges that were not painted this way before."""
        missing = [number for number in numbers if (number, backwards) not in self._kept]
        if not missing:
            return
        headed = self.paths.headed(np.array(missing, np.int64), backwards)
        for place, number in enumerate(missing):
            style = SOLID if backwards else self._styles[number]
            broken = style != SOLID
            line = headed.dashes(place, *LENGTHS[style]) if broken else polygon(headed.line(place))
            self._kept[number, backwards] = line, polygon(headed.heads[place])


def a_pixel_wide(pen: QPen) -> QPen:
    """Return `pen`, one pixel wide at every zoom."""
    thin = QPen(pen)
    thin.setCosmetic(True)
    thin.setWidthF(1.0)
    return thin


def _shrunken(painter: QPainter, ink: QPen, head: QPolygonF, share: float) -> QPolygonF:
    """Return an arrow head as it is from close by, and draw the line on as far as to it."""
    tip, left, right = head.toList()
    smaller = QPolygonF([tip, tip + (left - tip) * share, tip + (right - tip) * share])
    base = (left + right) / 2
    painter.setPen(ink)
    painter.drawLine(base, tip + (base - tip) * share)
    return smaller


def _by_state(inks: Inks) -> tuple[tuple[int, QPen], ...]:
    return (
        (WAITING, inks.edge_waiting),
        (AT_REST, inks.edge),
        (TRAVELLED, inks.edge_travelled),
    )


def _styles(nodes: Mapping[NodeId, Node], drawing: Drawing) -> np.ndarray:
    """Return how each path is drawn.

    DASHED carries no gradient: from or into what no tape took, from constants. DOTTED carries no
    value either: from a condition to what it kept from running, from a Variable to its next value.
    """
    boxes = [nodes[box.node] for box in drawing.boxes]
    carries = [node.recorded or node.role in ("trainable", "watched") for node in boxes]
    styles = np.full(len(drawing.paths), SOLID)
    for number, path in enumerate(drawing.paths):
        head = boxes[path.head]
        if path.position >= len(head.inputs) or (head.wall == "assigned" and _is_own(head, path)):
            styles[number] = DOTTED
        elif not (carries[path.tail] and head.recorded):
            styles[number] = DASHED
    return styles


def _written(nodes: Mapping[NodeId, Node], drawing: Drawing) -> dict[int, str]:
    """Return the paths into a Variable's next value, and its role."""
    written = {node.id: node.role for node in nodes.values() if is_written(node)}
    heads = {k: written[box.node] for k, box in enumerate(drawing.boxes) if box.node in written}
    paths = enumerate(drawing.paths if heads else ())
    return {number: heads[path.head] for number, path in paths if path.head in heads}


def _is_own(node: Node, path: Path) -> bool:
    """Return whether the path brings the Variable's last value to its next one."""
    return not node.after and path.position == 0
