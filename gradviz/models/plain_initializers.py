"""TensorFlow's own initializers, which are older than Keras' and draw otherwise.

With a seed they draw the same numbers at every call; without one they follow the global seed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.engine import DType, Tensor, as_dtype, constant
from gradviz.engine.functions import create, random, stateless_random

Shape = Sequence[int]


class Plain:
    """What TensorFlow's initializers share."""

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Any:
        """Make one from what `get_config` returned."""
        return cls(**{name: value for name, value in config.items() if name != "dtype"})


class Zeros(Plain):
    """All zeros."""

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape; ValueError for text."""
        return create.zeros(shape, _no_text(dtype))


class Ones(Plain):
    """All ones."""

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape; ValueError for text."""
        return create.ones(shape, _no_text(dtype))


class Constant(Plain):
    """One value everywhere, or given values in the shape asked for."""

    def __init__(self, value: Any = 0, support_partition: bool = False) -> None:
        if not (np.isscalar(value) or isinstance(value, (list, tuple, np.ndarray))):
            raise TypeError(
                f"Invalid type for initial value: {type(value).__name__}. Expected Python scalar, "
                "list or tuple of values, or numpy.ndarray."
            )
        self.value = value

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape."""
        return constant(self.value, dtype, shape)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {"value": self.value}


class RandomUniform(Plain):
    """Evenly distributed between two bounds."""

    def __init__(self, minval: Any = -0.05, maxval: Any = 0.05, seed: Any = None) -> None:
        self.minval, self.maxval, self.seed = minval, maxval, seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape; ValueError for a dtype without numbers."""
        kind = as_dtype(dtype)
        if not kind.is_floating and not kind.is_integer:
            raise ValueError(f"Argument `dtype` expected to be numeric. Received {kind}.")
        draw, seed = _drawn(self.seed, random.uniform, stateless_random.stateless_uniform)
        return draw(shape, minval=self.minval, maxval=self.maxval, dtype=kind, seed=seed)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {"minval": self.minval, "maxval": self.maxval, "seed": self.seed}


class RandomNormal(Plain):
    """Normally distributed."""

    def __init__(self, mean: Any = 0.0, stddev: Any = 0.05, seed: Any = None) -> None:
        self.mean, self.stddev, self.seed = mean, stddev, seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape; ValueError for a dtype that is not floating."""
        kind = as_dtype(dtype)
        if not kind.is_floating:
            raise ValueError(f"Argument `dtype` expected to be floating point. Received {kind}.")
        draw, seed = _drawn(self.seed, random.normal, stateless_random.stateless_normal)
        return draw(shape, mean=self.mean, stddev=self.stddev, dtype=kind, seed=seed)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


def _drawn(
    seed: Any, by_session: Callable[..., Tensor], by_seed: Callable[..., Tensor]
) -> tuple[Callable[..., Tensor], Any]:
    return (by_session, None) if seed is None else (by_seed, [seed, 0])


def _no_text(dtype: Any) -> DType:
    kind = as_dtype(dtype)
    if kind.name == "string":
        raise ValueError(f"Argument `dtype` expected to be numeric. Received {kind}.")
    return kind
