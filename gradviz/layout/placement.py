"""Fifth pass: coordinates. Heights within each component, for straight lines; then stack.

Within its layer every unit keeps the order it was given and its distance to its neighbours.
"""

import numpy as np

from gradviz.layout.geometry import Metrics
from gradviz.layout.lines import lines
from gradviz.layout.plan import Mesh, Places, Poll
from gradviz.layout.relaxing import pulls_of, relax, relax_swiftly, shelve
from gradviz.layout.stacking import stack
from gradviz.layout.straightening import straighten

CAREFUL = 6_000  # units; larger pictures are placed in whole arrays
BEND_HALF = 3.0  # half of the height a passing edge takes up
STRAIGHT, ENTRY, PLAIN, LIGHT, SIDE = 8.0, 3.0, 1.0, 0.3, 0.002  # how hard segments pull


def place(mesh: Mesh, order: np.ndarray, main: np.ndarray, metrics: Metrics, poll: Poll) -> Places:
    """Return where boxes, bends, columns and lanes are; `main` marks edges to draw straight.

    Heights are whole numbers for the middle of every box, so that level lines are crisp.
    """
    boxes = mesh.plan.boxes
    half = np.full(mesh.units, BEND_HALF)
    half[:boxes] = mesh.plan.height / 2
    gap = np.full(mesh.units, metrics.node_gap / 2)
    gap[:boxes][~mesh.plan.proxy] = metrics.node_gap
    y = np.round(_heights(mesh, order, main, half, gap, poll))
    return stack(mesh, y, half, metrics)


def _heights(
    mesh: Mesh,
    order: np.ndarray,
    main: np.ndarray,
    half: np.ndarray,
    gap: np.ndarray,
    poll: Poll,
) -> np.ndarray:
    """Return the y of each unit, somewhere around 0."""
    shelf = shelve(mesh, order, half, gap)
    on_tail, on_head = weights(mesh, main)
    if mesh.units > CAREFUL:
        return relax_swiftly(mesh, shelf, on_tail, on_head, poll)[shelf.slot]
    ins, outs = pulls_of(mesh, shelf, on_tail, on_head)
    at = relax(mesh, shelf, ins, outs, poll)
    either = [a + b for a, b in zip(ins, outs, strict=True)]
    at = straighten(shelf, lines(mesh, main), mesh.plan.boxes, either, at, poll)
    return np.array(at)[shelf.slot]


def weights(mesh: Mesh, main: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how hard each segment pulls its tail, and how hard its head, to the other's height.

    A line lies where its first box is drawn to; what joins it later has to come to it.
    """
    boxes, plan = mesh.plan.boxes, mesh.plan
    from_bend, to_bend = mesh.tail >= boxes, mesh.head >= boxes
    on_tail = np.where(from_bend | to_bend, ENTRY, PLAIN)
    on_tail[(from_bend & to_bend) | main[mesh.edge]] = STRAIGHT
    on_line = np.zeros(boxes, bool)
    on_line[plan.head[main]] = True
    leaf, side = plan.leaf[plan.tail[mesh.edge]], on_line[plan.head[mesh.edge]]
    by_argument = np.where(side, SIDE, np.where(leaf, LIGHT, PLAIN))
    on_head = np.where(to_bend | main[mesh.edge], on_tail, by_argument)
    return on_tail, on_head
