"""Places where a derivative is a convention: kinks, ties, ends of domains; and what is answered.

A row of `PLACES` tells at which elements a node is at such a place; `ANSWERS` what TensorFlow,
PyTorch and JAX answer there. The answers are recorded, not remembered: tests/golden/conventions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gradviz.trace import ties
from gradviz.trace.as_written import is_square
from gradviz.trace.local import literal, operand_values
from gradviz.trace.nodes import Node, NodeId
from gradviz.trace.trace import Trace

LIBRARIES = ("TensorFlow", "PyTorch", "JAX")
FIRST, SPLIT, IN_ORDER, TAKEN, ALPHA = "first", "split", "in_order", "taken", "alpha"
ONE, ANY, REVERSED, EXACT, ERROR = "one", "any", "reversed", "exact", "error"
# Answers said in words; all others are numbers.
VERBAL = (FIRST, SPLIT, IN_ORDER, TAKEN, ALPHA, ONE, ANY, REVERSED, EXACT, ERROR)

ANSWERS: dict[str, tuple[str, str, str]] = {
    "relu": ("0", "0", "0"),
    "relu6_low": ("0", "0", "0"),
    "relu6_high": ("0", "0", "0"),
    "leaky_relu": (ALPHA, ALPHA, "1"),
    "selu": ("1.051", "1.758", "1.758"),
    "abs": ("0", "0", "1"),
    "sign": ("0", "0", "0"),
    "maximum": (FIRST, SPLIT, SPLIT),
    "minimum": (FIRST, SPLIT, SPLIT),
    "reduce_max": (SPLIT, SPLIT, SPLIT),
    "reduce_min": (SPLIT, SPLIT, SPLIT),
    "reduce_max_axis": (SPLIT, ONE, SPLIT),
    "reduce_min_axis": (SPLIT, ONE, SPLIT),
    "clip_low": ("1", "0", "0.5"),
    "clip_high": ("1", "0", "0.5"),
    "max_pool": (FIRST, FIRST, FIRST),
    "sqrt": ("∞", "∞", "∞"),
    "norm": ("NaN", "0", "NaN"),
    "norm_written": ("NaN", "NaN", "NaN"),
    "deviation": ("NaN", "0", "NaN"),
    "euclidean_norm": ("NaN", "0", "NaN"),
    "power_zero_zero": ("NaN", "0", "NaN"),
    "power_zero_fraction": ("∞", "∞", "∞"),
    "power_zero_exponent": ("0", "0", "0"),
    "power_zero_exponent_zero": ("0", "0", "0"),
    "where_both": ("NaN", "NaN", "NaN"),
    "where_edge": (TAKEN, TAKEN, TAKEN),
    "round": ("None", "0", "0"),
    "rint": ("None", "0", "0"),
    "floor": ("None", "0", "0"),
    "ceil": ("None", "0", "0"),
    "floordiv": ("None", ERROR, "0"),
    "mod": ("1", "1", "1"),
    "cumprod": ("0", EXACT, EXACT),
    "eigh": ("0", "NaN", "NaN"),
    "svd": ("0", "NaN", "NaN"),
    "top_k": (FIRST, ANY, FIRST),
    "sort_down": (IN_ORDER, IN_ORDER, REVERSED),
    "sort": (IN_ORDER, IN_ORDER, IN_ORDER),
    "scatter_max": (SPLIT, SPLIT, SPLIT),
    "scatter_min": (SPLIT, SPLIT, SPLIT),
    "segment_max": (SPLIT, SPLIT, SPLIT),
    "segment_min": (SPLIT, SPLIT, SPLIT),
    "atan2": ("NaN", "0", "NaN"),
    "xlogy": ("0", "0, NaN", "-∞, NaN"),
    "xlog1py": ("0", "0, NaN", "-∞, NaN"),
}

Values = tuple[np.ndarray, ...]
Test = Callable[[Sequence[Node], Node, Values], object]  # which elements are at the place


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node's derivative is a convention: `count` of `size` elements are at it."""

    key: str
    count: int
    size: int
    alpha: str = ""  # the slope the program chose, where an answer names it

    @property
    def answers(self) -> tuple[str, str, str]:
        """What the three libraries answer: numbers, or words of VERBAL."""
        return ANSWERS[self.key]

    @property
    def agreed(self) -> bool:
        """True where all three answer the same."""
        return len(set(self.answers)) == 1


