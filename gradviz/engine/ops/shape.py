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
        return np.reshape(x, _without_zeros(x, shape) if 0 in shape and -1 in shape else shape)
    except ValueError as trouble:
        raise InvalidArgumentError(
            f"Input to reshape is a tensor with {np.size(x)} values, but the requested shape "
            f"has {abs(count(shape, range(len(shape))))} [Op:Reshape]"
        ) from trouble


def _without_zeros(x: Any, shape: Shape) -> Shape:
    """Work out the size for -1 next to a zero: the sizes of x but 0 are shared out."""
    have = [n for n in shape_of(x) if n]
    asked = [n for n in shape if n > 0]
    if have == list(shape_of(x)):
        return shape
    missing = count(tuple(have), range(len(have))) // count(tuple(asked), range(len(asked)))
    return tuple(missing if n == -1 else n for n in shape)


def _broadcast_to(x: Any, shape: Shape) -> Any:
    if shape_of(x) == shape:
        return x
    if isinstance(x, np.generic):  # NumPy is slow on an array that is one number over and over
        made = np.empty(shape, x.dtype)
        made.fill(x)
        return made
    return np.broadcast_to(x, shape)


def _back(perm: Shape) -> Shape:
    if min(perm, default=0) < 0:
        raise InvalidArgumentError(
            f"{min(perm)} is not between 0 and {len(perm)} [Op:InvertPermutation]"
        )
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
    if isinstance(values[0], bytes):  # NumPy would cut texts to one length
        return np.array(values, object)
    return np.stack(values, axis)


def _getitem(x: Any, key: tuple[Any, ...]) -> Any:
    return x[key]


def _getitem_grad(g: Any, key: tuple[Any, ...], shape: Shape) -> Any:
    made = np.zeros(shape, g.dtype)
    made[key] = g  # a basic index never names an element twice
    return made


def _tile_vjp(m: Any, g: Any, out: Any, x: Any, multiples: Shape) -> Any:
    # Each axis becomes a pair (copies, size); the copies are summed.
    shape = tuple(x.shape)
    pairs = tuple(n for pair in zip(multiples, shape, strict=True) for n in pair)
    copies = tuple(range(0, 2 * len(shape), 2))
    return m.reduce_sum(m.reshape(g, shape=pairs), axis=copies, keepdims=False)


def _pad(x: Any, paddings: tuple[tuple[int, int], ...], value: Any) -> Any:
    if not paddings:
        return x
    if isinstance(value, bytes):  # NumPy would take it for an array of characters
        places = [(a, a + n) for n, (a, _) in zip(x.shape, paddings, strict=True)]
        sizes = [stop + b for (_, stop), (_, b) in zip(places, paddings, strict=True)]
        made = np.full(sizes, value, object)
        made[tuple(slice(*place) for place in places)] = x
        return made
    return np.pad(x, paddings, constant_values=value)


def _pad_vjp(m: Any, g: Any, out: Any, x: Any, paddings: Any, value: Any) -> Any:
    return m.getitem(g, key=tuple(
        slice(a, a + n, 1) for (a, _), n in zip(paddings, tuple(x.shape), strict=True)
    ))  # fmt: skip


def _mirror_grad(g: Any, paddings: Any, mode: str, shape: Shape) -> Any:
    made = np.zeros(shape, g.dtype)
    places = [np.pad(np.arange(n), rim, mode=mode)  # type: ignore[call-overload]
              for n, rim in zip(shape, paddings, strict=True)]  # fmt: skip
    np.add.at(made, np.ix_(*places), g)
    return made


def _one_of(m: Any, g: Any, out: Any, *inputs: Any, wanted: tuple[bool, ...], index: int) -> Any:
    return [
        None if not asked else g if k == index else m.broadcast_to(
            m.reduce_sum(m.zeros_like(g), axis=tuple(range(len(g.shape))), keepdims=False),
            shape=tuple(x.shape))
        for k, (x, asked) in enumerate(zip(inputs, wanted, strict=True))
    ]  # fmt: skip


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
define("concat", _concat, (_concat_vjp,), (r"\say{its_part}{$g}",),
       glyph="concat", tf_name="ConcatV2", accepts="*", keeps="shape", variadic=True, family=FAMILY)
define("stack", _stack,
       (_stack_vjp,), (r"\say{its_part}{$g}",),
       glyph="stack", tf_name="Pack", accepts="*", variadic=True, family=FAMILY)
define("getitem", _getitem,
       (lambda m, g, out, x, key: m.getitem_grad(g, key=key, shape=tuple(x.shape)),),
       (r"\say{at_place}{$g}",),
       glyph="[ ]", tf_name="StridedSlice", accepts="*", keeps="shape", places=True,
       family=FAMILY)
define("getitem_grad", _getitem_grad,
       (lambda m, g, out, x, key, shape: m.getitem(g, key=key),), (r"$g",),
       glyph="[ ]′", tf_name="StridedSliceGrad", accepts="*", family=FAMILY)
define("tile", lambda x, multiples: np.tile(x, multiples), (_tile_vjp,),
       (r"\textstyle\sum_{\say{copies}} $g",),
       glyph="tile", tf_name="Tile", accepts="*", keeps="shape", family=FAMILY)
define("pad", _pad, (_pad_vjp,), (r"\say{without_rim}{$g}",),
       glyph="pad", tf_name="PadV2", accepts="*", keeps="shape", family=FAMILY)
define("mirror_pad", lambda x, paddings, mode: np.pad(x, paddings, mode=mode),
       (lambda m, g, out, x, paddings, mode: m.mirror_pad_grad(
           g, paddings=paddings, mode=mode, shape=tuple(x.shape)),),
       (r"\say{rim_added}{$g}",),
       glyph="mirror", tf_name="MirrorPad", accepts="*", keeps="shape", family=FAMILY)
define("mirror_pad_grad", _mirror_grad,
       (lambda m, g, out, x, paddings, mode, shape: m.mirror_pad(
           g, paddings=paddings, mode=mode),), (r"\say{with_rim}{$g}",),
       glyph="mirror′", tf_name="MirrorPadGrad", accepts="f", family=FAMILY)
define("identity_n", lambda *values, index: values[index], (_one_of,), (r"$g",),
       glyph="id", tf_name="IdentityN", accepts="f", keeps="shape", variadic=True, family=FAMILY)
define("reverse", lambda x, axis: np.flip(x, axis),
       (lambda m, g, out, x, axis: m.reverse(g, axis=axis),), (r"\say{reversed}{$g}",),
       glyph="⇄", tf_name="ReverseV2", accepts="*", family=FAMILY)
define("roll", lambda x, shift, axis: np.roll(x, shift, axis),
       (lambda m, g, out, x, shift, axis: m.roll(g, shift=tuple(-n for n in shift), axis=axis),),
       (r"\say{rolled_back}{$g}",),
       glyph="roll", tf_name="Roll", accepts="*", family=FAMILY)
define("one_hot", _one_hot, (None,),
       glyph="one hot", tf_name="OneHot", accepts="iu", family=FAMILY)
define("cast", _cast,
       (lambda m, g, out, x, dtype: m.cast(g, dtype=x.dtype),), (r"$g",),
       glyph="cast", tf_name="Cast", accepts="fiub", keeps="shape", family=FAMILY)
define("cast_away", _cast, (None,),  # to whole numbers or truth values, which have no gradient
       glyph="cast", tf_name="Cast", accepts="fiub", family=FAMILY)
# fmt: on
