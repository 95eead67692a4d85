"""Numbers on edges: only where several contributions come together, and on nothing else."""

import numpy as np
import pytest

from gradviz import run
from gradviz.layout import labels
from gradviz.layout.arrange import arrange
from gradviz.layout.geometry import Box, Path
from gradviz.layout.labels import HEIGHT, WIDTH, label_places, shared

FAN = """\
x = tf.Variable(1.5)
with tf.GradientTape() as tape:
  h = tf.sin(x)
  y = tf.add_n([h * float(k + 1) for k in range({n})])
g = tape.gradient(y, x)
"""
BIAS = """\
b = tf.Variable([.1, .2])
with tf.GradientTape() as tape:
  h = tf.tanh(tf.constant([[1., 2.], [3., 4.]]) + b)
  y = tf.reduce_sum(h * b + h)
g = tape.gradient(y, b)
"""


def arranged(text):
    trace = run(text)
    assert trace.error is None
    return trace, arrange(trace.nodes, {node.id: (62.0, 70.0) for node in trace.nodes})


def rects(drawing):
    half = np.array([WIDTH / 2, HEIGHT / 2])
    middles = np.array([*drawing.labels.values()])
    return np.hstack([middles - half, middles + half])


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("text", [FAN.format(n=5), FAN.format(n=30), BIAS], ids=["5", "30", "b"])
def test_no_number_lies_on_a_box_or_on_another(text):
    _, drawing = arranged(text)
    places = rects(drawing)
    assert len(places) >= 4
    boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in drawing.boxes]
    for k, place in enumerate(places):
        assert not any(overlap(place, other) for other in boxes)
        assert not any(overlap(place, other) for other in places[k + 1 :])


@pytest.mark.parametrize("count", [5, 30])
def test_each_way_back_of_a_fan_has_its_number_near_its_line(count):
    trace, drawing = arranged(FAN.format(n=count))
    h = next(node.id for node in trace.nodes if node.label == "h")
    ways = {k for k, path in enumerate(drawing.paths) if drawing.boxes[path.tail].node == h}
    assert set(drawing.labels) == ways
    assert len(ways) == count
    for number, middle in drawing.labels.items():
        away = np.hypot(*(np.asarray(drawing.paths[number].points) - middle).T)
        assert away.min() < 30


def test_where_each_value_is_used_once_there_are_none():
    source = "x = tf.Variable(1.)\nwith tf.GradientTape() as t:\n  y = tf.exp(tf.sin(x))\n"
    assert arranged(source + "g = t.gradient(y, x)\n")[1].labels == {}


def test_constants_and_what_no_tape_took_have_none():
    source = "c = tf.constant(2.)\nx = tf.Variable(1.)\nwith tf.GradientTape() as t:\n"
    source += "  y = c * x + c\nz = y + y * y\ng = t.gradient(y, x)\n"
    assert arranged(source)[1].labels == {}


def test_the_same_drawing_has_the_same_places():
    assert arranged(BIAS)[1].labels == arranged(BIAS)[1].labels


def test_a_drawing_that_takes_too_long_has_none(monkeypatch):
    _, drawing = arranged(FAN.format(n=30))
    monkeypatch.setattr(labels, "MOST_WORK", 1000)
    assert label_places(drawing.boxes, drawing.paths, [*drawing.labels]) == {}


def test_in_a_large_drawing_none_are_looked_for(monkeypatch):
    trace, drawing = arranged(FAN.format(n=5))
    monkeypatch.setattr(labels, "MOST_PATHS", 3)
    assert shared(drawing, trace.nodes) == []


def test_of_lines_that_run_together_each_has_a_number_of_its_own():
    line = np.array([[0.0, 0.0], [200.0, 0.0]])
    boxes = (Box(0, 0, -60, -30, 60, 60), Box(1, 1, 200, -30, 60, 60))
    paths = [Path(0, 1, k, line) for k in range(6)]
    found = label_places(boxes, paths, range(6))
    half = np.array([WIDTH / 2, HEIGHT / 2])
    places = [np.r_[found[k] - half, found[k] + half] for k in range(6)]
    assert not any(overlap(a, b) for k, a in enumerate(places) for b in places[:k])


def test_where_there_is_no_room_there_is_no_number():
    line = np.array([[0.0, 0.0], [20.0, 0.0]])
    boxes = (Box(0, 0, -60, -60, 60, 120), Box(1, 1, 20, -60, 60, 120))
    assert label_places(boxes, (Path(0, 1, 0, line),), [0]) == {}


@pytest.mark.parametrize(("length", "aside"), [(36.0, WIDTH / 2 + 3), (90.0, 0.0)])
def test_beside_a_short_line_that_runs_down_a_number_stands_left_or_right(length, aside):
    line = np.array([[0.0, 0.0], [0.0, length]])
    boxes = (Box(0, 0, -60, -30, 120, 30), Box(1, 1, -60, length, 120, 30))
    (x, y) = label_places(boxes, (Path(0, 1, 0, line),), [0], downwards=True)[0]
    assert abs(x) == aside
    assert 0 < y < length
