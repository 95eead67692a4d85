"""Inverses, determinants, systems of equations and factors, under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from gradviz.engine.convert import FLOAT32
from gradviz.engine.custom import custom_gradient
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import cast, divide, greater, log, multiply, tensor, where
from gradviz.engine.functions.linalg import diag_part, matmul
from gradviz.engine.functions.making import function
from gradviz.engine.functions.reduce import reduce_max, reduce_sum
from gradviz.engine.functions.shape import expand_dims
from gradviz.engine.op import OPS
from gradviz.engine.ops import decompositions as rows
from gradviz.engine.ops.packing import layout
from gradviz.engine.shapes import shape_of
from gradviz.engine.tensor import tensor_of

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

det = function("matrix_determinant", "input", "Determinant of square matrices.", name="det")
cholesky = function(
    "cholesky", "input", "Lower triangular L with L @ L^T = input, of which it reads one triangle."
)
sqrtm = function("matrix_sqrt", "input", "A matrix whose square is the input.", name="sqrtm")
eigvalsh = function(
    "eigenvalues", "tensor", "Eigenvalues of symmetric matrices, the smallest first.", "eigvalsh"
)


class Qr(NamedTuple):
    """Orthogonal columns and an upper triangle."""

    q: Tensor
    r: Tensor


class LogMatrixDeterminant(NamedTuple):
    """The sign of a determinant and the logarithm of its absolute value."""

    sign: Tensor
    log_abs_determinant: Tensor


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"Expected bool for argument '{name}' not {value!r}.")
    return bool(value)


def _parts(packed: Any, shapes: tuple[tuple[int, ...], ...]) -> list[Tensor]:
    return [
        execute(OPS["part"], packed, start=start, shape=shape, total=total)
        for start, total, shape in layout(shapes)
    ]


def _sizes(x: Any) -> tuple[int, int]:
    rows_, columns = shape_of(raw_value(x))[-2:]
    return rows_, columns


# --- inverse, determinant, systems of equations


def inv(input: Any, adjoint: bool = False, name: str | None = None) -> Tensor:
    """Return inverses of square matrices, transposed if `adjoint`."""
    turned = _flag(adjoint, "adjoint")
    return execute(OPS["matrix_inverse"], input, **({"adjoint": True} if turned else {}))


def slogdet(input: Any, name: str | None = None) -> LogMatrixDeterminant:
    """Return sign and logarithm of determinants; the sign passes a gradient of zeros."""
    return LogMatrixDeterminant(*_parts(execute(OPS["slogdet"], input), ((), ())))


def logdet(matrix: Any, name: str | None = None) -> Tensor:
    """Return the logarithm of determinants of positive definite matrices; nan of others."""
    return multiply(2.0, reduce_sum(log(diag_part(cholesky(matrix))), [-1]))


def solve(matrix: Any, rhs: Any, adjoint: bool = False, name: str | None = None) -> Tensor:
    """Return x of matrix @ x = rhs; with the matrix transposed if `adjoint`."""
    return execute(OPS["solve"], matrix, rhs, adjoint=_flag(adjoint, "adjoint"))


def triangular_solve(
    matrix: Any, rhs: Any, lower: bool = True, adjoint: bool = False, name: str | None = None
) -> Tensor:
    """Return x of matrix @ x = rhs, where one triangle of the matrix counts; batches broadcast."""
    return execute(
        OPS["triangular_solve"], matrix, rhs, lower=_flag(lower, "lower"),
        adjoint=_flag(adjoint, "adjoint"),
    )  # fmt: skip


def cholesky_solve(chol: Any, rhs: Any, name: str | None = None) -> Tensor:
    """Return x of A @ x = rhs, of which `chol` is Cholesky's factor."""
    chol = tensor(chol)
    return triangular_solve(chol, triangular_solve(chol, rhs), adjoint=True)


def lstsq(
    matrix: Any,
    rhs: Any,
    l2_regularizer: Any = 0.0,
    fast: bool = True,
    name: str | None = None,
) -> Tensor:
    """Return the x of least squares, of least length if there are many.

    If `fast`, by Cholesky's factor of the normal equations: nan where the matrix has not full rank.
    Else by singular values; `l2_regularizer` is ignored then, and there is no gradient.
    """
    a = tensor(matrix)
    if fast is False:
        return _robust(a, rhs if is_tensor(rhs) else to_tensor(rhs, raw_value(a).dtype))
    tall = a.ndim < 2 or a.shape[-2] >= a.shape[-1]
    gram = matmul(a, a, adjoint_a=tall, adjoint_b=not tall)
    if is_tensor(l2_regularizer) or l2_regularizer:
        eye = np.eye(gram.shape[-1], dtype=raw_value(gram).dtype)
        gram = gram + multiply(l2_regularizer, to_tensor(np.broadcast_to(eye, tuple(gram.shape))))
    factor = cholesky(gram)
    if tall:
        return cholesky_solve(factor, matmul(a, rhs, adjoint_a=True))
    return matmul(a, cholesky_solve(factor, rhs), adjoint_a=True)


