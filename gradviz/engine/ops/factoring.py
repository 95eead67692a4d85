"""Triangular factors of matrices, in plain NumPy: LU, Cholesky, QR, and what they solve.

No rows of the table here, only what the rows of decompositions.py compute with. TensorFlow's
kernels use textbook algorithms (Golub and Van Loan, "Matrix Computations"), and they add and
multiply in a certain order. The same algorithm in the same order rounds alike to the last digit and
finds the same matrices singular, which NumPy's LAPACK does not. Beyond `SMALL`, where that costs
too much time in Python and buys nothing, LAPACK is called.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError, NotFoundError

SMALL = 16
SMALL_QR = 64
Reflector = tuple[Any, Any]


def checked(x: Any, op: str, square: bool = True, half: bool = False) -> Any:
    """Return `x`; refuse what is no matrix, no square one, or of 16 bits where TensorFlow does."""
    if x.dtype.itemsize == 2 and not half:
        raise NotFoundError(f"Could not find device for {op} of {x.dtype.name} [Op:{op}]")
    if x.ndim < 2:
        raise InvalidArgumentError(f"Input tensor 0 must have rank >= 2, got {x.ndim} [Op:{op}]")
    if square and x.shape[-1] != x.shape[-2]:
        raise InvalidArgumentError(f"Input matrix must be square. [Op:{op}] name: ")
    return x


def each(function: Any, x: Any) -> list[Any]:
    """Return what `function` gives of every matrix of a batch: each result as a batch of its own.

    An empty batch is asked with a matrix of zeros for the shapes.
    """
    lead = x.shape[:-2]
    found = [function(a) for a in x.reshape((math.prod(lead), *x.shape[-2:]))]
    if not found:
        model = function(np.zeros(x.shape[-2:], x.dtype))
        return [np.zeros((*lead, *part.shape), part.dtype) for part in model]
    return [np.stack(parts).reshape((*lead, *parts[0].shape)) for parts in zip(*found, strict=True)]


# --- LU and triangular systems


def lu(x: Any) -> tuple[Any, Any, Any]:
    """Return L below and U on and above the diagonal, the order of rows, and that order's sign."""
    n = x.shape[-1]
    a = np.array(x).reshape((math.prod(x.shape[:-2]), n, n))
    batch = np.arange(len(a))
    order = np.tile(np.arange(n), (len(a), 1))
    sign = np.ones(len(a), x.dtype)
    for k in range(n):
        row = k + np.argmax(np.abs(a[:, k:, k]), axis=1)
        sign[row != k] *= -1
        for table in (a, order):
            table[batch, k], table[batch, row] = table[batch, row], table[batch, k]
        pivot = a[:, k, k]
        a[:, k + 1 :, k] /= np.where(pivot == 0, 1, pivot)[:, None]
        a[:, k + 1 :, k + 1 :] -= a[:, k + 1 :, k, None] * a[:, k, None, k + 1 :]
    lead = x.shape[:-2]
    return a.reshape(x.shape), order.reshape((*lead, n)), sign.reshape(lead)


def is_singular(factors: Any) -> bool:
    """Return whether some U has a zero, or no number, on its diagonal."""
    diagonal = np.diagonal(factors, axis1=-2, axis2=-1)
    return not bool(np.all(np.abs(diagonal) > 0))


def solve(a: Any, b: Any) -> Any:
    """Return the solution of `a @ x = b`; None if a matrix is singular."""
    if a.shape[-1] > SMALL:
        return _solve_large(a, b)
    factors, order, _ = lu(a)
    if is_singular(factors):
        return None
    turned = np.take_along_axis(b, order[..., None], axis=-2)
    middle = solve_triangular(factors, turned, lower=True, unit=True)
    return solve_triangular(factors, middle, lower=False)


def _solve_large(a: Any, b: Any) -> Any:
    if np.isnan(a).any():
        return None
    try:
        return np.linalg.solve(a, b)
    except np.linalg.LinAlgError:
        return None


def solve_triangular(a: Any, b: Any, lower: bool, unit: bool = False) -> Any:
    """Return the solution of `a @ x = b`, of `a` one triangle alone; batches broadcast."""
    lead = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    x = np.array(np.broadcast_to(b, (*lead, *b.shape[-2:])))
    n = a.shape[-1]
    for i in range(n) if lower else reversed(range(n)):
        known = slice(0, i) if lower else slice(i + 1, n)
        if n <= SMALL:  # row by row, each product taken away by itself
            parts = a[..., i, known, None] * x[..., known, :]
            row = np.subtract.reduce(np.concatenate([x[..., i : i + 1, :], parts], -2), axis=-2)
        else:
            row = x[..., i, :] - (a[..., i : i + 1, known] @ x[..., known, :])[..., 0, :]
        x[..., i, :] = row if unit else row * (1 / a[..., i, i, None])
    return x


