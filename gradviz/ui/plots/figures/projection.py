"""Where numbers stand along an axis: as they are, or by their logarithm."""

import numpy as np

LINEAR_PART = 1.0 / 0.9  # of symlog, between -2 and 2, as matplotlib has it

FARTHEST = 1e150  # what is farther from zero cannot be painted


def project(values: np.ndarray | float, scale: str) -> np.ndarray:
    """Return places along an axis; NaN where a number has none."""
    numbers = np.asarray(values, np.float64)
    if scale == "log":
        known = np.isfinite(numbers) & (numbers > 0)
        return np.where(known, np.log10(np.where(known, numbers, 1.0)), np.nan)
    if scale == "symlog":
        sizes = np.where(np.isfinite(numbers), np.abs(numbers), np.nan)
        far = 2 * (LINEAR_PART + np.log10(np.maximum(sizes, 2) / 2))
        return np.sign(numbers) * np.where(sizes <= 2, sizes * LINEAR_PART, far)
    return np.where(np.abs(numbers) < FARTHEST, numbers, np.nan)


def unproject(place: float, scale: str) -> float:
    """Return the number at a place."""
    if scale == "log":
        return float(10.0**place)
    if scale == "symlog":
        size = abs(place)
        near = size / LINEAR_PART
        found = near if near <= 2 else 2 * 10 ** (size / 2 - LINEAR_PART)
        return float(np.copysign(found, place))
    return float(place)
