"""Matrices under TensorFlow's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine.dispatch import function_of
from gradviz.engine.execute import execute
from gradviz.engine.functions.elementwise import pair, tensor
from gradviz.engine.functions.making import function
from gradviz.engine.functions.reduce import reduce_sum
from gradviz.engine.functions.shape import ints, one_axis, reshape, transpose
from gradviz.engine.op import OPS

if TYPE_CHECKING:
    from gradviz.engine.tensor import Tensor

inv = function("matrix_inverse", "input", "Inverse of square matrices.", name="inv")
det = function("matrix_determinant", "input", "Determinant of square matrices.", name="det")
matrix_transpose = function("matrix_transpose", "a", "The last two axes turned round.")


_product = function_of(OPS["matmul"], ("a", "b"), "matmul")


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
    """Return the matrix product, batch by batch; either side may be transposed first."""
    turn_a, turn_b = transpose_a or adjoint_a, transpose_b or adjoint_b
    if turn_a or turn_b:
        return execute(OPS["matmul"], a, b, transpose_a=turn_a, transpose_b=turn_b)
    return _product(a, b)


def matvec(a: Any, b: Any, transpose_a: bool = False, name: str | None = None) -> Tensor:
    """Return the product of matrices with vectors."""
    a, b = pair(a, b)
    column = execute(OPS["expand_dims"], b, axis=b.ndim)
    out = execute(OPS["matmul"], a, column, transpose_a=transpose_a)
    return execute(OPS["squeeze"], out, axis=(out.ndim - 1,))


def trace(x: Any, name: str | None = None) -> Tensor:
    """Return the sum of the diagonal."""
    return reduce_sum(diag_part(x), -1)


def diag(diagonal: Any, name: str | None = None) -> Tensor:
    """Return matrices with the given diagonals."""
    return execute(OPS["diag"], diagonal)


def diag_part(input: Any, name: str | None = None) -> Tensor:
    """Return the diagonals."""
    return execute(OPS["diag_part"], input)


def band_part(input: Any, num_lower: Any, num_upper: Any, name: str | None = None) -> Tensor:
    """Keep a band round the diagonal; -1 keeps a whole triangle."""
    return execute(OPS["band_part"], input, lower=ints(num_lower)[0], upper=ints(num_upper)[0])


def tensordot(a: Any, b: Any, axes: Any, name: str | None = None) -> Tensor:
    """Return the product summed over pairs of axes: a number of them, or two lists."""
    a, b = pair(a, b)
    left, right = _paired_axes(axes, a.ndim, b.ndim)
    free_a = [i for i in range(a.ndim) if i not in left]
    free_b = [i for i in range(b.ndim) if i not in right]
    size = 1
    for i in left:
        size *= a.shape[i]
    x = reshape(transpose(a, [*free_a, *left]), [-1, size])
    y = reshape(transpose(b, [*right, *free_b]), [size, -1])
    return reshape(matmul(x, y), [a.shape[i] for i in free_a] + [b.shape[i] for i in free_b])


def _paired_axes(axes: Any, rank_a: int, rank_b: int) -> tuple[list[int], list[int]]:
    if isinstance(axes, int):
        return list(range(rank_a - axes, rank_a)), list(range(axes))
    first, second = axes
    return (
        [one_axis(n, rank_a) for n in ints(first)],
        [one_axis(n, rank_b) for n in ints(second)],
    )


def einsum(equation: str, *inputs: Any, **options: Any) -> Tensor:
    """Return the sums of products that an equation such as "ij,jk->ik" names."""
    unknown = options.keys() - {"optimize", "name"}
    if unknown:
        raise TypeError(
            "Invalid keyword arguments for einsum: "
            + ", ".join(sorted(unknown))
            + ". Valid keyword arguments: name, optimize"
        )
    values = [tensor(x) for x in inputs]
    terms, output = _letters(equation, [x.ndim for x in values])
    return execute(OPS["einsum"], *values, inputs=terms, output=output)


def _letters(equation: str, ranks: list[int]) -> tuple[tuple[str, ...], str]:
    """Return each input's letters and the output's, with dots and a missing output filled in."""
    left, arrow, right = equation.replace(" ", "").partition("->")
    terms = left.split(",")
    if len(terms) != len(ranks):
        raise ValueError(
            f"Got {len(ranks)} arguments for equation '{equation}', expecting {len(terms)}"
        )
    spare = [c for c in "ZYXWVUTSRQPONMLKJIHGFEDCBA" if c not in equation]
    widest = 0
    filled = []
    for term, rank in zip(terms, ranks, strict=True):
        dots = rank - len(term.replace("...", ""))
        if dots < 0 or (dots and "..." not in term):
            raise ValueError(
                f"Unexpected number of dimensions for '{term}' in '{equation}': {rank}"
            )
        widest = max(widest, dots)
        filled.append(term.replace("...", "".join(reversed(spare[:dots]))))
    dotted = "".join(reversed(spare[:widest]))
    if not arrow:
        every = "".join(terms).replace("...", "")
        right = ("..." if widest else "") + "".join(
            sorted(c for c in set(every) if every.count(c) == 1)
        )
    output = right.replace("...", dotted)
    for letter in output:
        if not any(letter in term for term in filled):
            raise ValueError(f"Unknown output axis '{letter}' in '{equation}'")
    return tuple(filled), output