def places(nodes: Sequence[Node], node: Node) -> tuple[Place, ...]:
    """Return where the derivative of `node` is a convention: nowhere, for most nodes.

    What no tape took has no derivative to ask for.
    """
    tests = PLACES.get(node.op)
    if tests is None or not node.recorded or node.ghost:
        return ()
    values = operand_values(nodes, node)
    found = [_place(nodes, node, values, key, test) for key, test in tests] if values else []
    return tuple(place for place in found if place is not None)


@lru_cache(maxsize=2)
def conventional(trace: Trace) -> frozenset[NodeId]:
    """Return the nodes of a trace whose derivative is a convention."""
    return frozenset(node.id for node in trace.nodes if places(trace.nodes, node))


def _place(nodes: Sequence[Node], node: Node, values: Values, key: str, test: Test) -> Place | None:
    with np.errstate(all="ignore"):
        mask = np.asarray(test(nodes, node, values))
    if not mask.any():
        return None
    slope = literal(dict(node.params).get("alpha", ""))
    return Place(key, int(mask.sum()), mask.size, "" if slope is None else f"{slope:.4g}")


def _at(*spots: float) -> Test:
    return lambda _nodes, _node, values: np.isin(values[0], spots)


def _equal(first: int, second: int) -> Test:
    return lambda _nodes, _node, values: (
        (values[first] == values[second]) & np.isfinite(values[first])
    )


def _both_zero(_nodes: Sequence[Node], _node: Node, values: Values) -> object:
    return (values[0] == 0) & (values[1] == 0)


def _zero_and_less(_nodes: Sequence[Node], _node: Node, values: Values) -> object:
    return (values[0] == 0) & (values[1] == -1)


def _multiple(_nodes: Sequence[Node], _node: Node, values: Values) -> object:
    return (values[1] != 0) & (np.mod(values[0], values[1]) == 0)


def _zero_inside(_nodes: Sequence[Node], _node: Node, values: Values) -> object:
    return values[0] == 0


def _everywhere(_nodes: Sequence[Node], _node: Node, values: Values) -> object:
    return np.ones(values[0].shape, bool)


def _root(nodes: Sequence[Node], node: Node, values: Values) -> object:
    return (values[0] == 0) & (_length_of(nodes, node) == "")


def _length(key: str) -> Test:
    return lambda nodes, node, values: (values[0] == 0) & (_length_of(nodes, node) == key)


def _length_of(nodes: Sequence[Node], node: Node) -> str:
    """Return what a square root of squares is: a norm, a deviation, either written out, or "".

    Libraries have functions of their own for both. What one call computes has that call's place.
    """
    total = nodes[node.inputs[0]]
    if total.op not in ("reduce_sum", "reduce_mean") or not total.inputs:
        return ""
    square = nodes[total.inputs[0]]
    if not is_square(square):
        return ""
    if not node.span == total.span == square.span:
        return "written"
    return "norm" if total.op == "reduce_sum" else "deviation"


def _no_length(_nodes: Sequence[Node], node: Node, _values: Values) -> object:
    return np.asarray(node.value) == 0


def _power(low: float, high: float, position: int) -> Test:
    """Return the test for a power of 0 with an exponent in [low, high], asked at an operand."""

    def test(_nodes: Sequence[Node], node: Node, values: Values) -> object:
        asked = isinstance(node.operands[position], int)
        return (values[0] == 0) & (values[1] >= low) & (values[1] <= high) & asked

    return test


