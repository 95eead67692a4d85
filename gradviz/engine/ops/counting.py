"""Operations that count and rank: answers that mostly have no derivative."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define

FAMILY = "reduce"


def _invert_permutation(x: Any) -> Any:
    if np.ndim(x) != 1:
        raise InvalidArgumentError("invert_permutation expects a 1D vector.")
    if x.dtype.name not in ("int32", "int64"):
        raise InvalidArgumentError(f"Value for attr 'T' of {x.dtype} is not allowed")
    if not np.array_equal(np.sort(x), np.arange(len(x))):
        raise InvalidArgumentError(f"{x} does not hold every number below {len(x)} once")
    inverse = np.empty_like(x)
    inverse[x] = np.arange(len(x), dtype=x.dtype)
    return inverse


def _in_top_k(x: Any, y: Any, k: int) -> Any:
    """Return whether, per row of x, the element that y names is among the k largest."""
    if np.ndim(x) != 2 or np.ndim(y) != 1 or len(x) != len(y):
        raise InvalidArgumentError(
            f"First dimension of predictions {np.shape(x)} must match length of targets "
            f"{np.shape(y)}"
        )
    known = (y >= 0) & (y < x.shape[1])
    mine = x[np.arange(len(y)), np.where(known, y, 0)]
    usable = known & np.isfinite(mine) & np.isfinite(x).all(axis=1)
    return usable & (np.sum(x > mine[:, None], axis=1) < k)


def _bincount(x: Any, y: Any, size: int, binary: bool) -> Any:
    """Count in each row of x, or all of it, how often each number below `size` occurs.

    y weighs the elements; an empty one gives each the weight 1, in its dtype.
    """
    if x.size and x.min() < 0:
        raise InvalidArgumentError("Input arr must be non-negative!")
    if y.size and y.shape != x.shape:
        raise InvalidArgumentError(
            f"`weights` must be the same shape as `arr` or a length-0 `Tensor`, in which case it "
            f"acts as all weights equal to 1. Received {y.shape}"
        )
    if np.ndim(x) > 2:
        raise InvalidArgumentError(f"Shape must be at most rank 2 but is rank {x.ndim}")
    rows = x if np.ndim(x) == 2 else x.reshape(1, -1)
    found = np.zeros((len(rows), size), y.dtype)
    weights = y.reshape(rows.shape) if y.size else np.ones(rows.shape, y.dtype)
    at, below = np.nonzero(rows < size), rows < size
    if binary:
        found[at[0], rows[below]] = 1
    else:
        np.add.at(found, (at[0], rows[below]), weights[below])
    return found if np.ndim(x) == 2 else found[0]


def _confusion_matrix(x: Any, y: Any, classes: int) -> Any:
    made = np.zeros((classes, classes), x.dtype)
    if y.shape[-1] != 2:
        raise InvalidArgumentError(f"{y.shape[-1]} numbers are no place in a matrix")
    np.add.at(made, (y[..., 0], y[..., 1]), x)
    return made


# fmt: off
define("invert_permutation", _invert_permutation, (None,),
       glyph="perm⁻¹", tf_name="InvertPermutation", accepts="i", family=FAMILY)
define("in_top_k", _in_top_k, (None, None),
       glyph="in top k", tf_name="InTopKV2", accepts="f i", same=(), family=FAMILY)
define("bincount", _bincount, UNREGISTERED,
       glyph="count", tf_name="DenseBincount", accepts="i fi", same=(), arity=2, family=FAMILY)
define("confusion_matrix", _confusion_matrix,
       (lambda m, g, out, x, y, classes: m.gather_nd(g, y), None),
       (r"\say{from_place}{$g}", None),
       glyph="confusion", tf_name="ScatterNd", accepts="fiu i", same=(), keeps="y", family=FAMILY)
# fmt: on
