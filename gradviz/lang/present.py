"""The present point of a curve and of the lines beside it: what they are there."""

from dataclasses import replace

import numpy as np

from gradviz.trace.curves import Break, Curve, Line


def line_of(
    name: str, of: str, xs: np.ndarray, rows: np.ndarray, here: np.ndarray,
    found: tuple[Break, ...],
) -> Line:  # fmt: skip
    """Return a further line of these points and rows, (1 or 2, n); `here` is its present point."""
    there = len(rows) > 1 and bool(np.isfinite(rows[1]).any())
    dy = rows[1] if there else None
    return line_at(Line(name, xs, rows[0], 0.0, found, dy, of=of), here)


def line_at(line: Line, here: np.ndarray) -> Line:
    """Return a line with another present point."""
    slope = None if line.dy is None else float(here[1])
    return replace(line, at=float(here[0]), dy_at=slope)


def curve_at(known: Curve, here: np.ndarray, at: float, lines: tuple[Line, ...]) -> Curve:
    """Return a curve with another present point: its rows there, and the lines beside it."""
    orders = len(known.orders)
    return replace(
        known,
        at=at,
        y_at=float(here[0]),
        dy_at=float(here[1]) if orders > 1 else None,
        higher_at=tuple(float(value) for value in here[2:orders]),
        lines=lines,
    )


def with_present(
    xs: np.ndarray, rows: np.ndarray, at: float, here: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return points and rows, (orders, n), with the present one among them, if it is inside."""
    k = int(np.searchsorted(xs, at))
    if not 0 < k < len(xs) or at in xs:
        return xs, rows
    return np.insert(xs, k, at), np.insert(rows, k, here, axis=1)
