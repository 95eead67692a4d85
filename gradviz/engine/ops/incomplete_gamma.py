"""The slope of the regularized incomplete gamma function P(a, x) in a, which SciPy lacks.

Left of the bend P is a power series, right of it 1 - P is a continued fraction; both are derived
term by term, in float64. In front of both stands x^a e^-x over the gamma function of a.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from gradviz.engine.ops.elementwise import scipy_special

_EPS = np.finfo(np.float64).eps
_HUGE = 1 / _EPS
_MOST_TERMS = 2000


def slope_in_a(a: Any, x: Any) -> Any:
    """Return dP/da in float64; 0 at x = 0 and at infinities, nan outside a > 0, x >= 0."""
    s = scipy_special()

    def front(a: Any, x: Any) -> Any:
        return np.exp(a * np.log(x) - x - s.gammaln(a))

    return _of_both_sides(a, x, front)


def quantile_slope_in_a(a: Any, x: Any) -> Any:
    """Return dx/da in float64 while P(a, x) stays the same: how a drawn x moves with a."""
    return _of_both_sides(a, x, lambda a, x: -x)  # the front over the slope of P in x


def _of_both_sides(a: Any, x: Any, front: Callable[[Any, Any], Any]) -> Any:
    a, x = np.broadcast_arrays(np.asarray(a, np.float64), np.asarray(x, np.float64))
    defined = (a > 0) & (x >= 0)
    inside = defined & (x > 0) & np.isfinite(a) & np.isfinite(x)
    found = np.where((defined & ~inside) | (x == 0), 0.0, np.nan)
    left = x <= np.maximum(a, 1)
    for where, slope in ((inside & left, _series), (inside & ~left, _fraction)):
        if where.any():
            found[where] = front(a[where], x[where]) * slope(a[where], x[where])
    return found


def _series(a: Any, x: Any) -> Any:
    s = scipy_special()
    term, total, slope = np.ones_like(a), np.ones_like(a), np.zeros_like(a)
    log_slope = np.zeros_like(a)  # of the term: term' = term * log_slope
    for n in range(1, _MOST_TERMS):
        term = term * x / (a + n)
        log_slope = log_slope - 1 / (a + n)
        total, slope = total + term, slope + term * log_slope
        if np.all(term * np.maximum(1, -log_slope) <= _EPS * np.minimum(total, -slope)):
            break
    return (total * (np.log(x) - s.digamma(a + 1)) + slope) / a


def _fraction(a: Any, x: Any) -> Any:
    ratio, slope = _converged(a, x)
    return -(ratio * (np.log(x) - scipy_special().digamma(a)) + slope)


def _converged(a: Any, x: Any) -> tuple[Any, Any]:
    """Return the continued fraction and its slope; each element is left alone once it stands."""
    z = x + 2 - a
    # Numerators p, denominators q and their slopes, each the last two.
    p, q = (np.ones_like(x), x + 1), (x, z * x)
    dp, dq = (np.zeros_like(x), np.zeros_like(x)), (np.zeros_like(x), -x)
    ratio = p[1] / q[1]
    slope = (dp[1] - ratio * dq[1]) / q[1]
    open_ = np.ones(x.shape, bool)
    for n in range(1, _MOST_TERMS):
        z = z + 2
        y = (n + 1 - a) * n
        dp = (dp[1], dp[1] * z - p[1] - dp[0] * y + p[0] * n)
        dq = (dq[1], dq[1] * z - q[1] - dq[0] * y + q[0] * n)
        p, q = (p[1], p[1] * z - p[0] * y), (q[1], q[1] * z - q[0] * y)
        quotient = p[1] / q[1]
        derived = (dp[1] - quotient * dq[1]) / q[1]
        still = np.abs(derived - slope) > _EPS * np.abs(derived)
        ratio, slope = np.where(open_, quotient, ratio), np.where(open_, derived, slope)
        open_ &= still
        if not open_.any():
            break
        scale = np.where(np.abs(p[1]) > _HUGE, _EPS, 1.0)
        p, q, dp, dq = [(pair[0] * scale, pair[1] * scale) for pair in (p, q, dp, dq)]
    return ratio, slope
