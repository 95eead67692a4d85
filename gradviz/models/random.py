"""Random numbers as Keras draws them: stateless, from seeds that generators hand out.

A seed is an int, which draws the same numbers at every call, or a SeedGenerator, which hands out
another seed each time. Without one, the session's own SeedGenerator is asked. Its first seed comes
from a generator like Python's `random`, which `set_random_seed` sets; Python's and NumPy's own are
left alone.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Tensor, as_dtype, is_tensor, raw_value, session
from gradviz.engine.functions import stateless_random as stateless
from gradviz.engine.functions.drawing import made
from gradviz.engine.functions.elementwise import add, cast, convert_to_tensor, divide, tensor
from gradviz.engine.functions.nn import stateless_dropout
from gradviz.engine.functions.picking import gather
from gradviz.engine.functions.sizes import scalar, vector
from gradviz.engine.functions.spreading import broadcast_to
from gradviz.engine.random.seeds import seeds
from gradviz.models.scope import numbered, scoped
from gradviz.models.tracing import unheard
from gradviz.models.variable import KerasVariable

if TYPE_CHECKING:
    from gradviz.engine import DType

Pair = tuple[int, int]
MODULUS = 2**31 - 2  # Keras brings its seeds of 64 bits below this
FLOATX, WHOLE = "float32", ("int32", "int64")


class SeedGenerator:
    """Hands out seeds: two ints, of which the second counts. `state` is the next one."""

    def __init__(self, seed: int | None = None, name: str | None = None) -> None:
        self.name = numbered("seed_generator") if name is None else name
        self._initial_seed = seed
        first = make_default_seed() if seed is None else seed
        if not isinstance(first, int):
            raise ValueError(f"Argument `seed` must be an integer. Received: seed={seed}")
        with scoped(self.name, self), unheard():
            self.state = KerasVariable(
                [first, 0], dtype="int64", trainable=False, name="seed_generator_state"
            )

    def next(self, ordered: bool = True) -> Tensor:
        """Return a seed, a tensor of two int64, and move on."""
        return made(np.array(self.pair(ordered)))

    def pair(self, ordered: bool = True) -> Pair:
        """Return a seed as two ints, and move on: count, or hop about if not `ordered`."""
        first, second = (int(n) for n in raw_value(self.state))
        if ordered:
            after = first, second + 1
        else:
            after = (first + 1) * 5387 % 933199, (second + 1) * 5387 % 933199
        with unheard():
            self.state.assign(np.array(after))
        return first, second

    def get_config(self) -> dict[str, Any]:
        """Return what it takes to make its like."""
        return {"seed": self._initial_seed, "name": self.name}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> SeedGenerator:
        """Make one from what `get_config` returned."""
        return cls(**config)


def make_default_seed() -> int:
    """Return the seed that takes the place of None."""
    return seeds().python.randint(1, 10**9)


def set_random_seed(seed: int) -> None:
    """Set the seeds of tf.random and of Keras in this session. ValueError if it is no such int."""
    if not isinstance(seed, int):
        raise ValueError(f"Expected `seed` argument to be an integer. Received: seed={seed}")
    if not 0 <= seed < 2**32:  # NumPy, whose seed Keras sets with the others, takes no more
        raise ValueError("Seed must be between 0 and 2**32 - 1")
    now = seeds()
    now.keras, now.python = None, random.Random(seed)
    now.set_seed(seed)


def clear_session(free_memory: bool = True) -> None:
    """Forget the names given so far and Keras' own seed generator. Nothing else is held."""
    now = seeds()
    now.keras = None
    now.forget_kernels()
    session().names.clear()


def draw_seed(seed: Any) -> Pair:
    """Return two ints to draw from; ValueError for what is no seed."""
    if isinstance(seed, SeedGenerator):
        pair = seed.pair()
    elif isinstance(seed, int):
        pair = seed, 0
    elif seed is None:
        now = seeds()
        if now.keras is None:
            now.keras = SeedGenerator()
        pair = now.keras.pair(ordered=False)
    else:
        raise ValueError(
            "Argument `seed` must be either an integer or an instance of `SeedGenerator`. "
            f"Received: seed={seed} (of type {type(seed)})"
        )
    return pair[0] % MODULUS, pair[1] % MODULUS


def normal(
    shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = None, seed: Any = None
) -> Tensor:
    """Return numbers from the normal distribution."""
    return stateless.stateless_normal(shape, draw_seed(seed), mean, stddev, dtype or FLOATX)


