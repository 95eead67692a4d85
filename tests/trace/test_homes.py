"""In which groups nodes are at home."""

import numpy as np

from gradviz import run
from gradviz.trace.groups import LIST
from gradviz.trace.homes import chain, homes_of
from tests.helpers.grouped import grouped_trace, trained

TRACE = grouped_trace()


def home_names(trace, *labels):
    """Return the names of the groups in which the leaves with these names are at home."""
    homes = homes_of(trace)
    nodes = {node.label.split("/", 1)[-1]: node.id for node in trace.nodes if node.is_leaf}
    found = [int(homes[nodes[label]]) for label in labels]
    return [trace.groups[home].name if home >= 0 else None for home in found]


def test_a_leaf_belongs_to_where_it_was_written_and_not_to_where_it_was_first_used():
    assert homes_of(TRACE).tolist() == [-1, -1, 1, 2, 2, 3, 4, 4, -1]


def test_the_chain_of_groups_starts_inside():
    assert chain(TRACE.groups, 4) == [4, 3, 0]
    assert chain(TRACE.groups, None) == []


def test_variables_of_a_layer_are_in_it_though_they_are_trained_outside():
    names = home_names(trained(1), "dense/kernel", "dense_1/bias", "x", "t")
    assert names == ["dense (Dense)", "dense_1 (Dense)", None, None]


def test_a_variable_that_two_calls_of_a_layer_use_is_in_neither():
    trace = run(
        "d = tf.keras.layers.Dense(2)\nx = tf.ones([1, 2])\n"
        "with tf.GradientTape() as tape:\n  y = d(d(x))\n"
    )
    assert [group.name for group in trace.groups] == ["dense (Dense)"] * 2
    assert home_names(trace, "kernel", "bias") == [None, None]


def test_a_variable_that_is_given_to_a_layer_is_not_its_own():
    trace = run(
        "d = tf.keras.layers.Dense(2)\nw = tf.Variable([[1., 2.]])\n"
        "with tf.GradientTape() as tape:\n  y = d(w)\n"
    )
    assert home_names(trace, "w", "kernel") == [None, "dense (Dense)"]


LONG = """
def mean(a, b):
    c = a + b
    return c * 0.5
W = [[tf.Variable(0.1 * i * j) for i in range(4)] for j in range(3)]
few = [tf.Variable(1.0), tf.Variable(2.0)]
x = few[0] * few[1]
for row in W:
    x = x + mean(row[0], row[1]) * row[2] + row[3]
"""


def test_leaves_of_a_long_list_are_in_it_and_those_of_a_short_one_nowhere():
    trace = run(LONG)
    assert home_names(trace, "W[0][0]", "W[2][3]", "few[0]") == ["W", "W", None]
    (made,) = (group for group in trace.groups if group.kind == LIST)
    assert (made.name, made.line, made.parent, len(made.owns)) == ("W", 5, None, 12)


OWN_LAYER = """
class Wide(tf.Module):
    def __init__(self):
        self.ws = [tf.Variable(1.0) for _ in range(12)]
    def __call__(self, x):
        y = tf.add_n([w * x for w in self.ws])
        return y * y
wide = Wide()
ws = wide.trainable_variables
y = wide(tf.constant(2.0))
"""


def test_a_leaf_that_a_layer_owns_is_in_no_list():
    trace = run(OWN_LAYER)
    assert "ws[11]" in {node.label for node in trace.nodes}
    assert {group.kind for group in trace.groups} == {"layer", "loop"}


def test_with_no_groups_nothing_is_at_home():
    assert np.all(homes_of(run("y = 2. * x")) == -1)
