"""Small graphs for the layout's tests, and what must hold for every drawing."""

from collections.abc import Iterable, Sequence

import numpy as np
from hypothesis import settings, strategies as st

from gradviz.layout.bends import split
from gradviz.layout.geometry import Drawing, Metrics
from gradviz.layout.plan import Mesh, Plan
from gradviz.layout.proxies import expand
from gradviz.layout.ranks import assign
from gradviz.trace import Node, NodeId

METRICS = Metrics()
some = settings(max_examples=40)  # for properties of whole drawings
VALUE = np.zeros((), np.float32)
Sizes = dict[NodeId, tuple[float, float]]


def node(number: int, inputs: Sequence[int] = (), op: str = "", **more: object) -> Node:
    """Return a node; without inputs a variable, otherwise an operation, unless `op` says more."""
    op = op or ("add" if inputs else "variable")
    return Node(
        number, f"v{number}", op, "", "tensor", tuple(inputs), None, None, True, VALUE, **more
    )


def graph(*inputs: Sequence[int]) -> tuple[Node, ...]:
    """Return nodes 0, 1, 2 ... with these inputs: graph((), (), (0, 1)) adds two variables."""
    return tuple(node(number, sources) for number, sources in enumerate(inputs))


def sizes_of(nodes: Iterable[Node]) -> Sizes:
    """Return sizes as the window has them: pills 84 x 48, boxes of several widths and heights."""
    boxes = ((64.0, 52.0), (64.0, 62.0), (96.0, 44.0), (150.0, 62.0))
    return {n.id: (84.0, 48.0) if n.is_leaf else boxes[n.id % 4] for n in nodes}


def plan_of(nodes: Sequence[Node], metrics: Metrics = METRICS) -> Plan:
    """Return the plan of `nodes`."""
    return expand(nodes, sizes_of(nodes), metrics)


def mesh_of(nodes: Sequence[Node]) -> Mesh:
    """Return the mesh of `nodes`."""
    plan = plan_of(nodes)
    return split(plan, assign(plan))


def never() -> None:
    """Poll, and never be cancelled."""


def many_layers(width: int, depth: int) -> tuple[Node, ...]:
    """Return a net of `depth` layers in which everything is joined to everything before."""
    rows: list[tuple[int, ...]] = [()] * width
    for layer in range(1, depth):
        rows += [tuple(range((layer - 1) * width, layer * width))] * width
    return graph(*rows)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Node, ...]:
    """Draw a directed acyclic graph: leaves, repeated arguments, lone nodes and several parts."""
    rows: list[tuple[int, ...]] = []
    for number in range(draw(st.integers(0, 45))):
        before = st.integers(max(0, number - draw(st.integers(1, 12))), max(0, number - 1))
        count = draw(st.integers(0, 4)) if number else 0
        rows.append(tuple(draw(before) for _ in range(count)))
    return graph(*rows)


def overlapping(drawing: Drawing) -> list[tuple[int, int]]:
    """Return the pairs of boxes that share some of their inside."""
    found = []
    for a in drawing.boxes:
        for b in drawing.boxes[a.id + 1 :]:
            across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
            down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
            if across > 1e-6 and down > 1e-6:
                found.append((a.id, b.id))
    return found


def trespassing(drawing: Drawing) -> list[tuple[int, int]]:
    """Return (path, box) for every path that runs through the inside of a box not its own.

    Every piece of a path is clipped to every box, a little shrunk, as Liang and Barsky do.
    """
    corners = np.array([(b.x, b.y, b.x + b.width, b.y + b.height) for b in drawing.boxes])
    found = []
    for number, path in enumerate(drawing.paths):
        start, step = path.points[:-1, None], np.diff(path.points, axis=0)[:, None]
        safe = np.where(step == 0, 1.0, step)
        low, high = corners[:, :2] + 0.01 - start, corners[:, 2:] - 0.01 - start
        inside = (low < 0) & (high > 0)
        still_in, still_out = np.where(inside, 0.0, 1.0), np.where(inside, 1.0, 0.0)
        enter = np.where(step == 0, still_in, np.minimum(low / safe, high / safe)).max(axis=2)
        leave = np.where(step == 0, still_out, np.maximum(low / safe, high / safe)).min(axis=2)
        hit = (np.maximum(enter, 0.0) < np.minimum(leave, 1.0)).any(axis=0)
        hit[[path.tail, path.head]] = False
        found += [(number, box) for box in np.flatnonzero(hit).tolist()]
    return found


def crossing_pairs(drawing: Drawing) -> int:
    """Return how many times two paths without a common end cross."""
    count = 0
    for k, a in enumerate(drawing.paths):
        for b in drawing.paths[k + 1 :]:
            if {a.tail, a.head} & {b.tail, b.head}:
                continue
            count += _crossings(a.points, b.points)
    return count


def _crossings(one: np.ndarray, two: np.ndarray) -> int:
    p, d = one[:-1, None], np.diff(one, axis=0)[:, None]
    q, e = two[None, :-1], np.diff(two, axis=0)[None]
    turn = d[..., 0] * e[..., 1] - d[..., 1] * e[..., 0]
    gap = q - p
    safe = np.where(turn == 0, 1.0, turn)
    t = (gap[..., 0] * e[..., 1] - gap[..., 1] * e[..., 0]) / safe
    u = (gap[..., 0] * d[..., 1] - gap[..., 1] * d[..., 0]) / safe
    return int(((turn != 0) & (t > 0) & (t < 1) & (u > 0) & (u < 1)).sum())