def _both_sides(nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return where the side not chosen is not finite: 0 times its slope is not a number."""
    chosen = values[0] != 0
    lost = np.zeros(np.shape(node.value), bool)
    for position, unused in ((1, ~chosen), (2, chosen)):
        side = node.operands[position]
        if isinstance(side, int) and nodes[side].recorded:
            lost |= unused & ~np.isfinite(values[position])
    return lost


def _edge(nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return where the comparison that chooses is between equals, and a choice it is."""
    condition = node.operands[0]
    asked = nodes[condition] if isinstance(condition, int) else None
    if asked is None or asked.op not in _COMPARISONS or len(asked.operands) != 2:
        return False
    sides = operand_values(nodes, asked)
    if sides is None:
        return False
    return (sides[0] == sides[1]) & ~np.asarray(_both_sides(nodes, node, values), bool)


_COMPARISONS = frozenset({"greater", "greater_equal", "less", "less_equal"})
_TINY = float(np.nextafter(0, 1))
_BELOW_ONE = float(np.nextafter(1, 0))

PLACES: dict[str, tuple[tuple[str, Test], ...]] = {
    "relu": (("relu", _at(0)),),
    "relu6": (("relu6_low", _at(0)), ("relu6_high", _at(6))),
    "leaky_relu": (("leaky_relu", _at(0)),),
    "selu": (("selu", _at(0)),),
    "abs": (("abs", _at(0)),),
    "sign": (("sign", _at(0)),),
    "maximum": (("maximum", _equal(0, 1)),),
    "minimum": (("minimum", _equal(0, 1)),),
    "reduce_max": (("reduce_max", ties.reduced), ("reduce_max_axis", ties.reduced_along)),
    "reduce_min": (("reduce_min", ties.reduced), ("reduce_min_axis", ties.reduced_along)),
    "clip_by_value": (("clip_low", _equal(0, 1)), ("clip_high", _equal(0, 2))),
    "max_pool": (("max_pool", ties.pooled),),
    "sqrt": (
        ("sqrt", _root),
        ("norm", _length("norm")),
        ("norm_written", _length("written")),
        ("deviation", _length("deviation")),
    ),
    "euclidean_norm": (("euclidean_norm", _no_length),),
    "power": (
        ("power_zero_zero", _power(0, 0, 0)),
        ("power_zero_fraction", _power(_TINY, _BELOW_ONE, 0)),
        ("power_zero_exponent", _power(_TINY, np.inf, 1)),
        ("power_zero_exponent_zero", _power(0, 0, 1)),
    ),
    "where": (("where_both", _both_sides), ("where_edge", _edge)),
    "round": (("round", _everywhere),),
    "rint": (("rint", _everywhere),),
    "floor": (("floor", _everywhere),),
    "ceil": (("ceil", _everywhere),),
    "top_k": (("top_k", ties.selected),),
    "sort": (("sort", ties.sorted_up), ("sort_down", ties.sorted_down)),
    "floordiv": (("floordiv", _everywhere),),
    "mod": (("mod", _multiple),),
    "cumprod": (("cumprod", _zero_inside),),
    "eigh": (("eigh", ties.equal_eigenvalues),),
    "svd": (("svd", ties.equal_singular_values),),
    "tensor_scatter_max": (("scatter_max", ties.scattered),),
    "tensor_scatter_min": (("scatter_min", ties.scattered),),
    "segment_max": (("segment_max", ties.segments),),
    "segment_min": (("segment_min", ties.segments),),
    "unsorted_segment_max": (("segment_max", ties.segments),),
    "unsorted_segment_min": (("segment_min", ties.segments),),
    "atan2": (("atan2", _both_zero),),
    "xlogy": (("xlogy", _both_zero),),
    "xlog1py": (("xlog1py", _zero_and_less),),
}
