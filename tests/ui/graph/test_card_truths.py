"""The card of a node says in one line what is special there, and only from then on."""

import pytest
from PySide6.QtCore import QPoint

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.ui.graph.card_truths import conventions, troubles
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from tests.ui.graph.conftest import card_of

TRACE = run("y = tf.math.log(x - 1.) + tf.abs(x - 1.)", inputs={"x": ("trainable", 1.0)})
LAST = len(TRACE.steps)


def node(op):
    return next(node for node in TRACE.nodes if node.op == op)


def test_a_kink_is_told_with_three_answers_in_one_line():
    found = conventions(TRACE, node("abs"))
    assert found == [("convention", "abs has a kink at 0: TensorFlow 0, PyTorch 0, JAX 1")]
    assert conventions(TRACE, node("log")) == []


def test_the_first_infinity_is_told_where_it_was_born_once_it_was():
    log = node("log")
    assert troubles(TRACE, frame_at(TRACE, 0), log) == []
    born = next(k for k, step in enumerate(TRACE.steps) if step.node == log.id) + 1
    assert troubles(TRACE, frame_at(TRACE, born), log) == [("first -∞", "log(0) = -∞")]


def test_what_was_spoiled_names_what_spoiled_it():
    assert troubles(TRACE, frame_at(TRACE, LAST), node("add")) == [
        ("spoiled by", "log(x - 1) (-∞)"),
    ]


@pytest.mark.parametrize(("op", "words"), [("abs", "kink at 0"), ("log", "log(0) = -∞")])
def test_the_card_shows_it(qtbot, op, words):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.set_trace(TRACE, arrange(TRACE.nodes, sizes(TRACE.nodes)))
    view.set_frame(frame_at(TRACE, LAST))
    view.show()
    card = card_of(view, node(op).id)
    assert words in card.text()
    assert view.rect().contains(card.geometry())
    view.set_frame(frame_at(TRACE, 0))
    assert words not in card.text()
    assert card.pos() != QPoint()
