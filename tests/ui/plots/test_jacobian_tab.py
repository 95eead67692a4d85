"""The Jacobian's tab: asks only while looked at, keeps its source, says why nothing is drawn."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from gradviz.lang.jacobians import Question, jacobian
from gradviz.lang.run import run
from gradviz.lang.scenes import Scene
from gradviz.trace import Trace, frame_at
from gradviz.trace.jacobian import EMPTY, STOPPED, UNREAL, Jacobian, Pulled
from gradviz.ui.plots.panel import PlotsPanel
from gradviz.words import CATALOGUE

HEAD = "import tensorflow as tf\n"
TWO = HEAD + (
    "x, w = tf.Variable([1., 2.]), tf.Variable(3.)\nc = tf.constant(1.)\n"
    "with tf.GradientTape(persistent=True) as tape:\n  y = x * w\n  z = y * y\n"
    "a = tape.gradient(y, [x, w, c])\nb = tape.gradient(z, [w, x])\n"
)


@pytest.fixture
def panel(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.resize(380, 340)
    panel.jacobian.load()
    panel.show()
    return panel


@pytest.fixture
def asked(panel):
    found = []
    panel.jacobian.requested.connect(lambda *question: found.append(question))
    return found


def at_end(panel, text=TWO):
    trace = run(text)
    panel.set_trace(trace)
    panel.set_frame(frame_at(trace, len(trace.steps)))
    return trace


def answer(panel, call=0, source=0, text=TWO):
    found = jacobian(Question(call, source), Scene(text))
    panel.jacobian.set_jacobian(found)
    panel.jacobian.set_pulled(
        Pulled(np.ones(len(found.rows)), found.table.sum(axis=0), 9.0, own=True)
    )


def note(panel):
    page = panel.jacobian.page
    return page._note.text() if page.currentIndex() == 0 else ""


def test_nothing_is_asked_for_before_the_tab_is_looked_at(panel, asked, qtbot):
    at_end(panel)
    assert asked == []
    panel.show_panel("jacobian")
    assert asked == [(1, 0, 0, 0)]
    assert "worked out" in note(panel)
    with qtbot.waitSignal(panel.jacobian.left):
        panel.show_panel("curve")


def test_the_call_in_force_at_the_cursor_is_asked_for(panel, asked):
    trace = at_end(panel)
    panel.show_panel("jacobian")
    panel.set_frame(frame_at(trace, trace.gradients[0].last))
    assert asked[-1] == (0, 0, 0, 0)
    steps = len(asked)
    panel.set_frame(frame_at(trace, trace.gradients[0].last - 1))
    assert len(asked) == steps


def test_what_comes_is_drawn_and_named(panel):
    at_end(panel)
    panel.show_panel("jacobian")
    answer(panel, call=1, source=0)
    chart = panel.jacobian.page.chart
    assert not chart.is_empty
    assert (chart.moment.named.target, chart.moment.named.source) == ("z", "w")
    assert note(panel) == ""


def test_numbers_of_another_call_are_not_drawn(panel):
    at_end(panel)
    panel.show_panel("jacobian")
    answer(panel, call=0, source=0)
    assert panel.jacobian.page.chart.is_empty


def test_a_source_chosen_is_kept_from_call_to_call(panel, asked):
    trace = at_end(panel)
    panel.show_panel("jacobian")
    panel.jacobian.row.source.setCurrentIndex(1)
    panel.jacobian.row.source.activated.emit(1)
    assert asked[-1] == (1, 1, 0, 0)
    panel.set_frame(frame_at(trace, trace.gradients[0].last))
    assert asked[-1] == (0, 0, 0, 0)
    assert panel.jacobian.row.source.currentText() == "x"


def test_a_missing_gradient_says_why(panel, asked):
    trace = at_end(panel)
    panel.set_frame(frame_at(trace, trace.gradients[0].last))
    panel.show_panel("jacobian")
    steps = len(asked)
    panel.jacobian.row.source.activated.emit(2)
    assert len(asked) == steps
    assert note(panel).startswith("No Jacobian: the gradient by c is None. y was not computed from")
    assert not panel.jacobian.row.buttons["ones"].isEnabled()
    panel.jacobian.row.source.activated.emit(0)
    assert "worked out" in note(panel)


@pytest.mark.parametrize(
    ("why", "words"),
    [(EMPTY, "no elements"), (UNREAL, "real"), (STOPPED, "not worked out to the end. Too long.")],
)
def test_what_keeps_a_jacobian_from_being_drawn_is_said(panel, why, words):
    at_end(panel)
    panel.show_panel("jacobian")
    panel.jacobian.set_jacobian(Jacobian(1, 0, why=why, told="Too long."))
    assert words in note(panel)
    CATALOGUE.use("ko")
    panel.retranslate()
    assert "야코비안" in note(panel)


@pytest.mark.parametrize("text", ["", "a = 1\n", HEAD + "x = tf.Variable(1.)\n"])
def test_without_a_gradient_call_it_says_what_would_appear(panel, asked, text):
    at_end(panel, text)
    panel.show_panel("jacobian")
    assert asked == []
    assert "needs a gradient call" in note(panel)
    assert not panel.jacobian.row.isVisible()


def test_a_number_in_motion_does_not_make_the_picture_blink(panel, asked):
    at_end(panel)
    panel.show_panel("jacobian")
    answer(panel, call=1, source=0)
    at_end(panel, TWO.replace("3.", "4."))
    assert len(asked) == 2
    assert note(panel) == ""


def test_numbers_of_a_program_edited_meanwhile_are_not_drawn(panel):
    at_end(panel, TWO.replace("[1., 2.]", "[1., 2., 3.]"))
    panel.show_panel("jacobian")
    answer(panel, call=1, source=0)
    assert "worked out" in note(panel)


def test_another_program_is_waited_for(panel):
    at_end(panel)
    panel.show_panel("jacobian")
    answer(panel, call=1, source=0)
    at_end(panel, TWO.replace("z", "loss"))
    assert "worked out" in note(panel)
    panel.set_trace(Trace(""))
    assert "needs a gradient call" in note(panel)


def test_the_buttons_ask_for_seeds(panel, qtbot):
    at_end(panel)
    panel.show_panel("jacobian")
    answer(panel, call=1, source=1)
    panel.jacobian.row.source.activated.emit(1)
    answer(panel, call=1, source=1)
    seeds = []
    panel.jacobian.seedEdited.connect(seeds.append)
    for name in ("one_hot", "ones", "reset"):
        qtbot.mouseClick(panel.jacobian.row.buttons[name], Qt.MouseButton.LeftButton)
    assert [None if seed is None else seed.tolist() for seed in seeds] == [[1, 0], [1, 1], None]


def test_a_block_can_be_moved_by_its_corner(panel, asked):
    text = TWO.replace("[1., 2.]", "tf.range(2000.)")
    at_end(panel, text)
    panel.show_panel("jacobian")
    panel.jacobian.row.source.activated.emit(1)
    answer(panel, 1, 1, text)
    row, column = panel.jacobian.row.corner
    assert (row.maximum(), column.maximum()) == (1900, 1600)
    row.setValue(300)
    assert asked[-1] == (1, 1, 300, 0)


def test_a_long_job_can_be_cancelled(panel, qtbot):
    at_end(panel)
    panel.show_panel("jacobian")
    row = panel.jacobian.row
    row.set_working(True)
    assert row.cancel.isVisible()
    assert not row.buttons["ones"].isVisible()
    with qtbot.waitSignal(panel.jacobian.cancelRequested):
        qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    row.set_working(False)
    assert not row.cancel.isVisible()


def test_a_row_of_the_gradients_is_looked_at(panel, asked):
    trace = at_end(panel)
    panel.jacobian.show_source(trace.gradients[1].rows[1])
    panel.show_panel("jacobian")
    assert asked == [(1, 1, 0, 0)]
