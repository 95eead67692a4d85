"""Groups in the view: opened and closed by mouse and by keys, and stepped through while closed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from tests.helpers.grouped import grouped_trace

KEY = Qt.Key
FIRST = 9


def drawing_of(trace, closed):

    folded = fold(trace, frozenset(closed))
    return replace(arrange(folded.nodes, sizes(folded.nodes)), fold=folded)


@pytest.fixture
def shown(qtbot):
    """Return a maker of a shown view that draws again as the document would."""

    def make(closed=()):
        view, trace = GraphView(), grouped_trace()
        qtbot.addWidget(view)
        view.resize(1000, 520)
        view.set_trace(trace, drawing_of(trace, closed))
        view.set_frame(frame_at(trace, len(trace.steps)))
        view.foldRequested.connect(lambda closed: view.set_drawing(drawing_of(trace, closed)))
        view.show()
        qtbot.waitExposed(view)
        return view

    return make


def at(view, node):
    return view.mapFromScene(view._graph.rects_of(node)[0].center())


def click(qtbot, view, place):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def title(view, group):
    found = next(t for t in view._graph.regions.titles if t.group == group)
    return view.mapFromScene(found.place.center())


def test_a_click_opens_a_group_and_a_click_on_its_title_closes_it(qtbot, shown):
    view = shown({0, 2, 4})
    asked = []
    view.nodeActivated.connect(asked.append)
    click(qtbot, view, at(view, FIRST))
    assert view._graph.fold.closed == {2, 4}
    assert {FIRST + 2, FIRST + 4, 2, 5} <= view._graph.boxes_of.keys()
    click(qtbot, view, title(view, 1))
    assert view._graph.fold.closed == {1, 2, 4}
    assert FIRST + 1 in view._graph.boxes_of
    assert asked == []  # no step was asked for


def test_enter_opens_and_backspace_closes(qtbot, shown):
    view = shown({0})
    view.select(FIRST)
    qtbot.keyClick(view, KEY.Key_Return)
    assert view._graph.fold.closed == frozenset()
    assert view._graph.regions.around(view._graph.boxes_of[view.selected][0])
    view.select(6)
    for closed in ({4}, {4, 3}, {4, 3, 0}):
        qtbot.keyClick(view, KEY.Key_Backspace)
        assert view._graph.fold.closed == closed
    qtbot.keyClick(view, KEY.Key_Backspace)  # nothing is around the loop
    assert view._graph.fold.closed == {4, 3, 0}


def test_g_opens_all_and_closes_all(qtbot, shown):
    view = shown({0, 3})
    qtbot.keyClick(view, KEY.Key_G)
    assert view._graph.fold.closed == frozenset()
    qtbot.keyClick(view, KEY.Key_G)
    assert view._graph.fold.closed == {0, 1, 2, 3, 4}


def test_what_is_opened_or_closed_stays_where_it_was(qtbot, shown):
    view = shown({2, 3})
    view.zoom_by(1.5)
    corner = view.mapFromScene(view.corner_of(3))
    view.open_group(3)
    assert (view.mapFromScene(view.corner_of(3)) - corner).manhattanLength() <= 2
    view.close_group(3)
    assert (view.mapFromScene(view.corner_of(3)) - corner).manhattanLength() <= 2


def test_keys_walk_through_closed_groups(qtbot, shown):
    view = shown({1, 3})
    view.select(0)
    told = []
    view.nodeSelected.connect(told.append)
    qtbot.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.overlay.selection.node == FIRST + 1
    assert view.selected is None  # a group is no node of the trace
    assert "closed group pass 1, operations: 3" in view.accessibleDescription()
    qtbot.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.overlay.selection.node == FIRST + 3


def test_steps_inside_a_closed_group_are_marked_at_its_box(shown):
    view = shown({1, 3})
    trace = view._graph.trace
    view.set_frame(frame_at(trace, 0))
    moment = view._graph.moment
    assert not moment.shown[FIRST + 1]
    view.set_frame(frame_at(trace, 2))  # square, in the first pass
    moment = view._graph.moment
    assert moment.active == FIRST + 1
    assert moment.shown[FIRST + 1]
    assert not moment.shown[FIRST + 3]
    assert moment.current == ()  # its argument comes from inside
    view.set_frame(frame_at(trace, 1))  # multiply takes two values from outside
    heads = {view._graph.drawing.paths[k].head for k in view._graph.moment.current}
    assert heads == {view._graph.boxes_of[FIRST + 1][0]}
    assert len(view._graph.moment.current) == 2
    view.set_frame(frame_at(trace, len(trace.steps)))
    assert view._graph.moment.done[FIRST + 1]
    assert view._graph.moment.travelled.all()


def test_marks_of_hidden_nodes_are_at_the_box(shown):
    view = shown({0})
    view.set_cut(3, "here")
    assert view.overlay.cut.cut.node == 3
    view.set_breaks(frozenset({4}))
    box = view._graph.rects_of(FIRST)[0]
    assert view.overlay.breaks.boundingRect().contains(box)
    view.select(5)
    assert view.selected == 5


def test_pointing_at_a_group_points_at_no_node(qtbot, shown):
    view = shown({0})
    told = []
    view.nodeHovered.connect(told.append)
    qtbot.mouseMove(view.viewport(), at(view, 8))
    qtbot.mouseMove(view.viewport(), at(view, FIRST))
    assert told == [8, None]
    view._show_card(FIRST)
    assert "passes: 2" in view._card.text()


def test_open_groups_are_marked_where_some_are_closed_and_else_around_what_is_selected(shown):
    view = shown()
    assert view._graph.regions.titles == ()
    view.select(6)
    assert [t.group for t in view._graph.regions.titles] == [4]
    view.select(8)
    assert view._graph.regions.titles == ()
    view.close_group(3)
    assert [t.group for t in view._graph.regions.titles] == [0, 1, 2]


def test_what_is_asked_for_before_the_last_was_drawn_is_added_to_it(shown):
    view = shown({0, 1, 2, 3, 4})
    view.foldRequested.disconnect()
    asked = []
    view.foldRequested.connect(asked.append)
    view.open_group(0)
    view.open_group(3)
    assert asked == [{1, 2, 3, 4}, {1, 2, 4}]
    view.set_drawing(drawing_of(view._graph.trace, asked[0]))
    view.close_group(0)
    assert asked[-1] == {0, 1, 2, 4}


def test_a_group_out_of_sight_is_brought_into_sight_when_it_opens(shown):
    view = shown({2, 3})
    view.zoom_by(4.0)
    view.center_on_node(0)
    view.open_group(3)
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    assert seen.contains(view.corner_of(3))
