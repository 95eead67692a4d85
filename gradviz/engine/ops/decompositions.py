"""Matrices taken apart: Cholesky's factor, QR, singular values, eigenvalues, square roots.

Where there are several outputs, see packing.py.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import UNREGISTERED, define
from gradviz.engine.ops import factoring, spectral
from gradviz.engine.ops.factoring import checked
from gradviz.engine.ops.packing import Shape, packed, parts_of

FAMILY = "linalg"


def _dtype(x: Any) -> np.dtype:
    found: np.dtype = getattr(x.dtype, "numpy", x.dtype)
    return found


def _half_diagonal(m: Any, x: Any) -> Any:
    return m.set_diag(x, 0.5 * m.diag_part(x))


def _cholesky_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    eye = np.array(np.broadcast_to(np.eye(tuple(out.shape)[-1], dtype=_dtype(out)), out.shape))
    inverse = m.triangular_solve(out, eye)
    middle = _half_diagonal(m, m.matmul(out, g, transpose_a=True))
    middle = m.band_part(middle, lower=-1, upper=0)
    found = m.matmul(m.matmul(inverse, middle, transpose_a=True), inverse)
    return (found + m.matrix_transpose(found)) * 0.5


def shapes_of_qr(rows: int, columns: int, full: bool) -> tuple[Shape, ...]:
    """Return the shapes of Q and R."""
    width = rows if full else min(rows, columns)
    return (rows, width), (width, columns)


def _qr(x: Any, full: bool = False) -> Any:
    checked(x, "Qr", square=False, half=True)
    found = factoring.each(lambda a: factoring.qr(a, full), x)
    return packed(found, shapes_of_qr(x.shape[-2], x.shape[-1], full), x.shape[:-2])


def _qr_vjp(m: Any, g: Any, out: Any, x: Any, full: bool = False) -> Any:
    rows, columns = tuple(x.shape)[-2:]
    if full and rows > columns:
        raise NotImplementedError(
            "QrGrad not implemented when nrows > ncols and full_matrices is true."
        )
    shapes = shapes_of_qr(rows, columns, full)
    (q, r), (dq, dr) = parts_of(m, out, shapes), parts_of(m, g, shapes)
    if rows >= columns:
        return _square_qr(m, q, r, dq, dr)
    left, right = (..., slice(None), slice(rows)), (..., slice(None), slice(rows, None))
    rest, by_rest = m.getitem(x, key=right), m.getitem(dr, key=right)
    dq = dq + m.matmul(rest, by_rest, transpose_b=True)
    first = _square_qr(m, q, m.getitem(r, key=left), dq, m.getitem(dr, key=left))
    return m.concat(first, m.matmul(q, by_rest), axis=len(tuple(x.shape)) - 1)


def _square_qr(m: Any, q: Any, r: Any, dq: Any, dr: Any) -> Any:
    """Return the contribution to a matrix with at least as many rows as columns."""

    def divided(x: Any) -> Any:  # x times the adjoint of r's inverse
        turned = m.triangular_solve(r, m.matrix_transpose(x), lower=False)
        return m.matrix_transpose(turned)

    q_dq, r_dr = m.matmul(q, dq, transpose_a=True), m.matmul(r, dr, transpose_b=True)
    apart = (q_dq - m.matrix_transpose(q_dq)) + (r_dr - m.matrix_transpose(r_dr))
    lower = m.band_part(apart, lower=-1, upper=0)
    return m.matmul(q, dr + divided(lower)) + divided(dq - m.matmul(q, q_dq))


def _safe_reciprocal(m: Any, x: Any) -> Any:
    return x * m.reciprocal(x * x + 1e-20)  # 0 at 0, so that equal values do no harm


def _apart(m: Any, values: Any) -> Any:
    """Return 1 / (values[j] - values[i]), 0 on the diagonal."""
    rank = len(tuple(values.shape))
    across, down = m.expand_dims(values, axis=rank - 1), m.expand_dims(values, axis=rank)
    return m.set_diag(_safe_reciprocal(m, across - down), m.zeros_like(values))


def shapes_of_svd(rows: int, columns: int, full: bool) -> tuple[Shape, ...]:
    """Return the shapes of the singular values, U and V."""
    least = min(rows, columns)
    return (least,), (rows, rows if full else least), (columns, columns if full else least)


def _svd(x: Any, full: bool = False) -> Any:
    checked(x, "Svd", square=False)
    found = factoring.each(lambda a: spectral.svd(a, full), x)
    return packed(found, shapes_of_svd(x.shape[-2], x.shape[-1], full), x.shape[:-2])


def _singular_values(x: Any) -> Any:
    checked(x, "Svd", square=False)
    return factoring.each(lambda a: spectral.svd(a, False)[:1], x)[0]


def _singular_values_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    rows, columns = tuple(x.shape)[-2:]
    shapes = shapes_of_svd(rows, columns, False)
    _, u, v = parts_of(m, m.svd(x), shapes)
    return m.matmul(u, m.matmul(m.diag(g), v, transpose_b=True))


def _svd_vjp(m: Any, g: Any, out: Any, x: Any, full: bool = False) -> Any:
    rows, columns = tuple(x.shape)[-2:]
    if full and abs(rows - columns) > 1:
        raise NotImplementedError(
            "svd gradient is not implemented for abs(m - n) > 1 when full_matrices is True."
        )
    shapes = shapes_of_svd(rows, columns, full)
    (s, u, v), (ds, du, dv) = parts_of(m, out, shapes), parts_of(m, g, shapes)
    if rows <= columns:
        return _wide_svd(m, s, u, v, ds, du, dv)
    return m.matrix_transpose(_wide_svd(m, s, v, u, ds, dv, du))


def _wide_svd(m: Any, s: Any, u: Any, v: Any, ds: Any, du: Any, dv: Any) -> Any:
    """Return the contribution to a matrix with at most as many rows as columns."""
    rows, (columns, width) = tuple(u.shape)[-2], tuple(v.shape)[-2:]
    left, right = (..., slice(None), slice(rows)), (..., slice(None), slice(rows, None))
    first, d_first = (v, dv) if width == rows else (m.getitem(v, key=left), m.getitem(dv, key=left))
    apart, sizes = _apart(m, s * s), m.diag(s)
    by_u = apart * m.matmul(u, du, transpose_a=True)
    by_v = apart * m.matmul(first, d_first, transpose_a=True)
    middle = m.diag(ds) + m.matmul(by_u + m.matrix_transpose(by_u), sizes)
    middle = middle + m.matmul(sizes, by_v + m.matrix_transpose(by_v))
    found = m.matmul(u, m.matmul(middle, first, transpose_b=True))
    if rows == columns:
        return found
    turned = m.matrix_transpose(d_first)
    outside = turned - m.matmul(m.matmul(turned, first), first, transpose_b=True)
    if width > rows:
        rest, d_rest = m.getitem(v, key=right), m.getitem(dv, key=right)
        across = m.matmul(first, d_rest, transpose_a=True)
        outside = outside - m.matmul(across, rest, transpose_b=True)
    return found + m.matmul(m.matmul(u, m.diag(_safe_reciprocal(m, s))), outside)


def _eigen(x: Any) -> list[Any]:
    checked(x, "SelfAdjointEigV2")

    def one(a: Any) -> Any:
        found = spectral.eigh(a)
        if found is None:
            raise InvalidArgumentError(
                "Self-adjoint eigen decomposition was not successful. The input might not be "
                "valid. [Op:SelfAdjointEigV2] name: "
            )
        return found

    return factoring.each(one, x)


def shapes_of_eigh(size: int) -> tuple[Shape, ...]:
    """Return the shapes of eigenvalues and eigenvectors."""
    return (size,), (size, size)


def _eigh(x: Any) -> Any:
    return packed(_eigen(x), shapes_of_eigh(x.shape[-1]), x.shape[:-2])


def _lower_only(m: Any, x: Any) -> Any:
    """Return what goes to a lower triangle that stands for both."""
    return _half_diagonal(m, m.band_part(x + m.matrix_transpose(x), lower=-1, upper=0))


def _eigenvalues(x: Any) -> Any:
    return _eigen(x)[0]


def _eigh_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    shapes = shapes_of_eigh(tuple(x.shape)[-1])
    (e, v), (de, dv) = parts_of(m, out, shapes), parts_of(m, g, shapes)
    middle = m.diag(de) + _apart(m, e) * m.matmul(v, dv, transpose_a=True)
    return _lower_only(m, m.matmul(v, m.matmul(middle, v, transpose_b=True)))


def _eigenvalues_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    _, v = parts_of(m, m.eigh(x), shapes_of_eigh(tuple(x.shape)[-1]))
    return _lower_only(m, m.matmul(v, m.matmul(m.diag(g), v, transpose_b=True)))


def _square_root(x: Any) -> Any:
    checked(x, "MatrixSquareRoot", half=True)
    return factoring.each(lambda a: (factoring.square_root(a),), x)[0]


def _square_root_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    # From a = r r: da = r dr + dr r, which is a system of equations for the elements of dr.
    *lead, n, _ = tuple(out.shape)
    eye = np.array(np.broadcast_to(np.eye(n, dtype=_dtype(out)), out.shape))

    def kronecker(x: Any, y: Any) -> Any:
        outer, inner = (*lead, n, 1, n, 1), (*lead, 1, n, 1, n)
        return m.reshape(
            m.reshape(x, shape=outer) * m.reshape(y, shape=inner), shape=(*lead, n * n, n * n)
        )

    both = kronecker(eye, m.matrix_transpose(out)) + kronecker(out, eye)
    column = m.reshape(m.matrix_transpose(g), shape=(*lead, n * n, 1))
    return m.matrix_transpose(m.reshape(m.solve(both, column), shape=(*lead, n, n)))


def _lu(x: Any) -> tuple[Any, Any]:
    factors, order, _ = factoring.lu(checked(x, "Lu"))
    if factoring.is_singular(factors):
        raise InvalidArgumentError("Input is not invertible. [Op:Lu] name: ")
    return factors, order


# fmt: off
define("cholesky", lambda x: factoring.cholesky(checked(x, "Cholesky")), (_cholesky_vjp,),
       (r"\frac{1}{2}(S + S^{\top}),\ S = ($out^{-1})^{\top} \mathrm{tril}_{\frac{1}{2}}"
        r"($out^{\top} $g)\,$out^{-1}",),
       glyph="chol", tf_name="Cholesky", keeps="out", family=FAMILY)
define("qr", _qr, (_qr_vjp,), (r"\mathrm{qr}'($g)",),
       glyph="QR", tf_name="Qr", keeps="x out", family=FAMILY)
define("lu", lambda x: _lu(x)[0], UNREGISTERED,
       glyph="LU", tf_name="Lu", arity=1, family=FAMILY)
define("lu_order", lambda x, dtype: _lu(x)[1].astype(dtype), (None,),
       glyph="LU", tf_name="Lu", family=FAMILY)
define("svd", _svd, (_svd_vjp,), (r"\mathrm{svd}'($g)",),
       glyph="UΣVᵀ", tf_name="Svd", keeps="out", family=FAMILY)
define("singular_values", _singular_values, (_singular_values_vjp,),
       (r"U\,\mathrm{diag}($g)\,V^{\top}",),
       glyph="σ", tf_name="Svd", keeps="x", family=FAMILY)
define("eigh", _eigh, (_eigh_vjp,), (r"\mathrm{eigh}'($g)",),
       glyph="VΛVᵀ", tf_name="SelfAdjointEigV2", keeps="out", family=FAMILY)
define("eigenvalues", _eigenvalues, (_eigenvalues_vjp,),
       (r"V\,\mathrm{diag}($g)\,V^{\top}",),
       glyph="λ", tf_name="SelfAdjointEigV2", keeps="x", family=FAMILY)
define("matrix_sqrt", _square_root, (_square_root_vjp,),
       (r"\say{with}{R}{$out^{\top} R + R\,$out^{\top} = $g}",),
       glyph="√", tf_name="MatrixSquareRoot", keeps="out", family=FAMILY)
# fmt: on
