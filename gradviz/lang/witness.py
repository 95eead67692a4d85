"""A run in which witnesses judge each gradient, as soon as the tape has given it.

Its recorder keeps all that the program computed, recorded or not; what the witnesses make of it
stands in lang/judging.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from gradviz.engine import Pullback, Tape, quiet
from gradviz.engine.custom import FAMILY
from gradviz.engine.execute import raw_value
from gradviz.lang.budget import Budget, Limits
from gradviz.lang.judging.case import Case, End, Judge, double, exact
from gradviz.lang.judging.hearing import Heard
from gradviz.lang.judging.verdicts import verdict
from gradviz.lang.recorder import Recorder
from gradviz.lang.run import alone
from gradviz.lang.scenes import Scene
from gradviz.trace import Trace


def judged(
    scene: Scene,
    before: Sequence[Scene] = (),
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
    judge: Judge | None = None,
) -> Trace:
    """Run `scene` and return its trace, with a verdict for each gradient that there is.

    Where a limit ends the run, the gradients up to there have one. Never raises for what a program
    does.
    """
    recorder = partial(Witness, judge=judge or Judge())
    return alone(scene, limits or Limits(), before, cancelled, recorder)[0]


class Witness(Recorder):
    """Judges each gradient of a run."""

    def __init__(self, budget: Budget, judge: Judge) -> None:
        super().__init__(budget)
        self._judge = judge
        self._heard = Heard()
        self._taken: dict[int, set[int]] = {}  # tape: outputs
        self._seeds: list[Sequence[Any]] = []  # per pass going on
        self._own: list[dict[int, Pullback]] = []

    def executed(self, *event: Any) -> None:
        """Keep what was computed, and which tapes took it."""
        super().executed(*event)
        op, inputs, output, params, _site, tapes, _record = event
        self._heard.take(op, inputs, output, params)
        for tape in tapes:
            self._taken.setdefault(tape.id, set()).add(output.id)

    def tape_reset(self, tape: Tape) -> None:
        """Forget what the tape forgot."""
        super().tape_reset(tape)
        self._taken.pop(tape.id, None)

    def backward_started(self, *event: Any) -> None:
        """Keep the seeds for the end."""
        super().backward_started(*event)
        if self._tangents.busy:
            return
        self._seeds.append(event[-1])
        self._own.append({})

    def pulled_back(self, tape: Tape, pullback: Pullback) -> None:
        """Keep what a derivative of the program's own gave."""
        super().pulled_back(tape, pullback)
        if not self._tangents.busy and pullback.record.op.family == FAMILY:
            self._own[-1][pullback.record.output_id] = pullback

    def unwind(self, depth: int) -> None:
        """Forget the passes that an error broke off."""
        super().unwind(depth)
        del self._seeds[depth:], self._own[depth:]

    def backward_ended(self, *event: Any) -> None:
        """Judge each gradient."""
        going = self.ledger.going[-1:]
        super().backward_ended(*event)
        if self._tangents.busy:
            return
        tape, targets, sources, gradients = event[:4]
        asked = self.ledger.calls[going[0]].asked
        seeds, own = self._seeds.pop(), self._own.pop()
        ends = tuple(
            End(target.id, seed.value, raw_value(target))
            for target, seed in zip(targets, seeds, strict=True)
            if seed is not None
        )
        done = self._heard.leading_to(ends, self._taken.get(tape.id, set()))
        with quiet():
            exact_done, exact_ends = exact(done, ends)
        for row, source, found in zip(asked, sources, gradients, strict=True):
            self.budget.look_up()
            if found is not None:
                here, given = np.asarray(raw_value(source)), np.asarray(found.value)
                case = Case(done, ends, source.id, here, given, own, self._judge,
                            self.budget.look_up)  # fmt: skip
                doubled = replace(
                    case, done=exact_done, ends=exact_ends, here=np.asarray(double(here))
                )
                row.verdict = verdict(case, doubled)
