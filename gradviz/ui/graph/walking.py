"""Walking through the graph with the arrow keys: along its edges, and up and down between boxes."""

import numpy as np

from gradviz.layout.geometry import Drawing
from gradviz.ui.graph.hit_test import HitTest

LEFT, RIGHT, UP, DOWN = "left", "right", "up", "down"
_TURNED = {UP: LEFT, DOWN: RIGHT, LEFT: UP, RIGHT: DOWN}  # which way runs the graph


def neighbour(drawing: Drawing, hits: HitTest, box: int, direction: str) -> int | None:
    """Return the box that lies in `direction` from `box`, or None.

    Left follows the first argument's edge back, right an edge on to a use; up and down go to the
    nearest box that stands over or under this one. In a drawing that runs downwards up follows
    edges back, down on, and left and right go to the nearest box beside this one.
    """
    if drawing.downwards:
        direction = _TURNED[direction]
    if direction == LEFT:
        sources = [(path.position, path.tail) for path in drawing.paths if path.head == box]
        return min(sources)[1] if sources else None
    if direction == RIGHT:
        uses = [path.head for path in drawing.paths if path.tail == box]
        return min(uses) if uses else None
    return _beside(hits, box, direction == UP, drawing.downwards)


def _beside(hits: HitTest, box: int, upwards: bool, turned: bool) -> int | None:
    x = (hits.left + hits.right) / 2
    y = (hits.top + hits.bottom) / 2
    if turned:
        x, y = y, x
    away = (y[box] - y) if upwards else (y - y[box])
    # A box straight above counts as nearer than one as far away to the side.
    distance = np.where(away > 1.0, away + 3.0 * np.abs(x - x[box]), np.inf)
    nearest = int(np.argmin(distance))
    return nearest if np.isfinite(distance[nearest]) else None
