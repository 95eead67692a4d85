"""Walking: left to the arguments, right to the uses, up and down to what stands there."""

import pytest

from gradviz.layout.arrange import arrange
from gradviz.ui.graph.hit_test import HitTest
from gradviz.ui.graph.walking import DOWN, LEFT, RIGHT, UP, Walker
from tests.layout.drawn import graph, sizes_of


def drawing_of(nodes):
    return arrange(nodes, sizes_of(nodes))


def walker(drawing):
    return Walker(drawing, HitTest(drawing))


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        (8, LEFT, 7),
        (5, LEFT, 4),
        (4, LEFT, 0),
        (0, LEFT, None),
        (0, RIGHT, 4),
        (3, RIGHT, 7),
        (8, RIGHT, None),
        (0, DOWN, 1),
        (1, UP, 0),
        (0, UP, None),
        (3, DOWN, None),
    ],
)
def test_in_the_neuron(neuron, start, direction, end):
    assert walker(neuron[1]).go([start], direction) == end


def test_every_edge_of_a_box_can_be_walked():
    drawing = drawing_of(graph((), (0,), (1,), (2,), (3, 1), (4, 2, 0), (5,), (0, 6)))
    for path in drawing.paths:
        for start, direction, end in (
            (path.head, LEFT, path.tail),
            (path.tail, RIGHT, path.head),
        ):
            ways = [[direction, *[turn] * n] for turn in (UP, DOWN) for n in range(4)]
            reached = set()
            for way in ways:
                one, at = walker(drawing), start
                for step in way:
                    at = one.go([at], step)
                    if at is None:
                        break
                    reached.add(at)
            assert end in reached, (start, direction, end)


def test_from_a_copy_of_a_leaf_the_way_leads_to_the_use_of_that_copy():
    drawing = drawing_of(graph((), (0,), (1, 0), (2, 0), (3, 0), (4, 0)))
    copies = [box.id for box in drawing.boxes if box.node == 0]
    assert len(copies) == 5
    one = walker(drawing)
    for copy in reversed(copies):
        one.stand(copy)
        assert drawing.paths[[p.tail for p in drawing.paths].index(copy)].head == one.go(
            copies, RIGHT
        )
