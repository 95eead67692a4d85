"""Programs with tapes of every kind, for tests of the strip and of what it is drawn from."""

from functools import cache

from gradviz import run
from gradviz.trace import Trace

SECOND = """\
x = tf.Variable(2.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3
    dy = inner.gradient(y, x)
d2y = outer.gradient(dy, x)
"""
THIRD = """\
x = tf.Variable(2.0)
with tf.GradientTape() as first:
    with tf.GradientTape() as second:
        with tf.GradientTape(watch_accessed_variables=False) as third:
            third.watch(x)
            y = x ** 4
        dy = third.gradient(y, x)
    d2y = second.gradient(dy, x)
d3y = first.gradient(d2y, x)
"""
PAUSES = """\
x = tf.constant(3.0)
with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
    tape.watch(x)
    y = x * x
    with tape.stop_recording():
        z = y * 2.0
    v = y * y
    tape.reset()
    tape.watch(x)
    w = x * x * x
a = tape.gradient(w, x)
b = tape.gradient(w, x)
"""
INNER_PAUSES = """\
x = tf.Variable(3.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        with inner.stop_recording():
            u = x * x
        v = x * x
    dy = inner.gradient(v, x)
"""
ITSELF = """\
x = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as tape:
    y = x * x
    dy = tape.gradient(y, x)
d2 = tape.gradient(dy, x)
"""
BESIDE = """\
x = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as early:
    y = x ** 3
    with tf.GradientTape() as late:
        pass
with tf.GradientTape() as late:
    late.watch(y)
    dy = early.gradient(y, x)
"""
LOOP = """\
w = tf.Variable(0.5)
for k in range({count}):
    with tf.GradientTape() as tape:
        loss = (w - 3.0) ** 2
    w.assign_sub(0.1 * tape.gradient(loss, w))
"""


@cache
def traced(text: str) -> Trace:
    """Return the run of one of the programs; every test may use the same."""
    trace = run("import tensorflow as tf\n" + text)
    assert trace.error is None
    return trace


def step_of(trace: Trace, kind: str, tape: int | None = None, nth: int = 0) -> int:
    """Return the cursor behind the n-th step of a kind, about `tape` if one is given."""
    found = [
        k + 1
        for k, step in enumerate(trace.steps)
        if step.kind == kind and tape in (None, step.tape)
    ]
    return found[nth]
