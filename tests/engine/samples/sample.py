"""What a sample row says of one operation, and the small inputs that many rows share.

`order` is how often the op can be differentiated there by what is recorded: 0 for none, 1 where the
second derivative is not worth a check (a constant slope has none), 2 for smooth ones; -1 where
what TensorFlow answers is not the derivative, or float32 is too coarse to check it.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Sample:
    op: str
    inputs: tuple[Any, ...]
    params: dict[str, Any] = field(default_factory=dict)
    order: int = 2
    differences: bool = True  # False where TensorFlow's derivative is not their limit


def spread(*shape: int, low: float = -2.0, high: float = 2.0, seed: int = 1) -> Any:
    """Return numbers that keep away from each other, from whole numbers and from 0."""
    count = int(np.prod(shape))
    line = np.linspace(low, high, count) + 0.0137 * seed
    return np.random.default_rng(seed).permutation(line).reshape(shape)


A, B = spread(2, 3), spread(2, 3, seed=2)
ROW, COLUMN = spread(3, seed=3), spread(2, 1, seed=4)
POSITIVE, UNIT = spread(2, 3, low=0.3, high=3.0), spread(2, 3, low=-0.8, high=0.8)
SQUARE = np.array([[2.0, 0.3, -0.4], [0.1, 1.5, 0.2], [0.7, -0.6, 1.8]])
PROBABLE = np.array([[0.2, 0.3, 0.5], [0.6, 0.1, 0.3]])
WHOLE = np.array([[3, -4, 5], [1, 2, -6]], np.int32)
TRUTH = np.array([[True, False, True], [False, False, True]])
REDUCE = {"axis": (1,), "keepdims": False}
RUN = {"axis": 1, "exclusive": False, "reverse": False}
