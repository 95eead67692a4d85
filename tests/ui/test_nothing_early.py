"""What is shown hangs on what has happened: another future, and every pane says the same."""

from dataclasses import replace

import numpy as np
import pytest

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.ui.graph.moment import Story
from gradviz.ui.graph.node_words import card, spoken
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.narration.story import story
from gradviz.ui.tables.arrivals import PENDING, Arrivals
from gradviz.ui.tables.inspector_facts import Knowledge, facts
from gradviz.ui.theme import LIGHT

OTHER = np.full((7,), 777.0)  # a number that nothing comes to by itself
PROGRAMS = (
    "w = tf.Variable([[1., 2.], [3., 4.]])\nb = tf.Variable([.5, .25])\n"
    "with tf.GradientTape() as t:\n  y = tf.nn.relu(w @ w + b)\n  l = tf.reduce_sum(y * y)\n"
    "print(t.gradient(l, [w, b]))\n",
    "x = tf.Variable(3.)\nwith tf.GradientTape() as o:\n  with tf.GradientTape() as i:\n"
    "    y = x * x * tf.constant(5.)\n  d = i.gradient(y, x)\nprint(o.gradient(d, x))\n",
    "x = tf.Variable(4.)\nwith tf.GradientTape(persistent=True) as t:\n"
    "  y = tf.abs(x) + tf.sqrt(x)\n  z = y * x\nt.gradient(z, x)\n"
    "x.assign_add(2.)\nt.gradient(y, x)\n",
)


def other_future(trace, index):
    """Return the same up to step `index`, and from there on nothing but other numbers."""
    frame = frame_at(trace, index)
    there, known = frame.visible, Arrivals(trace)

    def row_of(row, call):
        return row if known.of_row(row, call, frame).state != PENDING else replace(row, value=OTHER)

    nodes = tuple(n if n.id in there else replace(n, value=OTHER) for n in trace.nodes)
    steps = tuple(s if k < index else _other(s) for k, s in enumerate(trace.steps))
    calls = tuple(replace(c, rows=tuple(row_of(r, c) for r in c.rows)) for c in trace.gradients)
    return replace(trace, nodes=nodes, steps=steps, gradients=calls)


def _other(step):
    gains = [replace(c, value=OTHER, wide=None, total=OTHER) for c in step.contributions]
    changes = [replace(c, after=OTHER) if c.table == "adjoints" else c for c in step.changes]
    upstream = None if step.upstream is None else OTHER
    made = {"contributions": tuple(gains), "changes": tuple(changes), "upstream": upstream}
    return replace(step, text="", mentions=(), **made)


def told(trace, index, drawn):
    """Return all that inspector, cards, tables and narration say of every node."""
    frame, known = frame_at(trace, index), Knowledge(trace)
    drawing, folded = drawn
    moment, arrivals = Story(trace, drawing, folded).moment(frame), Arrivals(trace)
    return [
        story(trace, frame, LIGHT.gradient),
        *([(f.label, f.text, f.tip, f.tex) for f in facts(known, frame, n.id)]
          for n in trace.nodes),
        *(card(trace, frame, n, moment, LIGHT) + spoken(n, moment) for n in trace.nodes),
        *(str(arrival.value) for arrival in arrivals.of_inputs(frame)),
    ]  # fmt: skip


@pytest.mark.parametrize("text", PROGRAMS)
def test_no_pane_tells_a_number_before_its_step(qapp, text):
    trace = run(text)
    assert trace.error is None
    folded = fold(trace)
    drawn = arrange(trace.nodes, sizes(trace.nodes)), folded
    for index in range(len(trace.steps) + 1):
        assert told(trace, index, drawn) == told(other_future(trace, index), index, drawn)
