"""Local derivatives are told as formulas and as numbers, with a heat map where they are many."""

import numpy as np

from gradviz import run
from gradviz.trace import frame_at
from gradviz.ui.tables.inspector_fact import SPREAD
from gradviz.ui.tables.inspector_facts import Knowledge, facts

PROGRAM = """\
x = tf.Variable({value})
with tf.GradientTape() as tape:
    y = {text}
g = tape.gradient(y, x)
"""


def numbers(value, text, op):
    """Return the rows with numbers of the local derivatives of the first such operation."""
    trace = run(PROGRAM.format(value=value, text=text))
    node = next(node.id for node in trace.nodes if node.op == op)
    rows = facts(Knowledge(trace), frame_at(trace, len(trace.steps)), node)
    places = [k for k, row in enumerate(rows) if row.label == "its numbers"]
    return [rows[k] for k in places], [rows[k + 1].look for k in places]


def test_numbers_of_every_kind():
    for value, text, op, told in (
        ("0.5", "tf.tanh(x)", "tanh", ["0.7864"]),
        ("[0., 0.5]", "tf.tanh(x)", "tanh", ["[1.000 0.7864]"]),
        ("[2., 2.]", "x * [3., 3.]", "multiply", ["3.000", "2.000"]),
        ("-1.5", "tf.nn.gelu(x)", "gelu", ["-0.1275"]),
        ("[1., 2.]", "x + 1.", "add", []),
        ("2.", "x * 3.", "multiply", []),
        ("[1., 2.]", "tf.reduce_sum(x)", "reduce_sum", []),
    ):
        rows, _ = numbers(value, text, op)
        assert [row.text for row in rows] == told, text


def test_many_numbers_have_a_map_and_a_histogram():
    (row,), (look,) = numbers("tf.linspace(-1., 1., 30)", "tf.exp(x)", "exp")
    np.testing.assert_allclose(row.array, np.exp(np.linspace(-1, 1, 30)), rtol=1e-6)
    assert look == SPREAD
