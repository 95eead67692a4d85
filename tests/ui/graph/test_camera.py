"""Where the picture is looked at while steps are taken: pages that cut no column at their left."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.ui.graph.camera import columns_of
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


def test_columns_are_where_boxes_lie_over_each_other():
    corners = np.array([[60, 0, 90, 9], [0, 0, 40, 9], [10, 20, 50, 29], [95, 0, 99, 9]], float)
    assert columns_of(corners).tolist() == [[0, 50], [60, 90], [95, 99]]
    assert columns_of(np.zeros((0, 4))).shape == (0, 2)


def test_no_step_shows_a_column_cut_at_the_left_and_each_shows_its_node(view):
    for k, step in enumerate(MODEL.steps, 1):
        view.set_frame(frame_at(MODEL, k))
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        for left, right in view.camera.columns:
            assert not left + 2 < seen.left() < right - 2, step.text
        if step.node is not None:
            assert seen.intersects(view._graph.rects_of(step.node)[0])


def test_back_at_a_step_the_page_is_the_same(view):
    pages = []
    for k in [*range(len(MODEL.steps) + 1), *range(len(MODEL.steps), -1, -1)]:
        view.set_frame(frame_at(MODEL, k))
        pages.append(QRectF(view.mapToScene(view.viewport().rect()).boundingRect()))
    assert pages == pages[::-1]


def test_a_fit_leaves_the_titles_of_groups_in_sight_too(view):
    view.camera.fit_all()
    free = view.viewportTransform().inverted()[0].mapRect(view.camera.area())
    titles = view._graph.regions.titles
    assert titles
    assert all(free.adjusted(-1, -1, 1, 1).contains(title.place) for title in titles)
