"""Matrices under TensorFlow's names: products and diagonals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import INT64
from gradviz.engine.dispatch import function_of
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import InvalidArgumentError, NotFoundError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.functions.elementwise import cast, tensor
from gradviz.engine.functions.making import function
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.functions.shape import ints, reshape, transpose
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

cross = function("cross", "a, b", "Cross products of vectors with three elements.")
tensor_diag = function("tensor_diag", "diagonal", "All elements on the diagonal of shape + shape.")
tensor_diag_part = function("tensor_diag_part", "input", "The elements x[i, j, ..., i, j, ...].")


def _factors(a: Any, b: Any) -> tuple[Any, Any]:
    """Return both sides as tensors: the right one has the left one's dtype, if it can."""
    a = tensor(a)
    if is_tensor(b):
        return a, b
    try:
        return a, to_tensor(b, raw_value(a).dtype)
    except (TypeError, ValueError):
        return a, to_tensor(b)


def _any_product(a: Any, b: Any) -> Tensor:
    return execute(OPS["matmul"], *_factors(a, b))


_product = function_of(OPS["matmul"], ("a", "b"), "matmul", slow=_any_product)


def matmul(
    a: Any,
    b: Any,
    transpose_a: bool = False,
    transpose_b: bool = False,
    adjoint_a: bool = False,
    adjoint_b: bool = False,
    a_is_sparse: bool = False,
    b_is_sparse: bool = False,
    output_type: Any = None,
    grad_a: bool = False,
    grad_b: bool = False,
    name: str | None = None,
) -> Tensor:
    """Return the matrix product, batch by batch; either side may be transposed first.

    That a side is sparse is believed for matrices alone, not for batches. `output_type` is int32 if
    both sides have whole numbers of 8 bits, and else what it would be anyway.
    """
    if transpose_a or transpose_b or adjoint_a or adjoint_b:
        _refuse_both(transpose_a, adjoint_a, "a")
        _refuse_both(transpose_b, adjoint_b, "b")
    elif not (a_is_sparse or b_is_sparse or output_type):
        return _product(a, b)
    a, b = _factors(a, b)
    if output_type:
        a, b = _widened(a, b, as_dtype(output_type))
    if (a_is_sparse or b_is_sparse) and max(a.ndim, b.ndim) > 2:
        raise InvalidArgumentError("a product of sparse matrices takes no batches [Op:MatMul]")
    turn_a, turn_b = bool(transpose_a or adjoint_a), bool(transpose_b or adjoint_b)
    return execute(OPS["matmul"], a, b, transpose_a=turn_a, transpose_b=turn_b)


def _refuse_both(transpose: bool, adjoint: bool, side: str) -> None:
    if transpose and adjoint:
        raise ValueError(
            f"Only one of `transpose_{side}` and `adjoint_{side}` can be True. Received "
            f"`transpose_{side}`={transpose}, `adjoint_{side}`={adjoint}."
        )


def _widened(a: Any, b: Any, wanted: Any) -> tuple[Any, Any]:
    """Return both sides as the dtype asked for the product."""
    if a.dtype is wanted and b.dtype is wanted:
        return a, b
    narrow = {a.dtype.name, b.dtype.name} <= {"int8", "uint8"}
    if not narrow or wanted.name != "int32":
        raise NotFoundError(
            f"Could not find device for a product of {a.dtype.name} and {b.dtype.name} as "
            f"{wanted.name} [Op:BatchMatMulV3]"
        )
    return cast(a, wanted), cast(b, wanted)


def matvec(
    a: Any,
    b: Any,
    transpose_a: bool = False,
    adjoint_a: bool = False,
    a_is_sparse: bool = False,
    b_is_sparse: bool = False,
    name: str | None = None,
) -> Tensor:
    """Return the product of matrices with vectors."""
    b = tensor(b)
    out = matmul(
        a, execute(OPS["expand_dims"], b, axis=b.ndim), transpose_a=transpose_a,
        adjoint_a=adjoint_a, a_is_sparse=a_is_sparse, b_is_sparse=b_is_sparse,
    )  # fmt: skip
    return execute(OPS["squeeze"], out, axis=(out.ndim - 1,))


def matrix_transpose(a: Any, name: str = "matrix_transpose", conjugate: bool = False) -> Tensor:
    """Return the last two axes turned round; ValueError if there are fewer."""
    x = tensor(a)
    if x.ndim < 2:
        raise ValueError(
            f"Argument `a` should be a (batch) matrix with rank >= 2. Received shape: {x.shape}"
        )
    return execute(OPS["matrix_transpose"], x)


def adjoint(matrix: Any, name: str | None = None) -> Tensor:
    """Return the last two axes turned round; of real numbers the conjugate is the number."""
    return matrix_transpose(matrix)


def trace(x: Any, name: str | None = None) -> Tensor:
    """Return the sum of the diagonal."""
    return reduce_sum(diag_part(x), -1)


# --- diagonals


def _offsets(k: Any) -> tuple[int, int]:
    """Return the lowest and the highest diagonal that `k` names, from one number or two."""
    given = ints(k)
    if len(given) not in (1, 2):
        raise InvalidArgumentError(
            f"diag_index must have only one or two elements, received {len(given)} elements."
        )
    return given[0], given[-1]


def _aligned(align: str) -> str:
    if align not in ("RIGHT_LEFT", "LEFT_RIGHT", "LEFT_LEFT", "RIGHT_RIGHT"):
        raise InvalidArgumentError(f"Value for attr 'align' of {align!r} is not in the list")
    return align


