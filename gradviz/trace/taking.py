"""Which element of an operand each element of a result is: of operations that only take elements.

Elements are told by their numbers, in order.
"""

from collections.abc import Callable, Sequence

import numpy as np

from gradviz.trace.local import literal
from gradviz.trace.params import Operation, param
from gradviz.trace.ties import windows

NOWHERE = -1  # an element of the result that is taken from none of the operand

Operations = Sequence[Operation]


def taken(operations: Operations, one: Operation, position: int) -> np.ndarray | None:
    """Return which element of its operand at `position` each element of a result is.

    An array of the result's shape. None where that is not known, or something is computed.
    """
    take = _TAKEN.get(one.op)
    try:
        return None if take is None else take(operations, one, position)
    except (ValueError, LookupError, TypeError):
        return None  # a spelling of its parameters that is not known here


def numbered(shape: tuple[int, ...]) -> np.ndarray:
    """Return the elements of an array numbered in their order."""
    return np.arange(int(np.prod(shape, dtype=int))).reshape(shape)


def _operand(operations: Operations, operand: int | str) -> np.ndarray:
    """Return the value of an operand, be it written in the program."""
    value = operations[operand].value if isinstance(operand, int) else literal(operand)
    if not isinstance(value, np.ndarray):
        raise TypeError(operand)
    return value


def _changed(change: Callable[[np.ndarray, Operation], np.ndarray]) -> Callable[..., np.ndarray]:
    """Return the rule of what puts elements elsewhere as `change` does."""

    def rule(operations: Operations, one: Operation, _position: int) -> np.ndarray:
        return change(numbered(_operand(operations, one.operands[0]).shape), one)

    return rule


def _reshaped(x: np.ndarray, one: Operation) -> np.ndarray:
    return x.reshape(np.shape(one.value))


def _joined(operations: Operations, one: Operation, position: int) -> np.ndarray:
    join = np.concatenate if one.op == "concat" else np.stack
    parts = [numbered(_operand(operations, operand).shape) for operand in one.operands]
    for other in (*parts[:position], *parts[position + 1 :]):
        other.fill(NOWHERE)
    return join(parts, axis=param(one, "axis", 0))


def _picked(operations: Operations, one: Operation, _position: int) -> np.ndarray:
    x, indices = (_operand(operations, operand) for operand in one.operands)
    places, wanted = numbered(x.shape), indices.astype(int)
    if param(one, "batch_dims", 0):
        raise ValueError("rows of their own")
    if one.op == "gather_nd":
        return places[tuple(np.moveaxis(wanted, -1, 0))]
    return np.take(places, wanted, axis=param(one, "axis", 0))


def _pooled(operations: Operations, one: Operation, _position: int) -> np.ndarray:
    """Return the places of the largest of each window: of equals, the first."""
    x = _operand(operations, one.operands[0]).astype(np.float64)
    seen, places = windows(one, x, -np.inf), windows(one, numbered(x.shape), NOWHERE)
    if seen is None or places is None:
        raise ValueError("margins of its own")
    best = seen.argmax(axis=-1)[..., None]
    return np.take_along_axis(places, best, axis=-1)[..., 0]


_TAKEN: dict[str, Callable[[Operations, Operation, int], np.ndarray]] = {
    "concat": _joined,
    "stack": _joined,
    "gather": _picked,
    "gather_nd": _picked,
    "max_pool": _pooled,
    "reshape": _changed(_reshaped),
    "expand_dims": _changed(_reshaped),
    "squeeze": _changed(_reshaped),
    "transpose": _changed(lambda x, one: x.transpose(param(one, "perm"))),
    "matrix_transpose": _changed(lambda x, one: np.swapaxes(x, -1, -2)),
    "getitem": _changed(lambda x, one: np.asarray(x[param(one, "key")])),
    "tile": _changed(lambda x, one: np.tile(x, param(one, "multiples"))),
    "reverse": _changed(lambda x, one: np.flip(x, param(one, "axis"))),
    "roll": _changed(lambda x, one: np.roll(x, param(one, "shift"), param(one, "axis"))),
    "broadcast_to": _changed(lambda x, one: np.broadcast_to(x, np.shape(one.value))),
    "pad": _changed(lambda x, one: np.pad(x, param(one, "paddings"), constant_values=NOWHERE)),
}
