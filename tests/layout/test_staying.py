"""After an edit what was above stays above, where that costs few crossings."""

import pytest

from gradviz import run
from gradviz.layout import crossings
from gradviz.layout.arrange import arrange
from gradviz.layout.geometry import Metrics
from gradviz.layout.ordering import order, placed
from gradviz.layout.staying import as_before, stood, swaps
from gradviz.trace.counterparts import counterparts
from tests.layout.drawn import METRICS, graph, mesh_of, never, sizes_of

BEFORE = "y = sigmoid(w*x + b) + relu(x) * log(w)"
AFTER = "y = sigmoid(w*x*u + b) + relu(x) * log(w)"


@pytest.mark.parametrize("downwards", [False, True])
@pytest.mark.parametrize(("first", "then"), [(BEFORE, AFTER), (AFTER, BEFORE)])
def test_an_edit_turns_no_picture_upside_down(downwards, first, then):
    metrics = Metrics(downwards=downwards)
    old, now = run(first), run(then)
    before = stood(arrange(old.nodes, sizes_of(old.nodes), metrics))
    kept = {node: before[was] for node, was in counterparts(old, now).items() if was in before}
    alone = stood(arrange(now.nodes, sizes_of(now.nodes), metrics))
    after = stood(arrange(now.nodes, sizes_of(now.nodes), metrics, before=kept))
    leaves = [node.id for node in now.nodes if node.is_leaf and node.id in kept]

    def ordered(places):
        return sorted(leaves, key=places.__getitem__)

    assert ordered(alone) != ordered(kept)
    assert ordered(after) == ordered(kept)


def test_order_gives_way_where_it_would_cost_many_crossings():
    mesh = mesh_of(graph((), (), (), (), (0,), (1,), (2,), (3,), (4, 5, 6, 7)))
    before = {4: 3.0, 5: 2.0, 6: 1.0, 7: 0.0, 0: 0.0, 1: 1.0, 2: 2.0, 3: 3.0}
    assert crossings.count(mesh, order(mesh, never, before)) == 0


def test_what_is_new_stands_amid_what_it_is_joined_to():
    mesh = mesh_of(graph((), (), (0,), (1,), (2, 3)))
    at = as_before(mesh, {0: 10.0, 1: 50.0})
    assert at[2] == 10.0
    assert at[3] == 50.0
    assert at[4] == 30.0


def test_pairs_that_changed_places_are_counted():
    mesh = mesh_of(graph((), (), (), (0, 1, 2)))
    before = {0: 1.0, 1: 2.0, 2: 3.0}
    at = as_before(mesh, before)
    assert swaps(mesh, at, placed(mesh, at), before) == 0
    assert swaps(mesh, at, placed(mesh, -at), before) == 3
    assert swaps(mesh, at, placed(mesh, -at), {0: 1.0}) == 0


def test_copies_of_a_leaf_keep_no_place():
    nodes = graph((), (0,), (1, 0), (2, 0), (3, 0))
    assert stood(arrange(nodes, sizes_of(nodes), METRICS)).keys() == {1, 2, 3, 4}
