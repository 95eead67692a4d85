"""What the live plots draw: finished numbers, worked out elsewhere."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A value and its derivative along one name. Arrays are float64 of shape (n,), NaN for gaps.

    `dy` is None where no derivative could be had. `at` is the present point; `y_at`, `dy_at` are
    the values there. `movable` says whether the point can be dragged (an input, not a result).
    """

    of: str
    along: str
    x: np.ndarray
    y: np.ndarray
    dy: np.ndarray | None
    at: float
    y_at: float
    dy_at: float | None
    movable: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A value over two inputs. `z` has shape (len(y), len(x)); `at` is the present point."""

    of: str
    along: tuple[str, str]
    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    at: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """Gradient descent on the trainable inputs: `losses` has shape (iterations + 1,)."""

    of: str
    rate: float
    losses: np.ndarray
    paths: tuple[tuple[str, np.ndarray], ...]  # (name, value by iteration), scalars only


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """Bytes held by open or unreleased tapes after each step: shape (steps + 1,)."""

    held: np.ndarray
    released: tuple[int, ...]  # steps at which a tape let go
