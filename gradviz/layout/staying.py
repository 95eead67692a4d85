"""Keeps who is above whom when a program is edited a little, as in the picture before.

Knows where nodes stood, and no run: which of them is which is told.
"""

from collections.abc import Mapping

import numpy as np

from gradviz.layout import crossings
from gradviz.layout.geometry import Drawing
from gradviz.layout.plan import Mesh, Plan
from gradviz.trace import NodeId

_TURNS = 12  # how far from a box that stood a new one may be to be put beside it

Stood = Mapping[NodeId, float]  # how far down each node stood; in a drawing downwards, to the right


def stood(drawing: Drawing) -> dict[NodeId, float]:
    """Return where in the order of its rank each node stood that has a single box."""
    copies = {box.node for box in drawing.boxes if box.proxy}
    alone = [box for box in drawing.boxes if box.node not in copies]
    if drawing.downwards:
        return {box.node: box.x + box.width / 2 for box in alone}
    return {box.node: box.y + box.height / 2 for box in alone}


def as_before(mesh: Mesh, before: Stood) -> np.ndarray:
    """Return a height for each unit: where it stood, else amid what it is joined to."""
    plan = mesh.plan
    at = np.full(mesh.units, np.nan)
    at[: plan.boxes] = _known(plan, before)
    for _ in range(_TURNS):
        unknown = np.isnan(at)
        if not unknown.any():
            break
        at[unknown] = _amid(mesh, at)[unknown]
    return np.where(np.isnan(at), np.inf, at)  # new, and joined to nothing that stood


def swaps(mesh: Mesh, heights: np.ndarray, place: np.ndarray, before: Stood) -> int:
    """Return how many pairs of boxes of one layer that stood are not above each other as before."""
    stood = np.flatnonzero(~np.isnan(_known(mesh.plan, before)))
    layer = mesh.layer[stood]
    rank = np.empty(len(stood), np.int64)
    rank[np.lexsort((heights[stood], layer))] = np.arange(len(stood))
    return crossings.inversions(rank[np.lexsort((place[stood], layer))])


def _known(plan: Plan, before: Stood) -> list[float]:
    heights = zip(plan.node, plan.proxy.tolist(), strict=True)
    return [np.nan if copy else before.get(node, np.nan) for node, copy in heights]


def _amid(mesh: Mesh, at: np.ndarray) -> np.ndarray:
    """Return the mean of what each unit is joined to, as far as that is known."""
    ends = np.concatenate([mesh.tail, mesh.head]), np.concatenate([mesh.head, mesh.tail])
    told = ~np.isnan(at[ends[1]])
    here, there = ends[0][told], ends[1][told]
    count = np.bincount(here, minlength=mesh.units)
    total = np.bincount(here, at[there], mesh.units)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
