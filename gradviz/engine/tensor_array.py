"""TensorArray: a list of tensors of one dtype, as loops in TensorFlow's style fill it.

It is written in place and every writing method returns it, so that both `ta.write(0, x)` and
`ta = ta.write(0, x)` work. An element is cleared when it is read, unless asked otherwise.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.errors import InvalidArgumentError, OutOfRangeError
from gradviz.engine.functions.create import zeros
from gradviz.engine.functions.elementwise import tensor
from gradviz.engine.functions.joining import concat, split, stack, unstack
from gradviz.engine.functions.sizes import ints, scalar
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.tensor_shape import TensorShape


class TensorArray:
    """A list of tensors that may be written one by one; it grows if `dynamic_size` is true."""

    def __init__(
        self,
        dtype: Any,
        size: Any = None,
        dynamic_size: bool | None = None,
        clear_after_read: bool | None = None,
        tensor_array_name: str | None = None,
        handle: Any = None,
        flow: Any = None,
        infer_shape: bool = True,
        element_shape: Any = None,
        colocate_with_first_write_call: bool = True,
        name: str | None = None,
    ) -> None:
        if size is None:
            raise ValueError("Size must be declared for TensorArrays when eager execution is on.")
        self._dtype = as_dtype(dtype)
        self._grows = bool(dynamic_size)
        self._clears = clear_after_read is not False
        self._infers = infer_shape
        self._shape = TensorShape(element_shape)
        self._items: list[Any] = [None] * scalar(size, "size")
        self._read: set[int] = set()

    @property
    def dtype(self) -> DType:
        """The dtype of all elements."""
        return self._dtype

    @property
    def dynamic_size(self) -> bool:
        """Whether writing beyond the end makes it longer."""
        return self._grows

    @property
    def element_shape(self) -> TensorShape:
        """What is known of the shape of the elements."""
        return self._shape

    def size(self, name: str | None = None) -> Tensor:
        """Return the number of elements."""
        return tensor_of(np.int32(len(self._items)))

    def identity(self) -> TensorArray:
        """Return this very array."""
        return self

    def read(self, index: Any, name: str | None = None) -> Tensor:
        """Return one element, which is then cleared; OutOfRangeError if there is none."""
        at = scalar(index, "index")
        if not 0 <= at < len(self._items):
            raise OutOfRangeError(
                f"Tried to read from index {at} but array size is: {len(self._items)} "
            )
        if at in self._read and self._items[at] is None:
            raise InvalidArgumentError(
                f"Could not read index {at} twice because it was cleared after a previous read "
                "(perhaps try setting clear_after_read = false?)"
            )
        found = self._filled(at)
        if self._clears:
            self._items[at] = None
            self._read.add(at)
        return found

    def write(self, index: Any, value: Any, name: str | None = None) -> TensorArray:
        """Put one element in its place; return the array."""
        at = scalar(index, "index")
        if at < 0:
            raise OutOfRangeError(f"Writing to negative indices (index {at}) is not allowed.")
        if at >= len(self._items):
            if not self._grows:
                raise OutOfRangeError(
                    f"Tried to write to index {at} but array is not resizeable and size is: "
                    f"{len(self._items)} "
                )
            self._items += [None] * (at + 1 - len(self._items))
        self._items[at] = self._checked(value)
        return self

    def _checked(self, value: Any) -> Any:
        x = tensor(value, self._dtype if type(value) is int and self._dtype.is_floating else None)
        if x.dtype != self._dtype:
            raise InvalidArgumentError(
                f"TensorArray dtype is {self._dtype.name} but Op is trying to write dtype "
                f"{x.dtype.name} "
            )
        if not self._shape.is_compatible_with(x.shape):
            raise ValueError(f"Incompatible shape for value ({x.shape}), expected ({self._shape})")
        if self._infers:
            self._shape = self._shape.merge_with(x.shape)
        return x

    def _filled(self, at: int) -> Any:
        """Return one element, zeros where nothing was written."""
        if self._items[at] is None:
            self._items[at] = zeros(self._shape, self._dtype)
        return self._items[at]

    def _all(self) -> list[Any]:
        return [self._filled(at) for at in range(len(self._items))]

    def stack(self, name: str | None = None) -> Tensor:
        """Return all elements as one tensor, along a new first axis."""
        if self._items:
            return stack(self._all())
        known = self._shape if self._shape.is_fully_defined() else ()
        return zeros((0, *known), self._dtype)

    def concat(self, name: str | None = None) -> Tensor:
        """Return all elements joined along their first axis."""
        return concat(self._all(), 0)

    def gather(self, indices: Any, name: str | None = None) -> Tensor:
        """Return some elements as one tensor."""
        return stack([self._filled(at) for at in ints(indices)])

    def unstack(self, value: Any, name: str | None = None) -> TensorArray:
        """Take the parts of a tensor along its first axis as elements; return the array."""
        parts = unstack(value)
        if len(parts) > len(self._items) and not self._grows:
            raise ValueError(
                f"Cannot unstack {len(parts)} tensors into a TensorArray of static size "
                f"{len(self._items)} "
            )
        self._items = [self._checked(part) for part in parts]
        return self

    def split(self, value: Any, lengths: Any, name: str | None = None) -> TensorArray:
        """Take pieces of a tensor along its first axis as elements, of any length."""
        self._items = list(split(value, list(ints(lengths))))
        return self

    def scatter(self, indices: Any, value: Any, name: str | None = None) -> TensorArray:
        """Put the parts of a tensor in their places; return the array."""
        for at, part in zip(ints(indices), unstack(value), strict=True):
            self.write(at, part)
        return self

    def close(self, name: str | None = None) -> None:
        """Forget all elements."""
        self._items = []

    def __repr__(self) -> str:
        return f"<TensorArray of {len(self._items)} {self._dtype.name}>"
