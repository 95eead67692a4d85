"""Long series with as many points as can be seen: their highest and lowest, piece by piece."""

import numpy as np

MOST = 2000  # points of a line, or dots


def thinned(x: np.ndarray, y: np.ndarray, most: int = MOST) -> tuple[np.ndarray, np.ndarray]:
    """Return a line of no more than about `most` points, whose peaks are all there."""
    if len(x) <= most:
        return x, y
    size = -(-len(x) // (most // 2))
    whole = len(x) // size * size
    pieces = y[:whole].reshape(-1, size)
    known = np.where(np.isfinite(pieces), pieces, 0.0)
    ends = np.sort(np.stack([known.argmin(axis=1), known.argmax(axis=1)], axis=1), axis=1)
    chosen = (ends + np.arange(0, whole, size)[:, None]).ravel()
    gaps = np.flatnonzero(~np.isfinite(pieces).all(axis=1)) * size
    picked = np.unique(np.concatenate([chosen, gaps, [len(x) - 1]]))
    return x[picked], y[picked]


def every(count: int, most: int = MOST) -> slice:
    """Return which of many dots are drawn: every second, third ... one."""
    return slice(None, None, max(-(-count // most), 1))
