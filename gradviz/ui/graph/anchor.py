"""What holds the view where the person has put it, while the program under it is edited."""

import numpy as np
from PySide6.QtCore import QPointF

from gradviz.layout.geometry import Drawing
from gradviz.trace.counterparts import counterparts
from gradviz.ui.graph.graph_painter import GraphPainter

MOST = 5000  # nodes; the window does not wait for more to be compared


def alike(one: Drawing, other: Drawing) -> bool:
    """Return whether two drawings have the same shape, so that the view can stay as it is."""
    shapes = [(len(d.boxes), len(d.paths), d.width, d.height) for d in (one, other)]
    return shapes[0] == shapes[1] and bool(one.boxes)


def anchor(before: GraphPainter, after: GraphPainter, near: QPointF) -> QPointF | None:
    """Return by how much the box nearest to a point of one graph has moved in the next.

    Only nodes with one box in both count. None where the two have little in common, or are too
    large.
    """
    if max(len(before.trace.drawable), len(after.trace.drawable)) > MOST:
        return None
    boxes = before.boxes_of, after.boxes_of
    pairs = [
        (*boxes[0][old], *boxes[1][node])
        for node, old in counterparts(before.trace, after.trace).items()
        if len(boxes[0].get(old, ())) == len(boxes[1].get(node, ())) == 1
    ]
    if not pairs:
        return None
    were, are = np.array(pairs).T
    was = _middles(before)[were]
    nearest = int(np.argmin(((was - near.toTuple()) ** 2).sum(axis=1)))
    return QPointF(*(_middles(after)[are[nearest]] - was[nearest]).tolist())


def _middles(graph: GraphPainter) -> np.ndarray:
    """Return the middles of the boxes: (boxes, 2)."""
    return graph.hits.rects[:, :2] + graph.hits.rects[:, 2:] / 2
