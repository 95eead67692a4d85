"""Products of matrices, and putting numbers on diagonals and taking them from there.

All work on the last two axes and take leading batch axes along. Where a band of several diagonals
is meant, they are packed as the rows of a matrix, the highest first; `align` says at which end a
shorter one is filled up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from gradviz.engine.errors import FailedPreconditionError, InvalidArgumentError, NotFoundError
from gradviz.engine.op import define
from gradviz.engine.shapes import bracketed

FAMILY = "linalg"
Shape = tuple[int, ...]
Band = tuple[int, int]  # the lowest diagonal and the highest, counted upwards from the main one
MAIN: Band = (0, 0)
ALIGN = "RIGHT_LEFT"


def _turn(x: Any) -> Any:
    return x.T if x.ndim == 2 else np.swapaxes(x, -1, -2)


def _matmul(x: Any, y: Any, transpose_a: bool = False, transpose_b: bool = False) -> Any:
    if x.ndim < 2 or y.ndim < 2:
        wrong = 0 if x.ndim < 2 else 1
        raise InvalidArgumentError(f"In[{wrong}] ndims must be >= 2 [Op:MatMul] name: ")
    if x.dtype.kind != "f":
        _refuse_whole(x.dtype, max(x.ndim, y.ndim))
    a = _turn(x) if transpose_a else x
    b = _turn(y) if transpose_b else y
    try:
        return np.dot(a, b) if a.ndim == b.ndim == 2 else np.matmul(a, b)
    except ValueError as trouble:
        raise InvalidArgumentError(
            f"Matrix size-incompatible: In[0]: {bracketed(x.shape)}, In[1]: "
            f"{bracketed(y.shape)} [Op:MatMul] name: "
        ) from trouble


def _refuse_whole(dtype: np.dtype, rank: int) -> None:
    """Refuse what TensorFlow multiplies nowhere: narrow whole numbers and unsigned ones."""
    if dtype.kind == "u":
        raise NotFoundError(f"Could not find device for MatMul of {dtype.name} [Op:MatMul]")
    if dtype.itemsize == 1 or (dtype.itemsize == 2 and rank == 2):
        raise InvalidArgumentError(
            f"Value for attr 'T' of {dtype.name} is not in the list of allowed values [Op:MatMul]"
        )


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


def _cross(x: Any, y: Any) -> Any:
    if x.shape != y.shape:
        shapes = f"{bracketed(x.shape)} vs. {bracketed(y.shape)}"
        raise InvalidArgumentError(f"Both inputs must be of same shape: {shapes} [Op:Cross] name: ")
    if not x.ndim:
        raise InvalidArgumentError("Input must be at least 1D [Op:Cross] name: ")
    if x.shape[-1] != 3:
        raise FailedPreconditionError(
            "Cross-products are only defined for 3-element vectors. [Op:Cross] name: "
        )
    a, b = np.moveaxis(x, -1, 0), np.moveaxis(y, -1, 0)
    return np.stack([a[i - 2] * b[i - 1] - a[i - 1] * b[i - 2] for i in range(3)], -1)


# --- diagonals


@lru_cache(maxsize=256)
def _places(rows: int, columns: int, k: Band, align: str, width: int) -> Any:
    """Return where a band lies: row and column in the matrix, row and column in the packed form."""
    upper_left, lower_left = align.startswith("LEFT"), align.endswith("LEFT")
    low, high = k
    parts = []
    for which, d in enumerate(range(high, low - 1, -1)):
        length = max(min(rows + min(d, 0), columns - max(d, 0)), 0)
        left = (d >= 0 and upper_left) or (d <= 0 and lower_left)
        step = np.arange(length)
        start = 0 if left else width - length
        parts.append(
            (step - min(d, 0), step + max(d, 0), np.full(length, which), step + start)
        )  # fmt: skip
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def _width(shape: Shape, k: Band) -> int:
    """Return the length of the longest diagonal of a band."""
    return int(min(shape[-2] + min(k[1], 0), shape[-1] - max(k[0], 0)))


def _check_band(shape: Shape, k: Band, op: str) -> None:
    if len(shape) < 2:
        raise InvalidArgumentError(
            f"input must be at least 2-dim, received shape: {bracketed(shape)} [Op:{op}] name: "
        )
    _check_order(k, op)
    for d in k:
        if d and not -shape[-2] < d < shape[-1]:
            raise InvalidArgumentError(
                f"diag_index is out of bound: {d}. It must be between {-shape[-2]} and "
                f"{shape[-1]} [Op:{op}] name: "
            )


def _check_order(k: Band, op: str) -> None:
    if k[0] > k[1]:
        raise InvalidArgumentError(
            "lower_diag_index must not be larger than upper_diag_index: "
            f"{k[0]} > {k[1]} [Op:{op}] name: "
        )


def _size_around(shape: Shape, k: Band, rows: int, columns: int) -> tuple[int, int]:
    """Return the size of the matrix round given diagonals; -1 stands for as small as can be."""
    least_rows, least_columns = shape[-1] - min(k[1], 0), shape[-1] + max(k[0], 0)
    if rows == columns == -1:
        rows = columns = max(least_rows, least_columns)
    rows = least_rows if rows == -1 else rows
    columns = least_columns if columns == -1 else columns
    if rows < least_rows or columns < least_columns:
        raise InvalidArgumentError("The number of rows or columns is too small [Op:MatrixDiagV3]")
    if rows != least_rows and columns != least_columns:
        raise InvalidArgumentError(
            "The number of rows or columns is not consistent with the diagonals [Op:MatrixDiagV3]"
        )
    return rows, columns


def _diag(x: Any, k: Band = MAIN, rows: int = -1, columns: int = -1, padding: Any = 0,
          align: str = ALIGN) -> Any:  # fmt: skip
    band = k[0] != k[1]
    if x.ndim < 1 + band:
        raise InvalidArgumentError(
            f"diagonal must be at least {1 + band}-dim, received shape: {bracketed(x.shape)} "
            "[Op:MatrixDiagV3] name: "
        )
    _check_order(k, "MatrixDiagV3")
    if band and x.shape[-2] != k[1] - k[0] + 1:
        raise InvalidArgumentError("The number of diagonals is not that of k [Op:MatrixDiagV3]")
    size = _size_around(x.shape, k, rows, columns)
    made = np.full((*x.shape[: -2 if band else -1], *size), padding, x.dtype)
    i, j, which, place = _places(*size, k, align, x.shape[-1])
    made[..., i, j] = x[..., which, place] if band else x
    return made


def _diag_part(x: Any, k: Band = MAIN, padding: Any = 0, align: str = ALIGN) -> Any:
    _check_band(x.shape, k, "MatrixDiagPartV3")
    size = x.shape[-2:]
    width = _width(size, k)
    i, j, which, place = _places(*size, k, align, width)
    if k[0] == k[1]:
        return x[..., i, j]
    made = np.full((*x.shape[:-2], k[1] - k[0] + 1, width), padding, x.dtype)
    made[..., which, place] = x[..., i, j]
    return made


def _set_diag(x: Any, y: Any, k: Band = MAIN, align: str = ALIGN) -> Any:
    _check_band(x.shape, k, "MatrixSetDiagV3")
    size = x.shape[-2:]
    width, band = _width(size, k), k[0] != k[1]
    if y.shape != (*x.shape[:-2], *((k[1] - k[0] + 1,) if band else ()), width):
        raise InvalidArgumentError(
            f"a diagonal of shape {bracketed(y.shape)} does not fit an input of shape "
            f"{bracketed(x.shape)} [Op:MatrixSetDiagV3] name: "
        )
    i, j, which, place = _places(*size, k, align, width)
    made = x.copy()
    made[..., i, j] = y[..., which, place] if band else y
    return made


def _from_diag(m: Any, g: Any, out: Any, x: Any, k: Band = MAIN, rows: int = -1,
               columns: int = -1, padding: Any = 0, align: str = ALIGN) -> Any:  # fmt: skip
    return m.diag_part(g, k=k, align=align)


def _to_diag(m: Any, g: Any, out: Any, x: Any, k: Band = MAIN, padding: Any = 0,
             align: str = ALIGN) -> Any:  # fmt: skip
    rows, columns = tuple(x.shape)[-2:]
    return m.diag(g, k=k, rows=rows, columns=columns, align=align)


def _off_diag(m: Any, g: Any, out: Any, x: Any, y: Any, k: Band = MAIN,
              align: str = ALIGN) -> Any:  # fmt: skip
    zeros = np.zeros(tuple(y.shape), getattr(g.dtype, "numpy", g.dtype))
    return m.set_diag(g, zeros, k=k, align=align)


def _on_diag(m: Any, g: Any, out: Any, x: Any, y: Any, k: Band = MAIN, align: str = ALIGN) -> Any:
    return m.diag_part(g, k=k, align=align)


def _tensor_diag(x: Any) -> Any:
    if not np.ndim(x):
        raise InvalidArgumentError("Input must be at least rank 1, got 0 [Op:Diag] name: ")
    if x.dtype.kind in "iu" and (x.dtype.itemsize < 4 or x.dtype.kind == "u"):
        raise InvalidArgumentError(
            f"Value for attr 'T' of {x.dtype.name} is not in the list of allowed values [Op:Diag]"
        )
    return np.diag(x.reshape(-1)).reshape((*x.shape, *x.shape))


def _tensor_diag_part(x: Any) -> Any:
    shape = np.shape(x)
    half = len(shape) // 2
    if len(shape) % 2 or shape[:half] != shape[half:]:
        raise InvalidArgumentError(
            f"the first half of the shape must be the second: {bracketed(shape)} [Op:DiagPart]"
        )
    size = int(np.prod(shape[:half]))
    return np.diagonal(np.reshape(x, (size, size))).copy().reshape(shape[:half])


def _band_part(x: Any, lower: int, upper: int) -> Any:
    if x.ndim < 2 or lower > x.shape[-2] or upper > x.shape[-1]:
        raise InvalidArgumentError(
            f"num_lower {lower} or num_upper {upper} does not fit an input of shape "
            f"{bracketed(x.shape)} [Op:MatrixBandPart] name: "
        )
    rows, columns = np.indices(x.shape[-2:], sparse=True)
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
       glyph="@", tf_name="MatMul", accepts="fiu", keeps="y | x", broadcasts=True, family=FAMILY)
define("cross", _cross,
       (lambda m, g, out, x, y: m.cross(y, g),
        lambda m, g, out, x, y: m.cross(g, x)),
       (r"$y \times $g",
        r"$g \times $x"),
       glyph="×", tf_name="Cross", accepts="fiu", keeps="y | x", family=FAMILY)
define("matrix_transpose", lambda x: np.swapaxes(x, -1, -2),
       (lambda m, g, out, x: m.matrix_transpose(g),), (r"$g^{\top}",),
       glyph="ᵀ", tf_name="Transpose", accepts="*", family=FAMILY)
define("diag", _diag, (_from_diag,), (r"\mathrm{diag}($g)",),
       glyph="diag", tf_name="MatrixDiagV3", accepts="*", family=FAMILY)
define("diag_part", _diag_part, (_to_diag,), (r"\mathrm{diag}($g)",),
       glyph="diag", tf_name="MatrixDiagPartV3", accepts="*", family=FAMILY)
define("set_diag", _set_diag, (_off_diag, _on_diag),
       (r"\say{off_diagonal}{$g}",
        r"\mathrm{diag}($g)"),
       glyph="diag", tf_name="MatrixSetDiagV3", accepts="*", family=FAMILY)
define("tensor_diag", _tensor_diag,
       (lambda m, g, out, x: m.tensor_diag_part(g),), (r"\mathrm{diag}($g)",),
       glyph="diag", tf_name="Diag", accepts="fiu", family=FAMILY)
define("tensor_diag_part", _tensor_diag_part,
       (lambda m, g, out, x: m.tensor_diag(g),), (r"\mathrm{diag}($g)",),
       glyph="diag", tf_name="DiagPart", accepts="fiu", family=FAMILY)
define("band_part", _band_part,
       (lambda m, g, out, x, lower, upper: m.band_part(g, lower=lower, upper=upper),),
       (r"\mathrm{band}($g)",),
       glyph="band", tf_name="MatrixBandPart", accepts="fiub", family=FAMILY)
# fmt: on