def truncated_normal(
    shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = None, seed: Any = None
) -> Tensor:
    """Return normal numbers, those beyond two standard deviations drawn again."""
    pair, kind = draw_seed(seed), dtype or FLOATX
    return stateless.stateless_truncated_normal(shape, pair, mean, stddev, kind)


def uniform(
    shape: Any, minval: Any = 0.0, maxval: Any = 1.0, dtype: Any = None, seed: Any = None
) -> Tensor:
    """Return floats from minval up to but without maxval; ValueError for another dtype."""
    kind = as_dtype(dtype or FLOATX)
    if not kind.is_floating:
        raise ValueError(f"`keras.random.uniform` requires a floating point dtype, not {kind}")
    low, high = (_brought_to(kind, bound) for bound in (minval, maxval))
    return stateless.stateless_uniform(shape, draw_seed(seed), low, high, kind)


def randint(shape: Any, minval: Any, maxval: Any, dtype: Any = "int32", seed: Any = None) -> Tensor:
    """Return whole numbers from minval up to but without maxval; ValueError for another dtype."""
    kind = as_dtype(dtype)
    if not kind.is_integer:
        raise ValueError(f"`keras.random.randint` requires an integer dtype, not {kind}")
    drawn_as = kind.name if kind.name in WHOLE else "int64"
    drawn = stateless.stateless_uniform(shape, draw_seed(seed), minval, maxval, drawn_as)
    return made(raw_value(drawn).astype(kind.numpy)) if kind.name != drawn_as else drawn


def categorical(logits: Any, num_samples: Any, dtype: Any = "int32", seed: Any = None) -> Tensor:
    """Return `num_samples` classes for each row of logits."""
    x = tensor(logits)
    if x.ndim != 2:
        raise ValueError(f"`logits` should be a 2-D tensor. Received: logits.shape={x.shape}")
    kind = as_dtype(dtype)
    drawn_as = kind.name if kind.name in WHOLE else "int64"
    drawn = stateless.stateless_categorical(x, num_samples, draw_seed(seed), drawn_as)
    return drawn if kind.name == drawn_as else cast(drawn, kind)


def dropout(inputs: Any, rate: Any, noise_shape: Any = None, seed: Any = None) -> Any:
    """Set a random part to zero and scale the rest up; a size of None is the input's own."""
    x = tensor(inputs)
    if rate == 0.0:
        return x
    if rate == 1.0:
        return made(np.zeros_like(raw_value(x)))
    pair = draw_seed(seed)
    if noise_shape is not None:
        noise_shape = [
            own if n is None else n for n, own in zip(noise_shape, x.shape, strict=False)
        ]
    return stateless_dropout(x, rate, pair, noise_shape=noise_shape)


def shuffle(x: Any, axis: Any = 0, seed: Any = None) -> Tensor:
    """Return the slices along an axis in random order; gradients find their way back."""
    x = tensor(x)
    at = scalar(axis, "axis")
    drawn = stateless.stateless_uniform([x.shape[at]], draw_seed(seed))
    order = np.argsort(raw_value(drawn), kind="stable").astype(np.int32)
    return gather(x, made(order), axis=at)


def gamma(shape: Any, alpha: Any, dtype: Any = None, seed: Any = None) -> Tensor:
    """Return gamma distributed numbers of this shape, which ends with alpha's."""
    return stateless.stateless_gamma(shape, draw_seed(seed), alpha, dtype=dtype or FLOATX)


def binomial(
    shape: Any, counts: Any, probabilities: Any, dtype: Any = None, seed: Any = None
) -> Tensor:
    """Return how many of `counts` attempts succeed, each with one of the chances."""
    pair, kind = draw_seed(seed), dtype or FLOATX
    return stateless.stateless_binomial(shape, pair, counts, probabilities, kind)


def beta(shape: Any, alpha: Any, beta: Any, dtype: Any = None, seed: Any = None) -> Tensor:
    """Return beta distributed numbers: a gamma's share of the sum of two."""
    kind, sizes = dtype or FLOATX, vector(shape, "BroadcastTo")
    first, second = draw_seed(seed)
    pairs = (first, second), (_int32(first + 12), _int32(second + 12))
    x, y = (
        stateless.stateless_gamma(
            sizes, pair, broadcast_to(convert_to_tensor(given, kind), sizes), dtype=kind
        )
        for pair, given in zip(pairs, (alpha, beta), strict=True)
    )
    return divide(x, add(x, y))


def _brought_to(kind: DType, x: Any) -> Any:
    return cast(x, kind) if is_tensor(x) else np.asarray(x).astype(kind.numpy)[()]


def _int32(number: int) -> int:
    return (number + 2**31) % 2**32 - 2**31
