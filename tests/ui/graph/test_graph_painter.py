"""The painter without a window: odd values, every zoom, copies of a leaf, marks for exports."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.ui.graph.cuts import Cut, _cut_spots, paint_cut, words_bounds
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.marks import paint_current
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.theme import DARK, LIGHT

F = np.float32


def pixels(graph, zoom=1.0, marks=()):
    """Return the whole graph as an array."""
    size = graph.drawing.width * zoom, graph.drawing.height * zoom
    image = QImage(int(size[0]) + 1, int(size[1]) + 1, QImage.Format.Format_RGB32)
    image.fill(graph.inks.canvas)
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    graph.paint(painter, QRectF(0, 0, graph.drawing.width, graph.drawing.height), zoom)
    for mark in marks:
        mark(painter)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


def colours(array):
    return {f"#{p & 0xFFFFFF:06x}" for p in np.unique(array).tolist()}


@pytest.fixture
def odd(build):
    """Values of every sort: text, bools, NaN, four axes, none at all, what was not recorded."""
    return build([
        ("이름", "input", "", "watched", (), np.ones((2, 5, 5, 3), F)),
        ("text", "constant", "", "constant", (), "a\nb"),
        ("flag", "constant", "", "frozen", (), np.array([True, False])),
        ("empty", "constant", "", "constant", (), np.zeros((0, 3))),
        ("", "exp", "exp", "tensor", (0,), F(np.inf)),
        ("", "log", "ln", "tensor", (4,), np.array([[np.nan, 1], [-1, np.inf]], F)),
        ("n", "cast", "cast", "tensor", (2,), np.array([1, 0]), False),
        ("g", "sin", "sin", "tensor", (0,), F(0), False, {"ghost": True}),
        ("w", "gradient", "", "tensor", (), np.array(1 + 2j)),
    ], {0: np.ones((2, 5, 5, 3), F), 4: F(np.nan), 5: np.full((2, 2), np.nan, F)})  # fmt: skip


@pytest.mark.parametrize("zoom", [0.05, 0.3, 0.7, 2.0])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_odd_values_are_painted_at_every_zoom_and_step(qapp, odd, zoom, theme):
    graph = GraphPainter(*odd, theme)
    for step in range(len(odd[0].steps) + 1):
        graph.set_frame(frame_at(odd[0], step))
        assert len(colours(pixels(graph, zoom))) > 1


def test_what_has_not_happened_shows_no_numbers_and_no_gradients(qapp, neuron):
    graph = GraphPainter(*neuron, LIGHT)
    found = {}
    for step in (0, 5, 12):
        graph.set_frame(frame_at(neuron[0], step))
        found[step] = colours(pixels(graph))
    assert LIGHT.gradient not in found[0] | found[5]
    assert LIGHT.gradient in found[12]
    assert {LIGHT.trainable, LIGHT.watched} <= found[0]


def test_a_piece_painted_alone_is_the_same_as_in_the_whole(qapp, neuron):
    graph = GraphPainter(*neuron, LIGHT)
    graph.set_frame(frame_at(neuron[0], 9))
    whole = pixels(graph)
    part = QImage(whole.shape[1], whole.shape[0], QImage.Format.Format_RGB32)
    part.fill(graph.inks.canvas)
    painter = QPainter(part)
    graph.paint(painter, QRectF(300, 40, 200, 120), 1.0)
    painter.end()
    alone = np.frombuffer(part.constBits(), np.uint32).reshape(whole.shape)
    assert (alone[40:160, 300:500] == whole[40:160, 300:500]).all()


def test_only_what_changed_is_told(qapp, neuron):
    graph = GraphPainter(*neuron, LIGHT)
    graph.set_frame(frame_at(neuron[0], 8))
    assert len(graph.set_frame(frame_at(neuron[0], 8))) == 0
    changed = graph.set_frame(frame_at(neuron[0], 9))
    boxes, edge = changed[:3], changed[3:]  # +, σ, −, and the edge between the first two
    left, right = (graph.rects_of(node)[0] for node in (5, 6))
    assert len(edge) > 1
    assert (edge[:, 0] > left.right() - 20).all()
    assert (edge[:, 2] < right.left() + 20).all()
    left, top, right, bottom = boxes.T
    for node in (5, 6, 7):
        box = graph.rects_of(node)[0]
        inside = (left <= box.left()) & (right >= box.right()) & (top <= box.top())
        assert (inside & (bottom >= box.bottom())).any()


def test_copies_of_a_shared_leaf_all_show_its_gradient(qapp, build):
    rows = [("x", "variable", "", "trainable", (), F(2))]
    rows += [("", "sin", "sin", "tensor", (0,) if not k else (0, k), F(1)) for k in range(7)]
    trace, _ = build(rows, {k: F(k - 2.5) for k in range(8)})
    drawing = arrange(trace.nodes, sizes(trace.nodes))
    graph = GraphPainter(trace, drawing, LIGHT)
    assert len(graph.rects_of(0)) > 1
    assert all(box.proxy for box in drawing.boxes if box.node == 0)
    before, after = (
        (graph.set_frame(frame_at(trace, k)), pixels(graph))[1] for k in (7, len(trace.steps))
    )
    for rect in graph.rects_of(0):
        x, y = int(rect.left()) + 4, int(rect.top()) + 4
        cut = np.s_[y : int(rect.bottom()) - 4, x : int(rect.right()) - 4]
        assert LIGHT.gradient not in colours(before[cut])
        assert (before[cut] != after[cut]).any()


def test_marks_are_painted_without_a_view(qapp, neuron):
    graph = GraphPainter(*neuron, LIGHT)
    graph.set_frame(frame_at(neuron[0], 9))
    plain = pixels(graph)
    marked = pixels(graph, marks=[lambda p: paint_current(p, graph, 1.0)])
    assert LIGHT.current not in colours(plain)
    assert LIGHT.current in colours(marked)
    cut = pixels(graph, marks=[lambda p: paint_cut(p, graph, Cut(3, "not watched"), 1.0)])
    assert (plain != cut).any()


def written(graph, zoom, monkeypatch):
    """Return the texts that boxes have at a zoom."""
    texts = []
    draw = QPainter.drawText
    monkeypatch.setattr(
        QPainter, "drawText", lambda self, *a: (texts.append(a[-1]), draw(self, *a))[1]
    )
    pixels(graph, zoom)
    monkeypatch.undo()
    return texts


@pytest.mark.parametrize("gradient", [2.187e-11, -0.00023456, -12345.678, 0.5, -3.3e38])
def test_a_copy_never_cuts_its_gradient(qapp, build, monkeypatch, gradient):
    rows = [("x", "variable", "", "trainable", (), F(2))]
    rows += [("", "sin", "sin", "tensor", (0,) if not k else (0, k), F(1)) for k in range(7)]
    trace, _ = build(rows, {0: F(gradient)} | {k: F(k) for k in range(1, 8)})
    graph = GraphPainter(trace, arrange(trace.nodes, sizes(trace.nodes)), LIGHT)
    graph.set_frame(frame_at(trace, len(trace.steps)))
    told = {text for text in written(graph, 1.0, monkeypatch) if text[:1] == "∂" and text[1:]}
    assert len(told) == 1
    assert float(told.pop()[1:]) == pytest.approx(gradient, rel=0.25)


@pytest.mark.parametrize("name", ["W[19][3]", "b_out[12]"])
def test_a_copy_of_an_element_has_all_of_its_name(qapp, build, monkeypatch, name):
    rows = [(name, "variable", "", "trainable", (), F(2))]
    rows += [("", "sin", "sin", "tensor", (0,) if not k else (0, k), F(1)) for k in range(7)]
    trace, _ = build(rows)
    graph = GraphPainter(trace, arrange(trace.nodes, sizes(trace.nodes)), LIGHT)
    assert written(graph, 1.0, monkeypatch).count(name) == 7


def test_from_farther_off_only_names_are_written_and_larger(qapp, neuron, monkeypatch):
    graph = GraphPainter(*neuron, LIGHT)
    graph.set_frame(frame_at(neuron[0], len(neuron[0].steps)))
    near, names = written(graph, 0.8, monkeypatch), written(graph, 0.4, monkeypatch)
    assert {"w", "0.8000", "trainable", "loss"} <= set(near)
    assert {"w", "x", "b", "t", "×", "loss"} <= set(names)
    assert not {"0.8000", "trainable"} & set(names)
    assert written(graph, 0.2, monkeypatch) == []


def test_the_words_of_a_cut_lie_on_no_box_and_on_no_cross(qapp, neuron):
    graph = GraphPainter(*neuron, LIGHT)
    for node in (0, 3, 4, 5):
        cut = Cut(node, "This was made on line 2, and no tape was told to watch it, so None. " * 2)
        place = words_bounds(graph, cut).adjusted(8, 6, -8, -6)
        assert not len(graph.hits.boxes_in(*place.getCoords())), node
        assert not any(place.contains(spot) for spot in _cut_spots(graph, node)), node
