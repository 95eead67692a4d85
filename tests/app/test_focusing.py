"""Each panel can be reached, brought back and worked by keys."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from gradviz.app.focusing import PLACES
from tests.helpers.cases import each

CTRL = Qt.KeyboardModifier.ControlModifier
DIGITS = dict(zip(PLACES, range(Qt.Key.Key_1, Qt.Key.Key_9), strict=False))


@pytest.fixture
def window(reopen, qtbot):
    made = reopen("y = sigmoid(w * x)")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return made


@each("place", PLACES)
def test_a_key_goes_to_each_panel(window, qtbot, place):
    wanted = PLACES[place][1](window.widgets)
    qtbot.keyClick(QApplication.focusWidget(), DIGITS[place], CTRL)
    assert QApplication.focusWidget() is wanted
    # and from there on to another, though text fields keep the keys they use
    qtbot.keyClick(QApplication.focusWidget(), DIGITS["graph"], CTRL)
    assert QApplication.focusWidget() is window.widgets.graph


def test_a_hidden_panel_is_brought_back(window, qtbot):
    dock = window.panels.docks["inspectorDock"]
    dock.hide()
    qtbot.keyClick(window.widgets.graph, DIGITS["inspector"], CTRL)
    qtbot.waitUntil(dock.isVisible)
    assert QApplication.focusWidget() is window.widgets.inspector


def test_the_table_that_shows_is_gone_to(window, qtbot):
    assert PLACES["details"][1](window.widgets) is window.widgets.variables
    window.widgets.details.tabs.setCurrentIndex(1)
    qtbot.keyClick(window.widgets.graph, DIGITS["details"], CTRL)
    assert QApplication.focusWidget() is window.widgets.gradients


def test_a_frame_shows_where_the_keys_have_gone_until_a_click(window, qtbot):
    graph = window.widgets.graph
    qtbot.keyClick(graph, DIGITS["graph"], CTRL)
    assert window.ring.isVisible()
    corner = graph.mapTo(window, QPoint(0, 0))
    assert window.ring.geometry() == QRect(corner, graph.size())
    qtbot.keyClick(graph, DIGITS["inspector"], CTRL)
    assert window.ring.size() == window.widgets.inspector.size()
    qtbot.mouseClick(window.widgets.inspector.viewport(), Qt.MouseButton.LeftButton)
    assert not window.ring.isVisible()


def test_the_frame_goes_when_the_keyboard_goes_elsewhere_and_follows_its_panel(window, qtbot):
    graph = window.widgets.graph
    qtbot.keyClick(graph, DIGITS["graph"], CTRL)
    window.resize(window.width() - 100, window.height() - 60)
    qtbot.waitUntil(lambda: window.ring.size() == graph.size())
    window.widgets.editor.setFocus()
    qtbot.waitUntil(lambda: not window.ring.isVisible())
