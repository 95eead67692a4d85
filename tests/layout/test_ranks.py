import numpy as np
from hypothesis import given

from gradviz.layout import ranks
from gradviz.layout.ranks import assign, longest_paths
from tests.helpers.neuron import neuron_trace
from tests.layout.drawn import graph, graphs, node, plan_of


def ranks_of(nodes):
    return assign(plan_of(nodes)).tolist()


def test_leaves_of_a_small_picture_form_the_first_rank():
    assert ranks_of(neuron_trace().nodes) == [0, 0, 0, 0, 1, 2, 3, 4, 5]


def test_leaves_of_a_large_picture_stand_beside_their_use():
    chain = [(), (0,)]
    while len(chain) < 60:
        chain += [(), (len(chain) - 1, len(chain))]
    rank = ranks_of(graph(*chain))
    for number, inputs in enumerate(chain):
        if inputs:
            assert [rank[k] for k in inputs] == [rank[number] - 1] * len(inputs)


def test_copies_stand_beside_their_use_even_in_a_small_picture():
    nodes = graph((), (), (0, 1), (2, 0), (3, 0), (4, 0))
    plan = plan_of(nodes)
    rank = assign(plan)
    copied = plan.proxy[plan.tail]
    assert copied.sum() == 4
    assert (rank[plan.head] - rank[plan.tail])[copied].tolist() == [1, 1, 1, 1]


def test_operation_used_late_moves_to_its_use_with_its_private_inputs(monkeypatch):
    monkeypatch.setattr(ranks, "SMALL", 0)
    #        x    sin  cos  exp  t    t * t   exp - t * t
    nodes = graph((), (0,), (1,), (2,), (), (4, 4), (3, 5))
    assert ranks_of(nodes) == [0, 1, 2, 3, 2, 3, 4]


def test_operation_stays_by_its_inputs_when_moving_would_stretch_more_edges(monkeypatch):
    monkeypatch.setattr(ranks, "SMALL", 0)
    # 2 = 0 + 1, where 0 and 1 are used elsewhere too; its one use is far away
    nodes = graph((), (), (0, 1), (0, 1), (3,), (4,), (5, 2))
    assert ranks_of(nodes)[2] == 1


def test_variable_made_from_a_tensor_stands_to_the_right_of_it():
    assert ranks_of((node(0), node(1, (0,), "variable"), node(2, (1,)))) == [0, 1, 2]


def test_chain_of_twenty_thousand_needs_no_recursion():
    plan = plan_of(graph((), *[(k,) for k in range(20_000)]))
    assert assign(plan).tolist() == list(range(20_001))


@given(graphs())
def test_every_edge_runs_to_the_right(nodes):
    plan = plan_of(nodes)
    if plan.boxes:
        rank = assign(plan)
        assert (rank[plan.head] > rank[plan.tail]).all()
        assert rank.min() == 0


@given(graphs())
def test_edges_are_together_no_longer_than_by_longest_paths(nodes):
    plan = plan_of(nodes)

    def length(rank):
        return int(np.sum(rank[plan.head] - rank[plan.tail]))

    still = np.zeros(plan.boxes, bool)
    before = longest_paths(plan)
    assert length(ranks.tightened(plan, before, still)) <= length(before)
