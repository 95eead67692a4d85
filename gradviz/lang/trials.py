"""Repairs put to the proof: offered are those after which the gradient arrives.

Each is made on a copy of the text and the program run again. Where another cut comes to light
behind the first, its repair is added, and both are one edit. Programs that take long are not run
again and again: their repairs are offered as they are.
"""

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from gradviz.trace import Edit, Fix, GradientCall, Reason, Row, Span, Trace
from gradviz.words import say

Again = Callable[[str, tuple[str, str] | None], Trace]
MOST, DEEPEST = 32, 3
ALLOWANCE, SMALLEST = 60_000, 500  # pieces of syntax evaluated, in all trials; counted for one
PLAIN = ("constant", "frozen", "tensor", "unwatched")  # whose repairs hardly ever fail
PER_OPERATION, PER_ROW = 20, 50  # pieces of syntax that take as long as one


def proved(trace: Trace, again: Again, steps: int, operations: int) -> Trace:
    """Return `trace` with the repairs that work. The run of it took `steps` and `operations`."""
    rows = sum(len(call.rows) for call in trace.gradients)
    allowed = min(MOST, allowance(steps + PER_ROW * rows, operations))
    if not allowed:
        return trace
    trials = _Trials(trace, again, allowed)
    calls = tuple(trials.call(k, call) for k, call in enumerate(trace.gradients))
    return replace(trace, gradients=calls)


def allowance(steps: int, operations: int) -> int:
    """Return how many runs may be made of a program that takes so many steps and operations."""
    return ALLOWANCE // (SMALLEST + steps + PER_OPERATION * operations)


@dataclass(frozen=True, slots=True)
class _Place:
    """One row of one gradient call."""

    call: int
    row: int

    def of(self, trace: Trace) -> Row | None:
        if self.call >= len(trace.gradients):
            return None
        rows = trace.gradients[self.call].rows
        return rows[self.row] if self.row < len(rows) else None


class _Trials:
    def __init__(self, trace: Trace, again: Again, allowed: int) -> None:
        self._trace = trace
        self._again = again
        self._allowed = allowed
        self._spent = False  # a trial was wanted that there was no allowance for
        self._known: dict[tuple[str, object], Trace] = {}

    def call(self, number: int, call: GradientCall) -> GradientCall:
        rows = tuple(self._row(_Place(number, k), row) for k, row in enumerate(call.rows))
        return replace(call, rows=rows)

    def _row(self, place: _Place, row: Row) -> Row:
        if row.reason is None or row.reason.fix is None:
            return row
        working = tuple(self._working(place, _fixes(row.reason)))
        if not working and self._spent:
            likely = row.reason if row.reason.code in PLAIN else replace(row.reason, more=())
            return replace(row, reason=likely)  # not tried out, as in a long program
        first = working[0] if working else None
        return replace(row, reason=replace(row.reason, fix=first, more=working[1:]))

    def _working(self, place: _Place, fixes: Sequence[Fix]) -> Iterator[Fix]:
        seen: set[object] = set()
        alone = any(self._proof(place, fix, self._trace.text, 1) for fix in fixes)
        for fix in fixes:
            found = self._proof(place, fix, self._trace.text, 1 if alone else DEEPEST)
            if found is not None:
                after = found.apply(self._trace.text), found.role
                if after not in seen:
                    seen.add(after)
                    yield found

    def _proof(self, place: _Place, fix: Fix, text: str, depth: int) -> Fix | None:
        """Return `fix`, with what must follow it, as an edit of the first text; or None."""
        after = fix.apply(text)
        trial = self._run(after, fix.role)
        if trial is None or not got_as_far(trial, self._trace):
            return None
        row = place.of(trial)
        if row is None:
            return None
        if row.value is not None and not row.no_path:
            first = self._trace.text
            whole = replace(as_edit_of(first, fix, after), gradient=row.value)
            return None if self._loses(trial) else whole
        for following in _fixes(row.reason)[:2] if row.reason is not None and depth > 1 else ():
            if following.role is not None and fix.role is not None:
                continue
            label = say("reasons.fix.and", first=fix.label, second=following.label)
            both = replace(following, label=label, role=fix.role or following.role)
            found = self._proof(place, both, after, depth - 1)
            if found is not None:
                return found
        return None

    def _run(self, text: str, role: tuple[str, str] | None) -> Trace | None:
        key = text, role
        self._spent |= key not in self._known and len(self._known) >= self._allowed
        if key not in self._known and len(self._known) < self._allowed:
            self._known[key] = trial = self._again(text, role)
            if trial.error is not None and trial.error.code.startswith("limit"):
                self._allowed = 0  # a repair that makes a program long is none
        return self._known.get(key)

    def _loses(self, trial: Trace) -> bool:
        """Return whether a gradient is gone that was there before."""
        for number, call in enumerate(self._trace.gradients):
            for k, row in enumerate(call.rows):
                there = _Place(number, k).of(trial)
                if row.reason is None and (there is None or there.reason is not None):
                    return True
        return False


def _fixes(reason: Reason) -> tuple[Fix, ...]:
    return () if reason.fix is None else (reason.fix, *reason.more)


def got_as_far(trial: Trace, first: Trace) -> bool:
    """Return whether a run did not fail, or only as the first one did."""
    failed = trial.error
    return failed is None or (first.error is not None and failed.message == first.error.message)


def as_edit_of(text: str, fix: Fix, after: str) -> Fix:
    """Return what leads from `text` to `after` in place of a fix that may be of a text between."""
    return fix if fix.apply(text) == after else replace(fix, edits=tuple(_edits(text, after)))


def _edits(before: str, after: str) -> Iterator[Edit]:
    """Yield the edits from one text to another, line by line."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(Span(starts[a], starts[b]), "".join(new[c:d]))