# --- Cholesky


def cholesky(x: Any) -> Any:
    """Return lower triangular factors; nan on and below the diagonal if one is not positive."""
    a = np.tril(x)
    wrong = np.zeros(x.shape[:-2], np.bool_)
    for k in range(x.shape[-1]):
        done = a[..., k, :k]
        rest = a[..., k, k] - np.add.reduce(done * done, -1)
        wrong |= rest <= 0
        a[..., k, k] = root = np.sqrt(rest)
        if k:
            a[..., k + 1 :, k] -= (a[..., k + 1 :, :k] @ done[..., None])[..., 0]
        a[..., k + 1 :, k] /= root[..., None]
    a[wrong] = np.tril(np.full(x.shape[-2:], np.nan, x.dtype))
    return a


# --- Householder's reflectors and QR


def running_sum(products: Any) -> Any:
    """Return the sum of a vector, added from left to right; 0 of none."""
    return np.add.accumulate(products)[-1] if len(products) else products.dtype.type(0)


def reflector(v: Any) -> tuple[Reflector, Any]:
    """Return (w, tau), so that I - tau [1, w][1, w]^T turns `v` into beta e1, and beta."""
    first, rest = v[0], v[1:]
    square = running_sum(rest * rest)
    if square <= np.finfo(v.dtype).tiny:
        return (np.zeros_like(rest), v.dtype.type(0)), first
    beta = np.sqrt(first * first + square)
    beta = -beta if first >= 0 else beta
    return (rest / (first - beta), (beta - first) / beta), beta


def reflect(a: Any, by: Reflector) -> None:
    """Apply a reflector to the columns of `a`, in place."""
    w, tau = by
    if len(a) == 1:
        a *= 1 - tau
    elif tau and a.shape[1]:
        along = w[:, None] * a[1:]
        total = (np.add.reduce(along, 0) if along.shape[1] > 1 else running_sum(along)) + a[0]
        a[0] -= tau * total
        a[1:] -= (tau * w)[:, None] * total


def orthogonal(
    reflectors: list[Reflector], size: int, width: int, dtype: Any, shift: int = 0
) -> Any:
    """Return the product of reflectors, the k-th of which begins at row k + shift."""
    made = np.eye(size, width, dtype=dtype)
    for k in reversed(range(len(reflectors))):
        reflect(made[k + shift :, k + shift if width == size else 0 :], reflectors[k])
    return made


def qr(a: Any, full: bool) -> tuple[Any, Any]:
    """Return Q and R of one matrix; R's diagonal has the sign opposite to what it was made from."""
    rows, columns = a.shape
    least = min(rows, columns)
    if least > SMALL_QR:
        q, r = np.linalg.qr(a, "complete" if full else "reduced")
        return q, r
    a = np.array(a)
    found = []
    for k in range(least):
        by, a[k, k] = reflector(a[k:, k])
        a[k + 1 :, k] = 0
        reflect(a[k:, k + 1 :], by)
        found.append(by)
    return orthogonal(found, rows, rows if full else least, a.dtype), a if full else a[:least]


# --- what is made of factors


def slogdet(x: Any) -> tuple[Any, Any]:
    """Return sign and logarithm of the determinants, by the diagonal of U."""
    if x.shape[-1] > SMALL:
        sign, log = np.linalg.slogdet(x)
        return sign, log
    factors, _, sign = lu(x)
    diagonal = np.diagonal(factors, axis1=-2, axis2=-1)
    sign = np.multiply.reduce(np.sign(diagonal), -1) * sign
    return sign, np.add.reduce(np.log(np.abs(diagonal)), -1)


def square_root(a: Any) -> Any:
    """Return a matrix whose square is `a`; nan where an eigenvalue is below 0."""
    from scipy.linalg import rsf2csf, schur

    if not a.size or not np.isfinite(a).all():
        return np.full_like(a, np.nan)
    t, z = schur(a, output="real", check_finite=False)
    below = np.diagonal(t, -1) != 0
    alone = ~(np.append(below, False) | np.append(False, below))
    if below.any() and not (np.diagonal(t)[alone] < 0).any():
        t, z = rsf2csf(t, z, check_finite=False)
    root = np.zeros_like(t)
    for j in range(len(t)):
        root[j, j] = np.sqrt(t[j, j])
        for i in range(j - 1, -1, -1):
            known = root[i, i + 1 : j] @ root[i + 1 : j, j]
            root[i, j] = (t[i, j] - known) / (root[i, i] + root[j, j])
    return (z @ root @ z.conj().T).real.astype(a.dtype)