def _padding(value: Any, dtype: np.dtype) -> Any:
    """Return what fills up, in the dtype of the diagonals; 0 is False among truth values."""
    if dtype.kind == "b" and not is_tensor(value):
        value = bool(value)
    found = raw_value(value if is_tensor(value) else to_tensor(value, dtype))
    if found.dtype != dtype:
        raise InvalidArgumentError(f"padding_value must be of dtype {dtype.name}")
    return found


def matrix_diag(
    diagonal: Any,
    name: str = "diag",
    k: Any = 0,
    num_rows: Any = -1,
    num_cols: Any = -1,
    padding_value: Any = 0,
    align: str = "RIGHT_LEFT",
) -> Tensor:
    """Return matrices with the given diagonals and `padding_value` elsewhere.

    `k` says how far above the main diagonal, or names the lowest and highest of a band. The matrix
    is square and as small as can be unless `num_rows` or `num_cols` says otherwise.
    """
    x = tensor(diagonal)
    return execute(
        OPS["diag"], x, k=_offsets(k), rows=ints(num_rows)[0], columns=ints(num_cols)[0],
        padding=_padding(padding_value, _dtype(x)), align=_aligned(align),
    )  # fmt: skip


def diag_part(
    input: Any,
    name: str = "diag_part",
    k: Any = 0,
    padding_value: Any = 0,
    align: str = "RIGHT_LEFT",
) -> Tensor:
    """Return the diagonals; those of a band as rows, shorter ones filled with `padding_value`."""
    x = tensor(input)
    padding = _padding(padding_value, _dtype(x))
    return execute(OPS["diag_part"], x, k=_offsets(k), padding=padding, align=_aligned(align))


def set_diag(
    input: Any, diagonal: Any, name: str = "set_diag", k: Any = 0, align: str = "RIGHT_LEFT"
) -> Tensor:
    """Return matrices with other diagonals."""
    return execute(OPS["set_diag"], input, diagonal, k=_offsets(k), align=_aligned(align))


def _dtype(x: Any) -> np.dtype:
    value = raw_value(x)
    if isinstance(value, bytes):
        raise InvalidArgumentError("a diagonal must be at least 1-dim")
    return value.dtype


def band_part(input: Any, num_lower: Any, num_upper: Any, name: str | None = None) -> Tensor:
    """Keep a band round the diagonal; a negative number keeps a whole triangle."""
    given = [n if is_tensor(n) else to_tensor(n, INT64) for n in (num_lower, num_upper)]
    if any(n.ndim for n in given):
        raise InvalidArgumentError("num_lower and num_upper must be scalar [Op:MatrixBandPart]")
    if all(map(is_tensor, (num_lower, num_upper))) and given[0].dtype is not given[1].dtype:
        raise InvalidArgumentError("num_lower and num_upper must be of one dtype")
    lower, upper = (int(raw_value(n)) for n in given)
    return execute(OPS["band_part"], input, lower=lower, upper=upper)


# --- tensordot


def tensordot(a: Any, b: Any, axes: Any, name: str | None = None) -> Tensor:
    """Return the product summed over pairs of axes: a number of them, or two lists.

    Raises ValueError for a number below 0 or above the rank, or for lists that are not alike;
    IndexError for an axis that there is not.
    """
    a, b = tensor(a), tensor(b)
    first, second = _paired_axes(axes, a.ndim)
    x, rows = _as_matrix(a, first, flipped=False)
    y, columns = _as_matrix(b, second, flipped=True)
    out = matmul(x, y)
    return out if tuple(out.shape) == (*rows, *columns) else reshape(out, [*rows, *columns])


def _paired_axes(axes: Any, rank: int) -> tuple[Any, Any]:
    if isinstance(axes, (int, np.integer)):
        if not 0 <= axes <= rank:
            raise ValueError(f"`axes` must be from 0 to the number of dimensions, got {axes}")
        return list(range(rank - int(axes), rank)), list(range(axes))
    if isinstance(axes, (list, tuple)):
        if len(axes) != 2:
            raise ValueError(f"`axes` must be an integer or have length 2. Received {axes}.")
        first, second = axes
        if all(isinstance(n, (int, np.integer)) for n in axes):
            first, second = [first], [second]
        if len(first) != len(second):
            raise ValueError(
                f"Different number of contraction axes, {len(first)} != {len(second)}."
            )
        return list(ints(first)), list(ints(second))
    table = raw_value(axes if is_tensor(axes) else to_tensor(axes, np.dtype(np.int32)))
    if table.ndim != 2:
        raise InvalidArgumentError(f"`axes` must hold two lists, got shape {table.shape}")
    return table[0].tolist(), table[1].tolist()


def _as_matrix(x: Any, axes: list[int], flipped: bool) -> tuple[Any, list[int]]:
    """Return `x` as a matrix, its summed axes last (first if flipped), and its other sizes."""
    shape = tuple(x.shape)
    axes = [n if n >= 0 else n + len(shape) for n in axes]
    summed = int(np.prod([shape[n] for n in axes]))
    free = [n for n in range(len(shape)) if n not in axes]
    order = [*axes, *free] if flipped else [*free, *axes]
    if len(order) != len(shape):
        raise ValueError(f"the axes {axes} are not {len(axes)} axes of {len(shape)}")
    sizes = [shape[n] for n in free]
    size = int(np.prod(sizes))
    wanted = (summed, size) if flipped else (size, summed)
    if order != sorted(order):
        x = transpose(x, order)
    return (x if tuple(x.shape) == wanted else reshape(x, wanted)), sizes
