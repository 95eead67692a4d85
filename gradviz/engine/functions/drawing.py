"""What every way to draw random numbers shares: sources of bits, shapes, and bringing to scale.

A source says where in the stream an operation begins. With a seed of its own an operation goes on
where the last one of its kind ended; see engine/random/seeds.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import Any, Protocol

import numpy as np

from gradviz.engine.convert import announce, settle, to_value
from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.functions.sizes import array_of, not_negative, vector
from gradviz.engine.op import OPS
from gradviz.engine.random import distributions
from gradviz.engine.random.philox import Stream
from gradviz.engine.random.seeds import Beginning, seeds
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.tensor import Tensor, tensor_of

PER_NUMBER = 256  # blocks that TensorFlow sets aside for each number drawn
Fill = Callable[[Stream, int, np.dtype], np.ndarray]


class Source(Protocol):
    """Where bits come from. `begin` is called once all arguments but the shape are understood."""

    def begin(self) -> None:
        """Fix the seeds."""

    def stream(self, kernel: Hashable, blocks: int) -> Stream:
        """Return the stream for one run of a kind of operation."""


class Seeded:
    """The source of tf.random's functions: the global seed, and one of the operation's own."""

    def __init__(self, seed: Any) -> None:
        self._seed = int(raw_value(seed)) if is_tensor(seed) else seed
        self._begins = Beginning(Stream(0), None)

    def begin(self) -> None:
        """Take the seeds; without one of its own, the operation uses up the next in turn."""
        self._begins = seeds().begin(self._seed)

    def stream(self, kernel: Hashable, blocks: int) -> Stream:
        """Return where the operation begins, or goes on if it is known."""
        return seeds().go_on(kernel, self._begins, blocks)


class Fixed:
    """The source of tf.random.stateless_*: the one stream that `find` returns."""

    def __init__(self, find: Callable[[], Stream]) -> None:
        self._find = find
        self._stream = Stream(0)

    def begin(self) -> None:
        """Understand the seed."""
        self._stream = self._find()

    def stream(self, kernel: Hashable, blocks: int) -> Stream:
        """Return the stream."""
        return self._stream


def filled(
    source: Source, fill: Fill, shape: Any, dtype: np.dtype, op_name: str, *about: Hashable
) -> np.ndarray:
    """Return random numbers in this shape. `about` is what tells the kernel from its like."""
    index = array_of(shape)
    source.begin()  # a call that fails from here on has used up its seed
    wanted = not_negative(vector(index, op_name), op_name)
    size = math.prod(wanted)
    stream = source.stream((op_name, dtype, index.dtype, *about), size * PER_NUMBER)
    return fill(stream, size, dtype).reshape(wanted)


def normals(
    source: Source, fill: Fill, shape: Any, mean: Any, stddev: Any, dtype: Any, op_name: str
) -> Tensor:
    """Return normal numbers; gradients find their way to mean and stddev."""
    kind = as_dtype(dtype)
    shift, factor = operand(mean, kind), operand(stddev, kind)
    if not kind.is_floating:
        raise InvalidArgumentError(f"Value for attr 'dtype' of {kind.name} is not a float "
                                   f"[Op:{op_name}]")  # fmt: skip
    drawn = filled(source, fill, shape, kind.numpy, op_name)
    return made(_plus(_times(drawn, factor), shift))


def uniforms(source: Source, shape: Any, minval: Any, maxval: Any, kind: DType) -> Tensor:
    """Return floats from minval up to maxval; gradients find their way to both."""
    low = operand(minval, kind)
    width = operand(maxval, kind)
    zero = not is_tensor(low) and not np.any(low)
    drawn = filled(source, distributions.uniform, shape, kind.numpy, "RandomUniform")
    if not zero:
        width = _both("subtract", np.subtract, width, low)
    product = _times(drawn, width)
    return made(product if zero and not np.ndim(raw_of(low)) else _plus(product, low))


def integers(source: Source, shape: Any, minval: Any, maxval: Any, kind: DType) -> Tensor:
    """Return whole numbers from minval up to but without maxval, which must be scalars."""
    low, high = (raw_of(operand(bound, kind)) for bound in (minval, maxval))

    def fill(stream: Stream, size: int, dtype: np.dtype) -> np.ndarray:
        for bound in (low, high):
            if np.ndim(bound):
                shape = bracketed(shape_of(bound))
                raise InvalidArgumentError(f"bounds must be scalars, got shape {shape}")
        if size and low >= high:
            raise InvalidArgumentError(f"Need minval < maxval, got {low} >= {high}")
        return distributions.integers(stream, size, int(low), int(high), dtype)

    return made(filled(source, fill, shape, kind.numpy, "RandomUniformInt"))


def operand(x: Any, kind: DType) -> Any:
    """Return a tensor or variable as it is, anything else as a raw value; all of one dtype."""
    if is_tensor(x):
        if x.dtype is not kind:
            convert_to_tensor(x, kind)  # says what is wrong
        return x
    if isinstance(x, (list, tuple)):
        return convert_to_tensor(x, kind)  # it may hold tensors
    return to_value(x, kind.numpy)


def raw_of(x: Any) -> Any:
    """Return the raw value of what `operand` returned."""
    return raw_value(x) if is_tensor(x) else x


def made(value: Any) -> Tensor:
    """Return a constant that was drawn, or a tensor that was made of one."""
    if isinstance(value, Tensor):
        return value
    raw = settle(value)
    return announce(raw, tensor_of(raw))


def _times(x: Any, y: Any) -> Any:
    return _both("multiply", np.multiply, x, y)


def _plus(x: Any, y: Any) -> Any:
    return _both("add", np.add, x, y)


def _both(name: str, plain: Callable[..., Any], x: Any, y: Any) -> Any:
    """Return x and y put together: an operation if one is a tensor, else raw."""
    if is_tensor(x) or is_tensor(y):
        return execute(OPS[name], *(z if is_tensor(z) else made(z) for z in (x, y)))
    try:
        with np.errstate(all="ignore"):
            return plain(x, y)
    except ValueError:
        raise InvalidArgumentError(
            f"Incompatible shapes: {bracketed(np.shape(x))} vs. {bracketed(np.shape(y))} "
            f"[Op:{OPS[name].tf_name}]"
        ) from None
