"""How a line leads from words beside the graph to what they are about: round boxes if it can."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from gradviz.ui.graph.free_place import is_clear
from gradviz.ui.graph.graph_painter import GraphPainter


def clear_way(graph: GraphPainter, about: QRectF, place: QRectF) -> tuple[list[QPointF], bool]:
    """Return a way that runs across no box, and True; else the straight one, and False."""
    found = ways(about, place)
    clear = next((way for way in found if _is_clear(graph, way)), None)
    return (found[0], False) if clear is None else (clear, True)


def ways(about: QRectF, place: QRectF) -> list[list[QPointF]]:
    """Return the ways a line may lead from the side of what a note is about to the note."""
    x, left = _facing(about.left(), about.right(), place.left(), place.right())
    y, top = _facing(about.top(), about.bottom(), place.top(), place.bottom())
    ways = [[QPointF(x, y), QPointF(left, top)]]
    if x != left and y != top:
        middle, across, down = about.center(), place.center().x(), place.center().y()
        ways += [
            [QPointF(x, middle.y()), QPointF(across, middle.y()), QPointF(across, top)],
            [QPointF(middle.x(), y), QPointF(middle.x(), down), QPointF(left, down)],
        ]
    return ways


def _is_clear(graph: GraphPainter, way: list[QPointF]) -> bool:
    return all(is_clear(graph, *ends) for ends in pairwise(way))


def _facing(low: float, high: float, other_low: float, other_high: float) -> tuple[float, float]:
    """Return where two stretches of an axis face each other: the middle of what they share.

    Where they share nothing, their nearest ends.
    """
    first, last = max(low, other_low), min(high, other_high)
    if first <= last:
        return (first + last) / 2, (first + last) / 2
    return (high, other_low) if high < other_low else (low, other_high)
