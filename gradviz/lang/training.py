"""Training on a program's trainable Variables, by the optimizers that its programs have.

The program is run again after each step. A Course can be gone on with, a slice at a time.
"""

import contextvars
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import numpy as np

from gradviz.engine import quiet, raw_value
from gradviz.engine.listening import unheard
from gradviz.lang.budget import Budget, Limits, Stopped
from gradviz.lang.diverging import Watch
from gradviz.lang.inputs import BadInput, Given, checked
from gradviz.lang.learning import Learning, Lesson
from gradviz.lang.scenes import Scene
from gradviz.lang.sweeping import Cancelled
from gradviz.models.optimizers import kinds
from gradviz.models.optimizers.optimizer import Optimizer
from gradviz.models.optimizers.places import replace_value
from gradviz.trace.loops import MOST_PATHS, norm, paths
from gradviz.trace.training import (
    ADAM,
    FAILS,
    LEFT_OUT,
    MOMENTUM,
    NO_LOSS,
    NO_TRAINABLE,
    NOT_ONE,
    RMSPROP,
    SGD,
    TOO_LONG,
    UNCONNECTED,
    Lack,
    Plan,
    Training,
    Trouble,
)

SHARE = 0.9  # of the last step that momentum keeps
MAKERS: dict[str, Callable[[float], Optimizer]] = {
    SGD: lambda rate: kinds.SGD(rate),
    MOMENTUM: lambda rate: kinds.SGD(rate, momentum=SHARE),
    RMSPROP: lambda rate: kinds.RMSprop(rate),
    ADAM: lambda rate: kinds.Adam(rate),
}


