"""A Variable's next value: in the Variable's look, with the way it came about in its colour."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.ui.graph.edge_painter import AT_REST
from gradviz.ui.graph.face import face
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import Inks
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.theme import DARK, LIGHT

TRAINING = """\
w = tf.Variable(2.)
for _ in range(2):
  with tf.GradientTape() as tape:
    loss = w * w
  w.assign_sub(0.1 * tape.gradient(loss, w))
"""
FROZEN = "w = tf.Variable(2., trainable=False)\nw.assign(3.)\n"


def painter_of(text, theme=LIGHT):
    trace = run(text)
    assert trace.error is None
    nodes = fold(trace).nodes
    graph = GraphPainter(trace, arrange(nodes, sizes(nodes)), theme)
    graph.set_frame(frame_at(trace, len(trace.steps)))
    return graph


def written(graph):
    return [node for node in graph.trace.nodes if node.wall == "assigned"]


def test_it_keeps_a_place_for_the_gradient_that_ends_there(qapp):
    graph = painter_of(TRAINING)
    first, second = written(graph)
    assert face(first).slot
    assert face(second).slot
    assert float(graph.moment.adjoints[first.id]) == pytest.approx(2 * float(first.value))


def test_a_frozen_variables_next_value_keeps_none(qapp):
    (only,) = written(painter_of(FROZEN))
    assert not face(only).slot


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_its_outline_is_the_variables(qapp, theme):
    graph, inks = painter_of(TRAINING, theme), Inks(theme)
    node = written(graph)[0]
    variable = next(n for n in graph.trace.nodes if n.op == "variable")
    assert inks.outline(node, True, False) == inks.outline(variable, True, False)
    assert inks.outline(node, False, False) == inks.waiting


@pytest.mark.parametrize("zoom", [1.0, 3.0])
def test_edges_into_it_have_the_variables_colour_and_no_others(qapp, zoom):
    graph = painter_of(TRAINING)
    blue = QColor(LIGHT.role("trainable")).rgb()
    heads = {node.id for node in written(graph)}
    drawing = graph.drawing
    for number, path in enumerate(drawing.paths):
        image = QImage(
            int(drawing.width * zoom), int(drawing.height * zoom), QImage.Format.Format_RGB32
        )
        image.fill(graph.inks.canvas)
        painter = QPainter(image)
        painter.scale(zoom, zoom)
        only = np.array([number])
        graph.edges.paint_near(painter, only, np.array([AT_REST]), graph.inks, zoom)
        painter.end()
        found = np.frombuffer(image.constBits(), np.uint32)
        assert (blue in found) == (drawing.boxes[path.head].node in heads)


def test_the_last_value_is_dotted_and_what_is_written_is_not(qapp):
    graph = painter_of(TRAINING)
    second = written(graph)[1]
    styles = {
        path.position: int(graph.edges._styles[number])
        for number, path in enumerate(graph.drawing.paths)
        if graph.drawing.boxes[path.head].node == second.id
    }
    assert styles == {0: 2, 1: 1}
