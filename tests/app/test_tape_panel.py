"""The bottom panel is as high as the tapes need, and gives back what it took."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.helpers.taped import SECOND, THIRD

NEURON = "y = sigmoid(w * x)"


def load(window, qtbot, text):
    """Put another program into the editor and wait until it is shown."""
    editor = window.widgets.editor
    editor.selectAll()
    editor.insertPlainText(text)
    qtbot.waitUntil(lambda: window.shown.text == text and window.settled, timeout=10_000)


def heights(window, qtbot):
    """(panel, strip, what the strip asks for), once the layout is still."""
    strip, panel = window.widgets.strip, window.widgets.tape
    qtbot.waitUntil(lambda: strip.height() == strip.sizeHint().height())
    return panel.height(), strip.height()


@pytest.mark.parametrize("present", [False, True])
def test_the_panel_grows_with_the_lanes_and_shrinks_again(window, qtbot, present):
    window.resize(1366, 900 if present else 768)  # lower ones present no tape
    if present:
        window.presenting.toggle()
    seen = []
    for text in (NEURON, SECOND, THIRD, SECOND, NEURON):
        load(window, qtbot, text)
        panel, strip = heights(window, qtbot)
        seen.append((panel, strip, window.findChild(QWidget, "graphView").height()))
    one, two, three, *back = seen
    assert one[0] < two[0] < three[0]
    assert one[2] > two[2] > three[2]
    assert back == [two, one]


def test_no_step_changes_the_height(window, qtbot):
    load(window, qtbot, THIRD)
    _, strip = heights(window, qtbot)
    for index in range(len(window.trace.steps) + 1):
        window.go_to(index)
        assert heights(window, qtbot)[1] == strip


def test_three_nested_tapes_leave_the_graph_more_than_half_of_a_small_screen(window, qtbot):
    window.resize(1366, 768)
    load(window, qtbot, THIRD)
    heights(window, qtbot)
    assert window.widgets.graph.height() > 768 / 2
