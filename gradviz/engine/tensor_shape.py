"""TensorShape: a tuple of ints that prints and compares as TensorFlow's does."""

from __future__ import annotations

from typing import Any

import numpy as np


class TensorShape(tuple[int, ...]):
    """The shape of a tensor, all of whose sizes are known."""

    __slots__ = ()

    @property
    def rank(self) -> int:
        """Number of axes."""
        return len(self)

    @property
    def ndims(self) -> int:
        """Number of axes, under its older name."""
        return len(self)

    @property
    def dims(self) -> list[int]:
        """The sizes as a list."""
        return list(self)

    def as_list(self) -> list[int]:
        """Return the sizes as a list."""
        return list(self)

    def num_elements(self) -> int:
        """Return how many elements a tensor of this shape has."""
        product = 1
        for size in self:
            product *= size
        return product

    def is_fully_defined(self) -> bool:
        """Return True: eager shapes always are."""
        return True

    def is_compatible_with(self, other: Any) -> bool:
        """Return whether `other` could be this shape; None stands for any size."""
        if other is None:
            return True
        sizes = tuple(other)
        return len(sizes) == len(self) and all(
            b is None or a == b for a, b in zip(self, sizes, strict=True)
        )

    def __getitem__(self, key: Any) -> Any:
        found = tuple.__getitem__(self, key)
        return TensorShape(found) if isinstance(key, slice) else found

    def __add__(self, other: Any) -> TensorShape:
        return TensorShape(tuple(self) + tuple(other))

    def __radd__(self, other: Any) -> TensorShape:
        return TensorShape(tuple(other) + tuple(self))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (list, tuple, np.ndarray)):
            return tuple(self) == tuple(other)
        return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return tuple.__hash__(self)

    def __str__(self) -> str:
        return tuple.__repr__(self)

    def __repr__(self) -> str:
        return f"TensorShape({list(self)})"
