"""Cures of NaN and infinity put to the proof: offered are those after which they are gone.

Each is an edit of the text, made on a copy; the program runs again. Programs that take long are not
run again and again: they get none, and the card says in words what helps.
"""

from collections.abc import Iterator
from dataclasses import replace

from gradviz.lang.trials import Again, allowance
from gradviz.trace import Edit, Fix, Trace
from gradviz.trace.causes import GIVEN
from gradviz.trace.cures import cure
from gradviz.trace.nonfinite import Birth, births
from gradviz.words import say

MOST = 8  # runs
WARNINGS = ("not_finite", "slope_not_finite")  # whose edits may help, too


def cured(trace: Trace, again: Again, steps: int, operations: int) -> Trace:
    """Return `trace` with the edits that work. The run of it took `steps` and `operations`."""
    found = births(trace)
    allowed = min(MOST, allowance(steps, operations))
    if not found or not allowed:
        return trace
    trials = _Trials(trace, again, allowed)
    cures = tuple(tuple(f for f in _distinct(trace, b) if trials.works(b, f)) for b in found)
    return replace(trace, cures=cures) if any(cures) else trace


def _distinct(trace: Trace, birth: Birth) -> list[Fix]:
    offered: dict[str, Fix] = {}
    for fix in _offered(trace, birth):
        offered.setdefault(fix.apply(trace.text), fix)
    return list(offered.values())


def _offered(trace: Trace, birth: Birth) -> Iterator[Fix]:
    """Yield the safe rewriting, and what a warning about the same place offers."""
    if birth.cause == GIVEN:
        return
    found = cure(trace, birth)
    if found.code and found.span is not None:
        yield Fix(say(f"nonfinite.fix.{found.key}"), (Edit(found.span, found.code),))
    span = trace.nodes[birth.node].span
    for warning in trace.diagnostics:
        if warning.code in WARNINGS and warning.span == span:
            yield from warning.fixes


class _Trials:
    def __init__(self, trace: Trace, again: Again, allowed: int) -> None:
        self._trace, self._again, self._allowed = trace, again, allowed
        self._passes = _passes(trace)
        self._known: dict[str, Trace] = {}

    def works(self, birth: Birth, fix: Fix) -> bool:
        """Return whether `fix` makes the pass of `birth` finite, and spoils no other."""
        trial = self._run(fix.apply(self._trace.text))
        if trial is None or self._fails(trial) or _missing(trial) > _missing(self._trace):
            return False
        left = _passes(trial)
        return birth.gradient not in left and left <= self._passes

    def _fails(self, trial: Trace) -> bool:
        before, after = self._trace.error, trial.error
        return after is not None and (before is None or before.message != after.message)

    def _run(self, text: str) -> Trace | None:
        if text not in self._known and len(self._known) < self._allowed:
            self._known[text] = self._again(text, None)
        return self._known.get(text)


def _passes(trace: Trace) -> set[int | None]:
    """Return the passes that have something not finite: None is the forward one."""
    return {birth.gradient for birth in births(trace)}


def _missing(trace: Trace) -> int:
    return sum(row.value is None for call in trace.gradients for row in call.rows)
