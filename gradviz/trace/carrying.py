"""What operations that are not element by element make of a part of what flows back through them.

All pullbacks are linear. Here is, for those that are known, the linear map itself, so that it can
be put to a part of an upstream gradient and not only to the whole that a run put through. Three
kinds: operations that only take elements, as a slice does; reductions, where each element of the
operand goes into one of the result; and products. Plain NumPy, float64.
"""

from collections.abc import Callable, Sequence

import numpy as np

from gradviz.trace.local import number
from gradviz.trace.nodes import Node
from gradviz.trace.params import narrowed, param, reduced_axes
from gradviz.trace.taking import NOWHERE, taken

Nodes = Sequence[Node]


def carried(
    nodes: Nodes, node: Node, position: int, part: np.ndarray, came: np.ndarray, went: np.ndarray
) -> np.ndarray | None:
    """Return what `node` makes of `part` for its operand at `position`; None if that is not known.

    `came` is the whole upstream gradient of the run, and `went` what the run made of that.
    """
    try:
        if (places := taken(nodes, node, position)) is not None:
            return _given_back(places, part, went.shape)
        if (rule := _LINEAR.get(node.op)) is not None:
            return rule(nodes, node, position, part)
        if node.op in _REDUCING and position == 0:
            return _by_quotient(node, part, came, went)
        if node.op in _ROWWISE and went.shape[:-1] == came.shape:
            return _scaled(part[..., None], came[..., None], went)
        if node.op in _UNARY and came.shape == went.shape:
            return _scaled(part, came, went)
    except (ValueError, LookupError, TypeError):
        pass  # a spelling of its parameters that is not known here
    return None


def unbroadcast(wide: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Return `wide` summed over the axes along which `shape` was spread to it."""
    narrow = wide.sum(axis=tuple(range(wide.ndim - len(shape))))
    axes = tuple(k for k, n in enumerate(shape) if n == 1 and narrow.shape[k] != 1)
    return np.asarray(narrow.sum(axis=axes, keepdims=True))


def _given_back(places: np.ndarray, part: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Return `part` added up where its elements were taken from."""
    made = np.zeros(int(np.prod(shape, dtype=int)))
    held = places != NOWHERE
    np.add.at(made, places[held], part[held])
    return made.reshape(shape)


# -- reductions, and functions of one operand ------------------------------------------------------

_REDUCING = frozenset({"reduce_max", "reduce_min", "reduce_prod", "logsumexp", "euclidean_norm"})
_ROWWISE = frozenset({"sparse_softmax_cross_entropy", "softmax_cross_entropy"})
_UNARY = frozenset({
    "leaky_relu", "selu", "gelu", "swish", "lgamma", "digamma", "erfinv", "ndtri", "identity_n",
    "sigmoid_cross_entropy", "check_numerics", "bessel_i0", "bessel_i1", "read",
})  # fmt: skip


def _by_quotient(
    node: Node, part: np.ndarray, came: np.ndarray, went: np.ndarray
) -> np.ndarray | None:
    return _scaled(_spread(node, part, went.shape), _spread(node, came, went.shape), went)


def _spread(node: Node, part: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return np.broadcast_to(part.reshape(narrowed(shape, reduced_axes(node))), shape)


def _scaled(part: np.ndarray, came: np.ndarray, went: np.ndarray) -> np.ndarray | None:
    """Return a part times what the run multiplied by; None where that was lost in a 0."""
    came, went = came.astype(np.float64), went.astype(np.float64)
    lost = (came == 0) & (part != 0)
    if lost.any() or not np.isfinite(went).all():
        return None
    return np.asarray(part * np.divide(went, came, out=np.zeros(went.shape), where=came != 0))


# -- products, and sums along an axis --------------------------------------------------------------


def _matmul(nodes: Nodes, node: Node, position: int, part: np.ndarray) -> np.ndarray | None:
    values = [number(nodes[k].value) for k in node.inputs]
    if len(values) != 2 or any(value is None or value.ndim < 2 for value in values):
        return None
    turned = [bool(param(node, f"transpose_{side}", False)) for side in "ab"]
    left, right = (
        _turned(value) if turn else value
        for value, turn in zip(values, turned, strict=True)
        if value is not None
    )
    made = part @ _turned(right) if position == 0 else _turned(left) @ part
    made = _turned(made) if turned[position] else made
    return unbroadcast(made, nodes[node.inputs[position]].shape)


def _turned(x: np.ndarray) -> np.ndarray:
    return np.swapaxes(x, -1, -2)


def _einsum(nodes: Nodes, node: Node, position: int, part: np.ndarray) -> np.ndarray | None:
    letters, out = param(node, "inputs"), param(node, "output")
    if not isinstance(letters, tuple) or len(letters) != 2 or param(node, "dots"):
        return None
    mine, others = letters[position], letters[1 - position]
    other = number(nodes[node.inputs[1 - position]].value)
    if other is None or len(set(mine)) < len(mine) or not set(mine) <= set(out) | set(others):
        return None
    return np.asarray(np.einsum(f"{out},{others}->{mine}", part, other))


def _cumsum(_nodes: Nodes, node: Node, _position: int, part: np.ndarray) -> np.ndarray:
    axis, backwards = param(node, "axis", 0), not param(node, "reverse", False)
    turned = np.flip(part, axis) if backwards else part
    summed = np.cumsum(turned, axis=axis)
    summed = summed - turned if param(node, "exclusive", False) else summed
    return np.flip(summed, axis) if backwards else summed


def _softmax(_nodes: Nodes, node: Node, _position: int, part: np.ndarray) -> np.ndarray:
    axis, out = param(node, "axis", -1), np.asarray(node.value, np.float64)
    if node.op == "log_softmax":
        return np.asarray(part - np.exp(out) * part.sum(axis=axis, keepdims=True))
    return np.asarray(out * (part - (part * out).sum(axis=axis, keepdims=True)))


def _summed(nodes: Nodes, node: Node, _position: int, part: np.ndarray) -> np.ndarray:
    return _spread(node, part, nodes[node.inputs[0]].shape)


def _averaged(nodes: Nodes, node: Node, position: int, part: np.ndarray) -> np.ndarray:
    spread = _summed(nodes, node, position, part)
    return spread * (part.size / spread.size)


def _bias_add(_nodes: Nodes, _node: Node, position: int, part: np.ndarray) -> np.ndarray:
    return part if position == 0 else part.sum(axis=tuple(range(part.ndim - 1)))


_LINEAR: dict[str, Callable[..., np.ndarray | None]] = {
    "matmul": _matmul,
    "einsum": _einsum,
    "cumsum": _cumsum,
    "softmax": _softmax,
    "log_softmax": _softmax,
    "bias_add": _bias_add,
    "add_n": lambda _nodes, _node, _position, part: part,
    "reduce_sum": _summed,
    "reduce_mean": _averaged,
}
