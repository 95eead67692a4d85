"""A path pointed at is marked: its edges and boxes, and no others."""

import pytest

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.paths import ledger
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.path_mark import edges_of
from gradviz.ui.graph.sizes import node_size

TEXT = """import tensorflow as tf
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x*x + tf.sin(x)
tape.gradient(y, x)
"""
TRACE = run(TEXT)
PATHS = ledger(TRACE, 0, 0).paths


@pytest.fixture
def shown(qtbot):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    drawing = arrange(TRACE.nodes, {node.id: node_size(node) for node in TRACE.nodes})
    view.set_trace(TRACE, drawing)
    view.set_frame(frame_at(TRACE, len(TRACE.steps)))
    view.show()
    return view, drawing


def ends(drawing, numbers):
    boxes = drawing.boxes
    edges = [drawing.paths[number] for number in numbers]
    return [(boxes[e.head].node, boxes[e.tail].node, e.position) for e in edges]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.nodes) + str(path.positions))
def test_the_edges_of_a_path_are_its_own(shown, path):
    view, drawing = shown
    found = ends(drawing, edges_of(view._graph, path))
    expected = zip(path.nodes, path.nodes[1:], path.positions, strict=False)
    assert sorted(found) == sorted(expected)


def test_a_marked_path_is_seen_and_goes_again(shown):
    view, _ = shown
    before = view.grab().toImage()
    view.overlay.path.mark(PATHS[0])
    bounds = view.overlay.path.boundingRect()
    for node in PATHS[0].nodes:
        assert any(bounds.contains(rect) for rect in view._graph.rects_of(node))
    assert view.grab().toImage() != before
    view.overlay.path.mark(None)
    assert view.grab().toImage() == before


def test_a_new_trace_takes_the_mark_away(shown):
    view, drawing = shown
    view.overlay.path.mark(PATHS[0])
    view.set_trace(TRACE, drawing)
    assert view.overlay.path.path is None
    assert view.overlay.path.boundingRect().isNull()


def test_a_number_before_the_input_hides_no_edge_of_a_path(qtbot):
    trace = run("x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = tf.sin(2. * x)\n"
                "tape.gradient(y, x)\n")  # fmt: skip
    view = GraphView()
    qtbot.addWidget(view)
    view.set_trace(trace, arrange(trace.nodes, {n.id: node_size(n) for n in trace.nodes}))
    (only,) = ledger(trace, 0, 0).paths
    assert len(edges_of(view._graph, only)) == 2
