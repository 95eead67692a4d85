"""Verdicts on the gradients of a trace that is on show, and how far the judges are. Frozen data."""

from dataclasses import dataclass

from gradviz.trace.trace import Trace
from gradviz.trace.verdict import Verdict

PENDING = "pending"  # they will come by themselves
OFFERED = "offered"  # a person has to ask for them
WORKING = "working"  # a person has, and may cancel
DONE = "done"
CHANGING = "changing"  # the program gave other numbers when it ran again


@dataclass(frozen=True, slots=True, eq=False)
class Checks:
    """What is known of the gradients of one trace, by call and row.

    `count` of `total` gradients have been judged while the state is WORKING.
    """

    state: str = PENDING
    verdicts: tuple[tuple[Verdict | None, ...], ...] = ()
    count: int = 0
    total: int = 0

    def of(self, call: int, row: int) -> Verdict | None:
        """Return the verdict on one gradient, or None."""
        return self.verdicts[call][row] if call < len(self.verdicts) else None


def arrived(trace: Trace) -> int:
    """Return how many gradients there are to judge: those that did not come out as None."""
    rows = (row for call in trace.gradients for row in call.rows)
    return sum(row.value is not None and not row.no_path for row in rows)
