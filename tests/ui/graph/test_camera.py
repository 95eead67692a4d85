"""Where the picture is looked at when it is fitted, and moved."""

import pytest
from PySide6.QtCore import QRectF

from gradviz.layout.arrange import arrange
from gradviz.trace.folding import fold
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from tests.helpers.grouped import trained

MODEL = trained(1)


@pytest.fixture
def view(qtbot):
    """Return a view of a model with all its layers open, too wide to be shown whole."""
    view, folded = GraphView(), fold(MODEL)
    qtbot.addWidget(view)
    view.resize(630, 550)
    view.set_trace(MODEL, arrange(folded.nodes, sizes(folded.nodes), held=folded.held))
    view.show()
    qtbot.waitExposed(view)
    return view


def test_a_fit_leaves_the_titles_of_groups_in_sight_too(view):
    view.camera.fit_all()
    free = view.viewportTransform().inverted()[0].mapRect(view.camera.area())
    titles = view._graph.regions.titles
    assert titles
    assert all(free.adjusted(-1, -1, 1, 1).contains(title.place) for title in titles)


@pytest.mark.parametrize(("x", "y"), [(-40, -30), (500, 300), (80, 60)])
def test_a_page_moves_as_far_as_shows_what_something_arrives_at(view, x, y):
    source = QRectF(1000 + x, 100 + y, 40, 30)
    view.camera.turn_to((1000, 100), source)
    page = view._free_area()
    assert page.adjusted(-1, -1, 1, 1).contains(source)
    inside = 0 <= x <= page.width() - 40, 0 <= y <= page.height() - 30
    assert inside == (abs(page.left() - 1000) < 1.5, abs(page.top() - 100) < 1.5)


def test_a_page_stays_where_it_is_for_nothing(view):
    view.camera.turn_to((1000, 100), QRectF())
    page = view._free_area()
    assert (abs(page.left() - 1000) < 1.5, abs(page.top() - 100) < 1.5) == (True, True)
