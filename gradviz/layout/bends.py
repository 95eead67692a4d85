"""Third pass: cut long edges at every rank they pass, so that each piece joins neighbouring layers.

Knows the ranks, not who is above whom.
"""

import numpy as np

from gradviz.layout import components
from gradviz.layout.plan import Mesh, Plan

MOST_BENDS = 60_000  # over all edges; beyond it the longest edges run outside


def split(plan: Plan, rank: np.ndarray) -> Mesh:
    """Return the plan with a bend wherever an edge passes a rank."""
    component = components.label(plan)
    ranks = np.zeros(component.max() + 1, np.int64)  # how many each component has
    np.maximum.at(ranks, component, rank + 1)
    layer = (np.cumsum(ranks) - ranks)[component] + rank
    bends, outside = _count(rank[plan.head] - rank[plan.tail] - 1)
    bend = plan.boxes + np.cumsum(bends) - bends
    owner = np.repeat(np.arange(plan.edges), bends)
    steps = np.arange(len(owner)) - np.repeat(bend - plan.boxes, bends)
    edge, tail, head, offset = _segments(plan, bend, bends, outside)
    return Mesh(
        plan=plan,
        rank=rank,
        component=np.repeat(np.arange(len(ranks)), ranks),
        layer=np.concatenate([layer, layer[plan.tail[owner]] + 1 + steps]),
        bend=bend,
        bends=bends,
        outside=outside,
        edge=edge,
        tail=tail,
        head=head,
        offset=offset,
    )


def _count(wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how many bends each edge gets, and which edges run outside instead."""
    shortest_first = np.argsort(wanted, kind="stable")
    over = np.cumsum(wanted[shortest_first]) > MOST_BENDS
    outside = np.zeros(len(wanted), bool)
    outside[shortest_first[over]] = True
    return np.where(outside, 0, wanted), outside


def _segments(
    plan: Plan, bend: np.ndarray, bends: np.ndarray, outside: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return edge, tail, head and offset of every segment, edge by edge."""
    pieces = np.where(outside, 0, bends + 1)
    edge = np.repeat(np.arange(plan.edges), pieces)
    step = np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    last = step == bends[edge]
    tail = np.where(step == 0, plan.tail[edge], bend[edge] + step - 1)
    head = np.where(last, plan.head[edge], bend[edge] + step)
    offset = np.where(last, (plan.port[edge] + 0.5) / plan.ports[edge] - 0.5, 0.0)
    return edge, tail, head, offset
