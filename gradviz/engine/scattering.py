"""Assigning to parts of a variable: to a slice, to rows, to places. No gradient flows through.

Like every assignment each of these swaps in a new value; the old one stays as it was for whoever
holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.execute import check, execute, raw_value
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.functions.picking import gather, gather_nd, indices_of
from gradviz.engine.indexed_slices import IndexedSlices
from gradviz.engine.indexing import getitem
from gradviz.engine.keys import basic_key, is_mask
from gradviz.engine.op import OPS
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.tensor import Tensor, tensor_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.variable import Variable


class SlicedTensor(Tensor):
    """A part of a variable: a tensor that can also be assigned to, in the variable."""

    __slots__ = ("key", "variable")

    key: Any
    variable: Variable

    def assign(self, val: Any, name: str | None = None) -> Any:
        """Assign to this part of the variable; a smaller value is repeated to fill it."""
        x, whole = self.variable, _copy(self.variable)
        given = _fitting(x, val)
        try:
            whole[basic_key(self.key, x.ndim, whole.shape)] = given
        except ValueError:
            raise InvalidArgumentError(
                f"the value of shape {bracketed(shape_of(given))} does not fit into the slice of "
                f"shape {bracketed(shape_of(self.value))} [Op:ResourceStridedSliceAssign]"
            ) from None
        return self.variable.assign(settle(whole))


SlicedTensor.__name__ = SlicedTensor.__qualname__ = "EagerTensor"


def variable_getitem(x: Any, key: Any) -> Any:
    """Return a part of a variable, on the tape; it can be assigned to unless a mask made it."""
    part = getitem(x, key)
    if is_mask(key):
        return part
    made = SlicedTensor()
    made.raw, made.id, made.variable, made.key = part.raw, part.id, x, key
    return made


def _copy(variable: Variable) -> Any:
    return np.array(variable.tensor.value)


def _fitting(variable: Variable, given: Any) -> Any:
    """Return a raw value of the variable's dtype; TypeError or ValueError if it has another."""
    return raw_value(convert_to_tensor(given, variable.dtype))


def _divide(x: Any, at: Any, rows: Any) -> None:
    (np.divide if x.dtype.kind == "f" else np.floor_divide).at(x, at, rows)


def _replace(x: Any, at: Any, rows: Any) -> None:
    x[at] = rows


_BY_ROWS: dict[str, Callable[[Any, Any, Any], None]] = {
    "add": np.add.at, "sub": np.subtract.at, "mul": np.multiply.at, "div": _divide,
    "max": np.maximum.at, "min": np.minimum.at, "update": _replace,
}  # fmt: skip


_BY_PLACES = ("add", "sub", "max", "min", "update")


def _row_method(word: str) -> Callable[..., Any]:
    change = _BY_ROWS[word]

    def scatter(
        self: Variable, sparse_delta: Any, use_locking: bool = False, name: str | None = None
    ) -> Any:
        if not isinstance(sparse_delta, IndexedSlices):
            raise TypeError(
                "Argument `sparse_delta` must be a `tf.IndexedSlices`. Received arg: "
                f"{sparse_delta}"
            )
        whole, rows = _copy(self), _fitting(self, sparse_delta.values)
        if word != "update" and whole.dtype.kind not in "fiu":
            raise InvalidArgumentError(f"Value for attr 'dtype' of {whole.dtype} is not allowed")
        at = np.asarray(raw_value(indices_of(sparse_delta.indices, "ResourceScatter")))
        if np.any((at < 0) | (at >= len(whole))):
            raise InvalidArgumentError(f"indices {at} are not in [0, {len(whole)})")
        if shape_of(rows) not in ((), at.shape + whole.shape[1:]):
            raise InvalidArgumentError(f"updates of shape {shape_of(rows)} do not fit the rows")
        with np.errstate(all="ignore"):
            change(whole, at, rows)
        return self.assign(whole)

    scatter.__name__ = f"scatter_{word}"
    scatter.__doc__ = f"Change the rows that IndexedSlices name ({word}); return the variable."
    return scatter


def _place_method(word: str) -> Callable[..., Any]:
    op = OPS[f"tensor_scatter_{word}"]

    def scatter(self: Variable, indices: Any, updates: Any, name: str | None = None) -> Any:
        at = np.atleast_2d(raw_value(indices_of(indices, op.tf_name)))
        if word != "update":
            check(op, [self.tensor.value, at, _fitting(self, updates)])
        return self.assign(op.forward(self.tensor.value, at, _fitting(self, updates)))

    scatter.__name__ = f"scatter_nd_{word}"
    scatter.__doc__ = f"Change what index vectors name ({word}); return the variable."
    return scatter


def _gather_nd(self: Variable, indices: Any, name: str | None = None) -> Tensor:
    """Return what index vectors name, on the tape."""
    return gather_nd(self, indices)


def _sparse_read(self: Variable, indices: Any, name: str | None = None) -> Tensor:
    """Return rows, on the tape."""
    return gather(self, indices)


def _is_initialized(self: Variable, name: str | None = None) -> Tensor:
    """Return True."""
    return tensor_of(np.True_)


def _set_shape(self: Variable, shape: Any) -> None:
    """Do nothing but raise ValueError if the variable's shape contradicts `shape`."""
    self.shape.merge_with(shape)


def _read(self: Variable) -> Tensor:
    """Return the value as a tensor that keeps the link."""
    return execute(OPS["read"], self)


METHODS: dict[str, Callable[..., Any]] = {
    "__getitem__": variable_getitem,
    "value": _read,
    "read_value": _read,
    "gather_nd": _gather_nd,
    "sparse_read": _sparse_read,
    "is_initialized": _is_initialized,
    "set_shape": _set_shape,
    **{f"scatter_{word}": _row_method(word) for word in _BY_ROWS},
    **{
        f"scatter_nd_{word}": _place_method(word) for word in ("add", "sub", "max", "min", "update")
    },
}
