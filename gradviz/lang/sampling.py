"""One program at many points along a name: all of them at once where the program allows it.

It does where it treats the points of a vector one by one. A few single runs prove that, and where
they disagree every point is run alone. A name may be one element of a tensor: `w[2]`.
"""

import re
import time
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradviz.engine import Tensor
from gradviz.lang.moments import Moment
from gradviz.lang.rerun import Question, Rerun
from gradviz.lang.sweeping import number

ELEMENT = re.compile(r"(.+?)\[(\d+(?:, ?\d+)*)\]")
WITNESSES = (0.185, 0.715)  # where along the points single runs check a run of all at once


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
        changed[_each_of(self.index)] = xs
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


class Sampler:
    """Values and derivatives of one number along another; `order` derivatives of it.

    A point that was run alone is not run again. `heard` is told of every run.
    """

    def __init__(
        self,
        rerun: Rerun,
        of: Place,
        along: Place,
        order: int,
        moment: Moment,
        fixed: dict[str, np.ndarray] | None = None,
        heard: Callable[[], None] | None = None,
    ) -> None:
        self._rerun, self._of, self._along, self._fixed = rerun, of, along, fixed or {}
        self._moment, self._heard = moment, heard
        self._known: dict[float, np.ndarray] = {}
        self.order = order
        self.at_once: bool | None = None  # not known before the first points
        self.cost = np.inf  # seconds that a run has taken of this thread, at best

    @property
    def is_fixed(self) -> bool:
        """Whether another input has another value here than the program gives it."""
        return bool(self._fixed)

    def one(self, x: float) -> np.ndarray:
        """Return value and derivatives at one point: (order + 1,), NaN for what is not there."""
        if x not in self._known:
            asked = Question(self._of.name, self._along.name, self.order, self._moment,
                             lambda value: _pick(value, self._of.index),
                             lambda slope: _pick(slope, self._along.index))  # fmt: skip
            found = self._run(asked, self._along.at(x))
            row = np.full(self.order + 1, np.nan)
            row[: len(found)] = [number(value) for value in found]
            self._known[x] = row
        return self._known[x]

    def cost_of(self, xs: np.ndarray) -> float:
        """Return how many seconds it would take to run the points that are not known, alone."""
        return self.cost * sum(x not in self._known for x in xs.tolist())

    def rows(self, xs: np.ndarray) -> np.ndarray:
        """Return value and derivatives at all points: (order + 1, n), NaN for what is not there."""
        if not len(xs):
            return np.empty((self.order + 1, 0))
        found = self._all(xs) if self.runs_at_once(xs) else None
        return self._each(xs.tolist()) if found is None else found

    def runs_at_once(self, xs: np.ndarray) -> bool:
        """Return whether all points are run at once; at first, `xs` are run to find that out."""
        if self.at_once is None:
            found = self._all(xs)
            self.at_once = found is not None and self._is_proven(xs, found)
        return self.at_once

    def _each(self, xs: Iterable[float]) -> np.ndarray:
        return np.stack([self.one(x) for x in xs], axis=1)

    def _all(self, xs: np.ndarray) -> np.ndarray | None:
        asked = Question(self._of.name, self._along.name, self.order, self._moment,
                         lambda value: _pick_all(value, self._of.index),
                         lambda slope: _pick_all(slope, self._along.index))  # fmt: skip
        alone, self.cost = self.cost, np.inf
        found = self._run(asked, self._along.at_all(xs))
        self.cost = self.cost if found else alone
        if not found or any(np.shape(row) != xs.shape for row in found):
            return None
        rows = np.full((self.order + 1, len(xs)), np.nan)
        rows[: len(found)] = found
        return rows

    def _run(self, asked: Question, value: np.ndarray) -> list[np.ndarray]:
        begun = time.thread_time()
        found = self._rerun.derivatives(asked, {**self._fixed, self._along.name: value})
        self.cost = min(self.cost, time.thread_time() - begun)
        if self._heard is not None:
            self._heard()
        return found

    def _is_proven(self, xs: np.ndarray, found: np.ndarray) -> bool:
        for part in WITNESSES:
            k = int(part * (len(xs) - 1))
            if not _same(self.one(float(xs[k])), found[:, k], found):
                return False
        return True


def _same(single: np.ndarray, together: np.ndarray, rows: np.ndarray) -> bool:
    """Return whether one run gave what the run of all gave there, but for rounding."""
    sizes = [np.abs(row[np.isfinite(row)]).max(initial=0.0) for row in rows]
    return all(
        np.isclose(a, b, rtol=1e-4, atol=1e-6 + 1e-5 * size, equal_nan=True)
        for a, b, size in zip(single, together, sizes, strict=True)
    )


def _each_of(index: tuple[int, ...]) -> tuple[Any, ...]:
    """Return the index of the same element in each of stacked tensors."""
    return (slice(None), *index)


def _pick(value: Tensor, index: tuple[int, ...]) -> Tensor:
    return value[index] if index else value


def _pick_all(value: Tensor, index: tuple[int, ...]) -> Tensor:
    return value[_each_of(index)] if index else value
