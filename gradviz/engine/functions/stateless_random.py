"""Random tensors from a seed alone: the same seed of two ints draws the same numbers every time."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute
from gradviz.engine.functions.drawing import (
    Fixed,
    filled,
    integers,
    made,
    normals,
    operand,
    raw_of,
    uniforms,
)
from gradviz.engine.functions.elementwise import convert_to_tensor, tensor
from gradviz.engine.functions.joining import stack
from gradviz.engine.functions.random import (
    FLOATS,
    WHOLE,
    counts,
    gammas,
    one_of,
    picked,
    shuffled,
)
from gradviz.engine.functions.sizes import array_of, not_negative, vector
from gradviz.engine.op import OPS
from gradviz.engine.random import distributions
from gradviz.engine.random.philox import Stream, scrambled
from gradviz.engine.shapes import bracketed, shape_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

UNSIGNED = ("uint32", "uint64")


class Algorithm(enum.Enum):
    """The ways to make random bits that TensorFlow knows. Here, as on its CPU, all is Philox."""

    PHILOX = 1
    THREEFRY = 2
    AUTO_SELECT = 3


_NAMES = {"philox": 1, "threefry": 2, "autoselect": 3}


def algorithm(alg: Any) -> int:
    """Return the number of an algorithm; ValueError for an unknown name, TypeError for others."""
    if isinstance(alg, Algorithm):
        return int(alg.value)
    if isinstance(alg, str):
        number = _NAMES.get(alg.strip().lower().replace("-", "").replace("_", ""), 0)
    elif isinstance(alg, int):
        return int(alg)
    else:
        raise TypeError(
            f"Can't convert argument `alg` (of value {alg} and type {type(alg)}) to int."
        )
    return number or unsupported(alg)


def unsupported(alg: Any) -> int:
    """Raise the ValueError for an algorithm that there is not."""
    raise ValueError(
        f"Argument `alg` got unsupported value {alg}. Supported values are philox (1) for the "
        "Philox algorithm, threefry (2) for the ThreeFry algorithm, and auto_select (3)."
    )


def _source(seed: Any, alg: Any) -> Fixed:
    def find() -> Stream:
        number = 3 if alg is None else algorithm(alg)
        if number not in _NAMES.values():
            unsupported(alg)
        pair = seed_pair(seed)
        if number == Algorithm.THREEFRY.value:
            raise InvalidArgumentError("Only accelerators know the ThreeFry algorithm.")
        return scrambled(pair)

    return Fixed(find)


def seed_pair(seed: Any) -> tuple[int, int]:
    """Return a seed as two ints; InvalidArgumentError for another shape or dtype."""
    value = array_of(seed)
    if value.dtype.name not in WHOLE:
        raise InvalidArgumentError(
            "A seed must be of int32 or int64 [Op:StatelessRandomGetKeyCounter]"
        )
    if value.shape != (2,):
        raise InvalidArgumentError(f"seed must have shape [2], not {bracketed(value.shape)} "
                                   "[Op:StatelessRandomGetKeyCounter]")  # fmt: skip
    return int(value[0]), int(value[1])


def stateless_normal(
    shape: Any, seed: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32",
    name: str | None = None, alg: Any = "auto_select",
) -> Tensor:  # fmt: skip
    """Return numbers from the normal distribution; gradients pass to mean and stddev."""
    fill, op_name = distributions.normal, "StatelessRandomNormalV2"
    return normals(_source(seed, alg), fill, shape, mean, stddev, dtype, op_name)


def stateless_truncated_normal(
    shape: Any, seed: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32",
    name: str | None = None, alg: Any = "auto_select",
) -> Tensor:  # fmt: skip
    """Return normal numbers, those beyond two standard deviations drawn again."""
    fill, op_name = distributions.truncated_normal, "StatelessTruncatedNormalV2"
    return normals(_source(seed, alg), fill, shape, mean, stddev, dtype, op_name)


def stateless_uniform(
    shape: Any, seed: Any, minval: Any = 0, maxval: Any = None, dtype: Any = "float32",
    name: str | None = None, alg: Any = "auto_select",
) -> Tensor:  # fmt: skip
    """Return numbers from minval up to but without maxval; any whole ones if both are None."""
    kind = one_of(dtype, FLOATS + WHOLE + UNSIGNED)
    if kind.is_integer:
        both_or_neither(kind, minval, maxval)
        if minval is None:
            return whole(_source(seed, alg), shape, kind)
        if kind.name in UNSIGNED:
            raise ValueError(
                f"Argument `dtype` got invalid value {kind} when argument `minval` is not None."
            )
        return integers(_source(seed, alg), shape, minval, maxval, kind)
    return uniforms(_source(seed, alg), shape, minval, 1 if maxval is None else maxval, kind)


def both_or_neither(kind: DType, minval: Any, maxval: Any) -> None:
    """Raise ValueError if one bound is None and the other is not."""
    if (minval is None) != (maxval is None):
        raise ValueError(
            f"For integer dtype {kind}, minval and maxval must be both `None` or both "
            f"non-`None`; got minval={minval} and maxval={maxval}"
        )


def whole(source: Any, shape: Any, kind: DType) -> Tensor:
    """Return whole numbers from all that the dtype holds."""
    if kind.name not in WHOLE + UNSIGNED:
        raise InvalidArgumentError(f"Value for attr 'dtype' of {kind.name} is not in the list of "
                                   "allowed values: int32, int64, uint32, uint64")  # fmt: skip
    name = "StatelessRandomUniformFullIntV2"
    return made(filled(source, distributions.whole, shape, kind.numpy, name))


def stateless_categorical(
    logits: Any, num_samples: Any, seed: Any, dtype: Any = "int64", name: str | None = None
) -> Tensor:
    """Return `num_samples` classes for each row of logits."""
    return picked(_source(seed, None), logits, num_samples, dtype or "int64")


def stateless_shuffle(
    value: Any, seed: Any, alg: Any = "auto_select", name: str | None = None
) -> Tensor:
    """Return the slices along the first axis in random order; no gradient passes."""
    return shuffled(_source(seed, alg), value, "stateless_shuffle")


def stateless_gamma(
    shape: Any, seed: Any, alpha: Any, beta: Any = None, dtype: Any = "float32",
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return gamma distributed numbers of this shape, which ends with that of the parameters."""
    kind = as_dtype(dtype)
    sizes = vector(shape, "StatelessRandomGammaV3")
    alpha, beta = operand(alpha, kind), None if beta is None else operand(beta, kind)
    leading = _leading(sizes, *(raw_of(x) for x in (alpha, beta) if x is not None))
    return gammas(_source(seed, None), leading, alpha, beta, kind)


