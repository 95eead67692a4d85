"""Orders and picks: shuffling and the categorical distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gradviz.engine.random.box_muller import unit64
from gradviz.engine.random.philox import words

if TYPE_CHECKING:
    from gradviz.engine.random.philox import Stream

FEW = 100  # comparisons in a row that cost less than looking for a place
PAIRS = 1 << 20  # compared at a time


def order(stream: Stream, size: int) -> np.ndarray:
    """Return 0 ... size - 1 in random order: each place swaps with one from it on."""
    left = np.arange(size, 1, -1, dtype=np.uint32)
    partners = (np.arange(len(left)) + words(stream, len(left)) % left).tolist()
    places = list(range(size))
    for place, partner in enumerate(partners):
        places[place], places[partner] = places[partner], places[place]
    return np.array(places, np.int32)


def categorical(stream: Stream, logits: np.ndarray, count: int) -> np.ndarray:
    """Return `count` classes for each row of logits [rows, classes]; not finite ones do not count.

    Each pick is where a float64 of [0, 1) falls in the running sum of the probabilities.
    """
    exact = logits.astype(np.float32) if logits.dtype.itemsize == 2 else logits
    with np.errstate(all="ignore"):
        finite = np.isfinite(exact)
        top = np.max(exact, axis=1, initial=np.finfo(exact.dtype).min, where=finite)
        shares = np.exp((exact - top[:, None]).astype(np.float64))
    running = np.cumsum(np.where(finite, shares, 0), axis=1)
    aims = unit64(words(stream, logits.shape[0] * count * 2)).reshape(logits.shape[0], count)
    return _places(running, aims * running[:, -1:])


def _places(rows: np.ndarray, aims: np.ndarray) -> np.ndarray:
    """Return how many numbers of each row, which rise, are not above each of its aims."""
    found = np.empty(aims.shape, np.intp)
    pairs = rows.shape[1] * aims.shape[1]  # to compare in one row
    if pairs > FEW:
        for row, aim, place in zip(rows, aims, found, strict=True):
            place[:] = np.searchsorted(row, aim, "right")
        return found
    step = max(1, PAIRS // max(pairs, 1))
    for start in range(0, len(rows), step):
        part = slice(start, start + step)
        found[part] = (rows[part, None, :] <= aims[part, :, None]).sum(axis=2)
    return found
