"""The exponential of a matrix, composed as TensorFlow composes it.

A quotient of two polynomials (Padé's) of the matrix, or of a matrix halved several times, whose
result is then squared as often: Higham, "The scaling and squaring method for the matrix exponential
revisited", 2005. Which polynomials and how many halvings depends on the largest column sum. With
TensorFlow's bounds for 32 bits some digits are lost; ours lose the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, raw_value
from gradviz.engine.functions.elementwise import add, divide, multiply, negative, tensor, where
from gradviz.engine.functions.linalg import matmul
from gradviz.engine.functions.shape import reshape
from gradviz.engine.op import OPS
from gradviz.engine.tensor import tensor_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

COEFFICIENTS = {
    3: (120.0, 60.0, 12.0),
    5: (30240.0, 15120.0, 3360.0, 420.0, 30.0),
    7: (17297280.0, 8648640.0, 1995840.0, 277200.0, 25200.0, 1512.0, 56.0),
    9: (17643225600.0, 8821612800.0, 2075673600.0, 302702400.0, 30270240.0, 2162160.0, 110880.0,
        3960.0, 90.0),
    13: (64764752532480000.0, 32382376266240000.0, 7771770303897600.0, 1187353796428800.0,
         129060195264000.0, 10559470521600.0, 670442572800.0, 33522128640.0, 1323241920.0,
         40840800.0, 960960.0, 16380.0, 182.0),
}  # fmt: skip
# By size in bytes: the degrees, the column sums up to which each but the last is enough, and the
# column sum that needs no halving.
PLANS = {
    4: ((3, 5, 7), (4.258730016922831e-001, 1.880152677804762e000), 3.925724783138660),
    8: ((3, 5, 7, 9, 13),
        (1.495585217958292e-002, 2.539398330063230e-001, 9.504178996162932e-001,
         2.097847961257068e000), 5.371920351148152),
}  # fmt: skip


def expm(input: Any, name: str | None = None) -> Tensor:
    """Return exponentials of square matrices; nan, without gradient, if one is not finite."""
    x = tensor(input)
    if not x.dtype.is_floating:
        raise ValueError(f"tf.linalg.expm does not support matrices of type {x.dtype}")
    shape = tuple(x.shape)
    if len(shape) < 2 or shape[-1] != shape[-2]:
        raise InvalidArgumentError(f"Matrix size-incompatible: {shape} is not square [Op:MatMul]")
    if not shape[-1]:
        return x
    value = raw_value(x)
    with np.errstate(all="ignore"):
        sums = np.abs(value).sum(-2, dtype=value.dtype).max(-1).reshape(-1)
        degrees, limits, enough = PLANS[max(value.dtype.itemsize, 4)]
        halvings = np.maximum(np.floor(np.log(sums / enough) / np.log(value.dtype.type(2))), 0)
    if not np.isfinite(np.max(sums, initial=0)):
        return tensor_of(np.full(shape, np.nan, value.dtype))
    chosen = np.searchsorted(np.asarray(limits, value.dtype), sums, side="right")
    stack = x if len(shape) == 3 else reshape(x, [-1, *shape[-2:]])
    odd, even = _quotient(stack, chosen, degrees, halvings)
    found = execute(OPS["solve"], add(negative(odd), even), add(odd, even))
    for step in range(int(np.max(halvings, initial=0))):
        found = _chosen(step < halvings, matmul(found, found), found)
    return found if len(shape) == 3 else reshape(found, shape)


def _chosen(condition: Any, x: Any, y: Any) -> Any:
    """Return x for the matrices where the condition holds, else y."""
    if condition.all():
        return x
    return where(tensor_of(condition.reshape(-1, 1, 1)), x, y)


def _quotient(x: Any, chosen: Any, degrees: Any, halvings: Any) -> tuple[Any, Any]:
    """Return odd and even part of each matrix's polynomial."""
    odd = even = None
    for place in sorted(set(chosen.tolist()), reverse=True) or [0]:
        matrix, degree = x, degrees[place]
        if place == len(degrees) - 1 and halvings.any():
            powers = (2.0**halvings).astype(raw_value(x).dtype).reshape(-1, 1, 1)
            matrix = divide(x, tensor_of(powers))
        one, other = _thirteen(matrix) if degree == 13 else _pade(matrix, degree)
        odd = one if odd is None else _chosen(chosen == place, one, odd)
        even = other if even is None else _chosen(chosen == place, other, even)
    return odd, even


def _eye(x: Any) -> Any:
    """Return b -> b I for the matrices of `x`."""
    shape = tuple(x.shape)
    eye = tensor_of(
        np.array(np.broadcast_to(np.eye(shape[-1], dtype=raw_value(x).dtype), shape))
    )  # fmt: skip
    return lambda factor: multiply(factor, eye)


def _pade(x: Any, degree: int) -> tuple[Any, Any]:
    b, eye = COEFFICIENTS[degree], _eye(x)
    powers = [matmul(x, x)]
    for _ in range(1, degree // 2):
        powers.append(matmul(powers[-1], powers[0]))
    top = len(powers) - 1
    odd, even = powers[top], multiply(b[2 * top + 2], powers[top])
    for k in range(top - 1, -1, -1):
        odd = add(odd, multiply(b[2 * k + 3], powers[k]))
        even = add(even, multiply(b[2 * k + 2], powers[k]))
    return matmul(x, add(odd, eye(b[1]))), add(even, eye(b[0]))


def _thirteen(x: Any) -> tuple[Any, Any]:
    b, eye = COEFFICIENTS[13], _eye(x)
    second = matmul(x, x)
    fourth = matmul(second, second)
    sixth = matmul(fourth, second)

    def mixed(start: Any, first: int) -> Any:
        total = start
        for power, factor in ((sixth, b[first + 4]), (fourth, b[first + 2]), (second, b[first])):
            total = multiply(factor, power) if total is None else add(
                total, multiply(factor, power)
            )  # fmt: skip
        return total

    inner = add(add(sixth, multiply(b[11], fourth)), multiply(b[9], second))
    odd = add(mixed(matmul(sixth, inner), 3), eye(b[1]))
    even = add(mixed(matmul(sixth, mixed(None, 8)), 2), eye(b[0]))
    return matmul(x, odd), even
