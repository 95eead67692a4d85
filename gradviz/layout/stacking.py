"""Put the components below each other, and find the column of every layer.

Boxes that nothing joins to anything come last, in a grid that is one column as long as they are
few. Knows the heights within a component, and moves components as a whole.
"""

import numpy as np

from gradviz.layout.geometry import Metrics
from gradviz.layout.plan import Mesh, Places

LANE = 14.0  # between edges that run outside
STEEP = 0.15  # of the rise of edges between two columns, beyond what is gentle, is added ...
WIDEST = 2.0  # ... to their distance, up to this many rank gaps
TALLEST = 8  # lone boxes in one column of their grid; more where there are hundreds


def stack(mesh: Mesh, y: np.ndarray, half: np.ndarray, metrics: Metrics) -> Places:
    """Return all places, given the `y` and half height of each unit around its component."""
    plan = mesh.plan
    component = mesh.component[mesh.layer]
    count = int(mesh.component[-1]) + 1
    top, bottom = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(top, component, y - half)
    np.maximum.at(bottom, component, y + half)
    lane_of, lanes = _lanes(mesh, count)
    room = lanes * LANE
    lone = np.bincount(component, minlength=count) == 1
    extent = np.where(lone, 0.0, bottom - top + room + metrics.node_gap)
    shift = metrics.margin + np.cumsum(extent) - extent + room - top
    left, right = _columns(mesh, y, metrics)
    across, down = _grid(bottom - top, right - left, lone, mesh, metrics)
    shift[lone] = metrics.margin + extent.sum() + down - top[lone]
    lone_layers = lone[mesh.component]
    left[lone_layers] += across
    right[lone_layers] += across
    y = y + shift[component]
    layer = mesh.layer[: plan.boxes]
    x = (left[layer] + right[layer] - plan.width) / 2
    at = component[plan.tail]
    lane = np.where(mesh.outside, top[at] + shift[at] - LANE * (lane_of + 1), np.nan)
    return Places(y, x, left, right, lane)


def _lanes(mesh: Mesh, components: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the lane of each outside edge, from the inside, and how many each component has.

    All outside edges from one box share a lane.
    """
    tails, which = np.unique(mesh.plan.tail[mesh.outside], return_inverse=True)
    home = mesh.component[mesh.layer[tails]]
    by_home = np.argsort(home, kind="stable")
    lanes = np.bincount(home, minlength=components)
    number = np.empty(len(tails), np.int64)
    number[by_home] = np.arange(len(tails)) - (np.cumsum(lanes) - lanes)[home[by_home]]
    lane_of = np.zeros(mesh.plan.edges, np.int64)
    lane_of[mesh.outside] = number[which]
    return lane_of, lanes


def _columns(mesh: Mesh, y: np.ndarray, metrics: Metrics) -> tuple[np.ndarray, np.ndarray]:
    """Return the left and right edge of each layer's column; steep edges get more room."""
    boxes = mesh.plan.boxes
    width = np.zeros(mesh.layers)
    np.maximum.at(width, mesh.layer[:boxes], mesh.plan.width)
    rise = np.zeros(mesh.layers)
    np.maximum.at(rise, mesh.layer[mesh.tail], np.abs(y[mesh.head] - y[mesh.tail]))
    extra = np.clip(STEEP * (rise - metrics.gentle), 0.0, WIDEST * metrics.rank_gap)
    pitch = width + metrics.rank_gap + np.round(extra)
    left = np.cumsum(pitch) - pitch
    first = np.searchsorted(mesh.component, mesh.component)
    left += metrics.margin - left[first]
    return left, left + width


def _grid(
    height: np.ndarray, width: np.ndarray, lone: np.ndarray, mesh: Mesh, metrics: Metrics
) -> tuple[np.ndarray, np.ndarray]:
    """Return how far right and down each of the `lone` components stands in their grid."""
    number = np.arange(int(lone.sum()))
    rows = max(TALLEST, int(np.ceil(np.sqrt(len(number)))))
    widest = width[lone[mesh.component]].max(initial=0.0)
    highest = height[lone].max(initial=0.0)
    across = (number // rows) * (widest + metrics.node_gap)
    return across, (number % rows) * (highest + metrics.node_gap)
