"""A second derivative, told by the tape strip: two tapes, one written while the other is read."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gradviz.trace.lanes import lanes
from gradviz.ui.tape.heads import READING, heads
from gradviz.ui.tape.tape_model import FACE

SECOND = """\
x = tf.Variable(2.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3
    dy = inner.gradient(y, x)
d2y = outer.gradient(dy, x)
"""
KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window):
    """The program above, before its first step."""
    made = open_window(SECOND)
    made.go_to(0)
    return made


@pytest.fixture
def strip(window):
    return window.findChild(QAbstractItemView, "tapeStrip")


class Story:
    """What a person reads off the strip at the step they are at."""

    def __init__(self, window, strip):
        self.window, self.strip = window, strip

    @property
    def headers(self):
        """The two headers, as they are read aloud."""
        return self.window.findChild(QWidget, "tapeLanes").accessibleDescription().split("\n")

    @property
    def heads(self):
        """Per lane: (column, does it run left)."""
        window = self.window
        found = heads(window.trace, window.document.stepper.frame)
        return {head.lane: (head.column, head.leftward) for head in found}

    def states(self, tape):
        """How the cells of a tape look."""
        rows = lanes(self.window.trace).rows_on[tape]
        return [self.strip.model().index(row).data(FACE).state for row in rows]

    def forward_to(self, kind, tape=None):
        """Press Right until a step of a kind, about `tape`, was taken."""
        graph = self.window.widgets.graph
        steps = self.window.trace.steps
        while True:
            assert self.window.cursor < len(steps), f"no step {kind} of tape {tape}"
            press(self.window, graph, KEY.Key_Right)
            step = steps[self.window.cursor - 1]
            if step.kind == kind and tape in (None, step.tape):
                return


def press(window, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    window.activateWindow()
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)


def test_the_story_of_a_second_derivative(window, strip):
    story = Story(window, strip)
    outer, inner = 0, 1

    # Both tapes open; what runs is written on both, in one column.
    story.forward_to("tape_opened", inner)
    assert [words.split(":")[0] for words in story.headers] == [
        "outer, recording",
        "inner, recording",
    ]
    story.forward_to("computed")
    assert story.heads == {0: (0, False), 1: (0, False)}
    assert story.states(outer)[0] == story.states(inner)[0] == "recorded"

    # The inner tape is read leftward, and meanwhile the outer one goes on being written.
    story.forward_to("backward_started", inner)
    written = []
    while window.trace.steps[window.cursor].kind != "pulled_back":
        press(window, window.widgets.graph, KEY.Key_Right)
        assert story.headers[0].startswith("outer, recording")
        assert story.headers[1].startswith("inner, ◂ being read")
        reading = next(h for h in heads(window.trace, window.document.stepper.frame) if h.leftward)
        assert (reading.lane, reading.column, reading.state) == (1, 0, READING)
        written.append(story.states(outer).count("recorded"))
    assert written == sorted(written)
    assert written[-1] > 1
    press(window, window.widgets.graph, KEY.Key_Right)
    assert story.states(inner) == ["pulled"]

    # Its one gradient call empties the inner tape; the outer one keeps what it was given.
    story.forward_to("backward_ended", inner)
    assert story.states(inner) == ["released"]
    assert "emptied: gradient() was called" in story.headers[1]
    assert set(story.states(outer)) == {"recorded"}

    # Then the outer tape is read: from what the inner pass wrote back to what the program wrote.
    columns = []
    story.forward_to("backward_started", outer)
    while window.trace.steps[window.cursor].kind == "pulled_back":
        press(window, window.widgets.graph, KEY.Key_Right)
        columns.append(story.heads[0][0])
    assert columns == sorted(columns, reverse=True)
    assert set(columns) <= set(lanes(window.trace).wrote)
    story.forward_to("backward_ended", outer)
    assert set(story.states(outer)) == {"released"}
    (row,) = window.trace.gradients[-1].rows
    assert row.value == pytest.approx(12.0)


def test_by_keys_one_walks_between_the_tapes_and_goes_to_a_step(window, strip):
    press(window, strip, KEY.Key_Home, ALT)
    press(window, strip, KEY.Key_Down, ALT)
    assert strip.currentIndex().row() == 1
    assert window.widgets.graph.selected == window.trace.cells[1].node
    press(window, strip, KEY.Key_Up, ALT)
    press(window, strip, KEY.Key_End, ALT)
    last = window.trace.cells[-1].node
    assert window.widgets.graph.selected == last
    press(window, strip, KEY.Key_Return)
    assert window.trace.steps[window.cursor - 1].node == last


def test_by_mouse_clicks_on_a_cell_lead_through_the_steps_it_is_about(window, strip, qtbot):
    kinds = []
    for row in (1, 1, 1, 4, 4):
        strip.scrollTo(strip.model().index(row))
        place = strip.visualRect(strip.model().index(row)).center()
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
        step = window.trace.steps[window.cursor - 1]
        assert step.node == window.trace.cells[row].node
        kinds.append(step.kind)
    assert kinds == ["computed", "backward_started", "pulled_back", "pulled_back", "computed"]


def test_back_over_the_same_steps_tells_the_same_story(window, strip):
    story = Story(window, strip)
    graph, told = window.widgets.graph, []
    for _ in range(len(window.trace.steps)):
        told.append((story.headers, story.heads, story.states(0), story.states(1)))
        press(window, graph, KEY.Key_Right)
    for before in reversed(told):
        press(window, graph, KEY.Key_Left)
        assert (story.headers, story.heads, story.states(0), story.states(1)) == before
