"""The graph marks conventions, what is not finite and where it began, once it has happened."""

import pytest

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import node_size

TEXT = """import tensorflow as tf
x = tf.Variable({})
with tf.GradientTape() as tape:
  y = {}
tape.gradient(y, x)
"""


@pytest.fixture
def show(qtbot):
    def show(value, expression, cursor=None):
        trace = run(TEXT.format(value, expression))
        assert trace.error is None
        view = GraphView()
        qtbot.addWidget(view)
        view.resize(700, 400)
        drawing = arrange(trace.nodes, {node.id: node_size(node) for node in trace.nodes})
        view.set_trace(trace, drawing)
        view.set_frame(frame_at(trace, len(trace.steps) if cursor is None else cursor))
        view.show()
        return view, trace

    return show


def ops(trace, nodes):
    return {trace.nodes[k].label or trace.nodes[k].op for k in nodes}


def test_conventions_have_a_badge_once_they_are_there(show):
    view, trace = show(0.0, "tf.abs(x) * 2.")
    assert ops(trace, view.overlay.badges.conventional) == {"abs"}
    with_badge = view.grab().toImage()
    view.overlay.badges.setVisible(False)
    assert view.grab().toImage() != with_badge
    view.overlay.badges.setVisible(True)
    view.set_frame(frame_at(trace, 0))
    assert not view.overlay.badges.conventional
    assert view.overlay.badges.boundingRect().isNull()


def test_off_the_kink_there_is_no_mark(show):
    view, _ = show(1.0, "tf.abs(x) * 2.")
    assert view.overlay.badges.boundingRect().isNull()
    assert view.overlay.tints.boundingRect().isNull()


def test_what_is_spoiled_is_tinted_and_its_origin_ringed(show):
    view, trace = show(0.0, "tf.math.log(x) + 1.")
    assert ops(trace, view.overlay.tints.born) == {"log"}
    assert ops(trace, view.overlay.tints.spoiled) == {"x", "y"}
    tinted = view.grab().toImage()
    view.overlay.tints.setVisible(False)
    assert view.grab().toImage() != tinted


def test_gradients_are_tinted_only_when_they_have_come(show):
    view, trace = show(0.0, "tf.sqrt(x) * 2.")
    assert ops(trace, view.overlay.tints.spoiled) == {"x"}
    view.set_frame(frame_at(trace, trace.gradients[0].first + 1))
    assert not view.overlay.tints.spoiled
    assert not view.overlay.tints.born


def test_an_infinity_that_does_no_harm_is_not_marked(show):
    view, _ = show(1.0, "tf.exp(tf.constant(float('-inf'))) * x")
    assert not view.overlay.tints.born
    assert not view.overlay.tints.spoiled


def test_from_afar_there_are_no_words_but_a_ring(show):
    view, _ = show(0.0, "tf.math.log(x)")
    view.zoom_by(0.2)
    assert view.overlay.tints.born
    assert not view.grab().isNull()
