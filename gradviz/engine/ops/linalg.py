"""Products of matrices and what belongs to square ones.

All work on the last two axes and take leading batch axes along.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import define
from gradviz.engine.shapes import bracketed

FAMILY = "linalg"


def _turn(x: Any) -> Any:
    return x.T if x.ndim == 2 else np.swapaxes(x, -1, -2)


def _matmul(x: Any, y: Any, transpose_a: bool = False, transpose_b: bool = False) -> Any:
    if x.ndim < 2 or y.ndim < 2:
        raise InvalidArgumentError(
            f"In[0] and In[1] has different ndims: {bracketed(x.shape)} vs. {bracketed(y.shape)} "
            "[Op:MatMul] name: "
            if x.ndim != y.ndim
            else f"In[0] ndims must be >= 2: {x.ndim} [Op:MatMul]"
        )
    a = _turn(x) if transpose_a else x
    b = _turn(y) if transpose_b else y
    if a.shape[-1] != b.shape[-2]:
        raise InvalidArgumentError(
            f"Matrix size-incompatible: In[0]: {bracketed(x.shape)}, In[1]: "
            f"{bracketed(y.shape)} [Op:MatMul] name: "
        )
    return np.dot(a, b) if a.ndim == b.ndim == 2 else np.matmul(a, b)


def _left(m: Any, g: Any, out: Any, x: Any, y: Any, transpose_a: bool = False,
          transpose_b: bool = False) -> Any:  # fmt: skip
    if transpose_a:
        return m.matmul(y, g, transpose_a=transpose_b, transpose_b=True)
    return m.matmul(g, y, transpose_b=not transpose_b)


def _right(m: Any, g: Any, out: Any, x: Any, y: Any, transpose_a: bool = False,
           transpose_b: bool = False) -> Any:  # fmt: skip
    if transpose_b:
        return m.matmul(g, x, transpose_a=True, transpose_b=transpose_a)
    return m.matmul(x, g, transpose_a=not transpose_a)


def _inverse(x: Any) -> Any:
    try:
        return np.linalg.inv(x)
    except np.linalg.LinAlgError as trouble:
        raise InvalidArgumentError(
            "Input is not invertible. [Op:MatrixInverse] name: "
        ) from trouble


def _inverse_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    return -m.matmul(out, m.matmul(g, out, transpose_b=True), transpose_a=True)


def _det_vjp(m: Any, g: Any, out: Any, x: Any) -> Any:
    lifted = m.reshape(g * out, shape=(*tuple(g.shape), 1, 1))
    return lifted * m.matrix_transpose(m.matrix_inverse(x))


def _diag(x: Any) -> Any:
    made = np.zeros((*x.shape, x.shape[-1]), x.dtype)
    index = np.arange(x.shape[-1])
    made[..., index, index] = x
    return made


def _diag_part(x: Any) -> Any:
    return np.ascontiguousarray(np.diagonal(x, axis1=-2, axis2=-1))


def _set_diag_part(x: Any, shape: tuple[int, ...]) -> Any:
    made = np.zeros(shape, x.dtype)
    index = np.arange(x.shape[-1])
    made[..., index, index] = x
    return made


def _band_part(x: Any, lower: int, upper: int) -> Any:
    rows, columns = np.indices(x.shape[-2:])
    inside = np.ones(x.shape[-2:], np.bool_)
    if lower >= 0:
        inside &= rows - columns <= lower
    if upper >= 0:
        inside &= columns - rows <= upper
    return np.where(inside, x, x.dtype.type(0))


# fmt: off
define("matmul", _matmul, (_left, _right),
       (r"$g\,$y^{\top}",
        r"$x^{\top} $g"),
       glyph="@", tf_name="MatMul", accepts="fiu", keeps="x y", broadcasts=True, family=FAMILY)
define("matrix_transpose", lambda x: np.swapaxes(x, -1, -2),
       (lambda m, g, out, x: m.matrix_transpose(g),), (r"$g^{\top}",),
       glyph="ᵀ", tf_name="Transpose", accepts="*", family=FAMILY)
define("matrix_inverse", _inverse, (_inverse_vjp,), (r"-$out^{\top} $g\,$out^{\top}",),
       glyph="⁻¹", tf_name="MatrixInverse", keeps="out", family=FAMILY)
define("matrix_determinant", np.linalg.det, (_det_vjp,), (r"$g \cdot $out\,($x^{-1})^{\top}",),
       glyph="det", tf_name="MatrixDeterminant", keeps="x out", family=FAMILY)
define("diag", _diag,
       (lambda m, g, out, x: m.diag_part(g),), (r"\mathrm{diag}($g)",),
       glyph="diag", tf_name="MatrixDiagV3", accepts="*", family=FAMILY)
define("diag_part", _diag_part,
       (lambda m, g, out, x: m.set_diag_part(g, shape=tuple(x.shape)),), (r"\mathrm{diag}($g)",),
       glyph="diag", tf_name="MatrixDiagPartV3", accepts="*", family=FAMILY)
define("set_diag_part", _set_diag_part,
       (lambda m, g, out, x, shape: m.diag_part(g),), (r"\mathrm{diag}($g)",),
       glyph="diag", tf_name="MatrixDiagV3", accepts="*", family=FAMILY)
define("band_part", _band_part,
       (lambda m, g, out, x, lower, upper: m.band_part(g, lower=lower, upper=upper),),
       (r"\mathrm{band}($g)",),
       glyph="band", tf_name="MatrixBandPart", accepts="fiu", family=FAMILY)
# fmt: on
