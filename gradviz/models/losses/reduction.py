"""From one loss per element of the batch to one number: weights, masks, sums and means."""

from __future__ import annotations

import math
from typing import Any

from gradviz.models import arithmetic, tensors
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.host import afford_both

REDUCTIONS = ("sum_over_batch_size", "sum", None, "none", "mean", "mean_with_sample_weight")
_MEANS = ("sum_over_batch_size", "mean", "mean_with_sample_weight")


def checked_reduction(reduction: Any) -> Any:
    """Return a reduction as it is; ValueError if there is none of that name."""
    if reduction not in REDUCTIONS:
        raise ValueError(
            f"Invalid value for argument `reduction`. Expected one of {REDUCTIONS}. Received: "
            f"reduction={reduction}"
        )
    return reduction


def of_one_kind(y_true: Any, y_pred: Any) -> tuple[Any, Any]:
    """Return labels and predictions as tensors of the predictions' dtype."""
    y_pred = convert(y_pred)
    y_true = convert(y_true, dtype_of(y_pred))
    afford_both(y_true, y_pred)
    return y_true, y_pred


def of_one_rank(x1: Any, x2: Any) -> tuple[Any, Any]:
    """Return both, with a last axis of size 1 taken from one or given to the other.

    Only where their ranks differ by one: a column and a vector are made columns.
    """
    swap = x1.ndim < x2.ndim
    long, short = (x2, x1) if swap else (x1, x2)
    if long.ndim == short.ndim + 1 and long.shape[-1] == 1:
        if short.ndim == 1:
            short = tensors.expand_dims(short, -1)
        else:
            long = tensors.squeeze(long, -1)
    afford_both(long, short)
    return (short, long) if swap else (long, short)


def reduced(
    values: Any, weight: Any = None, mask: Any = None, reduction: Any = "sum_over_batch_size",
    dtype: Any = None,
) -> Any:  # fmt: skip
    """Return values times their weights, summed up or averaged as asked."""
    values = convert(values, dtype)
    weight = None if weight is None else convert(weight, dtype)
    weight = masked(weight, mask, dtype_of(values), reduction)
    if weight is not None:
        values, weight = of_one_rank(values, weight)
        values = values * weight
    if reduction in (None, "none") or tuple(values.shape) in ((), (0,)):
        return values
    total = tensors.sum_of(values)
    if reduction not in _MEANS:
        return total
    if reduction == "mean_with_sample_weight" and weight is not None:
        return arithmetic.divide_no_nan(total, cast(tensors.sum_of(weight), dtype_of(total)))
    return divided(total, math.prod(values.shape))


def divided(total: Any, count: int) -> Any:
    """Return a total over so many; a floating one is divided by the plain number."""
    kind = dtype_of(total)
    return arithmetic.divide_no_nan(total, float(count) if kind.is_floating else cast(count, kind))


def masked(weight: Any, mask: Any, dtype: Any, reduction: Any) -> Any:
    """Return weights that are 0 where the mask is; for a mean, the others weigh more instead."""
    if mask is None:
        return weight
    kept = cast(mask, dtype)
    if reduction in ("mean", "sum_over_batch_size"):
        total = cast(math.prod(mask.shape), dtype)
        share = arithmetic.divide_no_nan(total, tensors.sum_of(kept))
        kept = arithmetic.where(mask, share, 0)
    if weight is None:
        return kept
    kept, weight = of_one_rank(kept, cast(weight, dtype))
    return weight * kept
