"""The whole graph at one frame, painted from arrays: what is in view is found by NumPy masks.

Needs no widget: the view paints its background through this, and the exports their pages. What it
paints depends on the trace, the drawing, the theme and the frame alone.
"""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from gradviz.layout.geometry import Drawing
from gradviz.trace import Frame, NodeId, Trace
from gradviz.ui.graph.batch import draw_lines, draw_rects, polygon
from gradviz.ui.graph.edges import Paths, on_grid, pieces_within
from gradviz.ui.graph.hit_test import HitTest
from gradviz.ui.graph.inks import Inks
from gradviz.ui.graph.levels import MOST_SMOOTH, Level, level
from gradviz.ui.graph.moment import Moment, Story
from gradviz.ui.graph.node_painter import NodePainter
from gradviz.ui.graph.node_parts import BADGE
from gradviz.ui.theme import Theme

WAITING, AT_REST, TRAVELLED = 0, 1, 2  # states of an edge


class GraphPainter:
    """Paints one trace in one theme. Set a frame, then paint any rectangle at any zoom."""

    def __init__(self, trace: Trace, drawing: Drawing, theme: Theme) -> None:
        self.trace, self.drawing = trace, drawing
        self.story = Story(trace, drawing)
        self.hits = HitTest(drawing)
        self.boxes_of = _boxes_of(drawing)
        self._box_nodes = np.array([box.node for box in drawing.boxes], np.int64)
        self._paths = Paths(drawing)
        self._dashed = _dashed(trace, drawing)
        self.moment = self.story.moment(Frame(0))
        self._states = self._edge_states(self.moment)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme` from now on."""
        self.inks = Inks(theme)
        self.nodes = NodePainter(self.trace.nodes, self.inks)
        self._blocks = _block_colours(self.trace, theme)

    def set_frame(self, frame: Frame) -> np.ndarray:
        """Paint `frame` from now on; return what looks new: (k, 4) left, top, right, bottom."""
        before, states = self.moment, self._states
        self.moment = self.story.moment(frame)
        self._states = self._edge_states(self.moment)
        nodes = np.flatnonzero(before.looks != self.moment.looks)
        boxes = np.flatnonzero(np.isin(self._box_nodes, nodes))
        changed = [self.hits.corners[boxes], self._paths.bounds[states != self._states]]
        return np.vstack(changed) + np.array([-BADGE, -BADGE, BADGE, BADGE])

    def rect_of(self, box: int) -> QRectF:
        """Return the rectangle of a box."""
        one = self.drawing.boxes[box]
        return QRectF(one.x, one.y, one.width, one.height)

    def rects_of(self, node: NodeId | None) -> list[QRectF]:
        """Return the rectangles that show `node`: one, or one per copy; none for None."""
        return [self.rect_of(box) for box in self.boxes_of.get(-1 if node is None else node, ())]

    def content(self) -> QRectF:
        """Return what is drawn, without the margin around it."""
        corners = np.vstack([self._paths.bounds, self.hits.corners])
        if not len(corners):
            return QRectF(0, 0, self.drawing.width, self.drawing.height)
        (left, top), (right, bottom) = corners[:, :2].min(0), corners[:, 2:].max(0)
        return QRectF(left, top, right - left, bottom - top)

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what lies in `area` (scene units); `zoom` is pixels per scene unit."""
        shows = level(zoom)
        # Strokes, heads and badges reach out of the bounds of what they belong to.
        within = area.adjusted(-BADGE, -BADGE, BADGE, BADGE)
        corners = within.left(), within.top(), within.right(), within.bottom()
        painter.save()
        self._paint_edges(painter, corners, zoom, shows)
        boxes = self.hits.boxes_in(*corners)
        if shows.text:
            self._paint_boxes(painter, boxes)
        else:
            self._paint_blocks(painter, boxes, shows)
        painter.restore()

    # --- edges ----------------------------------------------------------------------------------

    def _paint_edges(
        self, painter: QPainter, corners: tuple[float, ...], zoom: float, shows: Level
    ) -> None:
        numbers = self._paths.within(*corners)
        states = self._states[numbers]
        inks = (self.inks.edge_waiting, self.inks.edge, self.inks.edge_travelled)
        for state, ink in zip((WAITING, AT_REST, TRAVELLED), inks, strict=True):
            chosen = numbers[states == state]
            if shows.text:
                self._paint_near(painter, chosen, ink, state == TRAVELLED)
                continue
            whole = self._paths.coarse(chosen) if shows.merged else self._paths.plain(chosen)
            pieces = on_grid(whole, zoom) if shows.merged else pieces_within(whole, *corners)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(pieces) < MOST_SMOOTH)
            painter.setPen(_a_pixel_wide(ink))
            draw_lines(painter, pieces)

    def _paint_near(
        self, painter: QPainter, numbers: np.ndarray, ink: QPen, backwards: bool
    ) -> None:
        """Paint edges with arrow heads, each on its own.

        Qt blends lines drawn by one call in groups: which pieces overlap would then depend on
        which other edges are in the area, and a part painted anew would differ from the whole.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink)
        headed = self._paths.headed(numbers, backwards)
        dashed = self._dashed[numbers] & (not backwards)
        for place, is_dashed in enumerate(dashed.tolist()):
            if is_dashed:
                draw_lines(painter, headed.dashes(place))
            else:
                painter.drawPolyline(polygon(headed.line(place)))
        _paint_heads(painter, headed.heads, ink.color())

    def _edge_states(self, moment: Moment) -> np.ndarray:
        states = np.where(moment.reached, AT_REST, WAITING)
        states[moment.travelled] = TRAVELLED
        return states

    # --- boxes ----------------------------------------------------------------------------------

    def _paint_boxes(self, painter: QPainter, numbers: np.ndarray) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        for number in numbers.tolist():
            box = self.drawing.boxes[number]
            self.nodes.paint(painter, box.node, self.rect_of(number), self.moment, box.proxy)

    def _paint_blocks(self, painter: QPainter, numbers: np.ndarray, shows: Level) -> None:
        """Paint boxes without words: one call per colour."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        theme, nodes = self.inks.theme, self._box_nodes[numbers]
        palette, codes = self._blocks
        ahead, done = len(palette), len(palette) + 1
        codes = np.where(self.moment.done & (codes == _OPERATION), done, codes)
        codes = np.where(self.moment.shown, codes, ahead)[nodes]
        for code, colour in enumerate((*palette, self.inks.waiting.color().name(), theme.gradient)):
            painter.setBrush(QBrush(QColor(theme.raised if shows.outlines else colour)))
            painter.setPen(_a_pixel_wide(QPen(QColor(colour))))
            if not shows.outlines:
                painter.setPen(Qt.PenStyle.NoPen)
            draw_rects(painter, self.hits.rects[numbers[codes == code]])


_OPERATION, _GHOST = 0, 1  # places in the palette of blocks


def _block_colours(trace: Trace, theme: Theme) -> tuple[tuple[str, ...], np.ndarray]:
    """Return a palette, and per node its place in it: operations, ghosts, leaves by role."""
    roles = ("trainable", "frozen", "watched", "constant", "tensor")
    palette = (theme.edge, theme.faint, *(theme.role(role) for role in roles))
    places = {role: place for place, role in enumerate(roles, 2)}
    codes = [
        _GHOST if node.ghost else places.get(node.role, 5) if node.is_leaf else _OPERATION
        for node in trace.nodes
    ]
    return palette, np.array(codes, np.int64)


def _dashed(trace: Trace, drawing: Drawing) -> np.ndarray:
    """Return which paths carry no gradient: from or into what no tape took, from constants."""
    carries = [node.recorded or node.role in ("trainable", "watched") for node in trace.nodes]
    dashed = np.zeros(len(drawing.paths), bool)
    for number, path in enumerate(drawing.paths):
        tail, head = drawing.boxes[path.tail].node, drawing.boxes[path.head].node
        dashed[number] = not (carries[tail] and trace.nodes[head].recorded)
    return dashed


def _boxes_of(drawing: Drawing) -> dict[NodeId, list[int]]:
    boxes: dict[NodeId, list[int]] = {}
    for box in drawing.boxes:
        boxes.setdefault(box.node, []).append(box.id)
    return boxes


def _paint_heads(painter: QPainter, heads: np.ndarray, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    for head in heads:
        painter.drawPolygon(polygon(head))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _a_pixel_wide(pen: QPen) -> QPen:
    thin = QPen(pen)
    thin.setCosmetic(True)
    thin.setWidthF(1.0)
    return thin
