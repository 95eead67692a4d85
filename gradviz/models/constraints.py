"""Constraints: what weights are brought back to after each step of an optimizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models import arithmetic
from gradviz.models.conversion import convert
from gradviz.models.registry import found_by
from gradviz.models.settings import epsilon
from gradviz.models.tensors import sum_of

if TYPE_CHECKING:
    from gradviz.engine import Tensor


class Constraint:
    """Called on a variable, returns what it may be."""

    def __call__(self, w: Any) -> Any:
        """Return the weights as they may be."""
        return w


class NonNeg(Constraint):
    """No weight is below 0."""

    def __call__(self, w: Any) -> Tensor:
        """Return the weights as they may be."""
        return arithmetic.maximum(convert(w), 0)


class _Norm(Constraint):
    """Works on the lengths of weights along an axis."""

    axis: Any

    def lengths(self, w: Any) -> Any:
        """Return the lengths, the axis kept."""
        return arithmetic.sqrt(sum_of(arithmetic.square(w), self.axis, keepdims=True))


class MaxNorm(_Norm):
    """No vector of weights along an axis is longer than `max_value`."""

    def __init__(self, max_value: float = 2, axis: Any = 0) -> None:
        self.max_value, self.axis = max_value, axis

    def __call__(self, w: Any) -> Tensor:
        """Return the weights as they may be."""
        w = convert(w)
        norms = self.lengths(w)
        desired = arithmetic.clip(norms, 0, self.max_value)
        return w * (desired / (epsilon() + norms))


class UnitNorm(_Norm):
    """Every vector of weights along an axis has length 1."""

    def __init__(self, axis: Any = 0) -> None:
        self.axis = axis

    def __call__(self, w: Any) -> Tensor:
        """Return the weights as they may be."""
        w = convert(w)
        return w / (epsilon() + self.lengths(w))


class MinMaxNorm(_Norm):
    """Lengths along an axis are drawn between two bounds, by `rate` of the way."""

    def __init__(
        self, min_value: float = 0.0, max_value: float = 1.0, rate: float = 1.0, axis: Any = 0
    ) -> None:
        self.min_value, self.max_value, self.rate, self.axis = min_value, max_value, rate, axis

    def __call__(self, w: Any) -> Tensor:
        """Return the weights as they may be."""
        w = convert(w)
        norms = self.lengths(w)
        inside = arithmetic.clip(norms, self.min_value, self.max_value)
        desired = self.rate * inside + (1 - self.rate) * norms
        return w * (desired / (epsilon() + norms))


_CLASSES = (Constraint, MaxNorm, MinMaxNorm, NonNeg, UnitNorm)
BY_NAME: dict[str, Any] = {kind.__name__: kind for kind in _CLASSES} | {
    "max_norm": MaxNorm, "min_max_norm": MinMaxNorm, "non_neg": NonNeg, "unit_norm": UnitNorm,
}  # fmt: skip


def get(identifier: Any) -> Any:
    """Return the constraint meant by a name, a class or a callable; None stays None."""
    return found_by(BY_NAME, identifier, "constraint")
