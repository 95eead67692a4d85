"""What functions cost whose work is more than what they make: in elements made in the same time.

Measured on matrices of 1,000 rows; the numbers say how many products take as long as one element.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

from gradviz.lang.sizes import shape_of, size_of

Arguments = dict[str, Any]
FAST = ("float32", "float64", "complex64", "complex128")  # which BLAS multiplies
PRODUCTS = {"float16": 25.0, "bfloat16": 25.0}  # others are plain loops over integers
INTEGERS = 250.0
UNIQUE = 60.0  # comparisons, of each with each


def product_labour(pair: Sequence[Any], made: float, inner: float) -> float:
    """Return the work of a matrix product, in elements: large where BLAS has no part in it."""
    kinds = [_kind(value) for value in pair]
    if any(kind in FAST for kind in kinds):
        return made
    slow = next((PRODUCTS[kind] for kind in kinds if kind in PRODUCTS), INTEGERS)
    return max(made, made * inner / slow)


def _kind(value: Any) -> str:
    dtype = getattr(value, "dtype", None)
    if dtype is None:
        return "float32" if _holds_float(value) else ""
    return str(getattr(dtype, "name", dtype))


def _holds_float(value: Any) -> bool:
    while isinstance(value, list | tuple) and value:
        value = value[0]
    return isinstance(value, float) or hasattr(value, "dtype")


def _cubed(products: float) -> Callable[[Sequence[Any], Arguments], float]:
    """Return the size of a function of matrices that takes n * m * min(n, m) products."""

    def size(args: Sequence[Any], kwargs: Arguments) -> float:
        shape = shape_of(args[0] if args else next(iter(kwargs.values()))) or ()
        if len(shape) < 2:
            return 0.0
        n, m = float(shape[-2]), float(shape[-1])
        return max(size_of(shape), size_of(shape[:-2]) * n * m * min(n, m) / products)

    return size


def _unique(args: Sequence[Any], kwargs: Arguments) -> float:
    return math.prod(float(n) for n in shape_of(args[0]) or ()) ** 2 / UNIQUE


LABOUR_SIZES: dict[str, Callable[[Sequence[Any], Arguments], float]] = {
    **dict.fromkeys(("pinv", "lstsq", "matrix_rank", "cond"), _cubed(300.0)),
    **dict.fromkeys(("eig", "eigvals", "logm"), _cubed(150.0)),
    "expm": _cubed(1_500.0),
    **dict.fromkeys(("unique", "unique_with_counts"), _unique),
}
