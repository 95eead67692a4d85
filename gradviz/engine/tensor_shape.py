"""TensorShape: the sizes of the axes, any of which may be unknown, as may be their number.

A tensor's own shape is a tuple of ints all of which are known. None, for what is not known, occurs
only in the shapes that programs write: for `ensure_shape`, a TensorSpec, a layer's input.
"""

from __future__ import annotations

import operator
from typing import Any

import numpy as np


class Dimension:
    """One size as `TensorShape.dims` lists it."""

    __slots__ = ("value",)

    def __init__(self, value: int | None) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return self.value == (other.value if isinstance(other, Dimension) else other)

    def __hash__(self) -> int:
        return hash(self.value)

    def __index__(self) -> int:
        return operator.index(self.value)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return "?" if self.value is None else str(self.value)

    def __repr__(self) -> str:
        return f"Dimension({self.value})"


class TensorShape(tuple[Any, ...]):
    """The shape of a tensor: ints, None for an unknown size; TensorShape(None) if all is unknown.

    TypeError for sizes that are no ints, ValueError for negative ones.
    """

    __slots__ = ()

    def __new__(cls, dims: Any) -> TensorShape:
        """Take sizes, one size, or None."""
        if isinstance(dims, TensorShape):
            return dims
        if dims is None:
            return tuple.__new__(_Unknown)
        try:
            sizes = list(dims)
        except TypeError:
            sizes = [dims]
        return known_shape([_size(size, dims) for size in sizes])

    @property
    def rank(self) -> int | None:
        """Number of axes, None if unknown."""
        return len(self)

    @property
    def ndims(self) -> int | None:
        """Number of axes, under its older name."""
        return self.rank

    @property
    def dims(self) -> list[Dimension] | None:
        """The sizes as a list, None if unknown."""
        return [Dimension(size) for size in self]

    def as_list(self) -> list[int | None]:
        """Return the sizes as a list; ValueError if the rank is unknown."""
        return list(self)

    def num_elements(self) -> int | None:
        """Return how many elements a tensor of this shape has, None if unknown."""
        if not self.is_fully_defined():
            return None
        product = 1
        for size in self:
            product *= size
        return product

    def is_fully_defined(self) -> bool:
        """Return whether every size is known."""
        return None not in tuple(self)

    def is_compatible_with(self, other: Any) -> bool:
        """Return whether a tensor could have both shapes."""
        theirs = TensorShape(other)
        if self.rank is None or theirs.rank is None:
            return True
        return self.rank == theirs.rank and all(
            a is None or b is None or a == b for a, b in zip(self, theirs, strict=True)
        )

    def is_subtype_of(self, other: Any) -> bool:
        """Return whether every tensor of this shape has the other one."""
        if other.rank is None:
            return True
        return self.rank == other.rank and all(
            b is None or a == b for a, b in zip(self, other, strict=True)
        )

    def assert_is_compatible_with(self, other: Any) -> None:
        """Raise ValueError unless a tensor could have both shapes."""
        if not self.is_compatible_with(other):
            raise ValueError(f"Shapes {self} and {other} are incompatible")

    def assert_is_fully_defined(self) -> None:
        """Raise ValueError unless every size is known."""
        if not self.is_fully_defined():
            raise ValueError(f"Shape {self} is not fully defined")

    def assert_has_rank(self, rank: int) -> None:
        """Raise ValueError unless there could be so many axes."""
        if self.rank not in (None, rank):
            raise ValueError(f"Shape {self} must have rank {rank}")

    def assert_same_rank(self, other: Any) -> None:
        """Raise ValueError unless the numbers of axes could be equal."""
        theirs = TensorShape(other)
        if self.rank is not None and theirs.rank is not None and self.rank != theirs.rank:
            raise ValueError(f"Shapes {self} and {theirs} must have the same rank")

    def with_rank(self, rank: int) -> TensorShape:
        """Return this shape with so many axes; ValueError if it has another number."""
        try:
            return self.merge_with(known_shape([None] * rank))
        except ValueError:
            raise ValueError(f"Shape {self} must have rank {rank}") from None

    def with_rank_at_least(self, rank: int) -> TensorShape:
        """Return this shape; ValueError if it has fewer axes."""
        if self.rank is not None and self.rank < rank:
            raise ValueError(f"Shape {self} must have rank at least {rank}")
        return self

    def with_rank_at_most(self, rank: int) -> TensorShape:
        """Return this shape; ValueError if it has more axes."""
        if self.rank is not None and self.rank > rank:
            raise ValueError(f"Shape {self} must have rank at most {rank}")
        return self

    def merge_with(self, other: Any) -> TensorShape:
        """Return what is known of either; ValueError if they contradict each other."""
        theirs = TensorShape(other)
        if self.rank is None or theirs.rank is None:
            return theirs if self.rank is None else self
        if not self.is_compatible_with(theirs):
            raise ValueError(f"Shapes {self} and {theirs} are not compatible")
        return known_shape([b if a is None else a for a, b in zip(self, theirs, strict=True)])

    def most_specific_compatible_shape(self, other: Any) -> TensorShape:
        """Return what both have in common."""
        theirs = TensorShape(other)
        if self.rank is None or self.rank != theirs.rank:
            return TensorShape(None)
        return known_shape([a if a == b else None for a, b in zip(self, theirs, strict=True)])

    def concatenate(self, other: Any) -> TensorShape:
        """Return the axes of both, one after the other."""
        theirs = TensorShape(other)
        if self.rank is None or theirs.rank is None:
            return TensorShape(None)
        return known_shape((*self, *theirs))

    def __getitem__(self, key: Any) -> Any:
        found = tuple.__getitem__(self, key)
        return known_shape(found) if isinstance(key, slice) else found

    def __bool__(self) -> bool:
        return True

    def __add__(self, other: Any) -> TensorShape:
        return self.concatenate(other)

    def __radd__(self, other: Any) -> TensorShape:
        return TensorShape(other).concatenate(self)

    def __eq__(self, other: object) -> bool:
        if type(other) is tuple or type(other) is TensorShape:
            return tuple.__eq__(self, other)
        if isinstance(other, (list, int, np.ndarray)):
            try:
                return tuple.__eq__(self, TensorShape(other))
            except (TypeError, ValueError):
                return False
        return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return tuple.__hash__(self)

    def __str__(self) -> str:
        return tuple.__repr__(self)

    def __repr__(self) -> str:
        return f"TensorShape({list(self)})"

    def _unfit(self, other: object) -> Any:
        return NotImplemented

    __mul__ = __rmul__ = __lt__ = __le__ = __gt__ = __ge__ = _unfit


