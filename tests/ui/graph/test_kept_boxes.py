"""Boxes laid down again are the boxes painted, at every shift, step and density."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gradviz.trace import frame_at
from gradviz.ui.graph.graph_painter import BOX_REACH, GraphPainter
from gradviz.ui.graph.kept_boxes import KeptBoxes
from gradviz.ui.theme import DARK, LIGHT

ZOOMS = [0.4, 0.9, 1.3]  # names; numbers


def pixels(graph, kept, zoom=0.9, shift=(5, 3), ratio=1.0):
    """Return the graph as an array, colours apart: (rows, columns, 4)."""
    size = graph.drawing.width * zoom * ratio, graph.drawing.height * zoom * ratio
    image = QImage(int(size[0]) + 20, int(size[1]) + 20, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(graph.inks.canvas)
    painter = QPainter(image)
    painter.translate(*shift)
    painter.scale(zoom, zoom)
    area = QRectF(0, 0, graph.drawing.width, graph.drawing.height)
    graph.paint(painter, area, zoom, kept=kept)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4).copy()


@pytest.fixture
def graph(qapp, neuron):
    graph = GraphPainter(*neuron, LIGHT)
    graph.set_frame(frame_at(neuron[0], 9))
    return graph


@pytest.fixture
def painted(graph, monkeypatch):
    """The numbers of the boxes that were painted, one by one."""
    numbers = []
    paint = type(graph.nodes).paint

    def watched(nodes, painter, number, *rest):
        numbers.append(number)
        paint(nodes, painter, number, *rest)

    monkeypatch.setattr(type(graph.nodes), "paint", watched)
    return numbers


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("zoom", ZOOMS)
def test_kept_boxes_look_like_painted_ones(graph, neuron, zoom, ratio):
    kept = KeptBoxes(BOX_REACH)
    for step in range(len(neuron[0].steps) + 1):
        graph.set_frame(frame_at(neuron[0], step))
        for shift in ((5, 3), (2, 7)):
            straight = pixels(graph, None, zoom, shift, ratio).astype(int)
            laid = pixels(graph, kept, zoom, shift, ratio).astype(int)
            far = (np.abs(straight - laid).max(-1) > 8).mean()  # a letter may be a pixel aside
            assert far < 0.002


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_the_pixels_do_not_hang_on_when_a_box_was_painted(graph, neuron, ratio):
    kept, first = KeptBoxes(BOX_REACH), {}
    for step in [*range(len(neuron[0].steps) + 1), *range(len(neuron[0].steps), -1, -1)]:
        graph.set_frame(frame_at(neuron[0], step))
        now = pixels(graph, kept, ratio=ratio)
        assert np.array_equal(first.setdefault(step, now), now)
        assert np.array_equal(pixels(graph, KeptBoxes(BOX_REACH), ratio=ratio), now)


def test_a_step_paints_only_the_boxes_that_look_different(graph, neuron, painted):
    kept = KeptBoxes(BOX_REACH)
    pixels(graph, kept)
    before = graph.moment.looks
    painted.clear()
    graph.set_frame(frame_at(neuron[0], 10))
    pixels(graph, kept)
    changed = {box.node for box in graph.drawing.boxes}
    changed &= set(np.flatnonzero(before != graph.moment.looks).tolist())
    assert 0 < len(changed) < len(graph.drawing.boxes)
    assert set(painted) == changed
    painted.clear()
    graph.set_frame(frame_at(neuron[0], 9))
    pixels(graph, kept, shift=(9, 1))
    assert not painted


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: graph.set_theme(DARK),
        lambda graph: graph.nodes.forget_words(),
        lambda graph: graph.set_sparks(None),
        lambda graph: setattr(
            graph, "nodes", GraphPainter(graph.trace, graph.drawing, LIGHT).nodes
        ),
    ],
    ids=["theme", "words", "lines", "drawing"],
)
def test_boxes_are_painted_anew_after(graph, painted, change):
    kept = KeptBoxes(BOX_REACH)
    pixels(graph, kept)
    painted.clear()
    change(graph)
    pixels(graph, kept)
    assert len(painted) == len(graph.drawing.boxes)


def test_another_zoom_paints_boxes_anew(graph, painted):
    kept = KeptBoxes(BOX_REACH)
    pixels(graph, kept, 0.9)
    painted.clear()
    pixels(graph, kept, 1.1)
    assert len(painted) == len(graph.drawing.boxes)


def test_pictures_do_not_gather_without_end(graph, monkeypatch):
    monkeypatch.setattr("gradviz.ui.graph.atlas._HEIGHT", 80)  # one row of boxes
    kept = KeptBoxes(BOX_REACH)
    for away in range(200):  # each at another fraction of a pixel
        pixels(graph, kept, shift=(5 + away / 64, 3 + away // 64 / 64))
        assert kept._atlas.size < 30
