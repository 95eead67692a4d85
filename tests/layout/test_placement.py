from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, strategies as st

from gradviz.layout import placement
from gradviz.layout.lines import lines, main_edges
from gradviz.layout.ordering import order
from gradviz.layout.relaxing import nearest, pooled
from tests.helpers.neuron import neuron_trace
from tests.layout.drawn import METRICS, graph, graphs, mesh_of, never, some


def places_of(nodes):
    mesh = mesh_of(nodes)
    main = main_edges(mesh.plan)
    return mesh, placement.place(mesh, order(mesh, never), main, METRICS, never)


def test_chain_is_a_straight_line():
    _, places = places_of(graph((), *[(k,) for k in range(12)]))
    assert len(set(places.y)) == 1


def test_main_line_of_the_neuron_is_straight_and_starts_between_its_leaves():
    _, places = places_of(neuron_trace().nodes)
    y = places.y
    assert len(set(y[4:9])) == 1
    assert y[4] == pytest.approx((y[0] + y[1]) / 2, abs=1)
    assert y[0] < y[1] < y[2] < y[3]


def test_long_chain_keeps_its_height_past_the_leaves_that_join_it():
    rows = [(), ()]
    rows.append((0, 1))
    while len(rows) < 80:
        rows += [(), (len(rows) - 1, len(rows))]
    _, places = places_of(graph(*rows))
    operations = [k for k, inputs in enumerate(rows) if inputs]
    assert len(set(places.y[operations])) == 1


def test_main_line_is_straight_also_where_edges_pass_close_above_and_below():
    rows, main, last = [()], [], 0
    for _ in range(4):  # h + relu(h @ W) @ V, as in a residual net
        first = len(rows)
        rows += [(), (last, first), (first + 1,), (), (first + 2, first + 3), (last, first + 4)]
        main += [first + 1, first + 2, first + 4, first + 5]
        last = first + 5
    _, places = places_of(graph(*rows))
    assert len(set(places.y[main])) == 1


def test_result_of_two_equal_branches_stands_between_them():
    _, places = places_of(graph((), (), (), (), (0, 1), (2, 3), (4, 5)))
    assert places.y[6] == pytest.approx((places.y[4] + places.y[5]) / 2, abs=1)


def test_one_source_stands_in_the_middle_of_its_uses():
    _, places = places_of(graph((), (0,), (1,), (1,), (1,), (2, 3, 4)))
    assert places.y[1] == pytest.approx(places.y[3], abs=1)


def test_bends_of_a_long_edge_lie_on_one_level():
    mesh, places = places_of(graph((), (0,), (1,), (2,), (3,), (4, 0)))
    long = mesh.bends.argmax()
    assert len(set(places.y[mesh.bend[long] : mesh.bend[long] + mesh.bends[long]])) == 1


def test_columns_are_as_wide_as_their_widest_box_and_keep_their_distance():
    mesh, places = places_of(graph((), (0,), (1,), (1,), (2, 3)))
    width, layer = mesh.plan.width, mesh.layer[: mesh.plan.boxes]
    widest = [width[layer == k].max() for k in range(mesh.layers)]
    assert (places.right - places.left).tolist() == widest
    assert (places.left[1:] - places.right[:-1] >= METRICS.rank_gap).all()


def test_components_are_stacked_in_the_order_of_their_first_box():
    mesh, places = places_of(graph((), (0,), (), (2,), (), (4,)))
    half = mesh.plan.height / 2
    tops, bottoms = (places.y - half).reshape(3, 2).min(1), (places.y + half).reshape(3, 2).max(1)
    assert (tops[1:] - bottoms[:-1] >= METRICS.node_gap - 1).all()


def test_a_few_lone_boxes_form_one_column_below_the_rest():
    _, places = places_of(graph((), (0,), (), (), ()))
    assert set(places.x[2:]) == {METRICS.margin}
    assert (places.y[2:] > places.y[:2].max()).all()


def test_many_lone_boxes_form_a_grid():
    _, places = places_of(graph(*[()] * 100))
    assert len(set(places.x)) == len(set(places.y)) == 10


@pytest.mark.parametrize("careful", [0, 6000])
@some
@given(nodes=graphs())
def test_boxes_of_a_layer_keep_their_distance_in_order(careful, nodes):
    if not nodes:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placement, "CAREFUL", careful)
        mesh, places = places_of(nodes)
    boxes = mesh.plan.boxes
    for layer in range(mesh.layers):
        inside = [b for b in np.flatnonzero(mesh.layer == layer) if b < boxes]
        inside.sort(key=lambda b: places.y[b])
        edges = [(places.y[b], mesh.plan.height[b] / 2) for b in inside]
        for (upper, above), (lower, below) in pairwise(edges):
            assert lower - upper - above - below >= METRICS.node_gap / 2 - 1


def test_pooling_changes_nothing_that_already_rises():
    assert pooled([1.0, 2.0, 2.0, 5.0], [1.0] * 4) == [1.0, 2.0, 2.0, 5.0]


def test_pooling_takes_the_weighted_mean_of_what_falls():
    assert pooled([4.0, 1.0], [1.0, 3.0]) == [1.75, 1.75]


def test_nearest_keeps_distances():
    assert nearest([0.0, 0.0, 0.0], [1.0] * 3, [0.0, 10.0, 20.0]) == [-10.0, 0.0, 10.0]


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 9)), min_size=1, max_size=12))
def test_pooling_is_the_least_squares_answer(items):
    wish, weight = (list(map(float, column)) for column in zip(*items, strict=True))
    # The min-max formula of isotonic regression, straight from its definition.
    means = {
        (a, b): np.average(wish[a : b + 1], weights=weight[a : b + 1])
        for a in range(len(wish))
        for b in range(a, len(wish))
    }
    answer = [
        max(min(means[a, b] for b in range(k, len(wish))) for a in range(k + 1))
        for k in range(len(wish))
    ]
    assert pooled(wish, weight) == pytest.approx(answer)


def test_main_edge_comes_from_the_longer_computation():
    mesh = mesh_of(neuron_trace().nodes)
    main = main_edges(mesh.plan)
    ends = zip(mesh.plan.tail[main], mesh.plan.head[main], strict=True)
    assert sorted(ends) == [(4, 5), (5, 6), (6, 7), (7, 8)]


def test_equal_branches_and_squares_have_no_main_edge():
    plan = mesh_of(graph((), (), (0,), (1,), (2, 3), (4, 4))).plan
    assert not main_edges(plan).any()


@some
@given(graphs())
def test_lines_hold_every_unit_once(nodes):
    if nodes:
        mesh = mesh_of(nodes)
        held = [unit for line in lines(mesh, main_edges(mesh.plan)) for unit in line]
        assert sorted(held) == list(range(mesh.units))
