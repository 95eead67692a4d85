"""Operations on tensors that draw random numbers, or put values into a random order.

What is drawn without an input is a constant; only what depends on an input is an operation. Where
in the stream it begins is a parameter, so that the row itself is a plain function.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.ops.incomplete_gamma import quantile_slope_in_a
from gradviz.engine.random import choices, rejection

FAMILY = "random"
PART = 1 << 16  # numbers drawn at a time


def _categorical(logits: Any, num_samples: int, stream: Any, dtype: Any) -> Any:
    return choices.categorical(stream, logits, num_samples).astype(dtype)


def _for_each(shape: tuple[int, ...], draw: Callable[..., Any], *parameters: Any) -> Any:
    """Draw numbers of this shape for each parameter, first all those for the first one.

    `draw` is told the number of the first and gets a part at a time, which keeps memory small.
    """
    times = math.prod(shape)
    size = parameters[0].size * times
    drawn = np.empty(size)
    for first in range(0, size, PART):
        which = np.arange(first, min(first + PART, size)) // times
        part = (np.ravel(x)[which].astype(np.float64) for x in parameters)
        drawn[first : first + PART] = draw(first, *part)
    return drawn.reshape(parameters[0].size, times).T.reshape(shape + parameters[0].shape)


def _gamma(x: Any, shape: tuple[int, ...], stream: Any) -> Any:
    return _for_each(shape, partial(rejection.gamma, stream), np.asarray(x)).astype(x.dtype)


def _poisson(x: Any, shape: tuple[int, ...], stream: Any, dtype: Any) -> Any:
    limits = np.finfo(dtype) if dtype.kind == "f" else np.iinfo(dtype)
    draw = partial(rejection.poisson, stream, largest=float(limits.max))
    return _counted(shape, draw, np.asarray(x)).astype(dtype)


def _binomial(x: Any, y: Any, shape: tuple[int, ...], stream: Any, dtype: Any) -> Any:
    draw = partial(rejection.binomial, stream)
    with np.errstate(all="ignore"):
        return _counted(shape, draw, *np.broadcast_arrays(x, y)).astype(dtype)


def _counted(shape: tuple[int, ...], draw: Callable[..., Any], *parameters: Any) -> Any:
    try:
        return _for_each(shape, draw, *parameters)
    except ValueError as trouble:
        raise InvalidArgumentError(str(trouble)) from trouble


def _gamma_grad(x: Any, y: Any) -> Any:
    """Return how a sample y moves with its shape parameter x while its rank stays the same."""
    return quantile_slope_in_a(x, y).astype(x.dtype)


def _gamma_vjp(m: Any, g: Any, out: Any, x: Any, shape: Any, stream: Any) -> Any:
    axes = tuple(range(len(shape)))
    wide = m.reshape(x, shape=(1,) * len(shape) + tuple(x.shape))
    moved = g * m.random_gamma_grad(m.broadcast_to(wide, shape=tuple(out.shape)), out)
    return m.reduce_sum(moved, axis=axes, keepdims=False) if axes else moved


# fmt: off
for _name, _tf_name, _vjps in (("shuffle", "RandomShuffle", (None,)),
                               ("stateless_shuffle", "StatelessShuffle", UNREGISTERED)):
    define(_name, lambda x, order: x if order is None else x[order], _vjps, arity=1,
           glyph="shuffle", tf_name=_tf_name, accepts="*", family=FAMILY)
define("categorical", _categorical, (None,),
       glyph="categorical", tf_name="Multinomial", family=FAMILY)
define("random_gamma", _gamma, (_gamma_vjp,), (r"\sum $g \odot \partial_{$x} $out",),
       glyph="gamma", tf_name="RandomGamma", keeps="x out", family=FAMILY)
define("random_gamma_grad", _gamma_grad, UNREGISTERED,
       glyph="∂ gamma", tf_name="RandomGammaGrad", arity=2, family=FAMILY)
for _name, _tf_name, _vjps in (("random_poisson", "RandomPoissonV2", UNREGISTERED),
                               ("stateless_poisson", "StatelessRandomPoisson", (None,))):
    define(_name, _poisson, _vjps, arity=1,
           glyph="Poisson", tf_name=_tf_name, accepts="fi", family=FAMILY)
for _name, _tf_name, _nones in (("random_binomial", "StatefulRandomBinomial", UNREGISTERED),
                                ("stateless_binomial", "StatelessRandomBinomial", (None, None))):
    define(_name, _binomial, _nones, arity=2,
           glyph="binomial", tf_name=_tf_name, accepts="fi", family=FAMILY)
# fmt: on
