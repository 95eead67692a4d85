"""What the surface plot draws: finished numbers, worked out elsewhere."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A value over two inputs. `z` has shape (len(y), len(x)); `at` is the present point."""

    of: str
    along: tuple[str, str]
    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    at: tuple[float, float]
