"""How the variables of a layer start."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.engine import Tensor, as_dtype, constant
from gradviz.engine.functions import random

Shape = Sequence[int]
Initializer = Callable[..., Tensor]


class Zeros:
    """All zeros."""

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        return constant(np.zeros(tuple(shape), as_dtype(dtype).numpy))


class Ones:
    """All ones."""

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        return constant(np.ones(tuple(shape), as_dtype(dtype).numpy))


class Constant:
    """One value everywhere."""

    def __init__(self, value: Any = 0.0) -> None:
        self.value = value

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        kind = as_dtype(dtype).numpy
        return constant(np.array(np.broadcast_to(np.asarray(self.value, kind), tuple(shape))))


class RandomNormal:
    """Normally distributed."""

    def __init__(self, mean: float = 0.0, stddev: float = 0.05, seed: Any = None) -> None:
        self.mean, self.stddev, self.seed = mean, stddev, seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        return random.normal(shape, self.mean, self.stddev, dtype, self.seed)


class RandomUniform:
    """Evenly distributed between two bounds."""

    def __init__(self, minval: float = -0.05, maxval: float = 0.05, seed: Any = None) -> None:
        self.minval, self.maxval, self.seed = minval, maxval, seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        return random.uniform(shape, self.minval, self.maxval, dtype, self.seed)


class GlorotUniform:
    """Evenly distributed, as wide as the numbers of inputs and outputs ask for."""

    def __init__(self, seed: Any = None) -> None:
        self.seed = seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        limit = math.sqrt(6 / max(1, sum(_fans(shape))))
        return random.uniform(shape, -limit, limit, dtype, self.seed)


class GlorotNormal:
    """Truncated normal, as wide as the numbers of inputs and outputs ask for."""

    def __init__(self, seed: Any = None) -> None:
        self.seed = seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        spread = math.sqrt(2 / max(1, sum(_fans(shape)))) / 0.87962566103423978
        return random.truncated_normal(shape, 0.0, spread, dtype, self.seed)


class HeNormal:
    """Truncated normal for relu, by the number of inputs."""

    def __init__(self, seed: Any = None) -> None:
        self.seed = seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        spread = math.sqrt(2 / max(1, _fans(shape)[0])) / 0.87962566103423978
        return random.truncated_normal(shape, 0.0, spread, dtype, self.seed)


class HeUniform:
    """Evenly distributed for relu, by the number of inputs."""

    def __init__(self, seed: Any = None) -> None:
        self.seed = seed

    def __call__(self, shape: Shape, dtype: Any = "float32") -> Tensor:
        """Return a tensor of this shape and dtype."""
        limit = math.sqrt(6 / max(1, _fans(shape)[0]))
        return random.uniform(shape, -limit, limit, dtype, self.seed)


def _fans(shape: Shape) -> tuple[int, int]:
    if not shape:
        return 1, 1
    if len(shape) == 1:
        return shape[0], shape[0]
    field = math.prod(shape[:-2])
    return shape[-2] * field, shape[-1] * field


BY_NAME: dict[str, Callable[[], Initializer]] = {
    "zeros": Zeros, "ones": Ones, "random_normal": RandomNormal, "random_uniform": RandomUniform,
    "glorot_uniform": GlorotUniform, "glorot_normal": GlorotNormal, "he_normal": HeNormal,
    "he_uniform": HeUniform,
}  # fmt: skip


def get(identifier: Any) -> Initializer:
    """Return the initializer meant by a name, a class or a callable; ValueError for others."""
    if isinstance(identifier, str) and identifier in BY_NAME:
        return BY_NAME[identifier]()
    if isinstance(identifier, type):
        return identifier()
    if callable(identifier):
        return identifier
    raise ValueError(f"Could not interpret initializer identifier: {identifier}")
