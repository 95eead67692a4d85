"""Sizes of what functions of matrices would make, worked out from their arguments."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from gradviz.lang.labour_sizes import product_labour

Arguments = dict[str, Any]
SVD_PRODUCTS = 300.0  # that take as long as one element made


def _shape(value: Any) -> tuple[int, ...]:
    shape = getattr(value, "shape", None)
    return tuple(np.shape(value) if shape is None else shape)


def _size(shape: Sequence[int]) -> float:
    return math.prod(float(n) for n in shape)


def _given(args: Sequence[Any], kwargs: Arguments, at: int, name: str, otherwise: Any) -> Any:
    return args[at] if len(args) > at else kwargs.get(name, otherwise)


def _two(args: Sequence[Any], kwargs: Arguments) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return _shape(_given(args, kwargs, 0, "a", ())), _shape(_given(args, kwargs, 1, "b", ()))


def _matmul(args: Sequence[Any], kwargs: Arguments) -> float:
    a, b = _two(args, kwargs)
    turned = [
        bool(_given(args, kwargs, at, f"transpose_{side}", False))
        or bool(_given(args, kwargs, at + 2, f"adjoint_{side}", False))
        for at, side in ((2, "a"), (3, "b"))
    ]
    rows, columns = a[-1] if turned[0] else a[-2], b[-2] if turned[1] else b[-1]
    made = _size((*np.broadcast_shapes(a[:-2], b[:-2]), rows, columns))
    return product_labour(args[:2], made, _size(a) / max(rows, 1)) if len(args) > 1 else made


def _dot(args: Sequence[Any], kwargs: Arguments) -> float:
    """Size NumPy's product, of all axes but the one that is summed."""
    a, b = _two(args, kwargs)
    if not a or not b:
        return max(_size(a), _size(b))
    made = _size((*a[:-1], *b[:-2], *(b[-1:] if len(b) > 1 else ())))
    return product_labour(args[:2], made, a[-1]) if len(args) > 1 else made


def _tensordot(args: Sequence[Any], kwargs: Arguments) -> float:
    a, b = _two(args, kwargs)
    axes = _given(args, kwargs, 2, "axes", 0)
    if isinstance(axes, int):
        summed = a[len(a) - axes :]
    else:
        first = axes[0] if isinstance(axes, (list, tuple)) else np.asarray(axes)[0]
        summed = tuple(a[int(n)] for n in np.ravel(np.asarray(first)))
    made = _size(a) * _size(b) / max(_size(summed) ** 2, 1.0)
    return product_labour(args[:2], made, _size(summed)) if len(args) > 1 else made


def _einsum(args: Sequence[Any], kwargs: Arguments) -> float:
    left, arrow, output = args[0].replace(" ", "").partition("->")
    sizes: dict[str, int] = {}
    dots = 1.0
    for term, value in zip(left.split(","), args[1:], strict=True):
        start, _, end = term.partition("...")
        shape = _shape(value)
        middle = len(shape) - len(end)
        sizes.update(zip(start, shape, strict=False))
        sizes.update(zip(end, shape[middle:], strict=False))
        dots *= _size(shape[len(start) : middle]) if "..." in term else 1.0
    if not arrow:
        output = "".join(c for c, n in Counter(left).items() if n == 1 and c in sizes)
    named = _size([sizes[c] for c in output.replace("...", "")])
    made = named * (dots if "..." in output else 1.0)
    summed = _size(list(sizes.values())) / max(named, 1.0)
    return product_labour(args[1:3], made, summed) if len(args) > 2 else made


def _diag(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = _shape(_given(args, kwargs, 0, "diagonal", ()))
    k = np.abs(np.ravel(np.asarray(_given(args, kwargs, 2, "k", 0))))
    side = float(shape[-1]) + float(k.max())
    rows = float(_given(args, kwargs, 3, "num_rows", -1))
    columns = float(_given(args, kwargs, 4, "num_cols", -1))
    band = k.size > 1 and len(shape) > 1
    return _size(shape[: -2 if band else -1]) * max(rows, side) * max(columns, side)


def _square(args: Sequence[Any], kwargs: Arguments) -> float:
    return _size(_shape(_given(args, kwargs, 0, "diagonal", ()))) ** 2


def _factors(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = _shape(args[0])
    full = _given(args, kwargs, 1, "full_matrices", False)
    side = max(shape[-2:]) if full else min(shape[-2:])
    made = _size(shape[:-2]) * float(max(shape[-2:])) * float(side)
    return max(made, _size(shape) * float(min(shape[-2:])) / SVD_PRODUCTS)


def _orthogonal(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = _shape(args[0])
    full = _given(args, kwargs, 1, "full_matrices", False)
    side = max(shape[-2:]) if full else min(shape[-2:])
    return _size(shape[:-2]) * float(max(shape[-2:])) * float(side)


def _root(args: Sequence[Any], kwargs: Arguments) -> float:
    shape = _shape(args[0])  # its derivative solves for all elements at once
    return _size(shape[:-2]) * float(shape[-1]) ** 4


MATRIX_SIZES: dict[str, Callable[[Sequence[Any], Arguments], float]] = {
    "matmul": _matmul,
    "dot": _dot,
    "tensordot": _tensordot,
    "einsum": _einsum,
    "matrix_diag": _diag,
    "tensor_diag": _square,
    "svd": _factors,
    "qr": _orthogonal,
    "sqrtm": _root,
}
