"""Cures of NaN and infinity put to the proof: offered are those after which they are gone.

Each is an edit of the text, made on a copy; the program runs again. Programs that take long are not
run again and again: they get none, and the card says in words what helps. What moves numbers that
were finite is no cure: it computes something else.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from gradviz.lang.trials import Again, allowance, as_edit_of, got_as_far
from gradviz.trace import Edit, Fix, Trace
from gradviz.trace.causes import GIVEN
from gradviz.trace.cures import cure
from gradviz.trace.nonfinite import Birth, births
from gradviz.words import say

MOST, DEEPEST = 8, 3  # runs; edits that are made one after the other
WARNINGS = ("not_finite", "slope_not_finite")  # whose edits may help, too
_NO_NAN = "tf.math.divide_no_nan("
SAME = 2e-3  # the part of an array's largest number by which a cure may move the others


def cured(trace: Trace, again: Again, steps: int, operations: int) -> Trace:
    """Return `trace` with the edits that work. The run of it took `steps` and `operations`."""
    found = births(trace)
    allowed = min(MOST, allowance(steps, operations))
    if not found or not allowed:
        return trace
    trials = _Trials(trace, again, allowed)
    return replace(trace, cures=tuple(trials.working(birth) for birth in found))


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
        self._known: dict[str, Trace] = {}

    def working(self, birth: Birth) -> tuple[Fix, ...]:
        """Return the edits after which the pass of `birth` is finite; each leads elsewhere.

        Where none does alone, those are tried that go on with what comes to light behind it.
        """
        for depth in (1, DEEPEST):
            found: dict[str, Fix] = {}
            for fix in _offered(self._trace, birth):
                if (proof := self._proof(birth, fix, self._trace, depth)) is not None:
                    found.setdefault(proof.apply(self._trace.text), proof)
            if found:
                return tuple(found.values())
        return ()

    def _proof(self, birth: Birth, fix: Fix, before: Trace, depth: int) -> Fix | None:
        """Return `fix`, with what must follow it, as an edit of the program; or None."""
        text = fix.apply(before.text)
        trial = self._run(text)
        if trial is None or not self._is_as_good(trial):
            return None
        left = _passes(trial)
        if birth.gradient not in left:
            whole = as_edit_of(self._trace.text, fix, text)
            return whole if left <= _passes(self._trace) else None
        if depth == 1:
            return None
        behind = next(one for one in births(trial) if one.gradient == birth.gradient)
        following = next(_offered(trial, behind), None)
        if following is None or following.apply(text) == text:
            return None
        first, then = fix.edits[0].text, following.edits[0].text
        if first.startswith(_NO_NAN) and not then.startswith(_NO_NAN):
            return None  # what comes of a 0 put in for infinity is some other number
        label = fix.label
        if not label.endswith(following.label):
            label = say("reasons.fix.and", first=label, second=following.label)
        return self._proof(birth, replace(following, label=label), trial, depth - 1)

    def _is_as_good(self, trial: Trace) -> bool:
        """Return whether the run got as far, and found all that was finite as it was."""
        if not got_as_far(trial, self._trace):
            return False
        pairs: list[tuple[object, object]] = [
            (mine.value, theirs.value)
            for call, other in zip(self._trace.gradients, trial.gradients, strict=False)
            for mine, theirs in zip(call.rows, other.rows, strict=False)
        ]
        pairs += [(value, trial.values.get(name)) for name, value in self._trace.values.items()]
        return _missing(trial) <= _missing(self._trace) and all(_kept(*pair) for pair in pairs)

    def _run(self, text: str) -> Trace | None:
        if text not in self._known and len(self._known) < self._allowed:
            self._known[text] = self._again(text, None)
        return self._known.get(text)


def _kept(before: object, after: object) -> bool:
    """Return whether what was finite is what it was, be it for a little under a root."""
    if not isinstance(before, np.ndarray) or not isinstance(after, np.ndarray):
        return True
    if before.dtype.kind != "f" or before.shape != after.shape:
        return before.dtype.kind != "f"
    finite = np.isfinite(before)
    if not finite.any():
        return True
    mine, theirs = before[finite].astype(np.float64), after[finite].astype(np.float64)
    return bool(np.all(np.abs(theirs - mine) <= SAME * max(1.0, float(np.abs(mine).max()))))


def _passes(trace: Trace) -> set[int | None]:
    """Return the passes that have something not finite: None is the forward one."""
    return {birth.gradient for birth in births(trace)}


def _missing(trace: Trace) -> int:
    return sum(row.value is None for call in trace.gradients for row in call.rows)
