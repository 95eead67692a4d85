"""Vectors brought to length 1, as Keras does it: exact, and finite at 0."""

from __future__ import annotations

from typing import Any

from gradviz.models import arithmetic
from gradviz.models.conversion import convert
from gradviz.models.settings import epsilon
from gradviz.models.tensors import expand_dims, sum_of


def unit_length(x: Any, axis: Any = -1) -> Any:
    """Return x divided by its length along an axis; zeros stay zeros."""
    x = convert(x)
    if not x.ndim:
        x = expand_dims(x, 0)
    total = sum_of(arithmetic.square(x), axis, keepdims=True)
    inverse = arithmetic.minimum(arithmetic.rsqrt(total), 1.0 / epsilon())
    return x * inverse
