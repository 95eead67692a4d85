"""In which groups nodes are at home."""

import numpy as np

from gradviz import run
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


def test_with_no_groups_nothing_is_at_home():
    assert np.all(homes_of(run("y = 2. * x")) == -1)
