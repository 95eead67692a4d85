"""Operations that pick elements by whole-number indices, and those that put them back.

Picking and putting are each other's derivatives; what is put twice in one place is added. Indices
out of range are an InvalidArgumentError, negative ones too.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.shapes import bracketed, shape_of

FAMILY = "scatter"
Shape = tuple[int, ...]


def _check(wrong: Any, y: Any, limit: str, op_name: str) -> None:
    """Raise InvalidArgumentError naming the first index (vector) that is out of range."""
    if not np.any(wrong):
        return
    where = tuple(np.argwhere(np.atleast_1d(wrong))[0])
    at = ",".join(str(n) for n in where) if np.ndim(wrong) else ""
    value = np.atleast_1d(y)[where].tolist()
    raise InvalidArgumentError(f"indices[{at}] = {value} is not in {limit} [Op:{op_name}] name: ")


# --- along an axis


def _gather(x: Any, y: Any, axis: int, batch_dims: int = 0) -> Any:
    size = x.shape[axis]
    _check((y < 0) | (y >= size), y, f"[0, {size})", "GatherV2")
    if not batch_dims:
        return np.take(x, y, axis=axis)
    if y.shape[:batch_dims] != x.shape[:batch_dims]:
        raise InvalidArgumentError(
            f"params.shape[:{batch_dims}] {bracketed(x.shape)} and indices.shape[:{batch_dims}] "
            f"{bracketed(y.shape)} must be equal [Op:GatherV2]"
        )
    picked = np.moveaxis(x, axis, batch_dims)[_batch_index(y, batch_dims)]
    ours = range(batch_dims, y.ndim)
    return np.moveaxis(picked, ours, [axis + k for k in range(y.ndim - batch_dims)])


def _batch_index(y: Any, batch_dims: int) -> tuple[Any, ...]:
    return (*np.indices(y.shape, sparse=True)[:batch_dims], y)


def _gather_grad(g: Any, y: Any, axis: int, shape: Shape, batch_dims: int = 0) -> Any:
    made = np.zeros(shape, g.dtype)
    inner = np.ndim(y) - batch_dims
    rows = np.moveaxis(g, [axis + k for k in range(inner)], range(batch_dims, batch_dims + inner))
    places = np.moveaxis(made, axis, batch_dims)
    np.add.at(places, _batch_index(y, batch_dims) if batch_dims else y, rows)
    return made


# --- by index vectors


def _places(y: Any) -> tuple[Any, ...]:
    return tuple(np.moveaxis(y, -1, 0))


def _check_vectors(y: Any, shape: Shape, op_name: str) -> None:
    depth = np.shape(y)[-1] if np.ndim(y) else None
    if depth is None or depth > len(shape):
        raise InvalidArgumentError(
            f"index innermost dimension length must be <= params rank; saw: {depth} vs. "
            f"{len(shape)} [Op:{op_name}]"
        )
    limits = np.array(shape[:depth], np.int64)
    wrong = np.any((y < 0) | (y >= limits), axis=-1)
    _check(wrong, y, bracketed(shape), op_name)


def _gather_nd(x: Any, y: Any) -> Any:
    _check_vectors(y, shape_of(x), "GatherNd")
    if y.shape[-1]:
        return x[_places(y)]
    return np.array(np.broadcast_to(x, y.shape[:-1] + shape_of(x)))


def _scatter_nd(x: Any, y: Any, shape: Shape) -> Any:
    empty = np.full(shape, b"", object) if y.dtype.kind == "O" else np.zeros(shape, y.dtype)
    return _put(empty, x, y, np.add, "ScatterNd")


def _put(made: Any, x: Any, y: Any, ufunc: Any, op_name: str) -> Any:
    """Put updates y into `made` at x; `ufunc` None lets the last one stand."""
    _check_vectors(x, made.shape, op_name)
    expected = x.shape[:-1] + made.shape[x.shape[-1] :]
    if shape_of(y) != expected or not expected or not x.shape[-1]:
        raise InvalidArgumentError(
            f"Expected updates of shape {bracketed(expected)}, of rank 1 at least, got "
            f"{bracketed(shape_of(y))} [Op:{op_name}]"
        )
    if ufunc is None:
        made[_places(x)] = y
    else:
        (np.logical_or if made.dtype == np.bool_ else ufunc).at(made, _places(x), y)
    return made


def _updated(ufunc: Any, op_name: str) -> Any:
    def update(x: Any, y: Any, z: Any) -> Any:
        return _put(np.array(x), y, z, ufunc, op_name)

    return update


def _replaced_vjp(m: Any, g: Any, out: Any, x: Any, y: Any, z: Any) -> Any:
    return m.tensor_scatter_update(g, y, m.zeros_like(m.gather_nd(g, y)))


def _winners(m: Any, g: Any, out: Any, x: Any, y: Any, z: Any) -> tuple[Any, Any, Any]:
    """Return who made the largest (or smallest): the tensor, the updates, and how many."""
    kept = m.cast(m.equal(x, out), dtype=g.dtype)
    came = m.cast(m.equal(z, m.gather_nd(out, y)), dtype=g.dtype)
    return kept, came, kept + m.scatter_nd(y, came, shape=tuple(x.shape))


def _extreme_vjp(m: Any, g: Any, out: Any, x: Any, y: Any, z: Any) -> Any:
    kept, _, number = _winners(m, g, out, x, y, z)
    return g * kept / number


def _extreme_updates_vjp(m: Any, g: Any, out: Any, x: Any, y: Any, z: Any) -> Any:
    _, came, number = _winners(m, g, out, x, y, z)
    return m.gather_nd(g / number, y) * came


# --- in places worked out before


def _take_along(x: Any, places: Any, axis: int) -> Any:
    return np.take_along_axis(x, places, axis)


def _put_along(g: Any, places: Any, axis: int, shape: Shape) -> Any:
    if not shape[axis]:
        raise InvalidArgumentError("Requires delta != 0: 0 [Op:Range]")  # so does TensorFlow's
    made = np.zeros(shape, g.dtype)
    np.put_along_axis(made, places, g, axis)  # no place occurs twice
    return made


def _take_along_vjp(m: Any, g: Any, out: Any, x: Any, places: Any, axis: int) -> Any:
    return m.put_along(g, places=places, axis=axis, shape=tuple(x.shape))


def _stitch(*values: Any, places: tuple[Any, ...], size: int) -> Any:
    rest = shape_of(values[0])[np.ndim(places[0]) :]
    made = np.zeros((size, *rest), values[0].dtype)
    for value, at in zip(values, places, strict=True):
        made[at] = value  # in order: the last one stands
    return made


def _stitch_vjp(
    m: Any, g: Any, out: Any, *inputs: Any, wanted: tuple[bool, ...], places: Any, size: int
) -> list[Any]:
    return [
        m.gather(g, at, axis=0) if asked else None for at, asked in zip(places, wanted, strict=True)
    ]


def _reverse_sequence(x: Any, lengths: Any, seq_axis: int, batch_axis: int) -> Any:
    steps = np.arange(x.shape[seq_axis])
    turned = lengths[:, None] - 1 - steps
    places = np.where(turned >= 0, turned, steps)
    view = np.moveaxis(x, (batch_axis, seq_axis), (0, 1))
    picked = view[np.arange(len(places))[:, None], places]
    return np.moveaxis(picked, (0, 1), (batch_axis, seq_axis))


# fmt: off
define("gather", _gather,
       (lambda m, g, out, x, y, axis, batch_dims=0:
            m.gather_grad(g, y, axis=axis, batch_dims=batch_dims, shape=tuple(x.shape)), None),
       (r"\say{added_at_places}{$g}", None),
       glyph="gather", tf_name="GatherV2", accepts="* iu", same=(), keeps="y shape", family=FAMILY)
define("gather_grad", _gather_grad,
       (lambda m, g, out, x, y, axis, shape, batch_dims=0:
            m.gather(g, y, axis=axis, batch_dims=batch_dims), None),
       (r"$g", None),
       glyph="gather′", tf_name="UnsortedSegmentSum", accepts="f iu", same=(), keeps="y",
       family=FAMILY)
define("gather_nd", _gather_nd,
       (lambda m, g, out, x, y: m.scatter_nd(y, g, shape=tuple(x.shape)), None),
       (r"\say{added_at_places}{$g}", None),
       glyph="gather", tf_name="GatherNd", accepts="* iu", same=(), keeps="y shape", family=FAMILY)
define("scatter_nd", _scatter_nd,
       (None, lambda m, g, out, x, y, shape: m.gather_nd(g, x)),
       (None, r"\say{from_places}{$g}"),
       glyph="scatter", tf_name="ScatterNd", accepts="iu *", same=(), keeps="x", family=FAMILY)
define("tensor_scatter_update", _updated(None, "TensorScatterUpdate"),
       (_replaced_vjp, None, lambda m, g, out, x, y, z: m.gather_nd(g, y)),
       (r"\say{where_nothing_put}{$g}", None, r"\say{from_places}{$g}"),
       glyph="put", tf_name="TensorScatterUpdate", accepts="* iu *", same=(0, 2), keeps="y",
       family=FAMILY)
define("tensor_scatter_add", _updated(np.add, "TensorScatterAdd"),
       (lambda m, g, out, x, y, z: g, None, lambda m, g, out, x, y, z: m.gather_nd(g, y)),
       (r"$g", None, r"\say{from_places}{$g}"),
       glyph="put +", tf_name="TensorScatterAdd", accepts="fiu iu fiu", same=(0, 2), keeps="y",
       family=FAMILY)
define("tensor_scatter_sub", _updated(np.subtract, "TensorScatterSub"),
       (lambda m, g, out, x, y, z: g, None, lambda m, g, out, x, y, z: -m.gather_nd(g, y)),
       (r"$g", None, r"\say{from_places}{-$g}"),
       glyph="put −", tf_name="TensorScatterSub", accepts="fiu iu fiu", same=(0, 2), keeps="y",
       family=FAMILY)
define("tensor_scatter_max", _updated(np.maximum, "TensorScatterMax"),
       (_extreme_vjp, None, _extreme_updates_vjp),
       (r"$g \cdot \frac{[\,$x = $out\,]}{n_{=}}", None,
        r"$g \cdot \frac{[\,$z = $out\,]}{n_{=}}"),
       glyph="put max", tf_name="TensorScatterMax", accepts="fiu iu fiu", same=(0, 2),
       keeps="x y z out", family=FAMILY)
define("tensor_scatter_min", _updated(np.minimum, "TensorScatterMin"),
       (_extreme_vjp, None, _extreme_updates_vjp),
       (r"$g \cdot \frac{[\,$x = $out\,]}{n_{=}}", None,
        r"$g \cdot \frac{[\,$z = $out\,]}{n_{=}}"),
       glyph="put min", tf_name="TensorScatterMin", accepts="fiu iu fiu", same=(0, 2),
       keeps="x y z out", family=FAMILY)
define("sort", _take_along, (_take_along_vjp,), (r"\say{put_back}{$g}",),
       glyph="sort", tf_name="TopKV2", accepts="fiu", keeps="shape", family=FAMILY)
define("top_k", _take_along, (_take_along_vjp,), (r"\say{put_back}{$g}",),
       glyph="top k", tf_name="TopKV2", accepts="fiu", keeps="shape", family=FAMILY)
define("put_along", _put_along,
       (lambda m, g, out, x, places, axis, shape: m.sort(g, places=places, axis=axis),), (r"$g",),
       glyph="put back", tf_name="ScatterNd", accepts="fiu", family=FAMILY)
define("unique", lambda x, first: x[first], UNREGISTERED,
       glyph="unique", tf_name="Unique", accepts="*", arity=1, family=FAMILY)
define("dynamic_stitch", _stitch, (_stitch_vjp,), (r"\say{from_places}{$g}",),
       glyph="stitch", tf_name="DynamicStitch", accepts="*", variadic=True, family=FAMILY)
define("reverse_sequence", _reverse_sequence,
       (lambda m, g, out, x, lengths, seq_axis, batch_axis: m.reverse_sequence(
           g, lengths=lengths, seq_axis=seq_axis, batch_axis=batch_axis),),
       (r"\say{reversed}{$g}",),
       glyph="⇄", tf_name="ReverseSequence", accepts="*", family=FAMILY)
# fmt: on
