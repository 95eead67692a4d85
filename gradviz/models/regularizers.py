"""Regularizers: what large weights cost, as a tensor that is added to the loss."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gradviz.models import arithmetic
from gradviz.models.conversion import cast, convert, dtype_of
from gradviz.models.normalizing import unit_length
from gradviz.models.registry import found_by
from gradviz.models.tensors import eye, sum_of, transpose

if TYPE_CHECKING:
    from gradviz.engine import Tensor


class Regularizer:
    """Called on a variable, returns what it costs."""

    def __call__(self, x: Any) -> Any:
        """Return the cost."""
        return 0.0


class L1L2(Regularizer):
    """l1 times the sum of distances from 0, plus l2 times the sum of squares."""

    def __init__(self, l1: float | None = 0.0, l2: float | None = 0.0) -> None:
        self.l1 = _weight(0.0 if l1 is None else l1, "l1")
        self.l2 = _weight(0.0 if l2 is None else l2, "l2")

    def __call__(self, x: Any) -> Tensor:
        """Return the cost."""
        total: Tensor = convert(0.0, dtype_of(x))
        if self.l1:
            total = total + cast(self.l1, dtype_of(x)) * sum_of(arithmetic.absolute(x))
        if self.l2:
            total = total + cast(self.l2, dtype_of(x)) * sum_of(arithmetic.square(x))
        return total


class L1(Regularizer):
    """l1 times the sum of distances from 0."""

    def __init__(self, l1: float | None = 0.01) -> None:
        self.l1 = convert(_weight(0.01 if l1 is None else l1, "l1"))

    def __call__(self, x: Any) -> Tensor:
        """Return the cost."""
        return cast(self.l1, dtype_of(x)) * sum_of(arithmetic.absolute(x))


class L2(Regularizer):
    """l2 times the sum of squares."""

    def __init__(self, l2: float | None = 0.01) -> None:
        self.l2 = _weight(0.01 if l2 is None else l2, "l2")

    def __call__(self, x: Any) -> Tensor:
        """Return the cost."""
        return cast(self.l2, dtype_of(x)) * sum_of(arithmetic.square(x))


class OrthogonalRegularizer(Regularizer):
    """Asks the rows (or columns) of a matrix to stand at right angles."""

    def __init__(self, factor: float = 0.01, mode: str = "rows") -> None:
        self.factor = convert(_weight(factor, "factor"))
        if mode not in ("rows", "columns"):
            raise ValueError(f'`mode` must be "rows" or "columns". Received: mode={mode}')
        self.mode = mode

    def __call__(self, inputs: Any) -> Tensor:
        """Return the cost; ValueError if this is no matrix."""
        if len(inputs.shape) != 2:
            raise ValueError(
                "Inputs to OrthogonalRegularizer must have rank 2. Received: "
                f"inputs.shape={inputs.shape}"
            )
        axis = 1 if self.mode == "rows" else 0
        x = unit_length(inputs, axis)
        size = int(inputs.shape[1 - axis])
        product = arithmetic.matmul(*((x, transpose(x)) if axis else (transpose(x), x)))
        others = product * (1.0 - eye(size, dtype_of(inputs)))
        pairs = size * (size - 1.0) / 2.0
        return self.factor * 0.5 * sum_of(arithmetic.absolute(others)) / pairs


def _weight(value: Any, name: str) -> float:
    if not isinstance(value, (int, float)) or not math.isfinite(value) or value < 0:
        raise ValueError(
            f"Invalid value for argument {name}: expected a non-negative float. "
            f"Received: {name}={value}"
        )
    return float(value)


_CLASSES = (Regularizer, L1, L2, L1L2, OrthogonalRegularizer)
BY_NAME: dict[str, Any] = {kind.__name__: kind for kind in _CLASSES} | {
    "l1": L1, "l2": L2, "l1_l2": L1L2, "orthogonal_regularizer": OrthogonalRegularizer,
}  # fmt: skip


def get(identifier: Any) -> Any:
    """Return the regularizer meant by a name, a class or a callable; None stays None."""
    return found_by(BY_NAME, identifier, "regularizer")
