"""Boxes that lie: what they hold stands beside their words, and they are low."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gradviz.layout.arrange import TITLED, arrange
from gradviz.trace import frame_at
from gradviz.trace.curves import Sparks
from gradviz.trace.folding import fold
from gradviz.ui.graph.face import face
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.lying_parts import halves
from gradviz.ui.graph.sizes import LINED_ASIDE, face_size, sizes
from gradviz.ui.theme import LIGHT
from tests.helpers.grouped import trained
from tests.helpers.neuron import neuron_trace

X = np.linspace(-2, 2, 33).astype(np.float32)


def nodes_of(trace, closed=()):
    return fold(trace, frozenset(closed)).nodes


TRACES = {"neuron": neuron_trace(), "model": trained(1)}
KINDS = {name: (nodes_of(trace), nodes_of(trace, {0, 1, 2})) for name, trace in TRACES.items()}


@pytest.mark.parametrize("name", KINDS)
def test_words_and_what_they_are_about_lie_apart_in_boxes_that_are_lower(qapp, name):
    for node in {node for nodes in KINDS[name] for node in nodes}:
        own = face(node)._replace(lying=True)
        place = QRectF(3, 5, *face_size(own))
        words, held = halves(own, place)
        assert place.contains(words), node.label
        assert held.isEmpty() or (place.contains(held) and held.left() > words.right())
        low, high = place.height(), face_size(face(node))[1]
        assert low < high if own.slot and own.room else low <= high


def test_a_numbers_line_has_its_room_aside(qapp):
    nodes = TRACES["neuron"].nodes
    plain, lined = sizes(nodes, lying=True), sizes(nodes, lined=True, lying=True)
    for node in nodes:
        more = 0 if node.is_leaf else LINED_ASIDE
        assert lined[node.id] == (plain[node.id][0] + more, plain[node.id][1])


def picture(sparks, step):
    """Return the neuron from top to bottom at a step, and its boxes of operations."""
    trace = TRACES["neuron"]
    measured = sizes(trace.nodes, lined=True, lying=True)
    drawing = arrange(trace.nodes, measured, replace(TITLED, downwards=True))
    graph = GraphPainter(trace, drawing, LIGHT)
    graph.set_sparks(sparks)
    graph.set_frame(frame_at(trace, step))
    image = QImage(int(drawing.width), int(drawing.height), QImage.Format.Format_RGB32)
    image.fill(graph.inks.canvas)
    painter = QPainter(image)
    graph.paint(painter, QRectF(image.rect()), 1.0)
    painter.end()
    computed = [box for box in drawing.boxes if not graph.node(box.node).is_leaf]
    return image, [(graph.node(box.node), QRectF(box.x, box.y, box.width, box.height))
                   for box in computed]  # fmt: skip


def pixels(image):
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)


def test_lines_change_nothing_but_their_rooms_at_the_right_of_boxes(qapp):
    step = len(TRACES["neuron"].steps)
    plain, boxes = picture(None, step)
    lines, _ = picture(Sparks("w", X, 0.8, {node.id: X * 2 for node, _ in boxes}), step)
    rows, columns = np.nonzero(pixels(plain) != pixels(lines))
    rooms = [place.adjusted(place.width() - LINED_ASIDE - 4, 0, 0, 0) for _, place in boxes]
    found = {k for x, y in zip(columns, rows, strict=True)
             for k, room in enumerate(rooms) if room.contains(x, y)}  # fmt: skip
    assert found == set(range(len(boxes)))
    assert all(
        any(room.contains(x, y) for room in rooms) for x, y in zip(columns, rows, strict=True)
    )


def test_gradients_are_written_under_the_values_when_they_arrive(qapp):
    forward = sum(not step.backward for step in TRACES["neuron"].steps)
    before, boxes = picture(None, forward)
    after, _ = picture(None, len(TRACES["neuron"].steps))
    assert len(boxes) == 5
    for node, place in boxes:
        held = halves(face(node)._replace(lying=True), place)[1].toRect()
        lower = held.adjusted(0, held.height() // 2, 0, 0)
        assert [is_written(image.copy(lower)) for image in (before, after)] == [False, True]


def is_written(image):
    """Return whether something is written in the colour of gradients, or nearly."""
    ink = np.array(QColor(LIGHT.gradient).getRgb()[2::-1])
    return bool((abs(pixels(image).view(np.uint8).reshape(-1, 4)[:, :3] - ink) < 40).all(1).any())
