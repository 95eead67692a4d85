"""Sizes of what functions of random numbers and initializers would make.

A call of an initializer is known by its class's name with brackets: "Zeros()".
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.models.initializers import CLASSES

Arguments = dict[str, Any]
Size = Callable[[Sequence[Any], Arguments], float]
COUNTS = ("num", "count", "num_or_size_splits")


def _product(numbers: Any) -> float:
    return math.prod(float(n) for n in np.ravel(np.asarray(numbers)))


def _size(value: Any) -> float:
    shape = getattr(value, "shape", None)
    return _product(np.shape(value) if shape is None else tuple(shape))


def _given(args: Sequence[Any], kwargs: Arguments, at: int, *names: str) -> Any:
    return args[at] if len(args) > at else next(kwargs[n] for n in names if n in kwargs)


def _shape(args: Sequence[Any], kwargs: Arguments) -> float:
    return _product(_given(args, kwargs, 0, "shape"))


def _for_each(args: Sequence[Any], kwargs: Arguments) -> float:
    """Return the size of a shape for each of the parameters that come next."""
    each = _size(args[1]) if len(args) > 1 else 1.0
    for name in ("alpha", "beta", "lam"):
        each *= _size(kwargs.get(name, 0.0))
    return _shape(args, kwargs) * each


def _picks(args: Sequence[Any], kwargs: Arguments) -> float:
    logits = _given(args, kwargs, 0, "logits")
    rows = _size(logits) / max(float(tuple(np.shape(logits))[-1]), 1.0)
    return rows * float(_given(args, kwargs, 1, "num_samples"))


def _parts(args: Sequence[Any], kwargs: Arguments) -> float:
    """Return the size of as many seeds as tf.random.split or a generator's split is asked for."""
    given = [*args[:2], *(kwargs[name] for name in COUNTS if name in kwargs)]
    return 2 * max(float(n) for n in given if isinstance(n, int))


RANDOM_SIZES: dict[str, Size] = {
    **dict.fromkeys(
        ("normal", "uniform", "truncated_normal", "randint", "binomial", "beta", "uniform_full_int",
         "stateless_normal", "stateless_uniform", "stateless_truncated_normal",
         "stateless_gamma", "stateless_poisson", "stateless_binomial",
         *(f"{made.__name__}()" for made in CLASSES)),
        _shape),
    **dict.fromkeys(("gamma", "poisson"), _for_each),
    **dict.fromkeys(("categorical", "stateless_categorical"), _picks),
    **dict.fromkeys(("split", "make_seeds"), _parts),
}  # fmt: skip
