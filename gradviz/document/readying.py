"""What every picture of a trace needs and takes a while to find out: done where the trace is made.

Each of these is kept by what it is asked of, so that widgets which ask again need not wait.
"""

from gradviz.trace import Trace, frame_at
from gradviz.trace.conventions import conventional
from gradviz.trace.nonfinite import births
from gradviz.trace.pulls import pulls


def ready(trace: Trace) -> Trace:
    """Look through all steps and values of `trace` once; return it."""
    frame_at(trace, 0)
    pulls(trace)
    births(trace)
    conventional(trace)
    return trace
