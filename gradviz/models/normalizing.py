"""Vectors brought to length 1, as Keras does it: exact, and finite at 0."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.functions import elementwise
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


def normalize(x: Any, axis: int = -1, order: int = 2) -> Any:
    """Return vectors along an axis over their length: an array of an array, else a tensor."""
    if isinstance(x, np.ndarray):
        length = np.atleast_1d(np.linalg.norm(x, order, axis))
        length[length == 0] = 1
        return x / np.expand_dims(length, axis or -1)
    if not isinstance(order, int) or order < 1:
        raise ValueError(f"Argument `order` must be an int >= 1. Received: order={order}")
    if order == 2:
        return unit_length(x, axis)
    x = convert(x)
    powers = elementwise.power(elementwise.absolute(x), float(order))
    length = elementwise.power(sum_of(powers, axis, keepdims=True), 1.0 / order)
    return arithmetic.divide(x, arithmetic.maximum(length, epsilon()))
