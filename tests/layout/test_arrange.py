import dataclasses
import hashlib
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from gradviz.layout.arrange import ArrangeCancelledError, arrange
from gradviz.layout.geometry import Metrics
from tests.helpers.neuron import neuron_trace
from tests.layout.drawn import (
    crossing_pairs,
    graph,
    graphs,
    many_layers,
    node,
    overlapping,
    sizes_of,
    some,
    trespassing,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "drawings" / "neuron.json"


def drawing_of(nodes, **more):
    return arrange(nodes, sizes_of(nodes), **more)


def as_data(drawing):
    """Return a drawing as plain data that JSON can hold."""
    return {
        "boxes": [dataclasses.asdict(box) for box in drawing.boxes],
        "paths": [
            {
                "tail": path.tail,
                "head": path.head,
                "position": path.position,
                "points": path.points.tolist(),
            }
            for path in drawing.paths
        ],
        "box_of": {str(key): box for key, box in drawing.box_of.items()},
        "width": drawing.width,
        "height": drawing.height,
    }


def flat(data, at=""):
    """Yield (place, leaf) for every number, text and flag of nested data."""
    if isinstance(data, dict | list):
        rows = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in rows:
            yield from flat(value, f"{at}/{key}")
    else:
        yield at, data


def test_neuron_is_drawn_as_the_golden_file_says():
    drawn = dict(flat(as_data(drawing_of(neuron_trace().nodes))))
    golden = dict(flat(json.loads(GOLDEN.read_text())))
    assert drawn.keys() == golden.keys()
    assert drawn == pytest.approx(golden, abs=1e-6)


def test_neuron_reads_from_left_to_right_with_leaves_stacked_in_order_of_use():
    drawing = drawing_of(neuron_trace().nodes)
    w, x, b, t, *operations = drawing.boxes
    assert w.x == x.x == b.x == t.x == Metrics().margin
    assert w.y < x.y < b.y < t.y
    middles = {box.y + box.height / 2 for box in operations}
    assert len(middles) == 1
    assert [box.x for box in operations] == sorted(box.x for box in operations)
    assert crossing_pairs(drawing) == 0


def test_nothing_gives_an_empty_drawing():
    drawing = arrange((), {})
    assert drawing.boxes == drawing.paths == ()
    assert drawing.box_of == {}
    assert drawing.width == drawing.height == 2 * Metrics().margin


def test_one_node_stands_in_the_margin():
    drawing = drawing_of(graph(()))
    (box,) = drawing.boxes
    margin = Metrics().margin
    assert (box.x, box.y) == (margin, margin)
    assert drawing.width == box.width + 2 * margin
    assert drawing.height == box.height + 2 * margin


def test_ghosts_and_unrecorded_nodes_are_placed_like_others():
    plain = drawing_of(graph((), (0,), (1,)))
    nodes = (node(0), node(1, (0,), ghost=True), node(2, (1,)))
    nodes = (*nodes[:2], dataclasses.replace(nodes[2], recorded=False))
    assert as_data(drawing_of(nodes)) == as_data(plain)


def test_shared_leaf_is_found_by_its_first_copy():
    drawing = drawing_of(graph((), (), (0, 1), (2, 0), (3, 0), (4, 0)))
    assert drawing.boxes[drawing.box_of[0]].proxy
    assert drawing.box_of[0] == next(box.id for box in drawing.boxes if box.node == 0)
    assert not drawing.boxes[drawing.box_of[1]].proxy


def test_node_ids_need_not_count_from_zero():
    nodes = (node(10), node(20), node(30, (20, 10)))
    drawing = arrange(nodes, {10: (84, 48), 20: (84, 48), 30: (64, 52)})
    assert [box.node for box in drawing.boxes] == [10, 20, 30]
    assert drawing.boxes[1].y < drawing.boxes[0].y


def test_components_do_not_overlap_and_the_first_is_on_top():
    drawing = drawing_of(graph((), (), (0, 1), (), (), (3, 4)))
    lowest = max(box.y + box.height for box in drawing.boxes[:3])
    assert lowest < min(box.y for box in drawing.boxes[3:])


def test_asking_to_stop_stops():
    with pytest.raises(ArrangeCancelledError):
        drawing_of(graph(()), cancelled=lambda: True)


def test_asking_to_stop_in_the_middle_of_a_long_pass_stops():
    asked = []

    def after_a_while():
        asked.append(None)
        return len(asked) > 12

    with pytest.raises(ArrangeCancelledError):
        drawing_of(many_layers(6, 8), cancelled=after_a_while)
    assert len(asked) == 13


def test_never_asking_to_stop_changes_nothing():
    nodes = many_layers(3, 4)
    assert as_data(drawing_of(nodes)) == as_data(drawing_of(nodes, cancelled=lambda: False))


DIGEST = """
from tests.layout.drawn import many_layers, sizes_of
from gradviz.layout.arrange import arrange
import hashlib
nodes = many_layers(5, 9)
drawing = arrange(nodes, sizes_of(nodes))
print(hashlib.sha256(b"".join(path.points.tobytes() for path in drawing.paths)).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_other_processes_give_the_same_floats(seed):
    root = Path(__file__).parents[2]
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    told = subprocess.run(
        [sys.executable, "-c", DIGEST], cwd=root, env=environment, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    here = drawing_of(many_layers(5, 9))
    digest = hashlib.sha256(b"".join(path.points.tobytes() for path in here.paths)).hexdigest()
    assert told.stdout.strip() == digest


@some
@given(graphs())
def test_no_two_boxes_overlap(nodes):
    assert overlapping(drawing_of(nodes)) == []


@some
@given(graphs())
def test_boxes_are_numbered_and_every_node_has_one(nodes):
    drawing = drawing_of(nodes)
    assert [box.id for box in drawing.boxes] == list(range(len(drawing.boxes)))
    assert drawing.box_of.keys() == {n.id for n in nodes}
    assert all(drawing.boxes[box].node == key for key, box in drawing.box_of.items())


@some
@given(graphs())
def test_boxes_have_the_sizes_they_were_given(nodes):
    sizes, metrics = sizes_of(nodes), Metrics()
    for box in drawing_of(nodes).boxes:
        small = metrics.proxy_width, metrics.proxy_height
        assert (box.width, box.height) == (small if box.proxy else sizes[box.node])


@some
@given(graphs())
def test_every_input_is_an_edge_with_its_position(nodes):
    drawing = drawing_of(nodes)
    drawn = Counter(
        (drawing.boxes[path.tail].node, drawing.boxes[path.head].node, path.position)
        for path in drawing.paths
    )
    wanted = Counter((s, n.id, k) for n in nodes for k, s in enumerate(n.inputs))
    assert drawn == wanted


@some
@given(graphs())
def test_edges_leave_on_the_right_and_enter_on_the_left(nodes):
    drawing = drawing_of(nodes)
    for path in drawing.paths:
        tail, head = drawing.boxes[path.tail], drawing.boxes[path.head]
        assert path.points[0].tolist() == [tail.x + tail.width, tail.y + tail.height / 2]
        assert path.points[-1, 0] == head.x
        assert head.y < path.points[-1, 1] < head.y + head.height
        assert tail.x + tail.width < head.x


@some
@given(graphs())
def test_everything_lies_inside_the_margin(nodes):
    drawing, margin = drawing_of(nodes), Metrics().margin
    corners = [(b.x, b.y) for b in drawing.boxes]
    corners += [(b.x + b.width, b.y + b.height) for b in drawing.boxes]
    points = np.array([*corners, *(p for path in drawing.paths for p in path.points)])
    if len(points):
        assert (points >= margin - 1e-6).all()
        assert (points <= np.array([drawing.width, drawing.height]) - margin + 1e-6).all()


@some
@given(graphs())
def test_drawing_twice_gives_the_same_floats(nodes):
    assert as_data(drawing_of(nodes)) == as_data(drawing_of(nodes))


def test_one_more_operation_at_the_end_leaves_the_others_where_they_are():
    nodes = neuron_trace().nodes
    before, after = drawing_of(nodes), drawing_of((*nodes, node(9, (8,))))
    assert [(b.x, b.y) for b in after.boxes[:9]] == [(b.x, b.y) for b in before.boxes]


@pytest.mark.parametrize(
    "inputs",
    [
        pytest.param([(), *[(k,) for k in range(20_000)]], id="chain"),
        pytest.param([(), (0,), *[(1,)] * 20_000], id="fan"),
        pytest.param([()] * 20_000, id="lone"),
        pytest.param([(), *[(0,)] * 10_000, tuple(range(1, 10_001))], id="copies"),
    ],
)
def test_twenty_thousand_nodes_are_drawn(inputs):
    nodes = graph(*inputs)
    drawing = drawing_of(nodes)
    assert drawing.box_of.keys() == {n.id for n in nodes}
    assert len(drawing.paths) == sum(len(n.inputs) for n in nodes)


def test_dense_picture_is_free_of_overlaps_and_trespass():
    drawing = drawing_of(many_layers(7, 6))
    assert overlapping(drawing) == []
    assert trespassing(drawing) == []
