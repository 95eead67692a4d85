"""The inspector tells everything about a node."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from gradviz import run
from gradviz.trace import Cell, Node, Trace, frame_at
from gradviz.trace.stages import frame_inside, plan
from gradviz.trace.steps import Step
from gradviz.ui.tables import inspector_delegate
from gradviz.ui.tables.inspector_model import InspectorModel
from gradviz.ui.tables.inspector_view import InspectorView
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace
from tests.helpers.seen import Seen

TRACE = neuron_trace()


@pytest.fixture
def view(qtbot):
    view = InspectorView()
    qtbot.addWidget(view)
    view.resize(340, 400)
    view.set_trace(TRACE)
    view.show()
    return view


def facts(view):
    model = view.model()
    return {model.index(k, 0).data(): model.index(k, 1).data() for k in range(model.rowCount())}


def test_model_keeps_qts_rules(qapp, qtmodeltester):
    model = InspectorModel()
    model.set_trace(TRACE)
    model.set_frame(frame_at(TRACE, 9))
    qtmodeltester.check(model)


def test_it_follows_the_cursor(view):
    view.set_frame(frame_at(TRACE, 3))
    assert "y" in facts(view)
    view.set_frame(frame_at(TRACE, 2))
    assert "z" in facts(view)


def test_a_step_paints_it_once_though_it_has_other_rows(qtbot, view):
    view.set_frame(frame_at(TRACE, 9))
    qtbot.waitExposed(view)
    QApplication.processEvents()
    rows, painted = view.model().rowCount(), Seen(view.viewport())
    view.set_frame(frame_at(TRACE, 3))
    assert view.model().rowCount() != rows
    QApplication.sendPostedEvents()  # as while a window paints: timers come behind
    with qtbot.waitSignal(_rested(view)):
        QApplication.processEvents()
    assert painted.times == 1


def _rested(view):
    """Return a signal that comes behind the timers of a table."""
    timer = QTimer(view, singleShot=True, interval=0)
    timer.start()
    return timer.timeout


def test_a_backward_step_shows_what_arrives_and_leaves(view):
    view.set_frame(frame_at(TRACE, 9))
    found = facts(view)
    assert found["value"] == "0.6900"
    assert found["gradient arriving"] == "-0.6201"
    assert found["gradient leaving"] == "-0.1326"
    assert found["local derivative"].startswith("y(1 - y)")
    assert found["held by the tape"] == "its output only, 4 bytes"
    assert found["recorded"] == "yes"
    assert found["dtype"] == "float32"
    assert found["line"] == "2"


def test_going_back_takes_the_gradients_away_again(view):
    view.set_node(6)
    view.set_frame(frame_at(TRACE, 9))
    assert "gradient leaving" in facts(view)
    view.set_frame(frame_at(TRACE, 3))
    assert "gradient leaving" not in facts(view)


def test_a_chosen_node_stays_until_it_is_let_go(view):
    view.set_node(0)
    view.set_frame(frame_at(TRACE, 9))
    assert "w" in facts(view)
    view.set_node(None)
    assert "y" in facts(view)


def test_steps_without_a_node_keep_the_last_one(view):
    view.set_frame(frame_at(TRACE, 11))
    view.set_frame(frame_at(TRACE, 12))
    assert view.model().rowCount() > 0


def test_contributions_are_counted(view):
    step = TRACE.steps[9]
    two = dataclasses.replace(step.contributions[0], expected=2, arrived=1)
    changed = dataclasses.replace(step, contributions=(two, *step.contributions[1:]))
    trace = dataclasses.replace(TRACE, steps=(*TRACE.steps[:9], changed, *TRACE.steps[10:]))
    view.set_trace(trace)
    view.set_node(two.node)
    view.set_frame(frame_at(trace, 10))
    assert facts(view)["contributions"] == "1 of 2 arrived"


def test_what_was_not_recorded_says_why(view):
    node = dataclasses.replace(TRACE.nodes[4], recorded=False)
    cells = (Cell(0, 4, None, 0, "outside_tape"),)
    nodes = (*TRACE.nodes[:4], node, *TRACE.nodes[5:])
    trace = dataclasses.replace(TRACE, nodes=nodes, cells=cells)
    view.set_trace(trace)
    view.set_node(4)
    view.set_frame(frame_at(trace, 5))
    assert facts(view)["recorded"] == "no: outside the tape"


def test_large_tensors_tell_their_numbers_in_the_tip(view):
    trace = missing_trace()
    view.set_trace(trace)
    view.set_node(0)
    view.set_frame(frame_at(trace, len(trace.steps)))
    tip = view.model().index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "-0.9" in tip
    assert not view.grab().isNull()


def test_before_the_first_step_it_says_what_to_do(view):
    view.set_frame(frame_at(TRACE, 0))
    assert view.model().rowCount() == 0
    assert not view.grab().isNull()


def test_a_node_the_new_trace_lacks_is_forgotten(view):
    view.set_node(8)
    view.set_trace(Trace(""))
    view.set_node(8)
    view.set_frame(frame_at(Trace(""), 0))
    assert view.model().rowCount() == 0


def test_korean_and_dark_can_be_worn_at_any_time(view):
    view.set_frame(frame_at(TRACE, 9))
    CATALOGUE.use("ko")
    view.retranslate()
    view.set_theme(DARK)
    assert facts(view)["기록"] == "예"
    assert not view.grab().isNull()


@pytest.mark.parametrize(
    "value",
    ["글자", np.array(np.nan), np.zeros((2, 2, 2, 2)), np.zeros(0), np.array([True]), np.arange(3)],
    ids=str,
)
def test_odd_values_are_shown(view, value):
    node = Node(0, "값", "constant", "", "constant", (), None, None, False, value)
    trace = Trace("", (node,), (Step("bound", None, None, 0, "."),))
    view.set_trace(trace)
    view.set_frame(frame_at(trace, 1))
    assert "값" in facts(view)
    assert not view.grab().isNull()


def test_a_shape_is_never_cut_beside_its_map(view, monkeypatch):
    written = []
    paint = inspector_delegate.paint_text
    monkeypatch.setattr(
        inspector_delegate, "paint_text", lambda *a: (written.append(a[2]), paint(*a))[1]
    )
    trace = run("x = tf.linspace(0., 1., 201)\ny = tf.sin(x)\n")
    view.set_trace(trace)
    view.set_frame(frame_at(trace, len(trace.steps)))
    for width, told in ((500, "shape (201,)"), (260, "(201,)")):
        view.resize(width, 400)
        written.clear()
        view.grab()
        assert told in written


def test_before_its_step_a_node_tells_only_what_the_text_tells(view):
    view.set_node(5)
    view.set_frame(frame_at(TRACE, 0))
    before = facts(view)
    assert before["value"] == before["gradient"] == "not computed yet"
    assert not {"shape", "dtype", "recorded", "held by the tape"} & set(before)
    view.set_frame(frame_at(TRACE, len(TRACE.steps)))
    assert {"value", "shape", "gradient arriving"} <= set(facts(view))


def test_inside_a_step_only_what_has_left_is_shown(view):
    step = next(k for k, s in enumerate(TRACE.steps) if len(s.contributions) == 2) + 1
    view.set_node(TRACE.steps[step - 1].node)
    told = []
    for stage in range(1, len(plan(TRACE.steps[step - 1])) + 1):
        view.set_frame(frame_inside(TRACE, step, stage))
        told.append(sum(label.startswith("leaving") for label in facts(view)))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 2)


def test_an_index_has_no_local_derivative(view):
    trace = run("x = tf.Variable([1., 2.])\nk = tf.constant([1])\ny = tf.gather(x, k)\n")
    view.set_trace(trace)
    view.set_frame(frame_at(trace, 3))
    assert facts(view)["value"] == "[2.000]"
    assert not any("local" in label for label in facts(view))
