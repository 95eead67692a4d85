"""Random tensors by the session's seeds, number by number as TensorFlow draws them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.errors import InvalidArgumentError, NotFoundError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.functions.drawing import (
    PER_NUMBER,
    Seeded,
    Source,
    integers,
    made,
    normals,
    operand,
    raw_of,
    uniforms,
)
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.sizes import array_of, not_negative, vector
from gradviz.engine.functions.spreading import broadcast_to
from gradviz.engine.op import OPS
from gradviz.engine.random import choices, distributions
from gradviz.engine.random.seeds import seeds
from gradviz.engine.shapes import bracketed, shape_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

FLOATS, WHOLE = ("float16", "float32", "float64"), ("int32", "int64")


def set_seed(seed: Any) -> None:
    """Set this thread's global seed, so that what follows is repeatable; None takes it back."""
    seeds().set_seed(raw_value(seed) if is_tensor(seed) else seed)


def normal(
    shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32", seed: Any = None,
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return numbers from the normal distribution; gradients pass to mean and stddev."""
    fill = distributions.normal
    return normals(Seeded(seed), fill, shape, mean, stddev, dtype, "RandomStandardNormal")


def truncated_normal(
    shape: Any, mean: Any = 0.0, stddev: Any = 1.0, dtype: Any = "float32", seed: Any = None,
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return normal numbers, those beyond two standard deviations drawn again."""
    fill = distributions.truncated_normal
    return normals(Seeded(seed), fill, shape, mean, stddev, dtype, "TruncatedNormal")


def uniform(
    shape: Any, minval: Any = 0, maxval: Any = None, dtype: Any = "float32", seed: Any = None,
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return numbers from minval up to but without maxval, which is 1 for floats.

    ValueError for a dtype without such numbers, and for whole numbers without maxval.
    """
    kind = one_of(dtype, FLOATS + WHOLE)
    if kind.is_integer:
        if maxval is None:
            raise ValueError(f"Must specify maxval for integer dtype {kind!r}")
        return integers(Seeded(seed), shape, minval, maxval, kind)
    return uniforms(Seeded(seed), shape, minval, 1 if maxval is None else maxval, kind)


def shuffle(value: Any, seed: Any = None, name: str | None = None) -> Tensor:
    """Return the slices along the first axis in random order; no gradient passes."""
    return shuffled(Seeded(seed), value)


def categorical(
    logits: Any, num_samples: Any, dtype: Any = None, seed: Any = None, name: str | None = None
) -> Tensor:
    """Return `num_samples` classes for each row of logits, as int64 unless int32 is asked for."""
    return picked(Seeded(seed), logits, num_samples, dtype)


def gamma(
    shape: Any, alpha: Any, beta: Any = None, dtype: Any = "float32", seed: Any = None,
    name: str | None = None,
) -> Tensor:  # fmt: skip
    """Return `shape` numbers for each gamma distribution; gradients pass to alpha and beta."""
    sizes, kind = _as_int32(shape), as_dtype(dtype)
    alpha, beta = operand(alpha, kind), None if beta is None else operand(beta, kind)
    return gammas(Seeded(seed), sizes, alpha, beta, kind)


def poisson(
    shape: Any, lam: Any, dtype: Any = "float32", seed: Any = None, name: str | None = None
) -> Tensor:
    """Return `shape` counts for each rate in lam.

    InvalidArgumentError for a rate that is nan or more than the dtype holds.
    """
    sizes = _as_int32(shape)
    kept = is_tensor(lam) or isinstance(lam, (np.ndarray, np.integer))
    rate = lam if kept else tensor(lam, "float32")
    return counts(Seeded(seed), sizes, rate, dtype)


# --- What stateless_random.py makes use of, too.


def one_of(dtype: Any, accepted: tuple[str, ...]) -> DType:
    """Return the DType; ValueError if it is not among these names."""
    kind = as_dtype(dtype)
    if kind.name not in accepted:
        names = ", ".join(f"tf.{name}" for name in accepted)
        raise ValueError(
            f"Argument `dtype` got invalid value {kind}. Accepted dtypes are ({names})."
        )
    return kind


def shuffled(source: Source, value: Any, op_name: str = "shuffle") -> Tensor:
    """Return the slices of a tensor along its first axis in random order."""
    x = tensor(value)
    shape = shape_of(raw_value(x))
    size = shape[0] if shape else 1
    source.begin()
    order = None
    if size > 1:
        stream = source.stream(("RandomShuffle", x.dtype), (size + 2) // 4)
        order = choices.order(stream, size)
    return execute(OPS[op_name], x, order=order)


def picked(source: Source, logits: Any, num_samples: Any, dtype: Any) -> Tensor:
    """Return classes picked at random for each row of logits."""
    x = tensor(logits)
    kind = one_of("int64" if dtype is None else dtype, WHOLE)
    source.begin()
    count = _count(num_samples)
    shape = shape_of(raw_value(x))
    if not x.dtype.is_floating:
        raise NotFoundError(f"There is no kernel for logits of {x.dtype.name} [Op:Multinomial]")
    if len(shape) != 2 or not shape[1]:
        raise InvalidArgumentError(
            f"logits should be a matrix with at least one class, got shape {bracketed(shape)} "
            "[Op:Multinomial]"
        )
    blocks = shape[0] * (-(-count // 4) * 4) * 2 * PER_NUMBER
    stream = source.stream(("Multinomial", x.dtype, kind), blocks)
    how = {"num_samples": count, "stream": stream, "dtype": kind.numpy}
    return execute(OPS["categorical"], x, **how)


def gammas(source: Source, shape: Any, alpha: Any, beta: Any, kind: DType) -> Tensor:
    """Return `shape` gamma distributed numbers for each alpha, divided by beta."""
    wide = _joined(alpha, beta)
    source.begin()
    shape = not_negative(vector(shape, "RandomGamma"), "RandomGamma")
    count = math.prod(shape) * math.prod(wide)
    stream = source.stream(("RandomGamma", kind), count * PER_NUMBER)
    tiny = np.finfo(kind.numpy).tiny
    if not is_tensor(alpha) and not is_tensor(beta):
        drawn = OPS["random_gamma"].forward(np.broadcast_to(alpha, wide), shape, stream)
        with np.errstate(all="ignore"):
            return made(np.maximum(tiny, drawn if beta is None else drawn / beta))
    a = alpha if is_tensor(alpha) else made(alpha)
    if tuple(a.shape) != wide:
        a = broadcast_to(a, wide)
    drawn = execute(OPS["random_gamma"], a, shape=shape, stream=stream)
    scaled = drawn if beta is None else execute(OPS["divide"], drawn, made_of(beta))
    return execute(OPS["maximum"], made(tiny), scaled)


def counts(
    source: Source, shape: Any, lam: Any, dtype: Any, op_name: str = "random_poisson"
) -> Tensor:
    """Return `shape` Poisson distributed counts for each rate."""
    kind, rate = as_dtype(dtype), tensor(lam)
    source.begin()
    for asked in (kind, rate.dtype):
        if asked.name not in FLOATS + WHOLE:
            raise InvalidArgumentError(f"A Poisson distribution of {asked.name} is not possible "
                                       "[Op:RandomPoissonV2]")  # fmt: skip
    shape = not_negative(vector(shape, "RandomPoissonV2"), "RandomPoissonV2")
    size = math.prod(shape) * math.prod(rate.shape)
    stream = source.stream(("RandomPoissonV2", rate.dtype, kind), size * PER_NUMBER)
    return execute(OPS[op_name], rate, shape=shape, stream=stream, dtype=kind.numpy)


def made_of(x: Any) -> Any:
    """Return what `operand` returned as a tensor."""
    return x if is_tensor(x) else made(x)


def _joined(alpha: Any, beta: Any) -> tuple[int, ...]:
    shapes = [shape_of(raw_of(x)) for x in (alpha, beta) if x is not None]
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        both = " vs. ".join(bracketed(shape) for shape in shapes)
        raise InvalidArgumentError(f"Incompatible shapes: {both} [Op:BroadcastArgs]") from None


def _as_int32(shape: Any) -> np.ndarray:
    if is_tensor(shape) and shape.dtype.name != "int32":
        raise ValueError("shape: Tensor conversion requested dtype int32 for Tensor with dtype "
                         f"{shape.dtype.name}")  # fmt: skip
    return array_of(shape, strict=True)


def _count(num_samples: Any) -> int:
    value = array_of(num_samples, strict=True)
    if is_tensor(num_samples) and value.dtype.name != "int32":
        raise InvalidArgumentError("num_samples must be int32 [Op:Multinomial]")
    if value.ndim or value < 0:
        raise InvalidArgumentError(
            f"num_samples should be a number that is not negative, got {num_samples!r} "
            "[Op:Multinomial]"
        )
    return int(value)
