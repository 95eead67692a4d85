"""Which leaves are drawn in open layers, and right of what."""

from gradviz.trace.folding import PLACED, fold
from gradviz.trace.starting import starting
from tests.helpers.grouped import grouped_trace, trained

MODEL = trained(1)


def named(nodes):
    return [MODEL.nodes[n].label.split("/", 1)[-1] or MODEL.nodes[n].op for n in nodes]


def test_variables_are_held_right_of_what_their_layer_takes():
    held = fold(MODEL).held
    rows = {named([n])[0]: named(taken) for n, taken in held.items() if MODEL.nodes[n].is_leaf}
    assert rows == {
        "dense/kernel": ["x"],
        "dense/bias": ["x"],
        "dense_1/kernel": ["tanh"],
        "dense_1/bias": ["tanh"],
        "dense_2/kernel": ["tanh"],
        "dense_2/bias": ["tanh"],
    }


def test_what_trains_them_is_held_right_of_what_ran_before():
    held = fold(MODEL).held
    updates = [node.id for node in MODEL.nodes if node.op == "assign_sub"]
    assert [named(held[node]) for node in updates] == [["loss"]] * 6


def test_behind_a_closed_layer_they_are_right_of_its_box():
    first = next(group.id for group in MODEL.groups if group.name == "dense (Dense)")
    folded = fold(MODEL, frozenset({first}))
    box = len(MODEL.drawable) + first
    rows = {named([n])[0]: left for n, left in folded.held.items() if MODEL.nodes[n].is_leaf}
    assert set(rows) == {"dense_1/kernel", "dense_1/bias", "dense_2/kernel", "dense_2/bias"}
    assert rows["dense_1/kernel"] == (box,)


def test_nothing_is_held_in_closed_layers_in_other_groups_or_in_large_pictures():
    assert fold(MODEL, starting(MODEL)).held == {}
    assert fold(grouped_trace()).held == {}
    large = trained(20)
    assert len(large.nodes) > PLACED - 100
    assert fold(trained(25)).held == {}
