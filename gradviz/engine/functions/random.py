"""Random tensors from this thread's generator, which `set_seed` makes repeatable."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.convert import announce
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.shape import ints
from gradviz.engine.op import OPS
from gradviz.engine.state import session
from gradviz.engine.tensor import Tensor, tensor_of


def generator() -> np.random.Generator:
    """Return this thread's generator; make one from fresh entropy on first use."""
    now = session()
    if now.generator is None:
        now.generator = np.random.default_rng()
    return now.generator


def set_seed(seed: Any) -> None:
    """Start this thread's generator anew, so that what follows is repeatable."""
    session().generator = np.random.default_rng(abs(int(seed)))


def _generator(seed: Any) -> np.random.Generator:
    return generator() if seed is None else np.random.default_rng(abs(int(seed)))


def _number(x: Any) -> Any:
    return raw_value(x) if is_tensor(x) else x


def _made(value: Any, dtype: Any) -> Tensor:
    raw = np.asarray(value).astype(as_dtype(dtype).numpy)
    return announce(raw, tensor_of(raw[()] if not raw.ndim else raw))


def normal(
    shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32", seed: Any = None,
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return numbers from the normal distribution."""
    drawn = _generator(seed).standard_normal(ints(shape))
    return _made(drawn * _number(stddev) + _number(mean), dtype)


def truncated_normal(
    shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32", seed: Any = None,
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return normal numbers, those beyond two standard deviations drawn again."""
    source = _generator(seed)
    drawn = np.atleast_1d(source.standard_normal(ints(shape)))
    far = np.abs(drawn) > 2
    while far.any():
        drawn[far] = source.standard_normal(int(far.sum()))
        far = np.abs(drawn) > 2
    return _made(drawn.reshape(ints(shape)) * _number(stddev) + _number(mean), dtype)


def uniform(
    shape: Any, minval: Any = 0, maxval: Any = None, dtype: Any = "float32", seed: Any = None,
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return numbers from minval up to but without maxval."""
    source, kind = _generator(seed), as_dtype(dtype)
    low, high = _number(minval), _number(maxval)
    if kind.is_integer:
        if high is None:
            raise ValueError("Must specify maxval for integer dtype int32")
        return _made(source.integers(low, high, ints(shape)), kind)
    return _made(source.uniform(low, 1.0 if high is None else high, ints(shape)), kind)


def shuffle(value: Any, seed: Any = None, name: str | None = None) -> Tensor:
    """Return the slices along the first axis in random order; gradients find their way back."""
    x = tensor(value)
    order = _generator(seed).permutation(x.shape[0]).astype(np.int32)
    return execute(OPS["gather"], x, to_tensor(order), axis=0)