def stateless_poisson(
    shape: Any, seed: Any, lam: Any, dtype: Any = "int32", name: str | None = None
) -> Tensor:
    """Return Poisson distributed counts of this shape, which ends with that of lam."""
    rate = tensor(lam)
    leading = _leading(vector(shape, "StatelessRandomPoisson"), raw_of(rate))
    return counts(_source(seed, None), leading, rate, dtype, "stateless_poisson")


def stateless_binomial(
    shape: Any, seed: Any, counts: Any, probs: Any, output_dtype: Any = "int32",
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return how many of `counts` attempts succeed, each with one of the chances `probs`."""
    chance = tensor(probs)
    count = tensor(counts, chance.dtype)
    stream = scrambled(seed_pair(seed))
    return successes(stream, shape, count, chance, output_dtype, "stateless_binomial")


def successes(
    stream: Stream, shape: Any, count: Any, chance: Any, dtype: Any, op_name: str
) -> Tensor:
    """Return binomial numbers of a shape that ends with that of the two parameters."""
    kind = as_dtype(dtype)
    if kind.name not in FLOATS + WHOLE:
        raise InvalidArgumentError(f"Counts of {kind.name} are not possible [Op:RandomBinomial]")
    sizes = not_negative(vector(shape, "StatelessRandomBinomial"), "StatelessRandomBinomial")
    leading = _leading(sizes, raw_of(count), raw_of(chance))
    how = {"shape": leading, "stream": stream, "dtype": kind.numpy}
    return execute(OPS[op_name], count, chance, **how)


def _leading(sizes: tuple[int, ...], *parameters: Any) -> tuple[int, ...]:
    """Return `sizes` without the shape of the parameters, with which it must end."""
    try:
        own = np.broadcast_shapes(*(shape_of(x) for x in parameters))
    except ValueError:
        own = (-1,)
    at = len(sizes) - len(own)
    if at < 0 or sizes[at:] != own:
        raise InvalidArgumentError(
            f"The shape {list(sizes)} must end with the parameters' broadcasted shape."
        )
    return sizes[:at]


def split(seed: Any, num: Any = 2, alg: Any = "auto_select") -> Tensor:
    """Return `num` new seeds, [num, 2], in the dtype of the one given."""
    given = convert_to_tensor(seed)
    return stateless_uniform([num, 2], given, None, None, given.dtype, alg=alg)


def fold_in(seed: Any, data: Any, alg: Any = "auto_select") -> Tensor:
    """Return a new seed made of a seed and a whole number, in the number's dtype."""
    number = convert_to_tensor(data)
    return stack([stateless_uniform([], seed, None, None, number.dtype, alg=alg), number])
