"""The gamma, Poisson and binomial distributions, drawn again until a draw is accepted.

Each function returns one number for each element of its parameters (float64, one row), from a lane
of its own; the first element has lane `first`. The methods are Marsaglia and Tsang's for gamma,
Knuth's and Hörmann's for the counts; where a method has a choice, the choices are TensorFlow's.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from gradviz.engine.random.lanes import Lanes

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.random.philox import Stream

FEW = 10.0  # expected counts below which counting beats rejecting
APART_IF_FEW = 42  # blocks between the lanes of binomial numbers that are counted
# ln k! - Stirling's formula for k! at k = 0 ... 9.
_TAILS = np.array([
    math.lgamma(k + 1) - ((k + 0.5) * math.log(k + 1) - (k + 1) + 0.5 * math.log(2 * math.pi))
    for k in range(10)
])  # fmt: skip


def gamma(stream: Stream, first: int, shape: np.ndarray) -> np.ndarray:
    """Return gamma distributed numbers with these shape parameters and scale 1."""
    lanes, made = Lanes(stream, first, len(shape)), np.full(len(shape), np.nan)
    simple = np.flatnonzero(shape == 1)
    made[simple] = [-math.log1p(-u) for u in lanes.uniform(simple).tolist()]
    small = shape < 1
    d = shape + np.where(small, 2 / 3, -1 / 3)
    c = 1 / 3 / np.sqrt(d)

    def attempt(todo: np.ndarray) -> np.ndarray:
        x = lanes.normal(todo)
        v = 1 + c[todo] * x
        inside = ~(v <= 0)
        todo, x, v = todo[inside], x[inside], v[inside]
        v = v * v * v
        u = lanes.uniform(todo)
        bound = 0.5 * x * x + d[todo] * (1 - v + np.log(v))
        taken = (u < 1 - 0.0331 * (x * x) * (x * x)) | (np.log(u) < bound)
        made[todo[taken]] = (d[todo] * v)[taken]
        return todo[taken]

    _until_taken(np.flatnonzero(shape != 1), attempt)
    fewer = np.flatnonzero(small)
    made[fewer] *= _power(lanes.uniform(fewer), 1 / shape[fewer])
    return made


def poisson(stream: Stream, first: int, rate: np.ndarray, largest: float) -> np.ndarray:
    """Return how often what happens `rate` times on average happens; at most `largest`.

    ValueError for a rate of which no draw would ever be accepted.
    """
    lanes, made = Lanes(stream, first, len(rate)), np.where(rate == np.inf, np.inf, 0)
    if np.any(np.isnan(rate) | ((rate > largest) & np.isfinite(rate))):
        raise ValueError(f"a rate must be a number up to {largest:g}")
    _count_arrivals(lanes, made, rate)
    root = np.sqrt(rate)
    b = 0.931 + 2.53 * root
    a = -0.059 + 0.02483 * b
    most = 1.1239 + 1.1328 / (b - 3.4)

    def attempt(todo: np.ndarray) -> np.ndarray:
        u, v = lanes.uniform(todo) - 0.5, lanes.uniform(todo)
        left = 0.5 - np.abs(u)
        mean = rate[todo]
        k = np.floor((2 * a[todo] / left + b[todo]) * u + mean + 0.43)
        sure = (left >= 0.07) & (v <= 0.9277 - 3.6224 / (b[todo] - 2))
        out = (k < 0) | ((left < 0.013) & (v > left))
        s = np.log(v * most[todo] / (a[todo] / (left * left) + b[todo]))
        taken = (sure | (~out & (s <= -mean + k * np.log(mean) - _log_factorial(k)))) & (
            k <= largest
        )
        made[todo[taken]] = k[taken]
        return todo[taken]

    _until_taken(np.flatnonzero((rate >= FEW) & np.isfinite(rate)), attempt)
    return made


def _count_arrivals(lanes: Lanes, made: np.ndarray, rate: np.ndarray) -> None:
    product, floor = np.ones(len(rate)), np.exp(-rate)

    def attempt(todo: np.ndarray) -> np.ndarray:
        product[todo] *= lanes.uniform(todo)
        over = product[todo] <= floor[todo]
        made[todo[~over]] += 1
        return todo[over]

    _until_taken(np.flatnonzero(rate < FEW), attempt)


def binomial(stream: Stream, first: int, count: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """Return how many of `count` attempts succeed, each with this chance; ValueError for nan."""
    if np.any(np.isnan(count) | np.isnan(chance)):
        raise ValueError("a count and a chance must be numbers")
    made = np.where(count == np.inf, np.inf, 0)
    rare = np.where(chance > 0.5, 1 - chance, chance)
    few = count * rare < FEW
    possible = (count > 0) & (rare > 0) & np.isfinite(count)
    lanes = Lanes(stream, first, len(count), APART_IF_FEW)
    _count_successes(lanes, made, count, rare, np.flatnonzero(possible & few))
    lanes = Lanes(stream, first, len(count))
    _reject_successes(lanes, made, count, rare, np.flatnonzero(possible & ~few))
    return np.where(chance > 0.5, count - made, made)


def _count_successes(
    lanes: Lanes, made: np.ndarray, count: np.ndarray, chance: np.ndarray, todo: np.ndarray
) -> None:
    tried = np.zeros(len(count))

    def attempt(todo: np.ndarray) -> np.ndarray:
        tried[todo] += np.ceil(np.log(lanes.uniform(todo)) / np.log1p(-chance[todo]))
        over = tried[todo] > count[todo]
        made[todo[~over]] += 1
        return todo[over]

    _until_taken(todo, attempt)


def _reject_successes(
    lanes: Lanes, made: np.ndarray, count: np.ndarray, chance: np.ndarray, todo: np.ndarray
) -> None:
    spread = np.sqrt(count * chance * (1 - chance))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * chance
    odds = chance / (1 - chance)
    alpha = (2.83 + 5.1 / b) * spread
    mode = np.floor((count + 1) * chance)

    def attempt(todo: np.ndarray) -> np.ndarray:
        u, v = lanes.uniform(todo) - 0.5, lanes.uniform(todo)
        n, r, m = count[todo], odds[todo], mode[todo]
        left = 0.5 - np.abs(u)
        k = np.floor((2 * a[todo] / left + b[todo]) * u + n * chance[todo] + 0.5)
        sure = (left >= 0.07) & (v <= 0.92 - 4.2 / b[todo])
        v = np.log(v * alpha[todo] / (a[todo] / (left * left) + b[todo]))
        bound = (
            (m + 0.5) * np.log((m + 1) / (r * (n - m + 1)))
            + (n + 1) * np.log((n - m + 1) / (n - k + 1))
            + (k + 0.5) * np.log(r * (n - k + 1) / (k + 1))
            + _stirling_tail(m) + _stirling_tail(n - m) - _stirling_tail(k) - _stirling_tail(n - k)
        )  # fmt: skip
        taken = sure | ((k >= 0) & (k <= n) & (v <= bound))
        made[todo[taken]] = k[taken]
        return todo[taken]

    _until_taken(todo, attempt)


def _until_taken(todo: np.ndarray, attempt: Callable[[np.ndarray], np.ndarray]) -> None:
    """Call `attempt` with the lanes that are left, until it has returned each as done."""
    with np.errstate(all="ignore"):
        while len(todo):
            todo = np.setdiff1d(todo, attempt(todo), assume_unique=True)


def _power(base: np.ndarray, exponent: np.ndarray) -> np.ndarray:
    return np.array([math.pow(x, y) for x, y in zip(base.tolist(), exponent.tolist(), strict=True)])


def _log_factorial(k: np.ndarray) -> np.ndarray:
    return np.array([math.lgamma(n + 1) if n >= 0 else math.nan for n in k.tolist()])


def _stirling_tail(k: np.ndarray) -> np.ndarray:
    square = (k + 1) ** 2
    series = (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1)
    return np.where(k <= 9, _TAILS[np.clip(k, 0, 9).astype(np.intp)], series)
