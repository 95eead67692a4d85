"""The rows of the variables table tell what a name has at first, which a typed value replaces."""

import pytest

from gradviz import run
from gradviz.lang.scenes import Scene

LOOP = """for k in range(3):
  with tf.GradientTape() as tape:
    y = tf.reduce_sum(x * x)
  x.assign_sub(0.1 * tape.gradient(y, x))
"""


@pytest.mark.parametrize("value", ["1.5", "[1.0, 2.0]"])
def test_what_is_assigned_later_is_not_what_is_edited(value):
    (row,) = (row for row in run(f"x = tf.Variable({value})\n{LOOP}").inputs if row.name == "x")
    assert row.value.tolist() == eval(value)  # a number or a list of this test


def test_what_an_earlier_cell_assigned_is_still_made_at_first():
    before = [Scene("x = tf.Variable(1.5)\nx.assign(4.)\n")]
    (row,) = (row for row in run("y = x * 2.\n", before=before).inputs if row.name == "x")
    assert float(row.value) == 4.0
