"""An hour with one small program: looked at, searched and stepped by keys, then by mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QTextBrowser, QToolButton

PROGRAM = """\
w = tf.Variable(0.8)
x = tf.constant(1.5)
b = tf.Variable(-0.4)
with tf.GradientTape() as tape:
  y = tf.sigmoid(w * x + b)
  loss = (y - 1.) ** 2
dw, db = tape.gradient(loss, [w, b])
"""
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Person:
    """Somebody in front of a window, who uses keys or the mouse and reads what it says."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.graph = window.widgets.graph

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, held)

    def type(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)

    @property
    def op(self):
        """The operation of the selected node."""
        return self.window.trace.nodes[self.graph.selected].op

    @property
    def told(self):
        return self.window.findChild(QTextBrowser, "narration").toPlainText()

    def node(self, op):
        return next(node.id for node in self.window.trace.nodes if node.op == op)

    def middle(self, op):
        place = self.graph._graph.rects_of(self.node(op))[0].center()
        return self.graph.mapFromScene(place)

    def button(self, name):
        QTest.mouseClick(self.window.findChild(QToolButton, f"{name}Button"), LEFT)


@pytest.fixture
def person(open_window, qtbot):
    window = open_window("")
    window.widgets.editor.set_program("", fresh=True)
    return Person(window, qtbot)


def show(person, text):
    """Let `text` be typed at once and run."""
    person.window.widgets.editor.insertPlainText(text)
    person.qtbot.waitUntil(
        lambda: (
            person.window.trace is not None
            and person.window.trace.text == text
            and person.window.settled
        ),
        timeout=20_000,
    )


def test_by_keys_alone(person):
    window, graph = person.window, person.graph
    person.press(KEY.Key_1, CTRL)
    assert QApplication.focusWidget() is window.widgets.editor
    show(person, PROGRAM)
    person.press(KEY.Key_3, CTRL)
    assert graph.hasFocus()

    # strides
    person.press(KEY.Key_Home)
    assert window.cursor == 0
    person.press(KEY.Key_F8)
    assert window.cursor == 1
    person.press(KEY.Key_F7)
    assert window.trace.steps[window.cursor - 1].kind == "backward_started"
    person.press(KEY.Key_F6)
    assert window.trace.steps[window.cursor - 1].kind == "backward_ended"
    assert "-0.1990" in person.told.replace("−", "-")
    person.press(KEY.Key_Left)
    assert window.cursor == len(window.trace.steps) - 1

    # play and pause
    person.press(KEY.Key_Home)
    person.press(KEY.Key_Space)
    person.qtbot.waitUntil(lambda: window.cursor > 0)
    person.press(KEY.Key_Space)
    assert not window.desk.playback.playing

    # look: nearer, farther, all, thickness, one tensor
    zoom = graph.camera.zoom
    person.press(KEY.Key_Plus)
    assert graph.camera.zoom > zoom
    person.press(KEY.Key_Minus)
    person.press(KEY.Key_0)
    assert graph.camera.sees_all()
    person.press(KEY.Key_T)
    assert graph.weighed
    person.press(KEY.Key_T)

    # find by operation, value and line; walk along the edges
    person.press(KEY.Key_Slash)
    person.qtbot.waitUntil(graph.finder.wanted.hasFocus)
    for wanted, op in (("sigmoid", "sigmoid"), ("1.2", "multiply"), ("line 6", "subtract")):
        graph.finder.wanted.selectAll()
        person.type(wanted)
        assert person.op == op
    person.press(KEY.Key_Escape)
    person.qtbot.waitUntil(graph.hasFocus)
    person.press(KEY.Key_Left, ALT)
    assert person.op == "sigmoid"
    person.press(KEY.Key_Left, ALT)
    assert person.op == "add"

    # a breakpoint on the node, and on to it
    person.press(KEY.Key_F9)
    person.press(KEY.Key_Home)
    person.press(KEY.Key_F5, SHIFT)
    assert window.trace.steps[window.cursor - 1].node == person.node("add")

    # the other panels
    person.press(KEY.Key_6, CTRL)
    assert window.widgets.inspector.hasFocus()
    person.press(KEY.Key_7, CTRL)
    person.press(KEY.Key_Home, ALT)
    person.press(KEY.Key_Return)
    assert window.trace.steps[window.cursor - 1].node == person.node("multiply")
    person.press(KEY.Key_C, CTRL | SHIFT)
    assert "align*" in QApplication.clipboard().text()
    person.press(KEY.Key_4, CTRL)
    person.press(KEY.Key_Tab)
    person.press(KEY.Key_Return)
    assert graph.selected is not None


def test_by_mouse_alone(person):
    window, graph = person.window, person.graph
    show(person, PROGRAM)

    # transport and timeline
    person.button("first")
    assert window.cursor == 0
    person.button("forward")
    person.button("forward")
    person.button("back")
    assert window.cursor == 1
    timeline = window.findChild(QSlider, "timeline")
    QTest.mouseClick(timeline, LEFT, pos=QPoint(timeline.width() - 12, timeline.height() // 3))
    assert window.cursor > len(window.trace.steps) - 3

    # a click goes to the node's step, the next one to its backward step
    person.button("first")
    QTest.mouseClick(graph.viewport(), LEFT, pos=person.middle("sigmoid"))
    step = window.trace.steps[window.cursor - 1]
    assert (step.node, step.kind) == (person.node("sigmoid"), "computed")
    assert graph.selected == step.node
    QTest.mouseClick(graph.viewport(), LEFT, pos=person.middle("sigmoid"))
    assert window.trace.steps[window.cursor - 1].kind == "pulled_back"

    # pointing links text, graph and tape, and brings a card
    QTest.mouseMove(graph.viewport(), person.middle("add"))
    person.qtbot.waitUntil(lambda: graph.overlay.hover.node == person.node("add"))
    at = person.middle("add")
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, at, graph.viewport().mapToGlobal(at))
    QApplication.sendEvent(graph.viewport(), tip)
    assert graph.resting.card.isVisible()
    assert "0.8000" in graph.resting.card.text()

    # the wheel zooms around the pointer, a drag pans
    zoom = graph.camera.zoom
    wheel = QWheelEvent(
        QPointF(at), QPointF(graph.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(graph.viewport(), wheel)
    assert graph.camera.zoom > zoom

    # a click on a line's number sets a breakpoint; a click on a cell of the tape goes to its step
    gutter = window.widgets.editor._gutter
    line = window.widgets.editor.cursorRect().height()
    QTest.mouseClick(gutter, LEFT, pos=QPoint(gutter.width() // 2, line // 2 + 5 * line))
    assert window.widgets.editor.breaks.lines == {6}
    strip = window.widgets.strip
    first = strip.visualRect(strip.model().index(0, 0))
    QTest.mouseClick(strip.viewport(), LEFT, pos=first.center())
    assert window.trace.steps[window.cursor - 1].node == person.node("multiply")
    QTest.mouseMove(window, QPoint(1, 1))
