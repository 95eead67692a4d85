"""What initializers are made of, and those that do not draw: zeros, ones, a value, the identity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gradviz.engine import Tensor, as_dtype, is_tensor, raw_value
from gradviz.engine.functions.create import ones, zeros
from gradviz.engine.functions.drawing import made
from gradviz.models.random import FLOATX

Shape = Sequence[int]


class Initializer:
    """What initializers are made of. Subclass it and override `__call__`."""

    def __call__(self, shape: Shape, dtype: Any = None) -> Any:
        """Return a tensor of this shape and dtype."""
        raise NotImplementedError("Initializer subclasses must implement the `__call__()` method.")

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Any:
        """Make one from what `get_config` returned."""
        return cls(**config)

    def clone(self) -> Any:
        """Make its like."""
        return self.from_config(self.get_config())


class Zeros(Initializer):
    """All zeros."""

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape and dtype."""
        return zeros(shape, dtype or FLOATX)


class Ones(Initializer):
    """All ones."""

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape and dtype."""
        return ones(shape, dtype or FLOATX)


class Constant(Initializer):
    """One value everywhere."""

    def __init__(self, value: Any = 0.0) -> None:
        self.value = value

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape and dtype."""
        kind = as_dtype(dtype or FLOATX).numpy
        value = raw_value(self.value) if is_tensor(self.value) else np.asarray(self.value)
        return made(value.astype(kind) * raw_value(ones(shape, kind)))

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {"value": self.value}


class Identity(Initializer):
    """The identity matrix, times `gain`."""

    def __init__(self, gain: float = 1.0) -> None:
        self.gain = gain

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a matrix of this shape; ValueError for another rank."""
        if len(shape) != 2:
            raise ValueError(
                "Identity matrix initializer can only be used for 2D matrices. Received: "
                f"shape={shape} of rank {len(shape)}."
            )
        kind = as_dtype(dtype or FLOATX).numpy
        return made(kind.type(self.gain) * np.eye(*shape, dtype=kind))

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {"gain": self.gain}
