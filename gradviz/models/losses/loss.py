"""Loss: a function of (y_true, y_pred) whose result over the batch is summed up or averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models.conversion import convert, mask_of
from gradviz.models.losses.reduction import checked_reduction, of_one_rank, reduced
from gradviz.models.policy import DTypePolicy
from gradviz.models.promotion import DTypeName, standardized
from gradviz.models.scope import auto_name
from gradviz.models.symbolic import replaced

if TYPE_CHECKING:
    from collections.abc import Callable


class Loss:
    """Subclass it and write `call`, which returns a loss per element of the batch."""

    def __init__(
        self, name: str | None = None, reduction: Any = "sum_over_batch_size", dtype: Any = None
    ) -> None:
        self.name = name or auto_name(type(self).__name__)
        self.reduction = checked_reduction(reduction)
        self._dtype = standardized(dtype.name if isinstance(dtype, DTypePolicy) else dtype)

    @property
    def dtype(self) -> DTypeName:
        """The dtype it computes in: labels and predictions are cast to it."""
        return self._dtype

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """Return a loss per element of the batch."""
        raise NotImplementedError

    def __call__(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        """Return the loss, weighted and reduced as asked."""
        y_pred = replaced(y_pred, self._converted)
        y_true = replaced(y_true, self._converted)
        losses = self.call(y_true, y_pred)
        return reduced(losses, sample_weight, mask_of(losses), self.reduction, self.dtype)

    def _converted(self, x: Any) -> Any:
        return convert(x, self.dtype)


class LossFunction(Loss):
    """A loss made of a function and options for it."""

    def __init__(
        self, fn: Callable[..., Any], reduction: Any = "sum_over_batch_size",
        name: str | None = None, dtype: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(name, reduction, dtype)
        self.fn = fn
        self.options = options

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """Return what the function does for labels and predictions of one rank."""
        return self.fn(*_paired(y_true, y_pred), **self.options)

    def __repr__(self) -> str:
        return f"<LossFunctionWrapper({self.fn}, kwargs={self.options})>"


def _paired(y_true: Any, y_pred: Any) -> tuple[Any, Any]:
    """Return both with each pair of tensors brought to one rank; ValueError if nested unlike."""
    if isinstance(y_true, (list, tuple)) or isinstance(y_pred, (list, tuple)):
        if type(y_true) is not type(y_pred) or len(y_true) != len(y_pred):
            raise ValueError(
                "y_true and y_pred don't have the same nested structure: a list goes with a list "
                "of the same length, a tensor with a tensor."
            )
        pairs = [_paired(*pair) for pair in zip(y_true, y_pred, strict=True)]
        return [known for known, _ in pairs], [predicted for _, predicted in pairs]
    if isinstance(y_true, dict) or isinstance(y_pred, dict):
        raise ValueError("y_true and y_pred cannot be dicts: hand over one tensor each.")
    return of_one_rank(y_true, y_pred)
