"""Last pass: the edges as polylines that touch no box but their own.

Past a column an edge runs level at its bend; in between, and where curves.py finds more room, it is
a cubic with level ends, flattened.
Edges leave in the middle of the right side and enter the left side in argument order; a main edge
enters in the middle, so that the main line is straight.
"""

import numpy as np

from gradviz.layout.curves import across, along, joined
from gradviz.layout.plan import Mesh, Places

PIECES = 12  # of a curve about as high or as wide as ...
USUAL = 120.0  # ... this; larger ones have more
MOST_PIECES = 30
ENOUGH = 300_000  # pieces in a picture; where there would be more, curves get coarser ...
FEWEST = 4  # ... down to this
TINY = 1e-6
PITCH = 14.0  # between ports, where the box is tall enough
CORNER = 8.0  # of a box, kept free of ports


def route(mesh: Mesh, places: Places, main: np.ndarray) -> list[np.ndarray]:
    """Return the points of each edge, an (n, 2) read-only float array, n >= 2."""
    plan = mesh.plan
    end = places.y[plan.head] + ports(mesh, main)
    edge, x0, y0, x1, y1 = _curves(mesh, places, end)
    points, owner = _flattened(edge, x0, y0, x1, y1)
    starts = np.stack([places.x[plan.tail] + plan.width[plan.tail], places.y[plan.tail]], axis=1)
    ends = np.stack([places.x[plan.head], end], axis=1)
    everything = np.concatenate([starts, points, ends])
    owners = np.concatenate([np.arange(plan.edges), owner, np.arange(plan.edges)])
    by_edge = np.argsort(owners, kind="stable")
    return _cut(everything[by_edge], owners[by_edge], plan.edges)


def ports(mesh: Mesh, main: np.ndarray) -> np.ndarray:
    """Return how far below the middle of its head's left side each edge ends."""
    plan = mesh.plan
    middle = (plan.ports - 1) / 2
    centre = np.zeros(plan.boxes)
    centre[plan.head] = middle
    centre[plan.head[main]] = plan.port[main]
    centre = centre[plan.head]
    steps = np.maximum(centre, plan.ports - 1 - centre)  # on the longer side of the middle
    room = np.maximum(plan.height[plan.head] / 2 - CORNER, 0.0)
    pitch = np.minimum(PITCH, room / np.maximum(steps, 1))
    return (plan.port - centre) * pitch


def _curves(mesh: Mesh, places: Places, end: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return edge, x0, y0, x1, y1 of every curve, edge by edge from tail to head."""
    plan = mesh.plan
    first, last = joined(mesh, places, end)
    head = mesh.head[last]
    edge = mesh.edge[first]
    inside = (
        edge,
        places.right[mesh.layer[mesh.tail[first]]],
        places.y[mesh.tail[first]],
        places.left[mesh.layer[head]],
        np.where(head < plan.boxes, end[edge], places.y[head]),
    )
    out = np.flatnonzero(mesh.outside)
    near, far = mesh.layer[plan.tail[out]], mesh.layer[plan.head[out]]
    lane = places.lane[out]
    away = (out, places.right[near], places.y[plan.tail[out]], places.left[near + 1], lane)
    back = (out, places.right[far - 1], lane, places.left[far], end[out])
    columns = [np.concatenate(column) for column in zip(inside, away, back, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    return tuple(column[order] for column in columns)


def _flattened(
    edge: np.ndarray, x0: np.ndarray, y0: np.ndarray, x1: np.ndarray, y1: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the points of all curves, in order, and the edge of each point."""
    extent = np.maximum(x1 - x0, np.abs(y1 - y0))
    bent = np.clip(np.round(PIECES * np.sqrt(extent / USUAL)), PIECES, MOST_PIECES)
    bent = np.maximum(np.round(bent * min(1.0, ENOUGH / max(bent.sum(), 1.0))), FEWEST)
    pieces = np.where(np.abs(y1 - y0) < TINY, 1, bent).astype(np.int64)
    curve = np.repeat(np.arange(len(edge)), pieces + 1)
    step = np.arange(len(curve)) - np.repeat(np.cumsum(pieces + 1) - pieces - 1, pieces + 1)
    t = step / pieces[curve]
    x = x0[curve] + (x1 - x0)[curve] * along(t)
    y = y0[curve] + (y1 - y0)[curve] * across(t)
    return np.stack([x, y], axis=1), edge[curve]


def _cut(points: np.ndarray, owner: np.ndarray, edges: int) -> list[np.ndarray]:
    """Return the points edge by edge, without doubles and without the middle of level runs.

    An arrow takes its direction from the last piece, so that must have a length.
    """
    same = owner[1:] == owner[:-1]
    still = np.abs(np.diff(points, axis=0)) < TINY
    double, level = same & still.all(axis=1), same & still[:, 1]
    last = np.append(~same, True)
    keep = np.ones(len(points), bool)
    keep[1:] &= ~double | last[1:]  # the exact ends stay, whatever lies on them goes
    keep[:-1] &= ~(double & last[1:])
    keep[1:-1] &= ~(level[1:] & level[:-1])
    kept = points[keep]
    kept.flags.writeable = False
    stops = np.cumsum(np.bincount(owner[keep], minlength=edges)).tolist()
    return [kept[a:b] for a, b in zip([0, *stops[:-1]], stops, strict=True)] if edges else []
