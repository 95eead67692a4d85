"""Numbers of a program by name: a tensor that is one number, or one element of a tensor: `w[2]`."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

ELEMENT = re.compile(r"(.+?)\[(\d+(?:, ?\d+)*)\]")


def element(name: str) -> tuple[str, tuple[int, ...]]:
    """Return the tensor's name and the index in it: ("w", (0, 2)) for "w[0,2]"."""
    found = ELEMENT.fullmatch(name)
    if found is None:
        return name, ()
    return found[1], tuple(int(part) for part in found[2].split(","))


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A number of the program, by name: what its tensor is, and where in it the number is."""

    name: str
    index: tuple[int, ...]
    tensor: np.ndarray

    @property
    def value(self) -> float:
        """The number as it is now."""
        return float(self.tensor[self.index])

    def at(self, x: float) -> np.ndarray:
        """Return the tensor with another number in this place."""
        changed = np.array(self.tensor, np.float64)
        changed[self.index] = x
        return changed

    def at_all(self, xs: np.ndarray) -> np.ndarray:
        """Return one tensor for each of `xs`, stacked along a first axis."""
        changed = np.repeat(np.array(self.tensor, np.float64)[None], len(xs), axis=0)
        changed[each_of(self.index)] = xs
        return changed


def place(tensors: Mapping[str, np.ndarray], name: str) -> Place | None:
    """Return where the number called `name` is; None where it is no number.

    `ws[0]` is a tensor of that name, in a list, where there is one, else an element of `ws`.
    """
    whole = base(tensors, name)
    index = () if whole == name else element(name)[1]
    tensor = tensors.get(whole)
    if tensor is None or len(index) != tensor.ndim:
        return None
    inside = all(k < size for k, size in zip(index, tensor.shape, strict=True))
    return Place(whole, index, tensor) if inside else None


def base(names: Container[str], name: str) -> str:
    """Return the name of the tensor that `name` is, or is an element of."""
    return name if name in names else element(name)[0]


def each_of(index: tuple[int, ...]) -> tuple[Any, ...]:
    """Return the index of the same element in each of stacked tensors."""
    return (slice(None), *index)
