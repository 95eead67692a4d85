"""How the elements of an array are spread: counts in bins, least, mean, greatest, odd ones."""

from typing import NamedTuple

import numpy as np

MOST_BINS = 24
FEW = 16  # elements that are seen one by one, and need no histogram
_SAMPLE = 100_000  # elements whose bins are counted; of more, every so many


class Spread(NamedTuple):
    """`counts` are (bins,) int64, from `least` to `greatest`, the bounds of what is finite.

    The three numbers are NaN where nothing is finite. `nans` and `infinities` are counted apart.
    """

    counts: np.ndarray
    least: float
    mean: float
    greatest: float
    zeros: int
    nans: int
    infinities: int
    size: int


def has_spread(value: object) -> bool:
    """Return whether a value is an array of more numbers than are seen one by one."""
    return isinstance(value, np.ndarray) and value.size > FEW and value.dtype.kind in "fiub"


def spread_of(array: np.ndarray) -> Spread:
    """Return how the elements of an array of real numbers are spread; it must not be empty."""
    flat = array.ravel()
    zeros = int(flat.size - np.count_nonzero(flat))
    nans = infinities = 0
    if flat.dtype.kind == "f":
        nans = int(np.isnan(flat).sum())
        finite = flat[np.isfinite(flat)]
        infinities = int(flat.size - finite.size - nans)
        flat = finite
    numbers = flat.astype(np.float64)
    if not numbers.size:
        nothing = float("nan")
        return Spread(np.zeros(0, np.int64), nothing, nothing, nothing, zeros, nans, infinities,
                      array.size)  # fmt: skip
    least, greatest = float(numbers.min()), float(numbers.max())
    every = -(-numbers.size // _SAMPLE)
    counts = _counted(numbers[::every], least, greatest, array.dtype.kind)
    return Spread(counts, least, float(numbers.mean()), greatest, zeros, nans, infinities,
                  array.size)  # fmt: skip


def _counted(numbers: np.ndarray, least: float, greatest: float, kind: str) -> np.ndarray:
    """Return the counts; whole numbers of few different values have a bin each."""
    if least == greatest:
        return np.array([numbers.size])
    bins = MOST_BINS
    if kind != "f" and greatest - least < MOST_BINS:
        bins = int(greatest - least) + 1
        least, greatest = least - 0.5, greatest + 0.5
    reach = max(abs(least), abs(greatest))  # differences of the numbers themselves may overflow
    low, high = least / reach, greatest / reach
    share = (numbers / reach - low) / (high - low)
    return np.bincount(np.minimum((share * bins).astype(np.int64), bins - 1), minlength=bins)
