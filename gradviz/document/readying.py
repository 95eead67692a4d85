"""What every picture of a trace needs and takes a while to find out: done where the trace is made.

Each of these is kept by what it is asked of, so that widgets which ask again need not wait.
"""

from gradviz.trace import Trace, frame_at
from gradviz.trace.conventions import conventional
from gradviz.trace.counting import COUNTED, counted, on_tapes
from gradviz.trace.holdings import holdings
from gradviz.trace.lanes import lanes
from gradviz.trace.naming import naming_of
from gradviz.trace.nonfinite import births
from gradviz.trace.passes import passes
from gradviz.trace.paths import ledger
from gradviz.trace.plottable import numbers, plottable, singles, ways
from gradviz.trace.pulls import contributions, pullbacks, pulls
from gradviz.trace.series import held
from gradviz.trace.turns import turns

MOST_LEDGERS = 8  # sources of the last gradient call whose paths are likely to be looked at


def ready(trace: Trace) -> Trace:
    """Look through all steps and values of `trace` once; return it."""
    frame_at(trace, 0)
    pulls(trace)
    contributions(trace)
    pullbacks(trace)
    lanes(trace)
    holdings(trace)
    births(trace)
    naming_of(trace)
    conventional(trace)
    plottable(trace)
    numbers(trace)
    singles(trace)
    for name in ways(trace)[:1]:
        turns(trace, name)
    passes(trace)
    held(trace)
    on_tapes(trace)
    for kind in COUNTED:
        counted(trace, kind)
    for row in trace.gradients[-1].rows[:MOST_LEDGERS] if trace.gradients else ():
        if row.node is not None and row.value is not None:
            ledger(trace, len(trace.gradients) - 1, row.node)
    return trace
