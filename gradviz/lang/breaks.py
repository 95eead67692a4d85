"""Where curves are not continuous: found between samples, and closed in on by bisection.

A pair of neighbours is suspected where one is a number and the other is not, or where a curve moves
much further between them than beside them. Halving the pair tells a jump, whose height stays, from
a steep stretch, whose height shrinks. At the end the limits are read off close to the place.
"""

from collections.abc import Callable

import numpy as np

from gradviz.trace.curves import Break

Rows = Callable[[np.ndarray], np.ndarray]
HALVINGS = 17
SOON = 5  # halvings after which a steep stretch has given itself away
MOST = 100  # places that are looked at: a curve with more is a comb, and drawn as one
NEARER = 2.0 ** -np.arange(1, 15)  # further points towards a break, in parts of a sample's width
STEEP = 2.5  # times what a curve moves beside
SLIGHT = 1e-4  # of a curve's height: rounding
ROUNDING = 4e-6  # of a value, after some operations in float32; in its slope, of that per width
NOISE = 1e-3  # of a curve's height: too little to be told from rounding near a break


def breaks(
    rows_at: Rows, xs: np.ndarray, rows: np.ndarray, most: int = MOST
) -> tuple[np.ndarray, np.ndarray, tuple[Break, ...]]:
    """Return points and rows, denser near breaks, and the breaks of every row.

    `xs` is (n,), even and rising; `rows` are (orders, n).
    """
    with np.errstate(all="ignore"):
        places = _places(rows_at, xs, rows, most)
        if not len(places):
            return xs, rows, ()
        return _closer(rows_at, xs, rows, places)


def _places(rows_at: Rows, xs: np.ndarray, rows: np.ndarray, most: int) -> np.ndarray:
    """Return where breaks may be, to a millionth of what was swept."""
    finite = np.isfinite(rows)
    lonely = ~finite[:, 1:-1] & finite[:, :-2] & finite[:, 2:]
    known = xs[1:-1][lonely.any(axis=0)]
    middle = float(np.median(np.abs(rows[0][finite[0]]))) if finite[0].any() else 0.0
    least = ROUNDING * middle / float(xs[-1] - xs[0]) ** np.arange(len(rows))
    left, which = _suspects(rows, finite, most, least)
    if not len(left):
        return known
    a, b = xs[left].astype(float), xs[left + 1].astype(float)
    found = _halved(rows_at, a, b, rows[:, left], rows[:, left + 1], which)
    width = float(xs[-1] - xs[0])
    return np.unique(np.concatenate([known, [_plain(*pair, width) for pair in found]]))


