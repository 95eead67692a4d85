"""Boxes from close by: all numbers and all digits, value and gradient side by side."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import GROUP, fold
from gradviz.ui.graph import cell_map, close_up
from gradviz.ui.graph.close_up import LEAST_CLOSEST, closest
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.numbers import fitting
from gradviz.ui.theme import LIGHT

F = np.float32
SIZE = 2400, 1400


@pytest.fixture
def values(build):
    """A table with a gradient, a number, a text, whole numbers, and nothing."""
    table = np.linspace(-1, 1, 16, dtype=F).reshape(4, 4)
    return build([
        ("w", "variable", "", "trainable", (), table),
        ("s", "variable", "", "trainable", (), F(0.6899744)),
        ("text", "constant", "", "constant", (), "a text that is longer than its box"),
        ("k", "constant", "", "constant", (), np.array([3, 1, 2])),
        ("none", "constant", "", "constant", (), np.zeros((0, 3), F)),
        ("y", "multiply", "×", "tensor", (0, 1), table * F(0.6899744)),
    ], {0: np.full((4, 4), 0.25, F), 1: F(-1.2345678), 5: np.ones((4, 4), F)})  # fmt: skip


def close(graph, node, zoom, step=None):
    """Return (texts written, image) of the view on the middle of a node's box."""
    graph.set_frame(frame_at(graph.trace, len(graph.trace.steps) if step is None else step))
    texts, centre = [], graph.rects_of(node)[0].center()
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(SIZE[0] / 2, SIZE[1] / 2)
    painter.scale(zoom, zoom)
    painter.translate(-centre)
    width, height = SIZE[0] / zoom, SIZE[1] / zoom
    area = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
    with pytest.MonkeyPatch.context() as patch:
        drawn = QPainter.drawText

        def draw(self, *arguments):
            texts.append(arguments[-1])
            drawn(self, *arguments)

        for module in (cell_map, close_up):
            patch.setattr(module.QPainter, "drawText", draw, raising=False)
        graph.nodes.paint(painter, node, graph.rects_of(node)[0], graph.moment, False, zoom)
    painter.end()
    assert area.isValid()
    return texts, image


def test_a_tensor_shows_all_its_numbers_and_those_of_its_gradient(qapp, values):
    texts, _ = close(GraphPainter(*values, LIGHT), 0, 12.0)
    assert {"-1.000", "1.000", "0.2000", "w", "(4, 4) float32", "trainable"} <= set(texts)
    assert texts.count("0.2500") == 16
    assert {"value", "∂ gradient"} <= set(texts)


@pytest.mark.parametrize("zoom", [2.1, 2.5, 3.0, 4.0, 6.0])
def test_a_pair_of_numbers_is_written_out_as_soon_as_it_is_close(qapp, build, zoom):
    pair = np.array([[0.1209, -0.05568]], F)
    made = build([
        ("a", "variable", "", "trainable", (), pair),
        ("y", "sin", "sin", "tensor", (0,), pair),
    ], {0: pair * F(2), 1: pair * F(3)})  # fmt: skip
    texts, _ = close(GraphPainter(*made, LIGHT), 1, zoom)
    assert {"0.1209", "-0.167", "∂ gradient"} <= {
        text.replace("-0.1670", "-0.167") for text in texts
    }


def test_a_gradient_that_is_still_on_its_way_keeps_its_place(qapp, values):
    texts, _ = close(GraphPainter(*values, LIGHT), 0, 12.0, step=0)
    assert "0.2500" not in texts
    assert "∂ gradient" in texts


def test_a_number_has_all_its_digits(qapp, values):
    texts, _ = close(GraphPainter(*values, LIGHT), 1, 4.0)
    assert {"0.689974427", "-1.23456776"} <= set(texts)


def test_a_text_is_written_out(qapp, values):
    texts, _ = close(GraphPainter(*values, LIGHT), 2, 4.0)
    assert '"a text that is longer than its box"' in texts


def test_whole_numbers_and_no_numbers(qapp, values):
    graph = GraphPainter(*values, LIGHT)
    assert {"3", "1", "2"} <= set(close(graph, 3, 4.0)[0])
    assert "(0, 3)" in close(graph, 4, 4.0)[0]


def test_what_is_not_computed_yet_shows_no_numbers(qapp, values):
    texts, _ = close(GraphPainter(*values, LIGHT), 5, 8.0, step=0)
    assert texts == ["×", "y", "(4, 4) float32"]


def test_the_closest_zoom_is_as_close_as_the_largest_tensor_needs(qapp, values):
    trace, drawing = values
    boxes = {box.node: box for box in drawing.boxes}
    zooms = [closest(node, boxes[node.id].width, boxes[node.id].height) for node in trace.nodes]
    graph = GraphPainter(trace, drawing, LIGHT)
    assert graph.closest == max(zooms)
    assert zooms[1] == zooms[2] == LEAST_CLOSEST
    texts, _ = close(graph, 0, zooms[0])
    assert "-1.000" in texts


def test_from_close_by_outlines_are_no_wider_than_from_near(qapp, values):
    graph = GraphPainter(*values, LIGHT)
    _, image = close(graph, 5, 8.0)
    edge = SIZE[0] / 2 - 8.0 * graph.rects_of(5)[0].width() / 2
    row = [image.pixelColor(round(edge + x), SIZE[1] // 2).name() for x in range(-8, 9)]
    assert 1 <= sum(colour != LIGHT.raised for colour in row[8:]) <= 4


def test_a_copy_of_a_leaf_has_all_its_digits_too(qapp, values):
    graph = GraphPainter(*values, LIGHT)
    graph.set_frame(frame_at(graph.trace, len(graph.trace.steps)))
    written = texts_of(graph, 1, 4.0, proxy=True)
    assert {"0.689974427", "-1.23456776"} <= set(written)
    assert "0.689974427" not in texts_of(graph, 1, 1.0, proxy=True)


def test_a_closed_layer_shows_all_of_its_result(qapp):
    trace = run(LAYER)
    folded = fold(trace, frozenset(group.id for group in trace.groups))
    drawing = replace(arrange(folded.nodes, sizes(folded.nodes)), fold=folded)
    graph = GraphPainter(trace, drawing, LIGHT)
    graph.set_frame(frame_at(trace, len(trace.steps)))
    layer = next(node for node in folded.nodes if node.op == GROUP)
    result = {fitting(number, 9) for number in layer.value.ravel()}
    assert result <= set(texts_of(graph, layer.id, 12.0))
    assert not result & set(texts_of(graph, layer.id, 1.0))


LAYER = """\
layer = tf.keras.layers.Dense(3)
with tf.GradientTape() as tape:
  y = tf.reduce_sum(layer(tf.ones((2, 4))))
g = tape.gradient(y, layer.trainable_variables)
"""


def texts_of(graph, node, zoom, proxy=False):
    """Return what is written into the box of a node, all of it in sight."""
    texts, place = [], graph.rects_of(node)[0]
    image = QImage(4000, 4000, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    painter.translate(-place.topLeft())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", lambda _self, *given: texts.append(given[-1]))
        graph.nodes.paint(painter, node, place, graph.moment, proxy, zoom)
    painter.end()
    return texts
