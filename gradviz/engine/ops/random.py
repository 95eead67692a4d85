"""Operations on tensors that draw random numbers, or put values into a random order.

What is drawn without an input is a constant; only what depends on an input is an operation. Where
in the stream it begins is a parameter, so that the row itself is a plain function.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.ops.incomplete_gamma import quantile_slope_in_a
from gradviz.engine.random import choices, rejection

FAMILY = "random"


def _categorical(logits: Any, num_samples: int, stream: Any, dtype: Any) -> Any:
    return choices.categorical(stream, logits, num_samples).astype(dtype)


def _per_parameter(draw: Any, x: Any, shape: tuple[int, ...]) -> Any:
    """Draw shape numbers for each parameter in x, those for the first one first."""
    drawn = draw(np.repeat(np.ravel(x).astype(np.float64), math.prod(shape)))
    return _in_order(drawn, x, shape)


def _gamma(x: Any, shape: tuple[int, ...], stream: Any) -> Any:
    return _per_parameter(lambda a: rejection.gamma(stream, a), x, shape).astype(x.dtype)


def _poisson(x: Any, shape: tuple[int, ...], stream: Any, dtype: Any) -> Any:
    limits = np.finfo(dtype) if dtype.kind == "f" else np.iinfo(dtype)
    try:
        drawn = _per_parameter(
            lambda rate: rejection.poisson(stream, rate, float(limits.max)), x, shape
        )
    except ValueError as trouble:
        raise InvalidArgumentError(f"{trouble} [Op:RandomPoissonV2]") from trouble
    return drawn.astype(dtype)


def _binomial(x: Any, y: Any, shape: tuple[int, ...], stream: Any, dtype: Any) -> Any:
    both = np.broadcast_arrays(x, y)
    long = [np.repeat(np.ravel(z).astype(np.float64), math.prod(shape)) for z in both]
    try:
        drawn = rejection.binomial(stream, *long)
    except ValueError as trouble:
        raise InvalidArgumentError(f"{trouble} [Op:StatelessRandomBinomial]") from trouble
    with np.errstate(all="ignore"):
        return _in_order(drawn, both[0], shape).astype(dtype)


def _in_order(drawn: Any, x: Any, shape: tuple[int, ...]) -> Any:
    """Return what was drawn parameter by parameter in rows that hold one of each."""
    return drawn.reshape(np.size(x), math.prod(shape)).T.reshape(shape + np.shape(x))


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
