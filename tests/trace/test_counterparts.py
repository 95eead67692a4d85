"""Which node of a run is which of the run before."""

import pytest

from gradviz import run
from gradviz.trace.counterparts import counterparts

LOOP = """\
x = tf.Variable(1.5)
for k in range(3):
  with tf.GradientTape() as tape:
    y = tf.sin(x) * x
  x.assign_sub(tape.gradient(y, x))
"""


def named(trace, number):
    if number >= len(trace.drawable):
        group = trace.groups[number - len(trace.drawable)]
        return group.kind, group.number
    node = trace.drawable[number]
    return node.label or node.op, trace.text[node.span.start : node.span.stop]


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("y = sigmoid(w*x + b)", "y = sigmoid(w*x + b)", []),
        ("y = sigmoid(w*x + b)", "y = sigmoid(w*x*u + b)", ["u", "multiply"]),
        ("y = sigmoid(w*x + b)", "y = tanh(w*x + b)", ["y"]),  # another operation of that name
        ("y = w*w*w + exp(w)", "y = w*w + exp(w)", []),
        ("y = w*x", "z = sin(a) + cos(b)", ["z", "a", "b", "sin", "cos"]),  # another program
    ],
)
def test_what_an_edit_left_is_found(before, after, new):
    old, now = run(before), run(after)
    found = counterparts(old, now)
    without = [node.label or node.op for node in now.drawable if node.id not in found]
    assert sorted(without) == sorted(new)
    assert len(set(found.values())) == len(found)
    for number, counterpart in found.items():
        assert named(now, number)[0] == named(old, counterpart)[0]


def test_in_a_loop_each_pass_is_found_though_all_have_grown():
    old, now = run(LOOP), run(LOOP.replace("* x\n", "* x + 1.\n"))
    found = counterparts(old, now)
    same = [n for n in found if named(now, n) == named(old, found[n])]
    passes = [named(now, n) for n in same if n >= len(now.drawable)]
    assert passes == [("loop", 0), ("pass", 1), ("pass", 2), ("pass", 3)]
    sines = [n.id for n in now.nodes if n.op == "sin"]
    assert [found[n] for n in sines] == [n.id for n in old.nodes if n.op == "sin"]
