"""Values that left the engine, and how they are told apart: NumPy arrays and Python numbers.

A NumPy value is recognised by identity, as long as the run keeps it alive. Python numbers have no
identity worth the name, so a number that came out of a tensor is replaced by a stand-in that knows
the node it came from and is a float or int in every other respect.
"""

from typing import Any

import numpy as np

from gradviz.engine import Tensor, TensorShape, Variable
from gradviz.lang.weights import HELD, parts

MOST_PARTS = 200_000  # of a container that is kept for the trace
DEEPEST = 6


class FollowedFloat(float):
    """A Python float that came out of the node `origin`."""

    origin: int


class FollowedInt(int):
    """A Python int that came out of the node `origin`."""

    origin: int


# `type(x).__name__` in a program must say what Python would.
FollowedFloat.__name__ = FollowedFloat.__qualname__ = "float"
FollowedInt.__name__ = FollowedInt.__qualname__ = "int"


def followed(value: Any, origin: int) -> Any:
    """Return `value`, or for a Python number a stand-in that knows where it came from."""
    if type(value) is bool or not isinstance(value, float | int):
        return value
    made: Any = FollowedFloat(value) if isinstance(value, float) else FollowedInt(value)
    made.origin = origin
    return made


def frozen(value: Any) -> np.ndarray | str:
    """Return a value of the engine as the trace keeps it: a read-only array, or text."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, str):
        return value
    array = np.asarray(value)
    if array.dtype.kind in "SUO":
        return str(array.tolist())
    if array.flags.writeable:
        array = array.copy() if array.base is not None or array is value else array
        array.flags.writeable = False
    return array


def plain(value: Any) -> Any:
    """Return `value` as trace.values has it: tensors as arrays, containers of such, plain data.

    Anything else (a tape, a layer, a function) is `Ellipsis`, which callers leave out; so is what
    would take long to copy, or no end.
    """
    if isinstance(value, HELD) and parts(value, MOST_PARTS) > MOST_PARTS:
        return ...
    return _plain(value, DEEPEST)


def _plain(value: Any, depth: int) -> Any:
    if isinstance(value, Tensor | Variable):
        return frozen(value.numpy())
    if isinstance(value, FollowedFloat):
        return float(value)
    if isinstance(value, FollowedInt):
        return int(value)
    if value is None or isinstance(value, bool | int | float | str | np.generic):
        return value
    if isinstance(value, np.ndarray):
        return frozen(value)
    if isinstance(value, TensorShape) and value.rank is None:
        return None  # a shape of unknown rank
    if depth and isinstance(value, list | tuple):
        items = [_plain(v, depth - 1) for v in value]
        if any(i is ... for i in items):
            return ...
        return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
    if depth and isinstance(value, dict):
        pairs = {k: _plain(v, depth - 1) for k, v in value.items() if isinstance(k, str)}
        return ... if any(v is ... for v in pairs.values()) else pairs
    return ...
