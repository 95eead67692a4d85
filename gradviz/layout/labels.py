"""Where a number fits on an edge: on or beside its line, on no box, on no other number.

Only edges of which several leave one box have one: elsewhere the box itself says as much.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from gradviz.layout.geometry import Box, Drawing, Path
from gradviz.trace import Node
from gradviz.trace.folding import GROUP
from gradviz.trace.nodes import TRAINABLE, WATCHED

WIDTH, HEIGHT = 31.0, 12.0  # of a number, in scene units
_SHARES = (0.75, 0.62, 0.5, 0.87, 0.38, 0.25, 0.13)  # of the way, the best first
_SEEN = 28.0  # of a line; one that is shorter beside its number would vanish behind it
_BESIDE = np.array([0.0, -1.0, 1.0])  # of the line: on it, before, behind
_OFF = 3.0  # between the line and a number beside it
_CLEAR = 1.0  # around a number, on every side
# Costs: of each other line under it; of a worse place; of lying beside; of hiding a short line.
_TOUCHING, _AWAY, _ASIDE, _HIDING = 3.0, 0.2, 0.7, 2.0
MOST_PATHS = 4000  # of a drawing in which anybody looks at single numbers
MOST_WORK = 12_000_000  # comparisons; a drawing that takes more is read as a whole, without numbers


def shared(drawing: Drawing, nodes: Iterable[Node]) -> list[int]:
    """Return the paths along which a node gets one of several contributions to its gradient.

    None where there are too many to be read. Groups get theirs in ways of their own, several along
    one path.
    """
    if len(drawing.paths) > MOST_PATHS:
        return []
    by_id = {node.id: node for node in nodes}
    boxes = [by_id[box.node] for box in drawing.boxes]
    carry = [
        number
        for number, path in enumerate(drawing.paths)
        if _carries(boxes[path.tail], boxes[path.head], path.position)
    ]
    uses = Counter(boxes[drawing.paths[number].tail].id for number in carry)
    return [number for number in carry if uses[boxes[drawing.paths[number].tail].id] > 1]


def _carries(tail: Node, head: Node, position: int) -> bool:
    if tail.op == GROUP or head.op == GROUP or position >= len(head.inputs):
        return False
    return head.recorded and (tail.recorded or tail.role in (TRAINABLE, WATCHED))


def label_places(
    boxes: Sequence[Box], paths: Sequence[Path], wanted: Sequence[int], downwards: bool = False
) -> dict[int, tuple[float, float]]:
    """Return the middle of the number of each of the `wanted` paths that has room for one.

    It is above or below its line, if not on it; where lines run `downwards`, left or right.
    """
    lines = [np.asarray(path.points, float) for path in paths]
    pieces = sum(len(line) - 1 for line in lines)
    if len(wanted) * len(_SHARES) * len(_BESIDE) * (pieces + len(boxes)) > MOST_WORK:
        return {}
    taken = np.array([(b.x, b.y, b.x + b.width, b.y + b.height) for b in boxes]).reshape(-1, 4)
    bounds = [np.hstack([np.minimum(a[:-1], a[1:]), np.maximum(a[:-1], a[1:])]) for a in lines]
    owner = np.repeat(np.arange(len(lines)), [len(b) for b in bounds])
    under = np.concatenate(bounds) if bounds else np.zeros((0, 4))
    half = np.array([WIDTH / 2, HEIGHT / 2])
    found: dict[int, tuple[float, float]] = {}
    for number in wanted:
        middles, costs = _candidates(lines[number], downwards)
        rects = np.hstack([middles - half, middles + half])
        free = ~_meet(rects, taken).any(axis=1)
        crossed = _meet(rects, under[owner != number]).sum(axis=1)
        costs = np.where(free, costs + _TOUCHING * crossed, np.inf)
        best = int(np.argmin(costs))
        if np.isfinite(costs[best]):
            found[number] = float(middles[best, 0]), float(middles[best, 1])
            taken = np.vstack([taken, rects[best]])
    return found


def _candidates(line: np.ndarray, downwards: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the middles of places along a line, (n, 2), and what each costs, (n,)."""
    along = np.r_[0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    at = np.array(_SHARES) * along[-1]
    spots = np.stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)], axis=1)
    extent, across = (HEIGHT, WIDTH) if downwards else (WIDTH, HEIGHT)
    shifts = np.zeros((len(_BESIDE), 2))
    shifts[:, 0 if downwards else 1] = _BESIDE * (across / 2 + _OFF)
    middles = (spots[:, None] + shifts).reshape(-1, 2)
    beside = _BESIDE != 0
    costs = _AWAY * np.arange(len(_SHARES))[:, None] + _ASIDE * beside
    costs = costs + _HIDING * (~beside & (along[-1] < extent + _SEEN))
    return middles, costs.ravel()


def _meet(rects: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return which of `rects` come near which of `others`: (rects, others) bool."""
    a, b = rects[:, None], others[None]
    apart = (a[..., 0] > b[..., 2] + _CLEAR) | (a[..., 2] < b[..., 0] - _CLEAR)
    apart |= (a[..., 1] > b[..., 3] + _CLEAR) | (a[..., 3] < b[..., 1] - _CLEAR)
    return ~apart
