"""Small curves in the boxes of numbers."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.curves import MOST_LINED, Sparks
from gradviz.ui.graph.face import face
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.sizes import LINED, line_place, sizes
from gradviz.ui.graph.spark import Spark, spark_lines
from gradviz.ui.theme import LIGHT

X = np.linspace(-10, 10, 33)


def test_both_axes_go_from_nothing_to_one():
    spark = Spark(X, X**2, 5.0)
    (piece,) = spark.pieces
    assert piece.min() == 0
    assert piece.max() == 1
    assert spark.at == 0.75
    assert (spark.height_of(0.0), spark.height_of(100.0), spark.height_of(-9.0)) == (1, 0, 1)


def test_gaps_part_a_line_and_a_single_point_is_none():
    y = np.where((X < -5) | (X > 5), X, np.nan)
    y[16] = 0.0
    assert [len(piece) for piece in Spark(X, y, 0.0).pieces] == [8, 8]
    assert Spark(X, np.full(33, np.nan), 0.0).pieces == []
    assert Spark(X, np.where(X > 0, np.inf, X), 0.0).pieces[0].max() == 1


def test_what_does_not_change_is_a_level_line_in_the_middle():
    (piece,) = Spark(X, np.full(33, 4.0), 0.0).pieces
    assert (piece[:, 1] == 0.5).all()


@pytest.mark.parametrize("level", [4e24, -4e24, 3.0, 0.0, 1e-30])
def test_a_level_line_is_level_however_large_its_number(level):
    spark = Spark(X, np.full(33, level), 0.0)
    assert np.all(spark.pieces[0][:, 1] == 0.5)
    assert spark.height_of(level) == 0.5


def test_room_is_kept_for_computed_numbers_alone_and_only_when_asked(qapp, neuron):
    trace, _ = neuron
    plain, lined = sizes(trace.nodes), sizes(trace.nodes, lined=True)
    for node in trace.nodes:
        more = 0 if node.is_leaf else LINED
        assert lined[node.id] == (plain[node.id][0], plain[node.id][1] + more)


def test_no_room_in_a_graph_of_many_numbers_or_without_a_name_to_go_along(qapp, build, chain):
    trace, _ = chain(MOST_LINED + 1)
    assert sizes(trace.nodes, lined=True) == sizes(trace.nodes)
    rows = [("v", "constant", "", "constant", (), np.ones(3)),
            ("", "sum", "Σ", "tensor", (0,), np.float32(3))]  # fmt: skip
    trace, _ = build(rows)
    assert sizes(trace.nodes, lined=True) == sizes(trace.nodes)


@pytest.fixture
def lined(qapp, neuron):
    """The neuron with room for lines, and lines; its whole picture at a step."""
    trace, _ = neuron
    graph = GraphPainter(trace, arrange(trace.nodes, sizes(trace.nodes, lined=True)), LIGHT)
    found = {n.id: X * n.id for n in trace.nodes if not n.is_leaf}

    def picture(on, step, zoom=1.0):
        graph.set_sparks(Sparks("w", X, 0.8, found) if on else None)
        graph.set_frame(frame_at(trace, step))
        size = graph.drawing.width * zoom, graph.drawing.height * zoom
        image = QImage(int(size[0]), int(size[1]), QImage.Format.Format_RGB32)
        image.fill(graph.inks.canvas)
        painter = QPainter(image)
        painter.scale(zoom, zoom)
        graph.paint(painter, QRectF(0, 0, graph.drawing.width, graph.drawing.height), zoom)
        painter.end()
        return image

    return graph, picture


def differing(one, other):
    """Return where two pictures differ, as (rows, columns)."""
    arrays = [np.frombuffer(i.constBits(), np.uint32).reshape(i.height(), -1) for i in (one, other)]
    return np.nonzero(arrays[0] != arrays[1])


def test_lines_change_nothing_outside_their_places(lined):
    graph, picture = lined
    rows, columns = differing(picture(False, 10), picture(True, 10))
    assert len(rows)
    places = []
    for box in graph.drawing.boxes:
        room = line_place(face(graph.node(box.node)), box.x, box.y, box.width, box.height)
        if room is not None:
            places.append(QRectF(*room).adjusted(-4, -4, 4, 4))
    assert len(places) == 5
    assert all(any(p.contains(x, y) for p in places) for x, y in zip(columns, rows, strict=True))


def test_a_moved_point_keeps_the_lines_and_moves_their_dots(lined):
    graph, picture = lined
    picture(True, 10)
    before = dict(graph.nodes._sparks)
    graph.set_sparks(replace(graph.sparks, at=5.0))
    for node, spark in graph.nodes._sparks.items():
        assert spark.pieces is before[node].pieces
        assert (before[node].at, spark.at) == (0.54, 0.75)


def test_lines_appear_with_their_nodes_and_go_back_with_them(lined):
    _, picture = lined
    nothing = [len(differing(picture(False, k), picture(True, k))[0]) for k in range(6)]
    assert nothing[0] == 0
    assert nothing == sorted(set(nothing))
    assert picture(True, 3) == (picture(True, 9), picture(True, 3))[1]


@pytest.mark.parametrize("zoom", [0.3, 3.0])
def test_lines_are_left_out_from_afar_and_larger_from_close_by(lined, zoom):
    _, picture = lined
    found = len(differing(picture(False, 10, zoom), picture(True, 10, zoom))[0])
    assert (found > 0) == (zoom > 1)


def test_a_dot_in_the_series_colour_stands_at_the_present_value(lined):
    graph, picture = lined
    image = picture(True, 10)
    node = next(n for n in graph.trace.nodes if not n.is_leaf)
    box = next(b for b in graph.drawing.boxes if b.node == node.id)
    x, y, width, height = line_place(face(node), box.x, box.y, box.width, box.height)
    spark = spark_lines(graph.sparks)[node.id]
    spot = x + spark.at * width, y + spark.height_of(float(node.value)) * height
    assert image.pixelColor(int(spot[0]), int(spot[1])) == QColor(LIGHT.series)
