"""Many backward passes at once: a Rows is one value per seed, along a leading axis.

The pullbacks are written over a namespace; `rowwise` is one in which each function and operator
works on every row alike. So the jacobian of a target takes one pass instead of one per element. A
function without a rule here is run row by row, which is slower and gives the same. Rows look like
one of their rows from outside: `shape` and `ndim` leave the leading axis out.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.op import OPS
from gradviz.engine.shapes import shape_of, sum_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.op import Op

Shape = tuple[int, ...]


class Rows:
    """`value[k]` is the k-th row; all operators work within each row."""

    __slots__ = ("value",)
    __array_ufunc__ = None  # an array on the left of an operator hands over to ours

    def __init__(self, value: Any) -> None:
        self.value = value

    @property
    def shape(self) -> Shape:
        """Shape of one row."""
        return tuple(self.value.shape[1:])

    @property
    def ndim(self) -> int:
        """Number of axes of one row."""
        return int(self.value.ndim) - 1

    @property
    def dtype(self) -> Any:
        """NumPy's dtype."""
        return self.value.dtype

    def __len__(self) -> int:
        return len(self.value)

    def __neg__(self) -> Rows:
        return Rows(-self.value)


def _pointwise(function: Callable[..., Any], *inputs: Any, **params: Any) -> Rows:
    """Apply a function that broadcasts, the rows' own axes aligned at their ends."""
    rank = max(len(shape_of(x)) for x in inputs)
    return Rows(function(*(_aligned(x, rank) for x in inputs), **params))


def _aligned(x: Any, rank: int) -> Any:
    if not isinstance(x, Rows):
        return x
    value, shape = x.value, x.shape
    return value.reshape(len(value), *(1,) * (rank - len(shape)), *shape)


def _spread(x: Any, count: int) -> Any:
    """Return rows as an array, and what is no Rows repeated for each."""
    return x.value if isinstance(x, Rows) else np.broadcast_to(x, (count, *shape_of(x)))


def _broadcasting(op: Op, *inputs: Any, **params: Any) -> Rows:
    return _pointwise(op.forward, *inputs, **params)


def _row_by_row(op: Op, *inputs: Any, **params: Any) -> Rows:
    count = next(len(x) for x in inputs if isinstance(x, Rows))
    parts = [
        op.forward(*(x.value[k] if isinstance(x, Rows) else x for x in inputs), **params)
        for k in range(count)
    ]
    return Rows(np.stack(parts))


def each_row(pull: Callable[[Any], Any], g: Rows) -> list[Rows | None]:
    """Return the contributions of all rows, each made by a function of one row's upstream."""
    found = [pull(g.value[k]) for k in range(len(g))]
    return [
        None if column[0] is None else Rows(np.stack(column)) for column in zip(*found, strict=True)
    ]


def _all(op: Op, *inputs: Any, **params: Any) -> Rows:
    """Run an op on all rows at once: of a matrix or vector op, which takes leading axes along."""
    count = next(len(x) for x in inputs if isinstance(x, Rows))
    return Rows(op.forward(*(_spread(x, count) for x in inputs), **params))


def _along(op: Op, *inputs: Any, axis: Any, **params: Any) -> Rows:
    moved = axis + 1 if isinstance(axis, int) else tuple(n + 1 for n in axis)
    return _all(op, *inputs, axis=moved, **params)


def _reshape(op: Op, x: Rows, shape: Shape) -> Rows:
    return Rows(x.value.reshape(len(x), *shape))


def _transpose(op: Op, x: Rows, perm: Shape) -> Rows:
    return Rows(x.value.transpose(0, *(n + 1 for n in perm)))


def _broadcast_to(op: Op, x: Rows, shape: Shape) -> Rows:
    return Rows(np.broadcast_to(_aligned(x, len(shape)), (len(x), *shape)))


def _sum_to(op: Op, x: Rows, shape: Shape) -> Rows:
    thin = (1,) * (x.ndim - len(shape)) + tuple(shape)
    return Rows(sum_to(x.value, (len(x), *thin)).reshape(len(x), *shape))


def _getitem(op: Op, x: Rows, key: tuple[Any, ...]) -> Rows:
    return Rows(x.value[(slice(None), *key)])


def _getitem_grad(op: Op, x: Rows, key: tuple[Any, ...], shape: Shape) -> Rows:
    return Rows(op.forward(x.value, key=(slice(None), *key), shape=(len(x), *shape)))


def _matmul(op: Op, x: Any, y: Any, **params: Any) -> Rows:
    rank = max(len(shape_of(x)), len(shape_of(y)))
    return Rows(op.forward(_aligned(x, rank), _aligned(y, rank), **params))


def _squeeze(op: Op, x: Rows, axis: Shape) -> Rows:
    return Rows(np.squeeze(x.value, tuple(n + 1 for n in axis)))


def _pad(op: Op, x: Rows, paddings: Any, value: Any) -> Rows:
    return Rows(op.forward(x.value, paddings=((0, 0), *paddings), value=value))


POINTWISE = {"arithmetic", "elementwise", "activation", "compare"}
ALONG = (
    "reduce_sum reduce_mean reduce_prod reduce_max reduce_min logsumexp softmax softmax_grad "
    "log_softmax expand_dims concat reverse"
).split()
WHOLE = (  # ops of square matrices, which take leading axes along
    "matrix_transpose matrix_inverse matrix_determinant band_part cholesky"
).split()
RULES: dict[str, Callable[..., Rows]] = {
    "reshape": _reshape,
    "transpose": _transpose,
    "broadcast_to": _broadcast_to,
    "sum_to": _sum_to,
    "getitem": _getitem,
    "getitem_grad": _getitem_grad,
    "matmul": _matmul,
    "squeeze": _squeeze,
    "pad": _pad,
    **dict.fromkeys(WHOLE, _all),
    "sigmoid_cross_entropy": _broadcasting,
    "cast": lambda op, x, dtype: Rows(op.forward(x.value, dtype=dtype)),
    **dict.fromkeys(ALONG, _along),
}


def is_ruled(op: Op) -> bool:
    """Return whether an op works on all rows at once."""
    return op.name in RULES or op.family in POINTWISE


class Rowwise:
    """`rowwise.sin(x)` computes on each row of a Rows, and plainly on everything else."""

    def __getattr__(self, name: str) -> Any:
        op = OPS[name]
        rule = RULES.get(name, _broadcasting if op.family in POINTWISE else _row_by_row)

        def run(*inputs: Any, **params: Any) -> Any:
            if any(isinstance(x, Rows) for x in inputs):
                return rule(op, *inputs, **params)
            return op.forward(*inputs, **params)

        setattr(self, name, run)
        return run


def _operator(function: Callable[[Any, Any], Any], reflected: bool = False) -> Any:
    if reflected:
        return lambda x, y: _pointwise(function, y, x)
    return lambda x, y: _pointwise(function, x, y)


for _word in ("add", "sub", "mul", "truediv"):
    setattr(Rows, f"__{_word}__", _operator(getattr(operator, _word)))
    setattr(Rows, f"__r{_word}__", _operator(getattr(operator, _word), reflected=True))
for _word in ("lt", "le", "gt", "ge", "and", "or"):
    _function = getattr(operator, f"__{_word}__")
    setattr(Rows, f"__{_word}__", _operator(_function))
    setattr(Rows, f"__r{_word}__", _operator(_function, reflected=True))

rowwise = Rowwise()
