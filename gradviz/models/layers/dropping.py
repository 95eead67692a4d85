"""Layers that are random while training and pass their input through otherwise.

Each draws from a seed generator of its own. A shape found by trying uses up no seed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gradviz.engine.functions.elementwise import cast, greater_equal
from gradviz.models import random, settings
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.tracing import is_trying

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape


class _Noisy(Layer):
    """A layer with a share of randomness between 0 and 1; with none it needs no seeds."""

    _share = "rate"

    def _check_share(self, share: Any) -> None:
        if not 0 <= share <= 1:
            raise ValueError(
                f"Invalid value received for argument `{self._share}`. Expected a float value "
                f"between 0 and 1. Received: {self._share}={share}"
            )
        setattr(self, self._share, share)

    def _start_drawing(self, seed: Any) -> None:
        self.seed = seed
        if getattr(self, self._share) > 0:
            self.seed_generator = random.SeedGenerator(seed)
        self._build_at_once()

    def call(self, inputs: Any, training: Any = False) -> Any:
        """Return the input, made random if this is training."""
        if training and getattr(self, self._share) > 0 and not is_trying():
            return self.disturbed(inputs)
        return inputs

    def disturbed(self, inputs: Any) -> Any:
        """Return the input made random."""
        raise NotImplementedError

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the input's shape."""
        return input_shape


class Dropout(_Noisy):
    """Sets a random part to zero and scales the rest up."""

    rate: float

    def __init__(
        self, rate: Any, noise_shape: Any = None, seed: Any = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self._check_share(rate)
        self.noise_shape = _checked(noise_shape)
        self._start_drawing(seed)

    def disturbed(self, inputs: Any) -> Any:
        """Return the input with a part of it dropped."""
        return random.dropout(inputs, self.rate, self.dropped_shape(inputs), self.seed_generator)

    def dropped_shape(self, inputs: Any) -> Any:
        """Return the shape in which elements are dropped or kept together."""
        return self.noise_shape


def _checked(noise_shape: Any) -> tuple[int | None, ...] | None:
    """Return a noise shape as a tuple; ValueError if it is none."""
    if noise_shape is None:
        return None
    try:
        sizes = tuple(noise_shape)
    except TypeError:
        sizes = ("?",)
    if any(n is not None and not (isinstance(n, int) and n > 0) for n in sizes):
        raise ValueError(
            "Invalid value received for argument `noise_shape`. Expected positive integers or "
            f"None. Received: noise_shape={noise_shape}"
        )
    return sizes


class _SpatialDropout(Dropout):
    """Drops whole channels."""

    rank: int

    def __init__(self, rate: Any, seed: Any = None, name: Any = None, dtype: Any = None) -> None:
        super().__init__(rate, seed=seed, name=name, dtype=dtype)
        self.data_format = "channels_last"
        self.input_spec = InputSpec(ndim=self.rank + 2)

    def dropped_shape(self, inputs: Any) -> Any:
        """Return 1 for the axes of space."""
        batch, *inner = inputs.shape
        if self.data_format == "channels_first":
            return (batch, inner[0], *[1] * self.rank)
        return (batch, *[1] * self.rank, inner[-1])


class SpatialDropout1D(_SpatialDropout):
    """Drops whole channels of rows."""

    rank = 1


class SpatialDropout2D(_SpatialDropout):
    """Drops whole channels of images."""

    rank = 2

    def __init__(
        self, rate: Any, data_format: Any = None, seed: Any = None, name: Any = None,
        dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(rate, seed, name, dtype)
        self.data_format = settings.data_format(data_format)


class GaussianDropout(_Noisy):
    """Multiplies by normal numbers around 1."""

    rate: float

    def __init__(self, rate: Any, seed: Any = None, **options: Any) -> None:
        super().__init__(**options)
        self._check_share(rate)
        self._start_drawing(seed)

    def disturbed(self, inputs: Any) -> Any:
        """Return the input times noise of the variance rate / (1 - rate)."""
        spread = math.sqrt(self.rate / (1.0 - self.rate))
        noise = random.normal(inputs.shape, 1.0, spread, self.compute_dtype, self.seed_generator)
        return inputs * noise


class GaussianNoise(_Noisy):
    """Adds normal numbers around 0."""

    stddev: float
    _share = "stddev"

    def __init__(self, stddev: Any, seed: Any = None, **options: Any) -> None:
        super().__init__(**options)
        self._check_share(stddev)
        self._start_drawing(seed)

    def disturbed(self, inputs: Any) -> Any:
        """Return the input plus noise."""
        dtype = self.compute_dtype
        return inputs + random.normal(inputs.shape, 0.0, self.stddev, dtype, self.seed_generator)


_SCALE, _ALPHA = 1.0507009873554805, 1.6732632423543772  # of SELU


class AlphaDropout(Layer):
    """Sets a random part to SELU's lowest value and keeps mean and variance.

    As TensorFlow's own of this name, it does not ask whether the rate makes sense.
    """

    def __init__(
        self, rate: Any, noise_shape: Any = None, seed: Any = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self.rate, self.seed, self.noise_shape = rate, seed, noise_shape
        self.seed_generator = random.SeedGenerator(seed)
        self.built = True

    def call(self, inputs: Any, training: Any = False) -> Any:
        """Return the input, with a part of it dropped if this is training."""
        if not training or self.rate <= 0 or is_trying():
            return inputs
        lowest, rate = -_ALPHA * _SCALE, self.rate
        shape = inputs.shape if self.noise_shape is None else self.noise_shape
        drawn = random.uniform(shape, seed=self.seed_generator)
        kept = cast(greater_equal(drawn, rate), inputs.dtype)
        factor = ((1 - rate) * (1 + rate * lowest**2)) ** -0.5
        x = inputs * kept + lowest * (1 - kept)
        return factor * x + -factor * lowest * rate

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the input's shape."""
        return input_shape