def _suspects(
    rows: np.ndarray, finite: np.ndarray, most: int, least: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the left samples of suspected pairs, and the row that gave each away."""
    score = np.zeros((len(rows), rows.shape[1] - 1))
    for order, row in enumerate(rows):
        edge = finite[order, 1:] != finite[order, :-1]
        inner = np.r_[False, ~finite[order, 1:-1] & finite[order, :-2] & finite[order, 2:], False]
        score[order] = _steepness(row, float(least[order]))
        score[order][edge] = np.inf
        score[order][inner[1:] | inner[:-1]] = 0.0  # known already
    best = score.max(axis=0)
    left = np.flatnonzero(best > STEEP)
    left = np.sort(left[np.argsort(-best[left], kind="stable")[:most]])
    return left, score[:, left].argmax(axis=0)


def _steepness(row: np.ndarray, least: float) -> np.ndarray:
    """Return how many times further a curve moves between two samples than beside them.

    What moves by no more than `least` may do so by rounding alone.
    """
    move = np.diff(row)
    size = np.abs(move)
    height = float(np.ptp(row[np.isfinite(row)])) if np.isfinite(row).any() else 0.0
    slight = max(SLIGHT * height, least)
    padded = np.pad(np.where(np.isfinite(size), size, 0.0), 2)
    before = np.minimum(padded[:-4], padded[1:-3])
    after = np.minimum(padded[3:-1], padded[4:])
    steep = size / (np.maximum(before, after) + slight + 1e-30)
    # Through a pole a curve comes back against the way it goes on both sides.
    signs = np.sign(np.pad(np.where(np.isfinite(move), move, 0.0), 1))
    turned = (signs[1:-1] * signs[:-2] < 0) & (signs[1:-1] * signs[2:] < 0)
    largest = size > np.maximum(padded[1:-3], padded[3:-1])
    steep = np.where(turned & largest & (size > 100 * slight), np.inf, steep)
    return np.where(np.isfinite(size), steep, 0.0)


def _halved(
    rows_at: Rows, a: np.ndarray, b: np.ndarray, at_a: np.ndarray, at_b: np.ndarray,
    which: np.ndarray,
) -> list[tuple[float, float]]:  # fmt: skip
    """Return the pairs that are breaks, as close as they come."""
    first = _gap(at_a, at_b, which)
    for turn in range(HALVINGS):
        middle = (a + b) / 2
        at_m = rows_at(middle)
        left, right = _gap(at_a, at_m, which), _gap(at_m, at_b, which)
        goes = left >= right
        a, b = np.where(goes, a, middle), np.where(goes, middle, b)
        at_a, at_b = np.where(goes, at_a, at_m), np.where(goes, at_m, at_b)
        if turn == SOON:
            kept = _gap(at_a, at_b, which) >= 0.2 * first
            a, b, at_a, at_b = a[kept], b[kept], at_a[:, kept], at_b[:, kept]
            which, first = which[kept], first[kept]
        if not len(a):
            return []
    kept = _gap(at_a, at_b, which) >= 0.1 * first
    return list(zip(a[kept].tolist(), b[kept].tolist(), strict=True))


def _gap(left: np.ndarray, right: np.ndarray, which: np.ndarray) -> np.ndarray:
    """Return how far apart the suspected row's two values are; infinite where one is no number."""
    columns = np.arange(left.shape[1])
    one, other = left[which, columns], right[which, columns]
    gap = np.abs(one - other)
    gap[np.isfinite(one) != np.isfinite(other)] = np.inf
    return np.nan_to_num(gap, nan=0.0, posinf=np.inf)


def _plain(a: float, b: float, width: float) -> float:
    """Return the shortest number in a pair: 2 rather than 1.9999998."""
    room = 2e-7 * width
    scale = 0 if width > 4 else int(np.ceil(np.log10(4 / max(width, 1e-30))))
    for digits in range(scale, scale + 9):
        middle = round((a + b) / 2, digits)
        if a - room <= middle <= b + room:
            return middle + 0.0  # no minus zero
    return (a + b) / 2


def _closer(
    rows_at: Rows, xs: np.ndarray, rows: np.ndarray, places: np.ndarray
) -> tuple[np.ndarray, np.ndarray, tuple[Break, ...]]:
    """Add points towards each place, and read its limits off them."""
    step = float(xs[1] - xs[0])
    least = np.maximum(NEARER[-1] * step, 3e-7 * np.abs(places))
    offsets = np.maximum(NEARER[:, None] * step, least[None])  # (nearer, places)
    more = np.concatenate([places[None] - offsets, places[None], places[None] + offsets])
    found = rows_at(more.ravel()).reshape(len(rows), *more.shape)
    made = [
        one for order in range(len(rows)) for one in _read(order, places, found[order], rows[order])
    ]
    new = np.unique(more[(more > xs[0]) & (more < xs[-1])])
    new = new[~np.isin(new, xs)]
    every = np.concatenate([more.ravel(), xs])
    values = np.concatenate([found.reshape(len(rows), -1), rows], axis=1)
    wanted = np.sort(np.concatenate([xs, new]))
    order_of = np.argsort(every, kind="stable")
    at = order_of[np.searchsorted(every[order_of], wanted)]
    return wanted, values[:, at], tuple(made)


def _read(order: int, places: np.ndarray, found: np.ndarray, row: np.ndarray) -> list[Break]:
    """Return the breaks of one row. `found` is (2 nearer + 1, places): left, here, right.

    A row that is nowhere a number has none.
    """
    count = len(NEARER)
    if not np.isfinite(row).any():
        return []
    low, high = np.percentile(row[np.isfinite(row)], (5, 95))
    height = max(float(high - low), 1e-12)
    made = []
    for k, x in enumerate(places):
        before, here, after = found[:count, k], float(found[count, k]), found[count + 1 :, k]
        here = here if np.isfinite(here) else float("nan")
        limits = [_limit(side, height) for side in (before, after)]
        if np.isnan(limits).any() and abs(here) > 10 * height:
            here = np.nan  # a pole that rounding has kept from being met
        slack = NOISE * height + 4 * (_last_move(before) + _last_move(after))
        joined = [bool(abs(limit - here) <= slack) for limit in limits]
        if not all(joined):
            left, right = (
                here if one else limit for one, limit in zip(joined, limits, strict=True)
            )
            made.append(Break(order, float(x), left, right, here))
    return made


def _last_move(values: np.ndarray) -> float:
    """Return how far a curve still moves in its last halvings towards a place."""
    move = abs(float(values[-1] - values[-2]))
    return move if np.isfinite(move) else 0.0


def _limit(values: np.ndarray, height: float) -> float:
    """Return what `values`, nearer and nearer, come to; NaN where that is nothing or infinite.

    Towards a limit each halving moves a curve less than the one before; towards a pole it does not.
    """
    last, earlier = abs(values[-1] - values[-2]), abs(values[-5] - values[-6])
    if not np.isfinite(last) or (last > NOISE * height and last > 0.7 * earlier):
        return float("nan")
    return float(values[-1])
