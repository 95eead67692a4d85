"""Sizes of what functions make that broadcast their arguments, as the operators do."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from gradviz.lang.sizes import shape_of, size_of

NAMES = (
    "add subtract multiply divide truediv realdiv maximum minimum pow power floordiv floormod mod "
    "truncatediv truncatemod squared_difference atan2 arctan2 divide_no_nan multiply_no_nan xlogy "
    "xlog1py xdivy equal not_equal less less_equal greater greater_equal logical_and logical_or "
    "logical_xor bitwise_and bitwise_or bitwise_xor where clip_by_value "
    "AddV2 DivNoNan FloorDiv FloorMod Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr "
    "Maximum Minimum Mul MulNoNan Pow RealDiv SquaredDifference Sub Xdivy Xlogy Atan2 SelectV2"
).split()


def _broadcast(args: Sequence[Any], kwargs: dict[str, Any]) -> float:
    """Return the number of elements of all arguments broadcast together; 0 if they do not fit."""
    shapes = [shape_of(value) for value in (*args, *kwargs.values())]
    return size_of(np.broadcast_shapes(*(shape for shape in shapes if shape)))


BROADCAST_SIZES = dict.fromkeys(NAMES, _broadcast)
