"""Inverses, determinants and systems of equations."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import define
from gradviz.engine.ops import factoring
from gradviz.engine.ops.factoring import checked
from gradviz.engine.ops.packing import parts_of
from gradviz.engine.shapes import bracketed

FAMILY = "linalg"


def _adjoint(x: Any) -> Any:
    return np.swapaxes(x, -1, -2)


def _inverse(x: Any, adjoint: bool = False) -> Any:
    checked(x, "MatrixInverse", half=True)
    eye = np.broadcast_to(np.eye(x.shape[-1], dtype=x.dtype), x.shape)
    found = factoring.solve(_adjoint(x) if adjoint else x, eye)
    if found is None:
        raise InvalidArgumentError("Input is not invertible. [Op:MatrixInverse] name: ")
    return found


def _inverse_vjp(m: Any, g: Any, out: Any, x: Any, adjoint: bool = False) -> Any:
    inner = m.matmul(g, out, transpose_a=adjoint, transpose_b=not adjoint)
    return -m.matmul(out, inner, transpose_a=not adjoint)


def _det(x: Any) -> Any:
    sign, log = factoring.slogdet(checked(x, "MatrixDeterminant"))
    return sign * np.exp(log)


def _lifted(m: Any, g: Any) -> Any:
    return m.reshape(g, shape=(*tuple(g.shape), 1, 1))


def _slogdet(x: Any) -> Any:
    found = factoring.slogdet(checked(x, "LogMatrixDeterminant"))
    return np.stack([np.asarray(one, x.dtype) for one in found], -1)


def _slogdet_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    _, by_log = parts_of(m, g, ((), ()))
    return _lifted(m, by_log) * m.matrix_inverse(x, adjoint=True)


def _solve(x: Any, y: Any, adjoint: bool = False) -> Any:
    checked(x, "MatrixSolve")
    if x.shape[:-1] != y.shape[:-1]:
        raise InvalidArgumentError(
            f"Input matrix {bracketed(x.shape)} and rhs {bracketed(y.shape)} are incompatible. "
            "[Op:MatrixSolve] name: "
        )
    found = factoring.solve(_adjoint(x) if adjoint else x, y)
    if found is None:
        raise InvalidArgumentError("Input matrix is not invertible. [Op:MatrixSolve] name: ")
    return found


def _solve_left(m: Any, g: Any, out: Any, x: Any, y: Any, adjoint: bool = False) -> Any:
    moved = m.solve(x, g, adjoint=not adjoint)
    return -(m.matmul(out, moved, transpose_b=True) if adjoint
             else m.matmul(moved, out, transpose_b=True))  # fmt: skip


def _triangular(x: Any, y: Any, lower: bool = True, adjoint: bool = False) -> Any:
    checked(x, "MatrixTriangularSolve")
    if y.ndim < 2 or x.shape[-1] != y.shape[-2]:
        raise InvalidArgumentError(
            f"In[0] mismatch In[1] shape: {bracketed(x.shape)} {bracketed(y.shape)} "
            "[Op:MatrixTriangularSolve] name: "
        )
    return factoring.solve_triangular(_adjoint(x) if adjoint else x, y, lower != adjoint)


def _triangular_left(m: Any, g: Any, out: Any, x: Any, y: Any, lower: bool = True,
                     adjoint: bool = False) -> Any:  # fmt: skip
    moved = m.triangular_solve(x, g, lower=lower, adjoint=not adjoint)
    whole = -(m.matmul(out, moved, transpose_b=True) if adjoint
              else m.matmul(moved, out, transpose_b=True))  # fmt: skip
    return m.band_part(whole, lower=-1 if lower else 0, upper=0 if lower else -1)


# fmt: off
define("matrix_inverse", _inverse, (_inverse_vjp,), (r"-$out^{\top} $g\,$out^{\top}",),
       glyph="⁻¹", tf_name="MatrixInverse", keeps="out", family=FAMILY)
define("matrix_determinant", _det,
       (lambda m, g, out, x: _lifted(m, g * out) * m.matrix_inverse(x, adjoint=True),),
       (r"$g \cdot $out\,($x^{-1})^{\top}",),
       glyph="det", tf_name="MatrixDeterminant", keeps="x out", family=FAMILY)
define("slogdet", _slogdet, (_slogdet_vjp,), (r"$g_{\,\ln}\,($x^{-1})^{\top}",),
       glyph="ln|det|", tf_name="LogMatrixDeterminant", keeps="x", family=FAMILY)
define("solve", _solve,
       (_solve_left,
        lambda m, g, out, x, y, adjoint=False: m.solve(x, g, adjoint=not adjoint)),
       (r"-($x^{-1})^{\top} $g\,$out^{\top}",
        r"($x^{-1})^{\top} $g"),
       glyph="solve", tf_name="MatrixSolve", keeps="x out | x", family=FAMILY)
define("triangular_solve", _triangular,
       (_triangular_left,
        lambda m, g, out, x, y, lower=True, adjoint=False:
            m.triangular_solve(x, g, lower=lower, adjoint=not adjoint)),
       (r"\say{in_triangle}{-($x^{-1})^{\top} $g\,$out^{\top}}",
        r"($x^{-1})^{\top} $g"),
       glyph="solve", tf_name="MatrixTriangularSolve", keeps="x out | x", broadcasts=True,
       family=FAMILY)
# fmt: on
