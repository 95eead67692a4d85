"""What the training plot draws: finished numbers, worked out elsewhere."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """Gradient descent on the trainable inputs: `losses` has shape (iterations + 1,)."""

    of: str
    rate: float
    losses: np.ndarray
    paths: tuple[tuple[str, np.ndarray], ...]  # (name, value by iteration), scalars only
