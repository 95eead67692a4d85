"""Where things sit. Plain frozen data in scene units (pixels at zoom 1); no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from gradviz.trace import NodeId
from gradviz.trace.folding import Fold


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes the layout needs. All in scene units."""

    node_gap: float = 20.0  # between boxes of one rank
    rank_gap: float = 26.0  # between ranks, where the edges run
    gentle: float = 100.0  # edges that rise by more than this between two ranks get more room
    proxy_uses: int = 3  # a leaf with more uses than this is drawn as a small copy beside each use
    proxy_width: float = 60.0
    proxy_height: float = 32.0
    margin: float = 8.0
    downwards: bool = False  # top to bottom; else left to right


@dataclass(frozen=True, slots=True)
class Box:
    """One rectangle of the picture. `x`, `y` are its top-left corner.

    `proxy` marks a copy of a shared leaf: several boxes then show the same node.
    """

    id: int
    node: NodeId
    x: float
    y: float
    width: float
    height: float
    proxy: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One edge, from box `tail` to box `head`, entering as argument number `position` of `head`.

    `points` is an (n, 2) float array, already flattened: a curve is its polyline. It starts on the
    right edge of `tail` and ends on the left edge of `head` (in a drawing that runs downwards, on
    the lower and the upper edge); ports are in argument order.
    """

    tail: int
    head: int
    position: int
    points: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Boxes and paths as arrays, made where the layout is: of many they take a while.

    `rects` is (boxes, 4) float64 x, y, width, height; `nodes` (boxes,) int64; `ends` (2, paths)
    int64, the boxes at tails and heads. `boxes_of` are the boxes that show each node.
    """

    rects: np.ndarray
    nodes: np.ndarray
    ends: np.ndarray
    boxes_of: Mapping[NodeId, list[int]]


def index_of(boxes: Sequence[Box], paths: Sequence[Path]) -> Index:
    """Return boxes and paths as arrays."""
    rects = [(box.x, box.y, box.width, box.height) for box in boxes]
    ends = [path.tail for path in paths], [path.head for path in paths]
    boxes_of: dict[NodeId, list[int]] = {}
    for box in boxes:
        boxes_of.setdefault(box.node, []).append(box.id)
    nodes = np.array([box.node for box in boxes], np.int64)
    return Index(np.array(rects, float).reshape(-1, 4), nodes, np.array(ends, np.int64), boxes_of)


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A whole picture, computed once per trace, so that no step moves a node.

    `boxes[i].id == i`. `box_of` maps a node to its main box (for a leaf that has only proxies, the
    first of them). `width`, `height` include the margin; the origin is (0, 0). `fold` says which
    groups of the trace are closed; None where it has none. `labels` is where on some paths there is
    room for a number: the middle of it, by the path's place in `paths`. `index` is what
    `indexed` returns, if the layout has made it.
    """

    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    box_of: dict[NodeId, int]
    width: float
    height: float
    fold: Fold | None = None
    downwards: bool = False  # it runs from top to bottom; else from left to right
    labels: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    index: Index | None = None

    @property
    def indexed(self) -> Index:
        """Boxes and paths as arrays: those the layout made, if it was that which drew."""
        return index_of(self.boxes, self.paths) if self.index is None else self.index
