"""Lengths of vectors and matrices under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.execute import is_tensor, to_tensor
from gradviz.engine.functions.decompositions import svd
from gradviz.engine.functions.elementwise import absolute, divide, multiply, power, sqrt
from gradviz.engine.functions.reduce import reduce_max, reduce_sum
from gradviz.engine.functions.shape import expand_dims, squeeze, transpose

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

_OF_MATRICES = ("euclidean", "fro", 1, 2, np.inf)


def norm(
    tensor: Any,
    ord: Any = "euclidean",
    axis: Any = None,
    keepdims: bool | None = None,
    name: str | None = None,
) -> Tensor:
    """Return the length of everything as one vector, of vectors along an axis, or of matrices.

    `axis` is None, an int, or a pair of ints for matrices. `ord` is "euclidean", 1, 2, infinity or,
    for vectors, another positive number; "fro" is for matrices alone. ValueError otherwise.
    """
    axes = _axes(axis)
    _check_ord(ord, axes)
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    if axes is not None and len(axes) == 2 and ord == 2:
        found = _largest_stretch(x, axes)
    elif isinstance(ord, str) or ord == 2:
        found = sqrt(reduce_sum(multiply(x, x), axes, True))
    else:
        found = _by_size(absolute(x), ord, axes)
    return found if keepdims else squeeze(found, axes)


def _axes(axis: Any) -> Any:
    """Return the axes as a list, None for all."""
    if axis is None or isinstance(axis, int):
        return None if axis is None else [axis]
    whole = isinstance(axis, (list, tuple)) and all(isinstance(n, int) for n in axis)
    if whole and len(set(axis)) == len(axis) == 2:
        return list(axis)
    raise ValueError(
        f"'axis' must be None, an integer, or a tuple of 2 unique integers, got {axis}"
    )


def _check_ord(ord: Any, axes: Any) -> None:
    if is_tensor(ord) or ord is None:
        raise TypeError(f"'ord' must be a number or a name, not {ord!r}")
    of_matrices = axes is not None and len(axes) == 2
    if of_matrices:
        good = ord in _OF_MATRICES
    else:
        good = ord == "euclidean" if isinstance(ord, str) else bool(np.isreal(ord) and ord > 0)
    if not good:
        kind = "matrix" if of_matrices else "vector"
        raise ValueError(f"'ord' must be a supported {kind} norm, got {ord}")


def _largest_stretch(x: Any, axes: list[int]) -> Tensor:
    """Return the largest singular value of each matrix, where its axes were."""
    pair = [n % x.ndim if -x.ndim <= n < x.ndim else n for n in axes]
    order = [*(n for n in range(x.ndim) if n not in pair), *pair]
    found = reduce_max(absolute(svd(transpose(x, order), compute_uv=False)), -1, True)
    return transpose(expand_dims(found, -1), [int(n) for n in np.argsort(order)])


def _by_size(size: Any, ord: Any, axes: Any) -> Tensor:
    """Return a norm that needs the absolute values alone; of matrices it takes two steps."""
    first = axes[:1] if axes else axes
    if ord == 1:
        found = reduce_sum(size, first, True)
        return reduce_max(found, axes[1:], True) if axes and len(axes) == 2 else found
    if ord == np.inf:
        if axes and len(axes) == 2:
            size = reduce_sum(size, axes[1:], True)
        return reduce_max(size, first, True)
    return power(reduce_sum(power(size, ord), axes, True), 1.0 / ord)


def normalize(
    tensor: Any, ord: Any = "euclidean", axis: Any = None, name: str | None = None
) -> tuple[Tensor, Tensor]:
    """Return the tensor divided by its norm, and the norm with its axes kept."""
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    length = norm(x, ord, axis, keepdims=True)
    return divide(x, length), length
