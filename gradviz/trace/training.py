"""What the training plot draws: finished numbers, worked out elsewhere."""

from dataclasses import dataclass, field

import numpy as np

SGD, MOMENTUM, RMSPROP, ADAM = "SGD", "momentum", "RMSprop", "Adam"
OPTIMIZERS = (SGD, MOMENTUM, RMSPROP, ADAM)

# Why a run stopped: the loss grew, fell without end or is no number; a gradient is no number; the
# program cannot be run there.
GREW, BOTTOMLESS, UNDEFINED, BROKEN, FAILED = (
    "grew", "bottomless", "undefined", "broken", "failed",
)  # fmt: skip
# Why there is nothing to train.
NO_LOSS, NOT_ONE, NO_TRAINABLE, LEFT_OUT, UNCONNECTED, FAILS, TOO_LONG = (
    "no_loss", "not_one", "no_trainable", "left_out", "unconnected", "fails", "too_long",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person asks of a training: `of` is the loss, "" the program's own target.

    With `seed` 0 it starts from the program's values, else from random ones between -1 and 1.
    """

    of: str = ""
    optimizer: str = SGD
    rate: float = 0.1
    iterations: int = 100
    seed: int = 0
    left_out: frozenset[str] = frozenset()  # trainable names that stay as they are


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a training stopped, at which iteration.

    `ratio` is by how much each of the last steps was as long as the one before, NaN if that
    was not always the same; then `limit` is the rate below which the steps become shorter.
    """

    kind: str
    iteration: int
    name: str = ""  # BROKEN: whose gradient
    ratio: float = float("nan")
    limit: float = float("nan")


@dataclass(frozen=True, slots=True)
class Lack:
    """Why there is nothing to train, with the words its sentence needs."""

    kind: str
    of: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """How a training stands: what was asked for, whether it goes on, why there is none."""

    plan: Plan = Plan()
    running: bool = False
    lack: Lack | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """A run of an optimizer, or a loop of the program that trains.

    Iteration k is the point after k steps: `losses`, each path, each norm and `steps` have one
    entry per iteration. `paths` are of single numbers: scalars, and elements of small tensors.
    """

    of: str
    rate: float
    losses: np.ndarray
    paths: tuple[tuple[str, np.ndarray], ...]
    norms: tuple[tuple[str, np.ndarray], ...] = ()  # of the gradient, by variable; NaN: none
    optimizer: str = SGD
    seed: int = 0
    names: tuple[str, ...] = ()  # all that could be trained
    values: tuple[tuple[str, np.ndarray], ...] = field(default=())  # at the last iteration
    trouble: Trouble | None = None
    line: int | None = None  # of a loop of the program: where it asks for its gradients
    steps: tuple[int, ...] = ()  # of such a loop: the cursor of each iteration
    layers: tuple[str, ...] = ()  # of each of `norms`; "" where it belongs to none

    @property
    def is_loop(self) -> bool:
        """Whether the program did it by itself."""
        return bool(self.steps)

    def iteration_at(self, cursor: int) -> int | None:
        """Return the iteration of a loop that is going on at `cursor`, None before the first."""
        passed = int(np.searchsorted(self.steps, cursor, side="right"))
        return passed - 1 if passed else None
