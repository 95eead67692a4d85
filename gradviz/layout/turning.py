"""Top to bottom: the layout from left to right of boxes that lie on their sides, stood up again."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from gradviz.layout.geometry import Drawing, Metrics
from gradviz.trace import NodeId

Sizes = Mapping[NodeId, tuple[float, float]]

NEARER = 4.0  # ranks are to each other: a window is less high than it is wide
GENTLE = 250.0  # rise of an edge, as boxes are wider than they are high


def lying(sizes: Sizes, metrics: Metrics) -> tuple[Sizes, Metrics]:
    """Return the sizes of boxes on their sides, and the metrics that go with them."""
    turned = {node: (height, width) for node, (width, height) in sizes.items()}
    width, height = metrics.proxy_width, metrics.proxy_height
    return turned, replace(
        metrics,
        rank_gap=metrics.rank_gap - NEARER,
        gentle=GENTLE,
        proxy_width=height,
        proxy_height=width,
    )


def stood_up(drawing: Drawing) -> Drawing:
    """Return the mirror image along the diagonal: what ran to the right runs down."""
    boxes = tuple(
        replace(box, x=box.y, y=box.x, width=box.height, height=box.width) for box in drawing.boxes
    )
    paths = tuple(
        replace(path, points=np.ascontiguousarray(path.points[:, ::-1])) for path in drawing.paths
    )
    return replace(
        drawing,
        boxes=boxes,
        paths=paths,
        width=drawing.height,
        height=drawing.width,
        downwards=True,
    )
