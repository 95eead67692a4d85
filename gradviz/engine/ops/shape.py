"""Operations that move, repeat and cut elements but compute nothing with them.

The backward pass moves them back; where one element went to several places, they are summed.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import define
from gradviz.engine.shapes import bracketed, count, shape_of, sum_to

FAMILY = "shape"
Shape = tuple[int, ...]


def _reshape(x: Any, shape: Shape) -> Any:
    try:
        return np.reshape(x, shape)
    except ValueError as trouble:
        raise InvalidArgumentError(
            f"Input to reshape is a tensor with {np.size(x)} values, but the requested shape "
            f"has {abs(count(shape, range(len(shape))))} [Op:Reshape]"
        ) from trouble


def _broadcast_to(x: Any, shape: Shape) -> Any:
    return np.broadcast_to(x, shape) if shape_of(x) != shape else x


def _back(perm: Shape) -> Shape:
    return tuple(int(i) for i in np.argsort(perm))


def _concat(*values: Any, axis: int) -> Any:
    first = values[0].shape
    for position, value in enumerate(values[1:], 1):
        for dim, (a, b) in enumerate(zip(first, value.shape, strict=False)):
            if len(first) != len(value.shape) or (dim != axis and a != b):
                raise InvalidArgumentError(
                    f"ConcatOp : Dimension {dim} in both shapes must be equal: shape[0] = "
                    f"{bracketed(first)} vs. shape[{position}] = {bracketed(value.shape)} "
                    "[Op:ConcatV2] name: concat"
                )
    return np.concatenate(values, axis)


def _concat_vjp(
    m: Any, g: Any, out: Any, *inputs: Any, wanted: tuple[bool, ...], axis: int
) -> list[Any]:
    parts, start, lead = [], 0, (slice(None),) * axis
    for x, asked in zip(inputs, wanted, strict=True):
        stop = start + x.shape[axis]
        parts.append(m.getitem(g, key=(*lead, slice(start, stop, 1))) if asked else None)
        start = stop
    return parts


def _stack_vjp(
    m: Any, g: Any, out: Any, *inputs: Any, wanted: tuple[bool, ...], axis: int
) -> list[Any]:
    lead = (slice(None),) * axis
    return [m.getitem(g, key=(*lead, k)) if asked else None for k, asked in enumerate(wanted)]


def _stack(*values: Any, axis: int) -> Any:
    shapes = {shape_of(v) for v in values}
    if len(shapes) > 1:
        raise InvalidArgumentError(
            "Shapes of all inputs must match: "
            + " != ".join(f"values[{i}].shape = {bracketed(shape_of(v))}"
                          for i, v in enumerate(values[:2]))
            + " [Op:Pack]"
        )  # fmt: skip
    return np.stack(values, axis)


def _getitem(x: Any, key: tuple[Any, ...]) -> Any:
    return x[key]


def _getitem_grad(g: Any, key: tuple[Any, ...], shape: Shape) -> Any:
    made = np.zeros(shape, g.dtype)
    made[key] = g  # a basic index never names an element twice
    return made


def _gather(x: Any, y: Any, axis: int) -> Any:
    size = x.shape[axis]
    wrong = (y < 0) | (y >= size)
    if np.any(wrong):
        where = np.argwhere(np.atleast_1d(wrong))[0]
        at = ",".join(str(n) for n in where) if np.ndim(y) else ""
        value = np.atleast_1d(y)[tuple(where)]
        raise InvalidArgumentError(
            f"indices[{at}] = {value} is not in [0, {size}) [Op:GatherV2] name: "
        )
    return np.take(x, y, axis=axis)


def _gather_grad(g: Any, y: Any, axis: int, shape: Shape) -> Any:
    made = np.zeros(shape, g.dtype)
    places = np.moveaxis(made, axis, 0)
    rows = np.moveaxis(g.reshape((*shape[:axis], y.size, *shape[axis + 1 :])), axis, 0)
    np.add.at(places, np.ravel(y), rows)
    return made


def _gather_nd(x: Any, y: Any) -> Any:
    return x[tuple(np.moveaxis(y, -1, 0))]


def _gather_nd_grad(g: Any, y: Any, shape: Shape) -> Any:
    made = np.zeros(shape, g.dtype)
    np.add.at(made, tuple(np.moveaxis(y, -1, 0)), g)
    return made


def _tile_vjp(m: Any, g: Any, out: Any, x: Any, multiples: Shape) -> Any:
    # Each axis becomes a pair (copies, size); the copies are summed.
    shape = tuple(x.shape)
    pairs = tuple(n for pair in zip(multiples, shape, strict=True) for n in pair)
    copies = tuple(range(0, 2 * len(shape), 2))
    return m.reduce_sum(m.reshape(g, shape=pairs), axis=copies, keepdims=False)


def _pad(x: Any, paddings: tuple[tuple[int, int], ...], value: Any) -> Any:
    return np.pad(x, paddings, constant_values=value)


def _pad_vjp(m: Any, g: Any, out: Any, x: Any, paddings: Any, value: Any) -> Any:
    return m.getitem(g, key=tuple(
        slice(a, a + n, 1) for (a, _), n in zip(paddings, tuple(x.shape), strict=True)
    ))  # fmt: skip


def _one_hot(x: Any, depth: int, on: Any, off: Any, axis: int) -> Any:
    columns = np.arange(depth)
    hit = np.expand_dims(np.asarray(x), -1) == columns
    return np.moveaxis(np.where(hit, on, off), -1, axis)


def _cast(x: Any, dtype: np.dtype) -> Any:
    return np.asarray(x).astype(getattr(dtype, "numpy", dtype))


# fmt: off
define("reshape", _reshape,
       (lambda m, g, out, x, shape: m.reshape(g, shape=tuple(x.shape)),), (r"$g",),
       glyph="reshape", tf_name="Reshape", accepts="*", keeps="shape", family=FAMILY)
define("transpose", lambda x, perm: np.transpose(x, perm),
       (lambda m, g, out, x, perm: m.transpose(g, perm=_back(perm)),),
       (r"$g^{\top}",),
       glyph="ᵀ", tf_name="Transpose", accepts="*", family=FAMILY)
define("squeeze", lambda x, axis: np.squeeze(x, axis),
       (lambda m, g, out, x, axis: m.reshape(g, shape=tuple(x.shape)),), (r"$g",),
       glyph="squeeze", tf_name="Squeeze", accepts="*", keeps="shape", family=FAMILY)
define("expand_dims", lambda x, axis: np.expand_dims(x, axis),
       (lambda m, g, out, x, axis: m.reshape(g, shape=tuple(x.shape)),), (r"$g",),
       glyph="expand", tf_name="ExpandDims", accepts="*", keeps="shape", family=FAMILY)
define("broadcast_to", _broadcast_to,
       (lambda m, g, out, x, shape: m.sum_to(g, shape=tuple(x.shape)),), (r"\textstyle\sum $g",),
       glyph="broadcast", tf_name="BroadcastTo", accepts="*", keeps="shape", family=FAMILY)
define("sum_to", sum_to,
       (lambda m, g, out, x, shape: m.broadcast_to(
           m.reshape(g, shape=(1,) * (len(x.shape) - len(shape)) + shape),
           shape=tuple(x.shape)),), (r"$g \cdot \mathbf{1}",),
       glyph="Σ", tf_name="Sum", accepts="fiu", keeps="shape", family=FAMILY)
define("concat", _concat, (_concat_vjp,), (r"$g_{\,\text{its part}}",),
       glyph="concat", tf_name="ConcatV2", accepts="*", keeps="shape", variadic=True, family=FAMILY)
define("stack", _stack,
       (_stack_vjp,), (r"$g_{\,\text{its part}}",),
       glyph="stack", tf_name="Pack", accepts="*", variadic=True, family=FAMILY)
define("getitem", _getitem,
       (lambda m, g, out, x, key: m.getitem_grad(g, key=key, shape=tuple(x.shape)),),
       (r"$g \text{ at its place, } 0 \text{ elsewhere}",),
       glyph="[ ]", tf_name="StridedSlice", accepts="*", keeps="shape", places=True,
       family=FAMILY)
define("getitem_grad", _getitem_grad,
       (lambda m, g, out, x, key, shape: m.getitem(g, key=key),), (r"$g",),
       glyph="[ ]′", tf_name="StridedSliceGrad", accepts="*", family=FAMILY)
define("gather", _gather,
       (lambda m, g, out, x, y, axis: m.gather_grad(g, y, axis=axis, shape=tuple(x.shape)), None),
       (r"$g \text{ added at its places}", None),
       glyph="gather", tf_name="GatherV2", accepts="* iu", same=(), keeps="y shape", family=FAMILY)
define("gather_grad", _gather_grad,
       (lambda m, g, out, x, y, axis, shape: m.gather(g, y, axis=axis), None),
       (r"$g", None),
       glyph="gather′", tf_name="UnsortedSegmentSum", accepts="f iu", same=(), keeps="y",
       family=FAMILY)
define("gather_nd", _gather_nd,
       (lambda m, g, out, x, y: m.gather_nd_grad(g, y, shape=tuple(x.shape)), None),
       (r"$g \text{ added at its places}", None),
       glyph="gather", tf_name="GatherNd", accepts="* iu", same=(), keeps="y shape", family=FAMILY)
define("gather_nd_grad", _gather_nd_grad,
       (lambda m, g, out, x, y, shape: m.gather_nd(g, y), None),
       (r"$g", None),
       glyph="gather′", tf_name="ScatterNd", accepts="f iu", same=(), keeps="y", family=FAMILY)
define("tile", lambda x, multiples: np.tile(x, multiples), (_tile_vjp,),
       (r"\textstyle\sum_{\text{copies}} $g",),
       glyph="tile", tf_name="Tile", accepts="*", keeps="shape", family=FAMILY)
define("pad", _pad, (_pad_vjp,), (r"$g \text{ without its rim}",),
       glyph="pad", tf_name="PadV2", accepts="*", keeps="shape", family=FAMILY)
define("reverse", lambda x, axis: np.flip(x, axis),
       (lambda m, g, out, x, axis: m.reverse(g, axis=axis),), (r"$g \text{ reversed}",),
       glyph="⇄", tf_name="ReverseV2", accepts="*", family=FAMILY)
define("roll", lambda x, shift, axis: np.roll(x, shift, axis),
       (lambda m, g, out, x, shift, axis: m.roll(g, shift=tuple(-n for n in shift), axis=axis),),
       (r"$g \text{ rolled back}",),
       glyph="roll", tf_name="Roll", accepts="*", family=FAMILY)
define("one_hot", _one_hot, (None,),
       glyph="one hot", tf_name="OneHot", accepts="iu", family=FAMILY)
define("cast", _cast,
       (lambda m, g, out, x, dtype: m.cast(g, dtype=x.dtype),), (r"$g",),
       glyph="cast", tf_name="Cast", accepts="fiub", keeps="shape", family=FAMILY)
# fmt: on
