"""What single edges carried back, on the edges: when it comes, and as what."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.layout.labels import HEIGHT, WIDTH
from gradviz.trace import frame_at
from gradviz.trace.paths import Path
from gradviz.ui.graph.edge_labels import _map_place
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.marks import paint_current
from gradviz.ui.graph.path_mark import PathItem
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.theme import LIGHT

FAN = """\
x = tf.Variable(1.5)
with tf.GradientTape() as tape:
  h = tf.sin(x)
  y = h * 2. + h ** 2 + tf.exp(h)
g = tape.gradient(y, x)
"""
BIAS = """\
b = tf.Variable([.1, .2, .3])
with tf.GradientTape() as tape:
  z = tf.constant([[1., 2., 3.], [3., 4., 5.]]) * b
  y = tf.reduce_sum(z + b)
g = tape.gradient(y, b)
"""


def painter_of(text):
    trace = run(text)
    assert trace.error is None
    return GraphPainter(trace, arrange(trace.nodes, sizes(trace.nodes)), LIGHT)


def at(graph, step):
    changed = graph.set_frame(frame_at(graph.trace, step))
    return changed, {k: float(np.max(v)) for k, v in graph.labels.carried.items()}


def image(graph, zoom=1.0, over=None):
    drawing = graph.drawing
    made = QImage(int(drawing.width * zoom), int(drawing.height * zoom), QImage.Format.Format_RGB32)
    made.fill(graph.inks.canvas)
    painter = QPainter(made)
    painter.scale(zoom, zoom)
    graph.paint(painter, QRectF(0, 0, drawing.width, drawing.height), zoom)
    if over is not None:
        over(painter)
    painter.end()
    return np.frombuffer(made.constBits(), np.uint32).reshape(made.height(), -1).copy()


def test_each_number_comes_with_the_step_that_carried_it_and_they_add_up(qapp):
    graph = painter_of(FAN)
    steps = range(len(graph.trace.steps) + 1)
    counts = [len(at(graph, step)[1]) for step in steps]
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert set(np.diff(counts)) == {0, 1}
    _, carried = at(graph, steps[-1])
    h = next(node for node in graph.trace.nodes if node.label == "h")
    assert len(carried) == 3
    assert sum(carried.values()) == pytest.approx(float(graph.moment.adjoints[h.id]))


def test_back_is_exactly_back(qapp):
    graph = painter_of(FAN)
    last = len(graph.trace.steps)
    forward = []
    for step in range(last + 1):
        at(graph, step)
        forward.append(image(graph))
    for step in reversed(range(last + 1)):
        at(graph, step)
        assert (image(graph) == forward[step]).all()


def test_what_is_painted_anew_covers_the_numbers_that_come(qapp):
    graph = painter_of(FAN)
    for step in range(1, len(graph.trace.steps) + 1):
        _, before = at(graph, step - 1)
        changed, after = at(graph, step)
        for number in after.keys() - before.keys():
            (place,) = graph.labels.of(np.array([number]))
            assert any(
                (area[:2] <= place[:2]).all() and (area[2:] >= place[2:]).all() for area in changed
            )


def test_a_second_pass_begins_without_the_numbers_of_the_first(qapp):
    text = (
        FAN.replace("GradientTape()", "GradientTape(persistent=True)") + "k = tape.gradient(h, x)\n"
    )
    graph = painter_of(text)
    starts = [k for k, s in enumerate(graph.trace.steps, 1) if s.kind == "backward_started"]
    assert len(at(graph, starts[1] - 1)[1]) == 3
    assert at(graph, starts[1])[1] == {}


def test_a_tensor_is_a_small_heat_map(qapp):
    graph = painter_of(BIAS)
    at(graph, len(graph.trace.steps))
    assert len(graph.labels.carried) == 2
    with_maps = image(graph)
    graph.labels.carried = {}
    assert (with_maps != image(graph)).any()


def test_no_number_is_struck_out_by_the_line_of_the_step_or_of_a_path(qapp):
    graph = painter_of(FAN)
    pointed = PathItem(1.0)
    pointed.path = Path((), (), (), np.ones(()), None, 1.0, None)
    struck = 0
    for step in range(len(graph.trace.steps) + 1):
        at(graph, step)
        plain = image(graph)
        pointed.edges = tuple(graph.labels.carried)
        for mark in (paint_current, pointed.paint_mark):
            marked = image(graph, over=lambda painter, mark=mark: mark(painter, graph, 1.0))
            for left, top, right, bottom in graph.labels.of(np.array([*graph.labels.carried])):
                inside = slice(int(top) + 3, int(bottom) - 2), slice(int(left) + 8, int(right) - 8)
                assert (marked[inside] == plain[inside]).all()
                struck += 1
    assert struck


def test_the_map_of_a_long_vector_is_no_hair():
    for shape in ((24,), (1, 200), (200, 1), (3, 3)):
        place = _map_place(QRectF(0, 0, WIDTH, HEIGHT), np.zeros(shape))
        assert 6.0 <= place.height() <= HEIGHT
        assert 6.0 <= place.width() <= WIDTH


@pytest.mark.parametrize(("zoom", "written"), [(1.0, True), (0.4, False)])
def test_numbers_are_left_out_from_afar(qapp, zoom, written):
    graph = painter_of(FAN)
    at(graph, len(graph.trace.steps))
    before = image(graph, zoom)
    graph.labels.carried = {}
    assert (before != image(graph, zoom)).any() == written
