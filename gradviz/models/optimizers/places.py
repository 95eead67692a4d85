"""Places: variables as an optimizer sees them, raw values that can be changed."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine import InvalidArgumentError, raw_value
from gradviz.engine.convert import settle
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.variable import carrier


def replace_value(variable: Any, value: Any) -> None:
    """Give a variable another raw value, unheard; InvalidArgumentError if the shape differs."""
    now = raw_value(variable)
    if shape_of(value) != shape_of(now):
        raise InvalidArgumentError(
            f"Cannot update variable with shape {bracketed(shape_of(now))} using a Tensor with "
            f"shape {bracketed(shape_of(value))}, shapes must be equal."
        )
    variable.tensor = carrier(settle(value.astype(now.dtype)), variable.id)


def narrow(value: Any, kind: Any) -> Any:
    """Return a setting in a NumPy type, by way of float32: Keras casts its settings so."""
    return kind(np.float32(value))


class Place:
    """One variable. Changes of the model's own are heard as assignments, those of slots are not."""

    __slots__ = ("_heard", "_variable")

    def __init__(self, variable: Any, heard: bool = True) -> None:
        self._variable = getattr(variable, "origin", variable)
        self._heard = heard

    @property
    def value(self) -> Any:
        """The raw value now."""
        return raw_value(self._variable)

    def set(self, value: Any) -> None:
        """Put another value in."""
        if self._heard:
            self._variable.assign(self._fitting(value), read_value=False)
        else:
            replace_value(self._variable, value)

    def add(self, value: Any) -> None:
        """Add to the value."""
        if self._heard:
            self._variable.assign_add(self._fitting(value), read_value=False)
        else:
            replace_value(self._variable, self.value + self._fitting(value))

    def subtract(self, value: Any) -> None:
        """Subtract from the value."""
        if self._heard:
            self._variable.assign_sub(self._fitting(value), read_value=False)
        else:
            replace_value(self._variable, self.value - self._fitting(value))

    def _fitting(self, value: Any) -> Any:
        """Return a value in the variable's dtype; InvalidArgumentError if the shape differs."""
        now = self.value
        if shape_of(value) != shape_of(now):
            raise InvalidArgumentError(
                f"Cannot update variable with shape {bracketed(shape_of(now))} using a Tensor "
                f"with shape {bracketed(shape_of(value))}, shapes must be equal."
            )
        return settle(value.astype(now.dtype))
