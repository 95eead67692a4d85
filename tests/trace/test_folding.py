"""Closed groups become boxes; the rest of the picture is as before."""

import numpy as np
import pytest

from gradviz.trace.folding import GROUP, fold
from tests.helpers.grouped import grouped_trace, trained

TRACE = grouped_trace()
FIRST = len(TRACE.nodes)
ALL = frozenset(range(5))


def drawn(closed):
    return {node.id: node for node in fold(TRACE, frozenset(closed)).nodes}


def test_with_nothing_closed_the_nodes_are_the_traces_own():
    assert fold(TRACE).nodes is TRACE.nodes
    assert fold(TRACE).drawn.tolist() == list(range(FIRST))


def test_a_closed_group_is_one_box_with_the_inputs_and_the_result_of_what_is_in_it():
    nodes = drawn({0})
    assert set(nodes) == {0, 1, 8, FIRST}
    box = nodes[FIRST]
    assert (box.op, box.inputs, box.value) == (GROUP, (0, 1), TRACE.nodes[7].value)
    told = {"kind": "loop", "number": "0", "passes": "2", "operations": "6", "results": "1"}
    assert dict(box.params) == told
    assert nodes[8].inputs == (FIRST, 0)


def test_groups_inside_an_open_one_are_closed_for_themselves():
    nodes = drawn({1, 2, 4})
    assert set(nodes) == {0, 1, 5, 8, FIRST + 1, FIRST + 4}
    assert nodes[5].inputs == (0, FIRST + 1)
    assert nodes[FIRST + 4].inputs == (5,)


def test_of_closed_groups_only_the_outermost_is_seen():
    assert set(drawn(ALL)) == set(drawn({0}))


@pytest.mark.parametrize("closed", [(), (0,), (1,), (2,), (3, 2), (1, 4), (0, 1, 2, 3, 4)])
def test_inputs_come_before_their_uses(closed):
    seen = set()
    for node in fold(TRACE, frozenset(closed)).nodes:
        assert seen.issuperset(node.inputs)
        seen.add(node.id)


def test_uses_inside_a_box_say_where_they_enter_it():
    folded = fold(TRACE, frozenset({3}))
    assert folded.boxes[FIRST + 3].inputs == (0, 4)
    entries = folded.entries(np.array([5, 5, 6, 8, 2]), np.array([0, 1, 0, 0, 1]))
    assert [part.tolist() for part in entries] == [
        [FIRST + 3, FIRST + 3, FIRST + 3, 8, 2],
        [0, 1, -1, 0, 1],
    ]
    assert folded.drawn[[5, 6, 7]].tolist() == [FIRST + 3] * 3


@pytest.fixture(scope="module")
def model():
    """Return the run of a model of three layers, trained for one step."""
    return trained(passes=1)


def box_of(trace, name, closed):
    group = next(group for group in trace.groups if group.name == name)
    folded = fold(trace, frozenset(closed(group.id)))
    return folded, folded.boxes[len(trace.drawable) + group.id]


def test_a_closed_layer_hides_its_variables_and_tells_its_shapes_and_parameters(model):
    folded, box = box_of(model, "dense_1 (Dense)", lambda group: {group})
    told = dict(box.params)
    assert (told["taken"], box.shape, told["parameters"]) == ("(8, 16)", (8, 16), "272")
    assert (told["operations"], told["results"]) == ("3", "1")
    hidden = {model.nodes[n].label for n in np.flatnonzero(folded.drawn == box.id)}
    assert {name for name in hidden if "/" in name} == {
        "sequential/dense_1/kernel",
        "sequential/dense_1/bias",
    }
    result = model.nodes[folded.results[box.id]]
    assert (result.op, result.value is box.value) == ("tanh", True)


def test_what_trains_the_variables_of_a_closed_layer_hangs_on_its_box(model):
    folded, box = box_of(model, "dense (Dense)", lambda group: {group})
    updates = [node for node in folded.nodes if node.op == "assign_sub"]
    assert len(updates) == 6
    assert sum(node.inputs == (box.id,) for node in updates) == 2
