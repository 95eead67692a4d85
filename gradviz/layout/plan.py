"""What the passes hand to each other: arrays, one row per box, edge, unit or segment.

The picture runs left to right in ranks. A *bend* is a place where a long edge passes a rank; boxes
and bends together are *units*, boxes first. A *layer* holds the units of one rank of one connected
component, so a pass that works layer by layer need not know of components. A *segment* is the
piece of an edge between two neighbouring layers. Knows neither sizes on the screen nor Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from gradviz.trace import NodeId

Poll = Callable[[], None]  # called now and then by long passes; raises when nobody waits any more


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The boxes and edges, before anything has a place.

    Box numbers are a topological order: `tail[e] < head[e]`. Edges are sorted by head, then by
    argument. `port` counts the drawn inputs of a head from 0, `ports` says how many there are.
    `lead` is (pairs, 2) boxes: the first has to stand left of the second, with no edge between.
    """

    node: tuple[NodeId, ...]
    proxy: np.ndarray  # (boxes,) bool
    leaf: np.ndarray  # (boxes,) bool: nothing goes in
    width: np.ndarray  # (boxes,) float
    height: np.ndarray
    tail: np.ndarray  # (edges,) int
    head: np.ndarray
    position: np.ndarray  # which argument of the head's node
    port: np.ndarray
    ports: np.ndarray
    lead: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), np.int64))

    @property
    def boxes(self) -> int:
        """How many boxes there are."""
        return len(self.node)

    @property
    def edges(self) -> int:
        """How many edges there are."""
        return len(self.tail)


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """The plan in layers, every segment one layer long.

    The bends of edge e are the units `bend[e]` to `bend[e] + bends[e] - 1`, from tail to head.
    Segments are sorted by edge and run from tail to head. `offset` says where in its box a segment
    ends, from -0.5 (first argument) to 0.5 (last), and is 0 at a bend. An edge `outside` is too
    long to be given bends: it has no segments here and runs round the component.
    """

    plan: Plan
    rank: np.ndarray  # (boxes,)
    component: np.ndarray  # (layers,)
    layer: np.ndarray  # (units,)
    bend: np.ndarray  # (edges,)
    bends: np.ndarray  # (edges,)
    outside: np.ndarray  # (edges,) bool
    edge: np.ndarray  # (segments,)
    tail: np.ndarray  # (segments,) units
    head: np.ndarray
    offset: np.ndarray  # (segments,) float

    @property
    def units(self) -> int:
        """How many boxes and bends there are."""
        return len(self.layer)

    @property
    def layers(self) -> int:
        """How many layers there are, over all components."""
        return len(self.component)


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where things are, in scene units: x to the right, y down from the corner of the picture."""

    y: np.ndarray  # (units,) centres
    x: np.ndarray  # (boxes,) left edges
    left: np.ndarray  # (layers,) the column no box of the layer leaves
    right: np.ndarray
    lane: np.ndarray  # (edges,) y at which an outside edge runs, NaN for the others
