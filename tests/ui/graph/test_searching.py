"""What is found in a graph by which words."""

import numpy as np
import pytest

from gradviz import run
from gradviz.ui.graph.searching import found
from tests.ui.graph.conftest import make_trace

F = np.float32
ROWS = [
    ("w", "variable", "", "trainable", (), F(0.47)),
    ("weight", "constant", "", "constant", (), F([1.0, np.inf])),
    ("", "multiply", "×", "tensor", (0, 1), F([3.0, 2.5])),
    ("log_w", "log", "log", "tensor", (0,), F(np.nan)),
    ("n", "constant", "", "constant", (), np.int32(3)),
    ("s", "constant", "", "constant", (), "weight"),
    ("big", "variable", "", "trainable", (), np.arange(100, dtype=F) + F(0.25)),
    ("is", "greater", ">", "tensor", (0,), np.array([False])),
]
ADJOINTS = {0: F([-6.5, np.nan]), 2: F(8.111)}


@pytest.mark.parametrize(
    ("wanted", "nodes"),
    [
        ("", ()),
        ("  ", ()),
        ("weight", (1,)),  # names, not texts
        ('"weigh', (5,)),
        ("W", (0, 1, 3)),
        ("multi", (2,)),
        ("×", (2,)),
        ("nan", (0, 3)),  # the gradient of w, the value of log_w
        ("inf", (1,)),
        ("∞", (1,)),
        (":4", (3,)),
        ("line 2", (1,)),
        ("2번째 줄", (1,)),
        ("2행", (1,)),
        ("0.5", (0,)),
        ("0.47", (0,)),
        ("0.48", ()),
        ("3", (2, 4)),
        ("2.5", (2,)),
        ("77.25", (6,)),
        ("5e-1", ()),
        ("4.7e-1", (0,)),
        ("8.11", (2,)),  # a gradient
        ("−6.5", (0,)),
        ("0", ()),  # no truth is a number
        ("false", (7,)),
        ("nothing", ()),
    ],
)
def test_what_is_found(wanted, nodes):
    assert found(make_trace(ROWS, ADJOINTS), wanted) == nodes


PROGRAM = """\
x = tf.Variable(1.5)
def cube(u):
  return u * u * u
with tf.GradientTape() as tape:
  if x > 3.:
    y = tf.exp(x)
  for k in range(2):
    y = cube(x) + k
g = tape.gradient(y, x)
"""


@pytest.mark.parametrize(
    ("wanted", "ops"),
    [
        ("exp", ["exp"]),  # it did not run
        ("cube", ["multiply", "multiply"]),
        ("pass 2", ["multiply"]),
        ("for", ["multiply"]),
        ("X>3.", ["greater"]),
        ("u*u", ["multiply", "multiply"]),
        ("cube(x) + k", ["add", "add"]),
        ("u / u", []),
    ],
)
def test_what_is_found_of_a_program(wanted, ops):
    trace = run(PROGRAM)
    assert trace.error is None
    assert [trace.drawable[node].op for node in found(trace, wanted)] == ops
