"""A training loop of 200 passes: opened, searched and closed, by keys alone and by mouse alone."""

import pytest
from PySide6.QtCore import QPoint, Qt

from gradviz.app import create_window

TRAINING = """\
w = tf.Variable(0.0)
xs = tf.constant([1.0, 2.0, 3.0])
for step in range(200):
    with tf.GradientTape() as tape:
        y = w * xs + 1.0
        if step < 0:
            y = tf.exp(y)
        loss = tf.reduce_mean((y - 2.0 * xs) ** 2)
    dw = tape.gradient(loss, w)
    w.assign_sub(0.01 * dw)
"""
KEY = Qt.Key
PASS, LOOP = "pass", "loop"


@pytest.fixture
def window(qtbot):
    """Return a window that shows the loop; its curves may still be on their way."""
    made = create_window(TRAINING)
    made.show()
    qtbot.waitUntil(lambda: made.trace is not None and len(made.shown.groups) > 200, timeout=20_000)
    yield made
    made.close()
    made.deleteLater()


def drawn(window, kind):
    """Return the closed groups of a kind that are drawn."""
    graph = window.widgets.graph._graph
    return [
        node for node in graph.fold.boxes
        if graph.trace.groups[graph.group_of(node)].kind == kind
    ]  # fmt: skip


def middle(view, node):
    return view.mapFromScene(view._graph.rects_of(node)[0].center())


def test_by_keys_alone(qtbot, window):
    view = window.widgets.graph
    assert len(drawn(window, LOOP)) == 1
    assert len(view._graph.drawing.boxes) < 10
    view.setFocus()
    qtbot.keyClick(view, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.overlay.selection.node in drawn(window, LOOP)
    qtbot.keyClick(view, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(drawn(window, PASS)) == 200)
    qtbot.keyClick(view, KEY.Key_Return)  # the first pass is selected
    qtbot.waitUntil(lambda: len(drawn(window, PASS)) == 199)
    assert window.trace.nodes[view.selected].op != "group"
    cursor = window.cursor
    qtbot.keyClick(window, KEY.Key_Left)
    assert window.cursor == cursor - 1
    qtbot.keyClick(view, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(view.finder.wanted.hasFocus)
    qtbot.keyClicks(view.finder.wanted, "mean")
    assert len(view.finder.marks.nodes) == 200
    assert "reduce_mean" in window.trace.nodes[view.selected].op
    qtbot.keyClick(view.finder.wanted, KEY.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, KEY.Key_Backspace)
    qtbot.waitUntil(lambda: len(drawn(window, PASS)) == 200)
    qtbot.keyClick(view, KEY.Key_Backspace)
    qtbot.waitUntil(lambda: len(drawn(window, LOOP)) == 1)


def test_by_mouse_alone(qtbot, window):
    view, left = window.widgets.graph, Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=middle(view, drawn(window, LOOP)[0]))
    qtbot.waitUntil(lambda: len(drawn(window, PASS)) == 200)
    qtbot.waitUntil(view.map.isVisible)
    seen = view.map._seen
    place = QPoint(view.map.width() // 2, view.map.height() // 2)
    qtbot.mouseClick(view.map, left, pos=place)
    qtbot.waitUntil(lambda: view.map._seen != seen)
    view.map.lookRequested.emit(view._graph.rects_of(min(drawn(window, PASS)))[0].center())
    title = view._graph.regions.titles[0]
    view.camera.centre(title.place.center())
    at = view.mapFromScene(title.place.center())
    qtbot.mouseClick(view.viewport(), left, pos=at)
    qtbot.waitUntil(lambda: len(drawn(window, LOOP)) == 1)


def test_the_choice_outlives_a_change_of_a_value(qtbot, window):
    view = window.widgets.graph
    view.open_group(0)
    qtbot.waitUntil(lambda: len(drawn(window, PASS)) == 200)
    text = window.document.text.replace("0.01", "0.02")
    with qtbot.waitSignal(window.traceChanged, timeout=20_000):
        window.widgets.editor.set_program(text, fresh=True)
        window.document.edit_program(text)
    assert len(drawn(window, PASS)) == 200
