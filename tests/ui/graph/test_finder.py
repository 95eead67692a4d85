"""Finding in the graph, by keys and by mouse."""

import pytest
from PySide6.QtCore import Qt

KEY = Qt.Key


@pytest.fixture
def finder(qtbot, view):
    """Return the open field of a view that shows the neuron."""
    view.setFocus()
    qtbot.keyClick(view, KEY.Key_Slash)
    qtbot.waitUntil(view.finder.wanted.hasFocus)
    return view.finder


def test_it_opens_by_a_key_and_escape_gives_the_graph_its_keys_back(qtbot, view, finder):
    assert finder.isVisible()
    qtbot.keyClicks(finder.wanted, "sig")
    assert finder.marks.nodes
    qtbot.keyClick(finder.wanted, KEY.Key_Escape)
    assert finder.isHidden()
    assert finder.marks.nodes == ()
    qtbot.waitUntil(view.hasFocus)


def test_enter_goes_on_and_shift_enter_back_and_round(qtbot, view, finder):
    told = []
    view.nodeSelected.connect(told.append)
    qtbot.keyClicks(finder.wanted, ":3")
    hits = finder.marks.nodes
    assert len(hits) >= 2
    assert finder.count.text() == f"1 of {len(hits)}"
    assert view.selected == hits[0]
    qtbot.keyClick(finder.wanted, KEY.Key_Return)
    assert view.selected == hits[1]
    qtbot.keyClick(finder.wanted, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(finder.wanted, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected == hits[-1]
    assert told[-1] == hits[-1]


def test_the_buttons_do_as_the_keys(qtbot, view, finder):
    qtbot.keyClicks(finder.wanted, ":3")
    hits = finder.marks.nodes
    qtbot.mouseClick(finder._buttons["down"], Qt.MouseButton.LeftButton)
    assert view.selected == hits[1]
    qtbot.mouseClick(finder._buttons["up"], Qt.MouseButton.LeftButton)
    assert view.selected == hits[0]
    qtbot.mouseClick(finder._buttons["close"], Qt.MouseButton.LeftButton)
    assert finder.isHidden()


def test_nothing_found_is_said_and_nothing_moves(qtbot, view, finder):
    before = view.selected
    qtbot.keyClicks(finder.wanted, "###")
    assert finder.count.text() == "none"
    assert view.selected == before
    finder.go(1)
    assert view.selected == before


def test_hits_get_rings(qtbot, view, finder):
    assert finder.marks.boundingRect().isNull()
    qtbot.keyClicks(finder.wanted, "sig")
    node = finder.marks.nodes[0]
    assert finder.marks.boundingRect().contains(view._graph.rects_of(node)[0])


def test_it_keeps_to_the_corner(view, finder):
    view.resize(640, 400)
    right = view.width() - finder.geometry().right()
    assert 0 < right < 20
    assert finder.y() < 20
