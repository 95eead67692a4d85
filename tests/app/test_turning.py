"""The graph from top to bottom: switched by key, walked by keys, remembered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def down(window):
    drawing = window.widgets.graph._graph.drawing
    last = max(drawing.boxes, key=lambda box: box.node)
    first = min(drawing.boxes, key=lambda box: box.node)
    return drawing.downwards, last.y > first.y + first.height


def test_a_key_turns_the_graph_legible_as_a_whole_either_way_and_turns_it_back(open_window, qtbot):
    window = open_window("loss = (sigmoid(w*x + b) - t)**2")
    window.resize(1366, 768)
    camera = window.widgets.graph.camera
    cursor = window.cursor
    assert down(window) == (False, False)
    QTest.keyClick(window.widgets.graph, Qt.Key.Key_T, CTRL_SHIFT)
    qtbot.waitUntil(lambda: down(window) == (True, True))
    assert window.actions_by_name["actionDownwards"].isChecked()
    assert window.cursor == cursor
    qtbot.waitUntil(lambda: camera.can_fit() and camera.sees_all())
    assert camera.zoom > 0.8
    QTest.keyClick(window.widgets.graph, Qt.Key.Key_T, CTRL_SHIFT)
    qtbot.waitUntil(lambda: down(window) == (False, False))


def test_the_next_window_remembers_it_and_new_programs_keep_to_it(open_window, qtbot):
    window = open_window("y = sigmoid(w * x)")
    window.actions_by_name["actionDownwards"].trigger()
    qtbot.waitUntil(lambda: down(window)[0])
    window.document.edit_program("y = exp(x) * 2.")
    qtbot.waitUntil(lambda: window.shown.text == "y = exp(x) * 2." and window.settled)
    assert down(window) == (True, True)
    assert down(open_window("y = x * 2."))[0]


def test_up_and_down_walk_along_the_edges_then(open_window, qtbot):
    window = open_window("y = sigmoid(w * x)")
    window.actions_by_name["actionDownwards"].trigger()
    qtbot.waitUntil(lambda: down(window)[0])
    graph = window.widgets.graph
    graph.select(next(n.id for n in window.shown.nodes if n.op == "sigmoid"))
    QTest.keyClick(graph, Qt.Key.Key_Up, ALT)
    assert window.shown.nodes[graph.selected].op == "multiply"
    QTest.keyClick(graph, Qt.Key.Key_Up, ALT)
    assert window.shown.nodes[graph.selected].label == "w"
    QTest.keyClick(graph, Qt.Key.Key_Right, ALT)
    assert window.shown.nodes[graph.selected].label == "x"
