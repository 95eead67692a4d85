"""Metrics that sum up: sums, means, and means of a function of (y_true, y_pred)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.functions import elementwise
from gradviz.models import arithmetic, tensors
from gradviz.models.conversion import cast, convert, mask_of
from gradviz.models.losses.reduction import masked, of_one_rank
from gradviz.models.metrics.metric import Metric
from gradviz.models.tracing import unheard

if TYPE_CHECKING:
    from collections.abc import Callable


def per_sample(values: Any, weight: Any, fold: Callable[..., Any], dtype: Any) -> tuple[Any, Any]:
    """Return one value (times its weight) and one weight per element of the batch."""
    mask = mask_of(values)
    values = cast(values, dtype)
    if weight is not None:
        weight = convert(weight, dtype)
        if mask is not None:
            weight = masked(weight, mask, dtype, "sum")
        values, weight = of_one_rank(values, weight)
        if values.ndim > weight.ndim:
            values = fold(values, list(range(weight.ndim, values.ndim)))
        weight = tensors.broadcast_to(weight, tuple(values.shape))
        values = values * weight
        if weight.ndim > 1:
            weight = fold(weight, list(range(1, weight.ndim)))
    if values.ndim > 1:
        values = fold(values, list(range(1, values.ndim)))
    return values, weight


class Sum(Metric):
    """The sum of all values."""

    def __init__(self, name: str = "sum", dtype: Any = None) -> None:
        super().__init__(dtype, name)
        self.total = self.add_variable((), "zeros", self.dtype, name="total")

    def update_state(self, values: Any, sample_weight: Any = None) -> None:
        """Add values, times their weights."""
        with unheard():
            values, _ = per_sample(values, sample_weight, tensors.sum_of, self.dtype)
            self.total.assign_add(tensors.sum_of(values))

    def result(self) -> Any:
        """Return the sum."""
        with unheard():
            return cast(self.total, self.dtype)


class Mean(Metric):
    """The mean of all values, weighted if asked."""

    def __init__(self, name: str | None = "mean", dtype: Any = None) -> None:
        super().__init__(dtype, name)
        self.total = self.add_variable((), "zeros", self.dtype, name="total")
        self.count = self.add_variable((), "zeros", self.dtype, name="count")

    def update_state(self, values: Any, sample_weight: Any = None) -> None:
        """Take values and their weights into account."""
        with unheard():
            values, weight = per_sample(values, sample_weight, tensors.mean, self.dtype)
            self.total.assign_add(tensors.sum_of(values))
            count: Any = values.shape[0] if values.ndim else 1
            self.count.assign_add(
                cast(count if weight is None else tensors.sum_of(weight), self.dtype)
            )

    def result(self) -> Any:
        """Return the mean; 0 if there was nothing."""
        with unheard():
            return arithmetic.divide_no_nan(self.total, self.count)


class MeanMetricWrapper(Mean):
    """The mean of a function of (y_true, y_pred)."""

    def __init__(
        self, fn: Callable[..., Any], name: str | None = None, dtype: Any = None, **options: Any
    ) -> None:
        super().__init__(name, dtype)
        self._fn = fn
        self._options = options

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:  # type: ignore[override]
        """Take labels and predictions into account."""
        with unheard():
            values = self._fn(y_true, y_pred, **self._options)
            super().update_state(values, sample_weight)


class RootMeanSquaredError(Mean):
    """The root of the mean of squared differences."""

    def __init__(self, name: str = "root_mean_squared_error", dtype: Any = None) -> None:
        super().__init__(name, dtype)

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:  # type: ignore[override]
        """Take labels and predictions into account."""
        with unheard():
            pair = of_one_rank(convert(y_true, self.dtype), convert(y_pred, self.dtype))
            super().update_state(elementwise.square(pair[1] - pair[0]), sample_weight)

    def result(self) -> Any:
        """Return the root of the mean."""
        with unheard():
            return arithmetic.sqrt(super().result())
