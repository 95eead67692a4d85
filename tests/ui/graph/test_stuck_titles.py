"""The title of an open group stays in sight as long as some of its frame is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF

from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.graph.stuck_titles import stuck
from tests.helpers.grouped import trained

MODEL, FIRST, SECOND = 1, 2, 3


@pytest.fixture
def view(qtbot):
    view, trace = GraphView(), trained(1)
    qtbot.addWidget(view)
    view.resize(560, 420)
    folded = fold(trace, frozenset())
    drawing = arrange(folded.nodes, sizes(folded.nodes), held=folded.held)
    view.set_trace(trace, replace(drawing, fold=folded))
    view.set_frame(frame_at(trace, len(trace.steps)))
    view.show()
    qtbot.waitExposed(view)
    return view


def seen(view):
    return view.viewportTransform().inverted()[0].mapRect(view.camera.area())


def test_nothing_sticks_where_all_titles_are_in_sight(view):
    view.camera.fit_all()
    assert stuck(view._graph.regions, seen(view)) == []
    assert stuck(view._graph.regions, QRectF()) == []  # a picture shows all of it


def test_a_title_that_left_at_the_left_sticks_there_and_closes_its_group(view):
    regions = view._graph.regions
    frame = regions.frames.of(SECOND)
    view.zoom_by(1.0 / view.camera.zoom)
    view.camera.put(QPointF(frame.left() + 60, frame.center().y()), view.camera.area().center())
    view.camera.pan(-view.camera.area().width() / 2, 0)
    titles = {title.group: title.place for title in stuck(regions, seen(view))}
    assert set(titles) == {MODEL, SECOND}
    for group, place in titles.items():
        assert regions.frames.of(group).adjusted(0, -10, 0, 0).contains(place)
        assert seen(view).contains(place)
        assert view.overlay.titles.title_at(place.center()) == group
    assert not titles[MODEL].intersects(titles[SECOND])


def test_a_title_leaves_with_the_end_of_its_frame(view):
    regions = view._graph.regions
    frame = regions.frames.of(FIRST)
    last = QRectF(frame.right() - 5, frame.top() - 20, 400, 300)
    assert FIRST not in {title.group for title in stuck(regions, last)}
