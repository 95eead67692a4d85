import pytest

from gradviz import run
from gradviz.trace import frame_at
from gradviz.ui.tables.inspector_index import BackwardIndex

TWO_CALLS = """
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = x * x
    z = y + x
g = tape.gradient(y, x)
h = tape.gradient(z, x)
"""
NESTED = """
x = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3 + x
    dy = inner.gradient(y, x)
d2y = outer.gradient(dy, x)
"""


@pytest.mark.parametrize("text", [TWO_CALLS, NESTED])
def test_the_last_pull_through_a_node_is_the_last_before_the_cursor(text):
    trace = run(text)
    index = BackwardIndex(trace)
    for moment in range(len(trace.steps) + 1):
        frame = frame_at(trace, moment)
        for node in trace.nodes:
            done = [s for s in trace.steps[:moment] if s.node == node.id and s.contributions]
            assert index.pulled(node.id, frame) is (done[-1] if done else None)


@pytest.mark.parametrize("text", [TWO_CALLS, NESTED])
def test_contributions_are_counted_in_each_gradient_call(text):
    trace = run(text)
    index = BackwardIndex(trace)
    for number in range(len(trace.gradients)):
        steps = [step for step in trace.steps if step.gradient == number]
        for node in trace.nodes:
            told = [c.expected for s in steps for c in s.contributions if c.node == node.id]
            assert index.expected(node.id, number) == max(told, default=0)


def test_the_call_in_force_is_the_last_that_started():
    trace = run(TWO_CALLS)
    index = BackwardIndex(trace)
    called = [index.gradient(frame_at(trace, k)) for k in range(len(trace.steps) + 1)]
    assert called[0] is None
    assert called[-1] == 1
    assert 0 in called
    assert index.expected(0, None) == 0
