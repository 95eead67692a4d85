"""Where several elements are the largest, or equal ones compete for a place. Plain NumPy."""

from collections.abc import Sequence

import numpy as np

from gradviz.trace.nodes import Node
from gradviz.trace.params import Operation, param, reduced_axes

Values = tuple[np.ndarray, ...]


def reduced(_nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which elements share the largest or smallest value of all."""
    return _shared(node, values[0]) if _is_whole(node, values[0]) else False


def reduced_along(_nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which elements share the largest or smallest value of those along some axes."""
    return False if _is_whole(node, values[0]) else _shared(node, values[0])


def _is_whole(node: Node, x: np.ndarray) -> bool:
    axes = reduced_axes(node)
    return axes is None or len(axes) == x.ndim


def _shared(node: Node, x: np.ndarray) -> object:
    axis, pick = reduced_axes(node), np.max if node.op == "reduce_max" else np.min
    if not x.size:
        return False
    best = (x == pick(x, axis=axis, keepdims=True)) & np.isfinite(x)
    return best & (best.sum(axis=axis, keepdims=True) > 1)


def sorted_up(nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which elements have equals, sorted so that they rise."""
    return False if _falls(node) else selected(nodes, node, values)


def sorted_down(nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which elements have equals, sorted so that they fall."""
    return selected(nodes, node, values) if _falls(node) else False


def _falls(node: Node) -> bool:
    axis = param(node, "axis", -1)
    taken = np.moveaxis(np.asarray(node.value), axis, -1)
    return bool(taken.size and (taken[..., 0] > taken[..., -1]).any())


def equal_eigenvalues(nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which eigenvalues are equal to the next, if eigenvectors are asked for."""
    return _equal_first(nodes, node, values[0].shape[-1])


def equal_singular_values(nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which singular values are equal to the next, if singular vectors are asked for."""
    return _equal_first(nodes, node, min(values[0].shape[-2:]))


def _equal_first(nodes: Sequence[Node], node: Node, count: int) -> object:
    """Return which of the first `count` numbers of a packed result are equal to the next."""
    first = np.asarray(node.value)[..., :count]
    equal = first[..., 1:] == first[..., :-1]
    return equal if equal.any() and _uses_rest(nodes, node) else False


def _uses_rest(nodes: Sequence[Node], node: Node) -> bool:
    """Return whether anything is made of what comes behind the first part of a packed result."""
    rest: set[int] = set()
    for other in nodes[node.id + 1 :]:
        if not rest.isdisjoint(other.inputs):
            return True
        behind = other.op == "part" and param(other, "start") != 0
        if behind and node.id in other.inputs:
            rest.add(other.id)
    return False


def selected(_nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which elements taken, by top_k or sort, have equals among all there were."""
    x, taken = values[0], np.asarray(node.value)
    axis = param(node, "axis", -1)
    if not x.size or x.shape == () or taken.ndim != x.ndim:
        return False
    x, taken = np.moveaxis(np.sort(x, axis), axis, -1), np.moveaxis(taken, axis, -1)
    rows, wanted = x.reshape(-1, x.shape[-1]), taken.reshape(-1, taken.shape[-1])
    found = [_copies(row, want) > 1 for row, want in zip(rows, wanted, strict=True)]
    return np.array(found, bool)


def _copies(row: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return how often each of `wanted` is in `row`, which is sorted."""
    return np.searchsorted(row, wanted, "right") - np.searchsorted(row, wanted, "left")


def segments(_nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which elements share the largest or smallest value of their segment."""
    x, ids, best = values[0], values[1].astype(int), np.asarray(node.value, np.float64)
    if ids.ndim != 1 or ids.size != len(x):
        return False
    held = (ids >= 0) & (ids < len(best))
    shared = np.zeros(x.shape, bool)
    shared[held] = x[held] == best[ids[held]]
    counts = np.zeros(best.shape, int)
    np.add.at(counts, ids[held], shared[held])
    shared[held] &= counts[ids[held]] > 1
    return shared


def scattered(_nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which updates share the largest or smallest value of the place they go to."""
    x, indices, updates = values
    at = tuple(np.moveaxis(indices.astype(int), -1, 0))
    best = np.asarray(node.value, np.float64)
    hit = updates == best[at]
    counts = (x == best).astype(int)
    np.add.at(counts, at, hit)
    return hit & (counts[at] > 1)


def pooled(_nodes: Sequence[Node], node: Node, values: Values) -> object:
    """Return which windows hold their largest value more than once."""
    views = windows(node, values[0], -np.inf)
    if views is None:
        return False
    return (views == views.max(axis=-1, keepdims=True)).sum(axis=-1) > 1


def windows(node: Operation, x: np.ndarray, margin: float) -> np.ndarray | None:
    """Return what each window of a pooling holds, in order, along one more axis behind the others.

    `margin` stands outside of `x`. None where it is not known how wide that is.
    """
    window, strides, padding = (param(node, name) for name in ("window", "strides", "padding"))
    first = 2 if param(node, "second") else 1
    axes = tuple(range(first, first + len(window)))
    if padding == "SAME":
        x = _padded(x, axes, window, strides, margin)
    elif padding != "VALID":
        return None
    views = np.lib.stride_tricks.sliding_window_view(x, window, axes)
    steps = dict(zip(axes, strides, strict=True))
    views = views[tuple(slice(None, None, steps.get(k, 1)) for k in range(x.ndim))]
    return views.reshape(*views.shape[: x.ndim], -1)


def _padded(
    x: np.ndarray,
    axes: tuple[int, ...],
    window: tuple[int, ...],
    strides: tuple[int, ...],
    margin: float,
) -> np.ndarray:
    """Return `x` with a margin, as much as TensorFlow's SAME adds."""
    margins = [(0, 0)] * x.ndim
    for axis, size, stride in zip(axes, window, strides, strict=True):
        lack = max((-(-x.shape[axis] // stride) - 1) * stride + size - x.shape[axis], 0)
        margins[axis] = (lack // 2, lack - lack // 2)
    return np.pad(x, margins, constant_values=margin)