class Course:
    """One training. `go` goes on with it; it is used by one thread at a time."""

    def __init__(
        self,
        source: str,
        inputs: Given | None,
        plan: Plan,
        before: Sequence[Scene] = (),
        limits: Limits | None = None,  # of one run of the program
    ) -> None:
        self._source, self._inputs, self._before = source, inputs, before
        self._limits = limits or Limits()
        self.plan = plan
        self._learning: Learning | None = None  # the program, read once
        self._lesson: Lesson | None = None  # the newest point; its gradients are not yet used
        self._names: tuple[str, ...] = ()  # of all Variables
        self._layers: tuple[str, ...] = ()  # of each of them
        self._all: tuple[str, ...] = ()  # of those that could be trained
        self._trained: list[int] = []  # which of the Variables
        self._held: list[Any] = []  # all Variables, with the values reached
        self._optimizer: Optimizer | None = None
        self._watch = Watch(plan)
        self._trouble: Trouble | None = None
        self._losses: list[float] = []
        self._norms: list[list[float]] = []
        self._followed: list[int] = []  # which of the Variables leave a path
        self._points: list[list[np.ndarray]] = []  # of those followed

    def go(
        self, iterations: int, seconds: float = float("inf"), cancelled: Cancelled = None
    ) -> Training | Lack | None:
        """Go on for so many iterations or seconds. None where it was cancelled before it began."""
        until = monotonic() + seconds

        def alone() -> Training | Lack | None:
            with quiet(), unheard():
                return self._go(iterations, until, cancelled)

        return contextvars.Context().run(alone)

    def _go(self, iterations: int, until: float, cancelled: Cancelled) -> Training | Lack | None:
        if self._lesson is None:
            lack = None if cancelled is not None and cancelled() else self._begin(cancelled)
            if lack is not None or self._lesson is None:
                return lack
        for _ in range(iterations):
            ended = self._trouble is not None or monotonic() > until
            if ended or (cancelled is not None and cancelled()) or not self._step(cancelled):
                break
        return self._so_far()

    # -- the first point -------------------------------------------------------------------------

    def _begin(self, cancelled: Cancelled) -> Lack | None:
        lesson = self._run((), cancelled)
        if isinstance(lesson, Lack) or lesson is None:
            return lesson
        lack = self._lack(lesson)
        if lack is not None:
            return lack
        for variable, value in zip(lesson.variables, lesson.first, strict=True):
            replace_value(variable, value)  # the program may have assigned to it
        self._held, self._names = lesson.variables, tuple(lesson.names)
        self._layers = tuple(lesson.layers)
        self._all = tuple(self._names[k] for k in lesson.reached)
        self._trained = [k for k in lesson.reached if self._names[k] not in self.plan.left_out]
        self._followed = self._small()
        self._optimizer = MAKERS[self.plan.optimizer](float(self.plan.rate))
        if self.plan.seed:
            self._shuffle()
            again = self._run([raw_value(v) for v in self._held], cancelled)
            if isinstance(again, Lack) or again is None:
                return again
            lesson = again
        self._take(lesson)
        return None

    def _small(self) -> list[int]:
        """Return which Variables are followed: all points of a large one would fill the memory."""
        found, size = [], 0
        for k in self._trained:
            more = int(np.size(raw_value(self._held[k])))
            if size + more <= MOST_PATHS:
                found.append(k)
                size += more
        return found

    def _shuffle(self) -> None:
        random = np.random.default_rng(self.plan.seed)
        for k in self._trained:
            variable = self._held[k]
            now = raw_value(variable)
            replace_value(variable, np.asarray(random.uniform(-1, 1, np.shape(now)), now.dtype))

    def _lack(self, lesson: Lesson) -> Lack | None:
        of = self.plan.of
        if lesson.error is not None:
            return Lack(FAILS, of, str(lesson.error))
        if lesson.loss is None or lesson.loss.dtype.kind != "f":
            return Lack(NO_LOSS, of)
        if lesson.loss.size != 1:
            return Lack(NOT_ONE, of, str(tuple(lesson.loss.shape)))
        if not lesson.names:
            return Lack(NO_TRAINABLE, of)
        if not lesson.reached:
            return Lack(UNCONNECTED, of, ", ".join(lesson.names[:4]))
        if self.plan.left_out.issuperset(lesson.names[k] for k in lesson.reached):
            return Lack(LEFT_OUT, of)
        return None

    # -- each further point ----------------------------------------------------------------------

    def _step(self, cancelled: Cancelled) -> bool:
        """Make a step and see where it led; False where there was no time for it."""
        assert self._lesson is not None
        assert self._optimizer is not None
        kept = self._state()
        gradients = [self._lesson.gradients[k] for k in self._trained]
        there = [(g, self._held[k]) for g, k in zip(gradients, self._trained, strict=True)
                 if g is not None]  # fmt: skip
        self._optimizer.apply_gradients(there)
        lesson = self._run([raw_value(v) for v in self._held], cancelled)
        if lesson is None:
            self._put_back(kept)
            return False
        if isinstance(lesson, Lack) or lesson.loss is None or lesson.loss.size != 1:
            self._trouble = self._watch.failed(len(self._losses))
            self._put_back(kept)
            return False
        self._take(lesson)
        return True

    def _state(self) -> list[tuple[Any, Any]]:
        """Return all that a step changes, as it is."""
        assert self._optimizer is not None
        return [(v, raw_value(v)) for v in (*self._held, *self._optimizer.variables)]

    def _put_back(self, kept: list[tuple[Any, Any]]) -> None:
        for variable, value in kept:
            replace_value(variable, np.asarray(value))

    def _run(self, values: Sequence[Any], cancelled: Cancelled) -> Lesson | Lack | None:
        """Run the program once; None where somebody wants no more of it."""
        budget = Budget(self._limits, cancelled)
        try:
            if self._learning is None:
                inputs = checked(self._inputs)
                self._learning = Learning(self._source, inputs, self._before, budget)
            lesson = self._learning.lesson(values, self.plan.of, budget)
            changed = self._held and len(lesson.names) != len(self._held)
            return Lack(FAILS, self.plan.of) if changed else lesson
        except Stopped as stop:
            return None if stop.code == "cancelled" else Lack(TOO_LONG, self.plan.of, stop.message)
        except (BadInput, SyntaxError) as error:
            return Lack(FAILS, self.plan.of, str(error))

    def _take(self, lesson: Lesson) -> None:
        self._lesson = lesson
        assert lesson.loss is not None
        self._losses.append(float(lesson.loss.reshape(-1)[0]))
        slopes = [lesson.gradients[k] for k in self._trained]
        self._norms.append([norm(slope) for slope in slopes])
        point = {k: np.array(raw_value(self._held[k])) for k in self._trained}
        self._points.append([point[k] for k in self._followed])
        names = [self._names[k] for k in self._trained]
        self._trouble = self._watch.see(self._losses[-1], [*point.values()], slopes, names)

    # -- what has come of it ---------------------------------------------------------------------

    def _so_far(self) -> Training:
        names = [self._names[k] for k in self._trained]
        ways = tuple(
            (self._names[k], [point[at] for point in self._points])
            for at, k in enumerate(self._followed)
        )
        norms = np.array(self._norms, np.float64)
        return Training(
            self.plan.of,
            self.plan.rate,
            np.array(self._losses),
            paths(ways),
            tuple((name, norms[:, k]) for k, name in enumerate(names)),
            self.plan.optimizer,
            self.plan.seed,
            self._all,
            tuple((self._names[k], np.array(raw_value(self._held[k]))) for k in self._trained),
            self._trouble,
            layers=tuple(self._layers[k] for k in self._trained),
        )
