"""Marks on top of the graph: where the one of the next step goes."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from gradviz import run
from gradviz.layout.arrange import TITLED, arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.marks import NEXT, NEXT_GAP, has_badge, next_spot
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.theme import LIGHT

LAYERS = """\
w = tf.Variable(0.5)
v = tf.Variable(-0.7)
def layer(x, w):
    return tf.nn.relu(x * w + 0.1)
with tf.GradientTape() as tape:
    y = layer(layer(tf.constant(2.0), w), v)
g = tape.gradient(y, [w, v])
"""


def test_what_runs_next_is_marked_on_no_title(qapp):
    trace = run(LAYERS)
    folded = fold(trace, frozenset({0}))
    drawing = arrange(folded.nodes, sizes(folded.nodes), TITLED, held=folded.held)
    graph = GraphPainter(trace, replace(drawing, fold=folded), LIGHT)
    titles, moved = [title.place for title in graph.regions.titles], 0
    assert titles
    for index in range(len(trace.steps) + 1):
        graph.set_frame(frame_at(trace, index))
        for rect in graph.rects_of(graph.moment.following):
            spot = next_spot(graph, rect, NEXT / 2, NEXT_GAP)
            mark = QRectF(-NEXT / 2, -NEXT / 2, NEXT, NEXT).translated(spot)
            assert not any(mark.intersects(place) for place in titles)
            moved += spot.x() != rect.center().x() or spot.y() > rect.top()
    assert moved


def test_at_a_box_with_a_badge_it_goes_below(qapp):
    trace = run("x = tf.Variable(0.)\nwith tf.GradientTape() as t:\n    y = tf.nn.relu(x) + x\n"
                "g = t.gradient(y, x)\n")  # fmt: skip
    nodes = fold(trace).nodes
    graph = GraphPainter(trace, arrange(nodes, sizes(nodes)), LIGHT)
    spots = {}
    for node in (n for n in trace.nodes if n.op in ("relu", "add")):
        (rect,) = graph.rects_of(node.id)
        spot = next_spot(graph, rect, NEXT / 2, NEXT_GAP, has_badge(graph, node.id))
        spots[node.op] = spot.y() > rect.center().y()
    assert spots == {"relu": True, "add": False}
