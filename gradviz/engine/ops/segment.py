"""Reductions over groups: rows with the same number, sorted or not, are reduced together.

In the sorted ones the numbers must rise; the others drop rows of negative number.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import define
from gradviz.engine.shapes import bracketed

FAMILY = "segment"


def _check_sorted(x: Any, y: Any, op_name: str) -> int:
    """Return how many groups the rising numbers y make."""
    if y.shape != x.shape[:1] or not x.ndim:
        raise InvalidArgumentError(
            f"segment_ids should be a vector of data's first size, got {bracketed(y.shape)} for "
            f"{bracketed(x.shape)} [Op:{op_name}]"
        )
    if len(y) and (y[0] < 0 or np.any(np.diff(y) < 0)):
        raise InvalidArgumentError(f"segment ids are not increasing [Op:{op_name}]")
    return int(y[-1]) + 1 if len(y) else 0


def _check_unsorted(x: Any, y: Any, size: int, op_name: str) -> None:
    if np.shape(y) != np.shape(x)[: np.ndim(y)]:
        raise InvalidArgumentError(
            f"data.shape = {bracketed(np.shape(x))} does not start with segment_ids.shape = "
            f"{bracketed(np.shape(y))} [Op:{op_name}]"
        )
    if size < 0 or np.any(y >= size):
        raise InvalidArgumentError(f"segment_ids {y} are out of range [0, {size}) [Op:{op_name}]")


def _empty(ufunc: Any, dtype: np.dtype) -> Any:
    """Return what an unsorted group without rows is."""
    if ufunc is np.add or ufunc is np.multiply:
        return dtype.type(ufunc is np.multiply)
    limits = np.finfo(dtype) if dtype.kind == "f" else np.iinfo(dtype)
    return limits.min if ufunc is np.maximum else limits.max


def _sorted(ufunc: Any, op_name: str) -> Any:
    def reduce(x: Any, y: Any) -> Any:
        size = _check_sorted(x, y, op_name)
        made = _reduced(ufunc, x, y, size)
        if ufunc in (np.maximum, np.minimum):
            made[np.bincount(y, minlength=size) == 0] = 0
        return made

    return reduce


def _unsorted(ufunc: Any, op_name: str) -> Any:
    def reduce(x: Any, y: Any, size: int) -> Any:
        _check_unsorted(x, y, size, op_name)
        kept = np.asarray(y) >= 0
        return _reduced(ufunc, np.asarray(x)[kept], np.asarray(y)[kept], size)

    return reduce


def _reduced(ufunc: Any, x: Any, y: Any, size: int) -> Any:
    made = np.full((size, *x.shape[np.ndim(y) :]), _empty(ufunc, x.dtype), x.dtype)
    ufunc.at(made, y, x)
    return made


def _mean(x: Any, y: Any) -> Any:
    size = _check_sorted(x, y, "SegmentMean")
    total = _reduced(np.add, x, y, size)
    rows = np.maximum(np.bincount(y, minlength=size), 1).astype(x.dtype)
    return (total / rows.reshape((size,) + (1,) * (x.ndim - 1))).astype(x.dtype)


def _mean_vjp(m: Any, g: Any, out: Any, x: Any, y: Any) -> Any:
    ones = np.ones((x.shape[0],) + (1,) * (len(x.shape) - 1), getattr(g.dtype, "numpy", g.dtype))
    rows = m.segment_sum(ones, y)
    return m.gather(g / m.maximum(rows, m.ones_like(rows)), y, axis=0)


def _extreme_vjp(m: Any, g: Any, out: Any, x: Any, y: Any) -> Any:
    chosen = m.equal(x, m.gather(out, y, axis=0))
    number = m.segment_sum(m.cast(chosen, dtype=g.dtype), y)
    share = g / m.maximum(number, m.ones_like(number))
    return m.where(chosen, m.gather(share, y, axis=0), m.zeros_like(x))


def _without_zeros(m: Any, g: Any, x: Any, total: Any) -> tuple[Any, Any, Any]:
    """Return where x is 0, x with 1 in place of 0, and g where at most one of a group is 0."""
    zero = m.equal(x, m.zeros_like(x))
    several = m.greater(total(m.cast(zero, dtype=np.dtype(np.int32))), np.int32(1))
    return zero, m.where(zero, m.ones_like(x), x), m.where(several, m.zeros_like(g), g)


def _prod_vjp(m: Any, g: Any, out: Any, x: Any, y: Any) -> Any:
    zero, others, g = _without_zeros(m, g, x, lambda part: m.segment_sum(part, y))
    without = m.gather(m.segment_prod(others, y), y, axis=0)
    slope = m.where(zero, without, m.gather(out, y, axis=0) / others)
    return m.gather(g, y, axis=0) * slope


def _picked(m: Any, rows: Any, y: Any) -> Any:
    """Return each row's group, and zeros where the number is negative."""
    found = m.gather(rows, m.maximum(y, m.zeros_like(y)), axis=0)
    return m.where(_named(m, y, len(found.shape)), found, m.zeros_like(found))


