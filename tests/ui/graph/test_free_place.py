"""A note finds room: near to what it is about, on no box and no current edge, in sight."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gradviz.trace.stages import frame_inside
from gradviz.ui.graph.free_place import along, free_place, is_clear
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.theme import LIGHT

ANYWHERE = QRectF()
SIZE = QSizeF(80, 40)


@pytest.fixture
def graph(neuron, qapp):
    made = GraphPainter(*neuron, LIGHT)
    made.set_frame(frame_inside(neuron[0], 9, 3))
    return made


def boxes(graph):
    return [graph.rect_of(box.id) for box in graph.drawing.boxes]


def test_a_note_stands_near_on_no_box(graph):
    for about in boxes(graph):
        place = free_place(graph, about, SIZE, ANYWHERE, 1.0)
        assert not any(place.intersects(box) for box in boxes(graph))
        assert about.adjusted(-300, -300, 300, 300).intersects(place)
        assert place.size() == SIZE


def test_a_note_stays_in_sight_even_where_that_is_not_near(graph):
    seen = QRectF(boxes(graph)[-1]).adjusted(-150, -150, 150, 150)
    place = free_place(graph, boxes(graph)[0], SIZE, seen, 1.0)
    assert seen.contains(place)


def test_a_note_keeps_off_the_current_edge(graph):
    (number,) = graph.moment.current
    points = along(graph.drawing.paths[number].points, np.linspace(0, 1, 50))
    beside = QRectF(points[25][0], points[25][1] + 15, 0.1, 0.1)  # the edge runs just above it
    place = free_place(graph, beside, QSizeF(10, 6), ANYWHERE, 1.0)
    assert not any(place.contains(x, y) for x, y in points.tolist())


def test_without_any_room_a_note_covers_as_little_as_it_can(graph):
    box = boxes(graph)[-1]
    seen = box.adjusted(0, 0, SIZE.width() / 2, 0)
    place = free_place(graph, box, SIZE, seen, 1.0)
    assert place.isValid()
    assert place.size() == SIZE


def test_points_along_a_path_are_by_its_length():
    bent = [(0.0, 0.0), (2.0, 0.0), (2.0, 6.0)]
    found = along(bent, np.array([0.0, 0.25, 0.5, 1.0]))
    assert found.tolist() == [[0, 0], [2, 0], [2, 2], [2, 6]]


def test_a_line_is_clear_where_no_box_is_on_its_way(graph):
    places = {box.node: graph.rect_of(box.id) for box in graph.drawing.boxes}
    left, right = places[4], places[5]
    start = QPointF(left.right(), left.center().y())
    assert is_clear(graph, start, QPointF(right.left(), right.center().y()))
    assert not is_clear(graph, start, QPointF(right.right() + 5, right.center().y()))
