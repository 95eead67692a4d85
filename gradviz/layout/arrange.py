"""The layered layout: from the nodes of a trace to a drawing, once per trace.

A list of passes, each a pure function in a file of its own. Knows nothing of Qt or of time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from gradviz.layout.bends import split
from gradviz.layout.geometry import Box, Drawing, Metrics, Path, index_of
from gradviz.layout.labels import label_places, shared
from gradviz.layout.lines import main_edges
from gradviz.layout.ordering import NOWHERE, order
from gradviz.layout.placement import place
from gradviz.layout.plan import Places, Plan
from gradviz.layout.proxies import NOTHING_HELD, expand
from gradviz.layout.ranks import assign
from gradviz.layout.routes import route
from gradviz.layout.staying import Stood
from gradviz.layout.turning import lying, stood_up
from gradviz.trace import Node, NodeId
from gradviz.trace.held import Held

DEFAULT = Metrics()
TITLED = Metrics(margin=24.0)  # for a picture whose open groups have titles over their boxes

READ_SINGLY = 80  # boxes; in larger pictures nobody misses a single number on an edge
WIDER = {"node_gap": 6.0, "rank_gap": 24.0}  # between boxes, so that numbers hide no edge ...
LOWER = {"node_gap": 10.0, "rank_gap": 8.0}  # the same where edges run down: numbers are low
SMALL_WIDTH = 560.0  # ... in drawings that find room with it, or where they had no place else


class ArrangeCancelledError(Exception):
    """`arrange` was asked to stop, and did."""


def arrange(
    nodes: Iterable[Node],
    sizes: Mapping[NodeId, tuple[float, float]],
    metrics: Metrics = DEFAULT,
    cancelled: Callable[[], bool] | None = None,
    held: Held = NOTHING_HELD,
    before: Stood = NOWHERE,
) -> Drawing:
    """Return where everything sits. `sizes` has the (width, height) of each node in scene units.

    Inputs come before their uses in `nodes`. Leaves `held` in a layer stand right of what that
    takes, not at the left end of the picture. Nodes that stood somewhere `before` keep their order,
    as long as that costs few crossings. `cancelled` is asked now and then; once it says True,
    ArrangeCancelledError is raised. The same input gives the same floats in every process.
    """

    def poll() -> None:
        if cancelled is not None and cancelled():
            raise ArrangeCancelledError

    nodes = tuple(nodes)
    drawing, wanted = _labelled(nodes, sizes, metrics, poll, held, before)
    if wanted and len(drawing.boxes) <= READ_SINGLY:
        more = (LOWER if metrics.downwards else WIDER).items()
        wide = replace(metrics, **{gap: getattr(metrics, gap) + room for gap, room in more})
        wider, _ = _labelled(nodes, sizes, wide, poll, held, before)
        if len(wider.labels) > len(drawing.labels) or wider.width <= SMALL_WIDTH:
            drawing = wider
    return drawing


def _labelled(
    nodes: Sequence[Node],
    sizes: Mapping[NodeId, tuple[float, float]],
    metrics: Metrics,
    poll: Callable[[], None],
    held: Held,
    before: Stood,
) -> tuple[Drawing, int]:
    """Return a drawing with the numbers on its edges, and how many want a place."""
    if metrics.downwards:
        drawing = stood_up(_rightwards(nodes, *lying(sizes, metrics), poll, held, before))
    else:
        drawing = _rightwards(nodes, sizes, metrics, poll, held, before)
    wanted = shared(drawing, nodes)
    labels = label_places(drawing.boxes, drawing.paths, wanted, metrics.downwards)
    index = index_of(drawing.boxes, drawing.paths)
    return replace(drawing, labels=labels, index=index), len(wanted)


def _rightwards(
    nodes: Sequence[Node],
    sizes: Mapping[NodeId, tuple[float, float]],
    metrics: Metrics,
    poll: Callable[[], None],
    held: Held,
    before: Stood,
) -> Drawing:
    poll()
    plan = expand(nodes, sizes, metrics, held)
    if not plan.boxes:
        return Drawing((), (), {}, 2 * metrics.margin, 2 * metrics.margin)
    ranks = assign(plan)
    mesh = split(plan, ranks)
    main = main_edges(plan)
    ordered = order(mesh, poll, before)
    places = place(mesh, ordered, main, metrics, poll)
    poll()
    points = route(mesh, places, main)
    return _drawing(plan, places, points, metrics)


def _drawing(plan: Plan, places: Places, points: list[np.ndarray], metrics: Metrics) -> Drawing:
    top = places.y[: plan.boxes] - plan.height / 2
    columns = (places.x, top, plan.width, plan.height, plan.proxy)
    rows = zip(plan.node, *(column.tolist() for column in columns), strict=True)
    boxes = tuple(Box(k, *row) for k, row in enumerate(rows))
    box_of: dict[NodeId, int] = {}
    for box in boxes:
        box_of.setdefault(box.node, box.id)
    ends = zip(plan.tail.tolist(), plan.head.tolist(), plan.position.tolist(), points, strict=True)
    right = float((places.x + plan.width).max())
    bottom = max(float((top + plan.height).max()), float(places.y.max()))
    size = right + metrics.margin, bottom + metrics.margin
    return Drawing(boxes, tuple(Path(*end) for end in ends), box_of, *size)