def _named(m: Any, y: Any, rank: int) -> Any:
    shape = tuple(y.shape)
    return m.reshape(m.greater_equal(y, m.zeros_like(y)), shape=shape + (1,) * (rank - len(shape)))


def _unsorted_extreme_vjp(m: Any, g: Any, out: Any, x: Any, y: Any, size: int) -> Any:
    same = m.equal(x, _picked(m, out, y))
    chosen = m.logical_and(same, _named(m, y, len(x.shape)))
    number = m.unsorted_segment_sum(m.cast(chosen, dtype=g.dtype), y, size=size)
    share = g / m.maximum(number, m.ones_like(number))
    return m.where(chosen, _picked(m, share, y), m.zeros_like(x))


def _unsorted_prod_vjp(m: Any, g: Any, out: Any, x: Any, y: Any, size: int) -> Any:
    def total(part: Any) -> Any:
        return m.unsorted_segment_sum(part, y, size=size)

    zero, others, g = _without_zeros(m, g, x, total)
    at = m.maximum(y, m.zeros_like(y))
    without = m.gather(m.unsorted_segment_prod(others, y, size=size), at, axis=0)
    slope = m.where(zero, without, m.gather(out, at, axis=0) / x)
    return _picked(m, g, y) * slope


# fmt: off
define("segment_sum", _sorted(np.add, "SegmentSum"),
       (lambda m, g, out, x, y: m.gather(g, y, axis=0), None), (r"\say{of_group}{$g}", None),
       glyph="Σ of parts", tf_name="SegmentSum", accepts="fiu i", same=(), keeps="y",
       family=FAMILY)
define("segment_mean", _mean, (_mean_vjp, None), (r"\say{of_group}{\frac{$g}{n}}", None),
       glyph="mean of parts", tf_name="SegmentMean", accepts="fiu i", same=(), keeps="y",
       family=FAMILY)
define("segment_prod", _sorted(np.multiply, "SegmentProd"), (_prod_vjp, None),
       (r"\say{of_group}{$g} \cdot \prod_{j \ne i} $x_{j}", None),
       glyph="Π of parts", tf_name="SegmentProd", accepts="fiu i", same=(), keeps="x y out",
       family=FAMILY)
define("segment_max", _sorted(np.maximum, "SegmentMax"), (_extreme_vjp, None),
       (r"\say{of_group}{$g} \cdot \frac{[\,$x = $out\,]}{n_{=}}", None),
       glyph="max of parts", tf_name="SegmentMax", accepts="fiu i", same=(), keeps="x y out",
       family=FAMILY)
define("segment_min", _sorted(np.minimum, "SegmentMin"), (_extreme_vjp, None),
       (r"\say{of_group}{$g} \cdot \frac{[\,$x = $out\,]}{n_{=}}", None),
       glyph="min of parts", tf_name="SegmentMin", accepts="fiu i", same=(), keeps="x y out",
       family=FAMILY)
define("unsorted_segment_sum", _unsorted(np.add, "UnsortedSegmentSum"),
       (lambda m, g, out, x, y, size: _picked(m, g, y), None), (r"\say{of_group}{$g}", None),
       glyph="Σ of parts", tf_name="UnsortedSegmentSum", accepts="fiu i", same=(), keeps="y",
       family=FAMILY)
define("unsorted_segment_prod", _unsorted(np.multiply, "UnsortedSegmentProd"),
       (_unsorted_prod_vjp, None), (r"\say{of_group}{$g} \cdot \prod_{j \ne i} $x_{j}", None),
       glyph="Π of parts", tf_name="UnsortedSegmentProd", accepts="fiu i", same=(),
       keeps="x y out", family=FAMILY)
define("unsorted_segment_max", _unsorted(np.maximum, "UnsortedSegmentMax"),
       (_unsorted_extreme_vjp, None),
       (r"\say{of_group}{$g} \cdot \frac{[\,$x = $out\,]}{n_{=}}", None),
       glyph="max of parts", tf_name="UnsortedSegmentMax", accepts="fiu i", same=(),
       keeps="x y out", family=FAMILY)
define("unsorted_segment_min", _unsorted(np.minimum, "UnsortedSegmentMin"),
       (_unsorted_extreme_vjp, None),
       (r"\say{of_group}{$g} \cdot \frac{[\,$x = $out\,]}{n_{=}}", None),
       glyph="min of parts", tf_name="UnsortedSegmentMin", accepts="fiu i", same=(),
       keeps="x y out", family=FAMILY)
# fmt: on