@custom_gradient
def _robust(matrix: Any, rhs: Any) -> Any:
    a, b = raw_value(matrix), raw_value(rhs)
    if a.ndim < 2 or a.shape[:-1] != b.shape[:-1] or a.dtype.kind != "f" or a.dtype != b.dtype:
        raise InvalidArgumentError("matrix and rhs do not fit [Op:MatrixSolveLs] name: ")
    flat = zip(a.reshape(-1, *a.shape[-2:]), b.reshape(-1, *b.shape[-2:]), strict=True)
    found = np.stack([np.linalg.lstsq(x, y, rcond=None)[0] for x, y in flat])

    def gradient(g: Any) -> Any:
        raise ValueError("Gradient not defined for fast=False")

    return tensor_of(found.reshape((*a.shape[:-2], *found.shape[-2:]))), gradient


# --- factors


def qr(input: Any, full_matrices: bool = False, name: str | None = None) -> Qr:
    """Return Q and R with Q @ R = input; Q is square if `full_matrices`."""
    full = _flag(full_matrices, "full_matrices")
    x = tensor(input)
    packed = execute(OPS["qr"], x, full=full)
    return Qr(*_parts(packed, rows.shapes_of_qr(*_sizes(x), full)))


def svd(
    tensor: Any, full_matrices: bool = False, compute_uv: bool = True, name: str | None = None
) -> Any:
    """Return singular values, the largest first, U and V; the values alone without `compute_uv`.

    V's columns belong to the values: input = U @ diag(s) @ V^T.
    """
    full = _flag(full_matrices, "full_matrices")
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    if not _flag(compute_uv, "compute_uv"):
        return execute(OPS["singular_values"], x)
    packed = execute(OPS["svd"], x, full=full)
    return tuple(_parts(packed, rows.shapes_of_svd(*_sizes(x), full)))


def eigh(tensor: Any, name: str | None = None) -> tuple[Tensor, Tensor]:
    """Return eigenvalues, the smallest first, and eigenvectors as columns.

    The lower triangle of a symmetric matrix is read, and receives the gradient.
    """
    x = tensor if is_tensor(tensor) else to_tensor(tensor)
    packed = execute(OPS["eigh"], x)
    values, vectors = _parts(packed, rows.shapes_of_eigh(_sizes(x)[0]))
    return values, vectors


def _floating_matrix(a: Any) -> Any:
    if not a.dtype.is_floating:
        raise TypeError(f"Input `a` must have `float`-like `dtype` (saw {a.dtype.name}).")
    if a.ndim < 2:
        raise ValueError(f"Input `a` must have at least 2 dimensions (saw: {a.ndim}).")
    return a


def matrix_rank(
    a: Any, tol: Any = None, validate_args: bool = False, name: str | None = None
) -> Tensor:
    """Return how many singular values are above `tol`, as int32."""
    x = _floating_matrix(a if is_tensor(a) else to_tensor(a, FLOAT32))
    s = svd(x, compute_uv=False)
    if tol is None:
        dtype = raw_value(x).dtype
        least = np.finfo(dtype).eps * dtype.type(max(_sizes(x)))
        tol = multiply(reduce_max(s, -1, True), least)
    return reduce_sum(cast(greater(s, tol), "int32"), -1)


def pinv(a: Any, rcond: Any = None, validate_args: bool = False, name: str | None = None) -> Tensor:
    """Return pseudo-inverses; singular values below `rcond` times the largest count as 0."""
    x = _floating_matrix(tensor(a))
    dtype = raw_value(x).dtype
    if rcond is None:
        rcond = 10.0 * float(max(_sizes(x))) * np.finfo(dtype).eps
    s, u, v = svd(x)
    cutoff = multiply(tensor(rcond, dtype), reduce_max(s, -1))
    s = where(greater(s, expand_dims(cutoff, -1)), s, dtype.type(np.inf))
    found = matmul(divide(v, expand_dims(s, -2)), u, adjoint_b=True)
    if tuple(found.shape)[:-2] != tuple(x.shape)[:-2]:
        raise ValueError(f"rcond makes a shape {found.shape} of a matrix of shape {x.shape}")
    return found
