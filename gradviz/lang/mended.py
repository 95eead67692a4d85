"""Edits that warnings offer, put to the proof: kept are those after which there is less to warn of.

As with the repairs of reasons, each is made on a copy of the text and the program run again, unless
that takes long: then they are offered as they are.
"""

from dataclasses import replace

from gradviz.lang.trials import Again, allowance
from gradviz.trace import Diagnostic, Fix, Trace

MOST = 16  # runs


def mended(trace: Trace, again: Again, steps: int, operations: int) -> Trace:
    """Return `trace` with the edits that work. The run of it took `steps` and `operations`."""
    allowed = min(MOST, allowance(steps, operations))
    if not allowed or not any(d.fixes for d in trace.diagnostics):
        return trace
    trials = _Trials(trace, again, allowed)
    found = tuple(
        replace(d, fixes=tuple(f for f in _distinct(d, trace.text) if trials.works(d, f)))
        for d in trace.diagnostics
    )
    return replace(trace, diagnostics=found)


def _distinct(warning: Diagnostic, text: str) -> list[Fix]:
    return list({(f.apply(text), f.role): f for f in reversed(warning.fixes)}.values())[::-1]


class _Trials:
    def __init__(self, trace: Trace, again: Again, allowed: int) -> None:
        self._trace, self._again, self._allowed = trace, again, allowed
        self._known: dict[tuple[str, object], Trace] = {}

    def works(self, warning: Diagnostic, fix: Fix) -> bool:
        """Return whether after `fix` the warning is gone, and nothing else has come."""
        trial = self._run(fix)
        if trial is None or self._fails(trial):
            return False
        before, after = _warnings(self._trace), _warnings(trial)
        fewer = after.count(warning.code) < before.count(warning.code)
        return fewer and len(after) < len(before)

    def _fails(self, trial: Trace) -> bool:
        """Return whether a run fails, unless just as the program did before."""
        before, after = self._trace.error, trial.error
        return after is not None and (before is None or before.message != after.message)

    def _run(self, fix: Fix) -> Trace | None:
        key = fix.apply(self._trace.text), fix.role
        if key not in self._known and len(self._known) < self._allowed:
            self._known[key] = self._again(*key)
        return self._known.get(key)


def _warnings(trace: Trace) -> list[str]:
    return [d.code for d in trace.diagnostics if d.severity == "warning"]
