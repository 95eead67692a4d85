"""Closed groups become boxes; the rest of the picture is as before."""

import numpy as np
import pytest

from gradviz.trace.folding import GROUP, MANY, chain, fold, homes_of, starting
from tests.helpers.grouped import grouped_trace, many

TRACE = grouped_trace()
FIRST = len(TRACE.nodes)
ALL = frozenset(range(5))


def drawn(closed):
    return {node.id: node for node in fold(TRACE, frozenset(closed)).nodes}


def test_with_nothing_closed_the_nodes_are_the_traces_own():
    assert fold(TRACE).nodes is TRACE.nodes
    assert fold(TRACE).drawn.tolist() == list(range(FIRST))


def test_a_leaf_belongs_to_where_it_was_written_and_not_to_where_it_was_first_used():
    assert homes_of(TRACE).tolist() == [-1, -1, 1, 2, 2, 3, 4, 4, -1]


def test_a_closed_group_is_one_box_with_the_inputs_and_the_result_of_what_is_in_it():
    nodes = drawn({0})
    assert set(nodes) == {0, 1, 8, FIRST}
    box = nodes[FIRST]
    assert (box.op, box.inputs, box.value) == (GROUP, (0, 1), TRACE.nodes[7].value)
    assert dict(box.params) == {"kind": "loop", "number": "0", "passes": "2", "operations": "6"}
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


def test_large_traces_start_closed_and_small_ones_open():
    assert starting(TRACE) == frozenset()
    assert starting(many(TRACE, MANY)) == ALL


def test_the_chain_of_groups_starts_inside():
    assert chain(TRACE.groups, 4) == [4, 3, 0]
    assert chain(TRACE.groups, None) == []
