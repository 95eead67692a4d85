"""Strides and breakpoints, by keys and by the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from gradviz.document.playback import STEP_MS

LEFT = Qt.MouseButton.LeftButton
PROGRAM = (
    "x = tf.Variable(3.)\n"
    "with tf.GradientTape(persistent=True) as tape:\n"
    "    y = x * x + x\n"
    "    z = tf.sin(y)\n"
    "tape.gradient(z, x)\n"
    "tape.gradient(y, x)\n"
)


@pytest.fixture
def window(reopen):
    made = reopen(PROGRAM)
    made.go_to(0)
    made.widgets.graph.setFocus()
    return made


def line(window):
    return window.shown.steps[window.cursor - 1].line if window.cursor else None


def next_line(window):
    steps = window.shown.steps
    return steps[window.cursor].line if window.cursor < len(steps) else None


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.widgets.graph, key, modifier)


def click_gutter(qtbot, window, number):
    editor = window.widgets.editor
    block = editor.document().findBlockByNumber(number - 1)
    middle = editor.cursorRect(QTextCursor(block)).center().y()
    qtbot.mouseClick(editor._gutter, LEFT, pos=QPoint(5, middle))


def test_f8_goes_line_by_line_and_back(window, qtbot):
    seen = []
    for _ in range(5):
        press(qtbot, window, Qt.Key.Key_F8)
        seen.append(next_line(window))
    assert seen[:3] == [2, 3, 4]
    places = window.cursor
    press(qtbot, window, Qt.Key.Key_F8)
    press(qtbot, window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.cursor == places


def test_f7_goes_to_the_gradient_calls_and_f6_to_the_end_of_the_pass(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F7)
    assert line(window) == 5
    assert window.shown.steps[window.cursor - 1].kind == "backward_started"
    press(qtbot, window, Qt.Key.Key_F6)
    assert window.shown.steps[window.cursor - 1].kind == "backward_ended"
    press(qtbot, window, Qt.Key.Key_F7)
    assert line(window) == 6
    press(qtbot, window, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert line(window) == 5


def test_a_click_beside_a_line_makes_playing_stop_before_it(window, qtbot):
    click_gutter(qtbot, window, 4)
    assert window.document.stepper.lines == {4}
    press(qtbot, window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert next_line(window) == 4
    click_gutter(qtbot, window, 4)
    assert window.document.stepper.lines == frozenset()


def test_playing_pauses_at_a_breakpoint(window, qtbot):
    click_gutter(qtbot, window, 3)
    window.desk.playback.set_speed(STEP_MS / 20)
    press(qtbot, window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.desk.playback.playing, timeout=5000)
    assert next_line(window) == 3


def test_a_breakpoint_stays_on_its_line_while_text_comes_before_it(window, qtbot):
    click_gutter(qtbot, window, 4)
    editor = window.widgets.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.setFocus()
    qtbot.keyClicks(editor, "a = 1.")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert window.document.stepper.lines == {5}
    window.filing.new()
    assert window.document.stepper.lines == frozenset()


def test_f9_sets_one_on_the_selected_node_and_it_stops_in_both_passes(window, qtbot):
    sine = next(node.id for node in window.shown.nodes if node.op == "sin")
    window.widgets.graph.select(sine)
    window.go_to(0)
    window.widgets.graph.select(sine)
    press(qtbot, window, Qt.Key.Key_F9)
    assert window.widgets.graph.overlay.breaks.nodes == {sine}
    kinds = []
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        kinds.append(window.shown.steps[window.cursor - 1].kind)
    assert kinds == ["computed", "backward_started", "pulled_back"]
    window.actions_by_name["actionClearBreaks"].trigger()
    assert window.widgets.graph.overlay.breaks.nodes == frozenset()


def test_f9_in_the_editor_sets_one_on_the_carets_line(window, qtbot):
    editor = window.widgets.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_F9)
    assert editor.breaks.lines == {1}
    qtbot.keyClick(editor, Qt.Key.Key_F9)
    assert editor.breaks.lines == frozenset()


def test_breakpoints_on_nodes_go_when_the_nodes_are_others(window, qtbot):
    window.document.stepper.toggle_node(2)
    window.document.edit_program(PROGRAM.replace("tf.sin", "tf.cos"))
    qtbot.waitUntil(lambda: window.settled and any(n.op == "cos" for n in window.shown.nodes))
    assert window.widgets.graph.overlay.breaks.nodes == frozenset()
