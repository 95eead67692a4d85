import numpy as np
import pytest
from hypothesis import given

from gradviz.layout import crossings, ordering
from gradviz.layout.ordering import order, placed, reading_order
from gradviz.layout.sifting import Sifter
from gradviz.layout.sweeping import all_at_once, layer_by_layer
from tests.helpers.neuron import neuron_trace
from tests.layout.drawn import graph, graphs, many_layers, mesh_of, never, some


def first_layer(mesh, place):
    boxes = [b for b in range(mesh.plan.boxes) if mesh.layer[b] == 0]
    return sorted(boxes, key=lambda b: place[b])


def test_leaves_of_the_neuron_stand_in_order_of_first_use():
    mesh = mesh_of(neuron_trace().nodes)
    place = order(mesh, never)
    assert first_layer(mesh, place) == [0, 1, 2, 3]
    assert crossings.count(mesh, place) == 0


def test_first_argument_stands_above_the_second():
    mesh = mesh_of(graph((), (), (1, 0)))
    assert first_layer(mesh, order(mesh, never)) == [1, 0]


def test_no_argument_order_is_kept_at_the_price_of_more_crossings():
    #                    a   b   a+b     b*a     first + second
    mesh = mesh_of(graph((), (), (0, 1), (1, 0), (2, 3)))
    best = crossings.count(mesh, order(mesh, never))
    every = [[p, 1 - p, q, 1 - q, 0] for p in (0, 1) for q in (0, 1)]
    assert best == min(crossings.count(mesh, np.array(place)) for place in every)


def test_reading_order_puts_arguments_before_their_operation():
    mesh = mesh_of(neuron_trace().nodes)
    number = reading_order(mesh)
    assert (number[mesh.tail] < number[mesh.head]).all()
    assert sorted(number) == list(range(mesh.units))


def test_crossed_wires_are_untangled():
    #                    four leaves, joined crosswise to four operations
    mesh = mesh_of(graph((), (), (), (), (3,), (2,), (1,), (0,), (4, 5, 6, 7)))
    assert crossings.count(mesh, order(mesh, never)) == 0


def test_dense_layers_reach_the_fewest_crossings_there_are():
    mesh = mesh_of(many_layers(3, 3))
    # Two complete joins of three to three: nine crossings each cannot be avoided.
    assert crossings.count(mesh, order(mesh, never)) == 18


@pytest.mark.parametrize("limit", ["CAREFUL", "SIFTED"])
@some
@given(nodes=graphs())
def test_never_worse_than_the_reading_order(limit, nodes):
    if nodes:
        mesh = mesh_of(nodes)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ordering, limit, 0)
            place = order(mesh, never)
        reading = placed(mesh, reading_order(mesh))
        assert crossings.count(mesh, place) <= crossings.count(mesh, reading)
        assert_is_order(mesh, place)


@some
@given(graphs())
def test_sifting_never_adds_a_crossing(nodes):
    if nodes:
        mesh = mesh_of(nodes)
        start = placed(mesh, np.arange(mesh.units)[::-1])
        sifted = Sifter(mesh).sift(start)
        assert crossings.count(mesh, sifted) <= crossings.count(mesh, start)
        assert_is_order(mesh, sifted)


@some
@given(graphs())
def test_sweeps_give_orders(nodes):
    if nodes:
        mesh = mesh_of(nodes)
        start = placed(mesh, np.arange(mesh.units))
        for place in [*all_at_once(mesh, start, 12), layer_by_layer(mesh, start, True)]:
            assert_is_order(mesh, place)


def assert_is_order(mesh, place):
    for layer in range(mesh.layers):
        assert sorted(place[mesh.layer == layer]) == list(range((mesh.layer == layer).sum()))
