"""A drawing that runs downwards is as tidy as one that runs to the right."""

from dataclasses import replace

import numpy as np
import pytest

from gradviz import run
from gradviz.layout.arrange import DEFAULT, arrange

PROGRAMS = {
    "neuron": "y = (sigmoid(w * x + b) - t) ** 2",
    "fan": "y = x * x + sin(x) + exp(-x) + x / 3.",
    "branches": "a = x * w\nb = a + x\nc = a * b\ny = b / c + w",
}


def pictures(text):
    nodes = run(text).nodes
    sizes = {node.id: (60.0 + 7 * (node.id % 4), 40.0 + 5 * (node.id % 3)) for node in nodes}
    down = arrange(nodes, sizes, replace(DEFAULT, downwards=True))
    return sizes, arrange(nodes, sizes), down


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS)
def test_every_edge_leads_down_from_a_lower_edge_to_an_upper_one(text):
    _, _, down = pictures(text)
    assert down.downwards
    for path in down.paths:
        tail, head = down.boxes[path.tail], down.boxes[path.head]
        assert path.points[0][1] == pytest.approx(tail.y + tail.height)
        assert path.points[-1][1] == pytest.approx(head.y)
        assert tail.x <= path.points[0][0] <= tail.x + tail.width
        assert head.x <= path.points[-1][0] <= head.x + head.width


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS)
def test_boxes_keep_their_sizes_and_never_overlap(text):
    sizes, right, down = pictures(text)
    assert len(down.boxes) == len(right.boxes)
    for box in down.boxes:
        wanted = (DEFAULT.proxy_width, DEFAULT.proxy_height) if box.proxy else sizes[box.node]
        assert (box.width, box.height) == wanted
        assert 0 <= box.x <= box.x + box.width <= down.width
        assert 0 <= box.y <= box.y + box.height <= down.height
    for one in down.boxes:
        for two in down.boxes[one.id + 1 :]:
            apart_x = one.x + one.width <= two.x or two.x + two.width <= one.x
            apart_y = one.y + one.height <= two.y or two.y + two.height <= one.y
            assert apart_x or apart_y


def test_the_same_input_gives_the_same_drawing():
    _, _, one = pictures(PROGRAMS["fan"])
    _, _, two = pictures(PROGRAMS["fan"])
    assert one.boxes == two.boxes
    for a, b in zip(one.paths, two.paths, strict=True):
        np.testing.assert_array_equal(a.points, b.points)


def test_nothing_is_drawn_downwards_too():
    assert arrange((), {}, replace(DEFAULT, downwards=True)).boxes == ()
