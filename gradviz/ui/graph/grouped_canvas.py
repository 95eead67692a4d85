"""The canvas with groups that open and close in place.

It only asks for another drawing; whoever lays out answers with `set_drawing`. What was turned then
stays where it was on the screen.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from gradviz.layout.geometry import Drawing
from gradviz.trace import NodeId, Trace
from gradviz.trace.groups import LAYER, GroupId
from gradviz.trace.homes import chain
from gradviz.ui.graph.graph_canvas import GraphCanvas


class GroupedCanvas(GraphCanvas):
    """Shows one trace with some of its groups closed."""

    foldRequested = Signal(object)  # frozenset of the groups to be closed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turned: tuple[GroupId, QPointF] | None = None  # asked for, and where it was
        self._wanted: frozenset[GroupId] | None = None  # asked for, and not drawn yet

    def set_trace(self, trace: Trace, drawing: Drawing) -> None:
        """Show another run."""
        self._wanted = self._turned = None
        super().set_trace(trace, drawing)

    def set_drawing(self, drawing: Drawing) -> None:
        """Show the same run with other groups closed; what was selected stays selected."""
        turned, self._turned = self._turned, None
        if self._wanted == (drawing.fold.closed if drawing.fold is not None else None):
            self._wanted = None
        chosen = self.overlay.selection.node
        super().set_drawing(drawing)
        if turned is not None:
            group, corner = turned
            self._fitted = False
            self.camera.put(self.corner_of(group), corner)
            self.camera.reveal(QRectF(self.corner_of(group), QSizeF(1, 1)))
            inside = self._graph.regions.boxes_in(group)
            box = self._graph.box_of_group(group)
            chosen = drawing.boxes[inside[0]].node if inside else box
        else:
            self._fit_again()
        if self._graph.boxes_showing(chosen):
            self._mark_selected(chosen)

    def open_group(self, group: GroupId) -> None:
        """Ask for a closed group to be opened."""
        self._turn(group, self._closed() - {group})

    def close_group(self, group: GroupId) -> None:
        """Ask for an open group to be closed."""
        self._turn(group, self._closed() | {group})

    def turn_all(self) -> None:
        """Ask for all groups to be opened; where all are open, to be closed."""
        groups = frozenset(group.id for group in self._graph.trace.groups)
        if groups:
            self._ask(frozenset() if self._closed() else groups)

    def turn_layers(self) -> None:
        """Ask for all layers to be opened; where all that are seen are open, to be closed again.

        Then a model is seen as its layers: what has layers inside stays open.
        """
        groups, closed = self._graph.trace.groups, self._closed()
        layers = frozenset(group.id for group in groups if group.kind == LAYER)
        if closed & layers:
            self._ask(closed - layers)
        elif layers:
            around = {g for layer in layers for g in chain(groups, groups[layer].parent)}
            self._ask(closed | layers - around)

    def corner_of(self, group: GroupId) -> QPointF:
        """Return the upper left corner of a closed group's box, or of an open one's boxes."""
        rects = self._graph.rects_of(self._graph.box_of_group(group))
        rects = rects or [self._graph.rect_of(k) for k in self._graph.regions.boxes_in(group)]
        left = min((rect.left() for rect in rects), default=0.0)
        first = [rect.top() for rect in rects if rect.left() == left]
        return QPointF(left, min(first, default=0.0))

    def _turn(self, group: GroupId, closed: frozenset[GroupId]) -> None:
        self._turned = group, self.viewportTransform().map(self.corner_of(group))
        self._ask(closed)

    def _closed(self) -> frozenset[GroupId]:
        """Return the groups that are closed, or will be when what was asked for is drawn."""
        return self._graph.fold.closed if self._wanted is None else self._wanted

    def _ask(self, closed: frozenset[GroupId]) -> None:
        self._wanted = closed
        self.foldRequested.emit(closed)

    def closed_group(self, node: NodeId | None) -> GroupId | None:
        """Return the closed group that `node` is the box of, or None."""
        return None if node is None else self._graph.group_of(node)

    def group_around(self, node: NodeId | None) -> GroupId | None:
        """Return the innermost open group around a node or a closed group, or None."""
        boxes = self._graph.boxes_showing(node)
        around = self._graph.regions.around(boxes[0]) if boxes else []
        return around[0] if around else None

    @property
    def has_groups(self) -> bool:
        """Whether the trace has any."""
        return bool(self._graph.trace.groups)

    @property
    def has_layers(self) -> bool:
        """Whether some of the trace's groups are layers."""
        return any(group.kind == LAYER for group in self._graph.trace.groups)

    def _close_around(self) -> None:
        """Close the innermost open group around what is selected, or else is current."""
        chosen = self.overlay.selection.node
        group = self.group_around(self._frame.active if chosen is None else chosen)
        if group is not None:
            self.close_group(group)

    def _mark_selected(self, node: NodeId | None) -> None:
        self.overlay.selection.mark(node)
        boxes = self._graph.boxes_showing(node)
        if self._graph.regions.choose(boxes[0] if boxes else None):
            self._repaint_all()
