"""Random initializers. Each has a seed of its own from the day it is made.

Asked again, it draws the same numbers again, unless its seed is a SeedGenerator.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from gradviz.engine import Tensor, raw_value
from gradviz.engine.functions.drawing import made
from gradviz.models import random
from gradviz.models.constant_initializers import Initializer, Shape

Axes = Sequence[int] | None
CUT = 0.87962566103423978  # the standard deviation of a normal distribution cut off at 2
MODES = ("fan_in", "fan_out", "fan_avg")
DISTRIBUTIONS = ("truncated_normal", "untruncated_normal", "uniform")


class RandomInitializer(Initializer):
    """What random initializers share: the seed, which is never None."""

    def __init__(self, seed: Any = None) -> None:
        self._init_seed = seed
        if seed is not None and not isinstance(seed, (int, random.SeedGenerator)):
            raise ValueError(
                "`seed` argument should be an instance of `keras.random.SeedGenerator()` or an "
                f"integer. Received: seed={seed}"
            )
        self.seed = random.make_default_seed() if seed is None else seed

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {"seed": self._init_seed}


class RandomNormal(RandomInitializer):
    """Normally distributed."""

    def __init__(self, mean: Any = 0.0, stddev: Any = 0.05, seed: Any = None) -> None:
        self.mean, self.stddev = mean, stddev
        super().__init__(seed)

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape and dtype."""
        return random.normal(shape, self.mean, self.stddev, dtype, self.seed)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {**super().get_config(), "mean": self.mean, "stddev": self.stddev}


class TruncatedNormal(RandomNormal):
    """Normally distributed, those beyond two standard deviations drawn again."""

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape and dtype."""
        return random.truncated_normal(shape, self.mean, self.stddev, dtype, self.seed)


class RandomUniform(RandomInitializer):
    """Evenly distributed between two bounds."""

    def __init__(self, minval: Any = -0.05, maxval: Any = 0.05, seed: Any = None) -> None:
        self.minval, self.maxval = minval, maxval
        super().__init__(seed)

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape and dtype."""
        return random.uniform(shape, self.minval, self.maxval, dtype, self.seed)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {**super().get_config(), "minval": self.minval, "maxval": self.maxval}


class Orthogonal(RandomInitializer):
    """A matrix whose rows or columns, whichever are fewer, are of length 1 and at right angles."""

    def __init__(self, gain: float = 1.0, seed: Any = None) -> None:
        self.gain = gain
        super().__init__(seed)

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape; ValueError for a vector."""
        if len(shape) < 2:
            raise ValueError(
                "The tensor to initialize must be at least two-dimensional. Received: "
                f"shape={shape} of rank {len(shape)}."
            )
        rows, columns = math.prod(shape[:-1]), shape[-1]
        flat = max(rows, columns), min(rows, columns)
        drawn = raw_value(random.normal(flat, dtype=dtype, seed=self.seed))
        q = orthogonal(drawn)
        return made(drawn.dtype.type(self.gain) * (q.T if rows < columns else q).reshape(shape))

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {**super().get_config(), "gain": self.gain}


def orthogonal(matrix: np.ndarray) -> np.ndarray:
    """Return Q of Q R = matrix, the signs so that the diagonal of R is positive."""
    q, r = np.linalg.qr(matrix.astype(np.float64))
    return (q * np.sign(np.diagonal(r))).astype(matrix.dtype)


class VarianceScaling(RandomInitializer):
    """As wide as the numbers of inputs and outputs ask for.

    ValueError for a scale that is not positive and for unknown modes and distributions.
    """

    def __init__(
        self,
        scale: float = 1.0,
        mode: str = "fan_in",
        distribution: str = "truncated_normal",
        seed: Any = None,
        input_axes: Axes = None,
        output_axes: Axes = None,
    ) -> None:
        if scale <= 0:
            raise ValueError(f"Argument `scale` must be positive float. Received: scale={scale}")
        if mode not in MODES:
            raise ValueError(f"Invalid `mode` argument: {mode}. Please use one of {MODES}")
        kind = distribution.lower()
        self.distribution = "truncated_normal" if kind == "normal" else kind
        if self.distribution not in DISTRIBUTIONS:
            raise ValueError(
                f"Invalid `distribution` argument: {distribution}. Please use one of "
                f"{DISTRIBUTIONS}"
            )
        self.scale, self.mode = scale, mode
        self.input_axes, self.output_axes = input_axes, output_axes
        super().__init__(seed)

    def __call__(self, shape: Shape, dtype: Any = None) -> Tensor:
        """Return a tensor of this shape and dtype."""
        ins, outs = compute_fans(shape, self.input_axes, self.output_axes)
        fans = {"fan_in": ins, "fan_out": outs, "fan_avg": (ins + outs) / 2}
        variance = self.scale / max(1.0, fans[self.mode])
        if self.distribution == "uniform":
            limit = math.sqrt(3 * variance)
            return random.uniform(shape, -limit, limit, dtype, self.seed)
        if self.distribution == "untruncated_normal":
            return random.normal(shape, 0.0, math.sqrt(variance), dtype, self.seed)
        return random.truncated_normal(shape, 0.0, math.sqrt(variance) / CUT, dtype, self.seed)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        return {
            **super().get_config(), "scale": self.scale, "mode": self.mode,
            "distribution": self.distribution, "input_axes": self.input_axes,
            "output_axes": self.output_axes,
        }  # fmt: skip


class _Scaled(VarianceScaling):
    """A VarianceScaling all of which is settled but the seed and the axes."""

    settled: tuple[float, str, str]

    def __init__(self, seed: Any = None, input_axes: Axes = None, output_axes: Axes = None) -> None:
        super().__init__(*self.settled, seed, input_axes, output_axes)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that make its like."""
        axes = {"input_axes": self.input_axes, "output_axes": self.output_axes}
        return {"seed": self._init_seed, **axes}


class GlorotUniform(_Scaled):
    """Evenly distributed, as wide as the numbers of inputs and outputs ask for."""

    settled = 1.0, "fan_avg", "uniform"


class GlorotNormal(_Scaled):
    """Truncated normal, as wide as the numbers of inputs and outputs ask for."""

    settled = 1.0, "fan_avg", "truncated_normal"


class LecunNormal(_Scaled):
    """Truncated normal, by the number of inputs."""

    settled = 1.0, "fan_in", "truncated_normal"


class LecunUniform(_Scaled):
    """Evenly distributed, by the number of inputs."""

    settled = 1.0, "fan_in", "uniform"


class HeNormal(_Scaled):
    """Truncated normal for relu, by the number of inputs."""

    settled = 2.0, "fan_in", "truncated_normal"


class HeUniform(_Scaled):
    """Evenly distributed for relu, by the number of inputs."""

    settled = 2.0, "fan_in", "uniform"


def compute_fans(
    shape: Shape, input_axes: Axes = None, output_axes: Axes = None
) -> tuple[int, int]:
    """Return how many inputs and outputs a weight of this shape has."""
    sizes = [int(n) for n in shape]
    if input_axes is not None and output_axes is not None:
        ins, outs = ([sizes[axis] for axis in axes] for axes in (input_axes, output_axes))
        return math.prod(ins), math.prod(outs)
    if len(sizes) < 2:
        return (sizes[0], sizes[0]) if sizes else (1, 1)
    field = math.prod(sizes[:-2])
    return sizes[-2] * field, sizes[-1] * field
