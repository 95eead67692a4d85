"""Inside one backward step: by keyboard alone, by mouse alone, and back exactly as one came."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QSlider, QTextBrowser, QToolButton

from gradviz.document.playback import STEP_MS
from tests.helpers.pictures import difference

NEURON = """\
w = tf.Variable(0.8)
x = tf.constant(1.5)
b = tf.Variable(-0.4)
with tf.GradientTape() as tape:
  y = tf.sigmoid(w * x + b)
  loss = (y - 1.) ** 2
dw, db = tape.gradient(loss, [w, b])
"""
BIAS = """\
x = tf.ones([8, 3])
w = tf.Variable([[.1, .2], [.3, -.4], [.5, .6]])
b = tf.Variable([.1, .2])
with tf.GradientTape() as tape:
  loss = tf.reduce_mean((x @ w + b) ** 2)
dw, db = tape.gradient(loss, [w, b])
"""
KEY, SHIFT, ALT = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def back_through(window, op):
    """Return the cursor behind the backward step through `op`."""
    nodes = window.trace.nodes
    return next(
        k
        for k, step in enumerate(window.trace.steps, 1)
        if step.kind == "pulled_back" and nodes[step.node].op == op
    )


def where(window):
    return window.cursor, window.document.stepper.stage


def present(window):
    """Return the present stage's line of the card, without its mark."""
    text = window.findChild(QTextBrowser, "narration").toPlainText()
    return next((line[2:] for line in text.split("\n") if line.startswith("▸")), "")


def note(window):
    window.grab()
    mark = window.widgets.graph.overlay.stage
    if mark.boundingRect().isNull():
        return None
    return mark.block.note.title, mark.block.note.text


def test_by_keyboard_alone(open_window):
    window = open_window(NEURON)
    graph = window.findChild(QGraphicsView, "graphView")
    graph.setFocus()
    sigmoid = back_through(window, "sigmoid")
    QTest.keyClick(graph, KEY.Key_Home)
    while window.cursor < sigmoid:
        QTest.keyClick(graph, KEY.Key_Right)
    heard = []
    window.cursorChanged.connect(heard.append)
    seen = []
    for _ in range(4):
        QTest.keyClick(graph, KEY.Key_Right, SHIFT)
        seen.append((where(window), present(window).split("\t")[0], note(window)))
    assert seen == [
        ((sigmoid, 1), "upstream", ("upstream", "-0.6201")),
        ((sigmoid, 2), "local derivative", ("local derivative", "0.2139")),
        ((sigmoid, 3), "product", ("product", "-0.6201 · 0.2139 = -0.1326")),
        ((sigmoid, 4), "accumulate 1 of 1", ("1 of 1 arrived at w * x + b", "-0.1326")),
    ]
    assert heard == []  # a stage is no other cursor
    assert window.findChild(QSlider, "timeline").value() == sigmoid
    QTest.keyClick(graph, KEY.Key_Right, SHIFT)
    assert where(window) == (sigmoid + 1, 1)
    QTest.keyClick(graph, KEY.Key_Left, SHIFT)
    assert where(window) == (sigmoid, 4)
    QTest.keyClick(graph, KEY.Key_Right)
    assert where(window) == (sigmoid + 1, 0)
    assert present(window) == ""
    assert note(window) is None
    QTest.keyClick(graph, KEY.Key_Left)
    assert where(window) == (sigmoid, 0)


def test_from_the_editor_too(open_window):
    window = open_window(NEURON)
    editor = window.widgets.editor
    window.go_to(back_through(window, "sigmoid"))
    editor.setFocus()
    QTest.keyClick(editor, KEY.Key_Right, SHIFT)
    assert editor.textCursor().hasSelection()  # there Shift and an arrow select
    assert window.document.stepper.stage == 0
    QTest.keyClick(editor, KEY.Key_Right, SHIFT | ALT)
    assert window.document.stepper.stage == 1
    QTest.keyClick(editor, KEY.Key_Left, SHIFT | ALT)
    assert window.document.stepper.stage != 1


def test_by_mouse_alone(open_window, qtbot):
    window = open_window(BIAS)
    on, off = (window.findChild(QToolButton, f"{name}Button") for name in ("inside", "outside"))
    timeline = window.findChild(QSlider, "timeline")
    add = back_through(window, "add")
    place = timeline.rect().center()
    place.setX(round(timeline.x_of(add - 1)))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    assert where(window) == (add - 1, 0)
    for _ in range(3):  # all of a step lies behind its last stage
        qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    assert where(window) == (add - 1, 2)
    titles = []
    while window.cursor < add + 1:
        qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
        titles.append(note(window))
    assert where(window) == (add + 1, 1)
    assert ("un-broadcast", "(8, 2) → (2,)") in titles
    for _ in range(3):
        qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    assert where(window) == (add, 6)
    assert present(window).startswith("product")
    forward = window.findChild(QToolButton, "forwardButton")
    qtbot.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert where(window) == (add + 1, 0)


@pytest.mark.parametrize("program", [NEURON, BIAS], ids=["neuron", "bias"])
def test_back_is_exactly_back_inside_too(open_window, qtbot, program):
    window = open_window(program)
    graph = window.findChild(QGraphicsView, "graphView")
    graph.setFocus()
    first = next(k for k, step in enumerate(window.trace.steps, 1) if step.backward)
    window.go_to(first)
    forward = [(where(window), picture(window, qtbot))]
    while True:
        QTest.keyClick(graph, KEY.Key_Right, SHIFT)
        if where(window) == forward[-1][0]:
            break
        forward.append((where(window), picture(window, qtbot)))
    assert len({bytes(image.constBits()) for _, image in forward}) == len(forward) > 12
    for stop, image in forward[-2::-1]:
        QTest.keyClick(graph, KEY.Key_Left, SHIFT)
        assert where(window) == stop
        assert difference(picture(window, qtbot), image) is None, stop


def picture(window, qtbot):
    """Return the whole window once it is still."""
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    seen = [None]

    def is_still():
        before, seen[0] = seen[0], window.grab().toImage()
        return before == seen[0]

    qtbot.waitUntil(is_still, timeout=10_000)
    return seen[0]


def test_playing_goes_inside_where_a_person_wants_it(open_window, qtbot):
    window = open_window(NEURON)
    bar = window.widgets.transport
    bar._speeds.menu().actions()[-1].trigger()
    bar._speeds.menu().actions()[4].trigger()  # four times as fast
    stops = []
    window.document.stepper.frameChanged.connect(lambda f: stops.append((f.index, f.stage)))
    sigmoid = back_through(window, "sigmoid")
    window.go_to(sigmoid - 1)
    stops.clear()
    QTest.mouseClick(window.findChild(QToolButton, "playButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.desk.playback.playing, timeout=STEP_MS * 30)
    assert (sigmoid, 2) in stops
    assert stops[-1] == (len(window.trace.steps), 0)


def test_dragging_a_value_keeps_the_stage(open_window, qtbot):
    window = open_window("y = sigmoid(w * x + b)\nloss = (y - 1.) ** 2\n")
    window.go_to(back_through(window, "sigmoid"))
    for _ in range(3):
        window.actions_by_name["actionStageForward"].trigger()
    before, at = note(window), where(window)
    with qtbot.waitSignal(window.traceChanged, timeout=10_000):
        window.document.set_value("w", "0.3")
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    assert where(window) == at
    assert note(window)[0] == before[0]
    assert note(window)[1] != before[1]
