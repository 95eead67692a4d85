"""tf.random.Generator: random numbers from a state of its own, which every draw moves on."""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError, NotFoundError, UnimplementedError
from gradviz.engine.execute import is_tensor, raw_value
from gradviz.engine.functions.drawing import PER_NUMBER, integers, made, normals, uniforms
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.sizes import array_of, vector
from gradviz.engine.functions.stateless_random import (
    UNSIGNED,
    Algorithm,
    algorithm,
    both_or_neither,
    successes,
    unsupported,
    whole,
)
from gradviz.engine.listening import unheard
from gradviz.engine.random import distributions
from gradviz.engine.random.philox import LONG, Stream
from gradviz.engine.random.seeds import seeds
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

_PHILOX, _THREEFRY, _AUTO_SELECT = (int(alg.value) for alg in Algorithm)
STATE_SIZES = {_PHILOX: 3, _THREEFRY: 2, _AUTO_SELECT: 3}
INT64 = np.dtype(np.int64)


class Generator:
    """A generator whose `state` is a variable: two numbers that count, and the key."""

    def __init__(
        self, copy_from: Generator | None = None, state: Any = None, alg: Any = None
    ) -> None:
        """Copy another generator, or begin at a state; AssertionError for neither or both."""
        if (copy_from is None) == (state is None or alg is None):
            raise AssertionError("give either copy_from, or state and alg")
        if copy_from is not None:
            state, alg = copy_from.state.numpy(), copy_from.algorithm
        self._alg = algorithm(alg)
        if isinstance(state, Variable):
            _checked(raw_value(state), self._alg)
            self._state = state
        else:
            values = _state_of(state, self._alg)
            with unheard():
                self._state = Variable(values, trainable=False, name="StateVar")

    @classmethod
    def from_seed(cls, seed: Any, alg: Any = None) -> Generator:
        """Return a generator that begins at a seed: an int, or a vector of ints."""
        number = algorithm(_PHILOX if alg is None else alg)
        return cls(state=_seeded(seed, number), alg=number)

    @classmethod
    def from_state(cls, state: Any, alg: Any) -> Generator:
        """Return a generator that begins at a state."""
        return cls(alg=alg, state=state)

    @classmethod
    def from_key_counter(cls, key: Any, counter: Any, alg: Any) -> Generator:
        """Return a generator with this key, and the counter in two numbers."""
        return cls(state=_joined(key, counter, algorithm(alg)), alg=alg)

    @classmethod
    def from_non_deterministic_state(cls, alg: Any = None) -> Generator:
        """Return a generator whose numbers nobody can foretell."""
        number = algorithm(_PHILOX if alg is None else alg)
        return cls(state=seeds().fresh_state(_state_size(number)), alg=number)

    @property
    def state(self) -> Variable:
        """Where the next draw begins."""
        return self._state

    @property
    def algorithm(self) -> int:
        """The number of the algorithm."""
        return self._alg

    @property
    def key(self) -> Tensor:
        """The last number of the state, which no draw changes."""
        return made(raw_value(self._state)[-1])

    def reset(self, state: Any) -> None:
        """Begin at another state."""
        self._state.assign(_state_of(state, self._alg))

    def reset_from_seed(self, seed: Any) -> None:
        """Begin at a seed."""
        self._state.assign(_seeded(seed, self._alg))

    def reset_from_key_counter(self, key: Any, counter: Any) -> None:
        """Begin at a key and a counter."""
        self._state.assign(_joined(key, counter, self._alg))

    def skip(self, delta: Any) -> Tensor:
        """Move on as far as drawing `delta` numbers would; return the state before."""
        before = self._advance(int(raw_value(delta) if is_tensor(delta) else delta) * PER_NUMBER)
        return made(before)

    def _advance(self, blocks: int) -> np.ndarray:
        if self._alg == _THREEFRY:
            raise UnimplementedError("Only accelerators know the ThreeFry algorithm.")
        before = raw_value(self._state)
        moved = _stream(before).skip(blocks).counter
        with unheard():
            self._state.assign(np.array([_signed(moved), _signed(moved >> 64), before[2]]))
        return before

    def begin(self) -> None:
        """Do nothing: a draw begins where the last one ended."""

    def stream(self, kernel: Hashable, blocks: int) -> Stream:
        """Return the stream from here on, and move on by this many blocks."""
        return _stream(self._advance(blocks))

    def normal(
        self, shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32",
        name: str | None = None,
    ) -> Tensor:  # fmt: skip
        """Return numbers from the normal distribution; gradients pass to mean and stddev."""
        fill = distributions.normal
        return normals(self, fill, shape, mean, stddev, dtype, "StatelessRandomNormalV2")

    def truncated_normal(
        self, shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32",
        name: str | None = None,
    ) -> Tensor:  # fmt: skip
        """Return normal numbers, those beyond two standard deviations drawn again."""
        fill = distributions.truncated_normal
        return normals(self, fill, shape, mean, stddev, dtype, "StatelessTruncatedNormalV2")

    def uniform(
        self, shape: Any, minval: Any = 0, maxval: Any = None, dtype: Any = "float32",
        name: str | None = None,
    ) -> Tensor:  # fmt: skip
        """Return numbers from minval up to but without maxval; any whole ones if both are None."""
        kind = as_dtype(dtype)
        if kind.is_integer:
            both_or_neither(kind, minval, maxval)
            if minval is None:
                return whole(self, shape, kind)
            if kind.name in UNSIGNED:
                raise NotFoundError(f"There is no kernel for {kind.name} between bounds")
            return integers(self, shape, minval, maxval, kind)
        return uniforms(self, shape, minval, 1 if maxval is None else maxval, kind)

    def uniform_full_int(
        self, shape: Any, dtype: Any = "uint64", name: str | None = None
    ) -> Tensor:
        """Return whole numbers from all that the dtype holds."""
        return whole(self, shape, as_dtype(dtype))

    def binomial(
        self, shape: Any, counts: Any, probs: Any, dtype: Any = "int32", name: str | None = None
    ) -> Tensor:
        """Return how many of `counts` attempts succeed, each with one of the chances `probs`."""
        count, chance = tensor(counts), tensor(probs)
        if not count.dtype.is_floating and count.dtype is chance.dtype:
            raise InvalidArgumentError(f"There is no kernel for {count.dtype.name}")
        rows = math.prod(np.broadcast_shapes(tuple(count.shape), tuple(chance.shape)))
        each = math.prod(vector(shape, "StatefulRandomBinomial")) // max(rows, 1)
        before = raw_value(self._state)
        drawn = successes(_stream(before), shape, count, chance, dtype, "random_binomial")
        self._advance(rows * 200 * (each + 3) // 4 * PER_NUMBER)
        return drawn

    def make_seeds(self, count: Any = 1) -> Tensor:
        """Return [2, count] seeds for the stateless functions."""
        keys = raw_value(self.uniform_full_int([count], "int64"))
        return made(np.stack([keys, np.zeros_like(keys)]))

    def split(self, count: Any = 1) -> list[Generator]:
        """Return generators that are independent of each other and of this one."""
        keys = raw_value(self.uniform_full_int([count], "int64"))
        size = _state_size(self._alg)
        return [Generator(state=[0] * (size - 1) + [int(key)], alg=self._alg) for key in keys]


def create_rng_state(seed: Any, alg: Any) -> Tensor:
    """Return the state a generator has at a seed, as int64."""
    return made(_seeded(seed, algorithm(alg)))


def get_global_generator() -> Generator:
    """Return this thread's own generator; one that nobody can foretell on first use."""
    now = seeds()
    if now.generator is None:
        now.generator = Generator.from_non_deterministic_state()
    return now.generator


def set_global_generator(generator: Generator) -> None:
    """Let `get_global_generator` return another one."""
    seeds().generator = generator


def _seeded(seed: Any, alg: int) -> np.ndarray:
    size = _state_size(alg)
    if isinstance(seed, int):
        numbers = [_signed(seed >> 64 * place) for place in range(size)]
    else:
        numbers = np.ravel(_int64(seed)).tolist()[:size]
    return np.array([0] * (size - len(numbers)) + numbers, INT64)


def _state_of(state: Any, alg: int) -> np.ndarray:
    return _checked(_int64(state), alg)


def _checked(state: np.ndarray, alg: int) -> np.ndarray:
    wanted = (_state_size(alg),)
    if state.shape != wanted:
        raise ValueError(f"Shapes {state.shape} and {list(wanted)} are incompatible")
    return state


def _joined(key: Any, counter: Any, alg: int) -> np.ndarray:
    numbers, last = _int64(counter), _int64(key)
    wanted = (_state_size(alg) - 1,)
    if numbers.shape != wanted or last.shape:
        raise ValueError(f"Shapes {numbers.shape} and {list(wanted)} are incompatible")
    return np.append(numbers, last)


def _state_size(alg: int) -> int:
    return STATE_SIZES.get(alg) or unsupported(alg)


def _int64(given: Any) -> np.ndarray:
    """Return numbers as int64; those of 64 bits without a sign get one."""
    if isinstance(given, (list, tuple)):
        given = [_signed(n) if isinstance(n, int) else n for n in given]
    elif isinstance(given, int):
        given = _signed(given)
    return array_of(given).astype(INT64)


def _signed(number: int) -> int:
    return ((number & LONG) ^ 1 << 63) - (1 << 63)


def _stream(state: np.ndarray) -> Stream:
    low, high, key = (int(n) & LONG for n in state)
    return Stream(key, low | high << 64)
