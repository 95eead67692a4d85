"""Where the picture is looked at while steps are taken, in a graph too large to be shown whole."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gradviz.layout.arrange import DEFAULT, arrange
from gradviz.layout.geometry import Box, Drawing, Path
from gradviz.trace import Step, frame_at
from gradviz.trace.folding import fold
from gradviz.trace.stages import plan
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.pages import Pages, Room
from gradviz.ui.graph.sizes import sizes
from tests.helpers.grouped import trained

MODEL = trained(1)
NOTHING = np.zeros((0, 4))
ROOM, CONTENT = Room(500.0, 300.0, 12.0), (0.0, 0.0, 2000.0, 400.0)


def drawn(downwards=False):
    """Return the drawing of a model with all its layers open."""
    folded, metrics = fold(MODEL), replace(DEFAULT, downwards=downwards)
    measured = sizes(folded.nodes, lying=downwards)
    return arrange(folded.nodes, measured, metrics, held=folded.held)


@pytest.fixture(params=[False, True], ids=["rightwards", "downwards"])
def view(request, qtbot):
    """Return a view that is too small for the model."""
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(*((700, 480) if request.param else (630, 550)))
    view.set_trace(MODEL, drawn(request.param))
    view.show()
    qtbot.waitExposed(view)
    assert not view.camera.can_fit()
    return view


def seen_at(view, index):
    """Return what of the scene is in view after `index` steps."""
    view.set_frame(frame_at(MODEL, index))
    return QRectF(view.mapToScene(view.viewport().rect()).boundingRect())


def test_each_step_shows_its_node_whole_and_no_page_begins_within_a_column(view):
    down = view._graph.drawing.downwards
    for k, step in enumerate(MODEL.steps, 1):
        view.set_frame(frame_at(MODEL, k))
        free = view._free_area()
        begin = (free.top() if down else free.left()) - view.camera.room().border
        for low, high in view._pages.bands[down]:
            assert not low + 2 < begin < high - 2, step.text
        if step.node is not None:
            assert any(free.contains(r) for r in view._graph.rects_of(step.node))


def test_what_each_stage_inside_a_step_is_about_is_in_view(view):
    view.resize(view.size() * 0.6)
    kinds = set()
    for k, step in enumerate(MODEL.steps, 1):
        for stage, (kind, _) in enumerate(plan(step) if step.kind == "pulled_back" else (), 1):
            view.set_frame(replace(frame_at(MODEL, k), stage=stage))
            about = view.overlay.stage.about
            assert view._free_area().adjusted(-1, -1, 1, 1).contains(about), (step.text, kind)
            kinds.add(kind)
    assert len(kinds) == 5


def test_steps_share_pages_and_one_that_is_about_no_node_turns_none(view):
    seen = [seen_at(view, k) for k in range(len(MODEL.steps) + 1)]
    turned = [k for k, (a, b) in enumerate(pairwise(seen)) if a != b]
    assert 0 < len(turned) < len(MODEL.steps) / 2
    assert all(MODEL.steps[k].node is not None for k in turned)


def test_back_at_a_step_the_page_is_the_same_whichever_way_it_is_come_to(view):
    there = [*range(len(MODEL.steps) + 1)]
    seen = [seen_at(view, k) for k in [*there, *there[::-1]]]
    assert seen == seen[::-1]
    assert [seen_at(view, k) for k in there[::7]] == seen[: len(there) : 7]


def test_pages_are_worked_out_where_they_are_asked_for():
    drawing, asked = drawn(), []
    corners = np.array([[b.x, b.y, b.x + b.width, b.y + b.height] for b in drawing.boxes])

    def showing(node):
        asked.append(node)
        return [] if node is None else [drawing.box_of[node]]

    steps = MODEL.steps * 100
    pages = Pages(steps, drawing, corners, CONTENT, showing)
    far = pages.place(len(steps) // 2, ROOM)
    assert far is not None
    assert len(asked) < len(steps) / 5
    count = len(asked)
    assert pages.place(len(steps) // 2, ROOM) == far
    assert len(asked) == count
    assert Pages(steps, drawing, corners, CONTENT, showing).place(len(steps) // 2, ROOM) == far


def test_what_is_about_nothing_drawn_has_the_page_of_what_was_spoken_of_before():
    drawing, steps = drawn(), [step_of(None), *(step_of(0) for _ in range(3))]
    corners = np.array([[b.x, b.y, b.x + b.width, b.y + b.height] for b in drawing.boxes])
    pages = Pages(
        steps + [step_of(None)] * 3000,
        drawing,
        corners,
        CONTENT,
        lambda node: [] if node is None else [node],
    )
    assert {pages.place(k, ROOM) for k in range(0, 3004, 4)} == {pages.place(2, ROOM)}
    nothing = Pages(steps[:1], arrange((), {}), NOTHING, CONTENT, lambda _node: [])
    assert nothing.place(0, ROOM) is None


@pytest.mark.parametrize(
    ("kind", "tail", "shown"),
    [
        ("computed", (820, 1000), [(820, 1000), (1000, 1000)]),
        ("computed", (720, 1000), [(1000, 1000), (1350, 1000)]),  # too far off: the next step's is
        ("pulled_back", (720, 1000), [(720, 1000), (1000, 1000)]),  # it goes to where that is
        ("pulled_back", (600, 1000), [(1000, 1000), (1350, 1000)]),
        ("pulled_back", (1000, 850), [(1000, 850), (1000, 1000), (1350, 1000)]),
        ("pulled_back", (1000, 800), [(1000, 1000), (1350, 1000)]),
    ],
)
def test_a_box_is_seen_with_what_comes_into_it_where_that_is_near(kind, tail, shown):
    places = [tail, (1000, 1000), (20, 20), (1350, 1000)]
    corners = np.array([(x, y, x + 40, y + 30) for x, y in places], float)
    boxes = tuple(Box(k, k, x, y, 40, 30) for k, (x, y) in enumerate(places))
    path = Path(0, 1, 0, np.zeros((2, 2)))
    drawing = Drawing(boxes, (path,), {k: k for k in range(4)}, 2000, 2000)
    steps = [step_of(node, kind) for node in (2, 1, 3)]
    pages = Pages(steps, drawing, corners, (0, 0, 2000, 2000), lambda node: [node])
    seen = QRectF(*pages.place(2, ROOM), ROOM.width, ROOM.height)
    assert [place for place in places if seen.contains(QRectF(*place, 40, 30))] == shown


def step_of(node, kind="computed"):
    """Return a step that is about a node, or about none."""
    return Step(kind, None, None, node)
