"""LU factors with the order of their rows, under TensorFlow's names, and what they solve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.decompositions import triangular_solve
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.linalg import band_part, matmul, set_diag
from gradviz.engine.op import OPS
from gradviz.engine.tensor import tensor_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

_INT32 = np.dtype(np.int32)


class Lu(NamedTuple):
    """L below and U on and above the diagonal of `lu`; `p` is the order of the rows."""

    lu: Tensor
    p: Tensor


def lu(input: Any, output_idx_type: Any = "int32", name: str | None = None) -> Lu:
    """Return LU factors of square matrices; asking for their gradient is a LookupError."""
    kind = as_dtype(output_idx_type)
    if kind.name not in ("int32", "int64"):
        raise InvalidArgumentError(f"output_idx_type must be int32 or int64, not {kind.name}")
    x = tensor(input)
    return Lu(execute(OPS["lu"], x), execute(OPS["lu_order"], x, dtype=kind.numpy))


def _checked(lower_upper: Any, perm: Any) -> tuple[Any, Any]:
    """Return both as tensors; ValueError if they are no factors and their order."""
    factors = tensor(lower_upper)
    order = perm if is_tensor(perm) else to_tensor(perm, _INT32)
    if factors.ndim < 2:
        raise ValueError("Input `lower_upper` must have at least 2 dimensions.")
    if factors.ndim != order.ndim + 1:
        raise ValueError("`rank(lower_upper)` must equal `rank(perm) + 1`")
    if factors.shape[-1] != factors.shape[-2]:
        raise ValueError("`lower_upper` must be square.")
    return factors, order


def _lower(factors: Any) -> Tensor:
    ones = np.ones(tuple(factors.shape)[:-1], raw_value(factors).dtype)
    return set_diag(band_part(factors, -1, 0), to_tensor(ones))


def _in_order(x: Any, order: Any) -> Tensor:
    """Return the rows of matrices in another order, batch by batch; batches broadcast."""
    lead = np.broadcast_shapes(tuple(x.shape)[:-2], order.shape[:-1])
    if not lead:
        return execute(OPS["gather"], x, tensor_of(order), axis=0)
    wide = execute(OPS["broadcast_to"], x, shape=(*lead, *tuple(x.shape)[-2:]))
    grids = np.indices((*lead, order.shape[-1]))[:-1]
    places = np.stack([*grids, np.broadcast_to(order, (*lead, order.shape[-1]))], -1)
    return execute(OPS["gather_nd"], wide, tensor_of(places.astype(np.int64)))


def lu_reconstruct(
    lower_upper: Any, perm: Any, validate_args: bool = False, name: str | None = None
) -> Tensor:
    """Return the matrices whose LU factors are given."""
    factors, order = _checked(lower_upper, perm)
    places = raw_value(order)
    if (np.sort(places, -1) != np.arange(factors.shape[-1])).any():
        raise InvalidArgumentError("the order names a row twice [Op:InvertPermutation]")
    product = matmul(_lower(factors), band_part(factors, 0, -1))
    return _in_order(product, np.argsort(places, -1))


def lu_solve(
    lower_upper: Any, perm: Any, rhs: Any, validate_args: bool = False, name: str | None = None
) -> Tensor:
    """Return x of A @ x = rhs, of which LU factors are given; batches broadcast."""
    factors, order = _checked(lower_upper, perm)
    side = rhs if is_tensor(rhs) else to_tensor(rhs, raw_value(factors).dtype)
    if side.ndim < 2:
        raise ValueError("Input `rhs` must have at least 2 dimensions.")
    if side.shape[-2] != factors.shape[-1]:
        raise ValueError("`lower_upper.shape[-1]` must equal `rhs.shape[-1]`.")
    turned = _in_order(side, raw_value(order))
    return triangular_solve(factors, triangular_solve(_lower(factors), turned), lower=False)


def lu_matrix_inverse(
    lower_upper: Any, perm: Any, validate_args: bool = False, name: str | None = None
) -> Tensor:
    """Return the inverses of the matrices whose LU factors are given."""
    factors, _ = _checked(lower_upper, perm)
    eye = np.eye(factors.shape[-1], dtype=raw_value(factors).dtype)
    return lu_solve(factors, perm, np.array(np.broadcast_to(eye, tuple(factors.shape))))
