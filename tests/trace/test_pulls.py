"""Which steps pulled back through what, found once for a trace."""

from gradviz import run
from gradviz.trace.pulls import pullbacks

TWICE = """x = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as tape:
    y = x * x
a = tape.gradient(y, x)
b = tape.gradient(y, x)
"""


def test_each_record_knows_all_the_steps_that_pulled_back_through_it():
    trace = run(TWICE)
    ((record, steps),) = pullbacks(trace).items()
    assert trace.nodes[record[1]].label == "y"
    assert [trace.steps[k].kind for k in steps] == ["pulled_back", "pulled_back"]
    assert [trace.steps[k].gradient for k in steps] == [0, 1]
