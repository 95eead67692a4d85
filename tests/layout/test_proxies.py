import numpy as np
import pytest

from gradviz.layout.geometry import Metrics
from gradviz.layout.proxies import expand
from tests.layout.drawn import graph, node, plan_of, sizes_of


def test_leaf_with_few_uses_is_one_box():
    plan = plan_of(graph((), (0,), (0,), (0,)))
    assert plan.node == (0, 1, 2, 3)
    assert not plan.proxy.any()


def test_leaf_with_many_uses_becomes_a_copy_beside_each_use():
    plan = plan_of(graph((), (0,), (0,), (0,), (0,)))
    assert plan.node == (0, 1, 0, 2, 0, 3, 0, 4)
    assert plan.proxy.tolist() == [True, False] * 4
    assert list(zip(plan.tail, plan.head, strict=True)) == [(0, 1), (2, 3), (4, 5), (6, 7)]


def test_copies_have_the_size_of_a_proxy():
    metrics = Metrics(proxy_uses=0, proxy_width=30.0, proxy_height=20.0)
    nodes = graph((), (0,))
    plan = expand(nodes, sizes_of(nodes), metrics)
    assert (plan.width[0], plan.height[0]) == (30.0, 20.0)
    assert (plan.width[1], plan.height[1]) == sizes_of(nodes)[1]


def test_shared_operation_is_never_copied():
    assert not plan_of(graph((), (0,), *[(1,)] * 9)).proxy.any()


def test_variable_made_from_a_tensor_is_never_copied():
    nodes = (node(0), node(1, (0,), "variable"), *(node(k, (1,)) for k in range(2, 9)))
    plan = plan_of(nodes)
    assert plan.node.count(1) == 1
    assert not plan.leaf[plan.node.index(1)]


def test_using_a_leaf_twice_in_one_operation_is_one_use_with_two_edges():
    plan = plan_of(graph((), (0, 0), (0, 0), (0, 0)))
    assert not plan.proxy.any()
    copied = plan_of(graph((), (0, 0)), Metrics(proxy_uses=0))
    assert copied.node == (0, 1)
    assert copied.tail.tolist() == [0, 0]
    assert copied.position.tolist() == [0, 1]


def test_edges_are_in_argument_order():
    plan = plan_of(graph((), (), (), (2, 0, 1)))
    assert plan.tail.tolist() == [2, 0, 1]
    assert plan.position.tolist() == plan.port.tolist() == [0, 1, 2]
    assert plan.ports.tolist() == [3, 3, 3]


def test_every_tail_has_a_smaller_number_than_its_head():
    plan = plan_of(graph((), (), (0, 1), (0,), (0, 3), (0, 2), (0, 4)))
    assert (plan.tail < plan.head).all()


def test_inputs_that_are_not_given_are_not_drawn():
    plan = expand([node(7, (3, 5)), node(8, (6, 7))], {7: (64.0, 50.0), 8: (64.0, 50.0)}, Metrics())
    assert plan.node == (7, 8)
    assert plan.position.tolist() == [1]
    assert plan.port.tolist() == [0]


def test_unused_leaf_is_still_drawn():
    assert plan_of(graph((), ())).boxes == 2


def test_missing_size_is_an_error():
    with pytest.raises(KeyError):
        expand([node(0)], {}, Metrics())


def test_no_nodes_make_an_empty_plan():
    plan = expand((), {}, Metrics())
    assert plan.boxes == plan.edges == 0
    assert plan.tail.dtype == np.int64
