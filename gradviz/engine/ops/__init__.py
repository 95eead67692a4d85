"""The table of operations, one family a file. Importing this package fills the table."""

from gradviz.engine.ops import (
    activations,
    arithmetic,
    compare,
    einsum,
    elementwise,
    linalg,
    losses,
    reduce,
    shape,
)

__all__ = [
    "activations",
    "arithmetic",
    "compare",
    "einsum",
    "elementwise",
    "linalg",
    "losses",
    "reduce",
    "shape",
]
