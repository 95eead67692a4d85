"""What is done in one place is seen in the others."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView

from tests.app.conftest import NEURON

WHY = """\
x = tf.Variable(3.)
c = tf.constant(2.)
with tf.GradientTape() as tape:
  y = c * x ** 2
g = tape.gradient(y, [x, c])
"""


@pytest.fixture
def window(reopen):
    return reopen(NEURON)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=20_000)


def test_a_click_on_a_node_goes_to_its_step(window, qtbot):
    graph = window.widgets.graph
    window.go_to(0)
    node = next(node.id for node in window.shown.nodes if node.label == "y")
    graph.center_on_node(node)
    spot = graph.mapFromScene(graph._graph.rects_of(node)[0].center())
    qtbot.mouseClick(graph.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert window.shown.steps[window.cursor - 1].node == node
    assert window.widgets.inspector.model().rowCount() > 0


def test_a_click_on_a_tape_cell_goes_to_its_step(window, qtbot):
    strip = window.widgets.strip
    window.go_to(0)
    place = strip.visualRect(strip.model().index(2, 0)).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.cursor == 3


def test_moving_the_timeline_moves_the_cursor(window):
    window.widgets.transport.timeline.setValue(4)
    assert window.cursor == 4


def test_the_transports_buttons_step(window, qtbot):
    button = window.widgets.transport._buttons["back"]
    before = window.cursor
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.cursor == before - 1


def test_the_curve_is_worked_out_and_its_point_moves_the_input(window, qtbot):
    sweeps = window.desk.sweeps
    with qtbot.waitSignal(sweeps.curveChanged, timeout=20_000) as caught:
        sweeps.show("curve")
    assert (caught.args[0].of, caught.args[0].along) == ("loss", "w")
    with qtbot.waitSignal(window.traceChanged):
        window.widgets.plots.curve.pointMoved.emit("w", 2.5)
    settle(qtbot, window)
    assert float(window.trace.inputs[0].value) == 2.5


@pytest.mark.parametrize("panel", ["surface", "training", "memory"])
def test_another_plot_is_worked_out_when_it_is_looked_at(window, qtbot, panel):
    desk = window.desk
    part = {"surface": desk.surfaces, "training": desk.trainings}.get(panel, desk.sweeps)
    signal = getattr(part, f"{panel}Changed")
    with qtbot.waitSignal(signal, timeout=20_000) as caught:
        window.widgets.plots.show_panel(panel)
    assert caught.args[0] is not None


def test_a_repair_link_mends_the_text_in_one_undo_step(reopen, qtbot):
    window = reopen(WHY)
    row = window.trace.gradients[0].rows[1]
    assert row.value is None
    with qtbot.waitSignal(window.traceChanged):
        window.widgets.gradients.repairRequested.emit(row.reason.fix)
    settle(qtbot, window)
    assert window.trace.gradients[0].rows[1].value is not None
    assert window.widgets.editor.toPlainText() != WHY
    window.actions_by_name["actionUndo"].trigger()
    settle(qtbot, window)
    assert window.widgets.editor.toPlainText() == WHY


def test_a_reason_asked_for_is_told_and_the_cut_is_marked_until_the_next_step(reopen):
    window = reopen(WHY)
    told = window.widgets.narration.narration.toPlainText()
    row = window.trace.gradients[0].rows[1]
    window.widgets.gradients.reasonRequested.emit(row)
    assert window.widgets.narration.narration.toPlainText() != told
    window.step(-1)
    window.step(1)
    assert window.widgets.narration.narration.toPlainText() == told


def test_a_program_opens_on_its_gradients_and_an_expression_on_its_variables(reopen):
    assert reopen(WHY).findChild(QTableView, "gradientsTable").isVisible()
    assert reopen("w * 2.").findChild(QTableView, "variablesTable").isVisible()


def test_what_a_program_prints_appears_with_its_step(reopen):
    window = reopen("x = tf.Variable(3.)\nprint('hello')\nx + 1.\n")
    output = window.widgets.output
    assert output.toPlainText().splitlines()[0] == "hello"
    window.go_to(0)
    assert output.toPlainText() == ""


def test_the_status_line_says_what_the_tape_holds(window):
    window.go_to(5)
    holding = window.widgets.status._tape.text()
    assert "bytes" in holding
    window.go_to(0)
    assert window.widgets.status._tape.text() != holding
