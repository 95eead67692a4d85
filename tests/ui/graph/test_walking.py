"""Walking: left to the first argument, right to a use, up and down to what stands there."""

import pytest

from gradviz.ui.graph.hit_test import HitTest
from gradviz.ui.graph.walking import DOWN, LEFT, RIGHT, UP, neighbour


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
    drawing = neuron[1]
    assert neighbour(drawing, HitTest(drawing), start, direction) == end