class _Unknown(TensorShape):
    """A shape of which not even the number of axes is known."""

    __slots__ = ()

    @property
    def rank(self) -> None:
        """None."""
        return None

    @property
    def dims(self) -> None:
        """None."""
        return None

    def as_list(self) -> list[int | None]:
        """Raise ValueError."""
        raise ValueError("as_list() is not defined on an unknown TensorShape.")

    def is_fully_defined(self) -> bool:
        """Return False."""
        return False

    def is_subtype_of(self, other: Any) -> bool:
        """Return whether the other is unknown, too."""
        return other.rank is None

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, slice):
            return None
        start, stop = key.start or 0, key.stop
        if stop is None or start < 0 or stop < 0:
            return self
        return known_shape([None] * max(stop - start, 0))

    def __len__(self) -> int:
        raise ValueError("Cannot take the length of shape with unknown rank.")

    def __iter__(self) -> Any:
        raise ValueError("Cannot iterate over a shape with unknown rank.")

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unknown)

    def __hash__(self) -> int:
        return hash(None)

    def __str__(self) -> str:
        return "<unknown>"

    def __repr__(self) -> str:
        return "TensorShape(None)"


_Unknown.__name__ = _Unknown.__qualname__ = "TensorShape"


def known_shape(sizes: Any) -> TensorShape:
    """Return a shape of sizes that need no check: every tensor's own."""
    return tuple.__new__(TensorShape, sizes)


def _size(size: Any, dims: Any) -> int | None:
    if size is None:
        return None
    if isinstance(size, Dimension):
        return size.value
    if isinstance(size, (str, bytes)):
        raise TypeError(f"Failed to convert '{dims!r}' to a shape: {size!r} is no dimension.")
    try:
        number = operator.index(size)
    except TypeError:
        raise TypeError(
            "Dimension value must be integer or None or have an __index__ method, got value "
            f"'{size}' with type '{type(size)}'"
        ) from None
    if number < 0:
        raise ValueError(f"Dimension {number} must be >= 0")
    return number
