"""Activations, softmax, dropout and embeddings under TensorFlow's names."""

from __future__ import annotations

import numbers
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.execute import execute, is_tensor
from gradviz.engine.functions.clipping import clip_by_norm
from gradviz.engine.functions.drawing import Seeded
from gradviz.engine.functions.elementwise import (
    cast,
    divide,
    identity,
    multiply,
    negative,
    subtract,
    tensor,
    where,
)
from gradviz.engine.functions.making import function
from gradviz.engine.functions.picking import gather
from gradviz.engine.functions.random import uniform
from gradviz.engine.functions.shape import concat, one_axis
from gradviz.engine.functions.stateless_random import stateless_uniform
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.tensor import Tensor

relu = function("relu", "features", "max(x, 0); slope 0 at 0.")
relu6 = function("relu6", "features", "x between 0 and 6; slope 0 at both ends.")
elu = function("elu", "features", "x, and exp(x) - 1 below 0; slope 1 at 0.")
selu = function("selu", "features", "Scaled elu.")
softplus = function("softplus", "features", "log(1 + exp(x)).")
softsign = function("softsign", "features", "x / (1 + |x|); it has no second derivative.")


def leaky_relu(features: Any, alpha: float = 0.2, name: str | None = None) -> Tensor:
    """Return x, and alpha * x below 0; slope alpha at 0. `alpha` is a number, no tensor."""
    x = tensor(features)
    if x.dtype.is_integer:
        x = cast(x, "float32")
    number = alpha.item() if isinstance(alpha, np.ndarray) else alpha
    if not isinstance(number, numbers.Real):
        raise TypeError(f"Expected float for argument 'alpha' not {alpha!r}.")
    return execute(OPS["leaky_relu"], x, alpha=float(np.float32(number)))


def crelu(features: Any, axis: Any = -1, name: str | None = None) -> Tensor:
    """Return relu of x beside relu of -x, joined along `axis`."""
    x = tensor(features)
    return relu(concat([x, negative(x)], axis))


def gelu(features: Any, approximate: bool = False, name: str | None = None) -> Tensor:
    """Return x times the normal distribution function of x; by tanh if `approximate`."""
    x = tensor(features)
    if not x.dtype.is_floating:
        raise ValueError(
            "`features.dtype` must be a floating point tensor. Received: features.dtype="
            f"{x.dtype.name}"
        )
    if not approximate:
        return execute(OPS["gelu"], x)
    cubed = multiply(float(np.float32(0.044715)), execute(OPS["power"], x, 3.0))
    bend = execute(OPS["tanh"], multiply(0.7978845608028654, x + cubed))
    return multiply(multiply(0.5, x), 1.0 + bend)


def swish(features: Any, beta: Any = 1.0) -> Tensor:
    """Return x * sigmoid(beta * x), also called silu. beta's gradient is one number."""
    x = tensor(features)
    if not is_tensor(beta) and isinstance(beta, numbers.Real) and beta == 1:
        return execute(OPS["swish"], x)
    return execute(OPS["swish_beta"], x, cast(beta, x.dtype))


def log_sigmoid(x: Any, name: str | None = None) -> Tensor:
    """Return log(sigmoid(x)) without overflow."""
    return negative(softplus(negative(x)))


def softmax(logits: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Return exp(x) divided by its sum along an axis, the last by default."""
    x = tensor(logits)
    return execute(OPS["softmax"], x, axis=one_axis(-1 if axis is None else axis, x.ndim))


def log_softmax(logits: Any, axis: Any = None, name: str | None = None) -> Tensor:
    """Return log(softmax(x)) without overflow."""
    x = tensor(logits)
    return execute(OPS["log_softmax"], x, axis=one_axis(-1 if axis is None else axis, x.ndim))


def dropout(
    x: Any, rate: Any, noise_shape: Any = None, seed: Any = None, name: str | None = None
) -> Tensor:
    """Set a random part to zero and scale the rest up, so that the mean stays.

    `rate` is a number in [0, 1) or a tensor. Where `noise_shape` has a 1 (None: as x has it), all
    along that axis share one draw. x must be floating.
    """
    draw = partial(uniform, seed=seed)
    return _dropout(x, rate, noise_shape, draw, Seeded(seed).begin)  # a rate of 0 takes a seed too


def stateless_dropout(
    x: Any,
    rate: Any,
    seed: Any,
    rng_alg: Any = None,
    noise_shape: Any = None,
    name: str | None = None,
) -> Tensor:
    """Do the same with a seed of two ints, by which all is said."""
    alg = "auto_select" if rng_alg is None else rng_alg
    return _dropout(x, rate, noise_shape, partial(stateless_uniform, seed=seed, alg=alg))


def general_dropout(
    x: Any, rate: Any, uniform_sampler: Any, noise_shape: Any = None, name: str | None = None
) -> Tensor:
    """Do the same with numbers that uniform_sampler(shape=..., dtype=...) gives."""
    return _dropout(x, rate, noise_shape, uniform_sampler)


def _dropout(
    x: Any, rate: Any, noise_shape: Any, draw: Any, skip: Callable[[], None] | None = None
) -> Tensor:
    number = isinstance(rate, numbers.Real)
    if not number and not is_tensor(rate):
        raise ValueError(f"`rate` must be a scalar or scalar tensor. Received: rate={rate}")
    if number and not 0 <= rate < 1:
        raise ValueError(
            f"`rate` must be a scalar tensor or a float in the range [0, 1). Received: rate={rate}"
        )
    x = tensor(x)
    if not x.dtype.is_floating:
        raise ValueError(
            "`x.dtype` must be a floating point tensor as `x` will be scaled. Received: "
            f"x_dtype={x.dtype.name}"
        )
    if number and rate == 0:
        if skip is not None:
            skip()
        return x
    scaled = multiply(x, 1 / (1 - rate)) if number else _scaled_by_tensor(x, rate)
    drawn = draw(shape=_noise_shape(x, noise_shape), dtype=x.dtype)
    return where(execute(OPS["greater_equal"], drawn, rate), scaled, 0.0)


def _scaled_by_tensor(x: Any, rate: Any) -> Any:
    if rate.ndim:
        raise ValueError("`rate` must be a scalar")
    if rate.dtype != x.dtype:
        raise ValueError(
            f"`x.dtype` must be compatible with `rate.dtype`. Received: x.dtype={x.dtype.name} "
            f"and rate.dtype={rate.dtype.name}"
        )
    return divide(x, subtract(1.0, rate))


def _noise_shape(x: Any, noise_shape: Any) -> Any:
    if noise_shape is None:
        return x.shape
    if is_tensor(noise_shape) or len(noise_shape) != x.ndim:
        return noise_shape
    return [own if n is None else n for n, own in zip(noise_shape, x.shape, strict=True)]


def embedding_lookup(
    params: Any, ids: Any, max_norm: Any = None, name: str | None = None
) -> Tensor:
    """Return the rows of `params` that `ids` name, each shortened to `max_norm` if it is longer.

    A list of `params` counts as one table, cut between rows.
    """
    if params is None:
        raise ValueError("params must be specified")
    if isinstance(params, (list, tuple)) and not params:
        raise ValueError("Length of params is currently 0. Need at least one param.")
    if isinstance(params, list):
        params = params[0] if len(params) == 1 else concat(params, 0)
    at = tensor(ids)
    rows = gather(params, at)
    if max_norm is not None:
        rows = clip_by_norm(rows, max_norm, list(range(at.ndim, rows.ndim)))
    return identity(rows)
