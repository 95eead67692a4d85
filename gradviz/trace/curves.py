"""What the live plots draw: finished numbers, worked out elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

import numpy as np

from gradviz.trace.folding import GROUP
from gradviz.trace.nodes import Node, NodeId


@dataclass(frozen=True, slots=True)
class Break:
    """Where a curve is not continuous. NaN is what is infinite, or not there at all.

    `left` and `right` are what the curve comes to from either side, `here` what it is at `x`.
    `order` says which curve: 0 the value, 1 its derivative, and so on.
    """

    order: int
    x: float
    left: float
    right: float
    here: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Another value over its own points, laid over a curve: of another input, or another target.

    `dy` is its derivative, where that was asked for and is there. `of` is the value that it is of,
    where it is one for another number of an input.
    """

    name: str
    x: np.ndarray
    y: np.ndarray
    at: float  # the value at the present point
    breaks: tuple[Break, ...] = ()
    dy: np.ndarray | None = None
    dy_at: float | None = None
    of: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A value and its derivatives along one name. Arrays are float64 of shape (n,), NaN for gaps.

    `dy` is None where no derivative could be had. `at` is the present point; `y_at`, `dy_at` are
    the values there. `movable` says whether the point can be dragged (an input, not a result).
    `higher` are the second derivative and the third, as far as asked for and there; `x` is denser
    near `breaks`. `differences` are central differences of width 2 `step`. `coarse`: not all yet.
    `passes` are which of how many passes of a loop it is about, where the name gets other values.
    `read_off`: the values at the present point are read off between its neighbours.
    """

    of: str
    along: str
    x: np.ndarray
    y: np.ndarray
    dy: np.ndarray | None
    at: float
    y_at: float
    dy_at: float | None
    movable: bool = True
    higher: tuple[np.ndarray, ...] = ()
    higher_at: tuple[float, ...] = ()
    breaks: tuple[Break, ...] = ()
    lines: tuple[Line, ...] = ()
    differences: np.ndarray | None = None
    step: float = 0.0
    coarse: bool = False
    read_off: bool = False
    passes: tuple[int, int] = (1, 1)

    @property
    def orders(self) -> tuple[np.ndarray, ...]:
        """The value and its derivatives, as far as they go."""
        return (self.y, *(() if self.dy is None else (self.dy,)), *self.higher)

    @property
    def here(self) -> tuple[float, ...]:
        """The value and its derivatives at the present point."""
        return (self.y_at, *(() if self.dy_at is None else (self.dy_at,)), *self.higher_at)

    @property
    def span(self) -> tuple[float, float]:
        """The ends of what was swept."""
        return float(self.x[0]), float(self.x[-1])

    def differs_in_point(self, other: "Curve") -> bool:
        """Whether this is `other` at another present point: all lines are the same arrays."""
        lines = zip(self.lines, other.lines, strict=False)
        return (
            all(getattr(self, name) is getattr(other, name) for name in _OF_ALL_POINTS)
            and len(self.lines) == len(other.lines)
            and all(one.name == two.name and one.y is two.y for one, two in lines)
        )

    def read_at(self, x: float) -> "Curve":
        """Return the curve with its present point at `x`, as read off its samples."""
        x = min(max(x, float(self.x[0])), float(self.x[-1]))
        k = int(np.clip(np.searchsorted(self.x, x), 1, len(self.x) - 1))
        here = [_between(self.x[k - 1 : k + 1], row[k - 1 : k + 1], x) for row in self.orders]
        return replace(self, at=x, y_at=here[0], dy_at=here[1] if len(here) > 1 else None,
                       higher_at=tuple(here[2:]), read_off=True)  # fmt: skip


_OF_ALL_POINTS = tuple(
    field.name
    for field in fields(Curve)
    if field.name not in ("at", "y_at", "dy_at", "higher_at", "lines", "read_off")
)


def _between(x: np.ndarray, y: np.ndarray, at: float) -> float:
    part = (at - x[0]) / (x[1] - x[0])
    return float(y[0] + part * (y[1] - y[0])) if 0 < part < 1 else float(y[int(part >= 1)])


@dataclass(frozen=True, slots=True, eq=False)
class Sparks:
    """What computed numbers are along one name. `x` is float64 (n,); so is each line, by node.

    NaN where the operation does not run.
    """

    along: str
    x: np.ndarray
    at: float
    lines: Mapping[NodeId, np.ndarray]


MOST_LINED = 200  # numbers with a line; a graph with more of them is read as a whole
MOST_RERUN = 1000  # operations of a program that is run again for them


def lined(nodes: Iterable[Node]) -> frozenset[NodeId]:
    """Return which of the nodes drawn may have a line: computed numbers, if they are few.

    None where there is no number that a line could be along, or where too much is to be run again.
    """
    nodes = tuple(nodes)
    numbers = [node for node in nodes if is_number(node)]
    found = frozenset(node.id for node in numbers if not node.is_leaf)
    ways = any(node.is_leaf and node.label for node in numbers)
    hidden = sum(int(dict(node.params)["operations"]) for node in nodes if node.op == GROUP)
    few = len(found) <= MOST_LINED and len(nodes) + hidden <= MOST_RERUN
    return found if ways and few else frozenset()


def is_number(node: Node) -> bool:
    """Return whether a node that was run is one floating-point number."""
    value = node.value
    if node.ghost or node.op == GROUP or isinstance(value, str):
        return False
    return value.ndim == 0 and value.dtype.kind == "f"
