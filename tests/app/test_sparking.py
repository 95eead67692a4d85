"""Curves in the nodes: there from the start, off and on by one command, remembered."""

import pytest

from gradviz.trace import frame_at
from gradviz.ui.graph.sizes import LINED

NEURON = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"


def waited(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    return window.widgets.graph._graph


def heights(graph):
    return {box.node: box.height for box in graph.drawing.boxes}


def test_numbers_have_their_curves_along_the_name_of_the_curve_tab(window, qtbot):
    graph = waited(qtbot, window)
    assert graph.sparks.along == window.desk.sweeps.along
    assert set(graph.sparks.lines) == {n.id for n in window.trace.nodes if not n.is_leaf}
    window.desk.sweeps.set_along("b")
    assert waited(qtbot, window).sparks.along == "b"


def test_one_command_leaves_them_out_and_the_boxes_lose_their_room(window, qtbot):
    before, cursor = heights(waited(qtbot, window)), window.cursor
    action = window.actions_by_name["actionSparks"]
    assert action.isCheckable()
    assert action.isChecked()
    action.trigger()
    graph = waited(qtbot, window)
    assert graph.sparks is None
    assert not action.isChecked()
    assert window.cursor == cursor
    leaves = {node.id for node in window.trace.nodes if node.is_leaf}
    after = heights(graph)
    assert all(before[k] - after[k] == (0 if k in leaves else LINED) for k in before)
    action.trigger()
    assert heights(waited(qtbot, window)) == before


def test_the_choice_is_remembered(window, qtbot, open_window):
    waited(qtbot, window)
    window.actions_by_name["actionSparks"].trigger()
    assert waited(qtbot, open_window(NEURON)).sparks is None


def test_dragging_a_number_moves_no_box_and_keeps_the_curves(window, qtbot):
    graph = waited(qtbot, window)
    places = [(box.x, box.y) for box in graph.drawing.boxes]
    seen = []
    window.document.traceChanged.connect(
        lambda *_: seen.append(window.widgets.graph._graph.sparks is not None)
    )
    window.document.set_value("w", 2.5)
    window.document.runs.flush()
    graph = waited(qtbot, window)
    assert [(box.x, box.y) for box in graph.drawing.boxes] == places
    assert seen
    assert all(seen)
    assert graph.sparks.at == pytest.approx(2.5)


def test_a_program_without_a_number_to_go_along_has_none(open_window, qtbot):
    window = open_window("v = tf.Variable([1., 2.])\ny = tf.reduce_sum(v * v)\n")
    graph = waited(qtbot, window)
    assert graph.sparks is None
    graph.set_frame(frame_at(window.trace, 0))
